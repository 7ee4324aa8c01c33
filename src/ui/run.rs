//! Opening the window.

use std::path::PathBuf;

use eframe::egui;

use super::App;
use crate::session::Prefs;

/// Why no window can be had here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoWindow {
    #[error("No display was found, so no window can be opened.")]
    Display,
    #[error("No graphics driver that can draw the window was found, so it cannot be opened.")]
    Driver,
    #[error("The system did not let the window be opened.")]
    System,
}

/// Opens the window and stays until it is closed.
pub fn run(open: Option<PathBuf>) -> Result<(), NoWindow> {
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
    .map_err(|error| why(&error))
}

/// The toolkit's own messages name files of the machine that it was built on.
fn why(error: &eframe::Error) -> NoWindow {
    match error {
        eframe::Error::WinitEventLoop(_) => NoWindow::Display,
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
            NoWindow::Driver
        }
        _ => NoWindow::System,
    }
}
