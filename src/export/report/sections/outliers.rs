//! What runs against the rule of its case, and what it tests.

use super::themes::quotes;
use crate::export::report::doc::{Block, Span, Spans, paragraph, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::{AnyId, Outlier};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let mut all: Vec<_> = making.study.outliers.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    all.into_iter().flat_map(|one| outlier(making, one)).collect()
}

fn outlier(making: &mut Making<'_>, one: &Outlier) -> Vec<Block> {
    let (anchor, label) = making.place_of(AnyId::Outlier(one.id));
    let at = (anchor.as_str(), label.as_str());
    let mut spans = vec![strong(format!("{label} ")), words(sentence(&one.what))];
    spans.extend(making.note(&one.basis));
    let mut out = vec![Block::Paragraph { anchor: anchor.clone(), spans }];
    let unit = one.unit.and_then(|id| making.study.units.get(id)).map(|unit| unit.name.clone());
    let actors = one.actors.iter().filter_map(|id| making.study.actors.get(*id));
    let actors: Vec<String> = actors.map(|actor| actor.name.clone()).collect();
    let kind = (!one.kind.trim().is_empty()).then(|| one.kind.trim().to_owned());
    let actors = (!actors.is_empty()).then(|| actors.join(", "));
    let about = [Some(making.case(one.case)), unit, kind, actors].into_iter().flatten().collect::<Vec<_>>();
    out.push(Block::Small(vec![words(sentence(&about.join(" · ")))]));
    if !one.why.trim().is_empty() {
        out.push(paragraph(vec![Span::Italic("Why: ".to_owned()), words(sentence(&one.why))]));
    }
    let mut rests: Spans = making.findings(&one.findings);
    let evidence = making.cite_all(&one.evidence, at);
    if !rests.is_empty() && !evidence.is_empty() {
        rests.push(words("; "));
    }
    rests.extend(evidence);
    let mut line = Spans::new();
    if rests.is_empty() {
        line.push(words("It names nothing that it rests on."));
    } else {
        line.push(words("It rests on "));
        line.extend(rests);
        line.push(words("."));
    }
    let tests = making.links(one.tests.iter().map(|id| AnyId::Proposition(*id)));
    if tests.is_empty() {
        line.push(words(" The study does not say which proposition it tests."));
    } else {
        line.push(words(" It tests "));
        line.extend(tests);
        line.push(words("."));
    }
    out.push(paragraph(line));
    out.extend(quotes(making, &one.evidence, at));
    out
}
