//! The forms of comparisons, outliers, propositions and recommendations.

use eframe::egui::Ui;

use super::super::parts::{many_of, one_of, text};
use super::forms::{all_cases, all_themes, evidence, field, halves, state_of, units_of};
use super::{head, lines};
use crate::edit::Command;
use crate::session::now;
use crate::study::{
    AnyId, Comparison, ComparisonId, ComparisonKind, FindingId, Moment, Outlier, Proposition, PropositionId,
    Recommendation, Shows, Version,
};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::{date, key};
use crate::ui::widgets::{body2, caption, section_header};

macro_rules! numbered {
    ($cx:expr, $table:ident, $kind:ident) => {{
        let study = $cx.study();
        let mut all: Vec<_> = study.$table.iter().map(|one| (one.number, one.id)).collect();
        all.sort_unstable();
        all.into_iter()
            .map(|(_, id)| {
                let any = AnyId::$kind(id);
                (id, format!("{} {}", lines::label(study, any), lines::words(study, any)))
            })
            .collect::<Vec<_>>()
    }};
}

pub(super) fn all_findings(cx: &Cx) -> Vec<(FindingId, String)> {
    numbered!(cx, findings, Finding)
}

pub(super) fn all_comparisons(cx: &Cx) -> Vec<(ComparisonId, String)> {
    numbered!(cx, comparisons, Comparison)
}

fn all_propositions(cx: &Cx) -> Vec<(PropositionId, String)> {
    numbered!(cx, propositions, Proposition)
}

fn put(cx: &mut Cx, record: impl Into<crate::study::Record>) {
    cx.edit(Command::put(record));
}

