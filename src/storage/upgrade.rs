//! Every format version that ever was, and the way from each to today's study.
//!
//! Format 2 is format 1 with fields that may be left out (marks of texts, regions of pictures, who
//! takes part in a source, the search that found a passage). So one set of types, `v1`, reads both; the
//! number keeps older programs from dropping what they do not know.
//!
//! How format 3 is added, when a file must hold what these types can't:
//! 1. copy `v1/` to `v3/`, change the file types there, and set [`KNOWN`] to 3;
//! 2. in `v1/`, cut the conversions to study types and write `Whole::upgrade(self) -> v3::Whole`
//!    instead, a struct literal for each type that changed: the compiler finds what is missing;
//! 3. add `V3` here; `V1` becomes `Self::V3(whole.upgrade()).into_draft()`;
//! 4. `save` writes v3 only; the older folders in `tests/golden/` stay and must load for ever; add
//!    `tests/golden/v3/`.

use super::draft::Draft;
use super::v1;

/// The newest format this program reads, and the one it writes.
pub const KNOWN: u32 = 2;

/// A study as its files tell it, in the version they are written in.
pub enum AnyVersion {
    V1(v1::Whole),
}

impl AnyVersion {
    /// Brings any version to the draft of today's study.
    pub fn into_draft(self) -> Draft {
        match self {
            Self::V1(whole) => whole.into_draft(),
        }
    }
}

/// The number in `format.ron`, found without reading RON: a newer format may be written otherwise.
pub fn format_number(bytes: &[u8]) -> Option<u32> {
    let head = &bytes[..bytes.len().min(1024)];
    let after = memchr::memmem::find(head, b"format:")? + "format:".len();
    let digits: String = head[after..]
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    // A number too great to hold is of a format newer than any.
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(u32::MAX))
}

/// The bytes of `format.ron`.
pub fn format_file() -> String {
    format!("(\nformat: {KNOWN},\nprogram: \"crosscase {}\",\n)\n", env!("CARGO_PKG_VERSION"))
}
