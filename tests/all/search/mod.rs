//! Searching a study, on texts written here. Expected places are counted by hand or found again by the
//! plainest code there is.

mod frequency;
mod modes;
mod places;
mod recount;
mod signs;
mod tagging;

use std::collections::BTreeSet;

use crosscase::analysis::search::{Matcher, Mode, Place, Query, Search};
use crosscase::analysis::{Index, Lens};
use crosscase::study::*;

use crate::analysis::notation::{Built, study};

/// What a query finds in a text, as words.
fn found<'a>(text: &'a str, query: &Query) -> Vec<&'a str> {
    let spans = Matcher::new(query).unwrap().find(text, 10_000);
    spans.into_iter().map(|span| span.slice(text).unwrap()).collect()
}

fn query(words: &str, mode: Mode) -> Query {
    Query::new(words, mode)
}

/// A study of cases with one text each: `A` has the source `A-text`.
fn texts(cases: &[(&str, &str)]) -> Built {
    let line: Vec<String> = cases.iter().map(|(name, _)| format!("{name}:T1:_:_")).collect();
    let mut built = study(&line.join(" "));
    // The evidence of the notation stands on texts that it does not have.
    for id in built.evidence.clone() {
        built.study.leave_out(AnyId::Evidence(id));
    }
    for (name, text) in cases {
        let id = built.source_id(&format!("{name}-text"));
        built.put(SourceText::plain(id, *text));
    }
    built
}

/// `record/part: words`, in the order in which they are given.
fn everywhere(study: &Study, lens: &Lens, query: &Query, places: &[Place]) -> Vec<String> {
    let places: BTreeSet<Place> = places.iter().copied().collect();
    let search = Search::new(study, &Index::build(study), lens, query, &places).unwrap();
    let found = search.all(study);
    assert!(!found.more);
    found
        .groups
        .iter()
        .flat_map(|group| {
            let text = crosscase::analysis::search::words_of(study, group.target);
            group.spans.iter().map(move |span| {
                let name = crosscase::analysis::search::called(study, group.target.record);
                format!("{name}/{}: {}", group.target.part.key(), span.slice(text).unwrap())
            })
        })
        .collect()
}
