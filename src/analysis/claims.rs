//! What stands behind each claim, what speaks against it, and which claims hang in the air.

use std::collections::BTreeSet;

use super::living::changed_since_written;
use crate::study::{
    AnyId, CaseId, CoderId, Comparison, ComparisonKind, EvidenceId, Finding, FindingId, Outlier, Proposition,
    PropositionId, SourceId, Study,
};

/// How a claim stands. Only the gravest is named; [`Claim`] has the rest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ground {
    Grounded,
    /// All evidence for it comes from one source.
    SingleSource,
    /// It speaks of several cases, and all evidence for it comes from one.
    OneSided,
    /// Evidence behind it was changed or deleted since a synthesis was written on it.
    Stale,
    /// No evidence for it.
    NotGrounded,
}

impl Ground {
    pub fn key(self) -> &'static str {
        match self {
            Self::Grounded => "grounded",
            Self::SingleSource => "single-source",
            Self::OneSided => "one-sided",
            Self::Stale => "stale",
            Self::NotGrounded => "not-grounded",
        }
    }
}

/// A finding, comparison, outlier or proposition and what it rests on, all the way down.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    pub id: AnyId,
    pub ground: Ground,
    /// Those that evidence for it comes from, in the order of their ids.
    pub cases: BTreeSet<CaseId>,
    pub sources: BTreeSet<SourceId>,
    pub coders: BTreeSet<CoderId>,
    pub evidence_for: BTreeSet<EvidenceId>,
    pub evidence_against: BTreeSet<EvidenceId>,
    /// Records it names itself: for it, against it.
    pub direct: [usize; 2],
    pub single_source: bool,
    pub one_sided: bool,
    /// Evidence behind it that was changed or deleted since.
    pub changed: Vec<EvidenceId>,
    /// Findings and comparisons it rests on that have no evidence themselves.
    pub ungrounded_parts: Vec<AnyId>,
}

/// All claims of a study, each kind by number.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claims {
    pub propositions: Vec<Claim>,
    pub comparisons: Vec<Claim>,
    pub findings: Vec<Claim>,
    pub outliers: Vec<Claim>,
    /// Claims without any evidence, in the order above.
    pub not_grounded: Vec<AnyId>,
    /// Propositions whose evidence comes from one case only, in a study of several.
    pub single_case: Vec<PropositionId>,
    pub without_level: Vec<FindingId>,
}

/// For and against, as far down as evidence.
#[derive(Default)]
struct Behind {
    good: BTreeSet<EvidenceId>,
    bad: BTreeSet<EvidenceId>,
    direct: [usize; 2],
    parts: Vec<AnyId>,
}

pub fn claims(study: &Study) -> Claims {
    let changed = changed_since_written(study);
    let finish = |id, behind, several| claim(study, &changed, id, behind, several);
    let mut claims = Claims::default();
    for finding in by_number(study.findings.iter(), |finding: &Finding| finding.number) {
        let several = finding.cases.len() > 1;
        claims.findings.push(finish(AnyId::Finding(finding.id), behind_finding(finding), several));
        if finding.levels.is_empty() {
            claims.without_level.push(finding.id);
        }
    }
    for comparison in by_number(study.comparisons.iter(), |comparison: &Comparison| comparison.number) {
        let within = matches!(comparison.kind, ComparisonKind::WithinCaseContrast | ComparisonKind::Outlier);
        let behind = behind_comparison(study, comparison);
        claims.comparisons.push(finish(AnyId::Comparison(comparison.id), behind, !within));
    }
    for outlier in by_number(study.outliers.iter(), |outlier: &Outlier| outlier.number) {
        claims.outliers.push(finish(AnyId::Outlier(outlier.id), behind_outlier(study, outlier), false));
    }
    let several_cases = study.cases.len() > 1;
    for proposition in by_number(study.propositions.iter(), |one: &Proposition| one.number) {
        let behind = behind_proposition(study, proposition);
        let claim = finish(AnyId::Proposition(proposition.id), behind, several_cases);
        if claim.one_sided {
            claims.single_case.push(proposition.id);
        }
        claims.propositions.push(claim);
    }
    claims.not_grounded = [&claims.propositions, &claims.comparisons, &claims.findings, &claims.outliers]
        .into_iter()
        .flatten()
        .filter(|claim| claim.ground == Ground::NotGrounded)
        .map(|claim| claim.id)
        .collect();
    claims
}

fn by_number<'a, T: crate::study::TableRecord + 'a>(
    all: impl Iterator<Item = &'a T>,
    number: impl Fn(&T) -> u32,
) -> Vec<&'a T> {
    let mut all: Vec<&T> = all.collect();
    all.sort_by_key(|one| (number(one), one.id()));
    all
}

