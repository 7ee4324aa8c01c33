//! From a passage up to what follows from it, and down again.

use std::collections::{BTreeMap, BTreeSet};

use crate::study::{AnyId, EvidenceId, FindingId, RecordId, Study, TableRecord};

/// For each record the records that name it as their ground, and the other way round.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    up: BTreeMap<AnyId, Vec<AnyId>>,
    down: BTreeMap<AnyId, Vec<AnyId>>,
    /// What is weighed for or against a rival of a proposition is no ground of the proposition itself.
    rivals: BTreeMap<AnyId, Vec<AnyId>>,
}

impl Chain {
    pub fn build(study: &Study) -> Self {
        let mut chain = Self::default();
        for finding in study.findings.iter() {
            let at = AnyId::Finding(finding.id);
            chain.evidence(at, &finding.evidence_for);
            chain.evidence(at, &finding.evidence_against);
        }
        for link in study.links.iter() {
            chain.findings(AnyId::Link(link.id), &[link.from, link.to]);
            chain.evidence(AnyId::Link(link.id), &link.evidence);
        }
        for comparison in study.comparisons.iter() {
            let at = AnyId::Comparison(comparison.id);
            chain.findings(at, &comparison.findings);
            chain.evidence(at, &comparison.evidence);
        }
        for outlier in study.outliers.iter() {
            let at = AnyId::Outlier(outlier.id);
            chain.findings(at, &outlier.findings);
            chain.evidence(at, &outlier.evidence);
        }
        for one in study.propositions.iter() {
            let at = AnyId::Proposition(one.id);
            for comparison in one.comparisons_for.iter().chain(&one.comparisons_against) {
                chain.join(at, AnyId::Comparison(*comparison));
            }
            chain.findings(at, &one.findings_for);
            chain.findings(at, &one.findings_against);
            chain.evidence(at, &one.evidence_for);
            chain.evidence(at, &one.evidence_against);
            for rival in &one.rivals {
                let findings = rival.findings_for.iter().chain(&rival.findings_against);
                let comparisons = rival.comparisons_for.iter().chain(&rival.comparisons_against);
                let evidence = rival.evidence_for.iter().chain(&rival.evidence_against);
                let grounds = findings.map(|id| AnyId::Finding(*id));
                let grounds = grounds.chain(comparisons.map(|id| AnyId::Comparison(*id)));
                for ground in grounds.chain(evidence.map(|id| AnyId::Evidence(*id))) {
                    let above = chain.rivals.entry(ground).or_default();
                    if !above.contains(&at) {
                        above.push(at);
                    }
                }
            }
        }
        for one in study.recommendations.iter() {
            for proposition in &one.rests_on {
                chain.join(AnyId::Recommendation(one.id), AnyId::Proposition(*proposition));
            }
        }
        chain.evidence_of(study.placements.iter().map(|one| (one.id, &one.evidence)), AnyId::Placement);
        chain.evidence_of(study.flows.iter().map(|one| (one.id, &one.evidence)), AnyId::Flow);
        for cell in study.cells.iter() {
            for tie in &cell.ties {
                chain.evidence(AnyId::Cell(cell.id), &tie.evidence);
            }
        }
        chain
    }

    fn evidence_of<'a, I: RecordId>(
        &mut self,
        records: impl Iterator<Item = (I, &'a Vec<EvidenceId>)>,
        any: fn(I) -> AnyId,
    ) {
        for (id, evidence) in records {
            self.evidence(any(id), evidence);
        }
    }

    fn evidence(&mut self, at: AnyId, evidence: &[EvidenceId]) {
        for id in evidence {
            self.join(at, AnyId::Evidence(*id));
        }
    }

    fn findings(&mut self, at: AnyId, findings: &[FindingId]) {
        for id in findings {
            self.join(at, AnyId::Finding(*id));
        }
    }

    fn join(&mut self, upper: AnyId, lower: AnyId) {
        let below = self.down.entry(upper).or_default();
        if !below.contains(&lower) {
            below.push(lower);
            self.up.entry(lower).or_default().push(upper);
        }
    }

    /// What rests on a record directly: findings on evidence, comparisons and propositions on findings …
    pub fn above(&self, id: AnyId) -> &[AnyId] {
        self.up.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The propositions that weigh a record for or against one of their rivals.
    pub fn rivals(&self, id: AnyId) -> &[AnyId] {
        self.rivals.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a record rests on directly, as it lists it.
    pub fn below(&self, id: AnyId) -> &[AnyId] {
        self.down.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Everything that rests on a record, each once with the least number of steps to it.
    pub fn all_above(&self, id: AnyId) -> Vec<(usize, AnyId)> {
        walk(id, |id| self.above(id))
    }

    /// Everything that a record rests on, down to evidence.
    pub fn all_below(&self, id: AnyId) -> Vec<(usize, AnyId)> {
        walk(id, |id| self.below(id))
    }
}

fn walk<'a>(from: AnyId, next: impl Fn(AnyId) -> &'a [AnyId]) -> Vec<(usize, AnyId)> {
    let mut seen = BTreeSet::from([from]);
    let mut out: Vec<(usize, AnyId)> = Vec::new();
    let mut layer = vec![from];
    let mut steps = 1;
    while !layer.is_empty() {
        let found: Vec<AnyId> =
            layer.iter().flat_map(|id| next(*id)).copied().filter(|id| seen.insert(*id)).collect();
        out.extend(found.iter().map(|id| (steps, *id)));
        layer = found;
        steps += 1;
    }
    out
}

/// Evidence that nothing rests on yet, and no rival either.
pub fn unused_evidence(study: &Study, chain: &Chain) -> Vec<EvidenceId> {
    let unused = |id: &EvidenceId| {
        let id = AnyId::Evidence(*id);
        chain.above(id).is_empty() && chain.rivals(id).is_empty()
    };
    study.evidence.iter().map(TableRecord::id).filter(unused).collect()
}
