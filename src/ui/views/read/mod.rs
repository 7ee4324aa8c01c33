//! Read: what does this text say, and how have we read it? One to four texts side by side.

mod bookmarks;
mod change;
mod coding;
mod find;
mod go_to;
mod offer;
mod pane;
mod picture;
mod scripts;
mod style;
mod tag_bar;
mod texts;
mod together;

use eframe::egui;

pub use self::change::Change;
use self::find::Find;
use self::go_to::GoTo;
use self::pane::Pane;
use self::picture::Loaded;
pub use self::picture::decode as decode_picture;
use self::tag_bar::TagBar;
use self::together::Lock;
use crate::session::{Place, Session};
use crate::study::{AnyId, EvidenceId, LevelId, Polarity, SourceId, Span, ThemeId};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, case_mark, empty_state, icon_button};

/// Texts that fit side by side.
const MOST_PANES: usize = 4;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    panes: Vec<Pane>,
    active: usize,
    find: Find,
    go_to: Option<GoTo>,
    lock: Lock,
    /// Places of texts that were put away since the last frame.
    left: Vec<(SourceId, Place)>,
    bar: Option<TagBar>,
    /// What the part of a picture shows that the bar is open at.
    bar_words: String,
    /// The tags last given, for `r`.
    last: Option<Tags>,
    memo: Option<coding::MemoDraft>,
    focus: bool,
    /// The last frame that showed this view: whoever comes back to it comes to read.
    seen: u64,
}

/// The widget of a text.
fn pane_id(at: usize) -> egui::Id {
    egui::Id::unique(("read-pane", at))
}

/// Tags that can be given again.
#[derive(Clone, Default)]
struct Tags {
    themes: Vec<ThemeId>,
    levels: Vec<LevelId>,
    polarity: Option<Polarity>,
}

impl State {
    /// Shows the passage of a piece of evidence in its text.
    pub fn open_passage(&mut self, session: &Session, evidence: EvidenceId) {
        if let Some(evidence) = session.study().evidence.get(evidence) {
            self.open_source(session, evidence.source, Some(evidence.span), false);
        }
    }

    /// A picture was decoded, or can't be.
    pub fn picture_is_there(
        &mut self,
        ctx: &egui::Context,
        source: SourceId,
        picture: Result<Box<egui::ColorImage>, String>,
    ) {
        let pane = self.panes.iter_mut().find(|pane| pane.source() == source);
        if let Some(shown) = pane.and_then(Pane::picture_mut) {
            shown.loaded = match picture {
                Ok(pixels) => {
                    Loaded::Ready(ctx.load_texture("picture", *pixels, egui::TextureOptions::LINEAR))
                }
                Err(why) => Loaded::Failed(why),
            };
        }
    }

