//! The walk through an RTF file. Groups lie on a stack of their own, so depth costs no more than room.

use std::collections::BTreeMap;

use super::flow::{Flow, Line, squeezed};
use super::lex::{Lexer, Sign};
use super::pages::Page;
use super::tables::{Tables, level_of};
use super::words::{self, Aside, Group, Place};
use crate::import::build::Builder;
use crate::import::receipt::counted;
use crate::study::{MarkKind, Span};

/// Groups deeper than this keep their words, and their looks are those of the last one.
const MAX_DEPTH: usize = 2_000;
/// The most footnotes and ranges of comments.
const MAX_NOTES: usize = 100_000;

#[derive(Clone, Copy)]
struct State {
    place: Place,
    /// Whether a flow of its own ends with this group.
    flow: bool,
    /// Where words of `\*\ud` go.
    outside: Place,
    /// How many signs after `\u` stand for the same letter.
    fallback: usize,
    font: Option<i32>,
    hidden: bool,
    deleted: bool,
    revised: bool,
    style: i32,
    level: Option<u8>,
    in_table: bool,
    attachment: bool,
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
    attachment: false,
};

/// What was met and is not in the text.
#[derive(Default)]
pub(super) struct Met {
    pictures: usize,
    running: bool,
    hidden: bool,
    deleted: bool,
    revised: bool,
    lost: usize,
    cut: bool,
    full: bool,
}

