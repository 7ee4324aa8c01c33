//! Comparisons that are due: what the findings ask for and nobody has written. They are offered, not written.

use eframe::egui::{Align, Layout, ScrollArea, Ui};

use super::{State, Tab};
use crate::analysis::audit::Due;
use crate::analysis::theme_name;
use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{AnyId, Comparison, ComparisonKind, Shows};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Icon, body, caption};

use super::super::parts::word_button;

/// A row above the list of comparisons, which unfolds.
pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let due = &state.lines.lists.audit.due;
    if state.tab != Tab::Comparisons || due.is_empty() {
        return;
    }
    ui.add_space(6.0);
    let words = t!("findings-due", count = due.len());
    let icon = if state.due { Icon::Down } else { Icon::Right };
    if ui.add(Button::new(&words).icon(icon).quiet().small()).clicked() {
        state.due = !state.due;
    }
    if !state.due {
        return;
    }
    let mut written = None;
    ScrollArea::vertical().id_salt("due").max_height(200.0).auto_shrink([false, true]).show(ui, |ui| {
        for (at, one) in due.iter().enumerate() {
            ui.push_id(at, |ui| {
                if row(ui, cx, one) {
                    written = Some(one.clone());
                }
            });
        }
    });
    if let Some(due) = written {
        let comparison = begun(cx, &due);
        state.arriving = Some(AnyId::Comparison(comparison.id));
        cx.edit(Command::Put(comparison.into()));
    }
}

fn row(ui: &mut Ui, cx: &mut Cx, due: &Due) -> bool {
    let study = cx.study();
    let theme = theme_name(study, due.theme);
    let cases = due.cases.map(|id| study.cases.get(id).map_or("", |case| case.name.as_str()));
    let what = t!("findings-due-of", theme = theme.as_str(), one = cases[0], other = cases[1]);
    let mut pressed = false;
    ui.horizontal(|ui| {
        body(ui, &what);
        caption(ui, why(due));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = t!("findings-due-write-name", what = what.as_str());
            pressed = ui.add(Button::new(t!("findings-due-write")).name(&name).small()).clicked();
            if word_button(ui, &t!("findings-due-behind", count = due.findings.len())).clicked() {
                let records = due.findings.iter().map(|id| AnyId::Finding(*id)).collect();
                cx.ask(Action::Behind { title: what.clone(), records });
            }
        });
    });
    pressed
}

fn why(due: &Due) -> &'static str {
    use crate::analysis::audit::Why;
    match due.why {
        Why::PolarityDiffers => t!("findings-due-polarity"),
        Why::MechanismsDiffer => t!("findings-due-mechanisms"),
        Why::NotCompared => t!("findings-due-both"),
    }
}

/// The record with what is known: theme, cases and findings. What they show is the analyst's to say.
fn begun(cx: &Cx, due: &Due) -> Comparison {
    Comparison {
        id: fresh(),
        number: 0,
        themes: vec![due.theme],
        feature: theme_name(cx.study(), due.theme),
        kind: ComparisonKind::default(),
        shows: due.cases.map(|case| Shows { case, text: String::new() }).to_vec(),
        joint: String::new(),
        findings: due.findings.clone(),
        evidence: Vec::new(),
        basis: String::new(),
        author: cx.session.coder(),
        created: now(),
    }
}
