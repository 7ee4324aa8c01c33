//! `crosscase check`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Output};
use crate::storage::{self, check_study};

#[derive(Args)]
#[command(after_help = "Example:
  crosscase check my-study.crosscase && echo sound")]
pub struct Check {
    study: PathBuf,
}

impl Check {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = storage::open(&self.study)?;
        let mut problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        problems.extend(check_study(&opened.contents.study).iter().map(ToString::to_string));
        let (_, of_log) = opened.contents.history.parse(&opened.contents.study)?;
        problems.extend(of_log.iter().map(ToString::to_string));
        let text = match problems.len() {
            0 => "Nothing is wrong.".to_owned(),
            1 => format!("{}\n1 problem.", problems[0]),
            count => format!("{}\n{count} problems.", problems.join("\n")),
        };
        Ok(Output { text, code: u8::from(!problems.is_empty()) })
    }
}
