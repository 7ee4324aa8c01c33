//! `crosscase import`

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::{Failure, Output, say, study};
use crate::analysis::resolve_name;
use crate::import::{NamePattern, files, thousands};
use crate::session::{Bulk, Goes, Session, Twin};
use crate::study::{AnyId, CaseId, Kind};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase import schools.crosscase --case Hillside hillside-1.docx hillside-2.pdf
  crosscase import schools.crosscase transcripts/     (folders or names that name a case say where each goes)
  crosscase import schools.crosscase --case-from folder transcripts/
  crosscase import schools.crosscase --case-from 'name:{case}_*' all/       (Hillside_2007.docx goes to Hillside)
  crosscase import schools.crosscase --case-from 'name:(?<case>\\w+)-\\d+' all/

In a pattern {case} stands for the name of the case, {unit} for that of a unit, * for anything and ? for one
sign; the file's ending is no part of it, and with a / in the pattern the nearest folder is. A regular
expression with a group named case serves too. A name that is no case's becomes a new case.

A text that is in the study already is passed over. Exit 1 if a file could not be read; the others come in,
and a memo on the study keeps which were refused and why.")]
pub struct Import {
    study: PathBuf,
    /// Files of any format that can be read, or folders of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The case all of them go to; by default each goes where its folder or name says.
    #[arg(long)]
    case: Option<String>,
    /// What says the case: the folder, or a pattern of the file's name.
    #[arg(long, value_name = "folder|name:PATTERN", conflicts_with = "case")]
    case_from: Option<String>,
    /// Keep the files as they came in the study.
    #[arg(long)]
    keep_originals: bool,
    /// Bring in texts that are in the study already as well.
    #[arg(long)]
    again: bool,
}

impl Import {
    pub fn run(self) -> Result<Output, Failure> {
        let progress = |done: usize, total: usize, name: &str| {
            if total > 20 && done.is_multiple_of(20) {
                say(&format!("{done} of {total}  {name}"));
            }
        };
        let pattern = self.pattern()?;
        let (texts, receipt) = files::read_all(&self.files, &progress, &AtomicBool::new(false));
        if texts.is_empty() {
            for file in &receipt.files {
                say(&file.to_string());
            }
            let why = if receipt.files.is_empty() { "There are no files in what was named. " } else { "" };
            return Err(Failure::new(format!("{why}No text was imported; the study was not changed.")));
        }
        let code = u8::from(receipt.refused() > 0);
        let summary = receipt.summary();
        let mut said = String::new();
        study::change(&self.study, |session| {
            let case = self.case.as_deref().map(|name| case_named(session, name)).transpose()?;
            let mut bulk = Bulk::new(session.study(), texts, receipt, case);
            bulk.again = self.again;
            for row in bulk.rows.iter_mut().filter(|row| row.text.picture.is_some()) {
                let twin = row.text.bytes.as_ref().and_then(|bytes| session.picture_twin(bytes));
                row.twin = row.twin.take().or(twin.map(Twin::Source));
            }
            self.place(session, &mut bulk, pattern.as_ref())?;
            bulk.account(session.study()).iter().for_each(|line| say(line));
            let taken = bulk.taken();
            if taken == 0 {
                let code = u8::from(!bulk.refused.is_empty());
                return Err(Failure {
                    code,
                    ..Failure::nothing("Nothing is new; the study was not changed.")
                });
            }
            for name in bulk.new_cases() {
                say(&format!("{name} is a new case."));
            }
            let files = bulk.rows.len();
            said = if taken == files {
                summary.clone()
            } else {
                format!(
                    "{} of {} files that could be read were imported; the others were there already.",
                    thousands(taken),
                    thousands(files)
                )
            };
            if self.keep_originals {
                bulk.taken_texts().filter_map(files::keep).for_each(|line| say(&line));
            }
            session.keep_originals(bulk.taken_texts());
            let (study, coder) = (session.study(), session.coder());
            bulk.command(study, coder)
                .ok_or_else(|| Failure::nothing("Nothing is new; the study was not changed."))
        })?;
        Ok(Output { text: said, code })
    }

    fn pattern(&self) -> Result<Option<NamePattern>, Failure> {
        match self.case_from.as_deref() {
            None | Some("folder") => Ok(None),
            Some(from) => match from.strip_prefix("name:") {
                Some(pattern) => {
                    NamePattern::parse(pattern).map(Some).map_err(|error| Failure::usage(error.to_string()))
                }
                None => Err(Failure::usage(format!(
                    "--case-from is folder or name:PATTERN, and not “{from}”. See crosscase import --help."
                ))),
            },
        }
    }

    /// Sends each text to its case. A text that nothing says a case of stops the import.
    fn place(
        &self,
        session: &Session,
        bulk: &mut Bulk,
        pattern: Option<&NamePattern>,
    ) -> Result<(), Failure> {
        let study = session.study();
        let all: Vec<usize> = (0..bulk.rows.len()).collect();
        if let Some(pattern) = pattern {
            bulk.rows.iter_mut().for_each(|row| row.goes = Goes::Nowhere);
            bulk.by_pattern(study, &all, pattern);
        } else if self.case_from.is_some() {
            bulk.by_folder(study, &all, true);
        }
        let again = bulk.again;
        let lost = bulk.rows.iter().find(|row| row.goes == Goes::Nowhere && (again || row.twin.is_none()));
        let Some(lost) = lost else { return Ok(()) };
        let names: Vec<&str> = study.cases_in_order().iter().map(|case| case.name.as_str()).collect();
        let path = lost.text.path.display();
        Err(Failure::usage(if pattern.is_some() {
            format!("The pattern does not fit {path}. Nothing was imported.")
        } else if names.is_empty() {
            format!(
                "Nothing says which case {path} belongs to, and the study has no cases. Give --case-from \
                 folder, and each folder becomes a case."
            )
        } else {
            format!("Nothing says which case {path} belongs to. Give --case, one of: {}.", names.join(", "))
        }))
    }
}

fn case_named(session: &Session, name: &str) -> Result<CaseId, Failure> {
    match resolve_name(session.study(), Kind::Case, name)? {
        AnyId::Case(case) => Ok(case),
        _ => Err(Failure::usage(format!("{name} is not a case."))),
    }
}
