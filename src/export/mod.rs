//! What leaves the house: tables. Knows no window and writes no file; callers do.

pub mod attributes;
pub mod matrix;
pub mod table;
