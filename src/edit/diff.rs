//! What somebody changed in a piece of text, as edits: whole words, so that a word at the border of a
//! passage is replaced and not cut in two.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::carry::TextEdit;

/// The edits that lead from one text to the other; places are counted from `offset`.
pub fn edits_between(before: &str, after: &str, offset: usize) -> Vec<TextEdit> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    let (old_at, new_at) = (starts(&old), starts(&new));
    let mut edits: Vec<TextEdit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        let range = offset + old_at[from.start]..offset + old_at[from.end];
        let with = &after[new_at[to.start]..new_at[to.end]];
        match edits.last_mut() {
            // A deletion and an insertion at one place are one replacement.
            Some(last) if last.range.end == range.start => {
                last.range.end = range.end;
                last.with.push_str(with);
            }
            _ => edits.push(TextEdit::new(range, with)),
        }
    }
    edits
}

/// Lines of more bytes than this are not compared word by word.
const LONG: usize = 1 << 16;
/// Where more lines than this stand between the first and the last difference, they are taken as one.
const MANY: usize = 40_000;

/// The edits that lead from one state of a whole text to another: line by line, and in lines that differ
/// word by word. So a word that was replaced all over moves nothing that stands between.
pub fn edits_of_text(before: &str, after: &str) -> Vec<TextEdit> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let (old_at, new_at) = (starts(&old), starts(&new));
    let mut edits = Vec::new();
    let mut differ = |from: Range<usize>, to: Range<usize>| {
        let range = old_at[from.start]..old_at[from.end];
        let with = &after[new_at[to.start]..new_at[to.end]];
        if range.len().max(with.len()) <= LONG {
            edits.extend(edits_between(&before[range.clone()], with, range.start));
        } else {
            edits.push(shortened(before, range, with));
        }
    };
    if old.len() == new.len() {
        for at in (0..old.len()).filter(|at| old[*at] != new[*at]) {
            differ(at..at + 1, at..at + 1);
        }
        return edits;
    }
    // A deletion and an insertion at one place are one stretch of lines.
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let first = old.iter().zip(&new).take_while(same).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(same).count();
    let (old, new) = (&old[first..old.len() - last], &new[first..new.len() - last]);
    if old.len() + new.len() > MANY {
        differ(first..first + old.len(), first..first + new.len());
        return edits;
    }
    let of_text = |range: Range<usize>| first + range.start..first + range.end;
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            open.take().into_iter().for_each(|(from, to)| differ(from, to));
            continue;
        }
        let (old, new) = (of_text(op.old_range()), of_text(op.new_range()));
        match &mut open {
            Some((from, to)) => (from.end, to.end) = (old.end, new.end),
            None => open = Some((old, new)),
        }
    }
    open.into_iter().for_each(|(from, to)| differ(from, to));
    edits
}

/// An edit without what stays the same at its beginning and its end.
fn shortened(before: &str, range: Range<usize>, with: &str) -> TextEdit {
    let old = &before[range.clone()];
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let start: usize = old.chars().zip(with.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, with) = (&old[start..], &with[start..]);
    let end: usize =
        old.chars().rev().zip(with.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    TextEdit::new(range.start + start..range.end - end, &with[..with.len() - end])
}

/// Where each word begins, and where the last one ends.
fn starts(words: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for word in words {
        at += word.len();
        starts.push(at);
    }
    starts
}
