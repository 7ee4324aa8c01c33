//! The tree of themes: name, and in the same row how often it is used.

use eframe::egui::{self, Frame, Id, Key, Margin, Rect, Role, Sense, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::super::parts::{Naming, cell_number, cell_text, head_text, row, row_id};
use super::{State, choose, chosen, keys};
use crate::edit::Command;
use crate::study::{Theme, ThemeId, ThemeNode};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, LevelSize, caption, paint_case, paint_level, paint_theme};

const ROW: f32 = 28.0;
const COLUMN: f32 = 44.0;
const LIST: &str = "codebook-theme";

/// Which columns have room.
struct Columns {
    cases: usize,
    levels: usize,
    /// Where the numbers begin.
    left: f32,
}

impl Columns {
    fn new(width: f32, cases: usize, levels: usize) -> Self {
        let fit = ((width - 200.0 - 16.0) / COLUMN).floor().max(1.0) as usize - 1;
        let levels = if fit > levels { levels } else { 0 };
        let cases = cases.min(fit - levels);
        Self { cases, levels, left: width - 12.0 - COLUMN * (1 + cases + levels) as f32 }
    }

    fn right(&self, rect: Rect, at: usize) -> f32 {
        rect.left() + self.left + COLUMN * (at + 1) as f32 - 8.0
    }
}

pub(super) fn id_of(theme: ThemeId) -> Id {
    row_id(LIST, key(theme))
}

/// The themes that no folded theme hides, in order.
pub(super) fn visible(cx: &Cx, state: &State) -> Vec<ThemeNode> {
    let walk = &cx.session.index().walk;
    let mut out = Vec::with_capacity(walk.len());
    let mut at = 0;
    while let Some(node) = walk.get(at) {
        out.push(*node);
        at += if state.folded.contains(&node.id) { node.size as usize } else { 1 };
    }
    out
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    state.counts.get(cx.session);
    let nodes = visible(cx, state);
    let columns = Columns::new(ui.available_width(), cx.study().cases.len(), cx.study().levels.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, cx, &columns);
    let foot = 24.0;
    let height = ui.available_height() - foot;
    let wanted = state.focus.and_then(|id| nodes.iter().position(|node| node.id == id));
    let area = egui::ScrollArea::vertical().id_salt("themes").max_height(height).auto_shrink([false, false]);
    // Not animated: a row that glides in is not there yet to take the keyboard.
    area.animated(false).show_rows(ui, ROW, nodes.len(), |ui, range| {
        if let Some(at) = wanted {
            // The row may be out of sight: the list goes there first.
            let top = ui.min_rect().top() + (at as f32 - range.start as f32) * ROW;
            let rect = Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(1.0, ROW));
            ui.scroll_to_rect(rect, None);
            ui.memory_mut(|m| m.request_focus(id_of(nodes[at].id)));
            state.focus = None;
        }
        for at in range {
            theme_row(ui, cx, state, &columns, &nodes, at);
        }
    });
    ui.horizontal(|ui| {
        ui.set_height(foot);
        ui.add_space(16.0);
        let counts = state.counts.get(cx.session);
        let unused = counts.total.iter().filter(|count| **count == 0).count();
        let mut words = t!("codebook-foot", themes = counts.total.len(), unused = unused);
        if counts.shown < counts.all {
            words = format!("{words} · {}", t!("codebook-lens", shown = counts.shown, all = counts.all));
        }
        if columns.cases < cx.study().cases.len() {
            let all = cx.study().cases.len();
            words = format!("{words} · {}", t!("codebook-cases-shown", shown = columns.cases, all = all));
        }
        caption(ui, &words);
    });
}

