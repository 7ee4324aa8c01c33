//! Theme × case as steps of one hue.

use crate::analysis::{
    CellKind, Counted, Dimension, Index, Key, Lens, Matrix, MatrixError, MatrixSpec, matrix,
};
use crate::study::{Study, ThemeId};

/// How many steps of heat there are.
pub const STEPS: usize = 6;

/// A matrix of counts and the scale it is shown on.
#[derive(Clone, Debug)]
pub struct Heat {
    pub spec: MatrixSpec,
    pub matrix: Matrix,
    /// Lowest and highest count of a cell.
    pub low: u64,
    pub high: u64,
}

impl Heat {
    /// Top-level themes with what is under them; all themes where there is one top-level theme only.
    pub fn new(study: &Study, index: &Index, lens: &Lens, counted: Counted) -> Result<Self, MatrixError> {
        let single = study.children_of(None).len() < 2;
        let spec = MatrixSpec {
            rows: vec![Dimension::Theme { depth: (!single).then_some(0) }],
            columns: vec![Dimension::Case],
            cell: match counted {
                Counted::Evidence => CellKind::Evidence,
                Counted::Findings => CellKind::Findings,
            },
            ..MatrixSpec::default()
        };
        let matrix = matrix(study, index, &spec, lens)?;
        let counts = || matrix.cells().map(|cell| cell.count);
        let (low, high) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
        Ok(Self { spec, matrix, low, high })
    }

    /// The step of a count: 0 for none, the last for the most.
    pub fn step(&self, count: u64) -> usize {
        if count == 0 || self.high == 0 {
            return 0;
        }
        let span = (self.high - self.low).max(1);
        let above = count.saturating_sub(self.low);
        let top = STEPS as u64 - 2;
        1 + (above * top / span).min(top) as usize
    }

    pub fn theme(&self, row: usize) -> Option<ThemeId> {
        match self.matrix.rows.get(row)?.keys.first()? {
            Key::Theme(id) => Some(*id),
            _ => None,
        }
    }
}
