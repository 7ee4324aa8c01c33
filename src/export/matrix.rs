//! A matrix as CSV, TSV, Markdown and JSON. The window copies them and the command line prints them.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::analysis::{CellKind, Header, Key, Matrix, MatrixCell, MatrixSpec, Measure};
use crate::study::{CellState, RecordId as _};

/// Between the labels of nested headers.
const NEST: &str = " / ";

/// For spreadsheets: fields with commas, quotes or line ends are quoted.
pub fn csv(matrix: &Matrix, spec: &MatrixSpec) -> String {
    separated(&lines(matrix, spec), b',')
}

/// For the clipboard: spreadsheets paste it as cells.
pub fn tsv(matrix: &Matrix, spec: &MatrixSpec) -> String {
    separated(&lines(matrix, spec), b'\t')
}

/// Lines of the same length.
pub(super) fn separated(lines: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for line in lines {
        // Writing to memory fails only when lines are of different lengths, which `lines` rules out.
        if writer.write_record(line).is_err() {
            return String::new();
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A table of Markdown, numbers to the right, with the remarks below.
pub fn markdown(matrix: &Matrix, spec: &MatrixSpec) -> String {
    let mut out = ruled(&lines(matrix, spec), " ---: |");
    write!(out, "\nUnit: {}.", unit(matrix, spec)).ok();
    for (dimension, values) in &matrix.lens {
        write!(out, " {dimension}: {values}.").ok();
    }
    out.push('\n');
    out
}

/// A table of Markdown, its first line the head; `align` stands below the columns after the first.
pub(super) fn ruled(lines: &[Vec<String>], align: &str) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line
            .iter()
            .map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|").replace('\n', " "))
            .collect();
        writeln!(out, "| {} |", cells.join(" | ")).ok();
        if at == 0 {
            out.push_str("| --- |");
            out.push_str(&align.repeat(line.len().saturating_sub(1)));
            out.push('\n');
        }
    }
    out
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
    match spec.measure {
        Measure::Raw => matrix.unit.to_owned(),
        Measure::PerSourceRead => of("per source read"),
        Measure::RowPercent => format!("{}, % of the row", matrix.unit),
        Measure::ColumnPercent => of("% of the column"),
        Measure::TablePercent => format!("{}, % of {}", matrix.unit, matrix.grand_total.count),
        Measure::PerThousandWords => of("per 1,000 words"),
    }
}

/// Header line, a line a row with its total, and the line of totals; all of the same length.
fn lines(matrix: &Matrix, spec: &MatrixSpec) -> Vec<Vec<String>> {
    let corner = unit(matrix, spec);
    let head = matrix.columns.iter().map(label).chain(["Total".to_owned()]);
    let mut lines: Vec<Vec<String>> = vec![[corner].into_iter().chain(head).collect()];
    for (at, row) in matrix.rows.iter().enumerate() {
        let total = matrix.row_totals.get(at).cloned();
        let cells = matrix.row(at).chain(total).map(|cell| text(&cell, spec));
        lines.push([label(row)].into_iter().chain(cells).collect());
    }
    let totals = matrix.column_totals.iter().chain([&matrix.grand_total]).map(|cell| text(cell, spec));
    lines.push(["Total".to_owned()].into_iter().chain(totals).collect());
    lines
}

/// Labels from the outer to the inner.
pub fn label(header: &Header) -> String {
    header.labels.join(NEST)
}

/// What stands in a cell, as text: a plain number with a point, the synthesis, the state, or the
/// polarities as `1+ 5− 1±`.
fn text(cell: &MatrixCell, spec: &MatrixSpec) -> String {
    // Words and ratings can stand in a cell without evidence; then they say more than its emptiness.
    let silent = cell.status.as_ref().is_none_or(|one| one.synthesis().is_empty() && one.rating().is_none());
    if let Some(absence) = cell.absence.filter(|_| silent) {
        return absence.key().replace('-', " ");
    }
    if spec.cell == CellKind::Quotes && !cell.quotes.is_empty() {
        let quotes = cell.quotes.iter().map(|quote| format!("“{}” ({})", quote.words, quote.source));
        return quotes.collect::<Vec<_>>().join(" ");
    }
    if spec.cell == CellKind::LevelMix && spec.measure == Measure::Raw {
        return cell.levels.iter().map(u32::to_string).collect::<Vec<_>>().join(" · ");
    }
    if spec.cell == CellKind::PolarityMix && spec.measure == Measure::Raw {
        let [enabling, constraining, mixed, none] = cell.mix;
        let rest = if none > 0 { format!(" {none} without") } else { String::new() };
        // The sign behind the number: a field that begins with + or − is a formula to a spreadsheet.
        return format!("{enabling}+ {constraining}− {mixed}±{rest}");
    }
    if let Some(status) = cell.status.as_ref().filter(|_| spec.cell != CellKind::Rating) {
        let words = match spec.cell {
            CellKind::State => status.record.as_ref().map_or("", |cell| state(cell.state)),
            _ => status.synthesis(),
        };
        if !words.is_empty() {
            return words.to_owned();
        }
    }
    if let Some(absence) = cell.absence {
        return absence.key().replace('-', " ");
    }
    match cell.value {
        Some(value) if spec.measure == Measure::Raw && spec.cell.is_count() => format!("{value:.0}"),
        Some(value) => trimmed(value),
        None => String::new(),
    }
}

fn state(state: CellState) -> &'static str {
    match state {
        CellState::Draft => "draft",
        CellState::Agreed => "agreed",
        CellState::Disputed => "disputed",
    }
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
