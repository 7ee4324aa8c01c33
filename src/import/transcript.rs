//! Who speaks and when: labels at the start of lines become turns and times of the text's structure.
//!
//! Only where there is no doubt that a text is a transcript. What is unsure stays in the text, where the
//! reader still shows it as a label.

mod header;
mod other;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use self::header::drop_header;
use super::label::{
    COLONS, Emphasised, Label, is_name, label_alone, label_at, milliseconds, time_before_words, time_of_range,
};
use super::receipt::counted;
use super::sheet::{Delimited, OpenDocument, Workbook};
pub(super) use super::speakers::speakers;
use super::speakers::{Once, TURNS, once};
use super::without::Without;
use super::{Imported, Importer};
use crate::study::{MarkKind, SourceMark, Span};

/// So many bytes may stand before the first turn of a short transcript.
const HEADER: usize = 1_500;

/// A time inside the words: `[00:12:05]`, and what f4 writes at the end of paragraphs, `#00:12:05-3#`.
static INSIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"#(\d{1,2}:\d{2}:\d{2})(?:[-.,](\d{1,3}))?#|\[((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\]")
        .ok()
});

/// What ends a sentence.
const ENDS: [char; 8] = ['.', '?', '!', '…', '。', '？', '។', '؟'];

/// One line with a label.
#[derive(Default)]
struct Found {
    /// From the start of the line to the spoken words; the whole line where none follow.
    label: Range<usize>,
    name: Option<String>,
    time: Option<u32>,
    /// Whether it has no words behind it.
    alone: bool,
    /// A speaker who is named once.
    once: bool,
    /// Perhaps a speaker: it stays in the text, and the turn before it ends.
    open: bool,
}

/// Recognises a transcript by its turns or times and takes their labels out of the text. Says whether it
/// is one, or looks like one.
pub(super) fn recognise(imported: &mut Imported) -> bool {
    let told = |mark: &SourceMark| matches!(mark.what, MarkKind::Turn(_) | MarkKind::Field(_));
    let turns = |imported: &Imported| {
        imported.marks.iter().any(|mark| matches!(mark.what, MarkKind::Turn(_) | MarkKind::Time(_)))
    };
    if imported.marks.iter().any(told) {
        return turns(imported);
    }
    let rows = spans(imported, |what| matches!(what, MarkKind::Row));
    let notes = spans(imported, |what| matches!(what, MarkKind::Note(_)));
    let within = |spans: &[Span], line: &Range<usize>| {
        // Marks of one kind do not overlap, so the last that begins before the line's end is it.
        let at = spans.partition_point(|span| (span.start as usize) < line.end);
        at > 0 && spans[at - 1].end as usize > line.start
    };
    let mut all = lines(&imported.text);
    all.retain(|line| !within(&notes, line));
    let (in_rows, talk): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| within(&rows, line));
    let text = imported.text.as_str();
    let found = if talk.is_empty() { None } else { find(text, &talk, labels(text, &talk)) };
    let found = found.or_else(|| {
        // A sheet stays a table; a survey is read row by row.
        let sheet = [Delimited.name(), Workbook.name(), OpenDocument.name()]
            .contains(&imported.origin.format.as_str());
        if sheet || in_rows.len() < TURNS || is_aside(&in_rows, &talk) {
            return None;
        }
        find(text, &in_rows, labels(text, &in_rows))
            .or_else(|| find(text, &in_rows, first_cells(text, &in_rows)))
    });
    let found = found.or_else(|| find(text, &talk, other::labels(text, &talk)));
    let said = if found.is_none() { other::stayed(text, &talk) } else { None };
    let inside = times_inside(text, found.is_some());
    let looks = said.is_some();
    imported.origin.kept.extend(said);
    if found.is_none() && inside.is_empty() {
        return looks || turns(imported);
    }
    carry_out(imported, &found.unwrap_or_default(), inside, &notes);
    looks || turns(imported)
}

fn spans(imported: &Imported, which: impl Fn(&MarkKind) -> bool) -> Vec<Span> {
    imported.marks.iter().filter(|mark| which(&mark.what)).map(|mark| mark.span).collect()
}

