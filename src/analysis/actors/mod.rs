//! What can be read off the actors and flows of a case: chains, loops, who answers to whom, and who holds
//! power outside the money.

mod graph;

use std::collections::{BTreeMap, BTreeSet};

use crate::study::{Actor, ActorId, CaseId, Flow, FlowId, FlowKind, Standing, Study};
use graph::Graph;

/// The structure of one case, read from the flows that are stated, inferred or expected alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Structure {
    pub case: CaseId,
    pub actors: usize,
    pub flows: usize,
    /// For each kind of flow that occurs, in the order of the kinds.
    pub kinds: Vec<OfKind>,
    /// Who answers to whom: from, to, in the order of tiers and names.
    pub answers: Vec<(ActorId, ActorId)>,
    /// Of the flows of money, those whose receiver answers to the giver, and all.
    pub answered: (usize, usize),
    /// Actors who permit, manage or are answered to, and neither give nor get money but what is only expected.
    pub outside: Vec<Outside>,
    /// From an actor who gets no money and gives some to the field: links of money, management and service,
    /// the shortest way. `None`: no way leads there.
    pub to_field: Option<Chain>,
    /// The tiers at which voice enters, from the top.
    pub voice: Vec<u8>,
    /// Flows that are inferred or expected, of all.
    pub unstated: usize,
}

/// What flows of one kind make of the actors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfKind {
    pub kind: FlowKind,
    pub flows: usize,
    /// The longest chains of this kind along the flows that are not only expected. A loop counts as one place.
    pub longest: Vec<Chain>,
    /// Actors that reach one another round and round.
    pub loops: Vec<Vec<ActorId>>,
}

impl OfKind {
    /// Links of the longest chain.
    pub fn length(&self) -> usize {
        self.longest.first().map_or(0, Chain::length)
    }
}

/// Actors one after another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Chain(pub Vec<ActorId>);

impl Chain {
    /// Links: one less than actors.
    pub fn length(&self) -> usize {
        self.0.len().saturating_sub(1)
    }
}

/// Power of somebody outside the money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outside {
    pub actor: ActorId,
    /// What the power is, with how many flows.
    pub by: Vec<(FlowKind, usize)>,
    /// Money that is only expected passes through the actor.
    pub expected: bool,
}

/// Chains of one kind that are named; the rest is counted by nobody.
const NAMED: usize = 12;

pub fn structure(study: &Study, case: CaseId) -> Structure {
    let actors = in_order(study, case);
    let flows = flows_of(study, case);
    let kinds = FlowKind::ALL.into_iter().filter_map(|kind| of_kind(&actors, &flows, kind)).collect();
    let mut answers: Vec<(ActorId, ActorId)> = Vec::new();
    for flow in flows.iter().filter(|flow| flow.kind == FlowKind::Accountability) {
        answers.extend(ends(flow));
    }
    let place: BTreeMap<ActorId, usize> = actors.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    answers.sort_by_key(|(from, to)| (place.get(from), place.get(to)));
    answers.dedup();
    let money: Vec<&Flow> = flows.iter().copied().filter(|flow| flow.kind == FlowKind::Funding).collect();
    let is_answered = |flow: &&&Flow| answers.contains(&(flow.to, flow.from));
    let answered = (money.iter().filter(is_answered).count(), money.len());
    let tier = |id: &ActorId| study.actors.get(*id).map(|actor| actor.tier);
    let heard = flows.iter().filter(|flow| flow.kind == FlowKind::Voice);
    let voice: BTreeSet<u8> = heard.filter_map(|flow| tier(&flow.to)).collect();
    Structure {
        case,
        actors: actors.len(),
        flows: flows.len(),
        kinds,
        answers,
        answered,
        outside: outside(&actors, &flows),
        to_field: to_field(&actors, &flows),
        voice: voice.into_iter().collect(),
        unstated: flows.iter().filter(|flow| flow.standing != Standing::Stated).count(),
    }
}

/// The actors of a case from the top tier down, and by name.
pub fn in_order(study: &Study, case: CaseId) -> Vec<&Actor> {
    let mut all: Vec<&Actor> = study.actors.iter().filter(|actor| actor.case == case).collect();
    all.sort_by(|one, other| (one.tier, &one.name, one.id).cmp(&(other.tier, &other.name, other.id)));
    all
}

/// The flows of a case whose ends are there.
pub fn flows_of(study: &Study, case: CaseId) -> Vec<&Flow> {
    let there = |id| study.actors.contains(id);
    study.flows.iter().filter(|flow| flow.case == case && there(flow.from) && there(flow.to)).collect()
}

/// From, to; both ways where it goes both ways.
fn ends(flow: &Flow) -> impl Iterator<Item = (ActorId, ActorId)> + use<> {
    let back = flow.two_way.then_some((flow.to, flow.from));
    std::iter::once((flow.from, flow.to)).chain(back)
}

