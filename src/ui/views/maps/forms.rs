//! A new actor, a new flow.

use eframe::egui::{DragValue, Id, Ui, vec2};

use super::super::parts::{Naming, one_of};
use super::State;
use crate::edit::Command;
use crate::figure::structure::kind_name;
use crate::session::fresh;
use crate::study::{Actor, ActorId, AnyId, CaseId, Flow, FlowKind, Standing};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, field_label, tick};

/// An actor whose name is being typed.
pub struct NewActor {
    naming: Naming,
    case: CaseId,
    tier: u8,
}

impl NewActor {
    /// In the case and the tier of the actor that is picked.
    pub fn new(cx: &Cx) -> Self {
        let study = cx.study();
        let near = match cx.session.selection.what {
            Some(AnyId::Actor(id)) => study.actors.get(id),
            _ => None,
        };
        let first = study.cases_in_order().first().map(|case| case.id);
        let case = near.map(|actor| actor.case).or(first).unwrap_or_else(fresh);
        Self { naming: Naming::default(), case, tier: near.map_or(1, |actor| actor.tier) }
    }
}

/// A flow that is being drawn.
pub struct NewFlow {
    from: ActorId,
    to: Option<ActorId>,
    kind: FlowKind,
    two_way: bool,
    what: String,
    fresh: bool,
}

impl NewFlow {
    /// From the actor that is picked, or the first there is.
    pub fn new(cx: &Cx) -> Option<Self> {
        let study = cx.study();
        let from = match cx.session.selection.what {
            Some(AnyId::Actor(id)) if study.actors.contains(id) => Some(id),
            _ => None,
        };
        let first = || {
            let case = study.cases_in_order().first()?.id;
            crate::analysis::actors::in_order(study, case).first().map(|actor| actor.id)
        };
        let from = from.or_else(first).or_else(|| study.actors.iter().next().map(|actor| actor.id))?;
        Some(Self {
            from,
            to: None,
            kind: FlowKind::Funding,
            two_way: false,
            what: String::new(),
            fresh: true,
        })
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    actor(ui, cx, state);
    flow(ui, cx, state);
}

fn actor(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let Some(mut new) = state.actor.take() else { return };
    ui.add_space(8.0);
    field_label(ui, t!("maps-add-actor"));
    let cases: Vec<(CaseId, String)> =
        cx.study().cases_in_order().iter().map(|case| (case.id, case.name.clone())).collect();
    let mut answer = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        if let Some(case) = one_of(ui, t!("maps-case"), new.case, &cases, 180.0) {
            new.case = case;
        }
        let tier = DragValue::new(&mut new.tier).range(1..=12).prefix(t!("maps-tier-prefix"));
        ui.add(tier).accessible_name(t!("maps-tier"));
        let width = (ui.available_width() - 200.0).clamp(140.0, 320.0);
        answer =
            new.naming.show(ui, Id::unique("maps-new-actor"), t!("maps-actor-name"), t!("maps-add"), width);
    });
    match answer {
        None => state.actor = Some(new),
        Some(None) => {}
        Some(Some(name)) => {
            let actor = Actor {
                id: fresh(),
                case: new.case,
                name,
                short: String::new(),
                tier: new.tier,
                kind: String::new(),
                role: String::new(),
                basis: String::new(),
                unit: None,
                place: None,
            };
            let id = AnyId::Actor(actor.id);
            if new.naming.make(cx, Command::put(actor)) {
                cx.ask(Action::Select(id));
                state.arriving = Some(id);
            } else {
                state.actor = Some(new);
            }
        }
    }
}

fn flow(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let Some(mut new) = state.flow.take() else { return };
    let study = cx.study();
    let Some(from) = study.actors.get(new.from) else { return };
    let case = from.case;
    let name = |actor: &Actor| {
        let case = study.cases.get(actor.case).map_or("", |case| case.name.as_str());
        t!("maps-actor-of", name = actor.name.as_str(), case = case)
    };
    let all: Vec<(ActorId, String)> = study
        .cases_in_order()
        .iter()
        .flat_map(|case| crate::analysis::actors::in_order(study, case.id))
        .map(|actor| (actor.id, name(actor)))
        .collect();
    let mut others: Vec<(Option<ActorId>, String)> = vec![(None, t!("maps-to-whom").to_owned())];
    let same =
        crate::analysis::actors::in_order(study, case).into_iter().filter(|actor| actor.id != new.from);
    others.extend(same.map(|actor| (Some(actor.id), actor.name.clone())));
    let kinds: Vec<(FlowKind, String)> =
        FlowKind::ALL.map(|kind| (kind, kind_name(kind).to_owned())).to_vec();
    ui.add_space(8.0);
    field_label(ui, t!("maps-add-flow"));
    let (mut draw, mut leave) = (false, false);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        if let Some(from) = one_of(ui, t!("maps-from"), new.from, &all, 220.0) {
            (new.from, new.to) = (from, None);
        }
        if let Some(kind) = one_of(ui, t!("maps-kind"), new.kind, &kinds, 140.0) {
            new.kind = kind;
        }
        if let Some(to) = one_of(ui, t!("maps-to"), new.to, &others, 220.0) {
            new.to = to;
        }
        let what =
            eframe::egui::TextEdit::singleline(&mut new.what).hint_text(t!("maps-what")).desired_width(200.0);
        let what = ui.add(what).accessible_name(t!("maps-what"));
        if std::mem::take(&mut new.fresh) {
            what.request_focus();
        }
        let enter = what.lost_focus() && ui.input(|i| i.key_pressed(eframe::egui::Key::Enter));
        tick(ui, &mut new.two_way, t!("maps-both-ways"));
        let ready = new.to.is_some();
        draw = ui.add_enabled(ready, Button::new(t!("maps-draw")).main()).clicked() || enter && ready;
        let escape = what.lost_focus() && ui.input(|i| i.key_pressed(eframe::egui::Key::Escape));
        leave = ui.add(Button::new(t!("part-cancel")).quiet()).clicked() || escape;
    });
    if let (true, Some(to)) = (draw, new.to) {
        let evidence = cx.session.selection.evidence.clone();
        let flow = Flow {
            id: fresh(),
            case,
            from: new.from,
            to,
            kind: new.kind,
            what: new.what.trim().to_owned(),
            two_way: new.two_way,
            standing: Standing::Stated,
            basis: String::new(),
            evidence,
        };
        let id = AnyId::Flow(flow.id);
        cx.edit(Command::put(flow));
        cx.ask(Action::Select(id));
        state.arriving = Some(id);
    } else if !leave {
        state.flow = Some(new);
    }
}
