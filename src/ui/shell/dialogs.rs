//! Decisions that can't wait: the only things that may stop a hand. Everything else is a note.

use std::path::PathBuf;

use eframe::egui;

use super::paths::PathDialog;
use crate::import::{Imported, Receipt};
use crate::session::{LostWork, NewStudy, Session};
use crate::study::CaseId;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::theme::{Tokens, font};

/// What a path is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    Open,
    SaveAs,
    Import(Option<CaseId>),
}

impl Purpose {
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => t!("file-open-title"),
            Self::SaveAs => t!("file-save-title"),
            Self::Import(_) => t!("file-import-title"),
        }
    }
}

/// The dialog that is open.
pub enum Dialog {
    NewStudy(NewStudy),
    Unsaved {
        then: Box<Action>,
    },
    ChangedOnDisk {
        path: PathBuf,
    },
    Locked {
        who: String,
    },
    LostWork(LostWork),
    Path(PathDialog),
    /// Which text goes to which case; a row may be left out.
    Sort {
        rows: Vec<(Imported, Option<CaseId>)>,
        receipt: Receipt,
    },
}

impl Dialog {
    pub fn path(purpose: Purpose, folder: PathBuf) -> Self {
        Self::Path(PathDialog::new(purpose, folder))
    }
}

/// What was decided.
pub enum Answer {
    /// Nothing yet.
    Wait,
    Close,
    Do(Vec<Action>),
    SaveThen(Action),
    GiveUp(Action),
    Paths(Purpose, Vec<PathBuf>),
    Texts(Vec<(CaseId, Imported)>, Receipt),
    Recover(LostWork),
    /// Write over what somebody else saved meanwhile.
    Overwrite(PathBuf),
}

/// Draws the open dialog and says what was decided.
pub fn show(ctx: &egui::Context, dialog: &mut Dialog, session: Option<&Session>) -> Answer {
    let mut answer = Answer::Wait;
    let modal = egui::Modal::new(egui::Id::unique("dialog")).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(match dialog {
            Dialog::Sort { .. } | Dialog::Path(_) => 620.0,
            _ => 420.0,
        });
        answer = match dialog {
            Dialog::NewStudy(new) => new_study(ui, new),
            Dialog::Unsaved { then } => unsaved(ui, then, session),
            Dialog::ChangedOnDisk { path } => changed_on_disk(ui, path),
            Dialog::Locked { who } => {
                text(ui, t!("locked-title"), &t!("locked-text", who = who.as_str()));
                buttons(ui, &[(t!("locked-go-on"), true)]).map_or(Answer::Wait, |_| Answer::Close)
            }
            Dialog::LostWork(lost) => {
                text(ui, t!("lost-title"), &t!("lost-text", count = lost.steps, title = lost.title.as_str()));
                match buttons(ui, &[(t!("lost-recover"), true), (t!("lost-later"), false)]) {
                    Some(0) => Answer::Recover(lost.clone()),
                    Some(_) => Answer::Close,
                    None => Answer::Wait,
                }
            }
            Dialog::Path(paths) => paths.show(ui),
            Dialog::Sort { rows, receipt } => sort(ui, rows, receipt, session),
        };
    });
    if matches!(answer, Answer::Wait) && modal.should_close() {
        return Answer::Close;
    }
    answer
}

/// The frame of everything modal.
pub fn frame(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::popup(&ctx.global_style()).inner_margin(20)
}

fn text(ui: &mut egui::Ui, title: &str, body: &str) {
    ui.label(egui::RichText::new(title).font(font::title()));
    ui.add_space(8.0);
    if !body.is_empty() {
        ui.add(egui::Label::new(body).wrap());
        ui.add_space(12.0);
    }
}

