//! What can be counted, as columns: evidence or findings.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::index::Index;
use super::numbers::{Codes, Lists, NONE};
pub use crate::study::matrix::Field;
use crate::study::{EvidenceKind, Finding, FindingId, SourceKind, Study};

/// Evidence or findings, a column for each field.
#[derive(Debug)]
pub struct Items {
    pub len: usize,
    pub themes: Codes,
    pub cases: Codes,
    pub units: Codes,
    pub levels: Codes,
    pub polarity: Vec<u8>,
    pub polarities: Codes,
    pub sources: Codes,
    pub source_kinds: Codes,
    pub coders: Codes,
    pub kinds: Codes,
    /// Few matrices need these, so they are made when they are first asked for; see [`Index::ready`].
    pub(super) actors: OnceLock<Codes>,
    pub(super) speakers: OnceLock<Codes>,
}

impl Default for Items {
    fn default() -> Self {
        let none = || Codes::One(Vec::new());
        Self {
            len: 0,
            themes: none(),
            cases: none(),
            units: none(),
            levels: none(),
            polarity: Vec::new(),
            polarities: none(),
            sources: none(),
            source_kinds: none(),
            coders: none(),
            kinds: none(),
            actors: OnceLock::new(),
            speakers: OnceLock::new(),
        }
    }
}

impl Items {
    pub fn codes(&self, field: Field) -> &Codes {
        match field {
            Field::Theme => &self.themes,
            // What a case or source has, its records have.
            Field::Case | Field::Attribute(_) => &self.cases,
            Field::Unit => &self.units,
            Field::Level => &self.levels,
            Field::Polarity => &self.polarities,
            Field::Source | Field::Period => &self.sources,
            Field::SourceKind => &self.source_kinds,
            Field::Coder => &self.coders,
            Field::EvidenceKind => &self.kinds,
            Field::Actor => self.actors.get().unwrap_or(&Codes::Nothing),
            Field::Speaker => self.speakers.get().unwrap_or(&Codes::Nothing),
        }
    }

    /// Place in a polarity mix: enabling, constraining, mixed, none.
    pub fn mix_place(&self, row: usize) -> usize {
        usize::from(self.polarity[row])
    }
}

pub(super) fn source_kind_number(kind: SourceKind) -> u32 {
    kind as u32
}

pub(super) fn evidence_kind_number(kind: Option<EvidenceKind>) -> u32 {
    kind.map_or(NONE, |kind| kind as u32)
}

/// The findings as items. Sources and kinds are those of the evidence for a finding.
pub(super) fn finding_items(study: &Study, index: &Index) -> (Items, Vec<FindingId>) {
    let mut all: Vec<&Finding> = study.findings.iter().collect();
    all.sort_by_key(|finding| (finding.number, finding.id));
    let known = |number: &u32| *number != NONE;
    let mut lists: [Lists; 6] = Default::default();
    let [themes, cases, levels, sources, source_kinds, kinds] = &mut lists;
    let (mut units, mut coders, mut polarity) = (Vec::new(), Vec::new(), Vec::new());
    for finding in &all {
        themes.push(finding.themes.iter().map(|id| index.themes.number(*id)).filter(known));
        cases.push(finding.cases.iter().map(|id| index.cases.number(*id)).filter(known));
        levels.push(finding.levels.iter().map(|id| index.levels.number(*id)).filter(known));
        let rows = || finding.evidence_for.iter().filter_map(|id| index.evidence_row(*id));
        let behind = |codes: &Codes| -> BTreeSet<u32> {
            rows().flat_map(|row| codes.of(row).iter().copied()).collect()
        };
        sources.push(behind(&index.evidence.sources));
        source_kinds.push(behind(&index.evidence.source_kinds));
        kinds.push(behind(&index.evidence.kinds));
        units.push(finding.unit.map_or(NONE, |unit| index.units.number(unit)));
        coders.push(finding.author.map_or(NONE, |coder| index.coders.number(coder)));
        polarity.push(finding.polarity.map_or(3, |polarity| polarity as u8));
    }
    let [themes, cases, levels, sources, source_kinds, kinds] = lists;
    let items = Items {
        len: all.len(),
        themes: Codes::Many(themes),
        cases: Codes::Many(cases),
        units: Codes::One(units),
        levels: Codes::Many(levels),
        polarities: polarity_codes(&polarity),
        polarity,
        sources: Codes::Many(sources),
        source_kinds: Codes::Many(source_kinds),
        coders: Codes::One(coders),
        kinds: Codes::Many(kinds),
        actors: OnceLock::new(),
        speakers: OnceLock::new(),
    };
    (items, all.iter().map(|finding| finding.id).collect())
}

pub(super) fn polarity_codes(places: &[u8]) -> Codes {
    Codes::One(places.iter().map(|place| if *place == 3 { NONE } else { u32::from(*place) }).collect())
}
