//! What the chosen step changed, in words, and the two ways back.

use eframe::egui::{self, Ui};

use super::{Question, State, since};
use crate::edit::StepKind;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::{clock, date};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Button, Icon, body2, caption, hairline, strong};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let steps = cx.session.history().steps();
    let chosen = state.chosen.and_then(|stamp| cx.session.history().get(stamp)).or(steps.last());
    let Some(step) = chosen else { return };
    let t = Tokens::of(ui);
    ui.add(
        egui::Label::new(egui::RichText::new(&step.label).font(font::semibold(font::BODY)).color(t.ink))
            .wrap(),
    );
    let who = step.coder.and_then(|id| cx.study().coders.get(id)).map_or("", |coder| coder.name.as_str());
    let when = format!("{} {}", date(step.at), clock(step.at));
    caption(
        ui,
        &[who, when.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
    );
    ui.add_space(8.0);
    let count = since(cx, step.stamp());
    let standing = state.rows.standing.contains(&step.stamp());
    ui.horizontal_wrapped(|ui| {
        let one = Button::new(t!("history-take-back-one")).icon(Icon::Undo).small();
        let one = ui.add_enabled(step.kind == StepKind::Do && standing, one);
        if one.on_disabled_hover_text(t!("history-not-in-force")).clicked() {
            state.asked = Some(Question { stamp: step.stamp(), since: None });
        }
        if ui.add(Button::new(t!("history-take-back-since")).small()).clicked() {
            state.asked = Some(Question { stamp: step.stamp(), since: Some(count) });
        }
    });
    ui.add_space(8.0);
    hairline(ui);
    ui.add_space(4.0);
    let (told, more) = state.told.get(cx.study(), step);
    for record in told {
        strong(ui, &record.name);
        for change in &record.fields {
            caption(ui, &change.field);
            before_after(ui, &change.before, &change.after);
        }
        ui.add_space(8.0);
    }
    if more > 0 {
        caption(ui, &t!("history-more", count = more));
    }
}

/// Short values in one line with an arrow, longer ones below each other; what is empty is left out.
fn before_after(ui: &mut Ui, before: &str, after: &str) {
    const SHORT: usize = 32;
    let t = Tokens::of(ui);
    let old = || egui::RichText::new(before).font(font::body()).color(t.ink3).strikethrough();
    let brief = |words: &str| !words.is_empty() && words.chars().count() <= SHORT;
    if brief(before) && brief(after) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(old());
            ui.label(egui::RichText::new("→").font(font::body()).color(t.ink3));
            body2(ui, after);
        });
        return;
    }
    if !before.is_empty() {
        ui.add(egui::Label::new(old()).wrap());
    }
    if !after.is_empty() {
        body2(ui, after);
    }
}
