//! The matrix as it is laid out: counted once for a revision, a lens and a spec, and drawn from then on.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::{
    CellKind, CellStatus, Dimension, Header, Index, Key, Lens, Matrix, MatrixCell, MatrixError, MatrixSpec,
    cell_state, matrix,
};
use crate::study::{AbsenceKind, CellId, CellPlace, LevelId, Polarity, Study, ThemeId};

use super::edges::Trees;
use super::words::{put_heads_in_words, unit_of};

/// What a count was made for.
#[derive(Clone, PartialEq, Default)]
pub struct Asked {
    pub revision: u64,
    pub lens: Lens,
    pub spec: MatrixSpec,
    /// Theme rows whose levels are shown beneath.
    pub open: BTreeSet<ThemeId>,
}

/// How a column is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// Count, blocks of polarity, first line of the synthesis.
    Living,
    /// A number in the hue of its polarity.
    Sign(Polarity),
    Plain,
    Unit,
    Total,
}

#[derive(Clone, Debug)]
pub struct Column {
    /// Which column of the matrix; `None` is the total of the row.
    pub at: Option<usize>,
    pub kind: ColumnKind,
    /// Absences stand in it as words, which need more room than numbers.
    pub absences: bool,
}

#[derive(Clone, Debug)]
pub struct RowLine {
    /// Which row of the matrix; `None` is the line of totals.
    pub at: Option<usize>,
    /// A level beneath an opened theme, or another inner value.
    pub inner: bool,
    pub height: f32,
}

/// Columns under one outer header.
#[derive(Clone, Debug)]
pub struct Group {
    /// Of visual columns, the row headers not counted.
    pub range: Range<usize>,
    pub key: Option<Key>,
    pub label: String,
}

pub struct Model {
    pub asked: Asked,
    /// The spec as counted: with levels below the rows where a theme is open.
    pub spec: MatrixSpec,
    pub matrix: Matrix,
    pub columns: Vec<Column>,
    pub rows: Vec<RowLine>,
    /// Where each line begins, and the end of the last.
    pub tops: Vec<f32>,
    pub groups: Vec<Group>,
    /// Themes can be opened by level.
    pub opens: bool,
    /// Rows have two lines.
    pub tall: bool,
    /// Room for blocks left and right of the axis, the same in all cells.
    pub sides: (f32, f32),
    /// How rows and columns are alike, where they stand by it.
    pub trees: Trees,
    /// Places that have sources, none of which anyone has read.
    unread: BTreeSet<CellPlace>,
    statuses: RefCell<BTreeMap<(usize, usize), Option<Arc<CellStatus>>>>,
}

impl Model {
    pub fn new(study: &Study, index: &Index, asked: Asked) -> Result<Self, MatrixError> {
        let themes = matches!(asked.spec.rows[..], [Dimension::Theme { .. }]);
        let opens = themes && !asked.spec.columns.contains(&Dimension::Level);
        let mut spec = shown(&asked.spec);
        spec.subtotals = true;
        if opens && !asked.open.is_empty() {
            spec.rows.push(Dimension::Level);
        }
        let mut counted = matrix(study, index, &spec, &asked.lens)?;
        // Units beside their cases are one column each; where they were asked for, they are divided too.
        let beside = asked.spec.columns.first() == Some(&Dimension::CaseAndUnits);
        counted.keep_columns(|header| !(beside && header.keys.len() == 2 && is_unit(header.keys[0])));
        put_heads_in_words(&mut counted);
        let mut model = Self {
            asked,
            spec,
            matrix: counted,
            columns: Vec::new(),
            rows: Vec::new(),
            tops: vec![0.0],
            groups: Vec::new(),
            opens,
            tall: false,
            sides: (1.0, 1.0),
            unread: unread(study, index),
            trees: Trees::default(),
            statuses: RefCell::default(),
        };
        model.name_values(study);
        model.lay_columns(study);
        model.lay_rows();
        model.trees = Trees::new(&model);
        model.find_absences();
        model.find_sides();
        Ok(model)
    }

    fn lay_columns(&mut self, study: &Study) {
        let nested = self.spec.columns.len() == 2;
        let total = self.matrix.columns.len();
        let mut start = 0;
        while start < total {
            let outer = self.matrix.columns[start].keys.first().copied();
            let end = (start..total)
                .find(|at| self.matrix.columns[*at].keys.first().copied() != outer)
                .unwrap_or(total);
            let from = self.columns.len();
            let inner = |at: &usize| self.matrix.columns[*at].keys.len() == 2;
            // The sum of an outer value stands behind its parts.
            let order: Vec<usize> =
                (start..end).filter(inner).chain((start..end).filter(|at| !inner(at))).collect();
            for at in order {
                self.columns.push(Column { at: Some(at), kind: self.kind_of(at), absences: false });
            }
            let label = match outer {
                Some(Key::Unit(unit)) if nested => study
                    .units
                    .get(unit)
                    .and_then(|unit| study.cases.get(unit.case))
                    .map_or_else(String::new, |case| unit_of(&case.name)),
                _ => self.matrix.columns[start].labels.first().cloned().unwrap_or_default(),
            };
            self.groups.push(Group { range: from..self.columns.len(), key: outer, label });
            start = end;
        }
        if total > 0 && self.spec.cell.has_totals() {
            self.groups.push(Group {
                range: self.columns.len()..self.columns.len() + 1,
                key: None,
                label: String::new(),
            });
            self.columns.push(Column { at: None, kind: ColumnKind::Total, absences: false });
        }
    }

