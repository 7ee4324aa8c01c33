//! The rows or the columns of a matrix: one dimension, or two nested.

use super::slots::{Slot, Slots};
use super::spec::{Dimension, Key, MatrixSpec};
use super::{Header, MatrixError};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::Items;
use crate::analysis::numbers::{Lists, NONE};
use crate::study::Study;

pub(super) struct Axis {
    pub headers: Vec<Header>,
    outer: Slots,
    inner: Option<Slots>,
    /// Outer slot × (inner slot, then the subtotal) → header.
    pairs: Vec<u32>,
    subtotals: bool,
}

/// Where the records of a block fall on an axis; reused from block to block.
#[derive(Default)]
pub(super) struct Places {
    pub headers: Lists,
    outer: Lists,
    inner: Lists,
    /// Records with several values on the outer, on the inner dimension.
    pub several: [u64; 2],
    /// Records without a header on the outer, on the inner dimension.
    pub left_out: [u64; 2],
}

impl Axis {
    pub fn new(
        study: &Study,
        index: &Index,
        filter: &Filter,
        spec: &MatrixSpec,
        dimensions: &[Dimension],
    ) -> Result<Self, MatrixError> {
        let slots = |dimension: &Dimension| {
            Slots::new(study, index, filter, *dimension, spec.roll_up, spec.show_missing)
        };
        let (outer, inner) = match dimensions {
            [] => (Slots::all(), None),
            [one] => (slots(one), None),
            [outer, inner] => (slots(outer), Some(slots(inner))),
            _ => return Err(MatrixError::TooDeep),
        };
        let mut axis =
            Self { headers: Vec::new(), outer, inner, pairs: Vec::new(), subtotals: spec.subtotals };
        axis.make_headers(study)?;
        Ok(axis)
    }

    fn make_headers(&mut self, study: &Study) -> Result<(), MatrixError> {
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
                if !possible(study, outer.key, inner.key) {
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
        Ok(())
    }

    pub fn place(&self, items: &Items, block: &[u32], places: &mut Places) {
        let Some(inner) = &self.inner else {
            places.several[0] = self.outer.place(items, block, &mut places.headers);
            let empty = (0..block.len()).filter(|at| places.headers.of(*at).is_empty()).count();
            places.left_out[0] = empty as u64;
            return;
        };
        places.several =
            [self.outer.place(items, block, &mut places.outer), inner.place(items, block, &mut places.inner)];
        places.left_out = [0; 2];
        places.headers.clear();
        let width = inner.len() + 1;
        for at in 0..block.len() {
            let (outers, inners) = (places.outer.of(at), places.inner.of(at));
            for outer in outers {
                let pairs = &self.pairs[*outer as usize * width..][..width];
                for header in inners.iter().map(|inner| pairs[*inner as usize]).chain([pairs[width - 1]]) {
                    places.headers.add((header != NONE).then_some(header));
                }
            }
            if places.headers.open().is_empty() {
                places.left_out[usize::from(!outers.is_empty())] += 1;
            }
            places.headers.close();
        }
    }

    pub fn dimensions(&self) -> [Option<Dimension>; 2] {
        [self.outer.dimension, self.inner.as_ref().and_then(|inner| inner.dimension)]
    }
}

/// Whether a record can have both values by what units, sources and cases are.
fn possible(study: &Study, one: Key, other: Key) -> bool {
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
    same_case && kind_of(one).zip(kind_of(other)).is_none_or(|(one, other)| one == other)
}
