//! Who takes part, what passes between them, and what can be read off it.

use super::tables::table_of;
use crate::analysis::Lens;
use crate::analysis::actors::{Structure, structure};
use crate::export::report::doc::{Block, Figure, listed, many, said};
use crate::export::report::making::Making;
use crate::figure::draw::Look;
use crate::figure::structure::{Wanted, chart, kind_name};
use crate::figure::{Scene, Style};
use crate::study::{ActorId, FlowKind};

/// Points across of a map for the screen and for a page; it grows with what stands on it.
const SCREEN: f32 = 720.0;
const PAGE: f32 = 467.0;

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    if study.actors.is_empty() {
        return Vec::new();
    }
    let cases = study.cases_in_order();
    let read: Vec<Structure> = cases.iter().map(|case| structure(study, case.id)).collect();
    let flows: usize = read.iter().map(|one| one.flows).sum();
    let mut out = vec![said(format!(
        "{} and {} are on record. What stands below is read off them; it says how things are arranged, not how \
         well they work.",
        many(study.actors.len(), "actor", "actors"),
        many(flows, "flow between them", "flows between them")
    ))];
    let draw = |style, width| -> Scene {
        let look = Look { style, width };
        chart(study, making.index, &Lens::default(), &Wanted::default(), look, "").scene
    };
    out.push(Block::Figure(Box::new(Figure {
        number: 0,
        light: draw(Style::Light, SCREEN),
        dark: draw(Style::Dark, SCREEN),
        print: draw(Style::Print, PAGE),
    })));
    let heads: Vec<String> = cases.iter().map(|case| super::cases::name(&case.name)).collect();
    let rows = readings(making, &read);
    let notes = vec![
        "Chains are counted in links; a loop counts as one place. The way from funder to field goes by money, \
         management and service."
            .to_owned(),
    ];
    out.push(table_of("What can be read off actors and flows", "reading", &heads, rows, notes));
    out
}

fn readings(making: &Making<'_>, read: &[Structure]) -> Vec<(String, Vec<String>)> {
    let names = |ids: &[ActorId]| -> Vec<String> {
        let all = ids.iter().filter_map(|id| making.study.actors.get(*id));
        all.map(|actor| if actor.short.trim().is_empty() { &actor.name } else { &actor.short }.clone())
            .collect()
    };
    let chain = |ids: &[ActorId]| format!("{}: {}", ids.len().saturating_sub(1), names(ids).join(" → "));
    let longest = |one: &Structure, kind: FlowKind| {
        let found = one.kinds.iter().find(|known| known.kind == kind).and_then(|known| known.longest.first());
        found.map_or_else(|| "none".to_owned(), |way| chain(&way.0))
    };
    let each = |label: &str, what: &dyn Fn(&Structure) -> String| -> (String, Vec<String>) {
        (label.to_owned(), read.iter().map(what).collect())
    };
    vec![
        each("actors", &|one| one.actors.to_string()),
        each("flows", &|one| one.flows.to_string()),
        each("longest chain of money", &|one| longest(one, FlowKind::Funding)),
        each("longest chain of accountability", &|one| longest(one, FlowKind::Accountability)),
        each("money whose receiver answers to the giver", &|one| {
            if one.answered.1 == 0 {
                "no money".to_owned()
            } else {
                format!("{} of {}", one.answered.0, one.answered.1)
            }
        }),
        each("from funder to field", &|one| {
            one.to_field.as_ref().map_or_else(|| "no way on record".to_owned(), |way| chain(&way.0))
        }),
        each("power outside the money", &|one| {
            let all: Vec<String> = one
                .outside
                .iter()
                .map(|power| {
                    let by: Vec<String> = power
                        .by
                        .iter()
                        .map(|(kind, count)| format!("{} {count}", kind_name(*kind)))
                        .collect();
                    format!("{} ({})", names(&[power.actor]).join(""), by.join(", "))
                })
                .collect();
            if all.is_empty() { "nobody".to_owned() } else { listed(&all) }
        }),
        each("voice enters at", &|one| {
            let tiers: Vec<String> = one.voice.iter().map(|tier| format!("tier {tier}")).collect();
            if tiers.is_empty() { "not stated".to_owned() } else { listed(&tiers) }
        }),
        each("inferred or expected, not stated", &|one| format!("{} of {}", one.unstated, one.flows)),
    ]
}
