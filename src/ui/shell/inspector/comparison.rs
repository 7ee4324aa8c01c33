//! A comparison.

use eframe::egui;

use super::parts::{evidence_list, pick, record_lines, section, short, text};
use super::words;
use crate::edit::Command;
use crate::study::{AnyId, Comparison, ComparisonId, ComparisonKind, RecordId};
use crate::t;
use crate::ui::cx::Cx;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: ComparisonId) {
    let Some(one) = cx.session.study().comparisons.get(id) else { return };
    let any = AnyId::Comparison(id);
    let mut new = None;
    if let Some(feature) = short(ui, any, "feature", t!("compare-feature"), &one.feature, true) {
        new = Some(Comparison { feature, ..one.clone() });
    }
    let kinds = ComparisonKind::ALL.map(|kind| (kind, words::comparison_kind(kind).to_owned()));
    if let Some(kind) = pick(ui, t!("inspector-kind"), one.kind, &kinds) {
        new = Some(Comparison { kind, ..one.clone() });
    }
    if let Some(joint) = text(ui, any, "joint", t!("compare-joint-name"), &one.joint) {
        new = Some(Comparison { joint, ..one.clone() });
    }
    section(ui, t!("compare-each-shows"), "");
    for (at, shows) in one.shows.iter().enumerate() {
        let name = cx.session.study().cases.get(shows.case).map_or("", |case| case.name.as_str());
        let field = shows.case.uuid().to_string();
        if let Some(text) = text(ui, any, &field, name, &shows.text) {
            let mut all = one.shows.clone();
            all[at].text = text;
            new = Some(Comparison { shows: all, ..one.clone() });
        }
    }
    if let Some(basis) = text(ui, any, "basis", t!("inspector-basis"), &one.basis) {
        new = Some(Comparison { basis, ..one.clone() });
    }
    section(ui, t!("inspector-findings"), &one.findings.len().to_string());
    let findings: Vec<AnyId> = one.findings.iter().copied().map(AnyId::Finding).collect();
    if let Some(gone) = record_lines(ui, cx, &findings, Some(t!("inspector-take-out"))) {
        let findings = one.findings.iter().copied().filter(|id| AnyId::Finding(*id) != gone).collect();
        new = Some(Comparison { findings, ..one.clone() });
    }
    if let Some(evidence) = evidence_list(ui, cx, t!("inspector-evidence"), &one.evidence) {
        new = Some(Comparison { evidence, ..one.clone() });
    }
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}
