//! One paragraph with all that stands beside it: its words by their look, the label of the speaker, and
//! the labels of the gutter, or above the words where there is no gutter.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::epaint::text::FontsView;
use eframe::egui::{FontId, Rect, Vec2, vec2};

use super::doc::Paragraph;
use super::layout::{self, Ink, ParagraphLayout, Request, Tone};
use super::sheet::Sheet;
use super::structure::{Look, Sign, SignKind};
use super::style::Numbers;
use super::turns::{HeadPart, PartKind};

/// Between gutter and words.
const GAP: f32 = 12.0;
/// A label in the gutter that is narrower than this can't be read.
const LEAST_LABEL: f32 = 60.0;
/// So many lines are looked at for the direction of an empty one.
const FAR: usize = 50;
/// Tab stops of a table's rows, in heights of a line.
const TAB_STOP: f32 = 4.0;

/// The width of a letter of a cell, in heights of the letter: rather too much, so that cells fit.
const LETTER: f32 = 0.56;
/// Between the cells of a row.
const CELL_GAP: f32 = 24.0;

impl Sheet<'_> {
    pub(super) fn set(&self, index: usize, paragraph: &Paragraph) -> ParagraphLayout {
        let height = if paragraph.blank { self.line_height / 2.0 } else { self.line_height };
        if paragraph.is_empty() {
            let mut empty = layout::empty(height);
            if self.is_among_rtl(index) {
                empty.rtl = true;
                empty.lines.iter_mut().for_each(|line| line.edge = self.geometry.width);
            }
            return empty;
        }
        self.ui.fonts_mut(|fonts| {
            let mut whole = self.words(fonts, index, paragraph, height);
            if self.geometry.gutter > 0.0 {
                self.beside(fonts, index, paragraph, &mut whole);
            } else {
                self.above(fonts, index, paragraph, &mut whole);
            }
            self.question(fonts, index, &mut whole);
            whole
        })
    }

    /// Whether an empty line stands among words from right to left, so that its caret stands there too:
    /// by the words before it, or else after it.
    fn is_among_rtl(&self, index: usize) -> bool {
        let all = self.doc.paragraphs();
        let from = index.saturating_sub(FAR);
        let before = all[from..index.min(all.len())].iter().rev();
        let after = all.iter().skip(index + 1).take(FAR);
        let near = before.chain(after).find(|paragraph| !paragraph.blank);
        near.is_some_and(|paragraph| layout::is_rtl(&self.doc.text()[paragraph.bytes()]))
    }

    fn words(
        &self,
        fonts: &mut FontsView<'_>,
        index: usize,
        paragraph: &Paragraph,
        height: f32,
    ) -> ParagraphLayout {
        let (style, doc) = (self.style, self.doc);
        let (font, scale) = match paragraph.look {
            Look::Heading(level) => {
                let font = &style.heading_fonts[usize::from(level.clamp(1, 3)) - 1];
                (font, font.size / style.font.size)
            }
            Look::Note => (&style.note_font, style.note_font.size / style.font.size),
            _ => (style.question_font.as_ref().filter(|_| paragraph.asks).unwrap_or(&style.font), 1.0),
        };
        let ppp = self.ui.pixels_per_point();
        let height = (height * scale * ppp).round() / ppp;
        let body = &doc.text()[paragraph.body_start() as usize..paragraph.range.end as usize];
        let mut request = Request::new(body, font, height, self.geometry.width);
        if paragraph.continued {
            request.direction_of = doc.words_of(doc.first_piece_of(index));
        }
        if paragraph.look == Look::Row {
            request.tab_stop = style.line_height * TAB_STOP;
            request.stops = stops(&paragraph.columns, font.size * LETTER, self.geometry.width);
        }
        let mut whole = layout::set(fonts, &request);
        whole.shift(paragraph.body_start() - paragraph.range.start);
        whole
    }

    /// The parts of a label in the text, the name before the time.
    fn parts(paragraph: &Paragraph) -> impl Iterator<Item = &HeadPart> {
        let of = |kind| {
            let parts = paragraph.head.iter().flat_map(|head| &head.parts);
            parts.filter(move |part| part.kind == kind)
        };
        of(PartKind::Name).chain(of(PartKind::Time))
    }

    fn part(
        &self,
        fonts: &mut FontsView<'_>,
        part: &HeadPart,
        start: u32,
        width: f32,
    ) -> (ParagraphLayout, f32, Tone) {
        let (font, tone) = match part.kind {
            PartKind::Name => (&self.style.name_font, Tone::Name),
            PartKind::Time => (&self.style.small_font, Tone::Small),
        };
        let text = &self.doc.text()[part.range.start as usize..part.range.end as usize];
        let mut request = Request::new(text, font, self.style.small_line_height, width);
        let from = (part.shown.start - part.range.start) as usize;
        request.shown = from..from + part.shown.len();
        let mut label = layout::set(fonts, &request);
        label.shift(part.range.start - start);
        let indent = label.caret(part.shown.start - start, false).1;
        (label, indent, tone)
    }

    /// Labels in the gutter, each at the line where it begins and below the one before.
    fn beside(
        &self,
        fonts: &mut FontsView<'_>,
        index: usize,
        paragraph: &Paragraph,
        whole: &mut ParagraphLayout,
    ) {
        let style = self.style;
        let start = paragraph.range.start;
        let first = whole.lines.first().map_or(self.line_height, |line| line.bottom - line.top);
        let drop = ((first - style.small_line_height) / 2.0).floor();
        let mut at = vec2(-self.geometry.gutter, drop);
        let number = self.number(paragraph).map(|number| small(fonts, number, &style.small_font));
        // The number has its place on the first line, beside the labels; they keep out of it.
        let taken = number.as_ref().map_or(0.0, |number| number.size().x + 6.0);
        let room = self.geometry.gutter - GAP;
        let beside = room - taken >= LEAST_LABEL;
        let width = if beside { room - taken } else { room.max(24.0) };
        let mut first_width = 0.0_f32;
        for part in Self::parts(paragraph) {
            let (label, indent, tone) = self.part(fonts, part, start, width);
            let bottom = at.y + label.height;
            first_width = first_width.max(if at.y <= drop { widest(&label) - indent } else { 0.0 });
            *whole = layout::with_head(std::mem::take(whole), label, vec2(at.x - indent, at.y), tone);
            at.y = bottom;
        }
        for sign in self.doc.signs_in(index).iter().filter(|sign| sign.kind != SignKind::Field) {
            let top = whole.caret_rect((sign.at - start).min(paragraph.range.len() as u32), false).top();
            // Many moments may fall into one line: the first stands for them.
            if sign.kind == SignKind::Time && at.y > top + drop && top > 0.0 {
                continue;
            }
            at.y = at.y.max(top + drop);
            let size = self.label(fonts, sign, at, width, whole);
            first_width = first_width.max(if at.y <= drop { size.x } else { 0.0 });
            at.y += size.y;
        }
        whole.height = whole.height.max(at.y);
        if let Some(galley) = number {
            let y = if first_width == 0.0 || beside { drop } else { at.y };
            let centre = ((style.small_line_height - galley.size().y) / 2.0).round();
            let x = -GAP - galley.size().x;
            whole.height = whole.height.max(y + style.small_line_height);
            whole.inks.push(Ink { galley, pos: vec2(x, y + centre), tone: Tone::Small });
        }
    }

    fn number(&self, paragraph: &Paragraph) -> Option<String> {
        let number = match self.style.numbers {
            Numbers::Off => return None,
            Numbers::Paragraphs if paragraph.blank => return None,
            Numbers::Paragraphs => paragraph.number,
            Numbers::Lines => paragraph.line,
        };
        (!paragraph.continued).then(|| number.to_string())
    }

    /// A label that is not among the words. Gives its size.
    fn label(
        &self,
        fonts: &mut FontsView<'_>,
        sign: &Sign,
        at: Vec2,
        width: f32,
        whole: &mut ParagraphLayout,
    ) -> Vec2 {
        let (font, tone) = match sign.kind {
            SignKind::Name | SignKind::Field => (&self.style.name_font, Tone::Name),
            _ => (&self.style.small_font, Tone::Small),
        };
        let request = Request::new(&sign.text, font, self.style.small_line_height, width);
        let label = layout::set(fonts, &request);
        let size = vec2(widest(&label), label.height);
        let rect = Rect::from_min_size(at.to_pos2(), vec2(width, size.y));
        whole.labels.push((rect, Arc::from(sign.text.as_str())));
        whole.inks.extend(label.inks.into_iter().map(|ink| Ink { pos: ink.pos + at, tone, ..ink }));
        size
    }

    /// Labels in a line above the words, where the window is too narrow for a gutter.
    fn above(
        &self,
        fonts: &mut FontsView<'_>,
        index: usize,
        paragraph: &Paragraph,
        whole: &mut ParagraphLayout,
    ) {
        let start = paragraph.range.start;
        let width = self.geometry.width;
        let parts: Vec<&HeadPart> = Self::parts(paragraph).collect();
        let signs = self.doc.signs_in(index).iter();
        let signs: Vec<&Sign> = signs
            .filter(|sign| match sign.kind {
                SignKind::Field => false,
                // A moment inside a paragraph has no place of its own here.
                SignKind::Time => sign.at == start,
                _ => true,
            })
            .collect();
        if parts.is_empty() && signs.is_empty() {
            return;
        }
        let mut at = Vec2::ZERO;
        let mut bottom = self.style.small_line_height;
        let mut above = ParagraphLayout { lines: Vec::new(), ..ParagraphLayout::default() };
        for part in parts {
            let (label, indent, tone) = self.part(fonts, part, start, (width - at.x).max(48.0));
            bottom = bottom.max(at.y + label.height);
            let next = at.x + widest(&label) - indent + 8.0;
            above = layout::with_head(above, label, vec2(at.x - indent, at.y), tone);
            at.x = next;
        }
        for sign in signs {
            let size = self.label(fonts, sign, at, (width - at.x).max(48.0), &mut above);
            bottom = bottom.max(at.y + size.y);
            at.x += size.x + 8.0;
        }
        whole.translate(vec2(0.0, bottom));
        whole.height += bottom;
        whole.head_lines += above.lines.len();
        whole.head_above = true;
        above.lines.append(&mut whole.lines);
        whole.lines = above.lines;
        whole.inks.extend(above.inks);
        whole.labels.extend(above.labels);
    }

    /// What was asked in a survey stands as a small head above the answer.
    fn question(&self, fonts: &mut FontsView<'_>, index: usize, whole: &mut ParagraphLayout) {
        let fields = self.doc.signs_in(index).iter().filter(|sign| sign.kind == SignKind::Field);
        let mut above = ParagraphLayout::default();
        let mut at = vec2(0.0, 4.0);
        for sign in fields {
            at.y += self.label(fonts, sign, at, self.geometry.width, &mut above).y;
        }
        if above.labels.is_empty() {
            return;
        }
        whole.translate(vec2(0.0, at.y));
        whole.height += at.y;
        whole.inks.extend(above.inks);
        whole.labels.extend(above.labels);
    }
}

/// Where the cells of a row begin, from the letters of each column but the last. The last one keeps a
/// quarter of the page.
fn stops(columns: &[u8], letter: f32, width: f32) -> Vec<f32> {
    let mut at = 0.0;
    let stops: Vec<f32> = columns
        .iter()
        .map(|letters| {
            at += f32::from(*letters) * letter + CELL_GAP;
            at
        })
        .collect();
    let scale = if at > width * 0.75 { width * 0.75 / at } else { 1.0 };
    stops.into_iter().map(|stop| (stop * scale).round()).collect()
}

fn small(fonts: &mut FontsView<'_>, text: String, font: &FontId) -> Arc<egui::Galley> {
    fonts.layout_no_wrap(text, font.clone(), egui::Color32::PLACEHOLDER)
}

/// Where the ink of a label ends.
fn widest(label: &ParagraphLayout) -> f32 {
    label.inks.iter().map(|ink| ink.pos.x + ink.galley.size().x).fold(0.0, f32::max)
}
