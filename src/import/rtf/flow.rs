//! A flow of words in the making: the text itself, or a note, a comment, a box beside it.

use super::words::Aside;
use crate::study::MarkKind;

#[derive(Default)]
pub(super) struct Flow {
    /// What it is; nothing for the text itself.
    pub what: Option<Aside>,
    /// The number of a footnote.
    pub number: usize,
    /// The line under way.
    pub line: String,
    /// Whether a number or bullet stands before it.
    pub item: bool,
    /// The cells of the row under way, a tab after each.
    row: String,
    in_row: bool,
    /// Lines that are done. The text itself hands them on at once.
    pub done: Vec<Line>,
}

pub(super) struct Line {
    pub words: String,
    pub what: Option<MarkKind>,
}

impl Flow {
    pub(super) fn of(what: Aside) -> Self {
        Self { what: Some(what), ..Self::default() }
    }

    /// How far the next word stands from where the lines that are done end.
    pub(super) fn offset(&self) -> usize {
        if self.in_row { self.row.len() + squeezed(&self.line).len() } else { self.line.len() }
    }

    /// Ends a cell.
    pub(super) fn cell(&mut self) {
        self.in_row = true;
        self.item = false;
        self.row.push_str(&squeezed(&self.line));
        self.row.push('\t');
        self.line.clear();
    }

    /// Ends the row under way, if there is one.
    pub(super) fn end_row(&mut self) {
        if !self.in_row {
            return;
        }
        if !self.line.trim().is_empty() {
            self.cell();
        }
        self.in_row = false;
        let words = std::mem::take(&mut self.row);
        self.add(words.trim_end_matches('\t').to_owned(), Some(MarkKind::Row));
    }

    /// Ends the line under way.
    pub(super) fn end_line(&mut self, heading: Option<u8>) {
        let item = std::mem::take(&mut self.item);
        let words = std::mem::take(&mut self.line);
        let what = heading.map(MarkKind::Heading).or(item.then_some(MarkKind::Item));
        self.add(words, what);
    }

    fn add(&mut self, words: String, what: Option<MarkKind>) {
        if !words.trim().is_empty() {
            self.done.push(Line { words, what });
        }
    }

    /// All its words, lines parted by line ends.
    pub(super) fn words(mut self) -> String {
        self.end_row();
        self.end_line(None);
        let lines: Vec<String> = self.done.into_iter().map(|line| line.words).collect();
        lines.join("\n")
    }
}

/// Words parted by single blanks.
pub(super) fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
