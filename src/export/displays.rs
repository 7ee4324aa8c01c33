//! The displays that are no matrix, as sheets and as JSON.

use serde_json::{Value, json};

use super::origin::{self, origin};
use super::sheet::{Cell, Column, Row, Sheet, Value as Stands};
use crate::analysis::Lens;
use crate::analysis::displays::{By, Leaning, PairSheet, Substructed};
use crate::study::{CaseId, RecordId as _, Study};

fn column(label: &str) -> Column {
    Column { labels: vec![label.to_owned()], total: false }
}

fn words(words: &str) -> Cell {
    Stands::Words(words.to_owned()).into()
}

/// A line a theme, with a column for each case, one for each pair, and how many pairs are what.
pub fn pair_table(study: &Study, sheet: &PairSheet, lens: &Lens, date: &str) -> Sheet {
    let all: Vec<(usize, usize)> = sheet.pairs().collect();
    let pair = |(one, other): &(usize, usize)| format!("{} : {}", sheet.cases[*one].1, sheet.cases[*other].1);
    let cases = sheet.cases.iter().map(|(_, name)| column(name));
    let pairs = all.iter().map(|one| column(&pair(one)));
    let sums = ["pairs that differ", "pairs that are the same", "pairs not known"];
    let sums = sums.map(|label| Column { total: true, ..column(label) });
    let unknown = |text: &str| match text {
        "unknown" => Stands::Absence(text.to_owned()).into(),
        text => words(text),
    };
    let rows = sheet.rows.iter().map(|row| {
        let leanings = (0..sheet.cases.len()).map(|case| match row.leaning(case) {
            Leaning::Rated(rating) => Stands::count(u64::from(rating)).into(),
            other => unknown(&leaning_text(other)),
        });
        let verdicts = all.iter().map(|one| unknown(row.verdict(*one).key()));
        let [same, different, not_known] = row.pairs;
        let sums = [different, same, not_known].map(|count| Cell::from(Stands::count(u64::from(count))));
        let cells = leanings.chain(verdicts).chain(sums).collect();
        Row { label: row.name.clone(), cells, ..Row::default() }
    });
    let of_pairs = all.iter().map(|one| {
        let [same, different, unknown] = sheet.sums(*one);
        format!("{}: {same} the same, {different} different, {unknown} unknown.", pair(one))
    });
    let unit = format!(
        "Unit: themes. {} themes in {} cases; compared: {}.",
        sheet.rows.len(),
        sheet.cases.len(),
        compared(sheet.by)
    );
    let caption = [unit].into_iter().chain(origin::lens(&lens.describe(study)));
    Sheet {
        title: "Pair sheet".to_owned(),
        corner: "theme".to_owned(),
        caption: caption.chain(origin(study, date)).collect(),
        notes: pair_notes(sheet.by).into_iter().map(str::to_owned).chain(of_pairs).collect(),
        columns: cases.chain(pairs).chain(sums).collect(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

/// What of a theme is compared.
pub fn compared(by: By) -> &'static str {
    match by {
        By::Rating => "the rating, or else the polarity of most records",
        By::Polarity => "the polarity of all records",
        By::Presence => "whether it is there",
    }
}

/// How a pair sheet is read, a sentence each.
pub fn pair_notes(by: By) -> [&'static str; 2] {
    match by {
        By::Rating => [
            "A case leans as its cell is rated; where a rating is missing, to the polarity of more than half of its records, else it is mixed.",
            "Unknown: nothing with a polarity, and no rating; it is neither the same nor different.",
        ],
        By::Polarity => [
            "A case has the polarity that all its records have which have one, else it is mixed.",
            "Unknown: nothing with a polarity; it is neither the same nor different.",
        ],
        By::Presence => [
            "A theme without a record in a case that was read counts as absent there; that is no proof of absence.",
            "Unknown: not read, or not applicable; it is neither the same nor different.",
        ],
    }
}

fn leaning_text(leaning: Leaning) -> String {
    match leaning {
        Leaning::Unknown => "unknown".to_owned(),
        Leaning::Absent => "absent".to_owned(),
        Leaning::Present => "present".to_owned(),
        Leaning::Rated(rating) => rating.to_string(),
        Leaning::Polarity(polarity) => polarity.key().to_owned(),
    }
}

pub fn pair_json(sheet: &PairSheet) -> Value {
    let all: Vec<(usize, usize)> = sheet.pairs().collect();
    let pairs = all.iter().map(|pair| {
        let [same, different, unknown] = sheet.sums(*pair);
        json!({ "cases": [pair.0, pair.1], "same": same, "different": different, "unknown": unknown })
    });
    let rows = sheet.rows.iter().map(|row| {
        let leanings = (0..sheet.cases.len()).map(|case| leaning_text(row.leaning(case)));
        json!({
            "id": row.theme.uuid().to_string(),
            "label": row.name,
            "cases": leanings.collect::<Vec<_>>(),
            "pairs": all.iter().map(|pair| row.verdict(*pair).key()).collect::<Vec<_>>(),
            "differing": row.differing(),
        })
    });
    json!({
        "cases": named(&sheet.cases),
        "pairs": pairs.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn named(cases: &[(CaseId, String)]) -> Vec<Value> {
    cases.iter().map(|(id, name)| json!({ "id": id.uuid().to_string(), "label": name })).collect()
}

fn names(cases: &[(CaseId, String)]) -> String {
    cases.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; ")
}

/// A line a value of the first attribute; cases without a value stand in a note.
pub fn substructed_table(study: &Study, table: &Substructed, lens: &Lens, date: &str) -> Sheet {
    let named = |cases: &Vec<(CaseId, String)>| {
        if cases.is_empty() { Cell::default() } else { words(&names(cases)) }
    };
    let rows: Vec<Row> = table
        .rows
        .iter()
        .zip(&table.cells)
        .map(|(label, row)| Row {
            label: label.clone(),
            cells: row.iter().map(named).collect(),
            ..Row::default()
        })
        .collect();
    let mut notes = vec!["A blank cell is a combination that no case has.".to_owned()];
    if !table.left_out.is_empty() {
        notes.push(format!("Without a value of one of the two: {}.", names(&table.left_out)));
    }
    let caption = ["Unit: cases.".to_owned()].into_iter().chain(origin::lens(&lens.describe(study)));
    Sheet {
        title: format!("Cases by {}", table.attributes.join(" and by ")),
        corner: table.attributes.join(" × "),
        caption: caption.chain(origin(study, date)).collect(),
        notes,
        columns: table.columns.iter().map(|label| column(label)).collect(),
        rows,
        ..Sheet::default()
    }
}

pub fn substructed_json(table: &Substructed) -> Value {
    let cells: Vec<Vec<Vec<Value>>> =
        table.cells.iter().map(|row| row.iter().map(|cases| named(cases)).collect()).collect();
    json!({
        "attributes": table.attributes,
        "rows": table.rows,
        "columns": table.columns,
        "cells": cells,
        "without_a_value": named(&table.left_out),
    })
}
