//! Study: the front page, the cases with their fieldwork, units and attributes, the sources, and who
//! codes.

mod case;
mod cases;
mod front;
mod paste;
mod people;
mod sources;
mod table;
mod values;

pub(super) use values::written;

use eframe::egui::{self, Frame, Margin};

use super::parts::{Ask, Naming};
use crate::study::CaseId;
use crate::t;
use crate::ui::actions::View;
use crate::ui::commands::{StudyPage, UiCommand};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::{Segment, choice, title};

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Front,
    Cases,
    Table,
    Sources,
    People,
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    tab: Tab,
    ask: Option<Ask>,
    case: Option<CaseId>,
    sources: sources::State,
    table: table::State,
    new_case: Option<Naming>,
    new_unit: Option<Naming>,
    new_coder: Option<Naming>,
    memo: String,
    /// The last frame that showed this view.
    seen: u64,
}

impl State {
    /// Whether what is in hand is shown in the inspector: beside the tables.
    pub fn inspects(&self) -> bool {
        matches!(self.tab, Tab::Sources | Tab::Table)
    }
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let frame = ui.cumulative_frame_nr();
    let mut comes = frame > state.seen + 1 && !ui.text_edit_focused() || cx.asked(UiCommand::Go(View::Study));
    state.seen = frame;
    for (page, tab) in [
        (StudyPage::Cases, Tab::Cases),
        (StudyPage::Attributes, Tab::Table),
        (StudyPage::Sources, Tab::Sources),
        (StudyPage::People, Tab::People),
    ] {
        if cx.asked(UiCommand::StudyPage(page)) {
            state.tab = tab;
            comes = true;
        }
    }
    if cx.asked(UiCommand::AddCase) {
        state.tab = Tab::Cases;
        state.new_case = Some(Naming::default());
        comes = false;
    }
    let t = Tokens::of(ui);
    egui::Panel::top("study-head")
        .frame(Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 }))
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_height(measure::BUTTON);
                title(ui, t!("study-title"));
                ui.add_space(8.0);
                let study = cx.study();
                let names = [
                    t!("study-tab-front").to_owned(),
                    t!("study-tab-cases", count = study.cases.len()),
                    t!("study-tab-table").to_owned(),
                    t!("study-tab-sources", count = study.sources.len()),
                    t!("study-tab-people", count = study.coders.len()),
                ];
                let tabs = [Tab::Front, Tab::Cases, Tab::Table, Tab::Sources, Tab::People];
                let tabs: Vec<_> =
                    tabs.into_iter().zip(&names).map(|(tab, name)| (tab, Segment::text(name))).collect();
                enter(ui, comes);
                choice(ui, t!("study-tabs"), &mut state.tab, &tabs);
            });
        });
    match state.tab {
        Tab::Front => page(ui, |ui| front::show(ui, cx, state)),
        Tab::Cases => cases::show(ui, cx, state),
        Tab::Table => {
            let frame = Frame::new().fill(t.paper);
            egui::CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| table::show(ui, cx, &mut state.table, &mut state.ask));
        }
        Tab::Sources => sources::show(ui, cx, &mut state.sources, &mut state.ask),
        Tab::People => page(ui, |ui| people::show(ui, cx, state)),
    }
    Ask::show(&mut state.ask, ui, cx);
}

/// Whoever comes to the view comes to its parts with the keyboard.
fn enter(ui: &egui::Ui, comes: bool) {
    let gate = egui::Id::unique("study-gate");
    if comes {
        ui.memory_mut(|memory| {
            memory.request_focus(gate);
            memory.move_focus(egui::FocusDirection::Next);
        });
        let none = egui::Rect::from_min_size(ui.cursor().min, egui::Vec2::ZERO);
        ui.interact(none, gate, egui::Sense::focusable_noninteractive());
    }
}

fn page(ui: &mut egui::Ui, content: impl FnOnce(&mut egui::Ui)) {
    let t = Tokens::of(ui);
    egui::CentralPanel::default()
        .frame(Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8)))
        .show(ui, |ui| {
            egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(760.0);
                content(ui);
            });
        });
}
