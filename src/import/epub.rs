//! EPUB books: the chapters in reading order, each a page of XHTML in a zip.
//!
//! `META-INF/container.xml` leads to the package file, whose spine gives the order. Where either is
//! missing, the pages are taken in the order of the archive and that is said.

use std::collections::BTreeMap;

use super::build::Builder;
use super::html::{self, Met};
use super::pack::{Pack, ZIP};
use super::receipt::counted;
use super::xml::{self, Piece, Xml};
use super::{ImportError, Imported, Importer, Sniff, split_name};

pub(super) struct Epub;

/// Ways of hiding the fonts of a book from copying; its words are open all the same.
const FONT_ONLY: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

impl Importer for Epub {
    fn name(&self) -> &'static str {
        "EPUB book"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        if !head.starts_with(ZIP) {
            return Sniff::No;
        }
        let marked = memchr::memmem::find(&head[..head.len().min(200)], b"application/epub+zip").is_some();
        if marked || split_name(name).1 == "epub" { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let mut pack = Pack::open(bytes)?;
        let mut builder = Builder::new();
        let locked = locked_parts(&mut pack)?;
        let book = book(&mut pack)?;
        let mut chapters = book.chapters;
        if chapters.is_empty() {
            builder.changed.push(
                "The book does not say the order of its chapters; they stand in the order of the archive."
                    .to_owned(),
            );
            chapters = pack.names().filter(|part| is_page(part)).map(str::to_owned).collect();
        }
        let (mut met, mut read, mut closed, mut missing, mut damaged) = (Met::default(), 0, 0, 0, 0);
        for chapter in chapters {
            if builder.is_full() {
                break;
            }
            if locked.contains(&chapter) {
                closed += 1;
                continue;
            }
            let Some(part) = pack.read(&chapter)? else {
                missing += 1;
                continue;
            };
            let (text, whole) = xml::decode(&part.bytes);
            damaged += usize::from(!part.whole || !whole);
            builder.end_line();
            met.add(html::pour(&text, true, false, &mut builder).met);
            read += 1;
        }
        if read == 0 && closed > 0 {
            return Err(ImportError::Locked);
        }
        if read > 0 {
            builder.kept.push(format!("{} in reading order.", counted(read, "chapter", "chapters")));
        }
        if !book.author.is_empty() {
            builder.kept.push(format!("The book names its author: {}.", book.author));
        }
        if damaged > 0 {
            let lead = counted(damaged, "chapter is", "chapters are");
            builder.changed.push(format!("{lead} damaged; what there is of them was read."));
        }
        if missing > 0 {
            let lead = counted(missing, "chapter is", "chapters are");
            builder.left_out.push(format!("{lead} named in the book and not in the file."));
        }
        if closed > 0 {
            let lead = counted(closed, "chapter is", "chapters are");
            builder.left_out.push(format!("{lead} locked (DRM) and can't be read."));
        }
        if book.contents {
            builder.left_out.push("The table of contents was left out.".to_owned());
        }
        met.say(&mut builder);
        builder.title = book.title;
        builder.language = book.language;
        builder.date = book.date;
        builder.finish(name, self.name(), "UTF-8")
    }
}

fn is_page(part: &str) -> bool {
    matches!(split_name(part).1.as_str(), "xhtml" | "html" | "htm" | "xht")
}

#[derive(Default)]
struct Book {
    title: String,
    author: String,
    language: String,
    date: String,
    /// Names of parts.
    chapters: Vec<String>,
    /// Whether a table of contents was among the chapters.
    contents: bool,
}

