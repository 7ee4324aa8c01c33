//! What the view shows: a matrix, or a sheet that is none.

use crate::analysis::displays::Shape;

/// Sheets are counted and drawn by themselves; the rest of the view is of matrices.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shown {
    #[default]
    Matrix,
    PairSheet,
    Substructed,
    CoOccurrence,
    Similarity,
}

impl From<Shape> for Shown {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Matrix => Self::Matrix,
            Shape::PairSheet => Self::PairSheet,
            Shape::Substructed => Self::Substructed,
        }
    }
}
