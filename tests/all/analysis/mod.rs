//! The room `analysis`, on studies written in one line.

mod claims;
mod compare;
mod matrix;
mod names;
mod notation;
mod recount;
mod size;
mod staleness;
