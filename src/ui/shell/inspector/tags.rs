//! Themes, levels and polarity, as they are set on evidence and findings.

use eframe::egui;

use super::theme_list::{Pick, theme_list};
use crate::study::{AnyId, LevelId, Polarity, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, Mark, Segment, choice, icon_button, theme_link, toggles};

/// What was done to a list of themes.
pub enum ThemeChange {
    Remove(ThemeId),
    Add(Pick),
}

/// Themes with a button to take each off, and one that opens the list of all.
pub fn themes(ui: &mut egui::Ui, cx: &mut Cx, list: &[ThemeId], new: bool) -> Option<ThemeChange> {
    let t = Tokens::of(ui);
    let mut change = None;
    for id in list {
        let name = cx.session.study().themes.get(*id).map_or("", |theme| theme.name.as_str());
        ui.push_id(names::key(*id), |ui| {
            let size = egui::vec2(ui.available_width(), 24.0);
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.allocate_ui_with_layout(size, right, |ui| {
                if icon_button(ui, Icon::Close, &t!("inspector-take-theme", name = name)).clicked() {
                    change = Some(ThemeChange::Remove(*id));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    if theme_link(ui, cx.names.theme_colour(t, *id), name).clicked() {
                        cx.ask(Action::Select(AnyId::Theme(*id)));
                    }
                });
            });
        });
    }
    let response = ui.add(Button::new(t!("inspector-add-theme")).small().icon(Icon::Plus));
    let picked = egui::Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .gap(4.0)
        .show(|ui| {
            ui.set_width(280.0);
            let picked = theme_list(ui, cx, "inspector", list, new);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    if let Some(Some(pick)) = picked.map(|shown| shown.inner) {
        change = Some(ThemeChange::Add(pick));
    }
    change
}

/// Level toggles; gives the level that was turned.
pub fn levels(ui: &mut egui::Ui, cx: &Cx, on: &[LevelId]) -> Option<LevelId> {
    let levels = cx.study().levels_in_order();
    let before = cx.names.level_mask(on);
    let mut mask = before;
    let count = levels.len();
    let segments: Vec<_> = levels
        .iter()
        .enumerate()
        .map(|(index, level)| Segment::marked(Mark::Level { levels: count, index }, &level.name))
        .collect();
    // Two rows of segments in one place would share their ids.
    ui.push_id("levels", |ui| toggles(ui, t!("inspector-levels"), &mut mask, &segments));
    let turned = mask ^ before;
    (turned != 0).then(|| levels.get(turned.trailing_zeros() as usize).map(|level| level.id)).flatten()
}

/// The three signs and none; gives the new choice, which may be none.
pub fn polarity(ui: &mut egui::Ui, cx: &Cx, value: Option<Polarity>) -> Option<Option<Polarity>> {
    let labels = &cx.study().front().polarity_labels;
    let mut new = value;
    let mut segments: Vec<(Option<Polarity>, Segment)> = Polarity::ALL
        .iter()
        .map(|polarity| {
            let name = labels.get(*polarity);
            let text = if *polarity == Polarity::Mixed { "" } else { name };
            (Some(*polarity), Segment { mark: Mark::Sign(*polarity), text, name, keys: "" })
        })
        .collect();
    segments.push((None, Segment::bare(Mark::Icon(Icon::Close), t!("inspector-no-polarity"))));
    let changed =
        ui.push_id("polarity", |ui| choice(ui, t!("inspector-polarity"), &mut new, &segments)).inner;
    changed.then_some(new)
}
