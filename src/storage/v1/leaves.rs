//! How the small values of a record stand in a file: ids, keys, stamps, moments, numbers.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::filed::Filed;
use crate::study::{
    AbsenceKind, ActorId, AnyId, AttributeId, CaseId, CellId, CellState, ClaimState, CoderId, ComparisonId,
    ComparisonKind, Concern, Confidence, Degree, DisplayId, EvidenceId, EvidenceKind, FindingId, Fit, FlowId,
    FlowKind, Kind, LevelId, LinkId, LinkKind, MemoId, Moment, OutlierId, PlacementId, Polarity,
    PropositionId, RecommendationId, RecordId, Replication, ScaleId, SessionId, SourceId, SourceKind, Stamp,
    Standing, ThemeId, UnitId, matrix::MatrixSpec,
};

/// A leaf that stands in the file as one short text.
macro_rules! as_text {
    ($name:ident<$param:ident: $bound:ident>, $write:expr, $read:expr, $expecting:literal) => {
        impl<$param: $bound> Serialize for $name<$param> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$param, S) -> Result<S::Ok, S::Error> = $write;
                write(&self.0, to)
            }
        }
        impl<'de, $param: $bound> Deserialize<'de> for $name<$param> {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Text<T>(PhantomData<T>);
                impl<$param: $bound> Visitor<'_> for Text<$param> {
                    type Value = $param;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$param, E> {
                        let read: fn(&str) -> Option<$param> = $read;
                        read(text).ok_or_else(|| {
                            E::custom(format_args!("\u{201c}{text}\u{201d} is not {}", $expecting))
                        })
                    }
                }
                from.deserialize_str(Text(PhantomData)).map(Self)
            }
        }
    };
}

/// An id, as a hyphenated UUID.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id<T>(pub T);

as_text!(
    Id<T: RecordId>,
    |id, to| to.serialize_str(id.uuid().as_hyphenated().encode_lower(&mut Uuid::encode_buffer())),
    |text| Uuid::try_parse_ascii(text.as_bytes()).ok().map(T::from_uuid),
    "an id"
);

macro_rules! ids {
    ($($type:ty),+ $(,)?) => {$(
        impl Filed for $type {
            type File = Id<Self>;
            fn to_file(&self) -> Id<Self> { Id(*self) }
            fn from_file(file: Id<Self>) -> Self { file.0 }
        }
    )+};
}
ids!(
    CaseId,
    UnitId,
    AttributeId,
    SourceId,
    ThemeId,
    LevelId,
    CoderId,
    EvidenceId,
    CellId,
    FindingId,
    LinkId,
    ComparisonId,
    OutlierId,
    PropositionId,
    RecommendationId,
    ScaleId,
    PlacementId,
    ActorId,
    FlowId,
    MemoId,
    DisplayId,
);

/// One of a short list of values, by its key.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Key<T>(pub T);

/// A short list of values with the keys that files name them by.
pub trait Keyed: Copy + PartialEq + 'static {
    const KEYS: &'static [(&'static str, Self)];
    fn key_of(self) -> &'static str {
        Self::KEYS.iter().find(|(_, value)| *value == self).map_or("", |(key, _)| key)
    }
    fn of_key(key: &str) -> Option<Self> {
        Self::KEYS.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }
}

as_text!(
    Key<T: Keyed>,
    |value, to| to.serialize_str(value.key_of()),
    T::of_key,
    "a word that format 2 knows here"
);

macro_rules! keys {
    ($($type:ident { $($key:literal $variant:ident),+ $(,)? })+) => {$(
        impl Keyed for $type {
            const KEYS: &'static [(&'static str, Self)] = &[$(($key, Self::$variant)),+];
        }
        impl Filed for $type {
            type File = Key<Self>;
            fn to_file(&self) -> Key<Self> { Key(*self) }
            fn from_file(file: Key<Self>) -> Self { file.0 }
        }
    )+};
}

