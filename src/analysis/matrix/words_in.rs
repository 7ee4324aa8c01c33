//! How many words the sources have that a row and a column can draw on.

use std::collections::HashMap;

use super::Plan;
use super::spec::Key;
use crate::analysis::index::Index;
use crate::analysis::numbers::NONE;
use crate::study::SourceKind;

/// Words for each pair of header classes. Headers that draw on the same sources are one class: all
/// theme rows are.
#[derive(Debug)]
pub(super) struct WordsIn {
    rows: Vec<usize>,
    columns: Vec<usize>,
    width: usize,
    words: Vec<u64>,
}

impl WordsIn {
    pub fn new(index: &Index, plan: &Plan<'_>) -> Self {
        let (rows, row_classes) = classes(index, &plan.rows.headers);
        let (columns, column_classes) = classes(index, &plan.columns.headers);
        let width = column_classes.len();
        let mut words = vec![0; row_classes.len() * width];
        for source in 0..index.sources.len() {
            if !plan.filter.passes_source(index, source) {
                continue;
            }
            let draws = |class: &Asked| class.iter().all(|ask| ask.fits(index, source));
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

/// What a class asks of a source, in the numbers of the index.
type Asked = Vec<Ask>;

enum Ask {
    Case(u32),
    Unit(u32),
    Source(u32),
    Kind(SourceKind),
}

impl Ask {
    /// `None`: nothing that a source could fail.
    fn new(index: &Index, key: Key) -> Option<Self> {
        match key {
            Key::Case(case) => Some(Self::Case(index.cases.number(case))),
            Key::Unit(unit) => Some(Self::Unit(index.units.number(unit))),
            Key::Source(source) => Some(Self::Source(index.sources.number(source))),
            Key::SourceKind(kind) => Some(Self::Kind(kind)),
            _ => None,
        }
    }

    fn fits(&self, index: &Index, source: usize) -> bool {
        let row = index.source_rows[source];
        match self {
            Self::Case(case) => row.case != NONE && row.case == *case,
            Self::Unit(unit) => row.unit != NONE && row.unit == *unit,
            Self::Source(number) => *number as usize == source,
            Self::Kind(kind) => row.kind == *kind,
        }
    }
}

/// The class of each header, then of the total; and what each class asks of a source.
fn classes(index: &Index, headers: &[super::Header]) -> (Vec<usize>, Vec<Asked>) {
    let mut classes: Vec<Asked> = Vec::new();
    let mut known: HashMap<Vec<Key>, usize> = HashMap::new();
    let asked = headers.iter().map(|header| {
        header.keys.iter().filter(|key| Ask::new(index, **key).is_some()).copied().collect::<Vec<Key>>()
    });
    let of = asked
        .chain([Vec::new()])
        .map(|keys| {
            *known.entry(keys).or_insert_with_key(|keys| {
                classes.push(keys.iter().filter_map(|key| Ask::new(index, *key)).collect());
                classes.len() - 1
            })
        })
        .collect();
    (of, classes)
}
