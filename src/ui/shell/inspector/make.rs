//! New records made from what is selected.

use std::sync::Arc;

use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{AnyId, ClaimState, Evidence, EvidenceId, Finding, Theme};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;

/// A finding that rests on evidence: it begins with the words of the first and the tags of all.
pub fn make_finding(cx: &mut Cx, evidence: &[EvidenceId]) {
    let study = cx.session.study();
    let records: Vec<&Evidence> = evidence.iter().filter_map(|id| study.evidence.get(*id)).collect();
    let Some(first) = records.first() else { return };
    let mut cases: Vec<_> =
        records.iter().filter_map(|one| study.sources.get(one.source)).map(|source| source.case).collect();
    cases.sort();
    cases.dedup();
    let polarity = first.polarity.filter(|sign| records.iter().all(|one| one.polarity == Some(*sign)));
    let id = fresh();
    let finding = Finding {
        id,
        number: 0,
        statement: shortened(&first.quote),
        mechanism: String::new(),
        cases,
        unit: None,
        themes: records.iter().flat_map(|one| one.themes.iter().copied()).collect(),
        levels: records.iter().flat_map(|one| one.levels.iter().copied()).collect(),
        polarity,
        evidence_for: evidence.to_vec(),
        evidence_against: Vec::new(),
        state: ClaimState::Draft,
        agreed_by: Vec::new(),
        confidence: None,
        confidence_reason: String::new(),
        basis: String::new(),
        author: cx.session.coder(),
        created: now(),
    };
    cx.edit(Command::put(finding));
    cx.ask(Action::Select(AnyId::Finding(id)));
}

fn shortened(quote: &str) -> String {
    let quote = quote.replace('\n', " ");
    let Some((end, _)) = quote.char_indices().nth(160) else { return quote };
    let end = quote[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &quote[..end])
}

/// Tags evidence with a theme that is made in the same step.
pub fn tag_with_new(cx: &mut Cx, evidence: Vec<EvidenceId>, name: &str) {
    let theme = new_theme(cx, name);
    let carried = evidence.iter().filter_map(|id| cx.study().evidence.get(*id));
    let carried = carried
        .map(|one| {
            let mut themes = one.themes.clone();
            themes.push(theme.id);
            Evidence { themes, ..one.clone() }.into()
        })
        .collect();
    cx.edit(Command::TagWithNewTheme { theme: Arc::new(theme), evidence: carried });
}

/// A theme at the end of the top level.
pub fn new_theme(cx: &Cx, name: &str) -> Theme {
    Theme {
        id: fresh(),
        parent: None,
        order: cx.study().children_of(None).last().map_or(0, |theme| theme.order + 1),
        name: name.to_owned(),
        short: String::new(),
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: crate::ui::views::parts::free_hue(cx.study()),
    }
}
