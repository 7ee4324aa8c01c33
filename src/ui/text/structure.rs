//! What a text has beside its words, made ready for the page: labels in the gutter, turns, headings, rows,
//! notes. From the marks of the study; where it knows no turns, from labels that stand in the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::doc::Paragraph;
use super::turns::{self, PartKind};
use crate::study::{MarkKind, SourceMark, Span, clock};

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Words,
    /// 1 the highest.
    Heading(u8),
    /// Cells parted by tabs.
    Row,
    /// A footnote.
    Note,
}

/// A label that stands beside the words and is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub at: u32,
    pub kind: SignKind,
    pub text: String,
}

/// In the order in which labels of one place stand below each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignKind {
    /// The question that the words answer; stands above them.
    Field,
    Name,
    Time,
    Page,
    Note,
}

/// What one person says in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub span: Span,
    /// Its place among the speakers.
    pub speaker: u16,
}

/// All of it, sorted by place.
#[derive(Default)]
pub(super) struct Structure {
    pub signs: Vec<Sign>,
    pub turns: Vec<Turn>,
    /// In the order in which they first speak.
    pub speakers: Vec<String>,
    pub pages: Vec<(u32, String)>,
    /// Milliseconds from the start of the recording.
    pub times: Vec<(u32, u32)>,
}

impl Structure {
    /// `page` words the label of a page (`p. 2`).
    pub fn new(
        text: &str,
        paragraphs: &mut [Paragraph],
        marks: &[SourceMark],
        page: &dyn Fn(&str) -> String,
    ) -> Self {
        let mut new = Self::default();
        let mut known = BTreeMap::new();
        for mark in marks {
            let at = mark.span.start;
            match &mark.what {
                MarkKind::Page(label) => {
                    new.pages.push((at, label.clone()));
                    new.sign(at, SignKind::Page, page(label));
                }
                MarkKind::Time(moment) => {
                    new.times.push((at, *moment));
                    // Tenths are for finding a place, not for reading.
                    new.sign(at, SignKind::Time, clock(moment - moment % 1_000));
                }
                MarkKind::Turn(name) => {
                    let speaker = new.speaker(&mut known, name);
                    new.turns.push(Turn { span: mark.span, speaker });
                    new.sign(at, SignKind::Name, name.clone());
                }
                MarkKind::Field(question) => new.sign(at, SignKind::Field, question.clone()),
                MarkKind::Note(sign) => {
                    new.sign(at, SignKind::Note, sign.clone());
                    look(paragraphs, mark.span, Look::Note);
                }
                MarkKind::Heading(level) => look(paragraphs, mark.span, Look::Heading(*level)),
                MarkKind::Row => look(paragraphs, mark.span, Look::Row),
                MarkKind::Item => {}
            }
        }
        columns(text, paragraphs);
        if new.turns.is_empty() {
            turns::recognise(text, paragraphs);
            new.turns_in_text(text, paragraphs, &mut known);
        } else {
            new.who_asks(text, paragraphs);
        }
        new.who_speaks(text, paragraphs, marks);
        new.signs.sort_by_key(|sign| (sign.at, sign.kind));
        new.times.sort_unstable();
        new
    }

    fn sign(&mut self, at: u32, kind: SignKind, text: String) {
        if !text.trim().is_empty() {
            self.signs.push(Sign { at, kind, text });
        }
    }

    fn speaker(&mut self, known: &mut BTreeMap<String, u16>, name: &str) -> u16 {
        let next = self.speakers.len() as u16;
        *known.entry(name.to_owned()).or_insert_with(|| {
            self.speakers.push(name.to_owned());
            next
        })
    }

    /// Labels that stand in the text: a turn goes on until the next label.
    fn turns_in_text(&mut self, text: &str, paragraphs: &[Paragraph], known: &mut BTreeMap<String, u16>) {
        for paragraph in paragraphs {
            let parts = paragraph.head.iter().flat_map(|head| &head.parts);
            for part in parts {
                let words = &text[part.shown.start as usize..part.shown.end as usize];
                match part.kind {
                    PartKind::Name => {
                        let speaker = self.speaker(known, words.trim());
                        let start = paragraph.body_start();
                        if let Some(last) = self.turns.last_mut() {
                            last.span.end = paragraph.range.start;
                        }
                        let span = Span { start, end: text.len() as u32 };
                        self.turns.push(Turn { span, speaker });
                    }
                    PartKind::Time => {
                        self.times.extend(read_clock(words).map(|t| (paragraph.range.start, t)));
                    }
                }
            }
        }
    }

