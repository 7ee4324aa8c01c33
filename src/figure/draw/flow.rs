//! Flows from theme over level to case: how wide each way is, is how many records take it.

use std::collections::BTreeMap;

use super::about::About;
use super::names::Names;
use super::page::{Look, Page, plain, stroke};
use crate::analysis::{Counted, Field, Filter, Index, Lens};
use crate::figure::letters::width;
use crate::figure::palette::blend;
use crate::figure::scene::{Anchor, Area, Fill, Opens, Scene, Step, Table, Value, Weight};
use crate::study::{AnyId, Study};
use crate::t;

/// Ways of records. A record of several themes, levels or cases takes several.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Flow {
    /// Themes, levels, cases: name, and hue or place.
    pub stages: [Vec<(String, usize)>; 3],
    /// Theme, level and case by their places in the stages, with the records that take this way.
    pub ways: Vec<([usize; 3], Vec<AnyId>)>,
}

impl Flow {
    pub fn new(study: &Study, index: &Index, lens: &Lens, counted: Counted) -> Self {
        let names = Names::of(study);
        let filter = Filter::new(index, lens);
        let findings = counted == Counted::Findings;
        let items = if findings { &index.findings } else { &index.evidence };
        let themes: Vec<AnyId> = study.children_of(None).into_iter().map(|t| AnyId::Theme(t.id)).collect();
        let levels = study.levels_in_order();
        let cases = study.cases_in_order();
        let mut ways: BTreeMap<[usize; 3], Vec<AnyId>> = BTreeMap::new();
        for row in (0..items.len).filter(|row| filter.passes(items, *row)) {
            let id = if findings {
                AnyId::Finding(index.finding_id(row))
            } else {
                AnyId::Evidence(index.evidence_id(row))
            };
            let mut tops: Vec<usize> = items
                .themes
                .of(row)
                .iter()
                .filter(|number| filter.allows(Field::Theme, **number))
                .filter_map(|number| study.top_theme(index.themes.get(*number)?))
                .filter_map(|(top, _)| themes.iter().position(|known| *known == AnyId::Theme(top)))
                .collect();
            tops.sort_unstable();
            tops.dedup();
            let mut at: Vec<usize> = items
                .levels
                .of(row)
                .iter()
                .filter(|number| filter.allows(Field::Level, **number))
                .filter_map(|number| index.levels.get(*number))
                .filter_map(|id| levels.iter().position(|level| level.id == id))
                .collect();
            if at.is_empty() {
                at.push(levels.len());
            }
            let of: Vec<usize> = items
                .cases
                .of(row)
                .iter()
                .filter(|number| filter.allows(Field::Case, **number))
                .filter_map(|number| index.cases.get(*number))
                .filter_map(|id| cases.iter().position(|case| case.id == id))
                .collect();
            for theme in &tops {
                for level in &at {
                    for case in &of {
                        ways.entry([*theme, *level, *case]).or_default().push(id);
                    }
                }
            }
        }
        let theme = |at: usize| {
            let AnyId::Theme(id) = themes.get(at)? else { return None };
            Some((study.themes.get(*id)?.name.clone(), names.hue(*id)))
        };
        let level = |at: usize| {
            let none = (t!("part-level-none").to_owned(), at);
            Some(levels.get(at).map_or(none, |level| (level.name.clone(), at)))
        };
        let case = |at: usize| cases.get(at).map(|case| (case.name.clone(), at));
        // Only what occurs gets a place.
        let mut used: [Vec<usize>; 3] = Default::default();
        for (stage, used) in used.iter_mut().enumerate() {
            *used = ways.keys().map(|way| way[stage]).collect();
            used.sort_unstable();
            used.dedup();
        }
        let ways = ways.into_iter().map(|(way, ids)| {
            let at = [0, 1, 2].map(|stage| used[stage].binary_search(&way[stage]).unwrap_or(0));
            (at, ids)
        });
        let ways = ways.collect();
        let stages = [
            used[0].iter().filter_map(|at| theme(*at)).collect(),
            used[1].iter().filter_map(|at| level(*at)).collect(),
            used[2].iter().filter_map(|at| case(*at)).collect(),
        ];
        Self { stages, ways }
    }
}

pub fn flow(data: &Flow, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-flow"));
    if data.ways.is_empty() {
        super::nothing(&mut page, about);
    } else {
        draw(&mut page, data);
    }
    let words = [t!("drawn-theme"), t!("drawn-level"), t!("drawn-case")];
    page.scene.axes = words.map(str::to_owned).to_vec();
    let mut head: Vec<String> = page.scene.axes.clone();
    head.push(t!("drawn-records").to_owned());
    let row = |(way, ids): &([usize; 3], Vec<AnyId>)| {
        let mut row: Vec<Value> =
            (0..3).map(|stage| data.stages[stage][way[stage]].0.clone().into()).collect();
        row.push(ids.len().into());
        row
    };
    let table = Table { head, rows: data.ways.iter().map(row).collect() };
    for (at, (_, ids)) in data.ways.iter().enumerate() {
        page.behind(at, 3, Opens::Records(ids.clone()));
    }
    let all: usize = data.ways.iter().map(|way| way.1.len()).sum();
    let own = vec![about.shown(), t!("drawn-flow-how", count = all)];
    page.finish(about.said(own, Some((2, t!("drawn-why-compare")))), table)
}

