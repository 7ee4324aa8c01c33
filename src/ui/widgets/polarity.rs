//! Polarity: the sign, and the bar of blocks.

use eframe::egui::{Align2, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::snap;
use crate::study::Polarity;
use crate::t;
use crate::ui::theme::{Tokens, font};

/// The word for a polarity where the study has no label of its own.
pub fn polarity_word(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Enabling => t!("part-enabling"),
        Polarity::Constraining => t!("part-constraining"),
        Polarity::Mixed => t!("part-mixed"),
    }
}

/// Paints the sign in its hue, centred.
pub fn paint_sign(painter: &Painter, t: &Tokens, centre: Pos2, polarity: Polarity) {
    let colour = t.polarity(polarity).text;
    let (x, y) = (snap_half(centre.x), snap_half(centre.y));
    let stroke = Stroke::new(2.0, colour);
    let half = 4.0;
    let across = |y: f32| painter.line_segment([pos2(x - half, y), pos2(x + half, y)], stroke);
    let down = |y: f32| painter.line_segment([pos2(x, y - half), pos2(x, y + half)], stroke);
    match polarity {
        Polarity::Enabling => {
            across(y);
            down(y);
        }
        Polarity::Constraining => {
            across(y);
        }
        Polarity::Mixed => {
            painter.line_segment([pos2(x - half, y - 1.0), pos2(x + half, y - 1.0)], stroke);
            painter.line_segment([pos2(x, y - 5.0), pos2(x, y + 3.0)], stroke);
            painter.line_segment([pos2(x - half, y + 5.0), pos2(x + half, y + 5.0)], stroke);
        }
    }
}

fn snap_half(value: f32) -> f32 {
    value.round()
}

/// The sign as a mark of its own, 16 by 16; `name` is the study's word for it.
pub fn polarity_sign(ui: &mut Ui, polarity: Polarity, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    if ui.is_rect_visible(rect) {
        paint_sign(ui.painter(), Tokens::of(ui), rect.center(), polarity);
    }
    response.on_hover_text(name)
}

/// `+ 1  − 5  ± 1` in their hues; a zero is quiet.
pub fn polarity_counts(ui: &mut Ui, counts: [usize; 3]) -> Response {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(counts_width(ui, counts), 16.0), Sense::hover());
    let mut x = rect.left();
    for (polarity, count) in Polarity::ALL.into_iter().zip(counts) {
        let (face, colour) = if count == 0 {
            (font::caption(), t.ink3)
        } else {
            (font::semibold(font::CAPTION), t.polarity(polarity).text)
        };
        let text = format!("{} {count}", polarity.sign());
        let end = ui.painter().text(pos2(x, rect.center().y), Align2::LEFT_CENTER, text, face, colour);
        x = end.right() + 8.0;
    }
    let name = bar_name(counts);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(name)
}

fn counts_width(ui: &Ui, counts: [usize; 3]) -> f32 {
    let one = |sign: &str, count: usize| {
        let text = format!("{sign} {count}");
        let face = if count == 0 { font::caption() } else { font::semibold(font::CAPTION) };
        ui.fonts_mut(|f| f.layout_no_wrap(text, face, eframe::egui::Color32::PLACEHOLDER)).size().x
    };
    Polarity::ALL.into_iter().zip(counts).map(|(p, n)| one(p.sign(), n)).sum::<f32>() + 16.0
}

/// Counts in words, in the order in which they stand: + − ±.
fn bar_name([enabling, constraining, mixed]: [usize; 3]) -> String {
    if enabling + constraining + mixed == 0 {
        return t!("part-polarity-none").to_owned();
    }
    t!("part-polarity-bar", constraining = constraining, mixed = mixed, enabling = enabling)
}

/// Counts as blocks: constraining left of the axis, enabling right, mixed astride it with a slanted
/// stroke. One block is one finding; where they do not fit, the bar keeps the proportions and no blocks.
#[derive(Clone, Copy, Debug)]
pub struct PolarityBar {
    enabling: usize,
    constraining: usize,
    mixed: usize,
    unit: f32,
    height: f32,
    left: f32,
    right: f32,
}

/// What the bar answers: the response of the whole, and the block under the pointer.
pub struct PolarityBarResponse {
    pub response: Response,
    /// Which polarity, and which of its blocks counted from the axis.
    pub block: Option<(Polarity, usize)>,
}

/// Below this a block cannot be told from its neighbour.
const LEAST_UNIT: f32 = 4.0;

