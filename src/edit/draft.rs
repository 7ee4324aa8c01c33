//! A change in the making: a snapshot that is written freely, and what has been touched in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::study::{
    AnyId, Change, ChangeSet, EvidenceId, Kind, Record, SourceId, SourceText, SpanError, Stamp, Study,
};

/// Why a command was not carried out. The study is as it was.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Refusal {
    #[error("this {} is no longer in the study", kind_word(*.0))]
    Missing(Kind),
    #[error("it refers to a {} that is not in the study", kind_word(*.0))]
    Dangling(Kind),
    #[error("{0}")]
    Span(#[from] SpanError),
    #[error("the words of the passage are not the words of the text there")]
    Quote,
    #[error("the region does not lie inside the picture")]
    Region,
    #[error("a picture stays a picture, and a text does not become one; the kind was left as it is")]
    PictureKind,
    #[error("the edits of a text must follow one another without overlapping")]
    EditOrder,
    /// Passages that an edit would leave without words.
    #[error("{} would be left without words; say what becomes of {}", passages(.0.len()), them(.0.len()))]
    Uncarried(Vec<EvidenceId>),
    #[error("a theme can't stand under itself or under one of its own children")]
    Cycle,
    #[error("a name is needed")]
    NoName,
    #[error("“{0}” is already there")]
    NameTaken(String),
    #[error("“{0}” can't name a file: lower-case letters a–z, digits and dashes only")]
    Slug(String),
    #[error("the unit belongs to another case")]
    UnitOfOtherCase,
    #[error("the actors must belong to the case that it is about")]
    ActorOfOtherCase,
    #[error("this value does not fit the kind of the attribute")]
    WrongValue,
    #[error("a number must be finite and lie on the scale, low ≤ score ≤ high")]
    OffScale,
    #[error("{0} has coded evidence and can't be deleted")]
    CoderInUse(String),
    #[error("a {} stands in this list twice", kind_word(*.0))]
    Twice(Kind),
    #[error("a finding links to itself")]
    SelfLink,
    #[error("the last level can't be deleted")]
    LastLevel,
    #[error("the front page of a study can't be deleted")]
    FrontPage,
    #[error("a source is taken away with its text, and not without")]
    TextOfSource,
    #[error("what this step left was changed since; take back the later changes first")]
    ChangedSince,
    #[error("nothing would change")]
    Nothing,
}

fn passages(count: usize) -> String {
    if count == 1 { "a passage".to_owned() } else { format!("{count} passages") }
}

fn them(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}

/// The plain word for a kind of record.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Info => "front page",
        Kind::Coder => "coder",
        Kind::Attribute => "attribute",
        Kind::Case => "case",
        Kind::Unit => "unit",
        Kind::Level => "level",
        Kind::Theme => "theme",
        Kind::Source => "source",
        Kind::Text => "text",
        Kind::Actor => "actor",
        Kind::Flow => "flow",
        Kind::Evidence => "piece of evidence",
        Kind::Cell => "cell",
        Kind::Finding => "finding",
        Kind::Link => "link",
        Kind::Comparison => "comparison",
        Kind::Outlier => "outlier",
        Kind::Proposition => "proposition",
        Kind::Recommendation => "recommendation",
        Kind::Scale => "scale",
        Kind::Placement => "placement",
        Kind::Memo => "memo",
        Kind::Display => "display",
    }
}

/// A snapshot of the study that a command writes step by step. Nothing is seen outside before
/// [`Draft::finish`], and a refusal on the way drops it.
pub(super) struct Draft<'a> {
    base: &'a Study,
    pub work: Study,
    touched: BTreeSet<AnyId>,
    /// Texts whose passages were carried along with the edit that made them.
    carried: BTreeMap<SourceId, Arc<str>>,
}

impl<'a> Draft<'a> {
    pub fn new(base: &'a Study) -> Self {
        Self { base, work: base.clone(), touched: BTreeSet::new(), carried: BTreeMap::new() }
    }

    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.touched.insert(record.id());
        self.work.restore(record, Stamp::default());
    }

    /// Puts a text that was made from another one of the same source, with its passages carried along.
    pub fn put_carried(&mut self, from: &Arc<str>, text: SourceText) {
        let id = text.id;
        let sound = match self.carried.remove(&id) {
            Some(carried) => Arc::ptr_eq(&carried, from),
            None => self.base.texts.get(id).is_some_and(|base| Arc::ptr_eq(&base.text, from)),
        };
        if sound {
            self.carried.insert(id, text.text.clone());
        }
        self.put(text);
    }

    /// Whether the passages of a text were carried along to it, so that they need no second look.
    pub fn is_carried(&self, text: &SourceText) -> bool {
        self.carried.get(&text.id).is_some_and(|carried| Arc::ptr_eq(carried, &text.text))
    }

    pub fn remove(&mut self, id: AnyId) {
        self.touched.insert(id);
        self.work.restore_tombstone(id, Stamp::default());
    }

    /// What was touched, as it was and as it is now.
    pub fn pairs(&self) -> impl Iterator<Item = (Option<Record>, Option<Record>)> {
        self.touched.iter().map(|id| (self.base.record(*id), self.work.record(*id)))
    }

    /// The net change, each record once. Nothing changed is a refusal, so that the history stays true.
    pub fn finish(self) -> Result<ChangeSet, Refusal> {
        let changes: Vec<Change> = self
            .pairs()
            .map(|(before, after)| Change { before, after })
            .filter(|change| change.before != change.after)
            .collect();
        if changes.is_empty() {
            return Err(Refusal::Nothing);
        }
        Ok(ChangeSet { stamp: Stamp::default(), changes })
    }
}
