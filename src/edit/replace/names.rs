//! Finding names in texts, and what stands for each.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

use crate::study::is_border;

/// A name (or any words), and what is to stand for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Renaming {
    pub from: String,
    pub to: String,
}

impl Renaming {
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: from.into(), to: to.into() }
    }
}

/// How names are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FindBy {
    /// Not inside longer words.
    pub whole_words: bool,
    /// In capitals or not, and what stands for it in the same letters: ANNA becomes MARIA.
    pub any_case: bool,
}

impl Default for FindBy {
    fn default() -> Self {
        Self { whole_words: true, any_case: true }
    }
}

/// Looks for many names at once. Where one holds another, the longer one is meant.
pub struct Finder {
    names: Vec<(Renaming, Regex)>,
    /// Whether any of them is there at all.
    any: Option<Regex>,
    by: FindBy,
    /// The same for texts with signs inside of words that nobody sees.
    unseen: OnceLock<Box<Self>>,
    /// The same for words broken at the end of a line.
    broken: OnceLock<Box<Self>>,
}

/// Letters of a name that were left standing, in a longer word or over the end of a line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Leftover {
    /// Counted from 1.
    pub line: usize,
    /// The whole word.
    pub word: String,
    /// Whether it still names somebody, as far as can be told: Meiers, AnnaMeier, Meier2, Mei-er over
    /// two lines; not Hannah where Anna was.
    pub near: bool,
}

/// A name in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub range: Range<usize>,
    /// What is to stand there.
    pub with: String,
}

impl Finder {
    /// Blank names are left out, and those too long to look for.
    pub fn new(renamings: &[Renaming], by: FindBy) -> Self {
        Self::with(renamings, by, "")
    }

    /// `between` is a pattern of what may stand between any two letters.
    fn with(renamings: &[Renaming], by: FindBy, between: &str) -> Self {
        let mut sorted: Vec<&Renaming> = renamings.iter().filter(|one| !one.from.trim().is_empty()).collect();
        sorted.sort_by_key(|one| std::cmp::Reverse(one.from.chars().count()));
        let build = |pattern: &str| {
            RegexBuilder::new(pattern).case_insensitive(by.any_case).size_limit(64 << 20).build().ok()
        };
        let mut names = Vec::new();
        let mut all = String::new();
        for renaming in sorted {
            let pattern = pattern(renaming.from.trim(), between);
            let Some(regex) = build(&pattern) else { continue };
            if !all.is_empty() {
                all.push('|');
            }
            all.push_str(&pattern);
            names.push((renaming.clone(), regex));
        }
        let any = (!all.is_empty()).then(|| build(&all)).flatten();
        Self { names, any, by, unseen: OnceLock::new(), broken: OnceLock::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// What looks for the same names, unseen signs or not, where a text has such signs.
    fn unseen(&self, text: &str) -> Option<&Self> {
        let there = !self.names.is_empty() && has_unseen(text);
        there.then(|| &**self.unseen.get_or_init(|| Box::new(self.again(UNSEEN_BETWEEN))))
    }

    fn again(&self, between: &str) -> Self {
        let names: Vec<Renaming> = self.names.iter().map(|(one, _)| one.clone()).collect();
        let new = Self::with(&names, self.by, between);
        // Empty: it looks by itself, and not through another.
        let inner = Self {
            names: Vec::new(),
            any: None,
            by: self.by,
            unseen: OnceLock::new(),
            broken: OnceLock::new(),
        };
        new.unseen.set(Box::new(inner)).ok();
        new
    }

    /// The words in which letters of a name were left, at most `most` different ones.
    pub fn leftovers(&self, text: &str, most: usize) -> Vec<Leftover> {
        let finder = self.broken.get_or_init(|| Box::new(self.again(LINE_END_BETWEEN)));
        let mut found: BTreeSet<Leftover> = BTreeSet::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        if finder.any.as_ref().is_some_and(|any| !any.is_match(text)) {
            return Vec::new();
        }
        for (_, name) in &finder.names {
            for place in name.find_iter(text) {
                let inside = |c: char| c.is_alphanumeric() || c == '_' || is_unseen(c);
                let end_of = |part: &str| part.char_indices().find(|(_, c)| !inside(*c)).map(|(at, _)| at);
                let start_of = |part: &str| {
                    part.char_indices().rev().find(|(_, c)| !inside(*c)).map(|(at, c)| at + c.len_utf8())
                };
                let start = start_of(&text[..place.start()]).unwrap_or(0);
                let end = end_of(&text[place.end()..]).map_or(text.len(), |at| place.end() + at);
                let word = text[start..end].replace('\n', "⏎");
                if seen.len() >= most || !seen.insert(word.clone()) {
                    continue;
                }
                let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
                found.insert(Leftover { line, word, near: near(text, start..end, &place.range()) });
            }
        }
        found.into_iter().collect()
    }

    /// Whether a text names anybody, as [`Finder::find`] finds it.
    pub fn is_in(&self, text: &str) -> bool {
        if let Some(unseen) = self.unseen(text).filter(|other| !other.is_empty()) {
            return unseen.is_in(text);
        }
        self.any.as_ref().is_none_or(|any| any.is_match(text))
            && self.names.iter().any(|(_, name)| self.places(name, text).next().is_some())
    }

    /// The text with what stands for its names.
    pub fn replaced(&self, text: &str) -> String {
        let mut new = text.to_owned();
        for Found { range, with } in self.find(text).iter().rev() {
            new.replace_range(range.clone(), with);
        }
        new
    }

    /// Looks for the same names in file names that `slug` made, blanks for dashes: marks of letters
    /// are gone from those. Names of which no letter is left there are not looked for.
    #[must_use]
    pub fn in_slugs(&self, slug: super::Slug) -> Self {
        let bare = slug("", &|_| false);
        let plain = |(one, _): &(Renaming, Regex)| {
            let plain = slug(&one.from, &|_| false);
            (plain != bare).then(|| Renaming::new(plain.replace('-', " "), ""))
        };
        let names: Vec<Renaming> = self.names.iter().filter_map(plain).collect();
        Self::new(&names, FindBy { any_case: true, ..self.by })
    }

    /// Whether the letters of a name stand in a text, be it inside of words.
    pub fn is_inside(&self, text: &str) -> bool {
        if let Some(unseen) = self.unseen(text).filter(|other| !other.is_empty()) {
            return unseen.is_inside(text);
        }
        self.any.as_ref().map_or(!self.names.is_empty() && self.is_in(text), |any| any.is_match(text))
    }

    /// All names in a text, in its order; none overlaps another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        if let Some(unseen) = self.unseen(text).filter(|other| !other.is_empty()) {
            return unseen.find(text);
        }
        let mut found: Vec<Found> = Vec::new();
        if self.any.as_ref().is_some_and(|any| !any.is_match(text)) {
            return found;
        }
        for (renaming, name) in &self.names {
            for range in self.places(name, text) {
                let next = found.partition_point(|other| other.range.end <= range.start);
                if found.get(next).is_none_or(|other| other.range.start >= range.end) {
                    found.insert(next, self.stand_in(renaming, text, range));
                }
            }
        }
        found
    }

