//! The map itself: what is pointed at, walked and moved.

use eframe::egui::epaint::PathShape;
use eframe::egui::{
    self, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::drag::Drag;
use super::{State, picked};
use crate::figure::scene::{Area, Opens};
use crate::figure::structure::Chart;
use crate::study::{ActorId, AnyId, FlowId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::views::figures::picture::Picture;
use crate::ui::views::figures::walk::Walk;
use crate::ui::widgets::paint::focus_ring;

/// How near to a line the pointer must be to mean it.
const NEAR: f32 = 6.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, chart: &Chart, picture: &Picture) {
    let frame = egui::Frame::new().fill(Tokens::of(ui).paper).inner_margin(8);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::both().id_salt("map").auto_shrink([false, false]).show(ui, |ui| {
            let size = vec2(chart.scene.width, chart.scene.height);
            let (rect, ground) = ui.allocate_exact_size(size, Sense::click());
            let said = [chart.scene.title.as_str(), &chart.scene.description].join(". ");
            ground.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
            picture.paint(ui, rect);
            let by = rect.min.to_vec2();
            highlight(ui, cx, chart, by);
            lines(ui, cx, chart, by, &ground);
            marks(ui, cx, state, chart, by);
            Drag::go_on(ui, cx, &mut state.drag, chart, by);
        });
    });
}

fn placed(area: Area, by: Vec2) -> Rect {
    Rect::from_min_size(pos2(area.x, area.y) + by, vec2(area.w, area.h))
}

/// What is picked has an edge; the flows of an actor that is picked are drawn over.
fn highlight(ui: &Ui, cx: &Cx, chart: &Chart, by: Vec2) {
    let t = Tokens::of(ui);
    let line = |id: &FlowId, width: f32| {
        if let Some(way) = chart.ways.get(id) {
            let points: Vec<Pos2> = way.iter().map(|(x, y)| pos2(*x, *y) + by).collect();
            ui.painter().add(PathShape::line(points, Stroke::new(width, t.accent.gamma_multiply(0.55))));
        }
    };
    match picked(cx) {
        Some(AnyId::Flow(id)) => line(&id, 5.0),
        Some(AnyId::Actor(id)) => {
            let flows = cx.study().flows.iter().filter(|flow| flow.from == id || flow.to == id);
            flows.for_each(|flow| line(&flow.id, 3.0));
            if let Some(area) = chart.boxes.get(&id) {
                let rect = placed(*area, by);
                ui.painter().rect_stroke(
                    rect.expand(2.0),
                    2,
                    Stroke::new(2.0, t.accent),
                    StrokeKind::Outside,
                );
            }
        }
        _ => {}
    }
}

/// A click near a line picks its flow, a click on nothing lets go of what was picked.
fn lines(ui: &Ui, cx: &mut Cx, chart: &Chart, by: Vec2, ground: &egui::Response) {
    let Some(at) = ground.hover_pos() else { return };
    let hit = nearest(chart, at - by);
    if let Some(id) = hit {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if ground.double_clicked() {
            open(cx, chart, AnyId::Flow(id));
        }
    }
    if ground.clicked() {
        cx.ask(hit.map_or(Action::Deselect, |id| Action::Select(AnyId::Flow(id))));
    }
}

fn nearest(chart: &Chart, at: Pos2) -> Option<FlowId> {
    let mut best: Option<(f32, FlowId)> = None;
    for (id, way) in &chart.ways {
        for pair in way.windows(2) {
            let (from, to) = (pos2(pair[0].0, pair[0].1), pos2(pair[1].0, pair[1].1));
            let along = to - from;
            let part = ((at - from).dot(along) / along.length_sq().max(0.001)).clamp(0.0, 1.0);
            let far = (from + along * part).distance(at);
            if far <= NEAR && best.is_none_or(|(least, _)| far < least) {
                best = Some((far, *id));
            }
        }
    }
    best.map(|(_, id)| id)
}

/// Actors and flows as things with names: one stop of Tab, arrows from one to the next.
fn marks(ui: &mut Ui, cx: &mut Cx, state: &mut State, chart: &Chart, by: Vec2) {
    let mut walk = Walk::begin(ui, "map");
    let arriving = state.arriving.filter(|id| cx.study().contains(*id));
    for mark in &chart.scene.marks {
        let Opens::Records(records) = &mark.opens else { continue };
        let Some(id) = records.first().copied() else { continue };
        let area = placed(mark.area, by);
        let widget = Id::unique(("map-mark", id.uuid().as_u128()));
        let mut response = walk.mark(ui, area, widget);
        if matches!(id, AnyId::Actor(_)) {
            // The same thing is clicked and drawn aside: a second one over it would take the clicks.
            response = response.interact(Sense::DRAG);
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, cx.session.selection.has(id), &mark.name)
        });
        focus_ring(ui, &response, area, 2);
        if arriving == Some(id) {
            walk.take(ui, widget);
            ui.scroll_to_rect(area.expand(12.0), None);
            state.arriving = None;
        }
        if let AnyId::Actor(actor) = id {
            actor_moves(ui, cx, state, chart, actor, area, &response);
        }
        let enter = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        if enter && cx.session.selection.has(id) || response.double_clicked() {
            open(cx, chart, id);
        } else if enter || response.clicked() {
            cx.ask(Action::Select(id));
        }
        response.on_hover_text(&mark.name);
    }
    walk.end(ui);
}

/// A box is drawn aside with the mouse, or with Alt and the arrow keys.
fn actor_moves(
    ui: &Ui,
    cx: &mut Cx,
    state: &mut State,
    chart: &Chart,
    id: ActorId,
    area: Rect,
    response: &egui::Response,
) {
    if response.drag_started()
        && let Some(at) = ui.input(|i| i.pointer.press_origin())
    {
        state.drag = Some(Drag::new(id, area, at));
    }
    if !response.has_focus() {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    let aside = [(Key::ArrowLeft, -1.0), (Key::ArrowRight, 1.0)].into_iter().find(|(key, _)| pressed(*key));
    let down = [(Key::ArrowUp, -1), (Key::ArrowDown, 1)].into_iter().find(|(key, _)| pressed(*key));
    if let Some((_, by)) = aside {
        super::drag::aside(cx, chart, id, by * 24.0);
        state.arriving = Some(AnyId::Actor(id));
    }
    if let Some((_, by)) = down {
        super::drag::tier(cx, id, by);
        state.arriving = Some(AnyId::Actor(id));
    }
}

/// What speaks of an actor, or the passages of a flow.
fn open(cx: &mut Cx, chart: &Chart, id: AnyId) {
    let study = cx.study();
    let mark = chart.scene.marks.iter().find(|mark| match &mark.opens {
        Opens::Records(records) => records.first() == Some(&id),
        _ => false,
    });
    let title = mark.map_or_else(|| t!("structure-title").to_owned(), |mark| mark.name.clone());
    let records: Vec<AnyId> = match id {
        AnyId::Actor(id) => {
            let flows = study.flows.iter().filter(|flow| flow.from == id || flow.to == id);
            let spoken = study.evidence.iter().filter(|one| one.actors.contains(&id));
            flows.map(|flow| AnyId::Flow(flow.id)).chain(spoken.map(|one| AnyId::Evidence(one.id))).collect()
        }
        AnyId::Flow(id) => {
            let own = study.flows.get(id).map(|flow| flow.evidence.as_slice()).unwrap_or_default();
            own.iter().map(|id| AnyId::Evidence(*id)).collect()
        }
        _ => Vec::new(),
    };
    cx.ask(Action::Behind { title, records });
}
