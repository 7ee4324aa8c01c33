//! All passages of one source that stand together, and the most of them that can be matched.
//!
//! Passages are ranges, and are taken by their ends, the first to end first. Those that have begun by
//! then are the ones it stands together with; the others all end later. Matching it with the one of them
//! that ends first is never wrong: whatever that one could be matched with later, any other of them
//! could be matched with too. So one sweep gives a maximum matching for every pair of themes at once.

use crate::analysis::numbers::NONE;

/// A passage, or a stretch that a theme lies over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Half-open and not empty.
    pub from: u32,
    pub to: u32,
    pub row: u32,
    /// Where its themes stand in the list of themes.
    pub themes: (u32, u32),
}

/// Two pieces that stand together, each with one of its themes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub themes: [u32; 2],
    pub pieces: [Piece; 2],
    /// Whether the two are matched.
    pub matched: bool,
}

/// What a sweep needs, kept from source to source.
#[derive(Default)]
pub(super) struct Sweep {
    /// Pieces by their ends, and the rank of each in that.
    ends: Vec<u32>,
    ranks: Vec<u32>,
    /// Ranks of pieces that have begun, the last to end first.
    open: Vec<u32>,
    /// For each theme of each piece the first of the themes that it is matched with.
    heads: Vec<u32>,
    /// A theme and the next one.
    links: Vec<(u32, u32)>,
}

impl Sweep {
    /// Calls for each two pieces and each two different themes of theirs. `themes` holds the themes of
    /// all pieces. Pieces are put in the order of their beginnings.
    pub(super) fn run(&mut self, pieces: &mut [Piece], themes: &[u32], mut each: impl FnMut(Edge)) {
        make_sound(pieces);
        self.heads.clear();
        self.heads.resize(themes.len(), NONE);
        self.links.clear();
        self.open.clear();
        self.ends.clear();
        self.ends.extend(0..pieces.len() as u32);
        self.ends.sort_unstable_by_key(|at| (pieces[*at as usize].to, *at));
        self.ranks.clear();
        self.ranks.resize(pieces.len(), 0);
        for (rank, at) in (0_u32..).zip(&self.ends) {
            self.ranks[*at as usize] = rank;
        }
        let mut next = 0;
        for rank in 0..pieces.len() {
            let piece = pieces[self.ends[rank] as usize];
            while next < pieces.len() && pieces[next].from < piece.to {
                let begun = self.ranks[next];
                let place = self.open.partition_point(|other| *other > begun);
                self.open.insert(place, begun);
                next += 1;
            }
            // It has begun, and all that end before it are gone: it is the last one.
            self.open.pop();
            self.meet(piece, piece, true, themes, &mut each);
            for at in (0..self.open.len()).rev() {
                let other = pieces[self.ends[self.open[at] as usize] as usize];
                self.meet(piece, other, false, themes, &mut each);
            }
        }
    }

    #[inline]
    fn meet(&mut self, one: Piece, other: Piece, itself: bool, themes: &[u32], each: &mut impl FnMut(Edge)) {
        for p in one.themes.0..one.themes.1 {
            for q in other.themes.0..other.themes.1 {
                let (t, u) = (themes[p as usize], themes[q as usize]);
                if t == u || (itself && t > u) {
                    continue;
                }
                let matched = !self.is_matched(p, u) && !self.is_matched(q, t);
                if matched {
                    self.link(p, u);
                    self.link(q, t);
                }
                each(Edge { themes: [t, u], pieces: [one, other], matched });
            }
        }
    }

    #[inline]
    fn is_matched(&self, entry: u32, theme: u32) -> bool {
        let mut at = self.heads[entry as usize];
        while let Some((linked, next)) = self.links.get(at as usize) {
            if *linked == theme {
                return true;
            }
            at = *next;
        }
        false
    }

    fn link(&mut self, entry: u32, theme: u32) {
        let head = &mut self.heads[entry as usize];
        self.links.push((theme, *head));
        *head = self.links.len() as u32 - 1;
    }
}

/// Sorted, and none empty: a damaged study may hold a passage without characters.
fn make_sound(pieces: &mut [Piece]) {
    for piece in pieces.iter_mut() {
        piece.to = piece.to.max(piece.from.saturating_add(1));
    }
    if !pieces.is_sorted_by_key(|piece| (piece.from, piece.to, piece.row)) {
        pieces.sort_by_key(|piece| (piece.from, piece.to, piece.row));
    }
}
