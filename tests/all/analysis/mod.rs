//! The room `analysis`, on studies written in one line.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::format_push_string, clippy::format_collect)]

mod audit;
mod claims;
mod compare;
mod displays;
mod matrix;
pub mod more_matrix;
mod names;
pub mod notation;
mod recount;
mod size;
mod staleness;
