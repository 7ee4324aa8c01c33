//! What the study asks, and how it is made to answer.

use crate::export::report::doc::{Block, heading, paragraph, prose, said, sentence, strong, words};
use crate::export::report::making::Making;

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let front = making.study.front();
    let mut out = Vec::new();
    let [question, design] = [front.question.trim(), front.design.trim()];
    if question.is_empty() && design.is_empty() && front.front.trim().is_empty() {
        return vec![said("The study does not say yet what it asks, nor how it is designed.")];
    }
    if question.is_empty() {
        out.push(said("The study does not say yet what it asks."));
    } else {
        out.push(paragraph(vec![strong("Question. "), words(sentence(question))]));
    }
    if design.is_empty() {
        out.push(said("The study does not say yet how it is designed."));
    } else {
        out.push(paragraph(vec![strong("Design. "), words(sentence(design))]));
    }
    // What a reader must know first is long; a hand-out does without it.
    if making.depth.all_evidence && !front.front.trim().is_empty() {
        out.push(heading(2, "What to know first", "s-front"));
        out.extend(prose(&front.front).into_iter().map(marked));
    }
    if !front.open_questions.is_empty() {
        out.push(heading(2, "Open questions", "s-open"));
        let open = front.open_questions.iter().filter(|one| !one.trim().is_empty());
        out.push(Block::List(open.map(|one| vec![words(sentence(one))]).collect()));
    }
    out
}

/// A heading of Markdown stands out; nothing else of it is taken for a sign.
fn marked(block: Block) -> Block {
    let Block::Paragraph { spans, anchor } = block else { return block };
    let head = spans.first().and_then(|span| {
        let line = span.words();
        let bare = line.trim_start_matches('#');
        (bare.len() < line.len() && bare.starts_with(' ')).then(|| bare.trim().to_owned())
    });
    match head {
        Some(head) => paragraph(vec![strong(head)]),
        None => Block::Paragraph { spans, anchor },
    }
}
