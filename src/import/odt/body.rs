//! The words of an OpenDocument text, walked once from first to last.

use std::collections::BTreeMap;

use crate::study::MarkKind;

use super::super::build::MAX_TEXT;
use super::super::office::{Anchor, Block, Comment, Layout, Tally, counted_words, flatten};
use super::super::xml::{Piece, Tag, Xml};
use super::changes::{Carried, Changes};
use super::lists::Lists;
use super::styles::Styles;

/// The most rows that one is repeated to. Spreadsheets claim a million.
const MAX_ROWS: usize = 1_000;
/// The most blanks in one go.
const MAX_BLANKS: usize = 1_000;

pub(super) struct Body<'d> {
    styles: &'d Styles,
    pub tally: Tally,
    layout: Layout,
    lists: Lists,
    /// Lists of the text, while a note or box has lists of its own.
    outer_lists: Vec<Lists>,
    /// For each open element, whether words in it are words of the text.
    reading: Vec<bool>,
    paragraphs: Vec<Paragraph>,
    cells: Vec<Cell>,
    /// For each row that is open, how often it is there.
    rows: Vec<usize>,
    /// For each span and section that is open, whether it is hidden.
    hiding: Vec<bool>,
    hidden: String,
    written: usize,
    /// Pictures and objects that are open: description, whether a picture, whether an object.
    drawn: Vec<(String, bool, bool)>,
    /// Pages that begin with the next words.
    pages: usize,
    /// Whether an endnote, its sign, its lines.
    notes: Vec<(bool, String, Vec<Block>)>,
    sign: Vec<(bool, String)>,
    comments: BTreeMap<String, Comment>,
    comment: Option<(String, Comment)>,
    reading_of: String,
    changes: Changes,
    carried: Option<Carried>,
}

#[derive(Default)]
struct Paragraph {
    what: Option<MarkKind>,
    label: String,
    style: String,
    hidden: bool,
    /// Whether the last character was a blank, or none was yet, so that another one does not show.
    blank: bool,
}

struct Cell {
    covered: bool,
    times: usize,
}

/// What a part gave.
pub(super) struct Read {
    pub blocks: Vec<Block>,
    pub notes: Vec<(String, Vec<Block>)>,
    pub comments: BTreeMap<String, Comment>,
    pub tally: Tally,
}

impl<'d> Body<'d> {
    pub fn new(styles: &'d Styles) -> Self {
        Self {
            styles,
            tally: Tally::default(),
            layout: Layout::default(),
            lists: Lists::default(),
            outer_lists: Vec::new(),
            reading: Vec::new(),
            paragraphs: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            hiding: Vec::new(),
            hidden: String::new(),
            written: 0,
            drawn: Vec::new(),
            pages: 0,
            notes: Vec::new(),
            sign: Vec::new(),
            comments: BTreeMap::new(),
            comment: None,
            reading_of: String::new(),
            changes: Changes::default(),
            carried: None,
        }
    }

