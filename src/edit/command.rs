//! What a researcher can mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::carry::TextEdit;
use super::text::Settled;
use crate::study::{
    AbsenceKind, ActorId, AnyId, CaseId, CellPlace, CellState, CoderId, EvidenceId, EvidenceKind, LevelId,
    Polarity, Record, Region, Source, SourceId, SourceMark, Span, Stamp, ThemeId, Tie, UnitId,
};

/// One thing that a researcher does to a study. It is checked as a whole and undone as a whole.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Adds a record, or replaces the one with its id. Claims with number 0 get the next free number.
    Put(Record),
    /// Deletes records and what can't be without them; takes them out of all others.
    Delete(Vec<AnyId>),
    /// Adds texts to a case.
    ImportSources(Vec<NewSource>),
    /// Changes tags of evidence, many at once.
    Retag { evidence: Vec<EvidenceId>, change: Retag },
    /// Adds a theme and evidence that carries it, in one step.
    TagWithNewTheme { theme: Arc<crate::study::Theme>, evidence: Vec<Record> },
    /// Moves a theme under another (or to the top), at a place among its new siblings.
    MoveTheme { theme: ThemeId, parent: Option<ThemeId>, place: usize },
    /// Everything tagged `from` becomes tagged `into`; `from` goes, its children move to `into`.
    MergeThemes { from: ThemeId, into: ThemeId },
    /// Moves a case, level, unit, source or attribute to a place in its list.
    Reorder { item: AnyId, place: usize },
    /// Changes the cell of a case or unit and a theme.
    EditCell { place: CellPlace, theme: ThemeId, edit: CellEdit },
    /// Edits a text, in the order of the text, and carries its passages along. Passages that would be
    /// left without words must be settled.
    EditText { source: SourceId, edits: Vec<TextEdit>, settled: BTreeMap<EvidenceId, Settled> },
    /// Edits many texts and writes the records that name the same people, as [`super::Preview`] lists them.
    Replace { label: String, texts: Vec<(SourceId, Vec<TextEdit>)>, records: Vec<Record> },
    /// Says that a coder has, or has not, read a source to its end.
    MarkRead { source: SourceId, coder: CoderId, read: bool },
    /// Takes back one earlier step; the study must still be as that step left what it touched.
    TakeBack { step: Stamp, label: String, inverse: crate::study::ChangeSet },
    /// Several commands as one step, under a label of its own.
    Together { label: String, commands: Vec<Command> },
}

/// A text to bring in.
#[derive(Clone, PartialEq, Debug)]
pub struct NewSource {
    pub source: Source,
    pub text: Arc<str>,
    /// Those that do not fit the text are left out.
    pub marks: Vec<SourceMark>,
    /// What comes with the text: comments as evidence and memos on their passages.
    pub notes: Vec<Record>,
}

impl NewSource {
    pub fn plain(source: Source, text: impl Into<Arc<str>>) -> Self {
        Self { source, text: text.into(), marks: Vec::new(), notes: Vec::new() }
    }
}

/// A change of the tags of evidence.
#[derive(Clone, PartialEq, Debug)]
pub enum Retag {
    AddTheme(ThemeId),
    RemoveTheme(ThemeId),
    ReplaceTheme {
        from: ThemeId,
        to: ThemeId,
    },
    Themes(Vec<ThemeId>),
    ToggleLevel(LevelId),
    ReplaceLevel {
        from: Option<LevelId>,
        to: Option<LevelId>,
    },
    Levels(Vec<LevelId>),
    Polarity(Option<Polarity>),
    Kind(Option<EvidenceKind>),
    Unit(Option<UnitId>),
    Actors(Vec<ActorId>),
    Weight(u8),
    Note(String),
    /// Grows or shrinks the passage. The words are taken from the text.
    Span(Span),
    /// Moves or sizes the part of a picture. What it shows stays as it was written.
    Region(Region),
}

/// A change of a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum CellEdit {
    /// A new text, on the evidence as it is now (each with its fingerprint).
    Synthesis {
        text: String,
        basis: Vec<(EvidenceId, u64)>,
    },
    /// The text still holds on the evidence as it is now.
    StillHolds {
        basis: Vec<(EvidenceId, u64)>,
    },
    Rule(String),
    Rating(Option<u8>),
    State(CellState),
    Ties(Vec<Tie>),
    /// What an empty band (or with `None` the whole cell) means.
    Absence {
        level: Option<LevelId>,
        kind: Option<AbsenceKind>,
        note: String,
    },
}

impl Command {
    /// Adds or replaces a record.
    pub fn put(record: impl Into<Record>) -> Self {
        Self::Put(record.into())
    }

    /// The case that a bulk of new sources goes to, if it is one.
    pub(super) fn import_case(sources: &[NewSource]) -> Option<CaseId> {
        let first = sources.first()?.source.case;
        sources.iter().all(|new| new.source.case == first).then_some(first)
    }
}
