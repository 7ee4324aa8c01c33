//! Changing a study: laws by property test, refusals and labels a line each.

mod deleting;
mod displays;
mod history;
mod labels;
mod laws;
mod merging_themes;
mod pick;
mod refusals;
pub mod sample;
mod sound;
mod speed;
mod taking_back;
mod text_edits;
