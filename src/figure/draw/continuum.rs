//! Placements between two poles, each with its range and its reason.

use std::collections::BTreeSet;

use super::about::About;
use super::names::Names;
use super::page::{Look, Page, Sign, stroke};
use crate::figure::Continuum;
use crate::figure::letters::{width, wrap};
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::study::{AnyId, Study};
use crate::t;
use crate::words::decimal;

pub fn continuum(study: &Study, data: &Continuum, about: &About, look: Look) -> Scene {
    let title = t!("drawn-continuum", low = &data.low, high = &data.high);
    let mut page = Page::new(look, &title);
    let names = Names::of(study);
    let shown: BTreeSet<usize> = data.marks.iter().map(|mark| names.case(mark.case)).collect();
    let cases = study.cases_in_order();
    let entries: Vec<(Sign, String)> = shown
        .iter()
        .take(20)
        .filter_map(|place| cases.get(*place).map(|case| (Sign::Case(*place), case.name.clone())))
        .collect();
    page.legend(&entries);
    if data.marks.is_empty() {
        super::nothing(&mut page, about);
    } else {
        rows(&mut page, &names, data);
    }
    page.scene.axes = vec![data.name.clone()];
    let head = [
        t!("drawn-what"),
        t!("drawn-case"),
        t!("drawn-unit"),
        t!("drawn-score"),
        t!("drawn-low"),
        t!("drawn-high"),
        t!("drawn-reason"),
        t!("drawn-coder"),
    ];
    let head = head.map(str::to_owned).to_vec();
    let line = |mark: &crate::figure::PlacementMark| {
        vec![
            Value::from(mark.label.clone()),
            mark.case_name.clone().into(),
            mark.unit_name.clone().into(),
            Value::Number(mark.score, 1),
            Value::Number(mark.low, 1),
            Value::Number(mark.high, 1),
            mark.reason.clone().into(),
            mark.coder.clone().into(),
        ]
    };
    let table = Table { head, rows: data.marks.iter().map(line).collect() };
    for (at, mark) in data.marks.iter().enumerate() {
        for column in 3..6 {
            page.behind(at, column, Opens::Records(vec![AnyId::Placement(mark.id)]));
        }
    }
    let own = vec![
        t!("drawn-placements", count = data.marks.len(), all = data.all),
        t!("drawn-continuum-how", top = i64::from(data.top)),
        data.note.clone(),
    ];
    page.finish(about.said(own, None), table)
}

fn rows(page: &mut Page, names: &Names, data: &Continuum) {
    let (body, small) = (page.body(), page.small());
    let ink = (page.style.ink(), page.style.ink2(), page.style.ink3());
    let widest = data.marks.iter().map(|m| width(&m.label, body, Weight::Regular)).fold(0.0_f32, f32::max);
    let gutter = (widest + page.pt(18.0)).min(page.room() * 0.36);
    let reasons = data.marks.iter().any(|mark| !mark.reason.is_empty()) && page.room() > page.pt(420.0);
    let words = if reasons { page.room() * 0.33 } else { page.pt(12.0) };
    let (left, right) = (page.left() + gutter + page.pt(10.0), page.right() - words);
    let across = |score: f64| left + (score / f64::from(data.top.max(1))) as f32 * (right - left);
    let top = page.y;
    // Rows are as high as their reasons: two lines where one is not enough.
    let lines: Vec<Vec<String>> = data
        .marks
        .iter()
        .map(|m| {
            if reasons {
                wrap(&m.reason, small, Weight::Regular, words - page.pt(20.0), 2)
            } else {
                Vec::new()
            }
        })
        .collect();
    let heights: Vec<f32> = lines
        .iter()
        .map(|lines| page.pt(22.0).max(lines.len() as f32 * small * 1.3 + page.pt(6.0)))
        .collect();
    let bottom = top + heights.iter().sum::<f32>();
    for tick in 0..=data.top {
        let x = across(f64::from(tick));
        let hair = page.style.hair();
        page.line((x, top), (x, bottom), hair);
        let at = (x, bottom + page.pt(13.0));
        page.text(at, &tick.to_string(), small, Anchor::Middle, ink.2);
    }
    let mut y = top;
    for ((mark, high), lines) in data.marks.iter().zip(heights).zip(lines) {
        let middle = y + high / 2.0;
        let place = names.case(mark.case);
        let at = (page.left() + gutter, middle + Page::drop(body));
        page.name(at, &mark.label, body, Weight::Regular, Anchor::End, ink.0, gutter, 0.0);
        let colour = page.style.case((place + place / 10) % 10);
        let line = stroke(colour, page.pt(1.2));
        let (from, to, at) = (across(mark.low), across(mark.high), across(mark.score));
        if mark.high > mark.low {
            let tip = page.pt(3.5);
            page.line((from, middle), (to, middle), line);
            page.line((from, middle - tip), (from, middle + tip), line);
            page.line((to, middle - tip), (to, middle + tip), line);
        }
        page.case((at, middle), page.pt(5.0), place);
        let count = lines.len() as f32;
        let mut base = middle - (count - 1.0) * small * 0.65 + Page::drop(small);
        for words in &lines {
            page.text((right + page.pt(18.0), base), words, small, Anchor::Start, ink.1);
            base += small * 1.3;
        }
        if let (
            Some(crate::figure::scene::Item { shape: crate::figure::scene::Shape::Text(text), .. }),
            true,
        ) = (page.scene.items.last_mut(), lines.last().is_some_and(|line| line.ends_with('…')))
        {
            text.whole = Some(mark.reason.clone());
        }
        let name = t!(
            "drawn-placement",
            label = &mark.label,
            case = &mark.case_name,
            score = decimal(mark.score, 1),
            low = decimal(mark.low, 1),
            high = decimal(mark.high, 1)
        );
        let area = Area::new(page.left(), y, page.room(), high);
        page.mark(name, area, Opens::Records(vec![AnyId::Placement(mark.id)]));
        y += high;
    }
    // The poles stand under the ends of the scale.
    let y = bottom + page.pt(28.0);
    let back = page.pt(8.0);
    let weight = Weight::Semibold;
    let all = right - left + 2.0 * back - page.pt(8.0);
    let own = width(&data.high, small, weight).min(all);
    let other = width(&data.low, small, weight).min(all);
    // Each has what the other leaves, and both have half where both are long.
    let room = |own: f32, other: f32| (all - other).max(all / 2.0).min(own + 1.0);
    page.name((left - back, y), &data.low, small, weight, Anchor::Start, ink.0, room(other, own), 0.0);
    page.name((right + back, y), &data.high, small, weight, Anchor::End, ink.0, room(own, other), 0.0);
    page.y = y + page.pt(8.0);
}
