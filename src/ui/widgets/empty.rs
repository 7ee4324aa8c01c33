//! A view with nothing to show: what it is for, and the next step.

use eframe::egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use super::icon::Icon;
use super::section::body2;
use crate::ui::theme::{Tokens, font};

/// Icon, title and sentence in the upper middle of the room, and below them what `actions` adds.
pub fn empty_state<R>(
    ui: &mut Ui,
    icon: Icon,
    title: &str,
    sentence: &str,
    actions: impl FnOnce(&mut Ui) -> R,
) -> R {
    let t = Tokens::of(ui);
    let room = ui.available_rect_before_wrap();
    let width = 360.0_f32.min(room.width() - 32.0).max(120.0);
    let top = if room.height().is_finite() { ((room.height() - 200.0) * 0.4).max(24.0) } else { 24.0 };
    let rect = Rect::from_min_size(room.min + vec2((room.width() - width) / 2.0, top), vec2(width, 200.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)), |ui| {
        let (place, _) = ui.allocate_exact_size(vec2(32.0, 32.0), eframe::egui::Sense::hover());
        icon.paint(ui.painter(), place.center(), 32.0, t.accent);
        ui.add_space(8.0);
        ui.label(RichText::new(title).font(font::title()).color(t.ink).line_height(Some(24.0)));
        body2(ui, sentence);
        ui.add_space(12.0);
        ui.horizontal_wrapped(actions).inner
    })
    .inner
}
