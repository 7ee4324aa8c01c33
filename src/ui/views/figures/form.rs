//! The forms for a placement and for a scale.

use eframe::egui::{Context, DragValue, Id, Margin, Sides, TextEdit, Ui};

use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, CaseId, Placement, PlacementId, Pole, Scale, ScaleId, Study};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, DropDown, body2, dialog, field, field_label};

/// What is being filled in.
pub enum Form {
    Placement { record: Box<Placement>, new: bool, top: u8 },
    Scale { record: Box<Scale> },
}

impl Form {
    pub fn of_placement(study: &Study, id: PlacementId) -> Option<Self> {
        let record = study.placements.get(id)?.clone();
        let top = study.scales.get(record.scale)?.top;
        Some(Self::Placement { record: Box::new(record), new: false, top })
    }

    pub fn new_placement(cx: &Cx, scale: ScaleId) -> Option<Self> {
        let study = cx.session.study();
        let case: CaseId = study.cases_in_order().first()?.id;
        let top = study.scales.get(scale)?.top;
        let order = study.placements_of(scale).iter().map(|placement| placement.order + 1).max().unwrap_or(0);
        let middle = f64::from(top / 2);
        let record = Placement {
            id: fresh(),
            scale,
            case,
            unit: None,
            label: String::new(),
            order,
            actors: Vec::new(),
            outcome: None,
            period: String::new(),
            score: middle,
            low: middle,
            high: middle,
            reason: String::new(),
            evidence: Vec::new(),
            coder: cx.session.coder(),
            note: String::new(),
        };
        Some(Self::Placement { record: Box::new(record), new: true, top })
    }

    pub fn new_scale() -> Self {
        let pole = || Pole { name: String::new(), description: String::new() };
        let record = Scale {
            id: fresh(),
            name: String::new(),
            low: pole(),
            high: pole(),
            top: 4,
            note: String::new(),
        };
        Self::Scale { record: Box::new(record) }
    }
}

enum Answer {
    Open,
    Put,
    Delete,
    Close,
}

/// Shows the form over the view; closes it when it is done.
pub fn show(ctx: &Context, cx: &mut Cx, form: &mut Option<Form>) {
    let Some(open) = form else { return };
    let title = match open {
        Form::Placement { new: true, .. } => t!("figures-new-placement"),
        Form::Placement { .. } => t!("figures-change-placement"),
        Form::Scale { .. } => t!("figures-new-scale"),
    };
    let answer = dialog(ctx, Id::unique("figure-form"), title, |ui| match open {
        Form::Placement { record, new, top } => placement(ui, cx.session.study(), record, *new, *top),
        Form::Scale { record } => scale(ui, record),
    })
    .unwrap_or(Answer::Close);
    match (answer, open) {
        (Answer::Open, _) => return,
        (Answer::Put, Form::Placement { record, .. }) => cx.edit(Command::put((**record).clone())),
        (Answer::Put, Form::Scale { record }) => cx.edit(Command::put((**record).clone())),
        (Answer::Delete, Form::Placement { record, .. }) => {
            cx.edit(Command::Delete(vec![AnyId::Placement(record.id)]));
        }
        _ => {}
    }
    *form = None;
}

fn placement(ui: &mut Ui, study: &Study, record: &mut Placement, new: bool, top: u8) -> Answer {
    text(ui, t!("figures-what"), &mut record.label, 1);
    ui.horizontal(|ui| {
        let name = study.cases.get(record.case).map_or("", |case| &case.name);
        DropDown::new(t!("figures-case"), name).show(ui, |ui| {
            for case in study.cases_in_order() {
                if ui.selectable_label(case.id == record.case, &case.name).clicked() {
                    if case.id != record.case {
                        record.unit = None;
                    }
                    record.case = case.id;
                    ui.close();
                }
            }
        });
        let units = study.units_of(record.case);
        if !units.is_empty() {
            let chosen = record.unit.and_then(|unit| study.units.get(unit));
            let name = chosen.map_or(t!("figures-whole-case"), |unit| unit.name.as_str());
            DropDown::new(t!("figures-unit"), name).show(ui, |ui| {
                if ui.selectable_label(record.unit.is_none(), t!("figures-whole-case")).clicked() {
                    record.unit = None;
                    ui.close();
                }
                for unit in units {
                    if ui.selectable_label(record.unit == Some(unit.id), &unit.name).clicked() {
                        record.unit = Some(unit.id);
                        ui.close();
                    }
                }
            });
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        number(ui, t!("figures-score"), &mut record.score, top);
        number(ui, t!("figures-low"), &mut record.low, top);
        number(ui, t!("figures-high"), &mut record.high, top);
    });
    record.low = record.low.min(record.score);
    record.high = record.high.max(record.score);
    ui.add_space(4.0);
    text(ui, t!("figures-reason"), &mut record.reason, 3);
    let verb = if new { t!("figures-add") } else { t!("figures-keep") };
    buttons(ui, verb, !new, !record.label.trim().is_empty())
}

fn scale(ui: &mut Ui, record: &mut Scale) -> Answer {
    body2(ui, t!("figures-scale-help"));
    ui.add_space(8.0);
    text(ui, t!("figures-scale-name"), &mut record.name, 1);
    text(ui, t!("figures-low-pole"), &mut record.low.name, 1);
    text(ui, t!("figures-low-pole-words"), &mut record.low.description, 2);
    text(ui, t!("figures-high-pole"), &mut record.high.name, 1);
    text(ui, t!("figures-high-pole-words"), &mut record.high.description, 2);
    ui.horizontal(|ui| {
        let label = field_label(ui, t!("figures-top"));
        ui.add(DragValue::new(&mut record.top).range(1..=10)).labelled_by(label.id);
    });
    ui.add_space(8.0);
    let filled =
        [&record.name, &record.low.name, &record.high.name].iter().all(|name| !name.trim().is_empty());
    buttons(ui, t!("figures-make-scale"), false, filled)
}

fn text(ui: &mut Ui, name: &str, value: &mut String, rows: usize) {
    let label = field_label(ui, name);
    let width = ui.available_width();
    let edit =
        if rows > 1 { TextEdit::multiline(value).desired_rows(rows) } else { TextEdit::singleline(value) };
    let edit = edit.frame(eframe::egui::Frame::NONE).margin(Margin::ZERO).desired_width(width - 16.0);
    field(ui, Margin::symmetric(8, 5), |ui| (ui.add(edit).labelled_by(label.id), ()));
    ui.add_space(8.0);
}

fn number(ui: &mut Ui, name: &str, value: &mut f64, top: u8) {
    let label = field_label(ui, name);
    let drag = DragValue::new(value).range(0.0..=f64::from(top)).speed(0.05).max_decimals(1);
    ui.add(drag).labelled_by(label.id);
}

fn buttons(ui: &mut Ui, verb: &str, delete: bool, ready: bool) -> Answer {
    ui.add_space(8.0);
    let (gone, answer) = Sides::new().show(
        ui,
        |ui| delete && ui.add(Button::new(t!("figures-delete")).danger()).clicked(),
        |ui| {
            let put = ui.add_enabled(ready, Button::new(verb).main()).clicked();
            let close = ui.add(Button::new(t!("part-cancel"))).clicked();
            match (put, close) {
                (true, _) => Answer::Put,
                (_, true) => Answer::Close,
                _ => Answer::Open,
            }
        },
    );
    if gone { Answer::Delete } else { answer }
}
