//! A page that a figure is put together on: title, legend, the drawing, and below it what must be said.

use crate::figure::letters::{cut, width, wrap};
use crate::figure::palette::{CASE_MARKS, CaseShape, Rgb};
use crate::figure::scene::{
    Anchor, Area, Fill, Item, Mark, Opens, Pattern, Scene, Shape, Step, Stroke, Table, Text, Weight,
};
use crate::figure::style::Style;
use crate::study::Polarity;

/// How a figure is to look, and how wide it is in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    pub style: Style,
    pub width: f32,
}

impl Look {
    pub fn of(style: Style) -> Self {
        Self { style, width: style.width() }
    }
}

/// What a sign of the legend looks like.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    Fill(Fill),
    Case(usize),
    Line(Rgb, bool),
    Source(usize),
}

pub struct Page {
    pub scene: Scene,
    pub style: Style,
    /// Where the next thing stands, from the top.
    pub y: f32,
    scale: f32,
}

/// Least and most width of a page: below it no label can be read, above it no file can be opened.
const LEAST: f32 = 320.0;
const MOST: f32 = 4000.0;

impl Page {
    pub fn new(look: Look, title: &str) -> Self {
        let mut page = Self {
            scene: Scene {
                width: look.width.clamp(LEAST * look.style.scale(), MOST),
                ground: look.style.paper(),
                title: title.to_owned(),
                ..Scene::default()
            },
            style: look.style,
            y: 0.0,
            scale: look.style.scale(),
        };
        page.y = page.margin();
        let size = page.big();
        page.block(title, size, Weight::Semibold, page.style.ink(), 1.3, 3);
        page.y += page.pt(6.0);
        page
    }

    /// Points of the screen in this style.
    pub fn pt(&self, points: f32) -> f32 {
        points * self.scale
    }

    pub fn margin(&self) -> f32 {
        self.pt(16.0)
    }

    pub fn left(&self) -> f32 {
        self.margin()
    }

    pub fn right(&self) -> f32 {
        self.scene.width - self.margin()
    }

    pub fn room(&self) -> f32 {
        self.right() - self.left()
    }

    pub fn big(&self) -> f32 {
        self.pt(13.0)
    }

    pub fn body(&self) -> f32 {
        self.pt(11.0)
    }

    pub fn small(&self) -> f32 {
        self.pt(9.5)
    }

    /// From the middle of a line of type to its baseline.
    pub fn drop(size: f32) -> f32 {
        size * 0.36
    }

    pub fn push(&mut self, shape: Shape, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.scene.items.push(Item { shape, fill, stroke, clip: None });
    }

    pub fn rect(&mut self, area: Area, fill: Fill, stroke: Option<Stroke>) {
        self.push(Shape::Rect(area), Some(fill), stroke);
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.push(Shape::Line { from, to }, None, Some(stroke));
    }

    pub fn circle(&mut self, (x, y): (f32, f32), r: f32, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.push(Shape::Circle { x, y, r }, fill, stroke);
    }

    pub fn path(&mut self, steps: Vec<Step>, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.push(Shape::Path(steps), fill, stroke);
    }

    /// Words that are known to fit.
    pub fn text(&mut self, at: (f32, f32), words: &str, size: f32, anchor: Anchor, colour: Rgb) {
        self.weighted(at, words, size, Weight::Regular, anchor, colour);
    }

    pub fn weighted(
        &mut self,
        at: (f32, f32),
        words: &str,
        size: f32,
        weight: Weight,
        anchor: Anchor,
        colour: Rgb,
    ) {
        if words.is_empty() {
            return;
        }
        let text = Text { at, words: words.to_owned(), size, weight, anchor, turn: 0.0, colour, whole: None };
        self.push(Shape::Text(text), None, None);
    }

    /// A name in as much room as there is, cut with … if it must be.
    pub fn name(
        &mut self,
        at: (f32, f32),
        words: &str,
        size: f32,
        weight: Weight,
        anchor: Anchor,
        colour: Rgb,
        room: f32,
        turn: f32,
    ) -> f32 {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = cut(&words, size, weight, room);
        if short.is_empty() {
            return 0.0;
        }
        let wide = width(&short, size, weight);
        let whole = (short != words).then_some(words);
        let text = Text { at, words: short, size, weight, anchor, turn, colour, whole };
        self.push(Shape::Text(text), None, None);
        wide
    }

    /// As [`Page::name`], with a number behind it that is never cut.
    pub fn counted(
        &mut self,
        at: (f32, f32),
        words: &str,
        count: u64,
        size: f32,
        weight: Weight,
        anchor: Anchor,
        colour: Rgb,
        room: f32,
    ) {
        let number = format!(" {}", crate::words::number(count as i64));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = cut(&words, size, weight, (room - width(&number, size, weight)).max(0.0));
        let whole = (short != words).then_some(words);
        let words = format!("{short}{number}").trim().to_owned();
        let text = Text { at, words, size, weight, anchor, turn: 0.0, colour, whole };
        self.push(Shape::Text(text), None, None);
    }

