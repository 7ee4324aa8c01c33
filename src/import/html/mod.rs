//! Web pages: the words that a reader of the page sees, without menus and scripts.

mod kinds;
mod part;
mod scan;
mod write;

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::build::Builder;
use super::office::quoted;
use super::receipt::counted;
use super::{ImportError, Imported, Importer, Sniff, decode, guess, split_name};

pub(super) struct Html;

/// The most attributes of a tag that are read.
const MAX_ATTRIBUTES: usize = 256;
/// How far into a page its encoding is looked for. Browsers look at 1 KB.
const DECLARED_WITHIN: usize = 8 * 1024;

impl Importer for Html {
    fn name(&self) -> &'static str {
        "web page (HTML)"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let by_name = matches!(split_name(name).1.as_str(), "html" | "htm" | "xhtml" | "xht" | "shtml");
        match (by_name, begins_as_page(head)) {
            (true, begins) if begins || decode::looks_like_text(head) => Sniff::Yes,
            // A page that was named .doc is read as what it is; one named .txt is meant as text.
            (false, true) if !matches!(split_name(name).1.as_str(), "txt" | "text" | "md") => Sniff::Yes,
            (false, true) => Sniff::Maybe,
            _ => Sniff::No,
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let mut decoded = decode::decode_as(name, bytes, declared(bytes))?;
        let xml = is_xml(&decoded.text);
        decoded.remarks.truncate(decoded.about_letters);
        let mut builder = Builder::new();
        builder.changed = decoded.remarks;
        let page = pour(&decoded.text, xml, true, &mut builder);
        builder.title = page.title;
        builder.date = page.date;
        builder.language = page.language;
        if !page.author.is_empty() {
            builder.kept.push(format!("The page names its author: {}.", page.author));
        }
        page.met.say(&mut builder);
        builder.finish(name, self.name(), decoded.encoding)
    }
}

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Page {
    pub title: String,
    pub language: String,
    pub date: String,
    pub author: String,
    pub met: Met,
}

/// What was met in pages and is not in the text.
#[derive(Default)]
pub(super) struct Met {
    around: usize,
    begins: Vec<String>,
    tables: usize,
    pictures: usize,
    alts: Vec<String>,
    hidden: bool,
    soft: usize,
    full: bool,
}

impl Met {
    pub(super) fn add(&mut self, other: Self) {
        self.around += other.around;
        self.begins.extend(other.begins);
        self.tables += other.tables;
        self.pictures += other.pictures;
        self.alts.extend(other.alts);
        self.alts.truncate(5);
        self.hidden |= other.hidden;
        self.soft += other.soft;
        self.full |= other.full;
    }

    /// The sentences of the receipt.
    pub(super) fn say(self, builder: &mut Builder) {
        if self.tables > 0 {
            let tables = counted(self.tables, "table was", "tables were");
            builder.kept.push(format!("{tables} kept, one line a row, with a tab between cells."));
        }
        if self.soft > 0 {
            builder.changed.push(format!(
                "{} taken out, which only show where a word may be parted.",
                counted(self.soft, "soft hyphen was", "soft hyphens were")
            ));
        }
        if self.full {
            builder
                .left_out
                .push("The page is longer than a source can be; what comes after was left out.".to_owned());
        }
        if self.around > 0 {
            builder.left_out.push(format!(
                "{} around the main part of the page (menus, head, foot, margins) left out: {}.",
                counted(self.around, "word was", "words were"),
                quoted(&self.begins)
            ));
        }
        if self.hidden {
            builder.left_out.push("Parts that the page hides from its readers were left out.".to_owned());
        }
        if self.pictures > 0 {
            let count = counted(self.pictures, "picture was", "pictures were");
            builder.left_out.push(if self.alts.is_empty() {
                format!("{count} left out.")
            } else {
                format!("{count} left out, among them: {}.", self.alts.join(" · "))
            });
        }
    }
}

/// Writes the words of a page into `builder`. `parts`: whether only its main part is wanted.
pub(super) fn pour(text: &str, xml: bool, parts: bool, builder: &mut Builder) -> Page {
    let text = if xml { without_subset(text) } else { Cow::Borrowed(text) };
    let text = without_excess(text);
    let mut scan = scan::scan(&text, xml);
    drop(text);
    let layout = part::layout_tables(&scan);
    let main = if parts { part::main_part(&scan) } else { None };
    let all = 0..scan.events.len();
    let part::Taken { ranges, around, begins } =
        main.unwrap_or_else(|| part::Taken { ranges: vec![all], around: 0, begins: Vec::new() });
    let mut writer = write::Writer::new(builder);
    let mut full = scan.full;
    for range in ranges {
        full |= !writer.write(&scan, range, &layout);
    }
    let met = Met {
        around,
        begins,
        tables: writer.kept_tables,
        pictures: scan.pictures,
        alts: std::mem::take(&mut scan.alts),
        hidden: scan.hidden,
        soft: writer.soft,
        full,
    };
    let title = scan.title.unwrap_or_default();
    Page {
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        language: if is_language(&scan.language) { scan.language } else { String::new() },
        date: scan.date,
        author: scan.author,
        met,
    }
}

