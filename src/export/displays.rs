//! The displays that are no matrix, as tables of text and as JSON.

use serde_json::{Value, json};

use super::matrix::{ruled, separated};
use crate::analysis::displays::{Leaning, PairSheet, Substructed};
use crate::study::{CaseId, RecordId as _};

/// A small table, its first line the head; all lines are of the same length.
pub type Lines = Vec<Vec<String>>;

pub fn csv(lines: &Lines) -> String {
    separated(lines, b',')
}

pub fn tsv(lines: &Lines) -> String {
    separated(lines, b'\t')
}

pub fn markdown(lines: &Lines) -> String {
    ruled(lines, " --- |")
}

/// A line a theme, with a column for each case, one for each pair, and in how many pairs the cases differ.
pub fn pair_lines(sheet: &PairSheet) -> Lines {
    let pair = |(one, other): &(usize, usize)| format!("{} : {}", sheet.cases[*one].1, sheet.cases[*other].1);
    let cases = sheet.cases.iter().map(|(_, name)| name.clone());
    let head = ["theme".to_owned()].into_iter().chain(cases).chain(sheet.pairs.iter().map(pair));
    let mut lines: Lines = vec![head.chain(["pairs that differ".to_owned()]).collect()];
    for row in &sheet.rows {
        let leanings = row.leanings.iter().map(|leaning| leaning_text(*leaning));
        let verdicts = row.verdicts.iter().map(|verdict| verdict.key().to_owned());
        let line = [row.name.clone()].into_iter().chain(leanings).chain(verdicts);
        lines.push(line.chain([row.differing().to_string()]).collect());
    }
    lines
}

fn leaning_text(leaning: Leaning) -> String {
    match leaning {
        Leaning::Unknown => "unknown".to_owned(),
        Leaning::Rated(rating) => rating.to_string(),
        Leaning::Polarity(polarity) => polarity.key().to_owned(),
    }
}

pub fn pair_json(sheet: &PairSheet) -> Value {
    let pairs = sheet.pairs.iter().enumerate().map(|(at, (one, other))| {
        let [same, different, unknown] = sheet.sums(at);
        json!({ "cases": [one, other], "same": same, "different": different, "unknown": unknown })
    });
    let rows = sheet.rows.iter().map(|row| {
        json!({
            "id": row.theme.uuid().to_string(),
            "label": row.name,
            "cases": row.leanings.iter().map(|leaning| leaning_text(*leaning)).collect::<Vec<_>>(),
            "pairs": row.verdicts.iter().map(|verdict| verdict.key()).collect::<Vec<_>>(),
            "differing": row.differing(),
        })
    });
    json!({
        "cases": named(&sheet.cases),
        "pairs": pairs.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn named(cases: &[(CaseId, String)]) -> Vec<Value> {
    cases.iter().map(|(id, name)| json!({ "id": id.uuid().to_string(), "label": name })).collect()
}

fn names(cases: &[(CaseId, String)]) -> String {
    cases.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; ")
}

/// A line a value of the first attribute; cases without a value stand in a line of their own below.
pub fn substructed_lines(table: &Substructed) -> Lines {
    let corner = table.attributes.join(" × ");
    let mut lines: Lines = vec![[corner].into_iter().chain(table.columns.iter().cloned()).collect()];
    for (label, row) in table.rows.iter().zip(&table.cells) {
        lines.push([label.clone()].into_iter().chain(row.iter().map(|cases| names(cases))).collect());
    }
    if !table.left_out.is_empty() && !table.columns.is_empty() {
        let mut line = vec!["without a value".to_owned(), names(&table.left_out)];
        line.resize(table.columns.len() + 1, String::new());
        lines.push(line);
    }
    lines
}

pub fn substructed_json(table: &Substructed) -> Value {
    let cells: Vec<Vec<Vec<Value>>> =
        table.cells.iter().map(|row| row.iter().map(|cases| named(cases)).collect()).collect();
    json!({
        "attributes": table.attributes,
        "rows": table.rows,
        "columns": table.columns,
        "cells": cells,
        "without_a_value": named(&table.left_out),
    })
}
