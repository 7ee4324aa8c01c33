//! Drawing a rectangle, by pointer or by keys.

use eframe::egui;
use eframe::egui::{EventFilter, Key, Modifiers, Pos2, Rect, Vec2, vec2};

use super::Picture;
use crate::study::Region;

/// A drag shorter than this is a click.
const LEAST: f32 = 4.0;
/// What a key moves a rectangle by, and the least side that it leaves: a hundredth of the picture.
pub(super) const STEP: i32 = 100;

impl Picture {
    pub(super) fn drag(&mut self, ui: &egui::Ui, response: &egui::Response, room: Rect, size: Vec2) {
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        let (press, now) = ui.input(|i| (i.pointer.press_origin(), i.pointer.interact_pos()));
        if response.drag_started_by(egui::PointerButton::Primary) {
            self.from = press;
            response.request_focus();
        }
        if let (Some(from), Some(now)) = (self.from, now)
            && (response.dragged() || response.drag_stopped())
            && (now - from).length() > LEAST
        {
            self.draft = between(self.place(room, size), from, now);
        }
        if response.drag_stopped() {
            self.from = None;
        }
        if response.clicked() {
            response.request_focus();
            self.draft = None;
        }
    }

    /// Space begins a rectangle in the middle of what is seen; arrows move it, with Shift its right and
    /// lower side; Escape takes it away. Without one the arrows move the picture; I and O zoom.
    pub(super) fn keys(&mut self, ui: &egui::Ui, response: &egui::Response, room: Rect, size: Vec2) {
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: self.draft.is_some() || self.moving.is_some(),
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::Space) && self.draft.is_none() {
            let picture = self.place(room, size);
            let seen = room.intersect(picture);
            let sides = seen.size() * 0.25;
            self.draft = between(picture, seen.center() - sides / 2.0, seen.center() + sides / 2.0);
        }
        if self.draft.is_some() && pressed(Key::Escape) {
            self.draft = None;
        }
        if pressed(Key::I) {
            self.zoom_at(room, size, room.center(), 1.25);
        }
        if pressed(Key::O) {
            self.zoom_at(room, size, room.center(), 0.8);
        }
        for (key, x, y) in
            [(Key::ArrowLeft, -1, 0), (Key::ArrowRight, 1, 0), (Key::ArrowUp, 0, -1), (Key::ArrowDown, 0, 1)]
        {
            let sized = ui.input_mut(|i| i.count_and_consume_key(Modifiers::SHIFT, key)) as i32;
            let moved = ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key)) as i32;
            match &mut self.draft {
                Some(draft) => {
                    *draft = resized(*draft, x * STEP * sized, y * STEP * sized);
                    *draft = shifted(*draft, x * STEP * moved, y * STEP * moved);
                    if sized + moved > 0 {
                        let region = *draft;
                        self.bring(room, size, region);
                    }
                }
                None if moved > 0 => {
                    self.shift -= vec2(x as f32, y as f32) * 60.0 * moved as f32;
                    self.bound(room, size);
                }
                None => {}
            }
        }
    }
}

/// The rectangle between two places on the screen, as far as it lies in the picture.
fn between(picture: Rect, a: Pos2, b: Pos2) -> Option<Region> {
    let rect = Rect::from_two_pos(a, b).intersect(picture);
    let whole = f32::from(Region::WHOLE);
    let part = |value: f32, from: f32, length: f32| {
        ((value - from) / length.max(1.0) * whole).round().clamp(0.0, whole) as u16
    };
    let region = Region {
        left: part(rect.left(), picture.left(), picture.width()),
        top: part(rect.top(), picture.top(), picture.height()),
        right: part(rect.right(), picture.left(), picture.width()),
        bottom: part(rect.bottom(), picture.top(), picture.height()),
    };
    Some(region).filter(|region| rect.is_positive() && region.is_sound())
}

/// Moved as far as the picture goes.
pub(super) fn shifted(region: Region, x: i32, y: i32) -> Region {
    let whole = i32::from(Region::WHOLE);
    let x = x.clamp(-i32::from(region.left), whole - i32::from(region.right));
    let y = y.clamp(-i32::from(region.top), whole - i32::from(region.bottom));
    let by = |side: u16, by: i32| (i32::from(side) + by) as u16;
    Region {
        left: by(region.left, x),
        top: by(region.top, y),
        right: by(region.right, x),
        bottom: by(region.bottom, y),
    }
}

/// With its right and lower side moved.
pub(super) fn resized(region: Region, x: i32, y: i32) -> Region {
    let whole = i32::from(Region::WHOLE);
    let side = |side: u16, by: i32, least: u16| {
        (i32::from(side) + by).clamp((i32::from(least) + STEP).min(whole), whole) as u16
    };
    Region { right: side(region.right, x, region.left), bottom: side(region.bottom, y, region.top), ..region }
}