fn head(ui: &mut Ui, cx: &Cx, columns: &Columns) {
    let t = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    ui.painter().rect_filled(rect, 0, t.ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
    let name = Rect::from_min_max(
        pos2(rect.left() + 36.0, rect.top()),
        pos2(rect.left() + columns.left, rect.bottom()),
    );
    head_text(ui, name, t!("codebook-theme"), false);
    let middle = rect.center().y;
    let mark = |ui: &mut Ui, at: usize, words: &str| {
        let right = columns.right(rect, at);
        let place = Rect::from_min_max(pos2(right - 32.0, rect.top()), pos2(right + 4.0, rect.bottom()));
        ui.interact(place, Id::unique(("codebook-column", at)), Sense::hover()).on_hover_text(words);
        right
    };
    for (at, case) in cx.study().cases_in_order().into_iter().take(columns.cases).enumerate() {
        let right = mark(ui, at, &case.name);
        paint_case(ui.painter(), t, pos2(right - 5.0, middle), at, 5.0);
    }
    for (at, level) in cx.study().levels_in_order().into_iter().take(columns.levels).enumerate() {
        let right = mark(ui, columns.cases + at, &level.name);
        let place = pos2(right - LevelSize::Row.width(), middle - 7.0);
        paint_level(ui.painter(), t, place, cx.names.level_count(), 1 << at.min(31), LevelSize::Row.width());
    }
    let right = columns.right(rect, columns.cases + columns.levels);
    let all = Rect::from_min_max(pos2(right - COLUMN, rect.top()), pos2(right, rect.bottom()));
    head_text(ui, all, t!("codebook-all"), true);
}

fn theme_row(ui: &mut Ui, cx: &mut Cx, state: &mut State, columns: &Columns, nodes: &[ThemeNode], at: usize) {
    let t = Tokens::of(ui);
    let node = nodes[at];
    let Some(theme) = cx.study().themes.get(node.id).cloned() else { return };
    let place = cx.session.index().themes.number(node.id) as usize;
    let counts = state.counts.get(cx.session);
    let total = counts.total.get(place).copied().unwrap_or(0);
    let numbers: Vec<u32> = counts.cases[place][..columns.cases]
        .iter()
        .chain(&counts.levels[place][..columns.levels])
        .copied()
        .chain([total])
        .collect();
    let is_chosen = chosen(cx) == Some(node.id);
    let spoken = spoken(state, &theme, node, total);
    let drawn = row(ui, id_of(node.id), ROW, is_chosen, Role::TreeItem, true, &spoken);
    let (rect, response) = (drawn.rect, drawn.response);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
    let left = rect.left() + 12.0 + 16.0 * f32::from(node.depth.min(12));
    let middle = rect.center().y;
    if node.size > 1 {
        let fold = Rect::from_center_size(pos2(left + 8.0, middle), vec2(20.0, ROW));
        let icon = if state.folded.contains(&node.id) { Icon::Right } else { Icon::Down };
        icon.paint(ui.painter(), fold.center(), 12.0, t.ink2);
        if response.clicked() && response.interact_pointer_pos().is_some_and(|at| fold.contains(at)) {
            state.fold(node.id);
        }
    }
    paint_theme(ui.painter(), pos2(left + 24.0, middle), cx.names.theme_colour(t, theme.id));
    let room = Rect::from_min_max(
        pos2(left + 36.0, rect.top()),
        pos2(rect.left() + columns.left - 8.0, rect.bottom()),
    );
    if state.renaming.as_ref().is_some_and(|(id, _)| *id == node.id) {
        rename(ui, cx, state, &theme, room);
    } else {
        let face = if node.depth == 0 { font::semibold(font::BODY) } else { font::body() };
        let note = if total == 0 { 60.0 } else { 0.0 };
        let words = room.with_max_x((room.right() - note).max(room.left()));
        let (end, cut) = cell_text(ui, words, &theme.name, face, t.ink);
        if total == 0 {
            let rest = room.with_min_x(end + 8.0);
            cell_text(ui, rest, t!("codebook-unused"), font::italic(font::CAPTION), t.ink3);
        }
        if cut {
            response.clone().on_hover_text(&theme.name);
        }
    }
    for (at, number) in numbers.into_iter().enumerate() {
        cell_number(ui, columns.right(rect, at), middle, number);
    }
    if response.clicked() {
        choose(cx, node.id);
    }
    if response.double_clicked() {
        state.rename(&theme);
    }
    if let Some(carried) = drag(ui, cx, &response, rect, node.id) {
        choose(cx, carried);
        state.focus = Some(carried);
    }
    if let Some(step) = drawn.step {
        keys::step(cx, state, nodes, at, step);
    }
}

fn spoken(state: &State, theme: &Theme, node: ThemeNode, total: u32) -> String {
    let fold = if node.size < 2 {
        ""
    } else if state.folded.contains(&node.id) {
        t!("codebook-folded")
    } else {
        t!("codebook-unfolded")
    };
    let words = if total == 0 {
        t!("codebook-row-unused", name = theme.name.as_str(), fold = fold)
    } else {
        t!("codebook-row", name = theme.name.as_str(), count = total, fold = fold)
    };
    words.trim_end().to_owned()
}

/// The name as a field in its row.
fn rename(ui: &mut Ui, cx: &mut Cx, state: &mut State, theme: &Theme, room: Rect) {
    let Some((id, mut naming)) = state.renaming.take() else { return };
    let edit_id = Id::unique("codebook-rename");
    // Beside the flow of the list: a scope would let the next row begin inside this one.
    let mut place = ui.new_child(UiBuilder::new().max_rect(room.shrink2(vec2(0.0, 3.0))));
    let edit = TextEdit::singleline(&mut naming.text)
        .id(edit_id)
        .margin(Margin::symmetric(4, 1))
        .frame(Frame::new().fill(Tokens::of(ui).paper))
        .desired_width(room.width() - 8.0);
    let edit = place.add(edit).accessible_name(t!("codebook-rename"));
    if std::mem::take(&mut state.rename_focus) {
        edit.request_focus();
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if edit.lost_focus() {
        let name = naming.text.trim().to_owned();
        if escape || name == theme.name || name.is_empty() {
            state.focus = Some(id);
            return;
        }
        let changed = Theme { name, ..theme.clone() };
        if naming.make(cx, Command::put(changed)) {
            if enter {
                state.focus = Some(id);
            }
            return;
        }
        edit.request_focus();
    }
    if !naming.refusal.is_empty() {
        let below =
            egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), edit_id.with("why"), edit.rect);
        below.show(|ui| ui.label(egui::RichText::new(&naming.refusal).color(Tokens::of(ui).bad)));
    }
    state.renaming = Some((id, naming));
}

