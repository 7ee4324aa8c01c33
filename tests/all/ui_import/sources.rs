//! The table of all sources.