    /// Shows a source, in one more pane if `beside`. A text that is open already is brought forward.
    pub fn open_source(&mut self, session: &Session, source: SourceId, at: Option<Span>, beside: bool) {
        if !session.study().sources.contains(source) {
            return;
        }
        let place = self.panes.iter().position(|pane| pane.source() == source);
        self.active = match place {
            Some(place) => place,
            None if beside && self.panes.len() < MOST_PANES || self.panes.is_empty() => {
                self.panes.push(Pane::new(source));
                self.panes.len() - 1
            }
            None => {
                let at = self.active.min(self.panes.len() - 1);
                self.left.extend(self.panes[at].leave());
                self.panes[at] = Pane::new(source);
                at
            }
        };
        if let Some(span) = at {
            self.panes[self.active].reveal(span);
        }
        self.bar = None;
        self.focus = true;
    }
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    state.panes.retain(|pane| cx.session.study().sources.contains(pane.source()));
    if state.panes.is_empty() {
        // The text of what was picked elsewhere, or the first.
        let picked = match cx.session.selection.what {
            Some(AnyId::Evidence(id)) => cx.study().evidence.get(id).map(|evidence| evidence.source),
            Some(AnyId::Source(id)) => Some(id),
            _ => None,
        };
        let first = || cx.study().sources_in_order().first().map(|source| source.id);
        match picked.filter(|id| cx.study().sources.contains(*id)).or_else(first) {
            Some(source) => state.panes.push(Pane::new(source)),
            None => return nothing_to_read(ui, cx),
        }
    }
    state.active = state.active.min(state.panes.len() - 1);
    let frame = ui.cumulative_frame_nr();
    if frame > state.seen + 1 && !ui.text_edit_focused() {
        state.focus = true;
        state.show_selected(cx);
    }
    state.seen = frame;
    next_pane(ui, state);
    for (source, place) in state.left.drain(..) {
        cx.ask(Action::KeepPlace(source, place));
    }
    let tokens = Tokens::of(ui);
    for pane in &mut state.panes {
        pane.refresh(cx, tokens);
    }
    together::bar(ui, cx, state);
    if cx.asked(UiCommand::Correct) {
        let pane = &state.panes[state.active];
        let span = pane.passage().unwrap_or_else(|| Span::new(pane.caret(), pane.caret()));
        if pane.is_picture() {
            cx.ask(Action::Notify(Notice::info(t!("read-picture-words"))));
        } else {
            cx.ask(Action::Correct { source: pane.source(), span });
        }
    }
    if cx.asked(UiCommand::Find) {
        let from_text = ui.memory(|memory| memory.has_focus(pane_id(state.active)));
        state.find.focus(&state.panes[state.active], from_text);
    }
    if state.find.is_open() {
        let drafted = state.panes[state.active].picture_mut().is_some_and(|picture| picture.draft.is_some());
        let busy = state.bar.is_some() || state.memo.is_some() || state.go_to.is_some() || drafted;
        if state.find.bar(ui, cx, &mut state.panes, &mut state.active, busy) {
            state.focus = true;
        }
    }
    if cx.asked(UiCommand::GoTo) {
        if state.panes[state.active].is_picture() {
            cx.ask(Action::Notify(Notice::info(t!("read-picture-pages"))));
        } else {
            state.go_to.get_or_insert_with(GoTo::default).focus(state.panes[state.active].source());
        }
    }
    let busy = state.bar.is_some() || state.memo.is_some();
    state.go_to.take_if(|go_to| !go_to.is_for(state.panes[state.active].source()));
    if let Some(go_to) = &mut state.go_to
        && go_to.bar(ui, &mut state.panes[state.active], busy)
    {
        state.go_to = None;
        state.focus = true;
    }
    // Beside a text stand the properties of no other.
    let here = AnyId::Source(state.panes[state.active].source());
    if matches!(cx.session.selection.what, Some(what @ AnyId::Source(_)) if what != here) {
        cx.ask(Action::Select(here));
    }
    bookmarks::keys(cx, state);
    coding::keys(ui, cx, state);
    columns(ui, cx, state);
    together::follow(ui, state);
    offer::show(ui, cx, state);
    tag_bar::show(ui, cx, state);
    coding::memo_window(ui, cx, state);
}

fn nothing_to_read(ui: &mut egui::Ui, cx: &mut Cx) {
    empty_state(ui, Icon::Read, t!("read-empty"), t!("read-empty-help"), |ui| {
        if ui.button(t!("read-import")).clicked() {
            cx.ask(Action::AskImport { case: None });
        }
    });
}

/// The texts, each in a column of its own.
fn columns(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let tokens = Tokens::of(ui);
    let room = ui.available_rect_before_wrap();
    let count = state.panes.len();
    let width = room.width() / count as f32;
    let (mut close, mut chosen) = (None, None);
    let hits = state.find.is_open().then(|| state.find.hits());
    let focus = std::mem::take(&mut state.focus);
    for at in 0..count {
        let left = room.left() + width * at as f32;
        let rect = egui::Rect::from_min_size(egui::pos2(left, room.top()), egui::vec2(width, room.height()));
        let active = at == state.active;
        let pane = &mut state.panes[at];
        let id = pane_id(at);
        let inside = egui::UiBuilder::new().id_salt(("pane", at)).max_rect(rect);
        ui.scope_builder(inside, |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            if head(ui, cx, pane, active && count > 1, count > 1, at, &mut close) {
                chosen = Some(at);
            }
            let (found, current) = hits.map_or((&[][..], None), |hits| hits.of(pane.source()));
            let output = pane.show(ui, cx, id, found, current);
            if output.focused {
                state.active = at;
                if count > 1 {
                    let filter = egui::EventFilter {
                        tab: true,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        escape: true,
                    };
                    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
                }
            }
            if active && focus {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        });
        if at > 0 {
            ui.painter().vline(left, room.y_range(), egui::Stroke::new(1.0, tokens.line));
        }
    }
    ui.advance_cursor_after_rect(room);
    if let Some(at) = chosen {
        state.active = at;
        state.focus = true;
    }
    if let Some(at) = close {
        let mut gone = state.panes.remove(at);
        state.left.extend(gone.leave());
        let before = usize::from(at < state.active);
        state.active = (state.active - before).min(state.panes.len().saturating_sub(1));
        state.focus = true;
    }
}

