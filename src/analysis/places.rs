//! Where evidence stands: bytes and characters of a text, a rectangle of a picture.

use std::ops::Range;

use rayon::prelude::*;

use super::index::Index;
use super::numbers::NONE;
use crate::study::{Region, Span, Study};

/// The place of a piece of evidence in its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// In bytes, as everywhere; empty in pictures.
    pub span: Span,
    /// The same in characters (Unicode scalar values), from and to.
    pub characters: [u32; 2],
    pub region: Option<Region>,
}

/// Numbers of sources, each with the rows of its evidence.
pub(super) fn rows_by_source(index: &Index) -> Vec<(u32, Range<u32>)> {
    let mut out: Vec<(u32, Range<u32>)> = Vec::new();
    for row in 0..index.evidence.len {
        let source = index.evidence.sources.of(row).first().copied().unwrap_or(NONE);
        match out.last_mut() {
            Some((last, rows)) if *last == source => rows.end = row as u32 + 1,
            _ => out.push((source, row as u32..row as u32 + 1)),
        }
    }
    out
}

pub(super) fn places(study: &Study, index: &Index) -> Vec<Place> {
    let of_source = |(source, rows): (u32, Range<u32>)| -> Vec<Place> {
        let text = index.sources.get(source).map_or("", |id| study.text(id));
        let count = Characters::new(text);
        rows.map(|row| {
            let Some(evidence) = study.evidence.get(index.evidence_id(row as usize)) else {
                return Place::default();
            };
            let span = evidence.span;
            Place {
                span,
                characters: [count.before(span.start), count.before(span.end)],
                region: evidence.region,
            }
        })
        .collect()
    };
    let parts: Vec<Vec<Place>> = rows_by_source(index).into_par_iter().map(of_source).collect();
    parts.concat()
}

/// Characters before a byte, without walking the whole text each time.
struct Characters<'a> {
    bytes: &'a [u8],
    /// Characters before each block; `None` for a text in which a byte is a character.
    blocks: Option<Vec<u32>>,
}

const BLOCK: usize = 512;

impl<'a> Characters<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let blocks = (!text.is_ascii()).then(|| {
            let mut sum = 0;
            bytes
                .chunks(BLOCK)
                .map(|block| {
                    let before = sum;
                    sum += begun(block);
                    before
                })
                .chain([0])
                .collect::<Vec<u32>>()
        });
        Self { bytes, blocks }
    }

    fn before(&self, at: u32) -> u32 {
        let Some(blocks) = &self.blocks else { return at };
        let at = (at as usize).min(self.bytes.len());
        let block = (at.saturating_sub(1)) / BLOCK;
        blocks[block] + begun(&self.bytes[block * BLOCK..at])
    }
}

/// Characters that begin in these bytes: all bytes but those that go on with one.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count() as u32
}
