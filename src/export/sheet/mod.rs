//! A table that belongs to no format: what every format is written from, so that all of them say the same.
//!
//! It knows numbers, words and why something is empty, but no study. `export::matrix::sheet` makes one of a
//! matrix; any other table can be made by hand.

mod delimited;
mod format;
pub(in crate::export) mod html;
mod json;
mod latex;
pub(in crate::export) mod markdown;
pub(in crate::export) mod ooxml;
mod picture;
pub(in crate::export) mod word;
mod workbook;

pub use delimited::{csv, guards, tsv};
pub use format::{Copied, Format, SheetError, write};
pub use html::{fragment, page};
pub use json::{json, quotes_json};
pub use latex::latex;
pub use markdown::markdown;
pub use picture::picture;
pub use word::docx;
pub use workbook::xlsx;

/// Between the labels of nested heads, where they stand in one line.
pub const NEST: &str = " / ";
/// The head of a column that stands for all the columns beside it under one outer head.
const ALL: &str = "All";

/// A table with what must be said of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    pub title: String,
    /// What stands over the heads of the rows: what is counted.
    pub corner: String,
    /// Sentences: unit, lens, coders, date, study.
    pub caption: Vec<String>,
    /// Sentences on how to read the numbers.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What stands behind the cells, each record once. Empty where nobody asked for it.
    pub quotes: Vec<Quote>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Column {
    /// From the outer to the inner head.
    pub labels: Vec<String>,
    pub total: bool,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    pub label: String,
    /// How far it is set in.
    pub depth: u16,
    pub total: bool,
    /// One a column.
    pub cells: Vec<Cell>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    pub value: Value,
    /// Places in [`Sheet::quotes`], in reading order.
    pub quotes: Vec<u32>,
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, quotes: Vec::new() }
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    Number {
        value: f64,
        /// How many digits behind the point a reader is shown.
        decimals: u8,
        /// Of a hundred: 46.4 is shown as `46.4%`.
        percent: bool,
    },
    Words(String),
    /// Why there is nothing: `nothing found`. Never a zero.
    Absence(String),
    /// No number has a meaning here, as a share of nothing.
    #[default]
    Empty,
}

impl Value {
    pub fn count(count: u64) -> Self {
        Self::Number { value: count as f64, decimals: 0, percent: false }
    }

    /// What a reader is shown.
    pub fn shown(&self) -> String {
        match self {
            Self::Number { value, .. } if !value.is_finite() => String::new(),
            Self::Number { value, decimals, percent } => {
                let text = rounded(*value, *decimals);
                if *percent { text + "%" } else { text }
            }
            Self::Words(words) | Self::Absence(words) => words.clone(),
            Self::Empty => String::new(),
        }
    }

    /// The same for programs: a plain number with a point, whole or with up to four digits behind it.
    pub fn exact(&self) -> String {
        match self {
            Self::Number { value, decimals: 1.., .. } if value.is_finite() => {
                let text = format!("{value:.4}");
                without_minus(text.trim_end_matches('0').trim_end_matches('.').to_owned())
            }
            Self::Number { value, percent: _, decimals } => {
                Self::Number { value: *value, decimals: *decimals, percent: false }.shown()
            }
            other => other.shown(),
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { value, .. } if value.is_finite())
    }
}

/// Halves go up, as a reader and a spreadsheet round them: 31.25 is 31.3, whatever its last bits say.
fn rounded(value: f64, decimals: u8) -> String {
    let decimals = decimals.min(9);
    let scale = 10_f64.powi(decimals.into());
    let near = format!("{:.6}", value * scale).parse().unwrap_or(value * scale);
    without_minus(format!("{:.*}", usize::from(decimals), f64::round(near) / scale))
}

/// A number that rounds to nothing has no sign.
fn without_minus(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|digit| matches!(digit, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// A passage, or a claim made of passages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Quote {
    pub text: String,
    /// The title of the source, or what else it is.
    pub source: String,
    /// Counted from 1; `None` for claims and for regions of pictures.
    pub paragraph: Option<u32>,
    /// Themes, levels, polarity.
    pub tags: String,
    /// Who coded or wrote it.
    pub by: String,
    /// The claim that it stands for or against: `F24`, `F24, against`; else empty.
    pub of: String,
    pub id: String,
}

/// A head over columns, in a grid of as many lines as heads nest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head<'a> {
    pub words: &'a str,
    /// The first of its columns.
    pub column: usize,
    /// How many columns and lines it takes.
    pub across: usize,
    pub down: usize,
}

