//! The attributes of cases: name, kind, choices, description and order.

use eframe::egui::{Align, Id, Layout, Ui, UiBuilder, vec2};

use super::super::parts::{Ask, Naming, bare, consequences, movers, one_of};
use super::super::study::written;
use super::State;
use crate::edit::Command;
use crate::import::value::{self, Manner};
use crate::session::fresh;
use crate::study::{AnyId, Attribute, AttributeKind, Case};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, body2, field_label, icon_button};

/// The kind without its choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Number,
    YesNo,
    Date,
    Choice,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    body2(ui, t!("codebook-attributes-text"));
    ui.add_space(8.0);
    let all: Vec<Attribute> = cx.study().attributes_in_order().into_iter().cloned().collect();
    let last = all.len().saturating_sub(1);
    let columns = Columns::new(ui.available_width(), &all);
    if !all.is_empty() {
        columns.heads(ui);
    }
    for (at, attribute) in all.iter().enumerate() {
        ui.push_id(key(attribute.id), |ui| one(ui, cx, state, &columns, attribute, at, last));
    }
    ui.add_space(8.0);
    match &mut state.new_attribute {
        None => {
            if ui.add(Button::new(t!("codebook-add-attribute")).icon(Icon::Plus)).clicked() {
                state.new_attribute = Some(Naming::default());
            }
        }
        Some(naming) => {
            let id = Id::unique("codebook-new-attribute");
            match naming.show(ui, id, t!("codebook-attribute-name"), t!("codebook-make-attribute"), 320.0) {
                None => {}
                Some(None) => state.new_attribute = None,
                Some(Some(name)) => {
                    let order = all.last().map_or(0, |attribute| attribute.order + 1);
                    let kind = AttributeKind::Text;
                    let new = Attribute { id: fresh(), name, order, kind, description: String::new() };
                    if naming.make(cx, Command::put(new)) {
                        state.new_attribute = None;
                    }
                }
            }
        }
    }
}

/// A line for each attribute, so that a codebook's worth of them is seen at once.
struct Columns {
    name: f32,
    description: f32,
    choices: f32,
}

const KIND: f32 = 104.0;
const BUTTONS: f32 = 92.0;
const GAP: f32 = 8.0;
const FIELD: f32 = 34.0;

impl Columns {
    fn new(width: f32, all: &[Attribute]) -> Self {
        let choices = all.iter().any(|one| matches!(one.kind, AttributeKind::Choice(_)));
        let room = (width - KIND - BUTTONS - 4.0 * GAP).max(360.0);
        let name = (room * 0.32).clamp(140.0, 220.0);
        let rest = room - name;
        let choices = if choices { rest / 2.0 } else { 0.0 };
        Self { name, description: rest - choices, choices }
    }

    fn heads(&self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let mut head = |words: &str, width: f32| cell(ui, width, 16.0, |ui| drop(field_label(ui, words)));
            head(t!("codebook-name"), self.name);
            head(t!("codebook-attribute-kind"), KIND);
            head(t!("codebook-attribute-description"), self.description);
            if self.choices > 0.0 {
                head(t!("codebook-choices"), self.choices);
            }
        });
    }
}

/// A part of a line with a width of its own, whatever stands in it.
fn cell(ui: &mut Ui, width: f32, height: f32, content: impl FnOnce(&mut Ui)) {
    let (_, place) = ui.allocate_space(vec2(width, height));
    let layout = Layout::left_to_right(Align::Center);
    content(&mut ui.new_child(UiBuilder::new().max_rect(place).layout(layout)));
}

fn one(
    ui: &mut Ui,
    cx: &mut Cx,
    state: &mut State,
    columns: &Columns,
    attribute: &Attribute,
    at: usize,
    last: usize,
) {
    let id = key(attribute.id);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let label = t!("codebook-attribute-name");
        if let Some(name) = bare(ui, (id, "name"), label, &attribute.name, columns.name) {
            cx.edit(Command::put(Attribute { name, ..attribute.clone() }));
        }
        cell(ui, KIND, FIELD, |ui| kind(ui, cx, &mut state.ask, attribute));
        let label = t!("codebook-attribute-description");
        let new = bare(ui, (id, "description"), label, &attribute.description, columns.description);
        if let Some(description) = new {
            cx.edit(Command::put(Attribute { description, ..attribute.clone() }));
        }
        match &attribute.kind {
            AttributeKind::Choice(choices) => choices_of(ui, cx, attribute, choices, columns.choices),
            _ if columns.choices > 0.0 => cell(ui, columns.choices, FIELD, |_| ()),
            _ => {}
        }
        cell(ui, BUTTONS, FIELD, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            movers(ui, cx, AnyId::Attribute(attribute.id), &attribute.name, at, last);
            let name = t!("codebook-delete-named", name = attribute.name.as_str());
            if icon_button(ui, Icon::Trash, &name).clicked() {
                state.ask = Ask::delete(cx, vec![AnyId::Attribute(attribute.id)], &attribute.name);
            }
        });
    });
}

