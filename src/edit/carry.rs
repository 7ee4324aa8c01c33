//! What stands where once a text was edited: spans are carried through edits, in the order of the text.

use std::ops::Range;

use super::draft::Refusal;
use crate::study::{
    MarkKind, SourceMark, Span, SpanError, border_after, border_before, is_border, word_count,
};

/// One place of a text and what stands there instead. The bytes are those of the text before the edit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEdit {
    pub range: Range<usize>,
    pub with: String,
}

impl TextEdit {
    pub fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }
}

/// A line of a text that is longer than this is cut at a blank for counting its words.
const LONG_LINE: usize = 4_096;

/// A text after edits, and the way from places in the old one to places in the new one.
pub struct Carry<'a> {
    old: &'a str,
    new: String,
    places: Vec<Place>,
}

/// Where an edit stood, and where what it put stands.
struct Place {
    old: Range<usize>,
    new: Range<usize>,
    /// From here on, in the new text, nothing that the edit did can move the border of a grapheme.
    calm: usize,
}

impl<'a> Carry<'a> {
    /// Edits must be in the order of the text, not overlap, and begin and end on characters.
    pub fn new(old: &'a str, edits: &[TextEdit]) -> Result<Self, Refusal> {
        let mut new =
            String::with_capacity(old.len() + edits.iter().map(|edit| edit.with.len()).sum::<usize>());
        let mut places = Vec::with_capacity(edits.len());
        let mut at = 0;
        for TextEdit { range, with } in edits {
            if range.start < at || range.end < range.start {
                return Err(Refusal::EditOrder);
            }
            if range.end > old.len() {
                return Err(SpanError::Outside.into());
            }
            if !old.is_char_boundary(range.start) || !old.is_char_boundary(range.end) {
                return Err(SpanError::Inside.into());
            }
            new.push_str(&old[at..range.start]);
            let start = new.len();
            new.push_str(with);
            places.push(Place { old: range.clone(), new: start..new.len(), calm: 0 });
            at = range.end;
        }
        new.push_str(&old[at..]);
        if u32::try_from(new.len()).is_err() {
            return Err(SpanError::Outside.into());
        }
        let bytes = new.as_bytes();
        for place in &mut places {
            let plain = |pair: &[u8]| pair[0].is_ascii() && pair[1].is_ascii();
            let found = bytes[place.new.end..].windows(2).position(plain);
            place.calm = found.map_or(bytes.len(), |found| place.new.end + found + 1);
        }
        Ok(Self { old, new, places })
    }

    /// The text as it is after the edits.
    pub fn text(&self) -> &str {
        &self.new
    }

    pub fn into_text(self) -> String {
        self.new
    }

    /// The first byte of the old text that an edit reaches.
    pub fn first(&self) -> usize {
        self.places.first().map_or(self.old.len(), |place| place.old.start)
    }

    /// Where a passage stands now. What is put inside it makes it longer; what is put at its border
    /// stays outside; what is replaced across its border is clipped off. `None`: none of its words are left.
    pub fn passage(&self, span: Span) -> Option<Span> {
        let Range { start, end } = span.range();
        if self.covered(start..end) {
            return None;
        }
        let (mut from, clipped_before) = self.start(start);
        let (mut to, clipped_after) = self.end(end);
        if from >= to {
            return None;
        }
        // A border that was cut leaves the blank beside it behind.
        let words = &self.new[from..to];
        if clipped_before {
            from += words.len() - words.trim_start().len();
        }
        if clipped_after {
            to -= words.len() - words.trim_end().len();
        }
        let next = self.places.partition_point(|place| place.old.end <= start);
        let touched = self.places.get(next).is_some_and(|place| place.old.start < end);
        if from >= to || touched && is_blank(&self.new[from..to]) && !is_blank(&self.old[start..end]) {
            return None;
        }
        // A blank that was left behind may hold what stands on it, wherever it is.
        if clipped_before {
            from = border_before(&self.new, from);
        }
        if clipped_after {
            to = border_after(&self.new, to);
        }
        Some(Span::new(self.snap(from, border_before), self.snap(to, border_after)))
    }

    /// Where the nearest words to a passage stand that lost all of its own: for whoever wants to keep it.
    pub fn nearest(&self, span: Span) -> Option<Span> {
        let Range { start, end } = span.range();
        let first = self.places.partition_point(|place| place.old.end < start);
        let after = self.places.partition_point(|place| place.old.start <= end).max(first);
        let put = self.places[first..after].iter().map(|place| &place.new);
        let from = put.clone().map(|new| new.start).min().unwrap_or_else(|| self.start(start).0);
        let to = put.map(|new| new.end).max().unwrap_or(from);
        let here = Span::new(border_before(&self.new, from), border_after(&self.new, to.max(from)));
        if let Some(words) = here.trimmed(&self.new) {
            return Some(words);
        }
        // Nothing was put there: the word before, or the one after.
        let is_word = |c: char| !c.is_whitespace();
        let before = self.new[..from].trim_end();
        let begin = before.char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map(|(at, _)| at);
        let (from, to) = if let Some(begin) = begin {
            (begin, before.len())
        } else {
            let rest = &self.new[from..];
            let begin = from + rest.len() - rest.trim_start().len();
            let length = self.new[begin..].find(char::is_whitespace);
            (begin, length.map_or(self.new.len(), |length| begin + length))
        };
        let words = Span::new(border_before(&self.new, from), border_after(&self.new, to));
        (!words.is_empty()).then_some(words)
    }

