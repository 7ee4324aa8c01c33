//! What rows from a spreadsheet would change, shown before it is done.

use eframe::egui::{Id, RichText, ScrollArea, Ui};

use super::rows::Part;
use crate::session::PastedSources;
use crate::t;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Button, body2, caption, dialog};

/// The most lines that are listed; what lies beyond is counted.
const MOST: usize = 200;

/// `Some(true)`: do it; `Some(false)`: leave it.
pub fn show(ui: &Ui, pasted: &PastedSources) -> Option<bool> {
    let answer = dialog(ui, Id::unique("sources-paste"), t!("study-paste-title"), |ui| {
        let t = Tokens::of(ui);
        body2(
            ui,
            &t!(
                "study-paste-text",
                found = pasted.found,
                changed = pasted.sources.len(),
                problems = pasted.problems.len()
            ),
        );
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]).show(ui, |ui| {
            for problem in pasted.problems.iter().take(MOST) {
                let words = RichText::new(problem).font(font::caption()).color(t.bad);
                ui.label(words);
            }
            for (title, field, before, after) in pasted.changes.iter().take(MOST) {
                let said = |words: &String| {
                    if words.is_empty() { t!("table-empty").to_owned() } else { words.clone() }
                };
                caption(
                    ui,
                    &t!(
                        "study-paste-line",
                        title = title.as_str(),
                        field = Part::Field(*field).column(None).name,
                        before = said(before),
                        after = said(after)
                    ),
                );
            }
            let more = pasted.changes.len().saturating_sub(MOST) + pasted.problems.len().saturating_sub(MOST);
            if more > 0 {
                caption(ui, &t!("study-paste-more", count = more));
            }
        });
        ui.add_space(12.0);
        let mut answer = None;
        ui.horizontal(|ui| {
            let count = pasted.sources.len();
            if count > 0 && ui.add(Button::new(&t!("study-paste-do", count = count)).main()).clicked() {
                answer = Some(true);
            }
            if ui.add(Button::new(t!("part-cancel"))).clicked() {
                answer = Some(false);
            }
        });
        answer
    });
    answer.unwrap_or(Some(false))
}
