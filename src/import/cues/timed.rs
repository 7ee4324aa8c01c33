//! Lines of times with words below them, as WebVTT, SubRip and SubViewer have it: read so that lost
//! blank lines and wrong numbers lose no words.

use super::{Cue, Cues, voices};
use crate::import::receipt::counted;

/// What differs between the formats.
pub(super) struct Kind {
    /// The two times of a line, if it is one of times.
    pub timing: fn(&str) -> Option<(u32, u32)>,
    /// Whether there are a header and blocks of notes and styles, and names of cues beside numbers.
    pub web: bool,
}

pub(super) fn parse(text: &str, kind: &Kind) -> Cues {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let times: Vec<Option<(u32, u32)>> = lines.iter().map(|line| (kind.timing)(line)).collect();
    let is_time = |at: usize| times.get(at).is_some_and(Option::is_some);
    let is_number = |at: usize| !lines[at].is_empty() && lines[at].bytes().all(|b| b.is_ascii_digit());
    let timed = times.iter().flatten().count();
    let numbered = (0..lines.len()).filter(|&at| is_time(at + 1) && is_number(at)).count();
    // In a file without numbers a number above a time is what somebody said.
    let numbers = numbered * 2 >= timed;
    let mut cues = Cues::default();
    let (mut aside, mut notes, mut styles) = (false, 0_usize, 0_usize);
    let (mut regions, mut lost) = (0_usize, 0_usize);
    for (at, line) in lines.iter().enumerate() {
        let begins = at == 0 || lines[at - 1].is_empty();
        if let Some((start, end)) = times[at] {
            aside = false;
            cues.cues.push(Cue { start, end, ..Cue::default() });
        } else if line.is_empty() {
            aside = false;
        } else if is_time(at + 1) && ((numbers && is_number(at)) || (kind.web && (begins || is_name(line)))) {
            // The number or name of a cue.
        } else if kind.web && begins && is_block(line, at) {
            aside = true;
            notes += usize::from(line.starts_with("NOTE"));
            styles += usize::from(line.starts_with("STYLE"));
            regions += usize::from(line.starts_with("REGION"));
        } else if aside {
            if let Some(language) = line.strip_prefix("Language:") {
                language.trim().clone_into(&mut cues.language);
            }
        } else if cues.cues.is_empty() {
            lost += 1;
        } else {
            for (words, voice) in voices(line) {
                say(&mut cues.cues, words, voice);
            }
        }
    }
    cues.cues.retain(|cue| !cue.lines.is_empty());
    for (count, one, many) in [
        (notes, "note of the subtitle file", "notes of the subtitle file"),
        (styles, "block of styles", "blocks of styles"),
        (regions, "region of the screen", "regions of the screen"),
        (lost, "line before the first cue", "lines before the first cue"),
    ] {
        if count > 0 {
            cues.left_out.push(format!("{}.", counted(count, one, many)));
        }
    }
    cues
}

/// Adds words to the cue under way. A voice that differs from the one before begins a cue of its own.
fn say(cues: &mut Vec<Cue>, words: String, voice: Option<String>) {
    let Some(cue) = cues.last_mut() else { return };
    let lines = Some(words).filter(|words| !words.is_empty());
    if voice.is_some() && voice != cue.speaker && !cue.lines.is_empty() {
        let next = Cue { start: cue.start, end: cue.end, speaker: voice, lines: lines.into_iter().collect() };
        cues.push(next);
        return;
    }
    cue.speaker = voice.or(cue.speaker.take());
    cue.lines.extend(lines);
}

fn is_block(line: &str, at: usize) -> bool {
    let word = line.split([' ', '\t']).next().unwrap_or("");
    matches!(word, "NOTE" | "STYLE" | "REGION") || (at == 0 && word == "WEBVTT")
}

/// What services name cues by: long and of one word with digits in it.
fn is_name(line: &str) -> bool {
    line.len() >= 16 && !line.contains(' ') && line.bytes().any(|b| b.is_ascii_digit())
}