// Written out here and not asked of `study`: a file's words must not change when the program's do.
keys! {
    Polarity { "enabling" Enabling, "constraining" Constraining, "mixed" Mixed }
    EvidenceKind {
        "interview" Interview, "observation" Observation, "document" Document, "survey" Survey,
        "image" Image, "account" Account,
    }
    SourceKind {
        "interview" Interview, "field-note" FieldNote, "observation" Observation, "document" Document,
        "survey-answer" SurveyAnswer, "image" Image, "account" Account,
    }
    CellState { "draft" Draft, "agreed" Agreed, "disputed" Disputed }
    ClaimState { "draft" Draft, "agreed" Agreed, "disputed" Disputed }
    Confidence { "high" High, "moderate" Moderate, "low" Low, "very-low" VeryLow }
    Fit { "match" Match, "partial" Partial, "mismatch" Mismatch, "no-data" NoData }
    Replication { "literal" Literal, "theoretical" Theoretical, "contrast" Contrast }
    Degree { "low" Low, "high" High }
    Concern { "none" None, "minor" Minor, "moderate" Moderate, "serious" Serious }
    AbsenceKind {
        "not-read" NotRead, "nothing-found" NothingFound, "contradicted" Contradicted,
        "not-applicable" NotApplicable,
    }
    LinkKind {
        "causes" Causes, "enables" Enables, "constrains" Constrains, "reinforces" Reinforces,
        "mitigates" Mitigates,
    }
    ComparisonKind {
        "common-different-causes" CommonDifferentCauses, "divergent-same-outcome" DivergentSameOutcome,
        "same-mechanism" SameMechanism, "difference" Difference, "within-case-contrast" WithinCaseContrast,
        "outlier" Outlier,
    }
    Standing { "stated" Stated, "inferred" Inferred, "expected" Expected }
    FlowKind {
        "funding" Funding, "accountability" Accountability, "management" Management,
        "permission" Permission, "service" Service, "voice" Voice, "relationship" Relationship,
    }
    Kind {
        "info" Info, "coder" Coder, "attribute" Attribute, "case" Case, "unit" Unit, "level" Level,
        "theme" Theme, "source" Source, "text" Text, "actor" Actor, "flow" Flow, "evidence" Evidence,
        "cell" Cell, "finding" Finding, "link" Link, "comparison" Comparison, "outlier" Outlier,
        "proposition" Proposition, "recommendation" Recommendation, "scale" Scale,
        "placement" Placement, "memo" Memo, "display" Display,
    }
}

/// A value that knows how to be one text: `Display` and `FromStr` of the file format.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Word<T>(pub T);

pub trait Worded: Sized {
    fn write(&self) -> String;
    fn read(text: &str) -> Option<Self>;
}

as_text!(Word<T: Worded>, |value, to| to.serialize_str(&value.write()), T::read, "what stands here in format 1");

macro_rules! words {
    ($($type:ty),+) => {$(
        impl Filed for $type {
            type File = Word<Self>;
            fn to_file(&self) -> Word<Self> { Word(*self) }
            fn from_file(file: Word<Self>) -> Self { file.0 }
        }
    )+};
}
words!(Moment, AnyId, SessionId);

impl Filed for MatrixSpec {
    type File = Word<Self>;
    fn to_file(&self) -> Word<Self> {
        Word(self.clone())
    }
    fn from_file(file: Word<Self>) -> Self {
        file.0
    }
}

/// The words of a specification are stable: they are what the command line takes.
impl Worded for MatrixSpec {
    fn write(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Worded for Moment {
    /// `2012-11-24T09:30:00Z`; a moment outside the calendar as plain milliseconds.
    fn write(&self) -> String {
        jiff::Timestamp::from_millisecond(self.0).map_or_else(|_| self.0.to_string(), |time| time.to_string())
    }
    fn read(text: &str) -> Option<Self> {
        if text.contains('T') {
            jiff::Timestamp::from_str(text).ok().map(|time| Self(time.as_millisecond()))
        } else {
            text.parse().ok().map(Self)
        }
    }
}

impl Worded for AnyId {
    fn write(&self) -> String {
        format!("{}/{}", self.kind().key_of(), self.uuid().as_hyphenated())
    }
    fn read(text: &str) -> Option<Self> {
        let (kind, uuid) = text.split_once('/')?;
        Some(Self::new(Kind::of_key(kind)?, Uuid::parse_str(uuid).ok()?))
    }
}

impl Worded for SessionId {
    fn write(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl Filed for Stamp {
    type File = (Word<SessionId>, u64);
    fn to_file(&self) -> Self::File {
        (Word(self.session), self.counter)
    }
    fn from_file((session, counter): Self::File) -> Self {
        Self { session: session.0, counter }
    }
}

/// A number that is one: neither NaN nor infinite.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Finite(pub f64);

impl Serialize for Finite {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0.is_finite() {
            to.serialize_f64(self.0)
        } else {
            Err(serde::ser::Error::custom("a number without a value"))
        }
    }
}

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(from)?;
        if number.is_finite() { Ok(Self(number)) } else { Err(D::Error::custom("a number without a value")) }
    }
}

impl Filed for f64 {
    type File = Finite;
    fn to_file(&self) -> Finite {
        Finite(*self)
    }
    fn from_file(file: Finite) -> Self {
        file.0
    }
}
