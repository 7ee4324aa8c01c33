//! `crosscase figure`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::lens::{LensArguments, unknown};
use super::{Failure, Output, say, study};
use crate::analysis::{Counted, Index, Lens, profile};
use crate::export::{pdf, png, svg};
use crate::figure::continuum::continua;
use crate::figure::draw::along::{Along, By};
use crate::figure::draw::counts::Counts;
use crate::figure::draw::flow::Flow;
use crate::figure::draw::timeline::Timeline;
use crate::figure::draw::{
    About, Look, blocks, continuum, flow, heat, multiples, paired, portraits, river, timeline,
};
use crate::figure::letters;
use crate::figure::{Diverging, Heat, Scene, Style};
use crate::study::Study;
use crate::t;

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase figure STUDY levels -o levels.svg
  crosscase figure STUDY heat --style print --width 340 -o figure-2.pdf
  crosscase figure STUDY continuum --style slides --density 200 -o slide.png
  crosscase figure STUDY flow --counting evidence --case Cambodia -o flow.csv")]
pub struct FigureArguments {
    study: PathBuf,
    /// What is drawn.
    #[arg(value_enum)]
    figure: Kind,
    /// Where it goes; the ending says as what: .svg, .pdf, .png, or .csv for its numbers.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[arg(long, value_enum, default_value = "light")]
    style: StyleName,
    /// Points across (72 to the inch); the height follows.
    #[arg(long)]
    width: Option<u16>,
    /// Dots an inch of a PNG.
    #[arg(long, default_value_t = 144)]
    density: u32,
    /// What is counted; findings where the study has any.
    #[arg(long, value_enum)]
    counting: Option<Counting>,
    /// What strips and rivers are coloured by.
    #[arg(long, value_enum, default_value = "theme")]
    by: ByName,
    /// The scale of a continuum, by name; the first where there are several.
    #[arg(long)]
    scale: Option<String>,
    /// The day that the caption names; today if it is not given, none if it is empty.
    #[arg(long)]
    date: Option<String>,
    #[command(flatten)]
    lens: LensArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// Theme × case, as steps of grey.
    Heat,
    /// Level profile: blocks by level, a panel for each case.
    Levels,
    /// Polarity by case: a row of blocks for each case.
    Cases,
    /// Small multiples: a panel of themes for each case.
    Multiples,
    /// The share of each theme in two cases, joined by lines.
    Slope,
    /// The share of each theme in every case, as dots.
    Dots,
    /// Placements between two poles.
    Continuum,
    /// Fieldwork and dates of sources, a row for each case.
    Timeline,
    /// Each text as a strip with its themes or levels.
    Portraits,
    /// How much of each theme stands where along the texts.
    River,
    /// From theme over level to case.
    Flow,
}

#[derive(Clone, Copy, ValueEnum)]
enum StyleName {
    Light,
    Dark,
    /// Black on white, patterns in place of colours.
    Print,
    /// Larger type.
    Slides,
}

#[derive(Clone, Copy, ValueEnum)]
enum Counting {
    Findings,
    Evidence,
}

#[derive(Clone, Copy, ValueEnum)]
enum ByName {
    Theme,
    Level,
}

const ENDINGS: [&str; 4] = ["svg", "pdf", "png", "csv"];

