//! One piece of evidence.

use eframe::egui;

use super::parts::{pick, section, text};
use super::tags::{self, ThemeChange};
use super::theme_list::Pick;
use super::{make, parts, words};
use crate::edit::{Command, Retag};
use crate::study::{ActorId, AnyId, Evidence, EvidenceId, EvidenceKind};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::{Button, Icon, caption, case_mark, passage, section_header};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: EvidenceId) {
    let Some(one) = cx.session.study().evidence.get(id) else { return };
    let study = cx.session.study();
    ui.horizontal(|ui| {
        if let Some(source) = study.sources.get(one.source) {
            let case = study.cases.get(source.case).map_or("", |case| case.name.as_str());
            case_mark(ui, cx.names.case_place(source.case), case);
        }
        caption(ui, &names::place_of(study, one));
    });
    if one.region.is_some() {
        // What a part of a picture shows is said by whoever coded it, and can be said better.
        let label = t!("picture-what");
        if let Some(quote) = text(ui, AnyId::Evidence(id), "quote", label, &one.quote)
            && !quote.trim().is_empty()
        {
            cx.edit(Command::put(Evidence { quote, ..one.clone() }));
        }
    } else {
        passage(ui, &one.quote, 15.0, 22.0);
    }
    ui.horizontal(|ui| {
        if ui.add(Button::new(t!("inspector-open-passage")).small().keys("Enter")).clicked() {
            cx.ask(Action::OpenPassage(id));
        }
    });
    ui.add_space(4.0);
    section(ui, t!("inspector-tags"), "");
    let retag = |cx: &mut Cx, change| cx.edit(Command::Retag { evidence: vec![id], change });
    match tags::themes(ui, cx, &one.themes, true) {
        Some(ThemeChange::Remove(theme)) => retag(cx, Retag::RemoveTheme(theme)),
        Some(ThemeChange::Add(Pick::Theme(theme))) => retag(cx, Retag::AddTheme(theme)),
        Some(ThemeChange::Add(Pick::New(name))) => make::tag_with_new(cx, vec![id], &name),
        None => {}
    }
    if let Some(level) = tags::levels(ui, cx, &one.levels) {
        retag(cx, Retag::ToggleLevel(level));
    }
    if let Some(polarity) = tags::polarity(ui, cx, one.polarity) {
        retag(cx, Retag::Polarity(polarity));
    }
    ui.horizontal_wrapped(|ui| choices(ui, cx, one));
    if let Some(coder) = study.coders.get(one.coder) {
        caption(ui, &t!("inspector-coded-by", who = &coder.name, date = names::date(one.created)));
    }
    if !one.search.is_empty() {
        caption(ui, &t!("inspector-found-by", search = one.search.as_str()));
    }
    if let Some(note) = text(ui, AnyId::Evidence(id), "note", t!("inspector-note"), &one.note) {
        retag(cx, Retag::Note(note));
    }
    others(ui, cx, one);
    findings(ui, cx, one);
}

fn choices(ui: &mut egui::Ui, cx: &mut Cx, one: &Evidence) {
    let study = cx.session.study();
    let retag = |cx: &mut Cx, change| cx.edit(Command::Retag { evidence: vec![one.id], change });
    let kinds: Vec<(Option<EvidenceKind>, String)> = std::iter::once(None)
        .chain(EvidenceKind::ALL.map(Some))
        .map(|kind| (kind, kind.map_or(t!("inspector-not-said"), words::evidence_kind).to_owned()))
        .collect();
    if let Some(kind) = pick(ui, t!("inspector-kind"), one.kind, &kinds) {
        retag(cx, Retag::Kind(kind));
    }
    let weights = [(1, t!("inspector-passing")), (2, t!("inspector-plain")), (3, t!("inspector-telling"))]
        .map(|(weight, word)| (weight, word.to_owned()));
    if let Some(weight) = pick(ui, t!("inspector-weight"), one.weight, &weights) {
        retag(cx, Retag::Weight(weight));
    }
    let Some(case) = study.sources.get(one.source).map(|source| source.case) else { return };
    let mut units = vec![(None, t!("inspector-of-source").to_owned())];
    units.extend(study.units_of(case).into_iter().map(|unit| (Some(unit.id), unit.name.clone())));
    if units.len() > 1
        && let Some(unit) = pick(ui, t!("inspector-unit"), one.unit, &units)
    {
        retag(cx, Retag::Unit(unit));
    }
    actors(ui, cx, one, case);
}

fn actors(ui: &mut egui::Ui, cx: &mut Cx, one: &Evidence, case: crate::study::CaseId) {
    let study = cx.session.study();
    let all: Vec<_> = study.actors.iter().filter(|actor| actor.case == case).collect();
    if all.is_empty() {
        return;
    }
    let chosen: Vec<&str> =
        all.iter().filter(|actor| one.actors.contains(&actor.id)).map(|actor| actor.name.as_str()).collect();
    let value = if chosen.is_empty() { t!("inspector-nobody").to_owned() } else { chosen.join(", ") };
    let drop = crate::ui::widgets::DropDown::new(t!("inspector-about"), &value);
    let (_, turned) = drop.max_width(ui.available_width().max(80.0)).show(ui, |ui| {
        let mut turned: Option<ActorId> = None;
        for actor in all {
            let mut on = one.actors.contains(&actor.id);
            if ui.checkbox(&mut on, &actor.name).changed() {
                turned = Some(actor.id);
            }
        }
        turned
    });
    if let Some(Some(actor)) = turned {
        let mut actors = one.actors.clone();
        if actors.contains(&actor) {
            actors.retain(|other| *other != actor);
        } else {
            actors.push(actor);
        }
        actors.sort();
        cx.edit(Command::Retag { evidence: vec![one.id], change: Retag::Actors(actors) });
    }
}

/// Other readings of the same passage: whoever's they are, they overlap it.
fn others(ui: &mut egui::Ui, cx: &mut Cx, one: &Evidence) {
    let Some(row) = cx.session.index().evidence_row(one.id) else { return };
    let index = cx.session.index();
    // Evidence stands in the order of places: only neighbours can overlap.
    let near = row.saturating_sub(60)..(row + 60).min(index.evidence.len);
    let overlapping: Vec<AnyId> = near
        .filter_map(|row| cx.study().evidence.get(index.evidence_id(row)))
        .filter(|other| other.id != one.id && other.source == one.source && other.span.overlaps(one.span))
        .map(|other| AnyId::Evidence(other.id))
        .collect();
    if overlapping.is_empty() {
        return;
    }
    section(ui, t!("inspector-other-readings"), &overlapping.len().to_string());
    parts::record_lines(ui, cx, &overlapping, None);
}

fn findings(ui: &mut egui::Ui, cx: &mut Cx, one: &Evidence) {
    let on: Vec<_> = cx.names.findings_on(one.id).to_vec();
    for finding in on.iter().filter_map(|id| cx.session.study().findings.get(*id)) {
        if !finding.mechanism.is_empty() {
            ui.add_space(8.0);
            let label = names::claim_label(crate::study::Kind::Finding, finding.number);
            section_header(ui, t!("inspector-mechanism"), &t!("inspector-of", what = label));
            crate::ui::widgets::body(ui, &finding.mechanism);
        }
    }
    ui.add_space(4.0);
    if ui.add(Button::new(t!("inspector-make-finding")).small().icon(Icon::Findings)).clicked() {
        make::make_finding(cx, &[one.id]);
    }
}
