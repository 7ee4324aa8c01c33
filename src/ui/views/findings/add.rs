//! A new claim: its statement first, then the form with everything else.

use eframe::egui::{Id, Ui};

use super::super::parts::Naming;
use super::State;
use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{
    AnyId, CaseId, Comparison, ComparisonKind, EvidenceId, Finding, Kind, Outlier, Polarity, Proposition,
    Recommendation, Record, Shows,
};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{caption, field_label};

/// A claim whose statement is being typed.
pub struct Adding {
    kind: Kind,
    naming: Naming,
    /// The passages that were selected when it began.
    evidence: Vec<EvidenceId>,
}

impl Adding {
    pub fn new(cx: &Cx, kind: Kind) -> Self {
        Self { kind, naming: Naming::default(), evidence: cx.session.selection.evidence.clone() }
    }
}

/// What the button that adds one says.
pub fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Comparison => t!("findings-add-comparison"),
        Kind::Outlier => t!("findings-add-outlier"),
        Kind::Proposition => t!("findings-add-proposition"),
        Kind::Recommendation => t!("findings-add-recommendation"),
        _ => t!("findings-add-finding"),
    }
}

fn question(kind: Kind) -> &'static str {
    match kind {
        Kind::Comparison => t!("findings-what-comparison"),
        Kind::Outlier => t!("findings-what-outlier"),
        Kind::Proposition => t!("findings-what-proposition"),
        Kind::Recommendation => t!("findings-what-recommendation"),
        _ => t!("findings-what-finding"),
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let Some(mut adding) = state.adding.take() else { return };
    ui.add_space(8.0);
    field_label(ui, words(adding.kind));
    let width = (ui.available_width() - 240.0).clamp(160.0, 560.0);
    let id = Id::unique("findings-new");
    let answer = adding.naming.show(ui, id, question(adding.kind), t!("findings-make"), width);
    if !adding.evidence.is_empty() && adding.kind != Kind::Recommendation {
        caption(ui, &t!("findings-with-evidence", count = adding.evidence.len()));
    }
    match answer {
        None => state.adding = Some(adding),
        Some(None) => {}
        Some(Some(statement)) => {
            let (id, record) = record(cx, adding.kind, statement, &adding.evidence);
            if adding.naming.make(cx, Command::Put(record)) {
                state.arriving = Some(id);
            } else {
                state.adding = Some(adding);
            }
        }
    }
}

/// The record with what can be known already: the tags of the evidence it is made of.
fn record(cx: &Cx, kind: Kind, statement: String, evidence: &[EvidenceId]) -> (AnyId, Record) {
    let study = cx.study();
    let all: Vec<_> = evidence.iter().filter_map(|id| study.evidence.get(*id)).collect();
    let evidence: Vec<EvidenceId> = all.iter().map(|one| one.id).collect();
    let themes = all.iter().flat_map(|one| one.themes.iter().copied());
    let mut themes: Vec<_> = themes.collect();
    themes.sort();
    themes.dedup();
    let mut cases: Vec<CaseId> =
        all.iter().filter_map(|one| study.sources.get(one.source)).map(|source| source.case).collect();
    if cases.is_empty() {
        cases = cx.session.lens.cases.iter().copied().collect();
    }
    cases.sort();
    cases.dedup();
    let first = || study.cases_in_order().first().map(|case| case.id);
    let (number, basis) = (0, String::new());
    let (author, created) = (cx.session.coder(), now());
    match kind {
        Kind::Comparison => {
            // The finding that is picked is the first of those that are compared.
            let picked = match cx.session.selection.what {
                Some(AnyId::Finding(id)) => study.findings.get(id),
                _ => None,
            };
            let mut themes = themes;
            themes.extend(picked.iter().flat_map(|one| one.themes.iter().copied()));
            themes.sort();
            themes.dedup();
            let shows = study.cases_in_order().into_iter().map(|case| case.id);
            let one = Comparison {
                id: fresh(),
                number,
                themes,
                feature: statement,
                kind: ComparisonKind::default(),
                shows: shows.map(|case| Shows { case, text: String::new() }).collect(),
                joint: String::new(),
                findings: picked.into_iter().map(|one| one.id).collect(),
                evidence,
                basis,
                author,
                created,
            };
            (AnyId::Comparison(one.id), one.into())
        }
        Kind::Outlier => {
            let case = cases.first().copied().or_else(first).unwrap_or_else(fresh);
            let (why, kind) = (String::new(), String::new());
            let (actors, tests, findings) = (Vec::new(), Vec::new(), Vec::new());
            let id = fresh();
            let one = Outlier {
                id,
                number,
                case,
                unit: None,
                actors,
                what: statement,
                kind,
                why,
                tests,
                findings,
                evidence,
                basis,
            };
            (AnyId::Outlier(id), one.into())
        }
        Kind::Proposition => {
            let one = Proposition {
                id: fresh(),
                number,
                statement,
                versions: Vec::new(),
                findings_for: Vec::new(),
                findings_against: Vec::new(),
                comparisons_for: Vec::new(),
                comparisons_against: Vec::new(),
                evidence_for: evidence,
                evidence_against: Vec::new(),
                rivals: Vec::new(),
                patterns: Vec::new(),
                tests: Vec::new(),
                appraisal: Default::default(),
                basis,
                state: Default::default(),
            };
            (AnyId::Proposition(one.id), one.into())
        }
        Kind::Recommendation => {
            let id = fresh();
            let one =
                Recommendation { id, number, text: statement, rests_on: Vec::new(), note: String::new() };
            (AnyId::Recommendation(id), one.into())
        }
        _ => {
            if cases.is_empty() {
                cases.extend(first());
            }
            let mut levels: Vec<_> = all.iter().flat_map(|one| one.levels.iter().copied()).collect();
            levels.sort();
            levels.dedup();
            let one = Finding {
                id: fresh(),
                number,
                statement,
                mechanism: String::new(),
                cases,
                unit: None,
                themes,
                levels,
                polarity: together(all.iter().filter_map(|one| one.polarity)),
                evidence_for: evidence,
                evidence_against: Vec::new(),
                state: Default::default(),
                agreed_by: Vec::new(),
                confidence: None,
                confidence_reason: String::new(),
                basis,
                author,
                created,
            };
            (AnyId::Finding(one.id), one.into())
        }
    }
}

/// One polarity if all agree, mixed if they don't.
fn together(mut all: impl Iterator<Item = Polarity>) -> Option<Polarity> {
    let first = all.next()?;
    Some(if all.all(|other| other == first) { first } else { Polarity::Mixed })
}
