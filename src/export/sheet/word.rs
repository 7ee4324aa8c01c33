//! A document of Word with one real table: heads that repeat on every page, a caption before it, notes and
//! the quotes behind the cells after it, linked both ways.

use std::fmt::Write;

use super::ooxml::{escaped, is_right_to_left, packed};
use super::{Quoted, Sheet, SheetError, Value};

/// Word opens no table with more columns.
pub(in crate::export) const MOST_COLUMNS: usize = 63;
/// Width of a sign, on the ample side. A table that does not fit a page upright has it on its side.
pub(in crate::export) const SIGN: usize = 105;
/// Width and height of an A4 page and its margin, in twentieths of a point.
const PAGE: [usize; 2] = [11_906, 16_838];
const MARGIN: usize = 1_134;

pub(in crate::export) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(in crate::export) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub fn docx(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    if sheet.columns.len() + 1 > MOST_COLUMNS {
        return Err(SheetError::TooWide { columns: sheet.columns.len() });
    }
    let document = document(sheet);
    let styles = format!("{DECLARATION}<w:styles xmlns:w=\"{MAIN}\">{STYLES}</w:styles>");
    let core = core(&sheet.title);
    Ok(packed(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.as_bytes()),
    ])?)
}

fn document(sheet: &Sheet) -> String {
    let needs = needs(sheet);
    let [short, long] = PAGE;
    let on_its_side = needs.iter().sum::<usize>() * SIGN > short - 2 * MARGIN;
    let (width, height) = if on_its_side { (long, short) } else { (short, long) };
    let mut out = format!("{DECLARATION}<w:document xmlns:w=\"{MAIN}\"><w:body>");
    if !sheet.title.is_empty() {
        paragraph(&mut out, "Caption", &sheet.title, "<w:keepNext/>", "");
    }
    if !sheet.caption.is_empty() {
        paragraph(&mut out, "TableNote", &sheet.caption.join(" "), "<w:keepNext/>", "");
    }
    table(&mut out, sheet, &shared(&needs, width - 2 * MARGIN));
    for note in &sheet.notes {
        paragraph(&mut out, "TableNote", note, "", "");
    }
    // A table at the very end needs a paragraph behind it.
    paragraph(&mut out, "TableNote", "", "", "");
    let mut number = sheet.quoted().count();
    for cell in sheet.quoted() {
        number += 1;
        behind(&mut out, &cell, number);
    }
    let orient = if on_its_side { " w:orient=\"landscape\"" } else { "" };
    write!(
        out,
        "<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/><w:pgMar w:top=\"{MARGIN}\" \
         w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"708\" w:footer=\"708\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
    .ok();
    out
}

pub(in crate::export) fn table(out: &mut String, sheet: &Sheet, widths: &[usize]) {
    let heads = sheet.heads();
    out.push_str(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"JournalTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0460\" w:firstRow=\"1\" w:lastRow=\"1\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
    );
    let caption = escaped(&sheet.title);
    write!(out, "<w:tblCaption w:val=\"{caption}\"/></w:tblPr><w:tblGrid>").ok();
    for width in widths {
        write!(out, "<w:gridCol w:w=\"{width}\"/>").ok();
    }
    out.push_str("</w:tblGrid>");
    for (level, line) in heads.iter().enumerate() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let merge = if heads.len() == 1 {
            ""
        } else if level == 0 {
            "<w:vMerge w:val=\"restart\"/>"
        } else {
            "<w:vMerge/>"
        };
        let last = level + 1 == heads.len();
        let rule = if last {
            "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
        } else {
            ""
        };
        let width = widths[0];
        write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merge}{rule}<w:vAlign w:val=\"bottom\"/></w:tcPr>").ok();
        paragraph(out, "TableHead", if level == 0 { &sheet.corner } else { "" }, "", "");
        out.push_str("</w:tc>");
        // Heads of this line, and those above that reach into it.
        let mut all: Vec<(usize, usize, &str, &str)> = Vec::new();
        for head in line {
            let merge = if head.down > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
            all.push((head.column, head.across, merge, head.words));
        }
        for (above, earlier) in heads.iter().enumerate().take(level) {
            let reach = earlier.iter().filter(|head| above + head.down > level);
            all.extend(
                reach.filter(|head| head.down > 1).map(|head| (head.column, head.across, "<w:vMerge/>", "")),
            );
        }
        all.sort_unstable();
        for (column, across, merge, words) in all {
            let width: usize = widths.iter().skip(column + 1).take(across).sum();
            write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>").ok();
            if across > 1 {
                write!(out, "<w:gridSpan w:val=\"{across}\"/>").ok();
            }
            let rule = if across > 1 && !last {
                "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
            } else {
                rule
            };
            write!(out, "{merge}{rule}<w:vAlign w:val=\"bottom\"/></w:tcPr>").ok();
            let align = if across == 1 && !sheet.has_numbers(column) {
                ""
            } else if across > 1 {
                "<w:jc w:val=\"center\"/>"
            } else {
                "<w:jc w:val=\"right\"/>"
            };
            paragraph(out, "TableHead", words, align, "");
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    let mut number = 0;
    for (at, row) in sheet.rows.iter().enumerate() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let bold = if row.total { "<w:b/>" } else { "" };
        let rule = if row.total {
            "<w:tcBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
        } else {
            ""
        };
        write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{rule}</w:tcPr>", widths[0]).ok();
        let indent = match row.depth.min(12) {
            0 => String::new(),
            depth => format!("<w:ind w:left=\"{}\"/>", 227 * depth),
        };
        paragraph(out, "TableText", &row.label, &indent, bold);
        out.push_str("</w:tc>");
        for (column, cell) in row.cells.iter().enumerate() {
            let width = widths.get(column + 1).copied().unwrap_or_default();
            write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{rule}</w:tcPr>").ok();
            let total = row.total || sheet.columns.get(column).is_some_and(|column| column.total);
            let (align, look) = match &cell.value {
                Value::Number { .. } => ("<w:jc w:val=\"right\"/>", if total { "<w:b/>" } else { "" }),
                Value::Absence(_) => ("", "<w:i/>"),
                _ => ("", ""),
            };
            if cell.quotes.is_empty() {
                paragraph(out, "TableText", &cell.value.shown(), align, look);
            } else {
                number += 1;
                let here = Quoted { row: at, column, cell, sheet };
                linked(out, "TableText", &cell.value.shown(), align, look, &here, ("cell", "quotes"), number);
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// How many signs wide each column must be for no word of its heads and no number to be broken; labels and
/// words may take several lines.
pub(in crate::export) fn needs(sheet: &Sheet) -> Vec<usize> {
    const PADDING: usize = 2;
    let signs = |words: &str| words.chars().count();
    let longest = |words: &str| words.split_whitespace().map(signs).max().unwrap_or_default();
    let labels = sheet.rows.iter().map(|row| signs(&row.label) + 2 * usize::from(row.depth));
    let first = labels.max().unwrap_or_default().clamp(12, 34);
    let columns = sheet.columns.iter().enumerate().map(|(at, column)| {
        let head = column.labels.last().map_or(0, |label| longest(label)).min(20);
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
        let cells = cells.map(|cell| match &cell.value {
            Value::Number { .. } => signs(&cell.value.shown()),
            other => longest(&other.shown()).min(20),
        });
        let words = if sheet.has_words(at) { 30 } else { 4 };
        cells.chain([head, words]).max().unwrap_or_default() + PADDING
    });
    std::iter::once(first + PADDING).chain(columns).collect()
}

pub(in crate::export) fn shared(needs: &[usize], room: usize) -> Vec<usize> {
    let all = needs.iter().sum::<usize>().max(1);
    needs.iter().map(|need| room * need / all).collect()
}

fn behind(out: &mut String, cell: &Quoted<'_>, number: usize) {
    linked(out, "QuotesHead", &cell.name(), "<w:keepNext/>", "", cell, ("quotes", "cell"), number);
    for quote in cell.quotes() {
        paragraph(out, "QuoteText", &quote.text, "<w:keepNext/>", "");
        paragraph(out, "QuoteFrom", &quote.from(), "", "");
    }
}

pub(in crate::export) fn paragraph(out: &mut String, style: &str, words: &str, properties: &str, look: &str) {
    begin(out, style, words, properties);
    run(out, words, look);
    out.push_str("</w:p>");
}

/// A paragraph that can be come to by its own name, and leads to another.
fn linked(
    out: &mut String,
    style: &str,
    words: &str,
    properties: &str,
    look: &str,
    cell: &Quoted<'_>,
    (own, other): (&str, &str),
    number: usize,
) {
    begin(out, style, words, properties);
    let name = |what: &str| cell.anchor(what).replace('-', "_");
    write!(out, "<w:bookmarkStart w:id=\"{number}\" w:name=\"{}\"/>", name(own)).ok();
    write!(out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", name(other)).ok();
    run(out, if words.is_empty() { "quotes" } else { words }, look);
    write!(out, "</w:hyperlink><w:bookmarkEnd w:id=\"{number}\"/></w:p>").ok();
}

/// The order of properties is the schema's: keepNext, bidi, ind, jc.
pub(in crate::export) fn begin(out: &mut String, style: &str, words: &str, properties: &str) {
    let bidi = if is_right_to_left(words) { "<w:bidi/>" } else { "" };
    let (before, after) = if properties == "<w:keepNext/>" { (properties, "") } else { ("", properties) };
    write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{before}{bidi}{after}</w:pPr>").ok();
}

pub(in crate::export) fn run(out: &mut String, words: &str, look: &str) {
    if words.is_empty() {
        return;
    }
    let rtl = if is_right_to_left(words) { "<w:rtl/>" } else { "" };
    let looks =
        if look.is_empty() && rtl.is_empty() { String::new() } else { format!("<w:rPr>{look}{rtl}</w:rPr>") };
    for (at, line) in words.split('\n').enumerate() {
        let brk = if at > 0 { "<w:br/>" } else { "" };
        let line = escaped(line.trim_end_matches('\r'));
        write!(out, "<w:r>{looks}{brk}<w:t xml:space=\"preserve\">{line}</w:t></w:r>").ok();
    }
}

pub(in crate::export) fn core(title: &str) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created>\
         </cp:coreProperties>",
        escaped(title)
    )
}

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/docProps/core.xml\" \
ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

pub(in crate::export) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" \
Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
Target=\"docProps/core.xml\"/></Relationships>";

const DOCUMENT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
Target=\"styles.xml\"/></Relationships>";

/// Rules above, below and under the heads only, as journals set tables.
pub(in crate::export) const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>\
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr>\
</w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"caption\"/><w:basedOn w:val=\"Normal\"/>\
<w:rPr><w:b/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableHead\"><w:name w:val=\"Table Head\"/>\
<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr>\
<w:rPr><w:b/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableText\"><w:name w:val=\"Table Text\"/>\
<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableNote\"><w:name w:val=\"Table Note\"/>\
<w:basedOn w:val=\"Normal\"/><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"QuotesHead\"><w:name w:val=\"Quotes Head\"/>\
<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"200\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"QuoteText\"><w:name w:val=\"Quote Text\"/>\
<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\"/><w:ind w:left=\"340\"/></w:pPr></w:style>\
<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"QuoteFrom\"><w:name w:val=\"Quote From\"/>\
<w:basedOn w:val=\"TableNote\"/><w:pPr><w:ind w:left=\"340\"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>\
<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
<w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>\
</w:tblCellMar></w:tblPr></w:style>\
<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"JournalTable\"><w:name w:val=\"Journal Table\"/>\
<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
<w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>\
<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr></w:style>";
