//! What can be chosen of a dimension that stands in the rows or columns.

use std::collections::BTreeSet;

use eframe::egui::{ScrollArea, Ui};

use super::{Drafts, cuts, head_word, periods, tick};
use crate::analysis::{Dimension, MatrixSpec};
use crate::study::{Study, ThemeId};
use crate::t;
use crate::ui::widgets::{Segment, choice};

/// A list of more lines than fit here scrolls.
const TALL: f32 = 168.0;

pub fn options(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, drafts: &mut Drafts, down: bool) {
    head_word(ui, t!("matrix-options-head"));
    let dimensions = if down { spec.rows.clone() } else { spec.columns.clone() };
    for (at, dimension) in dimensions.into_iter().enumerate() {
        match dimension {
            Dimension::Theme { .. } => themes(ui, study, spec, down, at),
            Dimension::Case | Dimension::CaseAndUnits if !study.units.is_empty() => {
                let list = if down { &mut spec.rows } else { &mut spec.columns };
                let mut on = dimension == Dimension::CaseAndUnits;
                let name = if down { t!("matrix-units-rows") } else { t!("matrix-units") };
                if tick(ui, &mut on, name)
                    && let Some(cases) = list.get_mut(at)
                {
                    *cases = if on { Dimension::CaseAndUnits } else { Dimension::Case };
                }
                if on {
                    units(ui, study, spec);
                }
            }
            Dimension::Unit => units(ui, study, spec),
            Dimension::Attribute(id) => {
                if let Some(attribute) = study.attributes.get(id) {
                    cuts::show(ui, attribute, &mut spec.bands, &mut drafts.cuts);
                }
            }
            Dimension::Period => periods::show(ui, &mut spec.periods, &mut drafts.periods),
            _ => {}
        }
    }
    ui.add_space(4.0);
    tick(ui, &mut spec.show_empty, t!("matrix-show-empty"));
    tick(ui, &mut spec.show_missing, t!("matrix-show-missing"));
}

fn themes(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, down: bool, at: usize) {
    let walk = study.theme_walk();
    let deepest = walk.iter().map(|node| node.depth).max().unwrap_or(0);
    if deepest > 0 {
        tick(ui, &mut spec.roll_up, t!("matrix-roll-up"));
        layers(ui, if down { &mut spec.rows } else { &mut spec.columns }, at, deepest);
    }
    if walk.len() < 2 {
        return;
    }
    ui.add_space(4.0);
    head_word(ui, t!("matrix-themes-head"));
    if ui.selectable_label(spec.themes.is_empty(), t!("matrix-themes-all")).clicked() {
        spec.themes.clear();
    }
    ScrollArea::vertical().id_salt(("themes", down)).max_height(TALL).show(ui, |ui| {
        let mut under = 0;
        for (place, node) in walk.iter().enumerate() {
            let Some(theme) = study.themes.get(node.id) else { continue };
            let covered = place < under;
            if !covered && spec.themes.contains(&node.id) {
                under = place + node.size as usize;
            }
            ui.horizontal(|ui| {
                ui.add_space(f32::from(node.depth.min(6)) * 12.0);
                let mut on = covered || spec.themes.contains(&node.id);
                // What is below a theme that is shown is shown with it.
                let turned = ui.add_enabled_ui(!covered, |ui| tick(ui, &mut on, &short(&theme.name))).inner;
                if turned {
                    let branch: Vec<ThemeId> =
                        walk[place..place + node.size as usize].iter().map(|node| node.id).collect();
                    turn(&mut spec.themes, node.id, on, &branch);
                }
            });
        }
    });
}

/// A branch is one mark: at its root.
fn turn(chosen: &mut BTreeSet<ThemeId>, theme: ThemeId, on: bool, branch: &[ThemeId]) {
    chosen.retain(|id| !branch.contains(id));
    if on {
        chosen.insert(theme);
    }
}

/// How many layers of the tree of themes have lines of their own.
fn layers(ui: &mut Ui, list: &mut [Dimension], at: usize, deepest: u16) {
    let Some(Dimension::Theme { depth }) = list.get_mut(at) else { return };
    let most = deepest.min(5);
    let names: Vec<(Option<u16>, String)> =
        (0..most).map(|depth| (Some(depth), (depth + 1).to_string())).collect();
    let mut segments: Vec<(Option<u16>, Segment<'_>)> =
        names.iter().map(|(depth, name)| (*depth, Segment::text(name))).collect();
    segments.push((None, Segment::text(t!("matrix-layers-all"))));
    head_word(ui, t!("matrix-layers"));
    choice(ui, t!("matrix-layers"), depth, &segments);
}

/// Which units are counted; those left out are left out of the numbers of their cases, too.
fn units(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec) {
    ui.add_space(4.0);
    head_word(ui, t!("matrix-units-head"));
    ScrollArea::vertical().id_salt("units").max_height(TALL).show(ui, |ui| {
        for case in study.cases_in_order() {
            for unit in study.units_of(case.id) {
                let mut on = !spec.without_units.contains(&unit.id);
                if tick(ui, &mut on, &short(&unit.name)) {
                    if on {
                        spec.without_units.remove(&unit.id);
                    } else {
                        spec.without_units.insert(unit.id);
                    }
                }
            }
        }
    });
}

/// A name that fits beside a box.
fn short(name: &str) -> String {
    const MOST: usize = 32;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let head: String = name.chars().take(MOST).collect();
    format!("{}…", head.trim_end())
}
