//! Places in a text: UTF-8 byte offsets on grapheme borders, and nothing else.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A half-open range of UTF-8 bytes of one source's text. Both ends lie on grapheme borders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// Why a span does not fit a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SpanError {
    #[error("the passage is empty or its end lies before its start")]
    Empty,
    #[error("the passage reaches beyond the end of the text")]
    Outside,
    #[error("the passage begins or ends inside a character")]
    Inside,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// The span without blanks and line ends at its ends; `None` if nothing else is in it. Only whole
    /// graphemes go: a blank that carries a mark stays.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Option<Self> {
        let words = self.slice(text).ok()?;
        let blank = |grapheme: &&str| grapheme.chars().all(char::is_whitespace);
        let before: usize = words.graphemes(true).take_while(blank).map(str::len).sum();
        let after: usize = words.graphemes(true).rev().take_while(blank).map(str::len).sum();
        let (start, end) = (self.start as usize + before, (self.end as usize).saturating_sub(after));
        (start < end).then(|| Self::new(start, end))
    }

    /// The words of the span, or why it does not fit.
    pub fn slice(self, text: &str) -> Result<&str, SpanError> {
        if self.is_empty() {
            return Err(SpanError::Empty);
        }
        if self.end as usize > text.len() {
            return Err(SpanError::Outside);
        }
        if !is_border(text, self.start as usize) || !is_border(text, self.end as usize) {
            return Err(SpanError::Inside);
        }
        Ok(&text[self.range()])
    }
}

/// Whether `offset` is a grapheme border of `text`: where a caret can stand.
pub fn is_border(text: &str, offset: usize) -> bool {
    if offset > text.len() || !text.is_char_boundary(offset) {
        return false;
    }
    // Most places of most texts: ASCII on both sides, and not inside CR LF.
    let bytes = text.as_bytes();
    if offset > 0 && offset < bytes.len() {
        let (a, b) = (bytes[offset - 1], bytes[offset]);
        if a.is_ascii() && b.is_ascii() {
            return !(a == b'\r' && b == b'\n');
        }
    }
    let (base, part) = paragraph_of(text, offset);
    GraphemeCursor::new(offset - base, part.len(), true).is_boundary(part, 0).unwrap_or(false)
}

/// The nearest grapheme border at or before `offset`.
pub fn border_before(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !is_border(text, at) {
        at -= 1;
    }
    at
}

/// The nearest grapheme border at or after `offset`.
pub fn border_after(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !is_border(text, at) {
        at += 1;
    }
    at
}

/// The first grapheme border after `offset`, or the end.
pub fn next_border(text: &str, offset: usize) -> usize {
    // Only from a border is what follows a whole grapheme: inside a flag it would be half of one.
    if offset >= text.len() || !is_border(text, offset) {
        return border_after(text, offset);
    }
    let (base, part) = paragraph_of(text, offset);
    text[offset..base + part.len()].graphemes(true).next().map_or(text.len(), |g| offset + g.len())
}

/// The last grapheme border before `offset`, or the start.
pub fn previous_border(text: &str, offset: usize) -> usize {
    if offset == 0 { 0 } else { border_before(text, offset - 1) }
}

/// The line around `offset` with its line break, and where it starts. A line feed ends a grapheme
/// always, so nothing outside the line can matter; without this, one look-up could walk a whole text.
fn paragraph_of(text: &str, offset: usize) -> (usize, &str) {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..offset.saturating_sub(1)]).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', &bytes[offset..]).map_or(text.len(), |at| offset + at + 1);
    (start, &text[start..end])
}
