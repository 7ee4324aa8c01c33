//! What somebody changed in a piece of text, as edits: whole words, so that a word at the border of a
//! passage is replaced and not cut in two.

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
