//! A figure as PDF: lines and areas stay sharp, the faces are in the file, the words can be picked out.
//!
//! One page of the size of the figure. No dates and no ids, so the same figure is the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use subsetter::GlyphRemapper;

use super::svg::number;
use crate::figure::letters::{FACES, Face, Run, glyph_width, measures, shape, turn};
use crate::figure::palette::Rgb;
use crate::figure::scene::{Anchor, Area, Fill, Item, Pattern, Scene, Shape, Step, Stroke, Text};

/// Longest side of a page that every reader takes. Larger figures are drawn smaller, with larger units.
const LONGEST: f32 = 14_000.0;

#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("The face {0} could not be put into the PDF: {1}.")]
    Face(&'static str, String),
}

/// The whole file.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, PdfError> {
    let unit = (scene.width.max(scene.height) / LONGEST).max(1.0);
    let mut drawing = Drawing::default();
    let scale = 1.0 / unit;
    writeln!(drawing.out, "{scale:.6} 0 0 {:.6} 0 {} cm", -scale, number(scene.height * scale)).ok();
    drawing.fill(scene.ground);
    writeln!(drawing.out, "0 0 {} {} re f", number(scene.width), number(scene.height)).ok();
    for item in &scene.items {
        drawing.item(item);
    }
    let mut file = File::default();
    let catalogue = file.reserve();
    let pages = file.reserve();
    let page = file.reserve();
    let content = file.stream("", drawing.out.as_bytes());
    let mut fonts = String::new();
    for (face, used) in &drawing.fonts {
        let font = embed(&mut file, *face, used)?;
        write!(fonts, "/F{face} {font} 0 R ").ok();
    }
    let (w, h) = (number(scene.width * scale), number(scene.height * scale));
    let larger = if unit > 1.0 { format!(" /UserUnit {unit:.4}") } else { String::new() };
    file.set(catalogue, &format!("<< /Type /Catalog /Pages {pages} 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >> >>"));
    file.set(pages, &format!("<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
    file.set(
        page,
        &format!(
            "<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {w} {h}]{larger} /Contents {content} 0 R \
             /Resources << /Font << {fonts}>> >> >>"
        ),
    );
    let said = scene.caption.join(" ");
    let info = file.add(&format!(
        "<< /Title {} /Subject {} /Creator (Crosscase) >>",
        wide(&scene.title),
        wide(&said)
    ));
    Ok(file.finish(catalogue, info))
}

/// Glyphs of a face that are used, and the words that each stands for.
#[derive(Default)]
pub(super) struct Used {
    glyphs: GlyphRemapper,
    words: BTreeMap<u16, String>,
}

#[derive(Default)]
pub(super) struct Drawing {
    pub out: String,
    pub fonts: BTreeMap<Face, Used>,
}

impl Drawing {
    pub fn fill(&mut self, colour: Rgb) {
        writeln!(self.out, "{} rg", parts(colour)).ok();
    }

    pub fn item(&mut self, item: &Item) {
        if let Shape::Text(text) = &item.shape {
            self.text(text);
            return;
        }
        let shape = path(&item.shape);
        if let Some(clip) = item.clip {
            writeln!(self.out, "q {} W n", rect(clip)).ok();
        }
        if let Some(fill) = item.fill {
            self.fill(fill.colour);
            writeln!(self.out, "{shape} f").ok();
            self.pattern(&item.shape, &shape, fill);
        }
        if let Some(stroke) = item.stroke {
            self.pen(stroke);
            writeln!(self.out, "{shape} S").ok();
        }
        if item.clip.is_some() {
            self.out.push_str("Q\n");
        }
    }

    fn pen(&mut self, stroke: Stroke) {
        let dashes = if stroke.dashed {
            format!("[{} {}] 0 d", number(stroke.width * 3.0), number(stroke.width * 2.5))
        } else {
            "[] 0 d".to_owned()
        };
        writeln!(self.out, "{} RG {} w 0 J {dashes}", parts(stroke.colour), number(stroke.width)).ok();
    }

    fn pattern(&mut self, of: &Shape, shape: &str, fill: Fill) {
        let Some((pattern, line)) = fill.pattern else { return };
        let dots = pattern == Pattern::Dots;
        let wide = if dots { Pattern::LINE * 2.0 } else { Pattern::LINE };
        writeln!(
            self.out,
            "q {shape} W n {} RG {} w {} J [] 0 d",
            parts(line),
            number(wide),
            i32::from(dots)
        )
        .ok();
        for (from, to) in pattern.lines(bounds(of)) {
            let [x, y, tx, ty] = [from.0, from.1, to.0, to.1].map(number);
            writeln!(self.out, "{x} {y} m {tx} {ty} l").ok();
        }
        self.out.push_str("S Q\n");
    }

    fn text(&mut self, text: &Text) {
        let runs = shape(&text.words, text.weight);
        let wide: f32 = runs.iter().map(Run::width).sum();
        let mut x = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -wide / 2.0,
            Anchor::End => -wide,
        };
        let (sin, cos) = turn(text.turn);
        self.fill(text.colour);
        self.out.push_str("BT\n");
        for run in &runs {
            let along = x * text.size;
            let at = (text.at.0 + along * cos, text.at.1 + along * sin);
            writeln!(self.out, "/F{} {} Tf", run.face, number(text.size)).ok();
            // The page is drawn downwards, so letters are turned over again.
            let matrix = [cos, sin, sin, -cos].map(|part| format!("{part:.5}"));
            writeln!(self.out, "{} {} {} Tm", matrix.join(" "), number(at.0), number(at.1)).ok();
            self.run(text, run);
            x += run.width();
        }
        self.out.push_str("ET\n");
    }

    fn run(&mut self, text: &Text, run: &Run) {
        let words = text.words.as_str();
        let used = self.fonts.entry(run.face).or_default();
        let mut line = String::from("[");
        let mut lifted = 0.0;
        // Marks above and below letters say nothing of their own: the cluster is said by its first glyph.
        let mut said = None;
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let new = used.glyphs.remap(glyph.id as u16);
            let end = run
                .glyphs
                .get(at + 1..)
                .and_then(|rest| rest.iter().find(|next| next.cluster > glyph.cluster));
            let end = end.map_or(run.end, |next| next.cluster);
            let stands =
                if said == Some(glyph.cluster) { "" } else { words.get(glyph.cluster..end).unwrap_or("") };
            said = Some(glyph.cluster);
            let known = used.words.entry(new).or_default();
            if known.is_empty() {
                stands.clone_into(known);
            }
            if (glyph.dy - lifted).abs() > 1e-6 {
                lifted = glyph.dy;
                write!(line, "] TJ {} Ts [", number(lifted * text.size)).ok();
            }
            let own = glyph_width(run.face, glyph.id);
            if glyph.dx.abs() > 1e-6 {
                write!(line, "{}", number(-glyph.dx * 1000.0)).ok();
            }
            write!(line, "<{new:04X}>").ok();
            let after = (own - glyph.advance + glyph.dx) * 1000.0;
            if after.abs() > 0.05 {
                write!(line, "{}", number(after)).ok();
            }
        }
        line.push_str("] TJ");
        if lifted != 0.0 {
            line.push_str(" 0 Ts");
        }
        self.out.push_str(&line);
        self.out.push('\n');
    }
}

