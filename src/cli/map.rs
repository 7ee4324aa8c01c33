//! `crosscase map`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::lens::unknown;
use super::{Failure, Output, study};
use crate::analysis::actors::{Chain, Structure, missing, structure};
use crate::analysis::{Index, Lens};
use crate::export::figure as out;
use crate::figure::Style;
use crate::figure::draw::Look;
use crate::figure::structure::{Wanted, chart};
use crate::study::{ActorId, CaseId, FlowKind, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase map STUDY                                  what can be read off, in words
  crosscase map STUDY -o structure.svg                 all cases side by side
  crosscase map STUDY Cambodia -o cambodia.pdf
  crosscase map STUDY --kind funding --kind accountability -o money.svg
  crosscase map STUDY --json

Kinds of flow: funding, accountability, management, permission, service, voice, relationship.")]
pub struct MapArguments {
    study: PathBuf,
    /// Cases by name, side by side; without one, all.
    cases: Vec<String>,
    /// Where the map goes; the ending says as what: .svg, .pdf, .png, or for its flows .csv, .tsv, .md, .html,
    /// .tex, .json, .xlsx, .docx. Without it, what can be read off is told.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Kinds of flow that are drawn; without one, all.
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// A kind that stands out among the others.
    #[arg(long, value_name = "KIND")]
    stress: Option<String>,
    #[arg(long, value_enum, default_value = "light")]
    style: StyleName,
    /// Points across (72 to the inch), at least; a map takes what its names need.
    #[arg(long)]
    width: Option<u16>,
    /// Dots an inch of a PNG.
    #[arg(long, default_value_t = 144)]
    density: u32,
    /// The day that the caption names; none if it is not given.
    #[arg(long, default_value = "")]
    date: String,
    /// What can be read off, as one JSON object.
    #[arg(long, conflicts_with = "output")]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum StyleName {
    Light,
    Dark,
    /// Black on white.
    Print,
    /// Larger type.
    Slides,
}

impl MapArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let format = match &self.output {
            None => None,
            Some(path) => {
                let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                let kind = out::Kind::of(&ending, self.density);
                Some(kind.ok_or_else(|| unknown("kind of file", &ending, out::Kind::endings()))?)
            }
        };
        if !(18..=1200).contains(&self.density) {
            return Err(Failure::usage("The density is a number of dots an inch from 18 to 1200."));
        }
        let kinds = self.kind.iter().map(|name| kind(name)).collect::<Result<_, _>>()?;
        let stressed = self.stress.as_deref().map(kind).transpose()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let mut cases = Vec::new();
        for name in &self.cases {
            cases.push(case(study, name)?);
        }
        if let (Some(path), Some(format)) = (&self.output, format) {
            let wanted = Wanted { cases: cases.into_iter().collect(), kinds, stressed };
            let style = match self.style {
                StyleName::Light => Style::Light,
                StyleName::Dark => Style::Dark,
                StyleName::Print => Style::Print,
                StyleName::Slides => Style::Slides,
            };
            let look = Look { width: self.width.map_or(style.width(), f32::from), style };
            let index = Index::build(study);
            let drawn = chart(study, &index, &Lens::default(), &wanted, look, &self.date);
            let bytes = out::write(&drawn.scene, format).map_err(|why| Failure::new(why.to_string()))?;
            crate::storage::write_atomically(path, &bytes)
                .map_err(|why| Failure::new(format!("{} could not be written: {why}.", path.display())))?;
            return Ok(String::new().into());
        }
        if cases.is_empty() {
            cases = study.cases_in_order().iter().map(|case| case.id).collect();
        }
        let read: Vec<Structure> = cases.iter().map(|case| structure(study, *case)).collect();
        if self.json {
            return Ok(serde_json::to_string_pretty(&object(study, &cases, &read))?.into());
        }
        Ok(told(study, &cases, &read).into())
    }
}

fn kind(name: &str) -> Result<FlowKind, Failure> {
    let lower = name.trim().to_lowercase();
    let found = FlowKind::ALL.into_iter().find(|kind| kind.key() == lower);
    found.ok_or_else(|| unknown("kind of flow", name, FlowKind::ALL.map(FlowKind::key).to_vec()))
}

fn case(study: &Study, name: &str) -> Result<CaseId, Failure> {
    let lower = name.trim().to_lowercase();
    let all = study.cases_in_order();
    let found = all.iter().find(|case| case.name.to_lowercase() == lower);
    let near = || all.iter().map(|case| case.name.as_str()).collect();
    found.map(|case| case.id).ok_or_else(|| unknown("case", name, near()))
}

fn actor(study: &Study, id: ActorId) -> &str {
    study.actors.get(id).map_or("", |actor| actor.name.as_str())
}

fn names(study: &Study, ids: &[ActorId]) -> Vec<String> {
    ids.iter().map(|id| actor(study, *id).to_owned()).collect()
}

