//! What stands on a page: its content read operator by operator, as far as it shows text.
//!
//! Colours, lines and pictures are passed over, pictures counted. Text that is drawn invisibly is kept:
//! it is how text recognition lays words over a scan.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Object, Stream, String as PdfString, dict_or_stream,
};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, Point};

use super::extras::answer;
use super::fonts::{Code, Font, Fonts};
use super::guard;

/// The most characters of a page; a newspaper page has fifty thousand.
const MAX_GLYPHS: usize = 400_000;
const MAX_DEPTH: usize = 12;
/// The most bytes of instructions of a page, all forms together.
const MAX_CONTENT: usize = 128 * 1024 * 1024;

/// One character (or what a font draws as one) at its place.
pub(super) struct Glyph {
    pub text: Rc<str>,
    /// Where it begins and ends along its line, and the height of the line's foot, the page turned so
    /// that the line runs level from left to right. Points.
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub turn: Turn,
    pub bold: bool,
    /// Marked in the file as no part of the text: a running head, a page number.
    pub artifact: bool,
}

/// Which way a line of text runs on the page as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Turn {
    Level,
    Up,
    Down,
    Over,
    Slanted,
}

#[derive(Default)]
pub(super) struct Found {
    pub glyphs: Vec<Glyph>,
    /// Characters that the fonts don't name.
    pub unnamed: usize,
    pub pictures: usize,
    /// Whether the page was left before its end, for time or size.
    pub cut: bool,
}

#[derive(Clone)]
struct State {
    ctm: Affine,
    matrix: Affine,
    line: Affine,
    font: Option<usize>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Marked content under way.
enum Mark {
    Plain,
    Artifact,
    /// Stands for other words; the glyphs since are replaced by them.
    Instead {
        since: usize,
        /// How many characters had no name before.
        unnamed: usize,
        text: String,
    },
}

pub(super) struct Walker<'w, 'a> {
    fonts: &'w mut Fonts<'a>,
    /// Fonts met so far, by their place in the file; shared by all pages.
    known: &'w mut Vec<Font<'a>>,
    by_object: &'w mut HashMap<(u32, i32), usize>,
    found: Found,
    marks: Vec<Mark>,
    until: Instant,
    steps: usize,
    content: usize,
    width: f64,
    height: f64,
}

impl<'w, 'a> Walker<'w, 'a> {
    pub fn new(
        fonts: &'w mut Fonts<'a>,
        known: &'w mut Vec<Font<'a>>,
        by_object: &'w mut HashMap<(u32, i32), usize>,
        until: Instant,
    ) -> Self {
        let (width, height) = (0.0, 0.0);
        let found = Found::default();
        Self { fonts, known, by_object, found, marks: Vec::new(), until, steps: 0, content: 0, width, height }
    }

    pub fn page(mut self, page: &Page<'a>) -> Found {
        let (width, height) = page.render_dimensions();
        (self.width, self.height) = (f64::from(width), f64::from(height));
        let transform = Affine::new(page.initial_transform(false).as_coeffs());
        let state = State {
            ctm: transform,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let content = content_of(page.raw());
        self.run(&content, page.resources(), state.clone(), 0);
        if let Some(notes) = page.raw().get::<Array<'_>>("Annots") {
            self.fields(&notes, page.resources(), &state);
        }
        self.found
    }

