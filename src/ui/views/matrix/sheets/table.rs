//! A board on the screen: ordered by any column, walked by arrows, each cell spoken, Enter opens what is
//! behind it.

use std::borrow::Cow;

use eframe::egui::{Rect, ScrollArea, Ui, pos2};

use super::board::{Board, Head, Of, Sign};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::shell::behind;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::line;
use crate::ui::widgets::table::{self, Column, Rows, Tone, Walk};
use crate::ui::widgets::{body, paint_case, paint_theme, section_header};

/// Names longer than this are cut in the table, so the row in hand says its own in full.
const LONG: usize = 36;
const WIDEST: f32 = 216.0;

/// What the table remembers between frames.
#[derive(Default)]
pub struct State {
    pub walk: Walk,
    /// The column that rows are ordered by, the heads of the rows being 0; `true`: from the largest down.
    sort: Option<(usize, bool)>,
    order: Vec<usize>,
    /// The drawer was opened from here.
    opened: bool,
}

impl State {
    /// Another table is coming: it begins in its own order.
    pub fn forget(&mut self) {
        (self.sort, self.walk) = (None, Walk::default());
    }

    /// Puts the rows in their order; to be called whenever there are new ones.
    pub fn arrange(&mut self, board: &dyn Board) {
        self.order = (0..board.count()).collect();
        self.sort = self.sort.filter(|(column, _)| *column <= board.heads().len());
        let Some((column, down)) = self.sort else { return };
        match column.checked_sub(1) {
            None => self.order.sort_by_cached_key(|row| board.name(*row).to_lowercase()),
            Some(column) => {
                let cells: Vec<_> = (0..board.count()).map(|row| board.cell(row, column)).collect();
                self.order.sort_by(|one, other| {
                    let (one, other) = (&cells[*one], &cells[*other]);
                    // What has no number stands last, whichever way the others go.
                    match (one.value, other.value) {
                        (Some(one), Some(other)) if down => other.total_cmp(&one),
                        (Some(one), Some(other)) => one.total_cmp(&other),
                        (Some(_), None) => std::cmp::Ordering::Less,
                        (None, Some(_)) => std::cmp::Ordering::Greater,
                        (None, None) if down => other.words.cmp(&one.words),
                        (None, None) => one.words.cmp(&other.words),
                    }
                });
                return;
            }
        }
        if down {
            self.order.reverse();
        }
    }

    /// The first press on a head puts numbers from the largest down, the next turns that, the third gives
    /// the table's own order back.
    fn sort_by(&mut self, board: &dyn Board, column: usize) {
        let first = column > 0 && board.heads().get(column - 1).is_some_and(|head| head.number);
        self.sort = match self.sort {
            Some((now, down)) if now == column && down == first => Some((column, !first)),
            Some((now, _)) if now == column => None,
            _ => Some((column, first)),
        };
        self.arrange(board);
    }
}

struct Lines<'a, 'b> {
    board: &'a dyn Board,
    order: &'a [usize],
    cx: &'a Cx<'b>,
}

impl Rows for Lines<'_, '_> {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn id(&self, row: usize) -> u128 {
        self.board.id(self.order[row])
    }

    fn words(&self, row: usize, column: usize) -> Cow<'_, str> {
        match column.checked_sub(1) {
            None => self.board.name(self.order[row]),
            Some(column) => Cow::Owned(self.board.cell(self.order[row], column).words),
        }
    }

    fn tone(&self, row: usize, column: usize) -> Tone {
        column.checked_sub(1).map_or(Tone::Plain, |column| self.board.cell(self.order[row], column).tone)
    }

    fn heights(&self) -> Option<Vec<f32>> {
        let heights = self.board.heights()?;
        Some(self.order.iter().map(|row| heights[*row]).collect())
    }

    fn before(&self, ui: &Ui, row: usize, column: usize, rect: Rect) -> f32 {
        if column > 0 {
            return 0.0;
        }
        let t = Tokens::of(ui);
        let at = pos2(rect.left() + 5.0, rect.center().y);
        match self.board.sign(self.order[row]) {
            Sign::None => return 0.0,
            Sign::Theme(id) => paint_theme(ui.painter(), at, self.cx.names.theme_colour(t, id)),
            Sign::Case(id) => paint_case(ui.painter(), t, at, self.cx.names.case_place(id), 4.5),
        }
        16.0
    }
}

/// As wide as its head, within bounds.
fn width(ui: &Ui, head: &Head) -> f32 {
    let name = line(ui, &head.name, font::medium(font::CAPTION), Tokens::of(ui).ink2, f32::INFINITY);
    (name.size().x + 34.0).clamp(head.least, WIDEST.max(head.least))
}

/// Draws the table into the room there is.
pub fn show(ui: &mut Ui, cx: &mut Cx, board: &dyn Board, state: &mut State) {
    if behind::takes_back(ui) && state.opened {
        state.walk.take_keyboard();
    }
    state.opened &= behind::is_open(ui);
    let order_of = |column: usize| state.sort.filter(|(now, _)| *now == column).map(|(_, down)| down);
    let names = (ui.available_width() * 0.36).clamp(200.0, 380.0);
    let first = Column { order: order_of(0), ..Column::new(board.corner(), names) };
    let rest = board.heads().iter().enumerate().map(|(at, head)| Column {
        number: head.number,
        order: order_of(at + 1),
        ..Column::new(&head.name, width(ui, head))
    });
    let columns: Vec<Column> = std::iter::once(first).chain(rest).collect();
    let mut lines = Lines { board, order: &state.order, cx };
    let done = table::show(ui, "sheet", &mut state.walk, &columns, &mut lines);
    if let Some(column) = done.sort {
        state.sort_by(board, column);
    }
    if let Some(at) = done.enter.or(done.double)
        && let Some(row) = at.body().and_then(|row| state.order.get(row))
    {
        open(cx, board, *row, at.column.checked_sub(1));
        state.opened = true;
    }
}

fn open(cx: &mut Cx, board: &dyn Board, row: usize, column: Option<usize>) {
    let index = cx.session.index();
    let of = Of { study: cx.session.study(), index: &index, lens: &cx.session.lens };
    let records = board.behind(&of, row, column);
    let head = column.and_then(|column| board.heads().get(column));
    let name = board.name(row);
    let title = match head {
        Some(head) => t!("matrix-cell-place", column = head.name.as_str(), row = name.as_ref()),
        None => name.into_owned(),
    };
    cx.ask(Action::Behind { title, records });
}

/// What there is to say of the row in hand beyond its line; gives whether there is anything.
pub fn has_more(board: &dyn Board, state: &State) -> bool {
    hand(state).is_some_and(|(row, column)| {
        board.name(row).chars().count() > LONG || !board.about(row, column).is_empty()
    })
}

pub fn more(ui: &mut Ui, board: &dyn Board, state: &State) {
    let Some((row, column)) = hand(state) else { return };
    ScrollArea::vertical().id_salt("sheet-more").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        section_header(ui, t!("sheets-in-hand"), "");
        body(ui, &board.name(row));
        for (what, words) in board.about(row, column) {
            ui.add_space(4.0);
            section_header(ui, &what, "");
            body(ui, &words);
        }
    });
}

/// Row and column of the cell in hand.
fn hand(state: &State) -> Option<(usize, Option<usize>)> {
    let row = state.walk.at.body().and_then(|row| state.order.get(row))?;
    Some((*row, state.walk.at.column.checked_sub(1)))
}
