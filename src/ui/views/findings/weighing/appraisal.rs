//! How much confidence the proposition deserves, by the components of GRADE-CERQual. What there is to
//! look at is counted; the judgement is the researcher's.

use eframe::egui::Ui;

use super::super::super::parts::{one_of, text};
use super::super::forms::field;
use super::super::words;
use super::{State, put};
use crate::study::{AnyId, Appraisal, Concern, Confidence, Criterion, Proposition};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{body2, caption, section_header};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &State, one: &Proposition) {
    body2(ui, t!("findings-appraisal-text"));
    let id = key(one.id);
    let claim = state.lines.lists.claims.get(&AnyId::Proposition(one.id));
    let mut new: Option<Appraisal> = None;
    for of in Criterion::ALL {
        let name = words::criterion(of);
        section_header(ui, name, "");
        let part = one.appraisal.get(of);
        let concerns = words::choices(Concern::ALL, words::concern);
        ui.horizontal_wrapped(|ui| {
            let label = t!("findings-concern");
            let spoken = format!("{name}: {label}");
            let picked = field(ui, label, |ui| one_of(ui, &spoken, part.concern, &concerns, 200.0));
            if let Some(concern) = picked {
                let mut appraisal = one.appraisal.clone();
                appraisal.get_mut(of).concern = concern;
                new = Some(appraisal);
            }
            if let Some(claim) = claim {
                let counted = match of {
                    Criterion::Coherence => {
                        Some(t!("findings-hint-against", count = claim.evidence_against.len()))
                    }
                    Criterion::Adequacy => Some(t!(
                        "findings-hint-behind",
                        passages = claim.evidence_for.len(),
                        sources = claim.sources.len(),
                        cases = claim.cases.len()
                    )),
                    Criterion::Limitations | Criterion::Relevance => None,
                };
                counted.into_iter().for_each(|words| {
                    caption(ui, &words);
                });
            }
        });
        let label = t!("findings-explanation", of = name);
        if let Some(explanation) = text(ui, (id, of.key()), &label, &part.explanation, 1) {
            let mut appraisal = new.take().unwrap_or_else(|| one.appraisal.clone());
            appraisal.get_mut(of).explanation = explanation;
            new = Some(appraisal);
        }
    }
    section_header(ui, t!("findings-overall"), "");
    let all = words::choices(Confidence::ALL, words::confidence);
    let label = t!("findings-confidence");
    if let Some(confidence) = field(ui, label, |ui| one_of(ui, label, one.appraisal.confidence, &all, 200.0))
    {
        new = Some(Appraisal { confidence, ..new.take().unwrap_or_else(|| one.appraisal.clone()) });
    }
    let label = t!("findings-confidence-reason");
    if let Some(reason) = text(ui, (id, "reason"), label, &one.appraisal.reason, 1) {
        new = Some(Appraisal { reason, ..new.take().unwrap_or_else(|| one.appraisal.clone()) });
    }
    if let Some(appraisal) = new {
        put(cx, Proposition { appraisal, ..one.clone() });
    }
}
