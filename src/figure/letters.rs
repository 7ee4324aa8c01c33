//! The bundled faces, measured and drawn: which glyphs a line of words becomes, how wide it is, where it
//! is broken or cut.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use unicode_segmentation::UnicodeSegmentation;

use super::scene::{Anchor, Area, Step, Text, Weight};

/// A bundled face, by its place in [`FACES`].
pub type Face = usize;

/// Name and bytes of the faces that figures are set in.
pub static FACES: [(&str, &[u8]); 8] = [
    ("Inter-Regular", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
    ("Inter-Medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
    ("Inter-SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
    ("Inter-Italic", include_bytes!("../../assets/fonts/Inter-Italic.otf")),
    ("NotoSansKhmer-Regular", include_bytes!("../../assets/fonts/NotoSansKhmer-Regular.ttf")),
    ("CrosscaseSigns", include_bytes!("../../assets/fonts/Signs.ttf")),
    ("CharisSIL", include_bytes!("../../assets/fonts/CharisSIL-Regular.ttf")),
    ("NotoEmoji-Regular", include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf")),
];

struct Loaded {
    font: FontRef<'static>,
    shaper: ShaperData,
}

fn loaded() -> &'static [Option<Loaded>] {
    static LOADED: OnceLock<Vec<Option<Loaded>>> = OnceLock::new();
    LOADED.get_or_init(|| {
        FACES
            .iter()
            .map(|(_, bytes)| {
                let font = FontRef::new(bytes).ok()?;
                let shaper = ShaperData::new(&font);
                Some(Loaded { font, shaper })
            })
            .collect()
    })
}

fn face(at: Face) -> Option<&'static Loaded> {
    loaded().get(at)?.as_ref()
}

/// Glyphs of one face, one after another.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    pub face: Face,
    /// Bytes of the words that the run is.
    pub start: usize,
    pub end: usize,
    pub glyphs: Vec<Glyph>,
}

/// One glyph; lengths in parts of the size of the type.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glyph {
    pub id: u32,
    /// First byte of the words that it stands for.
    pub cluster: usize,
    pub advance: f32,
    pub dx: f32,
    pub dy: f32,
}

impl Run {
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// In which faces a letter is looked for, the asked one first.
fn chain(weight: Weight) -> [Face; 6] {
    let own = match weight {
        Weight::Regular => 0,
        Weight::Medium => 1,
        Weight::Semibold => 2,
        Weight::Italic => 3,
    };
    [own, 0, 4, 5, 6, 7]
}

/// Joiners and selectors have no glyph of their own.
fn unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn has(at: Face, grapheme: &str) -> bool {
    face(at).is_some_and(|face| {
        let map = face.font.charmap();
        grapheme.chars().all(|c| unseen(c) || map.map(c).is_some())
    })
}

/// Letters of the words that none of the bundled faces has, each once.
pub fn missing(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for grapheme in words.graphemes(true) {
        if !chain(Weight::Regular).iter().any(|at| has(*at, grapheme))
            && !grapheme.trim().is_empty()
            && !out.iter().any(|known| known == grapheme)
        {
            out.push(grapheme.to_owned());
        }
    }
    out
}

/// The words as glyphs.
pub fn shape(words: &str, weight: Weight) -> Vec<Run> {
    let chain = chain(weight);
    let mut parts: Vec<(Option<Face>, usize, usize)> = Vec::new();
    for (at, grapheme) in words.grapheme_indices(true) {
        let face = chain.into_iter().find(|face| has(*face, grapheme));
        match parts.last_mut() {
            Some(last) if last.0 == face => last.2 = at + grapheme.len(),
            _ => parts.push((face, at, at + grapheme.len())),
        }
    }
    // What no face has is a run of its own: its script and direction must not turn the letters beside it.
    let run =
        |(face, start, end): (Option<Face>, usize, usize)| run(words, face.unwrap_or(chain[0]), start, end);
    parts.into_iter().filter_map(run).collect()
}

fn run(words: &str, at: Face, start: usize, end: usize) -> Option<Run> {
    let face = face(at)?;
    let shaper = face.shaper.shaper(&face.font).build();
    let em = shaper.units_per_em().max(1) as f32;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(words.get(start..end)?);
    buffer.guess_segment_properties();
    // Ligatures would make one glyph of two letters, which is harder to pick out of a PDF again.
    let plain = [Tag::new(b"liga"), Tag::new(b"calt"), Tag::new(b"clig")]
        .map(|tag| harfrust::Feature::new(tag, 0, ..));
    let latin = at != 4;
    let features: &[harfrust::Feature] = if latin { &plain } else { &[] };
    let shaped = shaper.shape(buffer, ShapeOptions::new().features(features));
    let glyphs = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, place)| Glyph {
            id: info.glyph_id,
            cluster: start + info.cluster as usize,
            advance: place.x_advance as f32 / em,
            dx: place.x_offset as f32 / em,
            dy: place.y_offset as f32 / em,
        })
        .collect();
    Some(Run { face: at, start, end, glyphs })
}

