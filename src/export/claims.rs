//! Findings, comparisons and propositions as tables and as JSON, each with what stands behind it.

use std::collections::BTreeSet;

use serde_json::json;

use super::sheet::{Cell, Column, Row, Sheet, Value};
use crate::analysis::audit::where_is;
use crate::analysis::{Claim, Claims, Ground, Index, claims, plain_id, theme_name};
use crate::study::{
    AnyId, CaseId, ClaimState, CoderId, Comparison, ComparisonKind, Confidence, EvidenceId, Finding, LevelId,
    Polarity, Proposition, Study, ThemeId,
};

/// Which claims are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Listed {
    Findings,
    /// `None`: of all kinds.
    Comparisons(Option<ComparisonKind>),
    Propositions,
}

/// A table of claims, and the same as JSON objects in its order.
pub struct Claimed {
    pub sheet: Sheet,
    pub objects: Vec<serde_json::Value>,
}

/// Every claim of a kind by number. `index` must be of this revision of the study.
pub fn claimed(study: &Study, index: &Index, what: Listed) -> Claimed {
    let Claims { findings, comparisons, propositions, .. } = claims(study);
    let with = Writer { study, index };
    match what {
        Listed::Findings => {
            let known = |claim: &Claim| match claim.id {
                AnyId::Finding(id) => Some(with.finding(study.findings.get(id)?, claim)),
                _ => None,
            };
            with.table("Findings", findings.iter().filter_map(known).collect())
        }
        Listed::Comparisons(kind) => {
            let known = |claim: &Claim| match claim.id {
                AnyId::Comparison(id) => {
                    let one = study.comparisons.get(id)?;
                    kind.is_none_or(|kind| one.kind == kind).then(|| with.comparison(one, claim))
                }
                _ => None,
            };
            with.table("Comparisons", comparisons.iter().filter_map(known).collect())
        }
        Listed::Propositions => {
            let known = |claim: &Claim| match claim.id {
                AnyId::Proposition(id) => Some(with.proposition(study.propositions.get(id)?, claim)),
                _ => None,
            };
            with.table("Propositions", propositions.iter().filter_map(known).collect())
        }
    }
}

/// A claim as a row: its heads with what stands under them, and the object.
struct Line {
    label: String,
    cells: Vec<(String, Value)>,
    object: serde_json::Value,
}

struct Writer<'a> {
    study: &'a Study,
    index: &'a Index,
}

