//! Other explanations, and what speaks for and against each.

use eframe::egui::{self, Align, Id, Layout, Ui};

use super::super::super::parts::{Naming, many_of, text};
use super::super::forms::{evidence, field, halves};
use super::super::other_forms::{all_comparisons, all_findings};
use super::State;
use super::put;
use crate::study::{Proposition, Rival};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, body2, hairline, icon_button, strong};

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
    let Some(naming) = &mut state.rival else {
        if ui.add(Button::new(t!("findings-add-rival")).small().icon(Icon::Plus)).clicked() {
            state.rival = Some(Naming::default());
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
    let mut new: Option<Rival> = None;
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        strong(ui, &name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            gone = icon_button(ui, Icon::Close, &t!("findings-take-out", what = name.as_str())).clicked();
        });
    });
    let of = key(one.id).wrapping_add(at as u128 + 1);
    // Both halves write the same value: only one field is left in a frame.
    let new_cell = std::cell::RefCell::new(&mut new);
    let set = |change: &dyn Fn(&mut Rival)| {
        let mut changed = rival.clone();
        change(&mut changed);
        **new_cell.borrow_mut() = Some(changed);
    };
    halves(
        ui,
        cx,
        |ui, cx| {
            if let Some(words) = text(ui, (of, "rival"), t!("findings-rival-words"), &rival.statement, 2)
                .filter(|words| !words.trim().is_empty())
            {
                set(&|rival| rival.statement.clone_from(&words));
            }
            if let Some(list) = evidence(ui, cx, t!("findings-evidence-for"), &rival.evidence_for) {
                set(&|rival| rival.evidence_for.clone_from(&list));
            }
            if let Some(list) = evidence(ui, cx, t!("findings-evidence-against"), &rival.evidence_against) {
                set(&|rival| rival.evidence_against.clone_from(&list));
            }
        },
        |ui, cx| {
            let (comparisons, findings) = (all_comparisons(cx), all_findings(cx));
            let (label_c, label_f) = (t!("findings-rests-on-comparisons"), t!("findings-rests-on-findings"));
            for good in [true, false] {
                let side = if good { t!("findings-side-for") } else { t!("findings-side-against") };
                egui::Frame::NONE.show(ui, |ui| crate::ui::widgets::section_header(ui, side, ""));
                let spoken = |what: &str| format!("{name}, {what}, {side}");
                let (now_c, now_f) = if good {
                    (&rival.comparisons_for, &rival.findings_for)
                } else {
                    (&rival.comparisons_against, &rival.findings_against)
                };
                if let Some(list) =
                    field(ui, label_c, |ui| many_of(ui, &spoken(label_c), now_c, &comparisons))
                {
                    set(&|rival| {
                        let of =
                            if good { &mut rival.comparisons_for } else { &mut rival.comparisons_against };
                        of.clone_from(&list);
                    });
                }
                if let Some(list) = field(ui, label_f, |ui| many_of(ui, &spoken(label_f), now_f, &findings)) {
                    set(&|rival| {
                        let of = if good { &mut rival.findings_for } else { &mut rival.findings_against };
                        of.clone_from(&list);
                    });
                }
            }
        },
    );
    if gone {
        let mut rivals = one.rivals.clone();
        rivals.remove(at);
        put(cx, Proposition { rivals, ..one.clone() });
    } else if let Some(new) = new {
        let mut rivals = one.rivals.clone();
        rivals[at] = new;
        put(cx, Proposition { rivals, ..one.clone() });
    }
}
