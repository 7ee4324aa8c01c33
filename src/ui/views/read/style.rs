//! How the reader sets texts.

use eframe::egui;

use crate::ui::cx::Cx;
use crate::ui::text::{TextColours, TextStyle};
use crate::ui::theme::{Tokens, font};
use crate::ui::views::parts;

pub fn style(cx: &Cx, tokens: &Tokens) -> TextStyle {
    let prefs = cx.prefs;
    let size = prefs.reading_size;
    let (face, question) = if prefs.reading_serif {
        (font::reading(size), font::reading_italic(size))
    } else {
        (font::regular(size), font::italic(size))
    };
    let line = |width: f32, colour| egui::Stroke::new(width, colour);
    TextStyle {
        font: face,
        question_font: Some(question),
        heading_fonts: [1.4, 1.2, 1.05].map(|scale: f32| font::semibold((size * scale).round())),
        note_font: if cx.prefs.reading_serif { font::reading(size - 2.0) } else { font::regular(size - 2.0) },
        name_font: font::semibold(font::CAPTION),
        small_font: font::caption(),
        line_height: (size * cx.prefs.reading_leading).round(),
        small_line_height: 16.0,
        width_chars: f32::from(prefs.reading_width),
        paragraph_gap: 8.0,
        gutter: 80.0,
        numbers: parts::numbers(cx.prefs),
        colours: TextColours {
            words: tokens.ink,
            question: tokens.ink2,
            name: tokens.ink2,
            small: tokens.ink3,
            selection: tokens.accent_mark,
            hit: tokens.find,
            hit_line: line(1.0, tokens.stale),
            current_hit: line(2.0, tokens.stale),
            current: tokens.accent_tint,
            hovered: tokens.sunk,
            speakers: parts::speaker_colours(tokens),
            bookmark: tokens.accent,
            caret: line(1.5, tokens.accent),
            focus: line(2.0, tokens.accent),
            level: tokens.ink,
            level_open: tokens.ink3,
            hairline: line(1.0, tokens.hair),
            window: line(1.0, tokens.ink2),
        },
    }
}
