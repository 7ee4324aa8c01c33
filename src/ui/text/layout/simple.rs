//! The fast way: one galley for the whole, where its glyphs are the characters.

use eframe::egui::epaint::text::FontsView;
use unicode_segmentation::UnicodeSegmentation;

use super::{Cell, Ink, Line, ParagraphLayout, Request, Tone, empty, galley, measure};
use eframe::egui::Vec2;

/// Nothing where the galley can't be trusted.
pub fn set(fonts: &mut FontsView<'_>, request: &Request<'_>) -> Option<ParagraphLayout> {
    if request.text.is_empty() && plain(request.direction_of) {
        return Some(empty(request.line_height));
    }
    if request.tab_stop > 0.0 && request.text.contains('\t') {
        return None;
    }
    // A part that leaves no ink would need a galley in two pieces.
    if request.shown != (0..request.text.len()) || !plain(request.text) || !plain(request.direction_of) {
        return None;
    }
    let galley = galley(fonts, request.text, request.font, request.line_height, request.width);
    let glyphs = galley.rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| glyph.chr));
    if !request.text.chars().eq(glyphs) {
        return None;
    }
    let mut lines = Vec::with_capacity(galley.rows.len());
    let mut graphemes = request.text.grapheme_indices(true).peekable();
    let mut start = 0;
    let mut chars_before = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let mut cells: Vec<Cell> = Vec::with_capacity(count);
        let mut chars = 0;
        while chars < count {
            let (at, grapheme) = graphemes.next()?;
            let left = row.pos.x + row.glyphs[chars].pos.x;
            if let Some(last) = cells.last_mut() {
                last.right = left.max(last.left);
            }
            let left = cells.last().map_or(left, |last| last.right);
            chars += grapheme.chars().count();
            let right = row.glyphs.get(chars - 1)?.max_x() + row.pos.x;
            cells.push(Cell { start: at as u32, left, right: right.max(left), rtl: false });
        }
        // A grapheme that is torn by a wrap.
        if chars != count {
            return None;
        }
        // A ligature that is torn by a wrap: what follows has no ink of its own.
        let first = request.text[start..].chars().next();
        if cells.first().is_some_and(|cell| cell.right - cell.left < 0.5)
            && first.is_some_and(|c| !measure::is_nothing(c))
        {
            return None;
        }
        chars_before += count;
        let end = graphemes.peek().map_or(request.text.len(), |(at, _)| *at);
        measure::share(&mut cells, |at| request.text[at as usize..].chars().next());
        lines.push(Line {
            range: start as u32..end as u32,
            top: row.min_y(),
            bottom: row.max_y(),
            cells,
            edge: 0.0,
        });
        start = end;
    }
    if start != request.text.len() || chars_before == 0 {
        return None;
    }
    let height = galley.rows.last().map_or(request.line_height, eframe::epaint::text::PlacedRow::max_y);
    let ink = Ink { galley: galley.clone(), pos: Vec2::ZERO, tone: Tone::Words };
    Some(ParagraphLayout { lines, height, inks: vec![ink], plain: Some(galley), ..Default::default() })
}

/// Scripts that run from left to right, one letter after the other, with spaces between words.
fn plain(text: &str) -> bool {
    text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control() && b != b'\t')
        || text.chars().all(|c| {
            matches!(c, '\t' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{34e}' | '\u{350}'..='\u{58f}'
                | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{2027}'
                | '\u{202f}'..='\u{205f}' | '\u{2070}'..='\u{214f}' | '\u{2190}'..='\u{21ff}'
                | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}')
        })
}
