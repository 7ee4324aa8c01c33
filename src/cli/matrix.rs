//! `crosscase matrix`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::lens::LensArguments;
use super::table_out::TableOut;
use super::{Failure, Output, ask, say, study};
use crate::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec, Measure, Order, fingerprint, matrix};
use crate::edit::Command;
use crate::export;
use crate::study::{Display, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase matrix STUDY --rows theme --cols case --cell findings --format json
  crosscase matrix STUDY --rows theme --cols case/polarity --format csv
  crosscase matrix STUDY --rows theme:1 --cols attribute:Size/case --bands Size:10,50 --cell cases
  crosscase matrix STUDY --rows case --cols theme --cell rating --order placement:Transformation
  crosscase matrix STUDY --rows theme --cols case --column-order similarity
  crosscase matrix STUDY --rows level --cols case --theme Accountability --measure column-percent
  crosscase matrix STUDY --rows theme --cols case --quotes -o themes.xlsx")]
pub struct MatrixArguments {
    study: PathBuf,
    /// Rows: theme, theme:1 (the top layer), case, case+units, unit, level, polarity, source, source-kind,
    /// coder, evidence-kind, actor, speaker, period, attribute:NAME; two nest as A/B.
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
    /// Where rows or columns nest, a head for each outer value alone, too.
    #[arg(long)]
    subtotals: bool,
    /// Only rows that differ between columns.
    #[arg(long)]
    differing: bool,
    /// Count the records of a sub-theme under its own name only.
    #[arg(long)]
    no_roll_up: bool,
    /// How the rows stand (or the columns, where only they are cases and the order is one of cases):
    /// study, total, name, spread, similarity, first-axis, attribute:NAME, rating:THEME, placement:SCALE.
    #[arg(long)]
    order: Option<String>,
    #[arg(long, value_name = "ORDER")]
    column_order: Option<String>,
    /// Where an attribute is cut into bands, as ATTRIBUTE:10,50; may be given many times.
    #[arg(long, value_name = "ATTRIBUTE:CUTS")]
    bands: Vec<String>,
    /// years, months, or NAME=2007..2008-06; named ones may be given many times.
    #[arg(long)]
    period: Vec<String>,
    /// Only rows whose values are at least this far apart, in the measure shown.
    #[arg(long, value_name = "NUMBER")]
    min_difference: Option<f64>,
    /// Keep the matrix in the study under a name.
    #[arg(long, value_name = "NAME")]
    keep: Option<String>,
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
    Cases,
    LevelMix,
    Share,
    Quotes,
    Rating,
    Association,
}

#[derive(Clone, Copy, ValueEnum)]
enum MeasureName {
    Raw,
    RowPercent,
    ColumnPercent,
    TablePercent,
    PerThousandWords,
    PerSourceRead,
}

impl MatrixArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let spec = self.spec(study)?;
        let written = write(study, &Index::build(study), &spec, &lens, &self.out)?;
        if let Some(name) = &self.keep {
            keep(&self.study, name, spec)?;
        }
        Ok(written)
    }

    fn spec(&self, study: &Study) -> Result<MatrixSpec, Failure> {
        let (rows, columns) = (ask::axis(study, &self.rows)?, ask::axis(study, &self.cols)?);
        let order = |text: &Option<String>| text.as_ref().map(|text| ask::order(study, text)).transpose();
        let (mut row_order, mut column_order) = (order(&self.order)?, order(&self.column_order)?);
        let of_cases =
            matches!(row_order, Some(Order::Attribute(_) | Order::Rating(_) | Order::Placement(_)));
        let cases = |axis: &[Dimension]| {
            axis.iter().any(|one| matches!(one, Dimension::Case | Dimension::CaseAndUnits | Dimension::Unit))
        };
        if of_cases && column_order.is_none() && !cases(&rows) && cases(&columns) {
            std::mem::swap(&mut row_order, &mut column_order);
        }
        let bands = self.bands.iter().map(|text| ask::bands(study, text));
        let least = self.min_difference.unwrap_or_default();
        if !(0.0..=1e7).contains(&least) {
            return Err(Failure::usage("The least difference is a number from 0 to ten million."));
        }
        Ok(MatrixSpec {
            row_order: row_order.unwrap_or_default(),
            column_order: column_order.unwrap_or_default(),
            bands: bands.collect::<Result<_, _>>()?,
            periods: ask::periods(&self.period)?,
            least_difference: (least * 100.0).round() as u32,
            rows,
            columns,
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
                Cell::Cases => CellKind::Cases,
                Cell::LevelMix => CellKind::LevelMix,
                Cell::Share => CellKind::Share,
                Cell::Quotes => CellKind::Quotes,
                Cell::Rating => CellKind::Rating,
                Cell::Association => CellKind::Association,
            },
            measure: match self.measure {
                MeasureName::Raw => Measure::Raw,
                MeasureName::RowPercent => Measure::RowPercent,
                MeasureName::ColumnPercent => Measure::ColumnPercent,
                MeasureName::TablePercent => Measure::TablePercent,
                MeasureName::PerThousandWords => Measure::PerThousandWords,
                MeasureName::PerSourceRead => Measure::PerSourceRead,
            },
            roll_up: !self.no_roll_up,
            rows_only_that_differ: self.differing || self.min_difference.is_some(),
            show_missing: self.missing,
            subtotals: self.subtotals,
            ..MatrixSpec::default()
        })
    }
}

/// Writes a matrix as it was asked for. What must be said with its numbers goes to stderr too.
pub(super) fn write(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    out: &TableOut,
) -> Result<Output, Failure> {
    let matrix = matrix(study, index, spec, lens)?;
    for note in &matrix.notes {
        say(&note.in_words(spec.cell == CellKind::Findings));
    }
    let sheet = export::matrix::sheet(study, index, &matrix, spec, lens, &out.wish());
    let json = || export::matrix::json_with(&matrix, spec, &fingerprint(study), &sheet);
    out.write(&sheet, json)
}

/// Keeps a matrix under a name; one that is kept under it is replaced.
fn keep(path: &Path, name: &str, spec: MatrixSpec) -> Result<(), Failure> {
    study::change(path, |session| {
        let known = session.study().displays.iter().find(|display| display.name == name);
        let display = match known {
            Some(known) => Display { spec, ..known.clone() },
            None => Display { id: crate::session::fresh(), name: name.to_owned(), note: String::new(), spec },
        };
        Ok(Command::put(display))
    })
}
