//! The codebook, the evidence coded with it, and the cells it adds up to.

use std::collections::BTreeMap;

use super::{
    ActorId, CaseId, CellId, CoderId, EvidenceId, Fnv, LevelId, Moment, RecordId, SourceId, Span, ThemeId,
    UnitId,
};

/// An item of the codebook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    pub id: ThemeId,
    pub parent: Option<ThemeId>,
    /// Place among its siblings.
    pub order: u32,
    pub name: String,
    /// A few letters for narrow columns; may be empty.
    pub short: String,
    pub definition: String,
    pub include: String,
    pub exclude: String,
    pub example: String,
    /// Index into the twelve theme hues; `None`: the hue of its top-level place.
    pub hue: Option<u8>,
}

/// An item of the ordered list of levels. `order` 0 is the top band: macro.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Level {
    pub id: LevelId,
    pub order: u32,
    pub name: String,
    pub description: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Polarity {
    Enabling,
    Constraining,
    Mixed,
}

impl Polarity {
    /// In the order in which they are shown: + − ±.
    pub const ALL: [Self; 3] = [Self::Enabling, Self::Constraining, Self::Mixed];

    pub fn key(self) -> &'static str {
        match self {
            Self::Enabling => "enabling",
            Self::Constraining => "constraining",
            Self::Mixed => "mixed",
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Self::Enabling => "+",
            Self::Constraining => "−",
            Self::Mixed => "±",
        }
    }
}

/// What sort of field data a piece of evidence is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EvidenceKind {
    Interview,
    Observation,
    Document,
    Survey,
    Image,
    Account,
}

impl EvidenceKind {
    pub const ALL: [Self; 6] =
        [Self::Interview, Self::Observation, Self::Document, Self::Survey, Self::Image, Self::Account];

    pub fn key(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Observation => "observation",
            Self::Document => "document",
            Self::Survey => "survey",
            Self::Image => "image",
            Self::Account => "account",
        }
    }
}

/// One coder's reading of one passage. Two readings of one passage are two records on one span.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub id: EvidenceId,
    pub source: SourceId,
    /// The unit the passage speaks of; `None`: the source's own unit, if it has one.
    pub unit: Option<UnitId>,
    /// With a region it is empty: pictures have no words.
    pub span: Span,
    /// The exact words of the span; for a region what it shows, in the coder's words.
    pub quote: String,
    pub region: Option<Region>,
    /// Sorted, no duplicates; so are `levels` and `actors`.
    pub themes: Vec<ThemeId>,
    pub levels: Vec<LevelId>,
    pub polarity: Option<Polarity>,
    pub kind: Option<EvidenceKind>,
    pub actors: Vec<ActorId>,
    /// 1 passing, 2 plain, 3 telling.
    pub weight: u8,
    pub note: String,
    pub coder: CoderId,
    /// The search that made it, for evidence that nobody has tagged by hand; else empty.
    pub search: String,
    pub created: Moment,
}

/// A rectangle of a picture, in ten-thousandths of its width and height from the top left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Region {
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
}

impl Region {
    pub const WHOLE: u16 = 10_000;

    /// Whether it has an area and lies in the picture.
    pub fn is_sound(self) -> bool {
        self.left < self.right && self.top < self.bottom && self.right.max(self.bottom) <= Self::WHOLE
    }
}

impl Evidence {
    /// A mark of everything a reader of a synthesis relies on: place, words, tags, coder.
    /// Notes and weight are left out: they do not change what was found.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::new();
        hash.bytes(self.source.uuid().as_bytes());
        hash.number(u64::from(self.span.start));
        hash.text(&self.quote);
        if let Some(Region { left, top, right, bottom }) = self.region {
            [left, top, right, bottom].into_iter().for_each(|side| hash.number(u64::from(side)));
        }
        for theme in &self.themes {
            hash.bytes(theme.uuid().as_bytes());
        }
        hash.number(self.themes.len() as u64);
        for level in &self.levels {
            hash.bytes(level.uuid().as_bytes());
        }
        hash.number(self.levels.len() as u64);
        hash.number(self.polarity.map_or(0, |polarity| polarity as u64 + 1));
        hash.bytes(self.coder.uuid().as_bytes());
        hash.finish()
    }
}

/// What a cell belongs to on the side of the cases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CellPlace {
    Case(CaseId),
    Unit(UnitId),
}

/// (case or unit) × theme: what the analyst makes of the evidence there.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// Always `CellId::of(place, theme)`.
    pub id: CellId,
    pub place: CellPlace,
    pub theme: ThemeId,
    pub synthesis: String,
    /// How passages became this text or rating.
    pub rule: String,
    pub rating: Option<u8>,
    pub state: CellState,
    pub agreed_by: Vec<CoderId>,
    pub author: Option<CoderId>,
    pub written: Moment,
    /// The evidence under the cell when the synthesis was written, each with its fingerprint, sorted.
    pub basis: Vec<(EvidenceId, u64)>,
    pub ties: Vec<Tie>,
    /// What an empty band means; `None` stands for the whole cell.
    pub absences: BTreeMap<Option<LevelId>, Absence>,
}

impl Cell {
    /// The empty cell of a place and a theme.
    pub fn empty(place: CellPlace, theme: ThemeId) -> Self {
        Self {
            id: CellId::of(place, theme),
            place,
            theme,
            synthesis: String::new(),
            rule: String::new(),
            rating: None,
            state: CellState::Draft,
            agreed_by: Vec::new(),
            author: None,
            written: Moment::default(),
            basis: Vec::new(),
            ties: Vec::new(),
            absences: BTreeMap::new(),
        }
    }
}

/// A range of a synthesis that rests on certain evidence. Byte offsets into the synthesis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tie {
    pub start: u32,
    pub end: u32,
    pub evidence: Vec<EvidenceId>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum CellState {
    #[default]
    Draft,
    Agreed,
    Disputed,
}

/// Why a band or cell is empty: four different things, never one zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AbsenceKind {
    NotRead,
    NothingFound,
    Contradicted,
    NotApplicable,
}

impl AbsenceKind {
    pub const ALL: [Self; 4] = [Self::NotRead, Self::NothingFound, Self::Contradicted, Self::NotApplicable];

    pub fn key(self) -> &'static str {
        match self {
            Self::NotRead => "not-read",
            Self::NothingFound => "nothing-found",
            Self::Contradicted => "contradicted",
            Self::NotApplicable => "not-applicable",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    pub kind: AbsenceKind,
    pub note: String,
    pub by: Option<CoderId>,
    pub at: Moment,
}
