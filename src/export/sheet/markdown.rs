//! A table of Markdown as GitHub and Pandoc read it, numbers to the right, with what is said of it below.

use std::fmt::Write;

use super::Sheet;

pub fn markdown(sheet: &Sheet) -> String {
    let mut out = String::new();
    let heads = (0..sheet.columns.len()).map(|column| escaped(&sheet.column_label(column)));
    line(&mut out, std::iter::once(escaped(&sheet.corner)).chain(heads));
    out.push_str("| --- |");
    for column in 0..sheet.columns.len() {
        out.push_str(if sheet.has_words(column) { " --- |" } else { " ---: |" });
    }
    out.push('\n');
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| escaped(&cell.value.shown()));
        line(&mut out, std::iter::once(escaped(&row.label)).chain(cells));
    }
    let title = (!sheet.title.is_empty()).then(|| format!("**{}.**", escaped(&sheet.title)));
    let said = title.into_iter().chain(sheet.caption.iter().map(|sentence| escaped(sentence)));
    write!(out, "\n{}\n", said.collect::<Vec<_>>().join(" ")).ok();
    for note in &sheet.notes {
        write!(out, "\n- {}", escaped(note)).ok();
    }
    if !sheet.notes.is_empty() {
        out.push('\n');
    }
    for cell in sheet.quoted() {
        write!(out, "\n**{}**\n\n", escaped(&cell.name())).ok();
        for quote in cell.quotes() {
            writeln!(out, "- {} ({})", escaped(&quote.text), escaped(&quote.from())).ok();
        }
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | ")).ok();
}

/// One line, in which nothing means anything but itself. Signs that only mean something in pairs or at
/// the beginning of a line are left alone where they stand between letters or before blanks.
pub(in crate::export) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let signs: Vec<char> = words.trim().chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        match sign {
            '\\' | '|' | '`' | '<' | '*' | '[' => {
                out.push('\\');
                out.push(*sign);
            }
            '_' => {
                let letter =
                    |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| c.is_alphanumeric());
                if !(letter(at.checked_sub(1)) && letter(Some(at + 1))) {
                    out.push('\\');
                }
                out.push('_');
            }
            // An entity begins with it where a letter or a number sign follows.
            '&' if signs.get(at + 1).is_some_and(|next| next.is_alphanumeric() || *next == '#') => {
                out.push_str("\\&");
            }
            '\r' if signs.get(at + 1) == Some(&'\n') => {}
            '\n' | '\r' => out.push(' '),
            sign => out.push(*sign),
        }
    }
    out
}
