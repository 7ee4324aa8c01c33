//! What leaves the house: tables, clean copies of a study. Knows no window and writes no file; callers do.

pub mod attributes;
pub mod claims;
pub mod clean;
pub mod displays;
pub mod figure;
pub mod matrix;
pub mod origin;
pub mod pdf;
pub mod png;
pub mod report;
pub mod sheet;
pub mod statistics;
pub mod svg;
pub mod table;
