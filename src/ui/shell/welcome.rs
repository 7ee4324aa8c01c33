//! The first screen: a new study in three fields, the samples, open, recent.

use std::path::Path;

use eframe::egui;

use super::Shell;
use crate::jobs::JobView;
use crate::session::{NewStudy, Prefs};
use crate::t;
use crate::ui::actions::{Action, Outbox, Sample};
use crate::ui::commands::{UiCommand, key_text};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, paint_case};

/// What is typed on the first screen.
pub struct Welcome {
    pub new: NewStudy,
    pub focus_new: bool,
    missing: bool,
}

impl Default for Welcome {
    /// Whoever starts the program can begin to type.
    fn default() -> Self {
        Self { new: NewStudy::default(), focus_new: true, missing: false }
    }
}

pub fn show(ui: &mut egui::Ui, shell: &mut Shell, prefs: &Prefs, out: &mut Outbox, jobs: &[JobView]) {
    let tokens = Tokens::of(ui);
    egui::Panel::top("top")
        .exact_size(super::top::HEIGHT)
        .resizable(false)
        .frame(egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(12, 0)))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                super::top::menu(ui, prefs, out, &mut shell.picked, false);
                ui.label(egui::RichText::new(t!("app-name")).font(font::semibold(font::BODY)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if crate::ui::widgets::icon_button(ui, Icon::Contrast, t!("top-theme")).clicked() {
                        shell.picked.push(UiCommand::Theme);
                    }
                });
            });
            super::top::palette_field(ui, &mut shell.picked);
        });
    egui::Panel::bottom("status")
        .exact_size(super::status::HEIGHT)
        .resizable(false)
        .frame(egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(12, 0)))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                let quiet = |text: &str| egui::RichText::new(text).font(font::caption()).color(tokens.ink2);
                ui.label(quiet(t!("status-local")));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(quiet(&t!("app-version", version = env!("CARGO_PKG_VERSION"))));
                    for job in jobs {
                        ui.label(quiet(&super::status::job_text(job)));
                    }
                });
            });
        });
    egui::CentralPanel::default().frame(egui::Frame::new().fill(tokens.view)).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            page(ui, shell, prefs, out);
        });
    });
}

fn page(ui: &mut egui::Ui, shell: &mut Shell, prefs: &Prefs, out: &mut Outbox) {
    let width = ui.available_width();
    let content = 1064.0_f32.min(width - 64.0);
    let gap = 72.0_f32.min(content * 0.07);
    let column = (content - gap) / 2.0;
    let room = ui.available_height();
    let left = ((width - content) / 2.0).max(32.0);
    ui.add_space(((room - 480.0) / 2.0).max(24.0));
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(column);
            begin(ui, &mut shell.welcome, out);
        });
        ui.add_space(gap - ui.spacing().item_spacing.x * 2.0);
        ui.vertical(|ui| {
            ui.set_width(column);
            ways(ui, prefs, out);
        });
    });
    ui.add_space(24.0);
}

/// The left column: what the program is, and a new study.
fn begin(ui: &mut egui::Ui, welcome: &mut Welcome, out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    emblem(ui, tokens);
    ui.add_space(24.0);
    ui.add(
        egui::Label::new(egui::RichText::new(t!("welcome-title")).font(font::semibold(font::FIRST_START)))
            .wrap(),
    );
    ui.add_space(4.0);
    let lead = egui::RichText::new(t!("welcome-lead")).font(font::reading(18.0)).color(tokens.ink2);
    ui.add(egui::Label::new(lead.line_height(Some(26.0))).wrap());
    ui.add_space(16.0);
    hair(ui, tokens);
    ui.add_space(16.0);
    ui.label(egui::RichText::new(t!("welcome-new")).font(font::semibold(font::BODY)));
    ui.add_space(8.0);
    let entered = fields(ui, &mut welcome.new, std::mem::take(&mut welcome.focus_new));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let make = egui::Button::new(
            egui::RichText::new(t!("welcome-make")).font(font::medium(font::BODY)).color(tokens.on_accent),
        )
        .fill(tokens.accent)
        .min_size(egui::vec2(0.0, 28.0));
        let complete = welcome.new.is_complete();
        if ui.add(make).clicked() || entered {
            welcome.missing = !complete;
            if complete {
                out.push(Action::New(std::mem::take(&mut welcome.new)));
            }
        }
        let (text, colour) = if welcome.missing && !complete {
            (t!("welcome-make-missing"), tokens.bad)
        } else {
            (t!("welcome-make-note"), tokens.ink3)
        };
        ui.add(egui::Label::new(egui::RichText::new(text).font(font::caption()).color(colour)).wrap());
    });
}

