//! Rich text, web pages, books, Markdown and plain text: each trait by bytes written by hand, and no
//! panic, hang or flood on bytes that are wrong.

mod books;
mod pages;
mod rich;
mod text;
mod wrong;

use crosscase::import::{Imported, read_bytes};
use crosscase::study::MarkKind;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Imported {
    read_bytes(name, bytes.as_ref()).unwrap()
}

/// The words that are marked, with their marks.
fn marked(imported: &Imported) -> Vec<(MarkKind, &str)> {
    let slice = |span: crosscase::study::Span| span.slice(&imported.text).unwrap();
    imported.marks.iter().map(|mark| (mark.what.clone(), slice(mark.span))).collect()
}

fn said(sentences: &[String], words: &str) -> bool {
    sentences.iter().any(|sentence| sentence.contains(words))
}
