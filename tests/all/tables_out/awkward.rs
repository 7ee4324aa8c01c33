//! Words that mean something to the formats, scripts that run the other way, and tables with next to
//! nothing in them.

use calamine::{Data, Reader};
use crosscase::export::sheet::{self as out, Cell, Column, Row, Sheet, Value};
use crosscase::export::table::unguarded;
use crosscase::import;

use super::{everywhere, read};

const KHMER: &str = "ភាពជាដៃគូ និងគណនេយ្យភាព";
const ARABIC: &str = "المساءلة والشراكة";

fn column(words: &str) -> Column {
    Column { labels: vec![words.to_owned()], total: false }
}

fn row(label: &str, depth: u16, cells: Vec<Value>) -> Row {
    Row { label: label.to_owned(), depth, total: false, cells: cells.into_iter().map(Cell::from).collect() }
}

fn words(words: &str) -> Value {
    Value::Words(words.to_owned())
}

fn decimal(value: f64) -> Value {
    Value::Number { value, decimals: 2, percent: false }
}

pub(super) fn awkward() -> Sheet {
    let absence = || Value::Absence("nothing found".to_owned());
    let long = "A theme with a very long name, ".repeat(10);
    Sheet {
        title: "Tables & <figures> for 50% of {all} \"cases\"".to_owned(),
        corner: "evidence".to_owned(),
        caption: vec!["Unit: R&D_spending; a|b.".to_owned()],
        notes: vec!["A note with 5 < 6 & 7.".to_owned()],
        columns: vec![column("=1+1"), column("A & B | C"), column(KHMER)],
        rows: vec![
            row(long.trim(), 0, vec![Value::count(12), absence(), Value::count(0)]),
            row(ARABIC, 1, vec![decimal(-0.25), decimal(-1.5), Value::Empty]),
            row(
                "[*] \\textbf{x} $5 #1 ~^ _a_ `b`",
                2,
                vec![words("=cmd|' /C calc'!A0"), words("a--b ''c''"), words("*")],
            ),
            row("-5 as words", 0, vec![words("+1"), words("@SUM(A1)"), words("' quoted")]),
            row(
                "<script>alert(1)</script> &amp; \u{1F3E5}",
                0,
                vec![words("é"), words(ARABIC), words(KHMER)],
            ),
        ],
        quotes: Vec::new(),
    }
}

