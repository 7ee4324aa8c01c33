//! Lanes of margin stripes: records that would cover each other stand side by side.
//!
//! Lanes are found from the text alone, not from what is laid out, so they stay when one scrolls or makes
//! the window wider. Two records of one paragraph that end and begin within a line of each other count as
//! covering each other, as their stripes might share a line.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::doc::TextDoc;
use crate::study::Span;

/// More letters than any line holds.
const LINE: f32 = 120.0;

/// The place of a record in the margin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    pub lane: u32,
    /// How many lanes the records need that hang together with this one.
    pub of: u32,
    /// Records that hang together by covering each other.
    pub cluster: u32,
}

/// The lowest free lane for each record. `spans` are sorted by start.
pub(super) fn assign(spans: &[Span], doc: &TextDoc) -> Vec<Lane> {
    let slack = (LINE * doc.bytes_per_char()) as u32;
    let mut lanes = Vec::with_capacity(spans.len());
    let mut taken: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
    let mut free: BTreeSet<u32> = BTreeSet::new();
    let (mut next, mut cluster, mut first) = (0, 0, 0);
    for span in spans {
        while let Some(Reverse((end, lane))) = taken.peek().copied() {
            if end > span.start {
                break;
            }
            taken.pop();
            free.insert(lane);
        }
        if taken.is_empty() && !lanes.is_empty() {
            close(&mut lanes[first..], next);
            (first, cluster, next) = (lanes.len(), cluster + 1, 0);
            free.clear();
        }
        let lane = free.pop_first().unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        taken.push(Reverse((blocked_until(*span, slack, doc), lane)));
        lanes.push(Lane { lane, of: 0, cluster });
    }
    close(&mut lanes[first..], next);
    lanes
}

fn close(lanes: &mut [Lane], of: u32) {
    for lane in lanes {
        lane.of = of;
    }
}

/// Up to a line further, but never into the next paragraph.
fn blocked_until(span: Span, slack: u32, doc: &TextDoc) -> u32 {
    let last = doc.paragraph_at(span.end.saturating_sub(1) as usize);
    let end_of_paragraph = doc.paragraphs().get(last).map_or(span.end, |p| p.range.end);
    span.end.saturating_add(slack).min(end_of_paragraph).max(span.end)
}
