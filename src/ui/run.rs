//! Opening the window.

use std::path::PathBuf;

use eframe::egui;

use super::App;
use crate::session::Prefs;

/// Opens the window and stays until it is closed. `Err`: why no window can be had here.
pub fn run(open: Option<PathBuf>) -> Result<(), String> {
    let prefs = Prefs::load();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Crosscase")
            .with_app_id("crosscase")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([900.0, 560.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Crosscase",
        options,
        Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, open, prefs)))),
    )
    .map_err(|error| error.to_string())
}