    /// The marks of the text, where they stand now. What is put at the border of a mark belongs to it,
    /// unless a mark of the same kind ends there. Those without words are left out.
    pub fn marks(&self, marks: &[SourceMark]) -> Vec<SourceMark> {
        let first = self.first();
        let kind = |what: &MarkKind| std::mem::discriminant(what);
        let puts_at = |at: usize| {
            let next = self.places.partition_point(|place| place.old.start < at);
            self.places.get(next).is_some_and(|place| place.old == (at..at))
        };
        let mut moved = Vec::with_capacity(marks.len());
        for mark in marks {
            let Range { start, end } = mark.span.range();
            if end < first {
                moved.push(mark.clone());
                continue;
            }
            let at = self.places.partition_point(|place| place.old.end < end);
            let gone = self.places.get(at).is_some_and(|place| {
                !place.old.is_empty() && place.old.start <= start && place.new.is_empty()
            });
            if gone {
                continue;
            }
            let before = puts_at(start)
                && marks
                    .iter()
                    .any(|other| other.span.end as usize == start && kind(&other.what) == kind(&mark.what));
            let from = if before { self.start(start).0 } else { self.first_at(start) };
            let to = self.last_at(end);
            if from < to {
                let span = Span::new(self.snap(from, border_before), self.snap(to, border_after));
                moved.push(SourceMark { span, what: mark.what.clone() });
            }
        }
        SourceMark::fitting(moved, &self.new)
    }

    /// How many words more (or less) the new text has, by counting the lines that were edited.
    pub fn more_words(&self) -> i64 {
        let mut more = 0;
        let mut at = 0;
        while let Some(place) = self.places.get(at) {
            let from = cut_before(self.old, place.old.start);
            let mut to = cut_after(self.old, place.old.end);
            let mut last = at;
            let joins = |next: &&Place, to| next.old.start <= to || cut_before(self.old, next.old.start) < to;
            while let Some(next) = self.places.get(last + 1).filter(|next| joins(next, to)) {
                to = cut_after(self.old, next.old.end);
                last += 1;
            }
            let new_from = place.new.start - (place.old.start - from);
            let new_to = self.places[last].new.end + (to - self.places[last].old.end);
            more += word_count(&self.new[new_from..new_to]) as i64 - word_count(&self.old[from..to]) as i64;
            at = last + 1;
        }
        more
    }

    /// Whether one edit takes all of a range, and does not put other words exactly there.
    fn covered(&self, range: Range<usize>) -> bool {
        let at = self.places.partition_point(|place| place.old.end < range.end);
        self.places.get(at).is_some_and(|place| {
            place.old.start <= range.start
                && !place.old.is_empty()
                && (place.old != range || is_blank(&self.new[place.new.clone()]))
        })
    }

    /// Where a passage that began here begins, and whether an edit ran across.
    fn start(&self, at: usize) -> (usize, bool) {
        let next = self.places.partition_point(|place| place.old.end <= at);
        match self.places.get(next) {
            Some(place) if place.old.start < at => (place.new.end, true),
            _ => (self.shifted(next, at), false),
        }
    }

    fn end(&self, at: usize) -> (usize, bool) {
        let next = self.places.partition_point(|place| place.old.start < at);
        match next.checked_sub(1).map(|last| &self.places[last]) {
            Some(place) if place.old.end > at => (place.new.start, true),
            _ => (self.shifted(next, at), false),
        }
    }

    /// Where a mark that began here begins: before what was put at its border.
    fn first_at(&self, at: usize) -> usize {
        let next = self
            .places
            .partition_point(|place| place.old.end < at || place.old.end == at && !place.old.is_empty());
        match self.places.get(next) {
            Some(place) if place.old.start < at => place.new.end,
            _ => self.shifted(next, at),
        }
    }

    /// Where a mark that ended here ends: after what was put at its border, or across it.
    fn last_at(&self, at: usize) -> usize {
        let next = self
            .places
            .partition_point(|place| place.old.start < at || place.old.start == at && place.old.is_empty());
        match next.checked_sub(1).map(|last| &self.places[last]) {
            Some(place) if place.old.end > at => place.new.end,
            _ => self.shifted(next, at),
        }
    }

    /// A place of the old text that stands after so many edits, in the new one.
    fn shifted(&self, edits: usize, at: usize) -> usize {
        edits.checked_sub(1).map_or(at, |last| {
            let place = &self.places[last];
            place.new.end + at.saturating_sub(place.old.end)
        })
    }

    /// The border of a grapheme, where an edit beside or before may have joined two into one.
    fn snap(&self, at: usize, to: fn(&str, usize) -> usize) -> usize {
        let next = self.places.partition_point(|place| place.new.start < at);
        let beside = self.places.get(next).is_some_and(|place| place.new.start == at);
        let after = next.checked_sub(1).is_some_and(|last| at < self.places[last].calm);
        if (beside || after) && !is_border(&self.new, at) { to(&self.new, at) } else { at }
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The last place at or before `at` where no word runs across.
fn cut_before(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let line = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |feed| feed + 1);
    if at - line < LONG_LINE {
        return line;
    }
    (line + 1..at).rev().find(|at| is_gap(bytes, *at)).unwrap_or(line)
}

fn cut_after(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let line = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |feed| at + feed + 1);
    if line - at < LONG_LINE {
        return line;
    }
    (at + 1..line).find(|at| is_gap(bytes, *at)).unwrap_or(line)
}

/// A blank between plain letters.
fn is_gap(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b' '
        && bytes[at - 1].is_ascii_alphanumeric()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}
