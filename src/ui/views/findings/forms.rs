//! The form of a claim at the foot of the list: every field, and what it rests on.

use eframe::egui::{self, Align, Layout, Ui};

use super::super::parts::{many_of, one_of, text};
use super::{State, lines, list, other_forms, weighing, words};
use crate::edit::Command;
use crate::study::{
    AnyId, CaseId, ClaimState, CoderId, Confidence, EvidenceId, Finding, LevelId, Polarity, ThemeId, UnitId,
};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::{self, key};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{
    Button, Icon, State as Word, caption, field_label, icon_button, passage, section_header_with, strong,
};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, id: AnyId) {
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        strong(ui, &lines::label(cx.study(), id));
        caption(ui, super::super::parts::kind_name(id.kind()));
        if let AnyId::Proposition(id) = id
            && let Some(one) = cx.study().propositions.get(id)
        {
            ui.add_space(8.0);
            weighing::pages(ui, one, &mut state.page);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, Icon::Close, t!("findings-close-form")).clicked() {
                state.editing = None;
            }
            if ui.add(Button::new(t!("findings-delete")).danger().small()).clicked() {
                list::delete(cx, state, id);
            }
        });
    });
    egui::ScrollArea::vertical().id_salt(id.uuid()).auto_shrink([false, false]).show(ui, |ui| match id {
        AnyId::Finding(id) => {
            if let Some(one) = cx.study().findings.get(id).cloned() {
                finding(ui, cx, &one);
            }
        }
        AnyId::Comparison(id) => {
            if let Some(one) = cx.study().comparisons.get(id).cloned() {
                other_forms::comparison(ui, cx, &one);
            }
        }
        AnyId::Outlier(id) => {
            if let Some(one) = cx.study().outliers.get(id).cloned() {
                other_forms::outlier(ui, cx, &one);
            }
        }
        AnyId::Proposition(id) => {
            if let Some(one) = cx.study().propositions.get(id).cloned() {
                weighing::show(ui, cx, state, &one);
            }
        }
        AnyId::Recommendation(id) => {
            if let Some(one) = cx.study().recommendations.get(id).cloned() {
                other_forms::recommendation(ui, cx, &one);
            }
        }
        _ => {}
    });
}

/// Words at the left, tags at the right, where there is room for both.
pub(super) fn halves(
    ui: &mut Ui,
    cx: &mut Cx,
    left: impl FnOnce(&mut Ui, &mut Cx),
    right: impl FnOnce(&mut Ui, &mut Cx),
) {
    let width = ui.available_width();
    if width < 640.0 {
        left(ui, cx);
        right(ui, cx);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(width * 0.56);
            left(ui, cx);
        });
        ui.add_space(16.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            right(ui, cx);
        });
    });
}

/// A label and what stands behind it, on one line.
pub(super) fn field<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_width(88.0);
            field_label(ui, label);
        });
        content(ui)
    })
    .inner
}