/// Entities that a page makes up for itself are not read, so that none can unfold.
fn without_subset(text: &str) -> Cow<'_, str> {
    let head = &text.as_bytes()[..text.len().min(64 * 1024)];
    let Some(start) = memchr::memmem::find(head, b"<!DOCTYPE") else { return Cow::Borrowed(text) };
    let rest = &text.as_bytes()[start..];
    match (memchr::memchr(b'[', rest), memchr::memchr(b'>', rest)) {
        (Some(open), Some(end)) if open < end => match memchr::memmem::find(&rest[open..], b"]>") {
            Some(close) => Cow::Owned(format!("{}{}", &text[..start], &text[start + open + close + 2..])),
            None => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

/// Tags without what they have beyond the first attributes. Each is compared with all before it, which
/// for a hundred thousand takes seconds; tags that people and programs write have thirty.
fn without_excess(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut cuts: Vec<std::ops::Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = memchr::memchr(b'<', &bytes[from..]).map(|at| from + at) {
        from = start + 1;
        if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut attributes, mut before, mut cut) = (0, b' ', None);
        while let Some(&byte) = bytes.get(from).filter(|byte| **byte != b'>') {
            if matches!(byte, b'"' | b'\'') && before == b'=' {
                let end = memchr::memchr(byte, &bytes[from + 1..]).map(|at| from + 1 + at);
                from = end.unwrap_or(bytes.len() - 1);
                before = b'"';
            } else if byte.is_ascii_whitespace() {
                before = if before == b'=' { b'=' } else { b' ' };
            } else {
                // A name begins after a blank, a slash or a value in quotation marks.
                attributes += usize::from(matches!(before, b' ' | b'/' | b'"') && byte != b'=');
                before = byte;
            }
            if attributes > MAX_ATTRIBUTES && cut.is_none() {
                cut = Some(from);
            }
            from += 1;
        }
        if let Some(cut) = cut {
            let end = if from > cut + 1 && before == b'/' { from - 1 } else { from };
            cuts.push(cut..end);
        }
    }
    if cuts.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for cut in cuts {
        // Both ends stand beside ASCII, or at the first byte of a letter.
        out.push_str(text.get(done..cut.start).unwrap_or_default());
        done = cut.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// The day at the start of a moment: `2007-09-14T10:00`.
pub(super) fn full_date(moment: &str) -> String {
    let day = moment.trim().get(..10).unwrap_or_default();
    guess::date_in_name(&day.replace('/', "-"))
}

pub(super) fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len())
        && tag.split('-').next().is_some_and(|first| (2..=3).contains(&first.len()))
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_xml(text: &str) -> bool {
    let head = text.trim_start();
    let head = head.get(..400).unwrap_or(head);
    head.starts_with("<?xml") || head.contains("//DTD XHTML") || head.contains("http://www.w3.org/1999/xhtml")
}

/// Whether the first bytes are those of a page, in whichever encoding.
fn begins_as_page(head: &[u8]) -> bool {
    let ascii: Vec<u8> =
        head.iter().filter(|b| b.is_ascii() && **b != 0).take(2_000).map(u8::to_ascii_lowercase).collect();
    let mut rest = ascii.trim_ascii_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix(b"<!--") {
            memchr::memmem::find(comment, b"-->").map(|end| &comment[end + 3..])
        } else if rest.starts_with(b"<?xml") {
            memchr::memmem::find(rest, b"?>").map(|end| &rest[end + 2..])
        } else {
            return [&b"<!doctype html"[..], b"<html", b"<head>", b"<body>"]
                .iter()
                .any(|tag| rest.starts_with(tag));
        };
        match after {
            Some(after) => rest = after.trim_ascii_start(),
            None => return false,
        }
    }
}

/// The encoding that the page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let label = |from: usize| {
        let value = head[from..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end =
            value.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')));
        Encoding::for_label(&value[..end.unwrap_or(value.len())])
    };
    if head.trim_ascii_start().starts_with(b"<?xml") {
        let end = memchr::memchr(b'>', &head).unwrap_or(head.len());
        if let Some(at) = memchr::memmem::find(&head[..end], b"encoding") {
            return label(at + "encoding".len());
        }
    }
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&head[from..], b"<meta") {
        let start = from + at;
        let end = memchr::memchr(b'>', &head[start..]).map_or(head.len(), |end| start + end);
        if let Some(at) = memchr::memmem::find(&head[start..end], b"charset") {
            return label(start + at + "charset".len());
        }
        from = end;
    }
    None
}
