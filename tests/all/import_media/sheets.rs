//! Spreadsheets as texts, and what is done with broken ones.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;

use super::{holds, mutations, read};
use crosscase::import::sheet::read_sheets;
use crosscase::import::{ImportError, read_bytes};
use crosscase::study::MarkKind;

fn workbook() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let mut book = Workbook::new();
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let sheet = book.add_worksheet();
        sheet.set_name("Answers").unwrap();
        for (at, name) in ["Name", "Age", "Member", "Since", "Share", "Said"].into_iter().enumerate() {
            sheet.write(0, at as u16, name).unwrap();
        }
        sheet.write(1, 0, "Ada").unwrap();
        sheet.write(1, 1, 31).unwrap();
        sheet.write(1, 2, true).unwrap();
        let day = ExcelDateTime::parse_from_str("2007-09-14").unwrap();
        sheet.write_with_format(1, 3, day, &date).unwrap();
        sheet.write(1, 4, 0.25).unwrap();
        sheet.write(1, 5, "  We waited,\nall of us. ខ្មែរ ").unwrap();
        sheet.write(3, 0, "Bo").unwrap();
        sheet.write(3, 5, "=1+1").unwrap();
        let second = book.add_worksheet();
        second.set_name("Notes & more").unwrap();
        second.write(0, 0, "Only one cell").unwrap();
        book.add_worksheet().set_name("Empty").unwrap();
        book.save_to_buffer().unwrap()
    })
}

#[test]
fn a_workbook_is_read_cell_by_cell() {
    let sheets = read_sheets("answers.xlsx", workbook()).unwrap();
    assert_eq!(
        sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(),
        ["Answers", "Notes & more"]
    );
    let answers = &sheets[0];
    assert_eq!(answers.columns, ["Name", "Age", "Member", "Since", "Share", "Said"]);
    assert_eq!(answers.rows[0], ["Ada", "31", "TRUE", "2007-09-14", "0.25", "We waited,\nall of us. ខ្មែរ"]);
    assert_eq!(answers.rows[1], ["Bo", "", "", "", "", "=1+1"]);
    assert_eq!((answers.row_number(0), answers.row_number(1)), (2, 4));
    assert!(!sheets[1].has_header());

    let imported = read("answers.xlsx", workbook());
    assert_eq!(
        imported.text,
        "Answers\nName\tAge\tMember\tSince\tShare\tSaid\n\
         Ada\t31\tTRUE\t2007-09-14\t0.25\tWe waited, all of us. ខ្មែរ\nBo\t\t\t\t\t=1+1\n\nNotes & more\nOnly one cell\n"
    );
    assert_eq!(imported.marks.iter().filter(|mark| mark.what == MarkKind::Row).count(), 4);
    assert!(imported.origin.kept.iter().any(|one| one.contains("names the columns: Name, Age")));
}

