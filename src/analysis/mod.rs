//! Pure questions over a study. Nothing here changes one, and every number can name the records
//! behind it. Answers are made anew from an [`Index`], which is built once a revision.

mod chain;
mod claims;
mod compare;
mod evidence_rows;
mod filter;
mod fingerprint;
mod index;
mod items;
mod lens;
mod living;
mod matrix;
mod numbers;
mod profile;
mod words;

pub use chain::{Chain, unused_evidence};
pub use claims::{Claim, Claims, Ground, claims};
pub use compare::{Band, Column, Compare, CompareColumn, ThemeCounts, compare, counts_per_theme};
pub use filter::Filter;
pub use fingerprint::{Fingerprint, fingerprint};
pub use index::{Index, SourceRow};
pub use items::{Field, Items};
pub use lens::Lens;
pub use living::{CellStatus, Stale, basis_now, cell_state, changed_since_written, rows_under, stale_cells};
pub use matrix::*;
pub use numbers::{Codes, Lists, NONE, Numbering};
pub use profile::{CaseProfile, Counted, Mix, Profile, profile};
