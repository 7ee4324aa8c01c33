//! Who speaks, and when: labels at the start of lines, kept in the text and shown in the gutter.

use std::collections::BTreeMap;
use std::ops::Range;

use super::doc::Paragraph;
use crate::study::is_border;

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
        let Some(found) = parse(line) else { continue };
        let name = found.name.clone().map(|range| line[range].trim());
        if let Some(name) = name {
            let speaker = speakers.entry(name).or_default();
            speaker.turns += 1;
            speaker.questions += usize::from(is_question(&line[found.end..]));
        }
        heads.push((index, found.head(paragraph.range.start), name));
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

pub(super) fn is_question(words: &str) -> bool {
    let end = words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]".contains(c));
    end.ends_with(['?', '？', '؟', '⁇', '⁈'])
}

struct Found {
    name: Option<Range<usize>>,
    time: Option<Range<usize>>,
    end: usize,
}

impl Found {
    fn head(&self, base: u32) -> Head {
        let mut shown: Vec<(PartKind, Range<usize>)> = Vec::new();
        shown.extend(self.name.clone().map(|range| (PartKind::Name, range)));
        shown.extend(self.time.clone().map(|range| (PartKind::Time, range)));
        shown.sort_by_key(|(_, range)| range.start);
        let mut parts: Vec<HeadPart> = Vec::new();
        for (index, (kind, part)) in shown.iter().enumerate() {
            let from = parts.last().map_or(base, |last: &HeadPart| last.range.end);
            // An opening bracket belongs to the time behind it.
            let until = shown.get(index + 1).map_or(self.end, |(_, next)| next.start.saturating_sub(1));
            let range = from..base + until.max(part.end) as u32;
            let shown = base + part.start as u32..base + part.end as u32;
            parts.push(HeadPart { kind: *kind, range, shown });
        }
        Head { parts, end: base + self.end as u32 }
    }
}

fn parse(line: &str) -> Option<Found> {
    let (lead, after_time) = match bracketed_time(line).or_else(|| bare_time(line)) {
        Some((time, end)) => (Some((time, end)), spaces(line, end)),
        None => (None, 0),
    };
    if let Some(mut found) = name_at(line, after_time) {
        found.time = lead.map(|(time, _)| time).or(found.time);
        return Some(found).filter(|found| fits(line, found));
    }
    let (time, end) = lead?;
    let bracket = line.starts_with(['[', '(']);
    let found = Found { name: None, time: Some(time), end: spaces(line, end) };
    (bracket && fits(line, &found)).then_some(found)
}

fn fits(line: &str, found: &Found) -> bool {
    let parts = found.name.iter().chain(&found.time);
    is_border(line, found.end)
        && parts.clone().all(|part| is_border(line, part.start) && is_border(line, part.end))
        && parts.clone().all(|part| part.start == 0 || is_border(line, part.start - 1))
}

/// `Name:`, `Name [12:11]`, `Name (12:11):`, `Name: [12:11]`, `Name 12:11:` from a place on.
fn name_at(line: &str, from: usize) -> Option<Found> {
    let rest = &line[from..];
    let stop = rest.char_indices().take(48).find(|(_, c)| matches!(c, ':' | '：' | '[' | '('))?;
    let before = &rest[..stop.0];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut at = from + stop.0;
    let mut end_of_name = at;
    let mut time = None;
    if matches!(stop.1, '[' | '(') || (digits > 0 && before[..before.len() - digits].ends_with(' ')) {
        let start = if stop.1 == ':' { at - digits } else { at };
        let bare = stop.1 == ':';
        match bracketed_time(&line[start..]).or_else(|| bare_time(&line[start..])) {
            Some((range, end)) => {
                time = Some(start + range.start..start + range.end);
                end_of_name = start;
                at = start + end;
                match colon(line, at) {
                    Some(after) => at = after,
                    None if bare => return None,
                    None => {}
                }
            }
            None => at = colon(line, at)?,
        }
    } else {
        at = colon(line, at)?;
    }
    if !line[at..].is_empty() && !line[at..].starts_with(char::is_whitespace) {
        return None;
    }
    let name = line[from..end_of_name].trim_end();
    if !is_label(name) {
        return None;
    }
    let mut end = spaces(line, at);
    if time.is_none()
        && let Some((range, after)) = bracketed_time(&line[end..])
    {
        time = Some(end + range.start..end + range.end);
        end = spaces(line, end + after);
    }
    Some(Found { name: Some(from..from + name.len()), time, end })
}

/// Short, begins with a capital (or in a script that has none), and no sentence.
fn is_label(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    first
        && name.chars().count() <= 32
        && name.split_whitespace().count() <= 4
        && name.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || " .-'/&#_".contains(c))
        && !name.chars().any(|c| "។。؟«»“”…".contains(c))
}

fn colon(line: &str, at: usize) -> Option<usize> {
    line[at..].chars().next().filter(|c| matches!(c, ':' | '：')).map(|c| at + c.len_utf8())
}

fn spaces(line: &str, at: usize) -> usize {
    at + line[at..].len() - line[at..].trim_start_matches([' ', '\t', '\u{a0}']).len()
}

/// A time in brackets at the start: the time, and where the closing bracket ends.
fn bracketed_time(text: &str) -> Option<(Range<usize>, usize)> {
    let close = match text.as_bytes().first()? {
        b'[' => b']',
        b'(' => b')',
        _ => return None,
    };
    let (time, end) = bare_time(&text[1..])?;
    (text.as_bytes().get(end + 1) == Some(&close)).then_some((time.start + 1..time.end + 1, end + 2))
}

/// `12:11`, `1:02:11`, `00:12:11.5` at the start.
fn bare_time(text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let end = text[..end].trim_end_matches([':', '.', ',']).len();
    let fields: Vec<&str> = text[..end].split(':').collect();
    let whole = |field: &&str| (1..=2).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit());
    let (last, first) = fields.split_last()?;
    let last_ok =
        last.len() >= 2 && whole(&&last[..2]) && last[2..].trim_start_matches(['.', ',']).len() <= 3;
    ((1..=2).contains(&first.len()) && first.iter().all(whole) && last_ok).then_some((0..end, end))
}
