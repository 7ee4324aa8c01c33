//! The look of a field, and the search field.

use eframe::egui::{
    Align2, Color32, Frame, InnerResponse, Key, Margin, Response, RichText, Shape, Stroke, StrokeKind,
    TextEdit, Ui, text::CCursor, text::CCursorRange, text::CharIndex,
};

use super::icon::{Icon, icon, icon_button};
use crate::t;
use crate::ui::theme::{Tokens, font, measure};

/// Draws a field's paper and border round the content; the border is the accent while it has the keyboard.
pub fn field<R>(
    ui: &mut Ui,
    margin: Margin,
    content: impl FnOnce(&mut Ui) -> (Response, R),
) -> InnerResponse<R> {
    let t = Tokens::of(ui);
    let ground = ui.painter().add(Shape::Noop);
    let shown = Frame::new().inner_margin(margin).show(ui, content);
    let (response, inner) = shown.inner;
    let stroke = if response.has_focus() {
        Stroke::new(measure::OUTLINE, t.accent)
    } else if response.hovered() {
        Stroke::new(1.0, t.ink3)
    } else {
        Stroke::new(1.0, t.line)
    };
    let rect = shown.response.rect;
    let kind = if response.has_focus() { StrokeKind::Middle } else { StrokeKind::Inside };
    ui.painter()
        .set(ground, eframe::egui::epaint::RectShape::new(rect, measure::RADIUS, t.paper, stroke, kind));
    InnerResponse::new(inner, response)
}

/// A field to search in: a glass, the text, how many were found, and a way to clear it.
#[must_use = "show it"]
pub struct SearchField<'a> {
    text: &'a mut String,
    hint: &'a str,
    width: f32,
    height: f32,
    count: Option<&'a str>,
}

impl<'a> SearchField<'a> {
    /// `hint` says what can be searched here; it is the accessible name too.
    pub fn new(text: &'a mut String, hint: &'a str) -> Self {
        Self { text, hint, width: 240.0, height: measure::BUTTON, count: None }
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Behind the text, such as `3 of 14`.
    pub fn count(mut self, count: &'a str) -> Self {
        self.count = Some(count);
        self
    }

    /// The response is that of the text; Escape empties a field that is not empty.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let Self { text, hint, width, height, count } = self;
        let shown = field(ui, Margin::symmetric(8, 0), |ui| {
            ui.set_width(width - 16.0);
            ui.set_height(height);
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                icon(ui, Icon::Search, t.ink3);
                let number =
                    count.map(|c| ui.painter().layout_no_wrap(c.to_owned(), font::caption(), t.ink3));
                let behind = number.as_ref().map_or(0.0, |g| g.size().x + 8.0)
                    + if text.is_empty() { 0.0 } else { measure::SMALL + 8.0 };
                let edit = TextEdit::singleline(text)
                    .hint_text(hint)
                    .frame(Frame::NONE)
                    .margin(Margin::ZERO)
                    .align(Align2::LEFT_CENTER)
                    .desired_width(ui.available_width() - behind);
                let mut response = ui.add(edit).accessible_name(hint);
                if let Some(number) = number {
                    let (rect, _) = ui.allocate_exact_size(number.size(), eframe::egui::Sense::hover());
                    ui.painter().galley(rect.min, number, Color32::PLACEHOLDER);
                }
                let escape = response.has_focus() || response.lost_focus();
                let escape = escape && ui.input(|i| i.key_pressed(Key::Escape));
                let cleared = !text.is_empty() && icon_button(ui, Icon::Close, t!("part-clear")).clicked();
                if !text.is_empty() && (cleared || escape) {
                    text.clear();
                    response.request_focus();
                    response.mark_changed();
                }
                (response, ())
            })
            .inner
        });
        shown.response
    }
}

/// The keyboard goes to a field, with all its words selected: what is typed next takes their place.
pub fn take_all(ui: &Ui, field: &Response, words: &str) {
    field.request_focus();
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), field.id) {
        let end = CCursor::new(CharIndex(words.chars().count()));
        let all = CCursorRange::two(CCursor::default(), end);
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), field.id);
    }
}

/// A caption above a field; hand its id to `labelled_by`.
pub fn field_label(ui: &mut Ui, text: &str) -> Response {
    let t = Tokens::of(ui);
    ui.label(RichText::new(text).font(font::medium(font::CAPTION)).color(t.ink2))
}
