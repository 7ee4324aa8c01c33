//! Diverging blocks: the level profile of each case, and polarity by case.

use super::about::About;
use super::names::Names;
use super::page::{Look, Page};
use crate::figure::letters::width;
use crate::figure::profile::{Diverging, Panel, Row};
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::study::{Polarity, Study};
use crate::t;
use crate::words::number;

const PITCH: f32 = 32.0;
const BAR: f32 = 18.0;
const BLOCK: f32 = 12.0;
/// Room for the counts left and right of the blocks.
const LEFT: f32 = 30.0;
const RIGHT: f32 = 62.0;
/// Narrower blocks are drawn as one bar: they could not be counted.
const LEAST: f32 = 3.0;

struct Frame {
    left: f32,
    wide: f32,
    axis: f32,
    unit: f32,
    top: f32,
    bottom: f32,
}

/// A panel for each case, a row for each level.
pub fn levels(study: &Study, data: &Diverging, about: &About, look: Look) -> Scene {
    blocks(study, data, about, look, t!("drawn-levels"))
}

/// A row for each case.
pub fn cases(study: &Study, data: &Diverging, about: &About, look: Look) -> Scene {
    blocks(study, data, about, look, t!("drawn-cases"))
}

fn blocks(study: &Study, data: &Diverging, about: &About, look: Look, title: &str) -> Scene {
    let mut page = Page::new(look, title);
    let names = Names::of(study);
    page.directions(&about.labels);
    if data.in_lens == 0 {
        super::nothing(&mut page, about);
    } else {
        panels(&mut page, &names, data, about);
    }
    let of_levels = data.panels.iter().any(|panel| panel.case.is_some());
    let down = if of_levels { t!("drawn-level") } else { t!("drawn-case") };
    page.scene.axes = vec![t!("drawn-records").to_owned(), down.to_owned()];
    let totals: Vec<(&str, u64)> = if of_levels {
        data.panels.iter().map(|panel| (panel.label.as_str(), panel.total as u64)).collect()
    } else {
        let rows = data.panels.iter().flat_map(|panel| &panel.rows);
        rows.map(|row| (row.label.as_str(), row.mix.len() as u64)).collect()
    };
    let mut own = vec![about.shown(), t!("drawn-blocks-how").to_owned(), About::denominators(&totals)];
    if data.several_cases > 0 {
        own.push(t!("drawn-several-cases", count = data.several_cases));
    }
    if of_levels && data.several_levels > 0 {
        own.push(t!("drawn-several-levels", count = data.several_levels));
    }
    let mut without: Vec<_> =
        data.panels.iter().flat_map(|p| &p.rows).flat_map(|row| row.mix.0[3].iter().copied()).collect();
    without.sort_unstable();
    without.dedup();
    if !without.is_empty() {
        own.push(t!("drawn-without-polarity", count = without.len()));
    }
    let first = if of_levels { 2 } else { 1 };
    for (at, row) in data.panels.iter().flat_map(|panel| &panel.rows).enumerate() {
        for (polarity, records) in row.mix.0.iter().enumerate() {
            page.behind(at, first + polarity, Opens::Records(records.clone()));
        }
    }
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table(data, about, of_levels))
}

fn table(data: &Diverging, about: &About, of_levels: bool) -> Table {
    let [enabling, constraining, mixed] = about.labels.clone();
    let mut head = vec![t!("drawn-case").to_owned()];
    if of_levels {
        head.push(t!("drawn-level").to_owned());
    }
    head.extend([enabling, constraining, mixed, t!("drawn-no-polarity").to_owned()]);
    let mut rows = Vec::new();
    for panel in &data.panels {
        for row in &panel.rows {
            let mut line: Vec<Value> = Vec::new();
            if of_levels {
                line.push(panel.label.clone().into());
            }
            line.push(row.label.clone().into());
            line.extend(row.mix.counts().map(Value::from));
            rows.push(line);
        }
    }
    Table { head, rows }
}

