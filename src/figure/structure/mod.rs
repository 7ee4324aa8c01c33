//! Actors and flows of cases side by side: who stands where, and what passes between them.

mod layout;
mod lines;
mod spread;

use std::collections::{BTreeMap, BTreeSet};

pub use layout::{Laid, Sizes, layout};

use super::draw::about::About;
use super::draw::page::{Look, Page, plain, stroke};
use super::letters::{width, wrap};
use super::scene::{Anchor, Area, Opens, Scene, Table, Value, Weight};
use crate::analysis::actors::{flows_of, in_order};
use crate::analysis::{Counted, Index, Lens};
use crate::study::{Actor, ActorId, AnyId, CaseId, Flow, FlowId, FlowKind, Standing, Study};
use crate::t;

/// What is to be drawn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// In the order of the study; empty: all.
    pub cases: BTreeSet<CaseId>,
    /// Kinds of flow that are shown; empty: all. Where things stand depends on all of them, so that nothing
    /// moves when a kind is hidden.
    pub kinds: BTreeSet<FlowKind>,
    /// A kind that stands out among the others.
    pub stressed: Option<FlowKind>,
}

/// A map with the places of what it shows, for whoever points at it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Chart {
    pub scene: Scene,
    pub boxes: BTreeMap<ActorId, Area>,
    pub ways: BTreeMap<FlowId, Vec<(f32, f32)>>,
    pub panels: Vec<Panel>,
}

/// The part of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Panel {
    pub case: CaseId,
    pub area: Area,
    /// Each tier with the top of its row and its foot.
    pub rows: Vec<(u8, f32, f32)>,
}

/// What a kind of flow is called.
pub fn kind_name(kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Funding => t!("structure-funding"),
        FlowKind::Accountability => t!("structure-accountability"),
        FlowKind::Management => t!("structure-management"),
        FlowKind::Permission => t!("structure-permission"),
        FlowKind::Service => t!("structure-service"),
        FlowKind::Voice => t!("structure-voice"),
        FlowKind::Relationship => t!("structure-relationship"),
    }
}

pub fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => t!("structure-stated"),
        Standing::Inferred => t!("structure-inferred"),
        Standing::Expected => t!("structure-expected"),
    }
}

/// One case with what is drawn of it.
struct Part<'a> {
    case: CaseId,
    place: usize,
    name: &'a str,
    actors: Vec<&'a Actor>,
    flows: Vec<&'a Flow>,
}

/// Sizes of boxes, from the one that is wished for to the smallest that can be read.
const WIDTHS: [f32; 7] = [168.0, 148.0, 132.0, 116.0, 104.0, 92.0, 82.0];

pub fn chart(study: &Study, index: &Index, lens: &Lens, wanted: &Wanted, look: Look, date: &str) -> Chart {
    let parts = parts(study, lens, wanted);
    let scale = look.style.scale();
    let side = 46.0 * scale;
    // As many cases beside one another as the page has room for, in boxes as large as that allows.
    let room = look.width - 32.0 * scale - side;
    let all = |size: f32| -> Vec<Laid> { laid(&parts, &tiers(&parts), sizes(size, scale)).0 };
    let total = |laid: &[Laid]| laid.iter().map(|one| one.width).sum::<f32>();
    let size = WIDTHS.into_iter().find(|size| total(&all(*size)) <= room).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
    let widths: Vec<f32> = all(size).iter().map(|one| one.width).collect();
    let lines = lines_of(&widths, room.max(widths.iter().copied().fold(0.0, f32::max)));
    let needed = lines.iter().map(|line| line.iter().map(|at| widths[*at]).sum::<f32>()).fold(0.0, f32::max);
    let look = Look { width: look.width.max(needed + 32.0 * scale + side), ..look };
    let mut page = Page::new(look, t!("structure-title"));
    let mut chart = Chart::default();
    let about = About::new(study, index, lens, Counted::Evidence, date);
    if parts.iter().all(|part| part.actors.is_empty()) {
        let (body, ink) = (page.body(), page.style.ink2());
        page.block(t!("structure-none"), body, Weight::Regular, ink, 1.4, 4);
    } else {
        legend(&mut page, &parts, wanted);
        for line in &lines {
            let line: Vec<&Part<'_>> = line.iter().map(|at| &parts[*at]).collect();
            panels(&mut page, &line, wanted, sizes(size, scale), side, &mut chart);
        }
    }
    let table = table(&mut page, study, &parts, wanted);
    let (actors, flows) = (parts.iter().map(|part| part.actors.len()).sum::<usize>(), table.rows.len());
    let mut own = vec![t!("structure-counts", actors = actors, flows = flows, cases = parts.len())];
    own.push(t!("structure-how").to_owned());
    if parts.iter().flat_map(|part| &part.flows).any(|flow| flow.standing != Standing::Stated) {
        own.push(t!("structure-signs").to_owned());
    }
    chart.scene = page.finish(about.said(own, None), table);
    chart
}

