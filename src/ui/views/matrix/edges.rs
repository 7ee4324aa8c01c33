//! Trees at the edges of the table: how rows and columns are alike, where they stand by likeness.

use eframe::egui::{Painter, Rect, pos2};

use super::model::Model;
use crate::analysis::{Branch, Joint};
use crate::t;
use crate::ui::theme::Tokens;

/// How much room a tree takes between the names and the cells.
pub const DEEP: f32 = 48.0;
/// Kept free at both ends of it.
const EDGE: f32 = 4.0;

/// The trees of a table, by the lines that are seen.
#[derive(Default)]
pub struct Trees {
    pub rows: Option<Tree>,
    pub columns: Option<Tree>,
    /// Rows or columns stand by likeness, but their tree can't be drawn beside them.
    pub crossed: bool,
}

/// A tree over lines, each by its place on the screen.
pub struct Tree {
    joints: Vec<Joint>,
    highest: f64,
    /// The labels of the two lines that are joined first.
    nearest: [String; 2],
}

impl Trees {
    pub fn new(model: &Model) -> Self {
        let matrix = &model.matrix;
        let seen = |all: usize, at: &dyn Fn(usize) -> Option<usize>| -> Vec<Option<usize>> {
            let mut places = vec![None; all];
            (0..).map_while(|place| at(place).map(|line| (line, place))).for_each(|(line, place)| {
                if let Some(slot) = places.get_mut(line) {
                    *slot = Some(place);
                }
            });
            places
        };
        let rows = seen(matrix.rows.len(), &|at| model.rows.get(at)?.at);
        let columns = seen(matrix.columns.len(), &|at| model.columns.get(at)?.at);
        let by_likeness = |columns: bool| {
            let order = if columns { &model.spec.column_order } else { &model.spec.row_order };
            *order == crate::analysis::Order::Similarity
        };
        let label = |headers: &[crate::analysis::Header], at: usize| {
            headers.get(at).map_or_else(String::new, |header| header.labels.join(", "))
        };
        let tree = |joints: Option<Vec<Joint>>, places: &[Option<usize>], headers| {
            Tree::new(joints?, places, |at| label(headers, at))
        };
        let trees = Self {
            rows: tree(matrix.row_joints(), &rows, &matrix.rows),
            columns: tree(matrix.column_joints(), &columns, &matrix.columns),
            crossed: false,
        };
        let missing = |columns: bool, tree: &Option<Tree>, count: usize| {
            by_likeness(columns) && tree.is_none() && count > 1
        };
        let crossed = missing(false, &trees.rows, matrix.rows.len())
            || missing(true, &trees.columns, matrix.columns.len());
        Self { crossed, ..trees }
    }

    /// What must be said below the table of a tree that is not there.
    pub fn caption(&self) -> &'static str {
        if self.crossed { t!("matrix-no-tree") } else { "" }
    }
}

impl Tree {
    /// `None` where a line of the tree is not on the screen.
    fn new(
        mut joints: Vec<Joint>,
        places: &[Option<usize>],
        label: impl Fn(usize) -> String,
    ) -> Option<Self> {
        let first = joints.first()?.branches;
        for joint in &mut joints {
            for branch in &mut joint.branches {
                if let Branch::Line(line) = branch {
                    *line = (*places.get(*line)?)?;
                }
            }
        }
        let name = |branch| match branch {
            Branch::Line(line) => label(line),
            Branch::Joint(_) => String::new(),
        };
        let highest = joints.iter().map(|joint| joint.height).fold(0.0, f64::max);
        Some(Self { joints, highest, nearest: first.map(name) })
    }

    /// Which two are most alike, for those who don't see the tree.
    pub fn said(&self) -> String {
        let [one, other] = &self.nearest;
        t!("matrix-tree-said", one = one, other = other)
    }

    /// Every joint with its two ends: from and to along the lines, how deep each branch begins, and how
    /// deep they are joined, 0 at the cells and 1 at the root.
    fn brackets(&self, middle: impl Fn(usize) -> f32) -> impl Iterator<Item = ([f32; 2], [f32; 2], f32)> {
        let deep = |height: f64| if self.highest > 0.0 { (height / self.highest) as f32 } else { 1.0 };
        let mut at: Vec<(f32, f32)> = Vec::with_capacity(self.joints.len());
        let all = self.joints.iter().map(move |joint| {
            let end = |branch: Branch, at: &[(f32, f32)]| match branch {
                Branch::Line(line) => (middle(line), 0.0),
                Branch::Joint(joint) => at.get(joint).copied().unwrap_or_default(),
            };
            let [one, other] = joint.branches.map(|branch| end(branch, &at));
            let height = deep(joint.height).max(one.1).max(other.1);
            at.push((f32::midpoint(one.0, other.0), height));
            ([one.0, other.0], [one.1, other.1], height)
        });
        all.collect::<Vec<_>>().into_iter()
    }

    /// The part of the tree of the rows that is in the head of one of them: `band` is its right end, and
    /// `middle` where each row has its middle.
    pub fn beside(&self, painter: &Painter, t: &Tokens, band: Rect, middle: impl Fn(usize) -> f32) {
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(band));
        let x = |deep: f32| band.right() - EDGE - deep * (band.width() - 2.0 * EDGE);
        for ([from, to], starts, deep) in self.brackets(middle) {
            if to < band.top() || from > band.bottom() {
                continue;
            }
            painter.vline(x(deep), from..=to, (1.0, t.ink3));
            for (y, start) in [from, to].into_iter().zip(starts) {
                painter.hline(x(deep)..=x(start), y, (1.0, t.ink3));
            }
        }
    }

    /// The same above the columns: `band` is the lower end of the head of one of them.
    pub fn above(&self, painter: &Painter, t: &Tokens, band: Rect, middle: impl Fn(usize) -> f32) {
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(band));
        let y = |deep: f32| band.bottom() - EDGE - deep * (band.height() - 2.0 * EDGE);
        for ([from, to], starts, deep) in self.brackets(middle) {
            if to < band.left() || from > band.right() {
                continue;
            }
            painter.hline(from..=to, y(deep), (1.0, t.ink3));
            for (x, start) in [from, to].into_iter().zip(starts) {
                painter.vline(x, y(deep)..=y(start), (1.0, t.ink3));
            }
        }
    }
}

/// Keeps a rectangle's end for the tree.
pub fn band_at_right(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.right() - DEEP, rect.top()), rect.max)
}

pub fn band_below(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.left(), rect.bottom() - DEEP), rect.max)
}
