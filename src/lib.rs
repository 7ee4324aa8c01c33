//! Crosscase: the workbench for people who compare cases.
//!
//! The rooms of the house, and which way they may look. A room imports only from rooms to its left:
//!
//! `words · study ← edit ← {analysis, merge, storage, import} ← {figure, export} ← {jobs, session} ← {cli, ui}`
//!
//! `words` (the message catalogue) and `study` look at nothing. A test reads `src/` and fails on an
//! import against this. `ARCHITECTURE.md` says why.

pub mod analysis;
pub mod cli;
pub mod edit;
pub mod export;
pub mod figure;
pub mod import;
pub mod jobs;
pub mod session;
pub mod storage;
pub mod study;
#[cfg(feature = "desktop")]
pub mod ui;
pub mod words;
