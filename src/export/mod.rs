//! What leaves the house: tables of a matrix, clean copies of a study. Knows no window and writes no
//! file; callers do.

pub mod clean;
pub mod matrix;
