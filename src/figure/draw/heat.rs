//! Theme × case, as steps of grey with the numbers in them.

use super::about::About;
use super::grid::{Cell, Head, grid, key};
use super::page::{Look, Page};
use crate::analysis::{Header, Key};
use crate::figure::Heat;
use crate::figure::scene::{Opens, Scene, Table, Value};
use crate::study::Study;
use crate::t;
use crate::words::number;

/// The heat map.
pub fn heat(study: &Study, data: &Heat, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-heat"));
    let matrix = &data.matrix;
    let names = super::names::Names::of(study);
    let label = |header: &Header| header.labels.last().cloned().unwrap_or_default();
    let rows: Vec<Head> = matrix
        .rows
        .iter()
        .map(|row| Head {
            name: label(row),
            depth: row.depth,
            swatch: match row.keys.first() {
                Some(Key::Theme(id)) if look.style != crate::figure::Style::Print => {
                    Some(look.style.kind(0, names.hue(*id)))
                }
                _ => None,
            },
            case: None,
        })
        .collect();
    let columns: Vec<Head> = matrix
        .columns
        .iter()
        .map(|column| Head {
            case: match column.keys.first() {
                Some(Key::Case(id)) => Some(names.case(*id)),
                _ => None,
            },
            ..Head::plain(&label(column))
        })
        .collect();
    let mut table = Table {
        head: [t!("drawn-theme").to_owned()].into_iter().chain(matrix.columns.iter().map(label)).collect(),
        rows: Vec::new(),
    };
    for (at, row) in matrix.rows.iter().enumerate() {
        let counts = matrix.row(at).map(|cell| Value::Count(cell.count));
        table.rows.push([Value::from(label(row))].into_iter().chain(counts).collect());
        for (column, head) in matrix.columns.iter().enumerate() {
            page.behind(at, column + 1, Opens::Cell { row: row.keys.clone(), column: head.keys.clone() });
        }
    }
    let empty = rows.is_empty() || matrix.grand_total.count == 0;
    if empty {
        super::nothing(&mut page, about);
    } else {
        grid(&mut page, &rows, &columns, |row, column| {
            let count = matrix.cell(row, column).map_or(0, |cell| cell.count);
            let (down, across) = (&matrix.rows[row], &matrix.columns[column]);
            Cell {
                words: number(count as i64),
                step: Some(data.step(count)),
                name: t!("drawn-cell", row = label(down), column = label(across), count = count),
                opens: Opens::Cell { row: down.keys.clone(), column: across.keys.clone() },
            }
        });
        key(&mut page, &number(data.low as i64), &number(data.high as i64));
    }
    page.scene.axes = vec![t!("drawn-case").to_owned(), t!("drawn-theme").to_owned()];
    let totals: Vec<(String, u64)> =
        matrix.columns.iter().map(label).zip(matrix.column_totals.iter().map(|total| total.count)).collect();
    let totals: Vec<(&str, u64)> = totals.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    let findings = about.counted == crate::analysis::Counted::Findings;
    let mut own = vec![about.shown(), t!("drawn-heat-how").to_owned(), About::denominators(&totals)];
    own.extend(matrix.notes.iter().map(|note| format!("{}.", note.in_words(findings).trim_end_matches('.'))));
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table)
}
