//! What follows for practice.

use crate::export::report::doc::{Block, Span, sentence, strong, words};
use crate::export::report::making::Making;
use crate::study::AnyId;

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let mut all: Vec<_> = making.study.recommendations.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    let mut out = Vec::new();
    for one in all {
        let (anchor, label) = making.place_of(AnyId::Recommendation(one.id));
        let mut spans = vec![strong(format!("{label} ")), words(sentence(&one.text))];
        let rests = making.links(one.rests_on.iter().map(|id| AnyId::Proposition(*id)));
        if rests.is_empty() {
            spans.push(words(" It names no proposition that it rests on."));
        } else {
            spans.push(words(" It rests on "));
            spans.extend(rests);
            spans.push(words("."));
        }
        spans.extend(making.note(&one.note).into_iter().collect::<Vec<Span>>());
        out.push(Block::Paragraph { anchor, spans });
    }
    out
}
