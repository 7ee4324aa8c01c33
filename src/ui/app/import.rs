//! Bringing texts in: which files, into which case, and what came of it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui;

use super::super::actions::{Action, Notice};
use super::super::shell::bulk;
use super::super::shell::dialogs::{Dialog, Purpose};
use super::super::shell::survey;
use super::super::shell::tables::{self, Become, Table, Waiting};
use super::App;
use super::files::Done;
use crate::export::attributes;
use crate::import::{self, Imported};
use crate::session::{Bulk, Session};
use crate::storage;
use crate::study::{CaseId, SourceId, Study};
use crate::t;

/// An answer faster than this is no person's: the system's dialog could not be had.
const NO_PERSON: Duration = Duration::from_millis(400);

impl App {
    /// Asks for files by the system's dialog. Where that can't be had, our own path dialog opens.
    pub(super) fn ask_path(&mut self, _ctx: &egui::Context, purpose: Purpose) {
        if self.shell.plain_paths {
            self.shell.dialog = Some(self.path_dialog(purpose));
            return;
        }
        let dialog =
            rfd::AsyncFileDialog::new().set_title(purpose.title()).set_directory(self.start_folder());
        // Made here, waited for there: some systems want dialogs to be born on the window's thread.
        let answer: Box<dyn FnOnce() -> Option<Vec<PathBuf>> + Send> = match &purpose {
            Purpose::Open => {
                let asked =
                    dialog.add_filter("Crosscase", &["crosscase"]).add_filter("*", &["*"]).pick_file();
                Box::new(move || pollster::block_on(asked).map(|file| vec![file.path().to_owned()]))
            }
            Purpose::SaveAs | Purpose::SaveOriginal(_) | Purpose::SaveAttributes | Purpose::Export => {
                let asked = dialog.set_file_name(self.proposed_name(purpose)).save_file();
                Box::new(move || pollster::block_on(asked).map(|file| vec![file.path().to_owned()]))
            }
            Purpose::ReadAttributes => {
                let asked = dialog.pick_file();
                Box::new(move || pollster::block_on(asked).map(|file| vec![file.path().to_owned()]))
            }
            Purpose::ImportFolder(_) => {
                let asked = dialog.pick_folder();
                Box::new(move || pollster::block_on(asked).map(|folder| vec![folder.path().to_owned()]))
            }
            Purpose::Import(_) => {
                let asked = dialog.pick_files();
                Box::new(move || {
                    pollster::block_on(asked)
                        .map(|files| files.iter().map(|file| file.path().to_owned()).collect())
                })
            }
        };
        let wake = self.wake();
        self.jobs.start(purpose.title(), wake, move |_| {
            let asked_at = Instant::now();
            let paths = answer();
            Done::Picked { purpose, paths, quickly: asked_at.elapsed() < NO_PERSON }
        });
    }

    fn path_dialog(&self, purpose: Purpose) -> Dialog {
        Dialog::path(purpose, self.start_folder(), &self.proposed_name(purpose))
    }

