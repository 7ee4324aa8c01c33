//! The view, put together.

use eframe::egui;
use eframe::egui::{Id, Rect, Response, Sense, Ui, UiBuilder};

use super::doc::TextDoc;
use super::geometry::Geometry;
use super::marks::Marks;
use super::paint::Hits;
use super::sheet::Sheet;
use super::state::TextViewState;
use super::style::TextStyle;
use super::{access, input, minimap, paint, stripes};
use crate::study::Span;

/// A long text to read and to select from. Fills the room that is left.
pub struct TextView<'a> {
    id: Id,
    doc: &'a TextDoc,
    marks: &'a Marks,
    style: &'a TextStyle,
    hits: Hits<'a>,
    current: Option<u128>,
    bookmarks: &'a [u32],
    label: &'a str,
    map_label: &'a str,
}

/// What the reader sees and did.
pub struct TextViewOutput {
    pub response: Response,
    pub hovered_mark: Option<u128>,
    pub clicked_mark: Option<u128>,
    /// Records that had no room, where the pointer is over the sign that says so.
    pub overflow: Option<Overflow>,
    /// Caret or selection were moved by the reader.
    pub selection_changed: bool,
    /// The selection was grown or shrunk by word or sentence.
    pub stretched: bool,
    /// The bytes of the paragraphs in sight.
    pub visible_range: Span,
    /// The lines of the selection that are in sight if its last one is, or the caret.
    pub selection_rect: Option<Rect>,
    /// Where the words stand: a bar that is set under the selection is as wide.
    pub column: Rect,
    /// How many stripes were drawn, and how many were gathered behind a sign.
    pub stripes: usize,
    pub gathered: usize,
}

/// Records without a stripe of their own.
#[derive(Clone, Debug)]
pub struct Overflow {
    pub rect: Rect,
    pub keys: Vec<u128>,
    pub clicked: bool,
}

impl<'a> TextView<'a> {
    pub fn new(id: Id, doc: &'a TextDoc, marks: &'a Marks, style: &'a TextStyle) -> Self {
        Self {
            id,
            doc,
            marks,
            style,
            hits: Hits::default(),
            current: None,
            bookmarks: &[],
            label: "",
            map_label: "",
        }
    }

    /// Found words, sorted, and which of them one is at.
    #[must_use]
    pub fn hits(mut self, all: &'a [Span], current: Option<usize>) -> Self {
        self.hits = Hits { all, current };
        self
    }

    /// The record that is selected in the study.
    #[must_use]
    pub fn current(mut self, key: Option<u128>) -> Self {
        self.current = key;
        self
    }

    /// Bytes with a bookmark, sorted.
    #[must_use]
    pub fn bookmarks(mut self, all: &'a [u32]) -> Self {
        self.bookmarks = all;
        self
    }

    /// Names for screen readers: of the text, and of its map.
    #[must_use]
    pub fn labels(mut self, text: &'a str, map: &'a str) -> Self {
        self.label = text;
        self.map_label = map;
        self
    }

    pub fn show(self, ui: &mut Ui, state: &mut TextViewState) -> TextViewOutput {
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let inside = UiBuilder::new().id_salt(self.id).max_rect(rect);
        ui.scope_builder(inside, |ui| self.show_in(ui, state, rect)).inner
    }

