//! Tests

mod import;
mod jobs;
