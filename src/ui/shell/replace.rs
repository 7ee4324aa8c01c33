//! Replacing names in the whole study: find, look at each place, replace in one step; with a table of
//! pseudonyms that lies in a file of its own. Then the offer to purge.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::dialogs::{Answer, carry_out_key, text};
use crate::edit::{At, FindBy, Finder, Near, Place, Preview, Pseudonym, Pseudonyms, Renaming, replaced};
use crate::import;
use crate::session::Session;
use crate::storage;
use crate::study::{AnyId, Kind, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::later::{Later, Now};
use crate::ui::text::holds_rtl;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::tick;

const ROW: f32 = 24.0;

/// The dialog as it is being filled in.
pub struct Replace {
    table: Pseudonyms,
    by: FindBy,
    /// Where the table of pseudonyms lies or will lie.
    path: String,
    /// What was said of the file or the table last.
    said: Option<(bool, String)>,
    found: Option<Found>,
    looking: Option<Looking>,
    /// The keyboard goes to the first name.
    fresh: bool,
    /// The table was read or written there.
    used: bool,
}

/// A study is being looked through, as it was at this revision.
struct Looking {
    later: Later<Preview>,
    revision: u64,
    /// The keyboard goes to the button that stops it: the one that had it is out of reach now.
    fresh: bool,
}

struct Found {
    preview: Preview,
    picked: Vec<bool>,
    /// The state of the study that was looked through.
    revision: u64,
    /// The keyboard goes to the button that replaces: Enter once more would untick the first place.
    fresh: bool,
}

impl Replace {
    /// `beside` is the study's file, whose name the table's is made from unless one was `used` already.
    pub fn new(beside: Option<&Path>, used: Option<PathBuf>) -> Self {
        let path = used.or_else(|| beside.map(|path| whole(&path.with_extension("pseudonyms.csv"))));
        Self {
            table: Pseudonyms { rows: vec![Pseudonym::default()] },
            by: FindBy::default(),
            path: path.map(|path| path.display().to_string()).unwrap_or_default(),
            said: None,
            found: None,
            looking: None,
            fresh: true,
            used: false,
        }
    }

    /// The table that was read or written here.
    pub(super) fn used(&mut self) -> Option<PathBuf> {
        std::mem::take(&mut self.used).then(|| whole(Path::new(self.path.trim())))
    }

    fn names(&self) -> Vec<Renaming> {
        self.table.renamings().into_iter().filter(|one| !one.from.trim().is_empty()).collect()
    }

    /// Begins to look for the places, off the window's thread.
    fn find(&mut self, study: &Study) -> Answer {
        self.said = None;
        // A single name may be replaced by nothing, or by itself in other letters.
        if self.table.rows.len() > 1
            && let Err(why) = self.table.check()
        {
            self.said = Some((false, why.to_string()));
            self.found = None;
            self.fresh = true;
            return Answer::Wait;
        }
        let (finder, revision) = (Finder::new(&self.names(), self.by), study.revision());
        let study = study.clone();
        let (later, work) =
            Later::new(t!("job-places"), move |going| Preview::look(&study, &finder, import::slug, going));
        self.looking = Some(Looking { later, revision, fresh: true });
        Answer::Work(work)
    }

    /// Takes in what was found, and begins once more where the study has changed meanwhile.
    fn take_found(&mut self, study: &Study) -> Answer {
        let Some(looking) = &self.looking else { return Answer::Wait };
        if looking.revision != study.revision() {
            return self.find(study);
        }
        match looking.later.take() {
            Now::Going => {}
            Now::Failed => {
                (self.looking, self.fresh) = (None, true);
                self.said = Some((false, t!("replace-look-failed").to_owned()));
            }
            Now::Made(preview) => {
                self.looking = None;
                self.found(preview, study);
            }
        }
        Answer::Wait
    }

    fn found(&mut self, preview: Preview, study: &Study) {
        // Who codes is seldom who was interviewed.
        let picked = preview.places.iter().map(|place| place.record.kind() != Kind::Coder).collect();
        // To be looked at, one after the other; or to another name.
        self.fresh = preview.is_empty();
        self.found = Some(Found { fresh: !preview.is_empty(), preview, picked, revision: study.revision() });
    }

    pub(super) fn show(&mut self, ui: &mut egui::Ui, session: Option<&Session>) -> Answer {
        let Some(study) = session.map(Session::study) else { return Answer::Close };
        if self.found.as_ref().is_some_and(|found| found.revision != study.revision()) {
            self.found = None;
        }
        let answer = self.take_found(study);
        if !matches!(answer, Answer::Wait) {
            return answer;
        }
        text(ui, t!("replace-title"), t!("replace-help"));
        let go = goes(ui);
        let entered = self.names_ui(ui);
        ui.add_space(8.0);
        self.file_ui(ui);
        if let Some((good, said)) = &self.said {
            let tokens = Tokens::of(ui);
            ui.colored_label(if *good { tokens.ink2 } else { tokens.bad }, said);
        }
        ui.add_space(8.0);
        if entered {
            return self.find(study);
        }
        if let Some(looking) = &mut self.looking {
            if looking.show(ui) {
                (self.looking, self.fresh) = (None, true);
            }
            return match choices(
                ui,
                &[(t!("replace-find"), Choice::Waits), (t!("cancel"), Choice::Other)],
                false,
                false,
            ) {
                Some(_) => Answer::Close,
                None => Answer::Wait,
            };
        }
        let mut count = 0;
        let mut first = false;
        if let Some(found) = &mut self.found {
            found.list(ui, study);
            // The study does not name them any more; what it keeps of old may.
            let saved = session.is_some_and(|session| session.file.path().is_some());
            if found.preview.is_empty() && saved && ui.button(t!("replace-in-history")).clicked() {
                return Answer::Do(vec![Action::OfferPurge(self.names(), self.by)]);
            }
            count = found.picked.iter().filter(|picked| **picked).count();
            first = std::mem::take(&mut found.fresh);
            if count > 0 {
                let key = t!("replace-key", key = carry_out_key(ui));
                ui.label(egui::RichText::new(key).font(font::caption()).color(Tokens::of(ui).ink2));
            }
            ui.add_space(12.0);
        }
        let replace = t!("replace-do", count = count);
        let main = if count == 0 { t!("replace-find") } else { replace.as_str() };
        match choices(ui, &[(main, Choice::Main), (t!("cancel"), Choice::Other)], go, first) {
            Some(0) if count == 0 => self.find(study),
            Some(0) => self.answer(study),
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }

    fn answer(&self, study: &Study) -> Answer {
        let Some(found) = &self.found else { return Answer::Wait };
        let names = self.names();
        let what = match names.as_slice() {
            [one] => replaced(&one.from),
            _ => t!("replace-label", count = self.table.rows.len()),
        };
        let picked: BTreeSet<(AnyId, At, usize)> = found
            .preview
            .places
            .iter()
            .zip(&found.picked)
            .filter(|(_, picked)| **picked)
            .map(|(place, _)| key(place))
            .collect();
        let command = found.preview.command(study, &what, import::slug, |place| picked.contains(&key(place)));
        let counts = found.preview.counts(|place| picked.contains(&key(place)));
        let said = t!("replace-done", count = counts.places, sources = counts.sources.len());
        Answer::Do(vec![Action::EditSaying(command, said), Action::OfferPurge(names, self.by)])
    }

    /// A line for each name. Says whether Enter was pressed in one.
    fn names_ui(&mut self, ui: &mut egui::Ui) -> bool {
        let (mut changed, mut entered) = (false, false);
        egui::ScrollArea::vertical().id_salt("names").max_height(140.0).show(ui, |ui| {
            for row in &mut self.table.rows {
                ui.horizontal(|ui| {
                    let width = (ui.available_width() - 24.0) / 2.0;
                    for (text, hint) in
                        [(&mut row.name, t!("replace-old")), (&mut row.pseudonym, t!("replace-new"))]
                    {
                        let edit =
                            ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(width));
                        let edit = edit.accessible_name(hint);
                        changed |= edit.changed();
                        entered |= edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                        if std::mem::take(&mut self.fresh) {
                            edit.request_focus();
                        }
                    }
                });
            }
        });
        if self.table.rows.iter().any(|row| holds_rtl(&row.name) || holds_rtl(&row.pseudonym)) {
            let words = egui::RichText::new(t!("replace-rtl")).font(font::caption());
            ui.add(egui::Label::new(words.color(Tokens::of(ui).stale_text)).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            if ui.button(t!("replace-add")).clicked() {
                self.table.rows.push(Pseudonym::default());
            }
            changed |= tick(ui, &mut self.by.whole_words, t!("replace-word")).changed();
            changed |= tick(ui, &mut self.by.any_case, t!("replace-capitals")).changed();
        });
        if changed {
            (self.found, self.looking) = (None, None);
        }
        entered
    }

    /// The file of the table, which no study holds.
    fn file_ui(&mut self, ui: &mut egui::Ui) {
        let label = ui.label(egui::RichText::new(t!("replace-file")).font(font::caption()));
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 220.0).max(120.0);
            let edit = ui.add(egui::TextEdit::singleline(&mut self.path).desired_width(width));
            let edit = edit.labelled_by(label.id);
            let path = PathBuf::from(self.path.trim());
            let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if ui.button(t!("replace-file-open")).clicked() || entered {
                let read = storage::read_small(&path).map_err(|error| error.to_string());
                let read = read.and_then(|bytes| Pseudonyms::read(&bytes).map_err(|why| why.to_string()));
                self.said = Some(match read {
                    Ok(table) => {
                        let said = t!("replace-file-read", count = table.rows.len());
                        self.table = table;
                        (self.found, self.looking) = (None, None);
                        (self.used, self.fresh) = (true, true);
                        (true, said)
                    }
                    Err(why) => {
                        edit.request_focus();
                        (false, t!("replace-file-failed", why = why))
                    }
                });
            }
            if ui.button(t!("replace-file-save")).clicked() {
                let full = |row: &&Pseudonym| !row.name.trim().is_empty() && !row.pseudonym.trim().is_empty();
                let table = Pseudonyms { rows: self.table.rows.iter().filter(full).cloned().collect() };
                let written = table.write().map_err(|why| why.to_string()).and_then(|bytes| {
                    storage::write_atomically(&path, &bytes).map_err(|error| error.to_string())
                });
                self.said = Some(match written {
                    Ok(()) => {
                        self.used = true;
                        (true, t!("replace-file-written", count = table.rows.len()))
                    }
                    Err(why) => (false, t!("replace-file-failed", why = why)),
                });
            }
        });
    }
}