/// Tab goes to the text beside; from the last one, and back from the first, to the rest of the window.
fn next_pane(ui: &egui::Ui, state: &mut State) {
    if state.panes.len() < 2 || !ui.memory(|memory| memory.has_focus(pane_id(state.active))) {
        return;
    }
    let (back, on) = ui.input_mut(|i| {
        (
            i.consume_key(egui::Modifiers::SHIFT, egui::Key::Tab),
            i.consume_key(egui::Modifiers::NONE, egui::Key::Tab),
        )
    });
    if !back && !on {
        return;
    }
    let next = if back { state.active.checked_sub(1) } else { Some(state.active + 1) };
    if let Some(at) = next.filter(|at| *at < state.panes.len()) {
        state.active = at;
        state.focus = true;
    } else {
        let to = if back { egui::FocusDirection::Previous } else { egui::FocusDirection::Next };
        ui.memory_mut(|memory| memory.move_focus(to));
    }
}

/// The head of a pane: case, title (a click lists the texts), what it is, how much is coded. What is
/// least needed goes first where there is little room. Tells whether another text was chosen.
fn head(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    pane: &mut Pane,
    active: bool,
    several: bool,
    at: usize,
    close: &mut Option<usize>,
) -> bool {
    let tokens = Tokens::of(ui);
    let study = cx.session.study();
    let Some(source) = study.sources.get(pane.source()) else { return false };
    let mut chosen = false;
    let frame = egui::Frame::new().fill(tokens.paper).inner_margin(egui::Margin::symmetric(16, 8));
    let shown = frame.show(ui, |ui| {
        let room = ui.available_width();
        ui.horizontal(|ui| {
            ui.set_min_height(28.0);
            let case = study.cases.get(source.case).map_or("", |case| case.name.as_str());
            case_mark(ui, cx.names.case_place(source.case), case);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if several && icon_button(ui, Icon::Close, t!("read-close")).clicked() {
                    *close = Some(at);
                }
                read_mark(ui, cx, source.id);
                chosen |= bookmarks::menu(ui, cx, pane);
                if room > 340.0 {
                    let count = t!("read-evidence", count = pane.evidence());
                    ui.label(egui::RichText::new(count).font(font::caption()).color(tokens.ink3));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let kind = crate::ui::shell::lens_bar::source_kind_name(source.kind);
                    let about = if source.date.is_empty() {
                        kind.to_owned()
                    } else {
                        format!("{kind} · {}", source.date)
                    };
                    let beside = if room > 560.0 { 160.0 } else { 0.0 };
                    chosen |= texts::menu(ui, cx, pane, beside);
                    if beside > 0.0 {
                        let about = egui::RichText::new(about).font(font::caption()).color(tokens.ink3);
                        ui.add(egui::Label::new(about).truncate());
                    }
                });
            });
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.hair));
    if active {
        let line = egui::Rect::from_min_size(rect.min, egui::vec2(rect.width(), 2.0));
        ui.painter().rect_filled(line, 0.0, tokens.accent);
    }
    chosen
}

/// Whether the one who codes has read the text to its end.
fn read_mark(ui: &mut egui::Ui, cx: &mut Cx, source: SourceId) {
    let (Some(coder), Some(source)) = (cx.session.coder(), cx.session.study().sources.get(source)) else {
        return;
    };
    let mut read = source.read_by.contains(&coder);
    let label = egui::RichText::new(t!("read-mark")).font(font::caption());
    if ui.checkbox(&mut read, label).changed() {
        cx.edit(crate::edit::Command::MarkRead { source: source.id, coder, read });
    }
}

impl State {
    /// What was picked in another view is in sight here, if its text is open.
    fn show_selected(&mut self, cx: &Cx) {
        let Some(AnyId::Evidence(id)) = cx.session.selection.what else { return };
        let Some(evidence) = cx.session.study().evidence.get(id) else { return };
        if let Some(at) = self.panes.iter().position(|pane| pane.source() == evidence.source) {
            self.active = at;
            self.panes[at].reveal(evidence.span);
        }
    }

    /// The evidence in hand, if it stands in the active text.
    fn current(&self, cx: &Cx) -> Option<EvidenceId> {
        let Some(AnyId::Evidence(id)) = cx.session.selection.what else { return None };
        let evidence = cx.session.study().evidence.get(id)?;
        (self.panes.get(self.active)?.source() == evidence.source).then_some(id)
    }
}
