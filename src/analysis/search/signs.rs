//! Signs that a reader takes for the same, though programs write them in many ways: blank space, straight
//! and curly apostrophes and quotation marks, and hyphens that are shown only where a line breaks.

use std::borrow::Cow;

/// The hyphen that is shown only where a line breaks.
pub const SOFT_HYPHEN: char = '\u{ad}';

const APOSTROPHES: [char; 6] = ['\'', '’', '‘', '‛', 'ʼ', '＇'];
const QUOTES: [char; 6] = ['"', '“', '”', '„', '‟', '＂'];

/// The plain form of a sign.
fn plain_of(c: char) -> Option<u8> {
    match c {
        _ if c.is_whitespace() => Some(b' '),
        _ if APOSTROPHES.contains(&c) => Some(b'\''),
        _ if QUOTES.contains(&c) => Some(b'"'),
        _ => None,
    }
}

/// Words with each run of blank space as one blank, with straight apostrophes and quotation marks, and
/// without soft hyphens.
pub fn plain(words: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii() && !c.is_whitespace();
    if words.chars().all(is_plain) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(|c| *c != SOFT_HYPHEN) {
        match plain_of(c) {
            Some(b' ') if out.ends_with(' ') => {}
            Some(sign) => out.push(char::from(sign)),
            None => out.push(c),
        }
    }
    // Who looks for nothing but such a hyphen means it.
    if out.is_empty() { Cow::Borrowed(words) } else { Cow::Owned(out) }
}

/// Whether a byte of [`plain`] words stands for more than itself.
pub fn is_one(byte: u8) -> bool {
    matches!(byte, b' ' | b'\'' | b'"')
}

/// A pattern for [`plain`] words.
pub fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() * 2);
    let any = |signs: [char; 6]| format!("(?:{})", signs.map(String::from).join("|"));
    for c in words.chars() {
        match c {
            ' ' => pattern.push_str(r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"),
            '\'' => pattern.push_str(&any(APOSTROPHES)),
            '"' => pattern.push_str(&any(QUOTES)),
            c => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    pattern
}

/// Where a sign ends that begins at a place. Blank space may hold one end of a line; a second one parts
/// paragraphs.
pub fn on(text: &str, from: usize, sign: u8) -> Option<usize> {
    let mut lines = 0;
    let mut length = 0;
    for c in text[from..].chars().take_while(|c| plain_of(*c) == Some(sign)) {
        lines += usize::from(c == '\n');
        if lines > 1 {
            break;
        }
        length += c.len_utf8();
        if sign != b' ' {
            break;
        }
    }
    (length > 0).then_some(from + length)
}

/// Where a sign begins that ends at a place.
pub fn back(text: &str, to: usize, sign: u8) -> Option<usize> {
    let mut lines = 0;
    let mut length = 0;
    for c in text[..to].chars().rev().take_while(|c| plain_of(*c) == Some(sign)) {
        lines += usize::from(c == '\n');
        if lines > 1 {
            break;
        }
        length += c.len_utf8();
        if sign != b' ' {
            break;
        }
    }
    (length > 0).then_some(to - length)
}
