//! Letters and widths of a PDF's fonts, asked of `hayro-interpret`: it is shown each code once, in a
//! page of one word, and what it says is kept.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use encoding_rs::Encoding;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Resources;
use hayro_interpret::hayro_syntax::xref::XRef;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret,
};

use super::guard;

/// The most codes and words that are kept for one font.
const MAX_KEPT: usize = 100_000;

/// A font file without glyphs. Fonts that are not in the PDF are only asked for letters and widths, and
/// those stand in tables; but they are not read at all where no file can be had.
const NO_GLYPHS: &[u8] = &[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// One character of a string that is shown.
#[derive(Clone)]
pub(super) struct Code {
    /// The letters it stands for; none where the font does not say.
    pub text: Option<Rc<str>>,
    /// How far it moves on, in ems.
    pub advance: f64,
    /// Whether it is the one-byte code 32, which word spacing is added to.
    pub blank: bool,
}

pub(super) struct Font<'a> {
    codes: Codes,
    /// Where it is known by its name.
    resources: Resources<'a>,
    name: Vec<u8>,
    pub bold: bool,
    pub vertical: bool,
    words: HashMap<Vec<u8>, Rc<[Code]>>,
}

enum Codes {
    /// One byte a character.
    Single(Vec<Code>),
    /// Two bytes a character, each asked when it is met.
    Double(HashMap<u16, Code>),
    /// Of one to four bytes: asked by whole strings.
    Mixed,
    /// By an encoding of a system, the font itself unread.
    Encoded(&'static Encoding),
    /// Nothing is known.
    Unknown,
}

/// Reads fonts, one after the other, through one interpreter.
pub(super) struct Fonts<'a> {
    context: Context<'a>,
    listener: Listener,
}

impl<'a> Fonts<'a> {
    pub fn new(xref: &'a XRef) -> Self {
        let settings = InterpreterSettings {
            font_resolver: Arc::new(|_| Some((Arc::new(NO_GLYPHS), 0))),
            cmap_resolver: Arc::new(|_| None),
            ..InterpreterSettings::default()
        };
        let page = Rect::new(0.0, 0.0, 1.0, 1.0);
        let context = Context::new(Affine::IDENTITY, page, &InterpreterCache::new(), xref, settings);
        Self { context, listener: Listener::default() }
    }

    pub fn read(&mut self, name: &[u8], dict: &Dict<'a>, resources: &Resources<'a>) -> Font<'a> {
        let base = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase());
        let bold =
            base.is_some_and(|name| ["bold", "black", "heavy", "-bd"].iter().any(|b| name.contains(b)));
        let mut font = Font {
            codes: Codes::Unknown,
            resources: resources.clone(),
            name: name.to_vec(),
            bold,
            vertical: false,
            words: HashMap::new(),
        };
        if !guard::font_fits(dict) {
            return font;
        }
        let composite = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Type0");
        let encoding = dict.get::<Name<'_>>("Encoding").map(|name| name.as_str().to_owned());
        font.codes = if composite {
            match encoding.as_deref() {
                Some("Identity-H") => Codes::Double(HashMap::new()),
                Some("Identity-V") => {
                    font.vertical = true;
                    Codes::Double(HashMap::new())
                }
                Some(name) => {
                    font.vertical = name.ends_with("-V");
                    by_encoding(name).map_or(Codes::Mixed, Codes::Encoded)
                }
                None => Codes::Mixed,
            }
        } else {
            let all: Vec<u8> = (0..=255).collect();
            let mut codes = self.ask(&font, &all);
            codes.iter_mut().enumerate().for_each(|(at, code)| code.blank = at == 32);
            if codes.len() == 256 { Codes::Single(codes) } else { Codes::Unknown }
        };
        font
    }

    /// The characters of a string.
    pub fn codes(&mut self, font: &mut Font<'a>, string: &[u8], out: &mut Vec<Code>) {
        match &mut font.codes {
            Codes::Single(codes) => {
                out.extend(string.iter().filter_map(|&byte| codes.get(usize::from(byte)).cloned()));
            }
            Codes::Double(_) => {
                for pair in string.chunks_exact(2) {
                    let code = u16::from_be_bytes([pair[0], pair[1]]);
                    if let Codes::Double(known) = &font.codes
                        && let Some(code) = known.get(&code)
                    {
                        out.push(code.clone());
                        continue;
                    }
                    let asked = self.ask(font, pair).into_iter().next();
                    let asked = asked.unwrap_or(Code { text: None, advance: 1.0, blank: false });
                    out.push(asked.clone());
                    if let Codes::Double(known) = &mut font.codes {
                        known.insert(code, asked);
                    }
                }
            }
            Codes::Mixed => {
                if let Some(codes) = font.words.get(string) {
                    out.extend(codes.iter().cloned());
                    return;
                }
                let mut asked = self.ask(font, string);
                if asked.len() == string.len() {
                    asked.iter_mut().zip(string).for_each(|(code, byte)| code.blank = *byte == b' ');
                }
                if font.words.len() < MAX_KEPT {
                    font.words.insert(string.to_vec(), asked.as_slice().into());
                }
                out.append(&mut asked);
            }
            Codes::Encoded(encoding) => {
                let (text, _) = encoding.decode_without_bom_handling(string);
                for c in text.chars() {
                    let text = (c != char::REPLACEMENT_CHARACTER).then(|| c.to_string().into());
                    let advance = if c.is_ascii() { 0.5 } else { 1.0 };
                    out.push(Code { text, advance, blank: c == ' ' && *encoding != encoding_rs::UTF_16BE });
                }
            }
            Codes::Unknown => {
                out.extend(string.iter().map(|_| Code { text: None, advance: 0.5, blank: false }));
            }
        }
    }

    fn ask(&mut self, font: &Font<'a>, string: &[u8]) -> Vec<Code> {
        let mut page = b"BT /".to_vec();
        for &byte in &font.name {
            if byte.is_ascii_alphanumeric() {
                page.push(byte);
            } else {
                page.extend_from_slice(format!("#{byte:02X}").as_bytes());
            }
        }
        page.extend_from_slice(b" 1 Tf <");
        string.iter().for_each(|byte| page.extend_from_slice(format!("{byte:02X}").as_bytes()));
        page.extend_from_slice(b"> Tj ET");
        self.listener.heard.clear();
        self.listener.vertical = font.vertical;
        interpret(TypedIter::new(&page), &font.resources, &mut self.context, &mut self.listener);
        std::mem::take(&mut self.listener.heard)
    }
}

