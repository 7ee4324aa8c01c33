//! The fonts and styles that an RTF file lists before its text.

use std::collections::BTreeMap;

use super::pages::{self, Page};
use super::words::heading_by_name;

/// More fonts or styles than this are none.
const MAX_ENTRIES: usize = 20_000;

#[derive(Clone, Copy, Default)]
struct Font {
    charset: Option<i32>,
    page: Option<i32>,
    symbol: bool,
    pictures: bool,
}

/// What is known of fonts and styles.
#[derive(Default)]
pub(super) struct Tables {
    fonts: BTreeMap<i32, Font>,
    headings: BTreeMap<i32, u8>,
    /// The code page of the whole file.
    ansi: i32,
    default_font: i32,
    /// The entry under way.
    number: i32,
    font: Font,
    level: Option<u8>,
    name: String,
}

impl Tables {
    pub(super) fn new() -> Self {
        Self { ansi: 1252, ..Self::default() }
    }

    /// What holds for the whole file.
    pub(super) fn file_word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "deff" => self.default_font = value.unwrap_or(0),
            "ansicpg" => self.ansi = value.filter(|page| *page > 0).unwrap_or(1252),
            "mac" => self.ansi = 10_000,
            "pc" => self.ansi = 437,
            _ => self.ansi = 850,
        }
    }

    pub(super) fn font_word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "f" => (self.number, self.font) = (value.unwrap_or(0), Font::default()),
            "fcharset" => self.font.charset = value,
            "cpg" => self.font.page = value,
            _ => {}
        }
    }

    pub(super) fn style_word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "s" => (self.number, self.level) = (value.unwrap_or(0), None),
            "outlinelevel" => self.level = level_of(value),
            _ => {}
        }
    }

    /// Letters of a font's or style's name; a semicolon ends the entry.
    pub(super) fn letters(&mut self, letters: &str, fonts: bool) {
        for c in letters.chars() {
            if c != ';' {
                if self.name.len() < 200 {
                    self.name.push(c);
                }
                continue;
            }
            let name = std::mem::take(&mut self.name);
            let name = name.trim();
            if fonts && self.fonts.len() < MAX_ENTRIES {
                self.font.named(name);
                self.fonts.insert(self.number, std::mem::take(&mut self.font));
            } else if !fonts && self.headings.len() < MAX_ENTRIES {
                if let Some(level) = self.level.take().or_else(|| heading_by_name(name)) {
                    self.headings.insert(self.number, level);
                }
                self.number = 0;
            }
        }
    }

    /// The heading level of a style.
    pub(super) fn heading(&self, style: i32) -> Option<u8> {
        self.headings.get(&style).copied()
    }

    /// How bytes are read in a font.
    pub(super) fn page(&self, font: Option<i32>) -> Page {
        let ansi = || pages::by_number(self.ansi).unwrap_or(Page::Known(encoding_rs::WINDOWS_1252));
        let Some(font) = self.fonts.get(&font.unwrap_or(self.default_font)) else { return ansi() };
        if font.symbol {
            return Page::Symbol;
        }
        if font.pictures {
            return Page::Pictures;
        }
        if let Some(page) = font.page.filter(|&page| page != 0).and_then(pages::by_number) {
            return page;
        }
        match font.charset {
            // Writers that know no character sets give every font the first one: then the file's
            // own page is meant, and not the western one.
            Some(0) if self.ansi != 1252 && !self.knows_charsets() => ansi(),
            Some(charset) => pages::of_charset(charset).and_then(pages::by_number).unwrap_or_else(ansi),
            None => ansi(),
        }
    }

    fn knows_charsets(&self) -> bool {
        self.fonts.values().any(|font| font.charset.is_some_and(|set| !matches!(set, 0..=2)))
    }
}

impl Font {
    fn named(&mut self, name: &str) {
        let lower = name.to_lowercase();
        let marked = self.charset == Some(2);
        self.symbol = lower == "symbol" || (marked && lower.starts_with("symbol"));
        self.pictures = !self.symbol
            && (marked
                || ["wingdings", "webdings", "zapfdingbats"].iter().any(|font| lower.starts_with(font)));
        if self.charset.is_none_or(|set| set < 2) {
            let endings = [
                (" ce", 238),
                (" cyr", 204),
                (" greek", 161),
                (" tur", 162),
                (" baltic", 186),
                (" (hebrew)", 177),
            ];
            if let Some((_, set)) = endings.iter().find(|(ending, _)| lower.ends_with(ending)) {
                self.charset = Some(*set);
            }
        }
    }
}

/// Outline levels count from 0; 9 is the text itself.
pub(super) fn level_of(value: Option<i32>) -> Option<u8> {
    value.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9).map(|level| level + 1)
}
