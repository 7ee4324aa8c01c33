//! What the study itself shows of its limits. Nothing is judged; what the authors see as limits stands where
//! they wrote it.

use crate::analysis::{Claim, Ground};
use crate::export::report::doc::{Block, Spans, listed, many, said, words};
use crate::export::report::making::Making;
use crate::study::{AnyId, CellPlace, CellState};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let mut items: Vec<Spans> = Vec::new();
    let all = |making: &Making<'_>| -> Vec<Claim> {
        let claims = &making.claims;
        [&claims.propositions, &claims.comparisons, &claims.findings, &claims.outliers]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    };
    let claims = all(making);
    let mut list = |making: &Making<'_>, what: &str, is: &dyn Fn(&Claim) -> bool| {
        let found = claims.iter().filter(|claim| is(claim)).map(|claim| claim.id);
        let links = making.links(found);
        if !links.is_empty() {
            let mut spans = vec![words(format!("{what}: "))];
            spans.extend(links);
            spans.push(words("."));
            items.push(spans);
        }
    };
    list(making, "Without evidence", &|claim| claim.ground == Ground::NotGrounded);
    list(making, "All evidence from one source", &|claim| claim.single_source);
    list(making, "Said of several cases, with evidence from one", &|claim| claim.one_sided);
    list(making, "All evidence coded by one coder", &|claim| {
        claim.coders.len() == 1 && study.coders.len() > 1
    });
    list(making, "Resting on evidence that was changed or deleted since", &|claim| !claim.changed.is_empty());
    list(making, "Propositions with nothing against them on record", &|claim| {
        matches!(claim.id, AnyId::Proposition(_)) && claim.evidence_against.is_empty() && claim.direct[1] == 0
    });
    let without: Spans = making.findings(&making.claims.without_level);
    if !without.is_empty() {
        let mut spans = vec![words("Findings without a level: ")];
        spans.extend(without);
        spans.push(words("."));
        items.push(spans);
    }
    items.extend(cells(making));
    items.extend(texts(making));
    if study.coders.len() == 1 && !study.evidence.is_empty() {
        items.push(vec![words("One person coded the study, so nobody else's reading was held against it.")]);
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        said(
            "What follows is what the study itself shows of its limits. Why each case was chosen, and what that \
             choice limits, stands with the case.",
        ),
        Block::List(items),
    ]
}

/// Syntheses that are disputed or no longer rest on what they were written on.
fn cells(making: &Making<'_>) -> Vec<Spans> {
    let study = making.study;
    let statuses = making.index.statuses(study);
    let mut stale = Vec::new();
    let mut disputed = Vec::new();
    for node in &making.index.walk {
        let theme = crate::analysis::theme_name(study, node.id);
        for case in study.cases_in_order() {
            let units = study.units_of(case.id);
            let places = std::iter::once((CellPlace::Case(case.id), &case.name))
                .chain(units.iter().map(|unit| (CellPlace::Unit(unit.id), &unit.name)));
            for (place, name) in places {
                let Some(status) = statuses.get(&(place, node.id)) else { continue };
                let called = format!("{name}, {theme}");
                if !status.stale.is_empty() {
                    stale.push(called.clone());
                }
                if status.state() == CellState::Disputed {
                    disputed.push(called);
                }
            }
        }
    }
    let told = |what: &str, names: Vec<String>| {
        (!names.is_empty()).then(|| vec![words(format!("{what}: {}.", names.join("; ")))])
    };
    let stale = told("Syntheses whose evidence changed since they were written", stale);
    stale.into_iter().chain(told("Syntheses in dispute", disputed)).collect()
}

fn texts(making: &Making<'_>) -> Vec<Spans> {
    let study = making.study;
    let mut out = Vec::new();
    let unread = study.sources.iter().filter(|source| source.read_by.is_empty()).count();
    if unread > 0 {
        let what = many(unread, "source is", "sources are");
        out.push(vec![words(format!("{what} marked as read by nobody."))]);
    }
    let empty: Vec<String> = study
        .cases_in_order()
        .iter()
        .filter(|case| study.sources_of(case.id).is_empty())
        .map(|case| case.name.clone())
        .collect();
    if !empty.is_empty() {
        out.push(vec![words(format!("Cases without a source: {}.", listed(&empty)))]);
    }
    let unused = crate::analysis::unused_evidence(study, &crate::analysis::Chain::build(study)).len();
    if unused > 0 {
        let what = many(unused, "coded passage is", "coded passages are");
        out.push(vec![words(format!("{what} named by no finding, comparison or other claim."))]);
    }
    out
}