impl PolarityBar {
    /// Blocks of 9, 8 high, with room for six left and four right of the axis.
    pub fn new(enabling: usize, constraining: usize, mixed: usize) -> Self {
        Self { enabling, constraining, mixed, unit: 9.0, height: 8.0, left: 6.0, right: 4.0 }
    }

    /// Width of a block with its gap: 9 in cells, 12 in figures, 20 in the inspector.
    #[must_use]
    pub fn unit(mut self, unit: f32) -> Self {
        self.unit = unit;
        self
    }

    #[must_use]
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Room on both sides of the axis, in blocks. The same for all rows, so that their axes stand in line.
    #[must_use]
    pub fn sides(mut self, left: f32, right: f32) -> Self {
        self.left = left.max(1.0);
        self.right = right.max(1.0);
        self
    }

    pub fn width(&self) -> f32 {
        (self.left + self.right) * self.unit
    }

    /// The blocks, or where they do not fit one rectangle a polarity; the flag says which.
    fn blocks(&self, axis: Pos2) -> (Vec<(Polarity, usize, Rect)>, bool) {
        let half = self.mixed as f32 / 2.0;
        let (left, right) = (self.constraining as f32 + half, self.enabling as f32 + half);
        let fit = (self.left / left.max(self.left)).min(self.right / right.max(self.right));
        let unit = self.unit * fit;
        let whole = unit >= LEAST_UNIT;
        let start = axis.x - half * unit;
        let place = |from: f32, width: f32| {
            Rect::from_min_size(pos2(from, axis.y - self.height / 2.0), vec2(width, self.height))
        };
        let mut out = Vec::new();
        let mut run = |polarity, count: usize, from: &dyn Fn(usize) -> f32, edge: f32| {
            if whole {
                out.extend((0..count).map(|i| (polarity, i, place(from(i) + 0.5, unit - 1.0))));
            } else if count > 0 {
                out.push((polarity, 0, place(edge, count as f32 * unit)));
            }
        };
        run(Polarity::Mixed, self.mixed, &|i| start + i as f32 * unit, start);
        let far = start - self.constraining as f32 * unit;
        run(Polarity::Constraining, self.constraining, &|i| start - (i + 1) as f32 * unit, far);
        let end = start + self.mixed as f32 * unit;
        run(Polarity::Enabling, self.enabling, &|i| end + i as f32 * unit, end);
        (out, whole)
    }

    /// Paints it with the axis here.
    pub fn paint(&self, painter: &Painter, t: &Tokens, axis: Pos2) {
        let (blocks, whole) = self.blocks(axis);
        for (polarity, _, rect) in blocks {
            painter.rect_filled(rect, 0, t.polarity(polarity).fill);
            if polarity == Polarity::Mixed && rect.width() > 2.0 {
                self.slant(painter, t, rect, whole);
            }
        }
        let reach = self.height / 2.0 + 2.0;
        let line = Rect::from_min_max(pos2(axis.x - 0.5, axis.y - reach), pos2(axis.x + 0.5, axis.y + reach));
        painter.rect_filled(line, 0, t.ink);
    }

    fn slant(&self, painter: &Painter, t: &Tokens, rect: Rect, whole: bool) {
        let stroke = Stroke::new(1.25, t.paper);
        let steps = if whole { 1 } else { ((rect.width() / self.height) as usize).max(1) };
        let step = rect.width() / steps as f32;
        for i in 0..steps {
            let x = rect.left() + step * i as f32;
            painter.line_segment(
                [pos2(x + 1.0, rect.bottom() - 1.0), pos2(x + step - 1.0, rect.top() + 1.0)],
                stroke,
            );
        }
    }

    /// The bar as something to click.
    pub fn show(self, ui: &mut Ui) -> PolarityBarResponse {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(), self.height + 4.0), Sense::click());
        let name = bar_name([self.enabling, self.constraining, self.mixed]);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
        let axis = pos2(snap(ui, rect.left() + self.left * self.unit), rect.center().y);
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), Tokens::of(ui), axis);
            super::paint::focus_ring(ui, &response, rect.expand(2.0), 2);
        }
        let block = response.hover_pos().and_then(|at| {
            let (blocks, whole) = self.blocks(axis);
            let hit = blocks.into_iter().find(|(_, _, rect)| rect.expand2(vec2(0.5, 2.0)).contains(at));
            hit.filter(|_| whole).map(|(polarity, i, _)| (polarity, i))
        });
        PolarityBarResponse { response: response.on_hover_text(name), block }
    }
}
