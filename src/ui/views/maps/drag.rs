//! Actors are moved: aside in their tier, or to another one.

use eframe::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::edit::Command;
use crate::figure::structure::Chart;
use crate::study::{Actor, ActorId};
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;

/// A box in hand.
#[derive(Clone, Copy, Debug)]
pub struct Drag {
    actor: ActorId,
    area: Rect,
    from: Pos2,
}

/// Less than this is a hand that trembled at a click.
const LEAST: f32 = 6.0;

impl Drag {
    pub fn new(actor: ActorId, area: Rect, from: Pos2) -> Self {
        Self { actor, area, from }
    }

    /// Shows where the box would stand, and puts it there when it is let go.
    pub fn go_on(ui: &Ui, cx: &mut Cx, drag: &mut Option<Self>, chart: &Chart, by: Vec2) {
        let Some(now) = *drag else { return };
        let (at, down) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.any_down()));
        let moved = at.map_or(Vec2::ZERO, |at| at - now.from);
        let ghost = now.area.translate(moved);
        if down {
            let t = Tokens::of(ui);
            ui.painter().rect_stroke(ghost, 2, Stroke::new(2.0, t.accent), StrokeKind::Inside);
            return;
        }
        *drag = None;
        if moved.length() < LEAST {
            return;
        }
        let centre = ghost.center() - by;
        let Some(actor) = cx.study().actors.get(now.actor).cloned() else { return };
        let Some(panel) = chart.panels.iter().find(|panel| panel.case == actor.case) else { return };
        let row = panel.rows.iter().find(|(_, top, foot)| (*top..=*foot).contains(&centre.y));
        let tier = row.map_or(actor.tier, |(tier, _, _)| *tier);
        let place = Some(place(panel.area.x, panel.area.w, now.area.width(), centre.x));
        cx.edit(Command::put(Actor { tier, place, ..actor }));
    }
}

/// Thousandths of the way that the middle of a box can go in its panel.
fn place(left: f32, wide: f32, own: f32, middle: f32) -> u16 {
    let room = (wide - own).max(1.0);
    let part = ((middle - left - own / 2.0) / room).clamp(0.0, 1.0);
    (part * f32::from(Actor::WIDE)).round() as u16
}

/// A little to the left or the right.
pub fn aside(cx: &mut Cx, chart: &Chart, id: ActorId, by: f32) {
    let Some(actor) = cx.study().actors.get(id).cloned() else { return };
    let Some(panel) = chart.panels.iter().find(|panel| panel.case == actor.case) else { return };
    let Some(area) = chart.boxes.get(&id) else { return };
    let middle = pos2(area.x, area.y) + vec2(area.w / 2.0 + by, 0.0);
    let place = Some(place(panel.area.x, panel.area.w, area.w, middle.x));
    cx.edit(Command::put(Actor { place, ..actor }));
}

/// To the tier above or below.
pub fn tier(cx: &mut Cx, id: ActorId, by: i8) {
    let Some(actor) = cx.study().actors.get(id).cloned() else { return };
    let Some(tier) = actor.tier.checked_add_signed(by).filter(|tier| *tier > 0) else { return };
    cx.edit(Command::put(Actor { tier, ..actor }));
}
