//! Tables: CSV in any dress, Excel workbooks, OpenDocument spreadsheets.
//!
//! Imported as they are, each row becomes a line of text. As a [`Sheet`] they are what surveys
//! ([`super::survey`]) and tables of attributes are read from.

mod aside;
mod delimited;
mod header;
mod ods;
mod parts;
mod workbook;

use self::aside::{Aside, CellNote};
use super::build::Builder;
use super::receipt::counted;
use super::{ImportError, Imported, Importer, Sniff, split_name};
use crate::study::{MarkKind, Origin, SourceKind};

/// The most cells of one file, empty ones between filled ones among them: 1,000 rows of 4,000 columns.
pub const MAX_CELLS: usize = 4_000_000;

/// The most columns of a table, as spreadsheets have it.
pub const MAX_COLUMNS: usize = 16_384;

/// One table: names of columns, and rows of as many cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// Its name in the workbook; empty for a file that is one table.
    pub name: String,
    /// Never empty, each different.
    pub columns: Vec<String>,
    /// Each has as many cells as there are columns. Numbers as `3.5`, dates as `2007-09-14`,
    /// yes and no as `TRUE` and `FALSE`; blank space around a cell is taken off.
    pub rows: Vec<Vec<String>>,
    /// The rows that named the columns, as they came; none where the table has no header.
    header: Vec<Vec<String>>,
    /// The number of each row in the file, from 1, the header among them.
    numbers: Vec<u32>,
    /// Comments on its cells.
    notes: Vec<CellNote>,
    /// File name, encoding, format, and what was changed or left out on reading.
    pub origin: Origin,
}

impl Sheet {
    /// A table of raw rows. Whether the first one names the columns is guessed. `None` where all is empty.
    fn of_grid(name: &str, mut grid: Vec<Vec<String>>) -> Option<Self> {
        for row in &mut grid {
            for cell in row.iter_mut() {
                if cell.trim().len() < cell.len() {
                    *cell = cell.trim().to_owned();
                }
            }
        }
        let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
        let numbers = (1..).zip(&grid).filter(|(_, row)| filled(row)).map(|(number, _)| number).collect();
        grid.retain(filled);
        let last = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let width = grid.iter().map(last).max()?;
        grid.iter_mut().for_each(|row| row.resize(width, String::new()));
        let mut sheet = Self { name: name.to_owned(), rows: grid, numbers, ..Self::default() };
        let rows = header::rows_of(&sheet.rows);
        sheet.take_header(rows);
        Some(sheet)
    }

    /// Whether the columns are named by the table itself.
    pub fn has_header(&self) -> bool {
        !self.header.is_empty()
    }

    /// Takes the first row as the names of the columns, or as a row like the others.
    pub fn set_header(&mut self, header: bool) {
        if header != self.has_header() {
            self.take_header(usize::from(header));
        }
    }

    fn take_header(&mut self, rows: usize) {
        let mut all = std::mem::take(&mut self.header);
        all.append(&mut self.rows);
        let width = all.first().map_or(0, Vec::len);
        let rows = rows.min(all.len());
        self.rows = all.split_off(rows);
        self.header = all;
        self.columns = header::names(&self.header, width);
    }

    /// The number that a spreadsheet shows beside a row.
    pub fn row_number(&self, at: usize) -> u32 {
        self.numbers.get(self.header.len() + at).copied().unwrap_or(at as u32 + 1)
    }

    /// The cells of a column from top to bottom.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows.iter().map(move |row| row.get(at).map_or("", String::as_str))
    }
}

/// Whether a file is a table, so that it can be read as a survey.
pub fn is_table(name: &str, head: &[u8]) -> bool {
    Delimited.sniff(name, head) == Sniff::Yes
        || Workbook.sniff(name, head) == Sniff::Yes
        || OpenDocument.sniff(name, head) == Sniff::Yes
}

/// The tables of a file that are not empty. Never panics; as limited as [`super::read_bytes`].
pub fn read_sheets(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    let mut sheets = all_of(name, bytes)?;
    for sheet in &mut sheets {
        let notes: Vec<&CellNote> = sheet.notes.iter().collect();
        sheet.origin.left_out.extend(aside::notes_left(&notes));
    }
    Ok(sheets)
}

