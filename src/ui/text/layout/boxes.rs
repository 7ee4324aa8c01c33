//! The exact way for every script: small boxes that know their bytes, set in lines by us.
//!
//! egui breaks no lines in Khmer or Thai, does not order right-to-left runs, and its glyphs are not always
//! characters. So the text is cut where lines may break, where its direction changes, and around spaces
//! and (from right to left) signs; each box is shaped alone.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use eframe::egui::epaint::text::FontsView;
use eframe::egui::{FontId, Galley};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use super::{ParagraphLayout, Request, fill, galley, measure};

static LINES: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));

/// A shaped stretch of one direction.
pub struct Boxed {
    pub range: Range<usize>,
    pub level: Level,
    pub space: bool,
    /// A line may begin here.
    pub opens: bool,
    pub galley: Arc<Galley>,
    pub width: f32,
    /// Distance of each grapheme from the side where the box begins, and its first byte.
    pub edges: Vec<(usize, f32)>,
}

pub fn set(fonts: &mut FontsView<'_>, request: &Request<'_>) -> ParagraphLayout {
    let base = base_level(request.direction_of);
    let mut levels = ParagraphBidiInfo::new(request.text, Some(base)).levels;
    // Cells of a row follow each other in the direction of the paragraph, whatever is written in them.
    for (at, _) in request.text.match_indices('\t') {
        levels[at] = base;
    }
    let cuts = cut(request.text, &levels, &request.shown, request.tab_stop > 0.0);
    let boxes = cuts.into_iter().map(|cut| shape(fonts, request, cut)).collect();
    fill::lines(fonts, request, boxes, base)
}

/// Where a box is cut, before it is shaped.
pub struct Cut {
    pub range: Range<usize>,
    pub level: Level,
    pub space: bool,
    pub opens: bool,
}

fn cut(text: &str, levels: &[Level], shown: &Range<usize>, tabs: bool) -> Vec<Cut> {
    let mut breaks = LINES.segment_str(text).peekable();
    let mut cuts: Vec<Cut> = Vec::new();
    let mut alone = false;
    for (at, grapheme) in text.grapheme_indices(true) {
        while breaks.next_if(|place| *place < at).is_some() {}
        let opens = at == 0 || breaks.peek() == Some(&at);
        let level = levels.get(at).copied().unwrap_or_else(Level::ltr);
        let space = grapheme.chars().all(|c| c.is_whitespace() || c == '\u{200b}');
        let own = level.is_rtl() && !joins(grapheme) || tabs && grapheme == "\t";
        let edge = at == shown.start || at == shown.end;
        match cuts.last_mut() {
            Some(last) if !opens && !own && !alone && !edge && last.level == level && last.space == space => {
                last.range.end = at + grapheme.len();
            }
            _ => cuts.push(Cut { range: at..at + grapheme.len(), level, space, opens }),
        }
        alone = own;
    }
    cuts
}

/// Letters and what belongs to them. Signs between right-to-left letters would be set on the wrong side.
fn joins(grapheme: &str) -> bool {
    grapheme
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

pub fn shape(fonts: &mut FontsView<'_>, request: &Request<'_>, cut: Cut) -> Boxed {
    let text = &request.text[cut.range.clone()];
    let rtl = cut.level.is_rtl();
    let drawn = if rtl { mirrored(text) } else { None };
    let (galley, width) = shaped(fonts, drawn.as_deref().unwrap_or(text), request.font, request.line_height);
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.glyphs);
    let edges = measure::advances(fonts, text, request.font, glyphs, width, rtl);
    let edges = text.grapheme_indices(true).map(|(at, _)| at + cut.range.start).zip(edges).collect();
    Boxed { range: cut.range, level: cut.level, space: cut.space, opens: cut.opens, galley, width, edges }
}

fn shaped(fonts: &mut FontsView<'_>, text: &str, font: &FontId, line_height: f32) -> (Arc<Galley>, f32) {
    let galley = galley(fonts, text, font, line_height, f32::INFINITY);
    let width = galley.intrinsic_size().x;
    (galley, width)
}

/// Brackets open the other way round in a run from right to left.
fn mirrored(text: &str) -> Option<String> {
    const PAIRS: [(char, char); 8] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›'), ('≤', '≥'), ('⟨', '⟩')];
    let other =
        |c: char| PAIRS.iter().find_map(|(a, b)| if *a == c { Some(*b) } else { (*b == c).then_some(*a) });
    text.contains(|c| other(c).is_some()).then(|| text.chars().map(|c| other(c).unwrap_or(c)).collect())
}

/// The direction of the first letter that has one.
pub(super) fn base_level(text: &str) -> Level {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Rtl => Level::rtl(),
        _ => Level::ltr(),
    }
}
