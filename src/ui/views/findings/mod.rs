//! Findings: what can we claim, and on what? A working list of claims, each with what it rests on
//! down to the passage, and the forms in which they are written.

mod add;
mod due;
mod forms;
mod head;
mod lines;
mod list;
mod other_forms;
mod table;
mod weighing;
pub(crate) mod words;

pub(super) use head::comparison_word;
pub(super) use lines::label;

use std::collections::BTreeSet;

use eframe::egui::{self, Frame, Margin};

use super::parts::{Ask, Naming};
use crate::study::{AnyId, ComparisonKind, Kind, PropositionId};
use crate::t;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, empty_state};

/// Which claims are listed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Tab {
    #[default]
    Findings,
    Comparisons,
    Outliers,
    Propositions,
    Recommendations,
}

impl Tab {
    const ALL: [Self; 5] =
        [Self::Findings, Self::Comparisons, Self::Outliers, Self::Propositions, Self::Recommendations];

    fn kind(self) -> Kind {
        match self {
            Self::Findings => Kind::Finding,
            Self::Comparisons => Kind::Comparison,
            Self::Outliers => Kind::Outlier,
            Self::Propositions => Kind::Proposition,
            Self::Recommendations => Kind::Recommendation,
        }
    }

    fn of(kind: Kind) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.kind() == kind)
    }
}

/// How a claim must stand to be listed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Stand {
    #[default]
    All,
    NotGrounded,
    OneSided,
    Stale,
    SingleSource,
    WithoutLevel,
    Contradicted,
    SingleCoder,
    OnlySupporting,
}

impl Stand {
    const ALL: [Self; 9] = [
        Self::All,
        Self::NotGrounded,
        Self::OneSided,
        Self::Stale,
        Self::SingleSource,
        Self::WithoutLevel,
        Self::Contradicted,
        Self::SingleCoder,
        Self::OnlySupporting,
    ];
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    tab: Tab,
    stand: Stand,
    kind: Option<ComparisonKind>,
    search: String,
    /// Rows that are open, by the way that leads to them.
    open: BTreeSet<u64>,
    lines: lines::Cache,
    /// The claim in the form at the foot.
    editing: Option<AnyId>,
    /// The page of the form of a proposition.
    page: weighing::Page,
    /// A rival that is being typed.
    rival: Option<(PropositionId, Naming)>,
    adding: Option<add::Adding>,
    /// The comparisons that are due are listed.
    due: bool,
    ask: Option<Ask>,
    /// The row that gets the keyboard next.
    focus: Option<u64>,
    /// A claim to pick once the study has it.
    arriving: Option<AnyId>,
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    if cx.asked(UiCommand::AddFinding) || cx.asked(UiCommand::MakeFinding) {
        state.tab = Tab::Findings;
        state.adding = Some(add::Adding::new(cx, Kind::Finding));
    }
    arrive(cx, state);
    let t = Tokens::of(ui);
    egui::Panel::top("findings-head")
        .frame(Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 }))
        .resizable(false)
        .show(ui, |ui| {
            head::show(ui, cx, state);
            add::show(ui, cx, state);
            due::show(ui, cx, state);
        });
    let edited = state.editing.filter(|id| cx.study().contains(*id));
    if let Some(id) = edited {
        let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
        egui::Panel::bottom("findings-form")
            .default_size(300.0)
            .size_range(160.0..=560.0)
            .frame(frame)
            .show(ui, |ui| forms::show(ui, cx, state, id));
    }
    let frame = Frame::new().fill(t.paper);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        if cx.study().count(state.tab.kind()) == 0 {
            empty(ui, cx, state);
        } else {
            list::show(ui, cx, state);
        }
    });
    Ask::show(&mut state.ask, ui, cx);
}

fn empty(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let kind = state.tab.kind();
    let (title, text) = match state.tab {
        Tab::Findings => (t!("findings-empty-title"), t!("findings-empty-text")),
        Tab::Comparisons => (t!("findings-no-comparisons"), t!("findings-comparisons-text")),
        Tab::Outliers => (t!("findings-no-outliers"), t!("findings-outliers-text")),
        Tab::Propositions => (t!("findings-no-propositions"), t!("findings-propositions-text")),
        Tab::Recommendations => (t!("findings-no-recommendations"), t!("findings-recommendations-text")),
    };
    let pressed = empty_state(ui, Icon::Findings, title, text, |ui| {
        ui.add(Button::new(add::words(kind)).main().icon(Icon::Plus)).clicked()
    });
    if pressed {
        state.adding = Some(add::Adding::new(cx, kind));
    }
}

/// A claim that was just added is picked and opened, once the study has it.
fn arrive(cx: &mut Cx, state: &mut State) {
    let Some(id) = state.arriving.filter(|id| cx.study().contains(*id)) else { return };
    state.arriving = None;
    cx.ask(crate::ui::actions::Action::Select(id));
    state.editing = Some(id);
    state.tab = Tab::of(id.kind()).unwrap_or(state.tab);
    state.stand = Stand::All;
    state.focus = Some(lines::way(0, id, false));
}