pub(super) struct Reader<'a> {
    signs: Lexer<'a>,
    pub builder: Builder,
    pub tables: Tables,
    state: State,
    stack: Vec<State>,
    too_deep: usize,
    /// The text itself first, what lies in it after.
    flows: Vec<Flow>,
    /// Boxes, until the paragraph that they hang on is done.
    waiting: Vec<Line>,
    notes: Vec<Vec<Line>>,
    starts: BTreeMap<String, usize>,
    ends: BTreeMap<String, usize>,
    comment_ref: String,
    comment_author: String,
    /// How bytes of a font are read, as it was looked up last.
    looked_up: Option<(Option<i32>, Page)>,
    /// Bytes that wait for the rest of their letter.
    bytes: Vec<u8>,
    page: Page,
    /// Whether bytes beyond ASCII are UTF-8, as some writers have them against the rules.
    utf8: bool,
    fallback: usize,
    /// The first half of a letter beyond U+FFFF.
    half: Option<u16>,
    star: bool,
    pub author: String,
    met: Met,
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
        self.met.cut = !self.met.full && !self.stack.is_empty();
        while !self.stack.is_empty() {
            self.close();
        }
        self.end_row();
        self.end_line();
        self.write_notes();
        self.say();
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
        if ended.flow && self.flows.len() > 1 {
            if let Some(flow) = self.flows.pop() {
                self.end_flow(flow);
            }
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

    fn open_flow(&mut self, aside: Aside) {
        // One flow a group, whatever is written there.
        if self.state.flow {
            return;
        }
        let shown = self.state.place == Place::Text && !self.state.hidden && !self.state.deleted;
        if aside == Aside::Footnote {
            if !shown || self.notes.len() >= MAX_NOTES {
                self.state.place = Place::Skip;
                return;
            }
            self.notes.push(Vec::new());
            let sign = format!("[{}]", self.notes.len());
            self.put(&sign);
        }
        let mut flow = Flow::of(aside);
        if aside == Aside::Footnote {
            flow.number = self.notes.len();
        }
        self.flows.push(flow);
        self.state = State { place: Place::Text, flow: true, in_table: false, level: None, style: 0, ..self.state };
    }

    fn end_flow(&mut self, mut flow: Flow) {
        let Some(what) = flow.what else { return };
        let number = flow.number;
        match what {
            Aside::Footnote => {
                flow.end_row();
                flow.end_line(None);
                if let Some(note) = number.checked_sub(1).and_then(|at| self.notes.get_mut(at)) {
                    *note = flow.done;
                }
            }
            Aside::Box => {
                flow.end_row();
                flow.end_line(None);
                match self.flows.last_mut() {
                    Some(outer) if outer.what.is_some() => outer.done.append(&mut flow.done),
                    _ => self.waiting.append(&mut flow.done),
                }
            }
            Aside::Bullet => {
                let bullet = squeezed(&flow.words());
                if self.state.place == Place::Text && !self.state.hidden && !self.state.deleted {
                    let outer = self.flow();
                    outer.item = true;
                    if !bullet.is_empty() {
                        outer.line.push_str(&bullet);
                        outer.line.push(' ');
                    }
                }
            }
            Aside::Running => self.met.running |= !flow.words().trim().is_empty(),
            Aside::Title => self.builder.title = squeezed(&flow.words()),
            Aside::Author => self.author = squeezed(&flow.words()),
            Aside::CommentAuthor => self.comment_author = squeezed(&flow.words()),
            Aside::CommentName => {
                let name = squeezed(&flow.words());
                if self.comment_author.is_empty() {
                    self.comment_author = name;
                }
            }
            Aside::CommentRef => self.comment_ref = squeezed(&flow.words()),
            Aside::CommentStart | Aside::CommentEnd => {
                let (key, here) = (squeezed(&flow.words()), self.here());
                let places = if what == Aside::CommentStart { &mut self.starts } else { &mut self.ends };
                if places.len() < MAX_NOTES {
                    places.insert(key, here);
                }
            }
            Aside::Comment => {
                let author = std::mem::take(&mut self.comment_author);
                let key = std::mem::take(&mut self.comment_ref);
                let end = self.ends.remove(&key).unwrap_or_else(|| self.here());
                let start = self.starts.remove(&key).unwrap_or(end).min(end);
                self.builder.comment(Span::new(start, end), &author, &flow.words());
            }
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Where the next word of the text itself will stand.
    fn here(&self) -> usize {
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
            "par" => self.end_line(),
            "sect" | "page" | "column" => self.end_line(),
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
            }
            "s" => self.state.style = value.unwrap_or(0),
            "outlinelevel" => self.state.level = level_of(value),
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
        let page = if raw && self.utf8 && byte >= 0x80 {
            Page::Known(encoding_rs::UTF_8)
        } else {
            self.font_page()
        };
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
    fn put(&mut self, words: &str) {
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
        let flow = self.flow();
        flow.end_row();
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

    fn write(&mut self, line: Line) {
        let span = self.builder.paragraph(&line.words);
        if let Some(what) = line.what {
            self.builder.mark(span, what);
        }
    }

    fn write_notes(&mut self) {
        for (at, lines) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if lines.is_empty() {
                continue;
            }
            let sign = (at + 1).to_string();
            let start = self.builder.here();
            self.builder.push(&format!("[{sign}] "));
            for (at, line) in lines.into_iter().enumerate() {
                if at == 0 {
                    self.builder.push(line.words.trim_start());
                    self.builder.end_line();
                } else {
                    self.write(line);
                }
            }
            self.builder.mark_from(start, MarkKind::Note(sign));
        }
    }

    /// The sentences of the receipt.
    fn say(&mut self) {
        let met = std::mem::take(&mut self.met);
        let builder = &mut self.builder;
        if !self.author.is_empty() {
            builder.kept.push(format!("The file names its author: {}.", self.author));
        }
        if met.revised || met.deleted {
            builder.changed.push(
                "Tracked changes stand as accepted: what was inserted is in the text, what was deleted is not.".to_owned(),
            );
        }
        if met.lost > 0 {
            builder.changed.push(format!(
                "{} could not be read; � stands in their place.",
                counted(met.lost, "character", "characters")
            ));
        }
        if met.cut {
            builder.changed.push("The file breaks off before its end; what there is of it was read.".to_owned());
        }
        if met.full {
            builder.left_out.push("The text is longer than a source can be; what comes after was left out.".to_owned());
        }
        if met.running {
            builder.left_out.push("The running heads and feet of the pages were left out.".to_owned());
        }
        if met.hidden {
            builder.left_out.push("Words that are hidden in the file were left out.".to_owned());
        }
        if met.pictures > 0 {
            builder.left_out.push(format!("{} left out.", counted(met.pictures, "picture was", "pictures were")));
        }
    }
}
