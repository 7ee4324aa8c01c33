//! Finding words in texts that are open.

use std::collections::BTreeSet;

use super::index::Index;
use super::lens::Lens;
use super::search::{Matcher, Mode, Place, Query, Search};
use crate::study::{SourceId, Span, Study};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FindOptions {
    pub case_sensitive: bool,
    pub whole_words: bool,
}

impl FindOptions {
    fn query(self, words: &str) -> Query {
        let mode = if self.whole_words { Mode::Word } else { Mode::Literal };
        Query { case_sensitive: self.case_sensitive, ..Query::new(words, mode) }
    }
}

/// Where a text holds the words, at most `limit` times; ends lie on grapheme borders. Found places do
/// not overlap.
pub fn find_in_text(text: &str, words: &str, options: FindOptions, limit: usize) -> Vec<Span> {
    Matcher::new(&options.query(words)).map_or_else(|_| Vec::new(), |matcher| matcher.find(text, limit))
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
    let places = BTreeSet::from([Place::Texts]);
    let Ok(search) = Search::new(study, index, lens, &options.query(words), &places) else {
        return Vec::new();
    };
    let groups = search.all(study).groups.into_iter();
    groups
        .filter_map(|mut group| {
            group.spans.truncate(limit);
            group.target.source.map(|source| (source, group.spans))
        })
        .collect()
}
