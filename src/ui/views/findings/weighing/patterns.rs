//! What the proposition leads one to expect of each case, and what was found there.

use eframe::egui::Ui;

use super::super::super::parts::{one_of, text};
use super::super::forms::halves;
use super::super::words;
use super::{beside, put};
use crate::study::{CaseId, Fit, Pattern, Proposition, Replication};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{body2, case_label, hairline};

pub fn show(ui: &mut Ui, cx: &mut Cx, one: &Proposition) {
    body2(ui, t!("findings-patterns-text"));
    ui.add_space(4.0);
    let cases: Vec<(CaseId, String)> =
        cx.study().cases_in_order().into_iter().map(|case| (case.id, case.name.clone())).collect();
    for (case, name) in cases {
        ui.push_id(key(case), |ui| pattern(ui, cx, one, case, &name));
        ui.add_space(4.0);
        hairline(ui);
    }
}

fn pattern(ui: &mut Ui, cx: &mut Cx, one: &Proposition, case: CaseId, name: &str) {
    let now = one.patterns.iter().find(|pattern| pattern.case == case);
    let now = now.cloned().unwrap_or_else(|| Pattern::new(case));
    let mut new = None;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(32.0);
        case_label(ui, cx.names.case_place(case), name, false);
        ui.add_space(8.0);
        let spoken = |what: &str| format!("{name}: {what}");
        let roles = words::choices(Replication::ALL, words::replication);
        let label = t!("findings-replication");
        let role = beside(ui, label, |ui| one_of(ui, &spoken(label), now.replication, &roles, 260.0));
        if let Some(replication) = role {
            new = Some(Pattern { replication, ..now.clone() });
        }
        let fits = words::choices(Fit::ALL, words::fit);
        let label = t!("findings-fit");
        if let Some(fit) = beside(ui, label, |ui| one_of(ui, &spoken(label), now.fit, &fits, 200.0)) {
            new = Some(Pattern { fit, ..now.clone() });
        }
    });
    let of = key(one.id) ^ key(case);
    let (mut expected, mut found) = (None, None);
    halves(
        ui,
        cx,
        |ui, _| {
            let label = t!("findings-expected", case = name);
            expected = text(ui, (of, "expected"), &label, &now.expected, 2);
        },
        |ui, _| {
            let label = t!("findings-found", case = name);
            found = text(ui, (of, "found"), &label, &now.found, 2);
        },
    );
    if expected.is_some() || found.is_some() {
        let base = new.unwrap_or_else(|| now.clone());
        let (expected, found) = (expected.unwrap_or(now.expected), found.unwrap_or(now.found));
        new = Some(Pattern { expected, found, ..base });
    }
    if let Some(new) = new {
        put(cx, one.with_pattern(new));
    }
}
