//! What a display is for, in a line under its title while it is shown.

use eframe::egui::{Align, Frame, Layout, Margin, Ui};

use crate::study::Study;
use crate::t;
use crate::ui::views::matrix::named::{Named, about};
use crate::ui::widgets::{Icon, caption, icon_button};

/// The line, if there is something to say; true when it is to be shown no more. `gone` are the sentences of
/// what is left out.
pub fn line(ui: &mut Ui, study: &Study, named: Option<&Named>, gone: &[String]) -> bool {
    let mut said: Vec<String> = Vec::new();
    match named {
        Some(Named::Ready { ready, .. }) => {
            said.push(about(ready.key).to_owned());
            said.push(t!("matrix-display-source", source = ready.source));
            said.extend(ready.too_few(study));
        }
        Some(kept) => said.extend(kept.kept(study).map(|display| display.note.clone())),
        None => {}
    }
    said.extend(gone.iter().cloned());
    said.retain(|sentence| !sentence.trim().is_empty());
    if said.is_empty() {
        return false;
    }
    let margin = Margin { left: 16, right: 16, top: 0, bottom: 8 };
    Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let away = icon_button(ui, Icon::Close, t!("matrix-about-away")).clicked();
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.set_max_width(ui.available_width().min(880.0));
                    caption(ui, &said.join(" "));
                });
                away
            })
            .inner
        })
        .inner
}
