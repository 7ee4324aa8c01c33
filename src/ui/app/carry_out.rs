//! Doing what was asked: the one place where the session changes.

use std::sync::Arc;

use eframe::egui;

use super::super::actions::{Action, Notice, View};
use super::super::commands::UiCommand as C;
use super::super::shell::dialogs::Dialog;
use super::super::views::read::Change;
use super::App;
use crate::session::{Places, Session, ThemeChoice};
use crate::study::{AnyId, SourceId, Study};
use crate::t;

impl App {
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::New(new) => return self.replace_with(Action::New(new)),
            Action::Open(path) => return self.replace_with(Action::Open(path)),
            Action::OpenSample(sample) => return self.replace_with(Action::OpenSample(sample)),
            Action::CloseStudy => return self.replace_with(Action::CloseStudy),
            Action::AskOpen => return self.ask_open(ctx),
            Action::Run(C::Quit) => {
                self.closing = true;
                return ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            // As if its key was pressed, so that the view hears it too.
            Action::Run(command) => return self.shell.picked.push(command),
            Action::Notify(notice) => return self.shell.notices.add(notice),
            Action::InspectorWidth(width) => {
                self.prefs.inspector_width = width;
                return;
            }
            Action::KeepPlace(source, place) => return self.prefs.places.keep(source, place),
            Action::LoadPicture(source) => return self.load_picture(source),
            Action::Copy(text) => return ctx.copy_text(text),
            Action::Work(work) => return self.work(work),
            Action::StopWords { languages, own } => {
                (self.prefs.stop_languages, self.prefs.stop_words) = (languages, own);
                return;
            }
            _ => {}
        }
        if let Some(action) = self.about_files(ctx, action).and_then(|action| self.about_names(action)) {
            self.about_study_and_places(action);
        }
    }

    /// The same as `about_study`; bookmarks stay on their words.
    fn about_study_and_places(&mut self, action: Action) {
        let Some(study) = self.session.as_ref().map(Session::study) else { return };
        let (revision, texts) = (study.revision(), texts_of(study, &self.prefs.places));
        self.about_study(action);
        if let Some(session) = &self.session
            && session.study().revision() != revision
        {
            carry_places(session.study(), &texts, &mut self.prefs.places);
        }
    }

    /// Actions on the open study that need no file.
    fn about_study(&mut self, action: Action) {
        let Some(session) = &mut self.session else { return };
        let refused = match action {
            Action::Edit(command) => session.edit(&command).err(),
            Action::EditSaying(command, said) => match session.edit(&command) {
                Ok(_) => {
                    self.shell.notices.add(Notice::info(said));
                    None
                }
                Err(refusal) => Some(refusal),
            },
            Action::Undo => session.undo().and_then(Result::err),
            Action::Redo => session.redo().and_then(Result::err),
            Action::TakeBack(stamp) => session.take_back(stamp).err(),
            Action::TakeBackSince(stamp) => session.take_back_since(stamp).err(),
            Action::Go(view) => {
                self.go(view);
                None
            }
            Action::Select(id) => {
                session.selection.pick(id);
                None
            }
            Action::Toggle(id) => {
                session.selection.toggle(id);
                None
            }
            Action::SelectMany(ids) => {
                session.selection.what = ids.last().copied().map(AnyId::Evidence);
                session.selection.evidence = ids;
                None
            }
            Action::SelectCell(place, theme) => {
                session.selection.cell = Some((place, theme));
                session.selection.what = None;
                session.selection.evidence.clear();
                None
            }
            Action::Deselect => {
                session.selection.what = None;
                session.selection.evidence.clear();
                session.selection.cell = None;
                None
            }
            Action::SetTheme(theme) => {
                session.selection.theme = Some(theme);
                None
            }
            Action::SetLens(lens) => {
                session.lens = lens;
                None
            }
            Action::SetCoder(coder) => {
                session.set_coder(coder);
                None
            }
            Action::OpenPassage(evidence) => {
                session.selection.pick(AnyId::Evidence(evidence));
                // Beside the columns there is room for words, not for a picture.
                let words = session.study().evidence.get(evidence).is_some_and(|one| one.region.is_none());
                if self.shell.view == View::Compare && words {
                    self.views.compare.open_passage(session, evidence);
                } else {
                    self.views.read.open_passage(session, evidence);
                    self.go(View::Read);
                }
                None
            }
            Action::OpenSource { source, at, beside } => {
                // The inspector tells of what is read, not of another source.
                let of_it = match session.selection.what {
                    Some(AnyId::Evidence(id)) => {
                        session.study().evidence.get(id).is_some_and(|one| one.source == source)
                    }
                    _ => false,
                };
                if !of_it && session.study().sources.contains(source) {
                    session.selection.pick(AnyId::Source(source));
                }
                self.views.read.open_source(session, source, at, beside);
                self.go(View::Read);
                None
            }
            Action::Behind { title, records } => {
                let from = self.ctx.memory(eframe::egui::Memory::focused);
                self.shell.behind.open(title, records, from);
                None
            }
            _ => None,
        };
        if let Some(refusal) = refused
            && refusal != crate::edit::Refusal::Nothing
        {
            self.shell.notices.add(Notice::warning(t!("refused", why = refusal.to_string())));
        }
    }

    /// Listed commands that are the program's own to do; the rest are the view's.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: C) {
        match command {
            C::NewStudy => {
                if self.session.is_some() {
                    self.shell.dialog = Some(Dialog::NewStudy(crate::session::NewStudy::default(), true));
                } else {
                    self.shell.welcome.focus_new = true;
                }
            }
            C::Open => self.outbox.push(Action::AskOpen),
            C::OpenSample => {
                self.outbox.push(Action::OpenSample(super::super::actions::Sample::HealthPartnerships));
            }
            C::OpenSchools => {
                self.outbox.push(Action::OpenSample(super::super::actions::Sample::TwoSchools));
            }
            C::Save => self.outbox.push(Action::Save),
            C::SaveAs => self.outbox.push(Action::AskSaveAs),
            C::Import => self.outbox.push(Action::AskImport { case: None }),
            C::ImportFolder => self.outbox.push(Action::AskImportFolder),
            C::CloseStudy => self.outbox.push(Action::CloseStudy),
            C::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            C::Undo => self.outbox.push(Action::Undo),
            C::Redo => self.outbox.push(Action::Redo),
            C::Palette => self.shell.palette.open(),
            C::OpenBeside => self.shell.palette.open_texts(),
            C::Keys => self.shell.key_sheet = !self.shell.key_sheet,
            C::Theme => self.next_theme(ctx),
            C::Contrast => self.prefs.high_contrast = !self.prefs.high_contrast,
            C::TextLarger => self.prefs.text_scale = (self.prefs.text_scale + 0.1).min(2.0),
            C::TextSmaller => self.prefs.text_scale = (self.prefs.text_scale - 0.1).max(0.8),
            C::TextUsual => self.prefs.text_scale = 1.0,
            C::Page(page) => self.prefs.set_page(page),
            C::Inspector if self.shell.crowded => self.shell.insist = !self.shell.insist,
            C::Inspector => self.prefs.inspector = !self.prefs.inspector,
            C::Notices => self.shell.notices.toggle(),
            C::ClearLens => self.outbox.push(Action::SetLens(crate::analysis::Lens::default())),
            // By its key one comes to type other words; by any other way, back to what was found.
            C::Go(View::Search) | C::CountWords => self.in_view(View::Search, command),
            C::Go(view) => self.outbox.push(Action::Go(view)),
            // In lists the same key gives a new name.
            C::Correct if ctx.input(|i| i.key_pressed(egui::Key::F2)) => {}
            C::Correct => self.in_view(View::Read, command),
            C::Replace | C::Purge | C::Share => self.open_names_dialog(command),
            C::Report if self.session.is_some() => {
                self.shell.dialog = Some(Dialog::Report(crate::ui::shell::report::Report::default()));
            }
            C::ExportAttributes => self.outbox.push(Action::AskAttributes { write: true }),
            C::ImportAttributes => self.outbox.push(Action::AskAttributes { write: false }),
            C::StudyPage(_) | C::AddCase => self.in_view(View::Study, command),
            C::AddTheme => self.in_view(View::Codebook, command),
            C::AddFinding => self.in_view(View::Findings, command),
            C::AddActor | C::AddFlow => self.in_view(View::Maps, command),
            C::AddComparison => self.in_view(View::Compare, command),
            C::Display(_) | C::Sheet(_) | C::KeepDisplay => self.in_view(View::Matrix, command),
            _ => {}
        }
    }

    /// A command that a certain view carries out: from elsewhere it goes there when this frame is drawn, and
    /// is given again in the next one. So the view that is left may say what it was asked of, and the other
    /// hears it once.
    fn in_view(&mut self, view: View, command: C) {
        if self.shell.view != view {
            self.outbox.push(Action::Go(view));
            self.shell.picked.push(command);
        }
    }

    fn next_theme(&mut self, ctx: &egui::Context) {
        let dark = ctx.theme() == egui::Theme::Dark;
        self.prefs.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
    }
}

/// The texts in which somebody's place is remembered.
fn texts_of(study: &Study, places: &Places) -> Vec<(SourceId, Arc<str>)> {
    places.sources().filter_map(|id| Some((id, study.texts.get(id)?.text.clone()))).collect()
}

/// Bookmarks and reading positions stay on their words, also in texts that are not open.
fn carry_places(study: &Study, before: &[(SourceId, Arc<str>)], places: &mut Places) {
    for (source, old) in before {
        if let Some(new) = study.texts.get(*source)
            && !Arc::ptr_eq(&new.text, old)
        {
            let change = Change::between(old, &new.text);
            places.carry(*source, |at| change.carry(at as usize) as u32);
        }
    }
}
