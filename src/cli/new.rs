//! `crosscase new`

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Output, study};
use crate::session::{NewStudy, new_study};
use crate::storage::{self, Contents, Form, Overwrite};

#[derive(Args)]
#[command(after_help = "Example:
  crosscase new schools.crosscase --title \"Two schools\" --case Hillside --case Riverbank")]
pub struct New {
    /// Where: NAME.crosscase for a file, any other name for a folder.
    path: PathBuf,
    /// The study's name; by default the file's.
    #[arg(long)]
    title: Option<String>,
    /// What the study asks.
    #[arg(long, default_value = "")]
    question: String,
    /// A case; give it once for each.
    #[arg(long = "case", value_name = "NAME")]
    cases: Vec<String>,
    /// Who codes.
    #[arg(long, default_value = "")]
    coder: String,
}

impl New {
    pub fn run(self) -> Result<Output, Failure> {
        let mut seen = BTreeSet::new();
        for name in &self.cases {
            if name.trim().is_empty() {
                return Err(Failure::usage("A case needs a name: --case was given with none."));
            }
            if !seen.insert(name.trim().to_lowercase()) {
                return Err(Failure::usage(format!("The case {} is given twice.", name.trim())));
            }
        }
        let stem = self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let made = new_study(&NewStudy {
            title: self.title.or(stem).unwrap_or_default(),
            question: self.question,
            cases: self.cases,
            coder: self.coder,
        });
        let cases = made.cases.len();
        let contents = Contents { study: made, ..Contents::default() };
        storage::save(&self.path, Form::of(&self.path), &contents, Overwrite::Never)
            .map_err(|error| study::not_saved(&error))?;
        let cases = if cases == 1 { "1 case".to_owned() } else { format!("{cases} cases") };
        Ok(format!("{} was made, with {cases}.", self.path.display()).into())
    }
}
