//! Notes: as a banner over a view, or floating at the foot of the window.

use eframe::egui::{
    Align, Align2, Area, Color32, Context, CornerRadius, Frame, Id, Label, Layout, Margin, Order, Rect,
    RichText, Role, Shape, Stroke, StrokeKind, Ui, UiBuilder, epaint::RectShape, pos2, vec2,
};

use super::button::Button;
use super::icon::{Icon, icon, icon_button};
use super::section::caption;
use crate::t;
use crate::ui::theme::{Tokens, font, measure};

/// How serious it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    Info,
    Done,
    Warning,
    Error,
}

impl NoteKind {
    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Done => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }

    const fn hue(self, t: &Tokens) -> Color32 {
        match self {
            Self::Info => t.ink2,
            Self::Done => t.accent,
            Self::Warning => t.stale_text,
            Self::Error => t.bad,
        }
    }
}

/// What happened, what is safe, and what can be done next.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    pub kind: NoteKind,
    pub text: &'a str,
    /// A second line, or empty.
    pub detail: &'a str,
    /// Verbs on buttons.
    pub actions: &'a [&'a str],
}

/// What was pressed on a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteAnswer {
    Action(usize),
    Dismissed,
}

/// A note across the width of a view.
pub fn banner(ui: &mut Ui, note: &Note<'_>) -> Option<NoteAnswer> {
    let width = ui.available_width();
    body(ui, note, width, Stroke::new(1.0, Tokens::of(ui).hair))
}

/// A note that floats at the foot of the window, above the status line; `index` counts upwards.
pub fn toast(ctx: &Context, id: Id, index: usize, note: &Note<'_>) -> Option<NoteAnswer> {
    let lift = measure::STATUS_BAR + 16.0 + index as f32 * 72.0;
    Area::new(id)
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -lift))
        .show(ctx, |ui| {
            ui.set_opacity(ui.animate_bool_with_time(id.with("fade"), true, 0.12));
            let t = Tokens::of(ui);
            Frame::new()
                .shadow(ui.visuals().popup_shadow)
                .corner_radius(measure::RADIUS)
                .show(ui, |ui| body(ui, note, 400.0, Stroke::new(1.0, t.line)))
                .inner
        })
        .inner
}

fn body(ui: &mut Ui, note: &Note<'_>, width: f32, edge: Stroke) -> Option<NoteAnswer> {
    let t = Tokens::of(ui);
    let hue = note.kind.hue(t);
    let ground = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new().accessibility_role(Role::Status).accessibility_label(note.text);
    let shown = ui.scope_builder(builder, |ui| {
        Frame::new()
            .inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 8 })
            .show(ui, |ui| {
                ui.set_width(width - 20.0);
                ui.horizontal_top(|ui| content(ui, note, hue)).inner
            })
            .inner
    });
    let rect = shown.response.rect;
    let stripe = Rect::from_min_max(rect.min, pos2(rect.left() + measure::ROW_MARK, rect.bottom()));
    let round = CornerRadius { nw: 2, sw: 2, ne: 0, se: 0 };
    let paper = RectShape::new(rect, measure::RADIUS, t.paper, edge, StrokeKind::Inside);
    ui.painter().set(ground, Shape::Vec(vec![paper.into(), Shape::rect_filled(stripe, round, hue)]));
    shown.inner
}

fn content(ui: &mut Ui, note: &Note<'_>, hue: Color32) -> Option<NoteAnswer> {
    let t = Tokens::of(ui);
    let mut answer = None;
    ui.scope(|ui| {
        ui.add_space(0.0);
        ui.set_height(measure::SMALL);
        ui.horizontal_centered(|ui| icon(ui, note.kind.icon(), hue));
    });
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if icon_button(ui, Icon::Close, t!("part-dismiss")).clicked() {
            answer = Some(NoteAnswer::Dismissed);
        }
        for (i, verb) in note.actions.iter().enumerate().rev() {
            if ui.add(Button::new(verb).small()).clicked() {
                answer = Some(NoteAnswer::Action(i));
            }
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            let text = RichText::new(note.text).font(font::body()).color(t.ink).line_height(Some(20.0));
            ui.add(Label::new(text).wrap());
            if !note.detail.is_empty() {
                caption(ui, note.detail);
            }
        });
    });
    answer
}
