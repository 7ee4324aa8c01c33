//! Decisions that can't wait: the only things that may stop a hand. Everything else is a note.

use std::path::PathBuf;

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::correct::Correct;
use super::paths::PathDialog;
use super::purge::{AskPurge, OfferPurge};
use super::replace::Replace;
use super::report::Report;
use super::share::Share;
use crate::session::{Bulk, LostWork, NewStudy, ReadAttributes, Session};
use crate::study::{CaseId, SourceId};
use crate::t;
use crate::ui::actions::{Action, Work};
use crate::ui::theme::{Tokens, font};

/// What a path is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    Open,
    SaveAs,
    Import(Option<CaseId>),
    ImportFolder(Option<CaseId>),
    /// A copy of the file that a source came from.
    SaveOriginal(SourceId),
    /// The attributes of cases as a table.
    SaveAttributes,
    ReadAttributes,
    /// A file that a view makes, as a figure.
    Export,
}

impl Purpose {
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => t!("file-open-title"),
            Self::SaveAs => t!("file-save-title"),
            Self::Import(_) => t!("file-import-title"),
            Self::ImportFolder(_) => t!("file-import-folder-title"),
            Self::SaveOriginal(_) => t!("file-original-title"),
            Self::SaveAttributes => t!("file-attributes-save-title"),
            Self::ReadAttributes => t!("file-attributes-read-title"),
            Self::Export => t!("file-export-title"),
        }
    }

    /// Whether a file is to be written, and its name typed.
    pub fn writes(self) -> bool {
        matches!(self, Self::SaveAs | Self::SaveOriginal(_) | Self::SaveAttributes | Self::Export)
    }
}

/// The dialog that is open.
pub enum Dialog {
    /// The caret is put in the first field when it opens.
    NewStudy(NewStudy, bool),
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
    Correct(Correct),
    Replace(Replace),
    /// Words of old that are to be purged, asked for.
    AskPurge(AskPurge),
    OfferPurge(OfferPurge),
    /// Words are being purged: there is nothing to decide, and nothing else to do until that is done.
    Purging,
    Share(Share),
    Report(Report),
    /// What was read, and which text goes to which case.
    Bulk(Box<super::bulk::State>),
    /// Tables were among the files: are their rows a survey?
    Tables {
        tables: Vec<super::tables::Table>,
        bulk: Box<Bulk>,
    },
    Survey(Box<super::survey::State>),
    /// What a table of attributes would change.
    Attributes {
        name: String,
        read: Box<ReadAttributes>,
    },
}

impl Dialog {
    /// `name` is proposed for a file that is to be written.
    pub fn path(purpose: Purpose, folder: PathBuf, name: &str) -> Self {
        Self::Path(PathDialog::new(purpose, folder, name))
    }
}

/// What was decided.
pub enum Answer {
    /// Nothing yet.
    Wait,
    Close,
    Do(Vec<Action>),
    /// The dialog stays, and waits for this.
    Work(Work),
    SaveThen(Action),
    GiveUp(Action),
    Paths(Purpose, Vec<PathBuf>),
    Tables {
        tables: Vec<super::tables::Table>,
        bulk: Box<Bulk>,
        become_what: super::tables::Become,
    },
    /// Bring these texts in.
    Bulk(Box<Bulk>),
    Recover(LostWork),
    /// Write over what somebody else saved meanwhile.
    Overwrite(PathBuf),
}