fn draw(page: &mut Page, data: &Flow) {
    let (body, small) = (page.body(), page.small());
    let all: usize = data.ways.iter().map(|way| way.1.len()).sum();
    let longest = data.stages.iter().map(Vec::len).max().unwrap_or(1) as f32;
    let gap = page.pt(14.0);
    let tall = (longest * page.pt(26.0)).max(page.pt(300.0));
    // Stages of many places need their gaps: what is left is shared out among the records.
    let unit = (tall - (longest - 1.0) * gap) / all.max(1) as f32;
    let names = |stage: usize| {
        data.stages[stage].iter().map(|one| width(&one.0, body, Weight::Regular)).fold(0.0, f32::max)
    };
    let sides = [0, 2].map(|stage| (names(stage) + page.pt(40.0)).min(page.room() * 0.3));
    let node = page.pt(12.0);
    let left = page.left() + sides[0];
    let right = page.right() - sides[1] - node;
    let x = [left, f32::midpoint(left, right), right];
    let (small_gap, top) = (page.pt(6.0), page.y + page.pt(22.0));
    let titles = [t!("drawn-theme"), t!("drawn-level"), t!("drawn-case")];
    for (stage, title) in titles.into_iter().enumerate() {
        let ink = page.style.ink3();
        page.text((x[stage] + node / 2.0, page.y + page.pt(9.0)), title, small, Anchor::Middle, ink);
    }
    let sum = |stage: usize, at: usize| {
        data.ways.iter().filter(|way| way.0[stage] == at).map(|way| way.1.len()).sum::<usize>()
    };
    let mut tops: [Vec<f32>; 3] = Default::default();
    for (stage, tops) in tops.iter_mut().enumerate() {
        let count = data.stages[stage].len() as f32;
        let slack = tall - all as f32 * unit - (count - 1.0) * gap;
        let mut y = top + slack.max(0.0) / 2.0;
        for at in 0..data.stages[stage].len() {
            tops.push(y);
            y += sum(stage, at) as f32 * unit + gap;
        }
    }
    for stage in 0..2 {
        let mut ribbons: BTreeMap<(usize, usize), Vec<AnyId>> = BTreeMap::new();
        for (way, ids) in &data.ways {
            ribbons.entry((way[stage], way[stage + 1])).or_default().extend(ids);
        }
        let mut from = tops[stage].clone();
        let mut to = tops[stage + 1].clone();
        for ((a, b), ids) in ribbons {
            let wide = ids.len() as f32 * unit;
            let (start, end) = (from[a], to[b]);
            from[a] += wide;
            to[b] += wide;
            let (x1, x2) = (x[stage] + node, x[stage + 1]);
            let half = f32::midpoint(x1, x2);
            let steps = vec![
                Step::Move(x1, start),
                Step::Curve(half, start, half, end, x2, end),
                Step::Line(x2, end + wide),
                Step::Curve(half, end + wide, half, start + wide, x1, start + wide),
                Step::Close,
            ];
            let fill = ribbon(page, data, stage, a, b);
            let paper = page.style.paper();
            let line = page
                .style
                .edge()
                .map_or_else(|| stroke(paper, page.pt(0.6)), |edge| stroke(edge.colour, 0.4));
            page.path(steps, Some(fill), Some(line));
            let (one, other) = (&data.stages[stage][a].0, &data.stages[stage + 1][b].0);
            let name = t!("drawn-cell", row = one, column = other, count = ids.len());
            let (upper, lower) = (start.min(end), (start.max(end) + wide));
            let area = Area::new(x1, upper, x2 - x1, lower - upper);
            page.mark(name, area, Opens::Records(ids));
        }
    }
    for stage in 0..3 {
        for (at, (name, hue)) in data.stages[stage].iter().enumerate() {
            let count = sum(stage, at) as u64;
            let area = Area::new(x[stage], tops[stage][at], node, count as f32 * unit);
            let fill = fill_of(page, stage, *hue);
            page.rect(area, fill, None);
            let middle = area.y + area.h / 2.0;
            let ink = page.style.ink();
            let base = middle + Page::drop(body);
            let weight = if stage == 1 { Weight::Semibold } else { Weight::Regular };
            match stage {
                0 => {
                    let room = left - page.left() - small_gap;
                    page.counted((left - small_gap, base), name, count, body, weight, Anchor::End, ink, room);
                }
                1 => {
                    let at = (x[1] + node + small_gap, base);
                    let room = (x[2] - x[1] - node) * 0.9;
                    page.counted(at, name, count, body, weight, Anchor::Start, ink, room);
                }
                _ => {
                    let from = right + node + small_gap;
                    page.case((from + page.pt(4.5), middle), page.pt(4.5), *hue);
                    let at = (from + page.pt(14.0), base);
                    let room = page.right() - at.0;
                    page.counted(at, name, count, body, weight, Anchor::Start, ink, room);
                }
            }
            page.mark(format!("{name}: {count}"), area, Opens::Nothing);
        }
    }
    page.y = top + tall + page.pt(6.0);
}

fn fill_of(page: &Page, stage: usize, hue: usize) -> Fill {
    let print = page.style == crate::figure::Style::Print;
    match stage {
        0 if !print => page.style.kind(0, hue),
        2 if !print => plain(page.style.case((hue + hue / 10) % 10)),
        _ => plain(page.style.ink2()),
    }
}

/// Light, so that the words on it can be read.
fn ribbon(page: &Page, data: &Flow, stage: usize, a: usize, b: usize) -> Fill {
    if page.style == crate::figure::Style::Print {
        return plain(page.style.grey(if (a + b).is_multiple_of(2) { 0.88 } else { 0.8 }));
    }
    let from = if stage == 0 {
        fill_of(page, 0, data.stages[0][a].1).colour
    } else {
        fill_of(page, 2, data.stages[2][b].1).colour
    };
    plain(blend(from, page.style.paper(), 0.66))
}
