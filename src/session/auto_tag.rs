//! Tagging what a search found, as one step.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{evidence_kind, fresh, now};
use crate::analysis::search::Extend;
use crate::edit::{Command, Retag};
use crate::study::{CoderId, Evidence, EvidenceId, LevelId, Polarity, SourceId, Span, Study, Theme, ThemeId};

/// The theme that found passages get.
#[derive(Clone, PartialEq, Debug)]
pub enum TagTheme {
    Known(ThemeId),
    /// It comes into the codebook in the same step.
    New(Arc<Theme>),
}

/// What found passages are tagged with.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundTags {
    pub theme: TagTheme,
    pub levels: Vec<LevelId>,
    pub polarity: Option<Polarity>,
    pub extend: Extend,
    pub coder: CoderId,
    /// The search in words: it stays with the evidence.
    pub search: String,
}

/// What tagging would do.
#[derive(Clone, PartialEq, Debug)]
pub struct AutoTag {
    pub command: Command,
    /// Passages that become evidence.
    pub new: usize,
    /// Evidence of this coder on the same passage, which gets the theme.
    pub changed: usize,
}

/// The places of a search as evidence. Places that share a sentence, paragraph or turn make one; so do
/// passages that overlap. Where the coder has evidence on exactly the same passage already, that gets
/// the theme, and levels and polarity if it has none. `None` if no passage is left.
pub fn auto_tag(study: &Study, hits: &[(SourceId, Span)], tags: &FoundTags) -> Option<AutoTag> {
    let passages = passages(study, hits, tags.extend);
    let theme = match &tags.theme {
        TagTheme::Known(id) => *id,
        TagTheme::New(theme) => theme.id,
    };
    let mut there: BTreeMap<(SourceId, Span), EvidenceId> = BTreeMap::new();
    for one in study.evidence.iter().filter(|one| one.coder == tags.coder && one.region.is_none()) {
        if passages.contains_key(&one.source) {
            there.entry((one.source, one.span)).or_insert(one.id);
        }
    }
    let mut commands = Vec::new();
    if let TagTheme::New(theme) = &tags.theme {
        commands.push(Command::put((**theme).clone()));
    }
    let (mut new, mut known) = (0, Vec::new());
    for (source, spans) in &passages {
        let Some(record) = study.sources.get(*source) else { continue };
        for span in spans {
            if let Some(id) = there.get(&(*source, *span)) {
                known.push(*id);
                continue;
            }
            let Ok(quote) = span.slice(study.text(*source)) else { continue };
            new += 1;
            commands.push(Command::put(Evidence {
                id: fresh(),
                source: *source,
                unit: None,
                span: *span,
                quote: quote.to_owned(),
                region: None,
                themes: vec![theme],
                levels: tags.levels.clone(),
                polarity: tags.polarity,
                kind: Some(evidence_kind(record.kind)),
                actors: Vec::new(),
                weight: 2,
                note: String::new(),
                coder: tags.coder,
                search: tags.search.clone(),
                created: now(),
            }));
        }
    }
    let changed = known.len();
    if new + changed == 0 {
        return None;
    }
    add_to_known(study, tags, theme, known, &mut commands);
    let count = new + changed;
    let noun = if count == 1 { "passage" } else { "passages" };
    let label = format!("Tagged {count} {noun} found by {}", tags.search);
    Some(AutoTag { command: Command::Together { label, commands }, new, changed })
}

fn add_to_known(
    study: &Study,
    tags: &FoundTags,
    theme: ThemeId,
    known: Vec<EvidenceId>,
    commands: &mut Vec<Command>,
) {
    if known.is_empty() {
        return;
    }
    let without = |is_bare: &dyn Fn(&Evidence) -> bool| -> Vec<EvidenceId> {
        known.iter().copied().filter(|id| study.evidence.get(*id).is_some_and(is_bare)).collect()
    };
    if !tags.levels.is_empty() {
        let evidence = without(&|one| one.levels.is_empty());
        commands.push(Command::Retag { evidence, change: Retag::Levels(tags.levels.clone()) });
    }
    if tags.polarity.is_some() {
        let evidence = without(&|one| one.polarity.is_none());
        commands.push(Command::Retag { evidence, change: Retag::Polarity(tags.polarity) });
    }
    commands.push(Command::Retag { evidence: known, change: Retag::AddTheme(theme) });
}

/// The passages around the places, of each source sorted and apart.
fn passages(study: &Study, hits: &[(SourceId, Span)], extend: Extend) -> BTreeMap<SourceId, Vec<Span>> {
    let mut passages: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
    for (source, span) in hits {
        let text = study.text(*source);
        if span.slice(text).is_ok() {
            let wide = extend.around(text, study.marks(*source), *span);
            passages.entry(*source).or_default().push(wide);
        }
    }
    for spans in passages.values_mut() {
        spans.sort();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans.drain(..) {
            match apart.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        *spans = apart;
    }
    passages
}
