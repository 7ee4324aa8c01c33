//! A finding.

use eframe::egui;

use super::parts::{evidence_list, pick, record_lines, section, text};
use super::tags::{self, ThemeChange};
use super::theme_list::Pick;
use super::words;
use crate::edit::Command;
use crate::study::{AnyId, ClaimState, Confidence, Finding, FindingId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Icon, caption};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: FindingId) {
    let Some(one) = cx.session.study().findings.get(id) else { return };
    let any = AnyId::Finding(id);
    let put = |cx: &mut Cx, new: Finding| cx.edit(Command::put(new));
    if let Some(statement) = text(ui, any, "statement", t!("inspector-statement"), &one.statement)
        .filter(|new| !new.trim().is_empty())
    {
        // A new wording is nobody's agreement yet.
        put(cx, Finding { statement, agreed_by: Vec::new(), ..one.clone() });
    }
    if let Some(mechanism) = text(ui, any, "mechanism", t!("inspector-mechanism"), &one.mechanism) {
        put(cx, Finding { mechanism, ..one.clone() });
    }
    ui.horizontal_wrapped(|ui| {
        let states = [ClaimState::Draft, ClaimState::Agreed, ClaimState::Disputed]
            .map(|state| (state, words::claim_state(state).to_owned()));
        if let Some(state) = pick(ui, t!("inspector-state"), one.state, &states) {
            put(cx, Finding { state, ..one.clone() });
        }
        let all = std::iter::once(None).chain(Confidence::ALL.map(Some));
        let all: Vec<_> = all.map(|value| (value, words::confidence(value).to_owned())).collect();
        if let Some(confidence) = pick(ui, t!("inspector-confidence"), one.confidence, &all) {
            put(cx, Finding { confidence, ..one.clone() });
        }
    });
    if one.confidence.is_some()
        && let Some(confidence_reason) = text(ui, any, "why", t!("inspector-why"), &one.confidence_reason)
    {
        put(cx, Finding { confidence_reason, ..one.clone() });
    }
    agreed(ui, cx, one);
    tagged(ui, cx, one);
    evidence(ui, cx, one);
    links(ui, cx, one);
}

/// Who agrees with it as it stands.
fn agreed(ui: &mut egui::Ui, cx: &mut Cx, one: &Finding) {
    let mut coders: Vec<_> = cx.study().coders.iter().map(|coder| (coder.name.clone(), coder.id)).collect();
    coders.sort();
    let mut new = None;
    ui.horizontal_wrapped(|ui| {
        caption(ui, t!("inspector-agreed-by"));
        for (name, coder) in coders {
            let mut on = one.agreed_by.contains(&coder);
            if ui.checkbox(&mut on, name).changed() {
                let mut agreed_by = one.agreed_by.clone();
                agreed_by.retain(|other| *other != coder);
                agreed_by.extend(on.then_some(coder));
                new = Some(Finding { agreed_by, ..one.clone() });
            }
        }
    });
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}

fn tagged(ui: &mut egui::Ui, cx: &mut Cx, one: &Finding) {
    section(ui, t!("inspector-tags"), "");
    let mut new = None;
    ui.horizontal_wrapped(|ui| {
        for case in cx.session.study().cases_in_order() {
            let mut on = one.cases.contains(&case.id);
            if ui.checkbox(&mut on, &case.name).changed() {
                let mut cases = one.cases.clone();
                cases.retain(|other| *other != case.id);
                if on {
                    cases.push(case.id);
                }
                // A finding is about one case at least.
                if !cases.is_empty() {
                    new = Some(Finding { cases, ..one.clone() });
                }
            }
        }
    });
    match tags::themes(ui, cx, &one.themes, false) {
        Some(ThemeChange::Remove(theme)) => {
            let themes = one.themes.iter().copied().filter(|other| *other != theme).collect();
            new = Some(Finding { themes, ..one.clone() });
        }
        Some(ThemeChange::Add(Pick::Theme(theme))) => {
            let themes = one.themes.iter().copied().chain([theme]).collect();
            new = Some(Finding { themes, ..one.clone() });
        }
        _ => {}
    }
    if let Some(level) = tags::levels(ui, cx, &one.levels) {
        let mut levels = one.levels.clone();
        if levels.contains(&level) {
            levels.retain(|other| *other != level);
        } else {
            levels.push(level);
        }
        new = Some(Finding { levels, ..one.clone() });
    }
    if let Some(polarity) = tags::polarity(ui, cx, one.polarity) {
        new = Some(Finding { polarity, ..one.clone() });
    }
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}

