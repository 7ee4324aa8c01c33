//! What the parts that weigh a proposition say, each in one line.

use super::super::findings::words;
use crate::study::{Appraisal, Criterion, Pattern, Proposition, Rival, Study, Test};
use crate::t;

const BETWEEN: &str = " · ";

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}

pub fn rivals(one: &Proposition) -> String {
    let told = |rival: &Rival| {
        let good = rival.findings_for.len() + rival.comparisons_for.len() + rival.evidence_for.len();
        let bad =
            rival.findings_against.len() + rival.comparisons_against.len() + rival.evidence_against.len();
        if good + bad == 0 {
            rival.statement.clone()
        } else {
            t!("history-rival", words = rival.statement.as_str(), good = good, bad = bad)
        }
    };
    joined(one.rivals.iter().map(told))
}

pub fn patterns(study: &Study, one: &Proposition) -> String {
    let told = |pattern: &Pattern| {
        let case = study.cases.get(pattern.case).map_or("", |case| case.name.as_str());
        let parts = [
            pattern.replication.map_or("", words::replication),
            &pattern.expected,
            &pattern.found,
            pattern.fit.map_or("", words::fit),
        ];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{case}: {}", said.join("; "))
    };
    joined(one.patterns.iter().map(told))
}

pub fn tests(one: &Proposition) -> String {
    let told = |test: &Test, passed| {
        let says = words::test_says(test.kind(), passed);
        if test.note.is_empty() { says } else { format!("{says} {}", test.note) }
    };
    let own = one.tests.iter().map(|test| told(test, one.passed(test.evidence)));
    let of_rivals = one
        .rivals
        .iter()
        .flat_map(|rival| rival.tests.iter().map(move |test| (test, rival.passed(test.evidence))));
    joined(own.chain(of_rivals.map(|(test, passed)| told(test, passed))))
}

pub fn appraisal(appraisal: &Appraisal) -> String {
    let overall = [appraisal.confidence.map_or("", words::confidence), appraisal.reason.as_str()];
    let overall = overall.map(str::to_owned).into_iter();
    let parts = Criterion::ALL.map(|of| {
        let part = appraisal.get(of);
        let said = [part.concern.map_or("", words::concern), part.explanation.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        if said.is_empty() { String::new() } else { format!("{}: {}", words::criterion(of), said.join("; ")) }
    });
    joined(overall.chain(parts))
}
