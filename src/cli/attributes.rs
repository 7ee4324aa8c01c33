//! `crosscase attributes`

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Failure, Output, say, study};
use crate::export::attributes;
use crate::import::{files, thousands};
use crate::session::read_attributes;
use crate::storage::write_atomically;

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase attributes schools.crosscase export attributes.xlsx
  crosscase attributes schools.crosscase import attributes.csv

The table has a row for each case and a column for each attribute. The first row names them; a second row
that begins with #kind says their kinds (text, number, yes/no, date, choice: hill | coast) and may be left
out on the way in: then kinds of new attributes are guessed. An empty cell takes a value away. An apostrophe
before a cell keeps spreadsheets from working it out as a formula, and is taken off on the way in. Exit 1 if
something in the table could not be taken; the rest is.")]
pub struct Attributes {
    study: PathBuf,
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    /// Write the attributes of all cases to a new file, .csv or .xlsx.
    Export { file: PathBuf },
    /// Read attributes of cases from a file: .csv, .tsv, .xlsx or .ods.
    Import { file: PathBuf },
}

impl Attributes {
    pub fn run(self) -> Result<Output, Failure> {
        match &self.way {
            Way::Export { file } => self.export(file),
            Way::Import { file } => self.import(file),
        }
    }

    fn export(&self, file: &Path) -> Result<Output, Failure> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let opened = study::open(&self.study)?;
        let whole = &opened.contents.study;
        let bytes = match ending.as_deref() {
            Some("csv") => attributes::csv(whole).into_bytes(),
            Some("xlsx") => attributes::xlsx(whole)
                .map_err(|error| Failure::new(format!("The workbook could not be made: {error}.")))?,
            _ => return Err(Failure::usage("The file must end in .csv or .xlsx.")),
        };
        if file.exists() {
            return Err(Failure::new(format!(
                "{} is there already and was not written over.",
                file.display()
            )));
        }
        write_atomically(file, &bytes).map_err(|error| {
            Failure::new(format!("{} could not be written: {}.", file.display(), study::disk(&error)))
        })?;
        let (cases, many) = (whole.cases.len(), whole.attributes.len());
        Ok(format!(
            "{} of {} went to {}.",
            counted(many, "attribute", "attributes"),
            counted(cases, "case", "cases"),
            file.display()
        )
        .into())
    }

    fn import(&self, file: &Path) -> Result<Output, Failure> {
        let sentence = |error| Failure::new(format!("{}: {error}", file.display()));
        let bytes = files::read_again(file).map_err(sentence)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (mut text, mut code) = (String::new(), 0);
        study::change(&self.study, |session| {
            let read = read_attributes(session.study(), &name, &bytes).map_err(sentence)?;
            read.problems.iter().for_each(|problem| say(problem));
            read.assumed.iter().for_each(|assumed| say(assumed));
            code = u8::from(!read.problems.is_empty());
            if !read.new.is_empty() {
                say(&format!("New attributes: {}.", read.new.join(", ")));
            }
            text = format!(
                "{} of {} changed.",
                counted(read.values, "value", "values"),
                counted(read.cases, "case", "cases")
            );
            let nothing =
                || Failure { code, ..Failure::nothing("Nothing would change; the study is as the file.") };
            read.command.ok_or_else(nothing)
        })?;
        Ok(Output { text, code })
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(count)) }
}
