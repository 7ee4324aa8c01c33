//! Lines of flows. A kind is told by how its line is dashed and by its head, never by colour alone.

use super::Wanted;
use crate::figure::draw::page::{Page, plain, stroke};
use crate::figure::palette::Rgb;
use crate::figure::scene::{Step, Stroke};
use crate::study::{FlowKind, Standing};

/// How much a flow stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stress {
    Plain,
    Strong,
    /// Another kind is stressed.
    Faint,
}

impl Stress {
    pub fn of(wanted: &Wanted, kind: FlowKind) -> Self {
        match wanted.stressed {
            None => Self::Plain,
            Some(stressed) if stressed == kind => Self::Strong,
            Some(_) => Self::Faint,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Head {
    Full,
    Open,
    Bars,
    Ring,
}

/// Width of the line, its dashes and gaps in turn, and what stands at its end.
fn look(kind: FlowKind) -> (f32, &'static [f32], Head) {
    match kind {
        FlowKind::Funding => (1.8, &[], Head::Full),
        FlowKind::Accountability => (1.1, &[6.0, 3.5], Head::Open),
        FlowKind::Management => (1.0, &[], Head::Open),
        FlowKind::Permission => (1.2, &[1.6, 2.6], Head::Bars),
        FlowKind::Service => (1.1, &[8.0, 2.6, 1.6, 2.6], Head::Full),
        FlowKind::Voice => (1.3, &[1.6, 5.0], Head::Ring),
        FlowKind::Relationship => (3.0, &[], Head::Full),
    }
}

pub fn flow(page: &mut Page, way: &[(f32, f32)], kind: FlowKind, two_way: bool, stress: Stress) {
    let (wide, dashes, head) = look(kind);
    let colour = match stress {
        Stress::Faint => page.style.grey(0.62),
        Stress::Strong => page.style.ink(),
        Stress::Plain if kind == FlowKind::Funding => page.style.ink(),
        Stress::Plain => page.style.ink2(),
    };
    let wide = page.pt(wide) * if stress == Stress::Strong { 1.3 } else { 1.0 };
    // A line ends where its head begins.
    let back = page.pt(match head {
        Head::Full | Head::Ring => 6.0,
        Head::Open | Head::Bars => 1.0,
    });
    let mut line = shortened(way, back);
    if two_way {
        line.reverse();
        line = shortened(&line, back);
        line.reverse();
    }
    let scaled: Vec<f32> = dashes.iter().map(|dash| page.pt(*dash)).collect();
    page.path(dashed(&line, &scaled), None, Some(stroke(colour, wide)));
    if kind == FlowKind::Relationship {
        let paper = page.style.paper();
        let inner = wide * 0.42;
        page.path(dashed(&line, &[]), None, Some(stroke(paper, inner)));
    }
    arrow(page, way, head, colour);
    if two_way {
        let back: Vec<(f32, f32)> = way.iter().rev().copied().collect();
        arrow(page, &back, head, colour);
    }
}

/// A ring in the middle of what is inferred, a bar across what is expected.
pub fn standing(page: &mut Page, way: &[(f32, f32)], standing: Standing) {
    let ((x, y), (dx, dy)) = middle(way);
    let ink = page.style.ink();
    match standing {
        Standing::Stated => {}
        Standing::Inferred => {
            let (paper, r, wide) = (page.style.paper(), page.pt(3.0), page.pt(1.1));
            page.circle((x, y), r, Some(plain(paper)), Some(stroke(ink, wide)));
        }
        Standing::Expected => {
            let (half, wide) = (page.pt(5.0), page.pt(1.8));
            page.line((x - dy * half, y + dx * half), (x + dy * half, y - dx * half), stroke(ink, wide));
        }
    }
}

/// The middle of the longest stretch of a way, and its direction, of length one.
pub fn middle(way: &[(f32, f32)]) -> ((f32, f32), (f32, f32)) {
    let length = |pair: &[(f32, f32)]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let longest = way.windows(2).max_by(|one, other| length(one).total_cmp(&length(other)));
    let Some(pair) = longest else { return (way.first().copied().unwrap_or_default(), (1.0, 0.0)) };
    let long = length(pair).max(0.001);
    let at = (f32::midpoint(pair[0].0, pair[1].0), f32::midpoint(pair[0].1, pair[1].1));
    (at, ((pair[1].0 - pair[0].0) / long, (pair[1].1 - pair[0].1) / long))
}

/// The way without its last stretch of so many points.
fn shortened(way: &[(f32, f32)], by: f32) -> Vec<(f32, f32)> {
    let mut out = way.to_vec();
    let mut by = by;
    while let [.., from, to] = out[..] {
        let long = (to.0 - from.0).hypot(to.1 - from.1);
        if long > by {
            let part = by / long;
            let at = (to.0 - (to.0 - from.0) * part, to.1 - (to.1 - from.1) * part);
            if let Some(last) = out.last_mut() {
                *last = at;
            }
            break;
        }
        by -= long;
        out.pop();
    }
    out
}

/// The way as steps of a path, in dashes; whole where there are none.
fn dashed(way: &[(f32, f32)], dashes: &[f32]) -> Vec<Step> {
    let Some(first) = way.first() else { return Vec::new() };
    let mut out = vec![Step::Move(first.0, first.1)];
    if dashes.is_empty() {
        out.extend(way[1..].iter().map(|(x, y)| Step::Line(*x, *y)));
        return out;
    }
    let (mut at, mut left, mut on) = (0, dashes[0], true);
    for pair in way.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let long = (to.0 - from.0).hypot(to.1 - from.1);
        let mut done = 0.0;
        while done < long {
            let step = left.min(long - done);
            done += step;
            left -= step;
            let part = done / long.max(0.001);
            let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            out.push(if on { Step::Line(x, y) } else { Step::Move(x, y) });
            if left <= 0.001 {
                at = (at + 1) % dashes.len();
                left = dashes[at].max(0.1);
                on = !on;
            }
        }
    }
    // A move that nothing follows draws nothing.
    while matches!(out.last(), Some(Step::Move(..))) {
        out.pop();
    }
    out
}

fn arrow(page: &mut Page, way: &[(f32, f32)], head: Head, colour: Rgb) {
    let [.., from, to] = way[..] else { return };
    let long = (to.0 - from.0).hypot(to.1 - from.1).max(0.001);
    let (dx, dy) = ((to.0 - from.0) / long, (to.1 - from.1) / long);
    let at = |back: f32, aside: f32| (to.0 - dx * back - dy * aside, to.1 - dy * back + dx * aside);
    let line = stroke(colour, page.pt(1.1));
    let (long, half) = (page.pt(7.5), page.pt(3.4));
    match head {
        Head::Full => {
            let (one, other) = (at(long, half), at(long, -half));
            let steps = vec![
                Step::Move(to.0, to.1),
                Step::Line(one.0, one.1),
                Step::Line(other.0, other.1),
                Step::Close,
            ];
            page.path(steps, Some(plain(colour)), None);
        }
        Head::Open => {
            let (one, other) = (at(long, half), at(long, -half));
            let steps = vec![Step::Move(one.0, one.1), Step::Line(to.0, to.1), Step::Line(other.0, other.1)];
            page.path(steps, None, Some(line));
        }
        Head::Bars => {
            let bold = Stroke { width: page.pt(1.4), ..line };
            for back in [page.pt(1.5), page.pt(5.0)] {
                page.line(at(back, half * 1.2), at(back, -half * 1.2), bold);
            }
        }
        Head::Ring => {
            let r = page.pt(2.8);
            let paper = page.style.paper();
            page.circle(at(r, 0.0), r, Some(plain(paper)), Some(line));
        }
    }
}
