//! Search: where is it said, in all that the study holds? Places with their context, keywords in
//! context, and words counted by case; what is found can be tagged.

mod counts;
mod form;
mod list;
mod run;
mod tag;
mod words;

use std::collections::BTreeSet;

use eframe::egui::{self, Frame, Margin};

use self::form::Form;
use self::run::Run;
use crate::analysis::search::{Part, Place, Target};
use crate::analysis::{KwicSort, Lens};
use crate::study::{AnyId, CellPlace, Span};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::{Button, Icon, Segment, caption, choice, empty_state, title};

/// A place that was picked: it stays so when the search is run again.
type Pick = (AnyId, Part, u16, Span);

/// What is shown of what was found.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Face {
    #[default]
    Hits,
    Context,
    Words,
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    form: Form,
    face: Face,
    run: Run,
    sort: KwicSort,
    lines: list::Lines,
    picked: BTreeSet<Pick>,
    counts: counts::Counts,
    tags: tag::Tags,
    /// The place that has, or last had, the keyboard.
    current: Option<Pick>,
    /// The keyboard is to go to the list.
    to_list: bool,
    /// The last frame that showed this view: whoever comes to it comes to type.
    seen: u64,
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let t = Tokens::of(ui);
    let frame = ui.cumulative_frame_nr();
    let came = frame > state.seen + 1;
    state.seen = frame;
    // Whoever comes back from a text comes to the list; whoever asks for the search, to other words.
    if came && !state.run.is_on() || cx.asked(UiCommand::Go(View::Search)) || cx.asked(UiCommand::Find) {
        state.form.focus = true;
    } else if came {
        state.to_list = true;
    }
    if cx.asked(UiCommand::CountWords) {
        state.face = Face::Words;
        (state.form.focus, state.to_list) = (false, true);
    }
    let head = Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 });
    egui::Panel::top("search-head").frame(head).resizable(false).show(ui, |ui| {
        if head_of(ui, cx, state) {
            state.to_list = true;
        }
    });
    let query = state.form.query();
    let places = state.form.places();
    state.run.refresh(cx, query, &places);
    if state.face == Face::Words {
        if std::mem::take(&mut state.to_list) {
            state.counts.take_keyboard();
        }
        let inside = Frame::new().fill(t.paper).inner_margin(Margin::symmetric(0, 8));
        egui::CentralPanel::default().frame(inside).show(ui, |ui| counts::show(ui, cx, state));
        return;
    }
    if state.run.groups.is_empty() {
        egui::CentralPanel::default().frame(Frame::new().fill(t.view)).show(ui, |ui| nothing(ui, cx, state));
        return;
    }
    let foot = Frame::new().fill(t.ground).inner_margin(Margin::symmetric(16, 8));
    egui::Panel::bottom("search-tag").frame(foot).resizable(false).show(ui, |ui| tag::show(ui, cx, state));
    egui::CentralPanel::default().frame(Frame::new().fill(t.paper)).show(ui, |ui| {
        let heads = state.face == Face::Hits;
        list::refresh(cx, state, heads);
        list::show(ui, cx, state, heads);
    });
}

/// The field and its options, the faces, and how much was found. Says whether the keyboard is to go on
/// to the list.
fn head_of(ui: &mut egui::Ui, cx: &Cx, state: &mut State) -> bool {
    ui.horizontal(|ui| {
        ui.set_height(measure::BUTTON);
        title(ui, t!("view-search"));
        ui.add_space(8.0);
        let faces = [
            (Face::Hits, Segment::text(t!("search-face-hits"))),
            (Face::Context, Segment::text(t!("search-face-context"))),
            (Face::Words, Segment::text(t!("search-face-words"))),
        ];
        choice(ui, t!("search-face"), &mut state.face, &faces);
        if state.face != Face::Words {
            caption(ui, &found(cx, state));
        }
        if state.face == Face::Context {
            let sorts = [
                (KwicSort::Found, Segment::text(t!("search-kwic-found"))),
                (KwicSort::Left, Segment::text(t!("search-kwic-left"))),
                (KwicSort::Hit, Segment::text(t!("search-kwic-hit"))),
                (KwicSort::Right, Segment::text(t!("search-kwic-right"))),
            ];
            ui.push_id("search-sorts", |ui| choice(ui, t!("search-kwic-sort"), &mut state.sort, &sorts));
        }
    });
    if state.face == Face::Words {
        return false;
    }
    ui.add_space(4.0);
    let error = state.run.error.clone();
    state.form.show(ui, cx, error.as_deref())
}

