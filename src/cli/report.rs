//! `crosscase report`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::lens::unknown;
use super::{Failure, Output, say, study};
use crate::analysis::Index;
use crate::export::report::{self, Format, ReportError, SECTIONS, Template, Wish, doc::Doc};
use crate::figure::letters;

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase report STUDY -o report.html
  crosscase report STUDY --template thesis -o chapter.docx
  crosscase report STUDY --template hand-out -o hand-out.pdf
  crosscase report STUDY --sections question,themes,trail -o findings.md

Sections: question, cases, method, matrix, themes, comparisons, structure, continuum, propositions, outliers, limits,
recommendations, codebook, trail, displays, checklists. Passages have numbers only where the trail, which
shows them in their context, is among them.")]
pub struct ReportArguments {
    study: PathBuf,
    /// Where it goes; the ending says as what: .html, .docx, .md, .pdf.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// For whom it is: which sections it has, and how deep they go.
    #[arg(long, value_enum, default_value = "paper")]
    template: TemplateName,
    /// Sections in the order they are wished for, in place of those of the template.
    #[arg(long, value_delimiter = ',', value_name = "A,B,…")]
    sections: Vec<String>,
    /// A day to name. Without it the day of the study's last change: the same study gives the same file.
    #[arg(long, value_name = "DAY", default_value = "")]
    date: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum TemplateName {
    /// What a journal asks for.
    Paper,
    /// Everything, with earlier wordings, rules and three quotes a finding.
    Thesis,
    /// For a class: quotes with numbers, other passages counted.
    HandOut,
}

impl ReportArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let ending = self.output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let Some(format) = Format::ALL.into_iter().find(|format| format.ending() == ending) else {
            return Err(unknown("kind of file", &ending, Format::ALL.map(Format::ending).to_vec()));
        };
        if self.output.exists() {
            let path = self.output.display();
            return Err(Failure::new(format!("{path} is there already and was not written over.")));
        }
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let (steps, problems) = opened.contents.history.parse(study)?;
        problems.iter().for_each(|problem| say(&problem.to_string()));
        let wish = Wish {
            template: match self.template {
                TemplateName::Paper => Template::Paper,
                TemplateName::Thesis => Template::Thesis,
                TemplateName::HandOut => Template::HandOut,
            },
            sections: self.sections.iter().map(|key| key.trim().to_lowercase()).collect(),
            date: self.date.trim().to_owned(),
            last_change: steps.iter().map(|step| step.at).max(),
        };
        let doc = report::report(study, &Index::build(study), &wish).map_err(|why| match why {
            ReportError::Unknown { name, .. } => {
                unknown("section", &name, SECTIONS.iter().map(|section| section.key).collect())
            }
            ReportError::Twice(_) => Failure::usage(why.to_string()),
            other => Failure::new(other.to_string()),
        })?;
        let bytes = report::write(&doc, format)?;
        if format == Format::Pdf {
            lacking(&doc);
        }
        crate::storage::write_atomically(&self.output, &bytes)
            .map_err(|why| Failure::new(format!("{} could not be written: {why}.", self.output.display())))?;
        let sections = doc.headings(1).count();
        Ok(format!("A report of {sections} sections went to {}.", self.output.display()).into())
    }
}

/// Says which signs the bundled faces lack: a page can't leave them to the faces of its reader.
fn lacking(doc: &Doc) {
    let mut all: Vec<String> = doc.all_words().flat_map(letters::missing).collect();
    all.sort();
    all.dedup();
    if !all.is_empty() {
        all.truncate(20);
        say(&format!(
            "The faces of the program lack these signs, which are drawn as boxes: {}. HTML and Word leave them to the faces of their reader.",
            all.join(" ")
        ));
    }
}