pub(super) fn embed(file: &mut File, face: Face, used: &Used) -> Result<usize, PdfError> {
    let (name, bytes) = FACES[face];
    let subset =
        subsetter::subset(bytes, 0, &used.glyphs).map_err(|why| PdfError::Face(name, why.to_string()))?;
    // A face with PostScript outlines goes in as its bare CFF table.
    let cff = table(&subset, *b"CFF ");
    let (program, kind, key) = match cff {
        Some(cff) => (file.stream("/Subtype /CIDFontType0C ", cff), "CIDFontType0", "FontFile3"),
        None => (file.stream(&format!("/Length1 {} ", subset.len()), &subset), "CIDFontType2", "FontFile2"),
    };
    // Readers keep faces apart by name: six letters before it, here from the glyphs that are in it.
    let mut hash = crate::study::Fnv::new();
    used.glyphs.remapped_gids().for_each(|id| hash.number(u64::from(id)));
    let mut sum = hash.finish();
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + (sum % 26) as u8));
        sum /= 26;
    }
    let m = measures(face);
    let part = |value: f32| number(value * 1000.0);
    let bounds = m.bounds.map(part).join(" ");
    let italic = if name.ends_with("Italic") { "-9" } else { "0" };
    let descriptor = file.add(&format!(
        "<< /Type /FontDescriptor /FontName /{tag}+{name} /Flags 4 /FontBBox [{bounds}] /ItalicAngle {italic} \
         /Ascent {} /Descent {} /CapHeight {} /StemV 80 /{key} {program} 0 R >>",
        part(m.ascent),
        part(m.descent),
        part(m.cap)
    ));
    let widths: Vec<String> =
        used.glyphs.remapped_gids().map(|id| part(glyph_width(face, u32::from(id)))).collect();
    let identity = if kind == "CIDFontType2" { " /CIDToGIDMap /Identity" } else { "" };
    let descendant = file.add(&format!(
        "<< /Type /Font /Subtype /{kind} /BaseFont /{tag}+{name} /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 0 /W [0 [{}]]{identity} >>",
        widths.join(" ")
    ));
    let unicode = file.stream("", to_words(used).as_bytes());
    Ok(file.add(&format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /{tag}+{name} /Encoding /Identity-H \
         /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
    )))
}

