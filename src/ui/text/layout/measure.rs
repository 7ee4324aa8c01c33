//! Where the graphemes of a stretch of text stand inside its galley.

use eframe::egui::FontId;
use eframe::egui::epaint::text::{FontsView, Glyph};
use unicode_segmentation::UnicodeSegmentation;

use super::{Cell, galley};

/// Boxes of more graphemes than this are divided evenly and not measured one by one.
const MEASURED: usize = 48;

/// The left edge of each grapheme of a box, from its start, in the order of the text; and the width.
/// In a box that runs from the right, distances count from the right.
pub fn advances(
    fonts: &mut FontsView<'_>,
    text: &str,
    font: &FontId,
    glyphs: &[Glyph],
    width: f32,
    rtl: bool,
) -> Vec<f32> {
    let count = text.graphemes(true).count();
    let mut edges = match () {
        () if count <= 1 => vec![0.0; count],
        () if rtl => from_mirrored(text, glyphs, width),
        () => from_glyphs(text, glyphs),
    };
    if edges.is_empty() && count > MEASURED {
        edges = (0..count).map(|index| width * index as f32 / count as f32).collect();
    } else if edges.is_empty() {
        edges = text
            .grapheme_indices(true)
            .map(|(at, _)| match at {
                0 => 0.0,
                at => galley(fonts, &text[..at], font, 1.0, f32::INFINITY).intrinsic_size().x,
            })
            .collect();
    }
    // A prefix may be wider than the same letters joined to the next.
    let mut last = 0.0_f32;
    for edge in &mut edges {
        last = edge.clamp(last, width.max(last));
        *edge = last;
    }
    edges
}

/// Trusts glyphs that are the characters, one by one.
fn from_glyphs(text: &str, glyphs: &[Glyph]) -> Vec<f32> {
    if !matches(text, glyphs) {
        return Vec::new();
    }
    let mut chars = 0;
    text.graphemes(true)
        .map(|grapheme| {
            let x = glyphs.get(chars).map_or(0.0, |glyph| glyph.pos.x);
            chars += grapheme.chars().count();
            x
        })
        .collect()
}

/// A run from right to left gives its glyphs in the order of the page, the last letter first, and then
/// glyphs without width for all but one of the letters.
fn from_mirrored(text: &str, glyphs: &[Glyph], width: f32) -> Vec<f32> {
    let count = text.chars().count();
    let backwards = glyphs.iter().take(count).map(|glyph| glyph.chr);
    let rest_empty = glyphs.iter().skip(count).all(|glyph| glyph.advance_width == 0.0);
    if glyphs.len() < count || !rest_empty || !text.chars().rev().eq(backwards) {
        return Vec::new();
    }
    let mut chars = 0;
    text.graphemes(true)
        .map(|grapheme| {
            // What stands right of a letter is what was read before it.
            let x = if chars == 0 { width } else { glyphs[count - chars].pos.x };
            chars += grapheme.chars().count();
            (width - x).max(0.0)
        })
        .collect()
}

pub fn matches(text: &str, glyphs: &[Glyph]) -> bool {
    text.chars().eq(glyphs.iter().map(|glyph| glyph.chr))
}

/// Shares the width of a cluster among its graphemes, so that each can be pointed at: the letters of a
/// ligature, a subscript consonant under its base. Characters that are nothing on paper keep no width.
pub fn share(cells: &mut [Cell], text_of: impl Fn(u32) -> Option<char>) {
    const THIN: f32 = 0.75;
    let thin = |cell: &Cell| cell.right - cell.left < THIN;
    let nothing = |cell: &Cell| text_of(cell.start).is_none_or(is_nothing);
    let mut index = 0;
    while index < cells.len() {
        if nothing(&cells[index]) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        let leads = thin(&cells[index]);
        // Thin ones after a wide one, or thin ones up to and with the first wide one.
        while end < cells.len() && !nothing(&cells[end]) && cells[end].rtl == cells[index].rtl {
            let is_thin = thin(&cells[end]);
            if !leads && !is_thin {
                break;
            }
            end += 1;
            if leads && !is_thin {
                break;
            }
        }
        if end - index > 1 {
            let left = cells[index..end].iter().map(|c| c.left).fold(f32::MAX, f32::min);
            let right = cells[index..end].iter().map(|c| c.right).fold(f32::MIN, f32::max);
            let step = (right - left) / (end - index) as f32;
            let count = end - index;
            for (place, cell) in cells[index..end].iter_mut().enumerate() {
                let place = if cell.rtl { count - 1 - place } else { place };
                cell.left = left + step * place as f32;
                cell.right = left + step * (place + 1) as f32;
            }
        }
        index = end;
    }
}

/// Characters that are never seen: marks of direction, joiners, zero-width spaces, controls.
pub fn is_nothing(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
