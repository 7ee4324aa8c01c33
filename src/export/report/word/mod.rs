//! A report as a document of Word: headings, captions and footnotes are such, tables repeat their heads, and
//! numbers of passages lead to their bookmarks.

mod body;
mod parts;

use std::fmt::Write;

use body::Body;

use super::ReportError;
use super::doc::Doc;
use crate::export::sheet::ooxml::packed;
use crate::export::sheet::word::{DECLARATION, MAIN, RELATIONS, core};

pub fn docx(doc: &Doc) -> Result<Vec<u8>, ReportError> {
    let mut body = Body::default();
    body.document(doc)?;
    let document = format!(
        "{DECLARATION}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{}\" xmlns:wp=\"{}\" xmlns:a=\"{}\" \
         xmlns:pic=\"{}\"><w:body>{}{}</w:body></w:document>",
        parts::RELATIONSHIPS,
        parts::DRAWING,
        parts::ART,
        parts::PICTURE,
        body.out,
        parts::SECTION
    );
    let footnotes = footnotes(doc);
    let styles = parts::styles();
    let numbering = format!("{DECLARATION}{}", parts::NUMBERING);
    let settings = format!("{DECLARATION}{}", parts::SETTINGS);
    let footer = format!("{DECLARATION}{}", parts::FOOTER);
    let core = core(&doc.title);
    let relations = parts::relations(body.pictures.len());
    let names: Vec<String> =
        (1..=body.pictures.len()).map(|at| format!("word/media/figure{at}.png")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/settings.xml", settings.as_bytes()),
        ("word/footnotes.xml", footnotes.as_bytes()),
        ("word/footer1.xml", footer.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    all.extend(names.iter().map(String::as_str).zip(body.pictures.iter().map(Vec::as_slice)));
    Ok(packed(&all)?)
}

fn footnotes(doc: &Doc) -> String {
    let mut out = format!("{DECLARATION}<w:footnotes xmlns:w=\"{MAIN}\">");
    for (id, kind, sign) in
        [(-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")]
    {
        write!(
            out,
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>"
        )
        .ok();
    }
    for (at, note) in doc.notes.iter().enumerate() {
        let mut body = Body::default();
        body.paragraph(
            "FootnoteText",
            "",
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
            note,
        );
        write!(out, "<w:footnote w:id=\"{}\">{}</w:footnote>", at + 1, body.out).ok();
    }
    out.push_str("</w:footnotes>");
    out
}