fn sizes(box_width: f32, scale: f32) -> Sizes {
    Sizes {
        box_width: box_width * scale,
        box_height: 56.0 * scale,
        gap: 18.0 * scale,
        lane: 11.0 * scale,
        between: 52.0 * scale,
    }
}

fn parts<'a>(study: &'a Study, lens: &Lens, wanted: &Wanted) -> Vec<Part<'a>> {
    let seen = |set: &BTreeSet<CaseId>, id: CaseId| set.is_empty() || set.contains(&id);
    let cases = study.cases_in_order().into_iter().enumerate();
    let cases = cases.filter(|(_, case)| seen(&wanted.cases, case.id) && seen(&lens.cases, case.id));
    let part = |(place, case): (usize, &'a crate::study::Case)| Part {
        case: case.id,
        place,
        name: &case.name,
        actors: in_order(study, case.id),
        flows: flows_of(study, case.id),
    };
    cases.map(part).collect()
}

fn tiers(parts: &[Part<'_>]) -> Vec<u8> {
    let all: BTreeSet<u8> = parts.iter().flat_map(|part| &part.actors).map(|actor| actor.tier).collect();
    all.into_iter().collect()
}

fn laid(parts: &[Part<'_>], tiers: &[u8], sizes: Sizes) -> (Vec<Laid>, Vec<f32>) {
    let cases: Vec<(Vec<&Actor>, Vec<&Flow>)> =
        parts.iter().map(|part| (part.actors.clone(), part.flows.clone())).collect();
    layout(&cases, tiers, sizes)
}

/// Which panels stand beside one another.
fn lines_of(widths: &[f32], room: f32) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut taken = 0.0;
    for (at, wide) in widths.iter().enumerate() {
        match lines.last_mut() {
            Some(line) if taken + wide <= room => line.push(at),
            _ => {
                lines.push(vec![at]);
                taken = 0.0;
            }
        }
        taken += wide;
    }
    lines
}

fn shown(wanted: &Wanted, kind: FlowKind) -> bool {
    wanted.kinds.is_empty() || wanted.kinds.contains(&kind)
}

fn legend(page: &mut Page, parts: &[Part<'_>], wanted: &Wanted) {
    let (size, height, sample) = (page.small(), page.pt(17.0), page.pt(34.0));
    let mut x = page.left();
    for kind in FlowKind::ALL.into_iter().filter(|kind| shown(wanted, *kind)) {
        let count = parts.iter().flat_map(|part| &part.flows).filter(|flow| flow.kind == kind).count();
        if count == 0 {
            continue;
        }
        let words = t!("structure-legend", kind = kind_name(kind), count = count);
        let wide = sample + page.pt(6.0) + width(&words, size, Weight::Regular);
        if x > page.left() && x + wide > page.right() {
            x = page.left();
            page.y += height;
        }
        let middle = page.y + height / 2.0;
        let way = [(x, middle), (x + sample, middle)];
        lines::flow(page, &way, kind, kind == FlowKind::Relationship, lines::Stress::of(wanted, kind));
        let ink = page.style.ink2();
        let at = (x + sample + page.pt(6.0), middle + Page::drop(size));
        page.text(at, &words, size, Anchor::Start, ink);
        page.scene.legend.push(words);
        x += wide + page.pt(18.0);
    }
    page.y += height + page.pt(8.0);
}

/// One line of panels, whose rows stand at one height.
fn panels(page: &mut Page, parts: &[&Part<'_>], wanted: &Wanted, sizes: Sizes, side: f32, chart: &mut Chart) {
    let tiers: BTreeSet<u8> = parts.iter().flat_map(|part| &part.actors).map(|actor| actor.tier).collect();
    let tiers: Vec<u8> = tiers.into_iter().collect();
    let cases: Vec<(Vec<&Actor>, Vec<&Flow>)> =
        parts.iter().map(|part| (part.actors.clone(), part.flows.clone())).collect();
    let (laid, tops) = layout(&cases, &tiers, sizes);
    let head = page.y;
    let top = head + page.pt(26.0);
    let pad = page.pt(9.0);
    let foot = top + tops.last().copied().unwrap_or(0.0) + sizes.box_height;
    let rows: Vec<(u8, f32, f32)> = tiers
        .iter()
        .zip(&tops)
        .map(|(tier, row)| (*tier, top + row - pad, top + row + sizes.box_height + pad))
        .collect();
    let full: f32 = side + laid.iter().map(|one| one.width).sum::<f32>();
    let (band, ink3, small) = (page.style.grey(0.955), page.style.ink3(), page.small());
    for (tier, from, to) in &rows {
        page.rect(Area::new(page.left(), *from, full, to - from), plain(band), None);
        let words = t!("structure-tier", tier = usize::from(*tier));
        let at = (page.left() + page.pt(6.0), f32::midpoint(*from, *to) + Page::drop(small));
        page.weighted(at, &words, small, Weight::Semibold, Anchor::Start, ink3);
    }
    let mut left = page.left() + side;
    for (at, (part, laid)) in parts.iter().zip(&laid).enumerate() {
        if at > 0 {
            let line = page.style.hair();
            page.line((left, head), (left, foot + pad), line);
        }
        let area = Area::new(left, head, laid.width, foot + pad - head);
        chart.panels.push(Panel { case: part.case, area, rows: rows.clone() });
        title(page, part, left, laid.width, head);
        let moved = |(x, y): (f32, f32)| (left + x, top + y);
        for flow in part.flows.iter().filter(|flow| shown(wanted, flow.kind)) {
            let Some(way) = laid.ways.get(&flow.id) else { continue };
            let way: Vec<(f32, f32)> = way.iter().copied().map(moved).collect();
            lines::flow(page, &way, flow.kind, flow.two_way, lines::Stress::of(wanted, flow.kind));
            lines::standing(page, &way, flow.standing);
            let name = flow_name(part, flow);
            let (x, y) = lines::middle(&way).0;
            let half = page.pt(8.0);
            let records = std::iter::once(AnyId::Flow(flow.id));
            let records = records.chain(flow.evidence.iter().map(|id| AnyId::Evidence(*id))).collect();
            page.mark(name, Area::new(x - half, y - half, 2.0 * half, 2.0 * half), Opens::Records(records));
            chart.ways.insert(flow.id, way);
        }
        for actor in &part.actors {
            let Some(own) = laid.boxes.get(&actor.id) else { continue };
            let area = Area { x: left + own.x, y: top + own.y, ..*own };
            actor_box(page, actor, area);
            let records = Opens::Records(vec![AnyId::Actor(actor.id)]);
            let name =
                t!("structure-actor", name = &actor.name, kind = &actor.kind, tier = usize::from(actor.tier));
            page.mark(name, area, records);
            chart.boxes.insert(actor.id, area);
        }
        left += laid.width;
    }
    page.y = foot + pad + page.pt(14.0);
}

fn title(page: &mut Page, part: &Part<'_>, left: f32, wide: f32, head: f32) {
    let (body, small) = (page.body(), page.small());
    let (ink, ink3) = (page.style.ink(), page.style.ink3());
    let middle = head + page.pt(9.0);
    page.case((left + page.pt(10.0), middle), page.pt(4.5), part.place);
    let counts = t!("structure-of-case", actors = part.actors.len(), flows = part.flows.len());
    let behind = width(&counts, small, Weight::Regular) + page.pt(34.0);
    let at = (left + page.pt(20.0), middle + Page::drop(body));
    let room = (wide - behind).max(wide * 0.45);
    let taken = page.name(at, part.name, body, Weight::Semibold, Anchor::Start, ink, room, 0.0);
    if taken + behind <= wide + page.pt(4.0) {
        page.text((at.0 + taken + page.pt(8.0), at.1), &counts, small, Anchor::Start, ink3);
    }
}

fn flow_name(part: &Part<'_>, flow: &Flow) -> String {
    let actor = |id| part.actors.iter().find(|actor| actor.id == id).map_or("", |actor| actor.name.as_str());
    let (from, to, kind) = (actor(flow.from), actor(flow.to), kind_name(flow.kind));
    let mut name = if flow.two_way {
        t!("structure-both-ways", kind = kind, from = from, to = to)
    } else {
        t!("structure-flow", kind = kind, from = from, to = to)
    };
    for words in
        [flow.what.trim(), if flow.standing == Standing::Stated { "" } else { standing_name(flow.standing) }]
    {
        if !words.is_empty() {
            name = t!("structure-and", first = name, more = words);
        }
    }
    name
}

fn actor_box(page: &mut Page, actor: &Actor, area: Area) {
    let (ink, ink2, ink3) = (page.style.ink(), page.style.ink2(), page.style.ink3());
    // What is a part of another is told by a dashed edge.
    let edge = super::scene::Stroke { dashed: actor.unit.is_some(), ..stroke(ink2, page.pt(1.0)) };
    page.rect(area, plain(page.style.paper()), Some(edge));
    let (size, small) = (page.pt(10.0), page.pt(8.5));
    let room = area.w - page.pt(10.0);
    let kind = actor.kind.trim();
    let lines = wrap(&actor.name, size, Weight::Semibold, room, if kind.is_empty() { 4 } else { 3 });
    let cut = lines.last().is_some_and(|line| line.ends_with('…'));
    let leading = size * 1.15;
    let tall = lines.len() as f32 * leading + if kind.is_empty() { 0.0 } else { small * 1.3 };
    let mut y = area.y + (area.h - tall) / 2.0;
    let middle = area.x + area.w / 2.0;
    for line in &lines {
        let at = (middle, y + size * 0.9);
        page.weighted(at, line, size, Weight::Semibold, Anchor::Middle, ink);
        if cut
            && let Some(super::scene::Shape::Text(text)) =
                page.scene.items.last_mut().map(|item| &mut item.shape)
        {
            text.whole = Some(actor.name.clone());
        }
        y += leading;
    }
    if !kind.is_empty() {
        let at = (middle, y + small * 0.95);
        page.name(at, kind, small, Weight::Regular, Anchor::Middle, ink3, room, 0.0);
    }
}

fn table(page: &mut Page, study: &Study, parts: &[Part<'_>], wanted: &Wanted) -> Table {
    let head = [
        t!("structure-case"),
        t!("structure-from"),
        t!("structure-kind"),
        t!("structure-to"),
        t!("structure-what"),
        t!("structure-standing"),
        t!("structure-passages"),
    ];
    let mut rows = Vec::new();
    for part in parts {
        let name = |id| study.actors.get(id).map_or("", |actor| actor.name.as_str());
        let mut flows: Vec<&&Flow> = part.flows.iter().filter(|flow| shown(wanted, flow.kind)).collect();
        flows.sort_by_key(|flow| (flow.kind, name(flow.from), name(flow.to), flow.id));
        for flow in flows {
            let known = flow.evidence.iter().filter(|id| study.evidence.contains(**id));
            let known: Vec<AnyId> = known.map(|id| AnyId::Evidence(*id)).collect();
            let row: Vec<Value> = vec![
                part.name.into(),
                name(flow.from).into(),
                kind_name(flow.kind).into(),
                name(flow.to).into(),
                flow.what.as_str().into(),
                standing_name(flow.standing).into(),
                known.len().into(),
            ];
            if !known.is_empty() {
                page.behind(rows.len(), 6, Opens::Records(known));
            }
            rows.push(row);
        }
    }
    Table { head: head.map(str::to_owned).to_vec(), rows }
}
