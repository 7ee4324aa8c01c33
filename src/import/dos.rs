//! Text written under DOS, whose letters lie where Windows has quotation marks.
//!
//! Nothing in the bytes says so. It shows by what stands inside words and by drawn frames.

use super::rtf::{DOS_437, DOS_850};

/// Text of one of the two code pages of the West, with the page's name, where the bytes fit nothing
/// else as well. They differ in frames and in a few letters.
pub(super) fn read(sample: &[u8], bytes: &[u8]) -> Option<(String, &'static str)> {
    if !is_dos(sample) {
        return None;
    }
    let (table, name) = if is_437(sample) { (DOS_437, "IBM437") } else { (DOS_850, "IBM850") };
    let table: Vec<char> = table.chars().collect();
    let letter = |&b: &u8| match b.checked_sub(0x80) {
        None => char::from(b),
        Some(at) => table.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((bytes.iter().map(letter).collect(), name))
}

fn is_dos(sample: &[u8]) -> bool {
    // What only DOS would have there, and what an old Macintosh might have too.
    let (mut own, mut shared) = (0_usize, 0_usize);
    let (mut against, mut high, mut frames) = (0_usize, 0_usize, 0_usize);
    for (before, b, after) in neighbours(sample) {
        if b < 0x80 {
            continue;
        }
        if is_frame(before, b, after) {
            frames += 1;
            continue;
        }
        high += 1;
        let (behind, inside) = (before.is_ascii_alphabetic(), after.is_ascii_lowercase());
        let within = before.is_ascii_lowercase();
        match b {
            // ü is nothing at all elsewhere; é, â, ä are signs that stand in no word, or capitals.
            0x81 if behind || inside => own += 1,
            0x82..=0x84 if behind => own += 1,
            // í, ó, ú, ñ, ã: signs that stand in no word. Ö begins one.
            0xA1..=0xA4 | 0xC6 if behind && inside => own += 1,
            0x99 if inside && !within => own += 1,
            0x86..=0x8D if behind => shared += 1,
            0x91 | 0x93..=0x95 if behind && inside => shared += 1,
            // Capitals in the middle of a word.
            0x8E..=0x90 | 0x92 | 0x99 | 0x9A | 0x9F | 0xA5 if within => against += 1,
            // ß is á elsewhere.
            0xE1 => high -= 1,
            0xBF..=0xFF if within && inside => against += 1,
            _ => {}
        }
    }
    let fits = own + shared;
    let by_letters = fits >= 2 && own * 6 >= fits && fits * 2 >= high && against * 4 <= fits;
    by_letters || (drawn(sample) >= 2 && frames > high && against * 4 <= frames)
}

/// How many long lines are drawn, where corners are too.
fn drawn(sample: &[u8]) -> usize {
    let corners = |any: &[u8]| sample.iter().any(|b| any.contains(b));
    if !(corners(&[0xDA, 0xC9]) && corners(&[0xD9, 0xBC])) {
        return 0;
    }
    let runs = sample.chunk_by(|a, b| a == b);
    runs.filter(|run| run.len() >= 4 && matches!(run[0], 0xC4 | 0xCD)).count()
}

/// Each byte with the ones beside it; blanks stand around the whole.
fn neighbours(sample: &[u8]) -> impl Iterator<Item = (u8, u8, u8)> {
    let before = std::iter::once(b' ').chain(sample.iter().copied());
    let after = sample.iter().copied().skip(1).chain(std::iter::once(b' '));
    before.zip(sample.iter().copied()).zip(after).map(|((before, b), after)| (before, b, after))
}

/// Part of a frame: lines stand beside lines, or between blanks.
fn is_frame(before: u8, b: u8, after: u8) -> bool {
    let line = |b: u8| (0xB0..=0xDF).contains(&b);
    let open = |b: u8| line(b) || b.is_ascii_whitespace();
    line(b) && open(before) && open(after)
}

/// Frames with single and double lines, which only the older page has.
fn is_437(sample: &[u8]) -> bool {
    neighbours(sample).any(|(before, b, after)| {
        matches!(b, 0xB5..=0xB8 | 0xBD | 0xBE | 0xC6 | 0xC7 | 0xCF..=0xD8) && is_frame(before, b, after)
    })
}