/// Buttons at the right, the main one in the accent. Says which was pressed.
pub(super) fn buttons(ui: &mut egui::Ui, names: &[(&str, bool)]) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut pressed = None;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for (at, (name, main)) in names.iter().enumerate() {
            let label = egui::RichText::new(*name);
            let button = if *main {
                egui::Button::new(label.color(tokens.on_accent)).fill(tokens.accent)
            } else {
                egui::Button::new(label)
            };
            if ui.add(button.min_size(egui::vec2(0.0, 28.0))).clicked() {
                pressed = Some(at);
            }
        }
    });
    pressed
}

fn new_study(ui: &mut egui::Ui, new: &mut NewStudy) -> Answer {
    text(ui, t!("welcome-new"), "");
    super::welcome::fields(ui, new);
    ui.add_space(12.0);
    match buttons(ui, &[(t!("welcome-make"), true), (t!("cancel"), false)]) {
        Some(0) => Answer::Do(vec![Action::New(new.clone())]),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

fn unsaved(ui: &mut egui::Ui, then: &Action, session: Option<&Session>) -> Answer {
    let title = session.map_or("", |s| s.study().front().title.as_str());
    let count = session.map_or(0, |s| s.file.unsaved_steps(s));
    text(ui, &t!("unsaved-title", name = title), &t!("unsaved-text", count = count));
    let names = [(t!("unsaved-save"), true), (t!("unsaved-discard"), false), (t!("unsaved-stay"), false)];
    match buttons(ui, &names) {
        Some(0) => Answer::SaveThen(then.clone()),
        Some(1) => Answer::GiveUp(then.clone()),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

fn changed_on_disk(ui: &mut egui::Ui, path: &std::path::Path) -> Answer {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    text(ui, t!("changed-title"), &t!("changed-text", name = name));
    let names =
        [(t!("changed-save-as"), true), (t!("changed-overwrite"), false), (t!("changed-later"), false)];
    match buttons(ui, &names) {
        Some(0) => Answer::Do(vec![Action::AskSaveAs]),
        Some(1) => Answer::Overwrite(path.to_owned()),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

fn sort(
    ui: &mut egui::Ui,
    rows: &mut Vec<(Imported, Option<CaseId>)>,
    receipt: &Receipt,
    session: Option<&Session>,
) -> Answer {
    text(ui, t!("sort-title"), t!("sort-text"));
    let cases = session.map(|s| s.study().cases_in_order()).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.label(t!("sort-all"));
        for case in &cases {
            if ui.button(&case.name).clicked() {
                for row in rows.iter_mut() {
                    row.1 = Some(case.id);
                }
            }
        }
    });
    ui.add_space(8.0);
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        egui::Grid::new("sort").num_columns(3).striped(true).spacing([16.0, 6.0]).show(ui, |ui| {
            for (at, (imported, case)) in rows.iter_mut().enumerate() {
                let label = ui.add(egui::Label::new(&imported.title).truncate());
                ui.label(t!("sort-words", count = imported.words));
                let chosen = case
                    .and_then(|id| cases.iter().find(|case| case.id == id))
                    .map_or(t!("sort-leave-out"), |case| case.name.as_str());
                let combo = egui::ComboBox::from_id_salt(("sort", at)).selected_text(chosen).width(180.0);
                let response = combo.show_ui(ui, |ui| {
                    for option in &cases {
                        ui.selectable_value(case, Some(option.id), &option.name);
                    }
                    ui.selectable_value(case, None, t!("sort-leave-out"));
                });
                response.response.labelled_by(label.id);
                ui.end_row();
            }
        });
    });
    ui.add_space(12.0);
    let count = rows.iter().filter(|row| row.1.is_some()).count();
    let import = t!("sort-import", count = count);
    match buttons(ui, &[(import.as_str(), true), (t!("cancel"), false)]) {
        Some(0) => {
            let texts = std::mem::take(rows)
                .into_iter()
                .filter_map(|(text, case)| case.map(|case| (case, text)))
                .collect();
            Answer::Texts(texts, receipt.clone())
        }
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}
