//! Who speaks and when: labels at the start of lines become turns and times of the text's structure.
//!
//! Only where there is no doubt that a text is a transcript. What is unsure stays in the text, where the
//! reader still shows it as a label.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Imported;
use super::label::{Label, is_name, label_alone, label_at, milliseconds, time_before_words, time_of_range};
use super::receipt::counted;
use crate::study::{MarkKind, SourceMark, Span};

/// A transcript has at least so many turns (or times, where nobody is named).
const TURNS: usize = 4;

/// So many bytes may stand before the first turn of a short transcript.
const HEADER: usize = 1_500;

/// Words before a colon that are no speakers, however often they come.
const FIELDS: &[&str] = &[
    "name",
    "age",
    "date",
    "place",
    "title",
    "author",
    "note",
    "notes",
    "aim",
    "aims",
    "method",
    "methods",
    "result",
    "results",
    "source",
    "phone",
    "tel",
    "fax",
    "email",
    "e-mail",
    "address",
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "sent",
    "chapter",
    "section",
    "figure",
    "table",
    "page",
    "step",
    "example",
    "summary",
    "keywords",
    "abstract",
    "background",
    "conclusion",
    "conclusions",
    "objective",
    "objectives",
    "url",
    "http",
    "https",
    "isbn",
    "doi",
    "time",
    "duration",
    "location",
    "sex",
    "gender",
    "id",
    "case",
    "type",
    "status",
    "comment",
    "nom",
    "âge",
    "lieu",
    "titre",
    "datum",
    "ort",
    "alter",
    "titel",
    "fecha",
    "lugar",
    "edad",
];

/// A time inside the words: `[00:12:05]`, and what f4 writes at the end of paragraphs, `#00:12:05-3#`.
static INSIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"#(\d{1,2}:\d{2}:\d{2})(?:[-.,](\d{1,3}))?#|\[((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\]")
        .ok()
});

/// One line with a label.
struct Found {
    /// From the start of the line to the spoken words; the whole line where none follow.
    label: Range<usize>,
    name: Option<String>,
    time: Option<u32>,
    /// Whether it has no words behind it.
    alone: bool,
}

/// Recognises a transcript by its turns or times and takes their labels out of the text.
pub(super) fn recognise(imported: &mut Imported) {
    let told =
        |mark: &SourceMark| matches!(mark.what, MarkKind::Turn(_) | MarkKind::Row | MarkKind::Field(_));
    if imported.marks.iter().any(told) {
        return;
    }
    let text = imported.text.as_str();
    let lines = lines(text);
    let mut found = labels(text, &lines);
    let names: Vec<&str> = found.iter().filter_map(|one| one.name.as_deref()).collect();
    let timed = found.iter().filter(|one| one.name.is_some() && one.alone && one.time.is_some()).count();
    let speakers: BTreeSet<String> = speakers(&names, timed == names.len());
    drop_header(&mut found, &speakers, &lines);
    let speakers = if carries(text, &lines, &found, &speakers) { speakers } else { BTreeSet::new() };
    if speakers.is_empty() && !by_times(text, &lines, &mut found) {
        found.clear();
    }
    found.retain(|one| one.name.as_ref().is_none_or(|name| speakers.contains(name)));
    let inside = times_inside(text, !found.is_empty());
    if found.is_empty() && inside.is_empty() {
        return;
    }
    carry_out(imported, &found, inside);
}

/// The lines that are not blank, without their line ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        if !line.trim().is_empty() {
            lines.push(start..end);
        }
        start += line.len();
    }
    lines
}

fn labels(text: &str, lines: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut range: Option<u32> = None;
    for line in lines {
        let words = &text[line.clone()];
        let indent = words.len() - words.trim_start().len();
        let bare = words.trim_start();
        if let Some(time) = time_of_range(bare) {
            // The name stands on the next line.
            range = Some(time);
            found.push(Found { label: line.clone(), name: None, time: Some(time), alone: true });
            continue;
        }
        if range.take().is_some() && is_name(bare) {
            let name = Some(bare.trim().to_owned());
            found.push(Found { label: line.clone(), name, time: None, alone: true });
            continue;
        }
        let Some(Label { name, time, end }) = label_alone(bare).or_else(|| label_at(bare)) else { continue };
        let alone = bare[end..].trim().is_empty();
        found.push(Found {
            label: if alone { line.clone() } else { line.start..line.start + indent + end },
            name: name.map(|name| bare[name].split_whitespace().collect::<Vec<_>>().join(" ")),
            time: time.and_then(|time| milliseconds(&bare[time])),
            alone,
        });
    }
    found
}

