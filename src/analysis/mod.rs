//! Pure questions over a study. Nothing here changes one, and every number can name the records
//! behind it. Answers are made anew from an [`Index`], which is built once a revision.

pub mod actors;
pub mod association;
pub mod audit;
mod chain;
mod claims;
pub mod cluster;
mod compare;
pub mod cooccurrence;
pub mod correspondence;
pub mod displays;
mod evidence_rows;
mod filter;
mod find;
mod frequency;
mod index;
mod items;
mod kwic;
mod late;
mod lens;
mod living;
mod matrix;
mod names;
mod numbers;
mod places;
mod profile;
mod said;
pub mod saturation;
pub mod search;
pub mod similarity;
mod totals;
pub mod trace;

pub use chain::{Chain, unused_evidence};
pub use claims::{Claim, Claims, Ground, claims};
pub use compare::{Band, Column, Compare, CompareColumn, ThemeCounts, compare, counts_per_theme};
pub use filter::Filter;
pub use find::{FindOptions, find_in_sources, find_in_text};
pub use frequency::{
    Frequencies, FrequencyOptions, STOP_LANGUAGES, WordRow, WordSort, frequencies, stop_words,
};
pub use index::{Index, SourceRow};
pub use items::{Field, Items};
pub use kwic::{Kwic, KwicSort, kwic};
pub use lens::Lens;
pub use living::{CellStatus, Stale, basis_now, cell_state, changed_since_written, rows_under, stale_cells};
pub use matrix::*;
pub use names::{NameError, resolve_name, theme_name};
pub use numbers::{Codes, Lists, NONE, Numbering};
pub use places::Place;
pub use profile::{CaseProfile, Counted, Mix, Profile, profile};
pub use said::{NotCalled, claim_label, find_called, label_of, plain_id, speaks_against, words_of_claim};
pub use totals::{Totals, fingerprint, totals};
