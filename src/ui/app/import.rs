//! Bringing texts in: which files, into which case, and what came of it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui;

use super::super::actions::{Action, Notice};
use super::super::shell::dialogs::{Dialog, Purpose};
use super::App;
use super::files::Done;
use crate::edit::Command;
use crate::import::{self, Imported, Receipt};
use crate::session::{Session, new_sources};
use crate::storage;
use crate::study::{CaseId, Study};
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
            Purpose::SaveAs => {
                let asked = dialog.set_file_name(self.proposed_name(purpose)).save_file();
                Box::new(move || pollster::block_on(asked).map(|file| vec![file.path().to_owned()]))
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
        let session = self.session.as_ref().filter(|_| purpose == Purpose::SaveAs);
        session.map_or_else(String::new, |session| file_name_for(session.study()))
    }

    fn start_folder(&self) -> PathBuf {
        let of_study = self.session.as_ref().and_then(|s| s.file.path()).and_then(|p| p.parent());
        of_study
            .map(std::path::Path::to_owned)
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
            Purpose::Import(case) => self.outbox.push(Action::Import { case, paths }),
        }
    }

    /// Reads files in the background. They go to `case`, or where their folder or name says.
    pub(super) fn import(&mut self, case: Option<CaseId>, paths: Vec<PathBuf>) {
        let Some(session) = self.session.as_ref().filter(|_| !paths.is_empty()).map(Session::serial) else {
            return;
        };
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
            Done::Read { session, case, texts, receipt }
        });
    }

    pub(super) fn take_texts(&mut self, case: Option<CaseId>, texts: Vec<Imported>, receipt: Receipt) {
        let Some(session) = &self.session else { return };
        let study = session.study();
        let cases = study.cases_in_order();
        if cases.is_empty() && !texts.is_empty() {
            self.shell.notices.add(Notice::warning(t!("import-no-case")));
            return;
        }
        if case.is_none() && cases.len() > 1 && !texts.is_empty() {
            // Which text goes where is the analyst's to say; folders and names only propose.
            let rows = texts
                .into_iter()
                .map(|text| {
                    let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
                    let guess = import::case_by_folder(&text.path, &names).map(|at| cases[at].id);
                    (text, guess)
                })
                .collect();
            self.shell.dialog = Some(Dialog::Sort { rows, receipt });
            return;
        }
        let Some(case) = case.or_else(|| cases.first().map(|case| case.id)) else { return };
        let sorted = texts.into_iter().map(|text| (case, text)).collect();
        self.add_texts(sorted, receipt);
    }

    /// Adds texts to their cases as one step, and says what was done.
    pub(in crate::ui) fn add_texts(&mut self, texts: Vec<(CaseId, Imported)>, receipt: Receipt) {
        let Some(session) = &self.session else { return };
        let sources = new_sources(session.study(), texts, session.coder());
        let kept = sources.len();
        if kept > 0 {
            self.outbox.edit(Command::ImportSources(sources));
        }
        let details = receipt.files.iter().map(ToString::to_string).collect();
        let refused = receipt.refused();
        let text = t!("imported", count = kept, refused = refused);
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
