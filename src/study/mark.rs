//! What is known of a text beside its words: pages, headings, who speaks, when, tables, notes.

use super::Span;

/// A stretch of a text and what it is. Marks may lie inside one another (a time in a turn on a page);
/// a text holds them sorted by place, the wider first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceMark {
    pub span: Span,
    pub what: MarkKind,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MarkKind {
    /// All that stands on one page, by the page's own label (`12`, `xiv`).
    Page(String),
    /// A heading, 1 the highest.
    Heading(u8),
    /// What one person says in one go. The name is not among the words.
    Turn(String),
    /// What was said from a moment on, in milliseconds from the start of the recording.
    Time(u32),
    /// A row of a table; cells are parted by tabs.
    Row,
    /// An item of a list; its number or sign stands in the text.
    Item,
    /// A footnote or endnote, by the sign that calls it (`1`, `*`).
    Note(String),
    /// One answer of a survey or field of a form, by its question.
    Field(String),
}

impl MarkKind {
    /// The stable key used in files, filters and receipts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Page(_) => "page",
            Self::Heading(_) => "heading",
            Self::Turn(_) => "turn",
            Self::Time(_) => "time",
            Self::Row => "row",
            Self::Item => "item",
            Self::Note(_) => "note",
            Self::Field(_) => "field",
        }
    }

    /// Its name or number in words, where it has one: a speaker, a page, `00:12:05`.
    pub fn label(&self) -> String {
        match self {
            Self::Page(label) | Self::Turn(label) | Self::Note(label) | Self::Field(label) => label.clone(),
            Self::Heading(level) => level.to_string(),
            Self::Time(moment) => clock(*moment),
            Self::Row | Self::Item => String::new(),
        }
    }
}

/// Milliseconds as `00:12:05`, with the fraction only where there is one.
pub fn clock(moment: u32) -> String {
    let (seconds, rest) = (moment / 1_000, moment % 1_000);
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { whole } else { format!("{whole}.{rest:03}") }
}

impl SourceMark {
    pub fn new(start: usize, end: usize, what: MarkKind) -> Self {
        Self { span: Span::new(start, end), what }
    }

    /// The order of marks in a text: by place, the wider first, then by what they are.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (self.span.start, std::cmp::Reverse(self.span.end), &self.what).cmp(&(
            other.span.start,
            std::cmp::Reverse(other.span.end),
            &other.what,
        ))
    }

    /// Sorted, each once, and only those that fit the text.
    pub fn fitting(mut marks: Vec<Self>, text: &str) -> Vec<Self> {
        marks.retain(|mark| mark.span.slice(text).is_ok());
        marks.sort_by(Self::order);
        marks.dedup();
        marks
    }
}
