//! `crosscase correspondence`

use std::path::PathBuf;

use clap::Args;

use super::lens::LensArguments;
use super::table_out::ToldOut;
use super::{Failure, Output, ask, study};
use crate::analysis::correspondence::correspondence;
use crate::analysis::{CellKind, Dimension, Index, MatrixSpec, association, matrix};
use crate::export::{sheet, statistics};

#[derive(Args)]
#[command(
    after_help = "Rows and columns of a matrix of counts as points, near each other where their profiles are alike. The
residuals of single cells are `crosscase matrix STUDY --cell association`.

Examples:
  crosscase correspondence STUDY --rows theme:1 --cols case
  crosscase correspondence STUDY --rows theme --cols source --axes 3 -o points.xlsx"
)]
pub struct CorrespondenceArguments {
    study: PathBuf,
    /// Rows, as for `crosscase matrix`.
    #[arg(long, default_value = "theme")]
    rows: String,
    /// Columns, likewise.
    #[arg(long, default_value = "case")]
    cols: String,
    /// Count findings and not evidence.
    #[arg(long)]
    findings: bool,
    /// A theme holds the records of the themes below it too, as with theme:1; beside lines of those below
    /// they are in the table more than once.
    #[arg(long)]
    roll_up: bool,
    /// So many axes in the table; JSON has all.
    #[arg(long, value_name = "N", default_value_t = 2)]
    axes: usize,
    #[command(flatten)]
    out: ToldOut,
    #[command(flatten)]
    lens: LensArguments,
}

/// More points on the shorter side than this take longer than anybody waits for.
const MOST: usize = 300;

impl CorrespondenceArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        if self.axes == 0 {
            return Err(Failure::usage("There is at least one axis."));
        }
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let (rows, columns) = (ask::axis(study, &self.rows)?, ask::axis(study, &self.cols)?);
        // Where only the top layer is shown, the themes below have no line of their own.
        let top = |one: &Dimension| *one == Dimension::Theme { depth: Some(0) };
        let spec = MatrixSpec {
            roll_up: self.roll_up || rows.iter().chain(&columns).any(top),
            rows,
            columns,
            cell: if self.findings { CellKind::Findings } else { CellKind::Evidence },
            ..MatrixSpec::default()
        };
        let matrix = matrix(study, &Index::build(study), &spec, &self.lens.lens(study)?)?;
        if matrix.rows.len().min(matrix.columns.len()) > MOST {
            return Err(Failure::new(format!(
                "A correspondence analysis here takes at most {MOST} rows or {MOST} columns; choose fewer."
            )));
        }
        let found = correspondence(&association::table_of(&matrix))?;
        let table = || statistics::correspondence(study, &matrix, &found, self.axes, self.out.date());
        self.out.write(
            || sheet::markdown(&table()),
            table,
            |sheet| statistics::correspondence_json(study, &matrix, &found, sheet),
        )
    }
}
