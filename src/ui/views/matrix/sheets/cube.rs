//! Theme × level × case, cut in three ways: each slice is a matrix.

use std::borrow::Cow;

use super::board::{Board, Cell, Head, Lacks, Made, Of, Sign};
use super::together::{Slice, Wish};
use crate::analysis::cooccurrence::cube;
use crate::analysis::{
    Dimension, Header, Index, Key, Lens, Matrix, MatrixCell, MatrixSpec, items_behind, matrix,
};
use crate::export::matrix::{Wish as Out, sheet};
use crate::study::{AnyId, Study};
use crate::t;
use crate::ui::names::key;
use crate::ui::views::matrix::words;
use crate::ui::widgets::absence_word;
use crate::ui::widgets::table::Tone;

struct Face {
    matrix: Matrix,
    spec: MatrixSpec,
    lens: Lens,
    heads: Vec<Head>,
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    if study.evidence.is_empty() {
        return Err(Lacks::of(t!("sheets-no-evidence")));
    }
    let case = wish.case.filter(|id| study.cases.contains(*id));
    let level = wish.level.filter(|id| study.levels.contains(*id));
    let theme = wish.theme.filter(|id| study.themes.contains(*id));
    let [at_case, at_level, at_theme] = cube(lens, case, level, theme);
    let (mut spec, lens) = match wish.slice {
        Slice::Case => at_case,
        Slice::Level => at_level,
        Slice::Theme => at_theme,
    };
    if wish.top
        && let [Dimension::Theme { depth }] = &mut spec.rows[..]
    {
        *depth = Some(0);
    }
    let matrix = matrix(study, index, &spec, &lens).map_err(|why| Lacks::error(&why))?;
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        return Err(Lacks::in_lens(t!("matrix-nothing-text")));
    }
    let heads = matrix.columns.iter().map(|head| words::header(&head.labels));
    let heads = heads.chain([t!("matrix-total").to_owned()]).map(Head::number).collect();
    let caption = vec![
        t!("sheets-unit-evidence", shown = matrix.in_lens, of = matrix.all),
        words::caption(&matrix, &spec),
    ];
    let (snapshot, own, asked, within) = (study.clone(), matrix.clone(), spec.clone(), lens.clone());
    let out = move |date: &str| {
        let wish = Out { date: date.to_owned(), quotes: false };
        let index = Index::build(&snapshot);
        sheet(&snapshot, &index, &own, &asked, &within, &wish)
    };
    Ok(Made {
        board: Box::new(Face { matrix, spec, lens, heads }),
        caption,
        notes: Vec::new(),
        file: "cube",
        sheet: Box::new(out),
    })
}

impl Face {
    fn header(&self, row: usize) -> Option<&Header> {
        self.matrix.rows.get(row)
    }

    /// A cell of the table or of its totals, which stand last.
    fn at(&self, row: usize, column: usize) -> Option<MatrixCell> {
        let (rows, columns) = (self.matrix.rows.len(), self.matrix.columns.len());
        match (row < rows, column < columns) {
            (true, true) => self.matrix.cell(row, column),
            (true, false) => self.matrix.row_totals.get(row).cloned(),
            (false, true) => self.matrix.column_totals.get(column).cloned(),
            (false, false) => Some(self.matrix.grand_total.clone()),
        }
    }
}

impl Board for Face {
    fn corner(&self) -> &str {
        match self.spec.rows[..] {
            [Dimension::Level] => t!("sheets-level"),
            _ => t!("sheets-theme"),
        }
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.matrix.rows.len() + 1
    }

    fn id(&self, row: usize) -> u128 {
        match self.header(row).map(|header| &header.keys[..]) {
            Some([Key::Theme(id)]) => key(*id),
            Some([Key::Level(id)]) => key(*id),
            _ => row as u128,
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        match self.header(row) {
            Some(header) => Cow::Owned(words::header(&header.labels)),
            None => Cow::Borrowed(words::all_of(self.spec.rows.first())),
        }
    }

    fn sign(&self, row: usize) -> Sign {
        match self.header(row).map(|header| &header.keys[..]) {
            Some([Key::Theme(id)]) => Sign::Theme(*id),
            _ => Sign::None,
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(cell) = self.at(row, column) else { return Cell::default() };
        let total = row >= self.matrix.rows.len() || column >= self.matrix.columns.len();
        match cell.absence {
            Some(absence) if cell.count == 0 && !total => Cell::quiet(absence_word(absence)),
            _ if total && cell.count > 0 => Cell { tone: Tone::Strong, ..Cell::count(cell.count) },
            _ => Cell::count(cell.count),
        }
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let keys = |header: Option<&Header>| header.map(|header| header.keys.clone());
        let row = keys(self.header(row));
        let column = keys(column.and_then(|column| self.matrix.columns.get(column)));
        items_behind(of.study, of.index, &self.spec, &self.lens, row.as_deref(), column.as_deref())
    }
}
