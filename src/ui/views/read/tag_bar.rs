//! The bar at a selection: a few letters of a theme, Enter; levels and polarity beside.

use eframe::egui;

use super::{State, coding, offer};
use crate::edit::Retag;
use crate::study::{EvidenceId, Polarity, ThemeId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::shell::palette::match_score;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{Icon, Mark, Segment, key_caps_width, paint_key_caps, paint_theme, toggles};

/// Themes that are listed at once.
const LISTED: usize = 6;

/// The bar while it is open.
pub struct TagBar {
    /// The evidence that is tagged; `None`: the selected words become evidence.
    evidence: Option<EvidenceId>,
    query: String,
    at: usize,
    fresh: bool,
    /// A part of a picture is tagged, which has no words: they are asked for.
    part: bool,
}

impl TagBar {
    pub fn open(evidence: Option<EvidenceId>) -> Self {
        Self { evidence, query: String::new(), at: 0, fresh: true, part: false }
    }

    pub fn of_picture(self, part: bool) -> Self {
        Self { part, ..self }
    }
}

enum Chosen {
    Theme(ThemeId),
    New(String),
    Level(usize),
    Polarity(Polarity),
    Close,
}

pub fn show(ui: &egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some(mut bar) = state.bar.take() else { return };
    let Some(pane) = state.panes.get(state.active) else { return };
    let Some((near, column)) = pane.bar_at else {
        // The selection was scrolled out of sight: the bar waits for it.
        state.bar = Some(bar);
        return;
    };
    let width = column.width().clamp(300.0, 520.0);
    let window = ui.ctx().content_rect();
    let begins = if offer::from_right(pane) { column.right() - width } else { column.left() };
    let left = begins.min(window.right() - width - 16.0);
    let (pivot, at) = offer::place(ui, near, left, 250.0);
    let area = egui::Area::new(egui::Id::unique("tag-bar"))
        .order(egui::Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        offer::paper(ui).inner_margin(8).show(ui, |ui| {
            ui.set_width(width - 16.0);
            if bar.part && bar.evidence.is_none() {
                describe(ui, &mut state.bar_words);
            }
            content(ui, cx, &mut bar)
        })
    });
    let mut chosen = shown.inner.inner;
    let clicked_outside = ui.input(|i| i.pointer.any_pressed())
        && ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| !shown.response.rect.contains(at));
    if clicked_outside && !bar.fresh {
        chosen = Some(Chosen::Close);
    }
    match chosen {
        Some(Chosen::Theme(theme)) => {
            coding::change(cx, state, Retag::AddTheme(theme));
            state.focus = true;
        }
        Some(Chosen::New(name)) => {
            coding::tag_with_new_theme(cx, state, &name, bar.evidence);
            state.focus = true;
        }
        Some(Chosen::Level(at)) => {
            let level = cx.session.study().levels_in_order().get(at).map(|level| level.id);
            if let Some(level) = level {
                coding::change(cx, state, Retag::ToggleLevel(level));
            }
            bar.evidence = state.current(cx);
            state.bar = Some(bar);
        }
        Some(Chosen::Polarity(polarity)) => {
            coding::change(cx, state, Retag::Polarity(Some(polarity)));
            bar.evidence = state.current(cx);
            state.bar = Some(bar);
        }
        Some(Chosen::Close) => state.focus = !clicked_outside,
        None => state.bar = Some(bar),
    }
}

/// What the part of a picture shows: its words in every list.
fn describe(ui: &mut egui::Ui, words: &mut String) {
    let field = egui::TextEdit::singleline(words)
        .hint_text(t!("picture-what"))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 5));
    ui.add(field).accessible_name(t!("picture-what"));
    ui.add_space(4.0);
}

/// Themes that fit what was typed, best first.
fn fitting(cx: &Cx, query: &str) -> Vec<(ThemeId, i32)> {
    let study = cx.session.study();
    let query = query.trim().to_lowercase();
    let mut fitting: Vec<(ThemeId, i32)> = study
        .theme_walk()
        .into_iter()
        .filter_map(|node| study.themes.get(node.id))
        .filter_map(|theme| {
            let score = if query.is_empty() {
                Some(0)
            } else {
                let short =
                    match_score(&query, &theme.short.to_lowercase()).filter(|_| !theme.short.is_empty());
                match_score(&query, &theme.name.to_lowercase()).max(short)
            };
            score.map(|score| (theme.id, score))
        })
        .collect();
    fitting.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    fitting
}

