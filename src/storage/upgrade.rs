//! The chain of formats. Each known format has a module with its own file types; a new one gets a
//! variant here and a function from the one before it, so that any file ever written can be read by
//! walking the chain.

use super::v1;

/// A part as some format has it.
pub enum AnyVersion<'a> {
    V1(&'a str),
}

impl<'a> AnyVersion<'a> {
    /// The text of a part under its format number. `None`: not a format that was ever written.
    pub fn of(format: u32, text: &'a str) -> Option<Self> {
        match format {
            1 => Some(Self::V1(text)),
            _ => None,
        }
    }

    /// `study.ron` as today's records. A format 2 would turn its text into `V2`'s types here and its
    /// `V1` arm would go through `v2::from_v1`.
    pub fn study(self) -> v1::Part {
        match self {
            Self::V1(text) => v1::read_study_part(text),
        }
    }

    /// `sources/SLUG.ron` as today's records.
    pub fn source(self) -> v1::Part {
        match self {
            Self::V1(text) => v1::read_source_part(text),
        }
    }
}
