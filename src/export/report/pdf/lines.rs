//! Words set in lines: broken where a script may be broken, in the bundled faces.

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::export::report::doc::Span;
use crate::figure::letters::{width, wrap};
use crate::figure::scene::Weight;

static BREAKS: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));

/// How a stretch of words looks and where it leads.
#[derive(Clone, PartialEq, Debug)]
pub struct Look {
    pub weight: Weight,
    pub size: f32,
    /// Points above the line.
    pub rise: f32,
    /// An anchor.
    pub link: Option<String>,
    /// An anchor that is here.
    pub here: Option<String>,
}

impl Look {
    pub fn plain(size: f32, weight: Weight) -> Self {
        Self { weight, size, rise: 0.0, link: None, here: None }
    }
}

/// A stretch of a line.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    pub x: f32,
    pub words: String,
    pub look: Look,
}

impl Run {
    pub fn width(&self) -> f32 {
        width(&self.words, self.look.size, self.look.weight)
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Line {
    pub runs: Vec<Run>,
}

/// Spans as stretches with their looks.
pub fn looks(spans: &[Span], size: f32, weight: Weight) -> Vec<(String, Look)> {
    let plain = Look::plain(size, weight);
    let of = |span: &Span| match span {
        Span::Words(words) => (words.clone(), plain.clone()),
        Span::Strong(words) => (words.clone(), Look { weight: Weight::Semibold, ..plain.clone() }),
        Span::Italic(words) => (words.clone(), Look { weight: Weight::Italic, ..plain.clone() }),
        Span::Link { to, words } => (words.clone(), Look { link: Some(to.clone()), ..plain.clone() }),
        Span::Note(at) => {
            let number = at + 1;
            let look = Look {
                size: size * 0.7,
                rise: size * 0.32,
                link: Some(format!("note-{number}")),
                here: Some(format!("noted-{number}")),
                ..plain.clone()
            };
            (number.to_string(), look)
        }
    };
    spans.iter().map(of).collect()
}

pub fn set_spans(spans: &[Span], size: f32, weight: Weight, room: f32) -> Vec<Line> {
    set(&looks(spans, size, weight), room)
}

pub fn set_words(words: &str, size: f32, weight: Weight, room: f32) -> Vec<Line> {
    set(&[(words.to_owned(), Look::plain(size, weight))], room)
}

/// Lines no wider than the room. At least one.
pub fn set(stretches: &[(String, Look)], room: f32) -> Vec<Line> {
    let mut filling = Filling { lines: vec![Line::default()], x: 0.0, room, begun: false };
    for paragraph in split(stretches) {
        if filling.begun {
            filling.next();
        }
        filling.begun = true;
        filling.paragraph(&paragraph);
    }
    for line in &mut filling.lines {
        tidy(line);
    }
    filling.lines
}

/// What a line break parts.
fn split(stretches: &[(String, Look)]) -> Vec<Vec<(String, Look)>> {
    let mut out: Vec<Vec<(String, Look)>> = vec![Vec::new()];
    for (words, look) in stretches {
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                out.push(Vec::new());
            }
            let clean: String = line
                .chars()
                .filter(|sign| !matches!(sign, '\r'))
                .map(|sign| if sign.is_control() { ' ' } else { sign })
                .collect();
            if let Some(last) = out.last_mut() {
                last.push((clean, look.clone()));
            }
        }
    }
    out
}

struct Filling {
    lines: Vec<Line>,
    x: f32,
    room: f32,
    begun: bool,
}

impl Filling {
    fn next(&mut self) {
        self.lines.push(Line::default());
        self.x = 0.0;
    }

    fn paragraph(&mut self, stretches: &[(String, Look)]) {
        let whole: String = stretches.iter().map(|(words, _)| words.as_str()).collect();
        let mut breaks: Vec<usize> = BREAKS.segment_str(&whole).filter(|at| *at > 0).collect();
        breaks.push(whole.len());
        let mut from = 0;
        for to in breaks {
            if to > from {
                self.unit(&cut(stretches, from, to));
                from = to;
            }
        }
    }

    /// Words between two places where a line may be broken.
    fn unit(&mut self, pieces: &[(String, Look)]) {
        let wide = |pieces: &[(String, Look)]| -> f32 {
            let last = pieces.len().saturating_sub(1);
            pieces
                .iter()
                .enumerate()
                .map(|(at, (words, look))| {
                    // Blanks at the end may stand over the edge.
                    let words = if at == last { words.trim_end() } else { words };
                    width(words, look.size, look.weight)
                })
                .sum()
        };
        let own = wide(pieces);
        if self.x > 0.0 && self.x + own > self.room {
            self.next();
        }
        for (words, look) in pieces {
            if own > self.room && width(words.trim_end(), look.size, look.weight) + self.x > self.room {
                self.broken(words, look);
            } else {
                self.put(words.clone(), look.clone());
            }
        }
    }

    /// A word that is wider than a line.
    fn broken(&mut self, words: &str, look: &Look) {
        let end = if words.ends_with(' ') { " " } else { "" };
        for part in wrap(words.trim_end(), look.size, look.weight, self.room, usize::MAX) {
            let wide = width(&part, look.size, look.weight);
            if self.x > 0.0 && self.x + wide > self.room {
                self.next();
            }
            self.put(part, look.clone());
        }
        if !end.is_empty() {
            self.put(end.to_owned(), look.clone());
        }
    }

    fn put(&mut self, words: String, look: Look) {
        let wide = width(&words, look.size, look.weight);
        let x = self.x;
        self.x += wide;
        let Some(line) = self.lines.last_mut() else { return };
        match line.runs.last_mut() {
            Some(last) if last.look == look && look.here.is_none() => last.words.push_str(&words),
            _ => line.runs.push(Run { x, words, look }),
        }
    }
}

/// No blanks at the end of a line.
fn tidy(line: &mut Line) {
    while let Some(last) = line.runs.last_mut() {
        let kept = last.words.trim_end().len();
        last.words.truncate(kept);
        if last.words.is_empty() {
            line.runs.pop();
        } else {
            break;
        }
    }
}

fn cut(stretches: &[(String, Look)], from: usize, to: usize) -> Vec<(String, Look)> {
    let mut out = Vec::new();
    let mut at = 0;
    for (words, look) in stretches {
        let (begin, end) = (at.max(from), (at + words.len()).min(to));
        if begin < end {
            let part = words.get(begin - at..end - at).unwrap_or_default();
            out.push((part.to_owned(), look.clone()));
        }
        at += words.len();
    }
    out
}

/// The width of the longest word, and of the longest line if nothing is broken.
pub fn extent(words: &str, size: f32, weight: Weight) -> [f32; 2] {
    let mut out = [0.0_f32; 2];
    for line in words.lines() {
        out[1] = out[1].max(width(line, size, weight));
        let mut from = 0;
        for to in BREAKS.segment_str(line).filter(|at| *at > 0) {
            let word = line.get(from..to).unwrap_or_default().trim_end();
            out[0] = out[0].max(width(word, size, weight));
            from = to;
        }
    }
    out
}
