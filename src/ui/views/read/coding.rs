//! Coding by keys: what a letter does to the words that are selected, or to the evidence in hand.

use eframe::egui;

use super::pane::Piece;
use super::{State, TagBar, Tags};
use crate::edit::{Command, Retag};
use crate::session::{evidence_kind, fresh, now};
use crate::study::{AnyId, Evidence, EvidenceId, Finding, Memo, Polarity, Record, Span, Study, Theme};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::Button;

/// A memo that is being written.
pub struct MemoDraft {
    pub evidence: EvidenceId,
    pub text: String,
    pub fresh: bool,
}

/// Does what the keys of this frame ask for.
pub fn keys(ui: &egui::Ui, cx: &mut Cx, state: &mut State) {
    if state.memo.is_some() || state.bar.is_some() {
        return;
    }
    let enter = cx.asked(UiCommand::OpenPassage) && in_text(ui, state);
    if enter {
        // The bar that opens would take the same key for its answer.
        ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    }
    if cx.asked(UiCommand::Tag) || enter {
        match target(cx, state) {
            Some(target) => {
                let part = matches!(target.piece, Some(Piece::Region(_)));
                state.bar_words.clear();
                state.bar = Some(TagBar::open(target.known).of_picture(part));
            }
            None => say_select(cx, state),
        }
    }
    for place in 1..=4_u8 {
        if cx.asked(UiCommand::Level(place)) {
            let levels = cx.session.study().levels_in_order();
            // Keys count from below: 1 is micro.
            if let Some(level) = levels.len().checked_sub(usize::from(place)).and_then(|at| levels.get(at)) {
                change(cx, state, Retag::ToggleLevel(level.id));
            }
        }
    }
    for (command, polarity) in [
        (UiCommand::Enabling, Polarity::Enabling),
        (UiCommand::Constraining, Polarity::Constraining),
        (UiCommand::Mixed, Polarity::Mixed),
    ] {
        if cx.asked(command) {
            let now =
                state.current(cx).and_then(|id| cx.session.study().evidence.get(id)).and_then(|e| e.polarity);
            change(cx, state, Retag::Polarity((now != Some(polarity)).then_some(polarity)));
        }
    }
    if cx.asked(UiCommand::Repeat) {
        repeat(cx, state);
    }
    if cx.asked(UiCommand::OwnWords) {
        own_words(cx, state);
    }
    if cx.asked(UiCommand::Memo)
        && let Some(evidence) = at_hand(cx, state)
    {
        state.memo = Some(MemoDraft { evidence, text: String::new(), fresh: true });
    }
    if cx.asked(UiCommand::MakeFinding) {
        make_finding(cx, state);
    }
    for (command, forward) in [(UiCommand::NextEvidence, true), (UiCommand::PreviousEvidence, false)] {
        if cx.asked(command) && !super::together::walk(cx, state, forward) {
            walk(cx, state, forward);
        }
    }
    if cx.asked(UiCommand::Delete)
        && let Some(id) = state.current(cx)
    {
        cx.edit(Command::Delete(vec![AnyId::Evidence(id)]));
    }
    if cx.asked(UiCommand::MarkRead)
        && let (Some(coder), Some(pane)) = (cx.session.coder(), state.panes.get(state.active))
        && let Some(source) = cx.session.study().sources.get(pane.source())
    {
        let read = !source.read_by.contains(&coder);
        cx.edit(Command::MarkRead { source: source.id, coder, read });
    }
}

fn in_text(ui: &egui::Ui, state: &State) -> bool {
    ui.memory(|memory| memory.has_focus(super::pane_id(state.active)))
}

fn say_select(cx: &mut Cx, state: &State) {
    let picture = state.panes.get(state.active).is_some_and(super::pane::Pane::is_picture);
    let words = if picture { t!("picture-draw-first") } else { t!("read-select-first") };
    cx.ask(Action::Notify(Notice::info(words)));
}

/// What a tag would go to: evidence that is there, or the selected words.
struct Target {
    known: Option<EvidenceId>,
    piece: Option<Piece>,
}

