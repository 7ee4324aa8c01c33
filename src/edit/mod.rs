//! Changing a study: what the researcher means (`Command`), checked into a `ChangeSet`, and the
//! history of all of them. Knows `study` and nothing else of the house.

mod history;

pub use history::{History, Step, StepKind};
