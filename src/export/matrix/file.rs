//! A matrix as a file, from what it is asked for to its bytes.

use super::{Wish, json_with, sheet};
use crate::analysis::{Index, Lens, MatrixError, MatrixSpec, fingerprint, matrix};
use crate::export::sheet::{Format, Sheet, SheetError, write};
use crate::study::Study;

#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("The matrix could not be counted: {0}.")]
    Matrix(#[from] MatrixError),
    #[error("{0}")]
    Sheet(#[from] SheetError),
    #[error("The object could not be written: {0}.")]
    Json(#[from] serde_json::Error),
}

/// Counts a matrix and lays it out. `index` must be of this revision of the study.
pub fn counted(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    wish: &Wish,
) -> Result<Sheet, MatrixError> {
    Ok(sheet(study, index, &matrix(study, index, spec, lens)?, spec, lens, wish))
}

/// The bytes of a file, the same that the command line writes for the same question.
pub fn file(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    wish: &Wish,
    format: Format,
) -> Result<Vec<u8>, FileError> {
    let matrix = matrix(study, index, spec, lens)?;
    let wish = Wish { quotes: wish.quotes && !format.is_bare(), ..wish.clone() };
    let sheet = sheet(study, index, &matrix, spec, lens, &wish);
    let mut bytes = match format {
        Format::Json => serde_json::to_vec_pretty(&json_with(&matrix, spec, &fingerprint(study), &sheet))?,
        format => write(&sheet, format)?,
    };
    if !format.is_binary() && !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    Ok(bytes)
}
