//! Which row names the columns, and what they are called.

use std::collections::BTreeSet;

/// Longer texts do not name a column.
const LONGEST: usize = 400;

/// How many rows at the start name the columns: none, one, or the three that Qualtrics writes.
pub(super) fn rows_of(rows: &[Vec<String>]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    if rows.get(2).is_some_and(|row| row.iter().any(|cell| cell.starts_with("{\"ImportId\""))) {
        return 3;
    }
    let filled: Vec<&String> = first.iter().filter(|cell| !cell.is_empty()).collect();
    let different: BTreeSet<&String> = filled.iter().copied().collect();
    let a_name = |cell: &&String| {
        cell.chars().count() <= LONGEST
            && cell.chars().any(char::is_alphabetic)
            && !matches!(cell.as_str(), "TRUE" | "FALSE")
    };
    // A row of names fills the table's width, hardly repeats and has no numbers among them.
    let names = rows.len() > 1
        && filled.len() * 2 > first.len()
        && different.len() * 2 >= filled.len()
        && filled.iter().filter(|cell| a_name(cell)).count() * 10 >= filled.len() * 9;
    usize::from(names)
}

/// The names of `width` columns: from the header, or `Column 3`; the same name twice gets a number.
pub(super) fn names(header: &[Vec<String>], width: usize) -> Vec<String> {
    // Of the three rows of Qualtrics the second has the questions in full.
    let row = if header.len() == 3 { header.get(1) } else { header.first() };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    (0..width)
        .map(|at| {
            let own = row.and_then(|row| row.get(at)).map_or("", String::as_str);
            let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
            let base = if own.is_empty() { format!("Column {}", at + 1) } else { own };
            let mut name = base.clone();
            let mut number = 2;
            while !taken.insert(name.clone()) {
                name = format!("{base} ({number})");
                number += 1;
            }
            name
        })
        .collect()
}
