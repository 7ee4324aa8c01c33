//! Excel workbooks, cell by cell: a sheet is never unfolded to the size that it claims.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::Tables;
use crate::import::ImportError;
use crate::import::pack::Pack;
use crate::import::receipt::counted;

const BROKEN: ImportError = ImportError::Damaged { what: "its tables can't be read" };

pub(super) fn read(bytes: &[u8]) -> Result<Tables, ImportError> {
    // What it claims to hold is not believed: all of it is unpacked once, with limits.
    Pack::weigh(bytes)?;
    if !super::parts::places_fit(bytes)? {
        return Err(ImportError::Damaged { what: "a cell claims a place that no sheet has" });
    }
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let mut tables = Tables::default();
    let mut hidden = Vec::new();
    let mut formulas_lost = 0_usize;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            tables.left_out.push(format!("The sheet {}: it holds no table.", sheet.name));
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            hidden.push(sheet.name.clone());
        }
        tables.grids.push((sheet.name.clone(), Vec::new()));
        let Ok(mut cells) = workbook.worksheet_cells_reader(&sheet.name) else {
            return Err(BROKEN);
        };
        while let Some(cell) = cells.next_cell().map_err(|_| BROKEN)? {
            let (row, column) = cell.get_position();
            let words = in_words(cell.get_value());
            formulas_lost += usize::from(matches!(cell.get_value(), DataRef::Error(_)));
            tables.set(row as usize, column as usize, words)?;
        }
    }
    let names: Vec<String> = tables.grids.iter().map(|(name, _)| name.clone()).collect();
    tables.asides = super::parts::read(bytes, &names)?;
    for (aside, (_, grid)) in tables.asides.iter().zip(&mut tables.grids) {
        for (row, column) in &aside.percent {
            if let Some(cell) = grid.get_mut(*row).and_then(|cells| cells.get_mut(*column))
                && let Ok(share) = cell.parse::<f64>()
            {
                *cell = super::percent(share);
            }
        }
    }
    if !hidden.is_empty() {
        tables.kept.push(format!("Hidden sheets were read like the others: {}.", hidden.join(", ")));
    }
    if formulas_lost > 0 {
        let cells = counted(formulas_lost, "cell holds", "cells hold");
        tables.kept.push(format!("{cells} an error of its formula, which stands as it is shown (#REF!)."));
    }
    Ok(tables)
}

fn in_words(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => super::number(*number),
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => moment_in_words(*moment),
        DataRef::DateTimeIso(moment) | DataRef::DurationIso(moment) => moment.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// `2007-09-14`, `2007-09-14 10:30:00`, or `10:30:00` for a time of day or a span of hours.
fn moment_in_words(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round().max(0.0) as u64;
        return format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}
