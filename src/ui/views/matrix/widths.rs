//! How wide the columns of the table are.

use super::edges;
use super::kinds::LEVEL;
use super::model::{ColumnKind, Look as _, Model};
use crate::analysis::{CellKind, Measure};

/// Row headers, then each column: numbers are as wide as they need, living cells and words share the rest.
pub fn widths(model: &Model, room: f32, levels: usize) -> Vec<f32> {
    let tree = if model.trees.rows.is_some() { edges::DEEP } else { 0.0 };
    let head = tree + if room > 1200.0 { 264.0 } else { 216.0 };
    let nested = model.spec.columns.len() == 2;
    let fixed: Vec<Option<f32>> = model
        .columns
        .iter()
        .map(|column| match column.kind {
            ColumnKind::Living => None,
            _ if model.spec.cell.says_words() => None,
            kind => {
                // In tall rows the words of an absence stand in two lines.
                let absence =
                    match kind {
                        ColumnKind::Plain | ColumnKind::Sign(_) if column.absences => {
                            if model.tall && nested { 76.0 } else { 96.0 }
                        }
                        _ => 0.0,
                    };
                Some(own(model, kind, nested, levels).max(absence))
            }
        })
        .collect();
    let taken: f32 = head + fixed.iter().flatten().sum::<f32>();
    let shared = fixed.iter().filter(|width| width.is_none()).count().max(1) as f32;
    let least = match model.spec.cell {
        CellKind::Synthesis => 200.0,
        CellKind::Quotes => 240.0,
        CellKind::State => 120.0,
        _ => 148.0,
    };
    // Whole points, and never so much that a scroll bar comes for a hair's breadth.
    let each = ((room - taken - 1.0) / shared).floor().clamp(least, 480.0);
    [head].into_iter().chain(fixed.into_iter().map(|width| width.unwrap_or(each))).collect()
}

/// What the numbers of a kind of cell need.
fn own(model: &Model, kind: ColumnKind, nested: bool, levels: usize) -> f32 {
    let raw = model.spec.measure == Measure::Raw;
    match model.spec.cell {
        CellKind::PolarityMix if raw => return 136.0,
        // The glyph of what has no level may stand there, too.
        CellKind::LevelMix if raw => return 16.0 + LEVEL * (levels + 1) as f32,
        CellKind::Rating => return 128.0,
        CellKind::Association => return if nested { 80.0 } else { 120.0 },
        CellKind::Share => return if nested { 72.0 } else { 104.0 },
        CellKind::Cases | CellKind::Words | CellKind::Characters if raw => {
            return if nested { 84.0 } else { 104.0 };
        }
        _ => {}
    }
    let percent = if raw { 0.0 } else { 16.0 };
    match kind {
        ColumnKind::Sign(_) => percent + if nested { 36.0 } else { 64.0 },
        ColumnKind::Total => percent + 64.0,
        ColumnKind::Unit => 108.0,
        ColumnKind::Plain | ColumnKind::Living => {
            if nested {
                68.0
            } else {
                104.0
            }
        }
    }
}
