//! A correspondence map. Where there is one dimension only, a line of points and never a plane.

use super::about::About;
use super::axis::{between, decimals};
use super::page::{Look, Page, Sign, plain, stroke};
use crate::analysis::Key;
use crate::figure::letters::{ABOVE, BELOW, width};
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::t;
use crate::words::decimal;

/// Principal coordinates as plain numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Correspondence {
    pub points: Vec<Point>,
    /// The part of inertia that each axis shows, in percent.
    pub axes: Vec<f64>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Point {
    pub name: String,
    /// The place in the study where it is a case, else it is a theme.
    pub case: Option<usize>,
    pub hue: usize,
    /// One value for each axis.
    pub at: Vec<f64>,
    /// The case or theme itself, so that the point can be opened.
    pub key: Option<Key>,
}

impl Point {
    fn opens(&self) -> Opens {
        let opens = |key: &Key| Opens::Cell { row: vec![*key], column: Vec::new() };
        self.key.as_ref().map_or(Opens::Nothing, opens)
    }

    fn value(&self, axis: usize) -> f64 {
        self.at.get(axis).copied().filter(|value| value.is_finite()).unwrap_or(0.0)
    }
}

pub fn map(data: &Correspondence, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-map"));
    let swatch = Sign::Fill(plain(look.style.ink3()));
    page.legend(&[(swatch, t!("drawn-theme").to_owned()), (Sign::Case(0), t!("drawn-map-cases").to_owned())]);
    let flat = data.axes.len() < 2;
    let mut unnamed = 0;
    if data.points.is_empty() || data.axes.is_empty() {
        super::nothing(&mut page, about);
    } else if flat {
        line(&mut page, data);
    } else {
        unnamed = plane(&mut page, data);
    }
    let mut own = Vec::new();
    own.push(if flat { t!("drawn-map-flat") } else { t!("drawn-map-how") }.to_owned());
    own.push(t!("drawn-map-between").to_owned());
    if unnamed > 0 {
        own.push(t!("drawn-map-unnamed", count = unnamed));
    }
    let axes = data.axes.len().min(2);
    let mut head = vec![t!("drawn-what").to_owned()];
    head.extend((0..axes).map(|at| axis(data, at)));
    page.scene.axes = head.iter().skip(1).cloned().collect();
    let row = |point: &Point| {
        let mut row = vec![Value::from(point.name.clone())];
        row.extend((0..axes).map(|at| Value::Number(point.value(at), 4)));
        row
    };
    let table = Table { head, rows: data.points.iter().map(row).collect() };
    for (at, point) in data.points.iter().enumerate() {
        (1..=axes).for_each(|column| page.behind(at, column, point.opens()));
    }
    page.finish(about.said(own, Some((7, t!("drawn-why-map")))), table)
}

fn axis(data: &Correspondence, at: usize) -> String {
    t!("drawn-dimension", number = at + 1, share = decimal(data.axes.get(at).copied().unwrap_or(0.0), 1))
}

fn point(page: &mut Page, of: &Point, (x, y): (f32, f32)) {
    let r = page.pt(4.0);
    if let Some(place) = of.case {
        page.case((x, y), page.pt(5.0), place);
    } else {
        let print = page.style == crate::figure::Style::Print;
        let fill = if print { plain(page.style.grey(0.5)) } else { page.style.kind(0, of.hue) };
        let edge = page.style.edge();
        page.rect(Area::new(x - r, y - r, 2.0 * r, 2.0 * r), fill, edge);
    }
}

fn line(page: &mut Page, data: &Correspondence) {
    let (body, small) = (page.body(), page.small());
    let mut order: Vec<&Point> = data.points.iter().collect();
    order.sort_by(|a, b| b.value(0).total_cmp(&a.value(0)).then(a.name.cmp(&b.name)));
    let widest = order.iter().map(|p| width(&p.name, body, Weight::Regular)).fold(0.0, f32::max);
    let gutter = (widest + page.pt(14.0)).min(page.room() * 0.42);
    let (left, right) = (page.left() + gutter + page.pt(8.0), page.right() - page.pt(14.0));
    let most = order.iter().map(|p| p.value(0).abs()).fold(1e-9, f64::max);
    let across = |value: f64| f32::midpoint(left, right) + (value / most) as f32 * (right - left) / 2.0;
    let high = page.pt(21.0);
    let (top, bottom) = (page.y, page.y + order.len() as f32 * high);
    scale(page, (-most, most), top, bottom, across);
    for (row, of) in order.iter().enumerate() {
        let middle = top + (row as f32 + 0.5) * high;
        let ink = page.style.ink();
        let at = (page.left() + gutter, middle + Page::drop(body));
        let weight = if of.case.is_some() { Weight::Semibold } else { Weight::Regular };
        page.name(at, &of.name, body, weight, Anchor::End, ink, gutter, 0.0);
        let x = across(of.value(0));
        let hair = stroke(page.style.ink3(), page.pt(1.0));
        page.line((across(0.0), middle), (x, middle), hair);
        point(page, of, (x, middle));
        let area = Area::new(page.left(), middle - high / 2.0, page.room(), high);
        page.mark(format!("{}: {}", of.name, decimal(of.value(0), 3)), area, of.opens());
    }
    let ink = page.style.ink3();
    page.text((right, bottom + page.pt(27.0)), &axis(data, 0), small, Anchor::End, ink);
    page.y = bottom + page.pt(32.0);
}

