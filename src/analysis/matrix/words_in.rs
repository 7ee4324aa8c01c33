//! How many words the sources have that a row and a column can draw on.

use std::collections::HashMap;

use super::Plan;
use super::spec::Key;
use crate::analysis::index::Index;
use crate::analysis::numbers::NONE;

/// Words for each pair of header classes. Headers that draw on the same sources are one class: all
/// theme rows are.
pub(super) struct WordsIn {
    rows: Vec<usize>,
    columns: Vec<usize>,
    width: usize,
    words: Vec<u64>,
}

impl WordsIn {
    pub fn new(index: &Index, plan: &Plan<'_>) -> Self {
        let (rows, row_classes) = classes(&plan.rows.headers);
        let (columns, column_classes) = classes(&plan.columns.headers);
        let width = column_classes.len();
        let mut words = vec![0; row_classes.len() * width];
        for source in 0..index.sources.len() {
            if !plan.filter.passes_source(index, source) {
                continue;
            }
            let draws = |class: &Vec<Key>| class.iter().all(|key| fits(index, source, *key));
            let across: Vec<usize> = (0..width).filter(|at| draws(&column_classes[*at])).collect();
            for (at, class) in row_classes.iter().enumerate() {
                if draws(class) {
                    for column in &across {
                        words[at * width + column] += u64::from(index.source_rows[source].words);
                    }
                }
            }
        }
        Self { rows, columns, width, words }
    }

    /// A row or column past the last one is the total.
    pub fn of(&self, row: usize, column: usize) -> u64 {
        self.words[self.rows[row] * self.width + self.columns[column]]
    }
}

/// The class of each header, then of the total; and what each class asks of a source.
fn classes(headers: &[super::Header]) -> (Vec<usize>, Vec<Vec<Key>>) {
    let mut classes: Vec<Vec<Key>> = Vec::new();
    let mut known: HashMap<Vec<Key>, usize> = HashMap::new();
    let asked = headers.iter().map(|header| {
        let speaks_of_sources =
            |key: &&Key| matches!(key, Key::Case(_) | Key::Unit(_) | Key::Source(_) | Key::SourceKind(_));
        header.keys.iter().filter(speaks_of_sources).copied().collect::<Vec<Key>>()
    });
    let of = asked
        .chain([Vec::new()])
        .map(|keys| {
            *known.entry(keys).or_insert_with_key(|keys| {
                classes.push(keys.clone());
                classes.len() - 1
            })
        })
        .collect();
    (of, classes)
}

fn fits(index: &Index, source: usize, key: Key) -> bool {
    let row = index.source_rows[source];
    match key {
        Key::Case(case) => row.case != NONE && row.case == index.cases.number(case),
        Key::Unit(unit) => row.unit != NONE && row.unit == index.units.number(unit),
        Key::Source(id) => index.sources.number(id) as usize == source,
        Key::SourceKind(kind) => row.kind == kind,
        _ => true,
    }
}
