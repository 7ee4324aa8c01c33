//! Tests

mod edit;
mod study;
