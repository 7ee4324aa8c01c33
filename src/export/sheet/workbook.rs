//! A workbook: the table, the quotes behind its cells on a second sheet, what is said of it on a third.
//!
//! Words are written as words, so nothing is worked out; those that a spreadsheet would take for a formula
//! when somebody edits them carry the mark of Excel that keeps them words. The words stay what they are.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};

use super::ooxml::is_right_to_left;
use super::{Quoted, Sheet, SheetError, Value};
use crate::export::table::guarded;

const TABLE: &str = "Table";
const QUOTES: &str = "Quotes";
const ABOUT: &str = "About";
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Excel drops the links of a sheet that has more.
const MOST_LINKS: usize = 65_530;
/// Widths of columns, in signs.
const WORDY: u16 = 40;
const NARROW: u16 = 13;
/// What a cell holds, in UTF-16 units as Excel counts.
const MOST_SIGNS: usize = 32_767;
const CUT: &str = " … (the rest is too long for a cell)";

/// Looks that cells share, made once each: a workbook names them by number.
#[derive(Default)]
struct Looks(BTreeMap<(Look, u8, bool, bool), Format>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Head,
    GroupHead,
    NumberHead,
    /// A head of a row, with how far it is set in.
    Label,
    Count,
    /// With as many digits behind the point as the number says.
    Share,
    Decimal,
    Words,
    Absence,
    Quote,
    Link,
}

impl Looks {
    /// `bold` for totals; `mark` keeps words from becoming a formula.
    fn of(&mut self, look: Look, number: u8, bold: bool, mark: bool) -> &Format {
        self.0.entry((look, number, bold, mark)).or_insert_with(|| {
            let mut format = Format::new().set_align(FormatAlign::Top);
            let point = if number > 0 { format!("0.{}", "0".repeat(number.into())) } else { "0".to_owned() };
            format = match look {
                Look::Head => format.set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
                Look::NumberHead => format
                    .set_bold()
                    .set_text_wrap()
                    .set_align(FormatAlign::Right)
                    .set_border_bottom(FormatBorder::Thin),
                Look::GroupHead => format.set_bold().set_align(FormatAlign::Center).set_text_wrap(),
                Look::Label => format.set_indent(number).set_text_wrap(),
                Look::Count => format.set_num_format("#,##0"),
                Look::Share => format.set_num_format(format!("{point}\"%\"")),
                Look::Decimal => format.set_num_format(format!("#,##{point}")),
                Look::Words | Look::Quote => format.set_text_wrap(),
                Look::Absence => format.set_italic().set_text_wrap(),
                Look::Link => format.set_hyperlink(),
            };
            if bold {
                format = format.set_bold();
            }
            if mark { format.set_quote_prefix() } else { format }
        })
    }
}

pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let (lines, columns) = (sheet.rows.len() + sheet.heads().len(), sheet.columns.len() + 1);
    if lines > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(SheetError::TooLarge { rows: sheet.rows.len(), columns: sheet.columns.len() });
    }
    let mut book = Workbook::new();
    // The day of making would make the same table a different file.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(cut(&sheet.title)).set_creation_datetime(&day);
    book.set_properties(&properties);
    let mut looks = Looks::default();
    // Row and column of each cell, with the line at which its quotes begin.
    let mut targets = BTreeMap::new();
    let mut said = Vec::new();
    if !sheet.quotes.is_empty() {
        let mut line = 1;
        for cell in sheet.quoted() {
            if targets.len() < MOST_LINKS && line < MOST_ROWS {
                targets.insert((cell.row, cell.column), line);
            }
            line += cell.quotes().count();
        }
        if line > MOST_ROWS {
            said.push(format!(
                "{} lines of quotes do not fit on the sheet and are left out.",
                line - MOST_ROWS
            ));
        }
        if sheet.quoted().count() > targets.len() {
            said.push(format!("Only the first {} cells are linked to their quotes.", targets.len()));
        }
    }
    table(book.add_worksheet().set_name(TABLE)?, sheet, &mut looks, &targets)?;
    if !sheet.quotes.is_empty() {
        quotes(book.add_worksheet().set_name(QUOTES)?, sheet, &mut looks, &targets)?;
    }
    about(book.add_worksheet().set_name(ABOUT)?, sheet, &said, &mut looks)?;
    Ok(book.save_to_buffer()?)
}

