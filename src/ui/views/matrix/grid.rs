//! The table: sticky headers, cells that are walked with the arrow keys, each with its own name for the
//! screen reader.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use eframe::egui::{
    EventFilter, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column as Width, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::edges::{self, DEEP};
use super::foot::Foot;
use super::hand::{self, Drag, Places};
use super::heads::{inner_header, outer_header, row_name};
use super::model::{ColumnKind, Model};
use super::walk::{At, Done, Walk, Wanted, carry_out, keys, theme_at};
use super::widths::widths;
use super::{cell, said, words};
use crate::analysis::{Header, Index, Key};
use crate::study::{Study, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::Icon;
use crate::ui::widgets::paint::{focus_ring, line, line_at};

const HEAD: f32 = 28.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, model: &Model, walk: &mut Walk) -> Wanted {
    let index = cx.session.index();
    let study = cx.session.study();
    let rows = model.rows.len();
    let columns = model.columns.len();
    walk.at.row = walk.at.row.min(rows);
    walk.at.column = walk.at.column.min(columns);
    let mut done = Done::default();
    keys(ui, cx, model, walk, &mut done);

    let opened = walk.opened(ui, model, &mut done);
    let widths = widths(model, ui.available_width(), cx.names.level_count());
    let nested = model.spec.columns.len() == 2;
    let lowest = if nested { 24.0 } else { HEAD } + if model.trees.columns.is_some() { DEEP } else { 0.0 };
    let mut headers = Vec::new();
    if nested {
        let groups = model.groups.iter().map(|group| group.range.start + 1..group.range.end + 1);
        headers.push(HeaderRow { height: HEAD, groups: std::iter::once(0..1).chain(groups).collect() });
    }
    headers.push(HeaderRow::new(lowest));
    let area = ui.available_rect_before_wrap();
    let heads = lowest + if nested { HEAD } else { 0.0 };
    let wide = widths.iter().sum::<f32>() > area.width();
    let bar = if wide { ui.spacing().scroll.allocated_width() } else { 0.0 };
    let foot = Foot::of(model, area, heads, bar);
    let scrolling = rows - usize::from(foot.is_some());
    let fixed = |width: f32| Width::new(width).range(width..=width).resizable(false);
    let mut table = Table::new()
        .id_salt("matrix")
        .num_rows(scrolling as u64)
        .columns(widths.iter().map(|width| fixed(*width)).collect::<Vec<_>>())
        .num_sticky_cols(1)
        .headers(headers);
    if std::mem::take(&mut walk.scroll) {
        if (1..=scrolling).contains(&walk.at.row) {
            table = table.scroll_to_row(walk.at.row as u64 - 1, None);
        }
        if walk.at.column > 0 {
            table = table.scroll_to_column(walk.at.column, None);
        }
    }
    let lower = usize::from(nested);
    ui.painter().rect_filled(area, 0, Tokens::of(ui).paper);
    ui.painter().rect_filled(area.with_max_y(area.top() + heads), 0, Tokens::of(ui).ground);
    let mut grid = Grid {
        cx,
        model,
        index: &index,
        walk,
        lower,
        opened,
        done: &mut done,
        seen: false,
        across: Vec::new(),
        places: Places { lefts: hand::lefts(&widths), ..Places::default() },
        levels: level_names(study),
    };
    let room = foot.filter(|foot| foot.scrolls).map_or(area, |foot| area.with_max_y(foot.rect.top()));
    ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("table"), |ui| table.show(ui, &mut grid));
    if let Some(foot) = foot {
        grid.foot(ui, foot.rect);
    }
    let (seen, mut places) = (grid.seen, std::mem::take(&mut grid.places));
    places.cells = Some(room.with_min_y(area.top() + heads).with_min_x(area.left() + widths[0]));
    if let Some(moved) = hand::drag(ui, model, &mut walk.drag, &places) {
        done.moved = Some(moved);
    }
    hand::tell(ui, area, walk.said.as_deref());
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, Tokens::of(ui).line));
    if !seen && walk.focused {
        // Scrolled out of sight by the wheel: the keyboard stays in the grid.
        walk.want = true;
    }
    carry_out(cx, model, &index, walk, done)
}

