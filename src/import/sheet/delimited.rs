//! Separated values: comma, semicolon, tab or bar, quoted or not, in any encoding.

use super::Tables;
use crate::import::receipt::counted;
use crate::import::{ImportError, decode, split_name};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows the guess of the delimiter looks at.
const LOOKED_AT: usize = 100;

/// The one table of the file, and its encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Tables, &'static str), ImportError> {
    let decoded = decode::decode(name, bytes)?;
    let mut text = decoded.text.as_str();
    let mut tables = Tables { changed: decoded.remarks, ..Tables::default() };
    // Excel's own way to say the delimiter.
    let said = text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = *rest.as_bytes().first()?;
        (delimiter.is_ascii() && rest[1..].starts_with('\n')).then_some((delimiter, &rest[2..]))
    });
    let delimiter = match said {
        Some((delimiter, rest)) => {
            text = rest;
            delimiter
        }
        None => delimiter_of(text, matches!(split_name(name).1.as_str(), "tsv" | "tab")),
    };
    let word = match delimiter {
        b',' => "commas",
        b';' => "semicolons",
        b'\t' => "tabs",
        b'|' => "bars",
        _ => "the sign it names itself",
    };
    tables.kept.push(format!("The cells of the file are separated by {word}."));
    let mut rows = Rows::new(text, delimiter);
    // Through the common limits of tables.
    tables.grids.push((String::new(), Vec::new()));
    for (row, cells) in rows.by_ref().enumerate() {
        for (column, cell) in cells.into_iter().enumerate() {
            tables.set(row, column, cell)?;
        }
    }
    if rows.stray > 0 {
        tables.changed.push(format!(
            "{} opened and never closed at the end of a cell; read as a sign of the text.",
            counted(rows.stray, "quotation mark is", "quotation marks are")
        ));
    }
    Ok((tables, decoded.encoding))
}

/// The rows of a file, blank ones passed over. A quotation mark holds cells together only where it is
/// closed at the end of a cell, and where what it holds does not look like further rows.
struct Rows<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    /// Quotation marks at the beginning of cells that were read as signs of the text.
    stray: usize,
    /// One of them was never closed: from there on a cell ends with its line, lest each of many looks
    /// through the whole file.
    unclosed: bool,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, at: 0, delimiter, stray: 0, unclosed: false }
    }

    /// The cell that begins here, and where it ends.
    fn cell(&mut self) -> (String, usize) {
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            if let Some(cell) = self.quoted() {
                return cell;
            }
            self.stray += 1;
        }
        let rest = &self.text[self.at..];
        let end = memchr::memchr2(self.delimiter, b'\n', rest.as_bytes()).unwrap_or(rest.len());
        (rest[..end].to_owned(), self.at + end)
    }

    fn quoted(&mut self) -> Option<(String, usize)> {
        let bytes = self.text.as_bytes();
        let (start, mut from) = (self.at + 1, self.at + 1);
        let mut cell = String::new();
        let (mut feeds, mut delimited, mut odd) = (false, false, false);
        loop {
            let Some(mark) = memchr::memchr(b'"', &bytes[from..]).map(|mark| from + mark) else {
                self.unclosed = true;
                return None;
            };
            feeds |= memchr::memchr(b'\n', &bytes[from..mark]).is_some();
            delimited |= memchr::memchr(self.delimiter, &bytes[from..mark]).is_some();
            cell.push_str(&self.text[from..mark]);
            // Rows that lie between two quotation marks of different cells. A table of tabs seldom has
            // quoted cells at all.
            if feeds && (self.unclosed || delimited && (odd || self.delimiter == b'\t')) {
                return None;
            }
            if bytes.get(mark + 1) == Some(&b'"') {
                cell.push('"');
                from = mark + 2;
                continue;
            }
            let blanks = bytes[mark + 1..].iter().take_while(|byte| **byte == b' ').count();
            let after = mark + 1 + blanks;
            match bytes.get(mark + 1).filter(|byte| **byte == self.delimiter).or(bytes.get(after)) {
                Some(byte) if *byte != b'\n' && *byte != self.delimiter => {
                    odd = true;
                    cell.push('"');
                    from = mark + 1;
                }
                _ if odd && feeds && delimited || swallowed(&self.text[start..mark], self.delimiter) => {
                    return None;
                }
                _ if bytes.get(mark + 1) == Some(&self.delimiter) => return Some((cell, mark + 1)),
                _ => return Some((cell, after)),
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return None;
        }
        let mut row = Vec::new();
        loop {
            let (cell, end) = self.cell();
            row.push(cell);
            self.at = end + 1;
            if bytes.get(end) != Some(&self.delimiter) {
                return Some(row);
            }
        }
    }
}

/// A cell that holds rows of the file, because the quotation mark that opens it was never closed.
fn swallowed(cell: &str, delimiter: u8) -> bool {
    let lines = cell.lines().count();
    let delimited = cell.lines().filter(|line| line.as_bytes().contains(&delimiter)).count();
    lines > 3 && delimited * 2 > lines
}

/// The delimiter under which most rows have the same number of cells, and more than one.
fn delimiter_of(text: &str, tabs: bool) -> u8 {
    // What can't be told apart goes to the one the file's name says.
    let usual = if tabs { b'\t' } else { b',' };
    let fit = |delimiter: u8| {
        let widths: Vec<usize> = Rows::new(text, delimiter).take(LOOKED_AT).map(|row| row.len()).collect();
        let most = widths
            .iter()
            .filter(|width| **width > 1)
            .map(|width| (widths.iter().filter(|other| *other == width).count(), *width))
            .max()?;
        Some((most.0 * 100 / widths.len().max(1), delimiter == usual, most.1))
    };
    let best = DELIMITERS.into_iter().filter_map(|delimiter| Some((fit(delimiter)?, delimiter))).max();
    best.map_or(usual, |(_, delimiter)| delimiter)
}
