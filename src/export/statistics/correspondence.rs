//! A correspondence analysis of a matrix: rows and columns as points, with how far each is to be trusted.

use serde_json::{Value as Json, json};

use super::{columns, number, share, words};
use crate::analysis::correspondence::{Correspondence, Point};
use crate::analysis::{Header, Matrix, fingerprint};
use crate::export::matrix::label;
use crate::export::origin::{self, origin};
use crate::export::sheet::{Row, Sheet};
use crate::study::Study;

/// A line for each row, then for each column, of the matrix; `axes` of its axes.
pub fn correspondence(
    study: &Study,
    matrix: &Matrix,
    found: &Correspondence,
    axes: usize,
    date: &str,
) -> Sheet {
    let axes = axes.min(found.singular.len());
    let row = |side: &str, heads: &[Header], point: &Point| {
        let mut cells = vec![words(side), number(Some(point.mass), 3), number(Some(point.inertia), 4)];
        for axis in 0..axes {
            let at = |values: &[f64]| values.get(axis).copied();
            cells.push(number(at(&point.principal), 3));
            cells.push(share(100.0 * at(&point.contributions).unwrap_or_default()));
            cells.push(number(at(&point.cos2), 3));
        }
        Row { label: heads.get(point.at).map_or_else(String::new, label), cells, ..Row::default() }
    };
    let rows = found.rows.iter().map(|point| row("row", &matrix.rows, point));
    let points = rows.chain(found.columns.iter().map(|point| row("column", &matrix.columns, point)));
    let heads: Vec<String> = (1..=axes)
        .flat_map(|axis| ["coordinate", "contribution", "cos²"].map(|what| format!("axis {axis}: {what}")))
        .collect();
    let mut so_far = 0.0;
    let shares: Vec<String> = (1..)
        .zip(found.inertias.iter().zip(found.percent()))
        .map(|(axis, (inertia, percent))| {
            so_far += percent;
            format!("axis {axis} {inertia:.4} ({percent:.1}%, {so_far:.1}% so far)")
        })
        .collect();
    let of = &found.association;
    let v = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |value| format!("{value:.3}"));
    let caption = [
        format!("Unit: {}, {} counted in the table.", matrix.unit, of.total),
        format!("Total inertia {:.4}: {}.", found.total_inertia, shares.join("; ")),
        format!(
            "Chi-square {:.3}; Cramér’s V {}, corrected for chance {}.",
            of.chi_square,
            v(of.v),
            v(of.v_corrected)
        ),
        "Coordinates are principal ones: their variance along an axis is its inertia.".to_owned(),
    ];
    let empty = |what: &str, places: &[usize], heads: &[Header]| {
        let names: Vec<String> = places.iter().filter_map(|at| heads.get(*at)).map(label).collect();
        (!names.is_empty()).then(|| format!("{what} that hold nothing are left out: {}.", names.join(", ")))
    };
    let notes = matrix.notes.iter().map(|note| note.in_words(matrix.unit == "findings") + ".");
    Sheet {
        title: "Correspondence analysis".to_owned(),
        corner: "point".to_owned(),
        caption: caption.into_iter().chain(origin::lens(&matrix.lens)).chain(origin(study, date)).collect(),
        notes: found
            .cautions()
            .into_iter()
            .chain(empty("Rows", &found.left_out_rows, &matrix.rows))
            .chain(empty("Columns", &found.left_out_columns, &matrix.columns))
            .chain(notes)
            .collect(),
        columns: columns(["side", "mass", "inertia"].into_iter().chain(heads.iter().map(String::as_str))),
        rows: points.collect(),
        quotes: Vec::new(),
    }
}

/// All axes, unrounded.
pub fn correspondence_json(study: &Study, matrix: &Matrix, found: &Correspondence, sheet: &Sheet) -> Json {
    let point = |heads: &[Header], point: &Point| {
        json!({
            "label": heads.get(point.at).map_or_else(String::new, label),
            "mass": point.mass,
            "inertia": point.inertia,
            "principal": point.principal,
            "standard": point.standard,
            "contributions": point.contributions,
            "cos2": point.cos2,
        })
    };
    let of = &found.association;
    json!({
        "study": fingerprint(study),
        "unit": matrix.unit,
        "total": of.total,
        "rows": found.rows.iter().map(|one| point(&matrix.rows, one)).collect::<Vec<_>>(),
        "columns": found.columns.iter().map(|one| point(&matrix.columns, one)).collect::<Vec<_>>(),
        "inertias": found.inertias,
        "percent": found.percent(),
        "total_inertia": found.total_inertia,
        "chi_square": of.chi_square,
        "degrees": of.degrees,
        "v": of.v,
        "v_corrected": of.v_corrected,
        "expected_below_5": of.small_cells,
        "cells": of.cells,
        "cautions": sheet.notes,
    })
}
