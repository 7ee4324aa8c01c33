//! Finding words in a text.

use regex::RegexBuilder;

use crate::study::{Span, is_border};

/// The most places that one search lists in one text.
pub const MOST_HITS: usize = 20_000;

/// Where words stand in a text, as whole graphemes. Upper and lower case are one unless `exact`.
pub fn find(text: &str, words: &str, whole: bool, exact: bool) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let plain = regex::escape(words);
    let pattern = if whole { format!(r"\b{plain}\b") } else { plain };
    let Ok(pattern) = RegexBuilder::new(&pattern).case_insensitive(!exact).build() else { return Vec::new() };
    pattern
        .find_iter(text)
        .map(|hit| Span::new(hit.start(), hit.end()))
        .filter(|span| is_border(text, span.start as usize) && is_border(text, span.end as usize))
        .take(MOST_HITS)
        .collect()
}
