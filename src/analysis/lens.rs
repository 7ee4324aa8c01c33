//! The filter that every view obeys.

use std::collections::BTreeSet;

use crate::study::{
    CaseId, CoderId, EvidenceKind, LevelId, Polarity, SourceId, SourceKind, Study, TableRecord, ThemeId,
    UnitId,
};

/// What is looked at. An empty set means "all". In a matrix, values outside the lens get no row or
/// column of their own.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Lens {
    /// Each with its subtree.
    pub themes: BTreeSet<ThemeId>,
    pub levels: BTreeSet<LevelId>,
    /// Also, or with `levels` empty only, records that have no level.
    pub without_level: bool,
    pub polarities: BTreeSet<Polarity>,
    /// Also, or with `polarities` empty only, records that have no polarity.
    pub without_polarity: bool,
    pub cases: BTreeSet<CaseId>,
    pub units: BTreeSet<UnitId>,
    /// Records of these units are left out, whatever else is chosen.
    pub excluded_units: BTreeSet<UnitId>,
    /// Coders of evidence, authors of findings.
    pub coders: BTreeSet<CoderId>,
    /// For a finding: at least one piece of evidence for it comes from such a source; so with
    /// `evidence_kinds` and `sources`.
    pub source_kinds: BTreeSet<SourceKind>,
    pub evidence_kinds: BTreeSet<EvidenceKind>,
    pub sources: BTreeSet<SourceId>,
}

impl Lens {
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// What the lens shows, as pairs of dimension and values, in the orders of the study.
    pub fn describe(&self, study: &Study) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut say = |dimension: &str, mut names: Vec<String>, missing: Option<&str>| {
            names.extend(missing.map(str::to_owned));
            if !names.is_empty() {
                out.push((dimension.to_owned(), names.join(", ")));
            }
        };
        let walk = study.theme_walk();
        let themes = walk.iter().filter(|node| self.themes.contains(&node.id));
        say(
            "Themes",
            themes.filter_map(|node| study.themes.get(node.id)).map(|theme| theme.name.clone()).collect(),
            None,
        );
        let levels = named(study.levels_in_order(), &self.levels, |level| level.name.clone());
        say("Levels", levels, self.without_level.then_some("no level"));
        let labels = &study.front().polarity_labels;
        say(
            "Polarity",
            self.polarities.iter().map(|polarity| labels.get(*polarity).to_owned()).collect(),
            self.without_polarity.then_some("no polarity"),
        );
        let cases = study.cases_in_order();
        let units: Vec<_> = cases.iter().flat_map(|case| study.units_of(case.id)).collect();
        say("Cases", named(cases, &self.cases, |case| case.name.clone()), None);
        say("Units", named(units.clone(), &self.units, |unit| unit.name.clone()), None);
        say("Without units", named(units, &self.excluded_units, |unit| unit.name.clone()), None);
        say("Coders", named(study.coders_in_order(), &self.coders, |coder| coder.name.clone()), None);
        say("Kinds of source", self.source_kinds.iter().map(|kind| kind.key().to_owned()).collect(), None);
        say(
            "Kinds of evidence",
            self.evidence_kinds.iter().map(|kind| kind.key().to_owned()).collect(),
            None,
        );
        say("Sources", named(study.sources_in_order(), &self.sources, |source| source.title.clone()), None);
        out
    }
}

fn named<T: TableRecord>(all: Vec<&T>, chosen: &BTreeSet<T::Id>, name: impl Fn(&T) -> String) -> Vec<String> {
    all.into_iter().filter(|record| chosen.contains(&record.id())).map(name).collect()
}