fn way(study: &Study, chain: &Chain) -> String {
    names(study, &chain.0).join(" → ")
}

fn case_name(study: &Study, id: CaseId) -> &str {
    study.cases.get(id).map_or("", |case| case.name.as_str())
}

fn told(study: &Study, cases: &[CaseId], read: &[Structure]) -> String {
    let mut text = String::new();
    for one in read {
        text.push_str(&format!(
            "{}: {} actors, {} flows\n",
            case_name(study, one.case),
            one.actors,
            one.flows
        ));
        for kind in &one.kinds {
            let links = kind.length();
            text.push_str(&format!("  {} ({}): longest chain {links}\n", kind.kind.key(), kind.flows));
            for chain in &kind.longest {
                text.push_str(&format!("    {}\n", way(study, chain)));
            }
            for round in &kind.loops {
                text.push_str(&format!("    round and round: {}\n", names(study, round).join(", ")));
            }
        }
        let answers: Vec<String> = one
            .answers
            .iter()
            .map(|(from, to)| format!("{} → {}", actor(study, *from), actor(study, *to)))
            .collect();
        if !answers.is_empty() {
            text.push_str(&format!("  Who answers to whom: {}\n", answers.join("; ")));
        }
        let (good, all) = one.answered;
        if all > 0 {
            text.push_str(&format!("  Money whose receiver answers to the giver: {good} of {all} flows\n"));
        }
        for power in &one.outside {
            let by: Vec<String> =
                power.by.iter().map(|(kind, count)| format!("{} {count}", kind.key())).collect();
            let expected = if power.expected { ", money only expected" } else { "" };
            text.push_str(&format!(
                "  Power outside the money: {} ({}{expected})\n",
                actor(study, power.actor),
                by.join(", ")
            ));
        }
        match &one.to_field {
            Some(chain) => text.push_str(&format!(
                "  From funder to field: {} links, {}\n",
                chain.length(),
                way(study, chain)
            )),
            None => text.push_str("  From funder to field: no way is on record\n"),
        }
        if !one.voice.is_empty() {
            let tiers: Vec<String> = one.voice.iter().map(|tier| format!("tier {tier}")).collect();
            text.push_str(&format!("  Voice enters at: {}\n", tiers.join(", ")));
        }
        if one.unstated > 0 {
            text.push_str(&format!(
                "  Inferred or expected, not stated: {} of {} flows\n",
                one.unstated, one.flows
            ));
        }
    }
    if cases.len() > 1 {
        text.push_str("In some cases only\n");
        for (shape, by_case) in missing(study, cases) {
            let there: Vec<String> = by_case
                .iter()
                .map(|(case, flows)| format!("{} {}", case_name(study, *case), flows.len()))
                .collect();
            text.push_str(&format!(
                "  {} from tier {} to tier {}: {}\n",
                shape.kind.key(),
                shape.from,
                shape.to,
                there.join(", ")
            ));
        }
    }
    text
}

fn object(study: &Study, cases: &[CaseId], read: &[Structure]) -> Value {
    let chain = |chain: &Chain| json!({ "links": chain.length(), "actors": names(study, &chain.0) });
    let of = |one: &Structure| {
        let kinds = one.kinds.iter().map(|kind| {
            json!({
                "kind": kind.kind.key(),
                "flows": kind.flows,
                "longest": kind.length(),
                "chains": kind.longest.iter().map(&chain).collect::<Vec<_>>(),
                "loops": kind.loops.iter().map(|round| names(study, round)).collect::<Vec<_>>(),
            })
        });
        let outside = one.outside.iter().map(|power| {
            let by: serde_json::Map<_, _> =
                power.by.iter().map(|(kind, count)| (kind.key().to_owned(), json!(count))).collect();
            json!({ "actor": actor(study, power.actor), "by": by, "money_expected": power.expected })
        });
        json!({
            "case": case_name(study, one.case),
            "actors": one.actors,
            "flows": one.flows,
            "kinds": kinds.collect::<Vec<_>>(),
            "answers": one.answers.iter().map(|(from, to)| [actor(study, *from), actor(study, *to)]).collect::<Vec<_>>(),
            "money_answered_for": { "flows": one.answered.0, "of": one.answered.1 },
            "power_outside_money": outside.collect::<Vec<_>>(),
            "funder_to_field": one.to_field.as_ref().map(chain),
            "voice_enters_at_tiers": one.voice,
            "not_stated": one.unstated,
        })
    };
    let only = missing(study, cases).into_iter().map(|(shape, by_case)| {
        let by: serde_json::Map<_, _> = by_case
            .iter()
            .map(|(case, flows)| (case_name(study, *case).to_owned(), json!(flows.len())))
            .collect();
        json!({ "kind": shape.kind.key(), "from_tier": shape.from, "to_tier": shape.to, "cases": by })
    });
    json!({ "cases": read.iter().map(of).collect::<Vec<_>>(), "in_some_cases_only": only.collect::<Vec<_>>() })
}
