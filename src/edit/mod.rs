//! Changing a study: what the researcher means ([`Command`]), checked into a `ChangeSet`, and the
//! [`History`] of all of them. Knows `words` and `study` and nothing else of the house.
//!
//! A command that can't be carried out is refused with a typed reason and leaves the study as it was.

mod carry;
mod cells;
mod check;
mod command;
mod delete;
mod diff;
mod draft;
mod history;
mod label;
mod references;
mod replace;
mod retag;
mod text;
mod themes;

pub use carry::{Carry, TextEdit};
pub use check::{Context, check};
pub use command::{CellEdit, Command, NewSource, Retag};
pub use diff::{edits_between, edits_of_text};
pub use draft::Refusal;
pub use history::{History, Step, StepKind};
pub use label::label;
pub use references::{Reference, can_name, references, without};
pub use replace::{
    At, Counts, FindBy, Finder, Found, Leftover, Near, Place, Preview, Pseudonym, Pseudonyms, Renaming,
    TableError, prose, replaced,
};
pub use text::{Settled, uncarried};