/// Whether tables are a small part of a text.
fn is_aside(rows: &[Range<usize>], talk: &[Range<usize>]) -> bool {
    let size = |lines: &[Range<usize>]| lines.iter().map(ExactSizeIterator::len).sum::<usize>();
    size(rows) < size(talk)
}

/// The labels among these, if the lines are a transcript.
fn find(text: &str, lines: &[Range<usize>], mut found: Vec<Found>) -> Option<Vec<Found>> {
    let names: Vec<&str> = found.iter().filter_map(|one| one.name.as_deref()).collect();
    let timed = found.iter().filter(|one| one.name.is_some() && one.alone && one.time.is_some()).count();
    let speakers: BTreeSet<String> = speakers(&names, timed == names.len());
    drop_header(text, &mut found, &speakers, lines);
    let speakers = if carries(text, lines, &found, &speakers) { speakers } else { BTreeSet::new() };
    if speakers.is_empty() && !by_times(text, lines, &mut found) {
        return None;
    }
    if !speakers.is_empty() {
        judge_rest(text, &mut found, &speakers, lines);
    }
    found.retain(|one| one.open || one.name.as_ref().is_none_or(|name| one.once || speakers.contains(name)));
    (!found.is_empty()).then_some(found)
}

/// Those who are named once in a transcript: another voice must not be credited to who spoke before.
fn judge_rest(text: &str, found: &mut [Found], speakers: &BTreeSet<String>, lines: &[Range<usize>]) {
    let is_speaker = |one: &Found| one.name.as_ref().is_some_and(|name| speakers.contains(name));
    let Some(first) = found.iter().position(is_speaker) else { return };
    let turns: Vec<&Found> = found.iter().filter(|one| is_speaker(one)).collect();
    let (count, alone) = (turns.len(), turns.iter().filter(|one| one.alone).count());
    let timed = turns.iter().filter(|one| one.time.is_some()).count();
    let labels: BTreeSet<usize> = found.iter().map(|one| one.label.start).collect();
    let start = found[first].label.start;
    let after = lines.iter().filter(|line| line.start >= start).count();
    let labelled = lines.iter().filter(|line| line.start >= start && labels.contains(&line.start)).count();
    let dense = labelled * 10 >= after * 8;
    for one in found.iter_mut().skip(first) {
        let Some(name) = one.name.as_ref().filter(|name| !speakers.contains(*name)) else { continue };
        // Written in another way than the turns, it is talk.
        let same_way = (one.alone || alone < count) && (one.time.is_some() || timed < count);
        // `Then [00:12] we left` has a time among its words.
        let label = &text[one.label.clone()];
        let colon = label.trim_end().ends_with(COLONS)
            || label.split_once(name.as_str()).is_some_and(|(_, rest)| rest.starts_with(COLONS));
        let same_way = same_way && (one.alone || timed == count || colon);
        match once(name, speakers, dense) {
            Once::Speaker if same_way => one.once = true,
            Once::Perhaps if same_way => one.open = true,
            _ => {}
        }
    }
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
        // Captions of television have `>>` where another one speaks.
        let bare = words.trim_start();
        let bare = bare.strip_prefix(">>").map_or(bare, str::trim_start);
        let indent = words.len() - bare.len();
        if let Some(time) = time_of_range(bare) {
            // The name stands on the next line.
            range = Some(time);
            found.push(Found {
                label: line.clone(),
                name: None,
                time: Some(time),
                alone: true,
                ..Found::default()
            });
            continue;
        }
        if range.take().is_some() && is_name(bare) {
            let name = Some(bare.trim().to_owned());
            found.push(Found { label: line.clone(), name, time: None, alone: true, ..Found::default() });
            continue;
        }
        let emphasised = Emphasised::of(bare);
        let bare = emphasised.as_ref().map_or(bare, |label| &label.words);
        let Some(Label { name, time, end }) = label_alone(bare).or_else(|| label_at(bare)) else { continue };
        let Some(signs) = emphasised.as_ref().map_or(Some(0), |label| label.signs_before(end)) else {
            continue;
        };
        let alone = bare[end..].trim().is_empty();
        found.push(Found {
            label: if alone { line.clone() } else { line.start..line.start + indent + end + signs },
            name: name.map(|name| bare[name].split_whitespace().collect::<Vec<_>>().join(" ")),
            time: time.and_then(|time| milliseconds(&bare[time])),
            alone,
            ..Found::default()
        });
    }
    found
}

