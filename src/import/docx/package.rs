//! The parts of a Word file and how they belong together: relations lead from one to the next.

use std::collections::BTreeMap;

use super::super::ImportError;
use super::super::pack::{Pack, Part};
use super::super::xml::{self, Piece, Xml};

/// The most headers and footers that are looked at.
const MAX_HEADS: usize = 60;
/// The most texts in other formats that a document takes in.
const MAX_CHUNKS: usize = 50;

pub(super) struct Package<'a> {
    parts: Parts<'a>,
    /// The part with the text.
    main: String,
    relations: Vec<Relation>,
    /// Whether a part was damaged.
    pub damaged: bool,
    /// Parts in formats that could not be read.
    pub unread: Vec<String>,
}

enum Parts<'a> {
    Zip(Pack<'a>),
    /// A document in one XML file, its parts by name.
    Flat(BTreeMap<String, String>),
}

pub(in crate::import) struct Relation {
    pub id: String,
    /// The last step of its type: `styles`, `footnotes`.
    pub kind: String,
    pub target: String,
}

/// Whether a file is a Word document in one XML file.
pub(super) fn is_flat(head: &[u8]) -> bool {
    let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
    holds(b"http://schemas.microsoft.com/office/2006/xmlPackage") && holds(b"<pkg:package")
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let parts = if bytes.trim_ascii_start().starts_with(b"<") {
            Parts::Flat(flat(&xml::decode(bytes).0))
        } else {
            Parts::Zip(Pack::open(bytes)?)
        };
        let damaged = matches!(&parts, Parts::Zip(pack) if pack.salvaged);
        let mut package =
            Self { parts, main: String::new(), relations: Vec::new(), damaged, unread: Vec::new() };
        package.main = package.find_main()?;
        let main = package.main.clone();
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = package.text(&format!("{folder}/_rels/{file}.rels"))?;
        package.relations = relations_of(&relations, folder);
        Ok(package)
    }

    /// The part with the text; what the file is instead, where it has none.
    fn find_main(&mut self) -> Result<String, ImportError> {
        let relations = relations_of(&self.text("_rels/.rels")?, "");
        let related = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        let named = related.map(|relation| relation.target).filter(|target| self.has(target));
        let main = named.or_else(|| {
            ["word/document.xml", "word/document2.xml"].into_iter().find(|n| self.has(n)).map(str::to_owned)
        });
        match main.as_deref().map(|main| main.split('/').next().unwrap_or_default()) {
            Some("xl") => Err(ImportError::Foreign { what: "a spreadsheet" }),
            Some("ppt") => Err(ImportError::Foreign { what: "a set of slides" }),
            Some("visio") => Err(ImportError::Foreign { what: "a drawing" }),
            Some(_) => Ok(main.unwrap_or_default()),
            None => Err(self.instead()),
        }
    }

    fn instead(&self) -> ImportError {
        let holds = |start: &str| match &self.parts {
            Parts::Zip(pack) => pack.names().any(|name| name.starts_with(start)),
            Parts::Flat(_) => false,
        };
        if holds("word/") || holds("[Content_Types].xml") {
            ImportError::Damaged { what: "the part with the text is missing" }
        } else if holds("manifest.ron") || holds("study.ron") {
            ImportError::Foreign { what: "a Crosscase study" }
        } else {
            ImportError::Foreign { what: "a zip archive" }
        }
    }

    fn has(&self, name: &str) -> bool {
        match &self.parts {
            Parts::Zip(pack) => pack.find(name).is_some(),
            Parts::Flat(parts) => parts.contains_key(name.trim_start_matches('/')),
        }
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Part>, ImportError> {
        match &mut self.parts {
            Parts::Zip(pack) => pack.read(name),
            Parts::Flat(_) => Ok(None),
        }
    }

    /// The text of a part; empty where there is none.
    fn text(&mut self, name: &str) -> Result<String, ImportError> {
        if let Parts::Flat(parts) = &mut self.parts {
            return Ok(parts.remove(name.trim_start_matches('/')).unwrap_or_default());
        }
        let Some(part) = self.bytes(name)? else { return Ok(String::new()) };
        let (text, sound) = xml::decode(&part.bytes);
        self.damaged |= !sound || !part.whole;
        Ok(text.into_owned())
    }

    pub fn document(&mut self) -> Result<String, ImportError> {
        let text = self.text(&self.main.clone())?;
        if text.trim().is_empty() {
            return Err(ImportError::Damaged { what: "the part with the text can\u{2019}t be read" });
        }
        Ok(text)
    }

    /// The text of the part that the document is related to in this way, or that has the usual name
    /// where the relations are lost.
    pub fn related(&mut self, kind: &str) -> Result<String, ImportError> {
        let target = self.relations.iter().find(|relation| relation.kind == kind);
        let target = match target {
            Some(relation) => relation.target.clone(),
            None if self.relations.is_empty() => format!("word/{kind}.xml"),
            None => return Ok(String::new()),
        };
        self.text(&target)
    }

    /// The texts of headers and footers.
    pub fn heads(&mut self) -> Result<Vec<String>, ImportError> {
        let heads = self.relations.iter().filter(|r| matches!(r.kind.as_str(), "header" | "footer"));
        let targets: Vec<String> = heads.map(|relation| relation.target.clone()).take(MAX_HEADS).collect();
        targets.iter().map(|target| self.text(target)).collect()
    }

    /// Texts in other formats inside the document, by relation. Archives inside are not opened.
    pub fn chunks(&mut self) -> Result<BTreeMap<String, String>, ImportError> {
        let chunks = self.relations.iter().filter(|relation| relation.kind == "aFChunk");
        let chunks: Vec<(String, String)> =
            chunks.map(|r| (r.id.clone(), r.target.clone())).take(MAX_CHUNKS).collect();
        let mut texts = BTreeMap::new();
        for (id, target) in chunks {
            let Some(part) = self.bytes(&target)? else { continue };
            let base = target.rsplit('/').next().unwrap_or_default();
            let read = if part.bytes.starts_with(b"PK") || is_flat(&part.bytes) {
                None
            } else {
                super::super::detect(base, &part.bytes).and_then(|i| i.read(base, &part.bytes)).ok()
            };
            match read {
                Some(imported) => {
                    texts.insert(id, imported.text);
                }
                None => self.unread.push(base.to_owned()),
            }
        }
        Ok(texts)
    }

    /// Title, author and the time it was made, as the file says.
    pub fn facts(&mut self) -> Result<[String; 3], ImportError> {
        let text = self.text("docProps/core.xml")?;
        let mut xml = Xml::new(&text);
        let mut facts = [const { String::new() }; 3];
        while let Some(piece) = xml.next() {
            let Piece::Start(tag) = piece else { continue };
            let at = match tag.name() {
                "title" => 0,
                "creator" => 1,
                "created" => 2,
                _ => continue,
            };
            facts[at] = xml.words();
        }
        Ok(facts)
    }
}

