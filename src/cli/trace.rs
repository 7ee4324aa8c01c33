//! `crosscase trace`

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, Output, study};
use crate::analysis::trace::{Link, Node, trace};
use crate::analysis::{audit, find_called, label_of, plain_id, words_of_claim};
use crate::study::{AnyId, Case, Evidence, Polarity, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase trace my-study.crosscase P4
  crosscase trace my-study.crosscase F24 --json
  crosscase trace my-study.crosscase \"Field officers, what was said\"")]
pub struct TraceArguments {
    study: PathBuf,
    /// A claim by its number (F24, C08, O1, P4, R2), a source by its title, any record by its id.
    id: String,
    /// One JSON object with the chain as a tree.
    #[arg(long)]
    json: bool,
}

impl TraceArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let of = find_called(study, &self.id)?;
        let found = trace(study, of);
        if self.json {
            let list = |nodes: &[Node]| nodes.iter().map(|node| object(study, node)).collect::<Vec<_>>();
            let mut all = record(study, of);
            all["question"] = json!(study.front().question);
            all["rests_on"] = json!(list(&found.down));
            all["carries"] = json!(list(&found.up));
            return Ok(serde_json::to_string_pretty(&all)?.into());
        }
        let mut text = format!("{}\n", line(study, Link::Record(of)));
        for (head, nothing, nodes) in [
            ("Rests on", "Rests on nothing that the study holds.", &found.down),
            ("Carries", "Nothing rests on it yet.", &found.up),
        ] {
            if nodes.is_empty() {
                text.push_str(&format!("\n{nothing}\n"));
                continue;
            }
            text.push_str(&format!("\n{head}\n"));
            write(study, nodes, 1, &mut text);
        }
        Ok(text.into())
    }
}

fn write(study: &Study, nodes: &[Node], depth: usize, text: &mut String) {
    for node in nodes {
        let against = if node.against { "against: " } else { "" };
        let again = if node.again { " (told above)" } else { "" };
        let indent = "  ".repeat(depth);
        text.push_str(&format!("{indent}{against}{}{again}\n", line(study, node.what)));
        write(study, &node.next, depth + 1, text);
    }
}

fn line(study: &Study, what: Link) -> String {
    match what {
        Link::Question => format!("question: {}", flat(&study.front().question)),
        Link::Fieldwork(case) => study
            .cases
            .get(case)
            .map_or_else(String::new, |case| format!("fieldwork of {}: {}", case.name, fieldwork(case))),
        Link::Record(AnyId::Evidence(id)) => {
            study.evidence.get(id).map_or_else(String::new, |one| passage(study, one))
        }
        Link::Record(AnyId::Source(id)) => study.sources.get(id).map_or_else(String::new, |one| {
            let case = study.cases.get(one.case).map_or("no case", |case| case.name.as_str());
            let more: Vec<&str> = [one.kind.key(), one.date.trim(), one.place.trim()]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect();
            format!("source {}, {case} ({})", one.title, more.join(", "))
        }),
        Link::Record(id) => {
            let words = flat(&words_of_claim(study, id));
            let called = audit::where_is(study, id);
            if label_of(study, id).is_some() { format!("{called} {words}") } else { called }
        }
    }
}

fn passage(study: &Study, one: &Evidence) -> String {
    let coder = study.coders.get(one.coder).map_or("someone", |coder| coder.initials.as_str());
    let at = if one.region.is_some() {
        "part of the picture".to_owned()
    } else {
        format!("paragraph {}", study.paragraph_number(one.source, one.span.start))
    };
    let sign = one.polarity.map_or("", |polarity| polarity.sign());
    format!("{sign}“{}” ({at}, coded by {coder})", flat(&one.quote))
}

fn fieldwork(case: &Case) -> String {
    let done = &case.fieldwork;
    let mut parts: Vec<String> = Vec::new();
    let when: Vec<&str> =
        [done.from.trim(), done.to.trim()].into_iter().filter(|day| !day.is_empty()).collect();
    if !when.is_empty() {
        parts.push(when.join(" to "));
    }
    parts.extend(done.entries.iter().map(|entry| match entry.count {
        0 => entry.kind.clone(),
        count => format!("{}: {count}", entry.kind),
    }));
    if parts.is_empty() { "nothing on record".to_owned() } else { parts.join("; ") }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn record(study: &Study, id: AnyId) -> Value {
    let kind = format!("{:?}", id.kind()).to_lowercase();
    let mut out = json!({ "kind": kind, "id": plain_id(id), "words": words_of_claim(study, id) });
    if let Some(label) = label_of(study, id) {
        out["label"] = json!(label);
    }
    if let AnyId::Evidence(id) = id
        && let Some(one) = study.evidence.get(id)
    {
        out["source"] = json!(study.sources.get(one.source).map(|source| source.title.as_str()));
        out["paragraph"] = json!(study.paragraph_number(one.source, one.span.start));
        out["coder"] = json!(study.coders.get(one.coder).map(|coder| coder.initials.as_str()));
        out["polarity"] = json!(one.polarity.map(Polarity::key));
    }
    out
}

fn object(study: &Study, node: &Node) -> Value {
    let mut out = match node.what {
        Link::Record(id) => record(study, id),
        Link::Question => json!({ "kind": "question", "words": study.front().question }),
        Link::Fieldwork(case) => {
            let case = study.cases.get(case);
            json!({ "kind": "fieldwork", "case": case.map(|case| case.name.as_str()), "words": case.map(fieldwork) })
        }
    };
    if node.against {
        out["against"] = json!(true);
    }
    if node.again {
        out["told_above"] = json!(true);
    }
    if !node.next.is_empty() {
        out["next"] = json!(node.next.iter().map(|node| object(study, node)).collect::<Vec<_>>());
    }
    out
}
