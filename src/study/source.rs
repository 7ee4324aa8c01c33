//! Documents and who reads them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{ActorId, CaseId, CoderId, SourceId, SourceMark, UnitId};

/// One document of a case. Its text stands in a table of its own, so that a change of the title
/// does not carry the text along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    pub id: SourceId,
    pub case: CaseId,
    pub unit: Option<UnitId>,
    pub title: String,
    /// The file name in the study folder, without ending: lower-case ASCII letters, digits, dashes; unique.
    pub slug: String,
    pub order: u32,
    pub kind: SourceKind,
    /// As precise as known: `2007`, `2007–2008`, `2007-09-14`.
    pub date: String,
    /// Where it was made; free text.
    pub place: String,
    pub language: String,
    /// Who speaks or wrote it.
    pub participants: Vec<Participant>,
    /// The kind of fieldwork it is of, as the case's fieldwork record names it; may be empty.
    pub fieldwork: String,
    pub note: String,
    /// Number of words of the text, counted once when the text came in (see `span::word_count`).
    pub words: u32,
    pub read_by: BTreeSet<CoderId>,
    pub origin: Origin,
}

/// Somebody who speaks in a source or wrote it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Participant {
    /// As the turns of the text name them.
    pub name: String,
    pub actor: Option<ActorId>,
    pub unit: Option<UnitId>,
    pub note: String,
}

/// What a source was imported from, and what became of it: the receipt that stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origin {
    pub file_name: String,
    /// `UTF-8`, `windows-1252`, …; empty for text that was typed in.
    pub encoding: String,
    /// The format in words: `Word document`, `PDF document`; empty for text that was typed in.
    pub format: String,
    /// What came along beside the words, a sentence each: tables, notes, pages, speakers.
    pub kept: Vec<String>,
    /// What the importer changed, a sentence each.
    pub remarks: Vec<String>,
    /// What is in the file and not in the text, a sentence each.
    pub left_out: Vec<String>,
    /// The name under `originals/` of the file as it came; empty where it is not kept.
    pub original: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum SourceKind {
    #[default]
    Interview,
    FieldNote,
    Observation,
    Document,
    SurveyAnswer,
    Image,
    Account,
}

impl Source {
    /// Whether a picture was imported, whatever kind is on record; its text is empty then.
    pub fn came_as_picture(&self) -> bool {
        self.kind == SourceKind::Image || self.origin.format.ends_with(" picture")
    }
}

impl SourceKind {
    pub const ALL: [Self; 7] = [
        Self::Interview,
        Self::FieldNote,
        Self::Observation,
        Self::Document,
        Self::SurveyAnswer,
        Self::Image,
        Self::Account,
    ];

    /// The stable key used in files, filters and message names.
    pub fn key(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::FieldNote => "field-note",
            Self::Observation => "observation",
            Self::Document => "document",
            Self::SurveyAnswer => "survey-answer",
            Self::Image => "image",
            Self::Account => "account",
        }
    }
}

/// The text of a source as coded: UTF-8, line feeds only, never normalised or trimmed after import.
/// Its marks change with it and so stand beside it.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceText {
    pub id: SourceId,
    pub text: Arc<str>,
    /// Sorted by [`SourceMark::order`]; all inside the text.
    pub marks: Arc<[SourceMark]>,
}

impl SourceText {
    /// A text of which nothing else is known.
    pub fn plain(id: SourceId, text: impl Into<Arc<str>>) -> Self {
        Self { id, text: text.into(), marks: Arc::from([]) }
    }
}

impl std::fmt::Debug for SourceText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SourceText({}, {} bytes)", self.id, self.text.len())
    }
}

/// A person who codes; may be a pseudonym.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coder {
    pub id: CoderId,
    pub name: String,
    pub initials: String,
    pub note: String,
}
