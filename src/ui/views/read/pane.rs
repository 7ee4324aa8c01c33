//! One text with its evidence in the margin.

use std::sync::Arc;

use eframe::egui;

use super::change::Change;
use super::picture::{Loaded, Picture, RegionMark};
use super::scripts::Scripts;
use super::style::style;
use crate::analysis::{Filter, Lens};
use crate::edit::{Command, Retag};
use crate::session::Place;
use crate::study::{AnyId, Evidence, EvidenceId, RecordId, Region, SourceId, Span};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::text::{Go, Mark, Marks, TextDoc, TextView, TextViewState};
use crate::ui::theme::Tokens;

/// What evidence rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    Words(Span),
    Region(Region),
}

/// So many seconds after the last movement a place is remembered.
const REST: f64 = 0.8;

/// A text that is open.
pub struct Pane {
    source: SourceId,
    text: Option<Arc<str>>,
    doc: TextDoc,
    marks: Marks,
    /// What the marks were made from.
    key: Option<(u64, Lens, bool)>,
    view: TextViewState,
    /// Where a bar under the selection may stand, and how wide.
    pub bar_at: Option<(egui::Rect, egui::Rect)>,
    overflow: Option<Vec<u128>>,
    /// Where one is in the text, as it is remembered; `None` until the text is there.
    place: Option<Place>,
    /// A passage was asked for: it comes before the place of last time.
    called: bool,
    /// What a source that is a picture shows in place of words.
    picture: Option<Picture>,
    regions: Vec<RegionMark>,
    scripts: Scripts,
    /// When the text was last moved, until that is remembered.
    moved: Option<f64>,
}

pub struct PaneOutput {
    pub focused: bool,
}

impl Pane {
    pub fn new(source: SourceId) -> Self {
        let doc = TextDoc::new(Arc::from(""));
        let marks = Marks::new(Vec::new(), &doc);
        Self {
            source,
            text: None,
            doc,
            marks,
            key: None,
            view: TextViewState::default(),
            bar_at: None,
            overflow: None,
            place: None,
            called: false,
            picture: None,
            regions: Vec::new(),
            scripts: Scripts::default(),
            moved: None,
        }
    }

    pub fn source(&self) -> SourceId {
        self.source
    }

    pub fn evidence(&self) -> usize {
        self.marks.all().len() + self.regions.len()
    }

    /// What a tag would go to: the selected words, or the rectangle that was drawn.
    pub fn piece(&self) -> Option<Piece> {
        match &self.picture {
            Some(picture) => picture.draft.map(Piece::Region),
            None => self.passage().map(Piece::Words),
        }
    }

    pub fn is_picture(&self) -> bool {
        self.picture.is_some()
    }

    pub fn picture_mut(&mut self) -> Option<&mut Picture> {
        self.picture.as_mut()
    }

    /// The rectangles of a picture, in reading order.
    pub fn regions(&self) -> &[RegionMark] {
        &self.regions
    }

    /// The passage that is selected. A selection by mouse or by word takes blanks and line ends along
    /// that nobody means.
    pub fn passage(&self) -> Option<Span> {
        self.view.selection()?.trimmed(self.text())
    }

    pub fn caret(&self) -> usize {
        self.view.caret().head
    }

    /// Where the passage in hand begins.
    pub fn place_in_hand(&self) -> usize {
        let selection = self.view.caret();
        selection.anchor.min(selection.head)
    }

    pub fn doc(&self) -> &TextDoc {
        &self.doc
    }

    /// The number of the last paragraph.
    pub fn last_number(&self) -> u32 {
        self.doc.paragraphs().last().map_or(0, |last| last.number)
    }

    /// Whether the reader moved the text in the last frame.
    pub fn scrolled(&self) -> bool {
        self.view.scrolled()
    }

    pub fn view_place(&mut self, by_paragraph: bool) -> Go {
        self.view.place(&self.doc, by_paragraph)
    }

    pub fn go(&mut self, place: Go) {
        self.view.go(place);
    }

    pub fn bookmarks(&self) -> &[u32] {
        self.place.as_ref().map_or(&[], |place| &place.bookmarks)
    }

