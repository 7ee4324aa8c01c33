//! What a text view remembers from frame to frame.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::Mesh;

use super::cache::LayoutCache;
use super::doc::TextDoc;
use crate::study::Span;

/// A caret (`head`) and where the selection was begun (`anchor`); the same where nothing is selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    pub anchor: usize,
    pub head: usize,
}

impl Selection {
    pub fn at(offset: usize) -> Self {
        Self { anchor: offset, head: offset }
    }

    pub fn span(self) -> Span {
        Span::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }

    pub fn is_empty(self) -> bool {
        self.anchor == self.head
    }
}

/// Where the top of the view is: so many points below the top of a paragraph. Nothing above it counts,
/// so a paragraph that turns out higher than thought moves nothing on the screen.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Top {
    pub paragraph: usize,
    pub offset: f32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reveal {
    /// No further than needed.
    Nearest(usize),
    /// A third from the top, unless all of it is to be seen already.
    Comfortably(Span),
}

/// A place to begin the view at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Go {
    /// The line of a byte at the top.
    Offset(usize),
    /// So much of the text above, from 0 to 1.
    Share(f32),
    /// So much of a paragraph above, by its number.
    Paragraph(u32, f32),
}

/// Kept by the caller, one for each view.
#[derive(Default)]
pub struct TextViewState {
    pub(super) selection: Selection,
    /// The caret stands at the end of a wrapped line, not at the start of the next.
    pub(super) upstream: bool,
    /// The distance from the left that up and down keep to.
    pub(super) column: Option<f32>,
    pub(super) top: Top,
    /// Where in the frame of the map a drag took hold.
    pub(super) map_grip: f32,
    pub(super) reveal: Option<Reveal>,
    pub(super) go: Option<Go>,
    /// The reader moved the text in the last frame, and not the program.
    pub(super) scrolled: bool,
    pub(super) top_byte: usize,
    pub(super) cache: LayoutCache,
    pub(super) map: Option<(MapKey, Arc<Mesh>)>,
    pub(super) document: u64,
}

/// What a drawn map depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct MapKey {
    pub revision: u64,
    pub document: u64,
    pub rect: egui::Rect,
}

impl TextViewState {
    /// The selected passage, if any.
    pub fn selection(&self) -> Option<Span> {
        Some(self.selection.span()).filter(|span| !span.is_empty())
    }

    /// Caret and anchor.
    pub fn caret(&self) -> Selection {
        self.selection
    }

    /// Selects; offsets are moved to grapheme borders when the view is shown next.
    pub fn select(&mut self, span: Span) {
        self.selection = Selection { anchor: span.start as usize, head: span.end as usize };
        self.upstream = true;
        self.column = None;
    }

    /// Leaves the caret where it is and selects nothing.
    pub fn clear_selection(&mut self) {
        self.selection.anchor = self.selection.head;
    }

    /// Brings a passage into view when the view is shown next.
    pub fn scroll_to(&mut self, span: Span) {
        self.reveal = Some(Reveal::Comfortably(span));
    }

    /// Begins the view at a place when it is shown next. A passage that is to be brought into view comes first.
    pub fn go(&mut self, to: Go) {
        self.go = Some(to);
    }

    /// Whether the reader moved the text in the frame that was last shown.
    pub fn scrolled(&self) -> bool {
        self.scrolled
    }

    /// The first byte of the line at the top of the frame that was last shown.
    pub fn top_byte(&self) -> usize {
        self.top_byte
    }

    /// Where the view begins, as a place in another text of as many paragraphs, or as a share.
    pub fn place(&mut self, doc: &TextDoc, by_paragraph: bool) -> Go {
        let Some(paragraph) = doc.paragraphs().get(self.top.paragraph) else { return Go::Share(0.0) };
        let height = self.cache.get(self.top.paragraph).map_or(0.0, |layout| layout.height);
        let share = if height > 0.0 { (self.top.offset / height).clamp(0.0, 1.0) } else { 0.0 };
        if by_paragraph {
            return Go::Paragraph(paragraph.number, share);
        }
        let byte = paragraph.range.start as f32 + paragraph.len() as f32 * share;
        Go::Share(byte / doc.text().len().max(1) as f32)
    }

    /// Keeps place, caret and selection where the text was changed. `to` says where a byte is now.
    pub fn carry(&mut self, old: &TextDoc, new: &TextDoc, to: &dyn Fn(usize) -> usize) {
        let top = old.paragraphs().get(self.top.paragraph).map_or(0, |paragraph| paragraph.range.start);
        let top = new.paragraph_at(to(top as usize));
        if self.document == old.id() {
            self.document = new.id();
            self.top.paragraph = top;
        }
        self.selection = Selection { anchor: to(self.selection.anchor), head: to(self.selection.head) };
    }

    /// How many paragraphs have been laid out so far, for measuring.
    pub fn laid_out(&self) -> usize {
        self.cache.laid_out()
    }
}
