//! Opening, saving and closing studies. Disk work runs as jobs; the window never waits for it.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::super::actions::{Action, Notice, Sample, View};
use super::super::shell::dialogs::{Dialog, Purpose};
use super::super::shell::tables::Table;
use super::App;
use crate::edit::{Finder, Step};
use crate::import::ImportError;
use crate::session::{Bulk, PurgeError, PurgeSaved, Purged, ReadAttributes, Session, new_study};
use crate::storage::{self, Opened, Problem, Saved, StorageError};
use crate::t;

/// What a background job brings back.
pub enum Done {
    Opened(PathBuf, Result<Box<Opened>, StorageError>),
    HistoryRead(u64, Result<(Vec<Step>, Vec<Problem>), StorageError>),
    Saved {
        /// Whose save it is: another study may be open by the time it ends.
        session: u64,
        path: PathBuf,
        top: Option<crate::study::Stamp>,
        steps: usize,
        result: Result<Box<Saved>, StorageError>,
    },
    /// The system's dialog answered. `quickly`: so fast that nobody can have pressed Cancel.
    Picked {
        purpose: Purpose,
        paths: Option<Vec<PathBuf>>,
        quickly: bool,
    },
    /// Files were read, and may be looked at before they are brought in.
    Read {
        session: u64,
        bulk: Box<Bulk>,
        tables: Vec<Table>,
    },
    /// A table of attributes was read.
    Attributes {
        session: u64,
        name: String,
        read: Result<Box<ReadAttributes>, ImportError>,
    },
    /// A file beside the study was written.
    Written {
        path: PathBuf,
        result: Result<(), String>,
    },
    /// The files to be kept were read once more.
    Originals {
        session: u64,
        bulk: Box<Bulk>,
    },
    /// The picture of a source, or why it can't be shown.
    Picture(u64, crate::study::SourceId, Result<Box<egui::ColorImage>, String>),
    Shared(Result<Box<super::names::Shared>, String>),
    /// The study was saved without words that were to go.
    PurgeSaved {
        session: u64,
        finder: Box<Finder>,
        saved: Result<Box<PurgeSaved>, PurgeError>,
    },
    Purged(Result<Box<Purged>, PurgeError>),
    /// Settings were kept.
    Kept,
    /// Work of a view has ended; the view finds what came of it.
    Worked,
}

impl App {
    /// Whether something would be lost if the study were closed now.
    pub(super) fn unsaved(&self) -> bool {
        self.session.as_ref().is_some_and(|s| s.file.unsaved(s))
    }

    /// Opens another study in place of this one, after asking about unsaved work.
    pub(super) fn replace_with(&mut self, action: Action) {
        if self.unsaved() {
            self.shell.dialog = Some(Dialog::Unsaved { then: Box::new(action) });
            return;
        }
        match action {
            Action::New(new) => self.start(Session::begin(new_study(&new))),
            Action::Open(path) => self.open(path),
            Action::OpenSample(sample) => self.open_sample(sample),
            Action::CloseStudy => self.close(),
            _ => {}
        }
    }

    /// Does the action that an unsaved study held up, giving up what was not saved.
    pub(super) fn give_up(&mut self, then: Action) {
        if let Some(session) = &mut self.session {
            session.file.discard();
        }
        self.session = None;
        self.outbox.push(then);
    }

    fn close(&mut self) {
        self.session = None;
        self.shell.welcome.focus_new = true;
        self.views = crate::ui::views::Views::default();
    }

    fn start(&mut self, session: Session) {
        self.views = crate::ui::views::Views::default();
        let last = usize::from(self.prefs.view).checked_sub(1);
        self.shell.view = last.and_then(|at| View::RAIL.get(at)).copied().unwrap_or_default();
        self.session = Some(session);
        self.shell.dialog = None;
    }

    pub(super) fn ask_open(&mut self, ctx: &egui::Context) {
        self.ask_path(ctx, Purpose::Open);
    }

    fn open(&mut self, path: PathBuf) {
        let name = file_name(&path);
        let wake = self.wake();
        self.jobs.start(t!("job-open", name = name), wake, move |_| {
            let opened = storage::open(&path).map(Box::new);
            Done::Opened(path, opened)
        });
    }

    fn open_sample(&mut self, sample: Sample) {
        match crate::session::sample(sample_name(sample)) {
            Ok(opened) => {
                self.start(Session::begin(opened.contents.study));
                self.shell.notices.add(Notice::info(t!("sample-opened")));
            }
            Err(error) => self.shell.notices.add(Notice::error(error.to_string())),
        }
    }

