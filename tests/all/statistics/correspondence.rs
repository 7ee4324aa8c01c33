//! Axes, coordinates, contributions and qualities of correspondence analysis.

use crosscase::analysis::correspondence::{Correspondence, NoCorrespondence, Point, correspondence};
use proptest::prelude::*;
use serde_json::Value;

use super::{near, numbers, oracle, table};

/// Coordinates up to a sign for each axis; the signs are those that make the first side fit.
fn check_side(points: &[Point], oracle: &Value, side: &str, signs: &mut Option<Vec<f64>>) {
    let of = |key: &str| table(&oracle[format!("{side}_{key}")]);
    let masses = numbers(&oracle[format!("{side}_mass")]);
    let (standard, principal, contrib, cos2) = (of("standard"), of("principal"), of("contrib"), of("cos2"));
    assert_eq!(points.len(), masses.len());
    let axes = standard[0].len();
    let signs = signs.get_or_insert_with(|| {
        (0..axes)
            .map(|axis| {
                let far = (0..points.len())
                    .max_by(|a, b| standard[*a][axis].abs().total_cmp(&standard[*b][axis].abs()));
                (points[far.unwrap()].standard[axis] * standard[far.unwrap()][axis]).signum()
            })
            .collect()
    });
    for (at, point) in points.iter().enumerate() {
        assert_eq!(point.at, at);
        near(point.mass, masses[at], "mass");
        assert_eq!(point.standard.len(), axes);
        for axis in 0..axes {
            let what = format!("{side} {at}, axis {axis}");
            near(point.standard[axis] * signs[axis], standard[at][axis], &format!("standard, {what}"));
            near(point.principal[axis] * signs[axis], principal[at][axis], &format!("principal, {what}"));
            near(point.contributions[axis], contrib[at][axis], &format!("contribution, {what}"));
            near(point.cos2[axis], cos2[at][axis], &format!("cos2, {what}"));
        }
    }
}

fn check(file: &str) -> Correspondence {
    let oracle = oracle(file);
    let found = correspondence(&table(&oracle["table"])).unwrap();
    let list = |ours: &[f64], key: &str| {
        let theirs = numbers(&oracle[key]);
        assert_eq!(ours.len(), theirs.len(), "{key}");
        ours.iter().zip(theirs).for_each(|(ours, theirs)| near(*ours, theirs, key));
    };
    list(&found.singular, "singular_values");
    list(&found.inertias, "eigenvalues");
    list(&found.percent(), "percent");
    near(found.total_inertia, oracle["total_inertia"].as_f64().unwrap(), "inertia");
    let mut signs = None;
    check_side(&found.rows, &oracle, "row", &mut signs);
    check_side(&found.columns, &oracle, "col", &mut signs);
    found
}

#[test]
fn axes_are_those_of_other_programs() {
    assert!(!check("ca/smoke_expected.json").is_a_line());
    assert!(!check("ca/five_cases_expected.json").is_a_line());
}

#[test]
fn two_cases_make_a_line() {
    let found = check("ca/two_cases_degenerate.json");
    assert!(found.is_a_line() && found.cautions()[0].contains("one dimension"));
}

/// The inertias of rows as R ca prints them for the smoke data, in six decimals.
#[test]
fn inertias_of_points_are_those_that_r_prints() {
    let found = correspondence(&table(&oracle("ca/smoke_expected.json")["table"])).unwrap();
    for (ours, theirs) in found.rows.iter().zip([0.002_673, 0.011_881, 0.038_314, 0.026_269, 0.006_053]) {
        assert!((ours.inertia - theirs).abs() < 6e-7, "{} and not {theirs}", ours.inertia);
    }
}

#[test]
fn the_row_that_stands_out_is_on_the_positive_side() {
    for file in ["ca/smoke_expected.json", "ca/five_cases_expected.json"] {
        let oracle = oracle(file);
        let found = correspondence(&table(&oracle["table"])).unwrap();
        for (ours, theirs) in found.rows.iter().zip(table(&oracle["row_standard"])) {
            // The sign rule of the example is the same one.
            ours.standard.iter().zip(theirs).for_each(|(ours, theirs)| near(*ours, theirs, "with its sign"));
        }
    }
}

