//! One feature held against the cases, kind by kind as the study has them.

use super::themes::quotes;
use crate::export::report::doc::{
    Block, Span, Spans, heading, listed, paragraph, said, sentence, strong, words,
};
use crate::export::report::making::{Making, ground};
use crate::study::{AnyId, Comparison, ComparisonKind};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let mut all: Vec<_> = making.study.comparisons.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    all.into_iter().flat_map(|one| comparison(making, one)).collect()
}

fn kind(kind: ComparisonKind) -> &'static str {
    match kind {
        ComparisonKind::CommonDifferentCauses => "A common feature with different causes",
        ComparisonKind::DivergentSameOutcome => "Different structures, same outcome",
        ComparisonKind::SameMechanism => "The same mechanism",
        ComparisonKind::Difference => "A difference",
        ComparisonKind::WithinCaseContrast => "A contrast within cases",
        ComparisonKind::Outlier => "An outlier",
    }
}

fn comparison(making: &mut Making<'_>, one: &Comparison) -> Vec<Block> {
    let (anchor, label) = making.place_of(AnyId::Comparison(one.id));
    let at = (anchor.as_str(), label.as_str());
    let mut out = vec![heading(2, format!("{label} {}", one.feature.trim()), anchor.clone())];
    let themes = making.themes(&one.themes);
    let of = if themes.is_empty() { String::new() } else { format!(" Themes: {}.", listed(&themes)) };
    out.push(Block::Small(vec![words(format!("{}.{of}", kind(one.kind)))]));
    let shows = one.shows.iter().filter(|shows| !shows.text.trim().is_empty());
    let shows: Vec<Spans> = shows
        .map(|shows| vec![strong(format!("{}: ", making.case(shows.case))), words(sentence(&shows.text))])
        .collect();
    if shows.is_empty() {
        out.push(said("The study does not say what each case shows."));
    } else {
        out.push(Block::List(shows));
    }
    let mut joint: Spans = if one.joint.trim().is_empty() {
        vec![words("The study does not say what they show together.")]
    } else {
        vec![Span::Italic("Together: ".to_owned()), words(sentence(&one.joint))]
    };
    joint.extend(making.note(&one.basis));
    out.push(paragraph(joint));
    out.push(paragraph(rests(making, one, at)));
    let claim = AnyId::Comparison(one.id);
    if making.depth.grounds
        && let Some(claim) = making.claims.comparisons.iter().find(|known| known.id == claim)
    {
        out.push(Block::Small(vec![words(ground(claim))]));
    }
    out.extend(quotes(making, &one.evidence, at));
    out
}

fn rests(making: &mut Making<'_>, one: &Comparison, at: (&str, &str)) -> Spans {
    let findings = making.findings(&one.findings);
    let evidence = making.cite_all(&one.evidence, at);
    if findings.is_empty() && evidence.is_empty() {
        return vec![words("It names nothing that it rests on.")];
    }
    let mut spans = vec![words("It rests on ")];
    let both = !findings.is_empty() && !evidence.is_empty();
    spans.extend(findings);
    if both {
        spans.push(words(" and on "));
    }
    spans.extend(evidence);
    spans.push(words("."));
    spans
}
