//! Dense numbers for ids, and lists of them: what makes counting a matter of array look-ups.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// "No such value" in a column of numbers.
pub const NONE: u32 = u32::MAX;

/// Ids are random already; folding their bytes is hash enough.
#[derive(Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

pub(super) type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Ids in display order, and the number of each.
#[derive(Debug)]
pub struct Numbering<I> {
    ids: Vec<I>,
    numbers: IdMap<I, u32>,
}

impl<I: Copy + Eq + Hash> Numbering<I> {
    pub fn new(ids: impl IntoIterator<Item = I>) -> Self {
        let ids: Vec<I> = ids.into_iter().collect();
        let numbers = ids.iter().enumerate().map(|(number, id)| (*id, number as u32)).collect();
        Self { ids, numbers }
    }

    /// The number of an id, or [`NONE`].
    pub fn number(&self, id: I) -> u32 {
        self.numbers.get(&id).copied().unwrap_or(NONE)
    }

    pub fn get(&self, number: u32) -> Option<I> {
        self.ids.get(number as usize).copied()
    }

    pub fn ids(&self) -> &[I] {
        &self.ids
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// For each row the numbers of its values: at most one each, or any number.
#[derive(Debug)]
pub enum Codes {
    One(Vec<u32>),
    Many(Lists),
    /// No row has any.
    Nothing,
}

impl Codes {
    #[inline]
    pub fn of(&self, row: usize) -> &[u32] {
        match self {
            Self::One(codes) => match &codes[row] {
                &NONE => &[],
                code => std::slice::from_ref(code),
            },
            Self::Many(lists) => lists.of(row),
            Self::Nothing => &[],
        }
    }
}

/// Lists end to end in one array.
#[derive(Debug)]
pub struct Lists {
    starts: Vec<u32>,
    codes: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Self {
        Self { starts: vec![0], codes: Vec::new() }
    }
}

impl Lists {
    #[inline]
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.codes.extend(list);
        self.starts.push(self.codes.len() as u32);
    }

    #[inline]
    pub fn of(&self, row: usize) -> &[u32] {
        &self.codes[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The lists of neighbouring rows as one slice.
    pub fn run(&self, rows: std::ops::Range<usize>) -> &[u32] {
        &self.codes[self.starts[rows.start] as usize..self.starts[rows.end] as usize]
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// For each value below `values` the rows that have it, ascending.
    #[must_use]
    pub fn turned(&self, values: usize) -> Self {
        let mut starts = vec![0_u32; values + 1];
        for code in &self.codes {
            starts[*code as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut codes = vec![0; self.codes.len()];
        for row in 0..self.len() {
            for code in self.of(row) {
                codes[next[*code as usize] as usize] = row as u32;
                next[*code as usize] += 1;
            }
        }
        Self { starts, codes }
    }
}
