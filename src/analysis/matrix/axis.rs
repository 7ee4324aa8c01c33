//! The rows or the columns of a matrix: one dimension, or two nested.

use super::groups::Groups;
use super::marks::{Mark, Marks, NONE};
use super::slots::{Slot, Slots};
use super::{Header, MatrixError};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::Items;
use crate::study::Study;
use crate::study::matrix::{Dimension, Key, MatrixSpec};

/// Lines of the grid: those of the headers first, in their order, then the line of the totals, then,
/// where an outer value has no header of its own, the lines in which its records are added up.
pub(super) struct Axis {
    pub headers: Vec<Header>,
    /// How many lines the grid has.
    pub lines: usize,
    /// To be added up in this order: what stands in the first line stands in the second one too.
    pub steps: Vec<(u32, u32)>,
    outer: Slots,
    inner: Option<Slots>,
    /// Outer slot × (inner slot, then the outer slot alone) → line.
    pairs: Vec<u32>,
    /// Whether some pairs can't be.
    sparse: bool,
    subtotals: bool,
}

/// Where the records of a block fall on an axis; reused from block to block.
#[derive(Default)]
pub(super) struct Places {
    pub marks: Marks,
    outer: Marks,
    inner: Marks,
    /// Records with several values on the outer, on the inner dimension.
    pub several: [u64; 2],
    /// Records without a header on the outer, on the inner dimension.
    pub left_out: [u64; 2],
}

/// Where on an axis a record is looked for, by the slots of a header.
#[derive(Clone, Copy)]
pub(super) enum Under {
    Any,
    Outer(u32),
    Both(u32, u32),
}

impl Axis {
    pub fn new(
        study: &Study,
        index: &Index,
        filter: &Filter,
        groups: &Groups,
        spec: &MatrixSpec,
        dimensions: &[Dimension],
    ) -> Result<Self, MatrixError> {
        let slots = |dimension: &Dimension| {
            index.ready(study, *dimension);
            Slots::new(study, index, filter, groups, *dimension, spec)
        };
        let (outer, inner) = match dimensions {
            [] => (Slots::all(), None),
            [one] => (slots(one), None),
            [outer, inner] => (slots(outer), Some(slots(inner))),
            _ => return Err(MatrixError::TooDeep),
        };
        let mut axis = Self {
            headers: Vec::new(),
            lines: 0,
            steps: Vec::new(),
            outer,
            inner,
            pairs: Vec::new(),
            sparse: false,
            subtotals: spec.subtotals,
        };
        axis.make_headers(study, index, groups)?;
        axis.make_steps();
        Ok(axis)
    }

    /// The line of the totals.
    pub fn total(&self) -> usize {
        self.headers.len()
    }

    fn make_headers(&mut self, study: &Study, index: &Index, groups: &Groups) -> Result<(), MatrixError> {
        let single = |slot: &Slot| Header {
            keys: vec![slot.key],
            labels: vec![slot.label.clone()],
            depth: slot.depth,
        };
        let Some(inner) = &self.inner else {
            self.headers = match self.outer.dimension {
                None => vec![Header { keys: Vec::new(), labels: vec!["All".into()], depth: 0 }],
                Some(_) => self.outer.slots.iter().map(single).collect(),
            };
            self.lines = self.headers.len() + 1;
            return Ok(());
        };
        let width = inner.len() + 1;
        if self.outer.len().saturating_mul(width) > super::MOST_CELLS {
            return Err(MatrixError::TooLarge);
        }
        self.pairs = vec![NONE; self.outer.len() * width];
        for (at, outer) in self.outer.slots.iter().enumerate() {
            if self.subtotals {
                self.pairs[at * width + inner.len()] = self.headers.len() as u32;
                self.headers.push(single(outer));
            }
            for (beside, inner) in inner.slots.iter().enumerate() {
                if !possible(study, index, groups, outer.key, inner.key) {
                    self.sparse = true;
                    continue;
                }
                self.pairs[at * width + beside] = self.headers.len() as u32;
                self.headers.push(Header {
                    keys: vec![outer.key, inner.key],
                    labels: vec![outer.label.clone(), inner.label.clone()],
                    depth: outer.depth + inner.depth + u16::from(self.subtotals),
                });
            }
        }
        self.lines = self.headers.len() + 1;
        if !self.subtotals {
            for alone in self.pairs.chunks_exact_mut(width).filter_map(<[u32]>::last_mut) {
                *alone = self.lines as u32;
                self.lines += 1;
            }
        }
        Ok(())
    }

