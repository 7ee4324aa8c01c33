//! A matrix as a sheet: its numbers, and all that must be said for them to be read right.

use super::captions::{caption, title};
use super::{label, unit};
use crate::analysis::{CellKind, Dimension, Index, Lens, Matrix, MatrixCell, MatrixSpec, Measure, Note};
use crate::export::sheet::{Cell, Column, Row, Sheet, Value};
use crate::study::{CellState, Study};

/// Shares of fewer records than this jump by more than ten points with one record.
const FEW: u64 = 10;

/// What the caller chooses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// The day it is made on, for the caption; empty: none is named, and the same study gives the same bytes.
    pub date: String,
    /// The quotes behind the cells too.
    pub quotes: bool,
}

/// The numbers alone, with the unit as their caption.
pub fn bare(matrix: &Matrix, spec: &MatrixSpec) -> Sheet {
    let column = |label: Vec<String>, total| Column { labels: label, total };
    let columns = matrix.columns.iter().map(|head| column(head.labels.clone(), false));
    let rows = matrix.rows.iter().enumerate().map(|(at, head)| {
        let total = matrix.row_totals.get(at).map(|cell| value(cell, spec));
        let cells = matrix.row(at).map(|cell| value(&cell, spec)).chain(total).map(Cell::from).collect();
        Row { label: label(head), depth: head.depth, total: false, cells }
    });
    let totals = matrix.column_totals.iter().chain([&matrix.grand_total]);
    let totals = totals.map(|cell| Cell::from(value(cell, spec))).collect();
    let total = Row { label: "Total".to_owned(), depth: 0, total: true, cells: totals };
    Sheet {
        corner: unit(matrix, spec),
        caption: vec![format!("Unit: {}.", unit(matrix, spec))],
        columns: columns.chain([column(vec!["Total".to_owned()], true)]).collect(),
        rows: rows.chain([total]).collect(),
        ..Sheet::default()
    }
}

/// The matrix with title, caption and notes, and the quotes behind its cells if they are wished for.
/// `matrix` must be of this study, index, spec and lens.
pub fn sheet(
    study: &Study,
    index: &Index,
    matrix: &Matrix,
    spec: &MatrixSpec,
    lens: &Lens,
    wish: &Wish,
) -> Sheet {
    let mut sheet = bare(matrix, spec);
    sheet.title = title(study, spec);
    sheet.caption.extend(caption(study, index, matrix, spec, lens, wish));
    sheet.notes = notes(matrix, spec, &sheet);
    if wish.quotes {
        super::quotes::attach(&mut sheet, study, index, matrix, spec, lens);
    }
    sheet
}

/// The measure that is put on the cells: those that are no count have none.
pub(super) fn measure(spec: &MatrixSpec) -> Measure {
    if spec.cell.is_count() { spec.measure } else { Measure::Raw }
}

