//! Records of a text, and which of them are in sight.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui::Color32;

use super::doc::TextDoc;
use super::lanes::{self, Lane};
use crate::study::Span;

/// One record in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What the caller knows it by (the number of a UUID).
    pub key: u128,
    pub span: Span,
    pub colour: Color32,
    /// Levels that are meant: the lowest bit is the topmost stroke.
    pub levels: u32,
    pub level_count: u8,
    /// Its passage is tinted.
    pub emphasised: bool,
    /// For screen readers, and for finding it in tests.
    pub label: Arc<str>,
}

/// The records of one text, built once for each change of them.
pub struct Marks {
    marks: Vec<Mark>,
    lanes: Vec<Lane>,
    /// The greatest end below each node of a binary tree over the records, which are sorted by start.
    ends: Vec<u32>,
    leaves: usize,
    most_lanes: usize,
    revision: u64,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

impl Marks {
    pub fn new(mut marks: Vec<Mark>, doc: &TextDoc) -> Self {
        let length = doc.text().len() as u32;
        marks.retain(|mark| mark.span.start < mark.span.end && mark.span.end <= length);
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.key));
        let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
        let lanes = lanes::assign(&spans, doc);
        let leaves = marks.len().next_power_of_two();
        let mut ends = vec![0; leaves * 2];
        for (index, mark) in marks.iter().enumerate() {
            ends[leaves + index] = mark.span.end;
        }
        for node in (1..leaves).rev() {
            ends[node] = ends[node * 2].max(ends[node * 2 + 1]);
        }
        Self {
            most_lanes: lanes.iter().map(|lane| lane.of as usize).max().unwrap_or(0),
            revision: NEXT.fetch_add(1, Ordering::Relaxed),
            marks,
            lanes,
            ends,
            leaves,
        }
    }

    pub fn all(&self) -> &[Mark] {
        &self.marks
    }

    pub fn lane(&self, index: usize) -> Lane {
        self.lanes.get(index).copied().unwrap_or_default()
    }

    /// The most lanes that are needed anywhere.
    pub fn most_lanes(&self) -> usize {
        self.most_lanes
    }

    pub fn by_key(&self, key: u128) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.key == key)
    }

    /// Tells this set of records from every other in the running program.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The records that share a byte with a range, in their order.
    pub fn touching(&self, range: Range<u32>) -> Vec<usize> {
        let until = self.marks.partition_point(|mark| mark.span.start < range.end);
        let mut found = Vec::new();
        if until > 0 {
            self.collect(1, 0..self.leaves, until, range.start, &mut found);
        }
        found
    }

    fn collect(&self, node: usize, leaves: Range<usize>, until: usize, after: u32, found: &mut Vec<usize>) {
        if leaves.start >= until || self.ends[node] <= after {
            return;
        }
        if leaves.len() == 1 {
            found.push(leaves.start);
            return;
        }
        let middle = usize::midpoint(leaves.start, leaves.end);
        self.collect(node * 2, leaves.start..middle, until, after, found);
        self.collect(node * 2 + 1, middle..leaves.end, until, after, found);
    }
}