    /// Of the names that were found, those written without a blank to what is beside them, in scripts
    /// that have none: 王伟 in 王伟明. Each with its line and its neighbours, at most `most` different ones.
    pub fn run_on(&self, text: &str, found: &[Found], most: usize) -> Vec<(usize, String)> {
        if !self.by.whole_words {
            return Vec::new();
        }
        let joins = |c: &char| c.is_alphanumeric() && writes_no_blanks(*c);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut all = Vec::new();
        for Found { range, .. } in found {
            let name = &text[range.clone()];
            let (first, last) = (name.chars().next(), name.chars().next_back());
            let before = text[..range.start].chars().next_back().filter(joins);
            let before = before.filter(|_| first.as_ref().is_some_and(joins));
            let after: String = if last.as_ref().is_some_and(joins) {
                text[range.end..].chars().take(2).take_while(|c| joins(c)).collect()
            } else {
                String::new()
            };
            if before.is_none() && after.is_empty() {
                continue;
            }
            let word: String = before.into_iter().chain(name.chars()).chain(after.chars()).collect();
            if seen.len() < most && seen.insert(word.clone()) {
                let line = text[..range.start].bytes().filter(|byte| *byte == b'\n').count() + 1;
                all.push((line, word));
            }
        }
        all
    }

    fn places<'a>(&'a self, name: &'a Regex, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            while let Some(place) = name.find_at(text, from) {
                let range = place.range();
                let alone = !self.by.whole_words || stands_alone(text, &range);
                if alone && is_border(text, range.start) && is_border(text, range.end) {
                    from = range.end;
                    return Some(range);
                }
                from = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
            }
            None
        })
    }

    fn stand_in(&self, renaming: &Renaming, text: &str, range: Range<usize>) -> Found {
        let words = &text[range.clone()];
        let mut with = if self.by.any_case {
            in_letters_of(&renaming.to, words, &renaming.from)
        } else {
            renaming.to.clone()
        };
        let mut end = range.end;
        if let Some(mark) = bare_possessive(text, &range)
            && !with.ends_with(['s', 'S'])
        {
            // James’ book is Maria’s book.
            with.push(mark);
            with.push(if is_upper(&with) { 'S' } else { 's' });
            end += mark.len_utf8();
        }
        Found { range: range.start..end, with }
    }
}

