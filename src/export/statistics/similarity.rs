//! How alike cases are, and what makes them so.

use super::{case, columns, listed, number, words};
use crate::analysis::similarity::{Of, Similarity, SystemPair, SystemsOf};
use crate::export::origin::{self, origin};
use crate::export::sheet::{Row, Sheet};
use crate::study::{CaseId, Study};

fn both(study: &Study, cases: &[CaseId], one: usize, other: usize) -> String {
    format!("{} and {}", case(study, cases[one]), case(study, cases[other]))
}

/// A line for each pair of cases with its reasons, the most alike first.
pub fn similarity(study: &Study, found: &Similarity, date: &str) -> Sheet {
    let (cases, features) = (&found.described.cases, &found.described.features);
    let rows = found.ranked().into_iter().map(|(one, other, value)| {
        let reasons = found.reasons(one, other);
        let lists = [&reasons.alike, &reasons.different, &reasons.neither, &reasons.unknown];
        let lists = lists.map(|places| listed(study, features, places));
        Row {
            label: both(study, cases, one, other),
            cells: [number(Some(value), 3)].into_iter().chain(lists).collect(),
            ..Row::default()
        }
    });
    let what = match found.spec.of {
        Of::Themes => "themes, there or not",
        Of::Frequencies if found.spec.per_thousand => "themes, passages per 1,000 words",
        Of::Frequencies => "themes, passages",
        Of::Attributes => "attributes",
    };
    let distance = found.spec.measure.is_distance();
    let key = found.spec.measure.key();
    let unit = format!(
        "Unit: pairs of {} cases, by {} {what}; {key} ({}).",
        cases.len(),
        features.len(),
        if distance { "distance, 0 is alike" } else { "1 is alike, 0 is not" }
    );
    let mut notes = found.cautions();
    if cases.len() > 2
        && let Some(tree) = found.tree()
    {
        let order: Vec<String> = tree.order.iter().map(|at| case(study, cases[*at])).collect();
        notes
            .push(format!("Side by side (average linkage, best order of the leaves): {}.", order.join(", ")));
        notes.extend(tree.cophenetic.map(|fit| format!("Cophenetic correlation {fit:.3}.")));
        if tree.tied {
            notes.push("Some pairs are equally far apart: other trees are as good.".to_owned());
        }
    }
    Sheet {
        title: if distance { "How far apart cases are" } else { "How alike cases are" }.to_owned(),
        corner: "cases".to_owned(),
        caption: [unit].into_iter().chain(origin::lens(&found.lens)).chain(origin(study, date)).collect(),
        notes,
        columns: columns([key, "alike", "different", "neither", "not known"]),
        rows: rows.collect(),
        quotes: Vec::new(),
    }
}

/// Most similar cases with different outcomes, then most different ones with the same.
pub fn systems(
    study: &Study,
    found: &SystemsOf,
    outcome: &str,
    lens: &[(String, String)],
    date: &str,
) -> Sheet {
    let outcome_of = |at: usize| {
        let code = found.outcomes.get(at).copied().flatten();
        code.and_then(|code| found.outcome_words.get(code as usize)).map_or("not known", String::as_str)
    };
    let row = |pair: &SystemPair, similar: bool| {
        let [one, other] = pair.cases;
        let lists = [&pair.differing, &pair.same, &pair.unknown];
        let lists = lists.map(|places| listed(study, &found.conditions, places));
        let warnings = if similar { pair.warnings_if_similar() } else { pair.warnings_if_different() };
        let kind =
            if similar { "most similar, different outcomes" } else { "most different, the same outcome" };
        let first = [words(kind), words(outcome_of(one)), words(outcome_of(other))];
        Row {
            label: both(study, &found.cases, one, other),
            cells: first.into_iter().chain(lists).chain([words(warnings.join(" "))]).collect(),
            ..Row::default()
        }
    };
    let similar = found.found.most_similar().iter().map(|pair| row(pair, true));
    let different = found.found.most_different().iter().map(|pair| row(pair, false));
    let known = found.outcomes.iter().flatten().count();
    let unit = format!(
        "Unit: pairs of cases. Outcome: {outcome}, known of {known} of {} cases; {} conditions.",
        found.cases.len(),
        found.conditions.len()
    );
    let agreements = found.found.agreements.iter().map(|one| {
        let value = found.outcome_words.get(one.outcome as usize).map_or("", String::as_str);
        let names = |places: &[usize]| {
            let names = listed(study, &found.conditions, places).value.shown();
            if names.is_empty() { "none".to_owned() } else { names }
        };
        format!(
            "The same in all {} cases with {outcome}: {value}: {}; of these shared by no other case: {}.",
            one.cases.len(),
            names(&one.shared),
            names(&one.only_here)
        )
    });
    Sheet {
        title: "Most similar and most different cases".to_owned(),
        corner: "cases".to_owned(),
        caption: [unit].into_iter().chain(origin::lens(lens)).chain(origin(study, date)).collect(),
        notes: agreements.collect(),
        columns: columns([
            "pair",
            "outcome of the first",
            "outcome of the second",
            "different",
            "same",
            "not known",
            "beware",
        ]),
        rows: similar.chain(different).collect(),
        quotes: Vec::new(),
    }
}
