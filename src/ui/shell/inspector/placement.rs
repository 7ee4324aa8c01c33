//! Where a case or relation stands on a scale.

use eframe::egui;

use super::parts::{evidence_list, pick, short, text};
use crate::edit::Command;
use crate::study::{ActorId, AnyId, Placement, PlacementId, ThemeId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::views::parts::many_of;
use crate::ui::widgets::{caption, case_label};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: PlacementId) {
    let Some(one) = cx.session.study().placements.get(id) else { return };
    let study = cx.session.study();
    let any = AnyId::Placement(id);
    let mut new = None;
    let case = study.cases.get(one.case).map_or("", |case| case.name.as_str());
    case_label(ui, cx.names.case_place(one.case), case, false);
    if let Some(label) = short(ui, any, "label", t!("inspector-name"), &one.label, false) {
        new = Some(Placement { label, ..one.clone() });
    }
    if let Some(placed) = placed(ui, cx, one) {
        new = Some(placed);
    }
    let scale = study.scales.get(one.scale);
    if let Some(scale) = scale {
        caption(ui, &t!("inspector-scale-poles", low = &scale.low.name, high = &scale.high.name));
    }
    let top = f64::from(scale.map_or(0, |scale| scale.top));
    let fields = [
        ("low", t!("inspector-low-end"), one.low),
        ("score", t!("inspector-score"), one.score),
        ("high", t!("inspector-high-end"), one.high),
    ];
    for (field, label, value) in fields {
        let typed = short(ui, any, field, label, &value.to_string(), true);
        let Some(number) = typed.and_then(|typed| typed.trim().replace(',', ".").parse::<f64>().ok()) else {
            continue;
        };
        let number = number.clamp(0.0, top);
        // The range always holds the score.
        new = Some(match field {
            "low" => Placement {
                low: number,
                score: one.score.max(number),
                high: one.high.max(number),
                ..one.clone()
            },
            "score" => Placement {
                score: number,
                low: one.low.min(number),
                high: one.high.max(number),
                ..one.clone()
            },
            _ => Placement {
                high: number,
                score: one.score.min(number),
                low: one.low.min(number),
                ..one.clone()
            },
        });
    }
    if let Some(reason) = text(ui, any, "reason", t!("inspector-why"), &one.reason) {
        new = Some(Placement { reason, ..one.clone() });
    }
    if let Some(evidence) = evidence_list(ui, cx, t!("inspector-evidence"), &one.evidence) {
        new = Some(Placement { evidence, ..one.clone() });
    }
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}

/// What stands there beside the name: a relation, an outcome, and when.
fn placed(ui: &mut egui::Ui, cx: &Cx, one: &Placement) -> Option<Placement> {
    let study = cx.session.study();
    let mut new = None;
    let mut actors: Vec<(ActorId, String)> = study
        .actors
        .iter()
        .filter(|actor| actor.case == one.case)
        .map(|actor| (actor.id, actor.name.clone()))
        .collect();
    actors.sort_by(|a, b| a.1.cmp(&b.1));
    if !actors.is_empty() {
        caption(ui, t!("inspector-relation"));
        if let Some(actors) = many_of(ui, t!("inspector-relation"), &one.actors, &actors) {
            new = Some(Placement { actors, ..one.clone() });
        }
    }
    let mut outcomes: Vec<(Option<ThemeId>, String)> = vec![(None, t!("inspector-no-outcome").to_owned())];
    let walk = &cx.session.index().walk;
    let named = walk.iter().filter_map(|node| study.themes.get(node.id));
    outcomes.extend(named.map(|theme| (Some(theme.id), theme.name.clone())));
    if let Some(outcome) = pick(ui, t!("inspector-outcome"), one.outcome, &outcomes) {
        new = Some(Placement { outcome, ..one.clone() });
    }
    let of = AnyId::Placement(one.id);
    if let Some(period) = short(ui, of, "period", t!("inspector-period"), &one.period, false) {
        new = Some(Placement { period, ..one.clone() });
    }
    new
}