fn ods(content: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn ods_table(rows: &str) -> Vec<u8> {
    ods(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"T\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    ))
}

const ODS_ROWS: &str = "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>\
    <table:table-cell table:number-columns-repeated=\"2\"><text:p>Said</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"3.50\">\
    <text:p>3,5</text:p></table:table-cell><table:table-cell/><table:table-cell><office:annotation><text:p>secret</text:p>\
    </office:annotation><text:p>A<text:s text:c=\"2\"/>&amp;&#233;</text:p><text:p>b</text:p></table:table-cell>\
    <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
    </table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2007-09-14T00:00:00\">\
    <text:p>14/9/07</text:p></table:table-cell></table:table-row>";

#[test]
fn an_open_document_sheet_is_read_with_its_repeats() {
    let sheet = read_sheets("t.ods", &ods_table(&ODS_ROWS.replace("1048000", "3"))).unwrap().remove(0);
    assert_eq!(sheet.columns, ["Name", "Said", "Said (2)"]);
    assert_eq!(sheet.rows, [["3.5", "", "A  &é\nb"], ["3.5", "", "A  &é\nb"], ["2007-09-14", "", ""]]);
    assert!(sheet.origin.left_out.iter().any(|one| one.contains("1 comment")));
    assert_eq!(sheet.row_number(2), 7);
}

#[test]
fn tables_that_claim_to_be_endless_are_refused_or_read_in_little_room() {
    let endless = "<table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>";
    assert_eq!(read_bytes("t.ods", &ods_table(endless)), Err(ImportError::LargeTable));
    // A cell in the last corner of a workbook makes no table of seventeen thousand million cells.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "a").unwrap();
    sheet.write(1_048_575, 16_383, "z").unwrap();
    assert_eq!(read_bytes("t.xlsx", &book.save_to_buffer().unwrap()), Err(ImportError::LargeTable));
    // Two hundred megabytes of nothing in a part.
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1024 * 1024];
    for _ in 0..200 {
        zip.write_all(&blanks).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert_eq!(read_bytes("t.xlsx", &bomb), Err(ImportError::Swollen));
    let wide = format!("{}\n{}", ",".repeat(20_000) + "x", "a,b\n".repeat(10));
    assert_eq!(read_bytes("t.csv", wide.as_bytes()), Err(ImportError::LargeTable));
}

#[test]
fn entities_of_their_own_are_never_unfolded() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
        <document-content><table:table><table:table-row><table:table-cell><text:p>&b;</text:p></table:table-cell>\
        </table:table-row></table:table></document-content>";
    let sheet = read_sheets("t.ods", &ods(bomb)).unwrap().remove(0);
    assert_eq!(sheet.rows, [["&b;"]]);
}

#[test]
fn separated_values_come_in_any_encoding() {
    let (latin, _, _) =
        encoding_rs::WINDOWS_1252.encode("Nom;Âge;Dit\nÉloïse;31;Ça va très bien là-bas\nRené;52;Déjà vu\n");
    let sheet = read_sheets("réponses.csv", &latin).unwrap().remove(0);
    assert_eq!(sheet.columns, ["Nom", "Âge", "Dit"]);
    assert_eq!(sheet.rows[0], ["Éloïse", "31", "Ça va très bien là-bas"]);
    assert_eq!(sheet.origin.encoding, "windows-1252");
    let imported = read("a.csv", "a,b\n\"1,5\",\"two\nlines\"\n");
    assert_eq!(imported.text, "a\tb\n1,5\ttwo lines\n");
}

#[test]
fn mutated_tables_end_in_text_or_a_sentence() {
    let ods = ods_table(&ODS_ROWS.replace("1048000", "3"));
    let csv = "a;b;c\n1,5;\"two\nlines\";é\n;;\n\"q\"\"q\";x;y\n".as_bytes();
    for (name, seed, least) in [("t.xlsx", workbook(), 50), ("t.ods", &ods, 200), ("t.csv", csv, 1_000)] {
        let good = mutations(seed, 2_000).filter(|bytes| holds(name, bytes)).count();
        assert!(good > least, "{name}: the mutations must leave something to read, {good}");
    }
}

#[test]
fn mutated_parts_of_a_workbook_end_in_text_or_a_sentence() {
    // The checks of the zip stop most damage; here it is inside.
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook())).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    let mut good = 0;
    for (at, wrong) in parts.iter().enumerate() {
        for bytes in mutations(&wrong.1, 250) {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            for (other, part) in parts.iter().enumerate() {
                zip.start_file(part.0.as_str(), stored).unwrap();
                zip.write_all(if other == at { &bytes } else { &part.1 }).unwrap();
            }
            good += usize::from(holds("t.xlsx", &zip.finish().unwrap().into_inner()));
        }
    }
    assert!(good > 500, "{good}");
}

pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with comments of both kinds, a hidden row, hidden columns, a formula that was never reckoned
/// and one whose result is an empty text.
fn book_with_asides() -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    let text = |at: &str, words: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <cols><col min=\"4\" max=\"5\" hidden=\"1\"/><col min=\"6\" max=\"16384\" hidden=\"1\"/></cols><sheetData>\
         <row r=\"1\">{}{}</row><row r=\"2\" hidden=\"1\">{}<c r=\"B2\"><f>1+1</f></c></row>\
         <row r=\"3\">{}<c r=\"B3\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"C3\"><f>A1</f><v/></c></row>\
         <row r=\"4\" hidden=\"1\"/></sheetData></worksheet>",
        text("A1", "Name"),
        text("B1", "Said"),
        text("A2", "Ada"),
        text("A3", "Bo"),
    );
    let threads = "<ThreadedComments><threadedComment ref=\"A3\" personId=\"{1}\"><text>Ask again.</text></threadedComment>\
         <threadedComment ref=\"A3\" personId=\"{1}\"><text>Done.</text></threadedComment></ThreadedComments>";
    let comments = "<comments><authors><author>Lea</author></authors><commentList>\
         <comment ref=\"A2\" authorId=\"0\"><text><r><t>Not her </t></r><r><t>name.</t></r></text></comment>\
         <comment ref=\"A3\" authorId=\"0\"><text><t>[Threaded comment] Your version</t></text></comment>\
         <comment ref=\"D9\" authorId=\"0\"><text><t>On nothing.</t></text></comment></commentList></comments>";
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"Talk\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&relation("r0", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &relations(&relation("r1", "worksheet", "worksheets/sheet1.xml"))),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            &relations(
                &(relation("r1", "comments", "../comments1.xml")
                    + &relation("r2", "threadedComment", "/xl/threadedComments/t.xml")),
            ),
        ),
        ("xl/comments1.xml", comments),
        ("xl/threadedComments/t.xml", threads),
        ("xl/persons/person.xml", "<personList><person id=\"{1}\" displayName=\"Max\"/></personList>"),
    ])
}

