//! Typed ids. Every record has one; a `CaseId` can't be given where a `ThemeId` is meant.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A typed id over a UUID (v7 for records that people make, see [`CellId::of`] for the exception).
pub trait RecordId: Copy + Ord + std::hash::Hash + fmt::Debug + fmt::Display {
    fn from_uuid(uuid: Uuid) -> Self;
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($name:ident),+ $(,)?) => {$(
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl RecordId for $name {
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { Uuid::parse_str(s).map(Self) }
        }
    )+};
}

ids!(
    InfoId,
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

impl InfoId {
    /// The one `Info` record of a study.
    pub const ONE: Self = Self(Uuid::nil());
}

impl CellId {
    /// The id of the cell of one case or unit and one theme. It follows from the two, so that two
    /// co-authors who write the same cell apart write one record, not two.
    pub fn of(place: super::CellPlace, theme: ThemeId) -> Self {
        let place = match place {
            super::CellPlace::Case(id) => id.0,
            super::CellPlace::Unit(id) => id.0,
        };
        let mut hash = super::Fnv::new();
        hash.bytes(place.as_bytes());
        hash.bytes(theme.0.as_bytes());
        let high = hash.finish();
        hash.bytes(b"cell");
        let low = hash.finish();
        Self(
            uuid::Builder::from_custom_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
                .into_uuid(),
        )
    }
}

/// One editing session of a study on one machine: random, never reused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SessionId(pub u64);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Which change last touched a record: the session, and the session's running number.
/// With the highest counter seen of each session, two copies tell whose change is newer
/// without a common ancestor file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Stamp {
    pub session: SessionId,
    pub counter: u64,
}

/// Milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Moment(pub i64);
