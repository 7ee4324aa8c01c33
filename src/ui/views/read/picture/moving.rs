//! Moving and sizing the rectangle of the evidence in hand: by its middle and its corners, or by keys.

use eframe::egui;
use eframe::egui::{Key, Modifiers, Pos2, Rect, pos2};

use super::draft::{STEP, resized, shifted};
use super::{Picture, RegionMark, on_screen};
use crate::study::{EvidenceId, Region};

/// Half the side of a handle, and how near to it the pointer takes it.
pub(super) const HANDLE: f32 = 5.0;
const NEAR: f32 = 9.0;

/// A rectangle on its way.
pub(super) struct Moving {
    evidence: EvidenceId,
    /// As it is in the study.
    before: Region,
    now: Region,
    by: By,
}

#[derive(Clone, Copy)]
enum By {
    /// Pulled from a place on the screen: all of it, or the corner at these sides (right, lower).
    Pointer { from: Pos2, corner: Option<(bool, bool)> },
    /// With Alt held down.
    Keys,
}

impl Moving {
    pub fn now(&self) -> (EvidenceId, Region) {
        (self.evidence, self.now)
    }
}

/// The corners of a rectangle, each with whether it is at the right and at the lower side.
pub(super) fn corners(rect: Rect) -> [(Pos2, (bool, bool)); 4] {
    let at = |right: bool, lower: bool| {
        let x = if right { rect.right() } else { rect.left() };
        let y = if lower { rect.bottom() } else { rect.top() };
        (pos2(x, y), (right, lower))
    };
    [at(false, false), at(true, false), at(false, true), at(true, true)]
}

impl Picture {
    /// Gives the rectangle once it stands where it is wanted: one change, however far it went. Escape
    /// leaves it where it was.
    pub(super) fn move_in_hand(
        &mut self,
        ui: &egui::Ui,
        response: &egui::Response,
        picture: Rect,
        in_hand: Option<&RegionMark>,
    ) -> Option<(EvidenceId, Region)> {
        let gone = |moving: &Moving| in_hand.is_none_or(|mark| mark.id != moving.evidence);
        if self.draft.is_some() || self.moving.as_ref().is_some_and(gone) {
            self.moving = None;
        }
        let mark = in_hand.filter(|_| self.draft.is_none())?;
        let begun = |by| Moving { evidence: mark.id, before: mark.region, now: mark.region, by };
        let rect = on_screen(picture, mark.region);
        if self.moving.is_none() && response.drag_started_by(egui::PointerButton::Primary) {
            let from = ui.input(|i| i.pointer.press_origin());
            self.moving = from.and_then(|from| Some(begun(By::Pointer { from, corner: grip(rect, from)? })));
            if self.moving.is_some() {
                response.request_focus();
            }
        }
        if response.has_focus() {
            for (key, x, y) in [
                (Key::ArrowLeft, -1, 0),
                (Key::ArrowRight, 1, 0),
                (Key::ArrowUp, 0, -1),
                (Key::ArrowDown, 0, 1),
            ] {
                let sizing = Modifiers::ALT | Modifiers::SHIFT;
                let sized = ui.input_mut(|i| i.count_and_consume_key(sizing, key)) as i32;
                let moved = ui.input_mut(|i| i.count_and_consume_key(Modifiers::ALT, key)) as i32;
                if sized + moved > 0 {
                    let moving = self.moving.get_or_insert_with(|| begun(By::Keys));
                    moving.now = resized(moving.now, x * STEP * sized, y * STEP * sized);
                    moving.now = shifted(moving.now, x * STEP * moved, y * STEP * moved);
                }
            }
        }
        let moving = self.moving.as_mut()?;
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.moving = None;
            return None;
        }
        let done = match moving.by {
            By::Pointer { from, corner } => {
                if let Some(to) = ui.input(|i| i.pointer.interact_pos()) {
                    moving.now = pulled(moving.before, picture, to - from, corner);
                }
                !response.dragged()
            }
            By::Keys => !response.has_focus() || !ui.input(|i| i.modifiers.alt),
        };
        if !done {
            return None;
        }
        let moving = self.moving.take()?;
        (moving.now != moving.before).then(|| moving.now())
    }
}

/// What of a rectangle is taken at a place: `Some(None)` is its middle.
#[expect(clippy::option_option, reason = "whether it is taken, and by which corner")]
fn grip(rect: Rect, at: Pos2) -> Option<Option<(bool, bool)>> {
    let corner = corners(rect).into_iter().find(|(corner, _)| (*corner - at).length() <= NEAR);
    match corner {
        Some((_, sides)) => Some(Some(sides)),
        None => rect.contains(at).then_some(None),
    }
}

/// Moved, or with a corner moved, by a way on the screen.
fn pulled(region: Region, picture: Rect, by: egui::Vec2, corner: Option<(bool, bool)>) -> Region {
    let whole = f32::from(Region::WHOLE);
    let x = (by.x / picture.width().max(1.0) * whole).round() as i32;
    let y = (by.y / picture.height().max(1.0) * whole).round() as i32;
    let Some((right, lower)) = corner else { return shifted(region, x, y) };
    let low = |side: u16, by: i32, other: u16| {
        (i32::from(side) + by).clamp(0, (i32::from(other) - STEP).max(0)) as u16
    };
    let high = resized(region, if right { x } else { 0 }, if lower { y } else { 0 });
    Region {
        left: if right { region.left } else { low(region.left, x, region.right) },
        top: if lower { region.top } else { low(region.top, y, region.bottom) },
        right: if right { high.right } else { region.right },
        bottom: if lower { high.bottom } else { region.bottom },
    }
}
