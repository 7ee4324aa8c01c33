//! Footnotes, endnotes and comments, which Word keeps apart from the text.

use std::collections::BTreeMap;

use super::super::counting::Figures;
use super::super::office::{Block, Comment};
use super::super::xml::{Piece, Tag, Xml};

/// The longest name of an author, in characters.
const MAX_AUTHOR: usize = 200;

/// A note or comment, from a part of its own.
#[derive(Default)]
pub(super) struct Apart {
    pub id: String,
    author: String,
    /// Whether it is a line between text and notes, and no note.
    line: bool,
    /// The mark of its last paragraph, by which answers to comments are known.
    pub paragraph: String,
    pub blocks: Vec<Block>,
}

impl Apart {
    pub fn of(tag: &Tag<'_>) -> Self {
        let kind = tag.attribute("type").unwrap_or_default();
        let author = tag.attribute("author").or_else(|| tag.attribute("initials")).unwrap_or_default();
        Self {
            id: tag.attribute("id").unwrap_or_default(),
            author: author.chars().take(MAX_AUTHOR).collect(),
            line: matches!(kind.as_str(), "separator" | "continuationSeparator" | "continuationNotice"),
            ..Self::default()
        }
    }
}

/// The signs of notes in the order in which the text calls them.
pub(super) struct Notes {
    /// Whether an endnote, its id, its sign.
    called: Vec<(bool, String, String)>,
    by_id: BTreeMap<(bool, String), usize>,
    feet: u32,
    ends: u32,
    foot_figures: Figures,
    end_figures: Figures,
}

impl Notes {
    /// The figures come from the document's settings.
    pub fn new(settings: &str) -> Self {
        let mut notes = Self {
            called: Vec::new(),
            by_id: BTreeMap::new(),
            feet: 0,
            ends: 0,
            foot_figures: Figures::Decimal,
            end_figures: Figures::LowerRoman,
        };
        let mut xml = Xml::new(settings);
        let mut end = None;
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => match (tag.name(), end) {
                    ("footnotePr", _) => end = Some(false),
                    ("endnotePr", _) => end = Some(true),
                    ("numFmt", Some(end)) => {
                        let figures = Figures::of_word(&tag.attribute("val").unwrap_or_default());
                        *(if end { &mut notes.end_figures } else { &mut notes.foot_figures }) = figures;
                    }
                    _ => {}
                },
                Piece::End("footnotePr" | "endnotePr") => end = None,
                _ => {}
            }
        }
        notes
    }

    /// The sign of a note that is called here. Endnotes that would be numbered like footnotes get a
    /// letter before, so that no two notes have the same sign.
    pub fn call(&mut self, end: bool, id: &str) -> String {
        if let Some(at) = self.by_id.get(&(end, id.to_owned())) {
            return self.called[*at].2.clone();
        }
        let (count, figures) =
            if end { (&mut self.ends, self.end_figures) } else { (&mut self.feet, self.foot_figures) };
        *count += 1;
        let mut sign = figures.write(*count);
        if end && self.end_figures == self.foot_figures && self.feet > 0 {
            sign.insert(0, 'e');
        }
        self.call_by(end, id, &sign);
        sign
    }

    pub fn call_by(&mut self, end: bool, id: &str, sign: &str) {
        self.by_id.insert((end, id.to_owned()), self.called.len());
        self.called.push((end, id.to_owned(), sign.to_owned()));
    }

    /// Notes with their signs: those of the foot first, in the order of their calls, and in the end
    /// those that are called nowhere.
    pub fn sorted(&self, feet: Vec<Apart>, ends: Vec<Apart>) -> Vec<(String, Vec<Block>)> {
        let mut found = Vec::new();
        for (end, parts) in [(false, feet), (true, ends)] {
            let mut parts: BTreeMap<String, Apart> =
                parts.into_iter().filter(|part| !part.line).map(|part| (part.id.clone(), part)).collect();
            let called = self.called.iter().filter(|call| call.0 == end);
            found.extend(called.filter_map(|(_, id, sign)| Some((sign.clone(), parts.remove(id)?.blocks))));
        }
        found
    }
}

/// Comments by id. `extended` says which answer which.
pub(super) fn comments(parts: Vec<Apart>, extended: &str) -> BTreeMap<String, Comment> {
    let mut parents: BTreeMap<String, String> = BTreeMap::new();
    let mut xml = Xml::new(extended);
    while let Some(piece) = xml.next() {
        if let Piece::Start(tag) = piece
            && let (Some(own), Some(parent)) = (tag.attribute("paraId"), tag.attribute("paraIdParent"))
        {
            parents.insert(own, parent);
        }
    }
    let authors: BTreeMap<String, String> =
        parts.iter().map(|part| (part.paragraph.clone(), part.author.clone())).collect();
    let comment = |part: Apart| {
        let lines: Vec<&str> = part.blocks.iter().map(|block| block.line.text.as_str()).collect();
        let answered = parents.get(&part.paragraph).and_then(|parent| authors.get(parent));
        let text = match answered.filter(|author| !author.is_empty()) {
            Some(author) => format!("In answer to {author}: {}", lines.join("\n")),
            None => lines.join("\n"),
        };
        (part.id, Comment { author: part.author, text })
    };
    parts.into_iter().map(comment).collect()
}
