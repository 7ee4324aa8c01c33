//! Subtitles: cues with times become paragraphs with turns and times beside them.

mod ass;
mod srt;
mod timed;
mod vtt;

pub(super) use ass::SubStation;
pub(super) use srt::SubRip;
pub(super) use vtt::WebVtt;

use std::collections::BTreeSet;

use super::build::Builder;
use super::label::{label_at, milliseconds};
use super::receipt::counted;
use super::transcript::speakers;
use super::{ImportError, Imported};
use crate::study::MarkKind;

/// A pause of so many milliseconds after a sentence ends a paragraph.
const PAUSE: u32 = 2_500;

/// A paragraph ends with the sentence that passes this many bytes.
const PARAGRAPH: usize = 600;

/// What was on the screen together.
#[derive(Default)]
struct Cue {
    start: u32,
    end: u32,
    speaker: Option<String>,
    /// Without tags; never empty.
    lines: Vec<String>,
}

/// What a reader of a format found.
#[derive(Default)]
struct Cues {
    cues: Vec<Cue>,
    changed: Vec<String>,
    left_out: Vec<String>,
    language: String,
}

impl Cues {
    fn finish(mut self, name: &str, format: &'static str, encoding: &str) -> Result<Imported, ImportError> {
        let mut builder = Builder::new();
        builder.changed.append(&mut self.changed);
        builder.left_out.append(&mut self.left_out);
        builder.language = std::mem::take(&mut self.language);
        let rolled = unroll(&mut self.cues);
        if rolled > 0 {
            builder.changed.push(format!(
                "The captions roll: {} that were shown again stand in the text once.",
                counted(rolled, "line", "lines")
            ));
        }
        let labelled = take_labels(&mut self.cues);
        if labelled {
            builder.changed.push(
                "The labels of speakers were taken out of the text; they stand in the margin.".to_owned(),
            );
        }
        self.cues.retain(|cue| !cue.lines.is_empty());
        let turns = write(&mut builder, &self.cues);
        builder.kept.insert(
            0,
            format!(
                "{} with their times in the margin.",
                counted(self.cues.len(), "cue stands", "cues stand")
            ),
        );
        if !turns.is_empty() {
            let names: Vec<&str> = turns.iter().take(8).map(String::as_str).collect();
            let more = if turns.len() > 8 { ", …" } else { "" };
            builder.kept.push(format!(
                "{} ({}{more}) in the margin.",
                counted(turns.len(), "speaker stands", "speakers stand"),
                names.join(", ")
            ));
        }
        builder.finish(name, format, encoding)
    }
}

/// Lines that only roll up (live captions show the last line again above the new one) are taken once.
/// Returns how many were taken out.
fn unroll(cues: &mut [Cue]) -> usize {
    let again = |before: &Cue, cue: &Cue| {
        let most = before.lines.len().min(cue.lines.len());
        (1..=most)
            .rev()
            .find(|&count| before.lines[before.lines.len() - count..] == cue.lines[..count])
            .unwrap_or(0)
    };
    let repeats: Vec<usize> =
        (0..cues.len()).map(|at| if at == 0 { 0 } else { again(&cues[at - 1], &cues[at]) }).collect();
    let rolling = repeats.iter().filter(|count| **count > 0).count();
    // A few repeats are people who say the same again.
    let few = cues.len() < 3 || cues.len() == 3 && rolling < 2;
    if few || rolling * 2 < cues.len() {
        return 0;
    }
    for (cue, count) in cues.iter_mut().zip(&repeats) {
        cue.lines.drain(..*count);
    }
    repeats.iter().sum()
}

/// Names with a colon before the words become speakers, where they come again. Whether any did.
fn take_labels(cues: &mut [Cue]) -> bool {
    if cues.iter().any(|cue| cue.speaker.is_some()) {
        return false;
    }
    let found: Vec<Option<(String, usize)>> = cues
        .iter()
        .map(|cue| {
            let line = cue.lines.first()?;
            let label = label_at(line)?;
            Some((line[label.name?].trim().to_owned(), label.end))
        })
        .collect();
    let names: Vec<&str> = found.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let speakers = speakers(&names, false);
    let mut last: Option<String> = None;
    for (cue, found) in cues.iter_mut().zip(found) {
        if let Some((name, end)) = found.filter(|(name, _)| speakers.contains(name)) {
            let rest = cue.lines[0][end..].trim().to_owned();
            cue.lines[0] = rest;
            cue.lines.retain(|line| !line.is_empty());
            last = Some(name);
        }
        // Nobody else is named, so the same person goes on.
        cue.speaker.clone_from(&last);
    }
    last.is_some()
}

