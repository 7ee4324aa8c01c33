//! OpenDocument spreadsheets: the tables of `content.xml`, with repeated cells and rows written out.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{MAX_CELLS, Tables};
use crate::import::ImportError;
use crate::import::receipt::counted;

const MAX_CONTENT: u64 = 256 * 1024 * 1024;

pub(super) fn read(bytes: &[u8]) -> Result<Tables, ImportError> {
    let broken = |_| ImportError::BrokenTable;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let part = archive.by_name("content.xml").map_err(broken)?;
    let mut content = Vec::new();
    part.take(MAX_CONTENT + 1).read_to_end(&mut content).map_err(|_| ImportError::BrokenTable)?;
    if content.len() as u64 > MAX_CONTENT {
        return Err(ImportError::LargeTable);
    }
    let content = String::from_utf8(content).map_err(|_| ImportError::BrokenTable)?;
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|_| ImportError::BrokenTable)? {
            Event::Start(start) => walk.open(&start)?,
            Event::Empty(start) => {
                walk.open(&start)?;
                walk.close(start.name().0)?;
            }
            Event::End(end) => walk.close(end.name().0)?,
            Event::Text(text) => walk.write(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => walk.write(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => walk.write(c.encode_utf8(&mut [0; 4])),
                _ => walk.write(quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or("")),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let mut tables = walk.tables;
    if walk.notes > 0 {
        tables.left_out.push(format!("{} on cells.", counted(walk.notes, "comment", "comments")));
    }
    Ok(tables)
}

#[derive(Default)]
struct Walk {
    tables: Tables,
    row: usize,
    rows: usize,
    column: usize,
    /// How often the cell under way repeats, its value if it is no text, and its words.
    columns: usize,
    value: Option<String>,
    words: String,
    /// Whether words are those of a paragraph of a cell.
    paragraph: usize,
    /// Depth of comments and drawings, whose words are no cell's.
    aside: usize,
    notes: usize,
    /// The cells of the row, for rows that repeat.
    cells: Vec<(usize, String)>,
}

impl Walk {
    fn open(&mut self, start: &BytesStart) -> Result<(), ImportError> {
        match start.name().0 {
            "table:table" => {
                let name = attribute(start, "table:name").unwrap_or_default();
                self.tables.grids.push((name, Vec::new()));
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = repeats(start, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = repeats(start, "table:number-columns-repeated");
                self.value = value(start);
                self.words.clear();
            }
            "office:annotation" => {
                self.aside += 1;
                self.notes += 1;
            }
            "table:shapes" | "draw:frame" => self.aside += 1,
            "text:p" | "text:h" if self.aside == 0 => {
                if self.paragraph == 0 && !self.words.is_empty() {
                    self.words.push('\n');
                }
                self.paragraph += 1;
            }
            "text:s" => {
                let count = attribute(start, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.write(&" ".repeat(std::cmp::min(count, 100)));
            }
            "text:tab" => self.write("\t"),
            "text:line-break" => self.write("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "text:p" | "text:h" if self.aside == 0 => self.paragraph = self.paragraph.saturating_sub(1),
            "office:annotation" | "table:shapes" | "draw:frame" => self.aside = self.aside.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = self.value.take().unwrap_or_else(|| self.words.trim().to_owned());
                if !cell.is_empty() {
                    if self.cells.len() + self.columns > MAX_CELLS {
                        return Err(ImportError::LargeTable);
                    }
                    self.cells.extend((0..self.columns).map(|at| (self.column + at, cell.clone())));
                }
                self.column = self.column.saturating_add(self.columns);
            }
            "table:table-row" => {
                if !self.cells.is_empty() {
                    if self.rows.saturating_mul(self.cells.len()) > MAX_CELLS {
                        return Err(ImportError::LargeTable);
                    }
                    for row in self.row..self.row.saturating_add(self.rows) {
                        for (column, cell) in &self.cells {
                            self.tables.set(row, *column, cell.clone())?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.rows);
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, words: &str) {
        if self.paragraph > 0 && self.aside == 0 {
            self.words.push_str(words);
        }
    }
}

/// What a cell holds beside its words: numbers, dates and yes or no as they are stored.
fn value(cell: &BytesStart) -> Option<String> {
    match attribute(cell, "office:value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            let value = attribute(cell, "office:value")?;
            Some(value.parse().map_or(value, super::number))
        }
        "date" => {
            let date = attribute(cell, "office:date-value")?;
            Some(date.trim_end_matches("T00:00:00").replace('T', " "))
        }
        "boolean" => attribute(cell, "office:boolean-value").map(|value| value.to_uppercase()),
        _ => None,
    }
}

fn repeats(start: &BytesStart, name: &str) -> usize {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|a| a.key.0 == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