/// Draws the open dialog and says what was decided.
pub fn show(ctx: &egui::Context, dialog: &mut Dialog, session: Option<&Session>) -> Answer {
    let mut answer = Answer::Wait;
    // One id for each kind: a dialog would open in the size of the one before it.
    let id = egui::Id::unique(("dialog", std::mem::discriminant(dialog)));
    let modal = egui::Modal::new(id).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(match dialog {
            Dialog::Bulk(_) | Dialog::Survey(_) => super::bulk::width(ui.ctx()),
            Dialog::Replace(_) => 760.0,
            Dialog::Path(_) | Dialog::Correct(_) | Dialog::Share(_) | Dialog::ChangedOnDisk { .. } => 620.0,
            Dialog::Report(_) => 560.0,
            _ => 420.0,
        });
        answer = match dialog {
            Dialog::NewStudy(new, focus) => new_study(ui, new, std::mem::take(focus)),
            Dialog::Unsaved { then } => unsaved(ui, then, session),
            Dialog::ChangedOnDisk { path } => changed_on_disk(ui, path),
            Dialog::Locked { who } => {
                text(ui, t!("locked-title"), &t!("locked-text", who = who.as_str()));
                asking(ui, &[(t!("locked-go-on"), true)]).map_or(Answer::Wait, |_| Answer::Close)
            }
            Dialog::LostWork(lost) => {
                text(ui, t!("lost-title"), &t!("lost-text", count = lost.steps, title = lost.title.as_str()));
                match asking(ui, &[(t!("lost-recover"), true), (t!("lost-later"), false)]) {
                    Some(0) => Answer::Recover(lost.clone()),
                    Some(_) => Answer::Close,
                    None => Answer::Wait,
                }
            }
            Dialog::Path(paths) => paths.show(ui),
            Dialog::Tables { tables, bulk } => super::tables::ask(ui, tables, bulk),
            Dialog::Attributes { name, read } => attributes(ui, name, read),
            Dialog::Survey(state) => super::survey::show(ui, state, session),
            Dialog::Bulk(state) => super::bulk::show(ui, state, session),
            Dialog::Correct(correct) => correct.show(ui, session),
            Dialog::Replace(replace) => replace.show(ui, session),
            Dialog::AskPurge(ask) => ask.show(ui),
            Dialog::OfferPurge(offer) => offer.show(ui),
            Dialog::Purging => super::purge::at_work(ui),
            Dialog::Share(share) => share.show(ui, session),
            Dialog::Report(report) => report.show(ui, session),
        };
    });
    // A click beside a table that was filled in by hand must not throw it away.
    let filled = matches!(dialog, Dialog::Bulk(_) | Dialog::Survey(_));
    let beside = filled && modal.backdrop_response.clicked();
    let leaves = matches!(answer, Answer::Wait) && !beside && modal.should_close();
    // Work of minutes is not thrown away by a key that is also pressed to leave a cell.
    if leaves || matches!(answer, Answer::Close) {
        let stays = match dialog {
            Dialog::Bulk(state) => state.leave.asks(state.is_changed()),
            Dialog::Survey(state) => state.leave.asks(state.is_changed()),
            Dialog::Correct(correct) => leaves && correct.stays(),
            Dialog::Purging => true,
            _ => false,
        };
        if stays {
            return Answer::Wait;
        }
    }
    if leaves {
        return match dialog {
            // Only the tables are given up, not the files they came with.
            Dialog::Tables { tables, bulk } => super::tables::leave_out(tables, bulk),
            _ => Answer::Close,
        };
    }
    answer
}

/// Whether a table that was filled in by hand is given up: asked once somebody wants to leave it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Leave {
    #[default]
    Not,
    Asked,
    /// The question was just put, so that the keyboard goes to it.
    Fresh,
    Sure,
}

impl Leave {
    /// Whether the dialog stays open though somebody wants to leave it. A second Esc takes the question
    /// back.
    fn asks(&mut self, changed: bool) -> bool {
        *self = match self {
            _ if !changed => return false,
            Self::Sure => return false,
            Self::Not => Self::Fresh,
            Self::Asked | Self::Fresh => Self::Not,
        };
        true
    }

    /// The question in the place of the dialog's buttons; `None` where it is not asked.
    pub(super) fn question(&mut self, ui: &mut egui::Ui) -> Option<Answer> {
        let first = match self {
            Self::Not | Self::Sure => return None,
            Self::Asked => false,
            Self::Fresh => true,
        };
        *self = Self::Asked;
        let tokens = Tokens::of(ui);
        ui.label(egui::RichText::new(t!("import-leave")).color(tokens.stale_text));
        ui.add_space(4.0);
        let names = [(t!("import-leave-not"), true), (t!("import-leave-do"), false)];
        Some(match buttons_if(ui, &names, true, first) {
            Some(0) => {
                *self = Self::Not;
                Answer::Wait
            }
            Some(_) => {
                *self = Self::Sure;
                Answer::Close
            }
            None => Answer::Wait,
        })
    }
}

/// The key that carries out a dialog with a table or a list.
pub(super) fn carry_out_key(ui: &egui::Ui) -> String {
    let key = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Enter);
    ui.ctx().format_shortcut(&key)
}

/// Whether Ctrl+Enter was pressed, which carries a dialog with a table out. Takes the key, so that the
/// table does not open a cell by it.
pub(super) fn takes_ctrl_enter(ui: &egui::Ui, editing: bool) -> bool {
    !editing && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter))
}

/// Whether a dialog is drawn for the first time since it was last closed.
fn opens(ui: &egui::Ui) -> bool {
    let (id, now) = (ui.scope_id().with("drawn"), ui.ctx().cumulative_frame_nr());
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<u64>(id);
        data.insert_temp(id, now);
        before
    });
    before.is_none_or(|before| before + 1 < now)
}

/// The frame of everything modal.
pub fn frame(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::popup(&ctx.global_style()).inner_margin(20)
}

pub(super) fn text(ui: &mut egui::Ui, title: &str, body: &str) {
    ui.label(egui::RichText::new(title).font(font::title()));
    ui.add_space(8.0);
    if !body.is_empty() {
        ui.add(egui::Label::new(body).wrap());
        ui.add_space(12.0);
    }
}

