//! A sheet as one object, for programs.

use serde_json::{Value as Json, json};

use super::{Quote, Sheet, Value};

/// Title, caption, notes, heads with their labels from outer to inner, rows with their cells, and the
/// quotes by the cells that they stand behind.
pub fn json(sheet: &Sheet) -> Json {
    let columns: Vec<Json> = sheet
        .columns
        .iter()
        .map(|column| json!({ "labels": column.labels, "total": column.total }))
        .collect();
    let rows: Vec<Json> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Json> = row.cells.iter().map(|cell| value(&cell.value)).collect();
            json!({ "label": row.label, "depth": row.depth, "total": row.total, "cells": cells })
        })
        .collect();
    let mut out = json!({
        "title": sheet.title,
        "caption": sheet.caption,
        "notes": sheet.notes,
        "corner": sheet.corner,
        "columns": columns,
        "rows": rows,
    });
    if !sheet.quotes.is_empty()
        && let Some(object) = out.as_object_mut()
    {
        object.insert("quotes".to_owned(), quotes_json(sheet));
    }
    out
}

/// The quotes by cell, numbered from 0 as rows and columns are.
pub fn quotes_json(sheet: &Sheet) -> Json {
    let cells = sheet.quoted().map(|cell| {
        let quotes: Vec<Json> = cell.quotes().map(quote).collect();
        json!({ "row": cell.row, "column": cell.column, "quotes": quotes })
    });
    cells.collect::<Vec<_>>().into()
}

fn value(value: &Value) -> Json {
    match value {
        Value::Number { value, decimals: 0, .. } if value.abs() < 9e15 && value.fract() == 0.0 => {
            Json::from(*value as i64)
        }
        // A number that is none becomes `null`.
        Value::Number { value, .. } => Json::from(*value),
        Value::Words(words) => Json::from(words.as_str()),
        Value::Absence(why) => json!({ "absence": why }),
        Value::Empty => Json::Null,
    }
}

fn quote(quote: &Quote) -> Json {
    let mut out = json!({
        "id": quote.id,
        "text": quote.text,
        "source": quote.source,
        "tags": quote.tags,
        "by": quote.by,
    });
    if let Some(object) = out.as_object_mut() {
        if let Some(paragraph) = quote.paragraph {
            object.insert("paragraph".to_owned(), paragraph.into());
        }
        if !quote.of.is_empty() {
            object.insert("of".to_owned(), quote.of.as_str().into());
        }
    }
    out
}
