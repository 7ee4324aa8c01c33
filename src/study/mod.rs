//! The study: records, ids, tables, spans. No I/O, no clock, no window.
//!
//! `Study` holds every table. The one way to write them is [`Study::apply`]; reading is free.

mod case;
mod change;
mod claims;
mod coding;
mod hash;
mod ids;
mod maps;
mod mark;
pub mod matrix;
mod order;
mod registry;
mod segment;
mod source;
mod span;
mod table;
mod weighing;

pub use case::*;
pub use change::{Change, ChangeSet, Mismatch};
pub use claims::*;
pub use coding::*;
pub use hash::Fnv;
pub use ids::*;
pub use maps::*;
pub use mark::{MarkKind, SourceMark, clock};
pub use matrix::Display;
pub use order::ThemeNode;
pub use registry::{AnyId, Kind, Record, Study};
pub use segment::{each_word, paragraph_around, sentences_in, word_count, words_in};
pub use source::*;
pub use span::{Span, SpanError, border_after, border_before, is_border, next_border, previous_border};
pub use table::{Table, TableRecord};
pub use weighing::*;
