//! Where things stand between two poles.

use super::cases::name;
use super::matrix::figure;
use super::tables::table;
use crate::analysis::Counted;
use crate::export::report::doc::{Block, Spans, heading, paragraph, prose, said, sentence, strong, words};
use crate::export::report::making::Making;
use crate::figure::{Chosen, Kind};
use crate::study::{AnyId, Placement, Pole, Scale};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let mut out = Vec::new();
    for (at, scale) in study.scales.iter().enumerate() {
        out.push(heading(2, name(&scale.name), format!("scale-{}", at + 1)));
        out.extend([pole(&scale.low, 0), pole(&scale.high, scale.top)]);
        out.extend(prose(&scale.note));
        let placed = study.placements_of(scale.id);
        if placed.is_empty() {
            out.push(said("Nothing is placed on this scale yet."));
            continue;
        }
        let chosen = Chosen { scale: Some(scale.id), ..Chosen::new(Kind::Continuum, Counted::Findings) };
        out.extend(figure(making, &chosen));
        out.push(placements(making, scale, &placed));
        out.extend(reasons(making, &placed));
    }
    out
}

fn pole(pole: &Pole, score: u8) -> Block {
    let rest = pole.description.trim();
    let rest =
        if rest.is_empty() { "the study does not describe this pole.".to_owned() } else { sentence(rest) };
    paragraph(vec![strong(format!("{} ({score})", name(&pole.name))), words(format!(": {rest}"))])
}

fn placements(making: &Making<'_>, scale: &Scale, placed: &[&Placement]) -> Block {
    let mut sorted = placed.to_vec();
    sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
    let row = |one: &&Placement| {
        let unit = one.unit.and_then(|id| making.study.units.get(id)).map_or("", |unit| unit.name.as_str());
        let range = if one.low < one.high { format!("{} to {}", one.low, one.high) } else { String::new() };
        let by = one.coder.map_or_else(String::new, |id| making.coder(id));
        (name(&one.label), vec![making.case(one.case), unit.to_owned(), one.score.to_string(), range, by])
    };
    let title = format!("Placements from {} to {}", name(&scale.low.name), name(&scale.high.name));
    table(
        &title,
        "what is placed",
        &["case", "unit", "score", "range", "by"],
        sorted.iter().map(row).collect(),
    )
}

/// Why things stand where they do, with the evidence.
fn reasons(making: &mut Making<'_>, placed: &[&Placement]) -> Vec<Block> {
    let mut items: Vec<(String, Spans)> = Vec::new();
    for one in placed {
        let anchor = format!("placed-{}", AnyId::Placement(one.id).uuid().simple());
        let reason = one.reason.trim();
        let mut spans = vec![
            strong(format!("{}, {}. ", name(&one.label), making.case(one.case))),
            words(if reason.is_empty() { "The study gives no reason.".to_owned() } else { sentence(reason) }),
        ];
        let label = format!("placement “{}”", one.label.trim());
        let cited = making.cite_all(&one.evidence, (&anchor, &label));
        if cited.is_empty() {
            spans.push(words(" No evidence is on record for it."));
        } else {
            spans.push(words(" Evidence: "));
            spans.extend(cited);
            spans.push(words("."));
        }
        spans.extend(making.note(&one.note));
        items.push((anchor, spans));
    }
    items.into_iter().map(|(anchor, spans)| Block::Paragraph { anchor, spans }).collect()
}
