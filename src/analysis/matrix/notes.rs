//! What must be said under a matrix for its numbers to be read right.

use super::Plan;
use super::count::Tally;
use crate::analysis::items::Field;

/// A remark under a matrix, to be worded at the edge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// These records have several values of a field: each counts in each, and once in the totals.
    Several { field: Field, records: u64 },
    /// These records within the lens have no row or column: no value of the field that is shown.
    LeftOut { field: Field, records: u64 },
    /// Rows that are the same in all columns are hidden; the totals hold them.
    SameRowsHidden { rows: u64 },
}

pub(super) fn notes(plan: &Plan<'_>, tally: &Tally) -> Vec<Note> {
    let mut notes = Vec::new();
    let dimensions = [plan.rows.dimensions(), plan.columns.dimensions()].concat();
    for (at, dimension) in dimensions.iter().enumerate() {
        let Some(field) = dimension.map(super::Dimension::field) else { continue };
        if tally.several[at] > 0 {
            notes.push(Note::Several { field, records: tally.several[at] });
        }
        if tally.left_out[at] > 0 {
            notes.push(Note::LeftOut { field, records: tally.left_out[at] });
        }
    }
    notes
}
