//! A document that belongs to no format: every format of a report is written from it, so that all of them
//! say the same.

use std::collections::BTreeSet;

use crate::export::sheet::Sheet;
use crate::figure::Scene;

/// Words in a paragraph, one stretch after the other.
pub type Spans = Vec<Span>;

#[derive(Clone, PartialEq, Debug)]
pub enum Span {
    Words(String),
    Strong(String),
    Italic(String),
    /// To an anchor of the same document.
    Link {
        to: String,
        words: String,
    },
    /// A footnote, by its place in [`Doc::notes`].
    Note(usize),
}

impl Span {
    /// What is read of it; nothing of a footnote.
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Strong(words) | Self::Italic(words) | Self::Link { words, .. } => {
                words
            }
            Self::Note(_) => "",
        }
    }
}

pub fn words(words: impl Into<String>) -> Span {
    Span::Words(words.into())
}

pub fn strong(words: impl Into<String>) -> Span {
    Span::Strong(words.into())
}

#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    Heading {
        /// 1 is a section.
        level: u8,
        words: String,
        anchor: String,
    },
    Paragraph {
        /// Empty where nothing leads here.
        anchor: String,
        spans: Spans,
    },
    /// What is said of something above, in smaller type.
    Small(Spans),
    List(Vec<Spans>),
    Quote(Box<Quote>),
    Table(Box<Table>),
    Figure(Box<Figure>),
}

/// A passage, with what stands around it where its context is shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
    /// Where it is from.
    pub from: Spans,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// From 1; nought until the document is settled.
    pub number: usize,
    pub sheet: Sheet,
}

/// One figure in the styles that formats ask for.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    pub number: usize,
    pub light: Scene,
    pub dark: Scene,
    pub print: Scene,
}

/// The whole report.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Doc {
    pub title: String,
    /// Below the title: who, when, by which program.
    pub facts: Vec<String>,
    /// Before the first section.
    pub front: Vec<Block>,
    pub blocks: Vec<Block>,
    pub notes: Vec<Spans>,
}

impl Block {
    fn words(&self) -> Vec<&str> {
        match self {
            Block::Heading { words, .. } => vec![words.as_str()],
            Block::Paragraph { spans, .. } | Block::Small(spans) => spans.iter().map(Span::words).collect(),
            Block::List(items) => items.iter().flatten().map(Span::words).collect(),
            Block::Quote(quote) => [quote.before.as_str(), &quote.words, &quote.after]
                .into_iter()
                .chain(quote.from.iter().map(Span::words))
                .collect(),
            Block::Table(table) => table.words(),
            Block::Figure(figure) => figure.print.texts().map(|text| text.words.as_str()).collect(),
        }
    }
}

impl Table {
    fn words(&self) -> Vec<&str> {
        use crate::export::sheet::Value;
        let sheet = &self.sheet;
        let heads = sheet.columns.iter().flat_map(|column| &column.labels);
        let said = sheet.caption.iter().chain(&sheet.notes).chain([&sheet.title, &sheet.corner]).chain(heads);
        let rows = sheet.rows.iter().flat_map(|row| {
            let cells = row.cells.iter().filter_map(|cell| match &cell.value {
                Value::Words(words) | Value::Absence(words) => Some(words),
                _ => None,
            });
            std::iter::once(&row.label).chain(cells)
        });
        said.chain(rows).map(String::as_str).collect()
    }

    pub fn caption(&self) -> String {
        named("Table", self.number, &self.sheet.title)
    }
}

impl Figure {
    pub fn caption(&self) -> String {
        named("Figure", self.number, &self.print.title)
    }
}

