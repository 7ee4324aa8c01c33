//! The river of themes: how much of each stands where along the texts of a case.

use super::about::About;
use super::along::Along;
use super::page::{Look, Page, Sign, stroke};
use crate::figure::scene::{Anchor, Area, Opens, Scene, Step, Table, Value, Weight};
use crate::t;

/// Parts that the length of a text is divided into.
pub const PARTS: usize = 20;

pub fn river(data: &Along, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-river"));
    let entry =
        |(at, (name, hue)): (usize, &(String, usize))| (Sign::Fill(look.style.kind(at, *hue)), name.clone());
    let legend: Vec<(Sign, String)> = data.kinds.iter().enumerate().map(entry).collect();
    page.legend(&legend);
    let cases = data.parts(PARTS);
    if data.kinds.is_empty() {
        super::nothing(&mut page, about);
    } else {
        draw(&mut page, data, &cases);
    }
    page.scene.axes = vec![t!("drawn-length").to_owned(), t!("drawn-records").to_owned()];
    let mut head = vec![t!("drawn-case").to_owned(), t!("drawn-part").to_owned()];
    head.extend(data.kinds.iter().map(|kind| kind.0.clone()));
    let mut table = Table { head, rows: Vec::new() };
    for (name, _, _, parts) in &cases {
        for (at, part) in parts.iter().enumerate() {
            let mut line: Vec<Value> = vec![name.clone().into(), Value::from(at + 1)];
            line.extend(part.iter().map(|count| Value::Count(*count)));
            table.rows.push(line);
        }
    }
    let texts = data.texts.len();
    let own = vec![about.shown(), t!("drawn-river-how", parts = PARTS, count = texts)];
    page.finish(about.said(own, None), table)
}

fn draw(page: &mut Page, data: &Along, cases: &[(String, usize, usize, Vec<Vec<u64>>)]) {
    let (body, small) = (page.body(), page.small());
    let most = cases
        .iter()
        .flat_map(|case| case.3.iter().map(|part| part.iter().sum::<u64>()))
        .max()
        .unwrap_or(1)
        .max(1) as f32;
    let high = page.pt(110.0);
    let (left, right) = (page.left(), page.right());
    let across = |at: f32| left + at / PARTS as f32 * (right - left);
    for (name, place, texts, parts) in cases {
        let middle = page.y + page.pt(9.0);
        page.case((left + page.pt(5.0), middle), page.pt(4.5), *place);
        let (ink, grey) = (page.style.ink(), page.style.ink3());
        let at = (left + page.pt(16.0), middle + Page::drop(body));
        let room = page.room() * 0.7;
        page.name(at, name, body, Weight::Semibold, Anchor::Start, ink, room, 0.0);
        let at = (right, middle + Page::drop(small));
        page.text(at, &t!("drawn-texts", count = *texts), small, Anchor::End, grey);
        let top = page.y + page.pt(22.0);
        let axis = top + high / 2.0;
        // Upper edges of the bands, part by part, centred on the axis.
        let sums: Vec<f32> = parts.iter().map(|part| part.iter().sum::<u64>() as f32).collect();
        let mut edge: Vec<f32> = sums.iter().map(|sum| axis - sum / most * high / 2.0).collect();
        for (kind, (kind_name, hue)) in data.kinds.iter().enumerate() {
            let lower: Vec<f32> = edge
                .iter()
                .zip(parts)
                .map(|(y, part)| y + part.get(kind).copied().unwrap_or(0) as f32 / most * high)
                .collect();
            let count: u64 = parts.iter().filter_map(|part| part.get(kind)).sum();
            if count > 0 {
                let mut steps = curve(&edge, &across, false, axis);
                steps.extend(curve(&lower, &across, true, axis));
                steps.push(Step::Close);
                let fill = page.style.kind(kind, *hue);
                let line = page.style.edge().unwrap_or_else(|| stroke(page.style.paper(), page.pt(0.6)));
                page.path(steps, Some(fill), Some(line));
            }
            for (at, part) in parts.iter().enumerate() {
                let own = part.get(kind).copied().unwrap_or(0);
                if own > 0 {
                    let x = across(at as f32);
                    let area = Area::new(x, edge[at], across(at as f32 + 1.0) - x, lower[at] - edge[at]);
                    let said =
                        t!("drawn-river-mark", case = name, name = kind_name, part = at + 1, count = own);
                    page.mark(said, area, Opens::Nothing);
                }
            }
            edge = lower;
        }
        page.y = top + high + page.pt(8.0);
    }
    let (ink, hair) = (page.style.ink3(), page.style.hair());
    let y = page.y;
    page.line((left, y), (right, y), hair);
    let base = y + page.pt(13.0);
    page.text((left, base), t!("drawn-begin"), small, Anchor::Start, ink);
    page.text((right, base), t!("drawn-end"), small, Anchor::End, ink);
    page.y += page.pt(18.0);
}

/// A smooth line through the middles of the parts, from the axis at the start to the axis at the end.
fn curve(heights: &[f32], across: &impl Fn(f32) -> f32, back: bool, axis: f32) -> Vec<Step> {
    let mut points: Vec<(f32, f32)> = vec![(across(0.0), axis)];
    points.extend(heights.iter().enumerate().map(|(at, y)| (across(at as f32 + 0.5), *y)));
    points.push((across(heights.len() as f32), axis));
    if back {
        points.reverse();
    }
    let mut steps = Vec::new();
    for (at, point) in points.iter().enumerate() {
        if at == 0 {
            steps.push(if back { Step::Line(point.0, point.1) } else { Step::Move(point.0, point.1) });
            continue;
        }
        let before = points[at - 1];
        let half = f32::midpoint(before.0, point.0);
        steps.push(Step::Curve(half, before.1, half, point.1, point.0, point.1));
    }
    steps
}