/// The choice of the kind; values that don't fit the new one are asked about first.
pub fn kind(ui: &mut Ui, cx: &mut Cx, ask: &mut Option<Ask>, attribute: &Attribute) {
    let now = match &attribute.kind {
        AttributeKind::Text => Sort::Text,
        AttributeKind::Number => Sort::Number,
        AttributeKind::YesNo => Sort::YesNo,
        AttributeKind::Date => Sort::Date,
        AttributeKind::Choice(_) => Sort::Choice,
    };
    let sorts = [
        (Sort::Text, t!("codebook-kind-text").to_owned()),
        (Sort::Number, t!("codebook-kind-number").to_owned()),
        (Sort::YesNo, t!("codebook-kind-yes-no").to_owned()),
        (Sort::Date, t!("codebook-kind-date").to_owned()),
        (Sort::Choice, t!("codebook-kind-choice").to_owned()),
    ];
    let Some(sort) = one_of(ui, t!("codebook-attribute-kind"), now, &sorts, KIND) else { return };
    let kind = match sort {
        Sort::Text => AttributeKind::Text,
        Sort::Number => AttributeKind::Number,
        Sort::YesNo => AttributeKind::YesNo,
        Sort::Date => AttributeKind::Date,
        Sort::Choice => AttributeKind::Choice(Vec::new()),
    };
    change(cx, ask, &Attribute { kind, ..attribute.clone() });
}

/// The most values that are named when they can't be kept.
const NAMED: usize = 8;

/// Values are read as the new kind. Those that can't be have to go; that is said, with their names,
/// before it is done.
fn change(cx: &mut Cx, ask: &mut Option<Ask>, new: &Attribute) {
    let misfits: Vec<(Case, String)> = cx
        .study()
        .cases_in_order()
        .into_iter()
        .filter_map(|case| case.values.get(&new.id).map(|value| (case, value)))
        .filter(|(_, value)| !value.fits(&new.kind))
        .map(|(case, value)| (case.clone(), written(value)))
        .collect();
    let mut new = new.clone();
    if let AttributeKind::Choice(choices) = &mut new.kind {
        for (_, words) in &misfits {
            let words = words.trim();
            if !words.is_empty() && !choices.iter().any(|choice| choice == words) {
                choices.push(words.to_owned());
            }
        }
    }
    let manner = Manner::of(misfits.iter().map(|(_, words)| words.as_str()));
    let (mut before, mut after, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for (mut case, words) in misfits {
        let fitting = value::parse(&words, &new.kind, manner);
        // No case may have a value of another kind, so each lets go of its own first.
        case.values.remove(&new.id);
        before.push(Command::put(case.clone()));
        if let Some(value) = fitting {
            case.values.insert(new.id, value);
            after.push(Command::put(case));
        } else {
            lost.push(format!("{}: {words}", case.name));
        }
    }
    let label = t!("codebook-kind-label", name = new.name.as_str());
    let (name, put) = (new.name.clone(), Command::put(new));
    if before.is_empty() {
        cx.edit(put);
        return;
    }
    let commands = before.into_iter().chain([put]).chain(after).collect();
    let command = Command::Together { label, commands };
    if lost.is_empty() || consequences(cx.session, &command).is_err() {
        cx.edit(command);
        return;
    }
    let count = lost.len();
    let more = if count > NAMED { "; …" } else { "" };
    lost.truncate(NAMED);
    let what = format!("{}{more}", lost.join("; "));
    let goes = t!("books-values-go", count = count);
    let named = t!("codebook-kind-lost", what = what);
    *ask = Some(Ask {
        title: t!("codebook-kind-title", name = name.as_str()),
        text: format!("{goes} {named} {}", t!("books-can-undo")),
        verb: t!("codebook-kind-verb"),
        command,
    });
}

/// Choices as one line, parted by semicolons: the quickest way to write a short list.
pub fn choices_of(ui: &mut Ui, cx: &mut Cx, attribute: &Attribute, choices: &[String], width: f32) {
    let written = choices.join("; ");
    let Some(new) = bare(ui, (key(attribute.id), "choices"), t!("codebook-choices"), &written, width) else {
        return;
    };
    let mut list: Vec<String> = Vec::new();
    for choice in new.split(';').map(str::trim).filter(|choice| !choice.is_empty()) {
        if !list.iter().any(|other| other == choice) {
            list.push(choice.to_owned());
        }
    }
    // A choice that a case has stays, or the case would have a value that is none.
    for case in cx.study().cases.iter() {
        if let Some(crate::study::Value::Choice(used)) = case.values.get(&attribute.id)
            && !list.contains(used)
        {
            list.push(used.clone());
        }
    }
    cx.edit(Command::put(Attribute { kind: AttributeKind::Choice(list), ..attribute.clone() }));
}
