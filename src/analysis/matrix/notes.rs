//! What must be said under a matrix for its numbers to be read right.

use rayon::prelude::*;

use super::Plan;
use super::count::Tally;
use crate::analysis::index::Index;
use crate::analysis::items::Field;
use crate::analysis::numbers::NONE;
use crate::study::CaseId;
use crate::study::matrix::{CellKind, Dimension, MatrixSpec, Measure};

/// A remark under a matrix, to be worded at the edge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// These records have several values of a field: each counts in each, and once in the totals.
    Several { field: Field, records: u64 },
    /// These records within the lens have no row or column: no value of the field that is shown.
    LeftOut { field: Field, records: u64 },
    /// Rows that are the same in all columns are hidden; the totals hold them.
    SameRowsHidden { rows: u64 },
    /// So are rows whose values are less than this far apart, in hundredths of the measure.
    NearRowsHidden { rows: u64, least: u32 },
    /// The texts of the cases are of very different length: raw counts follow it. In words.
    Lengths { shortest: u64, longest: u64 },
    /// The cases are coded with very different density: raw counts follow it. In hundredths of a piece of
    /// evidence per 1,000 words.
    Density { lowest: u64, highest: u64 },
    /// Rows or columns stand by likeness, of which this is the measure; `tied`: other orders are as good.
    ByLikeness { columns: bool, cosine: bool, tied: bool },
    /// They stand by the first axis of a correspondence analysis, which shows this much of the inertia.
    ByFirstAxis { columns: bool, per_mille: u32 },
    /// The order that was asked for can't be worked out; headers stand as in the study.
    NoSuchOrder,
}

/// From here on counts are warned of: at equal rates, twice the text alone makes twice the count, which
/// is a difference that a reader takes for a finding.
const UNEVEN: u64 = 2;

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
            Self::Lengths { shortest, longest } => format!(
                "The texts of the cases have between {shortest} and {longest} words: compare evidence per 1,000 words, not counts"
            ),
            Self::Density { lowest, highest } => {
                let rate = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
                format!(
                    "The cases are coded with between {} and {} pieces of evidence per 1,000 words: counts may show how closely they were coded",
                    rate(lowest),
                    rate(highest)
                )
            }
            Self::ByLikeness { columns, cosine, tied } => format!(
                "{} stand by likeness ({}; average linkage, neighbours as alike as can be){}",
                if columns { "Columns" } else { "Rows" },
                if cosine { "cosine of their values" } else { "Jaccard, by where there is anything" },
                if tied { "; some are equally alike, so other orders are as good" } else { "" }
            ),
            Self::ByFirstAxis { columns, per_mille } => format!(
                "{} stand by the first axis of a correspondence analysis of the counts, which shows {}.{}% of the inertia",
                if columns { "Columns" } else { "Rows" },
                per_mille / 10,
                per_mille % 10
            ),
            Self::NoSuchOrder => {
                "The order that was asked for can’t be worked out of so few or so many rows and columns; they stand as in the study".to_owned()
            }
            Self::NearRowsHidden { rows: 1, least } => format!(
                "1 row with values less than {} apart is hidden; the totals hold it",
                f64::from(least) / 100.0
            ),
            Self::NearRowsHidden { rows, least } => format!(
                "{rows} rows with values less than {} apart are hidden; the totals hold them",
                f64::from(least) / 100.0
            ),
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
        Field::Actor => "actors",
        Field::Speaker => "speakers",
        Field::Period => "periods",
        Field::Attribute(_) => "values",
    }
}

/// Whether raw counts of these cases can be compared: lengths of their texts, and density of coding.
pub(super) fn uneven(index: &Index, spec: &MatrixSpec, plan: &Plan<'_>, notes: &mut Vec<Note>) {
    let counted = matches!(
        spec.cell,
        CellKind::Evidence
            | CellKind::Words
            | CellKind::Characters
            | CellKind::PolarityMix
            | CellKind::LevelMix
    );
    let dimensions = spec.rows.iter().chain(&spec.columns);
    let by_case = dimensions.into_iter().any(|one| matches!(one, Dimension::Case | Dimension::CaseAndUnits));
    if !counted || !by_case || spec.measure != Measure::Raw {
        return;
    }
    let mut words = vec![0_u64; index.cases.len()];
    for (source, row) in index.source_rows.iter().enumerate() {
        if row.case != NONE && plan.filter.passes_source(index, source) {
            words[row.case as usize] += u64::from(row.words);
        }
    }
    let seen = |case: &CaseId| {
        let rows = index.rows_of_case(*case);
        if plan.filter.is_open() {
            return rows.len() as u64;
        }
        let mut rows: Vec<u32> = rows.collect();
        plan.filter.retain(plan.items, &mut rows);
        rows.len() as u64
    };
    let evidence: Vec<u64> = index.cases.ids().par_iter().map(seen).collect();
    // Cases without texts have nothing that could be too short.
    let with_words = || words.iter().zip(&evidence).filter(|(words, _)| **words > 0);
    let lengths = with_words().map(|(words, _)| *words);
    if let Some((shortest, longest)) = lengths.clone().min().zip(lengths.max())
        && longest >= shortest.saturating_mul(UNEVEN)
    {
        notes.push(Note::Lengths { shortest, longest });
    }
    // A case without any evidence is not coded yet, which the numbers say themselves.
    let densities =
        with_words().filter(|(_, count)| **count > 0).map(|(words, count)| count * 100_000 / words);
    if let Some((lowest, highest)) = densities.clone().min().zip(densities.max())
        && highest >= lowest.saturating_mul(UNEVEN)
    {
        notes.push(Note::Density { lowest, highest });
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
