//! What rows from a spreadsheet would change, shown before it is done.

use eframe::egui::{Align, Id, Layout, RichText, ScrollArea, Ui};

use crate::t;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Button, body2, caption, dialog};

/// The most lines that are listed; what lies beyond is counted.
const MOST: usize = 200;

/// What is said of it.
pub struct Preview<'a> {
    pub text: &'a str,
    pub problems: &'a [String],
    /// Record, column, before, after.
    pub changes: Vec<[&'a str; 4]>,
    /// The button that does it; empty where nothing would change.
    pub verb: &'a str,
}

impl Preview<'_> {
    /// `Some(true)`: do it; `Some(false)`: leave it.
    pub fn show(&self, ui: &Ui) -> Option<bool> {
        let answer = dialog(ui, Id::unique("study-paste"), t!("study-paste-title"), |ui| {
            body2(ui, self.text);
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]).show(ui, |ui| self.lines(ui));
            ui.add_space(12.0);
            let mut answer = None;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !self.verb.is_empty() && ui.add(Button::new(self.verb).main()).clicked() {
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

    fn lines(&self, ui: &mut Ui) {
        let t = Tokens::of(ui);
        for problem in self.problems.iter().take(MOST) {
            ui.label(RichText::new(problem).font(font::caption()).color(t.bad));
        }
        let said =
            |words: &str| if words.is_empty() { t!("table-empty").to_owned() } else { words.to_owned() };
        for [record, column, before, after] in self.changes.iter().take(MOST) {
            let (before, after) = (said(before), said(after));
            caption(
                ui,
                &t!("study-paste-line", title = *record, field = *column, before = before, after = after),
            );
        }
        let beyond = |count: usize| count.saturating_sub(MOST);
        let more = beyond(self.changes.len()) + beyond(self.problems.len());
        if more > 0 {
            caption(ui, &t!("study-paste-more", count = more));
        }
    }
}
