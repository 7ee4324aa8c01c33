//! What is claimed over all cases, with what speaks for it, against it, and instead of it.

use super::weighing;
use crate::export::report::doc::{Block, Span, Spans, heading, paragraph, sentence, words};
use crate::export::report::making::{Making, ground, state};
use crate::study::{AnyId, ClaimState, ComparisonId, EvidenceId, FindingId, Proposition};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let mut all: Vec<_> = making.study.propositions.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    all.into_iter().flat_map(|one| proposition(making, one)).collect()
}

fn proposition(making: &mut Making<'_>, one: &Proposition) -> Vec<Block> {
    let (anchor, label) = making.place_of(AnyId::Proposition(one.id));
    let at = (anchor.as_str(), label.as_str());
    let mut out = vec![heading(2, format!("{label} {}", sentence(&one.statement)), anchor.clone())];
    let mark = match one.state {
        ClaimState::Disputed => "Disputed.".to_owned(),
        other => format!("State: {}.", state(other)),
    };
    let mut mark = vec![words(mark)];
    mark.extend(making.note(&one.basis));
    out.push(Block::Small(mark));
    let good = side(making, &one.comparisons_for, &one.findings_for, &one.evidence_for, at);
    let bad = side(making, &one.comparisons_against, &one.findings_against, &one.evidence_against, at);
    out.push(told("For it: ", good, "Nothing is on record for it."));
    out.push(told("Against it: ", bad, "Nothing is on record against it."));
    let tests = weighing::tests(making, &one.tests, |id| one.passed(id), at);
    if !tests.is_empty() {
        out.push(paragraph(tests));
    }
    out.extend(weighing::rivals(making, one, at));
    out.extend(weighing::patterns(making, one, &label));
    out.extend(weighing::appraisal(one));
    if let Some(claim) =
        making.claims.propositions.iter().find(|claim| claim.id == AnyId::Proposition(one.id))
    {
        out.push(Block::Small(vec![words(ground(claim))]));
    }
    if making.depth.working && !one.versions.is_empty() {
        out.push(paragraph(vec![Span::Italic("Earlier wordings, oldest first:".to_owned())]));
        let line = |version: &crate::study::Version| -> Spans {
            let day = crate::export::report::day(version.at);
            let day = day.map_or_else(String::new, |day| format!(" (left on {day})"));
            let reason = version.reason.trim();
            let why = if reason.is_empty() { "no reason is on record.".to_owned() } else { sentence(reason) };
            vec![words(format!("“{}”{day}: {why}", version.statement.trim()))]
        };
        out.push(Block::List(one.versions.iter().map(line).collect()));
    }
    out
}

fn told(before: &str, mut what: Spans, nothing: &str) -> Block {
    if what.is_empty() {
        return paragraph(vec![words(nothing)]);
    }
    what.insert(0, Span::Italic(before.to_owned()));
    what.push(words("."));
    paragraph(what)
}

/// Comparisons, findings and passages on one side, with semicolons between the kinds.
pub fn side(
    making: &mut Making<'_>,
    comparisons: &[ComparisonId],
    findings: &[FindingId],
    evidence: &[EvidenceId],
    at: (&str, &str),
) -> Spans {
    let parts = [making.comparisons(comparisons), making.findings(findings), making.cite_all(evidence, at)];
    let mut out = Spans::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(words("; "));
        }
        out.extend(part);
    }
    out
}
