//! Blocks put on pages, from top to bottom.

use std::collections::BTreeMap;

use super::lines::{Line, Look, Run, looks, set, set_spans, set_words};
use super::table;
use crate::export::report::doc::{Block, Figure, Quote, Span};
use crate::figure::Style;
use crate::figure::scene::{Anchor, Area, Item, Scene, Shape, Stroke, Text, Weight};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.0, 842.0);
pub const LEFT: f32 = 64.0;
pub const TOP: f32 = 62.0;
pub const BOTTOM: f32 = 774.0;
/// Width of the text.
pub const ROOM: f32 = PAGE.0 - 2.0 * LEFT;
/// Baselines apart, in sizes of the type.
pub const LEADING: f32 = 1.42;
pub const BODY: f32 = 10.0;
pub const SMALL: f32 = 8.6;

/// One page before it is drawn.
#[derive(Default)]
pub struct Page<'a> {
    pub items: Vec<Item>,
    pub figures: Vec<Placed<'a>>,
    /// Where one can click, and to which anchor.
    pub links: Vec<(Area, String)>,
}

/// A figure on a page, smaller where it has to be.
pub struct Placed<'a> {
    pub scene: &'a Scene,
    pub at: (f32, f32),
    pub scale: f32,
}

/// A heading for the outline.
pub struct Entry {
    pub level: u8,
    pub words: String,
    pub anchor: String,
}

pub struct Flow<'a> {
    pub pages: Vec<Page<'a>>,
    /// Page, from nought, and height of each anchor.
    pub anchors: BTreeMap<String, (usize, f32)>,
    pub outline: Vec<Entry>,
    pub y: f32,
}

impl<'a> Flow<'a> {
    pub fn new() -> Self {
        Self { pages: vec![Page::default()], anchors: BTreeMap::new(), outline: Vec::new(), y: TOP }
    }

    pub fn page(&mut self) -> &mut Page<'a> {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    pub fn break_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    pub fn room_below(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Begins a page where so much room is not left; never two in a row.
    pub fn need(&mut self, height: f32) {
        if self.room_below() < height && self.y > TOP {
            self.break_page();
        }
    }

