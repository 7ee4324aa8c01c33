//! Where somebody is in a table, and what their keys ask for.

use std::collections::BTreeSet;

use eframe::egui::{Event, FocusDirection, Key, Modifiers, Ui};

use super::{Column, Rows};

/// A place. Row 0 is the heads of the columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct At {
    pub row: usize,
    pub column: usize,
}

impl At {
    /// The row below the heads.
    pub fn body(self) -> Option<usize> {
        self.row.checked_sub(1)
    }
}

/// What a table remembers between frames.
pub struct Walk {
    pub at: At,
    /// The row in hand, by its id: it is followed when the order changes.
    held: Option<u128>,
    pub(super) editing: Option<(u128, usize)>,
    pub(super) fresh: bool,
    pub(super) focused: bool,
    pub(super) want: bool,
    pub(super) scroll: bool,
    /// Where a range of picked rows began.
    anchor: Option<u128>,
}

impl Default for Walk {
    /// Begins in the first row.
    fn default() -> Self {
        Self {
            at: At { row: 1, column: 0 },
            held: None,
            editing: None,
            fresh: false,
            focused: false,
            want: false,
            scroll: false,
            anchor: None,
        }
    }
}

/// Which rows are to be picked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pick {
    /// The other way round.
    Turn(usize),
    /// All from one to the other, whichever comes first; nothing else.
    Range(usize, usize),
    All,
    None,
}

/// Puts one into what is picked, or takes it out.
pub fn turn<T: Ord + Copy>(picked: &mut BTreeSet<T>, one: T) {
    if !picked.remove(&one) {
        picked.insert(one);
    }
}

/// What was asked of the table this frame.
#[derive(Default, Debug)]
pub struct Done {
    /// The head of a column was pressed.
    pub sort: Option<usize>,
    /// Enter on a cell.
    pub enter: Option<At>,
    /// A second click on a cell.
    pub double: Option<At>,
    /// The row in hand is another one now.
    pub moved: bool,
    pub pick: Option<Pick>,
    pub delete: bool,
    pub copy: bool,
    pub paste: Option<String>,
}

impl Walk {
    /// Opens the editor of a cell.
    pub fn edit(&mut self, id: u128, column: usize) {
        self.editing = Some((id, column));
        self.fresh = true;
    }

    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// The row in hand gets the keyboard when it is next drawn.
    pub fn take_keyboard(&mut self) {
        self.want = true;
        self.scroll = true;
    }

    /// Goes to a row, wherever it stands now.
    pub fn go_to(&mut self, id: u128) {
        self.held = Some(id);
        self.at.row = self.at.row.max(1);
        self.scroll = true;
    }

    pub fn has_keyboard(&self) -> bool {
        self.focused
    }

    /// Keeps to the row in hand when the rows stand in another order, and inside the table when there
    /// are fewer.
    pub(super) fn settle(&mut self, rows: &dyn Rows, columns: usize) {
        let count = rows.count();
        self.at.column = self.at.column.min(columns.saturating_sub(1));
        self.at.row = self.at.row.min(count);
        let here = |walk: &Self| walk.at.body().map(|row| rows.id(row));
        if self.at.row > 0
            && let Some(held) = self.held
            && here(self) != Some(held)
            && let Some(row) = (0..count).find(|row| rows.id(*row) == held)
        {
            self.at.row = row + 1;
            self.scroll = true;
        }
        if self.at.row > 0 {
            self.held = here(self);
        }
        if let Some((id, _)) = self.editing
            && !(0..count).any(|row| rows.id(row) == id)
        {
            self.editing = None;
        }
    }

    pub(super) fn set(&mut self, at: At, rows: &dyn Rows) {
        self.at = at;
        if let Some(row) = at.body() {
            self.held = Some(rows.id(row));
        }
    }

    fn anchor_row(&self, rows: &dyn Rows) -> Option<usize> {
        let anchor = self.anchor?;
        (0..rows.count()).find(|row| rows.id(*row) == anchor)
    }

