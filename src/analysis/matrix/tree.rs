//! The tree by which rows or columns were put side by side, as it can be drawn beside them.

use crate::analysis::cluster::Merge;

/// A tree over lines of the grid, as it was worked out.
#[derive(Clone, Debug)]
pub(super) struct Likeness {
    /// The line of each leaf.
    pub lines: Vec<usize>,
    pub merges: Vec<Merge>,
}

/// What is joined: a row or column by its place in the matrix, or an earlier joint by its place in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Branch {
    Line(usize),
    Joint(usize),
}

/// Two branches that are joined, those that stand first in the matrix first.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Joint {
    pub branches: [Branch; 2],
    /// How far apart they are: 1 less their likeness.
    pub height: f64,
}

/// What a joint holds: where its lines begin and end among those of the tree, and how many there are.
#[derive(Clone, Copy)]
struct Part {
    branch: Branch,
    first: usize,
    last: usize,
    count: usize,
}

impl Likeness {
    /// The tree of the lines that are shown, the closest pair first; lines that are not shown are passed
    /// over. `None`: fewer than two are left, or they don't stand as the tree would have them, as
    /// themes that stay below the theme above them, so that branches would cross.
    pub fn shown(&self, lines: &[usize]) -> Option<Vec<Joint>> {
        let place_of = |line: usize| lines.iter().position(|shown| *shown == line);
        let places: Vec<Option<usize>> = self.lines.iter().map(|line| place_of(*line)).collect();
        let mut standing: Vec<usize> = places.iter().flatten().copied().collect();
        standing.sort_unstable();
        let leaf = |place: usize| {
            let at = standing.partition_point(|other| *other < place);
            Part { branch: Branch::Line(place), first: at, last: at, count: 1 }
        };
        let mut parts: Vec<Option<Part>> = places.iter().map(|place| place.map(leaf)).collect();
        let mut joints = Vec::new();
        for merge in &self.merges {
            let part = match (parts.get(merge.left).copied()?, parts.get(merge.right).copied()?) {
                (Some(one), Some(other)) => {
                    let (one, other) = if one.first <= other.first { (one, other) } else { (other, one) };
                    let count = one.count + other.count;
                    if other.last - one.first + 1 != count || one.last >= other.first {
                        return None;
                    }
                    joints.push(Joint { branches: [one.branch, other.branch], height: merge.height });
                    let branch = Branch::Joint(joints.len() - 1);
                    Some(Part { branch, first: one.first, last: other.last, count })
                }
                (one, other) => one.or(other),
            };
            parts.push(part);
        }
        (!joints.is_empty()).then_some(joints)
    }
}
