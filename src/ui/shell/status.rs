//! The line at the foot: saved or not, how much there is, what is not grounded, what is running.

use eframe::egui;

use crate::analysis;
use crate::jobs::{JobId, JobView};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, icon_button};

pub const HEIGHT: f32 = 28.0;

/// What the line shows, counted once a revision.
#[derive(Default)]
pub struct Counts {
    revision: Option<u64>,
    texts: Vec<String>,
    not_grounded: usize,
}

impl Counts {
    fn refresh(&mut self, cx: &Cx) {
        let study = cx.session.study();
        if self.revision == Some(study.revision()) {
            return;
        }
        self.revision = Some(study.revision());
        let words: i64 = study.sources.iter().map(|source| i64::from(source.words)).sum();
        self.texts = vec![
            t!("status-cases", count = study.cases.len()),
            t!("status-sources", count = study.sources.len()),
            t!("status-words", count = words),
            t!("status-evidence", count = study.evidence.len()),
        ];
        self.not_grounded = analysis::claims(study).not_grounded.len();
    }
}

/// Draws the line. Gives the job that was asked to stop.
pub fn show(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    counts: &mut Counts,
    notes: usize,
    jobs: &[JobView],
    picked: &mut Vec<UiCommand>,
) -> Option<JobId> {
    counts.refresh(cx);
    let tokens = Tokens::of(ui);
    let quiet = |text: &str| egui::RichText::new(text).font(font::caption()).color(tokens.ink2);
    let mut stop = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let session = cx.session;
        let saved = if session.file.saving {
            t!("status-saving")
        } else if session.file.path().is_none() {
            t!("status-no-file")
        } else if session.file.unsaved(session) {
            t!("status-unsaved")
        } else {
            t!("status-saved")
        };
        ui.label(quiet(saved));
        for text in &counts.texts {
            ui.label(quiet(text));
        }
        if counts.not_grounded > 0 {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 4.0, tokens.stale);
            let text = egui::RichText::new(t!("status-not-grounded", count = counts.not_grounded))
                .font(font::caption())
                .color(tokens.stale_text);
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                cx.ask(Action::Go(View::Findings));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(coder) = cx.session.coder().and_then(|id| cx.session.study().coders.get(id)) {
                ui.label(quiet(&t!("top-coder", name = coder.initials.as_str())));
            }
            if notes > 0 {
                let text = quiet(&t!("status-notes", count = notes));
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    picked.push(UiCommand::Notices);
                }
            }
            for job in jobs {
                if icon_button(ui, Icon::Close, &t!("status-job-cancel", what = job.name.as_str())).clicked()
                {
                    stop = Some(job.id);
                }
                if job.total > 0 {
                    let share = job.done as f32 / job.total as f32;
                    ui.add(egui::ProgressBar::new(share).desired_width(80.0).desired_height(6.0));
                }
                ui.label(quiet(&job_text(job)));
            }
        });
    });
    stop
}

pub fn job_text(job: &JobView) -> String {
    if job.total > 0 {
        t!("status-job", what = job.name.as_str(), done = job.done, total = job.total)
    } else {
        job.name.clone()
    }
}
