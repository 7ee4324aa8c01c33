//! Maps: who depends on whom?

mod canvas;
mod drag;
mod forms;
mod readings;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui, vec2};

use super::figures::{export, picture::Picture};
use super::parts::{Ask, one_of};
use crate::analysis::Lens;
use crate::analysis::actors::{Structure, structure};
use crate::edit::Command;
use crate::figure::draw::Look;
use crate::figure::structure::{Chart, Wanted, chart, kind_name};
use crate::figure::{Scene, Style};
use crate::study::{Actor, AnyId, Flow, FlowId, FlowKind, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, Segment, empty_state, title, toggles};

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    hidden: BTreeSet<FlowKind>,
    stressed: Option<FlowKind>,
    drawn: Option<(Asked, Drawn)>,
    actor: Option<forms::NewActor>,
    flow: Option<forms::NewFlow>,
    ask: Option<Ask>,
    taken: export::Taken,
    drag: Option<drag::Drag>,
    /// What gets the keyboard once it is drawn.
    arriving: Option<AnyId>,
}

/// What a map is drawn for: another study, lens or width make it anew.
#[derive(Clone, PartialEq)]
struct Asked {
    revision: u64,
    lens: Lens,
    wanted: Wanted,
    look: Look,
}

struct Drawn {
    chart: Chart,
    picture: Picture,
    read: Vec<Structure>,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    listen(cx, state);
    let t = Tokens::of(ui);
    let head = Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 });
    Panel::top("maps-head").frame(head).resizable(false).show(ui, |ui| {
        tools(ui, cx, state);
        forms::show(ui, cx, state);
    });
    if cx.study().actors.is_empty() {
        if empty_state(ui, Icon::Maps, t!("maps-empty-title"), t!("maps-empty-text"), |ui| {
            ui.add(Button::new(t!("maps-add-actor")).main().icon(Icon::Plus)).clicked()
        }) {
            state.actor = Some(forms::NewActor::new(cx));
        }
        return;
    }
    let width = (ui.available_width() - 16.0).clamp(560.0, 2400.0).round();
    let style = if t.dark { Style::Dark } else { Style::Light };
    let asked = Asked {
        revision: cx.study().revision(),
        lens: cx.session.lens.clone(),
        wanted: wanted(state),
        look: Look { style, width },
    };
    if state.drawn.as_ref().is_none_or(|(made, _)| *made != asked) {
        let drawn = draw(cx, &asked);
        state.drawn = Some((asked, drawn));
    }
    let Some((_, drawn)) = state.drawn.take().map(|(asked, drawn)| (asked.clone(), (asked, drawn))) else {
        return;
    };
    let (asked, drawn) = drawn;
    let foot = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("maps-read-off").default_size(172.0).size_range(60.0..=420.0).frame(foot).show(ui, |ui| {
        readings::show(ui, cx, &drawn.read);
    });
    canvas::show(ui, cx, state, &drawn.chart, &drawn.picture);
    state.drawn = Some((asked, drawn));
    Ask::show(&mut state.ask, ui, cx);
}

fn wanted(state: &State) -> Wanted {
    let kinds = FlowKind::ALL.into_iter().filter(|kind| !state.hidden.contains(kind)).collect();
    let kinds = if state.hidden.is_empty() { BTreeSet::new() } else { kinds };
    Wanted { cases: BTreeSet::new(), kinds, stressed: state.stressed }
}

fn draw(cx: &Cx, asked: &Asked) -> Drawn {
    let study = cx.study();
    let chart = chart(study, &cx.session.index(), &asked.lens, &asked.wanted, asked.look, "");
    let picture = Picture::new(chart.scene.clone());
    let read = chart.panels.iter().map(|panel| structure(study, panel.case)).collect();
    Drawn { chart, picture, read }
}

/// What is selected, if the map shows it.
fn picked(cx: &Cx) -> Option<AnyId> {
    cx.session.selection.what.filter(|id| matches!(id, AnyId::Actor(_) | AnyId::Flow(_)))
}

