//! The attributes of cases as a table with two rows of heads: names, and kinds.
//!
//! What was written is read back exactly (`session::read_attributes`): an apostrophe stands before
//! words that a spreadsheet would take for something else, before a date that is not written as
//! `2007-09-14`, and alone for a text without words; an empty cell is no value.

use rust_xlsxwriter::XlsxError;

use super::table::{self, Cell, guarded};
use crate::study::{Attribute, AttributeKind, Study, Value};

/// What heads the column of names.
pub const CASE: &str = "case";
/// What begins the row of kinds.
pub const KIND: &str = "#kind";
/// Between the choices of a kind; one inside a choice has a backslash before it.
pub const BETWEEN: &str = " | ";

pub fn csv(study: &Study) -> String {
    let words = |cell: Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Words(words) => words,
        Cell::Number(number) => number.to_string(),
    };
    table::csv(rows(study).into_iter().map(|row| row.into_iter().map(words).collect()))
}

pub fn xlsx(study: &Study) -> Result<Vec<u8>, XlsxError> {
    table::xlsx("Attributes", 2, &rows(study))
}

fn rows(study: &Study) -> Vec<Vec<Cell>> {
    let attributes = study.attributes_in_order();
    let words = |words: &str| Cell::Words(words.to_owned());
    let names = attributes.iter().map(|one| Cell::Words(guarded(&one.name)));
    let kinds = attributes.iter().map(|one| Cell::Words(kind_words(&one.kind)));
    let mut rows = vec![
        std::iter::once(words(CASE)).chain(names).collect(),
        std::iter::once(words(KIND)).chain(kinds).collect(),
    ];
    for case in study.cases_in_order() {
        let values =
            attributes.iter().map(|one: &&Attribute| case.values.get(&one.id).map_or(Cell::Empty, cell));
        rows.push(std::iter::once(Cell::Words(guarded(&case.name))).chain(values).collect());
    }
    rows
}

fn cell(value: &Value) -> Cell {
    Cell::Words(match value {
        Value::Number(number) => return Cell::Number(*number),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Text(text) if text.is_empty() => "'".to_owned(),
        Value::Text(text) | Value::Choice(text) => guarded(text),
        Value::Date(date) if crate::import::value::date(date, false).as_ref() == Some(date) => date.clone(),
        Value::Date(date) => format!("'{date}"),
    })
}

/// `number`, `choice: hill | coast`.
pub fn kind_words(kind: &AttributeKind) -> String {
    match kind {
        AttributeKind::Text => "text".to_owned(),
        AttributeKind::Number => "number".to_owned(),
        AttributeKind::YesNo => "yes/no".to_owned(),
        AttributeKind::Date => "date".to_owned(),
        AttributeKind::Choice(all) => {
            let escaped = all.iter().map(|one| one.replace('\\', "\\\\").replace('|', "\\|"));
            format!("choice: {}", escaped.collect::<Vec<_>>().join(BETWEEN))
        }
    }
}

/// The kind of such words; `None` where they name none.
pub fn kind_of(words: &str) -> Option<AttributeKind> {
    let lower = words.trim().to_lowercase();
    Some(match lower.as_str() {
        "text" => AttributeKind::Text,
        "number" => AttributeKind::Number,
        "yes/no" | "yes or no" => AttributeKind::YesNo,
        "date" => AttributeKind::Date,
        "choice" | "choice:" => AttributeKind::Choice(Vec::new()),
        _ => AttributeKind::Choice(choices(
            words.trim_start().get("choice: ".len()..).filter(|_| lower.starts_with("choice: "))?,
        )),
    })
}

fn choices(words: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut one = String::new();
    let mut signs = words.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '|' => all.push(std::mem::take(&mut one)),
            '\\' => one.push(signs.next().unwrap_or('\\')),
            sign => one.push(sign),
        }
    }
    all.push(one);
    // One blank on each side belongs to the bar.
    let last = all.len() - 1;
    let bare = all.into_iter().enumerate().map(|(at, one)| {
        let one = if at > 0 { one.strip_prefix(' ').unwrap_or(&one) } else { &one };
        if at < last { one.strip_suffix(' ').unwrap_or(one) } else { one }.to_owned()
    });
    bare.filter(|one| !one.is_empty()).collect()
}
