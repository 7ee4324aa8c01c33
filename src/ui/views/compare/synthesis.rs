//! What the analyst makes of the evidence in each column, written in place.

use std::ops::Range;

use eframe::egui::text::LayoutJob;
use eframe::egui::{self, Align, Id, Layout, Rect, UiBuilder, pos2, vec2};

use super::{GUTTER, State, gutter};
use crate::analysis::{Compare, CompareColumn, basis_now};
use crate::edit::{CellEdit, Command};
use crate::study::{AnyId, Cell, CellId, CellPlace, CellState, RecordId, ThemeId, Tie};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{
    Button, DraftEdit, DropDown, Icon, State as Mark, absence_text, caption, drafts_open, state_mark,
};

/// Words that were selected in a synthesis; kept while the reader picks evidence.
#[derive(Clone, PartialEq)]
pub struct Marked {
    place: CellPlace,
    range: Range<usize>,
}

/// Draws the row; gives its height.
pub fn row(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare, width: f32) -> f32 {
    let t = Tokens::of(ui);
    let start = ui.cursor().min;
    let mut bottom = start.y + 72.0;
    for (at, column) in compare.columns.iter().enumerate() {
        let min = pos2(start.x + GUTTER + width * at as f32 + 8.0, start.y + 8.0);
        let rect = Rect::from_min_size(min, vec2(width - 16.0, 40.0));
        let salt = ("synthesis", super::columns::column_key(column.column));
        let mut ui =
            ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::Min)));
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        if let Some(place) = column.column.place() {
            cell(&mut ui, cx, state, column, place, compare.theme);
        } else {
            ui.add_space(8.0);
            absence_text(&mut ui, t!("compare-coder-reading"));
        }
        bottom = bottom.max(ui.min_rect().bottom() + 8.0);
    }
    let whole = GUTTER + width * compare.columns.len() as f32;
    let rect = Rect::from_min_max(start, pos2(start.x + whole, bottom));
    ui.allocate_rect(rect, egui::Sense::hover());
    let side = gutter(ui, rect);
    ui.painter().rect_filled(side, 0, t.view);
    Icon::Pen.paint(ui.painter(), pos2(side.left() + 22.0, side.top() + 19.0), 14.0, t.ink);
    let head = line(ui, t!("compare-synthesis"), font::semibold(font::BODY), t.ink, GUTTER - 20.0);
    line_at(ui.painter(), head, side.left() + 16.0, side.top() + 44.0);
    let head = line(ui, t!("compare-of-the-cell"), font::caption(), t.ink3, GUTTER - 20.0);
    line_at(ui.painter(), head, side.left() + 16.0, side.top() + 62.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, (1.0, t.hair));
    rect.height()
}

fn cell(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    state: &mut State,
    column: &CompareColumn,
    place: CellPlace,
    theme: ThemeId,
) {
    let text = column.status.synthesis().to_owned();
    let id = Id::unique(("synthesis", CellId::of(place, theme).uuid().as_u128()));
    if let Some(record) = column.status.record.as_deref().filter(|cell| !cell.synthesis.is_empty()) {
        status(ui, cx, column, record, place, theme);
        ties_line(ui, cx, state, record, id);
    }
    let label = t!("compare-synthesis-of", name = &column.label);
    let shown = DraftEdit::new(id, &label, &text)
        .multiline(1)
        .hide_label()
        .plain()
        .hint(t!("compare-synthesis-hint"));
    let shown = shown.show(ui);
    if let Some(new) = shown.new {
        let basis = basis_now(cx.study(), &cx.session.index(), place, theme);
        let edit = CellEdit::Synthesis { text: new, basis };
        cx.edit(Command::EditCell { place, theme, edit });
    }
    if shown.response.has_focus() {
        let range = selected(ui, id, &text);
        state.marked = range.map(|range| Marked { place, range });
    }
    if let Some(record) = column.status.record.as_deref() {
        underline(ui, record, &text, shown.response.rect);
    }
}

/// State, by whom and when; what has changed since.
fn status(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    column: &CompareColumn,
    record: &Cell,
    place: CellPlace,
    theme: ThemeId,
) {
    let stale = &column.status.stale;
    // In a narrow column the buttons stand below the words.
    let mut beside = true;
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let word = Mark::from(record.state).word();
        let name = t!("compare-state-of", name = &column.label);
        let (_, chosen) = DropDown::new("", word).name(&name).show(ui, |ui| {
            let all = [CellState::Draft, CellState::Agreed, CellState::Disputed];
            all.into_iter().find(|one| {
                let hit = ui.selectable_label(*one == record.state, Mark::from(*one).word()).clicked();
                if hit {
                    ui.close();
                }
                hit
            })
        });
        if let Some(Some(new)) = chosen {
            cx.edit(Command::EditCell { place, theme, edit: CellEdit::State(new) });
        }
        if record.state == CellState::Disputed {
            state_mark(ui, Mark::Disputed, "");
        }
        if stale.is_empty() {
            caption(ui, &written(cx, record));
            return;
        }
        state_mark(ui, Mark::Stale, &t!("compare-stale", count = stale.len()));
        beside = ui.available_width() > 150.0;
        if beside {
            stale_buttons(ui, cx, column, place, theme);
        }
    });
    if !beside {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            stale_buttons(ui, cx, column, place, theme);
        });
    }
}

