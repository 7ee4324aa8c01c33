//! Tests

// Tests lay out files and start threads as they need them, and an unwrap that fails is a test that fails.
#![allow(
    clippy::field_reassign_with_default,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::format_collect
)]

mod analysis;
mod anonymise;
mod bad_import;
mod claims;
mod cli;
mod cli_claims;
mod cli_displays;
mod cli_sentences;
mod cli_texts;
mod crash;
mod edit;
mod figures;
mod house;
mod import;
mod import_alike;
mod import_media;
mod import_office;
mod import_pdf;
mod import_plain;
mod jobs;
mod maps;
mod pictures_kept;
mod report;
mod sample;
mod search;
mod session;
mod statistics;
mod storage;
mod study;
mod survey;
mod tables_out;
#[cfg(feature = "desktop")]
mod ui_books;
#[cfg(feature = "desktop")]
mod ui_compare;
#[cfg(feature = "desktop")]
mod ui_counts;
#[cfg(feature = "desktop")]
mod ui_displays;
#[cfg(feature = "desktop")]
mod ui_due;
#[cfg(feature = "desktop")]
mod ui_import;
#[cfg(feature = "desktop")]
mod ui_keys;
#[cfg(feature = "desktop")]
mod ui_matrix;
#[cfg(feature = "desktop")]
mod ui_read;
#[cfg(feature = "desktop")]
mod ui_text;
#[cfg(feature = "desktop")]
mod ui_theme;
#[cfg(feature = "desktop")]
mod ui_widgets;
mod words;
