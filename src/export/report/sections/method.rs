//! How it was coded, by whom, with what. Only what the study itself shows.

use std::collections::BTreeMap;

use crate::analysis::saturation::{Rule, SourceOrder, saturation};
use crate::analysis::{Lens, fingerprint};
use crate::export::report::doc::{
    Block, Spans, heading, listed, many, paragraph, said, sentence, strong, words,
};
use crate::export::report::making::Making;
use crate::study::{CellState, ClaimState, Polarity};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let mut out = vec![heading(2, "Coders and reading", "s-coders")];
    out.extend(coders(making));
    out.push(heading(2, "Codebook and tags", "s-tags"));
    out.extend(codebook(making));
    out.push(heading(2, "From passages to claims", "s-claims"));
    out.push(said(claims(making)));
    out.extend(saturated(making));
    out.push(heading(2, "Software", "s-software"));
    out.push(said(format!(
        "Coding, counting and this report were done with Crosscase {}; the state of the study is {}. The whole study \
         is reported: no lens was set.{}",
        env!("CARGO_PKG_VERSION"),
        fingerprint(making.study),
        searched(making)
    )));
    out
}

fn searched(making: &Making<'_>) -> String {
    match making.study.evidence.iter().filter(|one| !one.search.is_empty()).count() {
        0 => String::new(),
        1 => " One passage was tagged by a search and is marked so.".to_owned(),
        some => format!(" {some} passages were tagged by a search and are marked so."),
    }
}

fn coders(making: &Making<'_>) -> Vec<Block> {
    let study = making.study;
    let coders = study.coders_in_order();
    if coders.is_empty() {
        return vec![said("The study names no coder.")];
    }
    let line = |coder: &&crate::study::Coder| -> Spans {
        let coded = study.evidence.iter().filter(|one| one.coder == coder.id).count();
        let read = study.sources.iter().filter(|one| one.read_by.contains(&coder.id)).count();
        let note = coder.note.trim();
        let note = if note.is_empty() { String::new() } else { format!(" {}", sentence(note)) };
        vec![
            strong(making.coder(coder.id)),
            words(format!(
                ": read {} and coded {}.{note}",
                many(read, "source", "sources"),
                many(coded, "passage", "passages")
            )),
        ]
    };
    let mut out = vec![Block::List(coders.iter().map(line).collect())];
    let total = study.sources.len();
    let twice = study.sources.iter().filter(|one| one.read_by.len() > 1).count();
    let unread = study.sources.iter().filter(|one| one.read_by.is_empty()).count();
    let of = many(total, "source", "sources");
    out.push(said(format!(
        "Of {of}, {twice} {} read by more than one coder and {unread} by nobody on record. The study holds no \
         measure of how far coders agree.",
        if twice == 1 { "was" } else { "were" }
    )));
    out
}

fn codebook(making: &Making<'_>) -> Vec<Block> {
    let study = making.study;
    let top = study.children_of(None).len();
    let defined = study.themes.iter().filter(|one| !one.definition.trim().is_empty()).count();
    let mut out = vec![said(if study.themes.is_empty() {
        "The codebook is empty.".to_owned()
    } else {
        format!(
            "The codebook has {}, {top} of them at the top; {defined} {} a definition.",
            many(study.themes.len(), "theme", "themes"),
            if defined == 1 { "has" } else { "have" }
        )
    })];
    let levels = study.levels_in_order();
    if levels.is_empty() {
        out.push(said("The study has no levels."));
    } else {
        let names: Vec<String> = levels.iter().map(|one| one.name.clone()).collect();
        out.push(said(format!("Levels, from the top: {}.", listed(&names))));
        let described: Vec<Spans> = levels
            .iter()
            .filter(|one| !one.description.trim().is_empty())
            .map(|one| vec![strong(one.name.clone()), words(format!(": {}", sentence(&one.description)))])
            .collect();
        if !described.is_empty() {
            out.push(Block::List(described));
        }
    }
    let polarities = Polarity::ALL.map(|one| making.polarity(one));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in study.evidence.iter().filter_map(|one| one.kind) {
        *counts.entry(kind.key()).or_default() += 1;
    }
    let kinds: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(" By kind: {}.", kinds.join(", ")) };
    out.push(said(format!(
        "{} coded. A passage may have themes, levels and a polarity ({}).{kinds}",
        many(study.evidence.len(), "passage is", "passages are"),
        listed(&polarities)
    )));
    out
}

fn claims(making: &Making<'_>) -> String {
    let study = making.study;
    let written: Vec<_> = study.cells.iter().filter(|one| !one.synthesis.trim().is_empty()).collect();
    let agreed = written.iter().filter(|one| one.state == CellState::Agreed).count();
    let disputed = written.iter().filter(|one| one.state == CellState::Disputed).count();
    let state = |state| study.findings.iter().filter(|one| one.state == state).count();
    format!(
        "The study holds {} of a case or unit and a theme ({agreed} agreed, {disputed} disputed), {} ({} agreed, {} \
         disputed), {}, {} and {}. The program words no \
         finding and no claim of its own.",
        many(written.len(), "synthesis", "syntheses"),
        many(study.findings.len(), "finding", "findings"),
        state(ClaimState::Agreed),
        state(ClaimState::Disputed),
        many(study.comparisons.len(), "comparison", "comparisons"),
        many(study.propositions.len(), "proposition", "propositions"),
        many(study.recommendations.len(), "recommendation", "recommendations"),
    )
}

/// Whether sources still brought new themes, by a rule of the literature.
fn saturated(making: &Making<'_>) -> Option<Block> {
    let rule = Rule::default();
    let found = saturation(making.study, making.index, &Lens::default(), SourceOrder::Date, rule);
    let verdict = found.overall.verdict?;
    let sources = found.overall.sources.len();
    let said = match verdict.saturated_at {
        Some(at) => format!("was met at source {at} of {sources}"),
        None => format!("was not met within {sources} sources"),
    };
    Some(paragraph(vec![words(format!(
        "The rule of Guest, Namey and Chen (2020) with a base of {} sources, runs of {} and a threshold of 5% {said}, \
         sources taken by date. That no new theme turns up does not mean that a theme is understood.",
        rule.base, rule.run
    ))]))
}