#[test]
fn empty_rows_and_columns_are_dropped_first() {
    let full = table(&oracle("ca/smoke_expected.json")["table"]);
    let mut holes = full.clone();
    holes.iter_mut().for_each(|row| row.insert(1, 0.0));
    holes.insert(2, vec![0.0; 5]);
    let (full, holes) = (correspondence(&full).unwrap(), correspondence(&holes).unwrap());
    assert_eq!((&holes.left_out_rows[..], &holes.left_out_columns[..]), (&[2][..], &[1][..]));
    assert_eq!(holes.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [0, 1, 3, 4, 5]);
    assert_eq!(holes.columns.iter().map(|column| column.at).collect::<Vec<_>>(), [0, 2, 3, 4]);
    assert_eq!(full.singular, holes.singular);
}

#[test]
fn what_is_too_small_or_all_alike_is_refused() {
    let small = |table: &[Vec<f64>]| matches!(correspondence(table), Err(NoCorrespondence::TooSmall { .. }));
    assert!(small(&[]) && small(&[vec![]]) && small(&[vec![1.0, 2.0, 3.0]]));
    assert!(small(&[vec![1.0, 2.0], vec![2.0, 1.0]]));
    assert!(small(&[vec![0.0; 4], vec![0.0; 4], vec![0.0; 4]]));
    assert!(small(&[vec![1.0, 2.0, 0.0], vec![3.0, 1.0, 0.0], vec![0.0, 0.0, 0.0]]));
    let alike = correspondence(&[vec![1.0, 2.0, 3.0], vec![2.0, 4.0, 6.0], vec![3.0, 6.0, 9.0]]);
    assert_eq!(alike.unwrap_err(), NoCorrespondence::NoDifference);
    // Two rows of one profile: one axis fewer, and nothing that is not a number.
    let found = correspondence(&[vec![1.0, 2.0, 3.0], vec![2.0, 4.0, 6.0], vec![3.0, 1.0, 1.0]]).unwrap();
    assert!(found.is_a_line());
    near(found.rows[0].principal[0], found.rows[1].principal[0], "rows of one profile");
}

proptest! {
    /// What the numbers mean, on any table.
    #[test]
    fn coordinates_give_back_the_table(
        lines in prop::collection::vec(prop::collection::vec(0_u32..30, 6), 3..9),
        width in 3_usize..6,
    ) {
        let table: Vec<Vec<f64>> =
            lines.iter().map(|line| line[..width].iter().map(|count| f64::from(*count)).collect()).collect();
        let Ok(found) = correspondence(&table) else { return Ok(()) };
        let total: f64 = table.iter().flatten().sum();
        prop_assert!((found.inertias.iter().sum::<f64>() - found.total_inertia).abs() < 1e-9);
        for (axis, inertia) in found.inertias.iter().enumerate() {
            for side in [&found.rows, &found.columns] {
                let sum = |of: &dyn Fn(&Point) -> f64| side.iter().map(of).sum::<f64>();
                prop_assert!((sum(&|p| p.contributions[axis]) - 1.0).abs() < 1e-9);
                prop_assert!(sum(&|p| p.mass * p.standard[axis]).abs() < 1e-9);
                prop_assert!((sum(&|p| p.mass * p.principal[axis].powi(2)) - inertia).abs() < 1e-9);
            }
        }
        for point in found.rows.iter().chain(&found.columns) {
            let shown: f64 = point.cos2.iter().sum();
            prop_assert!((shown - 1.0).abs() < 1e-6 || point.inertia < 1e-12, "{shown}");
        }
        for row in &found.rows {
            for column in &found.columns {
                let sum: f64 = (0..found.singular.len())
                    .map(|axis| found.singular[axis] * row.standard[axis] * column.standard[axis])
                    .sum();
                let share = row.mass * column.mass * (1.0 + sum);
                prop_assert!((share - table[row.at][column.at] / total).abs() < 1e-9);
            }
        }
    }
}