/// The same, with the comments of cells still to be hung on something.
fn all_of(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    super::guarded(bytes, || {
        let (format, encoding, tables) = tables(name, bytes)?;
        finished(name, format, encoding, tables)
    })
}

/// The rows of the first table of a file exactly as they stand, blank space and all.
pub fn read_rows(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, ImportError> {
    super::guarded(bytes, || {
        let (_, _, tables) = tables(name, bytes)?;
        let mut rows = tables.grids.into_iter().map(|(_, rows)| rows);
        rows.find(|rows| rows.iter().any(|row| !row.is_empty())).ok_or(ImportError::NoWords)
    })
}

/// The format and encoding of a file of tables, and what is in it.
fn tables(name: &str, bytes: &[u8]) -> Result<(&'static str, &'static str, Tables), ImportError> {
    let head = &bytes[..bytes.len().min(super::HEAD)];
    Ok(if Workbook.sniff(name, head) == Sniff::Yes {
        (Workbook.name(), "", workbook::read(bytes)?)
    } else if OpenDocument.sniff(name, head) == Sniff::Yes {
        (OpenDocument.name(), "", ods::read(bytes)?)
    } else {
        let (table, encoding) = delimited::read(name, bytes)?;
        (Delimited.name(), encoding, table)
    })
}

/// What the readers of this folder give: raw rows, and the receipt.
#[derive(Default)]
struct Tables {
    grids: Vec<(String, Vec<Vec<String>>)>,
    /// What stands beside the cells of each of them, as far as it is known.
    asides: Vec<Aside>,
    cells: usize,
    kept: Vec<String>,
    changed: Vec<String>,
    left_out: Vec<String>,
}

impl Tables {
    /// Puts a cell at its place in the last grid. Places between may stay empty, but not without end.
    fn set(&mut self, row: usize, column: usize, cell: String) -> Result<(), ImportError> {
        if cell.is_empty() {
            return Ok(());
        }
        let Some((_, grid)) = self.grids.last_mut() else { return Ok(()) };
        if column >= MAX_COLUMNS || row >= MAX_CELLS {
            return Err(ImportError::LargeTable);
        }
        if grid.len() <= row {
            self.cells += row + 1 - grid.len();
            if self.cells > MAX_CELLS {
                return Err(ImportError::LargeTable);
            }
            grid.resize(row + 1, Vec::new());
        }
        let cells = &mut grid[row];
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MAX_CELLS {
                return Err(ImportError::LargeTable);
            }
            cells.resize(column + 1, String::new());
        }
        cells[column] = cell;
        Ok(())
    }
}

fn finished(name: &str, format: &str, encoding: &str, tables: Tables) -> Result<Vec<Sheet>, ImportError> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut sheets = Vec::new();
    let Tables { grids, asides, kept, changed, left_out, .. } = tables;
    let mut asides = asides.into_iter();
    for (sheet, grid) in grids {
        let aside = asides.next().unwrap_or_default();
        let width = grid.iter().map(Vec::len).max().unwrap_or(0);
        if width.saturating_mul(grid.len()) > MAX_CELLS {
            return Err(ImportError::LargeTable);
        }
        let Some(mut sheet) = Sheet::of_grid(&sheet, grid) else { continue };
        sheet.origin = Origin {
            file_name: base.to_owned(),
            encoding: encoding.to_owned(),
            format: format.to_owned(),
            kept: kept.clone(),
            remarks: changed.clone(),
            left_out: left_out.clone(),
            original: String::new(),
        };
        aside.say(&mut sheet.origin.kept, &mut sheet.origin.left_out);
        sheet.notes = aside.notes;
        sheets.push(sheet);
    }
    if sheets.is_empty() { Err(ImportError::NoWords) } else { Ok(sheets) }
}