/// A path that says where it is from wherever the program was started.
pub(super) fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

impl Looking {
    /// How far it is. Says whether it is to stop.
    fn show(&mut self, ui: &mut egui::Ui) -> bool {
        let said = match self.later.progress() {
            (_, 0) => t!("replace-looking").to_owned(),
            (done, total) => t!("replace-looking-at", done = done, total = total),
        };
        let mut stop = false;
        ui.horizontal(|ui| {
            ui.label(said);
            let button = ui.button(t!("replace-stop"));
            if std::mem::take(&mut self.fresh) {
                button.request_focus();
            }
            stop = button.clicked();
        });
        ui.add_space(12.0);
        stop
    }
}

fn key(place: &Place) -> (AnyId, At, usize) {
    (place.record, place.at, place.range.start)
}

impl Found {
    fn list(&mut self, ui: &mut egui::Ui, study: &Study) {
        let counts = self.preview.counts(|_| true);
        if self.preview.is_empty() {
            ui.label(t!("replace-none"));
            return self.near(ui, study);
        }
        let said = t!("replace-found", count = counts.places, sources = counts.sources.len());
        ui.horizontal_wrapped(|ui| {
            ui.label(egui::RichText::new(said).font(font::semibold(font::CAPTION)));
            if ui.button(t!("replace-all")).clicked() {
                self.picked.fill(true);
            }
            if ui.button(t!("replace-nothing")).clicked() {
                self.picked.fill(false);
            }
        });
        let tokens = Tokens::of(ui);
        let area =
            egui::ScrollArea::vertical().id_salt("places").max_height(240.0).auto_shrink([false, true]);
        area.show_rows(ui, ROW, self.picked.len(), |ui, rows| {
            for at in rows {
                let (place, picked) = (&self.preview.places[at], &mut self.picked[at]);
                let name = name_of(study, place);
                let words = t!(
                    "replace-place",
                    name = name,
                    before = place.before.as_str(),
                    old = place.found.as_str(),
                    new = place.with.as_str(),
                    after = place.after.as_str(),
                );
                ui.horizontal(|ui| {
                    ui.set_height(ROW);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    let words = egui::RichText::new(words.replace('\n', " "));
                    tick(ui, picked, if *picked { words } else { words.color(tokens.ink3) });
                });
            }
        });
        self.near(ui, study);
    }