    /// Sets a bookmark at the paragraph of the caret, or takes it away. Tells whether there is one now.
    pub fn toggle_bookmark(&mut self, cx: &mut Cx) -> bool {
        let paragraph = self.doc.paragraph_at(self.caret());
        let (Some(place), Some(paragraph)) = (&mut self.place, self.doc.paragraphs().get(paragraph)) else {
            return false;
        };
        let set = place.toggle(paragraph.range.clone());
        cx.ask(Action::KeepPlace(self.source, place.clone()));
        set
    }

    pub fn next_bookmark(&self, forward: bool) -> Option<usize> {
        self.place.as_ref()?.next(self.place_in_hand() as u32, forward).map(|at| at as usize)
    }

    /// The place as it is to be remembered when the text is put away.
    pub fn leave(&mut self) -> Option<(SourceId, Place)> {
        self.moved.take()?;
        Some((self.source, self.place.clone()?))
    }

    pub fn text(&self) -> &str {
        self.doc.text()
    }

    /// Selects a passage and brings it into view.
    pub fn reveal(&mut self, span: Span) {
        self.called = true;
        self.view.select(span);
        self.view.scroll_to(span);
    }

    /// Marks in the order of their places, for going from one to the next.
    pub fn passages(&self) -> impl Iterator<Item = (EvidenceId, Span)> {
        self.marks
            .all()
            .iter()
            .map(|mark| (EvidenceId::from_uuid(uuid::Uuid::from_u128(mark.key)), mark.span))
    }