type Targets = BTreeMap<(usize, usize), usize>;

fn table(to: &mut Worksheet, sheet: &Sheet, looks: &mut Looks, targets: &Targets) -> Result<(), XlsxError> {
    let heads = sheet.heads();
    let depth = heads.len() as u32;
    to.set_freeze_panes(depth, 1)?;
    to.set_repeat_rows(0, depth - 1)?;
    to.set_landscape();
    to.set_print_fit_to_pages(1, 0);
    let label = |row: &super::Row| row.label.chars().count() + 2 * usize::from(row.depth);
    let first = sheet.rows.iter().map(label).max().unwrap_or_default().clamp(16, 60) as u16;
    to.set_column_width(0, first)?;
    for column in 0..sheet.columns.len() {
        let width = if sheet.has_words(column) { WORDY } else { NARROW };
        to.set_column_width(column as u16 + 1, width)?;
    }
    // Heads of several lines stand in the lowest, where filters and readers of one line look for them.
    words(to, looks, (depth - 1, 0), &sheet.corner, Look::Head, 0, false)?;
    for (level, line) in (0_u32..).zip(&heads) {
        for head in line {
            let column = head.column as u16 + 1;
            let (last, end) = (level + head.down as u32 - 1, column + head.across as u16 - 1);
            if head.across > 1 {
                let mark = guarded(head.words) != head.words;
                let look = looks.of(Look::GroupHead, 0, false, mark);
                to.merge_range(level, column, last, end, &cut(head.words), look)?;
            } else {
                let look = if sheet.has_words(head.column) { Look::Head } else { Look::NumberHead };
                words(to, looks, (last, column), head.words, look, 0, false)?;
            }
        }
    }
    let rtl = sheet.rows.iter().filter(|row| is_right_to_left(&row.label)).count();
    if rtl * 2 > sheet.rows.len() {
        to.set_right_to_left(true);
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        let line = depth + at as u32;
        let indent = row.depth.min(15) as u8;
        words(to, looks, (line, 0), &row.label, Look::Label, indent, row.total)?;
        let lines = row.cells.iter().enumerate().map(|(column, cell)| match &cell.value {
            Value::Words(words) | Value::Absence(words) => {
                height(words, if sheet.has_words(column) { WORDY } else { NARROW })
            }
            _ => 1,
        });
        let lines = lines.chain([height(&row.label, first - u16::from(indent))]).max();
        tall(to, line, lines.unwrap_or(1))?;
        for (column, cell) in row.cells.iter().enumerate() {
            let place = (line, column as u16 + 1);
            let bold = row.total || sheet.columns.get(column).is_some_and(|column| column.total);
            let target = targets.get(&(at, column));
            if let Some(first) = target {
                let link = Url::new(format!("internal:{QUOTES}!A{}", first + 1));
                to.write_url(place.0, place.1, link.set_text("quotes").set_tip("Quotes behind this cell"))?;
            }
            // What is written over a link stands in its place; the link stays.
            match &cell.value {
                Value::Number { value, decimals, percent } if value.is_finite() => {
                    let look = match (percent, decimals) {
                        (true, _) => Look::Share,
                        (false, 0) => Look::Count,
                        (false, _) => Look::Decimal,
                    };
                    let look = looks.of(look, *decimals, bold, false);
                    to.write_number_with_format(place.0, place.1, *value, look)?;
                }
                Value::Words(text) => words(to, looks, place, text, Look::Words, 0, bold)?,
                Value::Absence(why) => words(to, looks, place, why, Look::Absence, 0, bold)?,
                Value::Number { .. } | Value::Empty => {}
            }
        }
    }
    Ok(())
}

