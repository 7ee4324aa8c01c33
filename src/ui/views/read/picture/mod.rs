//! A picture to read: zoomed and moved, rectangles of it are evidence.

mod decode;
mod draft;
mod moving;
mod paint;

pub use decode::decode;

use eframe::egui;
use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::study::{EvidenceId, Region};
use crate::t;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Icon, icon_button};

/// A picture as far as it is there.
#[derive(Default)]
pub enum Loaded {
    #[default]
    Wanted,
    Asked,
    Ready(egui::TextureHandle),
    /// Why it can't be shown.
    Failed(String),
}

/// A rectangle that is evidence.
pub struct RegionMark {
    pub id: EvidenceId,
    pub region: Region,
    pub colour: egui::Color32,
    pub levels: u32,
    pub level_count: u8,
    pub label: String,
}

/// What a pane with a picture remembers.
#[derive(Default)]
pub struct Picture {
    pub loaded: Loaded,
    /// Against the picture at the width of the pane.
    zoom: f32,
    /// Of the picture's top left, from that of the pane.
    shift: Vec2,
    /// A rectangle that is being drawn and is not evidence yet.
    pub draft: Option<Region>,
    /// Where a drag began.
    from: Option<Pos2>,
    /// The rectangle of the evidence in hand, while it is moved or sized.
    moving: Option<moving::Moving>,
    /// The evidence that was brought into sight last.
    shown: Option<EvidenceId>,
}

pub struct PictureOutput {
    pub response: egui::Response,
    pub clicked: Option<EvidenceId>,
    /// The rectangle in hand on the screen: a new one, or that of the evidence in hand.
    pub in_hand: Option<Rect>,
    /// A new rectangle was drawn, in place of the evidence in hand.
    pub drawn: bool,
    /// The evidence in hand was moved or sized.
    pub moved: Option<(EvidenceId, Region)>,
    /// It is shown for the first time.
    pub first: bool,
}

