//! A table of a display as the view shows it: heads, cells, and what is behind each. The tables know what
//! they count; how they are drawn and walked is the view's.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::analysis::{CellKind, Dimension, Index, Key, Lens, MatrixSpec, items_behind};
use crate::export::sheet::Sheet;
use crate::study::{AnyId, CaseId, Study, ThemeId};
use crate::ui::widgets::table::Tone;
use crate::words::{decimal, number};

/// The head of a column.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    pub name: String,
    /// Its values are numbers: they stand at the right, and are ordered from the largest down.
    pub number: bool,
    /// Narrower it can't be read.
    pub least: f32,
}

impl Head {
    pub fn number(name: impl Into<String>) -> Self {
        Self { name: name.into(), number: true, least: 64.0 }
    }

    pub fn words(name: impl Into<String>, least: f32) -> Self {
        Self { name: name.into(), number: false, least }
    }
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    pub words: String,
    /// What rows are ordered by; without one they are ordered by the words.
    pub value: Option<f64>,
    pub tone: Tone,
}

impl Cell {
    pub fn count(count: impl Into<u64>) -> Self {
        let count = count.into();
        let tone = if count == 0 { Tone::Quiet } else { Tone::Plain };
        Self { words: number(i64::try_from(count).unwrap_or(i64::MAX)), value: Some(count as f64), tone }
    }

    /// Three decimals; a dash where there is no number.
    pub fn share(value: Option<f64>) -> Self {
        let tone =
            if value.is_none_or(|value| value.total_cmp(&0.0).is_eq()) { Tone::Quiet } else { Tone::Plain };
        Self { words: value.map_or_else(|| "–".to_owned(), |value| decimal(value, 3)), value, tone }
    }

    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    pub fn quiet(words: impl Into<String>) -> Self {
        Self { words: words.into(), tone: Tone::Quiet, ..Self::default() }
    }
}

/// What stands before the name of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    None,
    Theme(ThemeId),
    Case(CaseId),
}

/// A table. Columns are counted from the first one behind the heads of the rows.
pub trait Board: Send + Sync {
    /// What the rows are, for the head over their names.
    fn corner(&self) -> &str;

    fn heads(&self) -> &[Head];

    fn count(&self) -> usize;

    /// What tells a row from the others wherever it stands.
    fn id(&self, row: usize) -> u128;

    fn name(&self, row: usize) -> Cow<'_, str>;

    fn sign(&self, _row: usize) -> Sign {
        Sign::None
    }

    fn cell(&self, row: usize, column: usize) -> Cell;

    /// How high the rows are, where they are not all of one line.
    fn heights(&self) -> Option<Vec<f32>> {
        None
    }

    /// The records behind a cell, or behind a whole row.
    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId>;

    /// What more there is to say of a row, in parts that have a name.
    fn about(&self, _row: usize, _column: Option<usize>) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// A display that was made.
pub struct Made {
    pub board: Box<dyn Board>,
    /// Unit and denominators, a sentence each.
    pub caption: Vec<String>,
    /// What must be said of the numbers, a sentence each.
    pub notes: Vec<String>,
    /// The name of a file of it, without its ending.
    pub file: &'static str,
    /// The table that leaves the program, with a day for its caption.
    pub sheet: Box<dyn Fn(&str) -> Sheet + Send + Sync>,
}

/// Why there is none, in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lacks {
    pub why: String,
    /// Another lens may help.
    pub lens: bool,
}

impl Lacks {
    pub fn of(why: impl Into<String>) -> Self {
        Self { why: why.into(), lens: false }
    }

    pub fn in_lens(why: impl Into<String>) -> Self {
        Self { why: why.into(), lens: true }
    }

    /// Of an error of the core, which is no whole sentence there.
    pub fn error(why: &impl ToString) -> Self {
        let why = why.to_string();
        let end = if why.ends_with('.') { "" } else { "." };
        Self::of(format!("{}{end}", super::super::words::capital(&why)))
    }
}

/// Where records are looked for.
pub struct Of<'a> {
    pub study: &'a Study,
    pub index: &'a Index,
    pub lens: &'a Lens,
}

impl Of<'_> {
    /// The records of a theme, those of the themes below it too with `below`, in one case or in all.
    pub fn theme(&self, cell: CellKind, theme: ThemeId, below: bool, case: Option<CaseId>) -> Vec<AnyId> {
        let spec = MatrixSpec { cell, roll_up: below, ..MatrixSpec::default() };
        let column = case.map(|case| [Key::Case(case)]);
        let row = [Key::Theme(theme)];
        let column = column.as_ref().map(<[Key; 1]>::as_slice);
        items_behind(self.study, self.index, &spec, self.lens, Some(&row), column)
    }

    /// The evidence of a case.
    pub fn case(&self, case: CaseId) -> Vec<AnyId> {
        let spec = MatrixSpec { rows: Vec::new(), columns: vec![Dimension::Case], ..MatrixSpec::default() };
        items_behind(self.study, self.index, &spec, self.lens, None, Some(&[Key::Case(case)]))
    }
}

/// Each record once, in the order in which they came.
pub fn once(records: impl IntoIterator<Item = AnyId>) -> Vec<AnyId> {
    let mut seen = BTreeSet::new();
    records.into_iter().filter(|id| seen.insert(*id)).collect()
}
