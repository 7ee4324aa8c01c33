//! Tests

#[cfg(feature = "desktop")]
mod ui_theme;
#[cfg(feature = "desktop")]
mod ui_widgets;
mod words;
