//! The fieldwork: when each case was studied, and from when its sources are.

use super::about::About;
use super::names::Names;
use super::page::{Look, Page, Sign, plain, stroke};
use crate::analysis::{Filter, Index, Lens};
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::study::{AnyId, Source, SourceId, SourceKind, Study};
use crate::t;

/// A row for each case.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Timeline {
    pub rows: Vec<Row>,
    /// Sources that bear no date, or none that can be read.
    pub undated: usize,
    pub sources: usize,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    pub name: String,
    pub place: usize,
    /// As the case has it, in words and in years.
    pub period: Option<(String, f64, f64)>,
    pub sources: Vec<Dated>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Dated {
    pub id: SourceId,
    pub title: String,
    pub kind: SourceKind,
    pub date: String,
    /// From when to when it may be, in years: a year alone is a whole year.
    pub from: f64,
    pub to: f64,
}

/// The years that a date covers: `2007`, `2007-05`, `2007-05-12`, or two of them with a slash.
pub fn years(date: &str) -> Option<(f64, f64)> {
    if let Some((from, to)) = date.split_once('/') {
        let (from, to) = (years(from.trim())?, years(to.trim())?);
        return (to.1 > from.0).then_some((from.0, to.1));
    }
    let mut parts = date.trim().split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse::<u16>().ok()?;
    let year = f64::from(year);
    let Some(month) = parts.next() else { return Some((year, year + 1.0)) };
    let month = month.parse::<u8>().ok().filter(|month| (1..=12).contains(month))?;
    let start = year + f64::from(month - 1) / 12.0;
    let Some(day) = parts.next() else { return Some((start, start + 1.0 / 12.0)) };
    let day = day.get(..2).unwrap_or(day).parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    let at = start + f64::from(day - 1) / 372.0;
    parts.next().is_none().then_some((at, at + 1.0 / 372.0))
}

impl Timeline {
    pub fn new(study: &Study, index: &Index, lens: &Lens) -> Self {
        let filter = Filter::new(index, lens);
        let names = Names::of(study);
        let mut out = Self::default();
        for case in study.cases_in_order() {
            if !lens.cases.is_empty() && !lens.cases.contains(&case.id) {
                continue;
            }
            let work = &case.fieldwork;
            let ends = match (years(&work.from), years(&work.to)) {
                (Some(from), Some(to)) => Some((from.0, to.1.max(from.1))),
                (Some(one), None) | (None, Some(one)) => Some(one),
                (None, None) => None,
            };
            let words = [work.from.as_str(), &work.to].into_iter().filter(|part| !part.is_empty());
            let words = words.collect::<Vec<_>>().join(" – ");
            let mut row = Row {
                name: case.name.clone(),
                place: names.case(case.id),
                period: ends.map(|(from, to)| (words, from, to)),
                sources: Vec::new(),
            };
            for source in study.sources_of(case.id) {
                if !filter.passes_source(index, index.sources.number(source.id) as usize) {
                    continue;
                }
                out.sources += 1;
                match dated(source) {
                    Some(dated) => row.sources.push(dated),
                    None => out.undated += 1,
                }
            }
            row.sources.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.title.cmp(&b.title)));
            out.rows.push(row);
        }
        out
    }
}

fn dated(source: &Source) -> Option<Dated> {
    let (from, to) = years(&source.date)?;
    let (id, title, kind) = (source.id, source.title.clone(), source.kind);
    Some(Dated { id, title, kind, date: source.date.clone(), from, to })
}

fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Interview => t!("drawn-kind-interview"),
        SourceKind::FieldNote => t!("drawn-kind-field-note"),
        SourceKind::Observation => t!("drawn-kind-observation"),
        SourceKind::Document => t!("drawn-kind-document"),
        SourceKind::SurveyAnswer => t!("drawn-kind-survey"),
        SourceKind::Image => t!("drawn-kind-image"),
        SourceKind::Account => t!("drawn-kind-account"),
    }
}