fn stale_buttons(ui: &mut egui::Ui, cx: &mut Cx, column: &CompareColumn, place: CellPlace, theme: ThemeId) {
    let stale = &column.status.stale;
    let review = t!("compare-review-of", name = &column.label);
    if ui.add(Button::new(t!("compare-review")).small().name(&review)).clicked() {
        let records = stale.changed.iter().chain(&stale.added).copied().map(AnyId::Evidence).collect();
        let title = t!("compare-changed-title", name = &column.label, gone = stale.removed.len());
        cx.ask(Action::Behind { title, records });
    }
    let holds = t!("compare-holds-of", name = &column.label);
    if ui.add(Button::new(t!("compare-holds")).small().name(&holds)).clicked() {
        let basis = basis_now(cx.study(), &cx.session.index(), place, theme);
        cx.edit(Command::EditCell { place, theme, edit: CellEdit::StillHolds { basis } });
    }
}

/// `EA, GM · 12 Oct 2026`: who agreed, or who wrote it.
fn written(cx: &Cx, record: &Cell) -> String {
    let initials = |id| cx.study().coders.get(id).map(|coder| coder.initials.clone());
    let people: Vec<String> = if record.agreed_by.is_empty() {
        record.author.and_then(initials).into_iter().collect()
    } else {
        record.agreed_by.iter().copied().filter_map(initials).collect()
    };
    let date = names::date(record.written);
    if people.is_empty() { date } else { format!("{} · {date}", people.join(", ")) }
}

/// The offer to tie the selected words, or what the words at the caret are tied to.
fn ties_line(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, record: &Cell, id: Id) {
    let Some(marked) = state.marked.clone().filter(|marked| marked.place == record.place) else { return };
    if marked.range.end > record.synthesis.len() || drafts_open(ui) {
        return;
    }
    let overlaps = |tie: &&Tie| {
        (tie.start as usize) < marked.range.end.max(marked.range.start + 1)
            && marked.range.start < tie.end as usize
    };
    let under: Vec<&Tie> = record.ties.iter().filter(overlaps).collect();
    let evidence = cx.session.selection.evidence.clone();
    let can_tie = !marked.range.is_empty() && !evidence.is_empty();
    if !can_tie && under.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let mut new: Option<Vec<Tie>> = None;
        let others = || record.ties.iter().filter(|tie| !overlaps(tie)).cloned();
        if can_tie
            && ui
                .add(Button::new(&t!("compare-tie", count = evidence.len())).small().icon(Icon::Link))
                .clicked()
        {
            let tie = Tie {
                start: marked.range.start as u32,
                end: marked.range.end as u32,
                evidence: evidence.clone(),
            };
            let mut ties: Vec<Tie> = others().chain([tie]).collect();
            ties.sort_by_key(|tie| (tie.start, tie.end));
            new = Some(ties);
        }
        if !under.is_empty() {
            let tied: Vec<_> = under.iter().flat_map(|tie| tie.evidence.iter().copied()).collect();
            if ui.add(Button::new(&t!("compare-tied", count = tied.len())).small()).clicked() {
                cx.ask(Action::SelectMany(tied));
            }
            if ui.add(Button::new(t!("compare-untie")).small().icon(Icon::Unlink)).clicked() {
                new = Some(others().collect());
            }
        }
        if let Some(ties) = new {
            let edit = CellEdit::Ties(ties);
            cx.edit(Command::EditCell { place: record.place, theme: record.theme, edit });
            state.marked = None;
            ui.memory_mut(|m| m.request_focus(id));
        }
    });
}

/// The selected words of an editor as bytes of its text; an empty range where only the caret stands.
fn selected(ui: &egui::Ui, id: Id, text: &str) -> Option<Range<usize>> {
    let edit = egui::TextEdit::load_state(ui, id)?;
    let range = edit.cursor.char_range()?.as_sorted_char_range();
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    Some(byte(range.start.0)..byte(range.end.0))
}

/// Lines in the accent under what is tied to evidence. The words are laid out as the editor sets them.
fn underline(ui: &egui::Ui, record: &Cell, text: &str, rect: Rect) {
    if record.ties.is_empty() || drafts_open(ui) {
        return;
    }
    let t = Tokens::of(ui);
    let job = LayoutJob::simple(text.to_owned(), font::body(), t.ink, rect.width());
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let chars = |byte: u32| text.get(..byte as usize).map_or(0, |head| head.chars().count());
    for tie in &record.ties {
        let (mut at, end) = (chars(tie.start), chars(tie.end));
        while at < end {
            let from = galley.pos_from_cursor(egui::text::CCursor::new(at));
            // To the end of this line, or of the tie.
            let mut to = at + 1;
            let mut last = galley.pos_from_cursor(egui::text::CCursor::new(to));
            while to < end {
                let next = galley.pos_from_cursor(egui::text::CCursor::new(to + 1));
                if next.top() > from.top() + 1.0 {
                    break;
                }
                last = next;
                to += 1;
            }
            let y = rect.top() + from.bottom() + 0.5;
            if last.top() <= from.top() + 1.0 {
                ui.painter().hline(rect.left() + from.left()..=rect.left() + last.left(), y, (1.0, t.accent));
            }
            at = to + usize::from(to < end);
        }
    }
}