/// The question and two cases. `focus` puts the caret in the first field; Enter goes from field to
/// field, and in the last one says that all is filled in.
pub fn fields(ui: &mut egui::Ui, new: &mut NewStudy, focus: bool) -> bool {
    let tokens = Tokens::of(ui);
    new.cases.resize(new.cases.len().max(2), String::new());
    let caption = |text: &str| egui::RichText::new(text).font(font::caption()).color(tokens.ink2);
    let field = |ui: &mut egui::Ui, text: &mut String, hint: &str, label: egui::Id| {
        ui.add(
            egui::TextEdit::singleline(text)
                .hint_text(egui::RichText::new(hint).color(tokens.ink3))
                .margin(egui::Margin::symmetric(12, 7))
                .desired_width(f32::INFINITY),
        )
        .labelled_by(label)
    };
    let label = ui.label(caption(t!("welcome-question"))).id;
    let mut all = vec![field(ui, &mut new.question, t!("welcome-question-hint"), label)];
    ui.add_space(4.0);
    ui.columns(2, |columns| {
        let names = [
            (t!("welcome-first-case"), t!("welcome-first-hint")),
            (t!("welcome-second-case"), t!("welcome-second-hint")),
        ];
        for (at, (column, (name, hint))) in columns.iter_mut().zip(names).enumerate() {
            let label = column
                .horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 12.0), egui::Sense::hover());
                    paint_case(ui.painter(), tokens, rect.center(), at, 4.5);
                    ui.label(caption(name)).id
                })
                .inner;
            all.push(field(column, &mut new.cases[at], hint, label));
        }
    });
    let enter = ui.input(|i| i.key_pressed(egui::Key::Enter));
    let left = all.iter().position(|field| enter && field.lost_focus());
    let next = if focus { Some(0) } else { left.map(|at| at + 1) };
    if let Some(next) = next.and_then(|at| all.get(at)) {
        next.request_focus();
    }
    left == Some(all.len() - 1)
}

/// The right column: the samples, open, recent.
fn ways(ui: &mut egui::Ui, prefs: &Prefs, out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    let pressed = way(
        ui,
        Icon::Compare,
        t!("welcome-sample"),
        t!("welcome-sample-text"),
        t!("welcome-sample-source"),
        t!("welcome-sample-button"),
        None,
    );
    if pressed {
        out.push(Action::OpenSample(Sample::HealthPartnerships));
    }
    let pressed = way(
        ui,
        Icon::Read,
        t!("welcome-schools"),
        t!("welcome-schools-text"),
        "",
        t!("welcome-schools-button"),
        None,
    );
    if pressed {
        out.push(Action::OpenSample(Sample::TwoSchools));
    }
    let key = UiCommand::Open.keys().first().map(|key| key_text(ui.ctx(), key));
    let pressed = way(
        ui,
        Icon::Folder,
        t!("welcome-open"),
        t!("welcome-open-text"),
        "",
        t!("welcome-open-button"),
        key,
    );
    if pressed {
        out.push(Action::AskOpen);
    }
    ui.horizontal_top(|ui| {
        ui.add_space(4.0);
        crate::ui::widgets::icon(ui, Icon::History, tokens.accent);
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.label(egui::RichText::new(t!("welcome-recent")).font(font::semibold(font::BODY)));
            if prefs.recent.is_empty() {
                let none = egui::RichText::new(t!("welcome-recent-none")).font(font::italic(font::BODY));
                ui.label(none.color(tokens.ink3));
            }
            for path in prefs.recent.iter().take(5) {
                let there = path.exists();
                let name = egui::RichText::new(short_path(path));
                ui.horizontal(|ui| {
                    if ui.add_enabled(there, egui::Link::new(name)).clicked() {
                        out.push(Action::Open(path.clone()));
                    }
                    if !there {
                        let gone = egui::RichText::new(t!("welcome-recent-gone")).font(font::caption());
                        ui.label(gone.color(tokens.ink3));
                    }
                });
            }
        });
    });
}

/// One way in: icon, title, sentence, source, and a button at the right.
fn way(
    ui: &mut egui::Ui,
    icon: Icon,
    title: &str,
    text: &str,
    source: &str,
    button: &str,
    key: Option<String>,
) -> bool {
    let tokens = Tokens::of(ui);
    let mut pressed = false;
    ui.horizontal_top(|ui| {
        ui.add_space(4.0);
        crate::ui::widgets::icon(ui, icon, tokens.accent);
        ui.add_space(12.0);
        let words = ui.available_width() - 140.0;
        ui.vertical(|ui| {
            ui.set_width(words.max(120.0));
            ui.label(egui::RichText::new(title).font(font::semibold(font::BODY)));
            ui.add(egui::Label::new(egui::RichText::new(text).color(tokens.ink2)).wrap());
            if !source.is_empty() {
                ui.label(egui::RichText::new(source).font(font::caption()).color(tokens.ink3));
            }
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let mut face = egui::Button::new(button).min_size(egui::vec2(0.0, 28.0));
            if let Some(key) = &key {
                face = face.shortcut_text(key);
            }
            pressed = ui.add(face).clicked();
        });
    });
    ui.add_space(12.0);
    hair(ui, tokens);
    ui.add_space(12.0);
    pressed
}

fn hair(ui: &mut egui::Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, tokens.hair));
}

/// Two cases, three levels, one band filled in each.
fn emblem(ui: &mut egui::Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(176.0, 68.0), egui::Sense::hover());
    for (column, (full, colour)) in [(0, tokens.ink), (1, tokens.accent)].into_iter().enumerate() {
        let x = rect.left() + column as f32 * 96.0;
        for band in 0..3 {
            let y = rect.top() + 8.0 + band as f32 * 28.0;
            if band == full {
                let bar = egui::Rect::from_center_size(egui::pos2(x + 40.0, y), egui::vec2(80.0, 16.0));
                ui.painter().rect_filled(bar, 1.0, colour);
            } else {
                ui.painter().hline(x..=x + 80.0, y, egui::Stroke::new(1.5, tokens.line));
            }
        }
    }
}

/// A path as people know it: the file's name and its folder.
pub fn short_path(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match path.parent().and_then(Path::file_name) {
        Some(folder) => format!("{name}  ({})", folder.to_string_lossy()),
        None => name,
    }
}