    /// A speaker most of whose turns end in a question mark is the one who asks.
    fn who_asks(&self, text: &str, paragraphs: &mut [Paragraph]) {
        let mut counts = vec![(0_usize, 0_usize); self.speakers.len()];
        for turn in &self.turns {
            let words = turn.span.slice(text).unwrap_or_default();
            let (turns, questions) = &mut counts[usize::from(turn.speaker)];
            *turns += 1;
            *questions += usize::from(turns::is_question(words));
        }
        for turn in &self.turns {
            let (all, questions) = counts[usize::from(turn.speaker)];
            if questions >= 2 && questions * 5 >= all * 3 {
                for paragraph in within(paragraphs, turn.span) {
                    paragraph.asks = true;
                }
            }
        }
    }

    fn who_speaks(&self, text: &str, paragraphs: &mut [Paragraph], marks: &[SourceMark]) {
        let last = self.turns.last().map(|turn| turn.span);
        for turn in &self.turns {
            let mut span = turn.span;
            if Some(span) == last {
                span.end = end_of_speech(text, span, marks);
            }
            for paragraph in within(paragraphs, span) {
                paragraph.speaker.get_or_insert(turn.speaker);
            }
        }
    }
}

/// No label ends the last turn: a list, a table or a head at the end of the text is no longer speech.
fn end_of_speech(text: &str, turn: Span, marks: &[SourceMark]) -> u32 {
    let mut end = turn.end;
    for mark in marks.iter().rev() {
        let inside = turn.start < mark.span.start && mark.span.start < end;
        let apart = matches!(mark.what, MarkKind::Item | MarkKind::Row | MarkKind::Heading(_));
        let rest = text.get(mark.span.end.min(end) as usize..end as usize).unwrap_or_default();
        if inside && apart && rest.trim().is_empty() {
            end = mark.span.start;
        }
    }
    end
}

fn look(paragraphs: &mut [Paragraph], span: Span, look: Look) {
    for paragraph in within(paragraphs, span) {
        paragraph.look = look;
    }
}

/// A column is at most so many letters wide: what is longer goes on below.
const WIDEST: usize = 28;

/// The widths of the columns of each table: rows that follow each other.
fn columns(text: &str, paragraphs: &mut [Paragraph]) {
    let rows = |one: &Paragraph, other: &Paragraph| one.look == Look::Row && other.look == Look::Row;
    for table in paragraphs.chunk_by_mut(rows) {
        if table.first().is_none_or(|first| first.look != Look::Row) {
            continue;
        }
        let mut widths: Vec<u8> = Vec::new();
        for row in table.iter() {
            let line = &text[row.bytes()];
            let cells = line.matches('\t').count();
            for (at, cell) in line.split('\t').take(cells).enumerate() {
                let wide = letters(cell);
                match widths.get_mut(at) {
                    Some(known) => *known = wide.max(*known),
                    None => widths.push(wide),
                }
            }
        }
        let widths: Arc<[u8]> = widths.into();
        for row in table {
            row.columns = widths.clone();
        }
    }
}

/// Letters of Chinese, Japanese and Korean are two wide.
fn letters(cell: &str) -> u8 {
    let wide = |c: char| 1 + usize::from(matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0xFFEF));
    let count: usize = cell.chars().take(WIDEST).map(wide).sum();
    count.clamp(2, WIDEST) as u8
}

/// The paragraphs that share a byte with a span.
fn within(paragraphs: &mut [Paragraph], span: Span) -> impl Iterator<Item = &mut Paragraph> {
    let from = paragraphs.partition_point(|p| p.range.end <= span.start);
    paragraphs[from..].iter_mut().take_while(move |p| p.range.start < span.end)
}

/// `12:11`, `1:02:11.5` as milliseconds.
pub fn read_clock(words: &str) -> Option<u32> {
    let words = words.trim().trim_matches(['[', ']', '(', ')']);
    let (whole, part) = words.split_once(['.', ',']).unwrap_or((words, ""));
    let mut seconds = 0_u32;
    let mut fields = 0;
    for field in whole.split(':') {
        let number: u32 = field.trim().parse().ok()?;
        seconds = seconds.checked_mul(60)?.checked_add(number)?;
        fields += 1;
    }
    if !(2..=3).contains(&fields) || part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let rest: u32 = format!("{part:0<3}").parse().ok()?;
    seconds.checked_mul(1_000)?.checked_add(rest)
}
