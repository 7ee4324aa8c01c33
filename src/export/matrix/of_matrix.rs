//! A matrix as a sheet: its numbers, and all that must be said for them to be read right.

use std::collections::BTreeSet;

use super::{label, unit};
use crate::analysis::{
    CellKind, Dimension, Field, Index, Lens, Matrix, MatrixCell, MatrixSpec, Measure, Note, fingerprint,
    items_behind,
};
use crate::export::sheet::{Cell, Column, Row, Sheet, Value};
use crate::study::{AnyId, CellState, Study};

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
    sheet.title = title(spec);
    sheet.caption.extend(caption(study, index, matrix, spec, lens, wish));
    sheet.notes = notes(matrix, spec, &sheet);
    if wish.quotes {
        super::quotes::attach(&mut sheet, study, index, matrix, spec, lens);
    }
    sheet
}

/// What stands in a cell: the synthesis, the state, the polarities as `1+ 5− 1±`, why it is empty, or the
/// number in its measure.
pub(super) fn value(cell: &MatrixCell, spec: &MatrixSpec) -> Value {
    if spec.cell == CellKind::PolarityMix && spec.measure == Measure::Raw {
        let [enabling, constraining, mixed, none] = cell.mix;
        let rest = if none > 0 { format!(" {none} without") } else { String::new() };
        // The sign behind the number: a field that begins with + or − is a formula to a spreadsheet.
        return Value::Words(format!("{enabling}+ {constraining}− {mixed}±{rest}"));
    }
    if let Some(status) = &cell.status {
        let words = match spec.cell {
            CellKind::State => status.record.as_ref().map_or("", |cell| state(cell.state)),
            _ => status.synthesis(),
        };
        if !words.is_empty() {
            return Value::Words(words.to_owned());
        }
    }
    if let Some(absence) = cell.absence {
        return Value::Absence(absence.key().replace('-', " "));
    }
    let Some(value) = cell.value else { return Value::Empty };
    let (decimals, percent) = match spec.measure {
        Measure::Raw => (0, false),
        Measure::PerThousandWords => (2, false),
        Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent => (1, true),
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

/// `Findings by theme and by case × polarity`.
fn title(spec: &MatrixSpec) -> String {
    let what = match spec.cell {
        CellKind::Evidence => "Evidence",
        CellKind::Findings => "Findings",
        CellKind::Sources => "Sources",
        CellKind::Units => "Units",
        CellKind::Words => "Words quoted",
        CellKind::Characters => "Characters quoted",
        CellKind::Presence => "Presence of evidence",
        CellKind::PolarityMix => "Polarity of evidence",
        CellKind::Synthesis => "Syntheses",
        CellKind::State => "States of the syntheses",
    };
    let axes = [&spec.rows, &spec.columns].into_iter().filter(|axis| !axis.is_empty());
    let axes = axes.map(|axis| axis.iter().map(|one| dimension(*one)).collect::<Vec<_>>().join(" × "));
    let by = axes.collect::<Vec<_>>().join(" and by ");
    if by.is_empty() { what.to_owned() } else { format!("{what} by {by}") }
}

fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Theme { .. } => "theme",
        Dimension::Case => "case",
        Dimension::CaseAndUnits => "case with its units",
        Dimension::Unit => "unit",
        Dimension::Level => "level",
        Dimension::Polarity => "polarity",
        Dimension::Source => "source",
        Dimension::SourceKind => "kind of source",
        Dimension::Coder => "coder",
        Dimension::EvidenceKind => "kind of evidence",
    }
}