impl FigureArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let ending = self.output.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
        if !ENDINGS.contains(&ending.as_str()) {
            return Err(unknown("kind of file", &ending, ENDINGS.to_vec()));
        }
        if !(18..=1200).contains(&self.density) {
            return Err(Failure::usage("The density is a number of dots an inch from 18 to 1200."));
        }
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let scene = self.scene(study, &lens)?;
        let bytes = match ending.as_str() {
            "pdf" => pdf::pdf(&scene)?,
            "png" => png::png(&scene, self.density)?,
            "csv" => csv(&scene)?,
            _ => svg::svg(&scene).into_bytes(),
        };
        let without: Vec<String> = scene.texts().flat_map(|text| letters::missing(&text.words)).collect();
        if !without.is_empty() && matches!(ending.as_str(), "pdf" | "png") {
            let mut all = without;
            all.sort();
            all.dedup();
            all.truncate(20);
            say(&format!(
                "The faces of the program lack these signs, which are drawn as boxes: {}. An SVG leaves them to the faces of its reader.",
                all.join(" ")
            ));
        }
        crate::storage::write_atomically(&self.output, &bytes)
            .map_err(|why| Failure::new(format!("{} could not be written: {why}.", self.output.display())))?;
        Ok(String::new().into())
    }

    fn scene(&self, study: &Study, lens: &Lens) -> Result<Scene, Failure> {
        let index = Index::build(study);
        let style = match self.style {
            StyleName::Light => Style::Light,
            StyleName::Dark => Style::Dark,
            StyleName::Print => Style::Print,
            StyleName::Slides => Style::Slides,
        };
        let look = Look { width: self.width.map_or(style.width(), f32::from), style };
        let by_text = matches!(self.figure, Kind::Portraits | Kind::River | Kind::Timeline);
        let counted = match self.counting {
            _ if by_text => Counted::Evidence,
            Some(Counting::Evidence) => Counted::Evidence,
            None if study.findings.is_empty() => Counted::Evidence,
            _ => Counted::Findings,
        };
        let date = self.date.clone().unwrap_or_else(today);
        let about = About::new(study, &index, lens, counted, &date);
        let by = match self.by {
            ByName::Theme => By::Theme,
            ByName::Level => By::Level,
        };
        let numbers = || -> Result<Counts, Failure> {
            let heat = Heat::new(study, &index, lens, counted)?;
            Ok(Counts::new(study, &index, lens, &heat))
        };
        let counts = || profile(&index, lens, counted);
        Ok(match self.figure {
            Kind::Heat => heat::heat(study, &Heat::new(study, &index, lens, counted)?, &about, look),
            Kind::Levels => {
                let data = Diverging::by_level(study, &counts(), t!("part-level-none"));
                blocks::levels(study, &data, &about, look)
            }
            Kind::Cases => blocks::cases(study, &Diverging::by_case(study, &counts()), &about, look),
            Kind::Multiples => multiples::multiples(&numbers()?, &about, look),
            Kind::Slope => paired::slope(&numbers()?, &about, look),
            Kind::Dots => paired::dots(&numbers()?, &about, look),
            Kind::Continuum => continuum::continuum(study, &self.scale(study, lens)?, &about, look),
            Kind::Timeline => timeline::timeline(&Timeline::new(study, &index, lens), &about, look),
            Kind::Portraits => portraits::portraits(&Along::new(study, &index, lens, by), &about, look),
            Kind::River => river::river(&Along::new(study, &index, lens, by), &about, look),
            Kind::Flow => flow::flow(&Flow::new(study, &index, lens, counted), &about, look),
        })
    }

    fn scale(&self, study: &Study, lens: &Lens) -> Result<crate::figure::Continuum, Failure> {
        let all = continua(study, lens);
        let Some(name) = &self.scale else {
            let none = "There is no scale in this study, so there is no continuum to draw.";
            return all.into_iter().next().ok_or_else(|| Failure::new(none));
        };
        let lower = name.to_lowercase();
        if let Some(found) = all.iter().find(|one| one.name.to_lowercase() == lower) {
            return Ok(found.clone());
        }
        Err(unknown("scale", name, all.iter().map(|one| one.name.as_str()).collect()))
    }
}

fn csv(scene: &Scene) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(&scene.table.head)?;
    for row in &scene.table.rows {
        writer.write_record(row.iter().map(crate::figure::scene::Value::words))?;
    }
    for line in &scene.caption {
        writer.write_record([line])?;
    }
    writer.into_inner().map_err(|_| Failure::new("The table could not be written."))
}

/// The day here and now: the one place where a figure looks at the clock.
fn today() -> String {
    let now = jiff::tz::TimeZone::system().to_datetime(jiff::Timestamp::now());
    now.strftime("%-d %B %Y").to_string()
}
