//! Cases held against each other: slopes between two, dots for any number.

use super::about::About;
use super::axis::{decimals, spread, ticks};
use super::counts::Counts;
use super::page::{Look, Page, Sign, plain, stroke};
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::t;
use crate::words::decimal;

/// The share that each theme has of the records of two cases, joined by a line.
pub fn slope(data: &Counts, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-slope"));
    let mut about = about.clone();
    about.cases = about.cases.min(data.cases.len());
    if data.is_empty() {
        super::nothing(&mut page, &about);
    } else if data.cases.len() < 2 {
        let (body, ink) = (page.body(), page.style.ink2());
        page.block(t!("drawn-slope-needs"), body, Weight::Regular, ink, 1.4, 2);
    } else {
        slopes(&mut page, data);
    }
    let mut own = vec![about.shown(), t!("drawn-slope-how").to_owned()];
    if data.cases.len() > 2 {
        own.push(t!("drawn-slope-two", one = &data.cases[0].name, other = &data.cases[1].name));
    }
    own.push(About::denominators(&data.totals()[..data.cases.len().min(2)]));
    page.scene.axes = data.cases.iter().take(2).map(|case| case.name.clone()).collect();
    behind(&mut page, data, 2);
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table(data, 2))
}

fn table(data: &Counts, most: usize) -> Table {
    let mut head = vec![t!("drawn-theme").to_owned()];
    for case in data.cases.iter().take(most) {
        head.push(case.name.clone());
        head.push(t!("drawn-percent-of", case = &case.name));
    }
    let line = |at: usize| {
        let mut line: Vec<Value> = vec![data.themes[at].name.clone().into()];
        for (place, cell) in data.cells[at].iter().enumerate().take(most) {
            line.push(Value::Count(cell.count));
            line.push(Value::Number(data.share(at, place) * 100.0, 1));
        }
        line
    };
    Table { head, rows: (0..data.themes.len()).map(line).collect() }
}

/// Counts and shares of a theme in a case are of the same records.
fn behind(page: &mut Page, data: &Counts, most: usize) {
    for (at, cells) in data.cells.iter().enumerate() {
        for (place, cell) in cells.iter().enumerate().take(most) {
            for column in [1 + 2 * place, 2 + 2 * place] {
                page.behind(at, column, Opens::Records(cell.ids.clone()));
            }
        }
    }
}

fn slopes(page: &mut Page, data: &Counts) {
    let (body, small) = (page.body(), page.small());
    let gutter = page.room() * 0.34;
    let (left, right) = (page.left() + gutter, page.right() - gutter);
    let top = page.y + page.pt(30.0);
    let pitch = page.pt(16.0);
    let count = data.themes.len();
    let bottom = top + (count as f32 * pitch * 1.35).max(page.pt(150.0));
    let shares: Vec<[f64; 2]> = (0..count).map(|at| [data.share(at, 0), data.share(at, 1)]).collect();
    let most = shares.iter().flatten().copied().fold(0.0, f64::max).max(0.01);
    let height = |share: f64| bottom - (share / most) as f32 * (bottom - top);
    let axis = page.style.axis();
    for (place, x) in [left, right].into_iter().enumerate() {
        page.line((x, top - page.pt(6.0)), (x, bottom + page.pt(4.0)), axis);
        let case = &data.cases[place];
        let middle = page.y + page.pt(8.0);
        let ink = page.style.ink();
        let (sign, anchor) = if place == 0 { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        page.case((x, middle), page.pt(4.5), case.place);
        let at = (x + sign * page.pt(10.0), middle + Page::drop(body));
        page.name(at, &case.name, body, Weight::Semibold, anchor, ink, gutter - page.pt(12.0), 0.0);
    }
    for (at, [one, other]) in shares.iter().enumerate() {
        let fill = page.style.kind(at, data.themes[at].hue);
        let colour = if page.style == crate::figure::Style::Print { page.style.ink2() } else { fill.colour };
        let (from, to) = ((left, height(*one)), (right, height(*other)));
        page.line(from, to, stroke(colour, page.pt(1.6)));
        page.circle(from, page.pt(3.0), Some(plain(colour)), None);
        page.circle(to, page.pt(3.0), Some(plain(colour)), None);
        let cells = &data.cells[at];
        let name = format!(
            "{}: {} {} ({} %), {} {} ({} %)",
            data.themes[at].name,
            data.cases[0].name,
            cells[0].count,
            decimal(one * 100.0, 0),
            data.cases[1].name,
            cells[1].count,
            decimal(other * 100.0, 0)
        );
        let area = Area::new(
            left,
            from.1.min(to.1) - page.pt(3.0),
            right - left,
            (from.1 - to.1).abs() + page.pt(6.0),
        );
        let ids = cells[0].ids.iter().chain(&cells[1].ids).copied().collect();
        page.mark(name, area, Opens::Records(ids));
    }
    for (place, x) in [left, right].into_iter().enumerate() {
        let wanted: Vec<f32> = shares.iter().map(|pair| height(pair[place])).collect();
        let places = spread(&wanted, pitch, top, bottom.max(top + count as f32 * pitch));
        let sign = if place == 0 { -1.0 } else { 1.0 };
        let anchor = if place == 0 { Anchor::End } else { Anchor::Start };
        for (at, y) in places.iter().enumerate() {
            let start = (x + sign * page.pt(4.0), wanted[at]);
            let end = (x + sign * page.pt(16.0), *y);
            let hair = page.style.hair();
            page.line(start, end, stroke(page.style.ink3(), hair.width));
            let share = format!("{} %", decimal(shares[at][place] * 100.0, 0));
            let base = y + Page::drop(small);
            let ink = (page.style.ink(), page.style.ink2());
            let from = x + sign * page.pt(19.0);
            page.weighted((from, base), &share, small, Weight::Semibold, anchor, ink.0);
            let beside = width("100 %", small, Weight::Semibold) + page.pt(4.0);
            let room = gutter - page.pt(19.0) - beside;
            let spot = (from + sign * beside, base);
            page.name(spot, &data.themes[at].name, small, Weight::Regular, anchor, ink.1, room, 0.0);
        }
    }
    page.y = bottom.max(top + count as f32 * pitch) + page.pt(12.0);
}

/// A row for each theme, a mark for each case at its number of records.
pub fn dots(data: &Counts, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-dots"));
    let entries: Vec<(Sign, String)> =
        data.cases.iter().take(20).map(|case| (Sign::Case(case.place), case.name.clone())).collect();
    page.legend(&entries);
    if data.is_empty() {
        super::nothing(&mut page, about);
    } else {
        rows(&mut page, data);
    }
    page.scene.axes = vec![t!("drawn-share").to_owned(), t!("drawn-theme").to_owned()];
    let mut own = vec![about.shown(), t!("drawn-dots-how").to_owned()];
    if data.cases.len() > 20 {
        own.push(t!("drawn-dots-many", count = data.cases.len()));
    }
    own.push(About::denominators(&data.totals()));
    behind(&mut page, data, usize::MAX);
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table(data, usize::MAX))
}