/// The names that are speakers, if it is beyond doubt that there are any. `timed` says that each
/// stands on a line of its own with a time: then one speaker is enough.
pub(super) fn speakers(names: &[&str], timed: bool) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|name, _| !FIELDS.contains(&name.to_lowercase().as_str()));
    let recur: Vec<&str> = counts.iter().filter(|(_, count)| **count > 1).map(|(name, _)| *name).collect();
    let turns: usize = recur.iter().map(|name| counts[name]).sum();
    let enough = if timed { 1 } else { 2 };
    if recur.len() < enough || turns < TURNS || is_form(names, &recur) {
        return BTreeSet::new();
    }
    // One who speaks once is told by the like of the name: `P7` beside `P1`, `ANNA` beside `BEN`.
    let shapes: BTreeSet<String> = recur.iter().filter_map(|name| shape(name)).collect();
    let alike = |name: &&str| timed || shape(name).is_some_and(|shape| shapes.contains(&shape));
    let once = counts.keys().filter(|name| alike(name)).copied();
    recur.iter().copied().chain(once).map(str::to_owned).collect()
}

/// `Speaker #`, or `CAPITALS`; nothing for names that look like any word.
fn shape(name: &str) -> Option<String> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.len() < name.len() {
        return Some(format!("{stem}#"));
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters > 1 && name.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    capitals.then(|| "CAPITALS".to_owned())
}

/// Whether three labels or more come again and again in the same order: a form that was filled in.
fn is_form(names: &[&str], recur: &[&str]) -> bool {
    let order: Vec<&str> = names.iter().copied().filter(|name| recur.contains(name)).collect();
    let round = recur.len();
    round >= 3
        && order.len() >= 2 * round
        && order.iter().skip(round).zip(&order).all(|(later, first)| later == first)
}

/// A block at the top such as `Interviewer: Anna` among `Date: …` and `Place: …` is no talk.
fn drop_header(found: &mut Vec<Found>, speakers: &BTreeSet<String>, lines: &[Range<usize>]) {
    let is_speaker = |one: &Found| one.name.as_ref().is_some_and(|name| speakers.contains(name));
    let named = |one: &Found| one.name.is_some();
    let Some(last) = found.iter().take(8).rposition(|one| named(one) && !is_speaker(one)) else { return };
    // Only at the very top, line by line, with a blank line below.
    let block = &lines[..lines.len().min(last + 2)];
    let lines_follow = |pair: &[Range<usize>]| pair[0].end + 1 == pair[1].start;
    let (inside, below) = block.split_at(last + 1);
    let adjacent = found[..=last].iter().zip(inside).all(|(one, line)| one.label.start == line.start)
        && inside.windows(2).all(lines_follow)
        && below.first().is_some_and(|below| inside[last].end + 1 < below.start);
    if adjacent {
        found.drain(..=last);
    }
}

/// Whether the turns carry the text: they begin near its start, and none is most of it.
fn carries(text: &str, lines: &[Range<usize>], found: &[Found], speakers: &BTreeSet<String>) -> bool {
    let starts: Vec<usize> = found
        .iter()
        .filter(|one| one.name.as_ref().is_some_and(|name| speakers.contains(name)))
        .map(|one| one.label.start)
        .collect();
    let Some(&first) = starts.first() else { return false };
    let different =
        found.iter().filter_map(|one| one.name.as_deref()).filter(|name| speakers.contains(*name));
    let different = different.collect::<BTreeSet<_>>().len();
    let after = lines.iter().filter(|line| line.start >= first).count();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let longest = starts.iter().zip(ends).map(|(start, end)| end - start).max().unwrap_or(0);
    let talk = text.len() - first;
    starts.len() >= TURNS.max(different)
        && (first * 5 <= text.len() * 2 || first <= HEADER)
        && (starts.len() * 12 >= after || talk / starts.len() <= 2_000)
        && (longest * 10 <= talk * 7 || starts.len() >= 20)
}

