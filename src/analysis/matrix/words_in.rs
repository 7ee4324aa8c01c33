//! How much there is to read that a row and a column can draw on: words, characters or sources.

use std::collections::HashMap;

use super::Plan;
use crate::analysis::index::Index;
use crate::analysis::numbers::NONE;
use crate::study::matrix::Key;
use crate::study::{SourceKind, Study};

/// What of the sources is added up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Words,
    /// Of the sources that were read.
    CharactersRead,
    /// One for each source that was read.
    SourcesRead,
}

impl Weight {
    fn of(self, study: &Study, index: &Index) -> Vec<u64> {
        match self {
            Self::Words => index.source_rows.iter().map(|row| u64::from(row.words)).collect(),
            Self::CharactersRead => {
                let read = index.read(study).iter();
                read.map(|(characters, read)| if *read { u64::from(*characters) } else { 0 }).collect()
            }
            Self::SourcesRead => index.read(study).iter().map(|(_, read)| u64::from(*read)).collect(),
        }
    }
}

/// The sum for each pair of header classes. Headers that draw on the same sources are one class: all
/// theme rows are.
#[derive(Debug)]
pub(super) struct WordsIn {
    rows: Vec<usize>,
    columns: Vec<usize>,
    width: usize,
    sums: Vec<u64>,
}

impl WordsIn {
    pub fn new(study: &Study, index: &Index, plan: &Plan<'_>, weight: Weight) -> Self {
        let (rows, row_classes) = classes(index, plan, &plan.rows.headers);
        let (columns, column_classes) = classes(index, plan, &plan.columns.headers);
        let width = column_classes.len();
        let mut sums = vec![0; row_classes.len() * width];
        for (source, amount) in weight.of(study, index).into_iter().enumerate() {
            if !plan.filter.passes_source(index, source) {
                continue;
            }
            let draws = |class: &Asked| class.iter().all(|ask| ask.fits(index, plan, source));
            let across: Vec<usize> = (0..width).filter(|at| draws(&column_classes[*at])).collect();
            for (at, class) in row_classes.iter().enumerate() {
                if draws(class) {
                    for column in &across {
                        sums[at * width + column] += amount;
                    }
                }
            }
        }
        Self { rows, columns, width, sums }
    }

    /// A row or column past the last one is the total.
    pub fn of(&self, row: usize, column: usize) -> u64 {
        self.sums[self.rows[row] * self.width + self.columns[column]]
    }
}

/// What a class asks of a source, in the numbers of the index.
type Asked = Vec<Ask>;

enum Ask {
    Case(u32),
    Unit(u32),
    Source(u32),
    Kind(SourceKind),
    /// A value of the source's case, or the time of the source.
    Inherited(Key),
}

impl Ask {
    /// `None`: nothing that a source could fail.
    fn new(index: &Index, plan: &Plan<'_>, key: Key) -> Option<Self> {
        match key {
            Key::Case(case) => Some(Self::Case(index.cases.number(case))),
            Key::Unit(unit) => Some(Self::Unit(index.units.number(unit))),
            Key::Source(source) => Some(Self::Source(index.sources.number(source))),
            Key::SourceKind(kind) => Some(Self::Kind(kind)),
            key if plan.groups.case_has(NONE, key).is_some()
                || plan.groups.source_has(NONE, key).is_some() =>
            {
                Some(Self::Inherited(key))
            }
            _ => None,
        }
    }

    fn fits(&self, index: &Index, plan: &Plan<'_>, source: usize) -> bool {
        let row = index.source_rows[source];
        match self {
            Self::Case(case) => row.case != NONE && row.case == *case,
            Self::Unit(unit) => row.unit != NONE && row.unit == *unit,
            Self::Source(number) => *number as usize == source,
            Self::Kind(kind) => row.kind == *kind,
            Self::Inherited(key) => {
                let time = plan.groups.source_has(source as u32, *key);
                plan.groups.case_has(row.case, *key).or(time) == Some(true)
            }
        }
    }
}

/// The class of each header, then of the total; and what each class asks of a source.
fn classes(index: &Index, plan: &Plan<'_>, headers: &[super::Header]) -> (Vec<usize>, Vec<Asked>) {
    let mut classes: Vec<Asked> = Vec::new();
    let mut known: HashMap<Vec<Key>, usize> = HashMap::new();
    let asked = headers.iter().map(|header| {
        let keys = header.keys.iter().filter(|key| Ask::new(index, plan, **key).is_some());
        keys.copied().collect::<Vec<Key>>()
    });
    let of = asked
        .chain([Vec::new()])
        .map(|keys| {
            *known.entry(keys).or_insert_with_key(|keys| {
                classes.push(keys.iter().filter_map(|key| Ask::new(index, plan, *key)).collect());
                classes.len() - 1
            })
        })
        .collect();
    (of, classes)
}
