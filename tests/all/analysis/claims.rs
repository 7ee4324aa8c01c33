use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, study};

fn comparison(built: &mut Built, kind: ComparisonKind, findings: &[usize]) -> ComparisonId {
    let id = ComparisonId::from_uuid(built.fresh());
    let findings = findings.iter().map(|n| built.findings[*n]).collect();
    built.put(Comparison {
        id,
        number: built.study.comparisons.len() as u32 + 1,
        themes: vec![built.theme_id("T1")],
        feature: String::new(),
        kind,
        shows: Vec::new(),
        joint: String::new(),
        findings,
        evidence: Vec::new(),
        basis: String::new(),
        author: None,
        created: Moment(0),
    });
    id
}

fn proposition(
    built: &mut Built,
    findings: &[usize],
    against: &[usize],
    comparisons: &[ComparisonId],
) -> PropositionId {
    let id = PropositionId::from_uuid(built.fresh());
    let ids = |numbers: &[usize]| numbers.iter().map(|n| built.findings[*n]).collect();
    let (findings_for, findings_against) = (ids(findings), ids(against));
    built.put(Proposition {
        id,
        number: built.study.propositions.len() as u32 + 1,
        statement: String::new(),
        versions: Vec::new(),
        findings_for,
        findings_against,
        comparisons_for: comparisons.to_vec(),
        comparisons_against: Vec::new(),
        evidence_for: Vec::new(),
        evidence_against: Vec::new(),
        rivals: Vec::new(),
        patterns: vec![],
        tests: vec![],
        appraisal: Appraisal::default(),
        basis: String::new(),
        state: ClaimState::Draft,
    });
    id
}

#[test]
fn ground_of_findings() {
    for (line, expected) in [
        ("=A:T1:meso:-", Ground::NotGrounded),
        ("A:T1:_:_@s1 =A:T1:meso:-<0", Ground::SingleSource),
        ("A:T1:_:_@s1 A:T1:_:_@s1 =A:T1:meso:-<0,1", Ground::SingleSource),
        ("A:T1:_:_@s1 A:T1:_:_@s2 =A:T1:meso:-<0,1", Ground::Grounded),
        // Speaks of two cases, rests on one.
        ("A:T1:_:_@s1 A:T1:_:_@s2 =A,B:T1:meso:-<0,1", Ground::OneSided),
        ("A:T1:_:_@s1 B:T1:_:_@s2 =A,B:T1:meso:-<0,1", Ground::Grounded),
    ] {
        assert_eq!(claims(&study(line).study).findings[0].ground, expected, "{line}");
    }
}

const LINE: &str = "A:T1:_:_@a1 A:T1:_:_@a2~GM B:T1:_:_@b1 =A:T1:meso:-<0,1 =B:T1:meso:-<2 =A:T1:_:-";

#[test]
fn a_proposition_from_one_case_is_flagged() {
    let mut built = study(LINE);
    let both = comparison(&mut built, ComparisonKind::Difference, &[0, 1]);
    let within = comparison(&mut built, ComparisonKind::WithinCaseContrast, &[0]);
    let one_case = proposition(&mut built, &[0], &[1], &[within]);
    let two_cases = proposition(&mut built, &[], &[], &[both]);
    let nothing = proposition(&mut built, &[2], &[], &[]);
    let found = claims(&built.study);
    let grounds: Vec<Ground> = found.propositions.iter().map(|claim| claim.ground).collect();
    assert_eq!(grounds, [Ground::OneSided, Ground::Grounded, Ground::NotGrounded]);
    assert_eq!(found.single_case, [one_case]);
    let grounds: Vec<Ground> = found.comparisons.iter().map(|claim| claim.ground).collect();
    // A contrast within a case has one case by its nature.
    assert_eq!(grounds, [Ground::Grounded, Ground::Grounded]);
    assert_eq!(found.not_grounded, [AnyId::Proposition(nothing), AnyId::Finding(built.findings[2])]);
    assert_eq!(found.without_level, [built.findings[2]]);
    let first = &found.propositions[0];
    assert_eq!((first.evidence_for.len(), first.evidence_against.len(), first.direct), (2, 1, [2, 1]));
    assert_eq!((first.cases.len(), first.sources.len(), first.coders.len()), (1, 2, 2));
    let second =
        found.propositions.iter().find(|claim| claim.id == AnyId::Proposition(two_cases)).expect("P2");
    assert_eq!((second.cases.len(), second.sources.len()), (2, 3));
    assert_eq!(found.propositions[2].ungrounded_parts, [AnyId::Finding(built.findings[2])]);
}

#[test]
fn a_claim_goes_stale_with_the_evidence_of_a_synthesis() {
    let mut built = study(LINE);
    let (place, theme) = (CellPlace::Case(built.case_id("A")), built.theme_id("T1"));
    let basis = basis_now(&built.study, &built.index(), place, theme);
    built.put(Cell { synthesis: "So.".into(), basis, ..Cell::empty(place, theme) });
    assert_eq!(claims(&built.study).findings[0].ground, Ground::Grounded);
    let mut evidence = built.study.evidence.get(built.evidence[1]).expect("evidence").clone();
    evidence.polarity = Some(Polarity::Mixed);
    built.put(evidence);
    let found = claims(&built.study);
    assert_eq!(
        (found.findings[0].ground, &found.findings[0].changed[..]),
        (Ground::Stale, &built.evidence[1..2])
    );
    assert_eq!(found.findings[1].ground, Ground::SingleSource);
}

#[test]
fn from_passage_to_recommendation_and_back() {
    let mut built = study(LINE);
    let both = comparison(&mut built, ComparisonKind::Difference, &[0, 1]);
    let claim = proposition(&mut built, &[0], &[], &[both]);
    let advice = RecommendationId::from_uuid(built.fresh());
    built.put(Recommendation {
        id: advice,
        number: 1,
        text: String::new(),
        rests_on: vec![claim],
        note: String::new(),
    });
    let chain = Chain::build(&built.study);
    let [first, second] = [AnyId::Finding(built.findings[0]), AnyId::Finding(built.findings[1])];
    let (both, claim, advice) =
        (AnyId::Comparison(both), AnyId::Proposition(claim), AnyId::Recommendation(advice));
    let passage = |n: usize| AnyId::Evidence(built.evidence[n]);
    assert_eq!(chain.above(passage(0)), [first]);
    assert_eq!(chain.all_above(passage(0)), [(1, first), (2, both), (2, claim), (3, advice)]);
    assert_eq!(chain.below(claim), [both, first]);
    assert_eq!(
        chain.all_below(claim),
        [(1, both), (1, first), (2, second), (2, passage(0)), (2, passage(1)), (3, passage(2))]
    );
    assert!(unused_evidence(&built.study, &chain).is_empty());
}
