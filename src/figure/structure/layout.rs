//! Where actors stand and how flows run between them: tiers as rows, the same rows for all cases. A flow that
//! passes a row takes a place of its own in it, so that none runs through a name (after Sugiyama, Tagawa and
//! Toda, IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981).

use std::collections::BTreeMap;

use super::spread::{Wish, spread};
use crate::figure::scene::Area;
use crate::study::{Actor, ActorId, Flow, FlowId};

/// Sizes in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sizes {
    pub box_width: f32,
    pub box_height: f32,
    /// Between two boxes of a row.
    pub gap: f32,
    /// Between a box and a flow that passes it, and between two flows.
    pub lane: f32,
    /// Between two rows, without the lanes of flows within a row.
    pub between: f32,
}

/// One case laid out from the left end of its panel and the top of its first row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Laid {
    pub width: f32,
    pub boxes: BTreeMap<ActorId, Area>,
    /// From the edge of one box to the edge of another.
    pub ways: BTreeMap<FlowId, Vec<(f32, f32)>>,
}

/// What stands in a row: an actor, or a flow that passes it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Cell {
    Actor(usize),
    /// The flow by its place in the list.
    Pass(usize),
}

/// Times that rows are put in the order of their neighbours, down and up again.
const SWEEPS: usize = 12;

/// All cases at once, so that their rows stand at one height. `tiers` are all tiers from the top.
pub fn layout(cases: &[(Vec<&Actor>, Vec<&Flow>)], tiers: &[u8], sizes: Sizes) -> (Vec<Laid>, Vec<f32>) {
    let mut drafts: Vec<Draft> =
        cases.iter().map(|(actors, flows)| Draft::new(actors, flows, tiers)).collect();
    drafts.iter_mut().for_each(Draft::order);
    align(&mut drafts);
    // Flows within a row run above it, each at a height of its own; a row has room for those of any case.
    let lanes: Vec<usize> = (0..tiers.len())
        .map(|row| drafts.iter().map(|draft| draft.lanes[row].len()).max().unwrap_or(0))
        .collect();
    let mut tops = Vec::with_capacity(tiers.len());
    let mut y = 0.0;
    for (row, lanes) in lanes.iter().enumerate() {
        let above = *lanes as f32 * sizes.lane;
        y += if row == 0 { if *lanes > 0 { above + sizes.lane } else { 0.0 } } else { sizes.between + above };
        tops.push(y);
        y += sizes.box_height;
    }
    let laid = drafts.iter().map(|draft| draft.place(&tops, sizes)).collect();
    (laid, tops)
}

struct Draft<'a> {
    actors: &'a [&'a Actor],
    flows: &'a [&'a Flow],
    /// From the top row down.
    rows: Vec<Vec<Cell>>,
    /// Neighbours of a cell in the row above and in the row below.
    above: BTreeMap<Cell2, Vec<Cell2>>,
    below: BTreeMap<Cell2, Vec<Cell2>>,
    /// Ends of each flow: row and actor, the upper one first.
    ends: Vec<[(usize, usize); 2]>,
    /// For each row the flows within it that can't run straight from side to side.
    lanes: Vec<Vec<usize>>,
}

/// A cell in its row: a flow passes several.
type Cell2 = (usize, Cell);