    /// A name for a file that is to be written; empty where one is to be read.
    fn proposed_name(&self, purpose: Purpose) -> String {
        let Some(study) = self.session.as_ref().map(Session::study) else { return String::new() };
        match purpose {
            Purpose::SaveAs => file_name_for(study),
            Purpose::SaveOriginal(source) => {
                study.sources.get(source).map(|source| source.origin.file_name.clone()).unwrap_or_default()
            }
            Purpose::SaveAttributes => "attributes.csv".to_owned(),
            Purpose::Export => {
                self.shell.export.as_ref().map(|export| export.name.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn start_folder(&self) -> PathBuf {
        let of_study = self.session.as_ref().and_then(|s| s.file.path()).and_then(|p| p.parent());
        of_study
            // A study named without its folder lies in the one that the program was started in.
            .and_then(|folder| std::path::absolute(folder.join(".")).ok())
            .or_else(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()))
            .unwrap_or_default()
    }

    pub(super) fn picked(&mut self, purpose: Purpose, paths: Option<Vec<PathBuf>>, quickly: bool) {
        match paths {
            Some(paths) => self.use_paths(purpose, paths),
            None if quickly => {
                self.shell.plain_paths = true;
                self.shell.dialog = Some(self.path_dialog(purpose));
            }
            None => self.shell.after_save = None,
        }
    }

    /// Goes on with paths from whichever dialog.
    pub(in crate::ui) fn use_paths(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        match purpose {
            Purpose::Open => self.outbox.actions.extend(paths.into_iter().next().map(Action::Open)),
            Purpose::SaveAs => self.outbox.actions.extend(paths.into_iter().next().map(Action::SaveAs)),
            Purpose::SaveAttributes => {
                if let Some(path) = paths.into_iter().next() {
                    self.save_attributes(path);
                }
            }
            Purpose::Export => {
                if let Some(path) = paths.into_iter().next() {
                    self.export(path);
                }
            }
            Purpose::ReadAttributes => {
                if let Some(path) = paths.into_iter().next() {
                    self.read_attributes(path);
                }
            }
            Purpose::SaveOriginal(source) => {
                if let Some(path) = paths.into_iter().next() {
                    self.save_original(source, path);
                }
            }
            Purpose::Import(case) | Purpose::ImportFolder(case) => {
                self.outbox.push(Action::Import { case, paths });
            }
        }
    }

    /// Writes the file that a source came from, as it came.
    fn save_original(&mut self, source: SourceId, path: PathBuf) {
        let Some(session) = &self.session else { return };
        let read = session.read_original(source);
        let wake = self.wake();
        self.jobs.start_essential(t!("job-original"), wake, move |_| {
            let bytes = read().ok_or_else(|| t!("original-gone").to_owned());
            let result = bytes.and_then(|bytes| {
                storage::write_atomically(&path, &bytes).map_err(|error| error.to_string())
            });
            Done::Written { path, result }
        });
    }

    /// Makes and writes what a view wanted out.
    fn export(&mut self, path: PathBuf) {
        let Some(export) = self.shell.export.take() else { return };
        let wake = self.wake();
        self.jobs.start_essential(t!("job-export"), wake, move |_| {
            let result = (export.make)().and_then(|bytes| {
                storage::write_atomically(&path, &bytes).map_err(|error| error.to_string())
            });
            Done::Written { path, result }
        });
    }

    /// Writes the attributes of cases as a table: a workbook where its name says so, else CSV.
    fn save_attributes(&mut self, path: PathBuf) {
        let Some(study) = self.session.as_ref().map(|session| session.study().clone()) else { return };
        let wake = self.wake();
        self.jobs.start_essential(t!("job-attributes-write"), wake, move |_| {
            let book = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
            let bytes = if book {
                attributes::xlsx(&study).map_err(|error| error.to_string())
            } else {
                Ok(attributes::csv(&study).into_bytes())
            };
            let result = bytes.and_then(|bytes| {
                storage::write_atomically(&path, &bytes).map_err(|error| error.to_string())
            });
            Done::Written { path, result }
        });
    }

    /// Reads a table of attributes; what it would change is shown before it is done.
    fn read_attributes(&mut self, path: PathBuf) {
        let Some(open) = &self.session else { return };
        let (session, study) = (open.serial(), open.study().clone());
        let wake = self.wake();
        self.jobs.start(t!("job-attributes-read"), wake, move |_| {
            let name = super::files::file_name(&path);
            let read = import::files::read_again(&path)
                .and_then(|bytes| crate::session::read_attributes(&study, &name, &bytes));
            Done::Attributes { session, name, read: read.map(Box::new) }
        });
    }

    /// Reads files in the background. They go to `case`, or where their folder or name says.
    pub(super) fn import(&mut self, case: Option<CaseId>, paths: Vec<PathBuf>) {
        let Some(open) = self.session.as_ref().filter(|_| !paths.is_empty()) else { return };
        let (session, study, pictures) = (open.serial(), open.study().clone(), open.pictures());
        let wake = self.wake();
        self.jobs.start(t!("job-import"), wake, move |control| {
            let (texts, receipt) = import::files::read_all(
                &paths,
                &|done, total, name| {
                    control.progress(done as u64, total as u64);
                    control.say(name);
                },
                control.cancel_flag(),
            );
            let mut bulk = Box::new(Bulk::new(&study, texts, receipt, case));
            bulk.find_pictures(&pictures);
            let tables = tables::tables_of(&bulk);
            Done::Read { session, bulk, tables }
        });
    }

    /// Where tables are among the files, it is asked whether their rows are a survey.
    pub(super) fn take_read(&mut self, bulk: Box<Bulk>, tables: Vec<Table>) {
        if tables.is_empty() {
            self.take_bulk(bulk);
        } else {
            self.shell.dialog = Some(Dialog::Tables { tables, bulk });
        }
    }

    /// The answer to that: the surveys one after the other, then the other files.
    pub(in crate::ui) fn take_tables(&mut self, tables: Vec<Table>, mut bulk: Box<Bulk>, what: Become) {
        if what == Become::Texts {
            return self.take_bulk(bulk);
        }
        let paths: Vec<PathBuf> = tables.iter().map(|table| table.path.clone()).collect();
        bulk.without(&paths);
        let others = !bulk.rows.is_empty() || !bulk.refused.is_empty();
        if what == Become::Surveys {
            self.shell.waiting.extend(tables.into_iter().map(Waiting::Survey));
        } else if others {
            let names: Vec<String> = paths.iter().map(|path| super::files::file_name(path)).collect();
            let said = t!("survey-left-out", count = names.len(), names = names.join(", "));
            self.shell.notices.add(Notice::info(said));
        }
        if others {
            self.shell.waiting.push_back(Waiting::Bulk(bulk));
        }
    }

    /// Opens what waits for the dialog before it to be done with.
    pub(super) fn open_waiting(&mut self) {
        if self.shell.dialog.is_some() {
            return;
        }
        match self.shell.waiting.pop_front() {
            None => {}
            Some(Waiting::Bulk(bulk)) => self.take_bulk(bulk),
            Some(Waiting::Survey(table)) => {
                if let Some(session) = &self.session {
                    let state = survey::State::new(table, session);
                    self.shell.dialog = Some(Dialog::Survey(Box::new(state)));
                }
            }
        }
    }

    /// What was read is brought in at once where it is little and clear; else somebody looks first.
    pub(super) fn take_bulk(&mut self, bulk: Box<Bulk>) {
        if !bulk.rows.is_empty() && bulk.needs_looking() {
            self.shell.dialog = Some(Dialog::Bulk(Box::new(bulk::State::new(*bulk))));
        } else {
            self.add_bulk(bulk);
        }
    }

    /// Adds the texts to their cases; before that the files are read once more if they are to be kept.
    pub(in crate::ui) fn add_bulk(&mut self, mut bulk: Box<Bulk>) {
        let Some(session) = self.session.as_ref().map(Session::serial) else { return };
        let (keep, takes) = (bulk.keep, |text: &Imported| text.picture.is_some() && text.bytes.is_none());
        if !keep && !bulk.taken_texts().any(|text| takes(text)) {
            return self.finish_bulk(*bulk);
        }
        let wake = self.wake();
        self.jobs.start(t!("job-originals"), wake, move |control| {
            let total = bulk.taken() as u64;
            let mut unkept = Vec::new();
            for (done, text) in bulk.taken_texts().enumerate() {
                if text.bytes.is_some() || !(keep || text.picture.is_some()) {
                    continue;
                }
                if control.cancel_flag().load(std::sync::atomic::Ordering::Relaxed) {
                    unkept.push(import::files::not_kept(text, "The import was stopped before."));
                    continue;
                }
                control.progress(done as u64, total);
                unkept.extend(import::files::keep(text));
            }
            bulk.unkept = unkept;
            Done::Originals { session, bulk }
        });
    }

    /// One step, a note of what was done, and the memo on what was refused.
    pub(super) fn finish_bulk(&mut self, mut bulk: Bulk) {
        let Some(session) = &mut self.session else { return };
        session.keep_originals(bulk.taken_texts());
        let kept = bulk.taken();
        let refused = bulk.refused.len();
        let text = t!("imported", count = kept, refused = refused, out = bulk.rows.len() - kept);
        let details = bulk.account(session.study());
        // Without a text nothing happened to the study: the note says what was refused, and that is all.
        if kept > 0
            && let Some(command) = bulk.command(session.study(), session.coder())
        {
            self.outbox.edit(command);
        }
        let notice = if refused > 0 { Notice::warning(text) } else { Notice::info(text) };
        self.shell.notices.add(notice.with_details(details));
    }

    /// Files dropped on the window: a study is opened, everything else is brought in; dropped on a
    /// column of Compare it goes to that case.
    pub(super) fn dropped(&mut self, ctx: &egui::Context) {
        let paths: Vec<PathBuf> = ctx.input(|i| {
            i.raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .filter(|p| !p.as_os_str().is_empty())
                .collect()
        });
        if paths.is_empty() {
            return;
        }
        if let [path] = paths.as_slice()
            && storage::looks_like_study(path)
        {
            self.outbox.push(Action::Open(path.clone()));
        } else if self.session.is_some() {
            let case = ctx
                .input(|i| i.pointer.latest_pos())
                .filter(|_| self.shell.view == super::super::actions::View::Compare)
                .and_then(|at| self.views.compare.case_at(at));
            self.outbox.push(Action::Import { case, paths });
        } else {
            self.shell.notices.add(Notice::info(t!("drop-needs-study")));
        }
    }
}

/// A file name for a study that has none yet.
fn file_name_for(study: &Study) -> String {
    let title = &study.front().title;
    format!("{}.crosscase", import::slug(if title.is_empty() { "study" } else { title }, &|_| false))
}
