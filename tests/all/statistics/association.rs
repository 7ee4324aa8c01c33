//! Expected counts, residuals, chi-square and V.

use crosscase::analysis::association::association;
use serde_json::Value;

use super::{near, oracle, table};

fn check(file: &str) {
    let oracle = oracle(file);
    let found = association(&table(&oracle["table"]));
    let number = |key: &str| oracle[key].as_f64().unwrap();
    near(found.total, number("n"), "n");
    near(found.chi_square, number("chi2"), "chi-square");
    near(found.degrees as f64, number("df"), "degrees");
    near(found.v.unwrap(), number("cramers_v"), "V");
    near(found.v_corrected.unwrap(), number("cramers_v_bergsma"), "V corrected");
    near(found.small_cells as f64, number("cells_expected_lt5"), "small cells");
    near(found.cells as f64, number("cells"), "cells");
    near(found.p_value().unwrap(), number("p_value"), "p");
    let same = |ours: &[Vec<Option<f64>>], theirs: &Value, what: &str| {
        for (ours, theirs) in ours.iter().zip(table(theirs)) {
            assert_eq!(ours.len(), theirs.len());
            ours.iter().zip(theirs).for_each(|(ours, theirs)| near(ours.unwrap(), theirs, what));
        }
    };
    same(&found.pearson, &oracle["pearson_residuals"], "Pearson residual");
    same(&found.adjusted, &oracle["adjusted_residuals"], "adjusted residual");
    let expected: Vec<Vec<Option<f64>>> =
        found.expected.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    same(&expected, &oracle["expected"], "expected");
}

#[test]
fn tables_are_as_other_programs_have_them() {
    for file in ["smoke_expected", "five_cases_expected", "two_cases_degenerate"] {
        check(&format!("ca/{file}.json"));
    }
}

#[test]
fn tails_of_chi_square_are_those_of_printed_tables() {
    // Critical values that any textbook prints, with five decimals at most.
    for (degrees, value, tail) in [
        (1, 3.841_459, 0.05),
        (1, 6.634_897, 0.01),
        (2, 5.991_465, 0.05),
        (3, 7.814_728, 0.05),
        (3, 0.351_846, 0.95),
        (5, 11.070_498, 0.05),
        (10, 18.307_038, 0.05),
        (30, 43.772_972, 0.05),
        (100, 124.342_113, 0.05),
    ] {
        // A table with this chi-square: only the two numbers matter to the tail.
        let mut found = association(&[vec![1.0, 2.0], vec![2.0, 1.0]]);
        (found.chi_square, found.degrees) = (value, degrees);
        near(found.p_value().unwrap(), tail, &format!("{degrees} degrees"));
    }
}

#[test]
fn tables_without_anything_have_no_numbers() {
    for table in [vec![], vec![vec![]], vec![vec![0.0, 0.0], vec![0.0, 0.0]]] {
        let found = association(&table);
        assert_eq!((found.v, found.v_corrected, found.p_value()), (None, None, None));
        assert_eq!((found.cells, found.small_cells, found.degrees), (0, 0, 0));
        assert!(found.chi_square.abs() < f64::EPSILON);
    }
    let one = association(&[vec![7.0]]);
    assert_eq!((one.v, one.p_value(), one.adjusted[0][0]), (None, None, None));
    // An empty column is no column, and one row says nothing of differences.
    let line = association(&[vec![3.0, 0.0, 4.0]]);
    assert_eq!((line.cells, line.degrees, line.v), (2, 0, None));
    assert_eq!(line.pearson[0][1], None);
}

#[test]
fn equal_rows_are_as_expected() {
    let found = association(&[vec![2.0, 4.0], vec![3.0, 6.0], vec![1.0, 2.0]]);
    near(found.chi_square, 0.0, "chi-square");
    near(found.v.unwrap(), 0.0, "V");
    near(found.v_corrected.unwrap(), 0.0, "V corrected");
    near(found.p_value().unwrap(), 1.0, "p");
    assert!(found.cautions().iter().any(|caution| caution.contains("in 5 of 6 cells")));
}
