//! Keyword in context: every place as a line with what stands before and after it.

use super::search::{Group, context, word_key, words_of};
use crate::study::{Span, Study, words_in};

/// What the lines are sorted by. Equal ones stand as they were found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum KwicSort {
    /// By case, source and place.
    #[default]
    Found,
    /// By the words before, the nearest first.
    Left,
    /// By what was found, then as `Right`.
    Hit,
    /// By the words after.
    Right,
}

/// A line: the place of its group in the list, and of the span in the group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kwic {
    pub group: u32,
    pub hit: u32,
}

/// So many words to a side decide the order, and they are looked for in so many bytes.
const KEY_WORDS: usize = 3;
const KEY_BYTES: usize = 80;

/// The lines of what was found, in an order.
pub fn kwic(study: &Study, groups: &[Group], sort: KwicSort) -> Vec<Kwic> {
    let lines = groups.iter().enumerate().flat_map(|(group, one)| {
        (0..one.spans.len()).map(move |hit| Kwic { group: group as u32, hit: hit as u32 })
    });
    if sort == KwicSort::Found {
        return lines.collect();
    }
    let mut keyed: Vec<(Vec<String>, Kwic)> = lines
        .map(|line| {
            let group = &groups[line.group as usize];
            let text = words_of(study, group.target);
            (key(text, group.spans[line.hit as usize], sort), line)
        })
        .collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, line)| line).collect()
}

fn key(text: &str, span: Span, sort: KwicSort) -> Vec<String> {
    // A study that has changed since may be shorter.
    let Ok(hit) = span.slice(text) else { return Vec::new() };
    let around = context(text, span, KEY_BYTES);
    let side = |part: &str| -> Vec<String> {
        words_in(part).into_iter().map(|word| word_key(&part[word], false)).collect()
    };
    let (left, right) = (&text[around.start..span.start as usize], &text[span.end as usize..around.end]);
    match sort {
        KwicSort::Found => Vec::new(),
        KwicSort::Left => side(left).into_iter().rev().take(KEY_WORDS).collect(),
        KwicSort::Right => side(right).into_iter().take(KEY_WORDS).collect(),
        KwicSort::Hit => {
            let mut key = vec![word_key(hit, false)];
            key.extend(side(right).into_iter().take(KEY_WORDS));
            key
        }
    }
}