/// Whether a text without speakers is told by its times: most lines have one, and they only grow.
/// Times without brackets are among them then.
fn by_times(text: &str, lines: &[Range<usize>], found: &mut Vec<Found>) -> bool {
    let bare = lines.iter().filter_map(|line| {
        let label = time_before_words(&text[line.clone()])?;
        let time = milliseconds(&text[line.clone()][label.time.clone()?]);
        Some(Found { label: line.start..line.start + label.end, name: None, time, alone: false })
    });
    let bare: Vec<Found> = bare.collect();
    found.retain(|one| one.name.is_none() && one.time.is_some());
    if bare.len() > found.len() {
        *found = bare;
    }
    let times: Vec<u32> = found.iter().filter_map(|one| one.time).collect();
    let alone = found.iter().filter(|one| one.alone).count();
    let said = lines.len() - alone;
    times.len() >= TURNS && times.is_sorted() && times.first() < times.last() && times.len() * 3 >= said
}

/// Times inside the words, each with the place behind it. Without labels only the signs of f4 count,
/// which nothing else looks like.
fn times_inside(text: &str, labelled: bool) -> Vec<(Range<usize>, u32)> {
    let Some(pattern) = INSIDE.as_ref() else { return Vec::new() };
    let mut times = Vec::new();
    for found in pattern.captures_iter(text) {
        let (Some(whole), hash, bracket) = (found.get(0), found.get(1), found.get(3)) else { continue };
        let written = match (hash, bracket) {
            (Some(time), _) => {
                let fraction = found.get(2).map_or("0", |part| part.as_str());
                format!("{}.{fraction}", time.as_str())
            }
            (None, Some(time)) if labelled => time.as_str().to_owned(),
            _ => continue,
        };
        let Some(time) = milliseconds(&written) else { continue };
        let (mut start, mut end) = (whole.start(), whole.end());
        let blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}');
        let rest = &text[end..];
        if rest.trim_start_matches(blank).starts_with('\n') || rest.trim().is_empty() {
            start = text[..start].trim_end_matches(blank).len();
        } else if text[..start].is_empty() || text[..start].ends_with(char::is_whitespace) {
            end += rest.len() - rest.trim_start_matches(blank).len();
        }
        times.push((start..end, time));
    }
    times
}

fn carry_out(imported: &mut Imported, found: &[Found], inside: Vec<(Range<usize>, u32)>) {
    let text = &imported.text;
    let mut gaps: Vec<Range<usize>> = found
        .iter()
        .map(|one| {
            let end = one.label.end;
            let line_end = usize::from(one.alone && text[end..].starts_with('\n'));
            one.label.start..end + line_end
        })
        .chain(inside.iter().map(|(range, _)| range.clone()))
        .collect();
    gaps.sort_by_key(|gap| (gap.start, std::cmp::Reverse(gap.end)));
    let without = Without::new(text, &gaps);
    if without.text.trim().is_empty() {
        return;
    }
    let mut marks: Vec<SourceMark> = Vec::new();
    for mark in &imported.marks {
        let span = without.span(mark.span);
        if !span.is_empty() {
            marks.push(SourceMark { span, what: mark.what.clone() });
        }
    }
    let named: Vec<&Found> = found.iter().filter(|one| one.name.is_some()).collect();
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, one) in named.iter().enumerate() {
        let end = named.get(at + 1).map_or(text.len(), |next| next.label.start);
        let span = Span::new(without.place(one.label.end), without.place(end)).trimmed(&without.text);
        if let (Some(span), Some(name)) = (span, &one.name) {
            let next = speakers.len();
            speakers.entry(name).or_insert(next);
            marks.push(SourceMark { span, what: MarkKind::Turn(name.clone()) });
        }
    }
    let turns = marks.iter().filter(|mark| matches!(mark.what, MarkKind::Turn(_))).count();
    let times = time_marks(&without, found, &inside);
    let (count, remark) = (times.len(), remark(turns, times.len()));
    marks.extend(times);
    let notes = std::mem::take(&mut imported.notes);
    imported.notes = notes
        .into_iter()
        .filter_map(|mut note| {
            let span = without.span(note.span);
            note.span = span.trimmed(&without.text).or_else(|| without.words_from(span.start as usize))?;
            Some(note)
        })
        .collect();
    let mut order: Vec<(usize, &str)> = speakers.iter().map(|(name, at)| (*at, *name)).collect();
    order.sort_unstable();
    if turns > 0 {
        let mut names: Vec<&str> = order.iter().take(8).map(|(_, name)| *name).collect();
        if order.len() > 8 {
            names.push("…");
        }
        imported.origin.kept.push(format!(
            "{} of {} ({}) stand in the margin.",
            counted(turns, "turn", "turns"),
            counted(order.len(), "speaker", "speakers"),
            names.join(", ")
        ));
    }
    if count > 0 {
        imported.origin.kept.push(format!("{} in the margin.", counted(count, "time stands", "times stand")));
    }
    imported.origin.remarks.push(remark.to_owned());
    imported.marks = SourceMark::fitting(marks, &without.text);
    imported.text = without.text;
}

