//! Who speaks in a source or wrote it, each tied to an actor and a unit of the case.

use eframe::egui::Ui;

use super::{bare, one_of};
use crate::edit::Command;
use crate::study::{ActorId, Participant, Source, UnitId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, caption, icon_button};

/// The list, to change in place; each change is a step.
pub fn participants(ui: &mut Ui, cx: &mut Cx, source: &Source) {
    let study = cx.study();
    let mut actors: Vec<(Option<ActorId>, String)> = vec![(None, t!("participant-no-actor").to_owned())];
    let of_case = study.actors.iter().filter(|actor| actor.case == source.case);
    actors.extend(of_case.map(|actor| (Some(actor.id), actor.name.clone())));
    let mut units: Vec<(Option<UnitId>, String)> = vec![(None, t!("participant-no-unit").to_owned())];
    units.extend(study.units_of(source.case).into_iter().map(|unit| (Some(unit.id), unit.name.clone())));
    let mut new: Option<Vec<Participant>> = None;
    if source.participants.is_empty() {
        caption(ui, t!("participant-none"));
    }
    for (at, who) in source.participants.iter().enumerate() {
        let mut change = |one: Option<Participant>| {
            let mut all = source.participants.clone();
            match one {
                Some(one) => all[at] = one,
                None => drop(all.remove(at)),
            }
            new = Some(all);
        };
        // They have no id; the place in the list names the fields.
        let of = key(source.id) ^ (at as u128 + 1);
        ui.push_id(("participant", at), |ui| {
            ui.horizontal(|ui| {
                let width = (ui.available_width() - 32.0).max(80.0);
                let label = t!("participant-name", number = at + 1);
                let name = bare(ui, (of, "participant"), &label, &who.name, width);
                if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
                    change(Some(Participant { name: name.trim().to_owned(), ..who.clone() }));
                }
                if icon_button(ui, Icon::Trash, &t!("participant-remove", name = who.name.as_str())).clicked()
                {
                    change(None);
                }
            });
            ui.horizontal_wrapped(|ui| {
                let label = t!("participant-actor", name = who.name.as_str());
                if let Some(actor) = one_of(ui, &label, who.actor, &actors, 128.0) {
                    change(Some(Participant { actor, ..who.clone() }));
                }
                if units.len() > 1 {
                    let label = t!("participant-unit", name = who.name.as_str());
                    if let Some(unit) = one_of(ui, &label, who.unit, &units, 112.0) {
                        change(Some(Participant { unit, ..who.clone() }));
                    }
                }
            });
            if !who.note.is_empty() || who.actor.is_some() {
                let label = t!("participant-note", name = who.name.as_str());
                let width = ui.available_width();
                if let Some(note) = bare(ui, (of, "participant-note"), &label, &who.note, width) {
                    change(Some(Participant { note, ..who.clone() }));
                }
            }
        });
        ui.add_space(4.0);
    }
    if ui.add(Button::new(t!("participant-add")).icon(Icon::Plus).small()).clicked() {
        let name = t!("participant-new", number = source.participants.len() + 1);
        let mut all = source.participants.clone();
        all.push(Participant { name, ..Participant::default() });
        new = Some(all);
    }
    if let Some(participants) = new {
        cx.edit(Command::put(Source { participants, ..source.clone() }));
    }
}
