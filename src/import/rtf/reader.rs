//! The walk through an RTF file. Groups lie on a stack of their own, so depth costs no more than room.

use std::collections::BTreeMap;

use super::flow::{Flow, Line};
use super::lex::{Lexer, Sign};
use super::met::Met;
use super::pages::Page;
use super::tables::{Tables, level_of};
use super::words::{self, Group, Place};
use crate::import::build::Builder;
use crate::study::MarkKind;

/// Groups deeper than this keep their words, and their looks are those of the last one.
const MAX_DEPTH: usize = 2_000;

#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) place: Place,
    /// Whether a flow of its own ends with this group.
    pub(super) flow: bool,
    /// Where words of `\*\ud` go.
    pub(super) outside: Place,
    /// How many signs after `\u` stand for the same letter.
    pub(super) fallback: usize,
    pub(super) font: Option<i32>,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) revised: bool,
    pub(super) style: i32,
    pub(super) level: Option<u8>,
    pub(super) in_table: bool,
    /// The first line stands out to the left, as where a number or bullet is.
    pub(super) hanging: bool,
    pub(super) attachment: bool,
}

const START: State = State {
    place: Place::Text,
    flow: false,
    outside: Place::Text,
    fallback: 1,
    font: None,
    hidden: false,
    deleted: false,
    revised: false,
    style: 0,
    level: None,
    in_table: false,
    hanging: false,
    attachment: false,
};

