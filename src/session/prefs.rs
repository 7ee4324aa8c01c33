//! What the program remembers about its user between starts. Nothing of a study's content: of texts only
//! places, as numbers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::places::Places;

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
    /// Height of a line in sizes of a letter, 1.2 to 2.0.
    pub reading_leading: f32,
    pub reading_numbers: Numbering,
    pub inspector: bool,
    /// Points, 240 to 420; 0 until it was changed.
    pub inspector_width: f32,
    /// The view that was last looked at, by the number of its key; 0 for the first.
    pub view: u8,
    /// Latest first, at most ten.
    pub recent: Vec<PathBuf>,
    /// Name proposed for the coder of a new study.
    pub coder: String,
    /// Where one was in each text, and bookmarks.
    pub places: Places,
    /// Languages whose common words are left out where words are counted, by their codes.
    pub stop_languages: Vec<String>,
    /// Words of the user's own to leave out there.
    pub stop_words: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// A change of the page that texts are read on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Serif or sans.
    Face,
    Larger,
    Smaller,
    Wider,
    Narrower,
    Looser,
    Tighter,
    Number(Numbering),
}

/// What is counted beside a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Numbering {
    Off,
    #[default]
    Paragraphs,
    /// Lines of the text as it is stored, empty ones too.
    Lines,
}

impl Page {
    pub const ALL: [Self; 10] = [
        Self::Face,
        Self::Larger,
        Self::Smaller,
        Self::Wider,
        Self::Narrower,
        Self::Looser,
        Self::Tighter,
        Self::Number(Numbering::Off),
        Self::Number(Numbering::Paragraphs),
        Self::Number(Numbering::Lines),
    ];
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
            reading_leading: 1.5,
            reading_numbers: Numbering::Paragraphs,
            inspector: true,
            inspector_width: 0.0,
            view: 0,
            recent: Vec::new(),
            coder: String::new(),
            places: Places::default(),
            stop_languages: vec!["en".to_owned()],
            stop_words: String::new(),
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

    /// Changes how texts are set for reading, within what can be read.
    pub fn set_page(&mut self, page: Page) {
        match page {
            Page::Face => self.reading_serif = !self.reading_serif,
            Page::Larger => self.reading_size += 1.0,
            Page::Smaller => self.reading_size -= 1.0,
            Page::Wider => self.reading_width += 4,
            Page::Narrower => self.reading_width -= 4,
            Page::Looser => self.reading_leading += 0.1,
            Page::Tighter => self.reading_leading -= 0.1,
            Page::Number(what) => self.reading_numbers = what,
        }
        *self = std::mem::take(self).sound();
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
        self.reading_leading = within(self.reading_leading, 1.2, 2.0, 1.5);
        self.inspector_width = within(self.inspector_width, 0.0, 420.0, 0.0);
        self
    }
}
