//! A table of many rows that is walked like a spreadsheet: one stop for the Tab key, arrows inside, each
//! cell with a name for the screen reader, rows that can be picked, cells that are edited in place.
//!
//! The table knows places and keys. What a cell says, and what a change of it does, is its owner's.

mod edit;
mod grid;
mod walk;

use std::borrow::Cow;

use eframe::egui::{Rect, Ui};

pub use edit::{Chosen, Typed, choose, write};
pub use grid::show;
pub use walk::{At, Done, Pick, Walk, turn};

/// One column.
pub struct Column<'a> {
    pub name: &'a str,
    pub width: f32,
    /// Its values stand at the right edge.
    pub number: bool,
    /// The table is in the order of this column; `true`: from the largest down.
    pub order: Option<bool>,
    /// A press on its head asks for that order.
    pub sorts: bool,
}

impl<'a> Column<'a> {
    pub const fn new(name: &'a str, width: f32) -> Self {
        Self { name, width, number: false, order: None, sorts: true }
    }

    #[must_use]
    pub const fn number(mut self) -> Self {
        self.number = true;
        self
    }

    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.sorts = false;
        self
    }
}

/// How a cell's words are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// What the eye is to find first.
    Strong,
    Quiet,
    Warning,
    Bad,
}

/// What became of an editor in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Editing {
    Open,
    /// It is done with. `keyboard`: the cell gets the keyboard back.
    Closed {
        keyboard: bool,
    },
}

/// The rows, as the table asks for them.
pub trait Rows {
    fn count(&self) -> usize;

    /// What tells a row from the others wherever it stands.
    fn id(&self, row: usize) -> u128;

    fn words(&self, row: usize, column: usize) -> Cow<'_, str>;

    /// What a row is called when one of its cells is read out.
    fn name(&self, row: usize) -> Cow<'_, str> {
        self.words(row, 0)
    }

    fn tone(&self, _row: usize, _column: usize) -> Tone {
        Tone::Plain
    }

    /// Rows can be picked, and this one is.
    fn picked(&self, _row: usize) -> Option<bool> {
        None
    }

    /// Whether this row can be picked, where others can.
    fn pickable(&self, _row: usize) -> bool {
        true
    }

    /// The heights of the rows, where they are not all the usual one. In a row that is higher, words that
    /// are too long for their cell go on in the next line.
    fn heights(&self) -> Option<Vec<f32>> {
        None
    }

    /// Paints what stands before the words of a cell; gives the room it took.
    fn before(&self, _ui: &Ui, _row: usize, _column: usize, _rect: Rect) -> f32 {
        0.0
    }

    fn edits(&self, _row: usize, _column: usize) -> bool {
        false
    }

    /// Draws the editor of a cell. `fresh`: it was opened just now.
    fn editor(&mut self, _ui: &mut Ui, _row: usize, _column: usize, _rect: Rect, _fresh: bool) -> Editing {
        Editing::Closed { keyboard: true }
    }
}
