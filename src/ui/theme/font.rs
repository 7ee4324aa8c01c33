//! The faces, and which face each role is set in.

use std::sync::Arc;

use eframe::egui::text::{FontData, FontDefinitions};
use eframe::egui::{Context, FontFamily, FontId};

/// The bundled faces, name and bytes.
const FACES: [(&str, &[u8]); 11] = [
    (INTER, include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    (MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
    (SEMIBOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
    (ITALIC, include_bytes!("../../../assets/fonts/Inter-Italic.otf")),
    (READING, include_bytes!("../../../assets/fonts/CharisSIL-Regular.ttf")),
    (READING_ITALIC, include_bytes!("../../../assets/fonts/CharisSIL-Italic.ttf")),
    (KHMER_SANS, include_bytes!("../../../assets/fonts/NotoSansKhmer-Regular.ttf")),
    (KHMER_SERIF, include_bytes!("../../../assets/fonts/NotoSerifKhmer-Regular.ttf")),
    (SIGNS, include_bytes!("../../../assets/fonts/Signs.ttf")),
    (EMOJI, include_bytes!("../../../assets/fonts/NotoEmoji-Regular.ttf")),
    (ICONS, include_bytes!("../../../assets/fonts/Icons.ttf")),
];

const INTER: &str = "inter";
const MEDIUM: &str = "inter-medium";
const SEMIBOLD: &str = "inter-semibold";
const ITALIC: &str = "inter-italic";
const READING: &str = "reading";
const READING_ITALIC: &str = "reading-italic";
const KHMER_SANS: &str = "khmer-sans";
const KHMER_SERIF: &str = "khmer-serif";
const SIGNS: &str = "signs";
const EMOJI: &str = "emoji";
const ICONS: &str = "icons";

pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// Each face with what it lacks behind it. What none of them has, the window asks the system for.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mut family = |family: FontFamily, faces: &[&str]| {
        let all = faces.iter().chain([&EMOJI]);
        fonts.families.insert(family, all.map(|&face| face.to_owned()).collect());
    };
    // Nothing here is set in a monospaced face: the figures of Inter are of one width.
    for plain in [FontFamily::Proportional, FontFamily::Monospace] {
        family(plain, &[INTER, KHMER_SANS, SIGNS, READING]);
    }
    for name in [MEDIUM, SEMIBOLD, ITALIC] {
        family(named(name), &[name, INTER, KHMER_SANS, SIGNS, READING]);
    }
    family(named(READING), &[READING, KHMER_SERIF, SIGNS, INTER]);
    family(named(READING_ITALIC), &[READING_ITALIC, READING, KHMER_SERIF, SIGNS, INTER]);
    family(named(ICONS), &[ICONS, INTER]);
    fonts
}

fn named(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Inter, regular. 13 is the body, 11 a caption.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Inter, medium: the main button, chips.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, named(MEDIUM))
}

/// Inter, semibold: names and titles.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, named(SEMIBOLD))
}

/// Inter, italic: what is absent.
pub fn italic(size: f32) -> FontId {
    FontId::new(size, named(ITALIC))
}

/// The book serif: the words of the people we read.
pub fn reading(size: f32) -> FontId {
    FontId::new(size, named(READING))
}

/// The book serif, italic: questions of an interviewer.
pub fn reading_italic(size: f32) -> FontId {
    FontId::new(size, named(READING_ITALIC))
}

/// The icons; see [`crate::ui::widgets::Icon`].
pub fn icons(size: f32) -> FontId {
    FontId::new(size, named(ICONS))
}

pub fn body() -> FontId {
    regular(BODY)
}

pub fn caption() -> FontId {
    regular(CAPTION)
}

pub fn title() -> FontId {
    semibold(TITLE)
}

pub const BODY: f32 = 13.0;
pub const CAPTION: f32 = 11.0;
pub const TITLE: f32 = 16.0;
pub const FIRST_START: f32 = 28.0;
pub const KEY: f32 = 10.0;
pub const PASSAGE: f32 = 15.0;
pub const READING_SIZE: f32 = 16.0;
/// Line height of a body text of several lines.
pub const BODY_LINE: f32 = 20.0;
/// Line height of captions of several lines.
pub const CAPTION_LINE: f32 = 16.0;
