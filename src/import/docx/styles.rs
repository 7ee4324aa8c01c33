//! Styles of a Word document: which paragraphs are headings, which are numbered, what is hidden.

use std::collections::BTreeMap;

use super::super::xml::{Piece, Tag, Xml};

/// How far a style looks up the styles that it rests on.
const MAX_BASES: usize = 32;

/// Numbering as a paragraph or style asks for it: the list, and the level counted from 0.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct NumberedBy {
    pub list: Option<u32>,
    pub level: Option<usize>,
}

#[derive(Default)]
struct Style {
    name: String,
    base: String,
    outline: Option<u8>,
    numbered: NumberedBy,
    hidden: Option<bool>,
}

#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub fn read(text: &str) -> Self {
        let mut xml = Xml::new(text);
        let mut styles = BTreeMap::new();
        let mut current: Option<(String, Style)> = None;
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => {
                    let name = tag.name();
                    if name == "style" {
                        current = Some((tag.attribute("styleId").unwrap_or_default(), Style::default()));
                    } else if name.ends_with("Change") || name == "tblStylePr" || name == "docDefaults" {
                        xml.skip();
                    } else if let Some((_, style)) = &mut current {
                        style.take(&tag);
                    }
                }
                Piece::End("style") => styles.extend(current.take()),
                _ => {}
            }
        }
        Self(styles)
    }

    /// The style and those it rests on, nearest first.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(&style.base)).take(MAX_BASES)
    }

    /// The level of a heading, 1 the highest. Word keeps the English names of its own styles in every
    /// language; the outline level says it for the others.
    pub fn heading(&self, id: &str) -> Option<u8> {
        if id.is_empty() {
            return None;
        }
        if !self.0.contains_key(id) {
            return by_name(id);
        }
        self.chain(id).find_map(|style| match style.outline {
            Some(level) => Some((level < 9).then_some(level + 1)),
            None => by_name(&style.name).map(Some),
        })?
    }

    pub fn numbered(&self, id: &str) -> NumberedBy {
        let mut found = NumberedBy::default();
        for style in self.chain(id) {
            found.list = found.list.or(style.numbered.list);
            found.level = found.level.or(style.numbered.level);
        }
        found
    }

    pub fn hidden(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.hidden)
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "name" => self.name = value(),
            "basedOn" => self.base = value(),
            "outlineLvl" => self.outline = value().parse().ok(),
            "numId" => self.numbered.list = value().parse().ok(),
            "ilvl" => self.numbered.level = value().parse().ok(),
            "vanish" => self.hidden = Some(is_on(tag)),
            _ => {}
        }
    }
}

/// Whether a switch such as `<w:vanish/>` is on; it can be there to say no.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"))
}

fn by_name(name: &str) -> Option<u8> {
    let folded = name.to_lowercase();
    if folded == "title" {
        return Some(1);
    }
    let level = folded.strip_prefix("heading")?.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}
