//! Changing a study: laws by property test, refusals and labels a line each.

mod laws;
mod pick;
pub mod sample;
mod sound;
