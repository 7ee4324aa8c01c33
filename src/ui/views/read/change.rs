//! Where a text was changed, as one stretch: places after it move with it.

/// The bytes from `start` to `old_end` became those from `start` to `new_end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Change {
    pub fn between(old: &str, new: &str) -> Self {
        let same = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(a, b)| a == b).count();
        let start = same(&mut old.bytes().zip(new.bytes()));
        let (old_rest, new_rest) = (&old.as_bytes()[start..], &new.as_bytes()[start..]);
        let end = same(&mut old_rest.iter().rev().copied().zip(new_rest.iter().rev().copied()));
        Self { start, old_end: old.len() - end, new_end: new.len() - end }
    }

    /// Where a place is now. One inside what was changed goes to where that begins.
    pub fn carry(self, at: usize) -> usize {
        if at <= self.start {
            at
        } else if at >= self.old_end {
            at - self.old_end + self.new_end
        } else {
            self.start
        }
    }
}
