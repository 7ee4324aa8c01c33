//! Word and OpenDocument files, made here by hand trait by trait; expected texts are what the formats'
//! rules say, not what came out.

mod docx;
mod docx_lists;
mod hostile;
mod odt;

use std::io::{Cursor, Write};

use crosscase::import::{ImportError, Imported, read_bytes};
use zip::write::SimpleFileOptions;

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // OpenDocument files have their type first and unpacked, to be read off the file.
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let options = if *name == "mimetype" { stored } else { SimpleFileOptions::default() };
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

/// A Word file with this body and these other parts, each by the kind of its relation.
pub fn docx_parts(body: &str, others: &[(&str, &str)]) -> Vec<(String, String)> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    let mut relations = String::new();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned(),
        ),
        ("word/document.xml".to_owned(), document),
    ];
    for (at, (kind, content)) in others.iter().enumerate() {
        relations.push_str(&format!(
            "<Relationship Id=\"o{at}\" Type=\"http://x/relationships/{kind}\" Target=\"part{at}.xml\"/>"
        ));
        parts.push((format!("word/part{at}.xml"), format!("<w:part {W}>{content}</w:part>")));
    }
    parts.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    parts
}

pub fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zipped(&parts)
}

pub fn docx_with(body: &str, others: &[(&str, &str)]) -> Imported {
    read_bytes("a.docx", &pack(&docx_parts(body, others))).unwrap()
}

pub fn docx(body: &str) -> Imported {
    docx_with(body, &[])
}

/// A paragraph of plain words.
pub fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

const O: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"ta\" xmlns:style=\"s\" xmlns:draw=\"d\" xmlns:svg=\"v\" xmlns:dc=\"c\" xmlns:xlink=\"x\" xmlns:fo=\"f\" xmlns:meta=\"m\"";

pub fn odt_parts(automatic: &str, body: &str, styles: &str) -> Vec<(String, String)> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {O}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    vec![
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.text".to_owned()),
        ("content.xml".to_owned(), content),
        ("styles.xml".to_owned(), format!("<office:document-styles {O}>{styles}</office:document-styles>")),
    ]
}

pub fn odt_with(automatic: &str, body: &str, styles: &str) -> Imported {
    read_bytes("a.odt", &pack(&odt_parts(automatic, body, styles))).unwrap()
}

pub fn odt(body: &str) -> Imported {
    odt_with("", body, "")
}

pub fn refused(name: &str, bytes: &[u8]) -> ImportError {
    read_bytes(name, bytes).unwrap_err()
}

/// What is marked, as `key label: words`.
pub fn marks(imported: &Imported) -> Vec<String> {
    let mark = |mark: &crosscase::study::SourceMark| {
        let words = mark.span.slice(&imported.text).unwrap();
        format!("{} {}: {words}", mark.what.key(), mark.what.label())
    };
    imported.marks.iter().map(mark).collect()
}

/// Comments as `author on passage: text`.
pub fn comments(imported: &Imported) -> Vec<String> {
    let note = |note: &crosscase::import::Note| {
        format!("{} on {}: {}", note.author, note.span.slice(&imported.text).unwrap(), note.text)
    };
    imported.notes.iter().map(note).collect()
}

pub fn has(sentences: &[String], words: &str) -> bool {
    sentences.iter().any(|sentence| sentence.contains(words))
}
