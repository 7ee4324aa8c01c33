//! Rows and columns put in order by likeness and by the first axis, against the worked examples.

use crosscase::analysis::{CellKind, Lens, Matrix, MatrixSpec, Measure, Note, Order};
use crosscase::study::{AbsenceKind, Polarity};
use serde_json::Value;

use super::{numbers, oracle, table};
use crate::analysis::more_matrix::write;
use crate::analysis::notation::{Built, spec, study};

/// A study with as many passages of each theme in each case as the table of an oracle says.
fn counted(file: &str, rows: &str, columns: &str) -> (Built, Value) {
    let known = oracle(file);
    let names = |key: &str| -> Vec<String> {
        known[key].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let (cases, themes) = (names(rows), names(columns));
    let mut line = String::new();
    for (case, row) in cases.iter().zip(table(&known["table"])) {
        for (theme, count) in themes.iter().zip(row) {
            for _ in 0..count as usize {
                line += &format!("{case}:{theme}:_:- ");
            }
        }
    }
    (study(&line), known)
}

fn columns(matrix: &Matrix) -> Vec<String> {
    matrix.columns.iter().map(|head| head.labels.join("/")).collect()
}

fn rows(matrix: &Matrix) -> Vec<String> {
    matrix.rows.iter().map(|head| head.labels.join("/")).collect()
}

#[track_caller]
fn either_way(ours: &[String], theirs: &[&str]) {
    let turned: Vec<&str> = theirs.iter().rev().copied().collect();
    assert!(ours == theirs || ours == turned, "{ours:?} is neither {theirs:?} nor its reverse");
}

const FIVE: [&str; 5] = ["C3", "C5", "C2", "C1", "C4"];

fn five_cases() -> Built {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/similarity/presence.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let themes: Vec<String> = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
    let mut line = String::new();
    for row in reader.records().map(Result::unwrap) {
        for (theme, there) in themes.iter().zip(row.iter().skip(1)) {
            if there == "1" {
                line += &format!("{}:{theme}:_:- ", &row[0]);
            }
        }
    }
    study(&line)
}

#[test]
fn five_cases_stand_as_another_program_lays_the_leaves() {
    let known = oracle("similarity/five_cases_eight_themes.json");
    assert_eq!(known["optimal_leaf_order"], serde_json::json!(FIVE));
    let mut built = five_cases();
    let across = MatrixSpec { column_order: Order::Similarity, ..spec("theme", "case") };
    let matrix = built.matrix(&across, &Lens::default());
    either_way(&columns(&matrix), &FIVE);
    let alike = |note: &&Note| matches!(note, Note::ByLikeness { columns: true, cosine: false, .. });
    assert_eq!(matrix.notes.iter().filter(alike).count(), 1);
    let down = MatrixSpec { row_order: Order::Similarity, ..spec("case", "theme") };
    let matrix = built.matrix(&down, &Lens::default());
    either_way(&rows(&matrix), &FIVE);
    assert!(
        matrix.notes.iter().any(|note| note.in_words(false).starts_with("Rows stand by likeness (Jaccard"))
    );
    // How often a theme is there does not matter to presence.
    for _ in 0..9 {
        built.one_evidence("C4:a:_:-");
    }
    either_way(&columns(&built.matrix(&across, &Lens::default())), &FIVE);
}

#[test]
fn what_is_empty_stands_last() {
    let mut built = five_cases();
    built.case("C0");
    built.theme("nowhere");
    for order in [Order::Similarity, Order::FirstAxis] {
        let asked = MatrixSpec { row_order: order.clone(), column_order: order, ..spec("theme", "case") };
        let matrix = built.matrix(&asked, &Lens::default());
        assert_eq!(columns(&matrix).last().map(String::as_str), Some("C0"));
        assert_eq!(rows(&matrix).last().map(String::as_str), Some("nowhere"));
        assert_eq!((matrix.columns.len(), matrix.rows.len()), (6, 9));
        assert!(!matrix.notes.contains(&Note::NoSuchOrder));
    }
}

#[test]
fn shares_are_alike_by_their_profiles() {
    // Every theme is everywhere: presence tells nothing apart. By hand: the angle from C to B is smaller
    // than that from A to B, and A and C are nearest.
    let line = "A:T1:_:- ".repeat(10) + "A:T2:_:- " + "B:T1:_:- " + &"B:T2:_:- ".repeat(10);
    let built = study(&(line + &"C:T1:_:- ".repeat(9) + &"C:T2:_:- ".repeat(3)));
    let asked = MatrixSpec {
        column_order: Order::Similarity,
        measure: Measure::ColumnPercent,
        ..spec("theme", "case")
    };
    let matrix = built.matrix(&asked, &Lens::default());
    either_way(&columns(&matrix), &["A", "C", "B"]);
    assert!(matrix.notes.contains(&Note::ByLikeness { columns: true, cosine: true, tied: false }));
    let counts = built.matrix(&MatrixSpec { measure: Measure::Raw, ..asked.clone() }, &Lens::default());
    assert!(counts.notes.contains(&Note::ByLikeness { columns: true, cosine: false, tied: true }));
    // Residuals are numbers below zero too.
    let residuals = MatrixSpec { cell: CellKind::Association, measure: Measure::Raw, ..asked };
    either_way(&columns(&built.matrix(&residuals, &Lens::default())), &["A", "C", "B"]);
}

#[test]
fn the_first_axis_puts_rows_and_columns_as_another_program_does() {
    let (built, known) = counted("ca/five_cases_expected.json", "rows", "cols");
    let sorted = |names: &str, points: &str| {
        let first = table(&known[points]).into_iter().map(|point| point[0]);
        let names = known[names].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        let mut both: Vec<(f64, &str)> = first.zip(names).collect();
        both.sort_by(|one, other| one.0.total_cmp(&other.0));
        both.into_iter().map(|(_, name)| name).collect::<Vec<&str>>()
    };
    let both = |rows, columns| MatrixSpec {
        row_order: Order::FirstAxis,
        column_order: Order::FirstAxis,
        ..spec(rows, columns)
    };
    let matrix = built.matrix(&both("case", "theme"), &Lens::default());
    let (cases, themes) = (sorted("rows", "row_principal"), sorted("cols", "col_principal"));
    either_way(&rows(&matrix), &cases);
    either_way(&columns(&matrix), &themes);
    // Both look along the axis the same way, whichever way that is.
    assert_eq!(rows(&matrix) == cases, columns(&matrix) == themes);
    let share = numbers(&known["percent"])[0];
    let note = Note::ByFirstAxis { columns: false, per_mille: (share * 10.0).round() as u32 };
    assert!(matrix.notes.contains(&note), "{:?}", matrix.notes);
    let turned = built.matrix(&both("theme", "case"), &Lens::default());
    either_way(&rows(&turned), &themes);
    either_way(&columns(&turned), &cases);
}

#[test]
fn one_line_is_no_axis_and_says_so() {
    let built = study("A:T1:_:- B:T1:_:-");
    let asked = MatrixSpec { row_order: Order::FirstAxis, ..spec("theme", "case") };
    assert!(built.matrix(&asked, &Lens::default()).notes.contains(&Note::NoSuchOrder));
    let alike = MatrixSpec { row_order: Order::Similarity, ..spec("theme", "case") };
    assert!(!built.matrix(&alike, &Lens::default()).notes.contains(&Note::NoSuchOrder));
    let nothing = study("").matrix(&alike, &Lens::default());
    assert!(nothing.rows.is_empty());
}

#[test]
fn nested_lines_stay_in_their_groups() {
    let mut built = five_cases();
    for token in ["C1:a:_:+", "C3:h:_:+", "C5:h:_:+", "C4:a:_:+"] {
        built.one_evidence(token);
    }
    for order in [Order::Similarity, Order::FirstAxis] {
        for subtotals in [false, true] {
            let asked = MatrixSpec { row_order: order.clone(), subtotals, ..spec("polarity/case", "theme") };
            let matrix = built.matrix(&asked, &Lens::default());
            let groups = matrix.rows.chunk_by(|one, other| one.keys[0] == other.keys[0]).count();
            assert_eq!(groups, Polarity::ALL.len(), "{:?}", rows(&matrix));
            assert_eq!(matrix.rows.iter().filter(|row| row.keys.len() == 2).count(), 15);
        }
    }
}

#[test]
fn not_read_is_not_the_same_as_not_there() {
    let mut built = study("A:T1:_:- A:T2:_:- B:T1:_:- C:T1:_:- C:T3:_:-");
    let asked = MatrixSpec { column_order: Order::Similarity, ..spec("theme", "case") };
    // B is as near to A as to C: one theme in common of two.
    let tied =
        |matrix: &Matrix| matrix.notes.iter().any(|note| matches!(note, Note::ByLikeness { tied: true, .. }));
    assert!(tied(&built.matrix(&asked, &Lens::default())));
    // Had nobody read for T3 in B, all that is known of B and C both is the same.
    write(&mut built, "B", "T3", None, Some(AbsenceKind::NotRead));
    assert!(!tied(&built.matrix(&asked, &Lens::default())));
}
