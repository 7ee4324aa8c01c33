//! The figures as numbers, made once for a revision, a lens and a unit.

use crate::analysis::{Counted, Index, Lens, profile};
use crate::figure::continuum::{Continuum, continua};
use crate::figure::{Diverging, Heat};
use crate::study::Study;
use crate::t;

#[derive(Clone, PartialEq)]
pub struct Asked {
    pub revision: u64,
    pub lens: Lens,
    pub counted: Counted,
}

pub struct Scenes {
    pub asked: Asked,
    pub levels: Diverging,
    pub cases: Diverging,
    /// Records of the profile that have no polarity and so no block.
    pub without_polarity: usize,
    pub heat: Option<Heat>,
    pub continua: Vec<Continuum>,
}

impl Scenes {
    pub fn new(study: &Study, index: &Index, asked: Asked) -> Self {
        let counts = profile(index, &asked.lens, asked.counted);
        let mut without: Vec<_> = counts.cases.iter().flat_map(|case| &case.records.0[3]).collect();
        without.sort_unstable();
        without.dedup();
        Self {
            levels: Diverging::by_level(study, &counts, t!("part-level-none")),
            cases: Diverging::by_case(study, &counts),
            without_polarity: without.len(),
            heat: Heat::new(study, index, &asked.lens, asked.counted).ok(),
            continua: continua(study, &asked.lens),
            asked,
        }
    }
}
