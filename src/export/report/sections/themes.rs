//! Theme by theme: what each case comes to, and the findings with their mechanism and passages.

use std::collections::BTreeSet;

use super::cases::name;
use super::trail;
use crate::analysis::CellStatus;
use crate::export::report::doc::{
    Block, Quote, Span, Spans, heading, listed, many, paragraph, prose, said, sentence, strong, words,
};
use crate::export::report::making::{Making, ground, state};
use crate::study::{
    AnyId, CellPlace, CellState, Evidence, EvidenceId, Finding, FindingId, LinkKind, ThemeId,
};

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    if study.themes.is_empty() && study.findings.is_empty() {
        return vec![said("The study has no themes and no findings yet.")];
    }
    let mut out = Vec::new();
    if study.findings.is_empty() {
        out.push(said("The study states no findings yet."));
    }
    let mut told: BTreeSet<FindingId> = BTreeSet::new();
    for (at, node) in making.index.walk.iter().enumerate() {
        let Some(theme) = study.themes.get(node.id) else { continue };
        let level = if node.depth == 0 { 2 } else { 3 };
        out.push(heading(level, name(&theme.name), format!("theme-{}", at + 1)));
        out.extend(prose(&theme.definition));
        out.extend(syntheses(making, node.id));
        out.extend(findings(making, Some(node.id), &mut told));
    }
    let rest = findings(making, None, &mut told);
    if !rest.is_empty() {
        out.push(heading(2, "Findings without a theme", "theme-none"));
        out.extend(rest);
    }
    out.extend(links(making));
    out
}

fn syntheses(making: &mut Making<'_>, theme: ThemeId) -> Vec<Block> {
    let study = making.study;
    let statuses = making.index.statuses(study).clone();
    let mut out = Vec::new();
    let mut unwritten = Vec::new();
    for case in study.cases_in_order() {
        let units = study.units_of(case.id);
        let places = std::iter::once((CellPlace::Case(case.id), name(&case.name)));
        let places = places
            .chain(units.iter().map(|unit| {
                (CellPlace::Unit(unit.id), format!("{}, {}", name(&case.name), name(&unit.name)))
            }))
            .collect::<Vec<_>>();
        for (place, called) in places {
            let status = statuses.get(&(place, theme));
            let written = status.is_some_and(|one| !one.synthesis().trim().is_empty());
            if !written && matches!(place, CellPlace::Case(_)) {
                unwritten.push(called.clone());
            }
            if let Some(status) = status {
                out.extend(cell(making, status, &called));
            }
        }
    }
    if !unwritten.is_empty() && !study.cases.is_empty() {
        out.push(said(format!("No synthesis is written for {}.", listed(&unwritten))));
    }
    out
}

fn cell(making: &mut Making<'_>, status: &CellStatus, called: &str) -> Vec<Block> {
    let Some(record) = &status.record else { return Vec::new() };
    let mut out = Vec::new();
    let mut marks: Vec<String> = Vec::new();
    if !record.synthesis.trim().is_empty() {
        let mut lines = prose(&record.synthesis);
        if let Some(Block::Paragraph { spans, .. }) = lines.first_mut() {
            spans.insert(0, strong(format!("{called}. ")));
        }
        if making.depth.working
            && let Some(note) = making.note(&record.rule)
            && let Some(Block::Paragraph { spans, .. }) = lines.last_mut()
        {
            spans.push(note);
        }
        out.extend(lines);
        marks.push(match record.state {
            CellState::Draft => "Draft".to_owned(),
            CellState::Disputed => "Disputed".to_owned(),
            CellState::Agreed => {
                let who: Vec<String> = record.agreed_by.iter().map(|id| making.coder(*id)).collect();
                if who.is_empty() { "Agreed".to_owned() } else { format!("Agreed by {}", listed(&who)) }
            }
        });
    }
    if let Some(rating) = record.rating {
        marks.push(if marks.is_empty() {
            format!("{called}: rated {rating}")
        } else {
            format!("rated {rating}")
        });
    }
    if !status.stale.is_empty() {
        let stale = &status.stale;
        let parts =
            [(stale.changed.len(), "changed"), (stale.added.len(), "added"), (stale.removed.len(), "gone")];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} {what}", many(*count, "passage", "passages")))
            .collect();
        marks.push(format!("stale: since it was written, {}", listed(&parts)));
    }
    if !marks.is_empty() {
        out.push(Block::Small(vec![words(sentence(&marks.join("; ")))]));
    }
    for (level, absence) in &record.absences {
        let at = level.and_then(|id| making.study.levels.get(id)).map(|level| format!(", {}", level.name));
        let note = absence.note.trim();
        let note = if note.is_empty() { String::new() } else { format!(". {}", sentence(note)) };
        let kind = absence.kind.key().replace('-', " ");
        let line = format!("{called}{}: {kind}{note}", at.unwrap_or_default());
        out.push(Block::Small(vec![words(sentence(&line))]));
    }
    out
}

/// The findings of a theme by number, each in full where it is met first. `None`: those of no theme.
fn findings(making: &mut Making<'_>, theme: Option<ThemeId>, told: &mut BTreeSet<FindingId>) -> Vec<Block> {
    let study = making.study;
    let of = |finding: &&Finding| match theme {
        Some(theme) => finding.themes.contains(&theme),
        // A finding of a theme that is gone belongs here too: none is to be lost.
        None => !finding.themes.iter().any(|id| study.themes.contains(*id)),
    };
    let mut all: Vec<&Finding> = study.findings.iter().filter(of).collect();
    all.sort_by_key(|one| (one.number, one.id));
    let mut again = Vec::new();
    let mut out = Vec::new();
    for finding in all {
        if told.insert(finding.id) {
            out.extend(one(making, finding));
        } else {
            again.extend(making.link(AnyId::Finding(finding.id)));
        }
    }
    if !again.is_empty() {
        let mut spans = vec![words("Told under another theme, and of this one too: ")];
        spans.extend(crate::export::report::making::joined(again));
        spans.push(words("."));
        out.push(paragraph(spans));
    }
    out
}

