//! `crosscase audit`

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, Output, study};
use crate::analysis::audit::{Audit, Flaw, Flawed, audit, sentence, where_is};
use crate::analysis::{Index, label_of, plain_id, theme_name, words_of_claim};
use crate::study::{AnyId, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase audit my-study.crosscase
  crosscase audit my-study.crosscase --json
  crosscase audit my-study.crosscase --strict && echo grounded

A claim is a finding, comparison, outlier, proposition, recommendation, placement or synthesis. It contradicts
its own cells where most of the passages that it rests on there say the opposite, or where a cell it is about is
marked as one where nothing is.")]
pub struct AuditArguments {
    study: PathBuf,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Exit 1 when a claim is not grounded.
    #[arg(long)]
    strict: bool,
}

impl AuditArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let found = audit(study, &Index::build(study));
        let text = if self.json {
            serde_json::to_string_pretty(&object(study, &found))?
        } else {
            told(study, &found)
        };
        let airy = found.of(Flaw::NotGrounded).next().is_some();
        Ok(Output { text, code: u8::from(self.strict && airy) })
    }
}

fn head(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::NotGrounded => "Not grounded",
        Flaw::Stale => "Stale: evidence behind them changed",
        Flaw::Contradicted => "Contradicted by their own cells",
        Flaw::OneSided => "One-sided: several cases, evidence from one",
        Flaw::SingleSource => "From one source",
        Flaw::SingleCoder => "From one coder",
        Flaw::OnlySupporting => "With nothing against them on record",
    }
}

fn told(study: &Study, found: &Audit) -> String {
    let mut text = match found.claims {
        0 => "The study has no claims yet.\n".to_owned(),
        1 => "1 claim.\n".to_owned(),
        count => format!("{count} claims.\n"),
    };
    for flaw in Flaw::ALL {
        let all: Vec<&Flawed> = found.of(flaw).collect();
        text.push_str(&format!("\n{}: {}\n", head(flaw), all.len()));
        // Of flaws that say the same of every claim a list of names is enough.
        if matches!(flaw, Flaw::OneSided | Flaw::SingleSource | Flaw::SingleCoder | Flaw::OnlySupporting) {
            let names: Vec<String> = all.iter().map(|one| where_is(study, one.claim)).collect();
            wrapped(&names, &mut text);
            continue;
        }
        for one in all {
            let words =
                label_of(study, one.claim).map(|_| words_of_claim(study, one.claim)).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = if words.is_empty() { words } else { format!(" {words}") };
            text.push_str(&format!(
                "  {}{words}\n    {}\n",
                where_is(study, one.claim),
                sentence(study, one)
            ));
        }
    }
    text.push_str(&format!("\nFindings without a level: {}\n", found.without_level.len()));
    wrapped(&found.without_level.iter().map(|id| where_is(study, *id)).collect::<Vec<_>>(), &mut text);
    text.push_str(&format!("\nFlows and links that name no passage: {}\n", found.drawn.len()));
    text.push_str(&format!("\nComparisons that are due: {}\n", found.due.len()));
    for due in &found.due {
        let cases = due.cases.map(|id| study.cases.get(id).map_or("", |case| case.name.as_str()));
        let findings: Vec<String> =
            due.findings.iter().map(|id| where_is(study, AnyId::Finding(*id))).collect();
        text.push_str(&format!(
            "  {}: {} and {}. {} {}\n",
            theme_name(study, due.theme),
            cases[0],
            cases[1],
            due.sentence(),
            findings.join(", ")
        ));
    }
    text
}

/// Names with commas, in lines that a terminal holds.
fn wrapped(names: &[String], text: &mut String) {
    const WIDE: usize = 100;
    let mut line = String::new();
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 < names.len() { ", " } else { "" };
        if !line.is_empty() && line.chars().count() + name.chars().count() > WIDE {
            text.push_str(&format!("  {}\n", line.trim_end()));
            line.clear();
        }
        line.push_str(name);
        line.push_str(end);
    }
    if !line.is_empty() {
        text.push_str(&format!("  {line}\n"));
    }
}

fn named(study: &Study, id: AnyId) -> Value {
    let kind = format!("{:?}", id.kind()).to_lowercase();
    json!({ "kind": kind, "id": plain_id(id), "called": where_is(study, id), "words": words_of_claim(study, id) })
}

fn object(study: &Study, found: &Audit) -> Value {
    let mut flaws = serde_json::Map::new();
    for flaw in Flaw::ALL {
        let list = found.of(flaw).map(|one| {
            let mut out = named(study, one.claim);
            out["why"] = json!(sentence(study, one));
            if !one.evidence.is_empty() {
                out["evidence"] = json!(one.evidence.iter().map(ToString::to_string).collect::<Vec<_>>());
            }
            if !one.parts.is_empty() {
                out["parts"] = json!(one.parts.iter().map(|id| where_is(study, *id)).collect::<Vec<_>>());
            }
            out
        });
        flaws.insert(flaw.key().replace('-', "_"), Value::Array(list.collect()));
    }
    let due = found.due.iter().map(|due| {
        let cases = due.cases.map(|id| study.cases.get(id).map_or("", |case| case.name.as_str()));
        json!({
            "theme": theme_name(study, due.theme),
            "cases": cases,
            "why": due.why.key(),
            "findings": due.findings.iter().map(|id| where_is(study, AnyId::Finding(*id))).collect::<Vec<_>>(),
        })
    });
    json!({
        "claims": found.claims,
        "flaws": flaws,
        "findings_without_level": found.without_level.iter().map(|id| where_is(study, *id)).collect::<Vec<_>>(),
        "flows_and_links_without_evidence": found.drawn.iter().map(|id| named(study, *id)).collect::<Vec<_>>(),
        "comparisons_due": due.collect::<Vec<_>>(),
    })
}
