//! What is said of a paragraph, a run of words, a row and a cell before their content.

use super::super::xml::Xml;
use super::styles::{NumberedBy, is_on};

#[derive(Default)]
pub(super) struct Paragraph {
    pub style: String,
    pub numbered: NumberedBy,
    pub outline: Option<u8>,
    /// Whether a tracked change took away its end, so that the next paragraph goes on with it.
    pub end_deleted: bool,
}

impl Paragraph {
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        xml.each(|tag| {
            let number = || tag.attribute("val").and_then(|value| value.parse::<u32>().ok());
            match tag.name() {
                "pStyle" => found.style = tag.attribute("val").unwrap_or_default(),
                "numId" => found.numbered.list = number(),
                "ilvl" => found.numbered.level = number().map(|level| level as usize),
                "outlineLvl" => found.outline = number().and_then(|level| u8::try_from(level).ok()),
                "del" | "moveFrom" => found.end_deleted = true,
                "sectPr" | "tabs" | "framePr" => return false,
                name => return !name.ends_with("Change"),
            }
            true
        });
        found
    }
}

#[derive(Default)]
pub(super) struct Run {
    pub style: String,
    pub hidden: Option<bool>,
    pub font: String,
}

impl Run {
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        xml.each(|tag| {
            match tag.name() {
                "rStyle" => found.style = tag.attribute("val").unwrap_or_default(),
                "vanish" => found.hidden = Some(is_on(tag)),
                "rFonts" => {
                    let font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                    found.font = font.unwrap_or_default();
                }
                name => return !name.ends_with("Change"),
            }
            true
        });
        found
    }
}

#[derive(Default)]
pub(super) struct RowProperties {
    /// How many columns are left out before the first cell.
    pub before: usize,
    pub inserted: bool,
    pub deleted: bool,
}

impl RowProperties {
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        xml.each(|tag| {
            match tag.name() {
                "gridBefore" => {
                    let count = tag.attribute("val").and_then(|value| value.parse().ok());
                    found.before = count.unwrap_or(0);
                }
                "ins" => found.inserted = true,
                "del" => found.deleted = true,
                name => return !name.ends_with("Change"),
            }
            true
        });
        found
    }
}

pub(super) struct CellProperties {
    /// How many columns it takes.
    pub span: usize,
    /// Whether it is only the lower part of a cell above, or was taken away by a tracked change.
    pub covered: bool,
}

impl Default for CellProperties {
    fn default() -> Self {
        Self { span: 1, covered: false }
    }
}

impl CellProperties {
    pub fn read(xml: &mut Xml<'_>) -> Self {
        let mut found = Self::default();
        xml.each(|tag| {
            let value = tag.attribute("val");
            match tag.name() {
                "gridSpan" => found.span = value.and_then(|value| value.parse().ok()).unwrap_or(1),
                "vMerge" | "hMerge" => found.covered |= value.as_deref() != Some("restart"),
                "cellDel" => found.covered = true,
                name => return !name.ends_with("Change"),
            }
            true
        });
        found
    }
}

/// Fields: an instruction that nobody reads, and its result.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    /// Where in the line the result begins; nothing while the instruction goes on.
    result: Option<usize>,
    /// What a tick box or list of a form shows, where it has no result of its own.
    shown: String,
}

impl Fields {
    /// Whether words are part of an instruction.
    pub fn in_instruction(&self) -> bool {
        self.0.iter().any(|field| field.result.is_none())
    }

    pub fn begin(&mut self, xml: &mut Xml<'_>) {
        let mut field = Field::default();
        let (mut entries, mut chosen, mut list) = (Vec::new(), 0_usize, false);
        xml.each(|tag| {
            let value = || tag.attribute("val").unwrap_or_default();
            match tag.name() {
                "checkBox" => "☐".clone_into(&mut field.shown),
                "default" | "checked" if !list && !field.shown.is_empty() => {
                    if is_on(tag) { "☒" } else { "☐" }.clone_into(&mut field.shown);
                }
                "ddList" => list = true,
                "result" | "default" if list => chosen = value().parse().unwrap_or(0),
                "listEntry" if list => entries.push(value()),
                _ => {}
            }
            true
        });
        if list {
            field.shown = entries.get(chosen).cloned().unwrap_or_default();
        }
        self.0.push(field);
    }

    pub fn separate(&mut self, at: usize) {
        if let Some(field) = self.0.last_mut() {
            field.result = Some(at);
        }
    }

    /// Ends the innermost field, whose line is `at` long now; gives what it shows without a result.
    pub fn end(&mut self, at: usize) -> Option<String> {
        let field = self.0.pop()?;
        let empty = field.result.is_none_or(|from| from == at);
        (empty && !field.shown.is_empty()).then_some(field.shown)
    }

    /// An instruction ends with its paragraph; else one whose end was lost would swallow the text.
    pub fn end_paragraph(&mut self) {
        self.0.retain(|field| field.result.is_some());
    }
}
