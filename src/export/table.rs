//! Rows of words as files of other programs: CSV, and the workbook of Excel.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Lines of cells, separated by commas and quoted where they must be.
pub fn csv(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory fails only for lines of different lengths, which may be.
        if writer.write_record(&row).is_err() {
            return String::new();
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Words that a spreadsheet would work out as a formula, with an apostrophe before them. Those that
/// begin with an apostrophe get one too, so that taking one off gives the words back.
pub fn guarded(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// The words without their guard.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.is_empty() || rest.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// A cell of a workbook.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Empty,
    Words(String),
    Number(f64),
}

/// A workbook of one sheet. The first `heads` rows stay in sight.
pub fn xlsx(name: &str, heads: u32, rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(heads, 1)?;
    for (line, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number(line, column, *number)?;
                }
                Cell::Words(words) if line < heads => {
                    sheet.write_string_with_format(line, column, words, &bold)?;
                }
                Cell::Words(words) => {
                    sheet.write_string(line, column, words)?;
                }
            }
        }
    }
    book.save_to_buffer()
}
