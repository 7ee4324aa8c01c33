//! The offer to take words that were replaced out of history and originals, and what is shown while that
//! is done.

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::dialogs::{Answer, text};
use crate::edit::{FindBy, Finder, Renaming};
use crate::session::{BarePicture, Purge, PurgeLook};
use crate::t;
use crate::ui::actions::{Action, Notice, Work};
use crate::ui::later::{Later, Now};
use crate::ui::theme::font;
use crate::ui::widgets::tick;

/// Asks for words of old: those that were kept when they were replaced, or corrected by hand.
pub struct AskPurge {
    words: String,
    by: FindBy,
    fresh: bool,
}

impl Default for AskPurge {
    fn default() -> Self {
        Self { words: String::new(), by: FindBy::default(), fresh: true }
    }
}

impl AskPurge {
    pub(super) fn show(&mut self, ui: &mut egui::Ui) -> Answer {
        text(ui, t!("purge-ask-title"), t!("purge-ask-help"));
        let go = goes(ui);
        let label = ui.label(egui::RichText::new(t!("purge-ask-words")).font(font::caption()));
        let edit = egui::TextEdit::multiline(&mut self.words).desired_rows(3).desired_width(f32::INFINITY);
        let edit = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            edit.request_focus();
        }
        ui.horizontal_wrapped(|ui| {
            tick(ui, &mut self.by.whole_words, t!("replace-word"));
            tick(ui, &mut self.by.any_case, t!("replace-capitals"));
        });
        ui.add_space(12.0);
        let lines = self.words.lines().map(str::trim).filter(|line| !line.is_empty());
        let names: Vec<Renaming> = lines.map(|line| Renaming::new(line, "")).collect();
        let main = if names.is_empty() { Choice::Waits } else { Choice::Main };
        match choices(ui, &[(t!("purge-ask-do"), main), (t!("cancel"), Choice::Other)], go, false) {
            Some(0) if names.is_empty() => Answer::Wait,
            Some(0) => Answer::Do(vec![Action::OfferPurge(names, self.by)]),
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }
}

/// What the words that were replaced are still in, and the offer to take them out for good.
pub struct OfferPurge {
    names: Vec<Renaming>,
    by: FindBy,
    looking: Later<Result<Purge, String>>,
    plan: Option<Purge>,
    revision: u64,
    /// The keyboard goes to the button that takes nothing away.
    fresh: bool,
}

impl OfferPurge {
    /// Opens before it is known what the words stand in; the work finds out.
    pub fn new(names: Vec<Renaming>, by: FindBy, look: PurgeLook) -> (Self, Work) {
        let (finder, revision) = (Finder::new(&names, by), look.revision());
        let (looking, work) = Later::new(t!("job-purge-plan"), move |going| {
            look.plan(&finder, going).map_err(|why| why.to_string()).transpose()
        });
        (Self { names, by, looking, plan: None, revision, fresh: true }, work)
    }

    pub(super) fn show(&mut self, ui: &mut egui::Ui) -> Answer {
        if self.plan.is_none() {
            match self.looking.take() {
                Now::Made(Ok(plan)) => self.plan = Some(plan),
                Now::Made(Err(why)) => return Answer::Do(vec![Action::Notify(Notice::warning(why))]),
                Now::Failed => {
                    return Answer::Do(vec![Action::Notify(Notice::error(t!("purge-look-failed")))]);
                }
                Now::Going => {}
            }
        }
        text(ui, t!("purge-title"), t!("purge-help"));
        let lines = if let Some(plan) = &self.plan {
            told(plan)
        } else {
            let (done, total) = self.looking.progress();
            vec![t!("purge-looking", done = done, total = total)]
        };
        // In a part of its own: with more lines the buttons would be others, and lose the keyboard.
        ui.vertical(|ui| {
            let area = egui::ScrollArea::vertical().id_salt("purge").max_height(220.0);
            area.auto_shrink([false, true]).show(ui, |ui| {
                for line in lines {
                    ui.add(egui::Label::new(line).wrap());
                }
            });
        });
        ui.add_space(8.0);
        ui.add(egui::Label::new(t!("purge-elsewhere")).wrap());
        ui.add_space(12.0);
        let (go, first) = (goes(ui), std::mem::take(&mut self.fresh));
        let purge = if self.plan.is_some() { Choice::Danger } else { Choice::Waits };
        let names = [(t!("purge-not"), Choice::Main), (t!("purge-do"), purge)];
        match (choices(ui, &names, go, first), &self.plan) {
            (Some(0), _) => Answer::Close,
            (Some(_), Some(plan)) => Answer::Do(vec![Action::Purge {
                names: self.names.clone(),
                by: self.by,
                plan: plan.clone(),
                revision: self.revision,
            }]),
            _ => Answer::Wait,
        }
    }
}

/// What a purge will take away, a line each, the files by name.
fn told(plan: &Purge) -> Vec<String> {
    let nothing = plan.steps == 0 && plan.originals.is_empty() && plan.pictures.is_empty();
    if nothing {
        return vec![t!("purge-nowhere").to_owned()];
    }
    let mut lines =
        vec![t!("purge-steps", count = plan.steps), t!("purge-originals", count = plan.originals.len())];
    lines.extend(plan.originals.iter().map(|name| t!("purge-file", name = name.as_str())));
    if !plan.pictures.is_empty() {
        lines.push(t!("purge-pictures", count = plan.pictures.len()));
    }
    for BarePicture { name, becomes } in &plan.pictures {
        lines.push(if name == becomes {
            t!("purge-file", name = name.as_str())
        } else {
            t!("purge-renamed", name = name.as_str(), becomes = becomes.as_str())
        });
    }
    lines.push(t!("purge-copies", count = usize::from(plan.earlier_copy)));
    lines
}

/// While words are purged nothing else is done to the study.
pub(super) fn at_work(ui: &mut egui::Ui) -> Answer {
    text(ui, t!("purge-at-work"), t!("purge-at-work-text"));
    ui.add(egui::Spinner::new());
    Answer::Wait
}
