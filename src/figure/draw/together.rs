//! What occurs together: as a heat map and as a network.

use std::collections::BTreeMap;

use super::about::About;
use super::grid::{Cell, Head, grid, key};
use super::page::{Look, Page, plain, stroke};
use crate::analysis::Key;
use crate::figure::heat::STEPS;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Step, Table, Value, Weight};
use crate::study::ThemeId;
use crate::t;
use crate::words::number;

/// Counts of pairs as plain numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Together {
    pub names: Vec<String>,
    /// The hue of each.
    pub hues: Vec<usize>,
    /// How often each occurs at all.
    pub totals: Vec<u64>,
    /// First, second, how often together; each pair once.
    pub pairs: Vec<(usize, usize, u64)>,
    /// What counts as together, in a sentence.
    pub rule: String,
    /// The themes themselves, so that what is drawn can be opened.
    pub themes: Vec<ThemeId>,
    /// Of each pair: how many can be made using no passage twice, and the c coefficient.
    pub close: Vec<(u64, Option<f64>)>,
}

impl Together {
    /// By pair, the smaller place first.
    fn counts(&self) -> BTreeMap<(usize, usize), u64> {
        self.pairs.iter().map(|(a, b, count)| ((*a.min(b), *a.max(b)), *count)).collect()
    }

    fn most(&self) -> u64 {
        self.pairs.iter().map(|pair| pair.2).max().unwrap_or(0)
    }

    fn sound(&self) -> bool {
        let known = self.names.len();
        known > 1 && self.most() > 0 && self.pairs.iter().all(|(a, b, _)| *a < known && *b < known && a != b)
    }

    fn table(&self) -> Table {
        let mut head =
            [t!("drawn-theme"), t!("drawn-with"), t!("drawn-together-count")].map(str::to_owned).to_vec();
        if !self.close.is_empty() {
            head.extend([t!("drawn-matched"), t!("drawn-c")].map(str::to_owned));
        }
        let name = |at: usize| Value::from(self.names.get(at).cloned().unwrap_or_default());
        let row = |(at, (a, b, count)): (usize, &(usize, usize, u64))| {
            let mut row = vec![name(*a), name(*b), Value::Count(*count)];
            if let Some((matched, c)) = self.close.get(at) {
                row.push(Value::Count(*matched));
                row.push(c.map_or(Value::Empty, |c| Value::Number(c, 3)));
            }
            row
        };
        Table { head, rows: self.pairs.iter().enumerate().map(row).collect() }
    }

    fn behind(&self, page: &mut Page) {
        for (at, (a, b, _)) in self.pairs.iter().enumerate() {
            page.behind(at, 2, self.pair(*a, *b));
        }
    }

    fn pair(&self, a: usize, b: usize) -> Opens {
        match (self.themes.get(a), self.themes.get(b)) {
            (Some(a), Some(b)) => Opens::Pair([*a, *b]),
            _ => Opens::Nothing,
        }
    }
}

/// A cell for each pair; each pair once, below the diagonal.
pub fn heat(data: &Together, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-together"));
    if data.sound() {
        let head = |at: usize| Head {
            swatch: (look.style != crate::figure::Style::Print)
                .then(|| look.style.kind(at, data.hues.get(at).copied().unwrap_or(0))),
            ..Head::plain(&data.names[at])
        };
        let known = data.names.len();
        let rows: Vec<Head> = (1..known).map(head).collect();
        let columns: Vec<Head> = (0..known - 1).map(|at| Head::plain(&data.names[at])).collect();
        let (most, counts) = (data.most(), data.counts());
        grid(&mut page, &rows, &columns, |row, column| {
            let pair = (column.min(row + 1), column.max(row + 1));
            let count = counts.get(&pair).copied().unwrap_or(0);
            let step =
                1 + (count.saturating_sub(1) * (STEPS as u64 - 2) / most.saturating_sub(1).max(1)) as usize;
            Cell {
                words: number(count as i64),
                step: (column <= row).then_some(if count == 0 { 0 } else { step }),
                name: t!(
                    "drawn-cell",
                    row = &data.names[row + 1],
                    column = &data.names[column],
                    count = count
                ),
                opens: if count == 0 { Opens::Nothing } else { data.pair(row + 1, column) },
            }
        });
        key(&mut page, "0", &number(most as i64));
    } else {
        super::nothing(&mut page, about);
    }
    page.scene.axes = vec![t!("drawn-theme").to_owned(); 2];
    data.behind(&mut page);
    page.finish(about.said(vec![data.rule.clone(), about.shown()], None), data.table())
}

