//! A study as it was read, of whatever format version, before anything of it is believed.

use std::sync::Arc;

use crate::study::{AnyId, Evidence, Record, SessionId, Source, SourceMark, Stamp};

#[derive(Default)]
pub struct Draft {
    pub records: Vec<Placed<Record>>,
    pub sources: Vec<DraftSource>,
    pub seen: Vec<(SessionId, u64)>,
    pub deleted: Vec<(AnyId, Stamp)>,
}

/// Something with the line it stands on and the stamp of its last change.
pub struct Placed<T> {
    pub line: usize,
    pub stamp: Stamp,
    pub value: T,
}

/// One source with its text and evidence.
pub struct DraftSource {
    pub slug: String,
    pub source: Option<Placed<Source>>,
    pub text: Option<Arc<str>>,
    pub text_stamp: Stamp,
    pub marks: Vec<SourceMark>,
    pub evidence: Vec<DraftEvidence>,
}

/// Evidence with the words around its passage.
pub struct DraftEvidence {
    pub evidence: Placed<Evidence>,
    pub before: String,
    pub after: String,
}