fn target(cx: &Cx, state: &State) -> Option<Target> {
    let pane = state.panes.get(state.active)?;
    let known = state.current(cx);
    let piece = pane.piece();
    // Words selected anew are meant, not the evidence that was in hand before.
    let same = known
        .and_then(|id| cx.session.study().evidence.get(id))
        .is_some_and(|e| piece.is_none_or(|piece| piece == piece_of(e)));
    if same {
        return Some(Target { known, piece: None });
    }
    piece.map(|piece| Target { known: None, piece: Some(piece) })
}

/// What a piece of evidence rests on.
pub fn piece_of(evidence: &Evidence) -> Piece {
    evidence.region.map_or(Piece::Words(evidence.span), Piece::Region)
}

/// New evidence on a passage or a part of a picture, with nothing tagged yet.
pub fn new_evidence(cx: &Cx, state: &State, piece: Piece) -> Option<Evidence> {
    let study = cx.session.study();
    let source = study.sources.get(state.panes.get(state.active)?.source())?;
    let (span, region, quote) = match piece {
        Piece::Words(span) => (span, None, span.slice(study.text(source.id)).ok()?.to_owned()),
        Piece::Region(region) => {
            let said = state.bar_words.trim();
            let quote = if said.is_empty() {
                t!("picture-part-of", title = source.title.as_str())
            } else {
                said.to_owned()
            };
            (Span::new(0, 0), Some(region), quote)
        }
    };
    Some(Evidence {
        id: fresh(),
        source: source.id,
        unit: None,
        span,
        quote,
        region,
        themes: Vec::new(),
        levels: Vec::new(),
        polarity: None,
        kind: Some(evidence_kind(source.kind)),
        actors: Vec::new(),
        weight: 2,
        note: String::new(),
        coder: cx.session.coder()?,
        search: String::new(),
        created: now(),
    })
}

/// Adds a record and takes it in hand.
fn add(cx: &mut Cx, evidence: Evidence) -> EvidenceId {
    let id = evidence.id;
    cx.edit(Command::put(evidence));
    cx.ask(Action::Select(AnyId::Evidence(id)));
    id
}

/// Changes the tags of what is meant; selected words without evidence become evidence first.
pub fn change(cx: &mut Cx, state: &mut State, change: Retag) {
    match target(cx, state) {
        Some(Target { known: Some(id), .. }) => {
            cx.edit(Command::Retag { evidence: vec![id], change: change.clone() });
            remember(cx, state, id, &change);
        }
        Some(Target { piece: Some(piece), .. }) => {
            let Some(mut evidence) = new_evidence(cx, state, piece) else { return };
            match &change {
                Retag::ToggleLevel(level) => evidence.levels.push(*level),
                Retag::Polarity(polarity) => evidence.polarity = *polarity,
                Retag::AddTheme(theme) => evidence.themes.push(*theme),
                _ => {}
            }
            state.last = Some(Tags {
                themes: evidence.themes.clone(),
                levels: evidence.levels.clone(),
                polarity: evidence.polarity,
            });
            add(cx, evidence);
        }
        _ => say_select(cx, state),
    }
}

/// Keeps what the evidence will be tagged with, for `r`.
fn remember(cx: &Cx, state: &mut State, id: EvidenceId, change: &Retag) {
    let Some(evidence) = cx.session.study().evidence.get(id) else { return };
    let mut tags = Tags {
        themes: evidence.themes.clone(),
        levels: evidence.levels.clone(),
        polarity: evidence.polarity,
    };
    match change {
        Retag::AddTheme(theme) if !tags.themes.contains(theme) => tags.themes.push(*theme),
        Retag::ToggleLevel(level) if tags.levels.contains(level) => {
            tags.levels.retain(|other| other != level);
        }
        Retag::ToggleLevel(level) => tags.levels.push(*level),
        Retag::Polarity(polarity) => tags.polarity = *polarity,
        _ => {}
    }
    state.last = Some(tags);
}

