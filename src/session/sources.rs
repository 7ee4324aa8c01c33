//! Texts that were read become sources of a study.

use std::collections::{BTreeMap, BTreeSet};

use super::fresh;
use crate::edit::NewSource;
use crate::import::{self, Imported};
use crate::study::{CaseId, Source, Study};

/// Source records for texts, each with a file name of its own and a place at the end of its case.
pub fn new_sources(study: &Study, texts: Vec<(CaseId, Imported)>) -> Vec<NewSource> {
    let mut slugs: BTreeSet<String> = study.sources.iter().map(|source| source.slug.clone()).collect();
    let mut next: BTreeMap<CaseId, u32> = BTreeMap::new();
    texts
        .into_iter()
        .map(|(case, text)| {
            let slug = import::slug(&text.title, &|slug| slugs.contains(slug));
            slugs.insert(slug.clone());
            let order = next.entry(case).or_insert_with(|| {
                study.sources_of(case).iter().map(|source| source.order + 1).max().unwrap_or(0)
            });
            let source = Source {
                id: fresh(),
                case,
                unit: None,
                title: text.title,
                slug,
                order: *order,
                kind: text.kind,
                date: text.date,
                language: text.language,
                note: String::new(),
                words: text.words as u32,
                read_by: BTreeSet::new(),
                origin: text.origin,
            };
            *order += 1;
            NewSource { source, text: text.text.into() }
        })
        .collect()
}
