//! Spans, words, orders and ids against plain ways to the same answer.

mod cell_id;
mod change_set;
mod order;
mod span;
mod spec_text;
mod words;
