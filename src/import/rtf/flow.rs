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

    /// A bullet or number that was written as words makes the line an item: `•⇥one`, `a)⇥two`.
    pub(super) fn take_sign(&mut self) {
        let Some(tab) = self.line.find('\t').filter(|at| self.line[..*at].chars().count() <= 8) else {
            return;
        };
        if is_sign(self.line[..tab].trim()) && !self.line[tab..].trim().is_empty() {
            self.item = true;
            self.line.replace_range(tab..=tab, " ");
        }
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

/// `•`, `–`, `1.`, `(a)`, `iv)`.
fn is_sign(sign: &str) -> bool {
    if matches!(sign, "•" | "◦" | "▪" | "–" | "—" | "-" | "*" | "·" | "○" | "■" | "□" | "➢" | "✓")
    {
        return true;
    }
    let inner = sign.strip_prefix('(').unwrap_or(sign);
    let Some(inner) = inner.strip_suffix(['.', ')']) else { return false };
    let digits = (1..=4).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let roman = inner.len() <= 6 && inner.bytes().all(|b| b"ivxlc".contains(&b.to_ascii_lowercase()));
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    !inner.is_empty() && (digits || roman || letter)
}
