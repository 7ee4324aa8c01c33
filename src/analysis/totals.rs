//! The study in figures, and a short name for exactly this state of it.

use rayon::prelude::*;

use crate::study::{AnyId, Fnv, Kind, Study};

/// How much there is of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    pub cases: usize,
    pub units: usize,
    pub sources: usize,
    pub words: u64,
    pub evidence: usize,
    pub themes: usize,
    pub levels: usize,
    pub cells: usize,
    pub findings: usize,
    pub links: usize,
    pub comparisons: usize,
    pub outliers: usize,
    pub propositions: usize,
    pub recommendations: usize,
    pub scales: usize,
    pub placements: usize,
    pub actors: usize,
    pub flows: usize,
    pub memos: usize,
    pub coders: usize,
}

pub fn totals(study: &Study) -> Totals {
    Totals {
        cases: study.cases.len(),
        units: study.units.len(),
        sources: study.sources.len(),
        words: study.sources.iter().map(|source| u64::from(source.words)).sum(),
        evidence: study.evidence.len(),
        themes: study.themes.len(),
        levels: study.levels.len(),
        cells: study.cells.len(),
        findings: study.findings.len(),
        links: study.links.len(),
        comparisons: study.comparisons.len(),
        outliers: study.outliers.len(),
        propositions: study.propositions.len(),
        recommendations: study.recommendations.len(),
        scales: study.scales.len(),
        placements: study.placements.len(),
        actors: study.actors.len(),
        flows: study.flows.len(),
        memos: study.memos.len(),
        coders: study.coders.len(),
    }
}

/// Eight hex digits, as `7f3a c21e`, that name this state of the study: the same in every copy that
/// holds the same records with the same last changes, whoever opens it and wherever.
///
/// Records are named by id and stamp, which travel in the file; no text is read. The marks of the
/// records are added up, so that neither the order of tables nor that of threads matters.
pub fn fingerprint(study: &Study) -> String {
    let sum = Kind::ALL
        .iter()
        .map(|kind| {
            // The name of the kind, not its place in a list that may grow.
            let name = format!("{kind:?}");
            let marks = ids(study, *kind).into_par_iter().map(|id| mark(study, &name, id));
            marks.reduce(|| 0, u64::wrapping_add)
        })
        .fold(0, u64::wrapping_add);
    let mut hash = Fnv::new();
    hash.number(sum);
    let mixed = hash.finish();
    let short = (mixed ^ (mixed >> 32)) as u32;
    format!("{:04x} {:04x}", short >> 16, short & 0xffff)
}

fn mark(study: &Study, kind: &str, id: AnyId) -> u64 {
    let mut hash = Fnv::new();
    hash.text(kind);
    hash.bytes(id.uuid().as_bytes());
    if let Some(stamp) = study.stamp(id) {
        hash.number(stamp.session.0);
        hash.number(stamp.counter);
    }
    hash.finish()
}

fn ids(study: &Study, kind: Kind) -> Vec<AnyId> {
    match kind {
        Kind::Info => study.info.ids().map(AnyId::Info).collect(),
        Kind::Coder => study.coders.ids().map(AnyId::Coder).collect(),
        Kind::Attribute => study.attributes.ids().map(AnyId::Attribute).collect(),
        Kind::Case => study.cases.ids().map(AnyId::Case).collect(),
        Kind::Unit => study.units.ids().map(AnyId::Unit).collect(),
        Kind::Level => study.levels.ids().map(AnyId::Level).collect(),
        Kind::Theme => study.themes.ids().map(AnyId::Theme).collect(),
        Kind::Source => study.sources.ids().map(AnyId::Source).collect(),
        Kind::Text => study.texts.ids().map(AnyId::Text).collect(),
        Kind::Actor => study.actors.ids().map(AnyId::Actor).collect(),
        Kind::Flow => study.flows.ids().map(AnyId::Flow).collect(),
        Kind::Evidence => study.evidence.ids().map(AnyId::Evidence).collect(),
        Kind::Cell => study.cells.ids().map(AnyId::Cell).collect(),
        Kind::Finding => study.findings.ids().map(AnyId::Finding).collect(),
        Kind::Link => study.links.ids().map(AnyId::Link).collect(),
        Kind::Comparison => study.comparisons.ids().map(AnyId::Comparison).collect(),
        Kind::Outlier => study.outliers.ids().map(AnyId::Outlier).collect(),
        Kind::Proposition => study.propositions.ids().map(AnyId::Proposition).collect(),
        Kind::Recommendation => study.recommendations.ids().map(AnyId::Recommendation).collect(),
        Kind::Scale => study.scales.ids().map(AnyId::Scale).collect(),
        Kind::Placement => study.placements.ids().map(AnyId::Placement).collect(),
        Kind::Memo => study.memos.ids().map(AnyId::Memo).collect(),
        Kind::Display => study.displays.ids().map(AnyId::Display).collect(),
    }
}
