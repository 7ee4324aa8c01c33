//! Walking through the table by keyboard, and what picking and opening a cell asks for.

use eframe::egui::{Key as Press, Modifiers, Ui};

use super::hand::{self, Drag, Moved};
use super::model::Model;
use super::words;
use crate::analysis::{Dimension, Header, Index, Key, items_behind};
use crate::study::{CellPlace, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::shell::behind;

/// A place in the grid. Row 0 is the column headers, column 0 the row headers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct At {
    pub row: usize,
    pub column: usize,
}

/// What stands in a place of the grid, and can be found again when the grid has another shape.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Standing {
    row: Line,
    column: Line,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Line {
    Head,
    Of(Vec<Key>),
    Total,
}

impl Standing {
    pub fn of(model: &Model, at: At) -> Self {
        let line = |at: usize, header: &dyn Fn(usize) -> Option<Vec<Key>>| match at.checked_sub(1) {
            None => Line::Head,
            Some(at) => header(at).map_or(Line::Total, Line::Of),
        };
        let keys = |header: Option<&Header>| header.map(|header| header.keys.clone());
        Self {
            row: line(at.row, &|at| keys(model.row_header(at))),
            column: line(at.column, &|at| keys(model.column_header(at))),
        }
    }

    pub fn find(&self, model: &Model) -> Option<At> {
        let find = |line: &Line, count: usize, header: &dyn Fn(usize) -> Option<Vec<Key>>| match line {
            Line::Head => Some(0),
            Line::Total => (0..count).find(|at| header(*at).is_none()).map(|at| at + 1),
            Line::Of(keys) => (0..count).find(|at| header(*at).as_ref() == Some(keys)).map(|at| at + 1),
        };
        let keys = |header: Option<&Header>| header.map(|header| header.keys.clone());
        Some(At {
            row: find(&self.row, model.rows.len(), &|at| keys(model.row_header(at)))?,
            column: find(&self.column, model.columns.len(), &|at| keys(model.column_header(at)))?,
        })
    }
}

/// What the grid remembers.
#[derive(Default)]
pub struct Walk {
    pub at: At,
    /// The keyboard was in the grid when it was last drawn.
    pub(super) focused: bool,
    /// The cell in hand is to get the keyboard as soon as it is drawn.
    pub(super) want: bool,
    pub(super) scroll: bool,
    /// What the drawer below was opened for.
    opened: Option<Standing>,
    /// The head that is being dragged.
    pub(super) drag: Option<Drag>,
    /// Where the row or column that was moved last stands now, in words.
    pub(super) said: Option<String>,
}

impl Walk {
    /// The cell in hand gets the keyboard when it is next drawn, and is brought into sight for it.
    pub fn take_keyboard(&mut self) {
        self.want = true;
        self.scroll = true;
    }

    /// Goes where what was in hand stands in a table of a new shape; where it no longer does, the place
    /// is kept as well as it can be.
    pub fn follow(&mut self, was: &Standing, model: &Model) {
        if let Some(at) = was.find(model) {
            self.at = at;
        }
        self.want |= self.focused;
    }

    /// The cell whose records the drawer shows. Takes the keyboard back when the drawer was closed.
    pub(super) fn opened(&mut self, ui: &Ui, model: &Model, done: &mut Done) -> Option<At> {
        let at = self.opened.as_ref().and_then(|opened| opened.find(model));
        if behind::takes_back(ui)
            && let Some(at) = at
        {
            // Who was walking on above the open drawer stays where they are.
            if !self.focused {
                self.at = at;
                self.scroll = true;
                done.pick = Some(at);
            }
            self.want = true;
        }
        if !behind::is_open(ui) {
            self.opened = None;
            return None;
        }
        at
    }
}

/// What was done to the grid this frame.
#[derive(Default)]
pub struct Done {
    pub behind: Option<At>,
    pub pick: Option<At>,
    pub toggle: Option<ThemeId>,
    pub moved: Option<Moved>,
}

/// With Alt, the arrow keys move the head in hand among its siblings.
fn moves(ui: &Ui, model: &Model, at: At) -> Option<Moved> {
    let rows = match (at.row, at.column) {
        (1.., 0) => true,
        (0, 1..) => false,
        _ => return None,
    };
    let header = if rows { model.row_header(at.row - 1) } else { model.column_header(at.column - 1) };
    let header = header?;
    let (back, on) =
        if rows { (Press::ArrowUp, Press::ArrowDown) } else { (Press::ArrowLeft, Press::ArrowRight) };
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    let (back, on) = (pressed(back), pressed(on));
    if back == on { None } else { hand::step(model, rows, &header.keys, on) }
}