    /// Actions about files; gives back what is not.
    pub(super) fn about_files(&mut self, ctx: &egui::Context, action: Action) -> Option<Action> {
        match action {
            Action::Save => match self.session.as_ref().and_then(|s| s.file.path().map(Path::to_owned)) {
                Some(path) => self.save(path, false),
                None => self.ask_path(ctx, Purpose::SaveAs),
            },
            Action::SaveAs(path) => self.save(with_ending(path), true),
            Action::AskSaveAs => self.ask_path(ctx, Purpose::SaveAs),
            Action::AskImport { case } => self.ask_path(ctx, Purpose::Import(case)),
            Action::AskSaveOriginal(source) => self.ask_path(ctx, Purpose::SaveOriginal(source)),
            Action::AskAttributes { write: true } => self.ask_path(ctx, Purpose::SaveAttributes),
            Action::AskAttributes { write: false } => self.ask_path(ctx, Purpose::ReadAttributes),
            Action::AskExport(export) => {
                self.shell.export = Some(export);
                self.ask_path(ctx, Purpose::Export);
            }
            Action::AskImportFolder => self.ask_path(ctx, Purpose::ImportFolder(None)),
            Action::Import { case, paths } => self.import(case, paths),
            other => return Some(other),
        }
        None
    }

    /// Saves a snapshot off the window's thread.
    pub(super) fn save(&mut self, path: PathBuf, over: bool) {
        let Some(session) = &mut self.session else { return };
        if session.file.saving {
            return;
        }
        let id = session.serial();
        let job = session.prepare_save(&path, over);
        let top = session.history().next_undo().map(Step::stamp);
        let steps = session.history().len();
        let wake = self.wake();
        let name = t!("job-save", name = file_name(&path));
        self.shell.saving.clone_from(&name);
        self.jobs.start_essential(name, wake, move |_| {
            let result = job.run().map(Box::new);
            Done::Saved { session: id, path, top, steps, result }
        });
    }

