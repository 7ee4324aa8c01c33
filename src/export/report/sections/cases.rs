//! Which cases are compared, why these, and what was done in the field.

use super::tables::{table, table_of};
use crate::export::report::doc::{Block, heading, many, paragraph, prose, said, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::{Case, Source, Study, Value};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let cases = study.cases_in_order();
    if cases.is_empty() {
        return vec![said("The study has no cases yet.")];
    }
    let mut out = vec![said(format!(
        "The study compares {} with {} and {}.",
        many(cases.len(), "case", "cases"),
        many(study.units.len(), "unit in them", "units in them"),
        many(study.sources.len(), "source", "sources")
    ))];
    if cases.len() == 1 {
        out[0] = said(format!(
            "The study has one case, so nothing is compared across cases yet. It has {} and {}.",
            many(study.units.len(), "unit", "units"),
            many(study.sources.len(), "source", "sources")
        ));
    }
    for (at, case) in cases.iter().enumerate() {
        out.push(heading(2, &*name(&case.name), format!("case-{}", at + 1)));
        out.extend(prose(&case.description));
        if case.selection.trim().is_empty() {
            out.push(said("The study does not say why this case was chosen."));
        } else {
            out.push(paragraph(vec![strong("Why this case. "), words(sentence(&case.selection))]));
        }
        out.extend(fieldwork(case));
        let units = study.units_of(case.id);
        if !units.is_empty() {
            out.push(paragraph(vec![strong("Units within it.")]));
            let line = |unit: &&crate::study::Unit| {
                let note = unit.note.trim();
                let rest = if note.is_empty() { String::new() } else { format!(": {}", sentence(note)) };
                vec![words(format!("{}{rest}", name(&unit.name)))]
            };
            out.push(Block::List(units.iter().map(line).collect()));
        }
    }
    out.extend(attributes(study, &cases));
    out.extend(sources(making));
    out
}

/// What stands where a name should.
pub fn name(name: &str) -> String {
    if name.trim().is_empty() { "Without a name".to_owned() } else { name.trim().to_owned() }
}

fn fieldwork(case: &Case) -> Vec<Block> {
    let done = &case.fieldwork;
    let mut line = Vec::new();
    let (from, to) = (done.from.trim(), done.to.trim());
    match (from.is_empty(), to.is_empty()) {
        (false, false) if from == to => line.push(format!("in {from}")),
        (false, false) => line.push(format!("from {from} to {to}")),
        (false, true) => line.push(format!("from {from}")),
        (true, false) => line.push(format!("until {to}")),
        (true, true) => {}
    }
    let entries = done.entries.iter().map(|entry| {
        let count = if entry.count > 0 { format!(": {}", entry.count) } else { String::new() };
        let note = entry.note.trim();
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        format!("{}{count}{note}", entry.kind)
    });
    let entries: Vec<String> = entries.collect();
    let mut out = Vec::new();
    if line.is_empty() && entries.is_empty() {
        out.push(said("The study has no record of fieldwork for this case."));
    } else {
        let when =
            if line.is_empty() { "Fieldwork. ".to_owned() } else { format!("Fieldwork {}. ", line.concat()) };
        let what = if entries.is_empty() {
            "The study does not say what was done.".to_owned()
        } else {
            sentence(&entries.join("; "))
        };
        out.push(paragraph(vec![strong(when), words(what)]));
    }
    for (what, text) in [("Ethics. ", &done.ethics), ("Publications. ", &done.publications)] {
        if !text.trim().is_empty() {
            out.push(paragraph(vec![strong(what), words(sentence(text))]));
        }
    }
    out
}

fn attributes(study: &Study, cases: &[&Case]) -> Option<Block> {
    let all = study.attributes_in_order();
    if all.is_empty() {
        return None;
    }
    let heads: Vec<String> = cases.iter().map(|case| name(&case.name)).collect();
    let rows = all.iter().map(|attribute| {
        let cells = cases.iter().map(|case| case.values.get(&attribute.id).map_or_else(String::new, shown));
        (name(&attribute.name), cells.collect())
    });
    let notes = vec!["A blank cell has no value in the study.".to_owned()];
    Some(table_of("What cases are described by", "attribute", &heads, rows.collect(), notes))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(words) | Value::Date(words) | Value::Choice(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
    }
}

fn sources(making: &Making<'_>) -> Option<Block> {
    let study = making.study;
    let all = study.sources_in_order();
    if all.is_empty() || !making.depth.all_evidence {
        return None;
    }
    let row = |source: &&Source| {
        let cells = vec![
            making.case(source.case),
            source.kind.key().replace('-', " "),
            source.date.clone(),
            source.words.to_string(),
            study.evidence.iter().filter(|one| one.source == source.id).count().to_string(),
        ];
        (name(&source.title), cells)
    };
    let rows = all.iter().map(row).collect();
    Some(table("Sources", "source", &["case", "kind", "date", "words", "passages"], rows))
}
