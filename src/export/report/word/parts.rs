//! The parts of a document of Word that are the same for every report.

use std::fmt::Write;

use crate::export::sheet::word::{DECLARATION, MAIN, STYLES};

pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub const ART: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

pub const SECTION: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
w:header=\"708\" w:footer=\"560\" w:gutter=\"0\"/></w:sectPr>";

pub const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
<Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/word/settings.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footnotes.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>\
<Override PartName=\"/word/footer1.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" \
ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

pub const NUMBERING: &str = "<w:numbering \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"0\">\
<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>\
<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"397\" w:hanging=\"284\"/></w:pPr></w:lvl>\
</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

pub const SETTINGS: &str = "<w:settings \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnotePr><w:footnote w:id=\"-1\"/>\
<w:footnote w:id=\"0\"/></w:footnotePr></w:settings>";

pub const FOOTER: &str = "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>\
<w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>\
</w:p></w:ftr>";

/// Name of the part, and its kind.
const RELATED: [(&str, &str, &str); 5] = [
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFootnotes", "footnotes", "footnotes.xml"),
    ("rIdFooter", "footer", "footer1.xml"),
];

pub fn relations(figures: usize) -> String {
    let mut out = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind, target) in RELATED {
        write!(out, "<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>").ok();
    }
    for at in 1..=figures {
        write!(
            out,
            "<Relationship Id=\"rIdFigure{at}\" Type=\"{RELATIONSHIPS}/image\" Target=\"media/figure{at}.png\"/>"
        )
        .ok();
    }
    out.push_str("</Relationships>");
    out
}

/// The styles of tables, and those of a text around them.
pub fn styles() -> String {
    let mut out = format!("{DECLARATION}<w:styles xmlns:w=\"{MAIN}\">{STYLES}");
    let mut style = |id: &str, name: &str, paragraph: &str, look: &str| {
        write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn \
             w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        )
        .ok();
    };
    let size = |half: u32| format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>");
    style("Title", "Title", "<w:spacing w:after=\"160\"/>", &format!("<w:b/>{}", size(40)));
    for (level, half, before) in [(1, 30, 480), (2, 25, 340), (3, 22, 280)] {
        style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!(
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"100\"/><w:outlineLvl \
                 w:val=\"{}\"/>",
                level - 1
            ),
            &format!("<w:b/>{}", size(half)),
        );
    }
    style("BodyText", "Body Text", "<w:spacing w:after=\"100\"/>", "");
    style("Small", "Small", "<w:spacing w:after=\"80\"/>", &size(18));
    style("ContentsHead", "Contents Head", "<w:keepNext/><w:spacing w:before=\"300\"/>", "<w:b/>");
    style("TOC1", "toc 1", "<w:spacing w:before=\"60\" w:after=\"20\"/>", "");
    style("TOC2", "toc 2", "<w:spacing w:after=\"20\"/><w:ind w:left=\"340\"/>", &size(18));
    style(
        "ListBullet",
        "List Bullet",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
        "",
    );
    style(
        "Quote",
        "Quote",
        "<w:keepNext/><w:spacing w:after=\"20\"/><w:ind w:left=\"454\" w:right=\"227\"/>",
        "",
    );
    style("QuoteInContext", "Quote in Context", "<w:spacing w:after=\"40\"/><w:ind w:left=\"454\"/>", "");
    style("Figure", "Figure", "<w:keepNext/><w:spacing w:before=\"160\"/>", "");
    style("FootnoteText", "footnote text", "<w:spacing w:after=\"20\"/>", &size(17));
    style("Footer", "footer", "<w:jc w:val=\"center\"/>", &size(18));
    for (id, name, look) in [
        ("Hyperlink", "Hyperlink", "<w:u w:val=\"single\"/>"),
        ("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>"),
        ("Passage", "Passage", "<w:b/>"),
    ] {
        write!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{look}</w:rPr></w:style>"
        )
        .ok();
    }
    out.push_str("</w:styles>");
    out
}
