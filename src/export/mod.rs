//! What leaves the house: tables of a matrix. Knows no window and writes no file; callers do.

pub mod matrix;
