//! The values of attributes: one by one, and as the table of cases × attributes.

use eframe::egui::{self, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::parts::{bare, cell_text, head_text, one_of};
use crate::edit::Command;
use crate::study::{Attribute, AttributeKind, Case, Value};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::{Icon, empty_state, paint_case};

/// A field of one line with a little air above and below.
const ROW: f32 = 40.0;
const FIELD: f32 = 34.0;
const NAME: f32 = 184.0;
const COLUMN: f32 = 168.0;

/// An editor that fits the kind of the attribute.
pub fn value(ui: &mut Ui, cx: &mut Cx, case: &Case, attribute: &Attribute, width: f32) {
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
            let new = new.trim().to_owned();
            match kind {
                _ if new.is_empty() => Some(None),
                AttributeKind::Number => {
                    if let Some(number) = number(&new) {
                        Some(Some(Value::Number(number)))
                    } else {
                        not_a_number(cx);
                        None
                    }
                }
                AttributeKind::Date => Some(Some(Value::Date(new))),
                _ => Some(Some(Value::Text(new))),
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

/// Numbers may be written with spaces between thousands.
fn number(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    bare.replace('−', "-").parse::<f64>().ok().filter(|number| number.is_finite())
}

pub fn written(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) | Value::Choice(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => t!("study-yes").to_owned(),
        Value::YesNo(false) => t!("study-no").to_owned(),
    }
}

/// Cases down, attributes across.
pub fn table(ui: &mut Ui, cx: &mut Cx) {
    let t = Tokens::of(ui);
    let cases: Vec<Case> = cx.study().cases_in_order().into_iter().cloned().collect();
    let attributes: Vec<Attribute> = cx.study().attributes_in_order().into_iter().cloned().collect();
    if attributes.is_empty() || cases.is_empty() {
        empty_state(ui, Icon::Matrix, t!("study-no-table"), t!("study-no-attributes"), |_| {});
        return;
    }
    let width = NAME + COLUMN * attributes.len() as f32 + 16.0;
    egui::ScrollArea::horizontal().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (_, rect) = ui.allocate_space(vec2(width.max(ui.available_width()), 28.0));
        ui.painter().rect_filled(rect, 0, t.ground);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
        head_text(ui, part(rect, 16.0, NAME - 8.0), t!("study-case"), false);
        for (at, attribute) in attributes.iter().enumerate() {
            let left = NAME + COLUMN * at as f32;
            head_text(ui, part(rect, left, left + COLUMN - 8.0), &attribute.name, false);
        }
        egui::ScrollArea::vertical().auto_shrink([false, false]).show_rows(
            ui,
            ROW,
            cases.len(),
            |ui, range| {
                for at in range {
                    let case = &cases[at];
                    let (_, rect) = ui.allocate_space(vec2(width.max(ui.available_width()), ROW));
                    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
                    paint_case(ui.painter(), t, pos2(rect.left() + 22.0, rect.center().y), at, 5.0);
                    cell_text(ui, part(rect, 36.0, NAME - 8.0), &case.name, font::body(), t.ink);
                    for (at, attribute) in attributes.iter().enumerate() {
                        let left = NAME + COLUMN * at as f32;
                        let place = part(rect, left, left + COLUMN - 8.0);
                        let high = match attribute.kind {
                            AttributeKind::Choice(_) | AttributeKind::YesNo => measure::SMALL,
                            _ => FIELD,
                        };
                        let place = place.shrink2(vec2(0.0, (ROW - high) / 2.0));
                        if ui.is_rect_visible(place) {
                            let id = (key(case.id), key(attribute.id));
                            let builder = UiBuilder::new().max_rect(place).id_salt(id);
                            // A scope would move the cursor back into the row, and the next row would
                            // begin there: the child is drawn beside the flow of the list.
                            value(&mut ui.new_child(builder), cx, case, attribute, COLUMN - 16.0);
                        }
                    }
                }
            },
        );
    });
}

fn part(rect: Rect, from: f32, to: f32) -> Rect {
    Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()))
}