/// A file of tables as a text: a line a row, cells parted by tabs.
fn as_text(name: &str, format: &'static str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let sheets = all_of(name, bytes)?;
    let mut builder = Builder::new();
    let many = sheets.len() > 1;
    let mut encoding = String::new();
    for (at, mut sheet) in sheets.into_iter().enumerate() {
        if many {
            builder.blank_line();
            let start = builder.paragraph(&sheet.name).start as usize;
            builder.mark_from(start, MarkKind::Heading(2));
        }
        let named = sheet.has_header();
        let mut said = format!(
            "{} of {} became a line each; cells are parted by tabs.",
            counted(sheet.rows.len() + sheet.header.len(), "row", "rows"),
            counted(sheet.columns.len(), "column", "columns")
        );
        if many {
            said = format!("{}: {said}", sheet.name);
        }
        builder.kept.push(said);
        if named {
            let names: Vec<&str> = sheet.columns.iter().take(12).map(String::as_str).collect();
            let more = if sheet.columns.len() > 12 { " …" } else { "" };
            builder.kept.push(format!("The first row names the columns: {}{more}.", names.join(", ")));
        }
        if at == 0 {
            encoding = std::mem::take(&mut sheet.origin.encoding);
        }
        // What is said of the whole file is said with each of its tables.
        let said = [
            (&mut builder.kept, &mut sheet.origin.kept),
            (&mut builder.changed, &mut sheet.origin.remarks),
            (&mut builder.left_out, &mut sheet.origin.left_out),
        ];
        for (all, own) in said {
            for sentence in own.drain(..).filter(|sentence| !all.contains(sentence)).collect::<Vec<_>>() {
                all.push(sentence);
            }
        }
        let fed = sheet.header.iter().chain(&sheet.rows).flatten().filter(|cell| cell.contains('\n')).count();
        if fed > 0 {
            let cells = counted(fed, "cell holds", "cells hold");
            builder.changed.push(format!("{cells} more than one line; its line ends became blanks."));
        }
        let mut starts = Vec::new();
        for row in sheet.header.iter().chain(&sheet.rows) {
            if builder.is_full() {
                builder
                    .left_out
                    .push("The rows after this point: there are too many for one text.".to_owned());
                break;
            }
            builder.end_line();
            starts.push(builder.here());
            builder.row(row);
        }
        aside::hang_notes(&sheet, &starts, &mut builder);
    }
    let mut imported = builder.finish(name, format, &encoding)?;
    // Nothing in the name says otherwise.
    if super::guess::kind_by_name(name).is_none() {
        imported.kind = SourceKind::SurveyAnswer;
    }
    Ok(imported)
}

pub(super) struct Delimited;

impl Importer for Delimited {
    fn name(&self) -> &'static str {
        "table of separated values (CSV)"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let named = matches!(split_name(name).1.as_str(), "csv" | "tsv" | "tab");
        if named && super::foreign::recognise(name, head).is_none() { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        as_text(name, self.name(), bytes)
    }
}

pub(super) struct Workbook;

impl Importer for Workbook {
    fn name(&self) -> &'static str {
        "Excel workbook"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let named = matches!(split_name(name).1.as_str(), "xlsx" | "xlsm" | "xltx" | "xltm");
        if is_zip(head) && (named || memchr::memmem::find(head, b"xl/workbook.xml").is_some()) {
            Sniff::Yes
        } else {
            Sniff::No
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        as_text(name, self.name(), bytes)
    }
}

pub(super) struct OpenDocument;

impl Importer for OpenDocument {
    fn name(&self) -> &'static str {
        "OpenDocument spreadsheet"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let named = matches!(split_name(name).1.as_str(), "ods" | "ots");
        let said = memchr::memmem::find(head, b"application/vnd.oasis.opendocument.spreadsheet").is_some();
        if is_zip(head) && (named || said) { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        as_text(name, self.name(), bytes)
    }
}

fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// A number as people write it: whole ones without a point.
fn number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// A share of one as people write it: `12.5%`.
fn percent(share: f64) -> String {
    // What the product of two binary numbers adds behind the ninth place is nobody's.
    format!("{}%", number((share * 100.0 * 1e9).round() / 1e9))
}
