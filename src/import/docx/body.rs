//! The words of a Word document, walked once from first to last.

use std::collections::BTreeMap;

use crate::study::MarkKind;

use super::super::office::{Anchor, Block, Layout, Line, Tally, counted_words};
use super::super::xml::{Piece, Tag, Xml};
use super::notes::{Apart, Notes};
use super::numbering::Numbering;
use super::properties::{CellProperties, Fields, Paragraph, RowProperties, Run};
use super::styles::{NumberedBy, Styles};

/// What the parts of one document share.
pub(super) struct Shared {
    pub styles: Styles,
    pub numbering: Numbering,
    pub notes: Notes,
    pub tally: Tally,
    /// Texts in other formats that the document takes in, by relation.
    pub chunks: BTreeMap<String, String>,
}

/// A walk through one part.
pub(super) struct Body<'d> {
    pub(super) shared: &'d mut Shared,
    pub(super) layout: Layout,
    paragraphs: Vec<Paragraph>,
    pub(super) run: Run,
    rows: Vec<RowProperties>,
    cells: Vec<CellProperties>,
    pub(super) fields: Fields,
    /// Choices of which one is read, innermost last: whether one was.
    chosen: Vec<bool>,
    /// How many tracked changes are open that took words away.
    pub(super) taken: usize,
    /// What a paragraph left whose end a tracked change took away.
    carried: Option<Line>,
    /// A note's sign that the text itself has: whether of an endnote, its id, where the sign begins.
    pub(super) own_sign: Option<(bool, String, usize)>,
    /// Where the reading of a word begins that stands above it, and the reading.
    reading_from: Option<usize>,
    reading: String,
    pub(super) hidden: String,
    /// Pictures and objects that are open: description, whether a picture, whether an object.
    drawn: Vec<(String, bool, bool)>,
    /// How many formulas are open.
    formulas: usize,
    in_words: bool,
    /// Notes and comments under way, and those done.
    apart: Vec<Apart>,
    done: Vec<Apart>,
}

impl<'d> Body<'d> {
    pub fn new(shared: &'d mut Shared) -> Self {
        Self {
            shared,
            layout: Layout::default(),
            paragraphs: Vec::new(),
            run: Run::default(),
            rows: Vec::new(),
            cells: Vec::new(),
            fields: Fields::default(),
            chosen: Vec::new(),
            taken: 0,
            carried: None,
            own_sign: None,
            reading_from: None,
            reading: String::new(),
            hidden: String::new(),
            drawn: Vec::new(),
            formulas: 0,
            in_words: false,
            apart: Vec::new(),
            done: Vec::new(),
        }
    }

