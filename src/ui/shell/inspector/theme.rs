//! A theme of the codebook.

use eframe::egui;

use super::parts::{section, short, text};
use crate::analysis::{Lens, compare};
use crate::edit::Command;
use crate::study::{AnyId, Theme, ThemeId};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::Tokens;
use crate::ui::views::codebook;
use crate::ui::widgets::{Button, Icon, caption, case_label, polarity_counts, theme_label};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: ThemeId) {
    let Some(one) = cx.session.study().themes.get(id) else { return };
    theme_label(ui, cx.names.theme_colour(Tokens::of(ui), id), &one.name);
    if ui.add(Button::new(t!("inspector-compare-theme")).small().icon(Icon::Compare)).clicked() {
        cx.ask(Action::SetTheme(id));
        cx.ask(Action::Go(View::Compare));
    }
    if !codebook::has_fields(ui.ctx()) {
        fields(ui, cx, one);
    }
    counts(ui, cx, id);
}

fn fields(ui: &mut egui::Ui, cx: &mut Cx, one: &Theme) {
    let any = AnyId::Theme(one.id);
    let put = |cx: &mut Cx, new: Theme| cx.edit(Command::put(new));
    if let Some(name) = short(ui, any, "name", t!("inspector-name"), &one.name, true) {
        put(cx, Theme { name, ..one.clone() });
    }
    if let Some(short) = short(ui, any, "short", t!("inspector-short"), &one.short, false) {
        put(cx, Theme { short, ..one.clone() });
    }
    if let Some(definition) = text(ui, any, "definition", t!("inspector-definition"), &one.definition) {
        put(cx, Theme { definition, ..one.clone() });
    }
    if let Some(include) = text(ui, any, "include", t!("inspector-include"), &one.include) {
        put(cx, Theme { include, ..one.clone() });
    }
    if let Some(exclude) = text(ui, any, "exclude", t!("inspector-exclude"), &one.exclude) {
        put(cx, Theme { exclude, ..one.clone() });
    }
    if let Some(example) = text(ui, any, "example", t!("inspector-example"), &one.example) {
        put(cx, Theme { example, ..one.clone() });
    }
}

/// Evidence of each case, with its signs.
fn counts(ui: &mut egui::Ui, cx: &Cx, id: ThemeId) {
    let index = cx.session.index();
    section(ui, t!("inspector-counts"), &index.evidence_under(id).len().to_string());
    let columns: Vec<_> = index.cases.ids().iter().map(|case| crate::analysis::Column::Case(*case)).collect();
    let counted = compare(cx.study(), &index, &Lens::default(), id, &columns);
    for (case, column) in index.cases.ids().iter().zip(&counted.columns) {
        ui.push_id(names::key(*case), |ui| {
            ui.horizontal(|ui| {
                case_label(ui, cx.names.case_place(*case), &column.label, false);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let mix = column.mix.map(|count| count as usize);
                    polarity_counts(ui, [mix[0], mix[1], mix[2]]);
                    caption(ui, &column.count.to_string());
                });
            });
        });
    }
}
