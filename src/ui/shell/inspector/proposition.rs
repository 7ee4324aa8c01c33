//! A proposition.

use eframe::egui;

use super::parts::{evidence_list, pick, record_lines, section, text};
use super::{weighing, words};
use crate::edit::Command;
use crate::study::{AnyId, ClaimState, Proposition, PropositionId};
use crate::t;
use crate::ui::cx::Cx;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: PropositionId) {
    let Some(one) = cx.session.study().propositions.get(id) else { return };
    let any = AnyId::Proposition(id);
    let mut new = None;
    if let Some(statement) = text(ui, any, "statement", t!("inspector-statement"), &one.statement)
        .filter(|new| !new.trim().is_empty())
    {
        new = Some(Proposition { statement, ..one.clone() });
    }
    let states = [ClaimState::Draft, ClaimState::Agreed, ClaimState::Disputed]
        .map(|state| (state, words::claim_state(state).to_owned()));
    if let Some(state) = pick(ui, t!("inspector-state"), one.state, &states) {
        new = Some(Proposition { state, ..one.clone() });
    }
    let good = one.comparisons_for.iter().copied().map(AnyId::Comparison);
    let good: Vec<AnyId> = good.chain(one.findings_for.iter().copied().map(AnyId::Finding)).collect();
    section(ui, t!("inspector-speaks-for"), &good.len().to_string());
    record_lines(ui, cx, &good, None);
    let bad = one.comparisons_against.iter().copied().map(AnyId::Comparison);
    let bad: Vec<AnyId> = bad.chain(one.findings_against.iter().copied().map(AnyId::Finding)).collect();
    section(ui, t!("inspector-speaks-against"), &bad.len().to_string());
    record_lines(ui, cx, &bad, None);
    let lists = [
        (t!("inspector-evidence-for"), &one.evidence_for, true),
        (t!("inspector-evidence-against"), &one.evidence_against, false),
    ];
    for (name, list, good) in lists {
        let left = ui.push_id(name, |ui| evidence_list(ui, cx, name, list)).inner;
        if let Some(left) = left {
            let mut next = one.clone();
            if good {
                next.evidence_for = left;
            } else {
                next.evidence_against = left;
            }
            new = Some(next);
        }
    }
    let new = weighing::show(ui, cx, one).or(new);
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}
