//! A text without its accents or soft hyphens, and the way back to the places of the text as it is.

use std::borrow::Cow;

use unicode_normalization::char::decompose_canonical;

use super::signs::SOFT_HYPHEN;

/// Marks that a reader may leave out and still find the word: accents of Latin, Greek and Cyrillic,
/// points of Hebrew, vowel signs of Arabic. The vowels and tones of Khmer, Thai and the scripts of India
/// are marks to Unicode too, but letters to their readers, and stay.
pub fn is_accent(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0487 | 0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5
        | 0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4
        | 0x06E7..=0x06E8 | 0x06EA..=0x06ED | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0xFE20..=0xFE2F)
}

/// A text with the accents or the soft hyphens gone.
pub struct Folded<'a> {
    pub text: Cow<'a, str>,
    /// Where the way back changes: from this byte of the folded text on, that byte of the text.
    steps: Vec<(u32, u32)>,
}

impl<'a> Folded<'a> {
    /// The text as it is.
    pub fn plain(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), steps: Vec::new() }
    }

    /// Without soft hyphens.
    pub fn unhyphenated(text: &'a str) -> Self {
        let mut sign = [0; 2];
        let sign: &str = SOFT_HYPHEN.encode_utf8(&mut sign);
        let mut folded = String::new();
        let mut steps: Vec<(u32, u32)> = Vec::new();
        let mut taken = 0;
        for at in memchr::memmem::find_iter(text.as_bytes(), sign) {
            folded.push_str(&text[taken..at]);
            taken = at + sign.len();
            steps.push((folded.len() as u32, taken as u32));
        }
        if steps.is_empty() {
            return Self::plain(text);
        }
        folded.push_str(&text[taken..]);
        Self { text: Cow::Owned(folded), steps }
    }

    /// Without accents and soft hyphens.
    pub fn new(text: &'a str) -> Self {
        let mut folded = String::new();
        let mut steps: Vec<(u32, u32)> = Vec::new();
        // Up to here the text was taken over.
        let mut taken = 0;
        for (at, c) in text.char_indices() {
            if c.is_ascii() || !has_accent(c) {
                continue;
            }
            folded.push_str(&text[taken..at]);
            decompose_canonical(c, |part| {
                if !is_passed(part) {
                    folded.push(part);
                }
            });
            taken = at + c.len_utf8();
            steps.push((folded.len() as u32, taken as u32));
        }
        if steps.is_empty() {
            return Self::plain(text);
        }
        folded.push_str(&text[taken..]);
        Self { text: Cow::Owned(folded), steps }
    }

    /// The place in the text of a place in the folded one. Of an accent that is gone it is the place
    /// after it, so that what ends there takes the accent along.
    pub fn back(&self, at: usize) -> usize {
        match self.steps.partition_point(|(folded, _)| *folded as usize <= at).checked_sub(1) {
            None => at,
            Some(step) => self.steps[step].1 as usize + at - self.steps[step].0 as usize,
        }
    }
}

/// Whether folding changes a character. Hangul syllables come apart as well, but lose nothing.
fn has_accent(c: char) -> bool {
    let mut found = false;
    decompose_canonical(c, |part| found |= is_passed(part));
    found
}

fn is_passed(c: char) -> bool {
    c == SOFT_HYPHEN || is_accent(c)
}

/// Words without accents and soft hyphens.
pub fn fold(words: &str) -> String {
    Folded::new(words).text.into_owned()
}
