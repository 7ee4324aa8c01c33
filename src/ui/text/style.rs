//! How a text is set, and in what colours. All of it comes from the caller.

use eframe::egui::{Color32, FontId, Stroke};

/// Faces, sizes and measures of a text view.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStyle {
    /// The reading face.
    pub font: FontId,
    /// For the turns of the one who asks, if they are to look different.
    pub question_font: Option<FontId>,
    /// For headings of the first, second and every lower level.
    pub heading_fonts: [FontId; 3],
    /// For footnotes.
    pub note_font: FontId,
    /// Names of speakers in the gutter.
    pub name_font: FontId,
    /// Times, page labels and paragraph numbers in the gutter.
    pub small_font: FontId,
    pub line_height: f32,
    pub small_line_height: f32,
    /// The longest line, in average letters.
    pub width_chars: f32,
    pub paragraph_gap: f32,
    /// Width of the gutter with its distance to the words.
    pub gutter: f32,
    pub numbers: Numbers,
    pub colours: TextColours,
}

/// What is counted in the gutter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    Off,
    /// Lines with words in them.
    #[default]
    Paragraphs,
    /// Lines of the text as it is stored, empty ones too. They do not depend on the width of the window.
    Lines,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextColours {
    pub words: Color32,
    pub question: Color32,
    pub name: Color32,
    pub small: Color32,
    pub selection: Color32,
    /// Behind found words, and the line under them.
    pub hit: Color32,
    pub hit_line: Stroke,
    /// Around the found words that one is at.
    pub current_hit: Stroke,
    /// Behind the passage of the current record, and of the one under the pointer.
    pub current: Color32,
    pub hovered: Color32,
    /// The bar beside what one person says, by the order in which they first speak, counted round.
    pub speakers: [Color32; 8],
    pub bookmark: Color32,
    pub caret: Stroke,
    pub focus: Stroke,
    /// Strokes of the level glyph: a level that is meant, one that is not.
    pub level: Color32,
    pub level_open: Color32,
    /// The map at the side: its border, and the frame around what is on the screen.
    pub hairline: Stroke,
    pub window: Stroke,
}