/// Soft hyphens, blanks of no width, word joiners: nobody sees them, and they stand inside of words.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

const UNSEEN_BETWEEN: &str = r"[\x{AD}\x{200B}\x{2060}]*";
/// Those, or a hyphen at the end of a line.
const LINE_END_BETWEEN: &str = r"(?:[-\x{2010}]\n|[\x{AD}\x{200B}\x{2060}]*)";

fn has_unseen(text: &str) -> bool {
    !text.is_ascii() && ["\u{ad}", "\u{200b}", "\u{2060}"].iter().any(|sign| text.contains(sign))
}

/// Whether a word still names whom its part named: the part is a word of a title written in one
/// (AnnaMeier, meier_2), or has an ending (Meiers).
fn near(text: &str, word: Range<usize>, part: &Range<usize>) -> bool {
    let before = text[word.start..part.start].chars().rev().find(|c| !is_unseen(*c));
    let mut letters = text[part.clone()].chars();
    let (first, last) = (letters.next(), letters.next_back());
    let parted = |a: char, b: Option<char>| {
        !a.is_alphabetic() || b.is_none_or(|b| !b.is_alphabetic() || a.is_lowercase() && b.is_uppercase())
    };
    let begins = before.is_none_or(|before| parted(before, first));
    let after: Vec<char> = text[part.end..word.end].chars().filter(|c| !is_unseen(*c)).collect();
    let ending = after.len() < 3
        || after.first().is_some_and(|after| last.is_some_and(|last| parted(last, Some(*after))))
        || after.first().is_some_and(|c| !c.is_alphabetic());
    begins && ending
}

/// The name with any blanks between its words, in both ways of writing marked letters, with what may
/// stand between its letters.
fn pattern(name: &str, between: &str) -> String {
    let word = |word: &str| {
        if between.is_empty() {
            return regex::escape(word);
        }
        let letters: Vec<String> = word.chars().map(|c| regex::escape(c.encode_utf8(&mut [0; 4]))).collect();
        letters.join(between)
    };
    let words = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(word).collect();
        words.join(&format!(r"{between}\s+{between}"))
    };
    let (composed, apart): (String, String) = (name.nfc().collect(), name.nfd().collect());
    let mut ways = vec![words(name)];
    for way in [words(&composed), words(&apart)] {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    format!("(?:{})", ways.join("|"))
}

/// Scripts that write words without blanks between them have no whole words to look for.
fn writes_no_blanks(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joined = |a: Option<char>, b: Option<char>| {
        let (Some(a), Some(b)) = (a, b) else { return false };
        a.is_alphanumeric() && b.is_alphanumeric() && !writes_no_blanks(a) && !writes_no_blanks(b)
    };
    let words = &text[range.clone()];
    let seen = |c: &char| !is_unseen(*c);
    !joined(text[..range.start].chars().rev().find(seen), words.chars().next())
        && !joined(words.chars().next_back(), text[range.end..].chars().find(seen))
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The stand-in in capitals where the name is, and in small letters where it is though it should not be.
fn in_letters_of(with: &str, found: &str, name: &str) -> String {
    let letters = found.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && is_upper(found) && !is_upper(name) {
        with.to_uppercase()
    } else if found.chars().all(|c| !c.is_uppercase()) && name.chars().any(char::is_uppercase) {
        with.to_lowercase()
    } else if found.chars().next().is_some_and(char::is_uppercase)
        && name.chars().next().is_some_and(char::is_lowercase)
    {
        let mut letters = with.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    } else {
        with.to_owned()
    }
}

/// The apostrophe of a name that ends in s and owns something (James’ book), and not the end of a
/// quotation.
fn bare_possessive(text: &str, range: &Range<usize>) -> Option<char> {
    let mut after = text[range.end..].chars();
    let mark = after.next().filter(|c| matches!(c, '’' | '\''))?;
    let owns = text[range.clone()].ends_with(['s', 'S', 'x', 'X', 'z', 'Z']);
    let then_blank = after.next() == Some(' ') && after.next().is_some_and(char::is_alphanumeric);
    let paragraph = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[paragraph..range.start];
    let opened = before.contains('‘')
        || before.char_indices().any(|(at, c)| {
            c == '\'' && before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
        });
    (owns && then_blank && !opened).then_some(mark)
}
