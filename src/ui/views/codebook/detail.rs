//! What a theme means: definition, when it is used and when not, a typical passage; colour and merging.

use eframe::egui::{self, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::super::parts::{Ask, consequences, text};
use super::{State, chosen, keys};
use crate::edit::Command;
use crate::figure::palette::THEME_HUES;
use crate::study::{AnyId, Theme, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::paint::focus_ring;
use crate::ui::widgets::{Button, DropDown, Icon, caption, hairline, section_header};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let Some(theme) = chosen(cx).and_then(|id| cx.study().themes.get(id).cloned()) else { return };
    let path = cx.study().theme_path(theme.id);
    if path.len() > 1 {
        let above: Vec<&str> = path[..path.len() - 1].iter().map(|theme| theme.name.as_str()).collect();
        caption(ui, &above.join(" / "));
    }
    fields(ui, cx, &theme);
    ui.add_space(8.0);
    hairline(ui);
    evidence(ui, cx, &theme);
    hairline(ui);
    colours(ui, cx, &theme);
    hairline(ui);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(t!("codebook-add-below")).icon(Icon::Plus).small()).clicked() {
            state.adding = Some((Some(theme.id), Default::default()));
        }
        merge(ui, cx, state, &theme);
        if ui.add(Button::new(t!("codebook-delete")).danger().small()).clicked() {
            keys::delete(cx, state, theme.id);
        }
    });
}

fn fields(ui: &mut Ui, cx: &mut Cx, theme: &Theme) {
    let id = key(theme.id);
    let put = |cx: &mut Cx, theme: Theme| cx.edit(Command::put(theme));
    if let Some(name) = text(ui, (id, "name"), t!("codebook-name"), &theme.name, 1) {
        put(cx, Theme { name, ..theme.clone() });
    }
    ui.add_space(4.0);
    if let Some(short) = text(ui, (id, "short"), t!("codebook-short"), &theme.short, 1) {
        put(cx, Theme { short, ..theme.clone() });
    }
    ui.add_space(4.0);
    if let Some(definition) = text(ui, (id, "definition"), t!("codebook-definition"), &theme.definition, 3) {
        put(cx, Theme { definition, ..theme.clone() });
    }
    ui.add_space(4.0);
    if let Some(include) = text(ui, (id, "include"), t!("codebook-include"), &theme.include, 2) {
        put(cx, Theme { include, ..theme.clone() });
    }
    ui.add_space(4.0);
    if let Some(exclude) = text(ui, (id, "exclude"), t!("codebook-exclude"), &theme.exclude, 2) {
        put(cx, Theme { exclude, ..theme.clone() });
    }
    ui.add_space(4.0);
    if let Some(example) = text(ui, (id, "example"), t!("codebook-example"), &theme.example, 2) {
        put(cx, Theme { example, ..theme.clone() });
    }
    let picked = cx.session.selection.evidence.last().copied();
    let quote = picked.and_then(|id| cx.study().evidence.get(id)).map(|evidence| evidence.quote.clone());
    let button = Button::new(t!("codebook-take-example")).small();
    let response = ui.add_enabled(quote.is_some(), button).on_disabled_hover_text(t!("codebook-take-why"));
    if let Some(example) = quote
        && response.clicked()
    {
        put(cx, Theme { example, ..theme.clone() });
    }
}

/// How much is coded with it, and the way to the passages.
fn evidence(ui: &mut Ui, cx: &mut Cx, theme: &Theme) {
    let index = cx.session.index();
    let filter = crate::analysis::Filter::new(&index, &cx.session.lens);
    let count = index
        .evidence_under(theme.id)
        .into_iter()
        .filter(|row| filter.passes(&index.evidence, *row as usize))
        .count();
    ui.horizontal(|ui| {
        ui.set_height(36.0);
        section_header(ui, &t!("codebook-passages", count = count), "");
    });
    let open = ui.add_enabled(count > 0, Button::new(t!("codebook-show-passages")).small());
    if open.clicked() {
        let records = index
            .evidence_under(theme.id)
            .into_iter()
            .filter(|row| filter.passes(&index.evidence, *row as usize))
            .map(|row| AnyId::Evidence(index.evidence_id(row as usize)))
            .collect();
        cx.ask(Action::Behind { title: theme.name.clone(), records });
    }
    ui.add_space(8.0);
}

fn colours(ui: &mut Ui, cx: &mut Cx, theme: &Theme) {
    let t = Tokens::of(ui);
    section_header(ui, t!("codebook-colour"), "");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for hue in 0..THEME_HUES {
            let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::click());
            let on = theme.hue == Some(hue as u8);
            let name = t!("codebook-hue", number = hue + 1);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
            ui.painter().rect_filled(rect.shrink(3.0), measure::RADIUS_CHIP, t.theme(hue));
            if on {
                ui.painter().rect_stroke(
                    rect,
                    measure::RADIUS_CHIP,
                    Stroke::new(2.0, t.ink),
                    StrokeKind::Inside,
                );
            }
            focus_ring(ui, &response, rect, measure::RADIUS_CHIP);
            if response.clicked() && !on {
                cx.edit(Command::put(Theme { hue: Some(hue as u8), ..theme.clone() }));
            }
        }
        ui.add_space(4.0);
        let auto = ui.add_enabled(theme.hue.is_some(), Button::new(t!("codebook-automatic")).small());
        if auto.clicked() {
            cx.edit(Command::put(Theme { hue: None, ..theme.clone() }));
        }
    });
    ui.add_space(8.0);
}

/// The themes that this one can become part of; what moves is said before it does.
fn merge(ui: &mut Ui, cx: &mut Cx, state: &mut State, theme: &Theme) {
    let index = cx.session.index();
    let below = index.subtree(theme.id);
    let mut target: Option<ThemeId> = None;
    DropDown::new("", t!("codebook-merge")).name(t!("codebook-merge-name")).show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (at, node) in index.walk.iter().enumerate().filter(|(at, _)| !below.contains(at)) {
                let Some(other) = cx.study().themes.get(node.id) else { continue };
                let words = format!("{}{}", "  ".repeat(usize::from(node.depth)), other.name);
                ui.push_id(at, |ui| {
                    let button = egui::Button::selectable(false, words).min_size(vec2(200.0, 24.0));
                    if ui.add(button).clicked() {
                        target = Some(node.id);
                        ui.close();
                    }
                });
            }
        });
    });
    let Some(into) = target else { return };
    let command = Command::MergeThemes { from: theme.id, into };
    let name = cx.study().themes.get(into).map(|theme| theme.name.clone()).unwrap_or_default();
    match consequences(cx.session, &command) {
        Ok(words) => {
            state.next = Some(into);
            state.ask = Some(Ask {
                title: t!("codebook-merge-title", from = theme.name.as_str(), into = name.as_str()),
                text: format!("{words} {}", t!("codebook-merge-text")).trim().to_owned(),
                verb: t!("codebook-merge-verb"),
                command,
            });
        }
        Err(_) => cx.edit(command),
    }
}
