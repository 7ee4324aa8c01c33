//! Styles of an OpenDocument text: what is hidden, what is a title, how lists are numbered.

use std::collections::BTreeMap;

use super::super::counting::Figures;
use super::super::symbols;
use super::super::xml::{Piece, Tag, Xml};

/// How far a style looks up its parents.
const MAX_PARENTS: usize = 32;
/// The longest sign or pattern of a number, in characters. It stands before every item.
const MAX_LABEL: usize = 100;

#[derive(Clone, Default)]
struct Style {
    parent: String,
    list: String,
    /// 1 the highest; 0 says that it is no heading.
    outline: Option<u8>,
    hidden: Option<bool>,
}

/// One level of a list, as it is written.
#[derive(Clone, Default)]
pub(super) struct Level {
    pub figures: Figures,
    pub start: u32,
    prefix: String,
    suffix: String,
    /// How many levels are shown, this one and those above.
    shown: usize,
    /// Newer files have the whole pattern: `%1%.%2%.`.
    pattern: String,
    bullet: String,
    font: String,
}

/// The levels of a list, from 1.
pub(super) type ListStyle = BTreeMap<usize, Level>;

#[derive(Clone, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub outline: ListStyle,
}

impl Styles {
    /// Adds what a part says before its text. What comes later goes before what was there.
    pub fn read(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let (mut style, mut list, mut at) = (None::<(String, Style)>, None::<(String, ListStyle)>, 0);
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => match tag.name() {
                    "body" | "master-styles" => return,
                    "style" => {
                        let value = |name| tag.attribute(name).unwrap_or_default();
                        let new = Style {
                            parent: value("parent-style-name"),
                            list: value("list-style-name"),
                            outline: tag.attribute("default-outline-level").map(|n| n.parse().unwrap_or(0)),
                            hidden: None,
                        };
                        style = Some((value("name"), new));
                    }
                    "text-properties" => {
                        if let (Some((_, style)), Some(display)) = (&mut style, tag.exact("text:display")) {
                            style.hidden = Some(display == "none");
                        }
                        let font = tag.attribute("font-name").or_else(|| tag.attribute("font-family"));
                        if let (Some(level), Some(font)) =
                            (list.as_mut().and_then(|(_, list)| list.get_mut(&at)), font)
                        {
                            level.font = font;
                        }
                    }
                    "list-style" | "outline-style" => {
                        list = Some((tag.attribute("name").unwrap_or_default(), ListStyle::new()));
                    }
                    "list-level-style-number"
                    | "list-level-style-bullet"
                    | "list-level-style-image"
                    | "outline-level-style" => {
                        at = tag.attribute("level").and_then(|level| level.parse().ok()).unwrap_or(0);
                        if let Some((_, list)) = &mut list {
                            list.insert(at, Level::of(&tag));
                        }
                    }
                    _ => {}
                },
                Piece::End("style") => self.styles.extend(style.take()),
                Piece::End("list-style") => self.lists.extend(list.take()),
                Piece::End("outline-style") => self.outline = list.take().unwrap_or_default().1,
                _ => {}
            }
        }
    }

    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.styles.get(name);
        std::iter::successors(first, |style| self.styles.get(&style.parent)).take(MAX_PARENTS)
    }

    pub fn hidden(&self, name: &str) -> bool {
        self.chain(name).find_map(|style| style.hidden).unwrap_or(false)
    }

    /// The level of a heading that is one only by its style, 1 the highest.
    pub fn heading(&self, name: &str) -> Option<u8> {
        if name == "Title" || self.chain(name).any(|style| style.parent == "Title") {
            return Some(1);
        }
        self.chain(name).find_map(|style| style.outline).filter(|level| (1..=9).contains(level))
    }

    /// The list that a paragraph style belongs to.
    pub fn list_of(&self, style: &str) -> String {
        let list = self.chain(style).find(|style| !style.list.is_empty());
        list.map(|style| style.list.clone()).unwrap_or_default()
    }

    pub fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }
}

impl Level {
    fn of(tag: &Tag<'_>) -> Self {
        let value =
            |name| -> String { tag.attribute(name).unwrap_or_default().chars().take(MAX_LABEL).collect() };
        let number = |name: &str, other| tag.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(other);
        let mut level = Self {
            prefix: value("num-prefix"),
            suffix: value("num-suffix"),
            shown: number("display-levels", 1) as usize,
            pattern: value("num-list-format"),
            start: number("start-value", 1),
            ..Self::default()
        };
        match tag.name() {
            "list-level-style-bullet" => {
                level.figures = Figures::Bullet;
                level.bullet = value("bullet-char");
            }
            "list-level-style-image" => {
                level.figures = Figures::Bullet;
                "•".clone_into(&mut level.bullet);
            }
            _ => {
                let alike = value("num-letter-sync") == "true";
                level.figures = Figures::of_sample(&value("num-format"), alike);
            }
        }
        level
    }
}

/// What stands before the words of an item on the level `at`, whose numbers are `counts` from level 1.
pub(super) fn label(list: &ListStyle, at: usize, counts: &[u32]) -> String {
    // A style that says nothing of a level is read as the last level above that it tells of.
    let level_of = |at: usize| list.range(..=at).next_back();
    let Some((&told, own)) = level_of(at) else { return String::new() };
    if own.figures == Figures::Bullet {
        let sign = |c| symbols::sign(&own.font, c).filter(|_| symbols::is_private(c));
        let bullet: String = own
            .bullet
            .chars()
            .map(|c| sign(c).unwrap_or(if ('\u{E000}'..='\u{F8FF}').contains(&c) { '•' } else { c }))
            .collect();
        return with_blank(bullet.trim());
    }
    let write = |level: usize| {
        let figures = level_of(level).map_or(Figures::Nothing, |(_, level)| level.figures);
        level.checked_sub(1).and_then(|at| counts.get(at)).map(|&n| figures.write(n)).unwrap_or_default()
    };
    if own.figures == Figures::Nothing {
        return with_blank(format!("{}{}", own.prefix, own.suffix).trim());
    }
    if !own.pattern.is_empty() && told == at {
        let mut out = own.pattern.clone();
        for level in 1..=at {
            out = out.replace(&format!("%{level}%"), &write(level));
        }
        return with_blank(out.trim());
    }
    let shown = if told == at { own.shown.max(1) } else { 1 };
    let first = (at + 1).saturating_sub(shown).max(1);
    let numbers: Vec<String> = (first..=at).map(write).filter(|number| !number.is_empty()).collect();
    with_blank(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim())
}

fn with_blank(label: &str) -> String {
    if label.is_empty() { String::new() } else { format!("{label} ") }
}