    /// First the inner values up to the outer value alone, then the outer values up to the totals.
    fn make_steps(&mut self) {
        let (outer, total) = (&self.outer.tree, self.total() as u32);
        let Some(inner) = self.inner.as_ref().map(|inner| &inner.tree) else {
            self.steps = (0..outer.len())
                .rev()
                .map(|at| (at as u32, if outer.up(at) == NONE { total } else { outer.up(at) }))
                .collect();
            return;
        };
        let width = inner.len() + 1;
        let line = |outer: usize, inner: usize| self.pairs[outer * width + inner];
        let mut steps = Vec::new();
        for at in 0..outer.len() {
            for beside in (0..inner.len()).rev().filter(|beside| line(at, *beside) != NONE) {
                let up = if inner.up(beside) == NONE { inner.len() } else { inner.up(beside) as usize };
                steps.push((line(at, beside), line(at, up)));
            }
        }
        for at in (0..outer.len()).rev() {
            match outer.up(at) {
                NONE => steps.push((line(at, inner.len()), total)),
                up => {
                    let both = (0..width).map(|beside| (line(at, beside), line(up as usize, beside)));
                    steps.extend(both.filter(|(from, to)| *from != NONE && *to != NONE));
                }
            }
        }
        self.steps = steps;
    }

    /// For each line the lines above it: at most one by the inner and one by the outer value.
    pub fn ups(&self) -> Vec<[u32; 2]> {
        let mut ups = vec![[NONE; 2]; self.lines];
        for (from, to) in &self.steps {
            let ups = &mut ups[*from as usize];
            let free = usize::from(ups[0] != NONE);
            ups[free] = *to;
        }
        ups
    }

    /// Marks the lines of the records of a block.
    pub fn place(&self, items: &Items, block: &[u32], places: &mut Places) {
        let Some(inner) = &self.inner else {
            places.several[0] = self.outer.place(items, block, &mut places.marks);
            let empty = (0..block.len()).filter(|at| places.marks.of(*at).is_empty()).count();
            places.left_out[0] = empty as u64;
            return;
        };
        places.several =
            [self.outer.place(items, block, &mut places.outer), inner.place(items, block, &mut places.inner)];
        places.left_out = [0; 2];
        places.marks.clear();
        let alone = [Mark { at: inner.tree.root(), sign: 1 }];
        for at in 0..block.len() {
            let (outers, mut inners) = (places.outer.of(at), places.inner.of(at));
            if inners.is_empty() && self.subtotals {
                inners = &alone;
            }
            if outers.is_empty() || !self.pair_up(outers, inners, &mut places.marks) {
                places.left_out[usize::from(!outers.is_empty())] += 1;
            }
            places.marks.close();
        }
    }

    /// Whether the record has a header.
    fn pair_up(&self, outers: &[Mark], inners: &[Mark], marks: &mut Marks) -> bool {
        let width = self.inner.as_ref().map_or(0, Slots::len) + 1;
        let (root, alone) = (self.outer.tree.root(), width as u32 - 1);
        let line = |outer: &Mark, inner: u32| self.pairs[outer.at as usize * width + inner as usize];
        let outers = || outers.iter().filter(|outer| outer.at != root);
        if self.sparse && !self.subtotals {
            let stands = |outer: &Mark| {
                let mut inners = inners.iter().filter(|inner| inner.at != alone);
                inners.any(|inner| line(outer, inner.at) != NONE)
            };
            if !outers().any(stands) {
                return false;
            }
        } else if inners.is_empty() {
            return false;
        }
        let mut sum = 0;
        for outer in outers() {
            for inner in inners {
                let sign = outer.sign * inner.sign;
                // What can't be both is still of the outer value.
                let to = match line(outer, inner.at) {
                    NONE => line(outer, alone),
                    line => line,
                };
                marks.add(to, sign);
                sum += sign;
            }
        }
        if sum != 1 {
            marks.add(self.total() as u32, 1 - sum);
        }
        true
    }