/// `214 places in 12 of 16 texts and 3 other writings`, and whether the lens leaves something out.
fn found(cx: &Cx, state: &State) -> String {
    if !state.run.is_on() || state.run.error.is_some() {
        return String::new();
    }
    let (texts, others) = state.run.with_hits();
    let mut words = t!(
        "search-found",
        hits = state.run.hits(),
        texts = texts,
        searched = state.run.searched().0,
        others = others,
    );
    if state.run.more() {
        words.push_str(t!("search-more"));
    }
    if !state.run.done() {
        words.push_str(t!("search-going-on"));
    }
    if !cx.session.lens.is_everything() {
        let lens = cx.session.lens.describe(cx.study());
        let parts: Vec<String> = lens.into_iter().map(|(what, names)| format!("{what} {names}")).collect();
        words.push_str(&t!("search-lens", lens = parts.join("; ")));
    }
    words
}

/// Before a search, what the view is for; after one that found nothing, where it looked and what would
/// find more.
fn nothing(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    if !state.run.is_on() || state.run.error.is_some() {
        empty_state(ui, Icon::Search, t!("search-empty"), t!("search-empty-help"), |_| {});
        return;
    }
    if !state.run.done() {
        caption(ui, t!("search-running"));
        return;
    }
    let (texts, others) = state.run.searched();
    let words = t!("search-nothing-help", query = state.run.describe(), texts = texts, others = others);
    empty_state(ui, Icon::Search, t!("search-nothing"), &words, |ui| {
        let form = &mut state.form;
        let whole = form.way == form::Way::Word;
        if let Some(wider) = form.wider()
            && ui.add(Button::new(&t!("search-wider-near", count = wider))).clicked()
        {
            form.near = wider;
        }
        let wider: [(bool, &str, &mut dyn FnMut(&mut Form)); 4] = [
            (whole, t!("search-wider-word"), &mut |form| form.way = form::Way::Literal),
            (form.exact, t!("search-wider-case"), &mut |form| form.exact = false),
            (!form.accents, t!("search-wider-accents"), &mut |form| form.accents = true),
            (
                form.places.len() < Place::ALL.len() || form.within.is_some(),
                t!("search-wider-places"),
                &mut |form| {
                    form.places = Place::ALL.to_vec();
                    form.within = None;
                },
            ),
        ];
        for (offered, words, act) in wider {
            if offered && ui.add(Button::new(words)).clicked() {
                act(form);
            }
        }
        let seen = !cx.session.lens.is_everything();
        if seen && ui.add(Button::new(t!("search-wider-lens"))).clicked() {
            cx.ask(Action::SetLens(Lens::default()));
        }
    });
}

/// Shows a place where it stands: a text in Read, a claim or theme in its view.
fn open(cx: &mut Cx, target: Target, span: Span) {
    let study = cx.study();
    let at = match target.record {
        AnyId::Memo(id) => study.memos.get(id).map_or(target.record, |memo| memo.about),
        other => other,
    };
    match (at, target.place) {
        (AnyId::Source(source), Place::Texts) => {
            cx.ask(Action::OpenSource { source, at: Some(span), beside: false });
        }
        (AnyId::Source(source), _) => {
            cx.ask(Action::Select(at));
            cx.ask(Action::OpenSource { source, at: None, beside: false });
        }
        (AnyId::Evidence(id), _) => cx.ask(Action::OpenPassage(id)),
        (AnyId::Cell(id), _) => {
            let Some((place, theme)) = study.cells.get(id).map(|cell| (cell.place, cell.theme)) else {
                return;
            };
            cx.ask(Action::SetTheme(theme));
            cx.ask(Action::SelectCell(place, theme));
            let view = if matches!(place, CellPlace::Case(_)) { View::Compare } else { View::Matrix };
            cx.ask(Action::Go(view));
        }
        (at, _) => {
            cx.ask(Action::Select(at));
            let view = match at {
                AnyId::Theme(_) | AnyId::Level(_) | AnyId::Scale(_) => View::Codebook,
                AnyId::Case(_) | AnyId::Unit(_) | AnyId::Actor(_) | AnyId::Info(_) => View::Study,
                _ => View::Findings,
            };
            cx.ask(Action::Go(view));
        }
    }
}