    pub(super) fn take_finished(&mut self, ctx: &egui::Context) {
        for finished in self.jobs.poll() {
            match finished.result {
                Ok(Done::Worked) => {}
                Ok(_) if finished.cancelled => {
                    self.shell.notices.add(Notice::info(t!("job-cancelled", name = finished.name)));
                }
                Ok(done) => self.took(ctx, done),
                Err(error) => {
                    // A save that fell over must not keep the next one from starting.
                    if finished.name == self.shell.saving
                        && let Some(session) = &mut self.session
                    {
                        session.file.saving = false;
                        self.shell.after_save = None;
                    }
                    self.purge_over();
                    let why = error.to_string();
                    self.shell.notices.add(Notice::error(t!("job-failed", name = finished.name, why = why)));
                }
            }
        }
        if !self.jobs.is_idle() {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }

    fn took(&mut self, ctx: &egui::Context, done: Done) {
        match done {
            Done::Opened(path, Ok(opened)) => self.opened(path, *opened),
            Done::Opened(path, Err(error)) => {
                let name = file_name(&path);
                self.shell.notices.add(Notice::error(t!(
                    "open-failed",
                    name = name,
                    why = error.to_string()
                )));
            }
            Done::HistoryRead(id, Ok((steps, problems))) => {
                if let Some(session) = &mut self.session
                    && session.serial() == id
                {
                    session.set_history(steps);
                }
                if !problems.is_empty() {
                    let details = problems.iter().map(ToString::to_string).collect();
                    self.shell.notices.add(Notice::warning(t!("history-problems")).with_details(details));
                }
            }
            Done::HistoryRead(_, Err(error)) => {
                let details = vec![error.to_string()];
                self.shell.notices.add(Notice::warning(t!("history-problems")).with_details(details));
            }
            Done::Saved { session: id, path, top, steps, result } => {
                let Some(session) = self.session.as_mut().filter(|session| session.serial() == id) else {
                    // The study was closed meanwhile; its file is written all the same.
                    if let Err(error) = result {
                        let why = error.to_string();
                        self.shell.notices.add(Notice::error(t!("save-failed", why = why)));
                    }
                    return;
                };
                match result {
                    Ok(store) => {
                        let missing = store.missing.clone();
                        if let Err(error) = session.saved(*store, top, steps) {
                            self.shell.notices.add(Notice::warning(error.to_string()));
                        }
                        self.prefs.opened(&path);
                        self.shell.changed_said = false;
                        if !missing.is_empty() {
                            let notice = Notice::warning(t!("save-missing", count = missing.len()));
                            self.shell.notices.add(notice.with_details(missing));
                        }
                        self.go_on_after_save();
                    }
                    Err(error) => {
                        session.file.saving = false;
                        self.shell.after_save = None;
                        if matches!(error, StorageError::ChangedOnDisk { .. }) {
                            self.shell.dialog = Some(Dialog::ChangedOnDisk { path });
                        } else {
                            self.shell.notices.add(Notice::error(t!("save-failed", why = error.to_string())));
                        }
                    }
                }
            }
            Done::Picked { purpose, paths, quickly } => self.picked(purpose, paths, quickly),
            // Texts that were read for one study are not put into another.
            Done::Read { session, bulk, tables } => {
                if self.session.as_ref().is_some_and(|open| open.serial() == session) {
                    self.take_read(bulk, tables);
                }
            }
            Done::Attributes { session, name, read } => {
                if self.session.as_ref().is_some_and(|open| open.serial() == session) {
                    match read {
                        Ok(read) => self.shell.dialog = Some(Dialog::Attributes { name, read }),
                        Err(why) => {
                            let text = t!("attributes-not-read", name = name, why = why.to_string());
                            self.shell.notices.add(Notice::error(text));
                        }
                    }
                }
            }
            Done::Written { path, result } => self.shell.notices.add(match result {
                Ok(()) => Notice::info(t!("written", name = file_name(&path))),
                Err(why) => Notice::error(t!("written-not", name = file_name(&path), why = why)),
            }),
            Done::Originals { session, bulk } => {
                if self.session.as_ref().is_some_and(|open| open.serial() == session) {
                    self.finish_bulk(*bulk);
                }
            }
            Done::Picture(serial, source, picture) => {
                if self.session.as_ref().is_some_and(|open| open.serial() == serial) {
                    self.views.read.picture_is_there(ctx, source, picture);
                }
            }
            Done::Kept | Done::Worked => {}
            Done::Shared(result) => self.shared(result),
            Done::PurgeSaved { session, finder, saved } => self.purge_saved(session, finder, saved),
            Done::Purged(purged) => self.purged(purged.map(|purged| *purged)),
        }
        ctx.request_repaint();
    }

    /// Does what waited for the save; what was done while it ran is saved first.
    fn go_on_after_save(&mut self) {
        if self.shell.after_save.is_none() {
            return;
        }
        let path = self.session.as_ref().filter(|s| s.file.unsaved(s)).and_then(|s| s.file.path());
        match path.map(Path::to_owned) {
            Some(path) => self.save(path, false),
            None => self.outbox.actions.extend(self.shell.after_save.take()),
        }
    }

    fn opened(&mut self, path: PathBuf, opened: Opened) {
        // The study that is open gives up its lock first: it may be this very file.
        self.session = None;
        let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        let damaged = opened.damaged;
        let (session, found) = Session::open(opened);
        self.prefs.opened(&path);
        let id = session.serial();
        let wake = self.wake();
        let read = found.history;
        self.jobs.start(t!("job-history"), wake, move |_| Done::HistoryRead(id, read()));
        self.start(session);
        if !problems.is_empty() {
            let text = if damaged { t!("opened-damaged") } else { t!("opened-with-problems") };
            self.shell.notices.add(Notice::warning(text).with_details(problems));
        }
        if let Some(who) = found.locked_by {
            self.shell.dialog = Some(Dialog::Locked { who });
        }
        if found.recovered > 0 {
            self.shell.notices.add(if found.replaced {
                Notice::warning(t!("recovered-onto", count = found.recovered))
            } else {
                Notice::info(t!("recovered", count = found.recovered))
            });
        }
        if found.misfits > 0 {
            self.shell.notices.add(Notice::warning(t!("recovered-not", count = found.misfits)));
        }
        if found.no_lock {
            self.shell.notices.add(Notice::warning(t!("open-read-only")));
        }
    }

    /// Hands the steps of this frame to the journal, so that a crash loses at most the key being pressed.
    pub(super) fn write_journal(&mut self) {
        if let Some(session) = &mut self.session
            && let Err(error) = session.write_journal()
            && !self.shell.journal_warned
        {
            self.shell.journal_warned = true;
            self.shell.notices.add(Notice::warning(t!("journal-failed", why = error.to_string())));
        }
    }

    /// Notices when somebody else wrote the file; looks about every five seconds.
    pub(super) fn watch_file(&mut self, ctx: &egui::Context) {
        let Some(session) = &mut self.session else { return };
        let now = ctx.input(|i| i.time);
        // A question that is open is answered first.
        if now - self.shell.last_watch < 5.0 || self.shell.changed_said || self.shell.dialog.is_some() {
            return;
        }
        self.shell.last_watch = now;
        if session.file.changed_on_disk()
            && let Some(path) = session.file.path()
        {
            self.shell.changed_said = true;
            self.shell.dialog = Some(Dialog::ChangedOnDisk { path: path.to_owned() });
        }
    }

    /// Saves over what somebody else wrote meanwhile; theirs stays as the previous copy.
    pub(super) fn overwrite(&mut self, path: PathBuf) {
        self.save(path, true);
    }

    /// Opens work that was found from an earlier session.
    pub(super) fn recover(&mut self, lost: crate::session::LostWork) {
        match lost.open() {
            Ok(session) => self.start(session),
            Err(error) => self.shell.notices.add(Notice::error(error.to_string())),
        }
    }

    /// Work of a study that was never saved, from a session that ended without saying goodbye.
    pub(super) fn offer_lost_work(&mut self) {
        if let Some(found) = crate::session::lost_work() {
            self.shell.dialog = Some(Dialog::LostWork(found));
        }
    }
}

fn sample_name(sample: Sample) -> &'static str {
    match sample {
        Sample::HealthPartnerships => "health-partnerships",
        Sample::TwoSchools => "two-schools",
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// A study that is saved without its ending gets it (`Schools 2.0` has none); a folder that is there
/// stays a folder.
pub(in crate::ui) fn with_ending(path: PathBuf) -> PathBuf {
    if path.is_dir() || path.extension().is_some_and(|ending| ending == "crosscase") {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".crosscase");
    name.into()
}
