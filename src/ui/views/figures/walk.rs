//! The keyboard in a figure: one stop of Tab for the whole, arrows from mark to mark, Enter opens.

use std::hash::Hash;

use eframe::egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, Vec2};

/// The marks of one figure as they are drawn, and the one that Tab comes to.
pub struct Walk {
    id: Id,
    /// The mark that has or had the keyboard; without one it is the first that is drawn.
    now: Option<Id>,
    marks: Vec<(Id, Rect)>,
}

impl Walk {
    pub fn begin(ui: &Ui, figure: impl Hash + std::fmt::Debug) -> Self {
        let id = Id::unique(("figure-walk", figure));
        Self { id, now: ui.data(|d| d.get_temp(id)), marks: Vec::new() }
    }

    /// A mark of the figure. It can be clicked and heard; Tab stops at one of them only.
    pub fn mark(&mut self, ui: &Ui, rect: Rect, id: Id) -> Response {
        let stop = *self.now.get_or_insert(id) == id;
        let response = ui.interact(rect, id, if stop { Sense::click() } else { Sense::CLICK });
        self.marks.push((id, rect));
        if response.clicked() {
            self.go(ui, id);
        }
        response
    }

    /// Takes the arrow keys, once all marks are known.
    pub fn end(self, ui: &Ui) {
        let Some(from) = self.marks.iter().find(|(id, _)| ui.memory(|m| m.has_focus(*id))) else {
            // A mark that is no longer drawn must not keep Tab out of the figure.
            if self.now.is_some_and(|now| !self.marks.iter().any(|(id, _)| *id == now)) {
                ui.data_mut(|d| d.remove::<Id>(self.id));
                ui.ctx().request_repaint();
            }
            return;
        };
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(from.0, arrows));
        let keys = [
            (Key::ArrowLeft, Vec2::LEFT),
            (Key::ArrowRight, Vec2::RIGHT),
            (Key::ArrowUp, Vec2::UP),
            (Key::ArrowDown, Vec2::DOWN),
        ];
        let way = ui.input_mut(|i| keys.into_iter().find(|(key, _)| i.consume_key(Modifiers::NONE, *key)));
        if let Some((id, rect)) = way.and_then(|(_, way)| next(&self.marks, from.1, way)) {
            self.go(ui, id);
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
    }

    /// Gives the keyboard to a mark.
    pub fn take(&self, ui: &Ui, id: Id) {
        self.go(ui, id);
    }

    fn go(&self, ui: &Ui, id: Id) {
        ui.data_mut(|d| d.insert_temp(self.id, id));
        ui.memory_mut(|m| m.request_focus(id));
    }
}

/// The nearest mark in a direction. Left and right stay in the line; up and down go to the next line,
/// however far aside its marks stand, so that no line is passed over.
fn next(marks: &[(Id, Rect)], from: Rect, way: Vec2) -> Option<(Id, Rect)> {
    let mut best: Option<([f32; 2], (Id, Rect))> = None;
    for (id, rect) in marks {
        let step = rect.center() - from.center();
        let along = step.dot(way);
        let aside = (step - along * way).length();
        if along < 1.0 || (way.y == 0.0 && aside > from.height() / 2.0) {
            continue;
        }
        let cost = [along.round(), aside];
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, (*id, *rect)));
        }
    }
    best.map(|(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::next;
    use eframe::egui::{Id, Rect, Vec2, pos2, vec2};

    #[test]
    fn arrows_go_to_the_nearest_mark_that_way() {
        let mark = |name: &str, x: f32, y: f32| {
            (Id::unique(name), Rect::from_min_size(pos2(x, y), vec2(20.0, 20.0)))
        };
        let marks =
            [mark("a", 0.0, 0.0), mark("b", 100.0, 0.0), mark("c", 300.0, 40.0), mark("d", 0.0, 80.0)];
        let to = |from: usize, way| next(&marks, marks[from].1, way).map(|(id, _)| id);
        assert_eq!(to(0, Vec2::RIGHT), Some(marks[1].0));
        assert_eq!(to(1, Vec2::RIGHT), None, "the line ends");
        assert_eq!(to(0, Vec2::DOWN), Some(marks[2].0), "no line is passed over");
        assert_eq!(to(3, Vec2::UP), Some(marks[2].0));
        assert_eq!(to(2, Vec2::UP), Some(marks[1].0), "the nearest of its line");
    }
}
