//! `crosscase findings`, `crosscase comparisons` and `crosscase propositions`

use std::path::PathBuf;

use clap::Args;

use super::lens::unknown;
use super::table_out::ToldOut;
use super::{Failure, Output, study};
use crate::analysis::Index;
use crate::export::claims::{Listed, claimed};
use crate::export::sheet::Sheet;
use crate::study::ComparisonKind;

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase findings my-study.crosscase
  crosscase findings my-study.crosscase --csv > findings.csv
  crosscase findings my-study.crosscase -o findings.docx")]
pub struct FindingsArguments {
    study: PathBuf,
    #[command(flatten)]
    out: ToldOut,
}

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase comparisons my-study.crosscase
  crosscase comparisons my-study.crosscase --kind divergent-same-outcome --md

Kinds: common-different-causes, divergent-same-outcome, same-mechanism, difference, within-case-contrast,
outlier.")]
pub struct ComparisonsArguments {
    study: PathBuf,
    /// Those of one kind only.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    out: ToldOut,
}

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase propositions my-study.crosscase
  crosscase propositions my-study.crosscase --json")]
pub struct PropositionsArguments {
    study: PathBuf,
    #[command(flatten)]
    out: ToldOut,
}

impl FindingsArguments {
    pub fn run(self) -> Result<Output, Failure> {
        list(&self.study, Listed::Findings, &self.out)
    }
}

impl ComparisonsArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let kind = match &self.kind {
            None => None,
            Some(name) => {
                let found =
                    ComparisonKind::ALL.into_iter().find(|kind| kind.key() == name.trim().to_lowercase());
                let known = || ComparisonKind::ALL.map(ComparisonKind::key).to_vec();
                Some(found.ok_or_else(|| unknown("kind of comparison", name, known()))?)
            }
        };
        list(&self.study, Listed::Comparisons(kind), &self.out)
    }
}

impl PropositionsArguments {
    pub fn run(self) -> Result<Output, Failure> {
        list(&self.study, Listed::Propositions, &self.out)
    }
}

fn list(path: &std::path::Path, what: Listed, out: &ToldOut) -> Result<Output, Failure> {
    out.check()?;
    let opened = study::open(path)?;
    let study = &opened.contents.study;
    let found = claimed(study, &Index::build(study), what);
    let objects = found.objects;
    let mut sheet = found.sheet;
    if !out.date().is_empty() {
        sheet.caption.push(format!("Made on {}.", out.date()));
    }
    out.write(|| told(&sheet), || sheet.clone(), |_| serde_json::Value::Array(objects))
}

/// The number, what is claimed, and in a line below how it stands.
fn told(sheet: &Sheet) -> String {
    if sheet.rows.is_empty() {
        return sheet.notes.join(" ");
    }
    // Long words of their own have columns of the tables.
    const LEFT: [&str; 3] = ["mechanism", "reason", "rivals"];
    let mut text = String::new();
    for row in &sheet.rows {
        let mut parts = Vec::new();
        for (column, cell) in sheet.columns.iter().zip(&row.cells).skip(1) {
            let (head, shown) = (column.labels.join(" "), cell.value.shown());
            if !shown.is_empty() && !LEFT.contains(&head.as_str()) {
                parts.push(format!("{head}: {shown}"));
            }
        }
        let first = row.cells.first().map(|cell| cell.value.shown()).unwrap_or_default();
        text.push_str(&format!("{} {first}\n    {}\n", row.label, parts.join(" · ")));
    }
    text
}
