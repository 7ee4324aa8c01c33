//! The study in figures, and a short name for exactly this state of it.

use rayon::prelude::*;

use crate::study::{AnyId, Fnv, Kind, Record, Study};

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
            let records = study.records(*kind);
            // The name of the kind, not its place in a list that may grow.
            let name = format!("{kind:?}");
            records.par_iter().map(|record| mark(study, &name, record)).reduce(|| 0, u64::wrapping_add)
        })
        .fold(0, u64::wrapping_add);
    let mut hash = Fnv::new();
    hash.number(sum);
    let mixed = hash.finish();
    let short = (mixed ^ (mixed >> 32)) as u32;
    format!("{:04x} {:04x}", short >> 16, short & 0xffff)
}

fn mark(study: &Study, kind: &str, record: &Record) -> u64 {
    let id: AnyId = record.id();
    let mut hash = Fnv::new();
    hash.text(kind);
    hash.bytes(id.uuid().as_bytes());
    if let Some(stamp) = study.stamp(id) {
        hash.number(stamp.session.0);
        hash.number(stamp.counter);
    }
    hash.finish()
}
