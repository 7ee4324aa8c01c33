//! Plain words whatever their case. The three letters of them that are rarest in texts are looked for
//! first: a search for the first letters, as a pattern does it, stumbles over every `the`.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};

/// Letters from the most frequent one in the texts of most languages in Latin script.
const FREQUENT: &str = " etaoinsrhldcumfpgwybvkxjqz";
const WINDOW: usize = 3;

/// ASCII words, ready to be found.
pub struct Caseless {
    words: Vec<u8>,
    /// The rarest letters, and where they stand in the words.
    rare: Regex,
    at: usize,
    /// Whether the words have a letter with a third form beyond ASCII: `s` and `ſ`, `k` and the sign of
    /// the kelvin.
    wide: bool,
}

impl Caseless {
    /// `None` for words that are too short, or that hold more than ASCII: a pattern does those as well.
    /// So it does where the rare letters could be wide themselves.
    pub fn new(words: &str) -> Option<Self> {
        if !words.is_ascii() || words.len() < WINDOW {
            return None;
        }
        let words = words.to_ascii_lowercase().into_bytes();
        let window = |at: &usize| &words[*at..*at + WINDOW];
        let at = (0..=words.len() - WINDOW)
            .filter(|at| !window(at).iter().copied().any(is_wide))
            .max_by_key(|at| window(at).iter().map(|byte| rarity(*byte)).sum::<usize>())?;
        let letters = regex::escape(&String::from_utf8_lossy(window(&at)));
        let rare = RegexBuilder::new(&letters).case_insensitive(true).unicode(false).build().ok()?;
        let wide = words.iter().copied().any(is_wide);
        Some(Self { words, rare, at, wide })
    }

    /// The next place at or after a byte.
    pub fn find_at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut look = from + self.at;
        loop {
            if look > bytes.len() {
                return None;
            }
            let rare = self.rare.find_at(bytes, look)?.start();
            let start = self.back(bytes, rare);
            let end = self.on(bytes, rare + WINDOW);
            if let (Some(start), Some(end)) = (start, end)
                && start >= from
            {
                return Some(start..end);
            }
            look = rare + 1;
        }
    }

    /// Where the words begin, if those before the rare letters stand there.
    fn back(&self, bytes: &[u8], mut to: usize) -> Option<usize> {
        for letter in self.words[..self.at].iter().rev() {
            let before = *bytes.get(to.checked_sub(1)?)?;
            if before.to_ascii_lowercase() == *letter {
                to -= 1;
            } else {
                let wide = wide_form(*letter).filter(|_| self.wide)?;
                to = bytes[..to].ends_with(wide).then(|| to - wide.len())?;
            }
        }
        Some(to)
    }

    /// Where the words end, if those after the rare letters stand there.
    fn on(&self, bytes: &[u8], mut from: usize) -> Option<usize> {
        for letter in &self.words[self.at + WINDOW..] {
            if bytes.get(from)?.to_ascii_lowercase() == *letter {
                from += 1;
            } else {
                let wide = wide_form(*letter).filter(|_| self.wide)?;
                from = bytes[from..].starts_with(wide).then(|| from + wide.len())?;
            }
        }
        Some(from)
    }
}

fn is_wide(byte: u8) -> bool {
    wide_form(byte).is_some()
}

fn wide_form(byte: u8) -> Option<&'static [u8]> {
    match byte {
        b's' => Some("ſ".as_bytes()),
        b'k' => Some("\u{212a}".as_bytes()),
        _ => None,
    }
}

/// Figures and signs are rarer than most letters.
fn rarity(byte: u8) -> usize {
    FREQUENT.bytes().position(|other| other == byte).unwrap_or(18)
}
