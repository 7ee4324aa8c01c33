//! The log of format 1: steps, their changes, and records of any kind inside them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::evidence::EvidenceFile;
use super::filed::{Filed, is_default};
use super::leaves::{Id, Word};
use super::records::{
    ActorFile, AttributeFile, CaseFile, CellFile, CoderFile, ComparisonFile, DisplayFile, FindingFile,
    FlowFile, InfoFile, LevelFile, LinkFile, MemoFile, OutlierFile, PlacementFile, PropositionFile,
    RecommendationFile, ScaleFile, SourceFile, ThemeFile, UnitFile,
};
use super::{MarkFile, file_mark, unfile_mark};
use crate::edit::{Step, StepKind};
use crate::study::{Change, ChangeSet, CoderId, Moment, Record, SourceId, SourceText, Stamp};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    pub stamp: <Stamp as Filed>::File,
    pub at: Word<Moment>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub coder: Option<Id<CoderId>>,
    pub label: String,
    pub kind: StepKindFile,
    pub changes: Vec<ChangeFile>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
pub enum StepKindFile {
    Do,
    Undo(Word<crate::study::SessionId>, u64),
    Redo(Word<crate::study::SessionId>, u64),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<RecordFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<RecordFile>,
}

/// A text inside a change: in full (journal), or by its fingerprint (history).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextFile {
    pub id: Id<SourceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Vec<MarkFile>,
}

/// How texts are put into changes and got out of them.
pub trait Texts {
    /// The name to write for a text, or `None` to write it in full.
    fn name(&mut self, text: &Arc<str>) -> Option<String>;
    /// The text of a name.
    fn text(&self, name: &str) -> Option<Arc<str>>;
}

/// Texts stand in the changes themselves.
pub struct InFull;

impl Texts for InFull {
    fn name(&mut self, _: &Arc<str>) -> Option<String> {
        None
    }
    fn text(&self, _: &str) -> Option<Arc<str>> {
        None
    }
}

macro_rules! kinds {
    ($($kind:ident $file:ident),+ $(,)?) => {
        #[derive(Serialize, Deserialize)]
        pub enum RecordFile { $($kind(Box<$file>),)+ Text(TextFile) }

        fn to_file(record: &Record, texts: &mut dyn Texts) -> RecordFile {
            match record {
                $(Record::$kind(record) => RecordFile::$kind(record.to_file()),)+
                Record::Text(text) => {
                    let name = texts.name(&text.text);
                    let full = name.is_none().then(|| text.text.to_string());
                    let marks = text.marks.iter().map(file_mark).collect();
                    RecordFile::Text(TextFile { id: text.id.to_file(), text: full, sha256: name, marks })
                }
            }
        }

        fn from_file(file: RecordFile, texts: &dyn Texts) -> Result<Record, SourceId> {
            Ok(match file {
                $(RecordFile::$kind(file) => Record::$kind(Filed::from_file(file)),)+
                RecordFile::Text(file) => {
                    let text = match (file.text, file.sha256) {
                        (Some(text), _) => Some(Arc::from(text)),
                        (None, Some(name)) => texts.text(&name),
                        (None, None) => None,
                    };
                    let text = text.ok_or(file.id.0)?;
                    let marks = file.marks.into_iter().map(unfile_mark).collect();
                    SourceText { id: file.id.0, text, marks }.into()
                }
            })
        }
    };
}

kinds!(
    Info InfoFile, Coder CoderFile, Attribute AttributeFile, Case CaseFile, Unit UnitFile, Level LevelFile,
    Theme ThemeFile, Source SourceFile, Actor ActorFile, Flow FlowFile, Evidence EvidenceFile,
    Cell CellFile, Finding FindingFile, Link LinkFile, Comparison ComparisonFile, Outlier OutlierFile,
    Proposition PropositionFile, Recommendation RecommendationFile, Scale ScaleFile,
    Placement PlacementFile, Memo MemoFile, Display DisplayFile,
);

impl StepFile {
    pub fn of(step: &Step, texts: &mut dyn Texts) -> Self {
        let kind = match step.kind {
            StepKind::Do => StepKindFile::Do,
            StepKind::Undo(of) => StepKindFile::Undo(Word(of.session), of.counter),
            StepKind::Redo(of) => StepKindFile::Redo(Word(of.session), of.counter),
        };
        let changes = step
            .changes
            .changes
            .iter()
            .map(|change| ChangeFile {
                before: change.before.as_ref().map(|record| to_file(record, texts)),
                after: change.after.as_ref().map(|record| to_file(record, texts)),
            })
            .collect();
        Self {
            stamp: step.stamp().to_file(),
            at: step.at.to_file(),
            coder: step.coder.to_file(),
            label: step.label.clone(),
            kind,
            changes,
        }
    }

    /// The step, and the sources whose words the log names but nobody keeps any more. A step that
    /// lacks words can be shown; taking it back will be refused, because its change can't fit.
    pub fn into_step(self, texts: &dyn Texts) -> (Step, Vec<SourceId>) {
        let stamp = |session: Word<_>, counter| Stamp { session: session.0, counter };
        let kind = match self.kind {
            StepKindFile::Do => StepKind::Do,
            StepKindFile::Undo(session, counter) => StepKind::Undo(stamp(session, counter)),
            StepKindFile::Redo(session, counter) => StepKind::Redo(stamp(session, counter)),
        };
        let mut lost = Vec::new();
        let mut changes = Vec::with_capacity(self.changes.len());
        for change in self.changes {
            let before = change.before.map(|file| from_file(file, texts)).transpose();
            let after = change.after.map(|file| from_file(file, texts)).transpose();
            match (before, after) {
                (Ok(None), Ok(None)) => {}
                (Ok(before), Ok(after)) => changes.push(Change { before, after }),
                (Err(id), _) | (_, Err(id)) => {
                    lost.push(id);
                    let gone: Record = SourceText::plain(id, NO_LONGER_KEPT).into();
                    changes.push(Change { before: Some(gone.clone()), after: Some(gone) });
                }
            }
        }
        let step = Step {
            at: self.at.0,
            coder: Filed::from_file(self.coder),
            label: self.label,
            kind,
            changes: ChangeSet { stamp: Filed::from_file(self.stamp), changes },
        };
        (step, lost)
    }
}

/// Stands in a change for words that are kept nowhere. No study holds this text, so the change fits none.
pub const NO_LONGER_KEPT: &str = "\u{0}these words are no longer kept";
