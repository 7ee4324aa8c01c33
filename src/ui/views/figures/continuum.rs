//! Placements on a scale: a mark at the score, a line from the lowest to the highest reading.

use eframe::egui::{Align2, Button, Color32, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::form::Form;
use super::sheet::{self, Head};
use super::walk::Walk;
use crate::figure::continuum::{Continuum, PlacementMark};
use crate::study::AnyId;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::paint::{focus_ring, line, line_at, snap};
use crate::ui::widgets::{case_label, paint_case};
use crate::words::decimal;

const ROW: f32 = 28.0;

/// Where things stand on a row.
#[derive(Clone, Copy)]
struct Lay {
    left: f32,
    label: f32,
    from: f32,
    step: f32,
    reason: f32,
    right: f32,
}

impl Lay {
    fn new(rect: Rect, top: u8) -> Self {
        let width = rect.width();
        let label = (width * 0.26).clamp(150.0, 300.0);
        let plot = (width * 0.42).clamp(160.0, 720.0);
        let from = rect.left() + label + 36.0;
        let step = (plot - 24.0) / f32::from(top.max(1));
        Self { left: rect.left(), label, from, step, reason: from + plot + 12.0, right: rect.right() - 8.0 }
    }

    fn x(self, ui: &Ui, score: f64) -> f32 {
        snap(ui, self.from + score as f32 * self.step)
    }
}

/// The legend of cases, for the head.
pub fn legend(ui: &mut Ui, cx: &Cx) {
    // The head is laid out from the right.
    for case in cx.session.study().cases_in_order().into_iter().rev().take(6) {
        case_label(ui, cx.names.case_place(case.id), &case.name, false);
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, scale: &Continuum, form: &mut Option<Form>) {
    let rows = scale.marks.len() as f32;
    let size = vec2(ui.available_width(), rows * ROW + 44.0);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let lay = Lay::new(all, scale.top);
    let bottom = all.top() + rows * ROW;
    let t = Tokens::of(ui);
    for step in 0..=scale.top {
        let x = lay.x(ui, f64::from(step));
        ui.painter().vline(x, all.top()..=bottom + 2.0, (1.0, t.hair));
        let at = pos2(x, bottom + 12.0);
        ui.painter().text(at, Align2::CENTER_CENTER, step.to_string(), font::caption(), t.ink3);
    }
    let ends = [(&scale.low, 0.0, true), (&scale.high, f64::from(scale.top), false)];
    for (pole, score, low) in ends {
        let galley = line(ui, pole, font::semibold(font::CAPTION), t.ink, 200.0);
        let x = lay.x(ui, score) - galley.size().x / 2.0;
        let x = if low { x.max(lay.left) } else { x.min(lay.right - galley.size().x) };
        line_at(ui.painter(), galley, x, bottom + 30.0);
    }
    let mut walk = Walk::begin(ui, names::key(scale.scale));
    for (at, mark) in scale.marks.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(all.left(), all.top() + at as f32 * ROW), vec2(all.width(), ROW));
        row(ui, cx, &mut walk, scale, mark, rect, lay, form);
    }
    walk.end(ui);
}

fn row(
    ui: &mut Ui,
    cx: &mut Cx,
    walk: &mut Walk,
    scale: &Continuum,
    mark: &PlacementMark,
    rect: Rect,
    lay: Lay,
    form: &mut Option<Form>,
) {
    let t = Tokens::of(ui);
    let response = walk.mark(ui, rect, Id::unique(("placement", names::key(mark.id))));
    let said = in_words(scale, mark);
    let picked = cx.session.selection.has(AnyId::Placement(mark.id));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, picked, &said));
    let tint = if picked {
        t.accent_tint
    } else if response.hovered() {
        t.sunk
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 0, tint);
    if picked {
        let edge = Rect::from_min_size(rect.min, vec2(measure::ROW_MARK, rect.height()));
        ui.painter().rect_filled(edge, 0, t.accent);
    }
    let middle = rect.center().y;
    let label = line(ui, &mark.label, font::body(), t.ink, lay.label - 12.0);
    line_at(ui.painter(), label.clone(), lay.left + lay.label - label.size().x, middle);
    let place = cx.names.case_place(mark.case);
    let hue = t.case(place).1;
    let (low, high) = (lay.x(ui, mark.low), lay.x(ui, mark.high));
    if high > low {
        ui.painter().hline(low..=high, middle, (1.5, hue));
        for end in [low, high] {
            ui.painter().vline(end, middle - 4.0..=middle + 4.0, (1.5, hue));
        }
    }
    paint_case(ui.painter(), t, pos2(lay.x(ui, mark.score), middle), place, 6.5);
    if lay.right - lay.reason > 60.0 {
        let words = mark.reason.replace('\n', " ");
        let reason = line(ui, &words, font::caption(), t.ink3, lay.right - lay.reason);
        line_at(ui.painter(), reason, lay.reason, middle);
    }
    focus_ring(ui, &response, rect.shrink(1.0), 2);
    if response.clicked() {
        cx.ask(Action::Select(AnyId::Placement(mark.id)));
    }
    if response.double_clicked() {
        *form = Form::of_placement(cx.session.study(), mark.id);
    }
    if response.hovered() {
        response.on_hover_text(said);
    }
}

/// `Outlying site – patients, UK (NHS): 4, range 3 to 4. Closest to transformative.`
fn in_words(scale: &Continuum, mark: &PlacementMark) -> String {
    let place = if mark.unit_name.is_empty() {
        mark.case_name.clone()
    } else {
        format!("{}, {}", mark.case_name, mark.unit_name)
    };
    t!(
        "figures-placement",
        label = &mark.label,
        place = place,
        score = decimal(mark.score, places(mark.score)),
        top = i64::from(scale.top),
        low = decimal(mark.low, places(mark.low)),
        high = decimal(mark.high, places(mark.high)),
        reason = &mark.reason
    )
}

fn places(score: f64) -> usize {
    usize::from(score.fract() != 0.0)
}

/// The same as a table, where each placement can be changed.
pub fn table(ui: &mut Ui, cx: &mut Cx, scale: &Continuum, form: &mut Option<Form>) {
    let heads = [
        Head::words(t!("figures-what")),
        Head::words(t!("figures-case")),
        Head::words(t!("figures-unit")),
        Head::number(t!("figures-score")),
        Head::number(t!("figures-range")),
        Head::words(t!("figures-reason")),
        Head::words(t!("figures-coder")),
    ];
    let id = format!("continuum-{}", scale.scale);
    sheet::table(ui, cx, &id, &heads, scale.marks.len(), |ui, cx, at, column| {
        let mark = &scale.marks[at];
        let text = match column {
            0 => {
                let button = ui.add(Button::new(&mark.label).frame(false).truncate());
                let said = t!("figures-edit-placement", label = &mark.label);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
                if button.clicked() {
                    cx.ask(Action::Select(AnyId::Placement(mark.id)));
                    *form = Form::of_placement(cx.session.study(), mark.id);
                }
                return;
            }
            1 => {
                case_label(ui, cx.names.case_place(mark.case), &mark.case_name, false);
                return;
            }
            2 => mark.unit_name.clone(),
            3 => decimal(mark.score, places(mark.score)),
            4 => format!("{}–{}", decimal(mark.low, places(mark.low)), decimal(mark.high, places(mark.high))),
            5 => mark.reason.clone(),
            _ => mark.coder.clone(),
        };
        ui.add(eframe::egui::Label::new(text).truncate());
    });
}