fn panels(page: &mut Page, names: &Names, data: &Diverging, about: &About) {
    let body = page.body();
    let of_levels = data.panels.iter().any(|panel| panel.case.is_some());
    let sign = if of_levels { 0.0 } else { page.pt(16.0) };
    let rows = || data.panels.iter().flat_map(|panel| &panel.rows);
    let widest = rows().map(|row| width(&row.label, body, Weight::Regular)).fold(0.0_f32, f32::max);
    let gutter = (widest + sign + page.pt(10.0)).min(page.room() * 0.34);
    let room = page.room() - gutter;
    let sides = page.pt(LEFT + RIGHT);
    let least = sides + (data.left + data.right) * page.pt(7.0);
    let abreast = ((room / least.max(page.pt(190.0))).floor() as usize).clamp(1, data.panels.len().max(1));
    let wide = room / abreast as f32;
    let unit = page.pt(BLOCK).min((wide - sides) / (data.left + data.right)).max(0.01);
    for line in data.panels.chunks(abreast) {
        let titled = line.iter().any(|panel| panel.case.is_some());
        let count = line.first().map_or(0, |panel| panel.rows.len()) as f32;
        let top = page.y + if titled { page.pt(24.0) } else { 0.0 };
        let bottom = top + count * page.pt(PITCH);
        if let Some(panel) = line.first() {
            row_names(page, names, panel, top, gutter);
        }
        for (beside, panel) in line.iter().enumerate() {
            let left = page.left() + gutter + beside as f32 * wide;
            let slack = ((wide - sides - (data.left + data.right) * unit) / 2.0).max(0.0);
            let axis = (left + page.pt(LEFT) + slack + data.left * unit).round();
            let frame = Frame { left, wide, axis, unit, top, bottom };
            scale(page, data, &frame, &about.labels);
            if titled {
                head(page, names, panel, &frame);
            }
            for (at, row) in panel.rows.iter().enumerate() {
                let middle = top + (at as f32 + 0.5) * page.pt(PITCH);
                bar(page, row, &frame, middle, panel, about);
            }
            let line = page.style.axis();
            page.line((axis, top), (axis, bottom), line);
        }
        page.y = bottom + page.pt(40.0);
    }
}

fn row_names(page: &mut Page, names: &Names, panel: &Panel, top: f32, gutter: f32) {
    let body = page.body();
    for (at, row) in panel.rows.iter().enumerate() {
        let middle = top + (at as f32 + 0.5) * page.pt(PITCH);
        let mut x = page.left();
        if let (None, Some(case)) = (panel.case, row.case) {
            page.case((x + page.pt(5.0), middle), page.pt(4.5), names.case(case));
            x += page.pt(16.0);
        }
        let room = page.left() + gutter - page.pt(6.0) - x;
        let ink = page.style.ink();
        let at = (x, middle + Page::drop(body));
        page.name(at, &row.label, body, Weight::Regular, Anchor::Start, ink, room, 0.0);
    }
}

fn head(page: &mut Page, names: &Names, panel: &Panel, frame: &Frame) {
    let body = page.body();
    let sign = page.pt(16.0);
    let room = frame.wide - page.pt(24.0) - sign;
    let own = width(&panel.label, body, Weight::Semibold).min(room) + sign;
    let left = (frame.axis - own / 2.0).clamp(frame.left, (frame.left + frame.wide - own).max(frame.left));
    let middle = frame.top - page.pt(13.0);
    if let Some(case) = panel.case {
        page.case((left + page.pt(5.0), middle), page.pt(4.5), names.case(case));
    }
    let ink = page.style.ink();
    let at = (left + sign, middle + Page::drop(body));
    page.name(at, &panel.label, body, Weight::Semibold, Anchor::Start, ink, room, 0.0);
}

