//! Words near each other, over the words of a text and not over its characters.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::matcher::forms;
use super::pattern::build;
use super::query::QueryError;
use super::signs;
use crate::study::{each_word, word_count, words_in};

/// One word that must be there.
#[derive(PartialEq)]
struct Term {
    /// As [`Near::key`] gives it.
    key: String,
    /// Whether any ending will do.
    open: bool,
}

/// All of some words, within a number of words.
pub struct Near {
    terms: Vec<Term>,
    within: u64,
    case_sensitive: bool,
    /// Finds paragraphs that may hold a term, so that the others need not be cut into words.
    any: Regex,
}

/// A word of the text that is one of those looked for.
struct Seen {
    /// Counted in words; two that are further apart than is asked for may have any numbers that far apart.
    place: u64,
    term: usize,
    range: Range<usize>,
}

impl Near {
    pub fn new(words: &str, within: u32, case_sensitive: bool) -> Result<Self, QueryError> {
        let mut terms: Vec<Term> = Vec::new();
        let mut any = Vec::new();
        for piece in words.split_whitespace() {
            let parts = words_in(piece);
            let last = parts.len();
            for (at, part) in parts.into_iter().enumerate() {
                let open = at + 1 == last && piece[part.end..].starts_with('*');
                let word = &piece[part];
                any.extend(forms(word).iter().map(|form| signs::pattern(form)));
                let term = Term { key: key(word, case_sensitive), open };
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
        }
        if terms.is_empty() {
            return Err(QueryError::Empty);
        }
        // A word that fits both is the exact one's.
        terms.sort_by_key(|term| term.open);
        let any = build(&any.join("|"), case_sensitive, words)?;
        Ok(Self { terms, within: u64::from(within), case_sensitive, any })
    }

    /// Gives one place after the other, each from its first word to its last, until the answer is no.
    pub fn each(&self, text: &str, mut take: impl FnMut(Range<usize>) -> bool) {
        let mut window: Vec<Seen> = Vec::new();
        // Where the last paragraph that was read ends, and how many words stand before that.
        let (mut read, mut words) = (0, 0_u64);
        while let Some(found) = self.any.find_at(text, read) {
            let paragraph = crate::study::paragraph_around(text, found.start());
            words += self.between(&text[read.min(paragraph.start)..paragraph.start]);
            let start = paragraph.start;
            let line = &text[paragraph.clone()];
            let mut go_on = true;
            each_word(line, |word| {
                words += 1;
                if !go_on {
                    return;
                }
                let Some(term) = self.term(&line[word.clone()]) else { return };
                let seen = Seen { place: words, term, range: start + word.start..start + word.end };
                if let Some(place) = self.completes(&mut window, seen) {
                    go_on = take(place);
                }
            });
            if !go_on || paragraph.end >= text.len() {
                return;
            }
            read = paragraph.end + 1;
        }
    }

    /// The words of paragraphs that hold no term: no further than it matters.
    fn between(&self, gap: &str) -> u64 {
        let mut words = 0;
        for line in gap.split('\n') {
            words += word_count(line) as u64;
            if words > self.within {
                break;
            }
        }
        words
    }

    fn term(&self, word: &str) -> Option<usize> {
        let key = key(word, self.case_sensitive);
        self.terms
            .iter()
            .position(|term| if term.open { key.starts_with(&term.key) } else { key == term.key })
    }

    /// Adds a word to those seen last. If with it all are there and near, gives the smallest place that
    /// ends here, and begins anew.
    fn completes(&self, window: &mut Vec<Seen>, seen: Seen) -> Option<Range<usize>> {
        let (end, place) = (seen.range.end, seen.place);
        window.retain(|other| other.term != seen.term && place - other.place <= self.within);
        window.push(seen);
        if window.len() < self.terms.len() {
            return None;
        }
        let start = window.iter().map(|seen| seen.range.start).min()?;
        window.clear();
        Some(start..end)
    }
}

/// What two words that count as one have in common.
pub fn key(word: &str, case_sensitive: bool) -> String {
    if word.is_ascii() {
        return if case_sensitive { word.to_owned() } else { word.to_ascii_lowercase() };
    }
    let word: String = signs::plain(word).nfc().collect();
    // A sigma at the end of a word is the same letter.
    if case_sensitive { word } else { word.to_lowercase().replace('ς', "σ") }
}
