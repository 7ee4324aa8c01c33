//! `crosscase display`

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::lens::LensArguments;
use super::matrix::write;
use super::table_out::TableOut;
use super::{Failure, Output, ask, say, study};
use crate::analysis::displays::{By, Choices, DISPLAYS, Ready, Shape, pair_sheet, ready, substructed};
use crate::analysis::{Index, Lens, MatrixSpec, resolve_name, settled};
use crate::export::displays as tables;
use crate::export::sheet::{Column, Row, Sheet, Value};
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
    #[command(flatten)]
    out: TableOut,
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
        self.out.check()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let choices = self.choices(study)?;
        let Some(name) = &self.name else { return list(study, &choices, &self.out) };
        let lens = self.lens.lens(study)?;
        let index = Index::build(study);
        // A display kept under the name of a ready one is what somebody means by it.
        let kept = study.displays.iter().any(|one| one.name == *name);
        let lower = name.trim().to_lowercase();
        let by_name = || DISPLAYS.iter().find(|one| !kept && one.name.to_lowercase() == lower);
        if let Some(ready) = ready(name).or_else(by_name) {
            let spec = ready.spec(study, &choices).map_err(Failure::new)?;
            if let Some(why) = ready.too_few(study) {
                say(&why);
            }
            return made(study, &index, &spec, &lens, ready.shape, &self.out);
        }
        let AnyId::Display(id) = resolve_name(study, Kind::Display, name)? else {
            return Err(Failure::usage(format!("{name} is no display.")));
        };
        let kept = study.displays.get(id).map(|display| settled(study, &display.spec));
        let (spec, said) = kept.unwrap_or_default();
        said.iter().for_each(|sentence| say(sentence));
        made(study, &index, &spec, &lens, Shape::Matrix, &self.out)
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
    out: &TableOut,
) -> Result<Output, Failure> {
    let wish = out.wish();
    if wish.quotes && shape != Shape::Matrix {
        say("This display has no place for quotes; it comes without them.");
    }
    let (sheet, json) = match shape {
        Shape::Matrix => return write(study, index, spec, lens, out),
        Shape::PairSheet => {
            let sheet = pair_sheet(study, index, spec, lens, By::Rating)?;
            (tables::pair_table(study, &sheet, lens, &wish.date), tables::pair_json(&sheet))
        }
        Shape::Substructed => {
            let table = substructed(study, index, spec, lens);
            let table = table.ok_or_else(|| Failure::new("It needs two attributes."))?;
            (tables::substructed_table(study, &table, lens, &wish.date), tables::substructed_json(&table))
        }
    };
    out.write(&sheet, || json)
}

fn list(study: &Study, choices: &Choices, to: &TableOut) -> Result<Output, Failure> {
    let lacks = |one: &Ready| one.spec(study, choices).err();
    if to.is_asked() {
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
        let json = json!({ "ready": ready, "kept": kept });
        return to.write(&listed(study, &lacks), || json);
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

/// The list as a table: a line a display.
fn listed(study: &Study, lacks: &dyn Fn(&Ready) -> Option<String>) -> Sheet {
    let line = |label: &str, cells: [&str; 4]| Row {
        label: label.to_owned(),
        cells: cells.map(|words| Value::Words(words.to_owned()).into()).to_vec(),
        ..Row::default()
    };
    let ready = DISPLAYS.iter().map(|one| {
        let here: Vec<String> = lacks(one).into_iter().chain(one.too_few(study)).collect();
        line(one.key, [one.name, one.about, one.source, &here.join(" ")])
    });
    let kept = study.displays.iter().map(|one| {
        let (_, said) = settled(study, &one.spec);
        line(&one.name, [&one.note, &one.spec.to_string(), "kept in the study", &said.join(" ")])
    });
    let column = |label: &str| Column { labels: vec![label.to_owned()], total: false };
    Sheet {
        title: "Displays".to_owned(),
        corner: "display".to_owned(),
        columns: ["name", "about", "source", "here"].map(column).to_vec(),
        rows: ready.chain(kept).collect(),
        ..Sheet::default()
    }
}
