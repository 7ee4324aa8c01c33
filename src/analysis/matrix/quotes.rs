//! The passages that tell most, for each cell of a matrix.

use std::cmp::Reverse;

use super::Plan;
use super::count::{Grid, each_record};
use crate::analysis::index::Index;
use crate::analysis::late::UNTYPICAL;
use crate::analysis::numbers::NONE;
use crate::study::{EvidenceId, Study};

/// How many passages stand in a cell.
pub const BEST_QUOTES: usize = 2;

/// A passage and where it comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    pub id: EvidenceId,
    pub words: String,
    /// The title of its source.
    pub source: String,
}

/// The best passages of each cell, the best first, by row × width + column in lines of the grid.
#[derive(Debug)]
pub(super) struct Quotes {
    study: Study,
    best: Vec<[u32; BEST_QUOTES]>,
    ids: Vec<EvidenceId>,
}

/// Rows of evidence, the best first; [`NONE`] where there are fewer.
type Best = [u32; BEST_QUOTES];

impl Quotes {
    /// The analyst's choice comes first: passages weighted as telling. Then come typical ones, which
    /// means with the polarity that most passages of the cell have, from four words on and the shortest
    /// first; passing ones come last. Equal ones stand as in the texts.
    pub fn best(study: &Study, index: &Index, plan: &Plan<'_>, grid: &Grid) -> Self {
        let ranks = index.ranks(study);
        let rank = |row: u32| ranks.get(row as usize).map_or((u64::MAX, row), |rank| (*rank, row));
        let width = grid.width;
        // What is typical is known of a whole cell only, so the best of each polarity are kept.
        let mut cells: Vec<[Best; 4]> = vec![[[NONE; BEST_QUOTES]; 4]; grid.mix.len()];
        each_record(plan, |row, down, across| {
            let polarity = index.evidence.mix_place(row as usize);
            for line in down {
                for column in across {
                    let cell = &mut cells[line.at as usize * width + column.at as usize];
                    insert(&mut cell[polarity], row, &rank);
                }
            }
        });
        let up = |cells: &mut Vec<[Best; 4]>, from: usize, to: usize| {
            let below = cells[from];
            for (into, below) in cells[to].iter_mut().zip(below) {
                below.into_iter().for_each(|row| insert(into, row, &rank));
            }
        };
        for row in 0..plan.rows.lines {
            for (from, to) in &plan.columns.steps {
                up(&mut cells, row * width + *from as usize, row * width + *to as usize);
            }
        }
        for (from, to) in &plan.rows.steps {
            for column in 0..width {
                up(&mut cells, *from as usize * width + column, *to as usize * width + column);
            }
        }
        let best = cells.iter().zip(&grid.mix).map(|(cell, mix)| {
            // In the order of the polarities; the first of equals.
            let typical = (0..4).max_by_key(|at| (mix[*at], Reverse(*at))).unwrap_or(3);
            let ranked = |row: u32| match index.evidence.polarity.get(row as usize) {
                Some(polarity) if usize::from(*polarity) != typical => (rank(row).0 | UNTYPICAL, row),
                _ => rank(row),
            };
            let mut best = [NONE; BEST_QUOTES];
            for rows in cell {
                rows.iter().for_each(|row| insert(&mut best, *row, &ranked));
            }
            best
        });
        let best = best.collect();
        let ids = (0..index.evidence.len).map(|row| index.evidence_id(row)).collect();
        Self { study: study.clone(), best, ids }
    }

    pub fn of(&self, cell: usize) -> Vec<Quote> {
        let rows = self.best.get(cell).into_iter().flatten();
        rows.filter_map(|row| {
            let id = self.ids.get(*row as usize)?;
            let evidence = self.study.evidence.get(*id)?;
            let source = self.study.sources.get(evidence.source).map_or("", |source| &source.title);
            Some(Quote { id: *id, words: evidence.quote.clone(), source: source.to_owned() })
        })
        .collect()
    }
}

/// Puts a row among the best where it belongs; one that is there already stays.
fn insert(best: &mut Best, row: u32, rank: &impl Fn(u32) -> (u64, u32)) {
    if row == NONE || best.contains(&row) {
        return;
    }
    let to = best.partition_point(|other| *other != NONE && rank(*other) < rank(row));
    if to < BEST_QUOTES {
        best[to..].rotate_right(1);
        best[to] = row;
    }
}
