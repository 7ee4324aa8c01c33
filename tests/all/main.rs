//! Tests

#[cfg(feature = "desktop")]
mod ui_text;
