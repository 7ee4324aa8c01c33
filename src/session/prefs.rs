//! What the program remembers about its user between starts. Nothing of a study's content.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Settings of this user on this machine.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub theme: ThemeChoice,
    pub high_contrast: bool,
    /// 1.0 is the usual size; 0.8 to 2.0.
    pub text_scale: f32,
    /// The book serif for reading, or the sans of the frame.
    pub reading_serif: bool,
    /// Points, 13 to 22.
    pub reading_size: f32,
    /// Characters in a line, 45 to 90.
    pub reading_width: u16,
    pub inspector: bool,
    /// Latest first, at most ten.
    pub recent: Vec<PathBuf>,
    /// Name proposed for the coder of a new study.
    pub coder: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            high_contrast: false,
            text_scale: 1.0,
            reading_serif: true,
            reading_size: 16.0,
            reading_width: 66,
            inspector: true,
            recent: Vec::new(),
            coder: String::new(),
        }
    }
}

impl Prefs {
    /// The settings as they were kept, or the usual ones. A file that can't be read is not an error a
    /// person could do anything about.
    pub fn load() -> Self {
        Self::path()
            .and_then(|path| std::fs::read_to_string(path).ok())
            .and_then(|text| ron::from_str::<Self>(&text).ok())
            .unwrap_or_default()
            .sound()
    }

    /// Keeps the settings for the next start.
    pub fn store(&self) -> std::io::Result<()> {
        let Some(path) = Self::path() else { return Ok(()) };
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)?;
        crate::storage::write_atomically(&path, text.as_bytes())
    }

    /// Puts a study at the top of the list of recent ones.
    pub fn opened(&mut self, path: &std::path::Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(10);
    }

    fn path() -> Option<PathBuf> {
        let dirs = directories::ProjectDirs::from("", "", "crosscase")?;
        Some(dirs.config_dir().join("settings.ron"))
    }

    fn sound(mut self) -> Self {
        let within = |value: f32, low: f32, high: f32, usual: f32| {
            if value.is_finite() { value.clamp(low, high) } else { usual }
        };
        self.text_scale = within(self.text_scale, 0.8, 2.0, 1.0);
        self.reading_size = within(self.reading_size, 13.0, 22.0, 16.0);
        self.reading_width = self.reading_width.clamp(45, 90);
        self
    }
}
