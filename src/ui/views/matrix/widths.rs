//! How wide the columns of the table are.

use super::model::{ColumnKind, Model};
use crate::analysis::{CellKind, Measure};

/// Row headers, then each column: numbers are as wide as they need, living cells share the rest.
pub fn widths(model: &Model, room: f32) -> Vec<f32> {
    let head = if room > 1200.0 { 264.0 } else { 216.0 };
    let words = matches!(model.spec.cell, CellKind::Synthesis | CellKind::State);
    let mix = model.spec.cell == CellKind::PolarityMix;
    let percent = if model.spec.measure == Measure::Raw { 0.0 } else { 16.0 };
    let nested = model.spec.columns.len() == 2;
    let fixed: Vec<Option<f32>> = model
        .columns
        .iter()
        .map(|column| match column.kind {
            ColumnKind::Living => None,
            _ if words => None,
            ColumnKind::Plain | ColumnKind::Sign(_) if column.absences => Some(104.0),
            ColumnKind::Sign(_) => Some(if nested { 36.0 } else { 64.0 } + percent),
            ColumnKind::Plain | ColumnKind::Unit | ColumnKind::Total if mix => Some(136.0),
            ColumnKind::Unit => Some(108.0),
            ColumnKind::Total => Some(64.0 + percent),
            ColumnKind::Plain => Some(if nested { 68.0 } else { 104.0 }),
        })
        .collect();
    let taken: f32 = head + fixed.iter().flatten().sum::<f32>();
    let shared = fixed.iter().filter(|width| width.is_none()).count().max(1) as f32;
    let least = match model.spec.cell {
        CellKind::Synthesis => 200.0,
        CellKind::State => 120.0,
        _ => 148.0,
    };
    // Whole points, and never so much that a scroll bar comes for a hair's breadth.
    let each = ((room - taken - 1.0) / shared).floor().clamp(least, 480.0);
    [head].into_iter().chain(fixed.into_iter().map(|width| width.unwrap_or(each))).collect()
}