fn behind_finding(finding: &Finding) -> Behind {
    Behind {
        good: finding.evidence_for.iter().copied().collect(),
        bad: finding.evidence_against.iter().copied().collect(),
        direct: [finding.evidence_for.len(), finding.evidence_against.len()],
        parts: Vec::new(),
    }
}

impl Behind {
    fn add_findings(&mut self, study: &Study, ids: &[FindingId]) {
        for finding in ids.iter().filter_map(|id| study.findings.get(*id)) {
            if !finding.evidence_for.iter().any(|id| study.evidence.contains(*id)) {
                self.parts.push(AnyId::Finding(finding.id));
            }
            self.good.extend(&finding.evidence_for);
            self.bad.extend(&finding.evidence_against);
        }
    }
}

fn behind_comparison(study: &Study, comparison: &Comparison) -> Behind {
    let mut behind = Behind {
        good: comparison.evidence.iter().copied().collect(),
        direct: [comparison.evidence.len() + comparison.findings.len(), 0],
        ..Behind::default()
    };
    behind.add_findings(study, &comparison.findings);
    behind
}

fn behind_outlier(study: &Study, outlier: &Outlier) -> Behind {
    let mut behind = Behind {
        good: outlier.evidence.iter().copied().collect(),
        direct: [outlier.evidence.len() + outlier.findings.len(), 0],
        ..Behind::default()
    };
    behind.add_findings(study, &outlier.findings);
    behind
}

fn behind_proposition(study: &Study, one: &Proposition) -> Behind {
    let mut behind = Behind {
        good: one.evidence_for.iter().copied().collect(),
        bad: one.evidence_against.iter().copied().collect(),
        direct: [
            one.findings_for.len() + one.comparisons_for.len() + one.evidence_for.len(),
            one.findings_against.len() + one.comparisons_against.len() + one.evidence_against.len(),
        ],
        parts: Vec::new(),
    };
    behind.add_findings(study, &one.findings_for);
    for comparison in one.comparisons_for.iter().filter_map(|id| study.comparisons.get(*id)) {
        let below = behind_comparison(study, comparison);
        if !below.good.iter().any(|id| study.evidence.contains(*id)) {
            behind.parts.push(AnyId::Comparison(comparison.id));
        }
        behind.good.extend(below.good);
        behind.bad.extend(below.bad);
        behind.parts.extend(below.parts);
    }
    // What grounds a contrary finding speaks against the proposition; what speaks against a contrary
    // finding is not yet evidence for the proposition.
    for finding in one.findings_against.iter().filter_map(|id| study.findings.get(*id)) {
        behind.bad.extend(&finding.evidence_for);
    }
    for comparison in one.comparisons_against.iter().filter_map(|id| study.comparisons.get(*id)) {
        behind.bad.extend(behind_comparison(study, comparison).good);
    }
    behind.parts.sort_unstable();
    behind.parts.dedup();
    behind
}

fn claim(study: &Study, changed: &[EvidenceId], id: AnyId, mut behind: Behind, several_cases: bool) -> Claim {
    let known = |id: &EvidenceId| study.evidence.contains(*id);
    let (good, lost): (BTreeSet<_>, BTreeSet<_>) =
        std::mem::take(&mut behind.good).into_iter().partition(known);
    let records = || good.iter().filter_map(|id| study.evidence.get(*id));
    let sources: BTreeSet<SourceId> = records().map(|evidence| evidence.source).collect();
    let coders = records().map(|evidence| evidence.coder).collect();
    let cases: BTreeSet<CaseId> =
        sources.iter().filter_map(|id| study.sources.get(*id)).map(|source| source.case).collect();
    let is_changed = |id: &&EvidenceId| changed.binary_search(id).is_ok();
    let mut stale: Vec<_> = good.iter().filter(is_changed).copied().chain(lost).collect();
    stale.sort_unstable();
    let one_sided = several_cases && cases.len() == 1;
    let single_source = sources.len() == 1;
    let ground = if good.is_empty() {
        Ground::NotGrounded
    } else if !stale.is_empty() {
        Ground::Stale
    } else if one_sided {
        Ground::OneSided
    } else if single_source {
        Ground::SingleSource
    } else {
        Ground::Grounded
    };
    Claim {
        id,
        ground,
        cases,
        sources,
        coders,
        evidence_for: good,
        evidence_against: behind.bad,
        direct: behind.direct,
        single_source,
        one_sided,
        changed: stale,
        ungrounded_parts: behind.parts,
    }
}
