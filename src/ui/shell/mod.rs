//! What stands around the views: top bar, rail, lens, inspector, status, palette, dialogs, notes.

pub mod behind;
pub mod bulk;
mod choice;
pub mod correct;
pub mod dialogs;
pub mod frame;
pub mod inspector;
pub mod keys;
pub mod lens_bar;
pub mod notices;
pub mod over;
pub mod palette;
pub mod paths;
pub mod purge;
pub mod rail;
pub mod replace;
pub mod report;
pub mod share;
pub mod status;
pub mod survey;
pub mod tables;
pub mod top;
pub mod welcome;

use std::path::PathBuf;

use super::actions::{Action, Export, View};
use super::commands::UiCommand;

/// What the shell remembers.
#[derive(Default)]
pub struct Shell {
    pub view: View,
    pub palette: palette::Palette,
    pub key_sheet: bool,
    pub dialog: Option<dialogs::Dialog>,
    /// What is asked once the open dialog is done with.
    pub waiting: std::collections::VecDeque<tables::Waiting>,
    pub notices: notices::Notices,
    /// A study's file, and the table of pseudonyms that was last used with it.
    pub pseudonyms: Option<(Option<PathBuf>, PathBuf)>,
    pub keyboard: over::Keyboard,
    pub behind: behind::Behind,
    pub welcome: welcome::Welcome,
    /// Commands picked in a menu or the palette, for the next frame.
    pub picked: Vec<UiCommand>,
    /// The name of the job that saves, as it was last started.
    pub saving: String,
    /// What waits for a save to succeed.
    pub after_save: Option<Action>,
    /// What is to be written once it is known where.
    pub export: Option<Export>,
    /// The system's file dialog can't be had here.
    pub plain_paths: bool,
    /// The journal's failure was said once; it would fail at every key.
    pub journal_warned: bool,
    pub last_watch: f64,
    /// That the file changed on disk was said already.
    pub changed_said: bool,
    pub counts: status::Counts,
    pub inspector: inspector::State,
    /// There is too little room for the inspector: it is folded, unless it is insisted on.
    pub crowded: bool,
    /// How wide it was last drawn.
    pub inspector_width: f32,
    pub insist: bool,
}

impl Shell {
    /// Whether something lies over the views and has the keyboard.
    pub fn has_modal(&self) -> bool {
        self.dialog.is_some() || self.palette.is_open() || self.key_sheet
    }
}
