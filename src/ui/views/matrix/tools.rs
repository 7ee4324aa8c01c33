//! The title above the matrix, and what leads out of it.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::export::{self, Out};
use super::menus::displays;
use super::model::{Model, shown};
use super::named::{Ask, Named};
use super::words;
use crate::analysis::MatrixSpec;
use crate::study::Study;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{caption, title};

/// The title, what it is the title of, and the menu of displays on the left, export on the right.
pub fn head(
    ui: &mut Ui,
    cx: &mut Cx,
    out: &mut Out,
    spec: &MatrixSpec,
    named: Option<&Named>,
    list: &mut displays::List,
    model: Option<&Model>,
) -> Option<Ask> {
    let study = cx.session.study();
    let name = name(study, spec, named);
    let changed = named.is_some_and(|named| named.changed(study, spec));
    let size = vec2(ui.available_width(), 44.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(16.0);
        let room = ui.available_width() - 400.0;
        ui.scope(|ui| {
            ui.set_max_width(room.max(120.0));
            title(ui, &name);
        });
        caption(ui, kind(study, named, changed));
        ui.add_space(8.0);
        let now = displays::Now { named, changed, sheet: None };
        let asked = displays::menu(ui, study, &now, list);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(16.0);
            if let Some(model) = model {
                export::menu(ui, cx, out, model, &name);
            }
        });
        asked
    })
    .inner
}

/// The name of what is shown: that of its display, or what rows and columns are.
pub fn name(study: &Study, spec: &MatrixSpec, named: Option<&Named>) -> String {
    let kept = named.and_then(|named| named.name(study));
    kept.map_or_else(|| words::title(study, &shown(spec)), str::to_owned)
}

/// What sort of display it is, and whether it still is that.
fn kind(study: &Study, named: Option<&Named>, changed: bool) -> &'static str {
    match (named.filter(|named| named.name(study).is_some()), changed) {
        (None, _) => t!("matrix-live"),
        (Some(Named::Ready { .. }), false) => t!("matrix-live-ready"),
        (Some(Named::Ready { .. }), true) => t!("matrix-ready-changed"),
        (Some(Named::Kept(_)), false) => t!("matrix-live-kept"),
        (Some(Named::Kept(_)), true) => t!("matrix-kept-changed"),
    }
}