#[test]
fn what_stands_beside_the_values_of_a_workbook_is_kept_or_said() {
    let imported = read("talk.xlsx", book_with_asides());
    let notes: Vec<(&str, &str, &str)> = imported
        .notes
        .iter()
        .map(|note| (&imported.text[note.span.range()], note.author.as_str(), note.text.as_str()))
        .collect();
    let mut wanted =
        [("Ada", "Lea", "Not her name."), ("Bo", "Max", "Ask again."), ("Bo", "Max", "Done.")].to_vec();
    for note in notes {
        let at = wanted.iter().position(|one| *one == note).unwrap_or_else(|| panic!("{note:?}"));
        wanted.remove(at);
    }
    assert!(wanted.is_empty(), "{wanted:?}");
    let (kept, left) = (imported.origin.kept.join("\n"), imported.origin.left_out.join("\n"));
    assert!(kept.contains("3 comments were kept"), "{kept}");
    assert!(kept.contains("1 hidden row and 2 hidden columns"), "{kept}");
    assert!(left.contains("1 comment on cells: D9 “On nothing.”"), "{left}");
    assert!(left.contains("2 formulas") && left.contains("B2, C3"), "{left}");
    assert!(!left.contains("B3"), "{left}");
    // As a table there is nothing to hang them on.
    let sheet = read_sheets("talk.xlsx", &book_with_asides()).unwrap().remove(0);
    let left = sheet.origin.left_out.join("\n");
    assert!(left.contains("4 comments on cells") && left.contains("A2 “Not her name.”"), "{left}");
}

#[test]
fn what_stands_beside_the_values_of_an_open_document_sheet_is_kept_or_said() {
    let content = "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\" xmlns:dc=\"d\"><office:automatic-styles><style:style style:name=\"ta1\">\
         <style:table-properties table:display=\"false\"/></style:style><style:style style:name=\"ta2\">\
         <style:table-properties table:display=\"true\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet><table:table table:name=\"Shown\" table:style-name=\"ta2\">\
         <table:table-column/><table:table-column table:visibility=\"collapse\"/>\
         <table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Well</text:p>\
         </table:table-cell></table:table-row><table:table-row table:visibility=\"filter\"><table:table-cell>\
         <office:annotation><dc:creator>Lea</dc:creator><dc:date>2020-01-01</dc:date><text:p>Not her</text:p>\
         <text:p>name.</text:p></office:annotation><text:p>Ada</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p>\
         </table:table-cell><table:table-cell table:formula=\"of:=1+1\"/></table:table-row></table:table>\
         <table:table table:name=\"Behind\" table:style-name=\"ta1\"><table:table-row><table:table-cell><text:p>x</text:p>\
         </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let imported = read("t.ods", ods(content));
    assert!(imported.text.contains("Ada\tTRUE"), "{}", imported.text);
    let note = &imported.notes[0];
    assert_eq!(
        (&imported.text[note.span.range()], note.author.as_str(), note.text.as_str()),
        ("Ada", "Lea", "Not her\nname.")
    );
    let (kept, left) = (imported.origin.kept.join("\n"), imported.origin.left_out.join("\n"));
    assert!(kept.contains("1 comment was kept"), "{kept}");
    assert!(kept.contains("1 hidden row and 1 hidden column"), "{kept}");
    assert!(kept.contains("Hidden sheets were read like the others: Behind."), "{kept}");
    assert!(left.contains("1 formula,") && left.contains("C2"), "{left}");
}
