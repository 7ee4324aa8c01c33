//! What a matrix is asked for: a value that a study can keep under a name.

mod text;

use std::collections::{BTreeMap, BTreeSet};

pub use text::SpecError;

use super::{
    ActorId, AttributeId, CaseId, CoderId, DisplayId, EvidenceKind, LevelId, Polarity, ScaleId, SourceId,
    SourceKind, ThemeId, UnitId,
};

/// A matrix that somebody wants to see again, under a name. Its specification may name what was deleted
/// since: whoever shows it leaves that out and says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Display {
    pub id: DisplayId,
    pub name: String,
    pub note: String,
    pub spec: MatrixSpec,
}

/// A property of an item that can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    Theme,
    Case,
    Unit,
    Level,
    Polarity,
    Source,
    SourceKind,
    Coder,
    EvidenceKind,
    Actor,
    Speaker,
    Period,
    Attribute(AttributeId),
}

/// What the headers of a row or column stand for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dimension {
    /// Themes down to a depth (0: the top-level themes only; `None`: all).
    Theme {
        depth: Option<u16>,
    },
    Case,
    /// Each case, and below it its units. The case holds the records of its units too.
    CaseAndUnits,
    Unit,
    Level,
    Polarity,
    Source,
    SourceKind,
    Coder,
    EvidenceKind,
    /// Actors that a passage speaks of, tagged by the coder.
    Actor,
    /// Who speaks in the turn in which a passage stands, by the name in the text. One name in two texts
    /// is one speaker: nest it in sources or cases where it is not.
    Speaker,
    /// When the source was made; see [`MatrixSpec::periods`].
    Period,
    /// The case's value of an attribute; see [`MatrixSpec::bands`].
    Attribute(AttributeId),
}

impl Dimension {
    pub fn field(self) -> Field {
        match self {
            Self::Theme { .. } => Field::Theme,
            Self::Case | Self::CaseAndUnits => Field::Case,
            Self::Unit => Field::Unit,
            Self::Level => Field::Level,
            Self::Polarity => Field::Polarity,
            Self::Source => Field::Source,
            Self::SourceKind => Field::SourceKind,
            Self::Coder => Field::Coder,
            Self::EvidenceKind => Field::EvidenceKind,
            Self::Actor => Field::Actor,
            Self::Speaker => Field::Speaker,
            Self::Period => Field::Period,
            Self::Attribute(id) => Field::Attribute(id),
        }
    }
}

/// One value of a dimension.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    Theme(ThemeId),
    Case(CaseId),
    Unit(UnitId),
    Level(LevelId),
    Polarity(Polarity),
    Source(SourceId),
    SourceKind(SourceKind),
    Coder(CoderId),
    EvidenceKind(EvidenceKind),
    Actor(ActorId),
    /// By [`mark`] of the name.
    Speaker(u64),
    Period(Period),
    /// A value or band of values, by [`mark`] of its label.
    Value(AttributeId, u64),
    /// Records that have no value here.
    Missing(Field),
}

/// A short mark of a name, the same on every machine: 64-bit FNV-1a.
pub fn mark(name: &str) -> u64 {
    let mut hash = super::Fnv::new();
    hash.text(name);
    hash.finish()
}

/// A stretch of time that sources fall into.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Period {
    Year(u16),
    /// Year, and month from 1.
    Month(u16, u8),
    /// One of the periods that the user named, by its place in the list.
    Band(u16),
}

/// How time is cut. A source whose date is a range stands in the period in which it begins.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Periods {
    #[default]
    Years,
    Months,
    Named(Vec<PeriodBand>),
}

/// A period with a name of its own. Both ends belong to it and are as precise as wished: `2007`,
/// `2007-09`, `2007-09-14`; an empty end is open.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct PeriodBand {
    pub name: String,
    pub from: String,
    pub to: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum CellKind {
    #[default]
    Evidence,
    Findings,
    /// Different sources that evidence comes from.
    Sources,
    /// Different units that evidence speaks of.
    Units,
    /// Words and characters of the quotes. Quotes that overlap count in full.
    Words,
    Characters,
    /// 1 where there is evidence; a total says in how many rows or columns there is.
    Presence,
    /// Evidence by polarity.
    PolarityMix,
    Synthesis,
    State,
    /// Different cases: how many have it, not how often.
    Cases,
    /// Evidence by level.
    LevelMix,
    /// Characters coded of the characters read, in per cent; passages that overlap count once.
    Share,
    /// The passages that tell most; see [`crate::analysis::BEST_QUOTES`].
    Quotes,
    /// What the analyst rated the cell of case and theme.
    Rating,
    /// How far the count is from what row and column let expect: the adjusted residual.
    Association,
}

impl CellKind {
    pub const ALL: [Self; 16] = [
        Self::Evidence,
        Self::Findings,
        Self::Sources,
        Self::Units,
        Self::Words,
        Self::Characters,
        Self::Presence,
        Self::PolarityMix,
        Self::Synthesis,
        Self::State,
        Self::Cases,
        Self::LevelMix,
        Self::Share,
        Self::Quotes,
        Self::Rating,
        Self::Association,
    ];

