//! The program: one open study or the welcome screen, the views, and what is asked of them.
//!
//! A frame has three phases. `logic` takes in what background work has finished and which keys were
//! pressed; `ui` draws, and views push actions; then `carry_out` does what was asked. Nothing changes
//! under a view while it draws.

mod carry_out;
mod files;
mod import;
mod names;
mod pictures;

use std::collections::BTreeMap;
use std::path::PathBuf;

use eframe::egui;

use super::actions::{Action, Outbox, View, Work};
use super::commands::{self, UiCommand};
use super::cx::Cx;
use super::shell::Shell;
use super::shell::dialogs::{Answer, Dialog};
use super::views::Views;
use crate::jobs::{JobId, Jobs};
use crate::session::{Prefs, Session, ThemeChoice};
use crate::t;

pub(super) use files::{Done, with_ending};

/// The whole program.
pub struct App {
    pub session: Option<Session>,
    pub views: Views,
    pub shell: Shell,
    pub prefs: Prefs,
    outbox: Outbox,
    fired: Vec<UiCommand>,
    jobs: Jobs<Done>,
    /// The work of views that is being done, by its name.
    works: BTreeMap<&'static str, JobId>,
    ctx: egui::Context,
    /// Settings as they were last kept, so that they are written only when they change.
    kept: Prefs,
    names: super::names::Names,
    applied: Option<Look>,
    closing: bool,
}

/// What the theme was last set to.
#[derive(PartialEq, Clone, Copy)]
struct Look {
    theme: ThemeChoice,
    contrast: bool,
    scale: f32,
}

impl App {
    /// Sets fonts and theme, and opens a study if one was named.
    pub fn new(ctx: &egui::Context, open: Option<PathBuf>, prefs: Prefs) -> Self {
        super::theme::install(ctx);
        let mut app = Self {
            session: None,
            views: Views::default(),
            shell: Shell::default(),
            kept: prefs.clone(),
            prefs,
            outbox: Outbox::default(),
            fired: Vec::new(),
            jobs: Jobs::new(),
            works: BTreeMap::new(),
            ctx: ctx.clone(),
            names: super::names::Names::default(),
            applied: None,
            closing: false,
        };
        app.look(ctx);
        if let Some(path) = open {
            app.outbox.push(Action::Open(path));
        } else {
            app.offer_lost_work();
        }
        app
    }

