//! A text in the making: words, what is known of them, and the receipt, kept in step.
//!
//! Every reader of a format writes into a [`Builder`]; places are right by construction. Control
//! characters and line ends of other systems never get in.

use std::path::PathBuf;

use super::{ImportError, Imported, Note, guess, title_of};
use crate::study::{MarkKind, Origin, SourceKind, SourceMark, Span, border_after, border_before, word_count};

/// The most text that one file may unfold to: no document written by people comes near.
pub(super) const MAX_TEXT: usize = 128 * 1024 * 1024;

#[derive(Default)]
pub(super) struct Builder {
    text: String,
    marks: Vec<SourceMark>,
    notes: Vec<Note>,
    /// The page under way: where it begins, and its label.
    page: Option<(usize, String)>,
    /// From the document itself, where it says so; else guessed in [`Builder::finish`].
    pub title: String,
    pub date: String,
    pub language: String,
    /// Sentences of the receipt.
    pub kept: Vec<String>,
    pub changed: Vec<String>,
    pub left_out: Vec<String>,
}

impl Builder {
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that was decoded and cleaned already (`decode::decode`).
    pub fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next words will stand.
    pub fn here(&self) -> usize {
        self.text.len()
    }

    /// Whether there is room for more. Readers stop, and say so, where there is none.
    pub fn is_full(&self) -> bool {
        self.text.len() > MAX_TEXT
    }

    /// Adds words to the line under way. Line breaks inside stay line breaks; control characters go.
    pub fn push(&mut self, words: &str) {
        if words.bytes().all(|b| b >= b' ' && b != 0x7f) && words.is_ascii() {
            self.text.push_str(words);
            return;
        }
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' => {
                    chars.next_if_eq(&'\n');
                    self.text.push('\n');
                }
                '\n' | '\t' => self.text.push(c),
                '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.text.push('\n'),
                c if c.is_control() => {}
                c => self.text.push(c),
            }
        }
    }

    /// Ends the line under way, if there is one: the next words begin a paragraph.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// An empty line, never two and never at the start.
    pub fn blank_line(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph of its own. Returns where its words stand; empty ones are not added.
    pub fn paragraph(&mut self, words: &str) -> Span {
        self.end_line();
        let start = self.here();
        self.push(words);
        let end = self.here();
        self.end_line();
        Span::new(start, end)
    }

    /// Marks what stands from `start` to here (without the line end).
    pub fn mark_from(&mut self, start: usize, what: MarkKind) {
        let end = start + self.text[start..].trim_end_matches('\n').len();
        self.mark(Span::new(start, end), what);
    }

    pub fn mark(&mut self, span: Span, what: MarkKind) {
        if !span.is_empty() {
            self.marks.push(SourceMark { span, what });
        }
    }

    /// A row of a table: cells parted by tabs, line breaks inside a cell by blanks.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        if cells.iter().all(String::is_empty) {
            return;
        }
        let span = self.paragraph(cells.join("\t").trim_end_matches('\t'));
        self.mark(span, MarkKind::Row);
    }

    /// A new page begins here.
    pub fn page(&mut self, label: impl Into<String>) {
        self.end_page();
        self.page = Some((self.here(), label.into()));
    }

    fn end_page(&mut self) {
        if let Some((start, label)) = self.page.take() {
            self.mark_from(start, MarkKind::Page(label));
        }
    }

    /// A comment on a passage. One on no words goes to the line it stands in.
    pub fn comment(&mut self, span: Span, author: &str, text: &str) {
        if !text.trim().is_empty() {
            let (author, text) = (author.trim().to_owned(), text.trim().to_owned());
            self.notes.push(Note { span, author, text });
        }
    }

    /// What every format ends in: the words are there, counted, and what they came from is noted.
    pub fn finish(
        mut self,
        name: &str,
        format: &'static str,
        encoding: &str,
    ) -> Result<Imported, ImportError> {
        self.end_page();
        if self.text.trim().is_empty() {
            return Err(ImportError::NoWords);
        }
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let text = self.text;
        let snap = |span: Span| {
            let start = border_before(&text, span.start as usize);
            Span::new(start, border_after(&text, (span.end as usize).max(start)))
        };
        let marks = self.marks.into_iter().map(|mark| SourceMark { span: snap(mark.span), ..mark }).collect();
        let notes = self
            .notes
            .into_iter()
            .map(|note| {
                let span = snap(note.span);
                Note { span: span.trimmed(&text).unwrap_or_else(|| line_of(&text, span)), ..note }
            })
            .filter(|note| !note.span.is_empty())
            .collect();
        let mut imported = Imported {
            path: PathBuf::new(),
            title: if self.title.trim().is_empty() {
                title_of(name)
            } else {
                super::names::shorten(&self.title)
            },
            kind: guess::kind_by_name(name).unwrap_or(SourceKind::Document),
            language: if self.language.is_empty() { guess::language(&text) } else { self.language },
            date: if self.date.is_empty() { guess::date_in_name(base) } else { self.date },
            words: 0,
            origin: Origin {
                file_name: base.to_owned(),
                encoding: encoding.to_owned(),
                format: format.to_owned(),
                kept: self.kept,
                remarks: self.changed,
                left_out: self.left_out,
                original: String::new(),
            },
            marks: SourceMark::fitting(marks, &text),
            notes,
            picture: None,
            bytes: None,
            text,
        };
        let talk = super::transcript::recognise(&mut imported);
        if talk && guess::kind_by_name(name).is_none() {
            imported.kind = SourceKind::Interview;
        }
        imported.words = word_count(&imported.text);
        Ok(imported)
    }
}

/// The words of the line around a place; of the nearest line before, where that one is empty.
fn line_of(text: &str, at: Span) -> Span {
    let mut end = at.start as usize;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let stop = text[end..].find('\n').map_or(text.len(), |at| end + at);
        if let Some(line) = Span::new(start, stop).trimmed(text) {
            return line;
        }
        if start == 0 {
            return Span::default();
        }
        end = start - 1;
    }
}