/// What cannot be seen from the numbers.
fn caption(
    study: &Study,
    index: &Index,
    matrix: &Matrix,
    spec: &MatrixSpec,
    lens: &Lens,
    wish: &Wish,
) -> Vec<String> {
    let mut out = Vec::new();
    let counts = match spec.cell {
        CellKind::Sources => "Cells count the different sources that evidence comes from.",
        CellKind::Units => "Cells count the different units that evidence speaks of.",
        CellKind::Words | CellKind::Characters => "Quotes that overlap count in full.",
        CellKind::Presence => "1: there is evidence; totals say in how many rows or columns there is.",
        CellKind::PolarityMix => "+ enabling, − constraining, ± mixed.",
        CellKind::Synthesis => "Where no synthesis is written, the number of pieces of evidence stands.",
        CellKind::State => "Where nothing is written, the number of pieces of evidence stands.",
        CellKind::Evidence | CellKind::Findings => "",
    };
    out.push(counts.to_owned());
    let of_themes = |axis: &[Dimension]| axis.iter().any(|one| matches!(one, Dimension::Theme { .. }));
    let nested = study.themes.iter().any(|theme| theme.parent.is_some());
    if nested && (of_themes(&spec.rows) || of_themes(&spec.columns)) {
        out.push(if spec.roll_up {
            "A theme holds the records of the themes below it too.".to_owned()
        } else {
            "A theme holds its own records only, not those of the themes below it.".to_owned()
        });
    }
    let records = if spec.cell == CellKind::Findings { "findings" } else { "pieces of evidence" };
    let mut within: Vec<String> =
        matrix.lens.iter().map(|(what, names)| format!("{what}: {names}")).collect();
    let left_out = study.cases_in_order().into_iter().flat_map(|case| study.units_of(case.id));
    let left_out: Vec<&str> = left_out
        .filter(|unit| spec.without_units.contains(&unit.id))
        .map(|unit| unit.name.as_str())
        .collect();
    if !left_out.is_empty() {
        within.push(format!("Without the units left out here: {}", left_out.join(", ")));
    }
    out.push(if within.is_empty() {
        format!("Drawn from all {} {records} of the study.", matrix.all)
    } else {
        format!("Within: {}. {} of {} {records}.", within.join("; "), matrix.in_lens, matrix.all)
    });
    out.push(coders(study, index, spec, lens));
    if !wish.date.is_empty() {
        out.push(format!("Made on {}.", wish.date));
    }
    let title = study.front().title.trim();
    let named = if title.is_empty() { String::new() } else { format!("“{title}”, ") };
    out.push(format!("Study: {named}state {}.", fingerprint(study)));
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// Who coded or wrote what is counted.
fn coders(study: &Study, index: &Index, spec: &MatrixSpec, lens: &Lens) -> String {
    let mut unknown = false;
    let coders: BTreeSet<_> = items_behind(study, index, spec, lens, None, None)
        .into_iter()
        .filter_map(|id| match id {
            AnyId::Evidence(id) => study.evidence.get(id).map(|evidence| evidence.coder),
            AnyId::Finding(id) => {
                let author = study.findings.get(id).and_then(|finding| finding.author);
                unknown |= author.is_none();
                author
            }
            _ => None,
        })
        .collect();
    let mut names: Vec<&str> = study
        .coders_in_order()
        .into_iter()
        .filter(|coder| coders.contains(&coder.id))
        .map(|coder| coder.name.as_str())
        .collect();
    if unknown {
        names.push("not named");
    }
    match (names.is_empty(), spec.cell == CellKind::Findings) {
        (true, _) => String::new(),
        (_, true) => format!("Written by: {}.", names.join(", ")),
        (_, false) => format!("Coded by: {}.", names.join(", ")),
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
        notes.push("A blank cell has no value: there is nothing that it could be a share of.".to_owned());
    }
    let percent =
        matches!(spec.measure, Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent);
    let few = |cell: &MatrixCell| cell.of.is_some_and(|of| (1..FEW).contains(&of));
    let totals = || matrix.row_totals.iter().chain(&matrix.column_totals);
    if percent && (totals().any(few) || matrix.cells().any(|cell| few(&cell))) {
        notes.push(format!(
            "Some shares are of fewer than {FEW} records: one record more or less changes them by over \
             {FEW} points."
        ));
    }
    let across: &[&[Dimension]] = match spec.measure {
        Measure::RowPercent => &[&spec.columns],
        Measure::ColumnPercent => &[&spec.rows],
        Measure::TablePercent => &[&spec.rows, &spec.columns],
        Measure::Raw | Measure::PerThousandWords => &[],
    };
    let several = |note: &Note| match note {
        Note::Several { field, .. } => across.iter().any(|axis| axis.iter().any(|one| has(*one, *field))),
        _ => false,
    };
    if matrix.notes.iter().any(several) {
        notes.push("Shares may add up to more than 100%, as a record may stand in several cells.".to_owned());
    }
    notes
}

/// Whether a dimension shows the values of a field.
fn has(dimension: Dimension, field: Field) -> bool {
    match dimension {
        Dimension::Theme { .. } => field == Field::Theme,
        Dimension::Case | Dimension::CaseAndUnits => field == Field::Case,
        Dimension::Unit => field == Field::Unit,
        Dimension::Level => field == Field::Level,
        Dimension::Polarity => field == Field::Polarity,
        Dimension::Source => field == Field::Source,
        Dimension::SourceKind => field == Field::SourceKind,
        Dimension::Coder => field == Field::Coder,
        Dimension::EvidenceKind => field == Field::EvidenceKind,
    }
}
