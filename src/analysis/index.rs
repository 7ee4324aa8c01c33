//! The study as arrays of small numbers, built once a revision and counted over by everything else.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::evidence_rows;
use super::items::{Items, finding_items};
use super::late::Late;
use super::living::{self, Statuses, Written};
use super::numbers::{Lists, NONE, Numbering};
use super::places::{self, Place};
use crate::study::{
    ActorId, CaseId, CoderId, Evidence, EvidenceId, FindingId, LevelId, SourceId, SourceKind, Study, ThemeId,
    ThemeNode, UnitId, word_count,
};

/// What a source is, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct SourceRow {
    pub case: u32,
    pub unit: u32,
    pub kind: SourceKind,
    pub words: u32,
}

/// Compact arrays over one revision of a study. Numbers follow the orders in which things are shown.
#[derive(Debug)]
pub struct Index {
    revision: u64,
    pub cases: Numbering<CaseId>,
    /// By case, then in their own order.
    pub units: Numbering<UnitId>,
    pub unit_case: Vec<u32>,
    /// Top band first.
    pub levels: Numbering<LevelId>,
    pub coders: Numbering<CoderId>,
    /// By case, then by tier, then by name.
    pub actors: Numbering<ActorId>,
    pub sources: Numbering<SourceId>,
    pub source_rows: Vec<SourceRow>,
    /// The number of a theme is its place in the pre-order walk: a subtree is a range.
    pub themes: Numbering<ThemeId>,
    pub walk: Vec<ThemeNode>,
    /// Evidence in the order of sources and places.
    pub evidence: Items,
    evidence_ids: Vec<EvidenceId>,
    /// Rows of evidence in the order of their ids.
    by_id: Vec<u32>,
    under: Lists,
    /// Where the evidence of each case begins and ends: sources stand case by case.
    case_rows: Vec<Range<u32>>,
    /// Findings in the order of their numbers.
    pub findings: Items,
    finding_ids: Vec<FindingId>,
    written: Arc<Written>,
    sizes: OnceLock<Vec<[u32; 2]>>,
    places: OnceLock<Vec<Place>>,
    statuses: OnceLock<Arc<Statuses>>,
    pub(super) late: Late,
}

impl Index {
    pub fn build(study: &Study) -> Self {
        let cases = Numbering::new(study.cases_in_order().iter().map(|case| case.id));
        let units: Vec<_> = cases.ids().iter().flat_map(|case| study.units_of(*case)).collect();
        let unit_case = units.iter().map(|unit| cases.number(unit.case)).collect();
        let units = Numbering::new(units.iter().map(|unit| unit.id));
        let levels = Numbering::new(study.levels_in_order().iter().map(|level| level.id));
        let coders = Numbering::new(study.coders_in_order().iter().map(|coder| coder.id));
        let mut actors: Vec<_> = study.actors.iter().collect();
        actors.sort_by_key(|actor| (cases.number(actor.case), actor.tier, &actor.name, actor.id));
        let actors = Numbering::new(actors.iter().map(|actor| actor.id));
        let walk = study.theme_walk();
        let themes = Numbering::new(walk.iter().map(|node| node.id));
        let mut sources = study.sources_in_order();
        // A damaged study may hold sources of a case that is gone; their evidence is still there.
        sources.extend(study.sources.iter().filter(|source| cases.number(source.case) == NONE));
        let source_rows = sources
            .iter()
            .map(|source| SourceRow {
                case: cases.number(source.case),
                unit: source.unit.map_or(NONE, |unit| units.number(unit)),
                kind: source.kind,
                words: source.words,
            })
            .collect();
        let sources = Numbering::new(sources.iter().map(|source| source.id));
        let mut index = Self {
            revision: study.revision(),
            cases,
            units,
            unit_case,
            levels,
            coders,
            actors,
            sources,
            source_rows,
            themes,
            walk,
            evidence: Items::default(),
            evidence_ids: Vec::new(),
            by_id: Vec::new(),
            under: Lists::default(),
            case_rows: Vec::new(),
            findings: Items::default(),
            finding_ids: Vec::new(),
            written: Arc::new(living::written(study)),
            sizes: OnceLock::new(),
            places: OnceLock::new(),
            statuses: OnceLock::new(),
            late: Late::default(),
        };
        let built = evidence_rows::build(study, &index);
        index.under = built.themes_turned;
        index.evidence = built.items;
        index.evidence_ids = built.ids;
        index.by_id = built.by_id;
        index.case_rows = index.find_case_rows();
        let (findings, ids) = finding_items(study, &index);
        index.findings = findings;
        index.finding_ids = ids;
        index
    }

