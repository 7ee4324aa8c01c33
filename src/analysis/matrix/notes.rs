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

impl Note {
    /// The remark in plain words, for what leaves the house. What it counts are records, whatever the
    /// cells count: `findings` tells which records.
    pub fn in_words(&self, findings: bool) -> String {
        let records = |count: u64| match (count, findings) {
            (1, true) => "1 finding has".to_owned(),
            (_, true) => format!("{count} findings have"),
            (1, false) => "1 piece of evidence has".to_owned(),
            (_, false) => format!("{count} pieces of evidence have"),
        };
        match *self {
            Self::Several { field, records: count } => format!(
                "{} several {}: counted in each, and once in the totals",
                records(count),
                plural(field)
            ),
            Self::LeftOut { field, records: count } => {
                format!("{} none of the {} shown: left out", records(count), plural(field))
            }
            Self::SameRowsHidden { rows: 1 } => {
                "1 row that is the same in all columns is hidden; the totals hold it".to_owned()
            }
            Self::SameRowsHidden { rows } => {
                format!("{rows} rows that are the same in all columns are hidden; the totals hold them")
            }
        }
    }
}

fn plural(field: Field) -> &'static str {
    match field {
        Field::Theme => "themes",
        Field::Case => "cases",
        Field::Unit => "units",
        Field::Level => "levels",
        Field::Polarity => "polarities",
        Field::Source => "sources",
        Field::SourceKind => "kinds of source",
        Field::Coder => "coders",
        Field::EvidenceKind => "kinds of evidence",
    }
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