    /// Its own stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::PolarityMix => "polarity-mix",
            Self::Synthesis => "synthesis",
            Self::State => "state",
            Self::LevelMix => "level-mix",
            Self::Share => "share",
            Self::Quotes => "quotes",
            Self::Rating => "rating",
            Self::Association => "association",
            _ => self.unit(),
        }
    }

    /// The stable key of what is counted.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Evidence
            | Self::PolarityMix
            | Self::Synthesis
            | Self::State
            | Self::LevelMix
            | Self::Quotes
            | Self::Rating
            | Self::Association => "evidence",
            Self::Cases => "cases",
            Self::Findings => "findings",
            Self::Sources => "sources",
            Self::Units => "units",
            Self::Words => "words",
            Self::Characters | Self::Share => "characters",
            Self::Presence => "presence",
        }
    }

    /// Whether it shows what somebody wrote or rated, and not what is counted.
    pub fn shows_cells(self) -> bool {
        matches!(self, Self::Synthesis | Self::State | Self::Rating)
    }

    /// Whether a measure can be put on it: it is a count of something.
    pub fn is_count(self) -> bool {
        !matches!(
            self,
            Self::Synthesis | Self::State | Self::Share | Self::Quotes | Self::Rating | Self::Association
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Measure {
    #[default]
    Raw,
    RowPercent,
    ColumnPercent,
    TablePercent,
    /// Per 1,000 words of the sources that the cell's row and column can draw on.
    PerThousandWords,
    /// Per source read (by somebody, or with evidence in it) that row and column can draw on.
    PerSourceRead,
}

impl Measure {
    pub const ALL: [Self; 6] = [
        Self::Raw,
        Self::RowPercent,
        Self::ColumnPercent,
        Self::TablePercent,
        Self::PerThousandWords,
        Self::PerSourceRead,
    ];

    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Raw => "count",
            Self::RowPercent => "row-percent",
            Self::ColumnPercent => "column-percent",
            Self::TablePercent => "table-percent",
            Self::PerThousandWords => "per-thousand-words",
            Self::PerSourceRead => "per-source-read",
        }
    }
}

/// How headers stand. Nested ones and subtrees stay together.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Order {
    /// As the study orders them.
    #[default]
    Study,
    /// Highest total first.
    Total,
    Label,
    /// Cases by an attribute of theirs, ascending; cases without a value last.
    Attribute(AttributeId),
    /// These first, as listed; the rest as in the study.
    Hand(Vec<Key>),
    /// What differs most first: the highest value across the other axis less the lowest, in the measure
    /// shown.
    Spread,
    /// Cases (and units) by what the cell with this theme is rated, highest first; without a rating last.
    Rating(ThemeId),
    /// Cases (and units) by where they stand on a scale, highest first; the mean of several placements.
    Placement(ScaleId),
    /// Neighbours as alike as can be; empty ones last.
    Similarity,
    /// By the first axis of a correspondence analysis of the counts; empty ones last.
    FirstAxis,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct MatrixSpec {
    /// None, one, or two nested dimensions.
    pub rows: Vec<Dimension>,
    pub columns: Vec<Dimension>,
    pub cell: CellKind,
    pub measure: Measure,
    /// A theme's row holds the records of the themes below it.
    pub roll_up: bool,
    /// With two nested dimensions: a header for the outer value alone before those inside it.
    pub subtotals: bool,
    pub rows_only_that_differ: bool,
    pub show_empty: bool,
    /// Headers for records without a value, where there are such records.
    pub show_missing: bool,
    pub without_units: BTreeSet<UnitId>,
    pub row_order: Order,
    pub column_order: Order,
    /// With `rows_only_that_differ`: by how much at least, in hundredths of the measure; 0: at all.
    pub least_difference: u32,
    /// Only these themes, each with its subtree, get headers; empty: all.
    pub themes: BTreeSet<ThemeId>,
    /// Where numbers and dates are cut, ascending: `["10", "50"]` makes below 10, 10 to below 50, 50 and
    /// above. An attribute without cuts has a header for each value.
    pub bands: BTreeMap<AttributeId, Vec<String>>,
    pub periods: Periods,
}

impl MatrixSpec {
    /// Takes out marks of names and values: who knows a name could find out whether it was there.
    pub fn forget_names(&mut self) {
        for order in [&mut self.row_order, &mut self.column_order] {
            if let Order::Hand(keys) = order {
                keys.retain(|key| !matches!(key, Key::Speaker(_) | Key::Value(..)));
            }
        }
    }
}

impl Default for MatrixSpec {
    fn default() -> Self {
        Self {
            rows: vec![Dimension::Theme { depth: None }],
            columns: vec![Dimension::Case],
            cell: CellKind::Evidence,
            measure: Measure::Raw,
            roll_up: true,
            subtotals: false,
            rows_only_that_differ: false,
            show_empty: true,
            show_missing: false,
            without_units: BTreeSet::new(),
            row_order: Order::Study,
            column_order: Order::Study,
            least_difference: 0,
            themes: BTreeSet::new(),
            bands: BTreeMap::new(),
            periods: Periods::Years,
        }
    }
}
