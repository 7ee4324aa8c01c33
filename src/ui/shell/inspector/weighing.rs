//! How a proposition is weighed, in the inspector: what is there can be read and changed; the form in
//! Findings adds to it.

use eframe::egui;

use super::parts::{pick, record_line, record_lines, section, text};
use crate::study::{
    AnyId, Appraisal, Confidence, Criterion, Fit, Pattern, Proposition, Replication, Rival, Test,
};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::views::findings::words;
use crate::ui::widgets::{body2, caption, case_label};

/// Gives the proposition as it is to be, when something was changed.
pub fn show(ui: &mut egui::Ui, cx: &mut Cx, one: &Proposition) -> Option<Proposition> {
    let mut new = None;
    if !one.rivals.is_empty() {
        section(ui, t!("inspector-rivals"), &one.rivals.len().to_string());
        for at in 0..one.rivals.len() {
            new = ui.push_id(("rival", at), |ui| rival(ui, cx, one, at)).inner.or(new);
        }
    }
    if !one.patterns.is_empty() {
        section(ui, t!("inspector-patterns"), &one.patterns.len().to_string());
        for now in &one.patterns {
            new = ui.push_id(key(now.case), |ui| pattern(ui, cx, one, now)).inner.or(new);
        }
    }
    if !one.tests.is_empty() {
        section(ui, t!("inspector-evidence-tests"), &one.tests.len().to_string());
        for test in &one.tests {
            tested(ui, cx, test, one.passed(test.evidence));
        }
    }
    appraisal(ui, one).or(new)
}

fn rival(ui: &mut egui::Ui, cx: &mut Cx, one: &Proposition, at: usize) -> Option<Proposition> {
    let rival = one.rivals.get(at)?;
    let number = t!("inspector-rival-number", number = at + 1);
    let of = AnyId::Proposition(one.id);
    let written = text(ui, of, &format!("rival-{at}"), &number, &rival.statement);
    for good in [true, false] {
        // What is tested stands below, with its test.
        let mut all = grounds(rival, good);
        all.retain(|id| !rival.tests.iter().any(|test| AnyId::Evidence(test.evidence) == *id));
        if !all.is_empty() {
            let side = if good { t!("inspector-speaks-for") } else { t!("inspector-speaks-against") };
            caption(ui, side);
            ui.push_id(good, |ui| record_lines(ui, cx, &all, None));
        }
    }
    for test in &rival.tests {
        tested(ui, cx, test, rival.passed(test.evidence));
    }
    let statement = written.filter(|words| !words.trim().is_empty())?;
    let mut new = one.clone();
    new.rivals[at].statement = statement;
    Some(new)
}

fn grounds(rival: &Rival, good: bool) -> Vec<AnyId> {
    let (comparisons, findings, evidence) = if good {
        (&rival.comparisons_for, &rival.findings_for, &rival.evidence_for)
    } else {
        (&rival.comparisons_against, &rival.findings_against, &rival.evidence_against)
    };
    let all = comparisons.iter().map(|id| AnyId::Comparison(*id));
    let all = all.chain(findings.iter().map(|id| AnyId::Finding(*id)));
    all.chain(evidence.iter().map(|id| AnyId::Evidence(*id))).collect()
}

fn pattern(ui: &mut egui::Ui, cx: &mut Cx, one: &Proposition, now: &Pattern) -> Option<Proposition> {
    let case = cx.study().cases.get(now.case).map(|case| case.name.clone()).unwrap_or_default();
    case_label(ui, cx.names.case_place(now.case), &case, false);
    let mut new = None;
    let of = AnyId::Case(now.case);
    let field = |name: &str| format!("{name}-{}", key(one.id));
    if let Some(expected) =
        text(ui, of, &field("expected"), &t!("findings-expected", case = case.as_str()), &now.expected)
    {
        new = Some(Pattern { expected, ..now.clone() });
    }
    if let Some(found) =
        text(ui, of, &field("found"), &t!("findings-found", case = case.as_str()), &now.found)
    {
        new = Some(Pattern { found, ..new.unwrap_or_else(|| now.clone()) });
    }
    ui.horizontal_wrapped(|ui| {
        let fits = words::choices(Fit::ALL, words::fit);
        if let Some(fit) = pick(ui, t!("findings-fit"), now.fit, &fits) {
            new = Some(Pattern { fit, ..now.clone() });
        }
        let roles = words::choices(Replication::ALL, words::replication);
        if let Some(replication) = pick(ui, t!("findings-replication"), now.replication, &roles) {
            new = Some(Pattern { replication, ..now.clone() });
        }
    });
    new.map(|new| one.with_pattern(new))
}

fn tested(ui: &mut egui::Ui, cx: &mut Cx, test: &Test, passed: Option<bool>) {
    ui.push_id("test", |ui| record_line(ui, cx, AnyId::Evidence(test.evidence), None));
    body2(ui, &words::test_says(test.kind(), passed));
    if !test.note.is_empty() {
        caption(ui, &test.note);
    }
}

/// What the components say, and the confidence that follows from them for the researcher.
fn appraisal(ui: &mut egui::Ui, one: &Proposition) -> Option<Proposition> {
    section(ui, t!("inspector-confidence"), "");
    for of in Criterion::ALL {
        let part = one.appraisal.get(of);
        if let Some(concern) = part.concern {
            let concern = words::concern(concern);
            body2(ui, &t!("inspector-concern", of = words::criterion(of), concern = concern));
        }
        if !part.explanation.is_empty() {
            caption(ui, &part.explanation);
        }
    }
    let mut new: Option<Appraisal> = None;
    let all = words::choices(Confidence::ALL, words::confidence);
    if let Some(confidence) = pick(ui, t!("inspector-confidence"), one.appraisal.confidence, &all) {
        new = Some(Appraisal { confidence, ..one.appraisal.clone() });
    }
    if one.appraisal.confidence.is_some()
        && let Some(reason) =
            text(ui, AnyId::Proposition(one.id), "reason", t!("inspector-why"), &one.appraisal.reason)
    {
        new = Some(Appraisal { reason, ..new.unwrap_or_else(|| one.appraisal.clone()) });
    }
    new.map(|appraisal| Proposition { appraisal, ..one.clone() })
}
