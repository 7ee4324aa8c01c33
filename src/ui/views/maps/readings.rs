//! What can be read off the map, a column for each case.

use eframe::egui::{Grid, Label, RichText, ScrollArea, Ui, vec2};

use super::super::parts::word_button;
use crate::analysis::actors::{Chain, Structure};
use crate::figure::structure::kind_name;
use crate::study::{ActorId, AnyId, FlowKind};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{caption, case_label, strong};

/// What stands in a field: words, and the actors they speak of.
struct Said {
    words: String,
    actors: Vec<ActorId>,
}

impl Said {
    fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), actors: Vec::new() }
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, read: &[Structure]) {
    strong(ui, t!("maps-read-off"));
    ScrollArea::both().id_salt("read-off").auto_shrink([false, false]).show(ui, |ui| {
        Grid::new("maps-readings").num_columns(read.len() + 1).spacing(vec2(24.0, 4.0)).show(ui, |ui| {
            caption(ui, "");
            for one in read {
                let name = cx.study().cases.get(one.case).map_or("", |case| case.name.as_str()).to_owned();
                case_label(ui, cx.names.case_place(one.case), &name, true);
            }
            ui.end_row();
            for (label, what) in ROWS {
                let words = RichText::new(label()).font(font::caption()).color(Tokens::of(ui).ink2);
                ui.add(Label::new(words).extend());
                for one in read {
                    field(ui, cx, label(), what(cx, one));
                }
                ui.end_row();
            }
        });
    });
}

fn field(ui: &mut Ui, cx: &mut Cx, label: &str, said: Said) {
    if said.actors.is_empty() {
        let words = RichText::new(&said.words).font(font::caption()).color(Tokens::of(ui).ink);
        ui.add(Label::new(words).extend());
    } else if word_button(ui, &said.words).clicked() {
        let records = said.actors.into_iter().map(AnyId::Actor).collect();
        cx.ask(Action::Behind { title: format!("{label}: {}", said.words), records });
    }
}

type Row = (fn() -> &'static str, fn(&Cx, &Structure) -> Said);

const ROWS: [Row; 7] = [
    (|| t!("maps-money"), |cx, one| longest(cx, one, FlowKind::Funding)),
    (|| t!("maps-account"), |cx, one| longest(cx, one, FlowKind::Accountability)),
    (
        || t!("maps-answered"),
        |_, one| match one.answered {
            (_, 0) => Said::new(t!("maps-nothing")),
            (good, all) => Said::new(t!("maps-of", some = good, all = all)),
        },
    ),
    (
        || t!("maps-field"),
        |cx, one| one.to_field.as_ref().map_or_else(|| Said::new(t!("maps-no-way")), |way| chain(cx, way)),
    ),
    (|| t!("maps-outside"), outside),
    (
        || t!("maps-voice"),
        |_, one| {
            let tiers: Vec<String> = one.voice.iter().map(ToString::to_string).collect();
            Said::new(if tiers.is_empty() {
                t!("maps-not-stated").to_owned()
            } else {
                t!("maps-tiers", list = tiers.join(", "))
            })
        },
    ),
    (|| t!("maps-unstated"), |_, one| Said::new(t!("maps-of", some = one.unstated, all = one.flows))),
];

fn names(cx: &Cx, ids: &[ActorId]) -> Vec<String> {
    let all = ids.iter().filter_map(|id| cx.study().actors.get(*id));
    all.map(|actor| if actor.short.trim().is_empty() { &actor.name } else { &actor.short }.clone()).collect()
}

fn chain(cx: &Cx, way: &Chain) -> Said {
    let words = t!("maps-chain", links = way.length(), way = names(cx, &way.0).join(" → "));
    Said { words, actors: way.0.clone() }
}

fn longest(cx: &Cx, one: &Structure, kind: FlowKind) -> Said {
    let found = one.kinds.iter().find(|known| known.kind == kind).and_then(|known| known.longest.first());
    found.map_or_else(|| Said::new(t!("maps-nothing")), |way| chain(cx, way))
}

fn outside(cx: &Cx, one: &Structure) -> Said {
    if one.outside.is_empty() {
        return Said::new(t!("maps-nobody"));
    }
    let parts: Vec<String> = one
        .outside
        .iter()
        .map(|power| {
            let by: Vec<String> = power
                .by
                .iter()
                .map(|(kind, count)| t!("structure-legend", kind = kind_name(*kind), count = *count))
                .collect();
            t!("maps-power", name = names(cx, &[power.actor]).concat(), by = by.join(", "))
        })
        .collect();
    Said { words: parts.join("; "), actors: one.outside.iter().map(|power| power.actor).collect() }
}
