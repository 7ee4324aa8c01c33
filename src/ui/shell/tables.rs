//! Tables among the files that were read: asked once whether their rows are a survey.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::dialogs::{Answer, asking, text};
use crate::import::sheet::{Sheet, is_table, read_sheets};
use crate::import::{HEAD, files};
use crate::session::Bulk;
use crate::t;

/// The most tables that are asked about; more are no surveys.
const MOST: usize = 12;
/// Endings of files that may be tables; whether they are is seen in their bytes.
const TABLES: [&str; 7] = ["csv", "tsv", "tab", "xlsx", "xlsm", "xls", "ods"];

/// A file that is a table.
pub struct Table {
    pub path: PathBuf,
    pub sheets: Vec<Sheet>,
}

/// What becomes of the tables among the files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Become {
    Surveys,
    Texts,
    /// They are left out; the other files go on.
    Nothing,
}

/// What waits for the dialog before it.
pub enum Waiting {
    Survey(Table),
    Bulk(Box<Bulk>),
}

/// The tables among the files that were read, as far as they could be surveys. Reads them once more.
pub fn tables_of(bulk: &Bulk) -> Vec<Table> {
    let mut tables = Vec::new();
    for row in &bulk.rows {
        let name = row.text.origin.file_name.as_str();
        let ending = row.text.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if tables.len() >= MOST || !ending.is_some_and(|ending| TABLES.contains(&ending.as_str())) {
            continue;
        }
        let Ok(bytes) = files::read_again(&row.text.path) else { continue };
        if !is_table(name, &bytes[..bytes.len().min(HEAD)]) {
            continue;
        }
        let Ok(mut sheets) = read_sheets(name, &bytes) else { continue };
        sheets.retain(|sheet| sheet.columns.len() > 1 && sheet.rows.len() > 1);
        if !sheets.is_empty() {
            tables.push(Table { path: row.text.path.clone(), sheets });
        }
    }
    tables
}

/// Asks once for all tables.
pub fn ask(ui: &mut Ui, tables: &mut Vec<Table>, bulk: &mut Box<Bulk>) -> Answer {
    let names: Vec<String> = tables
        .iter()
        .map(|table| table.path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    let rows: usize = tables.iter().flat_map(|table| &table.sheets).map(|sheet| sheet.rows.len()).sum();
    text(
        ui,
        &t!("survey-ask-title", count = tables.len(), name = names.first().map_or("", String::as_str)),
        &t!("survey-ask-text", count = tables.len(), names = names.join(", "), rows = rows),
    );
    let others = bulk.rows.len() + bulk.refused.len() > tables.len();
    let leave = if others { t!("survey-ask-leave", count = tables.len()) } else { t!("cancel").to_owned() };
    let names =
        [(t!("survey-ask-survey"), true), (t!("survey-ask-text-verb"), false), (leave.as_str(), false)];
    let become_what = match asking(ui, &names) {
        None => return Answer::Wait,
        Some(0) => Become::Surveys,
        Some(1) => Become::Texts,
        Some(_) => return leave_out(tables, bulk),
    };
    Answer::Tables { tables: std::mem::take(tables), bulk: std::mem::take(bulk), become_what }
}

/// The tables are left out; the other files go on.
pub fn leave_out(tables: &mut Vec<Table>, bulk: &mut Box<Bulk>) -> Answer {
    let (tables, bulk) = (std::mem::take(tables), std::mem::take(bulk));
    Answer::Tables { tables, bulk, become_what: Become::Nothing }
}