    pub fn gap(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    pub fn anchor(&mut self, name: &str) {
        if !name.is_empty() {
            let place = (self.pages.len() - 1, self.y);
            self.anchors.entry(name.to_owned()).or_insert(place);
        }
    }

    /// One line at the place that was come to; `line` is its height.
    fn line(&mut self, left: f32, one: &Line, line: f32, size: f32) {
        let base = self.y + f32::midpoint(line, size * 0.7);
        let here = self.pages.len() - 1;
        let y = self.y;
        for run in &one.runs {
            self.run(left, run, base, line);
            if let Some(name) = &run.look.here {
                self.anchors.entry(name.clone()).or_insert((here, y));
            }
        }
        self.y += line;
    }

    pub fn run(&mut self, left: f32, run: &Run, base: f32, line: f32) {
        let at = (left + run.x, base - run.look.rise);
        let wide = run.width();
        let page = self.page();
        page.items.push(text(at, &run.words, &run.look, Anchor::Start));
        if let Some(link) = &run.look.link {
            page.links.push((Area::new(at.0, base - line * 0.75, wide, line), link.clone()));
            if run.look.rise == 0.0 {
                page.items.push(rule((at.0, base + 1.6), (at.0 + wide, base + 1.6), 0.4));
            }
        }
    }

    /// Lines one below the other over as many pages as it takes; two of them stay together at either end.
    pub fn lines(&mut self, left: f32, lines: &[Line], size: f32, bar: bool) {
        let high = size * LEADING;
        for (at, one) in lines.iter().enumerate() {
            let rest = lines.len() - at;
            let together = if at == 0 && rest > 1 || rest == 2 { 2.0 } else { 1.0 };
            self.need(high * together);
            if bar {
                let x = left - 9.0;
                let (from, to) = ((x, self.y), (x, self.y + high));
                self.page().items.push(rule(from, to, 1.2));
            }
            self.line(left, one, high, size);
        }
    }

    pub fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, words, anchor } => self.heading(*level, words, anchor),
            Block::Paragraph { anchor, spans } => {
                self.gap(if anchor.is_empty() { 1.0 } else { 7.0 });
                self.need(BODY * LEADING * 2.0);
                self.anchor(anchor);
                self.lines(LEFT, &set_spans(spans, BODY, Weight::Regular, ROOM), BODY, false);
                self.y += 3.0;
            }
            Block::Small(spans) => {
                self.lines(LEFT, &set_spans(spans, SMALL, Weight::Regular, ROOM), SMALL, false);
                self.y += 3.0;
            }
            Block::List(items) => items.iter().for_each(|spans| self.item("•", spans, BODY, "")),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(one) => table::put(self, one),
            Block::Figure(one) => self.figure(one),
        }
    }

    /// An item of a list with its sign before it.
    pub fn item(&mut self, sign: &str, spans: &[Span], size: f32, anchor: &str) {
        let inset = 10.0 + 5.0 * sign.chars().count() as f32;
        self.need(size * LEADING * 2.0);
        self.anchor(anchor);
        let base = self.y + f32::midpoint(size * LEADING, size * 0.7);
        let mut look = Look::plain(size, Weight::Regular);
        // A number of a note leads back to where the note is called.
        look.link = anchor.strip_prefix("note-").map(|number| format!("noted-{number}"));
        let run = Run { x: 0.0, words: sign.to_owned(), look };
        self.run(LEFT + 4.0, &run, base, size * LEADING);
        self.lines(LEFT + inset, &set_spans(spans, size, Weight::Regular, ROOM - inset), size, false);
        self.y += 2.0;
    }

    pub fn heading(&mut self, level: u8, words: &str, anchor: &str) {
        let (size, before, after) = match level {
            1 => (17.0, 26.0, 8.0),
            2 => (13.0, 18.0, 5.0),
            _ => (11.0, 13.0, 3.0),
        };
        let lines = set_words(words, size, Weight::Semibold, ROOM);
        self.gap(before);
        // A heading does not stand alone at the foot of a page.
        self.need(size * LEADING * lines.len() as f32 + after + BODY * LEADING * 3.0);
        self.anchor(anchor);
        self.outline.push(Entry { level, words: words.to_owned(), anchor: anchor.to_owned() });
        if level == 1 {
            let y = self.y;
            self.page().items.push(rule((LEFT, y), (LEFT + ROOM, y), 0.8));
            self.y += 4.0;
        }
        self.lines(LEFT, &lines, size, false);
        self.y += after;
    }

    fn quote(&mut self, quote: &Quote) {
        let inset = 18.0;
        let alone = quote.before.is_empty() && quote.after.is_empty();
        let spans = if alone {
            vec![Span::Words(format!("“{}”", quote.words))]
        } else {
            let part = |words: &String| Span::Words(words.clone());
            vec![part(&quote.before), Span::Strong(quote.words.clone()), part(&quote.after)]
        };
        self.gap(1.0);
        let size = BODY - 0.4;
        let lines = set(&looks(&spans, size, Weight::Regular), ROOM - inset);
        self.lines(LEFT + inset, &lines, size, true);
        if !quote.from.is_empty() {
            let mut from = vec![Span::Words("— ".to_owned())];
            from.extend(quote.from.iter().cloned());
            self.lines(LEFT + inset, &set_spans(&from, SMALL, Weight::Regular, ROOM - inset), SMALL, true);
        }
        self.y += 4.0;
    }

    fn figure(&mut self, one: &'a Figure) {
        let scene = &one.print;
        let caption = set_words(&one.caption(), SMALL, Weight::Medium, ROOM);
        let words = caption.len() as f32 * SMALL * LEADING + 6.0;
        let most = BOTTOM - TOP - words - 12.0;
        let scale = (ROOM / scene.width.max(1.0)).min(most / scene.height.max(1.0)).min(1.0);
        let high = scene.height * scale;
        self.gap(8.0);
        self.need(high + words);
        let at = (LEFT, self.y);
        self.page().figures.push(Placed { scene, at, scale });
        self.y += high + 4.0;
        self.lines(LEFT, &caption, SMALL, false);
        self.y += 10.0;
    }
}

pub fn text(at: (f32, f32), words: &str, look: &Look, anchor: Anchor) -> Item {
    let shape = Shape::Text(Text {
        at,
        words: words.to_owned(),
        size: look.size,
        weight: look.weight,
        anchor,
        turn: 0.0,
        colour: Style::Print.ink(),
        whole: None,
    });
    Item { shape, fill: None, stroke: None, clip: None }
}

pub fn rule(from: (f32, f32), to: (f32, f32), width: f32) -> Item {
    let stroke = Stroke { colour: Style::Print.ink(), width, dashed: false };
    Item { shape: Shape::Line { from, to }, fill: None, stroke: Some(stroke), clip: None }
}
