//! What a matrix is asked for.

use std::collections::BTreeSet;

use crate::analysis::items::Field;
use crate::study::{
    AttributeId, CaseId, CoderId, EvidenceKind, LevelId, Polarity, SourceId, SourceKind, ThemeId, UnitId,
};

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
}

impl Dimension {
    pub(super) fn field(self) -> Field {
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
    /// Records that have no value here.
    Missing(Field),
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
}

impl CellKind {
    /// Its own stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::PolarityMix => "polarity-mix",
            Self::Synthesis => "synthesis",
            Self::State => "state",
            _ => self.unit(),
        }
    }

    /// The stable key of what is counted.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Evidence | Self::PolarityMix | Self::Synthesis | Self::State => "evidence",
            Self::Findings => "findings",
            Self::Sources => "sources",
            Self::Units => "units",
            Self::Words => "words",
            Self::Characters => "characters",
            Self::Presence => "presence",
        }
    }

    pub(super) fn shows_cells(self) -> bool {
        matches!(self, Self::Synthesis | Self::State)
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
}

impl Measure {
    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Raw => "count",
            Self::RowPercent => "row-percent",
            Self::ColumnPercent => "column-percent",
            Self::TablePercent => "table-percent",
            Self::PerThousandWords => "per-thousand-words",
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
        }
    }
}