    fn show_in(self, ui: &Ui, state: &mut TextViewState, rect: Rect) -> TextViewOutput {
        let mut sheet = self.begin(ui, state, rect);
        input::settle(&mut sheet);
        if let Some(place) = sheet.state.go.take() {
            sheet.go(place);
        }
        let (before, top) = (sheet.state.selection, sheet.state.top);
        let response = ui.interact(sheet.geometry.page(), self.id, Sense::click_and_drag());
        input::wheel(&mut sheet, ui);
        minimap::interact(&mut sheet, ui, self.id, self.map_label);
        if let Some(what) = sheet.state.reveal.take() {
            sheet.reveal(what);
        }
        input::pointer(&mut sheet, ui, &response);
        let stretched = input::keyboard(&mut sheet, ui, &response);
        let mut stripes = stripes::place(&sheet, self.marks);
        stripes.interact(ui, self.id, self.marks, &sheet.geometry);

        let painter = ui.painter().with_clip_rect(sheet.geometry.page().intersect(ui.clip_rect()));
        paint::backgrounds(&sheet, &painter, &self.tinted(&sheet, stripes.hovered), self.hits);
        paint::speakers(&sheet, &painter);
        paint::words(&sheet, &painter);
        stripes.paint(&painter, self.marks, self.style);
        let whole = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        minimap::paint(&mut sheet, &whole, self.marks, self.hits.all);
        paint::bookmarks(&sheet, &whole, self.bookmarks);
        if response.has_focus() {
            paint::caret(&sheet, &painter);
            paint::focus_ring(&sheet, &whole);
        }
        access::publish(&mut sheet, ui, &response, self.label);
        access::labels(&sheet, ui, self.id);

        let seen = sheet.placed_range();
        let geometry = sheet.geometry;
        let key = |mark: Option<usize>| mark.map(|mark| self.marks.all()[mark].key);
        let output = TextViewOutput {
            hovered_mark: key(stripes.hovered),
            clicked_mark: key(stripes.clicked),
            selection_changed: before != sheet.state.selection,
            stretched,
            visible_range: sheet.doc.span(seen.start as usize, seen.end as usize),
            selection_rect: sheet.selection_rect(),
            column: Rect::from_x_y_ranges(geometry.left..=geometry.left + geometry.width, rect.y_range()),
            stripes: stripes.stripes.len(),
            gathered: stripes.more.iter().map(|(_, hidden)| hidden.len()).sum(),
            overflow: stripes.overflow.take(),
            response,
        };
        let layout = sheet.layout(sheet.state.top.paragraph);
        sheet.state.top_byte = sheet.top_offset(&layout);
        sheet.state.scrolled = sheet.state.top != top;
        sheet.state.cache.end();
        output
    }

    /// Brings what is remembered in line with text, style and window, and places the paragraphs.
    fn begin<'s>(&'s self, ui: &'s Ui, state: &'s mut TextViewState, rect: Rect) -> Sheet<'s> {
        if state.document != self.doc.id() {
            state.document = self.doc.id();
            state.top = super::state::Top::default();
        }
        let letter = state.cache.begin(ui, self.doc.id(), self.style);
        let geometry = Geometry::new(rect, self.style, letter, self.marks.most_lanes());
        let ppp = ui.pixels_per_point();
        let line_height = (self.style.line_height * ppp).round().max(1.0) / ppp;
        let top = state.top.paragraph;
        let old = state.cache.get(top);
        let changed = state.cache.set_measures(ppp, self.doc.id(), self.style, &geometry);
        let placed = Vec::new();
        let mut sheet = Sheet { ui, doc: self.doc, style: self.style, geometry, state, line_height, placed };
        match old {
            Some(old) if changed => {
                let offset = sheet.top_offset(&old);
                sheet.set_top_offset(offset);
            }
            _ => {
                let top = sheet.state.top;
                sheet.set_top(top.paragraph, top.offset);
            }
        }
        sheet.place();
        sheet
    }

    /// Passages with a tint: of stressed records, of the current one, and of the one under the pointer.
    fn tinted(&self, sheet: &Sheet<'_>, hovered: Option<usize>) -> Vec<(Span, egui::Color32)> {
        let colours = &self.style.colours;
        let stressed = self.marks.touching(sheet.placed_range()).into_iter().filter(|index| {
            let mark = &self.marks.all()[*index];
            mark.emphasised || self.current == Some(mark.key)
        });
        let stressed = stressed.map(|index| (self.marks.all()[index].span, colours.current));
        let hovered = hovered.map(|index| (self.marks.all()[index].span, colours.hovered));
        stressed.chain(hovered).collect()
    }
}
