//! Words and sentences of a text, in every script.

use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed};

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));
static SENTENCES: LazyLock<SentenceSegmenterBorrowed<'static>> =
    LazyLock::new(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));

/// Number of words, by the word borders of UAX #29 and, for scripts that write no spaces (Khmer,
/// Thai, Lao, Burmese, Chinese, Japanese), by the dictionaries and models of ICU4X.
pub fn word_count(text: &str) -> usize {
    let mut words = 0;
    each_word(text, |_| words += 1);
    words
}

/// The words that [`word_count`] counts, as byte ranges, from first to last.
pub fn words_in(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word));
    words
}

/// Calls for each word of a text, without a list of them: a study has millions.
pub fn each_word(text: &str, mut each: impl FnMut(Range<usize>)) {
    if text.is_ascii() {
        return ascii_words(text.as_bytes(), 0, &mut each);
    }
    let mut base = 0;
    for line in text.split('\n') {
        if line.is_ascii() {
            ascii_words(line.as_bytes(), base, &mut each);
        } else {
            // The word type of ICU4X takes a word that ends in a vowel sign for none, and a lone
            // underscore for one; the rule of UAX #29 is that a word has a letter or a digit.
            let mut start = 0;
            for end in WORDS.segment_str(line) {
                if line[start..end].chars().any(char::is_alphanumeric) {
                    each(base + start..base + end);
                }
                start = end;
            }
        }
        base += line.len() + 1;
    }
}

/// Words by the rules of UAX #29 for ASCII: letters, digits and underscores hold together; so do an
/// apostrophe, full stop or colon between letters, and an apostrophe, full stop, comma or semicolon
/// between digits. What holds neither letter nor digit is no word.
fn ascii_words(bytes: &[u8], base: usize, each: &mut impl FnMut(Range<usize>)) {
    let mut at = 0;
    while at < bytes.len() {
        if !is_part(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut word = false;
        while at < bytes.len() {
            let byte = bytes[at];
            if is_part(byte) {
                word |= byte != b'_';
                at += 1;
            } else if joins(bytes, at) {
                at += 1;
            } else {
                break;
            }
        }
        if word {
            each(base + start..base + at);
        }
    }
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn joins(bytes: &[u8], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at + 1)) else {
        return false;
    };
    let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match bytes[at] {
        b'\'' | b'.' => letters || digits,
        b':' => letters,
        b',' | b';' => digits,
        _ => false,
    }
}

/// The sentences of one paragraph as byte ranges, without the blanks around them.
pub fn sentences_in(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in SENTENCES.segment_str(paragraph) {
        if end == 0 || !super::is_border(paragraph, end) {
            continue;
        }
        let part = &paragraph[start..end];
        let from = start + part.len() - part.trim_start().len();
        let to = start + part.trim_end().len();
        // Trimming may cut a blank that carries a mark.
        if from < to && super::is_border(paragraph, from) && super::is_border(paragraph, to) {
            sentences.push(from..to);
        }
        start = end;
    }
    sentences
}

/// The paragraph around a place, without its line break.
pub fn paragraph_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |found| found + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found);
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    proptest! {
        #[test]
        fn ascii_words_are_those_of_the_standard(text in "[a-c0-2_'.,:;\" \n()-]{0,24}") {
            let words: Vec<&str> = super::words_in(&text).into_iter().map(|word| &text[word]).collect();
            prop_assert_eq!(words, text.unicode_words().collect::<Vec<_>>());
        }
    }
}
