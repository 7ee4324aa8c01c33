//! Words and sentences, in every script.

use std::ops::Range;

use super::doc::TextDoc;
use crate::study::{is_border, sentences_in, words_in};

/// What a passage grows and shrinks by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Word,
    Sentence,
}

/// Words or sentences of one paragraph, without the space around them.
fn units(text: &str, unit: Unit) -> Vec<Range<usize>> {
    let mut out = match unit {
        Unit::Word => words_in(text),
        Unit::Sentence => sentences_in(text),
    };
    out.retain(|range| is_border(text, range.start) && is_border(text, range.end));
    out
}

/// The end of the first unit that ends after a place, or the end of the text.
pub fn next_end(doc: &TextDoc, at: usize, unit: Unit) -> usize {
    for index in doc.paragraph_at(at)..doc.paragraphs().len() {
        let base = doc.paragraphs()[index].range.start as usize;
        let found = units(doc.words_of(index), unit).into_iter().find(|range| base + range.end > at);
        if let Some(range) = found {
            return base + range.end;
        }
    }
    doc.text().len()
}

/// The start of the last unit that begins before a place, or 0.
pub fn previous_start(doc: &TextDoc, at: usize, unit: Unit) -> usize {
    previous(doc, at, unit, |range| range.start).unwrap_or(0)
}

/// The end of the last unit that ends before a place.
pub fn previous_end(doc: &TextDoc, at: usize, unit: Unit) -> Option<usize> {
    previous(doc, at, unit, |range| range.end)
}

fn previous(doc: &TextDoc, at: usize, unit: Unit, side: impl Fn(&Range<usize>) -> usize) -> Option<usize> {
    (0..=doc.paragraph_at(at)).rev().find_map(|index| {
        let base = doc.paragraphs().get(index)?.range.start as usize;
        let mut found = units(doc.words_of(index), unit).into_iter().map(|range| base + side(&range));
        found.rfind(|place| *place < at)
    })
}

/// The word at a place; between words, the grapheme or gap that stands there.
pub fn word_at(doc: &TextDoc, at: usize) -> Range<usize> {
    let index = doc.paragraph_at(at);
    let Some(paragraph) = doc.paragraphs().get(index) else { return at..at };
    let base = paragraph.range.start as usize;
    let text = doc.words_of(index);
    let inside = at - base.min(at);
    let words = units(text, Unit::Word);
    let holding = words.iter().find(|range| range.contains(&inside));
    if let Some(range) = holding.or_else(|| words.iter().find(|range| range.end == inside)) {
        return base + range.start..base + range.end;
    }
    let from = words.iter().rev().find(|range| range.end <= inside).map_or(0, |range| range.end);
    let to = words.iter().find(|range| range.start > inside).map_or(text.len(), |range| range.start);
    base + from..base + to
}
