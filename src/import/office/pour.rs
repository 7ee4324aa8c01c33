//! Lines become the text, and what hangs on them its marks and comments.

use std::collections::BTreeMap;

use crate::study::{MarkKind, Span};

use super::super::build::Builder;
use super::{Anchor, Block, Line};

/// A comment as the file keeps it, by its id.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(in super::super) struct Comment {
    pub author: String,
    pub text: String,
}

/// The text under way.
pub(in super::super) struct Pouring<'a> {
    pub out: &'a mut Builder,
    comments: BTreeMap<String, Comment>,
    /// Where comments began that have not ended.
    begun: BTreeMap<String, usize>,
    /// How many pages began; nothing where the file does not say.
    pages: usize,
    /// Pages that begin with the next line.
    turned: usize,
    pub placed: usize,
    pub full: bool,
}

impl<'a> Pouring<'a> {
    pub fn new(out: &'a mut Builder, comments: BTreeMap<String, Comment>, paged: bool) -> Self {
        let turned = usize::from(paged);
        Self { out, comments, begun: BTreeMap::new(), pages: 0, turned, placed: 0, full: false }
    }

    pub fn block(&mut self, block: Block) {
        let Block { line, what } = block;
        if self.out.is_full() {
            self.full = true;
            return;
        }
        self.out.end_line();
        let start = self.line(line);
        if let Some(what) = what {
            self.out.mark_from(start, what);
        }
        self.out.end_line();
    }

    /// Writes the words of a line, and gives where they begin.
    fn line(&mut self, line: Line) -> usize {
        let Line { text, anchors } = line;
        let words = text.trim_matches('\n');
        let skipped = text.len() - text.trim_start_matches('\n').len();
        let blank = words.trim().is_empty();
        let words = if blank { "" } else { words };
        if !blank {
            self.turn();
        }
        let start = self.out.here();
        let mut done = 0;
        for (at, anchor) in anchors {
            let at = at.saturating_sub(skipped).min(words.len());
            if let Some(before) = words.get(done..at) {
                self.out.push(before);
                done = at;
            }
            self.anchor(anchor, done >= words.trim_end().len());
        }
        self.out.push(words.get(done..).unwrap_or_default());
        start
    }

    fn anchor(&mut self, anchor: Anchor, at_end: bool) {
        let here = self.out.here();
        match anchor {
            Anchor::Page => {
                self.turned += 1;
                if !at_end {
                    self.turn();
                }
            }
            Anchor::From(id) => {
                self.begun.entry(id).or_insert(here);
            }
            Anchor::To(id) => {
                let start = self.begun.remove(&id).unwrap_or(here);
                self.comment(&id, start, here);
            }
            Anchor::At(id) => {
                if !self.begun.contains_key(&id) {
                    self.comment(&id, here, here);
                }
            }
        }
    }

    fn turn(&mut self) {
        if self.turned > 0 {
            self.pages += std::mem::take(&mut self.turned);
            self.out.page(self.pages.to_string());
        }
    }

    fn comment(&mut self, id: &str, start: usize, end: usize) {
        if let Some(comment) = self.comments.remove(id) {
            self.out.comment(Span::new(start, end.max(start)), &comment.author, &comment.text);
            self.placed += 1;
        }
    }

    /// A note by its sign, in a line of its own.
    pub fn note(&mut self, sign: &str, mut line: Line) {
        let bare = line.text.trim_start();
        // A sign of the writer's own stands in the note too.
        let own = !sign.starts_with(char::is_alphanumeric);
        let bare = bare.strip_prefix(sign).filter(|_| own).map_or(bare, str::trim_start);
        let lead = line.text.len() - bare.len();
        line.text.drain(..lead);
        for (at, _) in &mut line.anchors {
            *at = at.saturating_sub(lead);
        }
        line.prefix(&format!("[{sign}] "));
        self.block(Block { line, what: Some(MarkKind::Note(sign.to_owned())) });
    }

    /// Comments whose end never came go to the line of their beginning; gives those that hang nowhere.
    pub fn finish(mut self) -> (usize, Vec<Comment>) {
        for (id, start) in std::mem::take(&mut self.begun) {
            self.comment(&id, start, start);
        }
        let loose = self.comments.into_values().filter(|comment| !comment.text.trim().is_empty()).collect();
        (self.placed, loose)
    }
}