pub fn comparison(ui: &mut Ui, cx: &mut Cx, one: &Comparison) {
    let id = key(one.id);
    halves(
        ui,
        cx,
        |ui, cx| {
            if let Some(feature) = text(ui, (id, "feature"), t!("findings-feature"), &one.feature, 1) {
                put(cx, Comparison { feature, ..one.clone() });
            }
            for case in cx
                .study()
                .cases_in_order()
                .into_iter()
                .map(|case| (case.id, case.name.clone()))
                .collect::<Vec<_>>()
            {
                let now = one.shows.iter().find(|shows| shows.case == case.0);
                let label = t!("findings-shows", case = case.1.as_str());
                let of = (id ^ key(case.0), "shows");
                if let Some(words) = text(ui, of, &label, now.map_or("", |shows| &shows.text), 2) {
                    let mut shows = one.shows.clone();
                    match shows.iter_mut().find(|shows| shows.case == case.0) {
                        Some(shows) => shows.text = words,
                        None => shows.push(Shows { case: case.0, text: words }),
                    }
                    put(cx, Comparison { shows, ..one.clone() });
                }
            }
            if let Some(joint) = text(ui, (id, "joint"), t!("findings-joint"), &one.joint, 2) {
                put(cx, Comparison { joint, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence"), &one.evidence) {
                put(cx, Comparison { evidence: new, ..one.clone() });
            }
        },
        |ui, cx| {
            let kinds = ComparisonKind::ALL.map(|kind| (kind, head::comparison_word(kind).to_owned()));
            let kind = field(ui, t!("findings-comparison-kind"), |ui| {
                one_of(ui, t!("findings-comparison-kind-of"), one.kind, &kinds, 240.0)
            });
            if let Some(kind) = kind {
                put(cx, Comparison { kind, ..one.clone() });
            }
            let themes = field(ui, t!("findings-themes"), |ui| {
                many_of(ui, t!("findings-themes"), &one.themes, &all_themes(cx))
            });
            if let Some(themes) = themes {
                put(cx, Comparison { themes, ..one.clone() });
            }
            let findings = field(ui, t!("findings-rests-on-findings"), |ui| {
                many_of(ui, t!("findings-rests-on-findings"), &one.findings, &all_findings(cx))
            });
            if let Some(findings) = findings {
                put(cx, Comparison { findings, ..one.clone() });
            }
            if let Some(basis) = text(ui, (id, "basis"), t!("findings-basis"), &one.basis, 1) {
                put(cx, Comparison { basis, ..one.clone() });
            }
        },
    );
}

pub fn outlier(ui: &mut Ui, cx: &mut Cx, one: &Outlier) {
    let id = key(one.id);
    halves(
        ui,
        cx,
        |ui, cx| {
            if let Some(what) = text(ui, (id, "what"), t!("findings-outlier-what"), &one.what, 2) {
                put(cx, Outlier { what, ..one.clone() });
            }
            if let Some(why) = text(ui, (id, "why"), t!("findings-outlier-why"), &one.why, 2) {
                put(cx, Outlier { why, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence"), &one.evidence) {
                put(cx, Outlier { evidence: new, ..one.clone() });
            }
        },
        |ui, cx| {
            let cases = all_cases(cx);
            let case =
                field(ui, t!("findings-case"), |ui| one_of(ui, t!("findings-case"), one.case, &cases, 200.0));
            if let Some(case) = case {
                put(cx, Outlier { case, unit: None, ..one.clone() });
            }
            let units = units_of(cx, &[one.case]);
            let unit =
                field(ui, t!("findings-unit"), |ui| one_of(ui, t!("findings-unit"), one.unit, &units, 200.0));
            if let Some(unit) = unit {
                put(cx, Outlier { unit, ..one.clone() });
            }
            if let Some(kind) = text(ui, (id, "kind"), t!("findings-outlier-kind"), &one.kind, 1) {
                put(cx, Outlier { kind, ..one.clone() });
            }
            let tests = field(ui, t!("findings-tests"), |ui| {
                many_of(ui, t!("findings-tests"), &one.tests, &all_propositions(cx))
            });
            if let Some(tests) = tests {
                put(cx, Outlier { tests, ..one.clone() });
            }
            let findings = field(ui, t!("findings-rests-on-findings"), |ui| {
                many_of(ui, t!("findings-rests-on-findings"), &one.findings, &all_findings(cx))
            });
            if let Some(findings) = findings {
                put(cx, Outlier { findings, ..one.clone() });
            }
        },
    );
}

pub fn proposition(ui: &mut Ui, cx: &mut Cx, one: &Proposition) {
    let id = key(one.id);
    halves(
        ui,
        cx,
        |ui, cx| {
            if let Some(statement) = text(ui, (id, "statement"), t!("findings-statement"), &one.statement, 2)
            {
                // The wording that is left is kept with its day, so that the way to a claim can be told.
                let versions = left(&one.versions, &one.statement, now());
                put(cx, Proposition { statement, versions, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence-for"), &one.evidence_for) {
                put(cx, Proposition { evidence_for: new, ..one.clone() });
            }
            if let Some(new) = evidence(ui, cx, t!("findings-evidence-against"), &one.evidence_against) {
                put(cx, Proposition { evidence_against: new, ..one.clone() });
            }
        },
        |ui, cx| {
            proposition_rests(ui, cx, one);
            if let Some(state) = state_of(ui, one.state) {
                put(cx, Proposition { state, ..one.clone() });
            }
            if let Some(basis) = text(ui, (id, "basis"), t!("findings-basis"), &one.basis, 1) {
                put(cx, Proposition { basis, ..one.clone() });
            }
            if !one.versions.is_empty() {
                section_header(ui, t!("findings-versions"), "");
                for (at, version) in one.versions.iter().enumerate().rev() {
                    body2(ui, &version.statement);
                    caption(ui, &date(version.at));
                    let label = t!("findings-version-reason");
                    let of = (id.wrapping_add(at as u128 + 1), "left");
                    if let Some(reason) = text(ui, of, label, &version.reason, 1) {
                        let mut versions = one.versions.clone();
                        versions[at].reason = reason;
                        put(cx, Proposition { versions, ..one.clone() });
                    }
                }
            }
        },
    );
}

/// How long a wording must have stood to be one that was left: what is typed goes in bit by bit.
const STOOD_MS: i64 = 10 * 60 * 1000;

/// The earlier wordings once this one is left, too.
fn left(versions: &[Version], statement: &str, at: Moment) -> Vec<Version> {
    let mut all = versions.to_vec();
    let just_now = |last: &Version| last.reason.is_empty() && (0..STOOD_MS).contains(&(at.0 - last.at.0));
    if !all.last().is_some_and(just_now) {
        all.push(Version { at, statement: statement.to_owned(), reason: String::new() });
    }
    all
}

fn proposition_rests(ui: &mut Ui, cx: &mut Cx, one: &Proposition) {
    let (comparisons, findings) = (all_comparisons(cx), all_findings(cx));
    let (against, good) = (t!("findings-side-against"), t!("findings-side-for"));
    let name = |what: &str, side: &str| format!("{what}, {side}");
    let (label_c, label_f) = (t!("findings-rests-on-comparisons"), t!("findings-rests-on-findings"));
    section_header(ui, good, "");
    let new = field(ui, label_c, |ui| many_of(ui, &name(label_c, good), &one.comparisons_for, &comparisons));
    if let Some(comparisons_for) = new {
        put(cx, Proposition { comparisons_for, ..one.clone() });
    }
    let new = field(ui, label_f, |ui| many_of(ui, &name(label_f, good), &one.findings_for, &findings));
    if let Some(findings_for) = new {
        put(cx, Proposition { findings_for, ..one.clone() });
    }
    section_header(ui, against, "");
    let new =
        field(ui, label_c, |ui| many_of(ui, &name(label_c, against), &one.comparisons_against, &comparisons));
    if let Some(comparisons_against) = new {
        put(cx, Proposition { comparisons_against, ..one.clone() });
    }
    let new = field(ui, label_f, |ui| many_of(ui, &name(label_f, against), &one.findings_against, &findings));
    if let Some(findings_against) = new {
        put(cx, Proposition { findings_against, ..one.clone() });
    }
}

pub fn recommendation(ui: &mut Ui, cx: &mut Cx, one: &Recommendation) {
    let id = key(one.id);
    if let Some(words) = text(ui, (id, "text"), t!("findings-recommendation"), &one.text, 2) {
        put(cx, Recommendation { text: words, ..one.clone() });
    }
    let rests = field(ui, t!("findings-rests-on"), |ui| {
        many_of(ui, t!("findings-rests-on"), &one.rests_on, &all_propositions(cx))
    });
    if let Some(rests_on) = rests {
        put(cx, Recommendation { rests_on, ..one.clone() });
    }
    if let Some(note) = text(ui, (id, "note"), t!("findings-note"), &one.note, 2) {
        put(cx, Recommendation { note, ..one.clone() });
    }
}
