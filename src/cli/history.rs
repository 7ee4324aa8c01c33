//! `crosscase history`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Output, say, study};
use crate::edit::{self, StepKind};

#[derive(Args)]
#[command(after_help = "Example:
  crosscase history my-study.crosscase --last 20")]
pub struct History {
    study: PathBuf,
    /// Only the last so many steps.
    #[arg(long, value_name = "N")]
    last: Option<usize>,
}

impl History {
    pub fn run(self) -> Result<Output, Failure> {
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let (steps, problems) = opened.contents.history.parse(study)?;
        for problem in problems {
            say(&problem.to_string());
        }
        let history = edit::History::from_steps(steps);
        let from = history.len().saturating_sub(self.last.unwrap_or(usize::MAX));
        let mut text = String::new();
        for step in &history.steps()[from..] {
            let at =
                jiff::Timestamp::from_millisecond(step.at.0).map(|at| at.to_string()).unwrap_or_default();
            let who =
                step.coder.and_then(|id| study.coders.get(id)).map_or("–", |coder| coder.initials.as_str());
            let what = match step.kind {
                StepKind::Do if history.in_force(step.stamp()) => step.label.clone(),
                StepKind::Do => format!("{} (taken back)", step.label),
                StepKind::Undo(_) => format!("Undid: {}", step.label),
                StepKind::Redo(_) => format!("Redid: {}", step.label),
            };
            writeln!(text, "{at}  {who:<3} {what}").ok();
        }
        if text.is_empty() {
            text.push_str("Nothing was done yet.\n");
        }
        Ok(text.into())
    }
}
