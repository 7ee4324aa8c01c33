//! The passages that tell most, for each cell of a matrix.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Plan;
use super::count::{Grid, each_place};
use crate::analysis::index::Index;
use crate::study::{EvidenceId, Study};

/// How many passages stand in a cell.
pub const BEST_QUOTES: usize = 2;

/// Shorter ones are passed over where there are longer: a word or two is no quotation.
const FEWEST_WORDS: u32 = 4;

/// The best passages of each cell, the best first. The analyst's choice comes first: passages weighted
/// as telling. Then come typical ones, which means with the polarity that most passages of the cell have,
/// from four words on and the shortest first; passing ones come last. Equal ones stand as in the texts.
/// The key of a cell is row × width + column in lines of the grid.
pub(super) fn best(
    study: &Study,
    index: &Index,
    plan: &Plan<'_>,
    grid: &Grid,
) -> BTreeMap<usize, Vec<EvidenceId>> {
    type Mark = (Reverse<u8>, bool, bool, u32, u32);
    let sizes = index.sizes(study);
    let weights: Vec<u8> = (0..index.evidence.len)
        .map(|row| study.evidence.get(index.evidence_id(row)).map_or(2, |evidence| evidence.weight))
        .collect();
    // In the order of the polarities; the first of equals.
    let typical = |cell: usize| (0..4).max_by_key(|at| (grid.mix[cell][*at], Reverse(*at))).unwrap_or(3);
    let mut best: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    each_place(plan, |row, cell| {
        let at = row as usize;
        let [words, characters] = sizes[at];
        let untypical = index.evidence.mix_place(at) != typical(cell);
        let mark = (Reverse(weights[at]), words < FEWEST_WORDS, untypical, characters, row);
        let marks = best.entry(cell).or_default();
        let to = marks.partition_point(|other| *other < mark);
        if to < BEST_QUOTES {
            marks.insert(to, mark);
            marks.truncate(BEST_QUOTES);
        }
    });
    let ids = |marks: Vec<Mark>| marks.into_iter().map(|mark| index.evidence_id(mark.4 as usize)).collect();
    best.into_iter().map(|(cell, marks)| (cell, ids(marks))).collect()
}
