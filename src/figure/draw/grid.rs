//! Cells in rows and columns, each with a step of grey and its number: heat map and co-occurrence.

use super::page::{Page, plain, stroke};
use crate::figure::letters::{cut, width};
use crate::figure::scene::{Anchor, Area, Fill, Opens, Weight};

pub struct Head {
    pub name: String,
    pub depth: u16,
    pub swatch: Option<Fill>,
    /// The mark of a case before the name.
    pub case: Option<usize>,
}

impl Head {
    pub fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), depth: 0, swatch: None, case: None }
    }
}

pub struct Cell {
    pub words: String,
    /// `None` where there is no cell at all.
    pub step: Option<usize>,
    pub name: String,
    pub opens: Opens,
}

/// How far a row is set in: after six levels by less, so that a deep one has room for its name.
fn indent(depth: u16) -> f32 {
    f32::from(depth.min(6)) * 10.0 + f32::from(depth.saturating_sub(6).min(12)) * 3.0
}

/// Columns that do not fit beside each other go on below, with the names of the rows again.
pub fn grid(page: &mut Page, rows: &[Head], columns: &[Head], cell: impl Fn(usize, usize) -> Cell) {
    let body = page.body();
    let small = page.small();
    let widest = rows
        .iter()
        .map(|row| width(&row.name, body, Weight::Regular) + page.pt(indent(row.depth)))
        .fold(0.0_f32, f32::max);
    let gutter = (widest + page.pt(26.0)).min(page.room() * 0.42);
    let room = page.room() - gutter;
    let least = page.pt(22.0);
    let across = ((room / least).floor() as usize).clamp(1, columns.len().max(1));
    let wide = (room / across as f32).min(page.pt(96.0));
    let high = page.pt(26.0);
    let longest =
        columns.iter().map(|head| width(&head.name, small, Weight::Semibold)).fold(0.0_f32, f32::max);
    let sign = if columns.iter().any(|head| head.case.is_some()) { page.pt(14.0) } else { 0.0 };
    let upright = longest + sign + page.pt(4.0) > wide && wide < page.pt(64.0);
    let head = if upright { (longest + sign).min(page.pt(120.0)) + page.pt(6.0) } else { page.pt(20.0) };
    for first in (0..columns.len()).step_by(across) {
        let shown = first..(first + across).min(columns.len());
        heads(page, &columns[shown.clone()], gutter, wide, head, upright);
        for (at, row) in rows.iter().enumerate() {
            let top = page.y;
            let middle = top + high / 2.0;
            let mut x = page.left() + page.pt(indent(row.depth));
            if let Some(fill) = row.swatch {
                let side = page.pt(8.0);
                let edge = page.style.edge();
                page.rect(Area::new(x, middle - side / 2.0, side, side), fill, edge);
                x += page.pt(14.0);
            }
            if let Some(place) = row.case {
                page.case((x + page.pt(4.0), middle), page.pt(4.5), place);
                x += page.pt(14.0);
            }
            let left = page.left() + gutter;
            let ink = page.style.ink();
            let base = middle + Page::drop(body);
            let to = left - page.pt(8.0) - x;
            page.name((x, base), &row.name, body, Weight::Regular, Anchor::Start, ink, to, 0.0);
            for (place, column) in shown.clone().enumerate() {
                let value = cell(at, column);
                let area = Area::new(left + place as f32 * wide, top, wide, high);
                paint(page, area, value);
            }
            page.y += high;
        }
        page.y += page.pt(8.0);
    }
}

fn paint(page: &mut Page, area: Area, value: Cell) {
    let Some(step) = value.step else { return };
    let colour = page.style.heat(step);
    let gap = page.pt(1.0);
    let inner = Area::new(area.x + gap, area.y + gap, area.w - 2.0 * gap, area.h - 2.0 * gap);
    let edge = page.style.edge().map(|edge| stroke(page.style.grey(0.5), edge.width));
    page.rect(inner, plain(colour), edge);
    let ink = page.style.text_on(colour);
    // A number is never cut: it gets smaller.
    let mut size = page.body();
    while size > page.pt(5.0) && width(&value.words, size, Weight::Medium) > inner.w - page.pt(2.0) {
        size -= page.pt(0.5);
    }
    let (x, y) = area.middle();
    let at = (x, y + Page::drop(size));
    page.weighted(at, &value.words, size, Weight::Medium, Anchor::Middle, ink);
    page.mark(value.name, area, value.opens);
}

fn heads(page: &mut Page, columns: &[Head], gutter: f32, wide: f32, head: f32, upright: bool) {
    let small = page.small();
    let bottom = page.y + head;
    let ink = page.style.ink();
    for (at, column) in columns.iter().enumerate() {
        let middle = page.left() + gutter + (at as f32 + 0.5) * wide;
        let sign = page.pt(4.5);
        let gap = if column.case.is_some() { page.pt(14.0) } else { 0.0 };
        if upright {
            let base = bottom - page.pt(4.0);
            if let Some(place) = column.case {
                page.case((middle, base - sign), sign, place);
            }
            let at = (middle + Page::drop(small), base - gap);
            let room = head - page.pt(6.0) - gap;
            page.name(at, &column.name, small, Weight::Semibold, Anchor::Start, ink, room, -90.0);
        } else {
            let room = wide - gap - page.pt(4.0);
            let own = width(&cut(&column.name, small, Weight::Semibold, room), small, Weight::Semibold);
            let left = middle - f32::midpoint(own, gap);
            let y = bottom - page.pt(8.0);
            if let Some(place) = column.case {
                page.case((left + sign, y), sign, place);
            }
            let at = (left + gap, y + Page::drop(small));
            page.name(at, &column.name, small, Weight::Semibold, Anchor::Start, ink, room, 0.0);
        }
    }
    page.y = bottom;
}

/// The steps of grey from the lowest to the highest number; the step of nought only where there is one.
pub fn key(page: &mut Page, low: &str, high: &str) {
    let first = usize::from(low != "0");
    let (wide, tall) = (page.pt(22.0), page.pt(10.0));
    let small = page.small();
    let ink = page.style.ink3();
    let middle = page.y + tall / 2.0;
    let from = width(low, small, Weight::Regular) + page.pt(5.0);
    let base = middle + Page::drop(small);
    let left = page.left();
    page.text((left, base), low, small, Anchor::Start, ink);
    let count = crate::figure::heat::STEPS - first;
    for at in 0..count {
        let fill = plain(page.style.heat(first + at));
        let area = Area::new(left + from + at as f32 * wide, page.y, wide - page.pt(1.0), tall);
        page.rect(area, fill, Some(page.style.hair()));
    }
    let end = left + from + count as f32 * wide + page.pt(4.0);
    page.text((end, base), high, small, Anchor::Start, ink);
    page.scene.legend.push(format!("{low}–{high}"));
    page.y += tall + page.pt(4.0);
}
