//! A text cut into paragraphs, once.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::structure::{Look, Sign, Structure, Turn};
use super::turns::Head;
use crate::study::{SourceMark, Span, border_before};

/// A longer line is shown in pieces of about this many bytes, so that no layout takes long.
const PIECE: usize = 6_000;

/// A text ready to be shown. The bytes are never changed; all places are byte offsets into them.
pub struct TextDoc {
    text: Arc<str>,
    paragraphs: Vec<Paragraph>,
    structure: Structure,
    bytes_per_char: f32,
    id: u64,
}

/// A line of the text, without its line break, or a piece of a very long one.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub range: Range<u32>,
    /// Counted from 1 over the lines that are not blank. A blank line has the number before it.
    pub number: u32,
    /// Counted from 1 over all lines.
    pub line: u32,
    pub blank: bool,
    /// Goes on from the paragraph before without a line feed between.
    pub continued: bool,
    /// Who speaks, and when, where the line says so. Shown in the gutter.
    pub head: Option<Box<Head>>,
    /// The turn of the one who asks the questions.
    pub asks: bool,
    pub look: Look,
    /// Of a row: how many letters each column of its table but the last is wide.
    pub columns: Arc<[u8]>,
    /// Who speaks, by the place among the speakers of the text.
    pub speaker: Option<u16>,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

impl Paragraph {
    pub fn bytes(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }

    /// Where the words begin, after the label of a speaker.
    pub fn body_start(&self) -> u32 {
        self.head.as_ref().map_or(self.range.start, |head| head.end)
    }

    pub fn len(&self) -> usize {
        self.bytes().len()
    }

    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }
}

impl TextDoc {
    pub fn new(text: Arc<str>) -> Self {
        Self::with_marks(text, &[], &str::to_owned)
    }

    /// With what the study knows of it; `page` words the label of a page (`p. 2`).
    pub fn with_marks(text: Arc<str>, marks: &[SourceMark], page: &dyn Fn(&str) -> String) -> Self {
        let mut paragraphs = cut(&text);
        let structure = Structure::new(&text, &mut paragraphs, marks, page);
        let chars = text.chars().count().max(1);
        Self {
            bytes_per_char: text.len().max(1) as f32 / chars as f32,
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            paragraphs,
            structure,
            text,
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The index of the paragraph that holds an offset. At a border between two it is the second.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs.partition_point(|p| p.range.start as usize <= offset).saturating_sub(1)
    }

    /// The index of the paragraph with a number, or of the nearest.
    pub fn paragraph_numbered(&self, number: u32) -> usize {
        self.paragraphs.partition_point(|p| p.number < number).min(self.paragraphs.len().saturating_sub(1))
    }

    /// The index of the paragraph that begins a line, or of the last.
    pub fn line_numbered(&self, line: u32) -> usize {
        self.paragraphs.partition_point(|p| p.line < line).min(self.paragraphs.len().saturating_sub(1))
    }

    /// The words of a paragraph, with the label of its speaker.
    pub fn words_of(&self, index: usize) -> &str {
        self.paragraphs.get(index).map_or("", |p| &self.text[p.bytes()])
    }

    /// Labels that stand beside a paragraph.
    pub fn signs_in(&self, index: usize) -> &[Sign] {
        let signs = &self.structure.signs;
        let start = self.paragraphs.get(index).map_or(0, |p| p.range.start);
        let end = self.paragraphs.get(index + 1).map_or(u32::MAX, |p| p.range.start);
        &signs[signs.partition_point(|sign| sign.at < start)..signs.partition_point(|sign| sign.at < end)]
    }

    /// Who speaks in this text, in the order in which they first do.
    pub fn speakers(&self) -> &[String] {
        &self.structure.speakers
    }

    /// Who says what, in the order of the text.
    pub fn turns(&self) -> &[Turn] {
        &self.structure.turns
    }

    /// Where pages begin, with their labels.
    pub fn pages(&self) -> &[(u32, String)] {
        &self.structure.pages
    }

    /// Where moments of the recording begin, in milliseconds.
    pub fn times(&self) -> &[(u32, u32)] {
        &self.structure.times
    }

    /// The first piece of the line that a piece belongs to: decides the direction of the whole.
    pub(super) fn first_piece_of(&self, index: usize) -> usize {
        let mut first = index.min(self.paragraphs.len().saturating_sub(1));
        while first > 0 && self.paragraphs[first].continued {
            first -= 1;
        }
        first
    }

    pub fn bytes_per_char(&self) -> f32 {
        self.bytes_per_char
    }

    /// Tells this document from every other in the running program.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The nearest grapheme border at or before an offset, and no further than the end.
    pub fn border(&self, offset: usize) -> usize {
        border_before(&self.text, offset)
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(start.min(self.text.len()), end.min(self.text.len()))
    }
}

/// Line feeds part paragraphs; the other characters that force a new line part pieces of one, as
/// numbers of paragraphs count line feeds only.
fn cut(text: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let none: Arc<[u8]> = Arc::from([]);
    let mut number = 0;
    let mut at = 0;
    for (lines, line) in (1_u32..).zip(text.split('\n')) {
        let blank = line.trim().is_empty();
        number += u32::from(!blank);
        let mut continued = false;
        let mut rest = line.strip_suffix('\r').unwrap_or(line);
        let mut start = at;
        loop {
            let (piece, skip) = first_piece(rest);
            out.push(Paragraph {
                range: start as u32..(start + piece) as u32,
                number,
                line: lines,
                blank,
                continued,
                head: None,
                asks: false,
                look: Look::Words,
                columns: none.clone(),
                speaker: None,
            });
            if skip == 0 && piece == rest.len() {
                break;
            }
            start += piece + skip;
            rest = &rest[piece + skip..];
            continued = true;
        }
        at += line.len() + 1;
    }
    out
}

/// Length of the first piece of a line, and of the break after it.
fn first_piece(line: &str) -> (usize, usize) {
    // By bytes first: nearly no line has one, and a text is cut anew whenever a letter of it is corrected.
    let any = line.bytes().any(|byte| matches!(byte, 0xb..=0xd | 0xc2 | 0xe2));
    let hard = if any { line.find(['\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}']) } else { None };
    if let Some(at) = hard
        && at <= PIECE
    {
        return (at, line[at..].chars().next().map_or(0, char::len_utf8));
    }
    if line.len() <= PIECE * 3 / 2 {
        return (line.len(), 0);
    }
    let window = &line[..border_before(line, PIECE)];
    let sentence = window.match_indices(['.', '?', '!', '។', '。', '؟', '।']).rev().find_map(|(at, sign)| {
        let after = at + sign.len();
        let spaces = window[after..].len() - window[after..].trim_start().len();
        (spaces > 0 || !sign.is_ascii()).then_some(after + spaces)
    });
    let space = || window.rfind(char::is_whitespace).map(|at| at + 1);
    let end = sentence.filter(|at| *at > PIECE / 4).or_else(space).unwrap_or(window.len());
    match border_before(line, border_char(line, end)) {
        0 => (window.len(), 0),
        end => (end, 0),
    }
}

fn border_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
