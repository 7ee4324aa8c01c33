//! Colours, fonts and measures of the window.
//!
//! [`install`] once at the start; [`Tokens::of`] wherever something is painted; [`font`] for faces.

pub mod font;
mod style;
mod tokens;

pub use style::{measure, set_high_contrast, set_scale};
pub use tokens::{Polarised, Tokens, colour};

use eframe::egui;

/// Sets the fonts and both styles. Call once, before the first frame.
pub fn install(ctx: &egui::Context) {
    font::install(ctx);
    // Where the system does not say, light: a reading room.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    style::install(ctx);
}