    /// Reads a part to its end: its lines, and the notes or comments where it is a part of these.
    pub fn read(mut self, text: &str) -> (Vec<Block>, Vec<Apart>) {
        let mut xml = Xml::new(text);
        self.layout.open_frame();
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => self.start(&tag, &mut xml),
                Piece::End(name) => self.end(name),
                Piece::Text(words) if self.in_words => self.words(&words),
                Piece::Text(_) => {}
            }
        }
        self.shared.tally.damaged |= xml.fault();
        self.shared.tally.hidden += counted_words(&self.hidden);
        self.put_carried();
        (self.layout.close_frame(), self.done)
    }

    fn start(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        match tag.name() {
            "t" => self.in_words = true,
            "r" => self.run = Run::default(),
            "rPr" => self.run = Run::read(xml),
            "p" => self.begin_paragraph(tag),
            "pPr" => {
                let properties = Paragraph::read(xml);
                if let Some(last) = self.paragraphs.last_mut() {
                    *last = properties;
                }
            }
            "tab" | "ptab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("\u{2011}"),
            "softHyphen" => self.shared.tally.soft_hyphens += 1,
            "sym" => self.sign(tag),
            "lastRenderedPageBreak" => {
                self.shared.tally.paged = true;
                self.layout.line().anchor(Anchor::Page);
            }
            // What was moved is marked at both places, like an insertion and a deletion.
            "ins" | "moveTo" => self.shared.tally.insertions += 1,
            "del" | "moveFrom" => {
                self.shared.tally.deletions += 1;
                self.taken += 1;
            }
            "tbl" | "tr" | "trPr" | "tc" | "tcPr" => self.start_table_part(tag.name(), xml),
            "txbxContent" => {
                self.shared.tally.boxes += 1;
                self.layout.open_frame();
            }
            "AlternateContent" => self.chosen.push(false),
            "Choice" | "Fallback" => match self.chosen.last_mut() {
                Some(chosen) if !*chosen => *chosen = true,
                Some(_) => xml.skip(),
                None => {}
            },
            "footnoteReference" | "endnoteReference" => self.note(tag),
            "footnote" | "endnote" | "comment" => {
                self.apart.push(Apart::of(tag));
                self.layout.open_frame();
            }
            "commentRangeStart" => self.hang(tag, Anchor::From),
            "commentRangeEnd" => self.hang(tag, Anchor::To),
            "commentReference" => self.hang(tag, Anchor::At),
            "fldChar" => self.field(tag, xml),
            "hyperlink" => self.shared.tally.links += usize::from(tag.exact("r:id").is_some()),
            "drawing" | "pict" => self.drawn.push((String::new(), false, false)),
            "object" => self.drawn.push((String::new(), false, true)),
            "docPr" | "shape" | "blip" | "imagedata" | "chart" | "relIds" => self.drawing(tag),
            "altChunk" => self.chunk(tag),
            "oMath" => self.formulas += 1,
            "sup" if self.formulas > 0 => self.add("^"),
            "sub" if self.formulas > 0 => self.add("_"),
            "rad" if self.formulas > 0 => self.add("√"),
            "d" if self.formulas > 0 => self.add("("),
            "rt" => self.reading_from = Some(self.layout.line().text.len()),
            // Properties, instructions and former states; none of them is text.
            "sdtPr" | "sdtEndPr" | "tblPr" | "tblPrEx" | "tblGrid" | "sectPr" | "rubyPr" | "ctrlPr"
            | "smartTagPr" | "customXmlPr" | "instrText" | "delInstrText" | "delText" | "fldData"
            | "binData" => xml.skip(),
            name if name.ends_with("Change") => xml.skip(),
            _ => {}
        }
    }

    fn start_table_part(&mut self, name: &str, xml: &mut Xml<'_>) {
        match name {
            "tbl" => {
                self.shared.tally.tables += 1;
                self.layout.open_table();
            }
            "tr" => {
                self.rows.push(RowProperties::default());
                self.layout.open_row(0);
            }
            "trPr" => {
                let row = RowProperties::read(xml);
                self.layout.open_row(row.before);
                self.shared.tally.insertions += usize::from(row.inserted);
                self.shared.tally.deletions += usize::from(row.deleted);
                if let Some(last) = self.rows.last_mut() {
                    *last = row;
                }
            }
            "tc" => {
                self.cells.push(CellProperties::default());
                self.layout.open_frame();
            }
            _ => {
                let cell = CellProperties::read(xml);
                if let Some(last) = self.cells.last_mut() {
                    *last = cell;
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_words = false,
            "r" => self.end_own_sign(),
            "p" => self.end_paragraph(),
            "del" | "moveFrom" => self.taken = self.taken.saturating_sub(1),
            "tbl" => self.layout.close_table(),
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                self.layout.close_row(row.deleted, 1);
            }
            "tc" => {
                self.put_carried();
                let cell = self.cells.pop().unwrap_or_default();
                self.layout.close_cell(cell.span, cell.covered);
            }
            "txbxContent" => {
                self.put_carried();
                self.layout.close_box();
            }
            "AlternateContent" => {
                self.chosen.pop();
            }
            "footnote" | "endnote" | "comment" => {
                self.put_carried();
                let blocks = self.layout.close_frame();
                if let Some(mut apart) = self.apart.pop() {
                    apart.blocks = blocks;
                    self.done.push(apart);
                }
            }
            "drawing" | "pict" | "object" => self.end_drawing(),
            "oMath" => self.formulas = self.formulas.saturating_sub(1),
            "num" if self.formulas > 0 => self.add("/"),
            "d" if self.formulas > 0 => self.add(")"),
            "rt" => {
                let line = self.layout.line();
                let from = self.reading_from.take().unwrap_or(line.text.len());
                // Only what this walk wrote is cut, so the place is a border.
                self.reading = line.text.get(from..).unwrap_or_default().to_owned();
                line.text.truncate(from.min(line.text.len()));
            }
            "rubyBase" => {
                let reading = std::mem::take(&mut self.reading);
                if !reading.trim().is_empty() {
                    self.add(&format!("({})", reading.trim()));
                }
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        if let Some(apart) = self.apart.last_mut() {
            apart.paragraph = tag.attribute("paraId").unwrap_or_default();
        }
        self.layout.begin_paragraph();
        self.paragraphs.push(Paragraph::default());
        if let Some(line) = self.carried.take() {
            *self.layout.line() = line;
        }
    }

    fn end_paragraph(&mut self) {
        self.in_words = false;
        self.fields.end_paragraph();
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        if paragraph.end_deleted {
            self.carried = Some(self.layout.carry());
            self.layout.end_paragraph(None);
            return;
        }
        let Shared { styles, numbering, .. } = &mut *self.shared;
        let of_style = styles.numbered(&paragraph.style);
        let numbered = NumberedBy {
            list: paragraph.numbered.list.or(of_style.list),
            level: paragraph.numbered.level.or(of_style.level),
        };
        let label = numbering.next(numbered, &paragraph.style);
        let heading = match paragraph.outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => styles.heading(&paragraph.style),
        };
        let what = match (heading, &label) {
            (Some(level), _) => Some(MarkKind::Heading(level)),
            (None, Some(_)) => Some(MarkKind::Item),
            (None, None) => None,
        };
        let line = self.layout.line();
        if let Some(label) = label.filter(|_| !line.is_blank()) {
            line.prefix(&label);
        }
        self.layout.end_paragraph(what);
    }

    /// What a deleted paragraph end left, where no paragraph follows that could go on with it.
    fn put_carried(&mut self) {
        if let Some(line) = self.carried.take() {
            let last = self.layout.line();
            let own = std::mem::replace(last, line);
            last.join("", own);
        }
    }

    pub(super) fn paragraph_style(&self) -> &str {
        self.paragraphs.last().map_or("", |paragraph| &paragraph.style)
    }

    pub(super) fn drawn(&mut self) -> &mut Vec<(String, bool, bool)> {
        &mut self.drawn
    }
}
