//! How much confidence the proposition deserves, by the components of GRADE-CERQual. What there is to
//! look at is counted; the judgement is the researcher's.

use eframe::egui::{Id, Ui, vec2};

use super::super::super::parts::one_of;
use super::super::words;
use super::{State, put};
use crate::analysis::Claim;
use crate::study::{AnyId, Appraisal, Concern, Confidence, Criterion, Proposition};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{DraftEdit, body2, caption, hairline, strong};

/// The column of names, and the column of choices.
const NAMES: f32 = 150.0;
const CHOICES: f32 = 150.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &State, one: &Proposition) {
    body2(ui, t!("findings-appraisal-text"));
    ui.add_space(4.0);
    let id = key(one.id);
    let claim = state.lines.lists.claims.get(&AnyId::Proposition(one.id));
    let mut new: Option<Appraisal> = None;
    let concerns = words::choices(Concern::ALL, words::concern);
    for of in Criterion::ALL {
        let (name, part) = (words::criterion(of), one.appraisal.get(of));
        let (mut concern, mut explanation) = (None, None);
        columns(
            ui,
            name,
            |ui| {
                let spoken = format!("{name}: {}", t!("findings-concern"));
                concern = one_of(ui, &spoken, part.concern, &concerns, CHOICES);
            },
            |ui| {
                let label = t!("findings-explanation", of = name);
                explanation = said(ui, (id, of.key()), &label, &part.explanation);
                if let Some(counted) = claim.and_then(|claim| counted(of, claim)) {
                    caption(ui, &counted);
                }
            },
        );
        if concern.is_some() || explanation.is_some() {
            let mut appraisal = new.take().unwrap_or_else(|| one.appraisal.clone());
            let part = appraisal.get_mut(of);
            part.concern = concern.unwrap_or(part.concern);
            if let Some(explanation) = explanation {
                part.explanation = explanation;
            }
            new = Some(appraisal);
        }
    }
    hairline(ui);
    ui.add_space(4.0);
    let (mut confidence, mut reason) = (None, None);
    columns(
        ui,
        t!("findings-confidence"),
        |ui| {
            let all = words::choices(Confidence::ALL, words::confidence);
            confidence = one_of(ui, t!("findings-confidence"), one.appraisal.confidence, &all, CHOICES);
        },
        |ui| {
            reason = said(ui, (id, "reason"), t!("findings-confidence-reason"), &one.appraisal.reason);
        },
    );
    if confidence.is_some() || reason.is_some() {
        let old = new.take().unwrap_or_else(|| one.appraisal.clone());
        let confidence = confidence.unwrap_or(old.confidence);
        new = Some(Appraisal { confidence, reason: reason.unwrap_or(old.reason.clone()), ..old });
    }
    if let Some(appraisal) = new {
        put(cx, Proposition { appraisal, ..one.clone() });
    }
}

/// A name, a choice, and words beside them, in columns of their own.
fn columns(ui: &mut Ui, name: &str, choice: impl FnOnce(&mut Ui), words: impl FnOnce(&mut Ui)) {
    ui.push_id(name, |ui| {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(NAMES);
                ui.add_space(6.0);
                strong(ui, name);
            });
            ui.vertical(|ui| {
                ui.set_width(CHOICES);
                ui.add_space(2.0);
                choice(ui);
            });
            let room = vec2(ui.available_width(), 0.0);
            ui.allocate_ui(room, |ui| ui.vertical(words));
        });
    });
    ui.add_space(4.0);
}

/// Words of as many lines as they need; the label is spoken.
fn said(ui: &mut Ui, of: (u128, &'static str), label: &str, value: &str) -> Option<String> {
    DraftEdit::new(Id::unique(of), label, value).hide_label().multiline(1).show(ui).new
}

/// What there is to look at.
fn counted(of: Criterion, claim: &Claim) -> Option<String> {
    match of {
        Criterion::Coherence => Some(t!("findings-hint-against", count = claim.evidence_against.len())),
        Criterion::Adequacy => Some(t!(
            "findings-hint-behind",
            passages = claim.evidence_for.len(),
            sources = claim.sources.len(),
            cases = claim.cases.len()
        )),
        Criterion::Limitations | Criterion::Relevance => None,
    }
}
