//! A report of the study: for whom, which sections in which order, and as which file.

use std::sync::Arc;

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::dialogs::{Answer, text};
use crate::export::report::{self, Format, SECTIONS, Section, Template, Wish};
use crate::session::Session;
use crate::t;
use crate::ui::actions::{Action, Export};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, Segment, choice, icon_button, tick};

/// The dialog as it is being filled in.
pub struct Report {
    template: Template,
    format: Format,
    /// Every section there is, in the order wished for, and whether it is in.
    sections: Vec<(&'static Section, bool)>,
    /// Nothing was drawn yet: the keyboard goes to the main button.
    fresh: bool,
}

impl Default for Report {
    fn default() -> Self {
        let template = Template::default();
        Self { template, format: Format::Html, sections: of(template), fresh: true }
    }
}

/// The sections of a template in their order, and after them those that it leaves out.
fn of(template: Template) -> Vec<(&'static Section, bool)> {
    let keys = template.sections();
    let find = |key: &&str| SECTIONS.iter().find(|section| section.key == *key);
    let mut out: Vec<_> = keys.iter().filter_map(find).map(|section| (section, true)).collect();
    out.extend(SECTIONS.iter().filter(|one| !keys.contains(&one.key)).map(|section| (section, false)));
    out
}

fn template_name(template: Template) -> &'static str {
    match template {
        Template::Paper => t!("report-paper"),
        Template::Thesis => t!("report-thesis"),
        Template::HandOut => t!("report-hand-out"),
    }
}

fn template_help(template: Template) -> &'static str {
    match template {
        Template::Paper => t!("report-paper-help"),
        Template::Thesis => t!("report-thesis-help"),
        Template::HandOut => t!("report-hand-out-help"),
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Html => t!("report-as-html"),
        Format::Docx => t!("report-as-docx"),
        Format::Markdown => t!("report-as-markdown"),
        Format::Pdf => t!("report-as-pdf"),
    }
}

impl Report {
    pub(super) fn show(&mut self, ui: &mut egui::Ui, session: Option<&Session>) -> Answer {
        let Some(session) = session else { return Answer::Close };
        let tokens = Tokens::of(ui);
        text(ui, t!("report-title"), t!("report-help"));
        let go = goes(ui);
        let templates = Template::ALL.map(|one| (one, Segment::text(template_name(one))));
        labelled(ui, t!("report-for"), |ui| {
            if choice(ui, t!("report-for"), &mut self.template, &templates) {
                self.sections = of(self.template);
            }
        });
        let help = egui::RichText::new(template_help(self.template)).font(font::caption());
        ui.add(egui::Label::new(help.color(tokens.ink3)).wrap());
        ui.add_space(10.0);
        ui.label(egui::RichText::new(t!("report-sections")).font(font::semibold(font::CAPTION)));
        self.list(ui);
        let trail = self.sections.iter().any(|(section, on)| *on && section.key == "trail");
        if !trail {
            ui.add_space(4.0);
            let words = egui::RichText::new(t!("report-no-trail")).font(font::caption());
            ui.add(egui::Label::new(words.color(tokens.stale_text)).wrap());
        }
        ui.add_space(10.0);
        let formats = Format::ALL.map(|one| (one, Segment::text(format_name(one))));
        labelled(ui, t!("report-as"), |ui| {
            choice(ui, t!("report-as"), &mut self.format, &formats);
        });
        ui.add_space(16.0);
        let some = self.sections.iter().any(|(_, on)| *on);
        let main = if some { Choice::Main } else { Choice::Waits };
        let names = [(t!("report-do"), main), (t!("cancel"), Choice::Other)];
        match choices(ui, &names, go, std::mem::take(&mut self.fresh)) {
            Some(0) => Answer::Do(vec![Action::AskExport(self.export(session))]),
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }

    /// Sections with a tick and two buttons that move them.
    fn list(&mut self, ui: &mut egui::Ui) {
        let mut moved = None;
        let last = self.sections.len().saturating_sub(1);
        let frame = egui::Frame::new().stroke((1.0, Tokens::of(ui).hair)).inner_margin(8);
        frame.show(ui, |ui| {
            let area = egui::ScrollArea::vertical().id_salt("sections").max_height(300.0);
            area.auto_shrink([false, true]).show(ui, |ui| {
                for (at, (section, on)) in self.sections.iter_mut().enumerate() {
                    ui.horizontal(|ui| {
                        let name = if section.appendix {
                            t!("report-appendix", name = section.title)
                        } else {
                            section.title.to_owned()
                        };
                        tick(ui, on, &name);
                        let right = egui::Layout::right_to_left(egui::Align::Center);
                        ui.with_layout(right, |ui| {
                            for (icon, by, said) in [
                                (Icon::Down, 1, t!("report-down", name = name.as_str())),
                                (Icon::Up, -1_isize, t!("report-up", name = name.as_str())),
                            ] {
                                let to = at.checked_add_signed(by).filter(|to| *to <= last);
                                let press = |ui: &mut egui::Ui| icon_button(ui, icon, &said).clicked();
                                if ui.add_enabled_ui(to.is_some(), press).inner {
                                    moved = to.map(|to| (at, to));
                                }
                            }
                        });
                    });
                }
            });
        });
        if let Some((from, to)) = moved {
            self.sections.swap(from, to);
        }
    }

    /// Made off the window's thread from the study as it is now.
    fn export(&self, session: &Session) -> Export {
        let (study, index, format) = (session.study().clone(), session.index(), self.format);
        let wish = Wish {
            template: self.template,
            sections: self.sections.iter().filter(|(_, on)| *on).map(|(one, _)| one.key.to_owned()).collect(),
            date: String::new(),
            last_change: session.history().steps().iter().map(|step| step.at).max(),
        };
        let make = move || {
            let doc = report::report(&study, &index, &wish).map_err(|why| why.to_string())?;
            report::write(&doc, format).map_err(|why| why.to_string())
        };
        Export { name: format!("{}.{}", t!("report-file"), format.ending()), make: Arc::new(make) }
    }
}

fn labelled(ui: &mut egui::Ui, label: &str, content: impl FnOnce(&mut egui::Ui)) {
    ui.label(egui::RichText::new(label).font(font::semibold(font::CAPTION)));
    // Two rows of segments in one dialog: each has a name of its own.
    ui.push_id(label, content);
    ui.add_space(2.0);
}
