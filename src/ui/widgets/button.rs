//! Buttons: plain, main, quiet and small; with an icon before and a key behind.

use eframe::egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::chip::{key_caps_width, paint_key_caps};
use super::icon::Icon;
use super::paint::{focus_ring, hover_fill, line, line_at};
use crate::ui::theme::{Tokens, font, measure};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Main,
    Quiet,
    Danger,
}

/// A button with a verb on it.
#[must_use = "add it to a Ui"]
pub struct Button<'a> {
    text: &'a str,
    name: Option<&'a str>,
    icon: Option<Icon>,
    keys: Option<&'a str>,
    look: Look,
    small: bool,
}

impl<'a> Button<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text, name: None, icon: None, keys: None, look: Look::Plain, small: false }
    }

    /// The one main button of a place.
    pub const fn main(mut self) -> Self {
        self.look = Look::Main;
        self
    }

    /// No border and no ground at rest.
    pub const fn quiet(mut self) -> Self {
        self.look = Look::Quiet;
        self
    }

    /// What takes something away for good.
    pub const fn danger(mut self) -> Self {
        self.look = Look::Danger;
        self
    }

    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key of the command, such as `Ctrl+O`, as caps behind the text.
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// What the screen reader says, where the text alone says too little.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let size = if self.small { font::CAPTION } else { font::BODY };
        let face = if self.look == Look::Main { font::medium(size) } else { font::regular(size) };
        // The toolkit fades what is out of reach, and white on a faded accent can't be read.
        let waits = self.look == Look::Main && !ui.is_enabled();
        let colour = match self.look {
            Look::Main if waits => t.ink2,
            Look::Plain => t.ink,
            Look::Main => t.on_accent,
            Look::Quiet => t.ink2,
            Look::Danger => t.bad,
        };
        let side = if self.small || self.look == Look::Quiet { 8.0 } else { 12.0 };
        let before = if self.icon.is_some() { measure::ICON + 6.0 } else { 0.0 };
        let caps = self.keys.map_or(0.0, |keys| key_caps_width(ui, keys) + 8.0);
        let text = line(ui, self.text, face, colour, f32::INFINITY);
        let height = if self.small { measure::SMALL } else { measure::BUTTON };
        let wide = side * 2.0 + before + text.size().x + caps;
        let (rect, response) = ui.allocate_exact_size(vec2(wide, height), Sense::click());
        let (enabled, name) = (ui.is_enabled(), self.name.unwrap_or(self.text));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if ui.is_rect_visible(rect) {
            let mut painter = ui.painter().clone();
            if waits {
                painter.set_opacity(1.0);
            }
            let (fill, edge) = if waits { (t.sunk, t.line) } else { ground(self.look, t, &response) };
            painter.rect(rect, measure::RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let middle = rect.center().y;
            if let Some(icon) = self.icon {
                let centre = eframe::egui::pos2(rect.left() + side + measure::ICON / 2.0, middle);
                icon.paint(&painter, centre, measure::ICON, colour);
            }
            let end = line_at(&painter, text, rect.left() + side + before, middle);
            if let Some(keys) = self.keys {
                paint_key_caps(ui, rect.with_min_x(end + 8.0), keys);
            }
            ring(ui, &response, rect, self.look);
        }
        response
    }
}

fn ground(look: Look, t: &Tokens, response: &Response) -> (Color32, Color32) {
    let touched = response.hovered() || response.is_pointer_button_down_on();
    match look {
        Look::Main if touched => (t.accent.lerp_to_gamma(t.ink, 0.18), t.accent),
        Look::Main => (t.accent, t.accent),
        Look::Quiet => (hover_fill(t, response), Color32::TRANSPARENT),
        Look::Plain | Look::Danger if touched => (hover_fill(t, response), t.line),
        Look::Plain | Look::Danger => (t.paper, t.line),
    }
}

/// On the main button the ring stands off, or it would not be seen.
fn ring(ui: &Ui, response: &Response, rect: eframe::egui::Rect, look: Look) {
    let rect = if look == Look::Main { rect.expand(3.0) } else { rect };
    focus_ring(ui, response, rect, measure::RADIUS + if look == Look::Main { 2 } else { 0 });
}
