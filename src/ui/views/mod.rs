//! The main views, a folder each: `State` is what a view remembers, `show` draws it.

pub mod codebook;
pub mod compare;
pub mod figures;
pub mod findings;
pub mod history;
pub mod maps;
pub mod matrix;
pub mod parts;
pub mod read;
pub mod search;
pub mod study;

/// What every view remembers.
#[derive(Default)]
pub struct Views {
    pub codebook: codebook::State,
    pub compare: compare::State,
    pub figures: figures::State,
    pub findings: findings::State,
    pub history: history::State,
    pub maps: maps::State,
    pub matrix: matrix::State,
    pub read: read::State,
    pub search: search::State,
    pub study: study::State,
}
