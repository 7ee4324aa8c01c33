//! Every command, theme, source and finding by a few letters of its name.

use eframe::egui;

use crate::session::Session;
use crate::study::Source;
use crate::t;
use crate::ui::actions::{Action, Outbox, View};
use crate::ui::commands::{UiCommand, key_text};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::key_cap;

/// How many rows are listed at most; a palette is for the first few.
const MOST: usize = 40;

/// The palette's query and place.
#[derive(Default)]
pub struct Palette {
    open: bool,
    just_opened: bool,
    query: String,
    at: usize,
    /// Only texts are listed, and the one that is picked opens beside the others.
    texts: bool,
}

struct Row {
    name: String,
    kind: &'static str,
    keys: String,
    enabled: bool,
    score: i32,
    then: Then,
}

#[derive(Clone)]
enum Then {
    Command(UiCommand),
    Actions(Vec<Action>),
}

impl Palette {
    pub fn open(&mut self) {
        *self = Self { open: true, just_opened: true, ..Self::default() };
    }

    /// Asks which text is to be opened beside those that are open.
    pub fn open_texts(&mut self) {
        self.open();
        self.texts = true;
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn show(
        &mut self,
        ctx: &egui::Context,
        session: Option<&Session>,
        picked: &mut Vec<UiCommand>,
        out: &mut Outbox,
    ) {
        if !self.open {
            return;
        }
        let rows = if self.texts { self.beside(session) } else { self.rows(ctx, session) };
        self.at = self.at.min(rows.len().saturating_sub(1));
        let (up, down, enter) = ctx.input_mut(|i| {
            (
                i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowUp),
                i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown),
                i.consume_key(egui::Modifiers::NONE, egui::Key::Enter),
            )
        });
        if down && self.at + 1 < rows.len() {
            self.at += 1;
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        let mut chosen = enter.then_some(self.at);
        let width = 560.0_f32.min(ctx.content_rect().width() - 32.0);
        let id = egui::Id::unique("palette");
        let area = egui::Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 56.0));
        let modal = egui::Modal::new(id).area(area).frame(super::dialogs::frame(ctx).inner_margin(12)).show(
            ctx,
            |ui| {
                ui.set_width(width);
                let hint = if self.texts { t!("palette-beside") } else { t!("palette-hint") };
                let edit = egui::TextEdit::singleline(&mut self.query)
                    .hint_text(hint)
                    .desired_width(f32::INFINITY)
                    .show(ui);
                let response = edit.response.response.accessible_name(hint);
                if response.changed() {
                    self.at = 0;
                }
                if self.just_opened {
                    response.request_focus();
                    self.just_opened = false;
                }
                ui.add_space(4.0);
                egui::ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if rows.is_empty() {
                        ui.label(t!("palette-nothing"));
                    }
                    for (at, row) in rows.iter().enumerate() {
                        let response = row_ui(ui, row, at == self.at);
                        if at == self.at && (up || down) {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            chosen = Some(at);
                        }
                    }
                });
            },
        );
        if modal.should_close() {
            self.open = false;
        }
        if let Some(row) = chosen.and_then(|at| rows.get(at))
            && row.enabled
        {
            match row.then.clone() {
                Then::Command(command) => picked.push(command),
                Then::Actions(actions) => out.actions.extend(actions),
            }
            self.open = false;
        }
    }

    fn rows(&self, ctx: &egui::Context, session: Option<&Session>) -> Vec<Row> {
        let query = self.query.trim().to_lowercase();
        let mut rows = Vec::new();
        for command in UiCommand::ALL {
            let keys = command.keys().first().map_or_else(String::new, |key| key_text(ctx, key));
            rows.push(Row {
                name: command.name().to_owned(),
                kind: command.group().name(),
                keys,
                enabled: session.is_some() || command.without_study(),
                score: 1,
                then: Then::Command(*command),
            });
        }
        if let (Some(session), false) = (session, query.is_empty()) {
            let study = session.study();
            let mut add = |name: &str, kind: &'static str, actions: Vec<Action>| {
                let then = Then::Actions(actions);
                rows.push(Row {
                    name: name.to_owned(),
                    kind,
                    keys: String::new(),
                    enabled: true,
                    score: 0,
                    then,
                });
            };
            for theme in study.themes.iter() {
                let actions = vec![Action::SetTheme(theme.id), Action::Go(View::Compare)];
                add(&theme.name, t!("palette-theme"), actions);
            }
            for source in study.sources.iter() {
                let open = Action::OpenSource { source: source.id, at: None, beside: false };
                add(&source.title, t!("palette-source"), vec![open]);
            }
            for finding in study.findings.iter() {
                let id = crate::study::AnyId::Finding(finding.id);
                let name = format!("F{:02} {}", finding.number, finding.statement);
                add(&name, t!("palette-finding"), vec![Action::Select(id), Action::Go(View::Findings)]);
            }
        }
        best(rows, &query)
    }

    /// Every text in the order of the study, or those whose title fits. All of them: where there are many,
    /// they are scrolled through.
    fn beside(&self, session: Option<&Session>) -> Vec<Row> {
        let sources = session.map(|session| session.study().sources_in_order()).unwrap_or_default();
        let row = |source: &Source| Row {
            name: source.title.clone(),
            kind: t!("palette-source"),
            keys: String::new(),
            enabled: true,
            score: 0,
            then: Then::Actions(vec![Action::OpenSource { source: source.id, at: None, beside: true }]),
        };
        best(sources.into_iter().map(row).collect(), &self.query.trim().to_lowercase())
    }
}

/// The rows that fit what was typed, best first; all of them where nothing was.
fn best(mut rows: Vec<Row>, query: &str) -> Vec<Row> {
    if !query.is_empty() {
        for row in &mut rows {
            row.score = match_score(query, &row.name.to_lowercase()).map_or(-1, |s| s + row.score);
        }
        rows.retain(|row| row.score >= 0);
        rows.sort_by_key(|row| std::cmp::Reverse(row.score));
        rows.truncate(MOST);
    }
    rows
}

/// How well a name fits what was typed: words that begin with it before words that hold it, before
/// letters in their order. `None`: not at all.
pub fn match_score(query: &str, name: &str) -> Option<i32> {
    if name.starts_with(query) {
        return Some(100);
    }
    if name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(query)) {
        return Some(80);
    }
    if name.contains(query) {
        return Some(60);
    }
    if query.contains(' ') && query.split_whitespace().all(|word| name.contains(word)) {
        return Some(50);
    }
    // Scattered letters say something in a short name only: a sentence holds nearly any of them.
    if query.chars().count() < 2 || name.chars().count() > 48 {
        return None;
    }
    let mut letters = name.chars();
    query.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|other| other == c)).then_some(10)
}

fn row_ui(ui: &mut egui::Ui, row: &Row, current: bool) -> egui::Response {
    let tokens = Tokens::of(ui);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 28.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, row.enabled, &row.name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if current {
        ui.painter().rect_filled(rect, 4.0, tokens.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.sunk);
    }
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(egui::vec2(8.0, 0.0)))
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    if !row.keys.is_empty() {
        key_cap(&mut inner, &row.keys);
    }
    inner.label(egui::RichText::new(row.kind).font(font::caption()).color(tokens.ink3));
    inner.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let colour = if row.enabled { tokens.ink } else { tokens.ink3 };
        ui.add(egui::Label::new(egui::RichText::new(&row.name).color(colour)).truncate().selectable(false));
    });
    response
}
