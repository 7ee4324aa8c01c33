//! A lens made ready to be asked two hundred thousand times.

use std::collections::BTreeSet;
use std::hash::Hash;

use super::index::Index;
use super::items::{Field, Items};
use super::lens::Lens;
use super::numbers::{NONE, Numbering};
use crate::study::{EvidenceId, EvidenceKind, SourceKind, UnitId};

#[derive(Clone, Debug)]
struct Test {
    field: Field,
    allowed: Vec<bool>,
    /// Whether an item without a value passes.
    missing: bool,
}

/// A lens over an index.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    tests: Vec<Test>,
}

impl Filter {
    pub fn new(index: &Index, lens: &Lens) -> Self {
        Self::without_units(index, lens, &BTreeSet::new())
    }

    /// The lens, and these units left out besides those that the lens leaves out.
    pub fn without_units(index: &Index, lens: &Lens, hidden: &BTreeSet<UnitId>) -> Self {
        let mut filter = Self::default();
        if !lens.themes.is_empty() {
            let mut allowed = vec![false; index.themes.len()];
            for theme in &lens.themes {
                allowed[index.subtree(*theme)].fill(true);
            }
            filter.add(Field::Theme, allowed, false);
        }
        filter.choose(Field::Level, &index.levels, &lens.levels, lens.without_level);
        if !lens.polarities.is_empty() || lens.without_polarity {
            let mut allowed = vec![false; 3];
            for polarity in &lens.polarities {
                allowed[*polarity as usize] = true;
            }
            filter.add(Field::Polarity, allowed, lens.without_polarity);
        }
        filter.choose(Field::Case, &index.cases, &lens.cases, false);
        filter.choose(Field::Unit, &index.units, &lens.units, false);
        if !lens.excluded_units.is_empty() || !hidden.is_empty() {
            let mut allowed = vec![true; index.units.len()];
            for unit in lens.excluded_units.iter().chain(hidden) {
                if let Some(place) = allowed.get_mut(index.units.number(*unit) as usize) {
                    *place = false;
                }
            }
            filter.add(Field::Unit, allowed, true);
        }
        filter.choose(Field::Coder, &index.coders, &lens.coders, false);
        filter.choose(Field::Source, &index.sources, &lens.sources, false);
        if !lens.source_kinds.is_empty() {
            let allowed = SourceKind::ALL.iter().map(|kind| lens.source_kinds.contains(kind)).collect();
            filter.add(Field::SourceKind, allowed, false);
        }
        if !lens.evidence_kinds.is_empty() {
            let allowed = EvidenceKind::ALL.iter().map(|kind| lens.evidence_kinds.contains(kind)).collect();
            filter.add(Field::EvidenceKind, allowed, false);
        }
        filter
    }

    fn choose<I: Copy + Ord + Hash>(
        &mut self,
        field: Field,
        all: &Numbering<I>,
        chosen: &BTreeSet<I>,
        missing: bool,
    ) {
        if !chosen.is_empty() || missing {
            self.add(field, all.ids().iter().map(|id| chosen.contains(id)).collect(), missing);
        }
    }

    fn add(&mut self, field: Field, allowed: Vec<bool>, missing: bool) {
        self.tests.push(Test { field, allowed, missing });
    }

    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether an item is seen through the lens: for each field asked for, one of its values is.
    pub fn passes(&self, items: &Items, row: usize) -> bool {
        self.tests.iter().all(|test| {
            let codes = items.codes(test.field).of(row);
            if codes.is_empty() {
                test.missing
            } else {
                codes.iter().any(|code| test.allowed[*code as usize])
            }
        })
    }

    /// Leaves those rows in a list that pass.
    pub fn retain(&self, items: &Items, rows: &mut Vec<u32>) {
        for test in &self.tests {
            let fits = |codes: &[u32]| match codes {
                [] => test.missing,
                codes => codes.iter().any(|code| test.allowed[*code as usize]),
            };
            let codes = items.codes(test.field);
            rows.retain(|row| fits(codes.of(*row as usize)));
        }
    }

    /// Whether one value of a field is inside the lens.
    pub fn allows(&self, field: Field, code: u32) -> bool {
        self.tests
            .iter()
            .filter(|test| test.field == field)
            .all(|test| test.allowed.get(code as usize).copied().unwrap_or(false))
    }

    /// Whether an item without any value of a field is inside the lens.
    pub fn allows_missing(&self, field: Field) -> bool {
        self.tests.iter().filter(|test| test.field == field).all(|test| test.missing)
    }

    pub fn passes_evidence(&self, index: &Index, id: EvidenceId) -> bool {
        index.evidence_row(id).is_some_and(|row| self.passes(&index.evidence, row))
    }

    /// How many of the items are seen.
    pub fn count(&self, items: &Items) -> usize {
        if self.tests.is_empty() {
            return items.len;
        }
        (0..items.len).filter(|row| self.passes(items, *row)).count()
    }

    /// Whether a source's text is within the lens: its case, unit, kind and itself.
    pub fn passes_source(&self, index: &Index, source: usize) -> bool {
        let row = index.source_rows[source];
        self.tests.iter().all(|test| {
            let code = match test.field {
                Field::Case => row.case,
                Field::Unit => row.unit,
                Field::Source => source as u32,
                Field::SourceKind => super::items::source_kind_number(row.kind),
                _ => return true,
            };
            if code == NONE { test.missing } else { test.allowed[code as usize] }
        })
    }
}