    /// Words that hold a name and are not replaced: for somebody to look at, and to add as names.
    fn near(&self, ui: &mut egui::Ui, study: &Study) {
        if self.preview.near.is_empty() {
            return;
        }
        let tokens = Tokens::of(ui);
        ui.add_space(4.0);
        let head = egui::RichText::new(t!("replace-near")).font(font::semibold(font::CAPTION));
        ui.label(head);
        let area = egui::ScrollArea::vertical().id_salt("near").max_height(72.0).auto_shrink([false, true]);
        area.show(ui, |ui| {
            for Near { record, line, word, replaced } in &self.preview.near {
                let name = record_name(study, *record);
                let (word, line) = (word.as_str(), *line);
                let said = if *replaced {
                    t!("replace-near-inside", word = word, name = name, line = line)
                } else {
                    t!("replace-near-place", word = word, name = name, line = line)
                };
                ui.label(egui::RichText::new(said).font(font::caption()).color(tokens.ink2));
            }
        });
    }
}

/// `Interview 3`, `Memo`.
fn record_name(study: &Study, record: AnyId) -> String {
    match record {
        AnyId::Source(id) | AnyId::Text(id) => {
            study.sources.get(id).map(|source| source.title.clone()).unwrap_or_default()
        }
        AnyId::Case(id) => study.cases.get(id).map(|case| case.name.clone()).unwrap_or_default(),
        AnyId::Theme(id) => study.themes.get(id).map(|theme| theme.name.clone()).unwrap_or_default(),
        other => crate::ui::views::parts::kind_name(other.kind()).to_owned(),
    }
}

/// `Interview 3`, `Interview 3, speaker`, `Memo`.
fn name_of(study: &Study, place: &Place) -> String {
    let name = record_name(study, place.record);
    let field = match (place.at, place.field) {
        (At::Slug, _) | (_, "file name") => t!("replace-field-file"),
        (_, "title" | "name") => t!("replace-field-name"),
        (_, "speaker") => t!("replace-field-speaker"),
        (_, "participant") => t!("replace-field-participant"),
        (_, "note") => t!("replace-field-note"),
        _ => return name,
    };
    format!("{name}, {field}")
}
