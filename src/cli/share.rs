//! `crosscase share`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::replace::{counts_json, proof_json, proof_told};
use super::{Failure, Output, study};
use crate::analysis::resolve_name;
use crate::edit::{FindBy, Finder};
use crate::export::clean::{Choice, CleanReceipt, clean_with_pictures};
use crate::session;
use crate::storage::{self, Form, Overwrite};
use crate::study::{AnyId, Kind};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase share my-study.crosscase for-the-archive.crosscase --pseudonyms my-study.pseudonyms.csv
  crosscase share my-study.crosscase one-case.crosscase --case Hillside --json

Exit 1 if a name is left in the copy, or nothing could be written.")]
pub struct Share {
    study: PathBuf,
    /// NAME.crosscase for a file, any other name for a folder. Must not be there yet.
    to: PathBuf,
    /// Only this case, by name or id; may be given many times.
    #[arg(long)]
    case: Vec<String>,
    /// Only this source, by title, file name or id; may be given many times.
    #[arg(long)]
    source: Vec<String>,
    /// Leave pictures out. Else they are taken along, without what is written in their files beside them.
    #[arg(long)]
    without_pictures: bool,
    /// A CSV table with columns name and pseudonym, and if you like variants and note.
    #[arg(long, value_name = "FILE")]
    pseudonyms: Option<PathBuf>,
    /// A receipt as one JSON object.
    #[arg(long)]
    json: bool,
}

impl Share {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        if opened.damaged {
            return Err(Failure::new(
                "The study is damaged; a copy of it would not be whole. Nothing was written.",
            ));
        }
        let whole = &opened.contents.study;
        let names = match &self.pseudonyms {
            Some(path) => study::pseudonyms(path)?.renamings(),
            None => Vec::new(),
        };
        let finder = Finder::new(&names, FindBy::default());
        let mut choice = Choice { without_pictures: self.without_pictures, ..Choice::default() };
        for name in &self.case {
            if let AnyId::Case(id) = resolve_name(whole, Kind::Case, name)? {
                choice.cases.get_or_insert_default().insert(id);
            }
        }
        for name in &self.source {
            if let AnyId::Source(id) = resolve_name(whole, Kind::Source, name)? {
                choice.sources.get_or_insert_default().insert(id);
            }
        }
        let (contents, receipt) = clean_with_pictures(whole, &opened.contents.originals, &choice, &finder)?;
        storage::save(&self.to, Form::of(&self.to), &contents, Overwrite::Never)
            .map_err(|error| study::not_saved(&error))?;
        let proof = if names.is_empty() { None } else { Some(session::prove(&self.to, &finder)?) };
        let originals = opened.contents.originals.names().count().saturating_sub(receipt.pictures);
        let history = !opened.contents.history.is_empty();
        let text = if self.json {
            let receipt = json!({
                "written": self.to.display().to_string(),
                "cases": receipt.cases, "sources": receipt.sources, "evidence": receipt.evidence,
                "pictures": receipt.pictures,
                "left_out": {
                    "history": history, "originals": originals, "cases": receipt.without_cases,
                    "sources": receipt.without_sources, "evidence": receipt.without_evidence,
                    "private_memos": receipt.without_private_memos,
                    "other_memos": receipt.without_other_memos,
                    "pictures": receipt.without_pictures,
                    "evidence_without_picture": receipt.without_picture_evidence,
                },
                "replaced": counts_json(&receipt.replaced),
                "proof": proof.as_ref().map(proof_json),
            });
            serde_json::to_string_pretty(&receipt)?
        } else {
            let mut text =
                format!("{} was written. {}\n", self.to.display(), told(&receipt, history, originals));
            if let Some(proof) = &proof {
                writeln!(text, "{}", proof_told(proof)).ok();
            }
            text
        };
        let code = u8::from(proof.is_some_and(|proof| !proof.is_clean()));
        Ok(Output { text, code })
    }
}

fn told(receipt: &CleanReceipt, history: bool, originals: usize) -> String {
    let count = |number: usize, what: &str| {
        if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
    };
    let mut left = Vec::new();
    if history {
        left.push("the history".to_owned());
    }
    for (number, what) in [
        (originals, "original"),
        (receipt.without_cases, "case"),
        (receipt.without_sources, "source"),
        (receipt.without_private_memos, "private memo"),
        (receipt.without_other_memos, "other memo"),
    ] {
        if number > 0 {
            left.push(count(number, what));
        }
    }
    if receipt.without_evidence > 0 {
        left.push(format!("{} of evidence", count(receipt.without_evidence, "piece")));
    }
    let left = if left.is_empty() { "nothing".to_owned() } else { left.join(", ") };
    let mut pictures = String::new();
    if receipt.pictures > 0 {
        pictures = format!(
            " With {}: what was written in the files beside the pictures is gone, what they show is not changed.",
            count(receipt.pictures, "picture")
        );
    }
    if receipt.without_pictures > 0 {
        write!(
            pictures,
            " Without the picture of {}, of which {} of evidence show parts.",
            count(receipt.without_pictures, "source"),
            count(receipt.without_picture_evidence, "piece")
        )
        .ok();
    }
    format!(
        "In it: {}, {}, {} of evidence. Left out: {left}. Names replaced in {}.{pictures}",
        count(receipt.cases, "case"),
        count(receipt.sources, "source"),
        count(receipt.evidence, "piece"),
        count(receipt.replaced.places, "place")
    )
}
