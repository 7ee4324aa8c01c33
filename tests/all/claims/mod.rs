//! What a proposition can hold beside its grounds: rivals that are weighed, expected patterns, tests of
//! evidence, an appraisal; who agrees with a finding; what is placed on a scale.

mod command;
mod model;
mod sample;
mod stored;
#[cfg(feature = "desktop")]
mod window;

use crosscase::edit::{Command, Context, Refusal, check, label};
use crosscase::study::*;

use crate::storage::sample::{contents_2, id};

/// The study of the storage tests: P4 (340) over F24 (300, 301), C08 (320) and evidence of two cases.
fn study() -> Study {
    contents_2().study
}

fn proposition(study: &Study) -> Proposition {
    study.propositions.get(id(340)).unwrap().clone()
}

/// The same with everything that can be said of it.
fn weighed(study: &Study) -> Proposition {
    let rival = Rival {
        statement: "Custom decides, and pay follows it".into(),
        findings_for: vec![id(301)],
        findings_against: vec![id(300)],
        comparisons_against: vec![id(320)],
        evidence_for: vec![id(203)],
        evidence_against: vec![id(201), id(202)],
        tests: vec![Test { uniqueness: Degree::High, note: "Hardly ever seen".into(), ..Test::new(id(201)) }],
        ..Rival::default()
    };
    let pattern = Pattern {
        case: id(40),
        expected: "Where pay stops, the committee stops".into(),
        found: "It stopped in one ward of two".into(),
        fit: Some(Fit::Partial),
        replication: Some(Replication::Literal),
    };
    let other =
        Pattern { fit: Some(Fit::NoData), replication: Some(Replication::Contrast), ..Pattern::new(id(41)) };
    let judged = |concern, words: &str| Component { concern: Some(concern), explanation: words.into() };
    Proposition {
        rivals: vec![Rival::new("Custom"), rival],
        patterns: vec![pattern, other],
        tests: vec![
            Test { certainty: Degree::High, note: "It had to be there".into(), ..Test::new(id(200)) },
            Test { certainty: Degree::High, uniqueness: Degree::High, ..Test::new(id(203)) },
        ],
        appraisal: Appraisal {
            limitations: judged(Concern::None, ""),
            coherence: judged(Concern::Moderate, "One ward runs against it"),
            adequacy: judged(Concern::Serious, "Two sources"),
            relevance: Component::default(),
            confidence: Some(Confidence::VeryLow),
            reason: "Little was read".into(),
        },
        ..proposition(study)
    }
}

/// The study with all of it.
fn weighed_study() -> Study {
    let mut study = study();
    let new = weighed(&study);
    run(&mut study, &Command::put(new)).unwrap();
    let finding = Finding { agreed_by: vec![id(21), id(20)], ..study.findings.get(id(300)).unwrap().clone() };
    run(&mut study, &Command::put(finding)).unwrap();
    let actor = Actor { id: id(92), case: id(41), ..study.actors.get(id(90)).unwrap().clone() };
    run(&mut study, &Command::put(Actor { unit: None, ..actor })).unwrap();
    let placed = Placement {
        actors: vec![id(92)],
        outcome: Some(id(71)),
        period: "2007\u{2013}2008".into(),
        ..study.placements.get(id(370)).unwrap().clone()
    };
    run(&mut study, &Command::put(placed)).unwrap();
    study
}

/// Does it and gives the way back.
fn run(study: &mut Study, command: &Command) -> Result<ChangeSet, Refusal> {
    let context = Context { now: Moment(1), coder: Some(id(20)) };
    let mut set = check(study, command, context)?;
    set.stamp = Stamp { session: SessionId(0xc1a1), counter: study.revision() + 1 };
    study.apply(&set).unwrap();
    Ok(set)
}

#[track_caller]
fn says(study: &Study, record: impl Into<Record>, expected: &str) {
    assert_eq!(label(study, &Command::put(record)), expected);
}
