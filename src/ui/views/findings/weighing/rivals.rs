//! Other explanations, and what speaks for and against each.

use eframe::egui::{Align, Id, Layout, Ui};

use super::super::super::parts::{Naming, many_of};
use super::super::forms::{evidence, field, halves};
use super::super::other_forms::{all_comparisons, all_findings};
use super::State;
use super::put;
use crate::study::{Proposition, Rival};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, DraftEdit, Icon, body2, hairline, icon_button, section_header, strong};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, one: &Proposition) {
    if one.rivals.is_empty() {
        body2(ui, t!("findings-rivals-text"));
        ui.add_space(4.0);
    }
    for at in 0..one.rivals.len() {
        ui.push_id(at, |ui| rival(ui, cx, one, at));
        ui.add_space(4.0);
        hairline(ui);
    }
    ui.add_space(6.0);
    // What is being typed belongs to the proposition under which it was begun.
    let Some((_, naming)) = state.rival.as_mut().filter(|(of, _)| *of == one.id) else {
        if ui.add(Button::new(t!("findings-add-rival")).small().icon(Icon::Plus)).clicked() {
            state.rival = Some((one.id, Naming::default()));
        }
        return;
    };
    let (id, label) = (Id::unique(("new-rival", key(one.id))), t!("findings-new-rival"));
    match naming.show(ui, id, label, t!("findings-make"), (ui.available_width() - 180.0).clamp(120.0, 560.0))
    {
        Some(Some(words)) => {
            state.rival = None;
            let rivals = one.rivals.iter().cloned().chain([Rival::new(words)]).collect();
            put(cx, Proposition { rivals, ..one.clone() });
        }
        Some(None) => state.rival = None,
        None => {}
    }
}

fn rival(ui: &mut Ui, cx: &mut Cx, one: &Proposition, at: usize) {
    let Some(rival) = one.rivals.get(at) else { return };
    let name = t!("findings-rival-number", number = at + 1);
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        strong(ui, &name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            gone = icon_button(ui, Icon::Close, &t!("findings-take-out", what = name.as_str())).clicked();
        });
    });
    let of = key(one.id).wrapping_add(at as u128 + 1);
    let (mut said, mut tied) = (None, None);
    halves(
        ui,
        cx,
        |ui, cx| {
            let edit = DraftEdit::new(Id::unique((of, "rival")), &name, &rival.statement);
            let words = edit.hide_label().multiline(2).show(ui).new;
            if let Some(statement) = words.filter(|words| !words.trim().is_empty()) {
                said = Some(Rival { statement, ..rival.clone() });
            }
            let label = t!("findings-rival-evidence-for", number = at + 1);
            if let Some(evidence_for) = evidence(ui, cx, &label, &rival.evidence_for) {
                said = Some(Rival { evidence_for, ..rival.clone() });
            }
            let label = t!("findings-rival-evidence-against", number = at + 1);
            if let Some(evidence_against) = evidence(ui, cx, &label, &rival.evidence_against) {
                said = Some(Rival { evidence_against, ..rival.clone() });
            }
        },
        |ui, cx| tied = claims(ui, cx, rival, &name),
    );
    let mut rivals = one.rivals.clone();
    if gone {
        rivals.remove(at);
    } else if let Some(new) = said.or(tied) {
        rivals[at] = new;
    } else {
        return;
    }
    put(cx, Proposition { rivals, ..one.clone() });
}

/// The comparisons and findings on both sides.
fn claims(ui: &mut Ui, cx: &Cx, rival: &Rival, name: &str) -> Option<Rival> {
    let (comparisons, findings) = (all_comparisons(cx), all_findings(cx));
    let (label_c, label_f) = (t!("findings-rests-on-comparisons"), t!("findings-rests-on-findings"));
    let mut new = None;
    for good in [true, false] {
        let side = if good { t!("findings-side-for") } else { t!("findings-side-against") };
        section_header(ui, side, "");
        let spoken = |what: &str| format!("{name}, {what}, {side}");
        let (now_c, now_f) = if good {
            (&rival.comparisons_for, &rival.findings_for)
        } else {
            (&rival.comparisons_against, &rival.findings_against)
        };
        let picked = field(ui, label_c, |ui| many_of(ui, &spoken(label_c), now_c, &comparisons));
        if let Some(list) = picked {
            new = Some(if good {
                Rival { comparisons_for: list, ..rival.clone() }
            } else {
                Rival { comparisons_against: list, ..rival.clone() }
            });
        }
        let picked = field(ui, label_f, |ui| many_of(ui, &spoken(label_f), now_f, &findings));
        if let Some(list) = picked {
            new = Some(if good {
                Rival { findings_for: list, ..rival.clone() }
            } else {
                Rival { findings_against: list, ..rival.clone() }
            });
        }
    }
    new
}
