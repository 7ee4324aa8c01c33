//! A figure as PNG, drawn with the bundled faces at a chosen density.

use tiny_skia::{
    FillRule, LineCap, Mask, Paint, PathBuilder, Pixmap, Rect, Stroke as Pen, StrokeDash, Transform,
};

use crate::figure::letters::{outline, shape, turn};
use crate::figure::palette::Rgb;
use crate::figure::scene::{Anchor, Area, Fill, Item, Pattern, Scene, Shape, Step, Stroke, Text, within};

/// Points of an inch.
const POINTS: f32 = 72.0;
/// More would take more memory than a picture is worth.
const MOST_PIXELS: u64 = 100_000_000;

#[derive(Debug, thiserror::Error)]
pub enum PngError {
    #[error(
        "At {density} dots an inch the picture would have {width} × {height} dots, which is too large. Ask for fewer dots, or save it as SVG or PDF."
    )]
    TooLarge { density: u32, width: u64, height: u64 },
    #[error("The picture could not be drawn.")]
    Undrawn,
}

/// The whole file, at so many dots an inch (72 is one dot a point).
pub fn png(scene: &Scene, density: u32) -> Result<Vec<u8>, PngError> {
    let scale = density as f32 / POINTS;
    let dots = |points: f32| (points * scale).ceil().max(1.0) as u64;
    let (width, height) = (dots(scene.width), dots(scene.height));
    if width * height > MOST_PIXELS || width > 60_000 || height > 200_000 {
        return Err(PngError::TooLarge { density, width, height });
    }
    let mut map = Pixmap::new(width as u32, height as u32).ok_or(PngError::Undrawn)?;
    map.fill(colour(scene.ground));
    let mut canvas = Canvas { map, scale };
    for item in &scene.items {
        canvas.item(item);
    }
    Ok(encode(&canvas.map, density))
}

struct Canvas {
    map: Pixmap,
    scale: f32,
}

fn colour([r, g, b]: Rgb) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(r, g, b, 255)
}

fn paint(of: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(of));
    paint.anti_alias = true;
    paint
}

impl Canvas {
    fn transform(&self) -> Transform {
        Transform::from_scale(self.scale, self.scale)
    }

    fn item(&mut self, item: &Item) {
        if let Shape::Text(text) = &item.shape {
            self.text(text);
            return;
        }
        let Some(path) = path(&item.shape) else { return };
        let clip = item.clip.and_then(|area| self.mask(&rect(area)?));
        if let Some(fill) = item.fill {
            let transform = self.transform();
            self.map.fill_path(&path, &paint(fill.colour), FillRule::Winding, transform, clip.as_ref());
            self.pattern(&item.shape, &path, fill);
        }
        if let Some(stroke) = item.stroke {
            let transform = self.transform();
            self.map.stroke_path(&path, &paint(stroke.colour), &pen(stroke), transform, clip.as_ref());
        }
    }

    fn pattern(&mut self, shape: &Shape, path: &tiny_skia::Path, fill: Fill) {
        let Some((pattern, line)) = fill.pattern else { return };
        let bounds = path.bounds();
        let area = Area::new(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        let dots = pattern == Pattern::Dots;
        // Most areas are rectangles, whose lines are cut by sums: a mask is as large as the picture.
        let square = matches!(shape, Shape::Rect(_));
        let mask = if square { None } else { self.mask(path) };
        let inset = if dots { Pattern::LINE } else { Pattern::LINE * 0.4 };
        let inner = Area::new(area.x + inset, area.y + inset, area.w - 2.0 * inset, area.h - 2.0 * inset);
        let mut builder = PathBuilder::new();
        for line in pattern.lines(area) {
            let Some((from, to)) = (if square { within(line, inner) } else { Some(line) }) else { continue };
            if dots {
                builder.push_circle(from.0, from.1, Pattern::LINE);
            } else {
                builder.move_to(from.0, from.1);
                builder.line_to(to.0, to.1);
            }
        }
        let Some(lines) = builder.finish() else { return };
        let transform = self.transform();
        if dots {
            self.map.fill_path(&lines, &paint(line), FillRule::Winding, transform, mask.as_ref());
        } else {
            let pen = Pen { width: Pattern::LINE, ..Pen::default() };
            self.map.stroke_path(&lines, &paint(line), &pen, transform, mask.as_ref());
        }
    }

    fn mask(&self, path: &tiny_skia::Path) -> Option<Mask> {
        let mut mask = Mask::new(self.map.width(), self.map.height())?;
        mask.fill_path(path, FillRule::Winding, true, self.transform());
        Some(mask)
    }

    fn text(&mut self, text: &Text) {
        let runs = shape(&text.words, text.weight);
        let wide: f32 = runs.iter().map(crate::figure::letters::Run::width).sum();
        let mut x = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -wide / 2.0,
            Anchor::End => -wide,
        };
        let (sin, cos) = turn(text.turn);
        let mut builder = PathBuilder::new();
        for run in runs {
            for glyph in run.glyphs {
                let (left, up) = (x + glyph.dx, glyph.dy);
                let at = |gx: f32, gy: f32| {
                    let (px, py) = ((left + gx) * text.size, -(up + gy) * text.size);
                    (text.at.0 + px * cos - py * sin, text.at.1 + px * sin + py * cos)
                };
                for step in outline(run.face, glyph.id) {
                    match step {
                        Step::Move(x, y) => {
                            let (x, y) = at(x, y);
                            builder.move_to(x, y);
                        }
                        Step::Line(x, y) => {
                            let (x, y) = at(x, y);
                            builder.line_to(x, y);
                        }
                        Step::Curve(ax, ay, bx, by, x, y) => {
                            let (a, b, to) = (at(ax, ay), at(bx, by), at(x, y));
                            builder.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
                        }
                        Step::Close => builder.close(),
                    }
                }
                x += glyph.advance;
            }
        }
        if let Some(path) = builder.finish() {
            let transform = self.transform();
            self.map.fill_path(&path, &paint(text.colour), FillRule::Winding, transform, None);
        }
    }
}