pub(super) struct Reader<'a> {
    pub(super) signs: Lexer<'a>,
    pub builder: Builder,
    pub tables: Tables,
    pub(super) state: State,
    pub(super) stack: Vec<State>,
    pub(super) too_deep: usize,
    /// The text itself first, what lies in it after.
    pub(super) flows: Vec<Flow>,
    /// Boxes, until the paragraph that they hang on is done.
    pub(super) waiting: Vec<Line>,
    pub(super) notes: Vec<Vec<Line>>,
    pub(super) starts: BTreeMap<String, usize>,
    pub(super) ends: BTreeMap<String, usize>,
    pub(super) comment_ref: String,
    pub(super) comment_author: String,
    /// How bytes of a font are read, as it was looked up last.
    pub(super) looked_up: Option<(Option<i32>, Page)>,
    /// Bytes that wait for the rest of their letter.
    pub(super) bytes: Vec<u8>,
    pub(super) page: Page,
    /// Whether bytes beyond ASCII are UTF-8, as some writers have them against the rules.
    pub(super) utf8: bool,
    pub(super) fallback: usize,
    /// The first half of a letter beyond U+FFFF.
    pub(super) half: Option<u16>,
    pub(super) star: bool,
    pub author: String,
    /// Whether the file breaks off before its end.
    pub cut: bool,
    pub(super) met: Met,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            signs: Lexer::new(bytes),
            builder: Builder::new(),
            tables: Tables::new(),
            state: START,
            stack: Vec::new(),
            too_deep: 0,
            flows: vec![Flow::default()],
            waiting: Vec::new(),
            notes: Vec::new(),
            starts: BTreeMap::new(),
            ends: BTreeMap::new(),
            comment_ref: String::new(),
            comment_author: String::new(),
            looked_up: None,
            bytes: Vec::new(),
            page: Page::Known(encoding_rs::WINDOWS_1252),
            utf8: !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok(),
            fallback: 0,
            half: None,
            star: false,
            author: String::new(),
            cut: false,
            met: Met::default(),
        }
    }

    /// Reads all of it, and says what was not taken.
    pub(super) fn run(&mut self) {
        while let Some(sign) = self.signs.next() {
            match sign {
                Sign::Byte(byte) => self.byte(byte, true),
                Sign::Hex(byte) => self.byte(byte, false),
                Sign::Symbol(b'*') => self.star = true,
                Sign::Symbol(symbol) => self.symbol(symbol),
                Sign::Word(word, value) => {
                    self.flush();
                    self.word(word, value);
                }
                Sign::Data => self.flush(),
                Sign::Open => {
                    self.flush();
                    self.fallback = 0;
                    self.open();
                }
                Sign::Close => {
                    self.flush();
                    self.fallback = 0;
                    self.close();
                    if self.stack.is_empty() && self.too_deep == 0 {
                        break;
                    }
                }
            }
            if self.builder.is_full() {
                self.met.full = true;
                break;
            }
        }
        self.flush();
        self.cut = !self.met.full && !self.stack.is_empty();
        self.met.cut = self.cut;
        while !self.stack.is_empty() {
            self.close();
        }
        self.end_row();
        self.end_line();
        self.write_notes();
        let met = std::mem::take(&mut self.met);
        met.say(&self.author, &mut self.builder);
    }

    fn open(&mut self) {
        self.star = false;
        if self.stack.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.stack.push(self.state);
        (self.state.flow, self.state.attachment) = (false, false);
    }

    fn close(&mut self) {
        self.star = false;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(outer) = self.stack.pop() else { return };
        let ended = std::mem::replace(&mut self.state, outer);
        // TextEdit writes a picture and then a sign in its place.
        self.fallback = usize::from(ended.attachment);
        if ended.flow
            && self.flows.len() > 1
            && let Some(flow) = self.flows.pop()
        {
            self.end_flow(flow);
        }
    }

    /// A word that makes the group something else than text.
    fn group(&mut self, group: Group, word: &str) {
        let place = self.state.place;
        if self.too_deep > 0 || place == Place::Skip {
            return;
        }
        match group {
            Group::As(Place::Text) => {}
            Group::As(new) => self.state.place = new,
            Group::Picture => {
                self.met.pictures += 1;
                self.state.attachment = word == "NeXTGraphic";
                self.state.place = Place::Skip;
            }
            Group::Twice => (self.state.outside, self.state.place) = (place, Place::Mute),
            Group::Unicode => self.state.place = self.state.outside,
            Group::Aside(aside) => self.open_flow(aside),
        }
    }

    pub(super) fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Where the next word of the text itself will stand.
    pub(super) fn here(&self) -> usize {
        self.builder.here() + self.flows.first().map_or(0, Flow::offset)
    }

    fn word(&mut self, word: &str, value: Option<i32>) {
        let star = std::mem::take(&mut self.star);
        if word == "u" {
            return self.unicode(value.unwrap_or(0));
        }
        self.fallback = 0;
        // The group of the whole file is text, whatever words stand in it.
        if self.stack.len() > 1 {
            if let Some(group) = words::group(word) {
                return self.group(group, word);
            }
            if star && self.too_deep == 0 {
                self.state.place = Place::Skip;
                return;
            }
        }
        if let Some(character) = words::character(word) {
            return self.put(character.encode_utf8(&mut [0; 4]));
        }
        let on = value != Some(0);
        match self.state.place {
            Place::Fonts => {
                self.looked_up = None;
                return self.tables.font_word(word, value);
            }
            Place::Styles => return self.tables.style_word(word, value),
            Place::Skip => return,
            Place::Text | Place::Mute => {}
        }
        match word {
            "par" | "sect" | "page" | "column" => self.end_line(),
            "line" | "lbr" => self.put("\n"),
            "cell" => self.cell(),
            "row" => self.end_row(),
            "nestcell" | "nestrow" => self.put(" "),
            "uc" => self.state.fallback = value.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(8),
            "f" => self.state.font = value,
            "plain" => {
                let state = &mut self.state;
                (state.font, state.hidden, state.deleted, state.revised) = (None, false, false, false);
            }
            "pard" => {
                (self.state.style, self.state.level, self.state.in_table) = (0, None, false);
                self.state.hanging = false;
            }
            "s" => self.state.style = value.unwrap_or(0),
            "outlinelevel" => self.state.level = level_of(value),
            "fi" => self.state.hanging = value.is_some_and(|indent| indent < 0),
            "intbl" => self.state.in_table = on,
            "itap" => self.state.in_table = value.is_some_and(|depth| depth > 0),
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "revised" => self.state.revised = on,
            "deff" | "ansicpg" | "mac" | "pc" | "pca" => {
                self.looked_up = None;
                self.tables.file_word(word, value);
            }
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        self.flush();
        let words = match symbol {
            b'\\' => "\\",
            b'{' => "{",
            b'}' => "}",
            b'~' => "\u{a0}",
            b'_' => "\u{2011}",
            b'\r' | b'\n' => return self.end_line(),
            b'\t' => "\t",
            // An optional hyphen is not seen, and would part a word in a search.
            _ => "",
        };
        if self.fallback > 0 {
            self.fallback -= 1;
        } else {
            self.put(words);
        }
    }

    fn byte(&mut self, byte: u8, raw: bool) {
        self.star = false;
        if self.fallback > 0 {
            self.fallback -= 1;
            return;
        }
        if self.state.place == Place::Skip || self.state.place == Place::Mute {
            return;
        }
        let page =
            if raw && self.utf8 && byte >= 0x80 { Page::Known(encoding_rs::UTF_8) } else { self.font_page() };
        if page != self.page {
            self.flush();
            self.page = page;
        }
        self.bytes.push(byte);
    }

    fn font_page(&mut self) -> Page {
        match self.looked_up {
            Some((font, page)) if font == self.state.font => page,
            _ => {
                let page = self.tables.page(self.state.font);
                self.looked_up = Some((self.state.font, page));
                page
            }
        }
    }

    /// Turns the bytes that wait into letters.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let words = self.page.decode(&bytes);
        self.met.lost += words.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        self.put(&words);
        // The room is used again.
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn unicode(&mut self, value: i32) {
        self.fallback = self.state.fallback;
        // Numbers beyond 32767 are written as negative ones, and by some as they are.
        let unit = match u16::try_from(value.rem_euclid(0x1_0000)) {
            Ok(unit) if (-0x8000..0x1_0000).contains(&value) => unit,
            _ => return self.letter(u32::try_from(value).ok().and_then(char::from_u32)),
        };
        match (self.half.take(), unit) {
            (None, 0xD800..=0xDBFF) => self.half = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => {
                let letter = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.letter(letter);
            }
            (Some(_), _) => {
                self.letter(None);
                self.letter(char::from_u32(u32::from(unit)));
            }
            (None, _) => self.letter(char::from_u32(u32::from(unit))),
        }
    }

    fn letter(&mut self, letter: Option<char>) {
        self.met.lost += usize::from(letter.is_none());
        let mut letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        if ('\u{F020}'..='\u{F0FF}').contains(&letter) {
            letter = self.font_page().private(letter);
        }
        self.put(letter.encode_utf8(&mut [0; 4]));
    }

    /// Words go where the group says.
    pub(super) fn put(&mut self, words: &str) {
        match self.state.place {
            Place::Skip | Place::Mute => {}
            Place::Fonts => self.tables.letters(words, true),
            Place::Styles => self.tables.letters(words, false),
            Place::Text if self.state.hidden => self.met.hidden |= !words.trim().is_empty(),
            Place::Text if self.state.deleted => self.met.deleted |= !words.trim().is_empty(),
            Place::Text => {
                self.met.revised |= self.state.revised;
                let flow = self.flow();
                flow.line.extend(words.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')));
            }
        }
    }

    fn cell(&mut self) {
        if self.state.place == Place::Text {
            self.flow().cell();
        }
    }

    fn end_row(&mut self) {
        if self.state.place == Place::Text {
            self.flow().end_row();
            self.hand_on();
        }
    }

    fn end_line(&mut self) {
        if self.state.place != Place::Text {
            return;
        }
        // A deleted paragraph mark joins two paragraphs; a hidden one too.
        if self.state.deleted || self.state.hidden {
            return;
        }
        if self.state.in_table {
            self.flow().line.push('\n');
            return;
        }
        let heading = self.state.level.or_else(|| self.tables.heading(self.state.style));
        let hanging = self.state.hanging;
        let flow = self.flow();
        flow.end_row();
        if hanging {
            flow.take_sign();
        }
        flow.end_line(heading);
        self.hand_on();
    }

    /// Lines of the text itself go into the text, and the boxes that hang on them.
    fn hand_on(&mut self) {
        if self.flows.len() > 1 {
            return;
        }
        let lines = std::mem::take(&mut self.flow().done);
        let boxes = std::mem::take(&mut self.waiting);
        for line in lines.into_iter().chain(boxes) {
            self.write(line);
        }
    }

    pub(super) fn write(&mut self, line: Line) {
        let span = self.builder.paragraph(&line.words);
        self.met.rows += usize::from(line.what == Some(MarkKind::Row));
        if let Some(what) = line.what {
            self.builder.mark(span, what);
        }
    }
}
