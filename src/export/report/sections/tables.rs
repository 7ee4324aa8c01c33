//! Tables of words, made by hand.

use crate::export::report::doc::{Block, Table};
use crate::export::sheet::{Cell, Column, Row, Sheet, Value};

/// A table whose rows are a label and its cells. Empty cells are left blank.
pub fn table(title: &str, corner: &str, heads: &[&str], rows: Vec<(String, Vec<String>)>) -> Block {
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    table_of(title, corner, &heads, rows, Vec::new())
}

pub fn table_of(
    title: &str,
    corner: &str,
    heads: &[String],
    rows: Vec<(String, Vec<String>)>,
    notes: Vec<String>,
) -> Block {
    // A column is one of numbers where all that stands in it is a number.
    let number = |at: usize| {
        let mut cells = rows.iter().filter_map(|(_, cells)| cells.get(at)).filter(|words| !words.is_empty());
        cells.all(|words| words.parse::<u64>().is_ok())
    };
    let numbers: Vec<bool> = (0..heads.len()).map(number).collect();
    let cell = |(at, words): (usize, String)| -> Cell {
        match words.parse::<u64>() {
            Ok(count) if numbers.get(at) == Some(&true) => Value::count(count).into(),
            _ if words.trim().is_empty() => Value::Empty.into(),
            _ => Value::Words(words).into(),
        }
    };
    let row = |(label, cells): (String, Vec<String>)| {
        let mut cells: Vec<Cell> = cells.into_iter().enumerate().map(cell).collect();
        cells.resize_with(heads.len(), Cell::default);
        Row { label, cells, ..Row::default() }
    };
    of_sheet(Sheet {
        title: title.to_owned(),
        corner: corner.to_owned(),
        columns: heads.iter().map(|head| Column { labels: vec![head.clone()], total: false }).collect(),
        rows: rows.into_iter().map(row).collect(),
        notes,
        ..Sheet::default()
    })
}

pub fn of_sheet(sheet: Sheet) -> Block {
    Block::Table(Box::new(Table { number: 0, sheet }))
}