impl Picture {
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        id: egui::Id,
        name: &str,
        regions: &[RegionMark],
        current: Option<EvidenceId>,
    ) -> Option<PictureOutput> {
        let room = ui.available_rect_before_wrap();
        let Loaded::Ready(texture) = &self.loaded else {
            self.missing(ui);
            return None;
        };
        let (texture, size) = (texture.id(), texture.size_vec2());
        ui.advance_cursor_after_rect(room);
        let response = ui.interact(room, id, egui::Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
        let first = self.zoom <= 0.0;
        if first {
            self.fit(room, size);
        }
        self.wheel(ui, room, size);
        let in_hand = regions.iter().find(|mark| Some(mark.id) == current);
        // What was drawn has become evidence.
        if in_hand.is_some_and(|mark| Some(mark.region) == self.draft) {
            self.draft = None;
        }
        if self.shown != current {
            self.shown = current;
            if let Some(mark) = in_hand {
                self.bring(room, size, mark.region);
            }
        }
        let before = self.draft;
        let moved = self.move_in_hand(ui, &response, self.place(room, size), in_hand);
        if self.moving.is_none() && moved.is_none() {
            self.drag(ui, &response, room, size);
        }
        self.keys(ui, &response, room, size);
        let drawn = before != self.draft && self.draft.is_some();
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let at = self.place(room, size);
        painter.image(texture, at, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), Tokens::UNTINTED);
        let moving = self.moving.as_ref().map(moving::Moving::now).or(moved);
        let clicked = paint::regions(ui, id, room, at, regions, current, moving);
        if let Some(draft) = self.draft {
            paint::draft(&painter, Tokens::of(ui), on_screen(at, draft));
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, Tokens::of(ui).accent);
            painter.rect_stroke(room, 0.0, stroke, egui::StrokeKind::Inside);
        }
        self.buttons(ui, room, size);
        let region = moving.map(|(_, region)| region).or(in_hand.map(|mark| mark.region));
        let region = self.draft.or(region);
        let in_hand = region.map(|region| on_screen(at, region)).filter(|rect| rect.intersects(room));
        Some(PictureOutput { response, clicked, in_hand, drawn, moved, first })
    }

    fn missing(&self, ui: &mut egui::Ui) {
        let words = match &self.loaded {
            Loaded::Failed(why) => why.as_str(),
            _ => t!("picture-coming"),
        };
        ui.centered_and_justified(|ui| ui.label(words));
    }

    /// The picture on the screen.
    fn place(&self, room: Rect, size: Vec2) -> Rect {
        let scale = room.width() / size.x.max(1.0) * self.zoom;
        Rect::from_min_size(room.min + self.shift, size * scale)
    }

    fn fit(&mut self, room: Rect, size: Vec2) {
        let height = size.y * room.width() / size.x.max(1.0);
        self.zoom = 1.0;
        self.shift = vec2(0.0, ((room.height() - height) / 2.0).max(0.0));
    }

    /// Zooms and keeps what is under a place where it is.
    fn zoom_at(&mut self, room: Rect, size: Vec2, at: Pos2, by: f32) {
        let before = self.zoom;
        self.zoom = (self.zoom * by).clamp(0.1, 20.0);
        let inside = at - room.min - self.shift;
        self.shift += inside * (1.0 - self.zoom / before);
        self.bound(room, size);
    }

    /// Some of the picture is always in sight.
    fn bound(&mut self, room: Rect, size: Vec2) {
        let shown = self.place(room, size).size();
        for axis in 0..2 {
            let spare = room.size()[axis] - shown[axis];
            self.shift[axis] = self.shift[axis].clamp(spare.min(0.0), spare.max(0.0));
        }
    }

    fn wheel(&mut self, ui: &egui::Ui, room: Rect, size: Vec2) {
        if !ui.rect_contains_pointer(room) {
            return;
        }
        let (scroll, zoom, at) =
            ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            self.zoom_at(room, size, at.unwrap_or(room.center()), zoom);
        } else if scroll != Vec2::ZERO {
            self.shift += scroll;
            self.bound(room, size);
            ui.input_mut(|i| i.smooth_scroll_delta = Vec2::ZERO);
        }
    }

    /// Brings a rectangle into sight, in the middle if it is not there yet.
    fn bring(&mut self, room: Rect, size: Vec2, region: Region) {
        let rect = on_screen(self.place(room, size), region);
        if !room.contains_rect(rect) {
            self.shift += room.center() - rect.center();
            self.bound(room, size);
        }
    }

    fn buttons(&mut self, ui: &mut egui::Ui, room: Rect, size: Vec2) {
        let bar = Rect::from_min_size(room.right_top() + vec2(-100.0, 8.0), vec2(92.0, 28.0));
        let inside = egui::UiBuilder::new().id_salt("picture-tools").max_rect(bar);
        ui.scope_builder(inside, |ui| {
            super::offer::paper(ui).inner_margin(2).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    if icon_button(ui, Icon::ZoomIn, t!("picture-zoom-in")).clicked() {
                        self.zoom_at(room, size, room.center(), 1.25);
                    }
                    if icon_button(ui, Icon::ZoomOut, t!("picture-zoom-out")).clicked() {
                        self.zoom_at(room, size, room.center(), 0.8);
                    }
                    if icon_button(ui, Icon::Fit, t!("picture-fit")).clicked() {
                        self.fit(room, size);
                    }
                });
            });
        });
    }
}

/// A rectangle of the picture, on the screen.
fn on_screen(picture: Rect, region: Region) -> Rect {
    let whole = f32::from(Region::WHOLE);
    let place = |x: u16, y: u16| picture.lerp_inside(vec2(f32::from(x) / whole, f32::from(y) / whole));
    Rect::from_min_max(place(region.left, region.top), place(region.right, region.bottom))
}
