//! Counting words of many short quotes: the rules of `study::word_count`, at the speed of bytes
//! where a quote is plain ASCII.

use crate::study::word_count;

pub(super) fn count(text: &str) -> u32 {
    if text.is_ascii() { ascii_words(text.as_bytes()) } else { word_count(text) as u32 }
}

/// Words by the rules of UAX #29 for ASCII: letters, digits and underscores hold together; so do an
/// apostrophe, full stop or colon between letters, and an apostrophe, full stop, comma or semicolon
/// between digits. What holds neither letter nor digit is no word.
fn ascii_words(bytes: &[u8]) -> u32 {
    let mut words = 0;
    let mut at = 0;
    while at < bytes.len() {
        if !is_part(bytes[at]) {
            at += 1;
            continue;
        }
        let mut word = false;
        while at < bytes.len() {
            let byte = bytes[at];
            if is_part(byte) {
                word |= byte != b'_';
                at += 1;
            } else if joins(bytes, at) {
                at += 1;
            } else {
                break;
            }
        }
        words += u32::from(word);
    }
    words
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn joins(bytes: &[u8], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at + 1)) else {
        return false;
    };
    let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match bytes[at] {
        b'\'' | b'.' => letters || digits,
        b':' => letters,
        b',' | b';' => digits,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_counts(text in "[a-c0-2_'.,:;\" \n()-]{0,24}") {
            prop_assert_eq!(super::ascii_words(text.as_bytes()) as usize, crate::study::word_count(&text));
        }
    }
}