/// Cells as words, the apostrophe of the guard taken off where a format has one.
fn plain(sheet: &Sheet) -> read::Lines {
    let head =
        std::iter::once(sheet.corner.clone()).chain(sheet.columns.iter().map(|one| one.labels.join(" / ")));
    let rows = sheet.rows.iter().map(|row| {
        std::iter::once(row.label.clone()).chain(row.cells.iter().map(|cell| cell.value.exact())).collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}

#[test]
fn awkward_words_come_through_every_format() {
    let sheet = awkward();
    let wanted = plain(&sheet);
    assert_eq!(wanted[2], [ARABIC, "-0.25", "-1.5", ""]);
    assert!(wanted[1][0].chars().count() >= 300);
    for (format, lines) in everywhere(&sheet) {
        for (line, wanted) in lines.iter().zip(&wanted) {
            for (cell, wanted) in line.iter().zip(wanted) {
                let number = wanted.parse::<f64>().ok().filter(|_| wanted != "+1");
                match (format, number) {
                    ("csv" | "tsv", None) => assert_eq!(unguarded(cell), wanted, "{format}"),
                    (_, Some(number)) => assert_eq!(cell.parse(), Ok(number), "{format}"),
                    _ => assert_eq!(cell, wanted, "{format}"),
                }
            }
        }
        assert_eq!(lines.len(), wanted.len(), "{format}");
    }
}

/// Only words are guarded; a negative number stays one.
#[test]
fn nothing_is_worked_out_by_a_spreadsheet() {
    let sheet = awkward();
    for (text, delimiter) in [(out::csv(&sheet), b','), (out::tsv(&sheet), b'\t')] {
        let lines = read::csv(&text, delimiter);
        assert_eq!(lines[0][1], "'=1+1");
        assert_eq!(lines[2][1..3], ["-0.25", "-1.5"]);
        assert_eq!(lines[3][1], "'=cmd|' /C calc'!A0");
        assert_eq!(lines[4], ["'-5 as words", "'+1", "'@SUM(A1)", "'' quoted"]);
        assert_eq!(lines[1][1..], ["12", "nothing found", "0"]);
    }
    assert_eq!(out::guards(&sheet), 6);
    let bytes = out::xlsx(&sheet).unwrap();
    let mut book = read::workbook(&bytes);
    let range = book.worksheet_range("Table").unwrap();
    assert_eq!(range.get_value((0, 1)), Some(&Data::String("=1+1".to_owned())));
    assert_eq!(range.get_value((2, 1)), Some(&Data::Float(-0.25)));
    assert!(book.worksheet_formula("Table").unwrap().used_cells().next().is_none());
    let styles = read::part(&bytes, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "{styles}");
}

#[test]
fn words_that_no_xml_may_hold_are_shown_as_lost() {
    let mut sheet = awkward();
    sheet.rows[0].label = "a\u{1}b\u{b}c".to_owned();
    sheet.rows[1].label = "two\nlines".to_owned();
    let bytes = out::docx(&sheet).unwrap();
    read::all_xml_is_sound(&bytes);
    let lines = read::docx(&bytes);
    assert_eq!((lines[1][0].as_str(), lines[2][0].as_str()), ("a\u{fffd}b\u{fffd}c", "two\nlines"));
    read::all_xml_is_sound(&out::xlsx(&sheet).unwrap());
    assert_eq!(read::html(&out::page(&sheet)).lines[1][0], "a\u{fffd}b\u{fffd}c");
    assert_eq!(read::latex(&out::latex(&sheet))[2][0], "two lines");
}

#[test]
fn words_from_right_to_left_are_said_to_be_so() {
    let document = read::part(&out::docx(&awkward()).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:rtl/>").count(), 2, "the label and the cell in Arabic");
    assert_eq!(document.matches("<w:bidi/>").count(), 2);
    assert!(out::page(&awkward()).contains("dir=\"auto\""));
}

/// Our own importer reads the document as anybody's.
#[test]
fn a_document_comes_back_as_a_text() {
    let sheet = awkward();
    let bytes = out::docx(&sheet).unwrap();
    let read = import::read_bytes("table.docx", &bytes).unwrap();
    for words in [sheet.title.as_str(), &sheet.notes[0], KHMER, ARABIC, "nothing found", "=1+1"] {
        assert!(read.text.contains(words), "{words}: {}", read.text);
    }
}

/// More rows than a page of LaTeX holds, more columns than Word, more letters than a cell of Excel.
#[test]
fn large_tables_are_whole_or_refused() {
    let mut sheet = awkward();
    sheet.columns = (0..3).map(|at| column(&format!("c{at}"))).collect();
    sheet.rows = (0..120).map(|at| row(&format!("r{at}"), 0, vec![Value::count(at); 3])).collect();
    let text = out::latex(&sheet);
    assert!(text.contains("\\begin{longtable}") && !text.contains("\\begin{tabular}"));
    for (format, lines) in everywhere(&sheet) {
        assert_eq!(lines.len(), 121, "{format}");
        assert_eq!(lines[120], ["r119", "119", "119", "119"], "{format}");
    }
    sheet.rows[0].cells[0] = words(&"ឆ".repeat(40_000)).into();
    let bytes = out::xlsx(&sheet).unwrap();
    let lines = read::xlsx(&bytes, 1);
    assert!(lines[1][1].ends_with("(the rest is too long for a cell)"), "that it is cut is said");
    assert_eq!(lines[1][1].encode_utf16().count(), 32_767);
    sheet.columns = (0..70).map(|at| column(&format!("c{at}"))).collect();
    let refused = out::docx(&sheet).unwrap_err().to_string();
    assert!(refused.starts_with("The table has 70 columns; Word holds 63."), "{refused}");
}

/// The usual LaTeX faces lack them as letters, and stop there.
#[test]
fn signs_of_sums_are_set_as_such_in_latex() {
    let mut sheet = awkward();
    sheet.notes = vec!["n1 + n2 − matched ≤ n1 → c ≥ 0".to_owned()];
    let text = out::latex(&sheet);
    assert!(text.contains("n1 + n2 $-$ matched $\\leq$ n1 $\\rightarrow$ c $\\geq$ 0"), "{text}");
}

/// Heads that nest unevenly: a subtotal beside its parts, and a total beside all.
#[test]
fn heads_nest_with_subtotals() {
    let nested = |labels: &[&str], total| Column {
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        total,
    };
    let mut sheet = awkward();
    sheet.columns = vec![
        nested(&["North"], false),
        nested(&["North", "a"], false),
        nested(&["North", "b"], false),
        nested(&["South", "a"], false),
        nested(&["Total"], true),
    ];
    sheet.rows = vec![row("one", 0, (1..6).map(Value::count).collect())];
    let heads = sheet.heads();
    let line = |at: usize| -> Vec<_> {
        heads[at].iter().map(|head| (head.words, head.column, head.across, head.down)).collect()
    };
    assert_eq!(line(0), [("North", 0, 3, 1), ("South", 3, 1, 1), ("Total", 4, 1, 2)]);
    assert_eq!(line(1), [("All", 0, 1, 1), ("a", 1, 1, 1), ("b", 2, 1, 1), ("a", 3, 1, 1)]);
    let html = read::html(&out::page(&sheet));
    assert_eq!(html.lines[0], ["evidence", "North / All", "North / a", "North / b", "South / a", "Total"]);
    for (format, lines) in everywhere(&sheet).into_iter().skip(3) {
        assert_eq!(lines, html.lines, "{format}");
    }
}

#[test]
fn a_table_of_nothing_is_a_table() {
    let empty = Sheet::default();
    let one =
        Sheet { columns: vec![column("Only")], rows: vec![row("r", 0, vec![Value::Empty])], ..empty.clone() };
    for sheet in [empty, one] {
        for format in out::Format::ALL {
            assert!(!out::write(&sheet, format).unwrap().is_empty(), "{format:?}");
        }
        read::all_xml_is_sound(&out::docx(&sheet).unwrap());
        read::all_xml_is_sound(&out::xlsx(&sheet).unwrap());
    }
}

/// Every word of the table stands in its picture, inside the picture, and what is too large has none.
#[test]
fn a_picture_holds_the_words_of_the_table() {
    use crosscase::figure::{Style, letters};
    let sheet = awkward();
    let scene = out::picture(&sheet, Style::Light).unwrap();
    let drawn: String = scene.texts().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ");
    let squeezed = |words: &str| words.split_whitespace().collect::<String>();
    let drawn_words = squeezed(&drawn);
    for row in &sheet.rows {
        let first: String = squeezed(&row.label).chars().take(12).collect();
        assert!(drawn_words.contains(&first), "{first} is not in {drawn}");
    }
    for text in scene.texts() {
        let area = letters::area(text);
        assert!(area.x >= 0.0 && area.right() <= scene.width, "{} at {area:?}", text.words);
        assert!(area.y >= 0.0 && area.bottom() <= scene.height, "{} at {area:?}", text.words);
    }
    let many = Sheet { rows: vec![row("a", 0, Vec::new()); 1000], ..sheet };
    assert!(out::picture(&many, Style::Light).is_none());
}
