//! Tests
mod analysis;