/// The relations of a part in a folder: the same in all Office files.
pub(in crate::import) fn relations_of(text: &str, folder: &str) -> Vec<Relation> {
    let mut xml = Xml::new(text);
    let mut relations = Vec::new();
    while let Some(piece) = xml.next() {
        let Piece::Start(tag) = piece else { continue };
        if tag.name() != "Relationship" || tag.attribute("TargetMode").as_deref() == Some("External") {
            continue;
        }
        let value = |name| tag.attribute(name).unwrap_or_default();
        let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id: value("Id"), kind, target: resolve(folder, &value("Target")) });
    }
    relations
}

/// A target that is told from a folder, as a name in the archive.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The parts of a document in one XML file, each with its XML as written.
fn flat(text: &str) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    for piece in text.split("<pkg:part ").skip(1) {
        let name = piece.split_once("pkg:name=\"").and_then(|(_, rest)| rest.split_once('"'));
        let content = piece.split_once("<pkg:xmlData>").map(|(_, rest)| rest);
        let content = content.map(|rest| rest.rsplit_once("</pkg:xmlData>").map_or(rest, |(xml, _)| xml));
        if let (Some((name, _)), Some(content)) = (name, content) {
            parts.insert(name.trim_start_matches('/').to_owned(), content.to_owned());
        }
    }
    parts
}
