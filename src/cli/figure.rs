//! `crosscase figure`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::cooccurrence::near;
use super::lens::{LensArguments, unknown};
use super::similarity::{OfName, described_by};
use super::{Failure, Output, say, study};
use crate::analysis::saturation::{Rule, SourceOrder};
use crate::analysis::{Counted, Index, Lens};
use crate::export::figure as out;
use crate::figure::continuum::continua;
use crate::figure::draw::Look;
use crate::figure::draw::along::By;
use crate::figure::{Chosen, Figure, Scene, Style, letters};
use crate::study::{ScaleId, Study};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase figure STUDY levels -o levels.svg
  crosscase figure STUDY heat --style print --width 340 -o figure-2.pdf
  crosscase figure STUDY continuum --style slides --density 200 -o slide.png
  crosscase figure STUDY flow --counting evidence --case Cambodia -o flow.csv
  crosscase figure STUDY tree --measure dice --all-themes -o tree.svg
  crosscase figure STUDY saturation --base 4 --run-length 2 -o saturation.xlsx")]
pub struct FigureArguments {
    study: PathBuf,
    /// What is drawn.
    #[arg(value_enum)]
    figure: Kind,
    /// Where it goes; the ending says as what: .svg, .pdf, .png, or for its numbers .csv, .tsv, .md, .html,
    /// .tex, .json, .xlsx, .docx.
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
    /// A day to name in the caption. Without it none is named: the same study gives the same file.
    #[arg(long, value_name = "DAY", default_value = "")]
    date: String,
    /// Together, network, tree, map: every theme by itself, and not top-level themes with what is below them.
    #[arg(long)]
    all_themes: bool,
    /// Together, network: when passages are together: same, overlap, words:N, paragraph, turn.
    #[arg(long, default_value = "overlap")]
    near: String,
    /// Tree: what cases are described by.
    #[arg(long, value_enum, default_value = "themes")]
    of: OfName,
    /// Tree: how likeness is put in a number, as in `crosscase similarity`.
    #[arg(long)]
    measure: Option<String>,
    /// Saturation: sources by date, or as listed.
    #[arg(long, default_value = "date")]
    order: String,
    /// Saturation: sources of the base.
    #[arg(long, value_name = "N", default_value_t = 4)]
    base: usize,
    /// Saturation: sources of a run.
    #[arg(long, value_name = "N", default_value_t = 2)]
    run_length: usize,
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
    /// How many different themes were met by how many sources.
    Saturation,
    /// Themes that occur together, as steps of grey.
    Together,
    /// Themes that occur together, as a network.
    Network,
    /// Which cases are alike, as a tree.
    Tree,
    /// Cases and themes as points, near each other where they are alike.
    Map,
}

impl Kind {
    fn kind(self) -> crate::figure::Kind {
        use crate::figure::Kind as Drawn;
        match self {
            Self::Heat => Drawn::Heat,
            Self::Levels => Drawn::Levels,
            Self::Cases => Drawn::Cases,
            Self::Multiples => Drawn::Multiples,
            Self::Slope => Drawn::Slope,
            Self::Dots => Drawn::Dots,
            Self::Continuum => Drawn::Continuum,
            Self::Timeline => Drawn::Timeline,
            Self::Portraits => Drawn::Portraits,
            Self::River => Drawn::River,
            Self::Flow => Drawn::Flow,
            Self::Saturation => Drawn::Saturation,
            Self::Together => Drawn::Together,
            Self::Network => Drawn::Network,
            Self::Tree => Drawn::Tree,
            Self::Map => Drawn::Map,
        }
    }
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

impl FigureArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let ending = self.output.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
        let Some(kind) = out::Kind::of(&ending, self.density) else {
            return Err(unknown("kind of file", &ending, out::Kind::endings()));
        };
        if !(18..=1200).contains(&self.density) {
            return Err(Failure::usage("The density is a number of dots an inch from 18 to 1200."));
        }
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let scene = self.scene(study, &lens)?;
        let bytes = out::write(&scene, kind).map_err(|why| Failure::new(why.to_string()))?;
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
        let chosen = self.chosen(study, lens)?;
        let figure = Figure::new(study, &index, lens, &chosen, &self.date)
            .map_err(|why| Failure::new(why.to_string()))?;
        Ok(figure.draw(study, look))
    }

    fn chosen(&self, study: &Study, lens: &Lens) -> Result<Chosen, Failure> {
        let counted = match self.counting {
            Some(Counting::Evidence) => Counted::Evidence,
            None if study.findings.is_empty() => Counted::Evidence,
            _ => Counted::Findings,
        };
        let (of, measure) = described_by(self.of, self.measure.as_deref())?;
        if !(1..=1_000_000).contains(&self.base) || !(1..=1_000_000).contains(&self.run_length) {
            return Err(Failure::usage("Base and run have at least one source and at most a million."));
        }
        let by = match self.by {
            ByName::Theme => By::Theme,
            ByName::Level => By::Level,
        };
        Ok(Chosen {
            by,
            scale: self.scale(study, lens)?,
            top: !self.all_themes && study.children_of(None).len() > 1,
            near: near(&self.near)?,
            of,
            measure,
            order: match self.order.as_str() {
                "date" => SourceOrder::Date,
                "listed" => SourceOrder::Listed,
                other => return Err(unknown("order", other, vec!["date", "listed"])),
            },
            rule: Rule { base: self.base, run: self.run_length, ..Rule::default() },
            ..Chosen::new(self.figure.kind(), counted)
        })
    }

    fn scale(&self, study: &Study, lens: &Lens) -> Result<Option<ScaleId>, Failure> {
        let Some(name) = &self.scale else { return Ok(None) };
        let all = continua(study, lens);
        let lower = name.to_lowercase();
        if let Some(found) = all.iter().find(|one| one.name.to_lowercase() == lower) {
            return Ok(Some(found.scale));
        }
        Err(unknown("scale", name, all.iter().map(|one| one.name.as_str()).collect()))
    }
}