fn content(ui: &mut egui::Ui, cx: &Cx, bar: &mut TagBar) -> Option<Chosen> {
    let tokens = Tokens::of(ui);
    let study = cx.session.study();
    let index = cx.session.index();
    let themes = fitting(cx, &bar.query);
    let typed = bar.query.trim().to_owned();
    let offer_new = !typed.is_empty() && !study.themes.iter().any(|theme| theme.name == typed);
    let rows = themes.len().min(LISTED * 4) + usize::from(offer_new);
    bar.at = bar.at.min(rows.saturating_sub(1));
    let (up, down, new, escape) = ui.input_mut(|i| {
        (
            i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowUp),
            i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown),
            // With Ctrl first: a plain Enter would match it too.
            i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter),
            i.consume_key(egui::Modifiers::NONE, egui::Key::Escape),
        )
    });
    let enter = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    if down && bar.at + 1 < rows {
        bar.at += 1;
    }
    if up {
        bar.at = bar.at.saturating_sub(1);
    }
    let found = egui::RichText::new(t!("tag-found", found = themes.len(), all = study.themes.len()));
    let found = found.font(font::caption()).color(tokens.ink3);
    let field = egui::TextEdit::singleline(&mut bar.query)
        .hint_text(t!("tag-hint"))
        .suffix(found)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 5));
    let field = ui.add(field).accessible_name(t!("tag-hint"));
    if std::mem::take(&mut bar.fresh) {
        field.request_focus();
    }
    if field.changed() {
        bar.at = 0;
    }
    let mut chosen = None;
    egui::ScrollArea::vertical().max_height(28.0 * LISTED as f32).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, (id, _)) in themes.iter().take(LISTED * 4).enumerate() {
            let Some(theme) = study.themes.get(*id) else { continue };
            let colour = cx.names.theme_colour(tokens, *id);
            let coded = index.evidence_with(index.themes.number(*id) as usize).len().to_string();
            let line = Row { colour: Some(colour), name: &theme.name, number: &coded, keys: "Enter" };
            let response = ui.push_id(names::key(*id), |ui| line.show(ui, at == bar.at)).inner;
            if at == bar.at && (up || down) {
                response.scroll_to_me(None);
            }
            if response.clicked() || enter && at == bar.at {
                chosen = Some(Chosen::Theme(*id));
            }
        }
        if offer_new {
            let at = rows - 1;
            let name = t!("tag-new", name = typed.as_str());
            let keys = if at == bar.at { "Enter" } else { "Ctrl+Enter" };
            let response = Row { colour: None, name: &name, number: "", keys }.show(ui, at == bar.at);
            if response.clicked() || enter && at == bar.at {
                chosen = Some(Chosen::New(typed.clone()));
            }
        }
    });
    if new && !typed.is_empty() {
        chosen = Some(Chosen::New(typed));
    }
    ui.add_space(4.0);
    chosen = switches(ui, cx, bar).or(chosen);
    if escape { Some(Chosen::Close) } else { chosen }
}

/// A theme in the list, with how much is coded with it.
struct Row<'a> {
    colour: Option<egui::Color32>,
    name: &'a str,
    number: &'a str,
    /// Shown while the row is the one that Enter takes; always, for a new theme.
    keys: &'a str,
}

impl Row<'_> {
    fn show(&self, ui: &mut egui::Ui, current: bool) -> egui::Response {
        let tokens = Tokens::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(egui::vec2(ui.available_width(), 28.0), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBoxOption, true, self.name));
        if current {
            ui.painter().rect_filled(rect, 4.0, tokens.accent_tint);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, tokens.sunk);
        }
        let middle = egui::pos2(rect.left() + 12.0, rect.center().y);
        match self.colour {
            Some(colour) => paint_theme(ui.painter(), middle, colour),
            None => Icon::Plus.paint(ui.painter(), middle, 14.0, tokens.ink2),
        }
        let mut right = rect.right() - 8.0;
        if current || self.number.is_empty() {
            right -= key_caps_width(ui, self.keys);
            let caps = egui::Rect::from_min_max(egui::pos2(right, rect.top()), rect.max);
            paint_key_caps(ui, caps, self.keys);
            right -= 8.0;
        }
        let number = line(ui, self.number, font::caption(), tokens.ink3, 60.0);
        right -= number.size().x;
        line_at(ui.painter(), number, right, middle.y);
        let left = rect.left() + 26.0;
        let name = line(ui, self.name, font::body(), tokens.ink, right - 8.0 - left);
        line_at(ui.painter(), name, left, middle.y);
        response
    }
}

/// Levels and polarity of what is tagged.
fn switches(ui: &mut egui::Ui, cx: &Cx, bar: &TagBar) -> Option<Chosen> {
    let study = cx.session.study();
    let evidence = bar.evidence.and_then(|id| study.evidence.get(id));
    let levels = study.levels_in_order();
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let before = evidence.map_or(0, |evidence| cx.names.level_mask(&evidence.levels));
        let mut mask = before;
        let segments: Vec<Segment> = levels
            .iter()
            .enumerate()
            .map(|(index, level)| Segment::marked(Mark::Level { levels: levels.len(), index }, &level.name))
            .collect();
        if toggles(ui, t!("tag-levels"), &mut mask, &segments) {
            chosen = Some(Chosen::Level((mask ^ before).trailing_zeros() as usize));
        }
        let labels = &study.front().polarity_labels;
        let before =
            evidence.and_then(|evidence| evidence.polarity).map_or(0, |polarity| 1 << polarity as u32);
        let mut mask = before;
        let segments: Vec<Segment> = Polarity::ALL
            .into_iter()
            .map(|polarity| Segment::bare(Mark::Sign(polarity), labels.get(polarity)))
            .collect();
        if toggles(ui, t!("tag-polarity"), &mut mask, &segments) {
            let bit = (mask ^ before).trailing_zeros() as usize;
            chosen = Polarity::ALL.get(bit).copied().map(Chosen::Polarity).or(chosen.take());
        }
    });
    chosen
}