    /// What stands in the fields of a form: it is drawn on the page as the page's own words are.
    fn fields(&mut self, notes: &Array<'a>, resources: &Resources<'a>, state: &State) {
        for note in notes.iter::<Dict<'_>>().take(5_000) {
            let kind = note.get::<Name<'_>>("Subtype");
            let hidden = note.get::<i64>("F").is_some_and(|flags| flags & 0b10_0010 != 0);
            if hidden || !kind.is_some_and(|kind| matches!(kind.as_str(), "Widget" | "FreeText")) {
                continue;
            }
            let before = self.found.glyphs.len();
            let look = note.get::<Dict<'_>>("AP").and_then(|looks| looks.get::<Stream<'_>>("N"));
            let Some(rect) = note.get::<[f64; 4]>("Rect") else { continue };
            if let Some(look) = look
                && let Some(bbox) = look.dict().get::<[f64; 4]>("BBox")
            {
                let at = Affine::translate((rect[0].min(rect[2]) - bbox[0], rect[1].min(rect[3]) - bbox[1]));
                self.form(&look, resources, State { ctm: state.ctm * at, ..state.clone() }, 1);
            }
            if self.found.glyphs.len() == before
                && let Some(answer) = answer(&note)
            {
                self.fill_in(&answer, rect, state.ctm);
            }
        }
    }

    /// An answer that the file holds and does not draw: programs draw it when they show the form.
    fn fill_in(&mut self, answer: &str, rect: [f64; 4], page: Affine) {
        let (left, right) = (rect[0].min(rect[2]), rect[0].max(rect[2]));
        let (foot, top) = (rect[1].min(rect[3]), rect[1].max(rect[3]));
        let lines: Vec<&str> = answer.lines().filter(|line| !line.trim().is_empty()).take(1_000).collect();
        let height = (top - foot) / lines.len().max(1) as f64;
        let size = (height * 0.8).clamp(1.0, 10.0);
        for (at, line) in lines.into_iter().enumerate() {
            let level = top - height * (at as f64 + 0.5) - size * 0.35;
            let width = (line.chars().count() as f64 * size * 0.5).min(right - left);
            let (start, end) =
                (page * Point::new(left + 2.0, level), page * Point::new(left + 2.0 + width, level));
            self.found.glyphs.push(Glyph {
                text: line.into(),
                x: start.x.min(end.x),
                end: start.x.max(end.x),
                y: start.y,
                size,
                turn: Turn::Level,
                bold: false,
                artifact: false,
            });
        }
    }

    fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, mut state: State, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let Some(content) = guard::unpacked(form) else { return };
        self.content += content.len();
        if self.content > MAX_CONTENT * 4 {
            self.found.cut = true;
        }
        if let Some(matrix) = form.dict().get::<[f64; 6]>("Matrix") {
            state.ctm *= Affine::new(matrix);
        }
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        self.run(&content, own.as_ref().unwrap_or(resources), state, depth);
    }

    fn out_of_time(&mut self) -> bool {
        self.steps += 1;
        if self.found.glyphs.len() > MAX_GLYPHS
            || (self.steps.is_multiple_of(128) && Instant::now() > self.until)
        {
            self.found.cut = true;
        }
        self.found.cut
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>, mut state: State, depth: usize) {
        let mut stack: Vec<State> = Vec::new();
        let mut here: HashMap<Vec<u8>, usize> = HashMap::new();
        let marks = self.marks.len();
        let mut ops = TypedIter::new(content);
        while let Some(op) = ops.next() {
            if self.out_of_time() {
                break;
            }
            match op {
                Op::SaveState(_) if stack.len() < 4_096 => stack.push(state.clone()),
                Op::RestoreState(_) => {
                    if let Some(saved) = stack.pop() {
                        // Text may be under way: where it stands is no part of what is restored.
                        let (matrix, line) = (state.matrix, state.line);
                        state = State { matrix, line, ..saved };
                    }
                }
                Op::Transform(by) => {
                    let by = [by.0, by.1, by.2, by.3, by.4, by.5];
                    state.ctm *= Affine::new(by.map(|number| number.as_f64()));
                }
                Op::BeginText(_) => (state.matrix, state.line) = (Affine::IDENTITY, Affine::IDENTITY),
                Op::SetTextMatrix(to) => {
                    let to = [to.0, to.1, to.2, to.3, to.4, to.5];
                    state.line = Affine::new(to.map(|number| number.as_f64()));
                    state.matrix = state.line;
                }
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.font = match here.get(font.0.as_ref()) {
                        Some(&known) => Some(known),
                        None => self.font(font.0, resources).inspect(|&at| {
                            here.insert(font.0.as_ref().to_vec(), at);
                        }),
                    };
                }
                Op::SetGraphicsState(name) => graphics_state(name.0, resources, &mut state),
                Op::CharacterSpacing(n) => state.spacing = n.0.as_f64(),
                Op::WordSpacing(n) => state.word_spacing = n.0.as_f64(),
                Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f64(),
                Op::TextRise(n) => state.rise = n.0.as_f64(),
                Op::NextLine(n) => next_line(&mut state, n.0.as_f64(), n.1.as_f64()),
                Op::NextLineAndSetLeading(n) => {
                    state.leading = -n.1.as_f64();
                    next_line(&mut state, n.0.as_f64(), n.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => {
                    let leading = state.leading;
                    next_line(&mut state, 0.0, -leading);
                }
                Op::ShowText(text) => self.show(text.0, &mut state),
                Op::NextLineAndShowText(text) => {
                    let leading = state.leading;
                    next_line(&mut state, 0.0, -leading);
                    self.show(text.0, &mut state);
                }
                Op::ShowTextWithParameters(text) => {
                    (state.word_spacing, state.spacing) = (text.0.as_f64(), text.1.as_f64());
                    let leading = state.leading;
                    next_line(&mut state, 0.0, -leading);
                    self.show(text.2, &mut state);
                }
                Op::ShowTexts(pieces) => {
                    for piece in pieces.0.iter::<Object<'_>>() {
                        match piece {
                            Object::Number(back) => {
                                let by = -back.as_f64() / 1_000.0 * state.size;
                                let vertical = self.is_vertical(&state);
                                move_on(&mut state, by, vertical);
                            }
                            Object::String(text) => self.show(&text, &mut state),
                            _ => {}
                        }
                    }
                }
                Op::XObject(name) => {
                    if let Some(object) = resources.get_x_object(name.0) {
                        match object.dict().get::<Name<'_>>("Subtype").as_ref().map(Name::as_str) {
                            Some("Form") => self.form(&object, resources, state.clone(), depth + 1),
                            Some("Image") => self.found.pictures += 1,
                            _ => {}
                        }
                    }
                }
                Op::InlineImage(_) => self.found.pictures += 1,
                Op::BeginMarkedContent(mark) => {
                    let artifact = mark.0.as_str() == "Artifact";
                    self.marks.push(if artifact { Mark::Artifact } else { Mark::Plain });
                }
                Op::BeginMarkedContentWithProperties(mark) => {
                    let named = mark.1.clone().into_name();
                    let named = named.and_then(|name| resources.properties.get::<Dict<'_>>(name));
                    let instead = |dict: &Dict<'_>| {
                        dict.get::<PdfString<'_>>("ActualText").map(|text| text_of(text.as_bytes()))
                    };
                    let instead = match &named {
                        Some(dict) => instead(dict),
                        None => dict_or_stream(mark.1).and_then(|(dict, _)| instead(dict)),
                    };
                    self.marks.push(match instead {
                        Some(text) => Mark::Instead {
                            since: self.found.glyphs.len(),
                            unnamed: self.found.unnamed,
                            text,
                        },
                        None if mark.0.as_str() == "Artifact" => Mark::Artifact,
                        None => Mark::Plain,
                    });
                }
                Op::EndMarkedContent(_) if self.marks.len() > marks => {
                    if let Some(Mark::Instead { since, unnamed, text }) = self.marks.pop()
                        && self.replace(since, &text)
                    {
                        self.found.unnamed = unnamed;
                    }
                }
                _ => {}
            }
        }
        self.marks.truncate(marks);
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<usize> {
        let dict = resources.get_font(&Name::new_unescaped(name.as_ref()))?;
        let key = resources.fonts.get_ref(name.as_ref()).map(|_| dict.obj_id());
        let key = key.flatten().map(|id| (id.obj_number, id.gen_number));
        if let Some(&at) = key.and_then(|key| self.by_object.get(&key)) {
            return Some(at);
        }
        let font = self.fonts.read(name.as_ref(), &dict, resources);
        self.known.push(font);
        if let Some(key) = key {
            self.by_object.insert(key, self.known.len() - 1);
        }
        Some(self.known.len() - 1)
    }

    fn is_vertical(&self, state: &State) -> bool {
        state.font.and_then(|at| self.known.get(at)).is_some_and(|font| font.vertical)
    }

    fn show(&mut self, text: &PdfString<'_>, state: &mut State) {
        let Some(font) = state.font.and_then(|at| self.known.get_mut(at)) else { return };
        let (bold, vertical) = (font.bold, font.vertical);
        let mut codes = Vec::new();
        self.fonts.codes(font, text.as_bytes(), &mut codes);
        for code in codes {
            self.place(&code, state, bold, vertical);
            let blank = if code.blank { state.word_spacing } else { 0.0 };
            let by = code.advance * state.size;
            // Vertical text moves down the page.
            let by = if vertical { -by - state.spacing - blank } else { by + state.spacing + blank };
            move_on(state, by, vertical);
        }
    }

    fn place(&mut self, code: &Code, state: &State, bold: bool, vertical: bool) {
        self.found.unnamed += usize::from(code.text.is_none() && !code.blank);
        let text = code.text.clone().unwrap_or_default();
        // What has no name still shows where the words stand that the file gives instead.
        if text.is_empty() && !self.marks.iter().any(|mark| matches!(mark, Mark::Instead { .. })) {
            return;
        }
        let whole = state.ctm * state.matrix;
        let at = whole * Point::new(0.0, state.rise);
        let (wide, spacing) = (code.advance * state.size, state.spacing.clamp(0.0, state.size.abs() * 0.3));
        let to = if vertical {
            whole * Point::new(0.0, state.rise - wide)
        } else {
            whole * Point::new((wide + spacing) * state.stretch, state.rise)
        };
        let up = whole * Point::new(0.0, state.rise + state.size) - at;
        let size = if vertical { (to - at).hypot() } else { up.hypot() };
        let along =
            if vertical { to - at } else { whole * Point::new(state.stretch.signum(), state.rise) - at };
        let inside = |place: f64, most: f64| (-2.0..=most + 2.0).contains(&place);
        if !(0.4..=4_000.0).contains(&size)
            || !inside(at.x, self.width)
            || !inside(at.y, self.height)
            || along.hypot() < 1e-9
        {
            return;
        }
        // Mirrored fonts draw backwards and are read forwards; size is what matters here.
        let along = along / along.hypot() * if state.size < 0.0 { -1.0 } else { 1.0 };
        let turn = match (along.x, along.y) {
            (x, y) if y.abs() < 0.1 && x > 0.0 => Turn::Level,
            (x, y) if y.abs() < 0.1 && x < 0.0 => Turn::Over,
            (x, y) if x.abs() < 0.1 && y > 0.0 => Turn::Up,
            (x, y) if x.abs() < 0.1 && y < 0.0 => Turn::Down,
            _ => Turn::Slanted,
        };
        let axis = match turn {
            Turn::Level => (1.0, 0.0),
            Turn::Over => (-1.0, 0.0),
            Turn::Up => (0.0, 1.0),
            Turn::Down => (0.0, -1.0),
            Turn::Slanted => (along.x, along.y),
        };
        let on = |p: Point| p.x * axis.0 + p.y * axis.1;
        let (x, end) = (on(at), on(to));
        self.found.glyphs.push(Glyph {
            text,
            x: x.min(end),
            end: end.max(x),
            y: at.y * axis.0 - at.x * axis.1,
            size,
            turn,
            bold,
            artifact: self.marks.iter().any(|mark| matches!(mark, Mark::Artifact)),
        });
    }

    /// The words that the file gives for a stretch of glyphs, in their place. Only within a line: what
    /// spans more is described, not spelled. Whether they came in.
    fn replace(&mut self, since: usize, text: &str) -> bool {
        let glyphs = &mut self.found.glyphs;
        let (Some(first), Some(last)) = (glyphs.get(since), glyphs.last()) else { return false };
        let one_line =
            glyphs[since..].iter().all(|g| (g.y - first.y).abs() < first.size && g.turn == first.turn);
        if !one_line {
            return false;
        }
        let (x, end) = (first.x.min(last.x), first.end.max(last.end));
        let text = text.replace(['\n', '\r', '\t'], " ");
        let (y, size, turn, bold, artifact) = (first.y, first.size, first.turn, first.bold, first.artifact);
        glyphs.truncate(since);
        if !text.is_empty() {
            glyphs.push(Glyph { text: text.into(), x, end, y, size, turn, bold, artifact });
        }
        true
    }
}

