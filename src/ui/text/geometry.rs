//! Where on the screen words, gutter, stripes and map stand.

use eframe::egui::{Rect, pos2};

use super::style::TextStyle;

pub const MAP_WIDTH: f32 = 18.0;
pub const LANE: f32 = 17.0;
pub const NARROW_LANE: f32 = 5.0;
/// Space for the sign that says how many stripes did not fit.
pub const MORE: f32 = 20.0;
const EDGE: f32 = 16.0;
/// In a window less than so many gutters wide labels stand above the words.
const NARROW: f32 = 5.5;
const BEFORE_STRIPES: f32 = 10.0;
/// Room for a few more stripes than there are, so that the text stands still while it is coded.
const SPARE_LANES: usize = 3;

/// All places are whole points, so that a resize by a fraction sets no line anew.
#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    pub view: Rect,
    /// Left and right of the words.
    pub left: f32,
    pub width: f32,
    /// Room for labels beside the words; 0: they stand above them.
    pub gutter: f32,
    pub stripes: f32,
    pub stripes_width: f32,
    pub map: Rect,
}

impl Geometry {
    /// `letter` is the mean width of a letter, `lanes` the most stripes that stand side by side.
    pub fn new(view: Rect, style: &TextStyle, letter: f32, lanes: usize) -> Self {
        let map = Rect::from_min_max(pos2(view.right() - MAP_WIDTH, view.top()), view.max);
        let wanted = lanes.max(SPARE_LANES) as f32 * LANE + 8.0;
        let gutter = if view.width() < style.gutter * NARROW { 0.0 } else { style.gutter };
        let room = map.left() - view.left() - EDGE - gutter - BEFORE_STRIPES;
        // A crowd of records never takes more than a quarter of the width from the words.
        let reserved = wanted.min((room / 4.0).max(32.0));
        let width = (style.width_chars * letter).min(room - reserved).max(96.0).floor();
        let stripes_width = wanted.min((room - width).max(reserved)).floor();
        let spare = (room - width - stripes_width).max(0.0);
        let left = (view.left() + EDGE + gutter + spare / 2.0).floor();
        Self { view, left, width, gutter, stripes: left + width + BEFORE_STRIPES, stripes_width, map }
    }

    /// Where words, gutter and stripes are, without the map.
    pub fn page(&self) -> Rect {
        Rect::from_min_max(self.view.min, pos2(self.map.left(), self.view.bottom()))
    }
}
