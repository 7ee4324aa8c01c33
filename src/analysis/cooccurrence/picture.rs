//! Parts of one picture that overlap. Rectangles have no order in which a sweep could match them, so
//! matches are found one by one, by alternating paths; pictures have few parts.

use std::collections::{BTreeMap, VecDeque};

use crate::analysis::numbers::NONE;
use crate::study::Region;

/// A part of a picture: its row, and its themes.
pub(super) struct Part {
    pub region: Region,
    pub row: u32,
    pub themes: Vec<u32>,
}

/// Two parts, the first with the first theme, the second with the second.
pub(super) struct Met {
    pub themes: [u32; 2],
    pub rows: [u32; 2],
    pub matched: bool,
}

/// Calls for each two parts that stand together; with `same` only for equal ones. The smaller theme is
/// the first.
pub(super) fn run(parts: &[Part], same: bool, mut each: impl FnMut(Met)) {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (parts[*at].region, parts[*at].row));
    // For each two themes the parts that meet, by number.
    let mut edges: BTreeMap<(u32, u32), Vec<(usize, usize)>> = BTreeMap::new();
    for (place, one) in order.iter().enumerate() {
        for other in &order[place..] {
            let (a, b) = (&parts[*one], &parts[*other]);
            // By left sides: no later one can meet this one.
            if b.region.left >= a.region.right {
                break;
            }
            if one != other && !together(a.region, b.region, same) {
                continue;
            }
            for t in &a.themes {
                for u in b.themes.iter().filter(|u| *u != t && (one != other || t < *u)) {
                    let edge = if t < u { (*one, *other) } else { (*other, *one) };
                    edges.entry((*t.min(u), *t.max(u))).or_default().push(edge);
                }
            }
        }
    }
    for ((t, u), mut list) in edges {
        list.sort_unstable();
        let partner = matching(parts.len(), &list);
        for (one, other) in list {
            let matched = partner[one] == other as u32;
            each(Met { themes: [t, u], rows: [parts[one].row, parts[other].row], matched });
        }
    }
}

fn together(a: Region, b: Region, same: bool) -> bool {
    if same {
        return a == b;
    }
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/// A maximum matching: for each left one its right one, or [`NONE`]. Edges are sorted.
fn matching(size: usize, edges: &[(usize, usize)]) -> Vec<u32> {
    let of = |left: usize| {
        let from = edges.partition_point(|edge| edge.0 < left);
        edges[from..].iter().take_while(move |edge| edge.0 == left).map(|edge| edge.1)
    };
    let (mut right_of, mut left_of) = (vec![NONE; size], vec![NONE; size]);
    let mut lefts: Vec<usize> = edges.iter().map(|edge| edge.0).collect();
    lefts.dedup();
    for start in lefts {
        // Where each right one was reached from, breadth first.
        let mut from = vec![NONE; size];
        let mut waiting = VecDeque::from([start]);
        let mut free = None;
        'search: while let Some(left) = waiting.pop_front() {
            for right in of(left) {
                if from[right] != NONE {
                    continue;
                }
                from[right] = left as u32;
                match left_of[right] {
                    NONE => {
                        free = Some(right);
                        break 'search;
                    }
                    left => waiting.push_back(left as usize),
                }
            }
        }
        while let Some(right) = free {
            let left = from[right] as usize;
            free = (right_of[left] != NONE).then_some(right_of[left] as usize);
            right_of[left] = right as u32;
            left_of[right] = left as u32;
        }
    }
    right_of
}