impl<'a> Draft<'a> {
    fn new(actors: &'a [&'a Actor], flows: &'a [&'a Flow], tiers: &[u8]) -> Self {
        let row = |actor: &Actor| tiers.iter().position(|tier| *tier == actor.tier).unwrap_or(0);
        let place: BTreeMap<ActorId, usize> =
            actors.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); tiers.len()];
        for (at, actor) in actors.iter().enumerate() {
            rows[row(actor)].push(Cell::Actor(at));
        }
        let mut draft = Self {
            actors,
            flows,
            rows,
            above: BTreeMap::new(),
            below: BTreeMap::new(),
            ends: Vec::with_capacity(flows.len()),
            lanes: vec![Vec::new(); tiers.len()],
        };
        for (at, flow) in flows.iter().enumerate() {
            let end = |id| {
                let actor: usize = place.get(&id).copied().unwrap_or(0);
                (row(actors[actor]), actor)
            };
            let mut ends = [end(flow.from), end(flow.to)];
            ends.sort_unstable_by_key(|(row, _)| *row);
            draft.ends.push(ends);
            let [(upper, from), (lower, to)] = ends;
            let mut last = (upper, Cell::Actor(from));
            for row in upper + 1..=lower {
                let next = if row == lower { (row, Cell::Actor(to)) } else { (row, Cell::Pass(at)) };
                if row < lower {
                    draft.rows[row].push(Cell::Pass(at));
                }
                draft.below.entry(last).or_default().push(next);
                draft.above.entry(next).or_default().push(last);
                last = next;
            }
        }
        draft
    }

    /// Puts the cells of each row in the order of their neighbours, and keeps the order with fewest crossings.
    fn order(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for sweep in 0..SWEEPS {
            let count = self.rows.len();
            let down = sweep % 2 == 0;
            for step in 1..count {
                let row = if down { step } else { count - 1 - step };
                self.sort(row, down);
            }
            let now = self.crossings();
            if now < best.0 {
                best = (now, self.rows.clone());
            }
        }
        self.rows = best.1;
        self.by_hand();
        self.find_lanes();
    }

    fn sort(&mut self, row: usize, down: bool) {
        let other = if down { row - 1 } else { row + 1 };
        let place: BTreeMap<Cell, usize> =
            self.rows[other].iter().enumerate().map(|(at, cell)| (*cell, at)).collect();
        let near = if down { &self.above } else { &self.below };
        let middle = |cell: &Cell| -> Option<f32> {
            let all = near.get(&(row, *cell))?;
            let sum: usize = all.iter().filter_map(|(_, cell)| place.get(cell)).sum();
            Some(sum as f32 / all.len().max(1) as f32)
        };
        // Cells without neighbours stay where they are, relative to the size of the other row.
        let share = self.rows[other].len().max(1) as f32 / self.rows[row].len().max(1) as f32;
        let mut keyed: Vec<(f32, usize, Cell)> = self.rows[row]
            .iter()
            .enumerate()
            .map(|(at, cell)| (middle(cell).unwrap_or(at as f32 * share), at, *cell))
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        self.rows[row] = keyed.into_iter().map(|(_, _, cell)| cell).collect();
    }

    fn crossings(&self) -> usize {
        let mut sum = 0;
        for row in 0..self.rows.len().saturating_sub(1) {
            let below: BTreeMap<Cell, usize> =
                self.rows[row + 1].iter().enumerate().map(|(at, cell)| (*cell, at)).collect();
            let mut ends = Vec::new();
            for cell in &self.rows[row] {
                let next = self.below.get(&(row, *cell)).into_iter().flatten();
                let mut next: Vec<usize> = next.filter_map(|(_, cell)| below.get(cell).copied()).collect();
                next.sort_unstable();
                ends.extend(next);
            }
            sum += (0..ends.len())
                .map(|at| ends[at + 1..].iter().filter(|end| **end < ends[at]).count())
                .sum::<usize>();
        }
        sum
    }

    /// Actors that somebody put in a place stand where it says, among others where these would stand evenly.
    fn by_hand(&mut self) {
        for row in &mut self.rows {
            let count = row.len().max(1) as f32;
            let place = |cell: &Cell| match cell {
                Cell::Actor(actor) => self.actors[*actor].place,
                Cell::Pass(_) => None,
            };
            if row.iter().all(|cell| place(cell).is_none()) {
                continue;
            }
            let even = |at: usize| (at as f32 + 0.5) / count;
            let put = |cell: &Cell, at: usize| {
                place(cell).map_or(even(at), |place| f32::from(place) / f32::from(Actor::WIDE))
            };
            let mut keyed: Vec<(f32, usize, Cell)> =
                row.iter().enumerate().map(|(at, cell)| (put(cell, at), at, *cell)).collect();
            keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            *row = keyed.into_iter().map(|(_, _, cell)| cell).collect();
        }
    }

    /// A flow within a row runs straight where nothing stands between its ends, else above the row.
    fn find_lanes(&mut self) {
        self.lanes.iter_mut().for_each(Vec::clear);
        for (at, [(row, from), (other, to)]) in self.ends.iter().enumerate() {
            if row != other {
                continue;
            }
            if !self.beside(*row, *from, *to) || self.another_beside(at) {
                self.lanes[*row].push(at);
            }
        }
    }

    fn beside(&self, row: usize, one: usize, other: usize) -> bool {
        let place = |actor| self.rows[row].iter().position(|cell| *cell == Cell::Actor(actor));
        matches!((place(one), place(other)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
    }

    /// Whether earlier flows take the straight way between the same two; two have room there.
    fn another_beside(&self, at: usize) -> bool {
        let pair = |ends: &[(usize, usize); 2]| {
            let (one, other) = (ends[0].1, ends[1].1);
            (one.min(other), one.max(other))
        };
        self.ends[..at].iter().filter(|ends| pair(ends) == pair(&self.ends[at])).count() >= 2
    }

    fn place(&self, tops: &[f32], sizes: Sizes) -> Laid {
        let half = |cell: &Cell| match cell {
            Cell::Actor(_) => f32::midpoint(sizes.box_width, sizes.gap),
            Cell::Pass(_) => sizes.lane / 2.0,
        };
        let wide = |row: &Vec<Cell>| row.iter().map(|cell| 2.0 * half(cell)).sum::<f32>();
        let width = self.rows.iter().map(wide).fold(sizes.box_width + sizes.gap, f32::max);
        let mut x: BTreeMap<Cell2, f32> = BTreeMap::new();
        // First every row in the middle, then each cell towards its neighbours, as far as the row has room.
        for (at, row) in self.rows.iter().enumerate() {
            let mut left = (width - wide(row)) / 2.0;
            for cell in row {
                left += half(cell);
                x.insert((at, *cell), left);
                left += half(cell);
            }
        }
        for sweep in 0..SWEEPS {
            for step in 0..self.rows.len() {
                let at = if sweep % 2 == 0 { step } else { self.rows.len() - 1 - step };
                let wishes: Vec<Wish> = self.rows[at]
                    .iter()
                    .map(|cell| self.wish(at, *cell, &x, half(cell), width, sizes))
                    .collect();
                for (cell, place) in self.rows[at].iter().zip(spread(&wishes, width)) {
                    x.insert((at, *cell), place);
                }
            }
        }
        let mut laid = Laid { width, ..Laid::default() };
        for (row, cells) in self.rows.iter().enumerate() {
            for cell in cells {
                if let Cell::Actor(actor) = cell {
                    let left = x[&(row, *cell)] - sizes.box_width / 2.0;
                    let area = Area::new(left, tops[row], sizes.box_width, sizes.box_height);
                    laid.boxes.insert(self.actors[*actor].id, area);
                }
            }
        }
        self.ways(&x, tops, sizes, &mut laid);
        laid
    }

    fn wish(
        &self,
        row: usize,
        cell: Cell,
        x: &BTreeMap<Cell2, f32>,
        half: f32,
        width: f32,
        sizes: Sizes,
    ) -> Wish {
        if let Cell::Actor(actor) = cell
            && let Some(place) = self.actors[actor].place
        {
            let room = width - sizes.box_width - sizes.gap;
            let at = f32::from(place.min(Actor::WIDE)) / f32::from(Actor::WIDE) * room;
            return Wish { at: at + f32::midpoint(sizes.box_width, sizes.gap), half, weight: 1000.0 };
        }
        let near = [&self.above, &self.below].into_iter().filter_map(|near| near.get(&(row, cell))).flatten();
        let near: Vec<f32> = near.filter_map(|cell| x.get(cell).copied()).collect();
        let at = if near.is_empty() { x[&(row, cell)] } else { near.iter().sum::<f32>() / near.len() as f32 };
        // A flow that passes wants to be straight more than a box wants to be in the middle.
        let weight = if matches!(cell, Cell::Pass(_)) { 4.0 } else { 1.0 };
        Wish { at, half, weight }
    }

    /// The lines of all flows, which leave a box side by side in the order of where they lead.
    fn ways(&self, x: &BTreeMap<Cell2, f32>, tops: &[f32], sizes: Sizes, laid: &mut Laid) {
        /// What leaves a box at its foot or head.
        #[derive(Clone, Copy)]
        struct Port {
            flow: usize,
            upper: bool,
            towards: f32,
        }
        let mut feet: BTreeMap<usize, Vec<Port>> = BTreeMap::new();
        let mut heads: BTreeMap<usize, Vec<Port>> = BTreeMap::new();
        for (flow, [(upper, from), (lower, to)]) in self.ends.iter().enumerate() {
            if upper == lower {
                if self.lanes[*upper].contains(&flow) {
                    let at = |actor: usize| x[&(*upper, Cell::Actor(actor))];
                    heads.entry(*from).or_default().push(Port { flow, upper: true, towards: at(*to) });
                    heads.entry(*to).or_default().push(Port { flow, upper: false, towards: at(*from) });
                }
                continue;
            }
            let next = |row: usize| {
                if row == *upper || row == *lower { None } else { x.get(&(row, Cell::Pass(flow))) }
            };
            let down = next(upper + 1).copied().unwrap_or(x[&(*lower, Cell::Actor(*to))]);
            let up = next(lower - 1).copied().unwrap_or(x[&(*upper, Cell::Actor(*from))]);
            feet.entry(*from).or_default().push(Port { flow, upper: true, towards: down });
            heads.entry(*to).or_default().push(Port { flow, upper: false, towards: up });
        }
        let mut at: BTreeMap<(usize, bool), f32> = BTreeMap::new();
        for (side, all) in [(true, &mut feet), (false, &mut heads)] {
            for (actor, ports) in all.iter_mut() {
                ports.sort_by(|one, other| {
                    one.towards.total_cmp(&other.towards).then(one.flow.cmp(&other.flow))
                });
                let Some(area) = laid.boxes.get(&self.actors[*actor].id) else { continue };
                let room = area.w - 16.0;
                let step = (room / ports.len() as f32).min(14.0);
                let first = area.x + area.w / 2.0 - step * (ports.len() as f32 - 1.0) / 2.0;
                for (nth, port) in ports.iter().enumerate() {
                    // At the foot all are upper ends; at the head upper ones are of flows within the row.
                    let upper =
                        port.upper && (side || self.ends[port.flow][0].0 == self.ends[port.flow][1].0);
                    at.insert((port.flow, upper), first + step * nth as f32);
                }
            }
        }
        for (flow, [(upper, from), (lower, to)]) in self.ends.iter().enumerate() {
            let mut way = if upper == lower {
                self.within(flow, *upper, [*from, *to], &at, tops, sizes, laid)
            } else {
                let port = |end: bool| at.get(&(flow, end)).copied().unwrap_or(0.0);
                let mut way = vec![(port(true), tops[*upper] + sizes.box_height)];
                for row in upper + 1..*lower {
                    let pass = x[&(row, Cell::Pass(flow))];
                    way.extend([(pass, tops[row] - 4.0), (pass, tops[row] + sizes.box_height + 4.0)]);
                }
                way.push((port(false), tops[*lower]));
                way
            };
            // From the giver to the receiver.
            if self.actors[*from].id != self.flows[flow].from {
                way.reverse();
            }
            laid.ways.insert(self.flows[flow].id, way);
        }
    }

    fn within(
        &self,
        flow: usize,
        row: usize,
        [from, to]: [usize; 2],
        at: &BTreeMap<(usize, bool), f32>,
        tops: &[f32],
        sizes: Sizes,
        laid: &Laid,
    ) -> Vec<(f32, f32)> {
        let area = |actor: usize| laid.boxes.get(&self.actors[actor].id).copied().unwrap_or_default();
        if from == to {
            // To oneself: a small hook at the right foot.
            let own = area(from);
            let (x, y) = (own.right(), own.bottom());
            return vec![(x, y - 14.0), (x + 8.0, y - 14.0), (x + 8.0, y - 6.0), (x, y - 6.0)];
        }
        let Some(lane) = self.lanes[row].iter().position(|one| *one == flow) else {
            let (one, other) = (area(from), area(to));
            let before = self.ends[..flow]
                .iter()
                .filter(|ends| {
                    ends[0] == (row, from) && ends[1] == (row, to)
                        || ends[0] == (row, to) && ends[1] == (row, from)
                })
                .count();
            let y = one.y + one.h / 2.0 + if before == 0 { -4.0 } else { 6.0 };
            return if one.x < other.x {
                vec![(one.right(), y), (other.x, y)]
            } else {
                vec![(one.x, y), (other.right(), y)]
            };
        };
        let y = tops[row] - (lane as f32 + 1.0) * sizes.lane;
        let port = |end: bool| at.get(&(flow, end)).copied().unwrap_or(0.0);
        vec![(port(true), tops[row]), (port(true), y), (port(false), y), (port(false), tops[row])]
    }
}

/// Kinds of actor that several cases have in one row stand in one order in all of them, that of the first.
fn align(drafts: &mut [Draft<'_>]) {
    let rows = drafts.first().map_or(0, |draft| draft.rows.len());
    for row in 0..rows {
        let mut order: Vec<String> = Vec::new();
        for draft in drafts.iter_mut() {
            let kind = |draft: &Draft<'_>, cell: &Cell| match cell {
                Cell::Actor(actor) if draft.actors[*actor].place.is_none() => {
                    let kind = draft.actors[*actor].kind.trim().to_lowercase();
                    (!kind.is_empty()).then_some(kind)
                }
                _ => None,
            };
            let known: Vec<(usize, Cell, usize)> = draft.rows[row]
                .iter()
                .enumerate()
                .filter_map(|(at, cell)| {
                    let kind = kind(draft, cell)?;
                    Some((at, *cell, order.iter().position(|one| *one == kind)?))
                })
                .collect();
            let mut sorted = known.clone();
            sorted.sort_by_key(|(at, _, rank)| (*rank, *at));
            for ((slot, _, _), (_, cell, _)) in known.iter().zip(&sorted) {
                draft.rows[row][*slot] = *cell;
            }
            for cell in &draft.rows[row] {
                if let Some(kind) = kind(draft, cell)
                    && !order.contains(&kind)
                {
                    order.push(kind);
                }
            }
        }
    }
    drafts.iter_mut().for_each(Draft::find_lanes);
}
