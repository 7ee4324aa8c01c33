//! The words of a page, line by line, as a browser would show them.

use std::collections::BTreeSet;

use super::kinds::Kind;
use super::scan::{Event, Scan};
use crate::import::build::Builder;
use crate::import::counting::roman;
use crate::study::MarkKind;

struct List {
    /// The way of counting, or nothing for bullets.
    style: Option<u8>,
    next: i32,
}

pub(super) struct Writer<'a> {
    builder: &'a mut Builder,
    line: String,
    /// Whether blanks stand before the next word.
    blank: bool,
    /// Whether `line` is no more than the number or bullet of an item.
    bare: bool,
    item: bool,
    /// The note under way: where it begins, its sign, and in how many lists it stands.
    note: Option<(usize, String, usize)>,
    pre: usize,
    /// Right after `<pre>`, where a line end does not count.
    pre_start: bool,
    quotes: usize,
    lists: Vec<List>,
    /// Open tables, and whether each is one of rows.
    tables: Vec<bool>,
    cells: Vec<String>,
    /// Whether words go into a cell.
    in_cell: bool,
    pub soft: usize,
    /// Tables whose rows are rows.
    pub kept_tables: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(builder: &'a mut Builder) -> Self {
        Self {
            builder,
            line: String::new(),
            blank: false,
            bare: false,
            item: false,
            note: None,
            pre: 0,
            pre_start: false,
            quotes: 0,
            lists: Vec::new(),
            tables: Vec::new(),
            cells: Vec::new(),
            in_cell: false,
            soft: 0,
            kept_tables: 0,
        }
    }

    /// Writes the events of a part. Gives whether there was room for all.
    pub(super) fn write(
        &mut self,
        scan: &Scan,
        part: std::ops::Range<usize>,
        layout: &BTreeSet<usize>,
    ) -> bool {
        let start = part.start;
        for (at, event) in scan.events[part].iter().enumerate() {
            match event {
                Event::Words(range) => self.words(&scan.words[range.clone()]),
                Event::Open(kind) => self.open(*kind, layout.contains(&(start + at))),
                Event::Close(kind) => self.close(*kind),
                Event::Number(number) => self.number(*number),
                Event::Note => self.begin_note(),
            }
            if self.builder.is_full() {
                return false;
            }
        }
        self.end_line(None);
        true
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\u{ad}' => self.soft += 1,
                '\n' if self.pre > 0 => {
                    if !self.pre_start {
                        self.put_blank();
                        self.line.push(if self.in_cell { ' ' } else { '\n' });
                    }
                }
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if self.pre > 0 {
                        self.line.push(c);
                    } else {
                        self.blank = true;
                    }
                }
                c => {
                    self.put_blank();
                    self.line.push(c);
                    self.bare = false;
                }
            }
            self.pre_start = false;
        }
    }

    fn put_blank(&mut self) {
        if std::mem::take(&mut self.blank) && !self.line.is_empty() && !self.line.ends_with([' ', '\n', '\t'])
        {
            self.line.push(' ');
        }
    }

    fn put(&mut self, c: char) {
        self.words(c.encode_utf8(&mut [0; 4]));
    }

    fn open(&mut self, kind: Kind, layout: bool) {
        match kind {
            Kind::Quote => {
                self.put(if self.quotes.is_multiple_of(2) { '“' } else { '‘' });
                self.quotes += 1;
                return;
            }
            Kind::Reading => return self.put('('),
            Kind::Call => return self.put('['),
            Kind::Break => {
                self.blank = false;
                if self.in_cell {
                    self.blank = true;
                } else if !self.bare && !self.line.is_empty() {
                    self.line.push('\n');
                }
                return;
            }
            Kind::Control | Kind::Back => {
                self.blank = true;
                return;
            }
            Kind::Skip => return,
            Kind::Cell if self.rows() => {
                self.end_line(None);
                self.in_cell = true;
                return;
            }
            _ => {}
        }
        self.end_line(None);
        match kind {
            Kind::Ordered(style) => self.lists.push(List { style: Some(style), next: 1 }),
            Kind::Unordered => self.lists.push(List { style: None, next: 1 }),
            Kind::Item => self.sign(),
            Kind::Pre => (self.pre, self.pre_start) = (self.pre + 1, true),
            Kind::Table | Kind::Layout => {
                self.kept_tables += usize::from(!layout);
                self.tables.push(!layout);
            }
            _ => {}
        }
    }

    fn close(&mut self, kind: Kind) {
        match kind {
            Kind::Quote => {
                self.quotes = self.quotes.saturating_sub(1);
                self.put(if self.quotes.is_multiple_of(2) { '”' } else { '’' });
                return;
            }
            Kind::Reading => return self.put(')'),
            Kind::Call => return self.put(']'),
            Kind::Control | Kind::Back => {
                self.blank = true;
                return;
            }
            Kind::Break | Kind::Skip => return,
            Kind::Cell if self.in_cell && self.rows() => {
                self.in_cell = false;
                let cell = std::mem::take(&mut self.line);
                self.cells.push(cell);
                (self.blank, self.bare, self.item) = (false, false, false);
                return;
            }
            _ => {}
        }
        self.end_line(if let Kind::Heading(level) = kind { Some(level) } else { None });
        match kind {
            Kind::Ordered(_) | Kind::Unordered => drop(self.lists.pop()),
            Kind::Item if self.bare => {
                self.line.clear();
                (self.bare, self.item) = (false, false);
                self.note = None;
            }
            Kind::Item => self.end_note(),
            Kind::Pre => self.pre = self.pre.saturating_sub(1),
            Kind::Row if self.rows() => {
                let cells = std::mem::take(&mut self.cells);
                self.builder.row(&cells);
            }
            Kind::Table | Kind::Layout => drop(self.tables.pop()),
            _ => {}
        }
    }

    /// Whether the innermost table has rows that are rows.
    fn rows(&self) -> bool {
        self.tables.last().copied().unwrap_or(false)
    }

    /// A list's `start` or an item's `value`, right after either began.
    fn number(&mut self, number: i32) {
        if let Some(list) = self.lists.last_mut() {
            list.next = number;
        }
        if self.bare {
            self.line.clear();
            self.bare = false;
            self.sign();
        }
    }

    /// An item that began is a note: it has the sign that it is called by.
    fn begin_note(&mut self) {
        let Some(List { style: Some(_), next }) = self.lists.last() else { return };
        if !self.bare || self.in_cell {
            return;
        }
        let sign = next.saturating_sub(1).to_string();
        self.line = format!("[{sign}] ");
        self.item = false;
        self.note = Some((self.builder.here(), sign, self.lists.len()));
    }

    fn end_note(&mut self) {
        let depth = self.lists.len();
        if let Some((start, sign, _)) = self.note.take_if(|(_, _, lists)| *lists == depth) {
            self.builder.mark_from(start, MarkKind::Note(sign));
        }
    }

    /// The number or bullet of an item.
    fn sign(&mut self) {
        let depth = self.lists.iter().filter(|list| list.style.is_none()).count();
        let sign = match self.lists.last_mut() {
            Some(List { style: Some(style), next }) => {
                let number = *next;
                *next = next.saturating_add(1);
                format!("{}.", counted_as(*style, number))
            }
            _ => ["•", "◦", "▪"][depth.saturating_sub(1).min(2)].to_owned(),
        };
        self.put_blank();
        self.line.push_str(&sign);
        self.line.push(' ');
        (self.bare, self.item) = (true, !self.in_cell);
    }

    fn end_line(&mut self, heading: Option<u8>) {
        if self.in_cell {
            self.blank = true;
            return;
        }
        self.blank = false;
        if self.bare {
            return;
        }
        let line = std::mem::take(&mut self.line);
        let item = std::mem::take(&mut self.item);
        let shown = if self.pre > 0 { line.trim_end() } else { line.trim_matches([' ', '\n', '\t']) };
        if shown.trim().is_empty() {
            return;
        }
        let span = self.builder.paragraph(shown);
        if let Some(what) = heading.map(MarkKind::Heading).or(item.then_some(MarkKind::Item)) {
            self.builder.mark(span, what);
        }
    }
}

/// A number the way a list counts.
fn counted_as(style: u8, number: i32) -> String {
    match (style, u32::try_from(number)) {
        (b'a' | b'A', Ok(number @ 1..)) => {
            let mut rest = number;
            let mut letters = Vec::new();
            while rest > 0 {
                rest -= 1;
                letters.push(style + u8::try_from(rest % 26).unwrap_or(0));
                rest /= 26;
            }
            letters.iter().rev().map(|&b| char::from(b)).collect()
        }
        (b'i' | b'I', Ok(number @ 1..=3999)) => {
            let roman = roman(number);
            if style == b'i' { roman.to_lowercase() } else { roman }
        }
        _ => number.to_string(),
    }
}
