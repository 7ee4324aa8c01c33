//! Where a text was changed: places after a change move with it.

use crate::edit::{TextEdit, edits_of_text};

/// The bytes from `start` to `old_end` became those from `new_start` to `new_end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stretch {
    start: usize,
    old_end: usize,
    new_start: usize,
    new_end: usize,
}

/// What differs between two states of a text, from its beginning to its end.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change(Vec<Stretch>);

impl Change {
    /// Line by line, and in lines that differ word by word.
    pub fn between(old: &str, new: &str) -> Self {
        let mut longer = 0_isize;
        let mut stretch = |edit: TextEdit| {
            let new_start = edit.range.start.saturating_add_signed(longer);
            let new_end = new_start + edit.with.len();
            longer += edit.with.len() as isize - edit.range.len() as isize;
            Stretch { start: edit.range.start, old_end: edit.range.end, new_start, new_end }
        };
        Self(edits_of_text(old, new).into_iter().map(&mut stretch).collect())
    }

    /// Where a place is now. One inside what was changed goes to where that begins.
    pub fn carry(&self, at: usize) -> usize {
        let before = self.0.partition_point(|stretch| stretch.start < at);
        match before.checked_sub(1).and_then(|last| self.0.get(last)) {
            None => at,
            Some(last) if at >= last.old_end => at - last.old_end + last.new_end,
            Some(last) => last.new_start,
        }
    }
}
