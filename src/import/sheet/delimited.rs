//! Separated values: comma, semicolon, tab or bar, quoted or not, in any encoding.

use super::Tables;
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
    let mut grid = grid(text, delimiter, true);
    if grid.last().is_some_and(|row| row.iter().any(|cell| swallowed(cell, delimiter))) {
        grid = self::grid(text, delimiter, false);
        tables.changed.push(
            "A quotation mark is opened and never closed; all quotation marks were read as signs of the text."
                .to_owned(),
        );
    }
    // Through the common limits of tables.
    tables.grids.push((String::new(), Vec::new()));
    for (row, cells) in grid.into_iter().enumerate() {
        for (column, cell) in cells.into_iter().enumerate() {
            tables.set(row, column, cell)?;
        }
    }
    Ok((tables, decoded.encoding))
}

fn grid(text: &str, delimiter: u8, quoting: bool) -> Vec<Vec<String>> {
    rows(text, delimiter, quoting).map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn rows(text: &str, delimiter: u8, quoting: bool) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes())
        .into_records()
        .map_while(Result::ok)
}

/// A last cell that holds the rest of the file, because its quotation mark was never closed.
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
        let widths: Vec<usize> = rows(text, delimiter, true).take(LOOKED_AT).map(|row| row.len()).collect();
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
