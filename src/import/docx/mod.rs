//! Word documents (`.docx`, `.docm`, `.dotx`), read as Office Open XML has them: the text in the order
//! in which it reads, list numbers counted, tracked changes taken as accepted, notes after the text.

mod body;
mod notes;
mod numbering;
mod package;
mod properties;
mod styles;
mod words;

use super::build::Builder;
use super::office::{Block, Pouring, Tally, flatten, told};
use super::pack::ZIP;
use super::{ImportError, Imported, Importer, Sniff, split_name};
use crate::study::MarkKind;
use body::{Body, Shared};
use notes::Notes;
use numbering::Numbering;
use package::Package;
use styles::Styles;

pub(super) use package::relations_of;

pub(super) struct Word;

/// Endings of other Office files, which have the same container.
const OTHERS: &[&str] =
    &["xlsx", "xlsm", "xltx", "xlsb", "pptx", "pptm", "ppsx", "potx", "vsdx", "epub", "odt"];

impl Importer for Word {
    fn name(&self) -> &'static str {
        "Word document"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
        let ending = split_name(name).1;
        let named = matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm");
        if package::is_flat(head) {
            Sniff::Yes
        } else if !head.starts_with(ZIP) {
            // A file that lost its first bytes is still known by its parts.
            if named && (holds(b"[Content_Types].xml") || holds(b"word/")) { Sniff::Maybe } else { Sniff::No }
        } else if holds(b"word/document") || holds(b"word/_rels/") || named {
            Sniff::Yes
        } else if holds(b"[Content_Types].xml") && !OTHERS.contains(&ending.as_str()) {
            Sniff::Maybe
        } else {
            Sniff::No
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let mut package = Package::open(bytes)?;
        let text = package.document()?;
        let notes = Notes::new(&package.related("settings")?);
        let mut shared = Shared {
            styles: Styles::read(&package.related("styles")?),
            numbering: Numbering::read(&package.related("numbering")?),
            notes,
            tally: Tally::default(),
            chunks: package.chunks()?,
        };
        let (blocks, _) = Body::new(&mut shared).read(&text);
        drop(text);
        let (_, feet) = Body::new(&mut shared).read(&package.related("footnotes")?);
        let (_, ends) = Body::new(&mut shared).read(&package.related("endnotes")?);
        let (tables, boxes) = (shared.tally.tables, shared.tally.boxes);
        let (_, comments) = Body::new(&mut shared).read(&package.related("comments")?);
        let comments = notes::comments(comments, &package.related("commentsExtended")?);
        let heads = heads(&mut package, &mut shared)?;
        let facts = package.facts()?;
        let Shared { notes, mut tally, .. } = shared;
        // What stands in comments and running heads is not the text's.
        (tally.tables, tally.boxes, tally.heads) = (tables, boxes, heads);
        tally.damaged |= package.damaged;
        tally.chunks = std::mem::take(&mut package.unread);
        let mut out = Builder::new();
        pour(&mut out, blocks, notes.sorted(feet, ends), comments, &mut tally);
        let damaged = tally.damaged;
        tally.say(&mut out);
        let [title, author, made] = facts;
        told(&mut out, &title, &author, &made);
        out.finish(name, self.name(), "UTF-8").map_err(|error| match error {
            ImportError::NoWords if damaged => {
                ImportError::Damaged { what: "its text is cut off or can\u{2019}t be read" }
            }
            error => error,
        })
    }
}

fn pour(
    out: &mut Builder,
    blocks: Vec<Block>,
    notes: Vec<(String, Vec<Block>)>,
    comments: std::collections::BTreeMap<String, super::office::Comment>,
    tally: &mut Tally,
) {
    let mut pouring = Pouring::new(out, comments, tally.paged);
    for block in blocks {
        pouring.block(block);
    }
    for (at, (sign, blocks)) in notes.into_iter().enumerate() {
        let line = flatten(blocks);
        if line.is_blank() {
            continue;
        }
        if at == 0 {
            pouring.out.blank_line();
        }
        tally.notes += 1;
        pouring.note(&sign, line);
    }
    tally.full = pouring.full;
    (tally.comments, tally.loose) = pouring.finish();
}

/// The words of headers and footers, each once.
fn heads(package: &mut Package<'_>, shared: &mut Shared) -> Result<Vec<String>, ImportError> {
    let mut heads = Vec::new();
    for text in package.heads()? {
        let before = (shared.tally.pictures.len(), shared.tally.links, shared.tally.hidden);
        let (blocks, _) = Body::new(shared).read(&text);
        shared.tally.pictures.truncate(before.0);
        (shared.tally.links, shared.tally.hidden) = (before.1, before.2);
        let words =
            flatten(blocks.into_iter().map(|block| Block { what: None::<MarkKind>, ..block }).collect());
        let words = words.text.trim().to_owned();
        if !words.is_empty() && !heads.contains(&words) {
            heads.push(words);
        }
    }
    Ok(heads)
}