/// Encodings that a PDF may name without having them in it, as systems know them.
fn by_encoding(name: &str) -> Option<&'static Encoding> {
    let starts = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    Some(if name.contains("UCS2") || name.contains("UTF16") {
        encoding_rs::UTF_16BE
    } else if starts(&["90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ", "83pv-RKSJ", "Ext-RKSJ", "RKSJ", "Add-RKSJ"]) {
        encoding_rs::SHIFT_JIS
    } else if starts(&["GBK", "GB-EUC", "GBpc-EUC"]) {
        encoding_rs::GBK
    } else if starts(&["B5pc", "ETen-B5", "ETenms-B5", "HKscs-B5"]) {
        encoding_rs::BIG5
    } else if starts(&["KSC-EUC", "KSCms-UHC", "KSCpc-EUC"]) {
        encoding_rs::EUC_KR
    } else if starts(&["EUC-"]) {
        encoding_rs::EUC_JP
    } else {
        return None;
    })
}

/// The page that a font is asked on: takes glyphs, draws nothing.
#[derive(Default)]
struct Listener {
    heard: Vec<Code>,
    vertical: bool,
}

impl<'a> Device<'a> for Listener {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        let vertical = self.vertical || matches!(run.writing_mode(), WritingMode::Vertical);
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => Some(c.to_string()),
                Some(BfString::String(text)) => Some(text),
                // Fonts of drawn letters often have no names, but codes that are those of the letters.
                None if matches!(&**glyph, Glyph::Type3(_)) => {
                    char::from_u32(glyph.char_code()).filter(char::is_ascii_graphic).map(String::from)
                }
                None => None,
            };
            let wide = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let advance = if vertical { 1.0 } else { f64::from(wide.unwrap_or(0.0)) / 1_000.0 };
            let text = text.filter(|text| !text.is_empty() && text != "\0").map(|text| readable(&text));
            self.heard.push(Code { text, advance, blank: false });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Ligatures and letter forms as the letters they are made of, signs of sign fonts as a bullet.
fn readable(text: &str) -> Rc<str> {
    use unicode_normalization::UnicodeNormalization;
    let form =
        |c: &char| matches!(*c, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if form(&c) => out.extend(std::iter::once(c).nfkc()),
            '\u{f020}'..='\u{f07e}' => out.extend(char::from_u32(u32::from(c) - 0xf000)),
            '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' => out.push('•'),
            '\u{a0}' | '\u{2002}'..='\u{200a}' | '\t' | '\n' | '\r' => out.push(' '),
            '\u{200b}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.into()
}
