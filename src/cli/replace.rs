//! `crosscase replace`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Failure, Output, study};
use crate::edit::{At, Counts, FindBy, Finder, Preview, Renaming, replaced};
use crate::import;
use crate::session::{Purge, Purged};
use crate::storage::Proof;
use crate::study::{AnyId, Kind, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase replace my-study.crosscase Anna Maria --word --dry-run
  crosscase replace my-study.crosscase \"Anna Meier\" \"Maria Kraus\" --word --purge
  crosscase replace my-study.crosscase --pseudonyms my-study.pseudonyms.csv --purge

Exit 1 if none of the words is in the study, or if with --purge the proof finds them still.")]
pub struct Replace {
    study: PathBuf,
    /// The words to replace, in capitals or not.
    #[arg(required_unless_present = "pseudonyms", requires = "new")]
    old: Option<String>,
    /// What is to stand there: Anna → Maria makes ANNA → MARIA.
    new: Option<String>,
    /// Whole words only, with or without a possessive.
    #[arg(long)]
    word: bool,
    /// Only these letters, in these capitals.
    #[arg(long)]
    exact: bool,
    /// A CSV table with columns name and pseudonym, and if you like variants and note. Whole words.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old", "new"])]
    pseudonyms: Option<PathBuf>,
    /// List the places and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Then take the old words out of history and originals for good.
    #[arg(long)]
    purge: bool,
    /// A receipt as one JSON object.
    #[arg(long)]
    json: bool,
}

impl Replace {
    pub fn run(self) -> Result<Output, Failure> {
        let (names, what) = match (&self.pseudonyms, &self.old, &self.new) {
            (Some(path), ..) => {
                let table = study::pseudonyms(path)?;
                let what = match table.rows.len() {
                    1 => "Put 1 pseudonym".to_owned(),
                    many => format!("Put {many} pseudonyms"),
                };
                (table.renamings(), what)
            }
            (None, Some(old), Some(new)) => (vec![Renaming::new(old, new)], replaced(old)),
            _ => return Err(Failure::usage("Say what to replace, and with what.")),
        };
        let whole_words = self.word || self.pseudonyms.is_some();
        let finder = Finder::new(&names, FindBy { whole_words, any_case: !self.exact });
        if finder.is_empty() {
            return Err(Failure::usage("There is nothing to look for."));
        }
        if self.dry_run {
            let opened = study::open(&self.study)?;
            let preview = Preview::new(&opened.contents.study, &finder, import::slug);
            let counts = preview.counts(|_| true);
            if self.json {
                return Ok(serde_json::to_string_pretty(&receipt(&counts, None, Some(&preview)))?.into());
            }
            return Ok(listed(&opened.contents.study, &preview, &counts).into());
        }
        let mut counts = Counts::default();
        let mut purged = None;
        study::session(&self.study, |session| {
            let preview = Preview::new(session.study(), &finder, import::slug);
            counts = preview.counts(|_| true);
            if preview.is_empty() && !self.purge {
                return Err(Failure::new("None of the words is in the study; it was not changed."));
            }
            if !preview.is_empty() {
                let command = preview.command(session.study(), &what, import::slug, |_| true);
                session.edit(&command)?;
            }
            if self.purge {
                purged = Some(session.purge(&finder)?);
            }
            Ok(())
        })?;
        let clean = purged.as_ref().is_none_or(|purged| purged.proof.is_clean());
        let text = if self.json {
            serde_json::to_string_pretty(&receipt(&counts, purged.as_ref(), None))?
        } else {
            let mut text = format!("{}.\n", summary(&counts));
            if let Some(purged) = &purged {
                text.push_str(&told(&purged.removed, &purged.proof));
            }
            text
        };
        Ok(Output { text, code: u8::from(!clean) })
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn summary(counts: &Counts) -> String {
    let texts = counts.by_kind.get(&Kind::Text).copied().unwrap_or(0);
    format!(
        "Replaced in {}: {} in texts, {} elsewhere; {} touched",
        count(counts.places, "place"),
        texts,
        counts.places - texts,
        count(counts.sources.len(), "source")
    )
}

fn told(removed: &Purge, proof: &Proof) -> String {
    format!("Purged {removed}.\n{}\n", proof_told(proof))
}

/// What a proof says, in a sentence or two.
pub(super) fn proof_told(proof: &Proof) -> String {
    let mut text = if proof.found.is_empty() && proof.unread.is_empty() {
        format!("Searched all {}, unpacked: the old words are in none of them.", count(proof.parts, "part"))
    } else if proof.found.is_empty() {
        let read = proof.parts.saturating_sub(proof.unread.len());
        format!(
            "Searched {} of {}, unpacked: the old words are in none of them.",
            read,
            count(proof.parts, "part")
        )
    } else {
        format!("The old words are still in {}.", proof.found.join(", "))
    };
    if !proof.inside.is_empty() {
        write!(text, " Their letters stand inside longer words in {}.", proof.inside.join(", ")).ok();
    }
    for (near, said) in
        [(true, "They may still name somebody"), (false, "Longer words that hold their letters")]
    {
        let mut words = proof.left.iter().filter(|(_, left)| left.near == near).peekable();
        if words.peek().is_some() {
            let words: Vec<String> =
                words.map(|(part, left)| format!("“{}” ({part}, line {})", left.word, left.line)).collect();
            write!(text, " {said}: {}.", words.join(", ")).ok();
        }
    }
    if !proof.unread.is_empty() {
        write!(
            text,
            " These originals can’t be searched (PDF, pictures, old formats); look at them yourself: {}.",
            proof.unread.join(", ")
        )
        .ok();
    }
    text
}

pub(super) fn proof_json(proof: &Proof) -> serde_json::Value {
    let left = proof.left.iter().map(
        |(part, left)| json!({ "part": part, "line": left.line, "word": left.word, "may_name": left.near }),
    );
    json!({
        "left": left.collect::<Vec<_>>(),
        "parts": proof.parts, "bytes": proof.bytes, "clean": proof.is_clean(),
        "all_searchable": proof.unread.is_empty(),
        "found": proof.found, "inside_longer_words": proof.inside, "not_searchable": proof.unread,
    })
}

pub(super) fn counts_json(counts: &Counts) -> serde_json::Value {
    let by_kind: serde_json::Map<String, serde_json::Value> = counts
        .by_kind
        .iter()
        .map(|(kind, count)| (format!("{kind:?}").to_lowercase(), json!(count)))
        .collect();
    json!({ "places": counts.places, "sources": counts.sources.len(), "by_kind": by_kind })
}

fn receipt(counts: &Counts, purged: Option<&Purged>, preview: Option<&Preview>) -> serde_json::Value {
    let mut receipt = json!({ "replaced": counts_json(counts) });
    if let Some(Purged { removed, proof }) = purged {
        receipt["purged"] = json!({
            "steps": removed.steps, "originals": removed.originals.len(),
            "removed_files": removed.originals,
            "pictures": removed.pictures.iter().map(|picture| {
                json!({ "was": picture.name, "is": picture.becomes })
            }).collect::<Vec<_>>(),
            "earlier_copy": removed.earlier_copy, "proof": proof_json(proof),
        });
    }
    if let Some(preview) = preview {
        let places = preview.places.iter().map(|place| {
            json!({
                "record": place.record.to_string(), "field": place.field,
                "at": [place.range.start, place.range.end], "found": place.found, "with": place.with,
                "before": place.before, "after": place.after,
            })
        });
        receipt["places"] = places.collect();
        let near = preview.near.iter().map(|near| {
            json!({
                "record": near.record.to_string(), "line": near.line, "word": near.word,
                "replaced": near.replaced,
            })
        });
        receipt["near"] = near.collect();
        receipt["dry_run"] = json!(true);
    }
    receipt
}

fn listed(study: &Study, preview: &Preview, counts: &Counts) -> String {
    let mut text = String::new();
    let name_of = |record: AnyId| {
        let source = match record {
            AnyId::Source(id) | AnyId::Text(id) => study.sources.get(id),
            _ => None,
        };
        source.map_or_else(|| record.to_string(), |source| source.slug.clone())
    };
    for place in &preview.places {
        let name = name_of(place.record);
        let field = if place.at == At::Text { "" } else { place.field };
        let sign = if field.is_empty() { "" } else { ", " };
        writeln!(
            text,
            "{name}{sign}{field}: {}[{} → {}]{}",
            place.before, place.found, place.with, place.after
        )
        .ok();
    }
    for near in &preview.near {
        let said = if near.replaced { "replaced, and may be part of another name" } else { "left as it is" };
        writeln!(text, "Look at “{}” ({}, line {}): {said}.", near.word, name_of(near.record), near.line)
            .ok();
    }
    let texts = counts.by_kind.get(&Kind::Text).copied().unwrap_or(0);
    writeln!(
        text,
        "{} would change: {texts} in texts, {} elsewhere; {} touched.",
        count(counts.places, "place"),
        counts.places - texts,
        count(counts.sources.len(), "source")
    )
    .ok();
    text
}
