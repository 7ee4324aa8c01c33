//! `crosscase matrix`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Output, say, study};
use crate::analysis::{
    CellKind, Dimension, Index, Lens, MatrixSpec, Measure, fingerprint, matrix, resolve_name,
};
use crate::export;
use crate::study::{AnyId, EvidenceKind, Kind, Polarity, SourceKind, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase matrix STUDY --rows theme --cols case --cell findings --format json
  crosscase matrix STUDY --rows theme --cols case/polarity --format csv
  crosscase matrix STUDY --rows level --cols case --theme Accountability --measure column-percent")]
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
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Headers for records without a level, polarity or theme, where there are such.
    #[arg(long)]
    missing: bool,
    /// Only rows that differ between columns.
    #[arg(long)]
    differing: bool,
    /// Count the records of a sub-theme under its own name only.
    #[arg(long)]
    no_roll_up: bool,
    /// Only these, by name or id; each may be given many times.
    #[arg(long)]
    theme: Vec<String>,
    #[arg(long)]
    level: Vec<String>,
    #[arg(long)]
    polarity: Vec<String>,
    #[arg(long)]
    case: Vec<String>,
    #[arg(long)]
    unit: Vec<String>,
    /// Leave out the records of a unit.
    #[arg(long, value_name = "UNIT")]
    without_unit: Vec<String>,
    #[arg(long)]
    coder: Vec<String>,
    /// A kind of source or of evidence.
    #[arg(long)]
    kind: Vec<String>,
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

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Tsv,
    Md,
}

impl MatrixArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens(study)?;
        let spec = self.spec()?;
        let index = Index::build(study);
        let matrix = matrix(study, &index, &spec, &lens)?;
        for note in &matrix.notes {
            say(&note.in_words(spec.cell == CellKind::Findings));
        }
        Ok(match self.format {
            Format::Json => {
                serde_json::to_string_pretty(&export::matrix::json(&matrix, &spec, &fingerprint(study)))?
            }
            Format::Csv => export::matrix::csv(&matrix, &spec),
            Format::Tsv => export::matrix::tsv(&matrix, &spec),
            Format::Md => export::matrix::markdown(&matrix, &spec),
        }
        .into())
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

    fn lens(&self, study: &Study) -> Result<Lens, Failure> {
        let mut lens = Lens::default();
        macro_rules! names {
            ($from:ident, $kind:ident, $to:ident) => {
                for name in &self.$from {
                    if let AnyId::$kind(id) = resolve_name(study, Kind::$kind, name)? {
                        lens.$to.insert(id);
                    }
                }
            };
        }
        names!(theme, Theme, themes);
        names!(level, Level, levels);
        names!(case, Case, cases);
        names!(unit, Unit, units);
        names!(without_unit, Unit, excluded_units);
        names!(coder, Coder, coders);
        let labels = &study.front().polarity_labels;
        for name in &self.polarity {
            let fits = |p: &Polarity| {
                [p.key(), p.sign(), labels.get(*p)].iter().any(|known| same(known, name))
                    || (name == "-" && p.sign() == "−")
            };
            match Polarity::ALL.into_iter().find(fits) {
                Some(polarity) => {
                    lens.polarities.insert(polarity);
                }
                None => return Err(unknown("polarity", name, Polarity::ALL.map(Polarity::key).to_vec())),
            }
        }
        for name in &self.kind {
            let source = SourceKind::ALL.into_iter().find(|kind| same(kind.key(), name));
            let evidence = EvidenceKind::ALL.into_iter().find(|kind| same(kind.key(), name));
            match (source, evidence) {
                (_, Some(kind)) => {
                    lens.evidence_kinds.insert(kind);
                }
                (Some(kind), None) => {
                    lens.source_kinds.insert(kind);
                }
                (None, None) => {
                    let mut all: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.key()).collect();
                    all.extend(EvidenceKind::ALL.iter().map(|kind| kind.key()));
                    all.sort_unstable();
                    all.dedup();
                    return Err(unknown("kind", name, all));
                }
            }
        }
        Ok(lens)
    }
}

/// Names are found whatever their case, here as among the study's own.
fn same(known: &str, name: &str) -> bool {
    known.to_lowercase() == name.to_lowercase()
}

fn unknown(what: &str, name: &str, all: Vec<&str>) -> Failure {
    let lower = name.to_lowercase();
    let near = all.iter().find(|known| strsim::damerau_levenshtein(&known.to_lowercase(), &lower) <= 2);
    let near = near.map_or_else(String::new, |near| format!(" Did you mean: {near}?"));
    Failure::usage(format!("There is no {what} “{name}”.{near} Known: {}.", all.join(", ")))
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
