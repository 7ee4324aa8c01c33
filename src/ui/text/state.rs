//! What a text view remembers from frame to frame.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::Mesh;

use super::cache::LayoutCache;
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

    /// How many paragraphs have been laid out so far, for measuring.
    pub fn laid_out(&self) -> usize {
        self.cache.laid_out()
    }
}