    fn kind_of(&self, at: usize) -> ColumnKind {
        let themes = matches!(self.spec.rows.first(), Some(Dimension::Theme { .. }));
        match self.matrix.columns[at].keys[..] {
            [Key::Case(_)] if themes && self.spec.cell.lives() => ColumnKind::Living,
            [Key::Unit(_)] => ColumnKind::Unit,
            [_, Key::Polarity(polarity)] | [Key::Polarity(polarity)] => ColumnKind::Sign(polarity),
            _ => ColumnKind::Plain,
        }
    }

    fn lay_rows(&mut self) {
        let tall = self.columns.iter().any(|column| column.kind == ColumnKind::Living);
        self.tall = tall;
        let kind = self.spec.cell;
        let asked_inner = self.asked.spec.rows.len() == 2;
        for (at, row) in self.matrix.rows.iter().enumerate() {
            let inner = row.keys.len() == 2;
            let open = match row.keys.first() {
                Some(Key::Theme(theme)) => self.asked.open.contains(theme),
                _ => false,
            };
            if inner && !asked_inner && !open {
                continue;
            }
            let height = match (kind, inner, tall) {
                (CellKind::Quotes, _, _) => 96.0,
                (CellKind::Synthesis, false, _) => 64.0,
                (CellKind::State | CellKind::Rating, false, _) => 32.0,
                (_, false, true) => 48.0,
                _ => 28.0,
            };
            self.rows.push(RowLine { at: Some(at), inner, height });
        }
        if !self.rows.is_empty() && kind.has_totals() {
            self.rows.push(RowLine { at: None, inner: false, height: 32.0 });
        }
        let mut top = 0.0;
        for row in &self.rows {
            top += row.height;
            self.tops.push(top);
        }
    }

    fn find_absences(&mut self) {
        // Where words stand in the cells there is room for these, too.
        if self.spec.cell.says_words() {
            return;
        }
        let says = |column: usize| {
            (0..self.rows.len()).any(|row| {
                self.cell(row, column).is_some_and(|cell| cell.absence.is_some() && cell.mix == [0; 4])
            })
        };
        let plain = |column: &Column| matches!(column.kind, ColumnKind::Plain | ColumnKind::Sign(_));
        let found: Vec<bool> =
            self.columns.iter().enumerate().map(|(at, column)| plain(column) && says(at)).collect();
        for (column, absences) in self.columns.iter_mut().zip(found) {
            column.absences = absences;
        }
    }

    fn find_sides(&mut self) {
        let (mut left, mut right) = (2.0_f32, 2.0_f32);
        let living = |column: &&Column| matches!(column.kind, ColumnKind::Living | ColumnKind::Unit);
        for column in self.columns.iter().filter(living).filter_map(|column| column.at) {
            for row in self.rows.iter().filter_map(|row| row.at) {
                let Some(cell) = self.matrix.cell(row, column) else { continue };
                let [enabling, constraining, mixed, _] = cell.mix.map(|count| count as f32);
                left = left.max(constraining + mixed / 2.0);
                right = right.max(enabling + mixed / 2.0);
            }
        }
        self.sides = (left, right);
    }

    /// The value of an attribute is of no use without its name: `Size: below 10`.
    fn name_values(&mut self, study: &Study) {
        let named = |header: &mut Header| {
            for (key, label) in header.keys.iter().zip(&mut header.labels) {
                if let Key::Value(id, _) = key
                    && let Some(attribute) = study.attributes.get(*id)
                    && !label.starts_with(&attribute.name)
                {
                    *label = format!("{}: {label}", attribute.name);
                }
            }
        };
        self.matrix.rows.iter_mut().chain(&mut self.matrix.columns).for_each(named);
    }

    pub fn row_header(&self, row: usize) -> Option<&Header> {
        self.matrix.rows.get(self.rows.get(row)?.at?)
    }

    pub fn column_header(&self, column: usize) -> Option<&Header> {
        self.matrix.columns.get(self.columns.get(column)?.at?)
    }