    /// From where a range began to `row`.
    pub(super) fn range(&mut self, from: usize, row: usize, rows: &dyn Rows) -> Pick {
        let begun = self.anchor_row(rows);
        if begun.is_none() {
            self.anchor = (from < rows.count()).then(|| rows.id(from));
        }
        Pick::Range(begun.unwrap_or(from), row)
    }

    pub(super) fn forget_range(&mut self) {
        self.anchor = None;
    }
}

/// Takes the keys that are the table's while it has the keyboard.
pub(super) fn keys(ui: &Ui, walk: &mut Walk, columns: &[Column], rows: &dyn Rows, done: &mut Done) {
    if !walk.focused || walk.is_editing() || ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|i| i.count_and_consume_key(modifiers, key));
    let before = walk.at;
    let picks = rows.count() > 0 && rows.picked(0).is_some();
    let shifted = |key| if picks { pressed(Modifiers::SHIFT, key) } else { 0 };
    // With Shift first: without it the keys would match too.
    let (more, less) = (shifted(Key::ArrowDown), shifted(Key::ArrowUp));
    let (end, home) = (pressed(Modifiers::COMMAND, Key::End), pressed(Modifiers::COMMAND, Key::Home));
    let plain = |key| pressed(Modifiers::NONE, key);
    let page = 10;
    let down = more + plain(Key::ArrowDown) + page * plain(Key::PageDown);
    let up = less + plain(Key::ArrowUp) + page * plain(Key::PageUp);
    let mut at = walk.at;
    let (right, left) = (plain(Key::ArrowRight), plain(Key::ArrowLeft));
    if down + up + right + left > 0 {
        // A cell that has the keyboard only since the last frame could not hold the arrows back yet: they
        // would carry the keyboard out of the table.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    at.row = (at.row + down).min(rows.count()).saturating_sub(up);
    at.column = (at.column + right).min(columns.len().saturating_sub(1)).saturating_sub(left);
    if end > 0 {
        at.row = rows.count();
    }
    if home > 0 {
        at.row = 1.min(rows.count());
    }
    if plain(Key::Home) > 0 {
        at.column = 0;
    }
    if plain(Key::End) > 0 {
        at.column = columns.len().saturating_sub(1);
    }
    if at != before {
        walk.set(at, rows);
        walk.take_keyboard();
        // The cell holds the arrows back from the next frame on, which no other event may bring.
        ui.request_repaint();
        done.moved = at.row != before.row;
        match (before.body(), at.body()) {
            (Some(from), Some(to)) if more + less > 0 => done.pick = Some(walk.range(from, to, rows)),
            _ => walk.forget_range(),
        }
    }
    let enter = plain(Key::Enter) > 0;
    let space = plain(Key::Space) > 0;
    match walk.at.body() {
        None if enter || space => done.sort = Some(walk.at.column).filter(|at| columns[*at].sorts),
        None => {}
        Some(row) => {
            if plain(Key::F2) > 0 && rows.edits(row, walk.at.column) {
                walk.edit(rows.id(row), walk.at.column);
                ui.request_repaint();
            } else if enter {
                done.enter = Some(walk.at);
            } else if space && picks {
                done.pick = Some(Pick::Turn(row));
            }
        }
    }
    if picks && pressed(Modifiers::COMMAND, Key::A) > 0 {
        let all = (0..rows.count()).all(|row| rows.picked(row) == Some(true));
        done.pick = Some(if all { Pick::None } else { Pick::All });
    }
    // The head of a column is nothing that goes.
    done.delete = plain(Key::Delete) > 0 && walk.at.body().is_some();
    clipboard(ui, done);
}

/// The system's copy and paste, which come as events of their own.
fn clipboard(ui: &Ui, done: &mut Done) {
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Copy => {
                done.copy = true;
                false
            }
            Event::Paste(text) => {
                done.paste = Some(text.clone());
                false
            }
            _ => true,
        });
    });
}
