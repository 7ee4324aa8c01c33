//! How a proposition is weighed: rivals, patterns expected of cases, tests of evidence, an appraisal.

use super::propositions::side;
use super::tables::table;
use crate::export::report::doc::{Block, Span, Spans, paragraph, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::{Component, Criterion, Proposition, Rival, Test};

/// Other explanations, each with what speaks for and against it.
pub fn rivals(making: &mut Making<'_>, one: &Proposition, at: (&str, &str)) -> Vec<Block> {
    let all: Vec<&Rival> = one.rivals.iter().filter(|rival| !rival.statement.trim().is_empty()).collect();
    if all.is_empty() {
        return vec![paragraph(vec![words("No rival explanation is on record.")])];
    }
    let items: Vec<Spans> = all.into_iter().map(|rival| told(making, rival, at)).collect();
    vec![paragraph(vec![Span::Italic("Rival explanations:".to_owned())]), Block::List(items)]
}

fn told(making: &mut Making<'_>, rival: &Rival, at: (&str, &str)) -> Spans {
    let mut out = vec![words(sentence(&rival.statement))];
    let good = side(making, &rival.comparisons_for, &rival.findings_for, &rival.evidence_for, at);
    let bad = side(making, &rival.comparisons_against, &rival.findings_against, &rival.evidence_against, at);
    for (head, spans) in [(" For it: ", good), (" Against it: ", bad)] {
        if !spans.is_empty() {
            out.push(words(head));
            out.extend(spans);
            out.push(words("."));
        }
    }
    out.extend(tests(making, &rival.tests, |id| rival.passed(id), at));
    out
}

/// What was expected of each case, what was found, and whether they fit.
pub fn patterns(making: &Making<'_>, one: &Proposition, label: &str) -> Option<Block> {
    let key = |key: Option<&'static str>| key.unwrap_or_default().replace('-', " ");
    let rows: Vec<(String, Vec<String>)> = making
        .study
        .cases_in_order()
        .iter()
        .filter_map(|case| one.patterns.iter().find(|pattern| pattern.case == case.id))
        .map(|pattern| {
            let cells = vec![
                key(pattern.replication.map(crate::study::Replication::key)),
                pattern.expected.trim().to_owned(),
                pattern.found.trim().to_owned(),
                key(pattern.fit.map(crate::study::Fit::key)),
            ];
            (making.case(pattern.case), cells)
        })
        .collect();
    let heads = ["replication", "expected", "found", "fit"];
    (!rows.is_empty()).then(|| table(&format!("What {label} expects of each case"), "case", &heads, rows))
}

/// Each tested passage with the kind of its test and whether it passed.
pub fn tests(
    making: &mut Making<'_>,
    all: &[Test],
    passed: impl Fn(crate::study::EvidenceId) -> Option<bool>,
    at: (&str, &str),
) -> Spans {
    let mut out = Spans::new();
    for test in all.iter().filter(|test| making.study.evidence.contains(test.evidence)) {
        out.push(words(if out.is_empty() { " Tests: " } else { "; " }));
        match making.cite(test.evidence, at) {
            Some(link) => out.push(link),
            None => out.push(words("a passage")),
        }
        let how = match passed(test.evidence) {
            Some(true) => ", passed",
            Some(false) => ", failed",
            None => "",
        };
        let note = test.note.trim();
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        out.push(words(format!(" {}{how}{note}", test.kind().key().replace('-', " "))));
    }
    if !out.is_empty() {
        out.push(words("."));
    }
    out
}

/// The four components and what the researcher makes of them.
pub fn appraisal(one: &Proposition) -> Vec<Block> {
    let said =
        |component: &Component| component.concern.is_some() || !component.explanation.trim().is_empty();
    let mut items: Vec<Spans> = Vec::new();
    for criterion in Criterion::ALL {
        let component = one.appraisal.get(criterion);
        if !said(component) {
            continue;
        }
        let name = match criterion {
            Criterion::Limitations => "Limits of method",
            Criterion::Coherence => "Coherence",
            Criterion::Adequacy => "Adequacy",
            Criterion::Relevance => "Relevance",
        };
        let concern = component.concern.map_or_else(String::new, |one| format!("concerns {}. ", one.key()));
        let why = component.explanation.trim();
        let why = if why.is_empty() { String::new() } else { sentence(why) };
        items.push(vec![strong(format!("{name}: ")), words(format!("{concern}{why}").trim().to_owned())]);
    }
    let mut out = Vec::new();
    if let Some(confidence) = one.appraisal.confidence {
        let reason = one.appraisal.reason.trim();
        let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        let line = sentence(&format!("{}{reason}", confidence.key().replace('-', " ")));
        out.push(paragraph(vec![Span::Italic("Confidence (GRADE-CERQual): ".to_owned()), words(line)]));
    } else if !items.is_empty() {
        out.push(paragraph(vec![Span::Italic(
            "Appraisal (GRADE-CERQual), no verdict on record:".to_owned(),
        )]));
    }
    if !items.is_empty() {
        out.push(Block::List(items));
    }
    out
}
