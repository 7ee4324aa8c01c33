//! The sample study holds what the model can hold. What is expected here is typed in from
//! `study-model.md` where it stands there (§8–§12); rivals, patterns, tests and appraisals are ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscase::study::*;

fn partnerships() -> Study {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    crosscase::storage::open(&folder).unwrap().contents.study
}

/// §8 to §12: twelve comparisons, four outliers, ten placements, eight propositions, five recommendations.
#[test]
fn claims_of_the_reference_are_there_and_rest_on_something() {
    let study = partnerships();
    assert_eq!((study.comparisons.len(), study.outliers.len(), study.placements.len()), (12, 4, 10));
    for one in study.comparisons.iter() {
        assert!(!one.findings.is_empty() && one.shows.len() == 2 && !one.joint.is_empty(), "C{}", one.number);
    }
    assert!(study.outliers.iter().all(|one| !one.findings.is_empty() && !one.tests.is_empty()));
    for one in study.propositions.iter() {
        assert!(!one.findings_for.is_empty() && !one.comparisons_for.is_empty(), "P{}", one.number);
        assert!(!one.findings_against.is_empty(), "nothing speaks against P{}", one.number);
    }
    let rests: BTreeMap<u32, BTreeSet<u32>> = study
        .recommendations
        .iter()
        .map(|one| {
            let number = |id: &PropositionId| study.propositions.get(*id).unwrap().number;
            (one.number, one.rests_on.iter().map(number).collect())
        })
        .collect();
    let expected = [(1, vec![1]), (2, vec![2, 8]), (3, vec![6]), (4, vec![3]), (5, vec![4])];
    assert_eq!(rests, expected.into_iter().map(|(r, p)| (r, p.into_iter().collect())).collect());
}

#[test]
fn every_proposition_has_a_rival_that_something_speaks_against() {
    for one in partnerships().propositions.iter() {
        let against = |rival: &Rival| {
            rival.findings_against.len() + rival.comparisons_against.len() + rival.evidence_against.len()
        };
        assert!(one.rivals.iter().any(|rival| against(rival) > 0), "P{}", one.number);
    }
}

#[test]
fn patterns_speak_of_both_cases_and_use_every_word() {
    let study = partnerships();
    let cases: BTreeSet<CaseId> = study.cases.ids().collect();
    let patterns = || study.propositions.iter().flat_map(|one| &one.patterns);
    for one in study.propositions.iter().filter(|one| !one.patterns.is_empty()) {
        assert_eq!(one.patterns.iter().map(|pattern| pattern.case).collect::<BTreeSet<_>>(), cases);
    }
    assert!(patterns().all(|one| !one.expected.is_empty() && !one.found.is_empty() && one.fit.is_some()));
    let roles: BTreeSet<Replication> = patterns().filter_map(|one| one.replication).collect();
    assert_eq!(roles, Replication::ALL.into());
    // P8 holds in Cambodia and only in part in the UK, where late patients of one site gained weight.
    let p8 = study.propositions.iter().find(|one| one.number == 8).unwrap();
    let fit = |name: &str| {
        let of = |pattern: &&Pattern| study.cases.get(pattern.case).unwrap().name.starts_with(name);
        p8.patterns.iter().find(of).unwrap().fit
    };
    assert_eq!((fit("Cambodia"), fit("UK")), (Some(Fit::Match), Some(Fit::Partial)));
}

#[test]
fn tests_of_all_four_kinds_have_a_side() {
    let study = partnerships();
    let mut kinds = BTreeSet::new();
    for one in study.propositions.iter() {
        for test in &one.tests {
            kinds.insert(test.kind().key());
            assert!(one.passed(test.evidence).is_some() && !test.note.is_empty(), "P{}", one.number);
        }
        for rival in &one.rivals {
            assert!(rival.tests.iter().all(|test| rival.passed(test.evidence).is_some()));
        }
        let judged = Criterion::ALL.map(|of| one.appraisal.get(of).concern.is_some());
        assert!(judged == [one.appraisal.confidence.is_some(); 4], "P{}", one.number);
    }
    assert_eq!(kinds.len(), 4, "{kinds:?}");
}

/// §10: eight of the ten units are relations or bodies; the actors are those of §3.
#[test]
fn relations_that_are_placed_name_their_actors() {
    let study = partnerships();
    let named = |id: &ActorId| study.actors.get(*id).unwrap().short.as_str();
    let of: BTreeMap<&str, Vec<&str>> = study
        .placements
        .iter()
        .filter(|one| one.label != "Programme as a whole")
        .map(|one| (one.label.as_str(), one.actors.iter().map(named).collect()))
        .collect();
    assert_eq!(of.len(), 8);
    assert_eq!(of["Global Fund – INGO"], ["GF", "INGO"]);
    assert_eq!(of["INGO – local NGOs"], ["INGO", "LNGO1", "LNGO2"]);
    assert_eq!(of["INGO – Ministry of Defence"], ["INGO", "MOD"]);
    assert_eq!(of["Outlying pilot site – patients"], ["OUTL", "PATS"]);
    assert_eq!(of["Macmillan – pilot sites"], ["MAC", "PRO"]);
    let whole: Vec<&str> = study
        .placements_of(study.scales.ids().next().unwrap())
        .into_iter()
        .filter(|one| one.label == "Programme as a whole")
        .map(|one| one.period.as_str())
        .collect();
    assert_eq!(whole, ["2007\u{2013}2008", "2005\u{2013}2008"]);
}

#[test]
fn a_finding_that_is_agreed_says_who_agrees() {
    for one in partnerships().findings.iter() {
        let both = one.agreed_by.len() == 2;
        assert_eq!(one.state == ClaimState::Agreed, both, "F{}", one.number);
    }
}
