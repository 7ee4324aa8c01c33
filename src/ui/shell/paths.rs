//! Our own way to name a file, where the system's dialog can't be had: type a path, or walk folders.

use std::path::PathBuf;

use eframe::egui;

use super::dialogs::{Answer, Purpose, buttons};
use crate::t;
use crate::ui::app::with_ending;
use crate::ui::theme::{Tokens, font};

/// How many entries of a folder are listed.
const MOST: usize = 2_000;

/// The state of the path dialog.
pub struct PathDialog {
    purpose: Purpose,
    typed: String,
    folder: PathBuf,
    entries: Vec<Entry>,
    problem: Option<String>,
    picked: Vec<PathBuf>,
    fresh: bool,
    replace: bool,
}

struct Entry {
    path: PathBuf,
    name: String,
    folder: bool,
}

impl PathDialog {
    pub fn new(purpose: Purpose, folder: PathBuf, name: &str) -> Self {
        let typed = folder.join(name).display().to_string();
        let mut dialog = Self {
            purpose,
            typed,
            folder,
            entries: Vec::new(),
            problem: None,
            picked: Vec::new(),
            fresh: true,
            replace: false,
        };
        dialog.list();
        dialog
    }

    fn list(&mut self) {
        self.entries.clear();
        self.problem = None;
        let read = match std::fs::read_dir(&self.folder) {
            Ok(read) => read,
            Err(error) => {
                self.problem = Some(t!("path-no-folder", why = error.to_string()));
                return;
            }
        };
        for entry in read.flatten().take(MOST) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            let folder = path.is_dir();
            let hidden = name.starts_with('.');
            if !hidden {
                self.entries.push(Entry { path, name, folder });
            }
        }
        self.entries.sort_by_key(|entry| (!entry.folder, entry.name.to_lowercase()));
    }

    pub fn show(&mut self, ui: &mut egui::Ui) -> Answer {
        let tokens = Tokens::of(ui);
        ui.label(egui::RichText::new(self.purpose.title()).font(font::title()));
        ui.label(egui::RichText::new(t!("file-path-why")).font(font::caption()).color(tokens.ink3));
        ui.add_space(8.0);
        let label = ui.label(t!("file-path"));
        let edit = ui
            .add(
                egui::TextEdit::singleline(&mut self.typed)
                    .hint_text(t!("file-path-hint"))
                    .desired_width(f32::INFINITY),
            )
            .labelled_by(label.id);
        if self.fresh {
            edit.request_focus();
            self.fresh = false;
        }
        let enter = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if edit.changed() {
            self.replace = false;
            // What is typed is meant, not what was clicked before.
            self.picked.clear();
            let typed = PathBuf::from(&self.typed);
            let folder = if typed.is_dir() { Some(typed.as_path()) } else { typed.parent() };
            if let Some(folder) = folder.filter(|folder| folder.is_dir() && *folder != self.folder) {
                self.folder = folder.to_owned();
                self.list();
            }
        }
        ui.add_space(8.0);
        let into = self.list_ui(ui);
        if let Some(folder) = into {
            self.folder = folder;
            self.typed = self.folder.join("").display().to_string();
            self.picked.clear();
            self.list();
        }
        if let Some(problem) = &self.problem {
            ui.colored_label(tokens.bad, problem);
        }
        if self.replace {
            ui.colored_label(tokens.stale_text, t!("path-replace"));
        }
        ui.add_space(8.0);
        let name = match self.purpose {
            Purpose::Open => t!("file-path-open"),
            _ if self.purpose.writes() && self.replace => t!("file-replace"),
            Purpose::SaveAs | Purpose::SaveOriginal(_) | Purpose::SaveAttributes | Purpose::Export => {
                t!("file-path-save")
            }
            Purpose::Import(_) | Purpose::ReadAttributes => t!("path-import"),
            Purpose::ImportFolder(_) => t!("path-import-folder"),
        };
        match buttons(ui, &[(name, true), (t!("cancel"), false)]).or(enter.then_some(0)) {
            Some(0) => {
                let answer = self.take();
                // Refused: the keyboard stays where the path is put right. Not where the next Enter
                // would write over a file.
                self.fresh = enter && matches!(answer, Answer::Wait) && !self.replace;
                answer
            }
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }

    /// The folder's entries. Gives the folder that was gone into.
    fn list_ui(&mut self, ui: &mut egui::Ui) -> Option<PathBuf> {
        let mut into = None;
        egui::ScrollArea::vertical().max_height(280.0).auto_shrink([false, false]).show(ui, |ui| {
            if let Some(parent) = self.folder.parent()
                && ui.selectable_label(false, t!("path-up")).clicked()
            {
                into = Some(parent.to_owned());
            }
            let folders_only = matches!(self.purpose, Purpose::ImportFolder(_));
            for entry in self.entries.iter().filter(|entry| entry.folder || !folders_only) {
                let study = entry.folder && entry.path.join("format.ron").is_file();
                let name = if entry.folder { format!("{}/", entry.name) } else { entry.name.clone() };
                let chosen = self.picked.contains(&entry.path);
                let response = ui.selectable_label(chosen, name);
                if !response.clicked() {
                    continue;
                }
                if entry.folder && !(study && self.purpose == Purpose::Open) {
                    into = Some(entry.path.clone());
                    continue;
                }
                self.typed = entry.path.display().to_string();
                self.replace = false;
                if matches!(self.purpose, Purpose::Import(_)) {
                    if chosen {
                        self.picked.retain(|path| *path != entry.path);
                        let rest = self.picked.last().unwrap_or(&self.folder);
                        self.typed = rest.display().to_string();
                    } else {
                        self.picked.push(entry.path.clone());
                    }
                }
            }
        });
        into
    }

    fn take(&mut self) -> Answer {
        let typed = PathBuf::from(self.typed.trim());
        match self.purpose {
            Purpose::SaveAs | Purpose::SaveOriginal(_) | Purpose::SaveAttributes | Purpose::Export => {
                let target =
                    if self.purpose == Purpose::SaveAs { with_ending(typed.clone()) } else { typed.clone() };
                if typed.as_os_str().is_empty() || (typed.is_dir() && !typed.join("format.ron").is_file()) {
                    self.problem = Some(t!("path-name-needed").to_owned());
                    return Answer::Wait;
                }
                // Writing over a file takes a second press, with the button saying so.
                if target.exists() && !self.replace {
                    self.replace = true;
                    return Answer::Wait;
                }
                Answer::Paths(self.purpose, vec![typed])
            }
            Purpose::Import(_) if !self.picked.is_empty() => {
                Answer::Paths(self.purpose, std::mem::take(&mut self.picked))
            }
            Purpose::ImportFolder(_) if typed.is_file() => {
                self.problem = Some(t!("path-folder-needed").to_owned());
                Answer::Wait
            }
            Purpose::Open | Purpose::ReadAttributes | Purpose::Import(_) | Purpose::ImportFolder(_) => {
                if typed.exists() {
                    Answer::Paths(self.purpose, vec![typed])
                } else {
                    self.problem = Some(t!("path-not-there").to_owned());
                    Answer::Wait
                }
            }
        }
    }
}
