//! Plain words, as a rule whatever their case. The three letters of them that are rarest in texts are
//! looked for first: a search for the first letters, as a pattern does it, stumbles over every `the`.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};

use super::signs;

/// Letters from the most frequent one in the texts of most languages in Latin script.
const FREQUENT: &str = " etaoinsrhldcumfpgwybvkxjqz";
const WINDOW: usize = 3;

/// ASCII words with signs as [`signs::plain`] gives them, ready to be found.
pub struct Caseless {
    words: Vec<u8>,
    /// The rarest letters, how many they are, and where they stand in the words.
    rare: Regex,
    width: usize,
    at: usize,
    case_sensitive: bool,
    /// Whether the words have a letter with a third form beyond ASCII: `s` and `ſ`, `k` and the sign of
    /// the kelvin.
    wide: bool,
}

impl Caseless {
    /// `None` for words that are too short, or that hold more than ASCII: a pattern does those as well.
    /// So it does where the rare letters could be wide themselves.
    pub fn new(words: &str, case_sensitive: bool) -> Option<Self> {
        if !words.is_ascii() || words.len() < WINDOW {
            return None;
        }
        let mut words = words.as_bytes().to_vec();
        if !case_sensitive {
            words.make_ascii_lowercase();
        }
        let unfit = |byte: u8| signs::is_one(byte) || (!case_sensitive && is_wide(byte));
        let best = |width: usize| {
            (0..=words.len() - width)
                .filter(|at| !words[*at..*at + width].iter().copied().any(unfit))
                .max_by_key(|at| words[*at..*at + width].iter().map(|byte| rarity(*byte)).sum::<usize>())
                .map(|at| (at, width))
        };
        let (at, width) = best(WINDOW).or_else(|| best(WINDOW - 1))?;
        let letters = regex::escape(&String::from_utf8_lossy(&words[at..at + width]));
        let rare =
            RegexBuilder::new(&letters).case_insensitive(!case_sensitive).unicode(false).build().ok()?;
        let wide = !case_sensitive && words.iter().copied().any(is_wide);
        Some(Self { words, rare, width, at, case_sensitive, wide })
    }

    /// The next place at or after a byte.
    pub fn find_at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        // As many bytes at least stand before the rare letters: a sign stands for no fewer.
        let mut look = from + self.at;
        loop {
            if look > bytes.len() {
                return None;
            }
            let rare = self.rare.find_at(bytes, look)?.start();
            let start = self.back(text, rare);
            let end = self.on(text, rare + self.width);
            if let (Some(start), Some(end)) = (start, end)
                && start >= from
            {
                return Some(start..end);
            }
            look = rare + 1;
        }
    }

    /// Where the words begin, if those before the rare letters stand there.
    fn back(&self, text: &str, mut to: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        for letter in self.words[..self.at].iter().rev() {
            if signs::is_one(*letter) {
                to = signs::back(text, to, *letter)?;
            } else if self.same(*bytes.get(to.checked_sub(1)?)?, *letter) {
                to -= 1;
            } else {
                let wide = wide_form(*letter).filter(|_| self.wide)?;
                to = bytes[..to].ends_with(wide).then(|| to - wide.len())?;
            }
        }
        Some(to)
    }

    /// Where the words end, if those after the rare letters stand there.
    fn on(&self, text: &str, mut from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        for letter in &self.words[self.at + self.width..] {
            if signs::is_one(*letter) {
                from = signs::on(text, from, *letter)?;
            } else if self.same(*bytes.get(from)?, *letter) {
                from += 1;
            } else {
                let wide = wide_form(*letter).filter(|_| self.wide)?;
                from = bytes[from..].starts_with(wide).then(|| from + wide.len())?;
            }
        }
        Some(from)
    }

    fn same(&self, byte: u8, letter: u8) -> bool {
        byte == letter || (!self.case_sensitive && byte.to_ascii_lowercase() == letter)
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
