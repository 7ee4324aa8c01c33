//! A claim is begun where the difference is seen: a finding on the passages of a cell, a comparison of a row.

use super::model::Model;
use super::walk::At;
use crate::analysis::{Index, Key, items_behind};
use crate::study::{AnyId, EvidenceId, Study, ThemeId};
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;

/// Hears the commands that make claims; `at` is the cell in hand.
pub fn listen(cx: &mut Cx, model: &Model, index: &Index, at: At) {
    if cx.asked(UiCommand::MakeFinding) {
        let passages = passages(cx, model, index, at);
        if !passages.is_empty() {
            cx.ask(Action::SelectMany(passages));
        }
        // The form is in Findings, and takes what is selected.
        cx.ask(Action::Run(UiCommand::AddFinding));
    }
    // The comparison itself is begun in Compare, for the theme that is shown there.
    if cx.asked(UiCommand::AddComparison)
        && let Some(theme) = theme(model, at)
    {
        cx.ask(Action::SetTheme(theme));
    }
}

fn theme(model: &Model, at: At) -> Option<ThemeId> {
    let row = at.row.checked_sub(1).and_then(|row| model.row_header(row));
    let column = at.column.checked_sub(1).and_then(|column| model.column_header(column));
    row.into_iter().chain(column).flat_map(|header| &header.keys).find_map(|key| match key {
        Key::Theme(theme) => Some(*theme),
        _ => None,
    })
}

/// What a cell counts, as passages: of findings, those that they rest on.
fn passages(cx: &Cx, model: &Model, index: &Index, at: At) -> Vec<EvidenceId> {
    let study = cx.session.study();
    let row = at.row.checked_sub(1).and_then(|row| model.row_header(row)).map(|header| &*header.keys);
    let column =
        at.column.checked_sub(1).and_then(|column| model.column_header(column)).map(|header| &*header.keys);
    // The whole table is nothing that one finding speaks of.
    if row.is_none() && column.is_none() {
        return Vec::new();
    }
    let records = items_behind(study, index, &model.spec, &cx.session.lens, row, column);
    let mut out: Vec<EvidenceId> = records.into_iter().flat_map(|id| of(study, id)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn of(study: &Study, id: AnyId) -> Vec<EvidenceId> {
    match id {
        AnyId::Evidence(id) => vec![id],
        AnyId::Finding(id) => study.findings.get(id).map(|one| one.evidence_for.clone()).unwrap_or_default(),
        _ => Vec::new(),
    }
}