fn repeat(cx: &mut Cx, state: &mut State) {
    let Some(tags) = state.last.clone() else {
        return cx.ask(Action::Notify(Notice::info(t!("read-nothing-to-repeat"))));
    };
    match target(cx, state) {
        Some(Target { known: Some(id), .. }) => {
            let label = t!("read-repeat-label");
            let set = |change| Command::Retag { evidence: vec![id], change };
            let commands = vec![
                set(Retag::Themes(tags.themes)),
                set(Retag::Levels(tags.levels)),
                set(Retag::Polarity(tags.polarity)),
            ];
            cx.edit(Command::Together { label: label.to_owned(), commands });
        }
        Some(Target { piece: Some(piece), .. }) => {
            let Some(mut evidence) = new_evidence(cx, state, piece) else { return };
            evidence.themes = tags.themes;
            evidence.levels = tags.levels;
            evidence.polarity = tags.polarity;
            add(cx, evidence);
        }
        _ => say_select(cx, state),
    }
}

/// The evidence that is meant; made of the selected words if there is none yet.
fn at_hand(cx: &mut Cx, state: &State) -> Option<EvidenceId> {
    match target(cx, state) {
        Some(Target { known: Some(id), .. }) => Some(id),
        Some(Target { piece: Some(piece), .. }) => {
            let evidence = new_evidence(cx, state, piece)?;
            Some(add(cx, evidence))
        }
        _ => {
            say_select(cx, state);
            None
        }
    }
}

/// A theme of this name, and the passage tagged with it; one step.
pub fn tag_with_new_theme(cx: &mut Cx, state: &mut State, name: &str, known: Option<EvidenceId>) {
    let study = cx.session.study();
    if let Some(theme) = study.themes.iter().find(|theme| theme.name == name) {
        return change(cx, state, Retag::AddTheme(theme.id));
    }
    let theme = new_theme(study, name);
    let evidence = match known.and_then(|id| study.evidence.get(id)) {
        Some(known) => Some(known.clone()),
        None => state
            .panes
            .get(state.active)
            .and_then(super::pane::Pane::piece)
            .and_then(|piece| new_evidence(cx, state, piece)),
    };
    let Some(mut evidence) = evidence else { return say_select(cx, state) };
    evidence.themes.push(theme.id);
    state.last = Some(Tags {
        themes: evidence.themes.clone(),
        levels: evidence.levels.clone(),
        polarity: evidence.polarity,
    });
    let id = evidence.id;
    cx.edit(Command::TagWithNewTheme { theme: theme.into(), evidence: vec![Record::from(evidence)] });
    cx.ask(Action::Select(AnyId::Evidence(id)));
}

fn new_theme(study: &Study, name: &str) -> Theme {
    Theme {
        id: fresh(),
        parent: None,
        order: study.children_of(None).len() as u32,
        name: name.to_owned(),
        short: String::new(),
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: crate::ui::views::parts::free_hue(study),
    }
}

/// The words themselves become a theme.
fn own_words(cx: &mut Cx, state: &mut State) {
    let Some(pane) = state.panes.get(state.active) else { return };
    if pane.is_picture() {
        return cx.ask(Action::Notify(Notice::info(t!("picture-no-own-words"))));
    }
    let Some(words) = pane.passage().and_then(|span| span.slice(pane.text()).ok()) else {
        return say_select(cx, state);
    };
    let name: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = short_name(&name);
    let known = target(cx, state).and_then(|target| target.known);
    tag_with_new_theme(cx, state, &name, known);
}

/// A theme's name is no paragraph: at most eight words.
fn short_name(words: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() <= 8 { words.to_owned() } else { format!("{}…", all[..8].join(" ")) }
}

