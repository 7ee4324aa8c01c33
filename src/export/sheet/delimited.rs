//! CSV and TSV. They have no place for a caption; numbers stay numbers, and words are guarded.

use super::{Sheet, Value};
use crate::export::table::guarded;

/// For spreadsheets: fields with commas, quotes or line ends are quoted.
pub fn csv(sheet: &Sheet) -> String {
    separated(sheet, b',')
}

/// For the clipboard: spreadsheets paste it as cells.
pub fn tsv(sheet: &Sheet) -> String {
    separated(sheet, b'\t')
}

/// In how many fields an apostrophe stands before words that a spreadsheet would work out.
pub fn guards(sheet: &Sheet) -> usize {
    fields(sheet).flatten().filter(|(words, is_number)| !is_number && guarded(words) != *words).count()
}

fn separated(sheet: &Sheet, delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for line in fields(sheet) {
        let line = line.into_iter().map(|(words, is_number)| if is_number { words } else { guarded(&words) });
        // Writing to memory fails only for lines of different lengths, which may be.
        if writer.write_record(line.map(String::into_bytes)).is_err() {
            return String::new();
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Head line, then the rows; with each field, whether it is a number.
fn fields(sheet: &Sheet) -> impl Iterator<Item = Vec<(String, bool)>> {
    let heads = (0..sheet.columns.len()).map(|column| sheet.column_label(column));
    let head = std::iter::once(sheet.corner.clone()).chain(heads).map(|words| (words, false)).collect();
    let rows = sheet.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| (cell.value.exact(), Value::is_number(&cell.value)));
        std::iter::once((row.label.clone(), false)).chain(cells).collect()
    });
    std::iter::once(head).chain(rows)
}