    /// The head of an outer value, with its inner ones below it.
    pub fn begins_group(&self, row: usize) -> bool {
        self.asked.spec.rows.len() > 1 && self.row_header(row).is_some_and(|header| header.keys.len() == 1)
    }

    /// A cell or total by its place on the screen.
    pub fn cell(&self, row: usize, column: usize) -> Option<MatrixCell> {
        match (self.rows.get(row)?.at, self.columns.get(column)?.at) {
            (Some(row), Some(column)) => self.matrix.cell(row, column).map(|mut cell| {
                if !self.unread.is_empty() && cell.mix == [0; 4] && cell.absence.is_none() {
                    let place = self.matrix.place(row, column).map(|(place, _, _)| place);
                    let unread = place.is_some_and(|place| self.unread.contains(&place));
                    cell.absence = unread.then_some(AbsenceKind::NotRead);
                }
                cell
            }),
            (Some(row), None) => self.matrix.row_totals.get(row).cloned(),
            (None, Some(column)) => self.matrix.column_totals.get(column).cloned(),
            (None, None) => Some(self.matrix.grand_total.clone()),
        }
    }

    pub fn place(&self, row: usize, column: usize) -> Option<(CellPlace, ThemeId, Option<LevelId>)> {
        self.matrix.place(self.rows.get(row)?.at?, self.columns.get(column)?.at?)
    }

    /// The cell of the study that stands here, if anything was written in it; found when first looked at.
    pub fn status(&self, study: &Study, index: &Index, row: usize, column: usize) -> Option<Arc<CellStatus>> {
        let (place, theme, level) = self.place(row, column)?;
        if level.is_some() || !study.cells.contains(CellId::of(place, theme)) {
            return None;
        }
        if let Some(status) = self.cell(row, column).and_then(|cell| cell.status.clone()) {
            return Some(status);
        }
        let mut known = self.statuses.borrow_mut();
        known
            .entry((row, column))
            .or_insert_with(|| Some(Arc::new(cell_state(study, index, place, theme))))
            .clone()
    }

    /// The denominator of a column: all that is counted in it.
    pub fn column_total(&self, column: usize) -> Option<u64> {
        let at = self.columns.get(column)?.at?;
        self.matrix.column_totals.get(at).map(|cell| cell.count)
    }
}

/// The spec without what says nothing in its kind of cell: a mix of polarities, a synthesis, a state and
/// a rating are of all polarities together. What was asked for stays asked for, until another kind is chosen.
pub fn shown(spec: &MatrixSpec) -> MatrixSpec {
    let mut spec = spec.clone();
    if !shows_polarity(spec.cell) {
        for axis in [&mut spec.rows, &mut spec.columns] {
            if axis.get(1) == Some(&Dimension::Polarity) {
                axis.truncate(1);
            }
        }
    }
    spec
}

/// Whether a cell of one polarity can say something of its own.
pub fn shows_polarity(kind: CellKind) -> bool {
    kind != CellKind::PolarityMix && !kind.shows_cells()
}

/// A place is only said to be unread where its sources say so: there are some, no coder is on record as
/// having read one, and nothing was tagged in them either.
fn unread(study: &Study, index: &Index) -> BTreeSet<CellPlace> {
    let mut touched: BTreeMap<CellPlace, bool> = BTreeMap::new();
    for source in study.sources.iter() {
        let read = !source.read_by.is_empty();
        let places = [Some(CellPlace::Case(source.case)), source.unit.map(CellPlace::Unit)];
        for place in places.into_iter().flatten() {
            *touched.entry(place).or_default() |= read;
        }
    }
    touched.retain(|place, read| {
        !*read
            && match place {
                CellPlace::Case(case) => index.rows_of_case(*case).is_empty(),
                CellPlace::Unit(unit) => !study.evidence.iter().any(|one| one.unit == Some(*unit)),
            }
    });
    touched.into_keys().collect()
}

fn is_unit(key: Key) -> bool {
    matches!(key, Key::Unit(_))
}

/// What kinds of cell look like.
pub trait Look {
    /// Words stand in the cell, and columns share the room.
    fn says_words(self) -> bool;
    /// What stands in the cell begins at its left.
    fn stands_left(self) -> bool;
    /// Words, ratings and residuals are not added up.
    fn has_totals(self) -> bool;
    /// Under a case, the cell shows blocks and the synthesis too.
    fn lives(self) -> bool;
}

impl Look for crate::analysis::CellKind {
    fn says_words(self) -> bool {
        matches!(self, Self::Synthesis | Self::State | Self::Quotes)
    }
    fn stands_left(self) -> bool {
        self.says_words() || matches!(self, Self::Rating | Self::LevelMix | Self::PolarityMix)
    }
    fn has_totals(self) -> bool {
        !self.says_words() && !matches!(self, Self::Rating | Self::Association)
    }
    fn lives(self) -> bool {
        matches!(self, Self::Evidence | Self::Findings)
    }
}