fn remark(turns: usize, times: usize) -> &'static str {
    match (turns > 0, times > 0) {
        (true, true) => {
            "The labels of speakers and the times were taken out of the text; they stand in the margin."
        }
        (true, false) => "The labels of speakers were taken out of the text; they stand in the margin.",
        _ => "The times were taken out of the text; they stand in the margin.",
    }
}

/// Each time holds from the next word after it to the next time.
fn time_marks(without: &Without, found: &[Found], inside: &[(Range<usize>, u32)]) -> Vec<SourceMark> {
    let labels = found.iter().filter_map(|one| Some((one.label.end, one.time?)));
    let mut points: Vec<(usize, u32)> =
        labels.chain(inside.iter().map(|(range, time)| (range.end, *time))).collect();
    points.sort_unstable();
    let text = &without.text;
    let placed = points.into_iter().map(|(place, time)| {
        let at = without.place(place);
        (at + text[at..].len() - text[at..].trim_start().len(), time)
    });
    let mut times: Vec<(usize, u32)> = Vec::new();
    for (at, time) in placed.filter(|(at, _)| *at < text.len()) {
        // Of two at one place the later says it more nearly.
        match times.last_mut() {
            Some(last) if last.0 == at => last.1 = time,
            _ => times.push((at, time)),
        }
    }
    let ends: Vec<usize> = times.iter().skip(1).map(|(at, _)| *at).chain([text.len()]).collect();
    let mark = |((start, time), end): (&(usize, u32), usize)| {
        let span = Span::new(*start, end).trimmed(text)?;
        Some(SourceMark { span, what: MarkKind::Time(*time) })
    };
    times.iter().zip(ends).filter_map(mark).collect()
}

/// A text without some stretches, and where each place has gone.
struct Without {
    text: String,
    /// Each gap in the old text, with the place in the new one.
    gaps: Vec<(Range<usize>, usize)>,
}

impl Without {
    fn new(text: &str, gaps: &[Range<usize>]) -> Self {
        let mut without = Self { text: String::with_capacity(text.len()), gaps: Vec::new() };
        let mut at = 0;
        for gap in gaps {
            let start = gap.start.max(at);
            if gap.end > start {
                without.text.push_str(&text[at..start]);
                without.gaps.push((start..gap.end, without.text.len()));
                at = gap.end;
            }
        }
        without.text.push_str(&text[at..]);
        without
    }

    fn place(&self, old: usize) -> usize {
        let after = self.gaps.partition_point(|(gap, _)| gap.start <= old);
        match after.checked_sub(1).map(|at| &self.gaps[at]) {
            Some((gap, new)) => new + old.saturating_sub(gap.end),
            None => old,
        }
    }

    fn span(&self, old: Span) -> Span {
        Span::new(self.place(old.start as usize), self.place(old.end as usize))
    }

    /// The next line with words from a place on.
    fn words_from(&self, at: usize) -> Option<Span> {
        let start = at + self.text[at..].len() - self.text[at..].trim_start().len();
        let end = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        Span::new(start, end).trimmed(&self.text)
    }
}
