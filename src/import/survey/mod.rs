//! Surveys: what the columns of a table are, and the text of an answer.
//!
//! [`guess`] proposes a [`Plan`]; the analyst corrects it; `session::survey` carries it out.

mod column;

pub use column::{Guess, Reason, choices, columns, kind_of_cells};

use super::Imported;
use super::build::Builder;
use super::sheet::Sheet;
use crate::study::{AttributeKind, CaseId, MarkKind, SourceKind};

/// What is made of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    pub rows: RowsBecome,
    /// One for each column.
    pub uses: Vec<Use>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowsBecome {
    /// Each row is a case with attributes, and one source with its texts if there are any.
    Cases,
    /// Each row is a source of this case.
    SourcesOf(CaseId),
    /// Each row is a source of the case that the column [`Use::Case`] names.
    SourcesByColumn,
}

/// What a column is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Use {
    /// It names the case. One column at most.
    Case,
    /// An attribute of the case. A choice without a list takes all values that occur.
    Attribute(AttributeKind),
    /// Text to code: a paragraph of the row's source, marked with the column's name as its question.
    Text,
    /// The title of the row's source. One column at most.
    Title,
    /// Properties of the row's source.
    Date,
    Place,
    Language,
    Participant,
    /// Kept in the note of the row's source, after the column's name.
    Note,
    LeaveOut,
}

impl Plan {
    /// The first column with a use.
    pub fn column(&self, what: &Use) -> Option<usize> {
        self.uses.iter().position(|one| one == what)
    }

    /// What is wrong with the plan itself, in a sentence; `None` where it can be carried out.
    pub fn problem(&self) -> Option<String> {
        let count = |what: &Use| self.uses.iter().filter(|one| *one == what).count();
        let text = count(&Use::Text) > 0;
        if count(&Use::Case) > 1 {
            return Some("Two columns name the case; choose one.".to_owned());
        }
        if count(&Use::Title) > 1 {
            return Some("Two columns give the title; choose one.".to_owned());
        }
        match self.rows {
            RowsBecome::Cases if count(&Use::Case) == 0 => {
                Some("No column names the case; choose one.".to_owned())
            }
            RowsBecome::SourcesByColumn if count(&Use::Case) == 0 => {
                Some("No column names the case that a row belongs to; choose one.".to_owned())
            }
            RowsBecome::SourcesByColumn | RowsBecome::SourcesOf(_) if !text => {
                Some("No column holds text to code; choose at least one.".to_owned())
            }
            _ => None,
        }
    }
}

/// What a table most likely is: where most rows name a case of the study, sources of those; else
/// rows are cases. `cases` are the names of the study's cases.
pub fn guess(sheet: &Sheet, cases: &[&str]) -> Plan {
    let guesses = columns(sheet);
    let uses: Vec<Use> = guesses.into_iter().map(|guess| guess.what).collect();
    let known = (0..sheet.columns.len()).find(|&at| {
        let filled = sheet.column(at).filter(|cell| !cell.is_empty()).count();
        let named = sheet.column(at).filter(|cell| cases.contains(cell)).count();
        named > 0 && named * 5 >= filled * 4
    });
    let repeats = |at: usize| {
        let mut cells: Vec<&str> = sheet.column(at).collect();
        cells.sort_unstable();
        cells.windows(2).any(|pair| pair[0] == pair[1])
    };
    match known {
        Some(at) if repeats(at) && uses.contains(&Use::Text) => {
            let mut plan = Plan { rows: RowsBecome::SourcesByColumn, uses };
            if let Some(other) = plan.column(&Use::Case) {
                plan.uses[other] = Use::Title;
            }
            plan.uses[at] = Use::Case;
            plan.as_sources();
            plan
        }
        Some(at) => {
            let mut plan = Plan { rows: RowsBecome::Cases, uses };
            if let Some(other) = plan.column(&Use::Case).filter(|other| *other != at) {
                plan.uses[other] = Use::Attribute(AttributeKind::Text);
            }
            plan.uses[at] = Use::Case;
            plan
        }
        None => Plan { rows: RowsBecome::Cases, uses },
    }
}

impl Plan {
    /// The same plan with rows as sources: the first dates are theirs, other attributes of
    /// cases are noted with each source.
    pub fn as_sources(&mut self) {
        let mut dated = self.uses.contains(&Use::Date);
        for what in &mut self.uses {
            // The first dates are those of the sources.
            if *what == Use::Attribute(AttributeKind::Date) && !dated {
                *what = Use::Date;
                dated = true;
            } else if matches!(what, Use::Attribute(_)) {
                *what = Use::Note;
            }
        }
        if matches!(self.rows, RowsBecome::SourcesOf(_))
            && let Some(at) = self.column(&Use::Case)
        {
            self.uses[at] = if self.uses.contains(&Use::Title) { Use::Note } else { Use::Title };
        }
    }
}

/// The text of a row: its answers, one paragraph and one mark each. `None` where it says nothing.
pub fn answer(sheet: &Sheet, plan: &Plan, row: usize, title: &str) -> Option<Imported> {
    let cells = sheet.rows.get(row)?;
    let mut builder = Builder::new();
    for ((cell, question), what) in cells.iter().zip(&sheet.columns).zip(&plan.uses) {
        if *what == Use::Text && !cell.trim().is_empty() {
            builder.blank_line();
            let start = builder.here();
            builder.push(cell);
            builder.mark_from(start, MarkKind::Field(question.clone()));
            builder.end_line();
        }
    }
    if builder.text().trim().is_empty() {
        return None;
    }
    title.clone_into(&mut builder.title);
    let number = sheet.row_number(row);
    builder.kept.push(format!("Row {number} of the table; each answer is marked with its question."));
    builder.changed.extend(sheet.origin.remarks.iter().cloned());
    let mut imported =
        builder.finish(&sheet.origin.file_name, "row of a table", &sheet.origin.encoding).ok()?;
    imported.origin.format.clone_from(&sheet.origin.format);
    imported.kind = SourceKind::SurveyAnswer;
    Some(imported)
}
