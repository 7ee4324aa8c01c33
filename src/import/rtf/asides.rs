//! What stands beside the text: notes, comments, boxes, numbers of lists, fields of the file.

use super::flow::{Flow, squeezed};
use super::reader::{Reader, State};
use super::words::{Aside, Place};
use crate::study::{MarkKind, Span};

/// The most footnotes, and ranges of comments.
const MAX_NOTES: usize = 100_000;
/// The most running heads and feet that are told apart.
const MAX_HEADS: usize = 64;

impl Reader<'_> {
    pub(super) fn open_flow(&mut self, aside: Aside) {
        // One flow a group, whatever is written there.
        if self.state.flow {
            return;
        }
        let shown = self.state.place == Place::Text && !self.state.hidden && !self.state.deleted;
        if aside == Aside::Footnote {
            if !shown || self.notes.len() >= MAX_NOTES {
                self.state.place = Place::Skip;
                return;
            }
            self.notes.push(Vec::new());
            let sign = format!("[{}]", self.notes.len());
            self.put(&sign);
        }
        let mut flow = Flow::of(aside);
        if aside == Aside::Footnote {
            flow.number = self.notes.len();
        }
        self.flows.push(flow);
        self.state =
            State { place: Place::Text, flow: true, in_table: false, level: None, style: 0, ..self.state };
    }

    pub(super) fn end_flow(&mut self, mut flow: Flow) {
        let Some(what) = flow.what else { return };
        let number = flow.number;
        match what {
            Aside::Footnote => {
                flow.end_row();
                flow.end_line(None);
                if let Some(note) = number.checked_sub(1).and_then(|at| self.notes.get_mut(at)) {
                    *note = flow.done;
                }
            }
            Aside::Box => {
                flow.end_row();
                flow.end_line(None);
                match self.flows.last_mut() {
                    Some(outer) if outer.what.is_some() => outer.done.append(&mut flow.done),
                    _ => self.waiting.append(&mut flow.done),
                }
            }
            Aside::Bullet => {
                let bullet = squeezed(&flow.words());
                if self.state.place == Place::Text && !self.state.hidden && !self.state.deleted {
                    let outer = self.flow();
                    outer.item = true;
                    if !bullet.is_empty() {
                        outer.line.push_str(&bullet);
                        outer.line.push(' ');
                    }
                }
            }
            Aside::Running => {
                let words = squeezed(&flow.words());
                if !words.is_empty()
                    && self.met.running.len() < MAX_HEADS
                    && !self.met.running.contains(&words)
                {
                    self.met.running.push(words);
                }
            }
            Aside::Title => self.builder.title = squeezed(&flow.words()),
            Aside::Author => self.author = squeezed(&flow.words()),
            Aside::CommentAuthor => self.comment_author = squeezed(&flow.words()),
            Aside::CommentName => {
                let name = squeezed(&flow.words());
                if self.comment_author.is_empty() {
                    self.comment_author = name;
                }
            }
            Aside::CommentRef => self.comment_ref = squeezed(&flow.words()),
            Aside::CommentStart | Aside::CommentEnd => {
                let (key, here) = (squeezed(&flow.words()), self.here());
                let places = if what == Aside::CommentStart { &mut self.starts } else { &mut self.ends };
                if places.len() < MAX_NOTES {
                    places.insert(key, here);
                }
            }
            Aside::Comment => {
                let author = std::mem::take(&mut self.comment_author);
                let key = std::mem::take(&mut self.comment_ref);
                let end = self.ends.remove(&key).unwrap_or_else(|| self.here());
                let start = self.starts.remove(&key).unwrap_or(end).min(end);
                self.builder.comment(Span::new(start, end), &author, &flow.words());
            }
        }
    }

    pub(super) fn write_notes(&mut self) {
        for (at, lines) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if lines.is_empty() {
                continue;
            }
            self.met.notes += 1;
            let sign = (at + 1).to_string();
            let start = self.builder.here();
            self.builder.push(&format!("[{sign}] "));
            for (at, line) in lines.into_iter().enumerate() {
                if at == 0 {
                    self.builder.push(line.words.trim_start());
                    self.builder.end_line();
                } else {
                    self.write(line);
                }
            }
            self.builder.mark_from(start, MarkKind::Note(sign));
        }
    }
}
