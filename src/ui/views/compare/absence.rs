//! An empty band is said in words; a click sets what its emptiness means.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Rect, UiBuilder, pos2, vec2};

use crate::analysis::CompareColumn;
use crate::edit::{CellEdit, Command};
use crate::study::{Absence, AbsenceKind, CellPlace, LevelId, ThemeId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, hover_fill};
use crate::ui::widgets::{absence_word, enter_menu, leave_menu};

pub const HEIGHT: f32 = 56.0;

/// What is shown for one empty band of one column.
pub fn show(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    rect: Rect,
    column: &CompareColumn,
    (theme, level): (ThemeId, Option<LevelId>),
    band: &str,
    (absence, read): (Option<&Absence>, (usize, usize)),
) {
    let t = Tokens::of(ui);
    let hidden_by_lens = column.count < column.all;
    let words = match absence {
        Some(absence) => absence_word(absence.kind),
        None if hidden_by_lens => t!("compare-nothing-in-lens"),
        None => t!("compare-nothing-here"),
    };
    let mut below = t!("compare-sources-read", read = read.0, all = read.1);
    if let Some(absence) = absence {
        let by = absence.by.and_then(|id| cx.study().coders.get(id)).map(|coder| coder.initials.clone());
        if let Some(by) = by {
            below = t!("compare-said-by", what = below, who = by, date = names::date(absence.at));
        }
    }
    let mut ui = ui.new_child(UiBuilder::new().id_salt("absence").max_rect(rect));
    let mut job = LayoutJob::default();
    let size = if absence.is_some() { font::BODY } else { font::CAPTION };
    job.append(words, 0.0, TextFormat::simple(font::italic(size), t.ink3));
    let head = ui.fonts_mut(|f| f.layout_job(job));
    let foot = ui.painter().layout(below.clone(), font::caption(), t.ink3, rect.width() - 24.0);
    let room = vec2(head.size().x.max(foot.size().x) + 16.0, 44.0);
    let Some(place) = column.column.place() else {
        ui.painter().galley(rect.min + vec2(12.0, 8.0), head, t.ink3);
        return;
    };
    let (at, response) = ui.allocate_exact_size(room, egui::Sense::click());
    let name = t!("compare-say-absence", band = band, column = &column.label, words = words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    ui.painter().rect_filled(at, 6, hover_fill(t, &response));
    ui.painter().galley(at.min + vec2(8.0, 4.0), head, t.ink3);
    ui.painter().galley(pos2(at.left() + 8.0, at.top() + 24.0), foot, t.ink3);
    focus_ring(&ui, &response, at, 6);
    let chosen = egui::Popup::menu(&response).gap(2.0).show(|ui| {
        enter_menu(ui, &response);
        menu(ui, absence)
    });
    leave_menu(&ui, &response, chosen.is_some());
    if let Some(Some(kind)) = chosen.map(|shown| shown.inner) {
        say(cx, place, theme, level, kind);
    }
}

#[expect(clippy::option_option, reason = "nothing chosen, or the choice to say nothing")]
fn menu(ui: &mut egui::Ui, absence: Option<&Absence>) -> Option<Option<AbsenceKind>> {
    ui.set_min_width(180.0);
    let mut chosen = None;
    for kind in AbsenceKind::ALL {
        let on = absence.is_some_and(|absence| absence.kind == kind);
        if ui.selectable_label(on, absence_word(kind)).clicked() {
            chosen = Some(Some(kind));
        }
    }
    if ui.selectable_label(absence.is_none(), t!("compare-absence-none")).clicked() {
        chosen = Some(None);
    }
    chosen
}

fn say(cx: &mut Cx, place: CellPlace, theme: ThemeId, level: Option<LevelId>, kind: Option<AbsenceKind>) {
    let edit = CellEdit::Absence { level, kind, note: String::new() };
    cx.edit(Command::EditCell { place, theme, edit });
}