    /// Brings text and marks up to the study.
    pub fn refresh(&mut self, cx: &Cx, tokens: &Tokens) {
        let study = cx.session.study();
        let Some(text) = study.texts.get(self.source) else { return };
        let is_picture = study.is_picture(self.source);
        if is_picture != self.picture.is_some() {
            self.picture = is_picture.then(Picture::default);
        }
        if !self.text.as_ref().is_some_and(|known| Arc::ptr_eq(known, &text.text)) {
            let page = |page: &str| t!("read-page", page = page);
            let new = TextDoc::with_marks(text.text.clone(), &text.marks, &page);
            let old = std::mem::replace(&mut self.doc, new);
            if self.text.is_some() {
                let change = Change::between(old.text(), self.doc.text());
                self.view.carry(&old, &self.doc, &|at| change.carry(at));
                if let Some(place) = &mut self.place {
                    place.carry(|at| change.carry(at as usize) as u32);
                }
            } else {
                let place = cx.prefs.places.get(self.source).cloned().unwrap_or_default();
                if !self.called && place.at > 0 {
                    self.view.go(Go::Offset(place.at as usize));
                    self.view.select(Span { start: place.at, end: place.at });
                }
                self.place = Some(place);
            }
            self.text = Some(text.text.clone());
            self.scripts = Scripts::of(&text.text);
            self.key = None;
        }
        let fresh = matches!(&self.key, Some((revision, lens, dark))
            if *revision == study.revision() && *lens == cx.session.lens && *dark == tokens.dark);
        if fresh {
            return;
        }
        let index = cx.session.index();
        let filter = Filter::new(&index, &cx.session.lens);
        let levels = cx.names.level_count() as u8;
        let number = index.sources.number(self.source);
        let shown: Vec<&Evidence> = study
            .evidence_of(self.source, &index_rows(&index, number))
            .into_iter()
            .filter(|evidence| filter.passes_evidence(&index, evidence.id))
            .collect();
        let colour = |evidence: &Evidence| {
            evidence.themes.first().map_or(tokens.ink3, |theme| cx.names.theme_colour(tokens, *theme))
        };
        let region = |evidence: &&Evidence| {
            Some(RegionMark {
                id: evidence.id,
                region: evidence.region?,
                colour: colour(evidence),
                levels: cx.names.level_mask(&evidence.levels),
                level_count: levels,
                label: format!("{} · {}", evidence.quote, label(cx, evidence)),
            })
        };
        self.regions = shown.iter().filter_map(region).collect();
        self.regions.sort_by_key(|mark| (mark.region.top, mark.region.left, mark.id));
        let marks = shown
            .into_iter()
            .filter(|evidence| evidence.region.is_none())
            .map(|evidence| Mark {
                key: names::key(evidence.id),
                span: evidence.span,
                colour: colour(evidence),
                levels: cx.names.level_mask(&evidence.levels),
                level_count: levels,
                emphasised: false,
                label: label(cx, evidence).into(),
            })
            .collect();
        self.marks = Marks::new(marks, &self.doc);
        self.key = Some((study.revision(), cx.session.lens.clone(), tokens.dark));
    }

    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        cx: &mut Cx,
        id: egui::Id,
        hits: &[Span],
        current_hit: Option<usize>,
    ) -> PaneOutput {
        let tokens = Tokens::of(ui);
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, tokens.paper);
        let style = style(cx, tokens);
        let study = cx.session.study();
        let current = match cx.session.selection.what {
            Some(AnyId::Evidence(id)) => Some(id),
            _ => None,
        };
        let title = study.sources.get(self.source).map_or("", |source| source.title.as_str());
        if self.picture.is_some() {
            return self.show_picture(ui, cx, id, &t!("read-picture", title = title), current);
        }
        let before = self.passage();
        self.scripts.say(ui, &style.font);
        let output = TextView::new(id, &self.doc, &self.marks, &style)
            .hits(hits, current_hit)
            .current(current.map(names::key))
            .bookmarks(self.place.as_ref().map_or(&[], |place| &place.bookmarks))
            .labels(&t!("read-text", title = title), &t!("read-map", title = title))
            .show(ui, &mut self.view);
        self.bar_at = output.selection_rect.map(|rect| (rect, output.column));
        if let Some(key) = output.clicked_mark {
            let evidence = EvidenceId::from_uuid(uuid::Uuid::from_u128(key));
            cx.ask(Action::Select(AnyId::Evidence(evidence)));
            if let Some(mark) = self.marks.by_key(key) {
                self.view.select(mark.span);
            }
            ui.memory_mut(|memory| memory.request_focus(id));
        } else if output.selection_changed {
            self.selection_changed(cx, current, before, output.stretched);
        }
        if let Some(key) = output.hovered_mark
            && let Some(mark) = self.marks.by_key(key)
        {
            output.response.clone().on_hover_text_at_pointer(mark.label.to_string());
        }
        if let Some(overflow) = &output.overflow {
            let lines: Vec<String> = overflow
                .keys
                .iter()
                .filter_map(|key| self.marks.by_key(*key))
                .map(|m| m.label.to_string())
                .collect();
            output.response.clone().on_hover_text_at_pointer(lines.join("\n"));
            if overflow.clicked {
                self.overflow = Some(overflow.keys.clone());
            }
        }
        if let Some(keys) = self.overflow.take() {
            let records =
                keys.iter().map(|key| AnyId::Evidence(EvidenceId::from_uuid(uuid::Uuid::from_u128(*key))));
            cx.ask(Action::Behind { title: t!("read-overflow").to_owned(), records: records.collect() });
        }
        self.keep_place(ui, cx);
        PaneOutput { focused: output.response.has_focus() }
    }

    fn show_picture(
        &mut self,
        ui: &mut egui::Ui,
        cx: &mut Cx,
        id: egui::Id,
        name: &str,
        current: Option<EvidenceId>,
    ) -> PaneOutput {
        let Some(picture) = &mut self.picture else { return PaneOutput { focused: false } };
        if matches!(picture.loaded, Loaded::Wanted) {
            picture.loaded = Loaded::Asked;
            cx.ask(Action::LoadPicture(self.source));
        }
        let room = ui.available_rect_before_wrap();
        let Some(output) = picture.show(ui, id, name, &self.regions, current) else {
            self.bar_at = None;
            return PaneOutput { focused: false };
        };
        let left = output.in_hand.map_or(room.left(), |rect| rect.left().max(room.left() + 16.0));
        let column = egui::Rect::from_x_y_ranges(left..=room.right().max(left), room.y_range());
        // Whoever opened it comes to read, and it was not there yet to have the keyboard.
        if output.first && ui.memory(|memory| memory.focused().is_none()) {
            output.response.request_focus();
        }
        self.bar_at = output.in_hand.map(|rect| (rect.intersect(room), column));
        if let Some((evidence, region)) = output.moved {
            cx.edit(Command::Retag { evidence: vec![evidence], change: Retag::Region(region) });
            return PaneOutput { focused: output.response.has_focus() };
        }
        if let Some(evidence) = output.clicked {
            cx.ask(Action::Select(AnyId::Evidence(evidence)));
            ui.memory_mut(|memory| memory.request_focus(id));
        } else if (output.drawn || output.response.clicked()) && current.is_some() {
            cx.ask(Action::Deselect);
        }
        PaneOutput { focused: output.response.has_focus() }
    }

    /// Remembers where one is, once the text has stood still for a moment.
    fn keep_place(&mut self, ui: &egui::Ui, cx: &mut Cx) {
        let Some(place) = &mut self.place else { return };
        let at = self.view.top_byte() as u32;
        if place.at != at {
            place.at = at;
            self.moved = Some(ui.time());
        }
        if let Some(moved) = self.moved {
            let left = moved + REST - ui.time();
            if left <= 0.0 {
                self.moved = None;
                cx.ask(Action::KeepPlace(self.source, place.clone()));
            } else {
                ui.request_repaint_after(std::time::Duration::from_secs_f64(left.max(0.1)));
            }
        }
    }

    /// A new selection lets go of the evidence in hand, or takes up the one that stands there. When it
    /// is stretched by keys, the passage in hand grows or shrinks with it.
    fn selection_changed(
        &self,
        cx: &mut Cx,
        current: Option<EvidenceId>,
        before: Option<Span>,
        stretched: bool,
    ) {
        let now = self.passage();
        if now == before {
            return;
        }
        let study = cx.session.study();
        let in_hand = current.and_then(|id| study.evidence.get(id)).filter(|e| e.source == self.source);
        if stretched
            && let (Some(evidence), Some(span)) = (in_hand, now)
            && Some(evidence.span) == before
        {
            return cx.edit(Command::Retag { evidence: vec![evidence.id], change: Retag::Span(span) });
        }
        let there = now.and_then(|span| self.marks.all().iter().find(|mark| mark.span == span));
        match there {
            Some(mark) => {
                let id = EvidenceId::from_uuid(uuid::Uuid::from_u128(mark.key));
                cx.ask(Action::Select(AnyId::Evidence(id)));
            }
            None if in_hand.is_some() => cx.ask(Action::Deselect),
            None => {}
        }
    }
}

