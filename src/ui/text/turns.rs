//! Who speaks, and when: labels at the start of lines, kept in the text and shown in the gutter.

use std::collections::BTreeMap;
use std::ops::Range;

use super::doc::Paragraph;
use crate::import::{Label, label_at};

/// The label at the start of a turn. Its parts, in the order of the text, cover it without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub parts: Vec<HeadPart>,
    /// Where the spoken words begin.
    pub end: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadPart {
    pub kind: PartKind,
    pub range: Range<u32>,
    /// What is drawn of it: not the colon, the brackets and the spaces.
    pub shown: Range<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Name,
    Time,
}

/// A label that looks like a speaker becomes one when it comes twice. A time in brackets needs no second.
pub(super) fn recognise(text: &str, paragraphs: &mut [Paragraph]) {
    let mut speakers: BTreeMap<&str, Speaker> = BTreeMap::new();
    let mut heads: Vec<(usize, Head, Option<&str>)> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.blank || paragraph.continued {
            continue;
        }
        let line = &text[paragraph.bytes()];
        let Some(found) = label_at(line) else { continue };
        let name = found.name.clone().map(|range| line[range].trim());
        if let Some(name) = name {
            let speaker = speakers.entry(name).or_default();
            speaker.turns += 1;
            speaker.questions += usize::from(is_question(&line[found.end..]));
        }
        heads.push((index, head(&found, paragraph.range.start), name));
    }
    let asking =
        |name: &str| speakers.get(name).is_some_and(|s| s.questions >= 2 && s.questions * 5 >= s.turns * 3);
    for (index, head, name) in heads {
        if name.is_some_and(|name| speakers.get(name).is_none_or(|speaker| speaker.turns < 2)) {
            continue;
        }
        paragraphs[index].asks = name.is_some_and(asking);
        paragraphs[index].head = Some(Box::new(head));
    }
}

#[derive(Default)]
struct Speaker {
    turns: usize,
    questions: usize,
}

fn is_question(words: &str) -> bool {
    let end = words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]".contains(c));
    end.ends_with(['?', '？', '؟', '⁇', '⁈'])
}

fn head(found: &Label, base: u32) -> Head {
    let mut shown: Vec<(PartKind, Range<usize>)> = Vec::new();
    shown.extend(found.name.clone().map(|range| (PartKind::Name, range)));
    shown.extend(found.time.clone().map(|range| (PartKind::Time, range)));
    shown.sort_by_key(|(_, range)| range.start);
    let mut parts: Vec<HeadPart> = Vec::new();
    for (index, (kind, part)) in shown.iter().enumerate() {
        let from = parts.last().map_or(base, |last: &HeadPart| last.range.end);
        // An opening bracket belongs to the time behind it.
        let until = shown.get(index + 1).map_or(found.end, |(_, next)| next.start.saturating_sub(1));
        let range = from..base + until.max(part.end) as u32;
        let shown = base + part.start as u32..base + part.end as u32;
        parts.push(HeadPart { kind: *kind, range, shown });
    }
    Head { parts, end: base + found.end as u32 }
}
