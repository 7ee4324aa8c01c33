//! `crosscase export`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Output};
use crate::storage::{self, Form};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase export my-study.crosscase my-study-folder
  crosscase export my-study-folder again.crosscase")]
pub struct Export {
    study: PathBuf,
    /// NAME.crosscase for a file, any other name for a folder. Must not be there yet.
    to: PathBuf,
}

impl Export {
    pub fn run(self) -> Result<Output, Failure> {
        let saved = storage::export(&self.study, &self.to, Form::of(&self.to))?;
        if !saved.missing.is_empty() {
            return Err(Failure::new(format!(
                "These parts could not be read and are missing: {}.",
                saved.missing.join(", ")
            )));
        }
        Ok(format!("{} was written.", self.to.display()).into())
    }
}