    /// The header with these keys, or for `None` any header; `None` if there is no such header.
    pub fn under(&self, keys: Option<&[Key]>) -> Option<Under> {
        let Some(keys) = keys else { return Some(Under::Any) };
        let header = self.headers.iter().position(|header| header.keys == keys)? as u32;
        let Some(inner) = &self.inner else { return Some(Under::Outer(header)) };
        let pair = self.pairs.iter().position(|line| *line == header)?;
        let (outer, beside) = (pair / (inner.len() + 1), pair % (inner.len() + 1));
        if beside == inner.len() {
            return Some(Under::Outer(outer as u32));
        }
        Some(Under::Both(outer as u32, beside as u32))
    }

    /// The lines of the headers that a record stands under, some of them more than once. As [`Axis::holds`]
    /// would say of each.
    pub fn lines_of(&self, items: &Items, row: usize, out: &mut Vec<u32>) {
        let Some(inner) = &self.inner else {
            each_above(&self.outer, items, row, |at| out.push(at));
            return;
        };
        let mut inners = Vec::new();
        each_above(inner, items, row, |at| inners.push(at));
        let width = inner.len() + 1;
        each_above(&self.outer, items, row, |outer| {
            let line = |beside: usize| self.pairs[outer as usize * width + beside];
            let alone = self.subtotals.then(|| line(inner.len()));
            let both = inners.iter().map(|beside| line(*beside as usize));
            out.extend(both.chain(alone).filter(|line| *line != NONE));
        });
    }

    /// Whether a record stands there.
    pub fn holds(&self, items: &Items, row: usize, under: Under) -> bool {
        let stands = |slots: &Slots, slot| slots.any(items, row, |at| slots.tree.holds(slot, at));
        match (under, &self.inner) {
            (Under::Any, None) => self.outer.any(items, row, |_| true),
            (Under::Any, Some(inner)) => self.outer.any(items, row, |outer| {
                let line = |beside: u32| self.pairs[outer as usize * (inner.len() + 1) + beside as usize];
                self.subtotals || inner.any(items, row, |beside| line(beside) != NONE)
            }),
            (Under::Outer(outer), _) => stands(&self.outer, outer),
            (Under::Both(outer, beside), inner) => {
                stands(&self.outer, outer) && inner.as_ref().is_some_and(|inner| stands(inner, beside))
            }
        }
    }

    pub fn dimensions(&self) -> [Option<Dimension>; 2] {
        [self.outer.dimension, self.inner.as_ref().and_then(|inner| inner.dimension)]
    }
}

/// Calls for the innermost slots of a record and for all that they stand below.
fn each_above(slots: &Slots, items: &Items, row: usize, mut each: impl FnMut(u32)) {
    slots.any(items, row, |innermost| {
        let mut at = innermost;
        while at != NONE && (at as usize) < slots.len() {
            each(at);
            at = slots.tree.up(at as usize);
        }
        false
    });
}

/// Whether a record can have both values by what units, sources and cases are.
fn possible(study: &Study, index: &Index, groups: &Groups, one: Key, other: Key) -> bool {
    let case_of = |key| match key {
        Key::Case(case) => Some(case),
        Key::Unit(unit) => study.units.get(unit).map(|unit| unit.case),
        Key::Source(source) => study.sources.get(source).map(|source| source.case),
        _ => None,
    };
    let kind_of = |key| match key {
        Key::SourceKind(kind) => Some(kind),
        Key::Source(source) => study.sources.get(source).map(|source| source.kind),
        _ => None,
    };
    let same_case = case_of(one).zip(case_of(other)).is_none_or(|(one, other)| one == other);
    // A case has one value of an attribute; a source has that of its case, and one time.
    let has = |key: Key, of: Key| {
        let value = case_of(of).and_then(|case| groups.case_has(index.cases.number(case), key));
        let time = match of {
            Key::Source(source) => groups.source_has(index.sources.number(source), key),
            _ => None,
        };
        value != Some(false) && time != Some(false)
    };
    same_case
        && has(one, other)
        && has(other, one)
        && kind_of(one).zip(kind_of(other)).is_none_or(|(one, other)| one == other)
}
