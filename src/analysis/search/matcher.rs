//! A query made ready to be held against many texts.

use std::ops::Range;

use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;

use super::caseless::Caseless;
use super::fold::{Folded, fold};
use super::near::Near;
use super::pattern::Pattern;
use super::query::{Mode, Query, QueryError};
use super::signs;
use crate::study::{Span, is_border, paragraph_around, words_in};

enum Way {
    Exact(Box<Finder<'static>>),
    Caseless(Box<Caseless>),
    Pattern(Box<Pattern>),
    Near(Near),
}

/// A query made ready.
pub struct Matcher {
    way: Way,
    fold: bool,
    /// Whether soft hyphens of a text are passed over.
    hyphens: bool,
    whole: bool,
}

impl Matcher {
    pub fn new(query: &Query) -> Result<Self, QueryError> {
        query.check()?;
        let words = if query.ignore_accents { fold(&query.words) } else { query.words.clone() };
        let pattern = |words: &str| {
            let pattern = Pattern::new(words, query.case_sensitive, &query.words)?;
            Ok::<Way, QueryError>(Way::Pattern(Box::new(pattern)))
        };
        let way = match query.mode {
            Mode::Near(within) => Way::Near(Near::new(&signs::plain(&words), within, query.case_sensitive)?),
            Mode::Regex => pattern(&words)?,
            Mode::Literal | Mode::Word => {
                let words = signs::plain(&words);
                let forms = forms(&words);
                let bare = !words.bytes().any(signs::is_one);
                if query.case_sensitive && forms.len() == 1 && bare {
                    Way::Exact(Box::new(Finder::new(&*words).into_owned()))
                } else if let Some(caseless) = Caseless::new(&words, query.case_sensitive) {
                    Way::Caseless(Box::new(caseless))
                } else {
                    let forms: Vec<String> = forms.iter().map(|form| signs::pattern(form)).collect();
                    pattern(&forms.join("|"))?
                }
            }
        };
        let hyphens = query.mode != Mode::Regex && !signs::plain(&words).contains(signs::SOFT_HYPHEN);
        Ok(Self { way, fold: query.ignore_accents, hyphens, whole: query.mode == Mode::Word })
    }

    /// Where a text holds what is looked for, from first to last, at most `limit` places. They do not
    /// overlap, none is empty, and their ends lie on grapheme borders.
    pub fn find(&self, text: &str, limit: usize) -> Vec<Span> {
        let mut found = Vec::new();
        self.each(text, |span| {
            found.push(span);
            found.len() < limit
        });
        found
    }

    /// Gives one place after the other, until the answer is no.
    pub fn each(&self, text: &str, mut take: impl FnMut(Span) -> bool) {
        let folded = if self.fold && !text.is_ascii() {
            Folded::new(text)
        } else if self.hyphens {
            Folded::unhyphenated(text)
        } else {
            Folded::plain(text)
        };
        let hay: &str = &folded.text;
        let mut alone = Alone::default();
        // Says whether a place fits, and whether to go on.
        let mut offer = |place: Range<usize>| -> (bool, bool) {
            let place = folded.back(place.start)..folded.back(place.end);
            let fits = place.start < place.end
                && is_border(text, place.start)
                && is_border(text, place.end)
                && (!self.whole || alone.stands(text, &place));
            (fits, !fits || take(Span::new(place.start, place.end)))
        };
        // Where to go on after a place, or not at all.
        let mut on_from = |place: Range<usize>| {
            let (start, end) = (place.start, place.end);
            let (fits, on) = offer(place);
            // What begins inside a place that did not fit may fit.
            let next = || start + hay[start..].chars().next().map_or(1, char::len_utf8);
            on.then(|| if fits { end } else { next() })
        };
        match &self.way {
            Way::Near(near) => near.each(hay, |place| on_from(place).is_some()),
            Way::Pattern(pattern) => pattern.each(hay, on_from),
            Way::Exact(finder) => walk(hay, on_from, |from| {
                let at = from + finder.find(&hay.as_bytes()[from..])?;
                Some(at..at + finder.needle().len())
            }),
            Way::Caseless(words) => walk(hay, on_from, |from| words.find_at(hay, from)),
        }
    }
}

fn walk(
    hay: &str,
    mut on_from: impl FnMut(Range<usize>) -> Option<usize>,
    next: impl Fn(usize) -> Option<Range<usize>>,
) {
    let mut from = 0;
    while from <= hay.len() {
        let Some(on) = next(from).and_then(&mut on_from) else { return };
        from = on;
    }
}

/// The same words composed and decomposed: a reader sees no difference.
pub(super) fn forms(words: &str) -> Vec<String> {
    let mut forms = vec![words.to_owned()];
    if !words.is_ascii() {
        for form in [words.nfc().collect::<String>(), words.nfd().collect()] {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// Whether a place is whole words. The words of the paragraph last looked at are kept, for scripts in
/// which only a dictionary tells them.
#[derive(Default)]
struct Alone {
    paragraph: Range<usize>,
    words: Vec<Range<usize>>,
}

impl Alone {
    fn stands(&mut self, text: &str, place: &Range<usize>) -> bool {
        self.parted(text, place.start) && self.parted(text, place.end)
    }

    fn parted(&mut self, text: &str, at: usize) -> bool {
        let seen = |c: &char| *c != signs::SOFT_HYPHEN;
        let (before, after) = (text[..at].chars().rev().find(seen), text[at..].chars().find(seen));
        let (Some(before), Some(after)) = (before, after) else { return true };
        if !is_word(before) || !is_word(after) {
            return true;
        }
        if is_ideograph(before) || is_ideograph(after) {
            return true;
        }
        if !is_unspaced(before) && !is_unspaced(after) {
            return false;
        }
        if !self.paragraph.contains(&at) || self.words.is_empty() {
            self.paragraph = paragraph_around(text, at);
            self.words = words_in(&text[self.paragraph.clone()]);
        }
        let inside = at - self.paragraph.start;
        let next = self.words.partition_point(|word| word.end <= inside);
        self.words.get(next).is_none_or(|word| word.start >= inside)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Scripts that write no blanks between words, but have words that a dictionary knows: Thai, Lao,
/// Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

/// Chinese and Japanese: where a word ends is a matter of opinion there, and a wrong border would hide
/// what somebody looks for.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}
