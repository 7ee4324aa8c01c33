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
    cells: BTreeMap<usize, Vec<EvidenceId>>,
}

/// What makes a passage stand before another: weight, enough words, typical polarity, length, place.
type Rank = (Reverse<u8>, bool, bool, u32, u32);

impl Quotes {
    /// The analyst's choice comes first: passages weighted as telling. Then come typical ones, which
    /// means with the polarity that most passages of the cell have, from four words on and the shortest
    /// first; passing ones come last. Equal ones stand as in the texts.
    pub fn best(study: &Study, index: &Index, plan: &Plan<'_>, grid: &Grid) -> Self {
        let sizes = index.sizes(study);
        let weights: Vec<u8> = (0..index.evidence.len)
            .map(|row| study.evidence.get(index.evidence_id(row)).map_or(2, |evidence| evidence.weight))
            .collect();
        // In the order of the polarities; the first of equals.
        let typical =
            |cell: usize| (0..4).max_by_key(|at| (grid.mix[cell][*at], Reverse(*at))).unwrap_or(3);
        let mut best: BTreeMap<usize, Vec<Rank>> = BTreeMap::new();
        each_place(plan, |row, cell| {
            let at = row as usize;
            let [words, characters] = sizes[at];
            let untypical = index.evidence.mix_place(at) != typical(cell);
            let rank = (Reverse(weights[at]), words < FEWEST_WORDS, untypical, characters, row);
            let ranks = best.entry(cell).or_default();
            let to = ranks.partition_point(|other| *other < rank);
            if to < BEST_QUOTES {
                ranks.insert(to, rank);
                ranks.truncate(BEST_QUOTES);
            }
        });
        let ids =
            |ranks: Vec<Rank>| ranks.into_iter().map(|rank| index.evidence_id(rank.4 as usize)).collect();
        let cells = best.into_iter().map(|(cell, ranks)| (cell, ids(ranks))).collect();
        Self { study: study.clone(), cells }
    }

    pub fn of(&self, cell: usize) -> Vec<Quote> {
        let ids = self.cells.get(&cell).into_iter().flatten();
        ids.filter_map(|id| {
            let evidence = self.study.evidence.get(*id)?;
            let source = self.study.sources.get(evidence.source).map_or("", |source| &source.title);
            Some(Quote { id: *id, words: evidence.quote.clone(), source: source.to_owned() })
        })
        .collect()
    }
}