fn rows(page: &mut Page, data: &Counts) {
    let (body, small) = (page.body(), page.small());
    let high = page.pt(26.0);
    let widest =
        data.themes.iter().map(|theme| width(&theme.name, body, Weight::Regular)).fold(0.0, f32::max);
    let gutter = (widest + page.pt(14.0)).min(page.room() * 0.42);
    let (left, right) = (page.left() + gutter, page.right() - page.pt(14.0));
    let top = page.y;
    let bottom = top + data.themes.len() as f32 * high;
    let columns = data.cases.len();
    let most = (0..data.themes.len())
        .flat_map(|theme| (0..columns).map(move |case| (theme, case)))
        .map(|(theme, case)| data.share(theme, case) * 100.0)
        .fold(1.0, f64::max);
    let steps = ticks(most, 5);
    let across = |share: f64| left + (share / most) as f32 * (right - left);
    let places = decimals(&steps);
    for tick in &steps {
        let x = across(*tick);
        let (hair, ink) = (page.style.hair(), page.style.ink3());
        page.line((x, top), (x, bottom), hair);
        let words = format!("{} %", decimal(*tick, places));
        page.text((x, bottom + page.pt(13.0)), &words, small, Anchor::Middle, ink);
    }
    for (at, theme) in data.themes.iter().enumerate() {
        let middle = top + (at as f32 + 0.5) * high;
        let ink = page.style.ink();
        let from = page.pt(f32::from(theme.depth.min(6)) * 8.0);
        let place = (page.left() + from, middle + Page::drop(body));
        page.name(
            place,
            &theme.name,
            body,
            Weight::Regular,
            Anchor::Start,
            ink,
            gutter - from - page.pt(8.0),
            0.0,
        );
        let shares: Vec<f64> = (0..columns).map(|case| data.share(at, case) * 100.0).collect();
        let low = shares.iter().copied().fold(f64::MAX, f64::min);
        let high_share = shares.iter().copied().fold(0.0, f64::max);
        let line = stroke(page.style.ink3(), page.pt(1.0));
        if high_share > low {
            page.line((across(low), middle), (across(high_share), middle), line);
        }
        // Equal shares stand above each other, so that none is hidden.
        for (column, share) in shares.iter().enumerate() {
            let same: Vec<usize> =
                (0..columns).filter(|other| (shares[*other] - share).abs() < 1e-9).collect();
            let turn = same.iter().position(|other| *other == column).unwrap_or(0) as f32;
            let lift = if same.len() > 1 {
                let span = (high * 0.55).min((same.len() - 1) as f32 * page.pt(7.0));
                turn / (same.len() - 1) as f32 * span - span / 2.0
            } else {
                0.0
            };
            let spot = (across(*share), middle + lift);
            let r = page.pt(4.2);
            page.case(spot, r, data.cases[column].place);
            let cell = &data.cells[at][column];
            let name =
                t!("drawn-cell", row = &theme.name, column = &data.cases[column].name, count = cell.count);
            let area = Area::new(spot.0 - r, spot.1 - r, 2.0 * r, 2.0 * r);
            page.mark(format!("{name} ({} %)", decimal(*share, 0)), area, Opens::Records(cell.ids.clone()));
        }
    }
    page.y = bottom + page.pt(20.0);
}
