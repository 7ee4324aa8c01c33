//! `crosscase sources`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use super::{Failure, Output, study};
use crate::export::table;
use crate::session::SourceField;
use crate::study::{Source, SourceId, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase sources schools.crosscase
  crosscase sources schools.crosscase --csv > sources.csv
  crosscase sources schools.crosscase --json")]
pub struct Sources {
    study: PathBuf,
    /// One JSON list with an object for each source.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table for spreadsheets.
    #[arg(long)]
    csv: bool,
}

/// What is known of a source beside what can be written in the table of sources.
const MORE: [&str; 7] = ["words", "evidence", "read by", "file", "format", "original kept", "id"];

impl Sources {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let mut evidence: BTreeMap<SourceId, usize> = BTreeMap::new();
        for one in study.evidence.iter() {
            *evidence.entry(one.source).or_default() += 1;
        }
        let sources: Vec<&Source> =
            study.cases_in_order().iter().flat_map(|case| study.sources_of(case.id)).collect();
        let rows = sources
            .into_iter()
            .map(|source| row(study, source, evidence.get(&source.id).copied().unwrap_or(0)));
        if self.json {
            let list: Vec<Value> = rows.map(object).collect();
            return Ok(serde_json::to_string_pretty(&list)?.into());
        }
        let heads: Vec<&str> = SourceField::ALL.iter().map(|field| field.head()).chain(MORE).collect();
        if self.csv {
            let head = heads.iter().map(|head| (*head).to_owned()).collect();
            let rows = rows.map(|row| row.into_iter().map(|(_, cell)| guarded(&cell)).collect());
            return Ok(table::csv(std::iter::once(head).chain(rows)).into());
        }
        let shown = ["title", "case", "kind", "date", "words", "evidence", "format"];
        let rows: Vec<Vec<String>> = std::iter::once(shown.map(str::to_owned).to_vec())
            .chain(rows.map(|row| shown.iter().map(|head| cell(&row, head)).collect()))
            .collect();
        Ok(columns(&rows).into())
    }
}

type Row = Vec<(&'static str, Value)>;

fn row(study: &Study, source: &Source, evidence: usize) -> Row {
    let readers = source.read_by.iter().filter_map(|coder| study.coders.get(*coder));
    let readers: Vec<&str> = readers.map(|coder| coder.name.as_str()).collect();
    let origin = &source.origin;
    let more = [
        json!(source.words),
        json!(evidence),
        json!(readers.join("; ")),
        json!(origin.file_name),
        json!(origin.format),
        json!(if origin.original.is_empty() { "no" } else { "yes" }),
        json!(source.id.to_string()),
    ];
    let own = SourceField::ALL.iter().map(|field| (field.head(), json!(field.words(study, source))));
    own.chain(MORE.into_iter().zip(more)).collect()
}

/// The same with names that are one word, lists as lists, and yes or no as such.
fn object(row: Row) -> Value {
    let mut object = Map::new();
    for (head, value) in row {
        let value = match (head, value.as_str()) {
            ("participants" | "read by", Some(list)) => {
                json!(list.split("; ").filter(|one| !one.is_empty()).collect::<Vec<_>>())
            }
            ("original kept", Some(kept)) => json!(kept == "yes"),
            _ => value,
        };
        object.insert(head.replace(' ', "_"), value);
    }
    Value::Object(object)
}

fn cell(row: &Row, head: &str) -> String {
    row.iter().find(|(own, _)| *own == head).map(|(_, value)| plain(value)).unwrap_or_default()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn guarded(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), table::guarded)
}

/// Columns as wide as their cells, up to a limit; long titles are cut.
fn columns(rows: &[Vec<String>]) -> String {
    const WIDEST: usize = 48;
    let cut = |cell: &String| {
        let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > WIDEST {
            line.chars().take(WIDEST - 1).chain(['…']).collect()
        } else {
            line
        }
    };
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(cut).collect()).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
