//! Tests

mod storage;