    /// The revision of the study that this index is of.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The row of a piece of evidence.
    pub fn evidence_row(&self, id: EvidenceId) -> Option<usize> {
        let at = self.by_id.binary_search_by_key(&id, |row| self.evidence_ids[*row as usize]).ok()?;
        Some(self.by_id[at] as usize)
    }

    pub fn evidence_id(&self, row: usize) -> EvidenceId {
        self.evidence_ids[row]
    }

    pub fn finding_id(&self, row: usize) -> FindingId {
        self.finding_ids[row]
    }

    /// The subtree of a theme as a range of theme numbers; empty for an unknown theme.
    pub fn subtree(&self, theme: ThemeId) -> std::ops::Range<usize> {
        match self.themes.number(theme) {
            NONE => 0..0,
            at => at as usize..at as usize + self.walk[at as usize].size as usize,
        }
    }

    fn find_case_rows(&self) -> Vec<Range<u32>> {
        let mut rows = vec![0..0; self.cases.len()];
        for row in 0..self.evidence.len {
            if let [case] = self.evidence.cases.of(row) {
                let range = &mut rows[*case as usize];
                let start = if range.start == range.end { row as u32 } else { range.start };
                *range = start..row as u32 + 1;
            }
        }
        rows
    }

    /// The rows of the evidence of a case.
    pub fn rows_of_case(&self, case: CaseId) -> Range<u32> {
        self.case_rows.get(self.cases.number(case) as usize).cloned().unwrap_or(0..0)
    }

    /// The rows of evidence under a theme, its subtree included, each once, in order.
    pub fn evidence_under(&self, theme: ThemeId) -> Vec<u32> {
        self.evidence_under_in(theme, 0..self.evidence.len as u32)
    }

    /// Those of them within a range of rows.
    pub fn evidence_under_in(&self, theme: ThemeId, within: Range<u32>) -> Vec<u32> {
        let range = self.subtree(theme);
        let one = range.len() == 1;
        let mut rows = Vec::new();
        for number in range {
            let list = self.under.of(number);
            let from = list.partition_point(|row| *row < within.start);
            let to = list.partition_point(|row| *row < within.end);
            rows.extend_from_slice(&list[from..to.max(from)]);
        }
        if !one {
            rows.sort_unstable();
            rows.dedup();
        }
        rows
    }

    /// The cells that somebody wrote something in.
    pub fn written(&self) -> &Arc<Written> {
        &self.written
    }

    /// How the written cells stand, found when it is first asked for. `study` must be the one that the
    /// index was built from.
    pub fn statuses(&self, study: &Study) -> &Arc<Statuses> {
        self.statuses.get_or_init(|| Arc::new(living::statuses(study, self)))
    }

    /// The rows of evidence with exactly this theme number.
    pub fn evidence_with(&self, theme: usize) -> &[u32] {
        self.under.of(theme)
    }

    /// Words and characters of the quotes, counted when they are first asked for. `study` must be
    /// the one that the index was built from.
    pub fn sizes(&self, study: &Study) -> &[[u32; 2]] {
        self.sizes.get_or_init(|| {
            self.evidence_ids
                .par_iter()
                .map(|id| {
                    let quote = study.evidence.get(*id).map_or("", |evidence: &Evidence| &evidence.quote);
                    [word_count(quote) as u32, quote.chars().count() as u32]
                })
                .collect()
        })
    }

    /// Where the evidence stands in its texts and pictures, found when it is first asked for. `study`
    /// must be the one that the index was built from.
    pub fn places(&self, study: &Study) -> &[Place] {
        self.places.get_or_init(|| places::places(study, self))
    }
}