pub fn timeline(data: &Timeline, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-timeline"));
    let shown =
        |kind: &SourceKind| data.rows.iter().flat_map(|row| &row.sources).any(|one| one.kind == *kind);
    let mut legend: Vec<(Sign, String)> = SourceKind::ALL
        .into_iter()
        .filter(shown)
        .map(|kind| (Sign::Source(kind as usize), kind_word(kind).to_owned()))
        .collect();
    let band = plain(look.style.grey(0.8));
    if data.rows.iter().any(|row| row.period.is_some()) {
        legend.push((Sign::Fill(band), t!("drawn-period").to_owned()));
    }
    page.legend(&legend);
    let times = data.rows.iter().flat_map(|row| {
        let period = row.period.iter().map(|(_, from, to)| (*from, *to));
        period.chain(row.sources.iter().map(|one| (one.from, one.to))).collect::<Vec<_>>()
    });
    let ends = times.fold(None, |ends: Option<(f64, f64)>, (from, to)| {
        Some(ends.map_or((from, to), |(low, high)| (low.min(from), high.max(to))))
    });
    if let Some((low, high)) = ends {
        draw(&mut page, data, (low.floor(), high.ceil()));
    } else {
        let (body, ink) = (page.body(), page.style.ink2());
        page.block(t!("drawn-timeline-none"), body, Weight::Regular, ink, 1.4, 4);
    }
    page.scene.axes = vec![t!("drawn-time").to_owned(), t!("drawn-case").to_owned()];
    let mut own = vec![t!("drawn-timeline-how", shown = data.sources - data.undated, all = data.sources)];
    if data.undated > 0 {
        own.push(t!("drawn-undated", count = data.undated));
    }
    let head = [t!("drawn-case"), t!("drawn-what"), t!("drawn-kind"), t!("drawn-date")];
    let mut table = Table { head: head.map(str::to_owned).to_vec(), rows: Vec::new() };
    for row in &data.rows {
        let case = || Value::from(row.name.clone());
        if let Some((words, ..)) = &row.period {
            table.rows.push(vec![case(), t!("drawn-period").into(), Value::Empty, words.clone().into()]);
        }
        for one in &row.sources {
            let line = [one.title.clone(), kind_word(one.kind).to_owned(), one.date.clone()];
            table.rows.push([case()].into_iter().chain(line.map(Value::from)).collect());
        }
    }
    page.finish(about.said(own, None), table)
}

fn draw(page: &mut Page, data: &Timeline, (low, high): (f64, f64)) {
    let (body, small) = (page.body(), page.small());
    let widest = data.rows.iter().map(|row| width(&row.name, body, Weight::Semibold)).fold(0.0, f32::max);
    let gutter = (widest + page.pt(28.0)).min(page.room() * 0.32);
    let (left, right) = (page.left() + gutter, page.right() - page.pt(10.0));
    let across = |year: f64| left + ((year - low) / (high - low).max(1.0)) as f32 * (right - left);
    let top = page.y;
    let slot = page.pt(9.0);
    let (pad, band) = (page.pt(8.0), page.pt(9.0));
    let mut y = top;
    let ruled = page.scene.items.len();
    for row in &data.rows {
        // Sources of about the same time stand above each other.
        let mut columns: Vec<(f32, usize)> = Vec::new();
        let mut places = Vec::new();
        for one in &row.sources {
            let x = across(f64::midpoint(one.from, one.to));
            let near = columns.iter().position(|column| (column.0 - x).abs() < slot);
            let at = near.unwrap_or(columns.len());
            if near.is_none() {
                columns.push((x, 0));
            }
            places.push((columns[at].0, columns[at].1));
            columns[at].1 += 1;
        }
        let stack = columns.iter().map(|column| column.1).max().unwrap_or(0) as f32;
        let tall = (pad * 2.0 + band + stack * slot).max(page.pt(30.0));
        let base = y + tall - pad - band;
        if let Some((words, from, to)) = &row.period {
            let area = Area::new(across(*from), base, across(*to) - across(*from), band);
            let (fill, edge) = (plain(page.style.grey(0.8)), page.style.edge());
            page.rect(area, fill, edge);
            page.mark(format!("{}: {words}", row.name), area, Opens::Nothing);
        }
        for (one, (x, level)) in row.sources.iter().zip(places) {
            let spot = (x, base - (level as f32 + 0.5) * slot - page.pt(1.0));
            let r = page.pt(3.5);
            page.source(spot, r, one.kind as usize);
            let area = Area::new(spot.0 - r, spot.1 - r, 2.0 * r, 2.0 * r);
            let name = format!("{}, {}, {}", one.title, kind_word(one.kind), one.date);
            page.mark(name, area, Opens::Records(vec![AnyId::Source(one.id)]));
        }
        let middle = y + tall / 2.0;
        page.case((page.left() + page.pt(5.0), middle), page.pt(4.5), row.place);
        let ink = page.style.ink();
        let at = (page.left() + page.pt(16.0), middle + Page::drop(body));
        let room = gutter - page.pt(26.0);
        page.name(at, &row.name, body, Weight::Semibold, Anchor::Start, ink, room, 0.0);
        y += tall;
        let hair = page.style.hair();
        page.line((page.left(), y), (right, y), hair);
    }
    let (hair, ink) = (page.style.hair(), page.style.ink3());
    let step = ((high - low) / 12.0).ceil().max(1.0) as usize;
    let mut lines = Vec::new();
    for year in ((low as i32)..=(high as i32)).step_by(step) {
        let x = across(f64::from(year));
        lines.push(((x, top), (x, y + page.pt(3.0))));
        page.text((x, y + page.pt(15.0)), &year.to_string(), small, Anchor::Middle, ink);
    }
    // Behind everything else.
    let rules: Vec<_> = lines
        .into_iter()
        .map(|(from, to)| crate::figure::scene::Item {
            shape: crate::figure::scene::Shape::Line { from, to },
            fill: None,
            stroke: Some(stroke(hair.colour, hair.width)),
            clip: None,
        })
        .collect();
    page.scene.items.splice(ruled..ruled, rules);
    page.y = y + page.pt(22.0);
}
