//! `crosscase display`

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::lens::LensArguments;
use super::matrix::{Format, write};
use super::{Failure, Output, ask, say, study};
use crate::analysis::displays::{Choices, DISPLAYS, Ready, Shape, pair_sheet, ready, substructed};
use crate::analysis::{Index, Lens, MatrixSpec, resolve_name, settled};
use crate::export::displays as tables;
use crate::study::{AnyId, Kind, RecordId as _, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase display STUDY                                   what there is, and what the study lacks for it
  crosscase display STUDY pair-sheet --format md
  crosscase display STUDY framework-chart --main-theme Accountability --format csv
  crosscase display STUDY \"Table 3\"                         a matrix that was kept under a name")]
pub struct DisplayArguments {
    study: PathBuf,
    /// A ready display by its key, or a kept one by its name; without it all are listed.
    name: Option<String>,
    /// Listed in words where it is left out; a display is JSON then.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The main theme, the concept, or the theme of outcomes.
    #[arg(long, value_name = "THEME")]
    main_theme: Option<String>,
    /// The attribute that stands for the outcome, or the two that are crossed.
    #[arg(long)]
    attribute: Vec<String>,
    /// The scale that stands for the outcome.
    #[arg(long)]
    scale: Option<String>,
    #[command(flatten)]
    lens: LensArguments,
}

impl DisplayArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let choices = self.choices(study)?;
        let Some(name) = &self.name else { return list(study, &choices, self.format) };
        let lens = self.lens.lens(study)?;
        let format = self.format.unwrap_or(Format::Json);
        let index = Index::build(study);
        if let Some(ready) = ready(name) {
            let spec = ready.spec(study, &choices).map_err(Failure::new)?;
            if let Some(why) = ready.too_few(study) {
                say(&why);
            }
            return made(study, &index, &spec, &lens, ready.shape, format).map(Output::from);
        }
        let AnyId::Display(id) = resolve_name(study, Kind::Display, name)? else {
            return Err(Failure::usage(format!("{name} is no display.")));
        };
        let kept = study.displays.get(id).map(|display| settled(study, &display.spec));
        let (spec, said) = kept.unwrap_or_default();
        said.iter().for_each(|sentence| say(sentence));
        made(study, &index, &spec, &lens, Shape::Matrix, format).map(Output::from)
    }

    fn choices(&self, study: &Study) -> Result<Choices, Failure> {
        let mut choices = Choices::default();
        if let Some(name) = &self.main_theme
            && let AnyId::Theme(id) = resolve_name(study, Kind::Theme, name)?
        {
            choices.theme = Some(id);
        }
        for name in &self.attribute {
            choices.attributes.push(ask::attribute(study, name)?);
        }
        if let Some(name) = &self.scale
            && let AnyId::Scale(id) = resolve_name(study, Kind::Scale, name)?
        {
            choices.scale = Some(id);
        }
        Ok(choices)
    }
}

fn made(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    shape: Shape,
    format: Format,
) -> Result<String, Failure> {
    let (json, lines) = match shape {
        Shape::Matrix => return write(study, index, spec, lens, format),
        Shape::PairSheet => {
            let sheet = pair_sheet(study, index, spec, lens)?;
            (tables::pair_json(&sheet), tables::pair_lines(&sheet))
        }
        Shape::Substructed => {
            let table = substructed(study, index, spec, lens);
            let table = table.ok_or_else(|| Failure::new("It needs two attributes."))?;
            (tables::substructed_json(&table), tables::substructed_lines(&table))
        }
    };
    Ok(match format {
        Format::Json => serde_json::to_string_pretty(&json)?,
        Format::Csv => tables::csv(&lines),
        Format::Tsv => tables::tsv(&lines),
        Format::Md => tables::markdown(&lines),
    })
}

fn list(study: &Study, choices: &Choices, format: Option<Format>) -> Result<Output, Failure> {
    let lacks = |one: &Ready| one.spec(study, choices).err();
    if format.is_some() {
        let ready: Vec<_> = DISPLAYS
            .iter()
            .map(|one| {
                json!({
                    "key": one.key, "name": one.name, "about": one.about, "source": one.source,
                    "lacks": lacks(one), "too_few": one.too_few(study),
                })
            })
            .collect();
        let kept: Vec<_> = study
            .displays
            .iter()
            .map(|one| {
                let (_, said) = settled(study, &one.spec);
                json!({
                    "id": one.id.uuid().to_string(), "name": one.name, "note": one.note,
                    "spec": one.spec.to_string(), "left_out": said,
                })
            })
            .collect();
        return Ok(serde_json::to_string_pretty(&json!({ "ready": ready, "kept": kept }))?.into());
    }
    let mut out = String::new();
    for one in &DISPLAYS {
        writeln!(out, "{:<24}{} ({})\n    {}", one.key, one.name, one.source, one.about)?;
        for why in lacks(one).into_iter().chain(one.too_few(study)) {
            writeln!(out, "    Here: {why}")?;
        }
    }
    if study.displays.is_empty() {
        out.push_str("\nNo display is kept in the study yet: crosscase matrix … --keep NAME.\n");
    } else {
        out.push_str("\nKept in the study:\n");
        for one in study.displays.iter() {
            writeln!(out, "{}\n    {}", one.name, one.spec)?;
        }
    }
    Ok(out.into())
}
