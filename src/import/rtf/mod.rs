//! Rich text (RTF), as Word, WordPad, Writer, TextEdit, AbiWord and many programs of fieldwork write it.
//!
//! The words are taken in the order in which they stand, notes after the text. What only sets the
//! looks of them is passed over, and so is what no reader sees. See Microsoft's *Rich Text Format
//! Specification*, version 1.9.1.

mod asides;
mod flow;
mod lex;
mod met;
mod pages;
mod reader;
mod tables;
mod words;

use super::{ImportError, Imported, Importer, Sniff};

pub(super) use pages::{DOS_437, DOS_850};

pub(super) struct Rtf;

impl Importer for Rtf {
    fn name(&self) -> &'static str {
        "rich text (RTF)"
    }

    fn sniff(&self, _name: &str, head: &[u8]) -> Sniff {
        if start(head).starts_with(b"{\\rtf") { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let mut reader = reader::Reader::new(start(bytes));
        reader.run();
        if reader.cut && reader.builder.text().trim().is_empty() {
            return Err(ImportError::Damaged { what: "it breaks off before its first word" });
        }
        let encoding = reader.tables.page(None).name();
        reader.builder.finish(name, self.name(), encoding)
    }
}

/// The file without what stands before its first brace by mistake.
fn start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}
