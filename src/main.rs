//! Starts Crosscase.
fn main() {}
