//! Displays of the literature, ready to be made from a study: most are matrices of the one engine with
//! what they ask for filled in, two are small engines beside it.

mod pairs;
mod ready;
mod specs;
mod substructed;

pub use pairs::{By, Leaning, PairRow, PairSheet, Verdict, pair_sheet};
pub use ready::{DISPLAYS, Ready, Shape, Takes, ready};
pub use specs::Choices;
pub use substructed::{Substructed, substructed};
