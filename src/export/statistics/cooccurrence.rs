//! Themes that stand together.

use super::{case, columns, count, number, words};
use crate::analysis::cooccurrence::{Behind, Cooccurrence, CooccurrenceSpec, Counted};
use crate::analysis::search::called;
use crate::analysis::theme_name;
use crate::export::origin::{self, origin};
use crate::export::sheet::{Row, Sheet};
use crate::study::{AnyId, EvidenceId, Study, ThemeId};

/// A line for each pair of themes of the whole, then of each case.
pub fn cooccurrence(study: &Study, found: &Cooccurrence, date: &str) -> Sheet {
    let mut rows = Vec::new();
    for counted in [&found.overall].into_iter().chain(&found.cases) {
        let label = counted.case.map_or_else(|| "all".to_owned(), |id| case(study, id));
        rows.extend(counted.pairs.iter().map(|pair| {
            let close = counted.closeness(pair);
            let [a, b] = [pair.a, pair.b].map(|at| name(study, found, at));
            let [n1, n2] = [pair.a, pair.b].map(|at| passages(counted, at));
            let cells = vec![
                words(a),
                words(b),
                count(n1),
                count(n2),
                count(pair.pairs),
                count(pair.matched),
                number(close.c, 3),
                number(close.overlap, 3),
                count(pair.characters),
                number(close.jaccard, 3),
                words(if close.unequal { "yes" } else { "no" }),
            ];
            Row { label: label.clone(), cells, ..Row::default() }
        }));
    }
    let heads = [
        "theme 1",
        "theme 2",
        "n1",
        "n2",
        "pairs",
        "matched",
        "c",
        "overlap",
        "characters",
        "jaccard",
        "unequal",
    ];
    let unit = format!(
        "Unit: pieces of evidence {}; {} of {} within the lens.",
        found.spec.near.in_words(),
        found.in_lens,
        found.all
    );
    Sheet {
        title: "Themes that stand together".to_owned(),
        corner: "case".to_owned(),
        caption: [unit].into_iter().chain(origin::lens(&found.lens)).chain(origin(study, date)).collect(),
        notes: found.cautions(),
        columns: columns(heads),
        rows,
        quotes: Vec::new(),
    }
}

fn name(study: &Study, found: &Cooccurrence, at: u32) -> String {
    found.themes.get(at as usize).map_or_else(String::new, |id| theme_name(study, *id))
}

fn passages(counted: &Counted, at: u32) -> u32 {
    counted.passages.get(at as usize).copied().unwrap_or_default()
}

/// The passages behind two themes, a line for each pair of passages.
pub fn behind(
    study: &Study,
    spec: &CooccurrenceSpec,
    themes: [ThemeId; 2],
    found: &[Behind],
    date: &str,
) -> Sheet {
    let quote = |id: EvidenceId| study.evidence.get(id).map_or("", |evidence| evidence.quote.as_str());
    let rows = found.iter().map(|one| {
        let source = study.evidence.get(one.evidence[0]).map(|evidence| evidence.source);
        let [first, second] = one.evidence.map(|id| words(quote(id)));
        Row {
            label: source.map_or_else(String::new, |id| called(study, AnyId::Source(id))),
            cells: vec![words(if one.matched { "yes" } else { "no" }), first, second],
            ..Row::default()
        }
    });
    let [one, other] = themes.map(|id| theme_name(study, id));
    let unit = format!("Unit: pairs of passages {}.", spec.near.in_words());
    Sheet {
        title: format!("{one} and {other}"),
        corner: "source".to_owned(),
        caption: [unit].into_iter().chain(origin(study, date)).collect(),
        columns: columns(["matched", &one, &other]),
        rows: rows.collect(),
        ..Sheet::default()
    }
}
