//! A regular expression over long texts.
//!
//! A border of words (`\b`) as Unicode means it stops the fast machinery at the first letter beyond
//! ASCII, and one such letter is in every text. On ASCII alone the plain meaning and that of Unicode are
//! the same. So where an expression can't go over the end of a line, paragraphs of nothing but ASCII are
//! searched by the plain form, and only the others as Unicode.

use std::ops::Range;

use regex::{Regex, RegexBuilder, bytes};

use super::query::{QueryError, regex_error};

/// A compiled pattern may take so much memory.
const PATTERN_BYTES: usize = 10 << 20;
/// So much is looked at at once for a letter beyond ASCII.
const BLOCK: usize = 4096;

pub struct Pattern {
    whole: Regex,
    /// The same for ASCII, and whether to search by paragraphs.
    ascii: Option<(bytes::Regex, bool)>,
}

impl Pattern {
    /// `typed` is what an error speaks of.
    pub fn new(words: &str, case_sensitive: bool, typed: &str) -> Result<Self, QueryError> {
        let whole = build(words, case_sensitive, typed)?;
        // Without borders the whole text in one go is quicker.
        let parts = words.to_lowercase().contains(r"\b") && stays_in_line(words);
        let ascii = bytes::RegexBuilder::new(words)
            .case_insensitive(!case_sensitive)
            .multi_line(true)
            .unicode(false)
            .size_limit(PATTERN_BYTES)
            .build();
        Ok(Self { whole, ascii: ascii.ok().map(|ascii| (ascii, parts)) })
    }

    /// Gives one place after the other. The answer is where to go on, or `None` to stop.
    pub fn each(&self, text: &str, mut take: impl FnMut(Range<usize>) -> Option<usize>) {
        match &self.ascii {
            Some((ascii, _)) if text.is_ascii() => {
                let next = |from| ascii.find_at(text.as_bytes(), from).map(|found| found.range());
                walk(0..text.len(), next, &mut take);
            }
            Some((ascii, true)) => {
                let mut from = 0;
                while from < text.len() {
                    let (plain, other) = runs(text.as_bytes(), from);
                    let part = &text.as_bytes()[..plain.end];
                    let next = |from| ascii.find_at(part, from).map(|found| found.range());
                    if !walk(plain, next, &mut take) {
                        return;
                    }
                    let part = &text[..other.end];
                    let next = |from| self.whole.find_at(part, from).map(|found| found.range());
                    from = other.end;
                    if !walk(other, next, &mut take) {
                        return;
                    }
                }
            }
            _ => {
                let next = |from| self.whole.find_at(text, from).map(|found| found.range());
                walk(0..text.len(), next, &mut take);
            }
        }
    }
}

pub fn build(words: &str, case_sensitive: bool, typed: &str) -> Result<Regex, QueryError> {
    RegexBuilder::new(words)
        .case_insensitive(!case_sensitive)
        .multi_line(true)
        .size_limit(PATTERN_BYTES)
        .build()
        .map_err(|error| regex_error(typed, &error))
}

/// Goes over a part of a text; `false` if it was stopped.
fn walk(
    part: Range<usize>,
    next: impl Fn(usize) -> Option<Range<usize>>,
    take: &mut impl FnMut(Range<usize>) -> Option<usize>,
) -> bool {
    let mut from = part.start;
    while from <= part.end {
        let Some(place) = next(from) else { return true };
        match take(place) {
            Some(on) => from = on,
            None => return false,
        }
    }
    true
}

/// From the start of a line: the lines that hold nothing but ASCII, and after them the one that does.
fn runs(bytes: &[u8], from: usize) -> (Range<usize>, Range<usize>) {
    let mut at = from;
    for block in bytes[from..].chunks(BLOCK) {
        if block.is_ascii() {
            at += block.len();
            continue;
        }
        at += block.iter().position(|byte| !byte.is_ascii()).unwrap_or(block.len());
        break;
    }
    let start = memchr::memrchr(b'\n', &bytes[from..at]).map_or(from, |found| from + found + 1);
    let start = if at == bytes.len() { at } else { start };
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found + 1);
    (from..start, start..end)
}

/// Whether an expression surely can't match a line feed, nor ask for the ends of the text. It is enough
/// to know the usual ones: letters, groups, counts, classes that say what they hold.
fn stays_in_line(words: &str) -> bool {
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let stays = match letter {
            '\\' => letters.next().is_some_and(|next| r"bBwdS.-()?+*".contains(next)),
            // `(?:` and no other group with a question mark: flags change what a dot is.
            '(' => letters.next_if_eq(&'?').is_none() || letters.next_if_eq(&':').is_some(),
            // Up to its end nothing but letters, figures, and spans of them.
            '[' => letters
                .by_ref()
                .take_while(|inside| *inside != ']')
                .all(|inside| inside.is_alphanumeric() || "- '’_".contains(inside)),
            '\n' | '\r' => false,
            _ => true,
        };
        if !stays {
            return false;
        }
    }
    true
}