fn one(making: &mut Making<'_>, finding: &Finding) -> Vec<Block> {
    let (anchor, label) = making.place_of(AnyId::Finding(finding.id));
    let at = (anchor.as_str(), label.as_str());
    let mut spans = vec![strong(format!("{label} ")), words(sentence(&finding.statement))];
    spans.extend(making.note(&finding.basis));
    let mut out = vec![Block::Paragraph { anchor: anchor.clone(), spans }];
    out.push(Block::Small(vec![words(about(making, finding))]));
    if !finding.mechanism.trim().is_empty() {
        let mechanism = sentence(&finding.mechanism);
        out.push(paragraph(vec![Span::Italic("Mechanism: ".to_owned()), words(mechanism)]));
    }
    let [good, bad] = [&finding.evidence_for, &finding.evidence_against].map(|ids| making.cite_all(ids, at));
    // Then there is nothing more to say of how it is grounded.
    let silent = good.is_empty();
    out.push(paragraph(for_and_against(good, bad, "No evidence is on record for it.")));
    if making.depth.grounds
        && !silent
        && let Some(claim) =
            making.claims.findings.iter().find(|claim| claim.id == AnyId::Finding(finding.id))
    {
        out.push(Block::Small(vec![words(ground(claim))]));
    }
    out.extend(quotes(making, &finding.evidence_for, at));
    out
}

/// Cases, levels, polarity, state and confidence, in one line.
fn about(making: &Making<'_>, finding: &Finding) -> String {
    let mut parts = Vec::new();
    let cases: Vec<String> = making
        .study
        .cases_in_order()
        .iter()
        .filter(|case| finding.cases.contains(&case.id))
        .map(|case| name(&case.name))
        .collect();
    parts.push(if cases.is_empty() { "of no case".to_owned() } else { listed(&cases) });
    if let Some(unit) = finding.unit.and_then(|id| making.study.units.get(id)) {
        parts.push(name(&unit.name));
    }
    let levels = making.levels(&finding.levels);
    parts.push(if levels.is_empty() { "no level".to_owned() } else { listed(&levels) });
    parts.extend(finding.polarity.map(|polarity| making.polarity(polarity)));
    parts.push(state(finding.state).to_owned());
    let agreed: Vec<String> = finding.agreed_by.iter().map(|id| making.coder(*id)).collect();
    if !agreed.is_empty() {
        parts.push(format!("agreed by {}", listed(&agreed)));
    }
    if let Some(confidence) = finding.confidence {
        let confidence = confidence.key().replace('-', " ");
        let reason = finding.confidence_reason.trim();
        let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        parts.push(format!("confidence {confidence}{reason}"));
    }
    sentence(&parts.join(" · "))
}

/// `For it: E1, E2. Against it: E3.`
pub fn for_and_against(good: Spans, bad: Spans, nothing: &str) -> Spans {
    let mut spans = Spans::new();
    if good.is_empty() {
        spans.push(words(nothing));
    } else {
        spans.push(words("For it: "));
        spans.extend(good);
        spans.push(words("."));
    }
    if !bad.is_empty() {
        spans.push(words(" Against it: "));
        spans.extend(bad);
        spans.push(words("."));
    }
    spans
}

/// The passages that tell most, in their own words.
pub fn quotes(making: &mut Making<'_>, ids: &[EvidenceId], at: (&str, &str)) -> Vec<Block> {
    let best = making.best(ids, making.depth.quotes);
    best.into_iter().map(|evidence| quote(making, evidence, at)).collect()
}

fn quote(making: &mut Making<'_>, evidence: &Evidence, at: (&str, &str)) -> Block {
    let mut from = Spans::new();
    if let Some(link) = making.cite(evidence.id, at) {
        from.extend([link, words(", ")]);
    }
    from.push(words(trail::place(making, evidence)));
    Block::Quote(Box::new(Quote { words: evidence.quote.clone(), from, ..Quote::default() }))
}

/// What findings do to one another.
fn links(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    if study.links.is_empty() || !making.depth.all_evidence {
        return Vec::new();
    }
    let number = |id| study.findings.get(id).map(|finding| finding.number);
    let mut all: Vec<_> = study.links.iter().collect();
    all.sort_by_key(|link| (number(link.from), number(link.to), link.id));
    let mut items = Vec::new();
    for link in all {
        let ends = [link.from, link.to].map(|id| making.link(AnyId::Finding(id)));
        let [Some(from), Some(to)] = ends else { continue };
        let kind = match link.kind {
            LinkKind::Causes => "causes",
            LinkKind::Enables => "enables",
            LinkKind::Constrains => "constrains",
            LinkKind::Reinforces => "reinforces",
            LinkKind::Mitigates => "mitigates",
        };
        let mut spans = vec![from, words(format!(" {kind} ")), to];
        let note = link.note.trim();
        spans.push(words(if note.is_empty() { ".".to_owned() } else { format!(": {}", sentence(note)) }));
        let cited = making.cite_all(&link.evidence, ("s-links", "a link of findings"));
        if !cited.is_empty() {
            spans.push(words(" Evidence: "));
            spans.extend(cited);
            spans.push(words("."));
        }
        items.push(spans);
    }
    vec![heading(2, "How findings are linked", "s-links"), Block::List(items)]
}