/// The rows of a source's evidence in the index, which is sorted by source.
fn index_rows(index: &crate::analysis::Index, source: u32) -> Vec<EvidenceId> {
    let codes = index.evidence.codes(crate::analysis::Field::Source);
    let of = |row: usize| codes.of(row).first().copied().unwrap_or(u32::MAX);
    let rows = index.evidence.len;
    let mut low = 0;
    let mut high = rows;
    while low < high {
        let middle = usize::midpoint(low, high);
        if of(middle) < source { low = middle + 1 } else { high = middle }
    }
    (low..rows).take_while(|row| of(*row) == source).map(|row| index.evidence_id(row)).collect()
}

trait EvidenceOf {
    fn evidence_of(&self, source: SourceId, ids: &[EvidenceId]) -> Vec<&crate::study::Evidence>;
}

impl EvidenceOf for crate::study::Study {
    fn evidence_of(&self, source: SourceId, ids: &[EvidenceId]) -> Vec<&crate::study::Evidence> {
        ids.iter()
            .filter_map(|id| self.evidence.get(*id))
            .filter(|evidence| evidence.source == source)
            .collect()
    }
}

/// What a stripe says: themes, levels, polarity, coder, and the words.
fn label(cx: &Cx, evidence: &crate::study::Evidence) -> String {
    let study = cx.session.study();
    let themes: Vec<&str> = evidence
        .themes
        .iter()
        .filter_map(|id| study.themes.get(*id))
        .map(|theme| theme.name.as_str())
        .collect();
    let themes = if themes.is_empty() { t!("read-no-theme").to_owned() } else { themes.join(", ") };
    let levels: Vec<&str> = evidence
        .levels
        .iter()
        .filter_map(|id| study.levels.get(*id))
        .map(|level| level.name.as_str())
        .collect();
    let polarity = evidence.polarity.map_or("", |polarity| study.front().polarity_labels.get(polarity));
    let coder = study.coders.get(evidence.coder).map_or("", |coder| coder.initials.as_str());
    let parts = [themes, levels.join(", "), polarity.to_owned(), coder.to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
