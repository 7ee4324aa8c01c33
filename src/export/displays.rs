//! The displays that are no matrix, as sheets and as JSON.

use serde_json::{Value, json};

use super::origin::{self, origin};
use super::sheet::{Cell, Column, Row, Sheet, Value as Stands};
use crate::analysis::Lens;
use crate::analysis::displays::{Leaning, PairSheet, Substructed};
use crate::study::{CaseId, RecordId as _, Study};

fn column(label: &str) -> Column {
    Column { labels: vec![label.to_owned()], total: false }
}

fn words(words: &str) -> Cell {
    Stands::Words(words.to_owned()).into()
}

/// A line a theme, with a column for each case, one for each pair, and in how many pairs the cases differ.
pub fn pair_table(study: &Study, sheet: &PairSheet, lens: &Lens, date: &str) -> Sheet {
    let pair = |(one, other): &(usize, usize)| format!("{} : {}", sheet.cases[*one].1, sheet.cases[*other].1);
    let cases = sheet.cases.iter().map(|(_, name)| column(name));
    let pairs = sheet.pairs.iter().map(|one| column(&pair(one)));
    let last = Column { total: true, ..column("pairs that differ") };
    let unknown = |text: &str| match text {
        "unknown" => Stands::Absence(text.to_owned()).into(),
        text => words(text),
    };
    let rows = sheet.rows.iter().map(|row| {
        let leanings = row.leanings.iter().map(|one| match one {
            Leaning::Rated(rating) => Stands::count(u64::from(*rating)).into(),
            other => unknown(&leaning_text(*other)),
        });
        let verdicts = row.verdicts.iter().map(|verdict| unknown(verdict.key()));
        let differing = Cell::from(Stands::count(row.differing() as u64));
        let cells = leanings.chain(verdicts).chain([differing]).collect();
        Row { label: row.name.clone(), cells, ..Row::default() }
    });
    let sums = sheet.pairs.iter().enumerate().map(|(at, one)| {
        let [same, different, unknown] = sheet.sums(at);
        format!("{}: {same} the same, {different} different, {unknown} unknown.", pair(one))
    });
    let caption = ["Unit: themes.".to_owned()].into_iter().chain(origin::lens(&lens.describe(study)));
    let how = [
        "A case leans as its cell is rated; where a rating is missing, to the polarity of more than half of its \
         records, else it is mixed."
            .to_owned(),
        "Unknown: nothing with a polarity, and no rating; it is neither the same nor different.".to_owned(),
    ];
    Sheet {
        title: "Pair sheet".to_owned(),
        corner: "theme".to_owned(),
        caption: caption.chain(origin(study, date)).collect(),
        notes: how.into_iter().chain(sums).collect(),
        columns: cases.chain(pairs).chain([last]).collect(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

fn leaning_text(leaning: Leaning) -> String {
    match leaning {
        Leaning::Unknown => "unknown".to_owned(),
        Leaning::Rated(rating) => rating.to_string(),
        Leaning::Polarity(polarity) => polarity.key().to_owned(),
    }
}

pub fn pair_json(sheet: &PairSheet) -> Value {
    let pairs = sheet.pairs.iter().enumerate().map(|(at, (one, other))| {
        let [same, different, unknown] = sheet.sums(at);
        json!({ "cases": [one, other], "same": same, "different": different, "unknown": unknown })
    });
    let rows = sheet.rows.iter().map(|row| {
        json!({
            "id": row.theme.uuid().to_string(),
            "label": row.name,
            "cases": row.leanings.iter().map(|leaning| leaning_text(*leaning)).collect::<Vec<_>>(),
            "pairs": row.verdicts.iter().map(|verdict| verdict.key()).collect::<Vec<_>>(),
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

/// A line a value of the first attribute; cases without a value stand in a line of their own below.
pub fn substructed_table(study: &Study, table: &Substructed, lens: &Lens, date: &str) -> Sheet {
    let named = |cases: &Vec<(CaseId, String)>| {
        if cases.is_empty() { Cell::default() } else { words(&names(cases)) }
    };
    let mut rows: Vec<Row> = table
        .rows
        .iter()
        .zip(&table.cells)
        .map(|(label, row)| Row {
            label: label.clone(),
            cells: row.iter().map(named).collect(),
            ..Row::default()
        })
        .collect();
    if !table.left_out.is_empty() && !table.columns.is_empty() {
        let mut cells = vec![named(&table.left_out)];
        cells.resize(table.columns.len(), Cell::default());
        rows.push(Row { label: "without a value".to_owned(), cells, ..Row::default() });
    }
    let caption = ["Unit: cases.".to_owned()].into_iter().chain(origin::lens(&lens.describe(study)));
    Sheet {
        title: format!("Cases by {}", table.attributes.join(" and by ")),
        corner: table.attributes.join(" × "),
        caption: caption.chain(origin(study, date)).collect(),
        notes: vec!["A blank cell is a combination that no case has.".to_owned()],
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
