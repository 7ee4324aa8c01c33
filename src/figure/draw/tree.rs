//! A dendrogram: which cases were joined at which distance.

use super::about::About;
use super::axis::{between, decimals};
use super::page::{Look, Page, stroke};
use crate::analysis::Key;
use crate::figure::letters::width;
use crate::figure::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::study::CaseId;
use crate::t;
use crate::words::decimal;

/// A clustering as plain numbers. Leaves are numbered from 0; the first joint is numbered after the last
/// leaf, and so on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tree {
    pub leaves: Vec<String>,
    /// Places of the leaves' cases in the study, for their marks; empty where leaves are no cases.
    pub cases: Vec<usize>,
    /// What is joined, and at which distance.
    pub joints: Vec<(usize, usize, f64)>,
    /// From top to bottom.
    pub order: Vec<usize>,
    /// Of what the distance is: `1 − Jaccard, average linkage`.
    pub measure: String,
    pub cophenetic: Option<f64>,
    /// The cases themselves, so that a leaf can be opened.
    pub ids: Vec<CaseId>,
}

pub fn dendrogram(data: &Tree, about: &About, look: Look) -> Scene {
    let mut page = Page::new(look, t!("drawn-tree"));
    let known = data.leaves.len();
    let sound = known > 1
        && data.order.len() == known
        && data.order.iter().all(|leaf| *leaf < known)
        && data.joints.iter().enumerate().all(|(at, (a, b, d))| (*a).max(*b) < known + at && d.is_finite());
    if sound {
        draw(&mut page, data);
    } else {
        super::nothing(&mut page, about);
    }
    page.scene.axes = vec![t!("drawn-distance").to_owned()];
    let mut own = vec![t!("drawn-tree-how", measure = &data.measure)];
    own.extend(data.cophenetic.map(|value| t!("drawn-cophenetic", value = decimal(value, 3))));
    let head = [t!("drawn-joined"), t!("drawn-with"), t!("drawn-distance")].map(str::to_owned).to_vec();
    let name = |at: usize| -> String {
        data.leaves.get(at).cloned().unwrap_or_else(|| t!("drawn-joint", number = at + 1 - known))
    };
    let rows = data
        .joints
        .iter()
        .map(|(a, b, distance)| vec![Value::from(name(*a)), name(*b).into(), Value::Number(*distance, 5)]);
    let table = Table { head, rows: rows.collect() };
    page.finish(about.said(own, Some((7, t!("drawn-why-cluster")))), table)
}

fn draw(page: &mut Page, data: &Tree) {
    let (body, small) = (page.body(), page.small());
    let sign = if data.cases.is_empty() { 0.0 } else { page.pt(16.0) };
    let widest = data.leaves.iter().map(|name| width(name, body, Weight::Regular)).fold(0.0, f32::max);
    let gutter = (widest + sign + page.pt(10.0)).min(page.room() * 0.42);
    let (left, right) = (page.left() + gutter, page.right() - page.pt(12.0));
    let high = page.pt(22.0);
    let top = page.y;
    let bottom = top + data.leaves.len() as f32 * high;
    let most = data.joints.iter().map(|joint| joint.2).fold(0.0, f64::max);
    // Where nobody is apart from anybody there is still a scale.
    let most = if most < 1e-9 { 1.0 } else { most };
    let across = |distance: f64| left + (distance.max(0.0) / most) as f32 * (right - left);
    let steps = between(0.0, most, 5);
    for tick in &steps {
        let x = across(*tick);
        let (hair, ink) = (page.style.hair(), page.style.ink3());
        page.line((x, top), (x, bottom), hair);
        page.text((x, bottom + page.pt(13.0)), &decimal(*tick, decimals(&steps)), small, Anchor::Middle, ink);
    }
    let mut spots = vec![(0.0_f32, 0.0_f32); data.leaves.len()];
    for (row, leaf) in data.order.iter().enumerate() {
        let middle = top + (row as f32 + 0.5) * high;
        spots[*leaf] = (left, middle);
        let mut x = page.left();
        if let Some(place) = data.cases.get(*leaf) {
            page.case((x + page.pt(5.0), middle), page.pt(4.5), *place);
            x += sign;
        }
        let ink = page.style.ink();
        let at = (x, middle + Page::drop(body));
        let room = left - page.pt(8.0) - x;
        page.name(at, &data.leaves[*leaf], body, Weight::Regular, Anchor::Start, ink, room, 0.0);
        let opens = data
            .ids
            .get(*leaf)
            .map_or(Opens::Nothing, |case| Opens::Cell { row: vec![Key::Case(*case)], column: Vec::new() });
        let area = Area::new(page.left(), middle - high / 2.0, left - page.pt(8.0) - page.left(), high);
        page.mark(data.leaves[*leaf].clone(), area, opens);
    }
    let line = stroke(page.style.ink(), page.pt(1.2));
    for (a, b, distance) in &data.joints {
        let (one, other) = (spots[*a], spots[*b]);
        let x = across(*distance);
        page.line(one, (x, one.1), line);
        page.line(other, (x, other.1), line);
        page.line((x, one.1), (x, other.1), line);
        spots.push((x, f32::midpoint(one.1, other.1)));
        let name = |at: usize| {
            data.leaves
                .get(at)
                .cloned()
                .unwrap_or_else(|| t!("drawn-joint", number = at + 1 - data.leaves.len()))
        };
        let said = t!("drawn-joined-at", one = name(*a), other = name(*b), distance = decimal(*distance, 3));
        let upper = one.1.min(other.1);
        let area = Area::new(x - page.pt(3.0), upper, page.pt(6.0), (one.1 - other.1).abs());
        page.mark(said, area, Opens::Nothing);
    }
    let ink = page.style.ink3();
    page.text((right, bottom + page.pt(27.0)), t!("drawn-distance"), small, Anchor::End, ink);
    page.y = bottom + page.pt(32.0);
}
