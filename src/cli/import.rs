//! `crosscase import`

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::{Failure, Output, say, study};
use crate::analysis::resolve_name;
use crate::edit::Command;
use crate::import::{self, Imported, files};
use crate::session::{Session, new_sources};
use crate::study::{AnyId, CaseId, Kind};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase import schools.crosscase --case Hillside hillside-1.txt hillside-2.md
  crosscase import schools.crosscase transcripts/     (folders named like cases say where each text goes)")]
pub struct Import {
    study: PathBuf,
    /// Text files (.txt, .md) or folders of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The case all of them go to; by default each goes where its folder or name says.
    #[arg(long)]
    case: Option<String>,
}

impl Import {
    pub fn run(self) -> Result<Output, Failure> {
        let progress = |done: usize, total: usize, name: &str| {
            if total > 20 && done.is_multiple_of(20) {
                say(&format!("{done} of {total}  {name}"));
            }
        };
        let (texts, receipt) = files::read_all(&self.files, &progress, &AtomicBool::new(false));
        for file in &receipt.files {
            say(&file.to_string());
        }
        if texts.is_empty() {
            return Err(Failure::new("No text was imported; the study was not changed."));
        }
        study::change(&self.study, |session| {
            let sorted = sort(session, texts, self.case.as_deref())?;
            Ok(Command::ImportSources(new_sources(session.study(), sorted, session.coder())))
        })?;
        let code = u8::from(receipt.refused() > 0);
        Ok(Output { text: receipt.summary(), code })
    }
}

/// Which case each text goes to. A text that nothing says a case of stops the import.
fn sort(
    session: &Session,
    texts: Vec<Imported>,
    case: Option<&str>,
) -> Result<Vec<(CaseId, Imported)>, Failure> {
    let study = session.study();
    if let Some(name) = case {
        let AnyId::Case(case) = resolve_name(study, Kind::Case, name)? else {
            return Err(Failure::usage(format!("{name} is not a case.")));
        };
        return Ok(texts.into_iter().map(|text| (case, text)).collect());
    }
    let cases = study.cases_in_order();
    let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    texts
        .into_iter()
        .map(|text| match (import::case_by_folder(&text.path, &names), cases.as_slice()) {
            (Some(at), _) => Ok((cases[at].id, text)),
            (None, [only]) => Ok((only.id, text)),
            (None, _) => Err(Failure::usage(format!(
                "Nothing says which case {} belongs to. Give --case, one of: {}.",
                text.path.display(),
                names.join(", ")
            ))),
        })
        .collect()
}