impl Sheet {
    /// Heads line by line, the outer ones first.
    pub fn heads(&self) -> Vec<Vec<Head<'_>>> {
        let levels = self.columns.iter().map(|column| column.labels.len()).max().unwrap_or(1).max(1);
        let mut lines = vec![Vec::new(); levels];
        self.nest(0, 0..self.columns.len(), &mut lines);
        lines
    }

    fn nest<'a>(&'a self, level: usize, columns: std::ops::Range<usize>, lines: &mut [Vec<Head<'a>>]) {
        let label = |at: usize| self.columns[at].labels.get(level).map(String::as_str);
        let rest = lines.len() - level;
        let mut from = columns.start;
        while from < columns.end {
            let alike =
                |to: &usize| label(*to) == label(from) && self.columns[*to].total == self.columns[from].total;
            let across = (from..columns.end).take_while(alike).count();
            let alone = self.columns[from].labels.len() <= level + 1 && across == 1;
            let words = label(from).unwrap_or(if level > 0 { ALL } else { "" });
            let down = if alone || rest == 1 { rest } else { 1 };
            // The innermost heads stand each for itself, alike or not.
            let across = if rest == 1 { 1 } else { across };
            lines[level].push(Head { words, column: from, across, down });
            if down < rest {
                self.nest(level + 1, from..from + across, lines);
            }
            from += across;
        }
    }

    /// The head of a column in one line.
    pub fn column_label(&self, column: usize) -> String {
        self.columns.get(column).map_or_else(String::new, |column| column.labels.join(NEST))
    }

    /// Cells that have something behind them, row by row.
    fn quoted(&self) -> impl Iterator<Item = Quoted<'_>> {
        self.rows.iter().enumerate().flat_map(move |(row, line)| {
            let cells = line.cells.iter().enumerate().filter(|(_, cell)| !cell.quotes.is_empty());
            cells.map(move |(column, cell)| Quoted { row, column, cell, sheet: self })
        })
    }

    /// Whether a column holds numbers, which stand to the right.
    pub(in crate::export) fn has_numbers(&self, column: usize) -> bool {
        self.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| cell.value.is_number()))
    }

    /// Whether any column holds words to be read, which need room.
    fn has_words(&self, column: usize) -> bool {
        let words = |row: &Row| {
            row.cells
                .get(column)
                .is_some_and(|cell| matches!(&cell.value, Value::Words(words) if words.chars().count() > 24))
        };
        self.rows.iter().any(words)
    }
}

/// A cell with something behind it.
struct Quoted<'a> {
    row: usize,
    column: usize,
    cell: &'a Cell,
    sheet: &'a Sheet,
}

impl<'a> Quoted<'a> {
    fn quotes(&self) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let (all, places) = (&self.sheet.quotes, &self.cell.quotes);
        places.iter().filter_map(|at| all.get(*at as usize))
    }

    fn row_label(&self) -> &'a str {
        self.sheet.rows.get(self.row).map_or("", |row| &row.label)
    }

    /// `Accountability, Cambodia`.
    fn name(&self) -> String {
        format!("{}, {}", self.row_label(), self.sheet.column_label(self.column))
    }

    /// An anchor's name, the same in every format.
    fn anchor(&self, what: &str) -> String {
        format!("{what}-{}-{}", self.row + 1, self.column + 1)
    }
}

impl Quote {
    /// Where it is from: `Interview 3, paragraph 12 · tags · coder`.
    fn from(&self) -> String {
        let mut parts = vec![match self.paragraph {
            Some(paragraph) => format!("{}, paragraph {paragraph}", self.source),
            None => self.source.clone(),
        }];
        parts.extend([&self.of, &self.tags, &self.by].into_iter().filter(|part| !part.is_empty()).cloned());
        parts.join(" · ")
    }
}