fn listen(cx: &mut Cx, state: &mut State) {
    if cx.asked(UiCommand::AddActor) {
        (state.actor, state.flow) = (Some(forms::NewActor::new(cx)), None);
    }
    if cx.asked(UiCommand::AddFlow) {
        state.flow = forms::NewFlow::new(cx);
        state.actor = None;
    }
    if cx.asked(UiCommand::Delete)
        && let Some(id) = picked(cx)
    {
        let name = name(cx.study(), id);
        state.ask = Ask::delete(cx, vec![id], &name);
    }
    for (command, by) in [(UiCommand::NextEvidence, 1_isize), (UiCommand::PreviousEvidence, -1)] {
        if cx.asked(command)
            && let Some(id) = next_flow(cx, state, by)
        {
            cx.ask(Action::Select(AnyId::Flow(id)));
            state.arriving = Some(AnyId::Flow(id));
        }
    }
}

/// The flow after or before the one that is picked, in the order of the table.
fn next_flow(cx: &Cx, state: &State, by: isize) -> Option<FlowId> {
    let study = cx.study();
    let mut all: Vec<&Flow> = study.flows.iter().filter(|flow| !state.hidden.contains(&flow.kind)).collect();
    let place = |flow: &Flow| cx.names.case_place(flow.case);
    all.sort_by_key(|flow| (place(flow), flow.kind, flow.from, flow.to, flow.id));
    let now = match picked(cx) {
        Some(AnyId::Flow(id)) => all.iter().position(|flow| flow.id == id),
        _ => None,
    };
    let at = match now {
        Some(at) => at.checked_add_signed(by)?,
        None if by > 0 => 0,
        None => all.len().checked_sub(1)?,
    };
    all.get(at).map(|flow| flow.id)
}

/// What an actor or flow is called where it is deleted.
fn name(study: &Study, id: AnyId) -> String {
    match id {
        AnyId::Actor(id) => study.actors.get(id).map_or_else(String::new, |actor| actor.name.clone()),
        other => crate::analysis::words_of_claim(study, other),
    }
}

fn tools(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    ui.horizontal(|ui| {
        title(ui, t!("structure-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let wanted = wanted(state);
            let (study, index, lens) = (cx.study().clone(), cx.session.index(), cx.session.lens.clone());
            let scene = move |style| -> Result<Scene, String> {
                Ok(chart(&study, &index, &lens, &wanted, Look::of(style), "").scene)
            };
            export::menu_of(ui, cx, &mut state.taken, "map", t!("structure-title"), Arc::new(scene));
            let flow = Button::new(t!("maps-add-flow")).icon(Icon::ArrowRight).keys("Shift+A");
            if ui.add_enabled(cx.study().actors.len() > 1, flow).clicked() {
                (state.flow, state.actor) = (forms::NewFlow::new(cx), None);
            }
            if ui.add(Button::new(t!("maps-add-actor")).icon(Icon::Plus).keys("A")).clicked() {
                (state.actor, state.flow) = (Some(forms::NewActor::new(cx)), None);
            }
            let put: Vec<Actor> =
                cx.study().actors.iter().filter(|actor| actor.place.is_some()).cloned().collect();
            if !put.is_empty() && ui.add(Button::new(t!("maps-lay-out")).quiet()).clicked() {
                let commands =
                    put.into_iter().map(|actor| Command::put(Actor { place: None, ..actor })).collect();
                cx.edit(Command::Together { label: t!("maps-step-lay-out").to_owned(), commands });
            }
        });
    });
    let kinds: Vec<(FlowKind, usize)> = FlowKind::ALL
        .into_iter()
        .map(|kind| (kind, cx.study().flows.iter().filter(|flow| flow.kind == kind).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    if kinds.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let names: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| t!("structure-legend", kind = kind_name(*kind), count = *count))
            .collect();
        let segments: Vec<Segment> = names.iter().map(|name| Segment::text(name)).collect();
        let mut mask = 0;
        for (at, (kind, _)) in kinds.iter().enumerate() {
            mask |= u32::from(!state.hidden.contains(kind)) << at;
        }
        if toggles(ui, t!("maps-kinds"), &mut mask, &segments) {
            for (at, (kind, _)) in kinds.iter().enumerate() {
                if mask & (1 << at) == 0 {
                    state.hidden.insert(*kind)
                } else {
                    state.hidden.remove(kind)
                };
            }
        }
        let mut stress = vec![(None, t!("maps-stress-none").to_owned())];
        stress.extend(
            kinds.iter().map(|(kind, _)| (Some(*kind), t!("maps-stressed", kind = kind_name(*kind)))),
        );
        if let Some(stressed) = one_of(ui, t!("maps-stress"), state.stressed, &stress, 180.0) {
            state.stressed = stressed;
        }
    });
}
