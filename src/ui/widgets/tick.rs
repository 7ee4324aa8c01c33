//! A checkbox that shows its box in a menu too.

use eframe::egui::{Checkbox, Response, Stroke, Ui, WidgetText};

use crate::ui::theme::Tokens;

/// The toolkit draws no edges in menus, and a box without one can't be seen.
pub fn tick(ui: &mut Ui, on: &mut bool, text: impl Into<WidgetText>) -> Response {
    let line = Stroke::new(1.0, Tokens::of(ui).ink3);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = line;
        ui.add(Checkbox::new(on, text.into()))
    })
    .inner
}
