//! The file: what goes in comes out, and what is broken breaks nothing else.

#![allow(clippy::unwrap_used, clippy::cast_possible_wrap, clippy::case_sensitive_file_extension_comparisons)]

mod damage;
mod displays;
mod golden;
mod hand;
mod hostile;
mod journal;
mod round_trip;
pub mod sample;