/// What stands in a cell: the words or the rating that somebody gave it, else why it is empty, else its
/// quotes, its levels as `3 · 0 · 1`, its polarities as `1+ 5− 1±`, or the number in its measure.
pub(super) fn value(cell: &MatrixCell, spec: &MatrixSpec) -> Value {
    let absence = cell.absence.map(|absence| Value::Absence(absence.key().replace('-', " ")));
    // Words and ratings can stand in a cell without evidence; then they say more than its emptiness.
    let silent = cell.status.as_ref().is_none_or(|one| one.synthesis().is_empty() && one.rating().is_none());
    if silent && absence.is_some() {
        return absence.unwrap_or_default();
    }
    let raw = measure(spec) == Measure::Raw;
    match spec.cell {
        CellKind::Quotes if !cell.quotes.is_empty() => {
            let quotes = cell.quotes.iter().map(|quote| format!("“{}” ({})", quote.words, quote.source));
            return Value::Words(quotes.collect::<Vec<_>>().join(" "));
        }
        CellKind::LevelMix if raw => {
            return Value::Words(cell.levels.iter().map(u32::to_string).collect::<Vec<_>>().join(" · "));
        }
        CellKind::PolarityMix if raw => {
            let [enabling, constraining, mixed, none] = cell.mix;
            let rest = if none > 0 { format!(" {none} without") } else { String::new() };
            // The sign behind the number: a field that begins with + or − is a formula to a spreadsheet.
            return Value::Words(format!("{enabling}+ {constraining}− {mixed}±{rest}"));
        }
        _ => {}
    }
    if let Some(status) = cell.status.as_ref().filter(|_| spec.cell != CellKind::Rating) {
        let words = match spec.cell {
            CellKind::State => status.record.as_ref().map_or("", |cell| state(cell.state)),
            _ => status.synthesis(),
        };
        if !words.is_empty() {
            return Value::Words(words.to_owned());
        }
    }
    let rated = spec.cell == CellKind::Rating && cell.value.is_some();
    if let Some(absence) = absence.filter(|_| !rated) {
        return absence;
    }
    let Some(value) = cell.value else { return Value::Empty };
    let (decimals, percent) = match (spec.cell, measure(spec)) {
        (CellKind::Share, _) => (1, true),
        (CellKind::Association, _) | (_, Measure::PerThousandWords | Measure::PerSourceRead) => (2, false),
        (_, Measure::Raw) => (0, false),
        (_, Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent) => (1, true),
    };
    Value::Number { value, decimals, percent }
}

pub(super) fn state(state: CellState) -> &'static str {
    match state {
        CellState::Draft => "draft",
        CellState::Agreed => "agreed",
        CellState::Disputed => "disputed",
    }
}

/// How to read the numbers, and what to beware of.
fn notes(matrix: &Matrix, spec: &MatrixSpec, sheet: &Sheet) -> Vec<String> {
    let findings = spec.cell == CellKind::Findings;
    let mut notes: Vec<String> = matrix.notes.iter().map(|note| note.in_words(findings) + ".").collect();
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    if cells().any(|cell| matches!(cell.value, Value::Absence(_))) {
        notes.push(
            "Words in a cell say why it is empty; 0 stands where there is nothing and nobody has said why."
                .to_owned(),
        );
    }
    if cells().any(|cell| cell.value == Value::Empty) {
        notes.push(blank(spec).to_owned());
    }
    let measure = measure(spec);
    let percent = matches!(measure, Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent);
    let few = |cell: &MatrixCell| cell.of.is_some_and(|of| (1..FEW).contains(&of));
    let totals = || matrix.row_totals.iter().chain(&matrix.column_totals);
    if percent && (totals().any(few) || matrix.cells().any(|cell| few(&cell))) {
        notes.push(format!(
            "Some shares are of fewer than {FEW} records: one record more or less changes them by over \
             {FEW} points."
        ));
    }
    let across: &[&[Dimension]] = match measure {
        Measure::RowPercent => &[&spec.columns],
        Measure::ColumnPercent => &[&spec.rows],
        Measure::TablePercent => &[&spec.rows, &spec.columns],
        Measure::Raw | Measure::PerThousandWords | Measure::PerSourceRead => &[],
    };
    let several = |note: &Note| match note {
        Note::Several { field, .. } => across.iter().any(|axis| axis.iter().any(|one| one.field() == *field)),
        _ => false,
    };
    if matrix.notes.iter().any(several) {
        notes.push("Shares may add up to more than 100%, as a record may stand in several cells.".to_owned());
    }
    notes
}

/// Why a cell can be blank.
fn blank(spec: &MatrixSpec) -> &'static str {
    match spec.cell {
        CellKind::Rating => "A blank cell is not rated; ratings are not added up.",
        CellKind::Association => {
            "A blank cell has no residual: its row or column holds nothing or everything, or it is a total."
        }
        CellKind::Synthesis | CellKind::State => "A blank cell is a total: words are not added up.",
        _ => "A blank cell has no value: there is nothing that it could be a share of.",
    }
}
