//! Figures as files: what is drawn is what was counted, every word has its place, files are sound.

mod chosen;
mod files;
mod hard;
pub(crate) mod made;
mod numbers;
mod places;
