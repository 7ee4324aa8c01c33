//! The records behind the cells of a whole matrix, found in one walk over them.

use super::{Matrix, MatrixSpec, Plan};
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::study::{AnyId, Study};

/// A record, and the rows and columns of a matrix that it stands in: it is behind every cell where two of
/// them meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Behind {
    pub id: AnyId,
    /// Places in [`Matrix::rows`] and [`Matrix::columns`], ascending.
    pub rows: Vec<u32>,
    pub columns: Vec<u32>,
}

impl Matrix {
    /// All records that stand in a cell, in display order. The same as asking
    /// [`super::items_behind`] of each cell, for the price of one. The matrix must have been counted
    /// from this study, index, specification and lens.
    pub fn behind(&self, study: &Study, index: &Index, spec: &MatrixSpec, lens: &Lens) -> Vec<Behind> {
        let Ok(plan) = Plan::new(study, index, spec, lens) else { return Vec::new() };
        let places = |lines: &[usize], total: usize| {
            let mut places = vec![None; total];
            for (place, line) in (0_u32..).zip(lines) {
                if let Some(slot) = places.get_mut(*line) {
                    *slot = Some(place);
                }
            }
            places
        };
        let rows = places(&self.row_lines, plan.rows.headers.len());
        let columns = places(&self.column_lines, plan.columns.headers.len());
        let mut items: Vec<u32> = (0..plan.items.len as u32).collect();
        plan.filter.retain(plan.items, &mut items);
        let mut lines = Vec::new();
        let mut shown = |axis: &super::axis::Axis, places: &[Option<u32>], item: usize| {
            lines.clear();
            axis.lines_of(plan.items, item, &mut lines);
            let mut shown: Vec<u32> = lines.iter().filter_map(|line| places[*line as usize]).collect();
            shown.sort_unstable();
            shown.dedup();
            shown
        };
        let mut out = Vec::with_capacity(items.len());
        for item in items.into_iter().map(|item| item as usize) {
            let rows = shown(&plan.rows, &rows, item);
            if rows.is_empty() {
                continue;
            }
            let columns = shown(&plan.columns, &columns, item);
            if !columns.is_empty() {
                out.push(Behind { id: plan.id_of(index, item), rows, columns });
            }
        }
        out
    }
}