/// Whether the turns carry the text: they begin near its start, none is most of it, and most are words.
fn carries(text: &str, lines: &[Range<usize>], found: &[Found], speakers: &BTreeSet<String>) -> bool {
    let turns: Vec<&Found> =
        found.iter().filter(|one| one.name.as_ref().is_some_and(|name| speakers.contains(name))).collect();
    let starts: Vec<usize> = turns.iter().map(|one| one.label.start).collect();
    let next = starts.iter().skip(1).copied().chain([text.len()]);
    let said = turns.iter().zip(next).map(|(one, end)| &text[one.label.end.min(end)..end]);
    // Dates and numbers after colons are a form.
    if said.filter(|words| words.chars().any(char::is_alphabetic)).count() * 2 <= turns.len() {
        return false;
    }
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
        Some(Found { label: line.start..line.start + label.end, name: None, time, ..Found::default() })
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

fn carry_out(imported: &mut Imported, found: &[Found], inside: Vec<(Range<usize>, u32)>, notes: &[Span]) {
    let text = &imported.text;
    let mut gaps: Vec<Range<usize>> = found
        .iter()
        .filter(|one| !one.open)
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
        // A row whose first cell was the speaker is a turn now.
        let first = found.binary_search_by_key(&(mark.span.start as usize), |one| one.label.start);
        if mark.what == MarkKind::Row && first.is_ok_and(|at| !found[at].open) {
            continue;
        }
        let span = without.span(mark.span);
        if !span.is_empty() {
            marks.push(SourceMark { span, what: mark.what.clone() });
        }
    }
    let named: Vec<&Found> = found.iter().filter(|one| one.name.is_some()).collect();
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, one) in named.iter().enumerate() {
        if one.open {
            continue;
        }
        let end = named.get(at + 1).map_or(text.len(), |next| next.label.start);
        // A footnote is nobody's speech.
        let note = notes.partition_point(|note| (note.start as usize) < one.label.end);
        let end = notes.get(note).map_or(end, |note| end.min(note.start as usize));
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
    imported.origin.remarks.extend(said_of_rest(found));
    imported.marks = SourceMark::fitting(marks, &without.text);
    imported.text = without.text;
}

/// The first of two cells as the speaker, where the second ones are sentences.
fn first_cells(text: &str, rows: &[Range<usize>]) -> Vec<Found> {
    let cells = |row: &Range<usize>| {
        let (name, words) = text[row.clone()].split_once('\t')?;
        (is_name(name) && !words.trim().is_empty() && !words.contains('\t')).then_some((name, words))
    };
    let sentences =
        rows.iter().filter_map(&cells).filter(|(_, words)| words.trim_end().ends_with(ENDS)).count();
    if sentences * 3 < rows.len() * 2 {
        return Vec::new();
    }
    let found = rows.iter().filter_map(|row| {
        let (name, _) = cells(row)?;
        let end = row.start + name.len() + 1;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Found { label: row.start..end, name: Some(name), ..Found::default() })
    });
    found.collect()
}

/// What the analyst should check: who is named once.
fn said_of_rest(found: &[Found]) -> Vec<String> {
    let names = |which: fn(&Found) -> bool| -> Vec<String> {
        let names = found.iter().filter(|one| which(one)).filter_map(|one| one.name.as_deref());
        names.collect::<BTreeSet<_>>().into_iter().take(8).map(|name| format!("“{name}”")).collect()
    };
    let (once, open) = (names(|one| one.once), names(|one| one.open));
    let mut said = Vec::new();
    if !once.is_empty() {
        said.push(format!("Taken for a speaker though named only once: {}.", once.join(", ")));
    }
    if !open.is_empty() {
        said.push(format!(
            "Perhaps a speaker, named only once: {}. The label stays in the text, and the words after it are \
             nobody’s turn.",
            open.join(", ")
        ));
    }
    said
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
    let labels = found.iter().filter(|one| !one.open).filter_map(|one| Some((one.label.end, one.time?)));
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
