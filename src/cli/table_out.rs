//! How a table leaves the command line, the same for every command that makes one.

use std::io::{IsTerminal, Write, stdout};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Output, say};
use crate::export::matrix::Wish;
use crate::export::sheet::{self, Format, Sheet};
use crate::storage::write_atomically;

/// Where a table goes and as what.
#[derive(Args, Clone)]
pub struct FileOut {
    /// As which format; without it by the ending of FILE.
    #[arg(long, value_enum)]
    format: Option<Name>,
    /// Write to a new file.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A day to name in the caption. Without it none is named: the same study gives the same file.
    #[arg(long, value_name = "DAY", default_value = "")]
    date: String,
}

/// For tables that have records behind their cells; JSON where nothing else is said.
#[derive(Args)]
pub struct TableOut {
    #[command(flatten)]
    file: FileOut,
    /// The quotes behind each cell too; not in CSV and TSV, which have no place for them.
    #[arg(long)]
    quotes: bool,
}

/// For what is told in words where no format is named.
#[derive(Args)]
pub struct ToldOut {
    #[command(flatten)]
    file: FileOut,
    /// Short for `--format json`.
    #[arg(long, conflicts_with_all = ["csv", "md", "format"])]
    json: bool,
    /// Short for `--format csv`.
    #[arg(long, conflicts_with_all = ["md", "format"])]
    csv: bool,
    /// Short for `--format md`.
    #[arg(long, conflicts_with = "format")]
    md: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    Json,
    Csv,
    Tsv,
    Md,
    Html,
    Latex,
    Xlsx,
    Docx,
}

impl TableOut {
    pub fn wish(&self) -> Wish {
        Wish { date: self.file.date.clone(), quotes: self.quotes }
    }

    pub fn is_asked(&self) -> bool {
        self.file.is_asked()
    }

    /// What can be refused before anything is counted.
    pub fn check(&self) -> Result<(), Failure> {
        if self.quotes && self.file.format()?.is_bare() {
            return Err(Failure::usage(
                "CSV and TSV have no place for quotes. Take md, html, latex, json, xlsx or docx.",
            ));
        }
        self.file.check()
    }

    /// Writes a sheet as it was asked for. `json` makes the object of the command's own.
    pub fn write(&self, sheet: &Sheet, json: impl FnOnce() -> serde_json::Value) -> Result<Output, Failure> {
        self.file.write(sheet, json)
    }
}

impl ToldOut {
    fn file(&self) -> FileOut {
        let short = [(self.json, Name::Json), (self.csv, Name::Csv), (self.md, Name::Md)];
        let short = short.into_iter().find_map(|(asked, name)| asked.then_some(name));
        FileOut { format: self.file.format.or(short), ..self.file.clone() }
    }

    pub fn date(&self) -> &str {
        &self.file.date
    }

    /// What can be refused before anything is counted.
    pub fn check(&self) -> Result<(), Failure> {
        let file = self.file();
        if file.is_asked() { file.check() } else { Ok(()) }
    }

    /// The table as it was asked for, or the words. What must be said with the numbers goes to stderr
    /// where the format has no place for it.
    pub fn write(
        &self,
        text: impl FnOnce() -> String,
        sheet: impl FnOnce() -> Sheet,
        json: impl FnOnce(&Sheet) -> serde_json::Value,
    ) -> Result<Output, Failure> {
        let file = self.file();
        if !file.is_asked() {
            return Ok(text().into());
        }
        let sheet = sheet();
        if file.format()?.is_bare() {
            sheet.notes.iter().for_each(|note| say(note));
        }
        file.write(&sheet, || json(&sheet))
    }
}

impl FileOut {
    /// Whether a format or a file was named.
    fn is_asked(&self) -> bool {
        self.format.is_some() || self.output.is_some()
    }

    fn format(&self) -> Result<Format, Failure> {
        if let Some(name) = self.format {
            return Ok(match name {
                Name::Json => Format::Json,
                Name::Csv => Format::Csv,
                Name::Tsv => Format::Tsv,
                Name::Md => Format::Markdown,
                Name::Html => Format::Html,
                Name::Latex => Format::Latex,
                Name::Xlsx => Format::Xlsx,
                Name::Docx => Format::Docx,
            });
        }
        let Some(path) = &self.output else { return Ok(Format::Json) };
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        Format::ALL.into_iter().find(|format| format.ending() == ending).ok_or_else(|| {
            let known = Format::ALL.map(|format| format!(".{}", format.ending())).join(", ");
            Failure::usage(format!("The file must end in one of {known}, or --format must say what it is."))
        })
    }

    fn check(&self) -> Result<(), Failure> {
        let format = self.format()?;
        if let Some(path) = &self.output {
            if path.exists() {
                let path = path.display();
                return Err(Failure::new(format!("{path} is there already and was not written over.")));
            }
        } else if format.is_binary() && stdout().is_terminal() {
            let ending = format.ending();
            return Err(Failure::usage(format!(
                "A .{ending} file is nothing to read on a terminal. Write it to a file: -o table.{ending}"
            )));
        }
        Ok(())
    }

    fn write(&self, sheet: &Sheet, json: impl FnOnce() -> serde_json::Value) -> Result<Output, Failure> {
        let format = self.format()?;
        let mut bytes = match format {
            Format::Json => serde_json::to_vec_pretty(&json())?,
            format => sheet::write(sheet, format)?,
        };
        if !format.is_binary() && !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        if format.is_bare() {
            match sheet::guards(sheet) {
                0 => {}
                1 => {
                    say(
                        "An apostrophe stands before 1 field that a spreadsheet would work out as a formula.",
                    );
                }
                many => say(&format!(
                    "An apostrophe stands before {many} fields that a spreadsheet would work out as formulas."
                )),
            }
        }
        let Some(path) = &self.output else {
            let mut to = stdout().lock();
            // A reader that has seen enough closes the pipe; that is no failure.
            to.write_all(&bytes).and_then(|()| to.flush()).ok();
            return Ok(String::new().into());
        };
        write_atomically(path, &bytes)?;
        let (rows, columns) = (sheet.rows.len(), sheet.columns.len());
        Ok(format!("A table of {rows} rows and {columns} columns went to {}.", path.display()).into())
    }
}
