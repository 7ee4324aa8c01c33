//! `crosscase extract`

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, Output, say, write_exactly};
use crate::import::{ImportError, Imported, files};

#[derive(Args)]
#[command(after_help = "Examples:
  crosscase extract interview.docx > interview.txt
  crosscase extract --receipt report.pdf > report.txt 2> receipt.json")]
pub struct Extract {
    /// A file of any format that can be imported.
    file: PathBuf,
    /// The receipt as one JSON object on stderr: format, encoding, what was kept, changed and left
    /// out, and the marks of the text (pages, headings, turns, times) by byte offsets.
    #[arg(long)]
    receipt: bool,
}

impl Extract {
    pub fn run(self) -> Result<Output, Failure> {
        let read = if self.file.is_dir() { Err(ImportError::Folder) } else { files::read_file(&self.file) };
        match read {
            Ok(imported) => {
                write_exactly(&imported.text);
                if self.receipt {
                    say(&receipt(&imported).to_string());
                }
                Ok(Output { text: String::new(), code: 0 })
            }
            Err(error) if self.receipt => {
                say(&json!({ "problems": [error.to_string()] }).to_string());
                Ok(Output { text: String::new(), code: 1 })
            }
            Err(error) => Err(Failure::new(format!("{}: {error}", self.file.display()))),
        }
    }
}

fn receipt(imported: &Imported) -> Value {
    let marks: Vec<Value> = imported
        .marks
        .iter()
        .map(|mark| {
            json!({
                "kind": mark.what.key(),
                "label": mark.what.label(),
                "start": mark.span.start,
                "end": mark.span.end,
            })
        })
        .collect();
    let notes: Vec<Value> = imported
        .notes
        .iter()
        .map(|note| {
            json!({
                "author": note.author,
                "text": note.text,
                "start": note.span.start,
                "end": note.span.end,
            })
        })
        .collect();
    json!({
        "file": imported.origin.file_name,
        "format": imported.origin.format,
        "encoding": imported.origin.encoding,
        "words": imported.words,
        "title": imported.title,
        "language": imported.language,
        "date": imported.date,
        "kind": imported.kind.key(),
        "kept": imported.origin.kept,
        "changed": imported.origin.remarks,
        "left_out": imported.origin.left_out,
        "marks": marks,
        "notes": notes,
        "picture": imported.picture.map(|(width, height)| json!({ "width": width, "height": height })),
        "problems": [],
    })
}
