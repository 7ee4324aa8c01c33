//! `crosscase info`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Failure, Output, study};
use crate::analysis::{fingerprint, totals};

#[derive(Args)]
#[command(after_help = "Example:
  crosscase info sample-projects/health-partnerships --json")]
pub struct Info {
    study: PathBuf,
    /// One JSON object of counts.
    #[arg(long)]
    json: bool,
}

impl Info {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let t = totals(study);
        let counts = [
            ("cases", t.cases as u64),
            ("units", t.units as u64),
            ("sources", t.sources as u64),
            ("words", t.words),
            ("evidence", t.evidence as u64),
            ("themes", t.themes as u64),
            ("levels", t.levels as u64),
            ("findings", t.findings as u64),
            ("links", t.links as u64),
            ("comparisons", t.comparisons as u64),
            ("outliers", t.outliers as u64),
            ("propositions", t.propositions as u64),
            ("recommendations", t.recommendations as u64),
            ("scales", t.scales as u64),
            ("placements", t.placements as u64),
            ("actors", t.actors as u64),
            ("flows", t.flows as u64),
            ("memos", t.memos as u64),
            ("coders", t.coders as u64),
        ];
        if self.json {
            let object: serde_json::Map<String, serde_json::Value> =
                counts.into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
            return Ok(serde_json::to_string_pretty(&object)?.into());
        }
        let mut text = format!("{}\n", study.front().title);
        if !study.front().question.is_empty() {
            writeln!(text, "{}", study.front().question).ok();
        }
        text.push('\n');
        for (name, count) in counts {
            writeln!(text, "{name:<16}{count:>9}").ok();
        }
        writeln!(text, "\nstudy {}", fingerprint(study)).ok();
        Ok(text.into())
    }
}
