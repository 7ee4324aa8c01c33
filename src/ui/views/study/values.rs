//! The value of an attribute: as it is written, and an editor for it.

use eframe::egui::Ui;

use super::super::parts::{bare, one_of};
use crate::edit::Command;
use crate::import::value::{self, Manner};
use crate::study::{Attribute, AttributeKind, Case, Value};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::cx::Cx;
use crate::ui::names::key;

/// An editor that fits the kind of the attribute.
pub fn editor(ui: &mut Ui, cx: &mut Cx, case: &Case, attribute: &Attribute, width: f32) {
    let label = t!("study-value", attribute = attribute.name.as_str(), case = case.name.as_str());
    let now = case.values.get(&attribute.id);
    let of = (key(case.id) ^ key(attribute.id), "value");
    let new = match &attribute.kind {
        AttributeKind::YesNo => {
            let now = match now {
                Some(Value::YesNo(value)) => Some(*value),
                _ => None,
            };
            let all = [
                (None, t!("study-not-said").to_owned()),
                (Some(true), t!("study-yes").to_owned()),
                (Some(false), t!("study-no").to_owned()),
            ];
            one_of(ui, &label, now, &all, width).map(|value| value.map(Value::YesNo))
        }
        AttributeKind::Choice(choices) => {
            let now = match now {
                Some(Value::Choice(choice)) => choices.iter().position(|other| other == choice),
                _ => None,
            };
            let mut all = vec![(None, t!("study-not-said").to_owned())];
            all.extend(choices.iter().enumerate().map(|(at, choice)| (Some(at), choice.clone())));
            one_of(ui, &label, now, &all, width)
                .map(|at| at.and_then(|at| choices.get(at)).cloned().map(Value::Choice))
        }
        kind => {
            let shown = now.map(written).unwrap_or_default();
            let Some(new) = bare(ui, of, &label, &shown, width) else { return };
            match parsed(kind, &new) {
                Ok(value) => Some(value),
                Err(why) => {
                    cx.ask(Action::Notify(Notice::warning(why)));
                    None
                }
            }
        }
    };
    if let Some(new) = new {
        let mut case = case.clone();
        match new {
            Some(value) => case.values.insert(attribute.id, value),
            None => case.values.remove(&attribute.id),
        };
        cx.edit(Command::put(case));
    }
}

pub fn not_a_number(cx: &mut Cx) {
    cx.ask(Action::Notify(Notice::warning(t!("study-not-a-number"))));
}

/// A value as it is typed for a text, a number or a date; nothing for blank. Else why it does not fit.
pub fn parsed(kind: &AttributeKind, text: &str) -> Result<Option<Value>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let manner = Manner::of(std::iter::once(text));
    match (value::parse(text, kind, manner), kind) {
        (Some(value), _) => Ok(Some(value)),
        (None, AttributeKind::Number) => Err(t!("study-not-a-number")),
        (None, AttributeKind::Date) => Err(t!("study-not-a-date")),
        (None, _) => Ok(Some(Value::Text(text.to_owned()))),
    }
}

pub fn written(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) | Value::Choice(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => t!("study-yes").to_owned(),
        Value::YesNo(false) => t!("study-no").to_owned(),
    }
}