/// Hairlines at round counts, and what left and right mean.
fn scale(page: &mut Page, data: &Diverging, frame: &Frame, labels: &[String; 3]) {
    let small = page.small();
    let (ink, hair) = (page.style.ink3(), page.style.hair());
    for tick in data.ticks() {
        for (side, reach) in [(-1.0, data.left), (1.0, data.right)] {
            if tick as f32 > reach.max(1.0) || (tick == 0 && side > 0.0) {
                continue;
            }
            let x = frame.axis + side * tick as f32 * frame.unit;
            if tick > 0 {
                page.line((x, frame.top), (x, frame.bottom), hair);
            }
            let at = (x, frame.bottom + page.pt(12.0));
            page.text(at, &number(tick as i64), small, Anchor::Middle, ink);
        }
    }
    let y = frame.bottom + page.pt(26.0);
    let gap = page.pt(6.0);
    let left = format!("← {}", labels[Polarity::Constraining as usize]);
    let right = format!("{} →", labels[Polarity::Enabling as usize]);
    let rooms = (frame.axis - gap - frame.left, frame.left + frame.wide - frame.axis - gap);
    let fits = |words: &str, room: f32| width(words, small, Weight::Regular) <= room;
    // Words of which only one is whole would mislead, and the legend has them too.
    if fits(&left, rooms.0) && fits(&right, rooms.1) {
        page.text((frame.axis - gap, y), &left, small, Anchor::End, ink);
        page.text((frame.axis + gap, y), &right, small, Anchor::Start, ink);
    }
}

fn bar(page: &mut Page, row: &Row, frame: &Frame, middle: f32, panel: &Panel, about: &About) {
    let [enabling, constraining, mixed, _] = row.mix.counts();
    let high = page.pt(BAR);
    let half = mixed as f32 / 2.0;
    let runs = [
        (Polarity::Constraining, constraining, -half - constraining as f32),
        (Polarity::Mixed, mixed, -half),
        (Polarity::Enabling, enabling, half),
    ];
    for (polarity, count, from) in runs {
        if count == 0 {
            continue;
        }
        let fill = page.style.polarity(Some(polarity));
        let edge = page.style.edge();
        let (left, wide) = (frame.axis + from * frame.unit, count as f32 * frame.unit);
        let area = Area::new(left, middle - high / 2.0, wide, high);
        if frame.unit >= page.pt(LEAST) {
            let gap = page.pt(0.5);
            for at in 0..count {
                let x = left + at as f32 * frame.unit + gap;
                page.rect(Area::new(x, area.y, frame.unit - 2.0 * gap, high), fill, edge);
            }
        } else {
            page.rect(area, fill, edge);
        }
        let place = if panel.case.is_some() { format!("{}, ", panel.label) } else { String::new() };
        let name = format!("{place}{}, {}: {count}", row.label, about.labels[polarity as usize]);
        page.mark(name, area, Opens::Records(row.mix.0[polarity as usize].clone()));
    }
    let small = page.small();
    let base = middle + Page::drop(small);
    let gap = page.pt(5.0);
    if constraining > 0 {
        let x = frame.axis - (half + constraining as f32) * frame.unit - gap;
        let words = format!("−{}", number(constraining as i64));
        let ink = page.style.polarity_text(Polarity::Constraining);
        page.weighted((x, base), &words, small, Weight::Semibold, Anchor::End, ink);
    }
    let mut x = frame.axis + (half + enabling as f32) * frame.unit + gap;
    for (polarity, count) in [(Polarity::Mixed, mixed), (Polarity::Enabling, enabling)] {
        if count == 0 {
            continue;
        }
        let words = format!("{}{}", polarity.sign(), number(count as i64));
        let ink = page.style.polarity_text(polarity);
        page.weighted((x, base), &words, small, Weight::Semibold, Anchor::Start, ink);
        x += width(&words, small, Weight::Semibold) + page.pt(4.0);
    }
    if row.mix.is_empty() {
        let ink = page.style.ink3();
        page.text((x, base), "0", small, Anchor::Start, ink);
    }
}
