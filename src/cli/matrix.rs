//! `crosscase matrix`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::lens::{LensArguments, unknown};
use super::table_out::{self, TableOut};
use super::{Failure, Output, say, study};
use crate::analysis::{CellKind, Dimension, Index, MatrixSpec, Measure, fingerprint, matrix};
use crate::export;

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase matrix STUDY --rows theme --cols case --cell findings --format json
  crosscase matrix STUDY --rows theme --cols case/polarity --format csv
  crosscase matrix STUDY --rows level --cols case --theme Accountability --measure column-percent
  crosscase matrix STUDY --rows theme --cols case --quotes -o themes.xlsx")]
pub struct MatrixArguments {
    study: PathBuf,
    /// Rows: theme, case, unit, level, polarity, source, source-kind, coder, evidence-kind; two nest as A/B.
    #[arg(long, default_value = "theme")]
    rows: String,
    /// Columns, likewise.
    #[arg(long, default_value = "case")]
    cols: String,
    /// What a cell holds.
    #[arg(long, value_enum, default_value = "evidence")]
    cell: Cell,
    #[arg(long, value_enum, default_value = "raw")]
    measure: MeasureName,
    #[command(flatten)]
    out: TableOut,
    /// Headers for records without a level, polarity or theme, where there are such.
    #[arg(long)]
    missing: bool,
    /// Only rows that differ between columns.
    #[arg(long)]
    differing: bool,
    /// Count the records of a sub-theme under its own name only.
    #[arg(long)]
    no_roll_up: bool,
    #[command(flatten)]
    lens: LensArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Cell {
    Evidence,
    Findings,
    Sources,
    Units,
    Words,
    Characters,
    Presence,
    PolarityMix,
    Synthesis,
    State,
}

#[derive(Clone, Copy, ValueEnum)]
enum MeasureName {
    Raw,
    RowPercent,
    ColumnPercent,
    TablePercent,
    PerThousandWords,
}

impl MatrixArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let spec = self.spec()?;
        let index = Index::build(study);
        let matrix = matrix(study, &index, &spec, &lens)?;
        for note in &matrix.notes {
            say(&note.in_words(spec.cell == CellKind::Findings));
        }
        let sheet = export::matrix::sheet(study, &index, &matrix, &spec, &lens, &self.out.wish());
        let json = || export::matrix::json_with(&matrix, &spec, &fingerprint(study), &sheet);
        table_out::write(&self.out, &sheet, json)
    }

    fn spec(&self) -> Result<MatrixSpec, Failure> {
        Ok(MatrixSpec {
            rows: dimensions(&self.rows)?,
            columns: dimensions(&self.cols)?,
            cell: match self.cell {
                Cell::Evidence => CellKind::Evidence,
                Cell::Findings => CellKind::Findings,
                Cell::Sources => CellKind::Sources,
                Cell::Units => CellKind::Units,
                Cell::Words => CellKind::Words,
                Cell::Characters => CellKind::Characters,
                Cell::Presence => CellKind::Presence,
                Cell::PolarityMix => CellKind::PolarityMix,
                Cell::Synthesis => CellKind::Synthesis,
                Cell::State => CellKind::State,
            },
            measure: match self.measure {
                MeasureName::Raw => Measure::Raw,
                MeasureName::RowPercent => Measure::RowPercent,
                MeasureName::ColumnPercent => Measure::ColumnPercent,
                MeasureName::TablePercent => Measure::TablePercent,
                MeasureName::PerThousandWords => Measure::PerThousandWords,
            },
            roll_up: !self.no_roll_up,
            rows_only_that_differ: self.differing,
            show_missing: self.missing,
            ..MatrixSpec::default()
        })
    }
}

fn dimensions(text: &str) -> Result<Vec<Dimension>, Failure> {
    text.split('/').map(|name| dimension(name.trim())).collect()
}

fn dimension(name: &str) -> Result<Dimension, Failure> {
    const ALL: [&str; 9] =
        ["theme", "case", "unit", "level", "polarity", "source", "source-kind", "coder", "evidence-kind"];
    Ok(match name {
        "theme" => Dimension::Theme { depth: None },
        "case" => Dimension::Case,
        "unit" => Dimension::Unit,
        "level" => Dimension::Level,
        "polarity" => Dimension::Polarity,
        "source" => Dimension::Source,
        "source-kind" => Dimension::SourceKind,
        "coder" => Dimension::Coder,
        "evidence-kind" => Dimension::EvidenceKind,
        other => return Err(unknown("dimension", other, ALL.to_vec())),
    })
}
