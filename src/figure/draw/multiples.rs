//! Small multiples: a panel for each case, in each a bar for each theme, all on one scale.

use super::about::About;
use super::axis::ticks;
use super::counts::Counts;
use super::page::{Look, Page};
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::study::Polarity;
use crate::t;
use crate::words::number;

const ORDER: [Option<Polarity>; 4] =
    [Some(Polarity::Constraining), Some(Polarity::Mixed), Some(Polarity::Enabling), None];

pub fn multiples(data: &Counts, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-multiples"));
    page.directions(&about.labels);
    if data.is_empty() {
        super::nothing(&mut page, about);
    } else {
        panels(&mut page, data);
    }
    page.scene.axes = vec![t!("drawn-records").to_owned(), t!("drawn-theme").to_owned()];
    let [enabling, constraining, mixed] = about.labels.clone();
    let none = t!("drawn-no-polarity").to_owned();
    let head = vec![
        t!("drawn-case").to_owned(),
        t!("drawn-theme").to_owned(),
        t!("drawn-all").to_owned(),
        enabling,
        constraining,
        mixed,
        none,
    ];
    let mut table = Table { head, rows: Vec::new() };
    for (column, case) in data.cases.iter().enumerate() {
        for (theme, row) in data.themes.iter().zip(&data.cells) {
            let Some(cell) = row.get(column) else { continue };
            let mut line =
                vec![case.name.clone().into(), theme.name.clone().into(), Value::Count(cell.count)];
            line.extend(cell.mix.map(Value::Count));
            let of_polarity = cell.by_polarity.iter().chain([&cell.ids]);
            for (place, ids) in [3, 4, 5, 6, 2].into_iter().zip(of_polarity) {
                page.behind(table.rows.len(), place, Opens::Records(ids.clone()));
            }
            table.rows.push(line);
        }
    }
    let own = vec![about.shown(), t!("drawn-multiples-how").to_owned(), About::denominators(&data.totals())];
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table)
}

fn panels(page: &mut Page, data: &Counts) {
    let (body, small) = (page.body(), page.small());
    let high = page.pt(17.0);
    let widest =
        data.themes.iter().map(|theme| width(&theme.name, small, Weight::Regular)).fold(0.0, f32::max);
    let gutter = (widest + page.pt(10.0)).min(page.room() * 0.36);
    let room = page.room() - gutter;
    let abreast = ((room / page.pt(130.0)).floor() as usize).clamp(1, data.cases.len().max(1));
    let wide = room / abreast as f32;
    let most = data.most().max(1);
    let end = page.pt(26.0);
    let unit = (wide - end) / most as f32;
    let columns: Vec<usize> = (0..data.cases.len()).collect();
    for line in columns.chunks(abreast) {
        let top = page.y + page.pt(20.0);
        let bottom = top + data.themes.len() as f32 * high;
        for (at, theme) in data.themes.iter().enumerate() {
            let middle = top + (at as f32 + 0.5) * high;
            let from = page.pt(f32::from(theme.depth.min(6)) * 8.0);
            let ink = page.style.ink();
            let place = (page.left() + from, middle + Page::drop(small));
            let to = gutter - from - page.pt(6.0);
            page.name(place, &theme.name, small, Weight::Regular, Anchor::Start, ink, to, 0.0);
        }
        for (beside, column) in line.iter().enumerate() {
            let case = &data.cases[*column];
            let left = page.left() + gutter + beside as f32 * wide;
            let middle = page.y + page.pt(9.0);
            page.case((left + page.pt(4.5), middle), page.pt(4.5), case.place);
            let ink = page.style.ink();
            let at = (left + page.pt(14.0), middle + Page::drop(body));
            page.name(at, &case.name, body, Weight::Semibold, Anchor::Start, ink, wide - page.pt(24.0), 0.0);
            let (hair, grey) = (page.style.hair(), page.style.ink3());
            for tick in ticks(most as f64, 3) {
                let x = left + tick as f32 * unit;
                page.line((x, top), (x, bottom), hair);
                let at = (x, bottom + page.pt(11.0));
                page.text(at, &number(tick as i64), small, Anchor::Middle, grey);
            }
            for (row, cells) in data.cells.iter().enumerate() {
                let Some(cell) = cells.get(*column) else { continue };
                let y = top + row as f32 * high + page.pt(2.5);
                let mut x = left;
                for polarity in ORDER {
                    let count = cell.mix[polarity.map_or(3, |polarity| polarity as usize)];
                    if count == 0 {
                        continue;
                    }
                    let area = Area::new(x, y, count as f32 * unit, high - page.pt(5.0));
                    let (fill, edge) = (page.style.polarity(polarity), page.style.edge());
                    page.rect(area, fill, edge);
                    x += area.w;
                }
                let ink = page.style.ink2();
                let base = y + (high - page.pt(5.0)) / 2.0 + Page::drop(small);
                page.text((x + page.pt(4.0), base), &number(cell.count as i64), small, Anchor::Start, ink);
                let theme = &data.themes[row].name;
                let name = t!("drawn-cell", row = theme, column = &case.name, count = cell.count);
                let area = Area::new(left, y, (x - left).max(page.pt(6.0)), high - page.pt(5.0));
                page.mark(name, area, Opens::Records(cell.ids.clone()));
            }
            let axis = page.style.axis();
            page.line((left, top), (left, bottom), axis);
        }
        page.y = bottom + page.pt(24.0);
    }
}