/// Arrow keys walk and pick, Enter opens, Space opens and closes a theme's levels.
pub fn keys(ui: &Ui, cx: &Cx, model: &Model, walk: &mut Walk, done: &mut Done) {
    if !walk.focused || ui.ctx().text_edit_focused() {
        return;
    }
    done.moved = moves(ui, model, walk.at);
    let pressed = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
    let before = walk.at;
    let (last_row, last_column) = (model.rows.len(), model.columns.len());
    let page = 10;
    let down = pressed(Press::ArrowDown) + page * pressed(Press::PageDown);
    let up = pressed(Press::ArrowUp) + page * pressed(Press::PageUp);
    walk.at.row = (walk.at.row + down).min(last_row).saturating_sub(up);
    let (right, left) = (pressed(Press::ArrowRight), pressed(Press::ArrowLeft));
    walk.at.column = (walk.at.column + right).min(last_column).saturating_sub(left);
    if pressed(Press::Home) > 0 {
        walk.at.column = 0;
    }
    if pressed(Press::End) > 0 {
        walk.at.column = last_column;
    }
    if walk.at != before {
        walk.take_keyboard();
        // The inspector follows, so that it never speaks of another cell than the ring stands on.
        done.pick = Some(walk.at);
    }
    if pressed(Press::Enter) > 0 || cx.asked(UiCommand::OpenPassage) {
        done.behind = Some(walk.at);
    }
    if pressed(Press::Space) > 0 {
        match theme_at(model, walk.at) {
            Some(theme) if model.opens && walk.at.column == 0 => done.toggle = Some(theme),
            _ => done.pick = Some(walk.at),
        }
    }
}

pub fn theme_at(model: &Model, at: At) -> Option<ThemeId> {
    match model.row_header(at.row.checked_sub(1)?)?.keys[..] {
        [Key::Theme(theme)] => Some(theme),
        _ => None,
    }
}

/// What is to change in the table itself.
#[derive(Default)]
pub struct Wanted {
    /// The theme whose levels are to be shown or hidden.
    pub toggle: Option<ThemeId>,
    pub moved: Option<Moved>,
}

/// Does what was asked; gives what is to change in the table.
pub fn carry_out(cx: &mut Cx, model: &Model, index: &Index, walk: &mut Walk, done: Done) -> Wanted {
    if let Some(at) = done.pick {
        walk.said = None;
        pick(cx, model, at);
    }
    if let Some(moved) = &done.moved {
        walk.said = Some(moved.said.clone());
        walk.take_keyboard();
    }
    if let Some(at) = done.behind {
        walk.focused = false;
        walk.want = false;
        walk.opened = Some(Standing::of(model, at));
        open(cx, model, index, at);
    }
    Wanted { toggle: done.toggle, moved: done.moved }
}

fn pick(cx: &mut Cx, model: &Model, at: At) {
    let row = at.row.checked_sub(1).and_then(|row| model.row_header(row));
    let column = at.column.checked_sub(1).and_then(|column| model.column_header(column));
    match (row, column) {
        (Some(row), Some(column)) => cx.ask(match cell_of(row, column) {
            Some((place, theme)) => Action::SelectCell(place, theme),
            None => Action::Deselect,
        }),
        // A header, or the total of a line: what the line stands for.
        (Some(line), None) | (None, Some(line)) => {
            let record = line.keys.last().and_then(|key| words::record(*key));
            cx.ask(record.map_or(Action::Deselect, Action::Select));
        }
        (None, None) => cx.ask(Action::Deselect),
    }
}

/// The cell of the study that a place of the grid is a part of: of one level or one polarity, say.
fn cell_of(row: &Header, column: &Header) -> Option<(CellPlace, ThemeId)> {
    let (mut case, mut unit, mut theme) = (None, None, None);
    for key in row.keys.iter().chain(&column.keys) {
        match key {
            Key::Case(id) => case = Some(CellPlace::Case(*id)),
            Key::Unit(id) => unit = Some(CellPlace::Unit(*id)),
            Key::Theme(id) => theme = Some(*id),
            _ => {}
        }
    }
    Some((unit.or(case)?, theme?))
}

/// Opens the drawer with what a cell, header or total counts.
fn open(cx: &mut Cx, model: &Model, index: &Index, at: At) {
    let row = at.row.checked_sub(1).and_then(|row| model.row_header(row));
    let column = at.column.checked_sub(1).and_then(|column| model.column_header(column));
    let name = |header: Option<&Header>, all: &[Dimension]| {
        header.map_or_else(|| words::all_of(all.first()).to_owned(), |header| words::header(&header.labels))
    };
    let title = t!(
        "matrix-cell-place",
        column = name(column, &model.spec.columns),
        row = name(row, &model.spec.rows)
    );
    let keys = |header: Option<&Header>| header.map(|header| header.keys.clone());
    let (row, column) = (keys(row), keys(column));
    let records = items_behind(
        cx.session.study(),
        index,
        &model.spec,
        &cx.session.lens,
        row.as_deref(),
        column.as_deref(),
    );
    cx.ask(Action::Behind { title, records });
}
