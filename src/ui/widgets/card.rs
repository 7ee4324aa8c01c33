//! A card: paper, the polarity at its left edge, the outline of the selection.

use eframe::egui::{
    AsIdSalt, Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, epaint::RectShape,
};

use super::paint::focus_ring;
use crate::study::Polarity;
use crate::ui::theme::{Tokens, measure};

/// The frame of a card. Its content may hold widgets of its own, which are clicked before the card.
#[must_use = "show it"]
pub struct Card<'a> {
    name: &'a str,
    edge: Option<Color32>,
    selected: bool,
    drag: bool,
}

impl<'a> Card<'a> {
    /// `name` is what the screen reader says for the whole card: the quote and where it is from.
    pub const fn new(name: &'a str) -> Self {
        Self { name, edge: None, selected: false, drag: false }
    }

    /// The edge in the hue of the polarity; without one the edge is a hairline.
    pub fn polarity(mut self, t: &Tokens, polarity: Option<Polarity>) -> Self {
        self.edge = polarity.map(|p| t.polarity(p).fill);
        self
    }

    /// An edge in any hue.
    pub const fn edge(mut self, hue: Color32) -> Self {
        self.edge = Some(hue);
        self
    }

    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// The card can be dragged to another place.
    pub const fn draggable(mut self) -> Self {
        self.drag = true;
        self
    }

    /// Full width; `salt` is the record's id. The response is that of the card as a whole.
    pub fn show<R>(
        self,
        ui: &mut Ui,
        salt: impl AsIdSalt,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        let t = Tokens::of(ui);
        let sense = if self.drag { Sense::click_and_drag() } else { Sense::click() };
        let width = ui.available_width();
        let builder = UiBuilder::new().id_salt(salt).sense(sense);
        let shown = ui.scope_builder(builder, |ui| {
            let ground = ui.painter().add(Shape::Noop);
            let margin = Margin { left: 12, right: 8, top: 4, bottom: 4 };
            let inner = Frame::new()
                .inner_margin(margin)
                .show(ui, |ui| {
                    ui.set_width(width - margin.sum().x);
                    content(ui)
                })
                .inner;
            (inner, ground)
        });
        let (inner, ground) = shown.inner;
        let response = shown.response;
        let (enabled, name) = (ui.is_enabled(), self.name);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, self.selected, name));
        let rect = response.rect;
        let hot = response.contains_pointer() && !self.selected;
        let fill = if self.selected { t.accent_tint } else { t.paper };
        ui.painter().set(ground, self.ground(t, rect, fill, hot));
        if self.selected {
            let stroke = Stroke::new(measure::OUTLINE, t.accent);
            ui.painter().rect_stroke(rect, measure::RADIUS, stroke, StrokeKind::Inside);
        } else {
            focus_ring(ui, &response, rect, measure::RADIUS);
        }
        InnerResponse::new(inner, response)
    }

    fn ground(&self, t: &Tokens, rect: Rect, fill: Color32, hot: bool) -> Shape {
        // With high contrast, paper and view are both white.
        let stroke = if hot || t.paper == t.view { Stroke::new(1.0, t.line) } else { Stroke::NONE };
        let paper = RectShape::new(rect, measure::RADIUS, fill, stroke, StrokeKind::Inside);
        let edge =
            Rect::from_min_max(rect.min, eframe::egui::pos2(rect.left() + measure::CARD_EDGE, rect.bottom()));
        let round = CornerRadius { nw: 2, sw: 2, ne: 0, se: 0 };
        Shape::Vec(vec![paper.into(), Shape::rect_filled(edge, round, self.edge.unwrap_or(t.line))])
    }
}
