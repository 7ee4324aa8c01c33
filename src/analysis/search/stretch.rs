//! Stretches of a text: what one speaker says, what stands under a heading; and the passage, sentence,
//! paragraph or turn around a place.

use super::query::Within;
use crate::study::{MarkKind, SourceMark, Span, border_after, border_before, paragraph_around, sentences_in};

/// Where in a text one looks, sorted and apart.
pub fn stretches(within: &Within, text: &str, marks: &[SourceMark]) -> Vec<Span> {
    let like = |name: &str, wanted: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
    let mut spans: Vec<Span> = match within {
        Within::Speaker(wanted) => marks
            .iter()
            .filter(|mark| matches!(&mark.what, MarkKind::Turn(name) if like(name, wanted)))
            .map(|mark| mark.span)
            .collect(),
        Within::Field(wanted) => marks
            .iter()
            .filter(|mark| matches!(&mark.what, MarkKind::Field(name) if like(name, wanted)))
            .map(|mark| mark.span)
            .collect(),
        Within::Heading(wanted) => under_headings(wanted, text, marks),
    };
    spans.sort();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

fn under_headings(wanted: &str, text: &str, marks: &[SourceMark]) -> Vec<Span> {
    let wanted = wanted.trim().to_lowercase();
    let heads: Vec<(u8, Span)> = marks
        .iter()
        .filter_map(
            |mark| if let MarkKind::Heading(rank) = mark.what { Some((rank, mark.span)) } else { None },
        )
        .collect();
    let holds =
        |span: Span| text.get(span.range()).is_some_and(|words| words.to_lowercase().contains(&wanted));
    heads
        .iter()
        .enumerate()
        .filter(|(_, (_, span))| holds(*span))
        .map(|(at, (rank, span))| {
            let next = heads[at + 1..].iter().find(|(other, _)| other <= rank);
            let end = next.map_or(text.len(), |(_, next)| next.start as usize);
            Span::new(span.start as usize, end)
        })
        .collect()
}

/// Who speaks at a place.
pub fn speaker_at(marks: &[SourceMark], at: usize) -> Option<&str> {
    turn_at(marks, at).and_then(|mark| match &mark.what {
        MarkKind::Turn(name) => Some(name.as_str()),
        _ => None,
    })
}

fn turn_at(marks: &[SourceMark], at: usize) -> Option<&SourceMark> {
    let before = marks.partition_point(|mark| mark.span.start as usize <= at);
    let mut turns = marks[..before].iter().rev().filter(|mark| matches!(mark.what, MarkKind::Turn(_)));
    // Turns do not lie in one another, so the last that began is the one.
    turns.next().filter(|mark| mark.span.contains(at))
}

/// How much is taken around a place that was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Extend {
    /// The words that were found.
    Words,
    #[default]
    Sentence,
    Paragraph,
    /// All that the speaker says in one go; where nobody is known to speak, the paragraph.
    Turn,
}

impl Extend {
    pub const ALL: [Self; 4] = [Self::Words, Self::Sentence, Self::Paragraph, Self::Turn];

    pub fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Turn => "turn",
        }
    }

    /// The wider passage around a span. What goes over two sentences or paragraphs takes both whole.
    pub fn around(self, text: &str, marks: &[SourceMark], span: Span) -> Span {
        let wide = match self {
            Self::Words => return span,
            Self::Sentence => {
                let start = sentence(text, span.start as usize).start;
                // The last letter of the passage, and not the first thereafter.
                let end = sentence(text, border_before(text, (span.end as usize).saturating_sub(1))).end;
                Span::new(start, end.max(start))
            }
            Self::Paragraph => paragraphs(text, span),
            Self::Turn => turn_at(marks, span.start as usize).map_or_else(
                || paragraphs(text, span),
                |turn| Span { start: turn.span.start.min(span.start), end: turn.span.end.max(span.end) },
            ),
        };
        let wide = Span { start: wide.start.min(span.start), end: wide.end.max(span.end) };
        wide.trimmed(text)
            .filter(|trimmed| trimmed.start <= span.start && trimmed.end >= span.end)
            .unwrap_or(span)
    }
}

fn paragraphs(text: &str, span: Span) -> Span {
    let last = border_before(text, (span.end as usize).saturating_sub(1));
    Span::new(paragraph_around(text, span.start as usize).start, paragraph_around(text, last).end)
}

fn sentence(text: &str, at: usize) -> std::ops::Range<usize> {
    let paragraph = paragraph_around(text, at);
    let base = paragraph.start;
    let sentences = sentences_in(&text[paragraph.clone()]);
    let next = sentences.partition_point(|sentence| base + sentence.end <= at);
    sentences
        .get(next)
        .filter(|sentence| base + sentence.start <= at)
        .map_or(at..at, |sentence| base + sentence.start..base + sentence.end)
}

/// What stands around a span in its paragraph, about `reach` bytes to each side, cut between words
/// where that is near.
pub fn context(text: &str, span: Span, reach: usize) -> std::ops::Range<usize> {
    const NEAR: usize = 24;
    let (start, end) = (span.start as usize, (span.end as usize).min(text.len()));
    let first = paragraph_around(text, start).start;
    let last = paragraph_around(text, end).end;
    let mut from = border_after(text, first.max(start.saturating_sub(reach)));
    if from > first {
        let near = border_before(text, (from + NEAR).min(start));
        from = text.get(from..near).and_then(|cut| cut.find(' ')).map_or(from, |at| from + at + 1);
    }
    let mut to = border_before(text, last.min(end + reach)).max(end);
    if to < last {
        let near = border_after(text, to.saturating_sub(NEAR).max(end));
        to = text.get(near..to).and_then(|cut| cut.rfind(' ')).map_or(to, |at| near + at);
    }
    from.min(start)..to
}