fn finding(ui: &mut Ui, cx: &mut Cx, one: &Finding) {
    let id = key(one.id);
    let put = |cx: &mut Cx, one: Finding| cx.edit(Command::put(one));
    halves(
        ui,
        cx,
        |ui, cx| {
            if let Some(statement) = text(ui, (id, "statement"), t!("findings-statement"), &one.statement, 2)
            {
                // A new wording is nobody's agreement yet.
                put(cx, Finding { statement, agreed_by: Vec::new(), ..one.clone() });
            }
            if let Some(mechanism) = text(ui, (id, "mechanism"), t!("findings-mechanism"), &one.mechanism, 2)
            {
                put(cx, Finding { mechanism, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence-for"), &one.evidence_for) {
                put(cx, Finding { evidence_for: new, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence-against"), &one.evidence_against) {
                put(cx, Finding { evidence_against: new, ..one.clone() });
            }
        },
        |ui, cx| finding_tags(ui, cx, one),
    );
}

fn finding_tags(ui: &mut Ui, cx: &mut Cx, one: &Finding) {
    let id = key(one.id);
    let put = |cx: &mut Cx, one: Finding| cx.edit(Command::put(one));
    let cases =
        field(ui, t!("findings-cases"), |ui| many_of(ui, t!("findings-cases"), &one.cases, &all_cases(cx)));
    if let Some(cases) = cases {
        let unit = one
            .unit
            .filter(|unit| cx.study().units.get(*unit).is_some_and(|unit| cases.contains(&unit.case)));
        put(cx, Finding { cases, unit, ..one.clone() });
    }
    let units = units_of(cx, &one.cases);
    if units.len() > 1 {
        let unit =
            field(ui, t!("findings-unit"), |ui| one_of(ui, t!("findings-unit"), one.unit, &units, 200.0));
        if let Some(unit) = unit {
            put(cx, Finding { unit, ..one.clone() });
        }
    }
    let themes = field(ui, t!("findings-themes"), |ui| {
        many_of(ui, t!("findings-themes"), &one.themes, &all_themes(cx))
    });
    if let Some(themes) = themes {
        put(cx, Finding { themes, ..one.clone() });
    }
    let levels = field(ui, t!("findings-levels"), |ui| {
        many_of(ui, t!("findings-levels"), &one.levels, &all_levels(cx))
    });
    if let Some(levels) = levels {
        put(cx, Finding { levels, ..one.clone() });
    }
    let polarity = field(ui, t!("findings-polarity"), |ui| {
        one_of(ui, t!("findings-polarity"), one.polarity, &all_polarities(cx), 200.0)
    });
    if let Some(polarity) = polarity {
        put(cx, Finding { polarity, ..one.clone() });
    }
    if let Some(state) = state_of(ui, one.state) {
        put(cx, Finding { state, ..one.clone() });
    }
    let agreed = field(ui, t!("findings-agreed-by"), |ui| {
        many_of(ui, t!("findings-agreed-by"), &one.agreed_by, &all_coders(cx))
    });
    if let Some(agreed_by) = agreed {
        put(cx, Finding { agreed_by, ..one.clone() });
    }
    let confidences = words::choices(Confidence::ALL, words::confidence);
    let confidence = field(ui, t!("findings-confidence"), |ui| {
        one_of(ui, t!("findings-confidence"), one.confidence, &confidences, 200.0)
    });
    if let Some(confidence) = confidence {
        put(cx, Finding { confidence, ..one.clone() });
    }
    let label = t!("findings-confidence-reason");
    if let Some(confidence_reason) = text(ui, (id, "reason"), label, &one.confidence_reason, 1) {
        put(cx, Finding { confidence_reason, ..one.clone() });
    }
    if let Some(basis) = text(ui, (id, "basis"), t!("findings-basis"), &one.basis, 1) {
        put(cx, Finding { basis, ..one.clone() });
    }
}

pub(super) fn state_of(ui: &mut Ui, now: ClaimState) -> Option<ClaimState> {
    let states = [ClaimState::Draft, ClaimState::Agreed, ClaimState::Disputed]
        .map(|state| (state, Word::from(state).word().to_owned()));
    field(ui, t!("findings-state"), |ui| one_of(ui, t!("findings-state"), now, &states, 200.0))
}

/// The passages of a claim: each opens, each can be taken out, the selected ones can be added.
pub(super) fn evidence(ui: &mut Ui, cx: &mut Cx, name: &str, list: &[EvidenceId]) -> Option<Vec<EvidenceId>> {
    let mut new = None;
    let picked: Vec<EvidenceId> = cx
        .session
        .selection
        .evidence
        .iter()
        .copied()
        .filter(|id| !list.contains(id) && cx.study().evidence.contains(*id))
        .collect();
    let head = format!("{name} · {}", list.len());
    section_header_with(ui, &head, |ui| {
        let spoken = format!("{}: {name}", t!("findings-add-evidence"));
        let button = Button::new(t!("findings-add-evidence")).name(&spoken).small();
        let add = ui.add_enabled(!picked.is_empty(), button);
        if add.on_disabled_hover_text(t!("findings-select-first")).clicked() {
            new = Some(list.iter().copied().chain(picked.iter().copied()).collect());
        }
    });
    for (at, id) in list.iter().enumerate() {
        let Some(one) = cx.study().evidence.get(*id) else { continue };
        let (quote, place) = (names::words_of(one).replace('\n', " "), names::place_of(cx.study(), one));
        ui.push_id((name, key(*id)), |ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if icon_button(ui, Icon::Close, &t!("findings-take-out", what = place.as_str())).clicked() {
                    let mut left = list.to_vec();
                    left.remove(at);
                    new = Some(left);
                }
                if icon_button(ui, Icon::Read, &t!("findings-open", what = place.as_str())).clicked() {
                    cx.ask(Action::OpenPassage(*id));
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    passage(ui, &quote, 14.0, 20.0);
                    caption(ui, &place);
                });
            });
        });
    }
    if list.is_empty() {
        let t = Tokens::of(ui);
        ui.label(
            egui::RichText::new(t!("findings-no-evidence")).font(font::italic(font::CAPTION)).color(t.ink3),
        );
    }
    ui.add_space(4.0);
    new
}

pub(super) fn all_cases(cx: &Cx) -> Vec<(CaseId, String)> {
    cx.study().cases_in_order().into_iter().map(|case| (case.id, case.name.clone())).collect()
}

pub(super) fn all_coders(cx: &Cx) -> Vec<(CoderId, String)> {
    let mut all: Vec<_> = cx.study().coders.iter().map(|coder| (coder.id, coder.name.clone())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

pub(super) fn all_levels(cx: &Cx) -> Vec<(LevelId, String)> {
    cx.study().levels_in_order().into_iter().map(|level| (level.id, level.name.clone())).collect()
}

pub(super) fn all_themes(cx: &Cx) -> Vec<(ThemeId, String)> {
    let study = cx.study();
    let index = cx.session.index();
    let named = |node: &crate::study::ThemeNode| {
        let theme = study.themes.get(node.id)?;
        Some((theme.id, format!("{}{}", "  ".repeat(usize::from(node.depth)), theme.name)))
    };
    index.walk.iter().filter_map(named).collect()
}

pub(super) fn all_polarities(cx: &Cx) -> Vec<(Option<Polarity>, String)> {
    let labels = &cx.study().front().polarity_labels;
    let mut all = vec![(None, t!("findings-no-polarity").to_owned())];
    all.extend(
        Polarity::ALL
            .map(|polarity| (Some(polarity), format!("{} {}", polarity.sign(), labels.get(polarity)))),
    );
    all
}

pub(super) fn units_of(cx: &Cx, cases: &[CaseId]) -> Vec<(Option<UnitId>, String)> {
    let mut all = vec![(None, t!("findings-no-unit").to_owned())];
    for case in cases {
        all.extend(cx.study().units_of(*case).into_iter().map(|unit| (Some(unit.id), unit.name.clone())));
    }
    all
}
