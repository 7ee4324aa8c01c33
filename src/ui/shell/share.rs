//! A clean copy for sharing: what is in it, what is left out, and where it goes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::dialogs::{Answer, text};
use super::replace::whole;
use crate::edit::Pseudonyms;
use crate::session::Session;
use crate::storage;
use crate::study::SourceId;
use crate::t;
use crate::ui::actions::{Action, Sharing};
use crate::ui::app::with_ending;
use crate::ui::names::alike;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::tick;

/// From so many sources on they are looked for by words.
const MANY: usize = 8;

/// The dialog as it is being filled in.
pub struct Share {
    to: String,
    /// The file of pseudonyms; blank for none.
    table: String,
    left_out: BTreeSet<SourceId>,
    pictures: bool,
    said: Option<String>,
    fresh: bool,
    /// Words that the sources in the list have in their names.
    wanted: String,
}

impl Share {
    /// `used` is the table that names were replaced with.
    pub fn new(beside: Option<&std::path::Path>, used: Option<PathBuf>) -> Self {
        let to = beside.map(whole).map(|path| {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            path.with_file_name(format!("{stem} – {}.crosscase", t!("share-file")))
        });
        let table = || beside.map(|path| whole(&path.with_extension("pseudonyms.csv")));
        let table = used.or_else(table).filter(|path| path.is_file());
        let shown = |path: Option<PathBuf>| path.map(|path| path.display().to_string()).unwrap_or_default();
        Self {
            to: shown(to),
            table: shown(table),
            left_out: BTreeSet::new(),
            pictures: true,
            said: None,
            fresh: true,
            wanted: String::new(),
        }
    }

    pub(super) fn show(&mut self, ui: &mut egui::Ui, session: Option<&Session>) -> Answer {
        let Some(study) = session.map(Session::study) else { return Answer::Close };
        let tokens = Tokens::of(ui);
        text(ui, t!("share-title"), t!("share-help"));
        let go = goes(ui);
        let private = study.memos.iter().filter(|memo| memo.private).count();
        ui.label(t!("share-private", count = private));
        ui.add_space(8.0);
        ui.label(egui::RichText::new(t!("share-sources")).font(font::semibold(font::CAPTION)));
        if study.sources.len() > MANY {
            let find = egui::TextEdit::singleline(&mut self.wanted)
                .hint_text(t!("share-find"))
                .desired_width(f32::INFINITY);
            ui.add(find).accessible_name(t!("share-find"));
        }
        let wanted = self.wanted.to_lowercase();
        let alike = alike(study);
        egui::ScrollArea::vertical().id_salt("sources").max_height(220.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for case in study.cases_in_order() {
                    let mut sources = study.sources_of(case.id);
                    sources.retain(|source| {
                        let words = format!("{} {}", source.title, case.name).to_lowercase();
                        wanted.split_whitespace().all(|word| words.contains(word))
                    });
                    let all: Vec<SourceId> = sources.iter().map(|source| source.id).collect();
                    let mut on = all.iter().any(|id| !self.left_out.contains(id));
                    let name = egui::RichText::new(&case.name).font(font::semibold(font::BODY));
                    if !all.is_empty() && tick(ui, &mut on, name).changed() {
                        for id in &all {
                            if on {
                                self.left_out.remove(id)
                            } else {
                                self.left_out.insert(*id)
                            };
                        }
                    }
                    for source in sources {
                        let mut on = !self.left_out.contains(&source.id);
                        ui.horizontal(|ui| {
                            ui.add_space(20.0);
                            let changed = tick(ui, &mut on, &source.title).changed();
                            if let Some(other) = alike.get(&source.id) {
                                let other = egui::RichText::new(other).font(font::caption());
                                ui.label(other.color(tokens.ink3));
                            }
                            if changed {
                                if on {
                                    self.left_out.remove(&source.id)
                                } else {
                                    self.left_out.insert(source.id)
                                };
                            }
                        });
                    }
                }
            },
        );
        ui.add_space(8.0);
        let taken = |id: &SourceId| study.is_picture(*id) && !self.left_out.contains(id);
        let pictures = study.sources.ids().filter(taken).count();
        if pictures > 0 {
            tick(ui, &mut self.pictures, t!("share-pictures", count = pictures));
            ui.add_space(8.0);
        }
        let label = ui.label(egui::RichText::new(t!("share-table")).font(font::caption()));
        let table = ui.add(egui::TextEdit::singleline(&mut self.table).desired_width(f32::INFINITY));
        let table = table.labelled_by(label.id);
        let label = ui.label(egui::RichText::new(t!("share-to")).font(font::caption()));
        let to = ui.add(egui::TextEdit::singleline(&mut self.to).desired_width(f32::INFINITY));
        let to = to.labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            to.request_focus();
        }
        let enter = ui.input(|i| i.key_pressed(egui::Key::Enter));
        let entered = [&table, &to].into_iter().find(|field| enter && field.lost_focus());
        if let Some(said) = &self.said {
            ui.colored_label(tokens.bad, said);
        }
        ui.add_space(12.0);
        let names = [(t!("share-do"), Choice::Main), (t!("cancel"), Choice::Other)];
        match choices(ui, &names, go || entered.is_some(), false) {
            Some(0) => {
                let answer = self.answer(study);
                // What is wrong is mended in the field that was just left.
                if let (Answer::Wait, Some(field)) = (&answer, entered) {
                    field.request_focus();
                }
                answer
            }
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }

    fn answer(&mut self, study: &crate::study::Study) -> Answer {
        let to = self.to.trim();
        if to.is_empty() {
            self.said = Some(t!("share-no-path").to_owned());
            return Answer::Wait;
        }
        let path = with_ending(PathBuf::from(to));
        if path.exists() {
            self.said = Some(t!("share-there").to_owned());
            return Answer::Wait;
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            self.said = Some(t!("share-no-folder", folder = folder.display().to_string()));
            return Answer::Wait;
        }
        let table = self.table.trim();
        let mut names = Vec::new();
        if !table.is_empty() {
            let read = storage::read_small(&PathBuf::from(table)).map_err(|error| error.to_string());
            match read.and_then(|bytes| Pseudonyms::read(&bytes).map_err(|why| why.to_string())) {
                Ok(table) => names = table.renamings(),
                Err(why) => {
                    self.said = Some(t!("replace-file-failed", why = why));
                    return Answer::Wait;
                }
            }
        }
        let some = !self.left_out.is_empty();
        let chosen = study.sources.ids().filter(|id| !self.left_out.contains(id)).collect();
        let sources = some.then_some(chosen);
        Answer::Do(vec![Action::Share(Sharing { path, names, sources, without_pictures: !self.pictures })])
    }
}
