//! What a spreadsheet holds beside the values of its cells: comments, what is hidden, and formulas whose
//! results were never stored.

use super::{MAX_CELLS, Sheet};
use crate::import::build::Builder;
use crate::import::receipt::counted;
use crate::study::Span;

/// How many places are listed in one sentence, and how many characters of a comment are quoted.
const LISTED: usize = 12;
const QUOTED: usize = 120;
/// The most comments of a file.
const MAX_COMMENTS: usize = 50_000;

/// A comment on a cell. Row and column are counted from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CellNote {
    pub row: usize,
    pub column: usize,
    pub author: String,
    pub text: String,
}

/// What was met beside the cells of one table.
#[derive(Default)]
pub(super) struct Aside {
    pub notes: Vec<CellNote>,
    /// Cells with a formula and no result, by row and column.
    pub without: Vec<(usize, usize)>,
    /// Cells that show their number as so many of a hundred.
    pub percent: Vec<(usize, usize)>,
    pub hidden_rows: usize,
    pub hidden_columns: usize,
}

impl Aside {
    pub fn note(&mut self, note: CellNote) {
        if !note.text.trim().is_empty() && self.notes.len() < MAX_COMMENTS {
            self.notes.push(note);
        }
    }

    /// Sentences for the receipt: what was kept, and what was left out.
    pub fn say(&self, kept: &mut Vec<String>, left_out: &mut Vec<String>) {
        let hidden = [(self.hidden_rows, "row", "rows"), (self.hidden_columns, "column", "columns")];
        let hidden: Vec<String> = hidden
            .into_iter()
            .filter(|(count, _, _)| *count > 0)
            .map(|(count, one, many)| counted(count, &format!("hidden {one}"), &format!("hidden {many}")))
            .collect();
        if !hidden.is_empty() {
            kept.push(format!("Read like the others: {}.", hidden.join(" and ")));
        }
        if !self.without.is_empty() {
            let cells = self.without.iter().map(|(row, column)| reference(*row, *column));
            left_out.push(format!(
                "The results of {}, because the file does not hold them: {}. Open it in a spreadsheet \
                 program, save it and import it again to have them.",
                counted(self.without.len(), "formula", "formulas"),
                listed(cells.collect(), ", ")
            ));
        }
    }
}

/// Comments that stay behind, each with its cell and how it begins.
pub(super) fn notes_left(notes: &[&CellNote]) -> Option<String> {
    let quoted = |note: &&CellNote| {
        let words = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut short: String = words.chars().take(QUOTED).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        format!("{} “{short}”", reference(note.row, note.column))
    };
    let all: Vec<String> = notes.iter().map(quoted).collect();
    let count = counted(all.len(), "comment", "comments");
    (!all.is_empty()).then(|| format!("{count} on cells: {}.", listed(all, ", ")))
}

/// The comments of a table go on its rows in the text; those on empty rows can't, and it is said.
/// `starts` has the place of each row that was written, in order.
pub(super) fn hang_notes(sheet: &Sheet, starts: &[usize], builder: &mut Builder) {
    let (mut kept, mut lost) = (0, Vec::new());
    for note in &sheet.notes {
        let place = u32::try_from(note.row + 1).ok().and_then(|row| sheet.numbers.binary_search(&row).ok());
        let Some(start) = place.and_then(|at| starts.get(at)) else {
            lost.push(note);
            continue;
        };
        builder.comment(cell_of(builder.text(), *start, note.column), &note.author, &note.text);
        kept += 1;
    }
    if kept > 0 {
        let (one, many) = ("comment was kept on its cell", "comments were kept on their cells");
        builder.kept.push(format!("{}.", counted(kept, one, many)));
    }
    builder.left_out.extend(notes_left(&lost));
}

/// Where a cell stands in a line of cells; all of the line where it is empty.
fn cell_of(text: &str, start: usize, column: usize) -> Span {
    let line = text[start..].split('\n').next().unwrap_or_default();
    let mut at = start;
    for (nth, cell) in line.split('\t').enumerate() {
        if nth == column && !cell.is_empty() {
            return Span::new(at, at + cell.len());
        }
        at += cell.len() + 1;
    }
    Span::new(start, start + line.len())
}

fn listed(mut parts: Vec<String>, between: &str) -> String {
    let beyond = parts.len().saturating_sub(LISTED);
    parts.truncate(LISTED);
    if beyond > 0 {
        parts.push(format!("and {beyond} more"));
    }
    parts.join(between)
}

/// A cell as spreadsheets name it: `B2`.
pub(super) fn reference(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.into_iter().rev().collect::<String>(), row + 1)
}

/// Row and column of `B2`, from 0.
pub(super) fn place_of(reference: &str) -> Option<(usize, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let row: usize = reference[letters..].parse().ok().filter(|row| *row <= MAX_CELLS)?;
    let number = |sum: usize, letter: u8| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = (1..=3).contains(&letters).then(|| reference.bytes().take(letters).fold(0, number))?;
    Some((row.checked_sub(1)?, column - 1))
}