/// How wide the words are, in points.
pub fn width(words: &str, size: f32, weight: Weight) -> f32 {
    ems(words, weight) * size
}

/// More words than this are not remembered.
const REMEMBERED: usize = 8192;

thread_local! {
    /// Widths of words by weight. A figure measures the same name many times: to choose the room for it,
    /// to cut it, to set it.
    static WIDTHS: RefCell<[HashMap<String, f32>; 4]> = RefCell::default();
}

/// How wide the words are, in parts of the size.
fn ems(words: &str, weight: Weight) -> f32 {
    WIDTHS.with_borrow_mut(|known| {
        let known = &mut known[weight as usize];
        if let Some(wide) = known.get(words) {
            return *wide;
        }
        let wide = shape(words, weight).iter().map(Run::width).sum::<f32>();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(words.to_owned(), wide);
        wide
    })
}

/// How far letters reach above and below the baseline, in parts of the size.
pub const ABOVE: f32 = 0.75;
pub const BELOW: f32 = 0.22;

/// The upright rectangle round a text, turned ones too.
pub fn area(text: &Text) -> Area {
    let wide = width(&text.words, text.size, text.weight);
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -wide / 2.0,
        Anchor::End => -wide,
    };
    let (sin, cos) = turn(text.turn);
    let corners =
        [(left, -ABOVE), (left + wide, -ABOVE), (left, BELOW), (left + wide, BELOW)].map(|(x, y)| {
            let y = y * text.size;
            (text.at.0 + x * cos - y * sin, text.at.1 + x * sin + y * cos)
        });
    let least = corners.iter().fold((f32::MAX, f32::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let most = corners.iter().fold((f32::MIN, f32::MIN), |a, b| (a.0.max(b.0), a.1.max(b.1)));
    Area::new(least.0, least.1, most.0 - least.0, most.1 - least.1)
}

/// Sine and cosine of degrees, exact for the quarter turns that labels mostly have.
pub fn turn(degrees: f32) -> (f32, f32) {
    match degrees as i32 {
        0 => (0.0, 1.0),
        90 => (1.0, 0.0),
        -90 => (-1.0, 0.0),
        _ => degrees.to_radians().sin_cos(),
    }
}

/// The words, or as many of them as fit with … behind them; nothing where not even one letter fits.
pub fn cut(words: &str, size: f32, weight: Weight, room: f32) -> String {
    if width(words, size, weight) <= room {
        return words.to_owned();
    }
    let ends: Vec<usize> = words.grapheme_indices(true).map(|(at, _)| at).collect();
    let with = |at: usize| format!("{}…", words.get(..ends[at]).unwrap_or("").trim_end());
    let (mut fits, mut fails) = (0, ends.len());
    while fails > fits + 1 {
        let middle = usize::midpoint(fits, fails);
        if width(&with(middle), size, weight) <= room { fits = middle } else { fails = middle }
    }
    if fits == 0 { String::new() } else { with(fits) }
}

/// The first so many letters, for a list of names in a sentence.
pub fn short(words: &str, most: usize) -> String {
    match words.grapheme_indices(true).nth(most) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or("").trim_end()),
    }
}