fn book(pack: &mut Pack<'_>) -> Result<Book, ImportError> {
    let mut package = None;
    if let Some(part) = pack.read("META-INF/container.xml")? {
        let (text, _) = xml::decode(&part.bytes);
        let mut xml = Xml::new(&text);
        while let Some(piece) = xml.next() {
            if let Piece::Start(tag) = piece
                && tag.name() == "rootfile"
                && package.is_none()
            {
                package = tag.attribute("full-path");
            }
        }
    }
    let by_ending = || pack.names().find(|part| split_name(part).1 == "opf").map(str::to_owned);
    let Some(package) = package.or_else(by_ending) else { return Ok(Book::default()) };
    let Some(part) = pack.read(&package)? else { return Ok(Book::default()) };
    let (text, _) = xml::decode(&part.bytes);
    Ok(read_package(&text, &package, pack))
}

fn read_package(text: &str, package: &str, pack: &Pack<'_>) -> Book {
    let mut book = Book::default();
    let mut items: BTreeMap<String, (String, bool)> = BTreeMap::new();
    let mut spine: Vec<String> = Vec::new();
    let mut xml = Xml::new(text);
    let mut in_metadata = false;
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) => match tag.name() {
                "metadata" => in_metadata = true,
                "title" if in_metadata && book.title.is_empty() => book.title = squeezed(&xml.words()),
                "language" if in_metadata && book.language.is_empty() => {
                    book.language =
                        Some(squeezed(&xml.words())).filter(|tag| html::is_language(tag)).unwrap_or_default();
                }
                "date" if in_metadata && book.date.is_empty() => book.date = html::full_date(&xml.words()),
                "creator" if in_metadata => {
                    let name = squeezed(&xml.words());
                    if !name.is_empty() {
                        book.author.push_str(if book.author.is_empty() { "" } else { ", " });
                        book.author.push_str(&name);
                    }
                }
                "item" => {
                    if let (Some(id), Some(href)) = (tag.attribute("id"), tag.attribute("href")) {
                        let kind = tag.attribute("media-type").unwrap_or_default();
                        let contents = tag
                            .attribute("properties")
                            .is_some_and(|properties| properties.split_whitespace().any(|own| own == "nav"));
                        let part = beside(package, &href);
                        if kind.contains("html") || is_page(&part) {
                            items.insert(id, (part, contents));
                        }
                    }
                }
                "itemref" => spine.extend(tag.attribute("idref")),
                _ => {}
            },
            Piece::End("metadata") => in_metadata = false,
            _ => {}
        }
    }
    for id in spine {
        // A chapter that the spine names twice is read once.
        match items.remove(&id) {
            Some((_, true)) => book.contents = true,
            Some((part, false)) => book.chapters.push(pack.find(&part).map_or(part.clone(), str::to_owned)),
            None => {}
        }
    }
    book
}

/// The parts that only a reader with a key can open.
fn locked_parts(pack: &mut Pack<'_>) -> Result<Vec<String>, ImportError> {
    let mut locked = Vec::new();
    let Some(part) = pack.read("META-INF/encryption.xml")? else { return Ok(locked) };
    let (text, _) = xml::decode(&part.bytes);
    let mut xml = Xml::new(&text);
    let mut real = false;
    while let Some(piece) = xml.next() {
        let Piece::Start(tag) = piece else { continue };
        match tag.name() {
            "EncryptedData" => real = true,
            "EncryptionMethod" => {
                real = !tag.attribute("Algorithm").is_some_and(|own| FONT_ONLY.contains(&own.as_str()));
            }
            "CipherReference" if real => {
                if let Some(uri) = tag.attribute("URI") {
                    let part = beside("", &uri);
                    locked.push(pack.find(&part).map_or(part.clone(), str::to_owned));
                }
            }
            _ => {}
        }
    }
    Ok(locked)
}

/// The part that a link in another part means.
fn beside(part: &str, link: &str) -> String {
    let link = unescaped(link.split('#').next().unwrap_or(link));
    let mut steps: Vec<&str> = match part.rsplit_once('/') {
        Some((folder, _)) if !link.starts_with('/') => folder.split('/').collect(),
        _ => Vec::new(),
    };
    for step in link.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// `%20` and its like.
fn unescaped(link: &str) -> String {
    let bytes = link.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.filter(|_| bytes[at] == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
