//! How a proposition is weighed: its rivals, what is expected of each case, tests of evidence, and how
//! much confidence it deserves. Each is a page of its form.

mod appraisal;
mod evidence_tests;
mod patterns;
mod rivals;

use eframe::egui::Ui;

use super::State;
use crate::edit::Command;
use crate::study::Proposition;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Segment, choice, field_label};

/// The pages of the form of a proposition.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(in super::super) enum Page {
    #[default]
    Claim,
    Rivals,
    Patterns,
    Tests,
    Confidence,
}

/// The row that leads from page to page; each says how much is on it.
pub fn pages(ui: &mut Ui, one: &Proposition, page: &mut Page) {
    let tests = one.tests.len() + one.rivals.iter().map(|rival| rival.tests.len()).sum::<usize>();
    let names = [
        (Page::Claim, t!("findings-page-claim").to_owned()),
        (Page::Rivals, t!("findings-page-rivals", count = one.rivals.len())),
        (Page::Patterns, t!("findings-page-patterns", count = one.patterns.len())),
        (Page::Tests, t!("findings-page-tests", count = tests)),
        (Page::Confidence, t!("findings-page-confidence").to_owned()),
    ];
    let segments: Vec<(Page, Segment)> =
        names.iter().map(|(page, name)| (*page, Segment::text(name))).collect();
    ui.push_id("pages", |ui| choice(ui, t!("findings-pages"), page, &segments));
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, one: &Proposition) {
    match state.page {
        Page::Claim => super::other_forms::proposition(ui, cx, one),
        Page::Rivals => rivals::show(ui, cx, state, one),
        Page::Patterns => patterns::show(ui, cx, one),
        Page::Tests => evidence_tests::show(ui, cx, one),
        Page::Confidence => appraisal::show(ui, cx, state, one),
    }
}

/// A label and a choice close to it, in a row of several.
fn beside<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(8.0);
    field_label(ui, label);
    content(ui)
}

fn put(cx: &mut Cx, one: Proposition) {
    cx.edit(Command::put(one));
}