fn quotes(to: &mut Worksheet, sheet: &Sheet, looks: &mut Looks, targets: &Targets) -> Result<(), XlsxError> {
    let of_claims = sheet.quotes.iter().any(|quote| !quote.of.is_empty());
    let heads = ["Cell", "Row", "Column", "Quote", "Source", "Paragraph", "Tags", "By", "For"];
    let widths = [8_u16, 28, 28, 80, 28, 10, 40, 16, 12];
    to.set_landscape();
    to.set_print_fit_to_pages(1, 0);
    let many = if of_claims { heads.len() } else { heads.len() - 1 };
    for (column, (head, width)) in (0_u16..).zip(heads.into_iter().zip(widths).take(many)) {
        to.set_column_width(column, width)?;
        words(to, looks, (0, column), head, Look::Head, 0, false)?;
    }
    to.set_freeze_panes(1, 1)?;
    to.set_repeat_rows(0, 0)?;
    let depth = sheet.heads().len();
    let mut line = 1_usize;
    for cell in sheet.quoted() {
        let Quoted { row, column, .. } = cell;
        let name = rust_xlsxwriter::utility::row_col_to_cell((depth + row) as u32, column as u16 + 1);
        let across = sheet.column_label(column);
        let linked = targets.contains_key(&(row, column));
        for (nth, quote) in cell.quotes().enumerate() {
            if line >= MOST_ROWS {
                return Ok(());
            }
            let at = line as u32;
            if nth == 0 && linked {
                let link = Url::new(format!("internal:{TABLE}!{name}")).set_text(&name);
                to.write_url_with_format(at, 0, link, looks.of(Look::Link, 0, false, false))?;
            } else {
                words(to, looks, (at, 0), &name, Look::Quote, 0, false)?;
            }
            let lines = [(&quote.text, widths[3]), (&quote.source, widths[4]), (&quote.tags, widths[6])];
            let lines = lines.into_iter().map(|(text, width)| height(text, width));
            let lines = lines.chain([height(cell.row_label(), widths[1]), height(&across, widths[2])]).max();
            tall(to, at, lines.unwrap_or(1))?;
            let texts = [cell.row_label(), &across, &quote.text, &quote.source];
            for (column, text) in (1_u16..).zip(texts) {
                words(to, looks, (at, column), text, Look::Quote, 0, false)?;
            }
            if let Some(paragraph) = quote.paragraph {
                to.write_number_with_format(at, 5, paragraph, looks.of(Look::Count, 0, false, false))?;
            }
            for (column, text) in (6_u16..).zip([&quote.tags, &quote.by, &quote.of]) {
                words(to, looks, (at, column), text, Look::Quote, 0, false)?;
            }
            line += 1;
        }
    }
    Ok(())
}

fn about(to: &mut Worksheet, sheet: &Sheet, more: &[String], looks: &mut Looks) -> Result<(), XlsxError> {
    to.set_column_width(0, 100)?;
    words(to, looks, (0, 0), &sheet.title, Look::Head, 0, true)?;
    let said = sheet.caption.iter().chain(&sheet.notes).chain(more);
    for (line, sentence) in (1_u32..).zip(said) {
        words(to, looks, (line, 0), sentence, Look::Words, 0, false)?;
        tall(to, line, height(sentence, 100))?;
    }
    Ok(())
}

/// How many lines words take in a column of so many signs, on the ample side.
fn height(words: &str, width: u16) -> usize {
    let width = usize::from(width).max(1);
    words.lines().map(|line| (line.chars().count() * 10).div_ceil(width * 9).max(1)).sum()
}

/// Makes room for lines. Excel finds the height by itself, others leave a row at one line.
fn tall(to: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    const LINE: f64 = 15.0;
    /// The highest that Excel takes.
    const MOST: f64 = 409.0;
    if lines > 1 {
        to.set_row_height(row, (lines as f64 * LINE).min(MOST))?;
    }
    Ok(())
}

fn words(
    to: &mut Worksheet,
    looks: &mut Looks,
    (row, column): (u32, u16),
    words: &str,
    look: Look,
    number: u8,
    bold: bool,
) -> Result<(), XlsxError> {
    if words.is_empty() {
        return Ok(());
    }
    let mark = guarded(words) != words;
    to.write_string_with_format(row, column, cut(words), looks.of(look, number, bold, mark))?;
    Ok(())
}

/// As much as a cell holds, and that it is cut.
fn cut(words: &str) -> String {
    if words.len() <= MOST_SIGNS || words.encode_utf16().count() <= MOST_SIGNS {
        return words.to_owned();
    }
    let room = MOST_SIGNS - CUT.encode_utf16().count();
    let mut units = 0;
    let fits = |sign: &char| {
        units += sign.len_utf16();
        units <= room
    };
    words.chars().take_while(fits).collect::<String>() + CUT
}