/// Buttons at the right, the main one in the accent. Says which was pressed.
pub(super) fn buttons(ui: &mut egui::Ui, names: &[(&str, bool)]) -> Option<usize> {
    let go = goes(ui);
    buttons_if(ui, names, true, false).or_else(|| main_of(names, go))
}

/// The buttons of a question without a field: the keyboard begins at the main one.
pub(super) fn asking(ui: &mut egui::Ui, names: &[(&str, bool)]) -> Option<usize> {
    let (go, first) = (goes(ui), opens(ui));
    buttons_if(ui, names, true, first).or_else(|| main_of(names, go))
}

/// The main button, if its key was pressed. Asked for before the buttons are drawn, of which the one with
/// the keyboard would take the key for its own.
fn main_of(names: &[(&str, bool)], go: bool) -> Option<usize> {
    names.iter().position(|(_, main)| go && *main)
}

/// Buttons of which the main one may be out of reach for now; with `first` the keyboard goes to it.
pub(super) fn buttons_if(
    ui: &mut egui::Ui,
    names: &[(&str, bool)],
    enabled: bool,
    first: bool,
) -> Option<usize> {
    let choice = |main: bool| match main {
        true if enabled => Choice::Main,
        true => Choice::Waits,
        false => Choice::Other,
    };
    let names: Vec<(&str, Choice)> = names.iter().map(|(name, main)| (*name, choice(*main))).collect();
    choices(ui, &names, false, first)
}

fn new_study(ui: &mut egui::Ui, new: &mut NewStudy, focus: bool) -> Answer {
    text(ui, t!("welcome-new"), "");
    let entered = super::welcome::fields(ui, new, focus);
    ui.add_space(12.0);
    let complete = new.is_complete();
    if !complete {
        let tokens = Tokens::of(ui);
        let missing = egui::RichText::new(t!("welcome-make-missing")).font(font::caption());
        ui.label(missing.color(tokens.ink3));
        ui.add_space(8.0);
    }
    let pressed = buttons(ui, &[(t!("welcome-make"), true), (t!("cancel"), false)]);
    match pressed.or(entered.then_some(0)) {
        Some(0) if complete => Answer::Do(vec![Action::New(new.clone())]),
        Some(0) | None => Answer::Wait,
        Some(_) => Answer::Close,
    }
}

fn unsaved(ui: &mut egui::Ui, then: &Action, session: Option<&Session>) -> Answer {
    let title = session.map_or("", |s| s.study().front().title.as_str());
    let count = session.map_or(0, |s| s.file.unsaved_steps(s));
    text(ui, &t!("unsaved-title", name = title), &t!("unsaved-text", count = count));
    let names = [(t!("unsaved-save"), true), (t!("unsaved-discard"), false), (t!("unsaved-stay"), false)];
    match asking(ui, &names) {
        Some(0) => Answer::SaveThen(then.clone()),
        Some(1) => Answer::GiveUp(then.clone()),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

/// What a table of attributes would change, before it is done.
fn attributes(ui: &mut egui::Ui, name: &str, read: &mut ReadAttributes) -> Answer {
    let new = read.new.join(", ");
    let body = if read.command.is_some() {
        t!("attributes-read", new = read.new.len(), names = new, cases = read.cases, values = read.values)
    } else {
        t!("attributes-read-nothing").to_owned()
    };
    text(ui, &t!("attributes-read-title", name = name), &body);
    let tokens = Tokens::of(ui);
    egui::ScrollArea::vertical().max_height(200.0).auto_shrink([false, true]).show(ui, |ui| {
        for problem in &read.problems {
            let words = egui::RichText::new(problem).font(font::caption()).color(tokens.stale_text);
            ui.add(egui::Label::new(words).wrap());
        }
    });
    ui.add_space(12.0);
    let names = [(t!("attributes-read-do"), true), (t!("cancel"), false)];
    let (enabled, first, go) = (read.command.is_some(), opens(ui), goes(ui));
    match buttons_if(ui, &names, enabled, first).or_else(|| main_of(&names, go && enabled)) {
        Some(0) => Answer::Do(read.command.take().map(Action::Edit).into_iter().collect()),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

fn changed_on_disk(ui: &mut egui::Ui, path: &std::path::Path) -> Answer {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    text(ui, t!("changed-title"), &t!("changed-text", name = name));
    let names = [
        (t!("changed-save-as"), true),
        (t!("changed-overwrite"), false),
        (t!("changed-open"), false),
        (t!("changed-later"), false),
    ];
    match asking(ui, &names) {
        Some(0) => Answer::Do(vec![Action::AskSaveAs]),
        Some(1) => Answer::Overwrite(path.to_owned()),
        Some(2) => Answer::Do(vec![Action::Open(path.to_owned())]),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}
