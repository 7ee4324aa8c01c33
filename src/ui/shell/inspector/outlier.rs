//! An outlier.

use eframe::egui;

use super::parts::{evidence_list, record_lines, section, short, text};
use crate::edit::Command;
use crate::study::{AnyId, Outlier, OutlierId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::case_label;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: OutlierId) {
    let Some(one) = cx.session.study().outliers.get(id) else { return };
    let any = AnyId::Outlier(id);
    let mut new = None;
    let case = cx.session.study().cases.get(one.case).map_or("", |case| case.name.as_str());
    case_label(ui, cx.names.case_place(one.case), case, false);
    if let Some(what) =
        text(ui, any, "what", t!("inspector-what"), &one.what).filter(|new| !new.trim().is_empty())
    {
        new = Some(Outlier { what, ..one.clone() });
    }
    if let Some(kind) = short(ui, any, "kind", t!("inspector-kind"), &one.kind, false) {
        new = Some(Outlier { kind, ..one.clone() });
    }
    if let Some(why) = text(ui, any, "why", t!("inspector-why"), &one.why) {
        new = Some(Outlier { why, ..one.clone() });
    }
    let tests: Vec<AnyId> = one.tests.iter().copied().map(AnyId::Proposition).collect();
    section(ui, t!("inspector-tests"), &tests.len().to_string());
    record_lines(ui, cx, &tests, None);
    let findings: Vec<AnyId> = one.findings.iter().copied().map(AnyId::Finding).collect();
    section(ui, t!("inspector-findings"), &findings.len().to_string());
    record_lines(ui, cx, &findings, None);
    if let Some(evidence) = evidence_list(ui, cx, t!("inspector-evidence"), &one.evidence) {
        new = Some(Outlier { evidence, ..one.clone() });
    }
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}