/// The words in lines no wider than the room: broken at blanks, or within a word that is wider than a
/// line. What is over the number of lines is cut.
pub fn wrap(words: &str, size: f32, weight: Weight, room: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut wide = 0.0;
    // Khmer has breaks that no one sees between its words.
    let words = words.split_inclusive([' ', '\u{200b}']);
    let pieces: Vec<String> = words.flat_map(|piece| broken(piece, size, weight, room)).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let own = width(piece.trim_end(), size, weight);
        if wide + own > room && !line.is_empty() {
            if lines.len() + 1 == most {
                let rest = pieces.get(at..).unwrap_or(&[]).concat();
                lines.push(cut(&format!("{line}{rest}"), size, weight, room));
                return lines;
            }
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
        wide = width(&line, size, weight);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn broken(piece: &str, size: f32, weight: Weight, room: f32) -> Vec<String> {
    if width(piece.trim_end(), size, weight) <= room {
        return vec![piece.to_owned()];
    }
    let mut out: Vec<String> = vec![String::new()];
    let mut wide = 0.0;
    for grapheme in piece.graphemes(true) {
        let own = width(grapheme, size, weight);
        if wide + own > room && wide > 0.0 {
            out.push(String::new());
            wide = 0.0;
        }
        if let Some(last) = out.last_mut() {
            last.push_str(grapheme);
        }
        wide += own;
    }
    out
}

/// The outline of a glyph, in parts of the size, y upwards.
pub fn outline(at: Face, glyph: u32) -> Vec<Step> {
    let mut pen = Pen::default();
    if let Some(face) = face(at)
        && let Some(outline) = face.font.outline_glyphs().get(skrifa::GlyphId::new(glyph))
    {
        let em = f32::from(face.font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        pen.em = em;
        outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok();
    }
    pen.steps
}

/// What a PDF has to know of a face: ascent, descent, cap height and box, in parts of the size.
pub struct Measures {
    pub ascent: f32,
    pub descent: f32,
    pub cap: f32,
    pub bounds: [f32; 4],
}

pub fn measures(at: Face) -> Measures {
    let Some(face) = face(at) else {
        return Measures { ascent: 1.0, descent: -0.25, cap: 0.7, bounds: [0.0, -0.25, 1.0, 1.0] };
    };
    let all = face.font.metrics(Size::new(1.0), LocationRef::default());
    let bounds = all.bounds.map_or([0.0, -0.25, 1.0, 1.0], |b| [b.x_min, b.y_min, b.x_max, b.y_max]);
    Measures { ascent: all.ascent, descent: all.descent, cap: all.cap_height.unwrap_or(0.7), bounds }
}

/// Width of a glyph by itself, in parts of the size.
pub fn glyph_width(at: Face, glyph: u32) -> f32 {
    face(at)
        .and_then(|face| {
            let all = face.font.glyph_metrics(Size::new(1.0), LocationRef::default());
            all.advance_width(skrifa::GlyphId::new(glyph))
        })
        .unwrap_or(0.0)
}

#[derive(Default)]
struct Pen {
    em: f32,
    at: (f32, f32),
    steps: Vec<Step>,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.steps.push(Step::Move(x / self.em, y / self.em));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.steps.push(Step::Line(x / self.em, y / self.em));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let third = |from: f32, handle: f32| from + (handle - from) * 2.0 / 3.0;
        let one = (third(self.at.0, cx), third(self.at.1, cy));
        let two = (third(x, cx), third(y, cy));
        self.curve_to(one.0, one.1, two.0, two.1, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.at = (x, y);
        let em = self.em;
        self.steps.push(Step::Curve(ax / em, ay / em, bx / em, by / em, x / em, y / em));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