/// All streams of the page's content, a blank between them.
fn content_of(page: &Dict<'_>) -> Vec<u8> {
    let mut content = Vec::new();
    let mut add = |stream: Stream<'_>| {
        if content.len() < MAX_CONTENT {
            content.extend(guard::unpacked(&stream).unwrap_or_default());
            content.push(b' ');
        }
    };
    if let Some(stream) = page.get::<Stream<'_>>("Contents") {
        add(stream);
    } else if let Some(streams) = page.get::<Array<'_>>("Contents") {
        streams.iter::<Stream<'_>>().take(10_000).for_each(add);
    }
    content
}

/// A graphics state may bring a font; nothing else in it moves words.
fn graphics_state(name: &Name<'_>, resources: &Resources<'_>, state: &mut State) {
    let dict = resources.get_ext_g_state(&Name::new_unescaped(name.as_ref()));
    let font = dict.and_then(|dict| dict.get::<Array<'_>>("Font"));
    if let Some(size) = font.and_then(|font| font.iter::<Object<'_>>().nth(1)?.into_f32()) {
        state.size = f64::from(size);
    }
}

fn next_line(state: &mut State, x: f64, y: f64) {
    state.line *= Affine::translate((x, y));
    state.matrix = state.line;
}

fn move_on(state: &mut State, by: f64, vertical: bool) {
    state.matrix *= Affine::translate(if vertical { (0.0, by) } else { (by * state.stretch, 0.0) });
}

/// A text string of the file: UTF-16, UTF-8 or Latin letters.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}