    /// Lines of words over the whole width, from `y` downwards.
    pub fn block(&mut self, words: &str, size: f32, weight: Weight, colour: Rgb, leading: f32, most: usize) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = wrap(&words, size, weight, self.room(), most);
        let cut = lines.len() == most && lines.last().is_some_and(|line| line.ends_with('…'));
        for line in lines {
            let text = Text {
                at: (self.left(), self.y + size * 0.95),
                words: line,
                size,
                weight,
                anchor: Anchor::Start,
                turn: 0.0,
                colour,
                whole: cut.then(|| words.clone()),
            };
            self.push(Shape::Text(text), None, None);
            self.y += size * leading;
        }
    }

    pub fn mark(&mut self, name: String, area: Area, opens: Opens) {
        self.scene.marks.push(Mark { name, area, opens });
    }

    /// What is behind a number of the table that the figure will have.
    pub fn behind(&mut self, row: usize, column: usize, opens: Opens) {
        self.scene.behind.insert((row, column), opens);
    }

    /// Signs with words, in as many lines as they take.
    pub fn legend(&mut self, entries: &[(Sign, String)]) {
        if entries.is_empty() {
            return;
        }
        let (size, height) = (self.small(), self.pt(15.0));
        let (sign, gap) = (self.pt(14.0), self.pt(16.0));
        let mut x = self.left();
        for (kind, words) in entries {
            let most = (self.room() - sign).min(self.pt(230.0));
            let wide = width(&cut(words, size, Weight::Regular, most), size, Weight::Regular);
            if x > self.left() && x + sign + wide > self.right() {
                x = self.left();
                self.y += height;
            }
            let middle = self.y + height / 2.0;
            self.sign(*kind, (x + self.pt(5.0), middle));
            let at = (x + sign, middle + Self::drop(size));
            let ink = self.style.ink2();
            self.name(at, words, size, Weight::Regular, Anchor::Start, ink, most, 0.0);
            self.scene.legend.push(words.clone());
            x += sign + wide + gap;
        }
        self.y += height + self.pt(6.0);
    }

    pub fn sign(&mut self, sign: Sign, (x, y): (f32, f32)) {
        let r = self.pt(4.5);
        match sign {
            Sign::Fill(fill) => {
                let edge = self.style.edge();
                self.rect(Area::new(x - r, y - r, 2.0 * r, 2.0 * r), fill, edge);
            }
            Sign::Case(place) => self.case((x, y), r, place),
            Sign::Line(colour, dashed) => {
                let stroke = Stroke { colour, width: self.pt(1.5), dashed };
                self.line((x - r, y), (x + r, y), stroke);
            }
            Sign::Source(kind) => self.source((x, y), self.pt(3.5), kind),
        }
    }

    /// The mark of a case: shape and hue by its place in the study.
    pub fn case(&mut self, at: (f32, f32), r: f32, place: usize) {
        let colour = self.style.case((place + place / CASE_MARKS) % CASE_MARKS);
        self.shape(at, r, CaseShape::of(place), colour);
    }

    /// The mark of a kind of source: its shape.
    pub fn source(&mut self, at: (f32, f32), r: f32, kind: usize) {
        let colour = self.style.ink2();
        self.shape(at, r, CaseShape::of(kind), colour);
    }

    fn shape(&mut self, (x, y): (f32, f32), r: f32, shape: CaseShape, colour: Rgb) {
        let fill = Fill { colour, pattern: None };
        match shape {
            CaseShape::Circle => self.circle((x, y), r, Some(fill), None),
            CaseShape::Ring => {
                let stroke = Stroke { colour, width: r * 0.4, dashed: false };
                let paper = Fill { colour: self.style.paper(), pattern: None };
                self.circle((x, y), r * 0.8, Some(paper), Some(stroke));
            }
            _ => {
                let mut steps: Vec<Step> = Vec::new();
                for (dx, dy) in shape.corners() {
                    let at = (x + dx * r, y + dy * r);
                    steps.push(if steps.is_empty() {
                        Step::Move(at.0, at.1)
                    } else {
                        Step::Line(at.0, at.1)
                    });
                }
                steps.push(Step::Close);
                self.path(steps, Some(fill), None);
            }
        }
    }

    /// The three directions, as a legend has them.
    pub fn directions(&mut self, labels: &[String; 3]) {
        let entries: Vec<(Sign, String)> = [Polarity::Constraining, Polarity::Mixed, Polarity::Enabling]
            .into_iter()
            .map(|polarity| {
                let words = format!("{} {}", polarity.sign(), labels[polarity as usize]);
                (Sign::Fill(self.style.polarity(Some(polarity))), words)
            })
            .collect();
        self.legend(&entries);
    }

    /// Sets the note and the caption below, and closes the page.
    pub fn finish(mut self, about: Said, table: Table) -> Scene {
        self.y += self.pt(10.0);
        let (small, body) = (self.small(), self.body());
        let (ink2, ink3) = (self.style.ink2(), self.style.ink3());
        if !about.note.is_empty() {
            self.block(&about.note, body, Weight::Italic, ink2, 1.4, 6);
            self.y += self.pt(3.0);
        }
        for paragraph in &about.caption {
            self.block(paragraph, small, Weight::Regular, ink3, 1.45, 12);
        }
        self.scene.height = (self.y + self.margin() * 0.75).ceil();
        self.scene.caption = about.note.is_empty().then(Vec::new).unwrap_or_else(|| vec![about.note.clone()]);
        self.scene.caption.extend(about.caption);
        self.scene.description = about.description;
        self.scene.table = table;
        self.scene
    }
}

/// What stands below a figure.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Said {
    /// That it says little, and why; empty where it says enough.
    pub note: String,
    pub caption: Vec<String>,
    pub description: String,
}

/// A pattern by its place in a list, and none for the first.
pub fn pattern(place: usize) -> Option<Pattern> {
    place.checked_sub(1).map(|at| Pattern::ALL[at % Pattern::ALL.len()])
}

pub fn plain(colour: Rgb) -> Fill {
    Fill { colour, pattern: None }
}

pub fn stroke(colour: Rgb, width: f32) -> Stroke {
    Stroke { colour, width, dashed: false }
}