fn scale(page: &mut Page, ends: (f64, f64), top: f32, bottom: f32, across: impl Fn(f64) -> f32) {
    let small = page.small();
    let steps = between(ends.0, ends.1, 6);
    let (hair, ink, axis) = (page.style.hair(), page.style.ink3(), page.style.axis());
    for tick in &steps {
        let x = across(*tick);
        page.line((x, top), (x, bottom), if tick.abs() < 1e-9 { axis } else { hair });
        let words = decimal(*tick, decimals(&steps));
        page.text((x, bottom + page.pt(13.0)), &words, small, Anchor::Middle, ink);
    }
}

/// Both axes on one scale, so that distances can be seen. Gives how many points have no name beside them.
fn plane(page: &mut Page, data: &Correspondence) -> usize {
    let small = page.small();
    let ends = |at: usize| {
        let values = data.points.iter().map(|p| p.value(at));
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        // Points in one spot still get a frame round them.
        let pad = if high - low < 1e-6 { 0.5 } else { (high - low) * 0.08 };
        (low - pad, high + pad)
    };
    let (x, y) = (ends(0), ends(1));
    let left = page.left() + page.pt(34.0);
    let wide = page.right() - left;
    let unit = f64::from(wide) / (x.1 - x.0);
    let tall = ((y.1 - y.0) * unit) as f32;
    // Very flat or very tall clouds get a frame that is still a map.
    let high = tall.clamp(page.pt(160.0), wide * 1.1);
    let unit = unit.min(f64::from(high) / (y.1 - y.0));
    let (top, bottom) = (page.y, page.y + high);
    // What the cloud leaves free is shown too, on the same scale.
    let spare = (f64::from(wide) / unit - (x.1 - x.0)).max(0.0) / 2.0;
    let lift = (f64::from(high) / unit - (y.1 - y.0)).max(0.0) / 2.0;
    let (x, y) = ((x.0 - spare, x.1 + spare), (y.0 - lift, y.1 + lift));
    let across = |value: f64| left + ((value - x.0) * unit) as f32;
    let up = |value: f64| bottom - ((value - y.0) * unit) as f32;
    scale(page, x, top, bottom, across);
    let steps = between(y.0, y.1, 5);
    let (hair, ink, line) = (page.style.hair(), page.style.ink3(), page.style.axis());
    for tick in &steps {
        let at = up(*tick);
        page.line((left, at), (left + wide, at), if tick.abs() < 1e-9 { line } else { hair });
        let words = decimal(*tick, decimals(&steps));
        page.text((left - page.pt(5.0), at + Page::drop(small)), &words, small, Anchor::End, ink);
    }
    let frame = Area::new(left, top, wide, high);
    let spots: Vec<(f32, f32)> = data.points.iter().map(|p| (across(p.value(0)), up(p.value(1)))).collect();
    let r = page.pt(6.0);
    let mut taken: Vec<Area> = spots.iter().map(|s| Area::new(s.0 - r, s.1 - r, 2.0 * r, 2.0 * r)).collect();
    let mut unnamed = 0;
    // Cases first: there are fewer of them, and they are what is compared.
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|at| (data.points[*at].case.is_none(), *at));
    for at in order {
        let of = &data.points[at];
        point(page, of, spots[at]);
        page.mark(
            format!("{}: {}; {}", of.name, decimal(of.value(0), 3), decimal(of.value(1), 3)),
            Area::new(spots[at].0 - r, spots[at].1 - r, 2.0 * r, 2.0 * r),
            of.opens(),
        );
        if !label(page, of, spots[at], frame, &mut taken) {
            unnamed += 1;
        }
    }
    page.text((left + wide, bottom + page.pt(27.0)), &axis(data, 0), small, Anchor::End, ink);
    page.text((left, bottom + page.pt(27.0)), &format!("↑ {}", axis(data, 1)), small, Anchor::Start, ink);
    page.y = bottom + page.pt(34.0);
    unnamed
}

/// Beside the point, where nothing else stands.
fn label(page: &mut Page, of: &Point, spot: (f32, f32), frame: Area, taken: &mut Vec<Area>) -> bool {
    let small = page.small();
    let weight = if of.case.is_some() { Weight::Semibold } else { Weight::Regular };
    let short = crate::figure::letters::cut(&of.name, small, weight, page.pt(150.0));
    let wide = width(&short, small, weight);
    let (gap, step) = (page.pt(8.0), page.pt(11.0));
    let sides = [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (-1.0, -1.0),
        (-1.0, 1.0),
    ];
    for far in [1.0_f32, 2.0, 3.0] {
        for (side, down) in sides {
            let left = spot.0 + side * gap
                - if side < 0.0 {
                    wide
                } else if side == 0.0 {
                    wide / 2.0
                } else {
                    0.0
                };
            let base = spot.1 + down * step * far + Page::drop(small);
            let area = Area::new(left, base - ABOVE * small, wide, (ABOVE + BELOW) * small);
            if area.within(frame) && !taken.iter().any(|other| other.overlaps(area)) {
                if far > 1.0 && down != 0.0 {
                    let hair = stroke(page.style.ink3(), page.pt(0.5));
                    page.line(spot, (spot.0, base - small * 0.4), hair);
                }
                let ink = page.style.ink();
                page.name((left, base), &of.name, small, weight, Anchor::Start, ink, page.pt(150.0), 0.0);
                taken.push(area);
                return true;
            }
        }
    }
    false
}
