//! What Word and OpenDocument files have in common: paragraphs, rows and boxes put into lines, places
//! in them that comments and pages hang on, and the sentences of the receipt.

mod layout;
mod pour;
mod tally;

pub(super) use layout::Layout;
pub(super) use pour::{Comment, Pouring};
pub(super) use tally::{Tally, counted_words, quoted, told};

use crate::study::MarkKind;

/// What hangs on a place in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// The comment of that id begins, ends, or is called without a range.
    From(String),
    To(String),
    At(String),
    /// A page begins.
    Page,
}

/// The words of a paragraph or row, and what hangs on places in them, in order.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub text: String,
    pub anchors: Vec<(usize, Anchor)>,
}

impl Line {
    pub fn anchor(&mut self, anchor: Anchor) {
        self.anchors.push((self.text.len(), anchor));
    }

    /// Whether nobody would see anything here.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds another line behind this one.
    pub fn join(&mut self, between: &str, other: Self) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push_str(between);
        }
        let here = self.text.len();
        self.text.push_str(&other.text);
        self.anchors.extend(other.anchors.into_iter().map(|(at, anchor)| (here + at, anchor)));
    }

    /// Puts words before all others.
    pub fn prefix(&mut self, words: &str) {
        self.text.insert_str(0, words);
        for (at, _) in &mut self.anchors {
            *at += words.len();
        }
    }

    /// The same with line breaks and tabs as blanks, for a cell of a row.
    fn flat(mut self, tab: &str) -> Self {
        if !self.text.contains(['\n', '\t', '\r']) {
            return self;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut anchors = std::mem::take(&mut self.anchors).into_iter().peekable();
        for (at, c) in self.text.char_indices() {
            while let Some((_, anchor)) = anchors.next_if(|(place, _)| *place <= at) {
                self.anchors.push((text.len(), anchor));
            }
            match c {
                '\t' => text.push_str(tab),
                '\n' | '\r' => text.push(' '),
                c => text.push(c),
            }
        }
        let end = text.len();
        self.anchors.extend(anchors.map(|(_, anchor)| (end, anchor)));
        Self { text, anchors: self.anchors }
    }
}

/// A line of the text to be, and what it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Block {
    pub line: Line,
    pub what: Option<MarkKind>,
}

/// Blocks as one line: paragraphs parted by a blank, rows of inner tables by a stroke.
pub(super) fn flatten(blocks: Vec<Block>) -> Line {
    let mut all = Line::default();
    let mut after_row = false;
    for Block { line, what } in blocks {
        let row = what == Some(MarkKind::Row);
        let line = line.flat(if row { " | " } else { " " });
        let between = if row || after_row { " / " } else { " " };
        // No second blank where the writer left one.
        let between = if between == " " && all.text.ends_with(' ') { "" } else { between };
        all.join(between, line);
        after_row = row;
    }
    all
}