fn graph(actors: &[&Actor], flows: &[&Flow], of: impl Fn(&Flow) -> bool) -> Graph {
    let place: BTreeMap<ActorId, usize> = actors.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let edges = flows.iter().filter(|flow| of(flow)).flat_map(|flow| ends(flow));
    let edges = edges.filter_map(|(from, to)| Some((*place.get(&from)?, *place.get(&to)?)));
    Graph::new(actors.len(), edges)
}

fn of_kind(actors: &[&Actor], flows: &[&Flow], kind: FlowKind) -> Option<OfKind> {
    let count = flows.iter().filter(|flow| flow.kind == kind).count();
    if count == 0 {
        return None;
    }
    let there = |flow: &&Flow| flow.kind == kind && flow.standing != Standing::Expected;
    let place: BTreeMap<ActorId, usize> = actors.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    // A flow that goes both ways is one link, and no loop by itself.
    let edges = flows.iter().copied().filter(there);
    let edges = edges.filter_map(|flow| Some((*place.get(&flow.from)?, *place.get(&flow.to)?)));
    let graph = Graph::new(actors.len(), edges);
    let ids = |places: Vec<usize>| places.into_iter().map(|at| actors[at].id).collect::<Vec<_>>();
    let longest = graph.longest(NAMED).into_iter().map(|places| Chain(ids(places))).collect();
    let loops = graph.loops().into_iter().map(ids).collect();
    Some(OfKind { kind, flows: count, longest, loops })
}

fn outside(actors: &[&Actor], flows: &[&Flow]) -> Vec<Outside> {
    let money = |actor: &Actor, expected: bool| {
        flows.iter().any(|flow| {
            flow.kind == FlowKind::Funding
                && (flow.from == actor.id || flow.to == actor.id)
                && (flow.standing == Standing::Expected) == expected
        })
    };
    let power = |actor: &Actor| -> Vec<(FlowKind, usize)> {
        let kinds = [FlowKind::Permission, FlowKind::Management, FlowKind::Accountability];
        let held = |flow: &&&Flow, kind: FlowKind| {
            // Who is answered to has power; who answers has none by that.
            let holder = if kind == FlowKind::Accountability { flow.to } else { flow.from };
            flow.kind == kind
                && (holder == actor.id || flow.two_way && [flow.from, flow.to].contains(&actor.id))
        };
        let counted = kinds.map(|kind| (kind, flows.iter().filter(|flow| held(flow, kind)).count()));
        counted.into_iter().filter(|(_, count)| *count > 0).collect()
    };
    let out = |actor: &&Actor| {
        let by = power(actor);
        (!by.is_empty() && !money(actor, false)).then(|| Outside {
            actor: actor.id,
            by,
            expected: money(actor, true),
        })
    };
    actors.iter().filter_map(out).collect()
}

/// The field is the lowest tier of the case.
fn to_field(actors: &[&Actor], flows: &[&Flow]) -> Option<Chain> {
    let money = |flow: &Flow| flow.kind == FlowKind::Funding && flow.standing != Standing::Expected;
    let carries = |flow: &Flow| money(flow) || matches!(flow.kind, FlowKind::Management | FlowKind::Service);
    let lowest = actors.iter().map(|actor| actor.tier).max()?;
    let gives = |actor: &Actor| flows.iter().any(|flow| money(flow) && flow.from == actor.id);
    let gets = |actor: &Actor| flows.iter().any(|flow| money(flow) && flow.to == actor.id);
    let places = |is: &dyn Fn(&Actor) -> bool| -> Vec<usize> {
        (0..actors.len()).filter(|at| is(actors[*at])).collect()
    };
    let from = places(&|actor| gives(actor) && !gets(actor));
    let to = places(&|actor| actor.tier == lowest);
    let way = graph(actors, flows, carries).shortest(&from, &to)?;
    Some(Chain(way.into_iter().map(|at| actors[at].id).collect()))
}

/// A flow as it can be found again in another case: its kind, and the tiers that it leads from and to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Shape {
    pub kind: FlowKind,
    pub from: u8,
    pub to: u8,
}

/// Shapes of flows that some of the cases have and others lack, with the flows. How many of them each has is
/// not compared.
pub fn missing(study: &Study, cases: &[CaseId]) -> Vec<(Shape, BTreeMap<CaseId, Vec<FlowId>>)> {
    let mut all: BTreeMap<Shape, BTreeMap<CaseId, Vec<FlowId>>> = BTreeMap::new();
    for case in cases {
        for flow in flows_of(study, *case) {
            let tier = |id| study.actors.get(id).map_or(0, |actor| actor.tier);
            let (from, to) = (tier(flow.from), tier(flow.to));
            // Where it goes both ways it is one shape from the upper to the lower.
            let (from, to) = if flow.two_way { (from.min(to), from.max(to)) } else { (from, to) };
            let shape = Shape { kind: flow.kind, from, to };
            all.entry(shape).or_default().entry(*case).or_default().push(flow.id);
        }
    }
    all.into_iter().filter(|(_, by_case)| by_case.len() < cases.len()).collect()
}
