//! Searching all that a study says.
//!
//! A [`Query`] is made ready once ([`Search::new`]) and run over every text, memo, note and claim that
//! the lens shows. Places are spans of the writing as it is stored, also where accents were ignored.

mod called;
mod caseless;
mod fold;
mod matcher;
mod near;
mod pattern;
mod places;
mod query;
mod run;
mod signs;
mod stretch;

pub use called::called;
pub use fold::{fold, is_accent};
pub use matcher::Matcher;
pub use near::key as word_key;
pub use places::{Part, Place, Target, home, words_of};
pub use query::{Mode, Query, QueryError, Within};
pub use run::{Found, Group, MOST, MOST_IN_ONE, Search};
pub use stretch::{Extend, context, speaker_at};
