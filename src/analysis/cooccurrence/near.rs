//! When two passages stand together.
//!
//! Each way turns a passage into a half-open range of whole numbers such that two passages of a source
//! stand together exactly if their ranges overlap. So one sweep serves all.

use crate::analysis::places::Place;
use crate::study::{MarkKind, SourceMark, each_word};

/// How near is near. Passages of different sources never are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Near {
    /// The same piece of evidence, or two on exactly the same characters.
    Same,
    /// At least one character in common.
    #[default]
    Overlap,
    /// They overlap or at most so many words begin between the one's end and the other's start.
    Words(u32),
    /// Both have a part in one paragraph.
    Paragraph,
    /// Both have a part in what one person says in one go; where nobody is known to speak, in one
    /// paragraph.
    Turn,
}

impl Near {
    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Overlap => "overlap",
            Self::Words(_) => "words",
            Self::Paragraph => "paragraph",
            Self::Turn => "turn",
        }
    }

    /// To go on after "passages": when they are together.
    pub fn in_words(self) -> String {
        match self {
            Self::Same => "are together if they are the same passage".to_owned(),
            Self::Overlap => "are together if they overlap".to_owned(),
            Self::Words(1) => "are together if at most 1 word lies between them".to_owned(),
            Self::Words(most) => format!("are together if at most {most} words lie between them"),
            Self::Paragraph => "are together if they have a part in one paragraph".to_owned(),
            Self::Turn => {
                "are together if they have a part in one turn of a speaker (elsewhere: in one paragraph)"
                    .to_owned()
            }
        }
    }

    /// The ranges of passages of one text. `places` must be sorted by their spans.
    pub(super) fn ranges(self, places: &[Place], text: &str, marks: &[SourceMark]) -> Vec<(u32, u32)> {
        match self {
            Self::Same => {
                let mut rank = 0;
                let mut last = None;
                let mut number = |place: &Place| {
                    rank += u32::from(last.is_some_and(|span| span != place.span));
                    last = Some(place.span);
                    (rank, rank + 1)
                };
                places.iter().map(&mut number).collect()
            }
            Self::Overlap => places.iter().map(|place| (place.characters[0], place.characters[1])).collect(),
            Self::Words(most) => {
                let mut starts = Vec::new();
                each_word(text, |word| starts.push(word.start as u32));
                let before = |at: u32| starts.partition_point(|start| *start < at) as u32;
                let reach = |at: u32| before(at).saturating_add(most).saturating_add(1);
                places.iter().map(|place| (before(place.span.start), reach(place.span.end))).collect()
            }
            Self::Paragraph => between(places, &paragraphs(text, &[])),
            Self::Turn => {
                let turns: Vec<(u32, u32)> = marks
                    .iter()
                    .filter(|mark| matches!(mark.what, MarkKind::Turn(_)))
                    .map(|mark| (mark.span.start, mark.span.end))
                    .collect();
                between(places, &paragraphs(text, &turns))
            }
        }
    }
}

/// Where stretches of a text begin: turns, and outside of them paragraphs.
fn paragraphs(text: &str, turns: &[(u32, u32)]) -> Vec<u32> {
    let within = |at: u32| {
        let before = turns.partition_point(|turn| turn.0 <= at);
        before > 0 && turns[before - 1].1 > at
    };
    let mut borders: Vec<u32> = memchr::memchr_iter(b'\n', text.as_bytes())
        .map(|at| at as u32 + 1)
        .filter(|at| !within(*at))
        .chain(turns.iter().flat_map(|turn| [turn.0, turn.1]))
        .collect();
    borders.sort_unstable();
    borders.dedup();
    borders
}

/// From the stretch of a passage's first byte to that of its last.
fn between(places: &[Place], borders: &[u32]) -> Vec<(u32, u32)> {
    let stretch = |at: u32| borders.partition_point(|border| *border <= at) as u32;
    places
        .iter()
        .map(|place| {
            let first = stretch(place.span.start);
            (first, stretch(place.span.end.saturating_sub(1)).max(first) + 1)
        })
        .collect()
}
