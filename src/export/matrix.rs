//! A matrix as a sheet for every format, and as JSON with the ids of its heads. The window copies them and
//! the command line prints them.

mod captions;
mod file;
mod of_matrix;
mod quotes;

use serde_json::{Map, Value, json};

use crate::analysis::{CellKind, Header, Key, Matrix, MatrixCell, MatrixSpec, Measure};
use crate::export::origin;
use crate::export::sheet::{self, NEST, Sheet};
use crate::study::RecordId as _;

pub use file::{FileError, counted, file};
pub use of_matrix::{Wish, bare, sheet};
use of_matrix::{measure, state};

/// For spreadsheets: fields with commas, quotes or line ends are quoted.
pub fn csv(matrix: &Matrix, spec: &MatrixSpec) -> String {
    sheet::csv(&bare(matrix, spec))
}

/// For the clipboard: spreadsheets paste it as cells.
pub fn tsv(matrix: &Matrix, spec: &MatrixSpec) -> String {
    sheet::tsv(&bare(matrix, spec))
}

/// A table of Markdown, numbers to the right, with unit and lens below.
pub fn markdown(matrix: &Matrix, spec: &MatrixSpec) -> String {
    let mut sheet = bare(matrix, spec);
    sheet.caption.extend(origin::lens(&matrix.lens));
    sheet::markdown(&sheet)
}

/// What is counted and in which measure, with what it is a share of: `evidence, % of the column (Cambodia
/// 108, UK 111)`.
fn unit(matrix: &Matrix, spec: &MatrixSpec) -> String {
    let of = |what: &str| {
        let columns = matrix.columns.iter().zip(&matrix.denominators);
        let all: Vec<String> = columns.map(|(column, count)| format!("{} {count}", label(column))).collect();
        format!("{}, {what} ({})", matrix.unit, all.join(", "))
    };
    match spec.cell {
        CellKind::Share => return "characters coded, % of the characters read".to_owned(),
        CellKind::Association => return "evidence, adjusted residual".to_owned(),
        CellKind::Rating => return "rating".to_owned(),
        _ => {}
    }
    match measure(spec) {
        Measure::Raw => matrix.unit.to_owned(),
        Measure::PerSourceRead => of("per source read"),
        Measure::RowPercent => format!("{}, % of the row", matrix.unit),
        Measure::ColumnPercent => of("% of the column"),
        Measure::TablePercent => format!("{}, % of {}", matrix.unit, matrix.grand_total.count),
        Measure::PerThousandWords => of("per 1,000 words"),
    }
}

/// Labels from the outer to the inner.
pub fn label(header: &Header) -> String {
    header.labels.join(NEST)
}

/// One object: rows and columns with ids and labels, what is counted, the cells row by row, totals, the
/// lens and the study's fingerprint. Cells are numbers in the measure asked for; a share of nothing is
/// `null`. What else stands in cells (polarities, synthesis, absence) comes in `details` where there is any.
pub fn json(matrix: &Matrix, spec: &MatrixSpec, fingerprint: &str) -> Value {
    let numbers =
        |cells: &[MatrixCell]| Value::from(cells.iter().map(|c| number(c, spec)).collect::<Vec<_>>());
    let rows: Vec<Value> =
        (0..matrix.rows.len()).map(|row| numbers(&matrix.row(row).collect::<Vec<_>>())).collect();
    let lens: Map<String, Value> =
        matrix.lens.iter().map(|(key, values)| (key.to_lowercase(), Value::from(values.as_str()))).collect();
    let notes: Vec<Value> =
        matrix.notes.iter().map(|note| Value::from(note.in_words(spec.cell == CellKind::Findings))).collect();
    let mut out = json!({
        "rows": matrix.rows.iter().map(header).collect::<Vec<_>>(),
        "columns": matrix.columns.iter().map(header).collect::<Vec<_>>(),
        "cell": spec.cell.key(),
        "unit": matrix.unit,
        "measure": spec.measure.key(),
        "cells": rows,
        "row_totals": numbers(&matrix.row_totals),
        "column_totals": numbers(&matrix.column_totals),
        "total": number(&matrix.grand_total, spec),
        "denominators": matrix.denominators,
        "notes": notes,
        "lens": lens,
        "in_lens": matrix.in_lens,
        "all": matrix.all,
        "study": fingerprint,
    });
    let details: Vec<Value> = (0..matrix.rows.len())
        .flat_map(|row| (0..matrix.columns.len()).map(move |column| (row, column)))
        .filter_map(|(row, column)| detail(&matrix.cell(row, column)?, spec, row, column))
        .collect();
    if !details.is_empty()
        && let Some(object) = out.as_object_mut()
    {
        object.insert("details".to_owned(), details.into());
    }
    out
}