/// Which words each glyph stands for, so that text can be searched and copied.
fn to_words(used: &Used) -> String {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) \
         /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let known: Vec<(&u16, &String)> = used.words.iter().filter(|(_, words)| !words.is_empty()).collect();
    for some in known.chunks(100) {
        writeln!(out, "{} beginbfchar", some.len()).ok();
        for (glyph, words) in some {
            writeln!(out, "<{glyph:04X}> <{}>", units(words)).ok();
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}

/// A table of a font file.
fn table(font: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    for at in 0..count {
        let entry = font.get(12 + at * 16..28 + at * 16)?;
        if entry.get(..4)? == name {
            let from = u32::from_be_bytes(entry.get(8..12)?.try_into().ok()?) as usize;
            let long = u32::from_be_bytes(entry.get(12..16)?.try_into().ok()?) as usize;
            return font.get(from..from.checked_add(long)?);
        }
    }
    None
}

/// Objects of a PDF, numbered from 1 in the order they are asked for.
#[derive(Default)]
pub(super) struct File {
    objects: Vec<Vec<u8>>,
}

impl File {
    pub fn reserve(&mut self) -> usize {
        self.objects.push(Vec::new());
        self.objects.len()
    }

    pub fn set(&mut self, id: usize, object: &str) {
        if let Some(slot) = self.objects.get_mut(id - 1) {
            *slot = object.as_bytes().to_vec();
        }
    }

    pub fn add(&mut self, object: &str) -> usize {
        self.objects.push(object.as_bytes().to_vec());
        self.objects.len()
    }

    pub fn stream(&mut self, keys: &str, data: &[u8]) -> usize {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(data, 8);
        let mut object =
            format!("<< {keys}/Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
        object.extend(packed);
        object.extend(b"\nendstream");
        self.objects.push(object);
        self.objects.len()
    }

    pub fn finish(self, catalogue: usize, info: usize) -> Vec<u8> {
        // The second line tells programs that copy files that this one is not text.
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            writeln!(end, "{place:010} 00000 n ").ok();
        }
        writeln!(end, "trailer\n<< /Size {} /Root {catalogue} 0 R /Info {info} 0 R >>", places.len() + 1)
            .ok();
        write!(end, "startxref\n{start}\n%%EOF\n").ok();
        out.extend(end.into_bytes());
        out
    }
}

/// Words outside the drawing, as UTF-16 with its mark.
pub(super) fn wide(words: &str) -> String {
    format!("<FEFF{}>", units(words))
}

/// UTF-16 in hex digits.
fn units(words: &str) -> String {
    words.encode_utf16().fold(String::new(), |mut out, unit| {
        write!(out, "{unit:04X}").ok();
        out
    })
}

fn parts(colour: Rgb) -> String {
    colour.map(|part| format!("{:.4}", f32::from(part) / 255.0)).join(" ")
}

fn rect(area: Area) -> String {
    let [x, y, w, h] = [area.x, area.y, area.w, area.h].map(number);
    format!("{x} {y} {w} {h} re")
}

fn path(shape: &Shape) -> String {
    let mut out = String::new();
    match shape {
        Shape::Rect(area) => return rect(*area),
        Shape::Circle { x, y, r } => steps(&mut out, &circle(*x, *y, *r)),
        Shape::Line { from, to } => steps(&mut out, &[Step::Move(from.0, from.1), Step::Line(to.0, to.1)]),
        Shape::Path(all) => steps(&mut out, all),
        Shape::Text(_) => {}
    }
    out
}

/// A circle of four curves.
fn circle(x: f32, y: f32, r: f32) -> [Step; 6] {
    let k = r * 0.552_284_8;
    [
        Step::Move(x + r, y),
        Step::Curve(x + r, y + k, x + k, y + r, x, y + r),
        Step::Curve(x - k, y + r, x - r, y + k, x - r, y),
        Step::Curve(x - r, y - k, x - k, y - r, x, y - r),
        Step::Curve(x + k, y - r, x + r, y - k, x + r, y),
        Step::Close,
    ]
}

fn steps(out: &mut String, all: &[Step]) {
    for step in all {
        match *step {
            Step::Move(x, y) => write!(out, "{} {} m ", number(x), number(y)).ok(),
            Step::Line(x, y) => write!(out, "{} {} l ", number(x), number(y)).ok(),
            Step::Curve(ax, ay, bx, by, x, y) => {
                let all = [ax, ay, bx, by, x, y].map(number);
                write!(out, "{} c ", all.join(" ")).ok()
            }
            Step::Close => write!(out, "h ").ok(),
        };
    }
}

/// The area that a shape is within.
fn bounds(shape: &Shape) -> Area {
    let mut points: Vec<(f32, f32)> = Vec::new();
    match shape {
        Shape::Rect(area) => return *area,
        Shape::Circle { x, y, r } => return Area::new(x - r, y - r, 2.0 * r, 2.0 * r),
        Shape::Line { from, to } => points.extend([*from, *to]),
        Shape::Path(steps) => {
            for step in steps {
                match *step {
                    Step::Move(x, y) | Step::Line(x, y) => points.push((x, y)),
                    Step::Curve(ax, ay, bx, by, x, y) => points.extend([(ax, ay), (bx, by), (x, y)]),
                    Step::Close => {}
                }
            }
        }
        Shape::Text(_) => {}
    }
    let Some(first) = points.first().copied() else { return Area::default() };
    let (least, most) = points.iter().fold((first, first), |(least, most), p| {
        ((least.0.min(p.0), least.1.min(p.1)), (most.0.max(p.0), most.1.max(p.1)))
    });
    Area::new(least.0, least.1, most.0 - least.0, most.1 - least.1)
}
