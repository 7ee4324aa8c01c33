//! Every numbered passage in its context: where it stands, who coded it, what it is named by.

use super::cases::name;
use crate::export::report::doc::{Block, Quote, Spans, listed, many, said, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::{Evidence, MarkKind, paragraph_around, sentences_in};

/// Bytes of context on either side that are enough; whole sentences are shown.
const ENOUGH: usize = 360;
/// Stands for what was left out of a paragraph.
const GAP: &str = "[…]";

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let cited = making.cited().to_vec();
    if cited.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, id) in cited.iter().enumerate() {
        let Some(evidence) = study.evidence.get(*id) else { continue };
        out.extend(passage(making, evidence, at + 1));
    }
    let rest = study.evidence.len().saturating_sub(cited.len());
    if rest > 0 {
        out.push(said(format!(
            "The study holds {} that this report does not name.",
            many(rest, "more passage", "more passages")
        )));
    }
    out
}

/// `Field officers, paragraph 3, Cambodia`.
pub fn place(making: &Making<'_>, evidence: &Evidence) -> String {
    let study = making.study;
    let Some(source) = study.sources.get(evidence.source) else {
        return "a source that is no longer in the study".to_owned();
    };
    let at = if evidence.region.is_some() {
        "part of the picture".to_owned()
    } else {
        format!("paragraph {}", study.paragraph_number(source.id, evidence.span.start))
    };
    format!("{}, {at}, {}", name(&source.title), making.case(source.case))
}

fn passage(making: &Making<'_>, evidence: &Evidence, number: usize) -> Vec<Block> {
    let head = vec![
        strong(format!("E{number} ")),
        words(sentence(&format!("{}{}", place(making, evidence), more(making, evidence)))),
    ];
    let mut out = vec![Block::Paragraph { anchor: format!("e{number}"), spans: head }];
    let (before, after) = context(making, evidence);
    out.push(Block::Quote(Box::new(Quote {
        before,
        words: evidence.quote.clone(),
        after,
        from: Spans::new(),
    })));
    let mut last = vec![words(tags(making, evidence))];
    let named = making.named_at(evidence.id);
    if !named.is_empty() {
        last.push(words(" Named by "));
        last.extend(named);
        last.push(words("."));
    }
    out.push(Block::Small(last));
    out
}

/// What is known of the place beside the source and its case.
fn more(making: &Making<'_>, evidence: &Evidence) -> String {
    let study = making.study;
    let mut parts = Vec::new();
    let Some(source) = study.sources.get(evidence.source) else { return String::new() };
    if let Some(unit) = evidence.unit.or(source.unit).and_then(|id| study.units.get(id)) {
        parts.push(name(&unit.name));
    }
    let at = evidence.span.start as usize;
    for mark in study.marks(source.id).iter().filter(|mark| mark.span.contains(at)) {
        match &mark.what {
            MarkKind::Page(label) => parts.push(format!("page {label}")),
            MarkKind::Turn(speaker) => parts.push(format!("said by {speaker}")),
            MarkKind::Time(_) => parts.push(format!("at {}", mark.what.label())),
            MarkKind::Field(question) => parts.push(format!("answer to “{question}”")),
            _ => {}
        }
    }
    for (what, text) in [("", &source.date), ("made in ", &source.place), ("fieldwork: ", &source.fieldwork)]
    {
        if !text.trim().is_empty() {
            parts.push(format!("{what}{}", text.trim()));
        }
    }
    parts.iter().flat_map(|part| ["; ", part.as_str()]).collect()
}

/// Who tagged it how.
fn tags(making: &Making<'_>, evidence: &Evidence) -> String {
    let mut parts = vec![format!("Coded by {}", making.coder(evidence.coder))];
    let themes = making.themes(&evidence.themes);
    if !themes.is_empty() {
        parts.push(listed(&themes));
    }
    let levels = making.levels(&evidence.levels);
    if !levels.is_empty() {
        parts.push(listed(&levels));
    }
    parts.extend(evidence.polarity.map(|polarity| making.polarity(polarity)));
    parts.extend(evidence.kind.map(|kind| kind.key().to_owned()));
    if !evidence.search.is_empty() {
        parts.push(format!("found by the search “{}”", evidence.search));
    }
    let mut out = format!("{}.", parts.join(" · "));
    if making.depth.working && !evidence.note.trim().is_empty() {
        out.push_str(&format!(" Note: {}", sentence(&evidence.note)));
    }
    out
}

/// What stands before and after the passage in its paragraph, in whole sentences.
fn context(making: &Making<'_>, evidence: &Evidence) -> (String, String) {
    let text = making.study.text(evidence.source);
    let (from, to) = (evidence.span.start as usize, evidence.span.end as usize);
    if evidence.region.is_some() || evidence.span.slice(text).is_err() {
        return Default::default();
    }
    let start = paragraph_around(text, from).start.min(from);
    let end = paragraph_around(text, to.saturating_sub(1).max(from)).end.max(to);
    let before = text.get(start..from).unwrap_or("");
    let after = text.get(to..end).unwrap_or("");
    (shortened_before(before), shortened_after(after))
}

fn shortened_before(text: &str) -> String {
    if text.len() <= ENOUGH {
        return text.trim_start().to_owned();
    }
    let first = sentences_in(text).into_iter().rev().scan(0, |seen, range| {
        let go_on = *seen < ENOUGH;
        *seen = text.len() - range.start;
        go_on.then_some(range.start)
    });
    match first.last() {
        Some(at) if at > 0 && !text[..at].trim().is_empty() => format!("{GAP} {}", &text[at..]),
        _ => text.trim_start().to_owned(),
    }
}

fn shortened_after(text: &str) -> String {
    if text.len() <= ENOUGH {
        return text.trim_end().to_owned();
    }
    let last = sentences_in(text).into_iter().scan(0, |seen, range| {
        let go_on = *seen < ENOUGH;
        *seen = range.end;
        go_on.then_some(range.end)
    });
    match last.last() {
        Some(at) if !text[at..].trim().is_empty() => format!("{} {GAP}", &text[..at]),
        _ => text.trim_end().to_owned(),
    }
}
