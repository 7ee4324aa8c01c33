//! Document portraits: each text as a strip, from its first word to its last, with its themes or levels.

use super::about::About;
use super::along::{Along, By};
use super::page::{Look, Page, Sign, plain};
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::t;
use crate::words::number;

/// More lanes than these would be too thin: pieces share them.
const LANES: usize = 5;

pub fn portraits(data: &Along, about: &About, look: Look) -> Scene {
    let title = match data.by {
        By::Theme => t!("drawn-portraits"),
        By::Level => t!("drawn-portraits-level"),
    };
    let mut page = Page::new(look, title);
    let entry =
        |(at, (name, hue)): (usize, &(String, usize))| (Sign::Fill(look.style.kind(at, *hue)), name.clone());
    let legend: Vec<(Sign, String)> = data.kinds.iter().enumerate().map(entry).collect();
    page.legend(&legend);
    if data.kinds.is_empty() {
        super::nothing(&mut page, about);
    } else {
        draw(&mut page, data);
    }
    page.scene.axes = vec![t!("drawn-length").to_owned(), t!("drawn-source").to_owned()];
    let kind = if data.by == By::Theme { t!("drawn-theme") } else { t!("drawn-level") };
    let head = [t!("drawn-case"), t!("drawn-source"), kind, t!("drawn-from"), t!("drawn-to")];
    let mut table = Table { head: head.map(str::to_owned).to_vec(), rows: Vec::new() };
    for strip in &data.texts {
        for piece in &strip.pieces {
            let name = data.kinds.get(piece.kind).map_or_else(String::new, |kind| kind.0.clone());
            for column in [3, 4] {
                page.behind(table.rows.len(), column, Opens::Records(vec![piece.evidence]));
            }
            table.rows.push(vec![
                strip.case.clone().into(),
                strip.title.clone().into(),
                name.into(),
                Value::Number(f64::from(piece.from) * 100.0, 1),
                Value::Number(f64::from(piece.to) * 100.0, 1),
            ]);
        }
    }
    let own = vec![about.shown(), t!("drawn-portraits-how", count = data.texts.len())];
    page.finish(about.said(own, None), table)
}

fn draw(page: &mut Page, data: &Along) {
    let (body, small) = (page.body(), page.small());
    let widest = data.texts.iter().map(|s| width(&s.title, small, Weight::Regular)).fold(0.0, f32::max);
    let gutter = (widest + page.pt(12.0)).min(page.room() * 0.38);
    let end = page.pt(46.0);
    let (left, right) = (page.left() + gutter, page.right() - end);
    let mut case = None;
    for strip in &data.texts {
        let (ink, grey) = (page.style.ink(), page.style.ink3());
        if case != Some(strip.place) {
            case = Some(strip.place);
            page.y += page.pt(4.0);
            let middle = page.y + page.pt(9.0);
            page.case((page.left() + page.pt(5.0), middle), page.pt(4.5), strip.place);
            let at = (page.left() + page.pt(16.0), middle + Page::drop(body));
            let room = page.room() - page.pt(90.0);
            page.name(at, &strip.case, body, Weight::Semibold, Anchor::Start, ink, room, 0.0);
            let at = (page.right(), middle + Page::drop(small));
            page.text(at, t!("drawn-words"), small, Anchor::End, grey);
            page.y += page.pt(20.0);
        }
        // A piece goes into the first lane that is free where it begins.
        let mut lanes: Vec<f32> = Vec::new();
        let mut places = Vec::new();
        for piece in &strip.pieces {
            let free = lanes.iter().position(|until| *until <= piece.from + 1e-6);
            let lane = free.unwrap_or_else(|| {
                if lanes.len() < LANES {
                    lanes.push(0.0);
                    lanes.len() - 1
                } else {
                    piece.kind % LANES
                }
            });
            lanes[lane] = lanes[lane].max(piece.to);
            places.push(lane);
        }
        let count = lanes.len().max(2);
        let high = page.pt(5.0);
        let tall = count as f32 * high;
        let top = page.y + page.pt(2.0);
        let ground = plain(page.style.grey(0.94));
        page.rect(Area::new(left, top, right - left, tall), ground, None);
        for (piece, lane) in strip.pieces.iter().zip(places) {
            let (name, hue) = data.kinds.get(piece.kind).cloned().unwrap_or_default();
            let from = left + piece.from * (right - left);
            // Even the shortest quote can be seen.
            let wide = ((piece.to - piece.from) * (right - left)).max(page.pt(1.2)).min(right - from);
            let area = Area::new(from, top + lane as f32 * high, wide, high - page.pt(0.6));
            let (fill, edge) = (page.style.kind(piece.kind, hue), page.style.edge());
            page.rect(area, fill, edge);
            let words = format!("{}, {name}", strip.title);
            page.mark(words, area, Opens::Records(vec![piece.evidence]));
        }
        let base = top + tall / 2.0 + Page::drop(small);
        let room = gutter - page.pt(8.0);
        page.name((page.left(), base), &strip.title, small, Weight::Regular, Anchor::Start, ink, room, 0.0);
        page.text((page.right(), base), &number(i64::from(strip.words)), small, Anchor::End, grey);
        page.y = top + tall + page.pt(5.0);
    }
    let (small, ink) = (page.small(), page.style.ink3());
    let base = page.y + page.pt(11.0);
    page.text((left, base), t!("drawn-begin"), small, Anchor::Start, ink);
    page.text((right, base), t!("drawn-end"), small, Anchor::End, ink);
    page.y += page.pt(16.0);
}