/// The same with what is said of the matrix, and the quotes behind its cells where the sheet has any.
pub fn json_with(matrix: &Matrix, spec: &MatrixSpec, fingerprint: &str, sheet: &Sheet) -> Value {
    let mut out = json(matrix, spec, fingerprint);
    if let Some(object) = out.as_object_mut() {
        object.insert("title".to_owned(), sheet.title.as_str().into());
        object.insert("caption".to_owned(), sheet.caption.clone().into());
        object.insert("cautions".to_owned(), sheet.notes.clone().into());
        if !sheet.quotes.is_empty() {
            object.insert("quotes".to_owned(), sheet::quotes_json(sheet));
        }
    }
    out
}

fn number(cell: &MatrixCell, spec: &MatrixSpec) -> Value {
    match cell.value {
        Some(_) if spec.measure == Measure::Raw && spec.cell.is_count() => cell.count.into(),
        Some(value) => value.into(),
        None => Value::Null,
    }
}

fn header(header: &Header) -> Value {
    let id = header.keys.iter().map(|key| key_text(*key)).collect::<Vec<_>>().join("/");
    json!({ "id": id, "label": label(header) })
}

/// What a header's key is called outside: the record's id, or the name of the value.
fn key_text(key: Key) -> String {
    match key {
        Key::Theme(id) => id.uuid().to_string(),
        Key::Case(id) => id.uuid().to_string(),
        Key::Unit(id) => id.uuid().to_string(),
        Key::Level(id) => id.uuid().to_string(),
        Key::Source(id) => id.uuid().to_string(),
        Key::Coder(id) => id.uuid().to_string(),
        Key::Actor(id) => id.uuid().to_string(),
        Key::Speaker(_) | Key::Period(_) | Key::Value(..) => key.to_string(),
        Key::Polarity(polarity) => polarity.key().to_owned(),
        Key::SourceKind(kind) => kind.key().to_owned(),
        Key::EvidenceKind(kind) => kind.key().to_owned(),
        Key::Missing(_) => "none".to_owned(),
    }
}

fn detail(cell: &MatrixCell, spec: &MatrixSpec, row: usize, column: usize) -> Option<Value> {
    let mut out = Map::new();
    if spec.cell == CellKind::PolarityMix {
        let [enabling, constraining, mixed, none] = cell.mix;
        let mix = json!({ "enabling": enabling, "constraining": constraining, "mixed": mixed, "none": none });
        out.insert("polarity".to_owned(), mix);
    }
    if spec.cell == CellKind::LevelMix {
        out.insert("levels".to_owned(), cell.levels.clone().into());
    }
    if !cell.quotes.is_empty() {
        let quotes = cell.quotes.iter().map(|quote| {
            json!({ "id": quote.id.uuid().to_string(), "quote": quote.words, "source": quote.source })
        });
        out.insert("quotes".to_owned(), quotes.collect());
    }
    if let Some(absence) = cell.absence {
        out.insert("absence".to_owned(), absence.key().into());
    }
    if let Some(status) = &cell.status
        && let Some(record) = &status.record
    {
        if !record.synthesis.is_empty() {
            out.insert("synthesis".to_owned(), record.synthesis.as_str().into());
        }
        out.insert("state".to_owned(), state(record.state).into());
        out.insert("stale".to_owned(), status.stale.len().into());
    }
    if out.is_empty() {
        return None;
    }
    out.insert("row".to_owned(), row.into());
    out.insert("column".to_owned(), column.into());
    Some(out.into())
}
