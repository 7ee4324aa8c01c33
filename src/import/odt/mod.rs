//! OpenDocument texts (`.odt`, `.ott`, and `.fodt` in one XML file), as LibreOffice and others write
//! them: the text in the order in which it reads, list numbers counted, tracked changes taken as
//! accepted, notes after the text.

mod body;
mod changes;
mod lists;
mod styles;

use super::build::Builder;
use super::office::{Pouring, Tally, flatten, told};
use super::pack::{Pack, ZIP};
use super::xml::{self, Piece, Xml};
use super::{ImportError, Imported, Importer, Sniff, split_name};
use body::{Body, Read};
use styles::Styles;

pub(super) struct OpenDocument;

/// How all types of OpenDocument texts begin; behind it come `-template` and others.
const TEXT: &[u8] = b"application/vnd.oasis.opendocument.text";
const ANY: &[u8] = b"application/vnd.oasis.opendocument.";

impl Importer for OpenDocument {
    fn name(&self) -> &'static str {
        "OpenDocument text"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
        let named = matches!(split_name(name).1.as_str(), "odt" | "ott" | "odm" | "oth");
        if head.starts_with(ZIP) {
            // Other kinds of OpenDocument files say theirs at the same place.
            let other = holds(b"mimetypeapplication/") && !holds(TEXT);
            if !other && (named || holds(TEXT)) { Sniff::Yes } else { Sniff::No }
        } else if is_flat(head) {
            Sniff::Yes
        } else if named && (holds(ANY) || holds(b"content.xml")) {
            Sniff::Maybe
        } else {
            Sniff::No
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let Parts { content, styles: common, meta, mut damaged, flat } = Parts::open(bytes)?;
        if let Some(what) = other_kind(&content) {
            return Err(ImportError::Foreign { what });
        }
        let mut styles = Styles::default();
        styles.read(&common);
        let heads = if flat { Vec::new() } else { Body::new(&styles).read(&common).tally.heads };
        styles.read(&content);
        let Read { blocks, notes, comments, mut tally } = Body::new(&styles).read(&content);
        damaged |= tally.damaged;
        tally.heads.extend(heads);
        let mut out = Builder::new();
        let mut pouring = Pouring::new(&mut out, comments, tally.paged);
        for block in blocks {
            pouring.block(block);
        }
        for (sign, blocks) in notes {
            let line = flatten(blocks);
            if line.is_blank() {
                continue;
            }
            if tally.notes == 0 {
                pouring.out.blank_line();
            }
            tally.notes += 1;
            pouring.note(&sign, line);
        }
        let full = pouring.full || tally.full;
        let (comments, loose) = pouring.finish();
        if damaged && out.text().trim().is_empty() {
            return Err(ImportError::Damaged { what: "none of its words can be read" });
        }
        Tally { comments, loose, damaged, full, ..tally }.say(&mut out);
        let [title, author, made] = facts(if flat { &content } else { &meta });
        told(&mut out, &title, &author, &made);
        out.finish(name, self.name(), "UTF-8")
    }
}

/// Whether a file is an OpenDocument text in one XML file.
fn is_flat(head: &[u8]) -> bool {
    let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
    holds(b"office:document") && holds(TEXT) && head.trim_ascii_start().first() != Some(&b'P')
}

struct Parts {
    content: String,
    styles: String,
    meta: String,
    damaged: bool,
    flat: bool,
}

impl Parts {
    fn open(bytes: &[u8]) -> Result<Self, ImportError> {
        if is_flat(&bytes[..bytes.len().min(super::HEAD)]) && !bytes.starts_with(ZIP) {
            let (content, sound) = xml::decode(bytes);
            let content = content.into_owned();
            return Ok(Self {
                content,
                styles: String::new(),
                meta: String::new(),
                damaged: !sound,
                flat: true,
            });
        }
        let mut pack = Pack::open(bytes)?;
        let mut damaged = pack.salvaged;
        let mut text = |name: &str| -> Result<String, ImportError> {
            let Some(part) = pack.read(name)? else { return Ok(String::new()) };
            let (text, sound) = xml::decode(&part.bytes);
            damaged |= !sound || !part.whole;
            Ok(text.into_owned())
        };
        let manifest = text("META-INF/manifest.xml")?;
        if manifest.contains("encryption-data") || manifest.contains("encrypted-package") {
            return Err(ImportError::Protected);
        }
        let (content, styles, meta) = (text("content.xml")?, text("styles.xml")?, text("meta.xml")?);
        if content.trim().is_empty() {
            return Err(if pack.find("encrypted-package").is_some() {
                ImportError::Protected
            } else if pack.find("content.xml").is_some() || pack.find("styles.xml").is_some() {
                ImportError::Damaged { what: "the part with the text can\u{2019}t be read" }
            } else {
                ImportError::Foreign { what: "a zip archive" }
            });
        }
        Ok(Self { content, styles, meta, damaged, flat: false })
    }
}

/// What the document is, where it is no text.
fn other_kind(content: &str) -> Option<&'static str> {
    let mut xml = Xml::new(content);
    while let Some(piece) = xml.next() {
        let Piece::Start(tag) = piece else { continue };
        match tag.name() {
            "text" => return None,
            "spreadsheet" => return Some("a spreadsheet"),
            "presentation" => return Some("a set of slides"),
            "drawing" => return Some("a drawing"),
            "document-content" | "document" | "body" => {}
            _ => xml.skip(),
        }
    }
    None
}

/// Title, author and the time it was made, as the file says.
fn facts(meta: &str) -> [String; 3] {
    let mut xml = Xml::new(meta);
    let mut facts = [const { String::new() }; 3];
    while let Some(piece) = xml.next() {
        let Piece::Start(tag) = piece else { continue };
        let at = match tag.name() {
            "title" if tag.prefix() == "dc" => 0,
            "initial-creator" => 1,
            "creation-date" if tag.prefix() == "meta" => 2,
            "body" | "styles" => break,
            _ => continue,
        };
        facts[at] = xml.words();
    }
    facts
}