impl Writer<'_> {
    fn table(&self, title: &str, lines: Vec<Line>) -> Claimed {
        let heads: Vec<String> = lines
            .first()
            .map_or_else(Vec::new, |line| line.cells.iter().map(|(head, _)| head.clone()).collect());
        let mut objects = Vec::with_capacity(lines.len());
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            objects.push(line.object);
            let cells = line.cells.into_iter().map(|(_, value)| Cell::from(value)).collect();
            rows.push(Row { label: line.label, cells, ..Row::default() });
        }
        let mut notes = vec![
            "Sources, cases and coders are those that the evidence for a claim comes from, all the way down."
                .to_owned(),
        ];
        if rows.is_empty() {
            notes = vec![format!("The study has no {} of this kind.", title.to_lowercase())];
        }
        let sheet = Sheet {
            title: format!("{title}: {}", self.study.front().title.trim()),
            corner: "no.".to_owned(),
            columns: heads.into_iter().map(|head| Column { labels: vec![head], total: false }).collect(),
            rows,
            notes,
            ..Sheet::default()
        };
        Claimed { sheet, objects }
    }

    fn finding(&self, one: &Finding, claim: &Claim) -> Line {
        let study = self.study;
        let unit = one.unit.and_then(|id| study.units.get(id)).map_or("", |unit| unit.name.as_str());
        let polarity = one.polarity.map_or("", |polarity| polarity.key());
        let confidence = one.confidence.map_or("", Confidence::key);
        let cells = vec![
            said("finding", &one.statement),
            said("cases", &self.cases(&one.cases).join("; ")),
            said("unit", unit),
            said("themes", &self.themes(&one.themes).join("; ")),
            said("levels", &self.levels(&one.levels).join("; ")),
            said("polarity", polarity),
            said("mechanism", &one.mechanism),
            said("state", state(one.state)),
            said("confidence", confidence),
            said("reason", &one.confidence_reason),
        ];
        let object = json!({
            "statement": one.statement,
            "cases": self.cases(&one.cases),
            "unit": (!unit.is_empty()).then_some(unit),
            "themes": self.themes(&one.themes),
            "levels": self.levels(&one.levels),
            "polarity": one.polarity.map(Polarity::key),
            "mechanism": one.mechanism,
            "state": state(one.state),
            "agreed_by": self.coders(&one.agreed_by),
            "confidence": one.confidence.map(Confidence::key),
            "confidence_reason": one.confidence_reason,
            "evidence_for": self.passages(&one.evidence_for),
            "evidence_against": self.passages(&one.evidence_against),
        });
        self.line(claim, cells, object)
    }

    fn comparison(&self, one: &Comparison, claim: &Claim) -> Line {
        let shows = |case: CaseId| -> String {
            let all = one.shows.iter().filter(|shows| shows.case == case);
            all.map(|shows| shows.text.trim()).collect::<Vec<_>>().join(" ")
        };
        let mut cells = vec![
            said("feature", &one.feature),
            said("kind", one.kind.key()),
            said("themes", &self.themes(&one.themes).join("; ")),
        ];
        let cases = self.study.cases_in_order();
        cells.extend(cases.iter().map(|case| said(&case.name, &shows(case.id))));
        cells.push(said("together", &one.joint));
        cells.push(said("findings", &self.called(one.findings.iter().map(|id| AnyId::Finding(*id)))));
        let shown: serde_json::Map<_, _> = cases
            .iter()
            .filter(|case| one.shows.iter().any(|shows| shows.case == case.id))
            .map(|case| (case.name.clone(), json!(shows(case.id))))
            .collect();
        let object = json!({
            "feature": one.feature,
            "type": one.kind.key(),
            "themes": self.themes(&one.themes),
            "shows": shown,
            "joint": one.joint,
            "findings": self.labels(one.findings.iter().map(|id| AnyId::Finding(*id))),
            "evidence": self.passages(&one.evidence),
        });
        self.line(claim, cells, object)
    }

    fn proposition(&self, one: &Proposition, claim: &Claim) -> Line {
        let side = |comparisons: &[_], findings: &[_], evidence: &[EvidenceId]| -> Vec<String> {
            let mut all = self.labels(comparisons.iter().map(|id| AnyId::Comparison(*id)));
            all.extend(self.labels(findings.iter().map(|id| AnyId::Finding(*id))));
            match evidence.iter().filter(|id| self.study.evidence.contains(**id)).count() {
                0 => {}
                1 => all.push("1 passage".to_owned()),
                several => all.push(format!("{several} passages")),
            }
            all
        };
        let good = side(&one.comparisons_for, &one.findings_for, &one.evidence_for);
        let bad = side(&one.comparisons_against, &one.findings_against, &one.evidence_against);
        let rivals: Vec<&str> = one.rivals.iter().map(|rival| rival.statement.trim()).collect();
        let cells = vec![
            said("proposition", &one.statement),
            said("state", state(one.state)),
            said("for", &good.join(", ")),
            said("against", &bad.join(", ")),
            said("rivals", &rivals.join("; ")),
            ("earlier wordings".to_owned(), Value::count(one.versions.len() as u64)),
        ];
        let object = json!({
            "statement": one.statement,
            "state": state(one.state),
            "comparisons_for": self.labels(one.comparisons_for.iter().map(|id| AnyId::Comparison(*id))),
            "comparisons_against": self.labels(one.comparisons_against.iter().map(|id| AnyId::Comparison(*id))),
            "findings_for": self.labels(one.findings_for.iter().map(|id| AnyId::Finding(*id))),
            "findings_against": self.labels(one.findings_against.iter().map(|id| AnyId::Finding(*id))),
            "evidence_for": self.passages(&one.evidence_for),
            "evidence_against": self.passages(&one.evidence_against),
            "rivals": one.rivals.iter().map(|rival| json!({
                "statement": rival.statement,
                "for": side(&rival.comparisons_for, &rival.findings_for, &rival.evidence_for),
                "against": side(&rival.comparisons_against, &rival.findings_against, &rival.evidence_against),
            })).collect::<Vec<_>>(),
            "patterns": one.patterns.iter().map(|pattern| json!({
                "case": self.cases(&[pattern.case]).first(),
                "expected": pattern.expected,
                "found": pattern.found,
                "fit": pattern.fit.map(crate::study::Fit::key),
                "replication": pattern.replication.map(crate::study::Replication::key),
            })).collect::<Vec<_>>(),
            "tests": one.tests.iter().map(|test| json!({
                "evidence": test.evidence.to_string(),
                "test": test.kind().key(),
                "passed": one.passed(test.evidence),
                "note": test.note,
            })).collect::<Vec<_>>(),
            "appraisal": crate::study::Criterion::ALL.map(|of| {
                let component = one.appraisal.get(of);
                json!({
                    "component": of.key(),
                    "concern": component.concern.map(crate::study::Concern::key),
                    "explanation": component.explanation,
                })
            }),
            "confidence": one.appraisal.confidence.map(Confidence::key),
            "confidence_reason": one.appraisal.reason,
            "versions": one.versions.iter().map(|version| json!({
                "statement": version.statement, "reason": version.reason,
            })).collect::<Vec<_>>(),
        });
        self.line(claim, cells, object)
    }

    /// What every claim has: how it stands, and on how much.
    fn line(&self, claim: &Claim, mut cells: Vec<(String, Value)>, mut object: serde_json::Value) -> Line {
        let label = where_is(self.study, claim.id);
        let number = |head: &str, count: usize| (head.to_owned(), Value::count(count as u64));
        cells.extend([
            said("stands", ground(claim.ground)),
            number("passages for", claim.evidence_for.len()),
            number("passages against", claim.evidence_against.len()),
            number("sources", claim.sources.len()),
            number("cases behind it", claim.cases.len()),
            number("coders", claim.coders.len()),
        ]);
        object["id"] = json!(plain_id(claim.id));
        object["label"] = json!(label);
        object["stands"] = json!(claim.ground.key());
        object["sources"] = json!(claim.sources.len());
        object["cases_behind"] = json!(claim.cases.len());
        object["coders"] = json!(claim.coders.len());
        Line { label, cells, object }
    }

    fn cases(&self, ids: &[CaseId]) -> Vec<String> {
        let all = self.study.cases_in_order();
        all.into_iter().filter(|case| ids.contains(&case.id)).map(|case| case.name.clone()).collect()
    }

    fn themes(&self, ids: &[ThemeId]) -> Vec<String> {
        let walk = self.index.walk.iter().filter(|node| ids.contains(&node.id));
        walk.map(|node| theme_name(self.study, node.id)).collect()
    }

    fn levels(&self, ids: &[LevelId]) -> Vec<String> {
        let all = self.study.levels_in_order();
        all.into_iter().filter(|level| ids.contains(&level.id)).map(|level| level.name.clone()).collect()
    }

    fn coders(&self, ids: &[CoderId]) -> Vec<String> {
        ids.iter().filter_map(|id| self.study.coders.get(*id)).map(|coder| coder.initials.clone()).collect()
    }

    /// Numbers of claims that are there, in their order.
    fn labels(&self, ids: impl Iterator<Item = AnyId>) -> Vec<String> {
        let known: BTreeSet<String> =
            ids.filter(|id| self.study.contains(*id)).map(|id| where_is(self.study, id)).collect();
        let mut known: Vec<String> = known.into_iter().collect();
        // F100 comes after F99.
        known.sort_by_key(|label| (label.len(), label.clone()));
        known
    }

    fn called(&self, ids: impl Iterator<Item = AnyId>) -> String {
        self.labels(ids).join(", ")
    }

    fn passages(&self, ids: &[EvidenceId]) -> Vec<serde_json::Value> {
        let mut known: Vec<(usize, EvidenceId)> =
            ids.iter().filter_map(|id| Some((self.index.evidence_row(*id)?, *id))).collect();
        known.sort_unstable();
        let passage = |id| {
            let one = self.study.evidence.get(id)?;
            let source = self.study.sources.get(one.source).map(|source| source.title.as_str());
            Some(json!({ "id": id.to_string(), "source": source, "quote": one.quote }))
        };
        known.into_iter().filter_map(|(_, id)| passage(id)).collect()
    }
}

fn said(head: &str, words: &str) -> (String, Value) {
    let words = words.trim();
    let value = if words.is_empty() { Value::Empty } else { Value::Words(words.to_owned()) };
    (head.to_owned(), value)
}

fn state(state: ClaimState) -> &'static str {
    match state {
        ClaimState::Draft => "draft",
        ClaimState::Agreed => "agreed",
        ClaimState::Disputed => "disputed",
    }
}

fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Grounded => "grounded",
        Ground::SingleSource => "one source",
        Ground::OneSided => "one-sided",
        Ground::Stale => "stale",
        Ground::NotGrounded => "not grounded",
    }
}