/// A finding that rests on the passage; its words stand in for the statement until it is written.
fn make_finding(cx: &mut Cx, state: &State) {
    let known = target(cx, state).and_then(|target| target.known);
    let Some(id) = at_hand(cx, state) else { return };
    let study = cx.session.study();
    let pane = state.panes.get(state.active);
    let evidence = known.and_then(|id| study.evidence.get(id)).cloned();
    let evidence = evidence.or_else(|| {
        let piece = pane?.piece()?;
        new_evidence(cx, state, piece).map(|evidence| Evidence { id, ..evidence })
    });
    let Some(evidence) = evidence else { return };
    let case = study.sources.get(evidence.source).map(|source| source.case);
    let finding = Finding {
        id: fresh(),
        number: 0,
        statement: evidence.quote.replace('\n', " "),
        mechanism: String::new(),
        cases: case.into_iter().collect(),
        unit: evidence.unit,
        themes: evidence.themes,
        levels: evidence.levels,
        polarity: evidence.polarity,
        evidence_for: vec![id],
        evidence_against: Vec::new(),
        state: Default::default(),
        agreed_by: Vec::new(),
        confidence: None,
        confidence_reason: String::new(),
        basis: String::new(),
        author: cx.session.coder(),
        created: now(),
    };
    let finding_id = finding.id;
    cx.edit(Command::put(finding));
    cx.ask(Action::Select(AnyId::Finding(finding_id)));
    cx.ask(Action::Notify(Notice::info(t!("read-finding-made"))));
}

/// To the next evidence in the text, or back.
fn walk(cx: &mut Cx, state: &mut State, forward: bool) {
    let current = state.current(cx);
    let Some(pane) = state.panes.get_mut(state.active) else { return };
    let mut all: Vec<(EvidenceId, Span)> = pane.passages().collect();
    // Parts of a picture come into sight when they are picked.
    all.extend(pane.regions().iter().map(|mark| (mark.id, Span::new(0, 0))));
    if all.is_empty() {
        return cx.ask(Action::Notify(Notice::info(t!("read-no-evidence"))));
    }
    let caret = pane.caret() as u32;
    let at = current.and_then(|id| all.iter().position(|(other, _)| *other == id));
    let next = match (at, forward) {
        (Some(at), true) => (at + 1) % all.len(),
        (Some(at), false) => (at + all.len() - 1) % all.len(),
        (None, true) => all.iter().position(|(_, span)| span.start >= caret).unwrap_or(0),
        (None, false) => all.iter().rposition(|(_, span)| span.start < caret).unwrap_or(all.len() - 1),
    };
    let (id, span) = all[next];
    pane.reveal(span);
    cx.ask(Action::Select(AnyId::Evidence(id)));
}

/// The little window in which a memo is written.
pub fn memo_window(ui: &egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some(memo) = &mut state.memo else { return };
    let tokens = Tokens::of(ui);
    let mut done = None;
    let modal = egui::Modal::new(egui::Id::unique("read-memo"))
        .frame(crate::ui::shell::dialogs::frame(ui.ctx()))
        .show(ui.ctx(), |ui| {
            ui.set_width(420.0);
            let label = ui.label(egui::RichText::new(t!("read-memo-title")).font(font::semibold(font::BODY)));
            let field =
                egui::TextEdit::multiline(&mut memo.text).desired_rows(4).desired_width(f32::INFINITY);
            let field = ui.add(field).labelled_by(label.id);
            if std::mem::take(&mut memo.fresh) {
                field.request_focus();
            }
            ui.label(egui::RichText::new(t!("read-memo-help")).font(font::caption()).color(tokens.ink3));
            let enter = ui.input(|i| i.modifiers.command && i.key_pressed(egui::Key::Enter));
            ui.horizontal(|ui| {
                if ui.add(Button::new(t!("read-memo-add")).main()).clicked() || enter {
                    done = Some(true);
                }
                if ui.add(Button::new(t!("cancel"))).clicked() {
                    done = Some(false);
                }
            });
        });
    if modal.should_close() {
        done = Some(false);
    }
    let Some(keep) = done else { return };
    if let (true, Some(memo), Some(coder)) = (keep, state.memo.take(), cx.session.coder())
        && !memo.text.trim().is_empty()
    {
        let about = AnyId::Evidence(memo.evidence);
        cx.edit(Command::put(Memo {
            id: fresh(),
            about,
            text: memo.text,
            coder,
            private: false,
            written: now(),
        }));
    }
    state.memo = None;
    state.focus = true;
}
