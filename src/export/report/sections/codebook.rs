//! The themes with their definitions and how often each was used.

use super::cases::name;
use crate::export::report::doc::{Block, many, paragraph, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::Theme;

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let mut out = Vec::new();
    for node in &making.index.walk {
        let Some(theme) = study.themes.get(node.id) else { continue };
        let path: Vec<String> = study.theme_path(node.id).iter().map(|step| name(&step.name)).collect();
        let short = theme.short.trim();
        let short = if short.is_empty() { String::new() } else { format!(" ({short})") };
        let definition = theme.definition.trim();
        let definition =
            if definition.is_empty() { "No definition is written.".to_owned() } else { sentence(definition) };
        out.push(paragraph(vec![strong(format!("{}{short}. ", path.join(" / "))), words(definition)]));
        out.push(Block::Small(vec![words(rest(making, theme))]));
    }
    out
}

fn rest(making: &Making<'_>, theme: &Theme) -> String {
    let mut parts = Vec::new();
    for (what, text) in
        [("Use it for", &theme.include), ("Not for", &theme.exclude), ("Example", &theme.example)]
    {
        if !text.trim().is_empty() {
            parts.push(format!("{what}: {}", sentence(text)));
        }
    }
    let own = making.study.evidence.iter().filter(|one| one.themes.contains(&theme.id)).count();
    let findings = making.study.findings.iter().filter(|one| one.themes.contains(&theme.id)).count();
    parts.push(format!(
        "Used in {} and {}.",
        many(own, "passage", "passages"),
        many(findings, "finding", "findings")
    ));
    parts.join(" ")
}
