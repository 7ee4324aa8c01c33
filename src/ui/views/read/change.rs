//! Where a text was changed: places after a change move with it.

use crate::edit::edits_between;

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
    /// Line by line where both have as many lines, so that a word replaced all over a text moves no place
    /// between; else as one stretch.
    pub fn between(old: &str, new: &str) -> Self {
        if old.matches('\n').count() != new.matches('\n').count() {
            return Self(vec![whole(old, new)]);
        }
        let mut all = Vec::new();
        let (mut from, mut to) = (0, 0);
        for (before, after) in old.split('\n').zip(new.split('\n')) {
            if before != after {
                let mut longer = 0_isize;
                for edit in edits_between(before, after, 0) {
                    let new_start = to + edit.range.start.saturating_add_signed(longer);
                    let new_end = new_start + edit.with.len();
                    longer += edit.with.len() as isize - edit.range.len() as isize;
                    let (start, old_end) = (from + edit.range.start, from + edit.range.end);
                    all.push(Stretch { start, old_end, new_start, new_end });
                }
            }
            from += before.len() + 1;
            to += after.len() + 1;
        }
        Self(all)
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

fn whole(old: &str, new: &str) -> Stretch {
    let same = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(a, b)| a == b).count();
    let start = same(&mut old.bytes().zip(new.bytes()));
    let (old_rest, new_rest) = (&old.as_bytes()[start..], &new.as_bytes()[start..]);
    let end = same(&mut old_rest.iter().rev().copied().zip(new_rest.iter().rev().copied()));
    Stretch { start, old_end: old.len() - end, new_start: start, new_end: new.len() - end }
}