/// A row can be carried to another place: above a row, below it, or into it. Gives what was dropped.
fn drag(ui: &Ui, cx: &mut Cx, response: &egui::Response, rect: Rect, theme: ThemeId) -> Option<ThemeId> {
    response.dnd_set_drag_payload(theme);
    let at = ui.input(|i| i.pointer.hover_pos())?;
    let third = (at.y - rect.top()) / rect.height();
    let accent = Tokens::of(ui).accent;
    let carried = response.dnd_hover_payload::<ThemeId>().map(|id| *id)?;
    if carried != theme {
        if third < 0.3 {
            ui.painter().hline(rect.x_range(), rect.top(), (2.0, accent));
        } else if third > 0.7 {
            ui.painter().hline(rect.x_range(), rect.bottom(), (2.0, accent));
        } else {
            ui.painter().rect_stroke(rect.shrink(1.0), 2, (2.0, accent), egui::StrokeKind::Inside);
        }
    }
    if response.dnd_release_payload::<ThemeId>().is_none() || carried == theme {
        return None;
    }
    let study = cx.study();
    let parent = study.themes.get(theme).and_then(|theme| theme.parent);
    let (parent, place) = if (0.3..=0.7).contains(&third) {
        (Some(theme), study.children_of(Some(theme)).len())
    } else {
        let siblings: Vec<ThemeId> =
            study.children_of(parent).iter().map(|theme| theme.id).filter(|id| *id != carried).collect();
        let here = siblings.iter().position(|id| *id == theme).unwrap_or(0);
        (parent, here + usize::from(third > 0.7))
    };
    cx.edit(Command::MoveTheme { theme: carried, parent, place });
    Some(carried)
}

impl State {
    pub(super) fn fold(&mut self, theme: ThemeId) {
        if !self.folded.remove(&theme) {
            self.folded.insert(theme);
        }
    }

    pub(super) fn rename(&mut self, theme: &Theme) {
        self.renaming = Some((theme.id, Naming::of(&theme.name)));
        self.rename_focus = true;
    }
}
