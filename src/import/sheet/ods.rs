//! OpenDocument spreadsheets: the tables of `content.xml`, with repeated cells and rows written out.

use super::aside::{Aside, CellNote};
use super::{MAX_CELLS, Tables};
use crate::import::ImportError;
use crate::import::pack::Pack;
use crate::import::xml::{self, Piece, Tag, Xml};

const BROKEN: ImportError = ImportError::Damaged { what: "its tables can't be found" };

pub(super) fn read(bytes: &[u8]) -> Result<Tables, ImportError> {
    let content = Pack::open(bytes)?.read("content.xml")?.ok_or(BROKEN)?;
    let (text, readable) = xml::decode(&content.bytes);
    let mut walk = Walk::default();
    let mut xml = Xml::new(&text);
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) => walk.open(&tag),
            Piece::End(name) => walk.close(name)?,
            Piece::Text(words) => walk.write(&words),
        }
    }
    let mut tables = walk.tables;
    if !readable || !content.whole || xml.fault() {
        tables.changed.push("The file is damaged; what could be read of it was read.".to_owned());
    }
    if !walk.hidden_sheets.is_empty() {
        let names = walk.hidden_sheets.join(", ");
        tables.kept.push(format!("Hidden sheets were read like the others: {names}."));
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
    /// The comment under way.
    note: Option<CellNote>,
    in_author: bool,
    in_date: bool,
    /// The cell has a formula.
    formula: bool,
    /// The row is hidden.
    hidden: bool,
    /// Styles of tables that are not shown, and the one under way.
    unseen: Vec<String>,
    style: String,
    hidden_sheets: Vec<String>,
    /// The cells of the row, for rows that repeat.
    cells: Vec<(usize, String)>,
}

impl Walk {
    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "table" => {
                let name = tag.attribute("name").unwrap_or_default();
                if tag.attribute("style-name").is_some_and(|style| self.unseen.contains(&style)) {
                    self.hidden_sheets.push(name.clone());
                }
                self.tables.grids.push((name, Vec::new()));
                self.tables.asides.push(Aside::default());
                self.row = 0;
            }
            "style" => self.style = tag.attribute("name").unwrap_or_default(),
            "table-properties" if tag.attribute("display").is_some_and(|shown| shown == "false") => {
                self.unseen.push(self.style.clone());
            }
            "table-column" if is_hidden(tag) => {
                let count = repeats(tag, "number-columns-repeated");
                // All columns to the end of the sheet are hidden to show where a table ends.
                if count < super::MAX_COLUMNS / 4
                    && let Some(aside) = self.tables.asides.last_mut()
                {
                    aside.hidden_columns += count;
                }
            }
            "table-row" => {
                self.rows = repeats(tag, "number-rows-repeated");
                self.column = 0;
                self.hidden = is_hidden(tag);
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = repeats(tag, "number-columns-repeated");
                self.value = value(tag);
                // An empty text is a result too.
                let text = tag.exact("office:value-type").is_some_and(|kind| kind == "string");
                self.formula = tag.attribute("formula").is_some() && !text;
                self.words.clear();
            }
            "annotation" => {
                self.aside += 1;
                let (row, column) = (self.row, self.column);
                self.note = Some(CellNote { row, column, author: String::new(), text: String::new() });
            }
            "creator" => self.in_author = self.note.is_some(),
            "date" | "date-string" => self.in_date = self.note.is_some(),
            "p" if self.note.as_ref().is_some_and(|note| !note.text.is_empty()) => self.write("\n"),
            "shapes" | "frame" => self.aside += 1,
            "p" | "h" if self.aside == 0 => {
                if self.paragraph == 0 && !self.words.is_empty() {
                    self.words.push('\n');
                }
                self.paragraph += 1;
            }
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.write(&" ".repeat(std::cmp::min(count, 100)));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "p" | "h" if self.aside == 0 => self.paragraph = self.paragraph.saturating_sub(1),
            "creator" => self.in_author = false,
            "date" | "date-string" => self.in_date = false,
            "annotation" | "shapes" | "frame" => {
                if name == "annotation"
                    && let (Some(note), Some(aside)) = (self.note.take(), self.tables.asides.last_mut())
                {
                    aside.note(note);
                }
                self.aside = self.aside.saturating_sub(1);
            }
            "table-cell" | "covered-table-cell" => {
                let cell = self.value.take().unwrap_or_else(|| self.words.trim().to_owned());
                if std::mem::take(&mut self.formula)
                    && cell.is_empty()
                    && let Some(aside) = self.tables.asides.last_mut()
                {
                    aside.without.push((self.row, self.column));
                }
                if !cell.is_empty() {
                    if self.cells.len() + self.columns > MAX_CELLS {
                        return Err(ImportError::LargeTable);
                    }
                    self.cells.extend((0..self.columns).map(|at| (self.column + at, cell.clone())));
                }
                self.column = self.column.saturating_add(self.columns);
            }
            "table-row" => {
                if !self.cells.is_empty() {
                    if self.rows.saturating_mul(self.cells.len()) > MAX_CELLS {
                        return Err(ImportError::LargeTable);
                    }
                    if self.hidden
                        && let Some(aside) = self.tables.asides.last_mut()
                    {
                        aside.hidden_rows += self.rows;
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
        if let Some(note) = &mut self.note {
            let is_blank = words.trim().is_empty() && note.text.is_empty();
            match (self.in_author, self.in_date) {
                (true, _) => note.author.push_str(words),
                (false, false) if !is_blank => note.text.push_str(words),
                _ => {}
            }
        } else if self.paragraph > 0 && self.aside == 0 {
            self.words.push_str(words);
        }
    }
}

/// What a cell holds beside its words: numbers, dates and yes or no as they are stored.
fn value(cell: &Tag) -> Option<String> {
    let kind = cell.exact("office:value-type")?;
    match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let value = cell.exact("office:value")?;
            let written = if kind == "percentage" { super::percent } else { super::number };
            Some(value.parse().map_or(value, written))
        }
        "date" => {
            let date = cell.exact("office:date-value")?;
            Some(date.trim_end_matches("T00:00:00").replace('T', " "))
        }
        "boolean" => cell.exact("office:boolean-value").map(|value| value.to_uppercase()),
        _ => None,
    }
}

fn is_hidden(tag: &Tag) -> bool {
    tag.attribute("visibility").is_some_and(|shown| shown == "collapse" || shown == "filter")
}

fn repeats(tag: &Tag, name: &str) -> usize {
    tag.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
