//! Scales with their placements, actors with their flows, and memos.

use super::{
    ActorId, AnyId, CaseId, CoderId, EvidenceId, FlowId, MemoId, Moment, PlacementId, ScaleId, ThemeId,
    UnitId,
};

/// A continuum between two named poles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale {
    pub id: ScaleId,
    pub name: String,
    pub low: Pole,
    pub high: Pole,
    /// The score at the high pole; the low pole is 0.
    pub top: u8,
    pub note: String,
}

/// One end of a scale and its ideal type in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pole {
    pub name: String,
    pub description: String,
}

/// Where a case, unit or relation stands on a scale: `0 <= low <= score <= high <= top`, all finite.
#[derive(Clone, PartialEq, Debug)]
pub struct Placement {
    pub id: PlacementId,
    pub scale: ScaleId,
    pub case: CaseId,
    pub unit: Option<UnitId>,
    /// What is placed: `GF – INGO`, `Programme as a whole`.
    pub label: String,
    /// The actors between whom a relation is placed; none: the case or unit itself.
    pub actors: Vec<ActorId>,
    /// The theme that is placed, where it is an outcome and not the whole.
    pub outcome: Option<ThemeId>,
    /// When it stood there, in words; empty: all the time.
    pub period: String,
    pub order: u32,
    pub score: f64,
    pub low: f64,
    pub high: f64,
    pub reason: String,
    pub evidence: Vec<EvidenceId>,
    pub coder: Option<CoderId>,
    pub note: String,
}

/// Who takes part in a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    pub id: ActorId,
    pub case: CaseId,
    pub name: String,
    pub short: String,
    /// 1 is the top of the chain of money and authority.
    pub tier: u8,
    pub kind: String,
    pub role: String,
    pub basis: String,
    pub unit: Option<UnitId>,
    /// Where somebody put it on the map, in thousandths of the width of its case; `None`: where there is room.
    pub place: Option<u16>,
}

impl Actor {
    /// The right end of the map of a case.
    pub const WIDE: u16 = 1000;
}

/// What passes from one actor to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flow {
    pub id: FlowId,
    pub case: CaseId,
    pub from: ActorId,
    pub to: ActorId,
    pub kind: FlowKind,
    pub what: String,
    pub two_way: bool,
    pub standing: Standing,
    pub basis: String,
    pub evidence: Vec<EvidenceId>,
}

/// How surely a flow is there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Standing {
    /// The material says it.
    #[default]
    Stated,
    /// It follows from what the material says.
    Inferred,
    /// It may come to pass.
    Expected,
}

impl Standing {
    pub const ALL: [Self; 3] = [Self::Stated, Self::Inferred, Self::Expected];

    pub fn key(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Expected => "expected",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FlowKind {
    Funding,
    Accountability,
    Management,
    Permission,
    Service,
    Voice,
    Relationship,
}

impl FlowKind {
    pub const ALL: [Self; 7] = [
        Self::Funding,
        Self::Accountability,
        Self::Management,
        Self::Permission,
        Self::Service,
        Self::Voice,
        Self::Relationship,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Funding => "funding",
            Self::Accountability => "accountability",
            Self::Management => "management",
            Self::Permission => "permission",
            Self::Service => "service",
            Self::Voice => "voice",
            Self::Relationship => "relationship",
        }
    }
}

/// A note on anything.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memo {
    pub id: MemoId,
    /// The record it is about; the study's `Info` record for a note on the study.
    pub about: AnyId,
    pub text: String,
    pub coder: CoderId,
    /// Left out of a clean copy for sharing.
    pub private: bool,
    pub written: Moment,
}
