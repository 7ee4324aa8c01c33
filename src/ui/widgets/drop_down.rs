//! A small button that shows caption and value, and opens what the caller puts into it.

use eframe::egui::{
    self, Color32, FocusDirection, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, style::ScrollStyle, vec2,
};

use super::icon::Icon;
use super::paint::{focus_ring, line, line_at};
use super::theme_label::paint_theme;
use crate::t;
use crate::ui::theme::{Tokens, font, measure};

/// Caption, value and a caret; 24 high.
#[must_use = "show it"]
pub struct DropDown<'a> {
    caption: &'a str,
    value: &'a str,
    square: Option<Color32>,
    name: Option<&'a str>,
    most: f32,
}

impl<'a> DropDown<'a> {
    /// The caption may be empty; then set a [`name`](Self::name).
    pub const fn new(caption: &'a str, value: &'a str) -> Self {
        Self { caption, value, square: None, name: None, most: 240.0 }
    }

    /// A theme's square before the value.
    pub const fn square(mut self, hue: Color32) -> Self {
        self.square = Some(hue);
        self
    }

    /// What is chosen here, for the screen reader, where no caption says it.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// The value is cut so that the button is not wider than this.
    pub const fn max_width(mut self, width: f32) -> Self {
        self.most = width;
        self
    }

    /// Shows the button, and below it what `content` puts there while it is open. `ui.close()` in the
    /// content closes it; so do Escape and a click elsewhere.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> (Response, Option<R>) {
        let response = self.button(ui);
        let inner = Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .gap(4.0)
            .show(|ui| {
                enter_menu(ui, &response);
                ui.set_min_width(response.rect.width().max(160.0));
                // As tall as there is room below the button, or above it where that is more. What is
                // longer scrolls, by a bar that can be seen.
                let screen = ui.ctx().content_rect();
                let below = screen.bottom() - response.rect.bottom();
                let room = below.max(response.rect.top() - screen.top()) - 32.0;
                ui.spacing_mut().scroll = ScrollStyle::solid();
                let room = room.max(120.0);
                // A new area is no higher than the toolkit's usual one, whatever room there is.
                ui.set_max_height(room);
                ScrollArea::vertical().max_height(room).show(ui, content).inner
            });
        leave_menu(ui, &response, inner.is_some());
        (response, inner.map(|i| i.inner))
    }

    fn button(&self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let caption = (!self.caption.is_empty())
            .then(|| line(ui, self.caption, font::caption(), t.ink3, f32::INFINITY));
        let before = caption.as_ref().map_or(0.0, |g| g.size().x + 6.0)
            + if self.square.is_some() { 14.0 } else { 0.0 };
        let room = self.most - before - 32.0;
        let value = line(ui, self.value, font::caption(), t.ink, room);
        let cut = value.elided;
        let width = 8.0 + before + value.size().x + 4.0 + 12.0 + 8.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, measure::SMALL), Sense::click());
        let caption_said = self.name.unwrap_or(self.caption);
        let said = if caption_said.is_empty() {
            self.value.to_owned()
        } else {
            t!("part-open-list", caption = caption_said, value = self.value)
        };
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &said));
        // A press of the pointer must not move what it is about to press.
        if response.gained_focus() && !ui.input(|i| i.pointer.any_down()) {
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            let open = Popup::is_id_open(ui, Popup::default_response_id(&response));
            let fill = if open {
                t.accent_tint
            } else if response.hovered() {
                t.sunk
            } else {
                t.paper
            };
            let painter = ui.painter();
            painter.rect(rect, measure::RADIUS, fill, Stroke::new(1.0, t.line), StrokeKind::Inside);
            let middle = rect.center().y;
            let mut x = rect.left() + 8.0;
            if let Some(caption) = caption {
                x = line_at(painter, caption, x, middle) + 6.0;
            }
            if let Some(hue) = self.square {
                paint_theme(painter, pos2(x + 4.0, middle), hue);
                x += 14.0;
            }
            line_at(painter, value, x, middle);
            Icon::Down.paint(painter, pos2(rect.right() - 14.0, middle), 12.0, t.ink2);
            focus_ring(ui, &response, rect, measure::RADIUS);
        }
        if cut { response.on_hover_text(self.value) } else { response }
    }
}

/// First thing in what a button opens: the down arrow, or opening it by a key, takes the keyboard to the
/// first part of it. The toolkit leaves it at the button.
pub fn enter_menu(ui: &Ui, button: &Response) {
    let gate = button.id.with("menu-gate");
    // Not in the frame in which it was asked for: the key that opens must not also choose; nor while the
    // list is being measured, when nothing in it can be reached.
    if ui.data(|data| data.get_temp(gate)) == Some(false) && !ui.is_sizing_pass() {
        ui.data_mut(|data| data.insert_temp(gate, true));
        ui.memory_mut(|memory| {
            memory.request_focus(gate);
            memory.move_focus(FocusDirection::Next);
        });
    } else {
        let focused = ui.memory(egui::Memory::focused);
        let by_key = button.clicked() && focused == Some(button.id);
        let down = focused.is_none_or(|id| id == button.id)
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        if by_key || down {
            ui.data_mut(|data| data.insert_temp(gate, false));
            ui.ctx().request_repaint();
        }
    }
    ui.interact(Rect::from_min_size(ui.cursor().min, Vec2::ZERO), gate, Sense::focusable_noninteractive());
}

/// After what a button opens was shown, or not: whoever walked it by keys is at the button again.
pub fn leave_menu(ui: &Ui, button: &Response, open: bool) {
    let gate = button.id.with("menu-gate");
    if !open && ui.data_mut(|data| data.remove_temp::<bool>(gate)).is_some() {
        ui.memory_mut(|memory| memory.request_focus(button.id));
    }
}
