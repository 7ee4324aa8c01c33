//! The attributes of cases as rows that go out to a spreadsheet and come back.

use std::collections::{BTreeMap, BTreeSet};

use super::{cell, cells};
use crate::edit::Command;
use crate::import::value::{self, Manner};
use crate::study::{Attribute, Case, CaseId, Study, Value};

/// What heads the column with the names of cases.
const CASE: &str = "case";

/// A value as it stands in a spreadsheet.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) | Value::Choice(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
    }
}

/// Cases down, attributes across, as tab-separated text with a line of heads.
pub fn copy_attributes(study: &Study, cases: &[CaseId]) -> String {
    let attributes = study.attributes_in_order();
    let line =
        |words: Vec<String>| words.iter().map(|words| cell(words)).collect::<Vec<_>>().join("\t") + "\n";
    let heads = std::iter::once(CASE.to_owned()).chain(attributes.iter().map(|one| one.name.clone()));
    let mut text = line(heads.collect());
    for case in cases.iter().filter_map(|id| study.cases.get(*id)) {
        let values =
            attributes.iter().map(|one| case.values.get(&one.id).map(value_words).unwrap_or_default());
        text.push_str(&line(std::iter::once(case.name.clone()).chain(values).collect()));
    }
    text
}

/// What pasted rows would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PastedAttributes {
    /// The cases as they would be.
    pub cases: Vec<Case>,
    /// What would change, a line a cell: case, attribute, before, after.
    pub changes: Vec<(String, String, String, String)>,
    pub problems: Vec<String>,
    /// How many rows name a case of the study.
    pub found: usize,
}

impl PastedAttributes {
    pub fn command(self) -> Command {
        let label = match self.cases.as_slice() {
            [one] => format!("Changed attributes of {} from a table", one.name),
            many => format!("Changed attributes of {} cases from a table", many.len()),
        };
        Command::Together { label, commands: self.cases.into_iter().map(Command::put).collect() }
    }
}

/// Reads rows that come back from a spreadsheet. The first line names the columns: one is `case`, the
/// others are attributes of the study. An empty cell takes a value away; columns that are not there
/// stay as they are.
pub fn paste_attributes(study: &Study, text: &str) -> PastedAttributes {
    let mut out = PastedAttributes::default();
    let rows = cells(text);
    let Some((heads, rows)) = rows.split_first() else {
        out.problems.push("There is nothing to paste.".to_owned());
        return out;
    };
    let Some(case_at) = heads.iter().position(|head| head.trim().eq_ignore_ascii_case(CASE)) else {
        out.problems.push("The first line must name the columns, and one of them must be “case”.".to_owned());
        return out;
    };
    let known: BTreeMap<String, &Attribute> =
        study.attributes.iter().map(|one| (one.name.to_lowercase(), one)).collect();
    let mut columns: Vec<(usize, &Attribute, Manner)> = Vec::new();
    for (at, head) in heads.iter().enumerate().filter(|(at, _)| *at != case_at) {
        let head = head.trim();
        match known.get(&head.to_lowercase()) {
            Some(attribute) => {
                let column = rows.iter().map(|row| row.get(at).map_or("", String::as_str));
                columns.push((at, attribute, Manner::of(column)));
            }
            None if head.is_empty() => {}
            None => out.problems.push(format!("“{head}” is no attribute of the study. Add it first.")),
        }
    }
    let by_name: BTreeMap<String, CaseId> =
        study.cases.iter().map(|case| (case.name.to_lowercase(), case.id)).collect();
    let mut seen = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let line = at + 2;
        let name = row.get(case_at).map_or("", |cell| cell.trim());
        if name.is_empty() {
            continue;
        }
        let case = by_name.get(&name.to_lowercase()).and_then(|id| study.cases.get(*id));
        let Some(case) = case else {
            out.problems.push(format!("Line {line}: no case “{name}” is in the study."));
            continue;
        };
        if !seen.insert(case.id) {
            out.problems.push(format!("Line {line}: “{name}” stands in the table twice."));
            continue;
        }
        out.found += 1;
        let mut new = case.clone();
        for (at, attribute, manner) in &columns {
            let Some(cell) = row.get(*at).map(|cell| cell.trim()) else { continue };
            let before = case.values.get(&attribute.id);
            if before.map(value_words).unwrap_or_default() == cell {
                continue;
            }
            if cell.is_empty() {
                new.values.remove(&attribute.id);
            } else if let Some(value) = value::parse(cell, &attribute.kind, *manner) {
                new.values.insert(attribute.id, value);
            } else {
                out.problems.push(format!("Line {line}: “{cell}” does not fit {}.", attribute.name));
                continue;
            }
            let after = new.values.get(&attribute.id);
            if after != before {
                let words = |value: Option<&Value>| value.map(value_words).unwrap_or_default();
                out.changes.push((case.name.clone(), attribute.name.clone(), words(before), words(after)));
            }
        }
        if new != *case {
            out.cases.push(new);
        }
    }
    out
}