/// Names at the two sides of an ellipse, lines as thick as pairs are frequent.
pub fn network(data: &Together, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-network"));
    if data.sound() {
        draw(&mut page, data);
    } else {
        super::nothing(&mut page, about);
    }
    let own = vec![data.rule.clone(), t!("drawn-network-how").to_owned(), about.shown()];
    data.behind(&mut page);
    page.finish(about.said(own, None), data.table())
}

fn draw(page: &mut Page, data: &Together) {
    let body = page.body();
    let known = data.names.len();
    let right_count = known.div_ceil(2);
    let pitch = page.pt(19.0);
    let tall = (right_count as f32 * pitch).max(page.pt(220.0));
    let gutter = page.room() * 0.27;
    let radius = (page.room() / 2.0 - gutter).min(page.pt(190.0));
    let centre = (page.left() + page.room() / 2.0, page.y + tall / 2.0 + page.pt(6.0));
    // Down the right side and up the left again, in the order of the names.
    let spot = |at: usize| {
        let right = at < right_count;
        let count = if right { right_count } else { known - right_count };
        let row = if right { at } else { known - 1 - at };
        let y = (row as f32 + 0.5) / count as f32 * 2.0 - 1.0;
        let x = (1.0 - y * y).max(0.0).sqrt().max(0.12) * if right { 1.0 } else { -1.0 };
        (centre.0 + x * radius, centre.1 + y * tall / 2.0)
    };
    let most = data.most().max(1);
    let mut pairs = data.pairs.clone();
    pairs.retain(|pair| pair.2 > 0);
    // The frequent ones are on top.
    pairs.sort_by_key(|pair| (pair.2, pair.0, pair.1));
    for (a, b, count) in &pairs {
        let part = *count as f32 / most as f32;
        let (from, to) = (spot(*a), spot(*b));
        let bend = |p: (f32, f32)| (p.0 + (centre.0 - p.0) * 0.55, p.1 + (centre.1 - p.1) * 0.55);
        let (one, two) = (bend(from), bend(to));
        let colour = page.style.grey(0.8 - 0.55 * part);
        let line = stroke(colour, page.pt(0.6 + 4.4 * part));
        let curve = Step::Curve(one.0, one.1, two.0, two.1, to.0, to.1);
        page.path(vec![Step::Move(from.0, from.1), curve], None, Some(line));
        let middle = (f32::midpoint(one.0, two.0), f32::midpoint(one.1, two.1));
        let name = t!("drawn-cell", row = &data.names[*a], column = &data.names[*b], count = *count);
        let r = page.pt(5.0);
        page.mark(name, Area::new(middle.0 - r, middle.1 - r, 2.0 * r, 2.0 * r), data.pair(*a, *b));
    }
    let largest = data.totals.iter().copied().max().unwrap_or(1).max(1);
    for at in 0..known {
        let (x, y) = spot(at);
        let total = data.totals.get(at).copied().unwrap_or(0);
        let r = page.pt(3.0) + page.pt(5.0) * (total as f32 / largest as f32).sqrt();
        let fill = page.style.kind(at, data.hues.get(at).copied().unwrap_or(0));
        let fill = if page.style == crate::figure::Style::Print { plain(page.style.ink2()) } else { fill };
        let edge = stroke(page.style.paper(), page.pt(1.0));
        page.circle((x, y), r, Some(fill), Some(edge));
        let right = at < right_count;
        let (sign, anchor) = if right { (1.0, Anchor::Start) } else { (-1.0, Anchor::End) };
        let start = x + sign * page.pt(12.0);
        let room = if right { page.right() - start } else { start - page.left() };
        let ink = page.style.ink();
        let base = y + Page::drop(body);
        page.counted((start, base), &data.names[at], total, body, Weight::Regular, anchor, ink, room);
        page.mark(
            format!("{}: {total}", data.names[at]),
            Area::new(x - r, y - r, 2.0 * r, 2.0 * r),
            data.themes.get(at).map_or(Opens::Nothing, |theme| Opens::Cell {
                row: vec![Key::Theme(*theme)],
                column: Vec::new(),
            }),
        );
    }
    page.y += tall + page.pt(16.0);
}
