//! A question before something that cannot be taken back lightly. The buttons are verbs.

use eframe::egui::{Context, Frame, Id, Margin, Modal, RichText, Sides, Stroke, Ui};

use super::button::Button;
use super::section::body2;
use crate::t;
use crate::ui::theme::{Tokens, font, measure};

/// Title, text and verbs.
#[derive(Clone, Copy, Debug)]
pub struct Confirm<'a> {
    pub title: &'a str,
    pub text: &'a str,
    /// The main verb: `Merge theme`.
    pub verb: &'a str,
    /// The main verb takes something away.
    pub danger: bool,
    /// A second way out, such as `Close without saving`; or empty.
    pub other: &'a str,
    /// What leaving things as they are is called; empty: Cancel.
    pub stay: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Verb,
    Other,
    Stay,
}

impl Confirm<'_> {
    /// Shows it over everything; `None` while the user thinks. The main verb has the keyboard at first,
    /// unless it takes something away: then staying has it.
    pub fn show(&self, ctx: &Context, id: Id) -> Option<Answer> {
        dialog(ctx, id, self.title, |ui| {
            body2(ui, self.text);
            ui.add_space(16.0);
            self.buttons(ui, id)
        })
        .unwrap_or(Some(Answer::Stay))
    }

    fn buttons(&self, ui: &mut Ui, id: Id) -> Option<Answer> {
        let first = ui.data(|d| d.get_temp::<u64>(id)).is_none_or(|pass| pass + 1 < ui.cumulative_pass_nr());
        let pass = ui.cumulative_pass_nr();
        ui.data_mut(|d| d.insert_temp(id, pass));
        let (other, answer) = Sides::new().show(
            ui,
            |ui| !self.other.is_empty() && ui.add(Button::new(self.other).quiet()).clicked(),
            |ui| {
                let verb = Button::new(self.verb);
                let verb = ui.add(if self.danger { verb.danger() } else { verb.main() });
                let stay = if self.stay.is_empty() { t!("part-cancel") } else { self.stay };
                let stay = ui.add(Button::new(stay));
                if first {
                    if self.danger { stay.request_focus() } else { verb.request_focus() }
                }
                if verb.clicked() { Some(Answer::Verb) } else { stay.clicked().then_some(Answer::Stay) }
            },
        );
        if other { Some(Answer::Other) } else { answer }
    }
}

/// A modal with a title, for any content. `None` when it was left by Escape or a click beside it.
pub fn dialog<R>(ctx: &Context, id: Id, title: &str, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let t = Tokens::of(ctx);
    let frame = Frame::new()
        .fill(t.paper)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(measure::RADIUS)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(16));
    let shown = Modal::new(id).frame(frame).backdrop_color(t.veil()).show(ctx, |ui| {
        ui.set_width(400.0_f32.min(ui.ctx().content_rect().width() - 64.0));
        ui.label(RichText::new(title).font(font::title()).color(t.ink).line_height(Some(24.0)));
        ui.add_space(4.0);
        content(ui)
    });
    if shown.should_close() { None } else { Some(shown.inner) }
}
