//! How many different themes were met by how many sources: the curve, and what other orders would give.

use super::about::About;
use super::axis::ticks;
use super::page::{Look, Page, Sign, plain, stroke};
use crate::analysis::Key;
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Step, Table, Value, Weight};
use crate::study::SourceId;
use crate::t;
use crate::words::{decimal, number};

/// Curves as plain numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Saturation {
    /// The sources, in the order in which they were taken.
    pub sources: Vec<String>,
    /// Different themes after each of them.
    pub found: Vec<u64>,
    /// Of other orders, after as many sources: lowest, middle and highest.
    pub envelope: Vec<[f64; 3]>,
    /// What the envelope is of, in a sentence.
    pub rule: String,
    /// Case by case: name, place in the study, and different themes after each of its sources.
    pub cases: Vec<(String, usize, Vec<u64>)>,
    /// The sources themselves, so that they can be opened.
    pub ids: Vec<SourceId>,
}

pub fn saturation(data: &Saturation, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-saturation"));
    let mut legend = vec![(Sign::Line(look.style.ink(), false), t!("drawn-saturation-all").to_owned())];
    if !data.envelope.is_empty() {
        let band = Sign::Fill(plain(look.style.grey(0.85)));
        legend.push((band, t!("drawn-saturation-band").to_owned()));
        legend.push((Sign::Line(look.style.ink3(), true), t!("drawn-saturation-median").to_owned()));
    }
    legend.extend(data.cases.iter().take(10).map(|(name, place, _)| (Sign::Case(*place), name.clone())));
    page.legend(&legend);
    if data.found.is_empty() {
        super::nothing(&mut page, about);
    } else {
        draw(&mut page, data);
    }
    page.scene.axes = vec![t!("drawn-sources").to_owned(), t!("drawn-themes-met").to_owned()];
    let mut own = vec![t!("drawn-saturation-how").to_owned(), data.rule.clone(), about.shown()];
    if data.cases.len() > 10 {
        own.push(t!("drawn-saturation-many", count = data.cases.len()));
    }
    let head = [
        t!("drawn-number"),
        t!("drawn-source"),
        t!("drawn-themes-met"),
        t!("drawn-low"),
        t!("drawn-median"),
        t!("drawn-high"),
    ];
    let row = |at: usize| {
        let mut row = vec![
            Value::from(at + 1),
            data.sources.get(at).cloned().unwrap_or_default().into(),
            Value::Count(data.found[at]),
        ];
        row.extend(
            (0..3).map(|part| data.envelope.get(at).map_or(Value::Empty, |e| Value::Number(e[part], 1))),
        );
        row
    };
    let rows = (0..data.found.len()).map(row).collect();
    for (at, source) in data.ids.iter().enumerate() {
        page.behind(at, 2, Opens::Cell { row: vec![Key::Source(*source)], column: Vec::new() });
    }
    let table = Table { head: head.map(str::to_owned).to_vec(), rows };
    page.finish(about.said(own, None), table)
}

fn draw(page: &mut Page, data: &Saturation) {
    let small = page.small();
    let count = data.found.len();
    let most = data.found.iter().copied().max().unwrap_or(1).max(1) as f64;
    let most = data.envelope.iter().map(|e| e[2]).fold(most, f64::max);
    let ups = ticks(most, 5);
    let gutter = width(&decimal(most.ceil(), 0), small, Weight::Regular) + page.pt(10.0);
    let (left, right) = (page.left() + gutter, page.right() - page.pt(14.0));
    let (top, bottom) = (page.y + page.pt(6.0), page.y + page.pt(226.0));
    let across = |at: usize| left + at as f32 / count as f32 * (right - left);
    let up = |value: f64| bottom - (value / most) as f32 * (bottom - top);
    let (hair, ink) = (page.style.hair(), page.style.ink3());
    for tick in &ups {
        let y = up(*tick);
        page.line((left, y), (right, y), hair);
        page.text((left - page.pt(5.0), y + Page::drop(small)), &decimal(*tick, 0), small, Anchor::End, ink);
    }
    for tick in ticks(count as f64, 8) {
        let x = across(tick as usize);
        page.line((x, bottom), (x, bottom + page.pt(3.0)), hair);
        page.text((x, bottom + page.pt(14.0)), &number(tick as i64), small, Anchor::Middle, ink);
    }
    if !data.envelope.is_empty() {
        let band = data.envelope.iter().take(count).enumerate();
        let mut steps = vec![Step::Move(across(0), up(0.0))];
        steps.extend(band.clone().map(|(at, e)| Step::Line(across(at + 1), up(e[2]))));
        steps.extend(band.clone().rev().map(|(at, e)| Step::Line(across(at + 1), up(e[0]))));
        steps.push(Step::Close);
        let fill = plain(page.style.grey(0.85));
        page.path(steps, Some(fill), None);
        let mut steps = vec![Step::Move(across(0), up(0.0))];
        steps.extend(band.map(|(at, e)| Step::Line(across(at + 1), up(e[1]))));
        let mut line = stroke(page.style.ink3(), page.pt(1.0));
        line.dashed = true;
        page.path(steps, None, Some(line));
    }
    for (name, place, found) in data.cases.iter().take(10) {
        let colour = page.style.case((place + place / 10) % 10);
        let mut steps = vec![Step::Move(across(0), up(0.0))];
        steps.extend(
            found.iter().enumerate().map(|(at, v)| Step::Line(across((at + 1).min(count)), up(*v as f64))),
        );
        page.path(steps, None, Some(stroke(colour, page.pt(1.2))));
        if let Some(last) = found.last() {
            let spot = (across(found.len().min(count)), up(*last as f64));
            page.case(spot, page.pt(4.0), *place);
            let r = page.pt(5.0);
            let area = Area::new(spot.0 - r, spot.1 - r, 2.0 * r, 2.0 * r);
            page.mark(
                t!("drawn-met", name = name, count = *last, sources = found.len()),
                area,
                Opens::Nothing,
            );
        }
    }
    let mut steps = vec![Step::Move(across(0), up(0.0))];
    steps.extend(data.found.iter().enumerate().map(|(at, v)| Step::Line(across(at + 1), up(*v as f64))));
    page.path(steps, None, Some(stroke(page.style.ink(), page.pt(1.8))));
    for (at, value) in data.found.iter().enumerate() {
        let name = data.sources.get(at).cloned().unwrap_or_default();
        let wide = (right - left) / count as f32;
        let from = across(at + 1) - wide / 2.0;
        let area = Area::new(from, top, wide.min(right - from), bottom - top);
        let opens = data.ids.get(at).map_or(Opens::Nothing, |source| Opens::Cell {
            row: vec![Key::Source(*source)],
            column: Vec::new(),
        });
        page.mark(t!("drawn-met", name = name, count = *value, sources = at + 1), area, opens);
    }
    let axis = page.style.axis();
    page.line((left, bottom), (right, bottom), axis);
    page.text((right, bottom + page.pt(28.0)), t!("drawn-sources-axis"), small, Anchor::End, ink);
    page.y = bottom + page.pt(34.0);
}