fn evidence(ui: &mut egui::Ui, cx: &mut Cx, one: &Finding) {
    if let Some(evidence_for) =
        ui.push_id("for", |ui| evidence_list(ui, cx, t!("inspector-evidence-for"), &one.evidence_for)).inner
    {
        cx.edit(Command::put(Finding { evidence_for, ..one.clone() }));
    }
    if let Some(evidence_against) = ui
        .push_id("against", |ui| {
            evidence_list(ui, cx, t!("inspector-evidence-against"), &one.evidence_against)
        })
        .inner
    {
        cx.edit(Command::put(Finding { evidence_against, ..one.clone() }));
    }
    // Picking a finding lets go of evidence, so that of the same cases and themes is offered here.
    let near = candidates(cx, one);
    if near.is_empty() {
        return;
    }
    let response = ui.add(Button::new(t!("inspector-add-evidence")).small().icon(Icon::Plus));
    let picked = egui::Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .gap(4.0)
        .show(|ui| add_list(ui, cx, &near));
    if let Some(Some((id, good))) = picked.map(|shown| shown.inner) {
        let mut new = one.clone();
        if good {
            new.evidence_for.push(id);
        } else {
            new.evidence_against.push(id);
        }
        cx.edit(Command::put(new));
    }
}

/// Evidence of the finding's cases with one of its themes that it does not yet rest on.
fn candidates(cx: &Cx, one: &Finding) -> Vec<crate::study::EvidenceId> {
    let study = cx.study();
    let index = cx.session.index();
    let mut rows: Vec<u32> = one.themes.iter().flat_map(|theme| index.evidence_under(*theme)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter()
        .map(|row| index.evidence_id(row as usize))
        .filter(|id| !one.evidence_for.contains(id) && !one.evidence_against.contains(id))
        .filter(|id| {
            let source = study.evidence.get(*id).and_then(|one| study.sources.get(one.source));
            source.is_some_and(|source| one.cases.contains(&source.case))
        })
        .take(200)
        .collect()
}

fn add_list(
    ui: &mut egui::Ui,
    cx: &Cx,
    near: &[crate::study::EvidenceId],
) -> Option<(crate::study::EvidenceId, bool)> {
    ui.set_width(360.0);
    let mut hit = None;
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for id in near {
            let Some(evidence) = cx.study().evidence.get(*id) else { continue };
            ui.push_id(crate::ui::names::key(*id), |ui| {
                caption(ui, &crate::ui::names::place_of(cx.study(), evidence));
                crate::ui::widgets::passage(ui, &crate::ui::names::words_of(evidence), 14.0, 20.0);
                ui.horizontal(|ui| {
                    if ui.add(Button::new(t!("inspector-add-for")).small()).clicked() {
                        hit = Some((*id, true));
                        ui.close();
                    }
                    if ui.add(Button::new(t!("inspector-add-against")).small()).clicked() {
                        hit = Some((*id, false));
                        ui.close();
                    }
                });
                ui.add_space(4.0);
            });
        }
    });
    hit
}

fn links(ui: &mut egui::Ui, cx: &mut Cx, one: &Finding) {
    let touching = cx.session.study().links.iter().filter(|link| link.from == one.id || link.to == one.id);
    let links: Vec<AnyId> = touching.map(|link| AnyId::Link(link.id)).collect();
    if links.is_empty() {
        return;
    }
    section(ui, t!("inspector-links"), &links.len().to_string());
    if let Some(gone) = record_lines(ui, cx, &links, Some(t!("inspector-delete-link"))) {
        cx.edit(Command::Delete(vec![gone]));
    }
}
