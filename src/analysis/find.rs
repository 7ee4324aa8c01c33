//! Finding words in texts.

use rayon::prelude::*;
use regex::RegexBuilder;

use super::filter::Filter;
use super::index::Index;
use super::lens::Lens;
use crate::study::{SourceId, Span, Study, is_border};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FindOptions {
    pub case_sensitive: bool,
    pub whole_words: bool,
}

/// Where a text holds the words, at most `limit` times; ends lie on grapheme borders. Found places do
/// not overlap.
pub fn find_in_text(text: &str, words: &str, options: FindOptions, limit: usize) -> Vec<Span> {
    pattern(words, options).map_or_else(Vec::new, |pattern| find(text, &pattern, options, limit))
}

/// The same over all sources that the lens shows, in their order; at most `limit` places in each.
/// Sources without a match are left out.
pub fn find_in_sources(
    study: &Study,
    index: &Index,
    lens: &Lens,
    words: &str,
    options: FindOptions,
    limit: usize,
) -> Vec<(SourceId, Vec<Span>)> {
    let Some(pattern) = pattern(words, options) else { return Vec::new() };
    let filter = Filter::new(index, lens);
    index
        .sources
        .ids()
        .par_iter()
        .enumerate()
        .filter(|(number, _)| filter.passes_source(index, *number))
        .map(|(_, source)| (*source, find(study.text(*source), &pattern, options, limit)))
        .filter(|(_, spans)| !spans.is_empty())
        .collect()
}

/// `None` for nothing to look for, and for words far longer than anyone types.
fn pattern(words: &str, options: FindOptions) -> Option<regex::Regex> {
    if words.is_empty() {
        return None;
    }
    RegexBuilder::new(&regex::escape(words)).case_insensitive(!options.case_sensitive).build().ok()
}

fn find(text: &str, pattern: &regex::Regex, options: FindOptions, limit: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while found.len() < limit {
        let Some(place) = pattern.find_at(text, from) else { break };
        let fits = is_border(text, place.start())
            && is_border(text, place.end())
            && (!options.whole_words || stands_alone(text, place.range()));
        if fits {
            found.push(Span::new(place.start(), place.end()));
            from = place.end();
        } else {
            // What begins inside a place that did not fit may fit.
            from = place.start() + text[place.start()..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn stands_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_word) && !after.is_some_and(is_word)
}