    pub fn read(mut self, text: &str) -> Read {
        let mut xml = Xml::new(text);
        self.layout.open_frame();
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => {
                    let inherited = self.reading.last().copied().unwrap_or(false);
                    let reads = match (tag.prefix(), tag.name()) {
                        (_, "p" | "h") => true,
                        ("text" | "loext", _) => inherited,
                        _ => false,
                    };
                    if self.start(&tag, &mut xml) {
                        self.reading.push(reads);
                    }
                }
                Piece::End(name) => {
                    self.reading.pop();
                    self.end(name);
                }
                Piece::Text(words) if self.reading.last() == Some(&true) => self.words(&words),
                Piece::Text(_) => {}
            }
        }
        self.put_carried(0);
        self.tally.damaged |= xml.fault();
        self.tally.hidden += counted_words(&self.hidden);
        let blocks = self.layout.close_frame();
        self.notes.sort_by_key(|(end, _, _)| *end);
        let notes = self.notes.into_iter().map(|(_, sign, blocks)| (sign, blocks)).collect();
        Read { blocks, notes, comments: self.comments, tally: self.tally }
    }

    /// Says whether the element was entered; else it was passed over, with its end.
    fn start(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> bool {
        match tag.name() {
            "note" | "annotation" | "frame" if self.changes.deleting() => {
                xml.skip();
                return false;
            }
            "p" | "h" => self.begin_paragraph(tag),
            "span" => self.hiding.push(self.styles.hidden(&tag.attribute("style-name").unwrap_or_default())),
            "section" => self.hiding.push(tag.attribute("display").as_deref() == Some("none")),
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.add(&" ".repeat(count.min(MAX_BLANKS)));
            }
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            "soft-page-break" => {
                self.tally.paged = true;
                self.pages += 1;
            }
            "a" => {
                let target = tag.attribute("href").unwrap_or_default();
                self.tally.links += usize::from(!target.is_empty() && !target.starts_with('#'));
            }
            "list" => self.lists.open(tag),
            "list-item" => self.lists.item(tag),
            "table" | "table-row" | "table-cell" | "covered-table-cell" => self.start_table_part(tag),
            "note" => {
                let end = tag.attribute("note-class").as_deref() == Some("endnote");
                self.sign.push((end, String::new()));
            }
            "note-citation" => {
                let written = xml.words();
                self.call(written.trim());
                return false;
            }
            "note-body" | "text-box" => self.open_frame(),
            "annotation" => {
                let named = tag.attribute("name").filter(|name| !name.is_empty());
                let id = named.clone().unwrap_or_else(|| format!("\u{0}{}", self.comments.len()));
                let anchor = if named.is_some() { Anchor::From } else { Anchor::At };
                self.layout.line().anchor(anchor(id.clone()));
                self.comment = Some((id, Comment::default()));
                self.open_frame();
            }
            "annotation-end" => {
                let id = tag.attribute("name").unwrap_or_default();
                self.layout.line().anchor(Anchor::To(id));
            }
            "creator" if self.comment.is_some() => {
                let author = xml.words();
                if let Some((_, comment)) = &mut self.comment {
                    author.trim().clone_into(&mut comment.author);
                }
                return false;
            }
            "frame" => self.drawn.push((String::new(), false, false)),
            "image" | "object" | "object-ole" | "plugin" => {
                let picture = tag.name() == "image";
                if let Some(drawn) = self.drawn.last_mut() {
                    drawn.1 |= picture;
                    drawn.2 |= !picture;
                }
                // A formula or chart may stand here whole, with words of its own.
                xml.skip();
                return false;
            }
            "title" | "desc" if tag.prefix() == "svg" => {
                let words = xml.words();
                if let Some((alt, _, _)) = self.drawn.last_mut() {
                    words.trim().clone_into(alt);
                }
                return false;
            }
            "hidden-text" | "hidden-paragraph" if tag.attribute("is-hidden").as_deref() == Some("true") => {
                let mut words = xml.words();
                if tag.name() == "hidden-text" {
                    words = tag.attribute("string-value").unwrap_or(words);
                } else if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = true;
                }
                self.hidden.push_str(&words);
                return false;
            }
            "ruby-text" => {
                self.reading_of = xml.words();
                return false;
            }
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first"
                if tag.prefix() == "style" =>
            {
                if tag.attribute("display").as_deref() == Some("false") {
                    xml.skip();
                    return false;
                }
                self.open_frame();
            }
            "tracked-changes" => {
                self.changes.read(xml, &mut self.tally);
                return false;
            }
            "change-start" => self.changes.start(&tag.attribute("change-id").unwrap_or_default()),
            "change-end" => self.changes.end(&tag.attribute("change-id").unwrap_or_default()),
            // Settings, and templates of indexes; the indexes themselves are text.
            "number" | "date" | "date-string" | "creator-initials" | "sender-initials" | "forms"
            | "script" | "scripts" | "event-listeners" | "automatic-styles" | "font-face-decls"
            | "settings" | "meta"
                if tag.name() != "meta" || tag.prefix() == "office" =>
            {
                if tag.name() == "date" && tag.prefix() == "text" {
                    return true;
                }
                xml.skip();
                return false;
            }
            name if name.ends_with("-source") || name.ends_with("-decls") => {
                xml.skip();
                return false;
            }
            _ => {}
        }
        true
    }

    fn start_table_part(&mut self, tag: &Tag<'_>) {
        let number = |name| tag.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1_usize).max(1);
        match tag.name() {
            "table" => {
                self.tally.tables += usize::from(!self.changes.deleting());
                self.layout.open_table();
            }
            "table-row" => {
                self.rows.push(number("number-rows-repeated").min(MAX_ROWS));
                self.layout.open_row(0);
            }
            name => {
                let covered = name == "covered-table-cell";
                self.cells.push(Cell { covered, times: number("number-columns-repeated") });
                self.open_frame();
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" | "section" => {
                self.hiding.pop();
            }
            "list" => self.lists.close(),
            "list-item" => self.lists.end_item(),
            "table" => self.layout.close_table(),
            "table-row" => {
                let times = self.rows.pop().unwrap_or(1);
                self.layout.close_row(false, times);
            }
            "table-cell" | "covered-table-cell" => {
                self.close_lists();
                let cell = self.cells.pop().unwrap_or(Cell { covered: false, times: 1 });
                self.layout.close_cell(1, cell.covered);
                self.layout.repeat_cell(cell.times - 1);
            }
            "text-box" => {
                self.tally.boxes += 1;
                self.close_lists();
                self.layout.close_box();
            }
            "note-body" => {
                let blocks = self.close_frame();
                let (end, sign) = self.sign.last().cloned().unwrap_or_default();
                self.notes.push((end, sign, blocks));
            }
            "note" => {
                self.sign.pop();
            }
            "annotation" => {
                let blocks = self.close_frame();
                if let Some((id, mut comment)) = self.comment.take() {
                    let lines: Vec<String> = blocks.into_iter().map(|block| block.line.text).collect();
                    comment.text = lines.join("\n");
                    self.comments.insert(id, comment);
                }
            }
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => {
                let blocks = self.close_frame();
                let words = flatten(blocks).text.trim().to_owned();
                if !words.is_empty() && !self.tally.heads.contains(&words) {
                    self.tally.heads.push(words);
                }
            }
            "frame" => {
                let Some((alt, picture, object)) = self.drawn.pop() else { return };
                if object {
                    self.tally.objects += 1;
                } else if picture {
                    self.tally.pictures.push(alt);
                }
            }
            "ruby" => {
                let reading = std::mem::take(&mut self.reading_of);
                if !reading.trim().is_empty() {
                    self.add(&format!("({})", reading.trim()));
                }
            }
            _ => {}
        }
    }

    fn open_frame(&mut self) {
        self.outer_lists.push(std::mem::take(&mut self.lists));
        self.layout.open_frame();
    }

    fn close_lists(&mut self) {
        self.put_carried(self.outer_lists.len());
        self.lists = self.outer_lists.pop().unwrap_or_default();
    }

    fn close_frame(&mut self) -> Vec<Block> {
        self.close_lists();
        self.layout.close_frame()
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.attribute("style-name").unwrap_or_default();
        let mut paragraph =
            Paragraph { hidden: self.styles.hidden(&style), blank: true, ..Paragraph::default() };
        let label = self.lists.next(self.styles, &style);
        if tag.name() == "h" {
            let level = tag.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            let numbered = tag.attribute("is-list-header").as_deref() != Some("true");
            let restart = tag.attribute("restart-numbering").as_deref() == Some("true");
            let start = tag.attribute("start-value").and_then(|start| start.parse().ok());
            let outline = || self.lists.next_heading(self.styles, level, start.filter(|_| restart));
            let label = label.filter(|label| !label.is_empty());
            paragraph.label = label.or_else(|| numbered.then(outline).flatten()).unwrap_or_default();
            paragraph.what = Some(MarkKind::Heading(u8::try_from(level.clamp(1, 9)).unwrap_or(9)));
        } else {
            let heading = self.styles.heading(&style).map(MarkKind::Heading);
            paragraph.what = heading.or(label.is_some().then_some(MarkKind::Item));
            paragraph.label = label.unwrap_or_default();
        }
        paragraph.style = style;
        self.layout.begin_paragraph();
        let depth = self.outer_lists.len();
        if let Some(carried) = self.carried.take_if(|carried| carried.depth == depth) {
            *self.layout.line() = carried.line;
            (paragraph.what, paragraph.blank) = (carried.what, false);
            paragraph.label.clear();
        }
        for _ in 0..std::mem::take(&mut self.pages) {
            self.layout.line().anchor(Anchor::Page);
        }
        self.paragraphs.push(paragraph);
    }

    /// Writes the paragraph that was to go on, where the deletion of its end goes on beyond its frame.
    fn put_carried(&mut self, depth: usize) {
        if let Some(carried) = self.carried.take_if(|carried| carried.depth >= depth) {
            self.layout.begin_paragraph();
            *self.layout.line() = carried.line;
            self.layout.end_paragraph(carried.what);
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        let line = self.layout.line();
        if paragraph.hidden {
            self.hidden.push_str(&line.text);
            self.hidden.push(' ');
            line.text.clear();
            for (at, _) in &mut line.anchors {
                *at = 0;
            }
        }
        // The format counts no blank at the end of a paragraph but those that it names.
        if paragraph.blank && line.text.ends_with(' ') {
            line.text.pop();
        }
        if !line.is_blank() {
            line.prefix(&paragraph.label);
            if self.changes.deleting() {
                let (line, depth) = (self.layout.carry(), self.outer_lists.len());
                self.carried = Some(Carried { line, what: paragraph.what.clone(), depth });
            }
        }
        self.layout.end_paragraph(paragraph.what);
    }

    /// Words as the file has them: blanks, tabs and breaks in a row are one blank, and none at the start.
    fn words(&mut self, words: &str) {
        let blank = self.paragraphs.last().is_some_and(|paragraph| paragraph.blank);
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if !blank && !words.contains(['\t', '\n', '\r']) && !words.contains("  ") {
            self.write(words);
            self.set_blank(words.ends_with(' '));
            return;
        }
        let mut out = String::with_capacity(words.len());
        let mut after = blank;
        for c in words.chars() {
            if !is_blank(c) {
                out.push(c);
            } else if !after {
                out.push(' ');
            }
            after = is_blank(c);
        }
        self.write(&out);
        self.set_blank(after);
    }

    /// Adds what the file names by an element.
    fn add(&mut self, words: &str) {
        self.write(words);
        self.set_blank(false);
    }

    fn set_blank(&mut self, blank: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.blank = blank;
        }
    }

    fn write(&mut self, words: &str) {
        // A blank is written as a count, so that a small file can ask for any number of them.
        self.written = self.written.saturating_add(words.len());
        if self.written > MAX_TEXT {
            self.tally.full = true;
            return;
        }
        if self.changes.deleting() {
            return;
        }
        if words.contains('\u{ad}') {
            self.tally.soft_hyphens += words.matches('\u{ad}').count();
            return self.write(&words.replace('\u{ad}', ""));
        }
        if self.hiding.contains(&true) {
            self.hidden.push_str(words);
            return;
        }
        let pages = std::mem::take(&mut self.pages);
        let line = self.layout.line();
        for _ in 0..pages {
            line.anchor(Anchor::Page);
        }
        line.text.push_str(words);
    }

    /// A note is called here. Footnotes and endnotes may be numbered alike; no two get the same sign.
    fn call(&mut self, written: &str) {
        let Some((end, sign)) = self.sign.last_mut() else { return };
        let mut own =
            if written.is_empty() { (self.notes.len() + 1).to_string() } else { written.to_owned() };
        let taken = |sign: &str| self.notes.iter().any(|(other, taken, _)| *other != *end && taken == sign);
        if *end && taken(&own) {
            own.insert(0, 'e');
        }
        own.clone_into(sign);
        self.add(&format!("[{own}]"));
    }
}
