//! What stands at the right end of a line, drawn from left to right.

use eframe::egui::Ui;

/// Puts what `content` draws at the right end of the line. The toolkit's own way draws it from the right,
/// so that Tab would go through it backwards.
pub fn at_right<R>(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(salt);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - known.unwrap_or(0.0)).max(0.0));
        let shown = ui.horizontal(content);
        let wide = shown.response.rect.width();
        if known.is_none_or(|known| (known - wide).abs() > 0.5) {
            // It is another width than it was: drawn again before it is seen.
            ui.data_mut(|data| data.insert_temp(id, wide));
            ui.ctx().request_discard("what stands at the right was measured");
        }
        shown.inner
    })
    .inner
}