/// A table cut between columns into tables that each fit, where it is too wide; `needs` says how wide the heads
/// of rows and each column are. Every part repeats the heads of the rows.
pub fn parts(sheet: &Sheet, needs: &[f32], room: f32) -> Vec<Sheet> {
    let first = needs.first().copied().unwrap_or_default();
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    let mut wide = first;
    for column in 0..sheet.columns.len() {
        let own = needs.get(column + 1).copied().unwrap_or_default();
        if wide + own > room && groups.last().is_some_and(|group| !group.is_empty()) {
            groups.push(Vec::new());
            wide = first;
        }
        wide += own;
        if let Some(group) = groups.last_mut() {
            group.push(column);
        }
    }
    if groups.len() == 1 {
        return vec![sheet.clone()];
    }
    let (last, all) = (groups.len() - 1, groups.len());
    let part = |(at, columns): (usize, Vec<usize>)| {
        let mut part = Sheet {
            title: format!("{} Part {} of {all}.", sentence(&sheet.title), at + 1),
            columns: columns.iter().filter_map(|column| sheet.columns.get(*column).cloned()).collect(),
            rows: Vec::new(),
            ..sheet.clone()
        };
        for row in &sheet.rows {
            let cells = columns.iter().map(|column| row.cells.get(*column).cloned().unwrap_or_default());
            part.rows.push(crate::export::sheet::Row { cells: cells.collect(), ..row.clone() });
        }
        // What is said of the whole table is said once: before it what it is, after it how to read it.
        if at > 0 {
            part.caption.clear();
        }
        if at < last {
            part.notes.clear();
        }
        part
    };
    groups.into_iter().enumerate().map(part).collect()
}

fn named(what: &str, number: usize, title: &str) -> String {
    let end = if title.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    format!("{what} {number}. {title}{end}")
}

impl Doc {
    /// Headings that a table of contents names, with their anchors.
    pub fn headings(&self, deepest: u8) -> impl Iterator<Item = (u8, &str, &str)> {
        self.blocks.iter().filter_map(move |block| match block {
            Block::Heading { level, words, anchor } if *level <= deepest => {
                Some((*level, words.as_str(), anchor.as_str()))
            }
            _ => None,
        })
    }

    /// All that is read in it, in pieces.
    pub fn all_words(&self) -> impl Iterator<Item = &str> {
        let notes = self.notes.iter().flatten().map(Span::words);
        let first = std::iter::once(self.title.as_str()).chain(self.facts.iter().map(String::as_str));
        first.chain(self.front.iter().chain(&self.blocks).flat_map(Block::words)).chain(notes)
    }

    /// All places that something can lead to.
    pub fn anchors(&self) -> BTreeSet<String> {
        let of = |block: &Block| match block {
            Block::Heading { anchor, .. } | Block::Paragraph { anchor, .. } if !anchor.is_empty() => {
                Some(anchor.clone())
            }
            _ => None,
        };
        self.front.iter().chain(&self.blocks).filter_map(of).collect()
    }

    /// Numbers tables and figures, and makes plain words of links to what this report leaves out.
    pub(super) fn settle(&mut self) {
        let anchors = self.anchors();
        let (mut tables, mut figures) = (0, 0);
        for block in self.front.iter_mut().chain(&mut self.blocks) {
            match block {
                Block::Table(table) => {
                    tables += 1;
                    table.number = tables;
                }
                Block::Figure(figure) => {
                    figures += 1;
                    figure.number = figures;
                }
                Block::Paragraph { spans, .. } | Block::Small(spans) => unlink(spans, &anchors),
                Block::List(items) => items.iter_mut().for_each(|spans| unlink(spans, &anchors)),
                Block::Quote(quote) => unlink(&mut quote.from, &anchors),
                Block::Heading { .. } => {}
            }
        }
        self.notes.iter_mut().for_each(|spans| unlink(spans, &anchors));
    }
}

fn unlink(spans: &mut Spans, anchors: &BTreeSet<String>) {
    for span in spans {
        if let Span::Link { to, words } = span
            && !anchors.contains(to)
        {
            *span = Span::Words(std::mem::take(words));
        }
    }
}

pub fn heading(level: u8, words: impl Into<String>, anchor: impl Into<String>) -> Block {
    Block::Heading { level, words: words.into(), anchor: anchor.into() }
}

pub fn paragraph(spans: Spans) -> Block {
    Block::Paragraph { anchor: String::new(), spans }
}

/// One sentence, or several.
pub fn said(sentence: impl Into<String>) -> Block {
    paragraph(vec![words(sentence)])
}

/// What an analyst wrote, a paragraph for each line that says something; nothing is reworded.
pub fn prose(text: &str) -> Vec<Block> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(said).collect()
}

/// With a full stop where there is no end of a sentence yet.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let ended = text.trim_end_matches(['”', '"', '\'', '’', ')', '»']);
    if text.is_empty() || ended.ends_with(['.', '?', '!', '…', '។', '。', ':', ';']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// `1 source`, `3 sources`.
pub fn many(count: usize, one: &str, several: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