    /// Before drawing: finished work, keys, dropped files, the wish to close.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.take_finished(ctx);
        self.fired.clear();
        if !self.shell.has_modal() {
            let pressed = commands::pressed(ctx);
            self.fired.extend(pressed);
        }
        self.fired.extend(std::mem::take(&mut self.shell.picked));
        let fired = std::mem::take(&mut self.fired);
        for command in &fired {
            if self.session.is_some() || command.without_study() {
                self.run(ctx, *command);
            }
        }
        self.fired = fired;
        self.dropped(ctx);
        self.watch_file(ctx);
        if ctx.input(|i| i.viewport().close_requested()) {
            self.asked_to_close(ctx);
        }
    }

    /// Draws the frame and the view, then does what was asked.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        let jobs = self.jobs.list();
        let keys = self.shell.has_modal().then(|| hold_keys(ui.ctx()));
        match &self.session {
            None => {
                super::shell::welcome::show(ui, &mut self.shell, &self.prefs, &mut self.outbox, &jobs);
            }
            Some(session) => {
                self.names.refresh(session.study());
                let mut cx = Cx {
                    session,
                    out: &mut self.outbox,
                    fired: &self.fired,
                    prefs: &self.prefs,
                    names: &self.names,
                };
                let stop = super::shell::frame::show(ui, &mut cx, &mut self.shell, &mut self.views, &jobs);
                if let Some(id) = stop {
                    self.jobs.cancel(id);
                }
            }
        }
        if let Some(keys) = keys {
            ui.input_mut(|i| i.events = keys);
        }
        let answer = super::shell::over::show(ui, self.session.as_ref(), &mut self.shell, &mut self.outbox);
        self.answered(answer);
        self.open_waiting();
        let ctx = ui.ctx().clone();
        self.carry_out_all(&ctx);
        self.look(&ctx);
        self.keep_prefs();
    }

    /// Does everything that was asked this frame, in order; what that asks in turn as well.
    fn carry_out_all(&mut self, ctx: &egui::Context) {
        // An action may ask for another; a handful of rounds is more than any chain has.
        for _ in 0..8 {
            let actions = std::mem::take(&mut self.outbox.actions);
            if actions.is_empty() {
                break;
            }
            for action in actions {
                self.carry_out(ctx, action);
            }
            ctx.request_repaint();
        }
        self.write_journal();
    }

    /// Asks for a frame when a job has news.
    fn wake(&self) -> impl Fn() + Send + Sync + use<> {
        let ctx = self.ctx.clone();
        move || ctx.request_repaint()
    }

    /// Starts work of a view, and stops what it replaces.
    fn work(&mut self, work: Work) {
        let wake = self.wake();
        let run = work.run;
        let id = self.jobs.start(work.name, wake, move |control| {
            run(control);
            Done::Worked
        });
        if let Some(before) = self.works.insert(work.name, id) {
            self.jobs.cancel(before);
        }
    }

    fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Wait => {}
            // What was to follow a save was given up with it.
            Answer::Close => self.shell.after_save = None,
            Answer::Work(work) => self.outbox.push(Action::Work(work)),
            Answer::Do(actions) => self.outbox.actions.extend(actions),
            Answer::SaveThen(then) => {
                self.shell.after_save = Some(then);
                self.outbox.push(Action::Save);
            }
            Answer::GiveUp(then) => self.give_up(then),
            Answer::Paths(purpose, paths) => self.use_paths(purpose, paths),
            Answer::Bulk(bulk) => self.add_bulk(bulk),
            Answer::Tables { tables, bulk, become_what } => self.take_tables(tables, bulk, become_what),
            Answer::Recover(lost) => self.recover(lost),
            Answer::Overwrite(path) => self.overwrite(path),
        }
    }

    fn go(&mut self, view: View) {
        self.shell.view = view;
        let place = View::RAIL.iter().position(|other| *other == view);
        self.prefs.view = place.map_or(0, |at| at as u8 + 1);
    }

    fn look(&mut self, ctx: &egui::Context) {
        let look = Look {
            theme: self.prefs.theme,
            contrast: self.prefs.high_contrast,
            scale: self.prefs.text_scale,
        };
        if self.applied != Some(look) {
            ctx.set_theme(match look.theme {
                ThemeChoice::System => egui::ThemePreference::System,
                ThemeChoice::Light => egui::ThemePreference::Light,
                ThemeChoice::Dark => egui::ThemePreference::Dark,
            });
            super::theme::set_high_contrast(ctx, look.contrast);
            super::theme::set_scale(ctx, look.scale);
            self.applied = Some(look);
        }
    }

    fn keep_prefs(&mut self) {
        if self.prefs != self.kept {
            self.kept = self.prefs.clone();
            let prefs = self.kept.clone();
            let wake = self.wake();
            self.jobs.start_essential(t!("job-settings"), wake, move |_| {
                // Settings that can't be kept are not worth a message: the work is not touched.
                prefs.store().ok();
                Done::Kept
            });
        }
    }

    fn asked_to_close(&mut self, ctx: &egui::Context) {
        if matches!(self.shell.dialog, Some(Dialog::Purging)) {
            // Half purged, the copy beside the file would still hold the words. It takes a moment.
            return ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
        if self.closing || !self.unsaved() {
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.shell.dialog = Some(Dialog::Unsaved { then: Box::new(Action::Run(UiCommand::Quit)) });
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }
}

/// What lies under a dialog must not hear the keys that are meant for it. Gives all events as they were.
fn hold_keys(ctx: &egui::Context) -> Vec<egui::Event> {
    use egui::Event;
    ctx.input_mut(|i| {
        let all = i.events.clone();
        let heard = |event: &Event| {
            matches!(event, Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_))
        };
        i.events.retain(|event| !heard(event));
        all
    })
}