fn pen(stroke: Stroke) -> Pen {
    let dash = stroke.dashed.then(|| StrokeDash::new(vec![stroke.width * 3.0, stroke.width * 2.5], 0.0));
    Pen { width: stroke.width, line_cap: LineCap::Butt, dash: dash.flatten(), ..Pen::default() }
}

fn rect(area: Area) -> Option<tiny_skia::Path> {
    Some(PathBuilder::from_rect(Rect::from_xywh(area.x, area.y, area.w, area.h)?))
}

fn path(shape: &Shape) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    match shape {
        Shape::Rect(area) => return rect(*area),
        Shape::Circle { x, y, r } => builder.push_circle(*x, *y, *r),
        Shape::Line { from, to } => {
            builder.move_to(from.0, from.1);
            builder.line_to(to.0, to.1);
        }
        Shape::Path(steps) => {
            for step in steps {
                match *step {
                    Step::Move(x, y) => builder.move_to(x, y),
                    Step::Line(x, y) => builder.line_to(x, y),
                    Step::Curve(ax, ay, bx, by, x, y) => builder.cubic_to(ax, ay, bx, by, x, y),
                    Step::Close => builder.close(),
                }
            }
        }
        Shape::Text(_) => return None,
    }
    builder.finish()
}

/// The file itself: no date, no name of a program, and a deflate that is the same on every machine.
fn encode(map: &Pixmap, density: u32) -> Vec<u8> {
    let (width, height) = (map.width(), map.height());
    let mut out = vec![0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    // 8 bits, red green blue.
    head.extend([8, 2, 0, 0, 0]);
    chunk(&mut out, *b"IHDR", &head);
    let metre = ((f64::from(density) / 0.0254).round() as u32).to_be_bytes();
    chunk(&mut out, *b"pHYs", &[metre.as_slice(), metre.as_slice(), &[1]].concat());
    // Each line as its difference from the one above, which plain areas make noughts of.
    let mut lines = Vec::with_capacity((width as usize * 3 + 1) * height as usize);
    let mut above = vec![0_u8; width as usize * 3];
    for line in map.data().chunks(width as usize * 4) {
        lines.push(2);
        for (at, dot) in line.chunks(4).enumerate() {
            for part in 0..3 {
                let value = dot.get(part).copied().unwrap_or(0);
                let before = &mut above[at * 3 + part];
                lines.push(value.wrapping_sub(*before));
                *before = value;
            }
        }
    }
    chunk(&mut out, *b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&lines, 7));
    chunk(&mut out, *b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(name);
    out.extend(data);
    let sum = check(out.get(from..).unwrap_or(&[]));
    out.extend(sum.to_be_bytes());
}

/// CRC-32 as PNG has it (ISO 3309).
fn check(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (at, slot) in table.iter_mut().enumerate() {
        let mut value = at as u32;
        for _ in 0..8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
        }
        *slot = value;
    }
    !bytes.iter().fold(u32::MAX, |sum, byte| table[((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ (sum >> 8))
}
