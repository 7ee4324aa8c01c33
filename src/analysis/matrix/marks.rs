//! How a record of several values is counted once in every place above them.
//!
//! A record is marked +1 in each of its innermost places, and −1 where two neighbours of them, in the
//! order of the walk, first meet going up. Added up from the leaves, every place that holds at least
//! one of them then holds exactly 1: it has one more mark than meetings. So a record costs as many
//! steps as it has values, however deep the codebook is, and the places above are filled once for all
//! records together.

/// No place.
pub(super) use crate::analysis::numbers::NONE;

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub at: u32,
    pub sign: i32,
}

/// The marks of the records of a block, end to end; reused from block to block.
#[derive(Default, Debug)]
pub(super) struct Marks {
    ends: Vec<u32>,
    marks: Vec<Mark>,
}

impl Marks {
    pub fn clear(&mut self) {
        self.ends.clear();
        self.marks.clear();
    }

    #[inline]
    pub fn of(&self, at: usize) -> &[Mark] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.marks[from..self.ends[at] as usize]
    }

    #[inline]
    pub fn add(&mut self, at: u32, sign: i32) {
        self.marks.push(Mark { at, sign });
    }

    /// Ends the marks of a record.
    #[inline]
    pub fn close(&mut self) {
        self.ends.push(self.marks.len() as u32);
    }

    /// A record with at most one place.
    #[inline]
    pub fn push_one(&mut self, at: u32) {
        if at != NONE {
            self.add(at, 1);
        }
        self.close();
    }
}

/// Places in the order of a walk, each with the one above it; past the last one stands the root, which
/// holds everything.
#[derive(Default, Debug)]
pub(super) struct Tree {
    /// [`NONE`] at the top.
    ups: Vec<u32>,
    /// Where the places below end.
    ends: Vec<u32>,
}

impl Tree {
    /// `depths` in the order of the walk, 0 at the top.
    pub fn new(depths: impl Iterator<Item = u16>) -> Self {
        let mut tree = Self::default();
        let mut above: Vec<(u16, u32)> = Vec::new();
        for (at, depth) in depths.enumerate() {
            while let Some((_, place)) = above.pop_if(|(other, _)| *other >= depth) {
                tree.ends[place as usize] = at as u32;
            }
            tree.ups.push(above.last().map_or(NONE, |(_, place)| *place));
            tree.ends.push(NONE);
            above.push((depth, at as u32));
        }
        let len = tree.ups.len() as u32;
        for (_, place) in above {
            tree.ends[place as usize] = len;
        }
        tree
    }

    pub fn len(&self) -> usize {
        self.ups.len()
    }

    pub fn root(&self) -> u32 {
        self.ups.len() as u32
    }

    /// The place above, or [`NONE`].
    pub fn up(&self, place: usize) -> u32 {
        self.ups[place]
    }

    /// Whether `inner` is `outer` or stands below it.
    pub fn holds(&self, outer: u32, inner: u32) -> bool {
        outer <= inner && inner < self.ends[outer as usize]
    }

    /// Marks a record that stands in these places, and ends it. The list is sorted on the way.
    pub fn mark(&self, places: &mut Vec<u32>, out: &mut Marks) {
        if places.len() > 1 {
            places.sort_unstable();
            places.dedup();
        }
        let mut before = NONE;
        for place in places.iter().copied() {
            if before != NONE {
                out.add(self.meet(before, place), -1);
            }
            out.add(place, 1);
            before = place;
        }
        out.close();
    }

    /// The innermost place that holds both; `one` stands before `other`.
    fn meet(&self, one: u32, other: u32) -> u32 {
        let mut at = one;
        while at != NONE {
            if other < self.ends[at as usize] {
                return at;
            }
            at = self.ups[at as usize];
        }
        self.root()
    }
}
