//! Texts side by side that move together: by scrolling, or from passage to passage of one theme.

use eframe::egui;

use super::State;
use crate::study::{AnyId, ThemeId};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::{UiCommand, key_text};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::views::parts;
use crate::ui::widgets::{Segment, choice};

/// How panes hang together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lock {
    #[default]
    Free,
    Scroll,
    Theme(ThemeId),
}

/// The bar over several panes: how they move, in words.
pub fn bar(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    if state.panes.len() < 2 {
        if cx.asked(UiCommand::Together) {
            cx.ask(Action::Notify(Notice::info(t!("together-one"))));
        }
        return;
    }
    if let Lock::Theme(theme) = state.lock
        && !cx.study().themes.contains(theme)
    {
        state.lock = Lock::Free;
    }
    let first = theme_at_hand(cx, state);
    if cx.asked(UiCommand::Together) {
        state.lock = match (state.lock, first) {
            (Lock::Free, _) => Lock::Scroll,
            (Lock::Scroll, Some(theme)) => Lock::Theme(theme),
            _ => Lock::Free,
        };
        let said = match state.lock {
            Lock::Free => t!("together-now-free").to_owned(),
            Lock::Scroll => t!("together-now-scroll").to_owned(),
            Lock::Theme(theme) => t!("together-now-theme", theme = name(cx, theme)),
        };
        cx.ask(Action::Notify(Notice::info(said)));
    }
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(16, 4));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_width(ui.available_width());
            let before = match state.lock {
                Lock::Free => 0,
                Lock::Scroll => 1,
                Lock::Theme(_) => 2,
            };
            let mut now = before;
            let segments = [
                (0, Segment::text(t!("together-free"))),
                (1, Segment::text(t!("together-scroll"))),
                (2, Segment::text(t!("together-theme"))),
            ];
            let key = UiCommand::Together.keys().first().map(|key| key_text(ui.ctx(), key));
            ui.label(egui::RichText::new(t!("together-title")).font(font::semibold(font::CAPTION)))
                .on_hover_text(key.unwrap_or_default());
            if choice(ui, t!("together-title"), &mut now, &segments) {
                state.lock = match (now, first) {
                    (1, _) => Lock::Scroll,
                    (2, Some(theme)) => Lock::Theme(theme),
                    _ => Lock::Free,
                };
            }
            if let Lock::Theme(theme) = state.lock {
                let study = cx.study();
                let all: Vec<(ThemeId, String)> = study
                    .theme_walk()
                    .into_iter()
                    .filter_map(|node| study.themes.get(node.id))
                    .map(|theme| (theme.id, theme.name.clone()))
                    .collect();
                if let Some(other) = parts::one_of(ui, t!("together-which"), theme, &all, 240.0) {
                    state.lock = Lock::Theme(other);
                }
                let help = egui::RichText::new(t!("together-theme-help")).font(font::caption());
                ui.add(egui::Label::new(help.color(tokens.ink3)).truncate());
            }
        });
    });
}

/// The theme of the evidence in hand, else the one that Compare shows, else the first.
fn theme_at_hand(cx: &Cx, state: &State) -> Option<ThemeId> {
    let study = cx.study();
    let in_hand = match cx.session.selection.what {
        Some(AnyId::Evidence(id)) => study.evidence.get(id).and_then(|evidence| evidence.themes.first()),
        Some(AnyId::Theme(theme)) => return Some(theme),
        _ => None,
    };
    let kept = match state.lock {
        Lock::Theme(theme) => Some(theme),
        _ => None,
    };
    let first = || study.theme_walk().first().map(|node| node.id);
    kept.or(in_hand.copied()).or(cx.session.selection.theme).or_else(first)
}

fn name(cx: &Cx, theme: ThemeId) -> String {
    cx.study().themes.get(theme).map(|theme| theme.name.clone()).unwrap_or_default()
}

/// After the panes were drawn: the others follow the one that the reader moved.
pub fn follow(ui: &egui::Ui, state: &mut State) {
    if state.lock != Lock::Scroll || state.panes.len() < 2 {
        return;
    }
    let mut moved: Vec<usize> = (0..state.panes.len()).filter(|at| state.panes[*at].scrolled()).collect();
    // The one in hand leads, if several moved.
    moved.sort_by_key(|at| *at != state.active);
    let Some(leader) = moved.first().copied() else { return };
    for at in 0..state.panes.len() {
        if at != leader {
            // Texts of as many paragraphs are read as one text twice: a translation beside its original.
            let by_paragraph = state.panes[at].last_number() == state.panes[leader].last_number();
            let place = state.panes[leader].view_place(by_paragraph);
            state.panes[at].go(place);
        }
    }
    ui.request_repaint();
}

/// `n` and `p` while panes are locked to a theme: each goes to its next passage of it. Tells whether that
/// is how they are locked.
pub fn walk(cx: &mut Cx, state: &mut State, forward: bool) -> bool {
    let Lock::Theme(theme) = state.lock else { return false };
    if state.panes.len() < 2 {
        return false;
    }
    let index = cx.session.index();
    let range = index.subtree(theme);
    let under = |other: ThemeId| range.contains(&(index.themes.number(other) as usize));
    let mut any = false;
    for at in 0..state.panes.len() {
        let pane = &mut state.panes[at];
        let study = cx.session.study();
        let all: Vec<_> = pane
            .passages()
            .filter(|(id, _)| {
                study.evidence.get(*id).is_some_and(|evidence| evidence.themes.iter().any(|t| under(*t)))
            })
            .collect();
        let here = pane.place_in_hand() as u32;
        let next = if forward {
            all.iter().find(|(_, span)| span.start > here).or_else(|| all.first())
        } else {
            all.iter().rev().find(|(_, span)| span.start < here).or_else(|| all.last())
        };
        let Some((id, span)) = next.copied() else { continue };
        any = true;
        pane.reveal(span);
        if at == state.active {
            cx.ask(Action::Select(AnyId::Evidence(id)));
        }
    }
    if !any {
        cx.ask(Action::Notify(Notice::info(t!("together-none", theme = name(cx, theme)))));
    }
    true
}
