//! A picture in points, before it is a file: what stands where, in which colour, and what each part says
//! and opens. SVG, PDF, PNG and the window are drawn from it.

use std::collections::BTreeMap;

use super::palette::Rgb;
use crate::analysis::Key;
use crate::study::{AnyId, ThemeId};

/// A corner and a size, in points, y downwards.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

impl Area {
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    pub fn right(self) -> f32 {
        self.x + self.w
    }

    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    pub fn middle(self) -> (f32, f32) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether they share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub fn within(self, outer: Self) -> bool {
        self.x >= outer.x
            && self.y >= outer.y
            && self.right() <= outer.right()
            && self.bottom() <= outer.bottom()
    }
}

/// One figure, ready to be drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    pub width: f32,
    pub height: f32,
    pub ground: Rgb,
    pub title: String,
    /// For people who do not see the figure: what it shows, in sentences.
    pub description: String,
    /// What is said below the figure, a paragraph each.
    pub caption: Vec<String>,
    /// Words of the legend, in its order.
    pub legend: Vec<String>,
    /// Names of the axes, across first.
    pub axes: Vec<String>,
    pub items: Vec<Item>,
    pub marks: Vec<Mark>,
    /// The figure as rows of words and numbers.
    pub table: Table,
    /// What is behind numbers of the table, by row and column.
    pub behind: BTreeMap<(usize, usize), Opens>,
}

/// Something that is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub shape: Shape,
    pub fill: Option<Fill>,
    pub stroke: Option<Stroke>,
    /// Nothing is drawn outside it.
    pub clip: Option<Area>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    Rect(Area),
    Circle { x: f32, y: f32, r: f32 },
    Line { from: (f32, f32), to: (f32, f32) },
    Path(Vec<Step>),
    Text(Text),
}

/// A step of a path.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Step {
    Move(f32, f32),
    Line(f32, f32),
    /// Two handles and the end.
    Curve(f32, f32, f32, f32, f32, f32),
    Close,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fill {
    pub colour: Rgb,
    /// Drawn over the colour, so that areas are told apart without it.
    pub pattern: Option<(Pattern, Rgb)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Pattern {
    /// Lines that rise to the right.
    Rising,
    /// Lines that fall to the right.
    Falling,
    /// Upright lines.
    Upright,
    /// Level lines.
    Level,
    Dots,
    /// Both diagonals.
    Crossed,
}

impl Pattern {
    pub const ALL: [Self; 6] =
        [Self::Rising, Self::Dots, Self::Falling, Self::Upright, Self::Crossed, Self::Level];

    pub fn key(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Upright => "upright",
            Self::Level => "level",
            Self::Dots => "dots",
            Self::Crossed => "crossed",
        }
    }

    /// Points between two lines of the pattern.
    pub const STEP: f32 = 5.0;
    /// Width of its lines, and radius of its dots.
    pub const LINE: f32 = 0.9;

    /// The lines of the pattern within an area, so that every file draws the same ones. Dots are lines
    /// without length, to be drawn with round ends.
    pub fn lines(self, area: Area) -> Vec<((f32, f32), (f32, f32))> {
        let step = Self::STEP;
        let mut out = Vec::new();
        let from = |least: f32| (least / step).floor() as i32;
        let to = |most: f32| (most / step).ceil() as i32;
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        if matches!(self, Self::Rising | Self::Crossed) {
            for k in from(left + top)..=to(right + bottom) {
                let sum = k as f32 * step;
                out.push(((sum - bottom, bottom), (sum - top, top)));
            }
        }
        if matches!(self, Self::Falling | Self::Crossed) {
            for k in from(left - bottom)..=to(right - top) {
                let gap = k as f32 * step;
                out.push(((gap + top, top), (gap + bottom, bottom)));
            }
        }
        if self == Self::Upright {
            for k in from(left)..=to(right) {
                out.push(((k as f32 * step, top), (k as f32 * step, bottom)));
            }
        }
        if self == Self::Level {
            for k in from(top)..=to(bottom) {
                out.push(((left, k as f32 * step), (right, k as f32 * step)));
            }
        }
        if self == Self::Dots {
            for down in from(top)..=to(bottom) {
                for across in from(left)..=to(right) {
                    let shift = if down % 2 == 0 { 0.0 } else { step / 2.0 };
                    let at = (across as f32 * step + shift, down as f32 * step);
                    out.push((at, at));
                }
            }
        }
        out
    }
}

/// The part of a line that is within an area, `None` where there is none.
pub fn within((from, to): ((f32, f32), (f32, f32)), area: Area) -> Option<((f32, f32), (f32, f32))> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    let sides = [
        (-dx, from.0 - area.x),
        (dx, area.right() - from.0),
        (-dy, from.1 - area.y),
        (dy, area.bottom() - from.1),
    ];
    for (way, gap) in sides {
        if way == 0.0 && gap < 0.0 {
            return None;
        }
        if way < 0.0 {
            first = first.max(gap / way);
        } else if way > 0.0 {
            last = last.min(gap / way);
        }
    }
    let at = |part: f32| (from.0 + dx * part, from.1 + dy * part);
    (first <= last).then(|| (at(first), at(last)))
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    pub colour: Rgb,
    pub width: f32,
    pub dashed: bool,
}

/// One line of words. `at` is on the baseline, at the start, middle or end of the words.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    pub at: (f32, f32),
    pub words: String,
    pub size: f32,
    pub weight: Weight,
    pub anchor: Anchor,
    /// Degrees, clockwise, round `at`.
    pub turn: f32,
    pub colour: Rgb,
    /// The whole name where `words` had to be cut.
    pub whole: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Weight {
    #[default]
    Regular,
    Medium,
    Semibold,
    Italic,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// A part of the figure that can be pointed at: what it says, where it is, which records are behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    pub name: String,
    pub area: Area,
    pub opens: Opens,
}

/// What is behind a mark.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Opens {
    #[default]
    Nothing,
    Records(Vec<AnyId>),
    /// A cell of the matrix that the figure is drawn from.
    Cell {
        row: Vec<Key>,
        column: Vec<Key>,
    },
    /// Passages of two themes that stand together.
    Pair([ThemeId; 2]),
}

/// The figure in rows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Words(String),
    Count(u64),
    /// A number with so many decimals.
    Number(f64, usize),
    Empty,
}

impl Value {
    pub fn words(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Count(count) => count.to_string(),
            Self::Number(number, decimals) => decimal(*number, *decimals),
            Self::Empty => String::new(),
        }
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// A number with so many decimals and no minus before a zero.
pub fn decimal(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_owned(),
        _ => text,
    }
}

impl Scene {
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }
}
