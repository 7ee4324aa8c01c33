//! A report as Markdown that GitHub and Pandoc read: anchors as such, footnotes, figures as the tables of their
//! numbers.

use std::fmt::Write;

use super::doc::{Block, Doc, Quote, Span};
use crate::export::figure::sheet_of;
use crate::export::sheet::Sheet;
use crate::export::sheet::markdown as table;
use crate::export::sheet::markdown::escaped;

/// Headings that the table of contents names.
const CONTENTS: u8 = 1;

pub fn text(doc: &Doc) -> String {
    let mut out = format!("# {}\n", escaped(&doc.title));
    for fact in &doc.facts {
        write!(out, "\n{}\n", line(fact)).ok();
    }
    doc.front.iter().for_each(|one| block(&mut out, one));
    out.push_str("\n**Contents**\n\n");
    for (_, words, anchor) in doc.headings(CONTENTS) {
        writeln!(out, "- [{}](#{anchor})", inner(words)).ok();
    }
    doc.blocks.iter().for_each(|one| block(&mut out, one));
    if !doc.notes.is_empty() {
        out.push('\n');
    }
    for (at, note) in doc.notes.iter().enumerate() {
        writeln!(out, "[^{}]: {}", at + 1, spans(note)).ok();
    }
    out
}

fn block(out: &mut String, one: &Block) {
    match one {
        Block::Heading { level, words, anchor } => {
            let marks = "#".repeat(usize::from(*level) + 1);
            write!(out, "\n<a id=\"{anchor}\"></a>\n\n{marks} {}\n", inner(words)).ok();
        }
        Block::Paragraph { anchor, spans: own } => {
            let anchor = if anchor.is_empty() { String::new() } else { format!("<a id=\"{anchor}\"></a>") };
            let own = if anchor.is_empty() { begun(&spans(own)) } else { spans(own) };
            write!(out, "\n{anchor}{own}\n").ok();
        }
        Block::Small(own) => {
            write!(out, "\n{}\n", begun(&spans(own))).ok();
        }
        Block::List(items) => {
            out.push('\n');
            for item in items {
                writeln!(out, "- {}", begun(&spans(item))).ok();
            }
        }
        Block::Quote(quote) => quoted(out, quote),
        Block::Table(one) => {
            let sheet = Sheet { title: bare(&one.caption()), quotes: Vec::new(), ..one.sheet.clone() };
            write!(out, "\n<a id=\"table-{}\"></a>\n\n{}", one.number, table::markdown(&sheet)).ok();
        }
        Block::Figure(one) => {
            let sheet = Sheet { title: bare(&one.caption()), ..sheet_of(&one.print) };
            write!(out, "\n<a id=\"figure-{}\"></a>\n\n{}", one.number, table::markdown(&sheet)).ok();
        }
    }
}

/// A caption of Markdown sets its own full stop.
fn bare(caption: &str) -> String {
    caption.strip_suffix('.').unwrap_or(caption).to_owned()
}

fn quoted(out: &mut String, quote: &Quote) {
    let words = inner(&quote.words);
    let lone = quote.before.is_empty() && quote.after.is_empty();
    let gap = |words: &str| if words.is_empty() || words.ends_with(char::is_whitespace) { " " } else { "" };
    if lone {
        write!(out, "\n> “{words}”\n").ok();
    } else {
        let (before, after) = (inner(&quote.before), inner(&quote.after));
        let first = if quote.before.is_empty() { "" } else { gap(&quote.before) };
        let last = if quote.after.starts_with(char::is_whitespace) { " " } else { "" };
        let line = format!("{before}{first}**{words}**{last}{after}");
        write!(out, "\n> {}\n", begun(&line)).ok();
    }
    if !quote.from.is_empty() {
        write!(out, ">\n> — {}\n", spans(&quote.from)).ok();
    }
}

fn spans(all: &[Span]) -> String {
    let mut out = String::new();
    for span in all {
        match span {
            Span::Words(words) => out.push_str(&kept(words)),
            Span::Strong(words) => out.push_str(&around(words, "**")),
            Span::Italic(words) => out.push_str(&around(words, "*")),
            Span::Link { to, words } => {
                write!(out, "[{}](#{to})", inner(words)).ok();
            }
            Span::Note(at) => {
                write!(out, "[^{}]", at + 1).ok();
            }
        }
    }
    out.trim().to_owned()
}

/// Signs of emphasis stand close to the words; blanks stay outside.
fn around(words: &str, sign: &str) -> String {
    let inside = inner(words);
    if inside.is_empty() {
        return inside;
    }
    let after = if words.ends_with(' ') { " " } else { "" };
    let before = if words.starts_with(' ') { " " } else { "" };
    format!("{before}{sign}{inside}{sign}{after}")
}

fn kept(words: &str) -> String {
    let after = if words.ends_with(' ') && !words.trim().is_empty() { " " } else { "" };
    let before = if words.starts_with(' ') { " " } else { "" };
    format!("{before}{}{after}", inner(words))
}

/// Words in one line, in which a bracket that closes means nothing.
fn inner(words: &str) -> String {
    escaped(words).replace(']', "\\]")
}

fn line(words: &str) -> String {
    begun(&inner(words))
}

/// A line that would begin a heading, a list, a quote or a rule is told not to.
fn begun(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '-', '+', '>', '=', '~']) { format!("\\{line}") } else { line.to_owned() }
}
