//! Tests

// Tests lay out files and start threads as they need them.
#![allow(clippy::disallowed_methods)]

mod house;
mod import;
mod jobs;
