//! The window: the only room that may name egui.
//!
//! Views read the session and push actions; `App` carries them out. See `app` for the three phases of
//! a frame, `commands` for the list of everything that has a name and a key.

pub mod actions;
pub mod app;
mod clipboard;
pub mod commands;
pub mod cx;
mod later;
pub mod names;
pub mod shell;
pub mod text;
pub mod theme;
pub mod views;
pub mod widgets;

mod run;

pub use app::App;
pub use run::{NoWindow, run};
