//! Values of tables: nothing is changed in silence, and a place that no sheet has is refused.

use std::fmt::Write;

use rust_xlsxwriter::{Format, Workbook};

use super::read;
use super::sheets::{ods_table, packed};
use crosscase::import::sheet::read_sheets;
use crosscase::import::survey::kind_of_cells;
use crosscase::import::value::{Manner, number};
use crosscase::import::{ImportError, read_bytes};
use crosscase::study::AttributeKind;

#[test]
fn a_share_of_a_hundred_is_the_same_in_every_format() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Share").unwrap();
    for (row, format) in (1..).zip(["0.0%", "0%", "0.00", "0.0\" %\""]) {
        sheet.write_with_format(row, 0, 0.125, &Format::new().set_num_format(format)).unwrap();
    }
    sheet.write_with_format(5, 0, 0.07, &Format::new().set_num_format("0.0%")).unwrap();
    let book = read_sheets("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let cells: Vec<String> = book[0].rows.concat().into_iter().filter(|cell| cell != "Share").collect();
    assert_eq!(cells, ["12.5%", "12.5%", "0.125", "0.125", "7%"]);
    let cell = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Share</text:p></table:table-cell>\
         </table:table-row><table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"0.125\">\
         <text:p>12.50%</text:p></table:table-cell></table:table-row>";
    let open = read_sheets("a.ods", &ods_table(cell)).unwrap();
    assert!(open[0].rows.concat().contains(&"12.5%".to_owned()), "{open:?}");
    assert_eq!(number("12.5%", false), Some(12.5));
}

fn kind(cells: &[&str]) -> AttributeKind {
    kind_of_cells("Register", cells.iter().copied())
}

#[test]
fn a_number_that_would_not_be_written_so_again_is_words() {
    assert_eq!(kind(&["900719925474099312", "900719925474099344"]), AttributeKind::Text);
    assert_eq!(kind(&["00123", "00124"]), AttributeKind::Text);
    assert_eq!(kind(&["123", "0", "0.5", "9007199254740992"]), AttributeKind::Number);
    assert_eq!(number("900719925474099312", false), None);
    assert_eq!(number("9007199254740992", false), Some(9_007_199_254_740_992.0));
}

#[test]
fn points_and_commas_that_may_part_thousands_are_doubted() {
    let of = |cells: &[&'static str]| {
        let manner = Manner::of(cells.iter().copied());
        (manner.decimal_comma, manner.unsure_of_thousands, manner.unsure_of_points)
    };
    assert_eq!(of(&["1,000"]), (false, true, false));
    assert_eq!(of(&["1.000", "2.500"]), (false, false, true));
    assert_eq!(of(&["1.000", "2.50"]), (false, false, false));
    assert_eq!(of(&["1.000.000", "1.000"]), (true, false, false));
    assert_eq!(of(&["1,000,000", "1,000"]), (false, false, false));
    assert_eq!(of(&["0,125"]), (true, false, false));
    assert_eq!(of(&["0.125"]), (false, false, false));
    let manner = Manner::of(["1.000"].into_iter());
    let said = manner.assumed("Beds", &AttributeKind::Number, ["1.000"].into_iter());
    assert_eq!(said, ["Beds: the points were read as decimal points (1.200 is 1.2)."]);
}

#[test]
fn a_time_of_day_that_goes_is_said() {
    let cells = ["2020-05-03 14:30", "2020-05-04 00:00:00", "2020-05-05"];
    let said = Manner::default().assumed("Visit", &AttributeKind::Date, cells.into_iter());
    assert_eq!(said, ["Visit: 1 date has a time of day, which was left out."]);
}

/// A workbook of one sheet with these rows.
fn book(before: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{before}\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r0\" Type=\"http://x/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

#[test]
fn places_that_no_sheet_has_are_refused_with_a_sentence() {
    let cell = |place: &str| {
        format!(
            "<row r=\"1\"><c r=\"{place}\" t=\"inlineStr\"><is><t>a r=\"A123456789\" b</t></is></c></row>"
        )
    };
    assert_eq!(read("a.xlsx", book("", &cell("B1"))).text.trim(), "a r=\"A123456789\" b");
    for place in ["A18446744073709551615", "D4294967296", "AAAAAAAAA1"] {
        let refused = read_bytes("a.xlsx", &book("", &cell(place)));
        assert!(matches!(refused, Err(ImportError::Damaged { .. })), "{place}: {refused:?}");
    }
    let columns = "<cols><col min=\"1\" max=\"18446744073709551615\" hidden=\"1\"/></cols>";
    assert!(read_bytes("a.xlsx", &book(columns, &cell("A1"))).is_ok());
}

#[test]
fn soft_hyphens_go_from_plain_formats_too_and_it_is_said() {
    let mut cues = String::from("WEBVTT\n");
    for at in 0..4 {
        write!(cues, "\n00:0{at}.000 --> 00:0{}.000\nWe speak of glo\u{ad}bal things.\n", at + 1).unwrap();
    }
    for (name, text) in [
        ("a.txt", "A glo\u{ad}bal fund."),
        ("a.md", "# A glo\u{ad}bal fund\n\nIt is."),
        ("a.vtt", cues.as_str()),
    ] {
        let imported = read(name, text);
        assert!(!imported.text.contains('\u{ad}') && imported.text.contains("global"), "{name}");
        let said = |words: &String| words.contains("soft hyphen");
        assert_eq!(imported.origin.remarks.iter().filter(|words| said(words)).count(), 1, "{name}");
    }
}