/// The names of the levels, the top band first.
fn level_names(study: &Study) -> Vec<&str> {
    study.levels_in_order().into_iter().map(|level| level.name.as_str()).collect()
}

struct Grid<'a, 'b> {
    cx: &'a mut Cx<'b>,
    model: &'a Model,
    index: &'a Index,
    walk: &'a mut Walk,
    /// Which of the header rows names single columns.
    lower: usize,
    /// The cell whose records the drawer shows.
    opened: Option<At>,
    done: &'a mut Done,
    /// The cell in hand was drawn.
    seen: bool,
    /// Where the columns in sight stand, and how much of each is seen.
    across: Vec<(usize, Rect, Rect)>,
    places: Places,
    levels: Vec<&'a str>,
}

impl<'a> Grid<'a, '_> {
    /// Makes a cell something to point at and, where it is the cell in hand, to hold the keyboard.
    fn interact(&mut self, ui: &Ui, at: At, rect: Rect, role: Role, name: &str) -> Response {
        let current = self.walk.at == at;
        let mut sense = if current { Sense::click() } else { Sense::CLICK };
        let head = self.head_at(at);
        if head.is_some() {
            sense |= Sense::DRAG;
        }
        let response = ui.interact(rect, self.id(at), sense);
        if let Some(head) = head.filter(|_| response.drag_started()) {
            self.walk.drag = Some(Drag { id: response.id, rows: at.column == 0, keys: head.keys.clone() });
            self.walk.at = at;
            self.walk.want = true;
        }
        let picked = self.picked(at);
        response.widget_info(|| WidgetInfo::selected(role, true, picked, name));
        if response.clicked() {
            self.walk.at = at;
            self.walk.want = true;
            self.done.pick = Some(at);
        }
        if response.double_clicked() {
            self.done.behind = Some(at);
        }
        if current {
            self.seen = true;
            if std::mem::take(&mut self.walk.want) {
                response.request_focus();
            }
            self.walk.focused = response.has_focus();
            if response.has_focus() {
                let filter =
                    EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            }
        }
        response
    }

    /// The row or column whose head stands here, and can be moved.
    fn head_at(&self, at: At) -> Option<&'a Header> {
        match (at.row, at.column) {
            (row @ 1.., 0) => self.model.row_header(row - 1),
            (0, column @ 1..) => self.model.column_header(column - 1),
            _ => None,
        }
    }

    /// Follows what stands in the cell and not where it stands.
    fn id(&self, at: At) -> Id {
        let mut hash = DefaultHasher::new();
        let row = at.row.checked_sub(1).and_then(|row| self.model.row_header(row));
        let column = at.column.checked_sub(1).and_then(|column| self.model.column_header(column));
        (at.row == 0, at.column == 0).hash(&mut hash);
        row.map(|header| &header.keys).hash(&mut hash);
        column.map(|header| &header.keys).hash(&mut hash);
        Id::unique(("matrix-cell", hash.finish()))
    }

    fn picked(&self, at: At) -> bool {
        let (Some(row), Some(column)) = (at.row.checked_sub(1), at.column.checked_sub(1)) else {
            return false;
        };
        // What the inspector shows; a record that was picked since is not in this cell alone.
        let selection = &self.cx.session.selection;
        let cell = self.model.place(row, column).filter(|_| selection.what.is_none());
        cell.is_some_and(|(place, theme, level)| level.is_none() && selection.cell == Some((place, theme)))
    }

    /// The line of totals, under the columns where they were drawn just now.
    fn foot(&mut self, ui: &mut Ui, rect: Rect) {
        let row = self.model.rows.len() - 1;
        for (column, head, seen) in std::mem::take(&mut self.across) {
            let place = Rect::from_x_y_ranges(head.x_range(), rect.y_range());
            let builder = UiBuilder::new().max_rect(place).id_salt(("total", column));
            let mut cell = ui.new_child(builder);
            cell.set_clip_rect(
                Rect::from_x_y_ranges(seen.x_range(), rect.y_range()).intersect(ui.clip_rect()),
            );
            match column.checked_sub(1) {
                None => self.row_header(&mut cell, row),
                Some(column) => self.body_cell(&mut cell, row, column),
            }
        }
    }

    fn lines(&self, ui: &Ui, rect: Rect, column: usize) {
        let t = Tokens::of(ui);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
        let outer = self.model.groups.iter().any(|group| group.range.start + 1 == column);
        let living = column > 0
            && self.model.columns.get(column - 1).is_some_and(|column| column.kind == ColumnKind::Living);
        if outer {
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), (1.0, t.line));
        } else if living {
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), (1.0, t.hair));
        }
    }

    fn group(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0, t.ground);
        let Some(group) = info.group_index.checked_sub(1).and_then(|at| self.model.groups.get(at)) else {
            return;
        };
        self.lines(ui, rect, group.range.start + 1);
        // The name stays in sight while its columns scroll past.
        let left = rect.left().max(ui.clip_rect().left()) + 8.0;
        outer_header(ui, self.cx, group.key, &group.label, left, rect);
        let Some(key) = group.key else { return };
        let response = ui.interact(rect, Id::unique(("matrix-group", key)), Sense::CLICK | Sense::DRAG);
        let record = words::record(key);
        let role = if record.is_some() { Role::Button } else { Role::ColumnHeader };
        response.widget_info(|| WidgetInfo::labeled(role, true, &group.label));
        if response.drag_started() {
            self.walk.drag = Some(Drag { id: response.id, rows: false, keys: vec![key] });
        }
        if let Some(record) = record.filter(|_| response.clicked()) {
            self.cx.ask(Action::Select(record));
        }
    }

    fn column_header(&mut self, ui: &mut Ui, column: usize) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0, t.ground);
        self.lines(ui, rect, column);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.line));
        self.across.push((column, rect, ui.clip_rect()));
        let at = At { row: 0, column };
        let trees = &self.model.trees;
        let words = if trees.columns.is_some() { rect.with_max_y(rect.bottom() - DEEP) } else { rect };
        let Some(column) = column.checked_sub(1) else {
            let mut name = words::capital(&words::axis(
                self.cx.session.study(),
                &self.model.spec.rows[..self.model.spec.rows.len().min(1)],
            ));
            let galley = line(ui, &name, font::caption(), t.ink2, rect.width() - 24.0);
            line_at(ui.painter(), galley, rect.left() + 16.0, words.center().y);
            for tree in [&trees.rows, &trees.columns].into_iter().flatten() {
                name = format!("{name}. {}", tree.said());
            }
            let response = self.interact(ui, at, rect, Role::ColumnHeader, &name);
            focus_ring(ui, &response, rect.shrink(1.0), 0);
            response.on_hover_text(name);
            return;
        };
        let model = self.model;
        let left = rect.left() - self.places.lefts[column];
        self.places.left = Some(left);
        let label = model
            .column_header(column)
            .map_or_else(|| t!("matrix-total").to_owned(), |header| words::header(&header.labels));
        let total = model.cell(model.rows.len().saturating_sub(1), column).filter(|_| self.has_totals());
        let name = total.map_or_else(
            || label.clone(),
            |cell| t!("matrix-said-header", name = &label, value = words::spoken(&cell, &model.spec, None)),
        );
        let response = self.interact(ui, at, rect, Role::ColumnHeader, &name);
        if response.hovered() {
            ui.painter().rect_filled(rect.shrink(1.0), 0, t.sunk);
        }
        inner_header(ui, self.cx, model, column, words);
        if let Some(tree) = &trees.columns {
            let lefts = &self.places.lefts;
            let middle = |at: usize| left + f32::midpoint(lefts[at], lefts[at + 1]);
            tree.above(ui.painter(), t, edges::band_below(rect), middle);
        }
        focus_ring(ui, &response, rect.shrink(1.0), 0);
        response.on_hover_text(name);
    }

    fn has_totals(&self) -> bool {
        self.model.rows.last().is_some_and(|row| row.at.is_none())
    }

    fn row_header(&mut self, ui: &mut Ui, row: usize) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        let at = At { row: row + 1, column: 0 };
        let model = self.model;
        ui.painter().rect_filled(rect, 0, t.ground);
        let header = model.row_header(row);
        let label = header.map_or_else(
            || words::all_of(model.spec.rows.first()).to_owned(),
            |header| words::header(&header.labels),
        );
        let total =
            model.rows[row].at.map_or(Some(&model.matrix.grand_total), |at| model.matrix.row_totals.get(at));
        let name = total.filter(|_| self.has_totals()).map_or_else(
            || label.clone(),
            |cell| t!("matrix-said-header", name = &label, value = words::spoken(cell, &model.spec, None)),
        );
        let response = self.interact(ui, at, rect, Role::RowHeader, &name);
        if response.hovered() {
            ui.painter().rect_filled(rect, 0, t.sunk);
        }
        self.lines(ui, rect, 0);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), (1.0, t.line));
        if row > 0 && model.begins_group(row) {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, t.line));
        }
        let in_hand = self.walk.at.row == at.row && self.walk.focused || self.holds_pick(row, header);
        if in_hand {
            let edge = Rect::from_min_size(rect.min, vec2(measure::ROW_MARK, rect.height()));
            ui.painter().rect_filled(edge, 0, t.accent);
        }
        let theme = theme_at(model, at).filter(|_| model.opens);
        let whole = rect;
        let tree = model.trees.rows.as_ref().filter(|_| model.rows[row].at.is_some());
        let rect = if tree.is_some() { rect.with_max_x(rect.right() - DEEP) } else { rect };
        if model.rows[row].at.is_some() {
            let top = rect.top() - model.tops[row];
            self.places.top = Some(top);
            let middle = |at: usize| top + f32::midpoint(model.tops[at], model.tops[at + 1]);
            if let Some(tree) = tree {
                tree.beside(ui.painter(), t, edges::band_at_right(whole), middle);
            }
        }
        let right = rect.right() - if theme.is_some() { 32.0 } else { 8.0 };
        row_name(ui, self.cx, model, row, &label, rect, right);
        if let Some(theme) = theme {
            self.chevron(ui, theme, &label, rect);
        }
        focus_ring(ui, &response, whole.shrink(1.0), 0);
        response.on_hover_text(name);
    }

    /// The cell that is picked, or open in the drawer, is in this row of a theme.
    fn holds_pick(&self, row: usize, header: Option<&Header>) -> bool {
        if self.opened.is_some_and(|opened| opened.row == row + 1) {
            return true;
        }
        let picked = self.cx.session.selection.cell.map(|(_, theme)| theme);
        let theme = header.and_then(|header| match header.keys[..] {
            [Key::Theme(theme)] => Some(theme),
            _ => None,
        });
        theme.is_some()
            && theme == picked
            && (1..=self.model.columns.len()).any(|column| self.picked(At { row: row + 1, column }))
    }

    fn chevron(&mut self, ui: &Ui, theme: ThemeId, label: &str, rect: Rect) {
        let t = Tokens::of(ui);
        let open = self.model.asked.open.contains(&theme);
        let centre = pos2(rect.right() - 16.0, (rect.top() + 14.0).min(rect.center().y));
        let place = Rect::from_center_size(centre, vec2(20.0, 20.0));
        let response = ui.interact(place, Id::unique(("matrix-levels", theme)), Sense::CLICK);
        let name = if open {
            t!("matrix-hide-levels", name = label)
        } else {
            t!("matrix-show-levels", name = label)
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let icon = if open { Icon::Down } else { Icon::Right };
        let colour = if open || response.hovered() { t.ink2 } else { t.faint };
        icon.paint(ui.painter(), centre, 14.0, colour);
        if response.clicked() {
            self.done.toggle = Some(theme);
        }
    }

    fn body_cell(&mut self, ui: &mut Ui, row: usize, column: usize) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        let at = At { row: row + 1, column: column + 1 };
        let model = self.model;
        let Some(cell) = model.cell(row, column) else { return };
        let line = &model.rows[row];
        let kind = model.columns[column].kind;
        let of = model.column_total(column).filter(|_| line.at.is_some() && model.spec.columns.len() < 3);
        let total = line.at.is_none();
        let names = (
            model.row_header(row).map_or_else(
                || words::all_of(model.spec.rows.first()).to_owned(),
                |header| words::header(&header.labels),
            ),
            model.column_header(column).map_or_else(
                || words::all_of(model.spec.columns.first()).to_owned(),
                |header| words::header(&header.labels),
            ),
        );
        let status = model.status(self.cx.session.study(), self.index, row, column);
        let whole = matches!(model.place(row, column), Some((_, _, None)));
        let said = said::in_full(&cell, &model.spec, of, &self.levels, status.as_deref(), whole);
        let name = t!("matrix-said-cell", row = names.0, column = names.1, value = said);
        let response = self.interact(ui, at, rect, Role::Cell, &name);
        // Of what was written the value says enough where the cell shows it.
        if let Some(status) = status.as_ref().filter(|status| status.record.is_some())
            && !matches!(
                model.spec.cell,
                crate::analysis::CellKind::Synthesis | crate::analysis::CellKind::State
            )
        {
            ui.accesskit_node_builder(response.id, |node| node.set_description(said::aside(status)));
        }
        let picked = self.picked(at);
        let fill = if picked || self.opened == Some(at) {
            t.accent_tint
        } else if response.hovered() {
            t.sunk
        } else if total {
            t.ground
        } else if line.inner {
            t.view
        } else {
            t.paper
        };
        ui.painter().rect_filled(rect, 0, fill);
        self.lines(ui, rect, at.column);
        if total || row > 0 && model.begins_group(row) {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, t.line));
        }
        let look = cell::Look {
            spec: &model.spec,
            kind,
            inner: line.inner,
            total,
            sides: model.sides,
            status: status.clone(),
            of,
            levels: self.levels.len(),
            whole,
        };
        cell::paint(ui, rect, &cell, &look);
        if picked || self.opened == Some(at) {
            let stroke = Stroke::new(measure::OUTLINE, t.accent);
            ui.painter().rect_stroke(rect, 0, stroke, StrokeKind::Inside);
        }
        focus_ring(ui, &response, rect.shrink(1.0), 0);
        // The words of a tooltip are made only for the cell under the pointer.
        if response.hovered() {
            let words = status.map(|status| status.synthesis().to_owned()).filter(|words| !words.is_empty());
            let help = t!("matrix-how-to-open");
            let text = words
                .map_or_else(|| format!("{name}\n{help}"), |words| format!("{name}\n\n{words}\n\n{help}"));
            response.on_hover_text(text);
        }
    }
}

impl TableDelegate for Grid<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        if info.row_nr < self.lower {
            self.group(ui, info);
        } else {
            self.column_header(ui, info.col_range.start);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let row = info.row_nr as usize;
        match info.col_nr.checked_sub(1) {
            None => self.row_header(ui, row),
            Some(column) => self.body_cell(ui, row, column),
        }
    }

    fn row_top_offset(&self, _: &eframe::egui::Context, _: Id, row: u64) -> f32 {
        let last = self.model.tops.last().copied().unwrap_or_default();
        self.model.tops.get(row as usize).copied().unwrap_or(last)
    }
}