/// Writes the cues as paragraphs, and returns who speaks, in the order of speaking.
fn write(builder: &mut Builder, cues: &[Cue]) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut turn: Option<(usize, &str)> = None;
    let mut paragraph = 0;
    let mut until = 0_u32;
    for (at, cue) in cues.iter().enumerate() {
        if builder.is_full() {
            builder.left_out.push("The cues after this point: there are too many for one text.".to_owned());
            break;
        }
        let speaker = cue.speaker.as_deref();
        let changes = at > 0 && speaker != cues[at - 1].speaker.as_deref();
        let ended = builder.text().trim_end().ends_with(ENDS);
        let pause = cue.start.saturating_sub(until) >= PAUSE;
        let long = builder.here() - paragraph > PARAGRAPH;
        if at == 0 || changes || (ended && (pause || long)) {
            builder.blank_line();
            paragraph = builder.here();
        }
        if changes && let Some((start, name)) = turn.take() {
            builder.mark_from(start, MarkKind::Turn(name.to_owned()));
        }
        let start = words(builder, &cue.lines);
        builder.mark_from(start, MarkKind::Time(cue.start));
        if let Some(name) = speaker {
            turn.get_or_insert((start, name));
            if known.insert(name) {
                order.push(name.to_owned());
            }
        }
        until = cue.end.max(cue.start);
    }
    if let Some((start, name)) = turn {
        builder.mark_from(start, MarkKind::Turn(name.to_owned()));
    }
    builder.end_line();
    order
}

const ENDS: [char; 11] = ['.', '?', '!', '…', '。', '？', '！', '।', '។', '؟', '"'];

/// Adds the lines of a cue to the paragraph. One that begins with a dash is another voice, and begins a
/// line. Returns where the words stand.
fn words(builder: &mut Builder, lines: &[String]) -> usize {
    let mut begin = None;
    // Two voices in the cue before: nobody says which of them goes on, so what follows begins a line.
    let last = builder.text().rsplit('\n').next().unwrap_or_default();
    if last.starts_with(['-', '–', '—', '‐']) && last.ends_with(ENDS) {
        builder.end_line();
    }
    for line in lines {
        let dash = line.starts_with(['-', '–', '—', '‐']) || line.starts_with(">>");
        if dash {
            builder.end_line();
        } else if let Some(last) = builder.text().chars().next_back()
            && !last.is_whitespace()
            && !(unspaced(last) && line.starts_with(unspaced))
        {
            builder.push(" ");
        }
        begin.get_or_insert(builder.here());
        builder.push(line);
    }
    begin.unwrap_or(builder.here())
}

/// Scripts that write no blanks between words.
fn unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// The two times of a line `00:00:01.000 --> 00:00:04.000 align:start`.
fn timing(line: &str) -> Option<(u32, u32)> {
    let (from, rest) = line.split_once("-->")?;
    let to = rest.split_whitespace().next()?;
    Some((milliseconds(from.trim())?, milliseconds(to).unwrap_or_default()))
}

/// The words of a line, voice by voice: each tag of a voice begins another's.
fn voices(line: &str) -> Vec<(String, Option<String>)> {
    let begins = |at: &usize| {
        let rest = &line[*at..];
        let mut voice = None;
        rest.starts_with("<v") && tag(rest, &mut voice).is_some() && voice.is_some()
    };
    let mut out = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', line.as_bytes()).filter(begins).chain([line.len()]) {
        let found = plain(&line[from..at]);
        if !found.0.is_empty() || found.1.is_some() {
            out.push(found);
        }
        from = at;
    }
    out
}

/// Takes the tags out of a line and writes out the character references. Returns the name of a voice
/// tag, `<v Anna>`, where there is one.
fn plain(line: &str) -> (String, Option<String>) {
    let mut out = String::with_capacity(line.len());
    let mut voice = None;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '&', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes().first() {
            Some(b'<') => tag(rest, &mut voice),
            Some(b'&') => reference(rest, &mut out),
            // Places on the screen and drawing of the Advanced SubStation kind, `{\an8}`.
            _ => rest.find('}').filter(|_| rest.starts_with("{\\")).map(|end| end + 1),
        };
        // What is no tag and no reference stands as it is.
        let length = taken.unwrap_or_else(|| {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&rest[..length]);
            length
        });
        rest = &rest[length..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
    (words.join(" "), voice)
}

/// The length of a tag, if this is one: `<i>`, `</c.yellow>`, `<00:00:01.000>`, `<v Anna Weber>`.
fn tag(rest: &str, voice: &mut Option<String>) -> Option<usize> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    let bare = inside.trim_start_matches('/');
    let name = bare.split([' ', '.', '\t']).next().unwrap_or("").to_lowercase();
    let known =
        ["v", "c", "i", "b", "u", "s", "ruby", "rt", "lang", "font", "span", "br", "em", "strong", "p"];
    if name == "v" && !inside.starts_with('/') {
        let said = bare.split_once([' ', '\t']).map_or("", |(_, said)| said);
        let said = plain_name(said);
        if !said.is_empty() {
            *voice = Some(said);
        }
    }
    (known.contains(&name.as_str()) || milliseconds(inside).is_some()).then_some(end + 1)
}

/// A name with its character references written out.
fn plain_name(said: &str) -> String {
    let mut out = String::new();
    let mut rest = said;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let length = reference(&rest[at..], &mut out).unwrap_or_else(|| {
            out.push('&');
            1
        });
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes out `&amp;` and its like, and returns how long the reference was.
fn reference(rest: &str, out: &mut String) -> Option<usize> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let c = match &rest[1..end] {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "lrm" => "\u{200e}",
        "rlm" => "\u{200f}",
        number => {
            let digits = number.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            out.push(char::from_u32(code)?);
            return Some(end + 1);
        }
    };
    out.push_str(c);
    Some(end + 1)
}
