//! Paragraphs that are set, the latest few hundred.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Color32, FontId, Galley, Ui};

use super::geometry::Geometry;
use super::layout::ParagraphLayout;
use super::style::{Numbers, TextStyle};

const KEPT: usize = 400;

/// What all layouts of a view depend on.
#[derive(Clone, PartialEq, Debug)]
struct Key {
    document: u64,
    faces: [FontId; 8],
    measures: [f32; 5],
    numbers: Numbers,
    ppp: f32,
}

#[derive(Default)]
pub struct LayoutCache {
    key: Option<Key>,
    canary: Option<Arc<Galley>>,
    letter: f32,
    frame: u64,
    laid_out: usize,
    layouts: BTreeMap<usize, (u64, Arc<ParagraphLayout>)>,
}

impl LayoutCache {
    /// Drops what can't be drawn any more. Galleys point into egui's glyph atlas and die with it; egui then
    /// forgets its own galleys too, so one that is asked for every frame tells when that has happened.
    /// Gives the mean width of a letter.
    pub fn begin(&mut self, ui: &Ui, document: u64, style: &TextStyle) -> f32 {
        let sample = "the quick brown fox jumps over a lazy dog and on";
        let canary =
            ui.fonts_mut(|f| f.layout_no_wrap(sample.to_owned(), style.font.clone(), Color32::PLACEHOLDER));
        if !self.canary.as_ref().is_some_and(|old| Arc::ptr_eq(old, &canary)) {
            self.layouts.clear();
            self.letter = canary.intrinsic_size().x / sample.len() as f32;
            self.canary = Some(canary);
        }
        if self.key.as_ref().is_some_and(|key| key.document != document) {
            self.layouts.clear();
        }
        self.frame += 1;
        self.letter
    }

    /// Says at what width lines are set now. True where that changed, and all layouts with it.
    pub fn set_measures(&mut self, ppp: f32, document: u64, style: &TextStyle, geometry: &Geometry) -> bool {
        let [first, second, third] = style.heading_fonts.clone();
        let key = Key {
            document,
            faces: [
                style.font.clone(),
                style.question_font.clone().unwrap_or_else(|| style.font.clone()),
                style.name_font.clone(),
                style.small_font.clone(),
                style.note_font.clone(),
                first,
                second,
                third,
            ],
            measures: [
                style.line_height,
                style.small_line_height,
                geometry.gutter,
                style.paragraph_gap,
                geometry.width,
            ],
            numbers: style.numbers,
            ppp,
        };
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        self.layouts.clear();
        self.key = Some(key);
        true
    }

    pub fn get(&mut self, index: usize) -> Option<Arc<ParagraphLayout>> {
        let (used, layout) = self.layouts.get_mut(&index)?;
        *used = self.frame;
        Some(layout.clone())
    }

    pub fn put(&mut self, index: usize, layout: Arc<ParagraphLayout>) {
        self.laid_out += 1;
        self.layouts.insert(index, (self.frame, layout));
    }

    /// Forgets the longest unused ones, never those of this frame.
    pub fn end(&mut self) {
        if self.layouts.len() <= KEPT {
            return;
        }
        let mut ages: Vec<u64> = self.layouts.values().map(|(used, _)| *used).collect();
        ages.sort_unstable();
        let oldest_kept = ages[ages.len() - KEPT];
        let frame = self.frame;
        self.layouts.retain(|_, (used, _)| *used == frame || *used > oldest_kept);
    }

    pub fn laid_out(&self) -> usize {
        self.laid_out
    }
}
