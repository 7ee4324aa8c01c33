//! The quotes behind the cells: which they are, and the ways between cell and quote.

use std::collections::BTreeSet;

use calamine::{Data, Reader};
use crosscase::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec, items_behind, matrix};
use crosscase::export::matrix::{Wish, sheet};
use crosscase::export::sheet::{self as out, Sheet};
use crosscase::study::{
    self, Absence, AbsenceKind, AnyId, CellPlace, Moment, RecordId, SessionId, Stamp, Study, Theme, ThemeId,
};
use regex::Regex;

use super::{made, partnerships, read};

fn evidence() -> MatrixSpec {
    MatrixSpec { columns: vec![Dimension::Case, Dimension::Polarity], ..MatrixSpec::default() }
}

fn with_quotes(study: &Study, spec: &MatrixSpec) -> Sheet {
    made(study, spec, &Lens::default(), &Wish { quotes: true, ..Wish::default() })
}

/// Asked for cell by cell, the records are the same, in the same order, with the words of the study.
#[test]
fn behind_each_cell_are_its_own_records() {
    let study = partnerships();
    let index = Index::build(&study);
    let subtotals = MatrixSpec { subtotals: true, ..evidence() };
    let of_findings = MatrixSpec { cell: CellKind::Findings, ..evidence() };
    let lens = Lens { levels: study.levels.ids().take(2).collect(), ..Lens::default() };
    for (spec, lens) in [(evidence(), Lens::default()), (subtotals, lens), (of_findings, Lens::default())] {
        let matrix = matrix(&study, &index, &spec, &lens).unwrap();
        let wish = Wish { quotes: true, ..Wish::default() };
        let sheet = sheet(&study, &index, &matrix, &spec, &lens, &wish);
        let mut seen = 0;
        for (row, down) in matrix.rows.iter().enumerate() {
            for (column, across) in matrix.columns.iter().enumerate() {
                let ids = items_behind(&study, &index, &spec, &lens, Some(&down.keys), Some(&across.keys));
                let places = &sheet.rows[row].cells[column].quotes;
                let own = places.iter().map(|at| &sheet.quotes[*at as usize]);
                let own: Vec<&str> = own.filter(|one| one.of.is_empty()).map(|one| one.id.as_str()).collect();
                let wanted: Vec<String> = ids.iter().map(|id| id.uuid().to_string()).collect();
                assert_eq!(own, wanted);
                assert_eq!(own.len() as u64, matrix.cell(row, column).unwrap().count);
                seen += own.len();
            }
        }
        assert!(seen > 40, "{seen}");
        for quote in &sheet.quotes {
            let id = AnyId::Evidence(crosscase::study::EvidenceId::from_uuid(quote.id.parse().unwrap()));
            let AnyId::Evidence(id) = id else { unreachable!() };
            let Some(record) = study.evidence.get(id) else {
                assert!(quote.source.starts_with("Finding F"), "{quote:?}");
                continue;
            };
            assert_eq!(quote.text, record.span.slice(study.text(record.source)).unwrap());
            assert_eq!(quote.source, study.sources.get(record.source).unwrap().title);
            let paragraph = study.paragraph_number(record.source, record.span.start);
            assert_eq!(quote.paragraph, Some(paragraph as u32), "{}", quote.text);
            let theme = study.themes.get(record.themes[0]).unwrap();
            assert!(quote.tags.contains(&theme.name), "{}", quote.tags);
        }
    }
}

/// A finding brings the passages for and against it.
#[test]
fn behind_a_finding_are_its_passages() {
    let study = partnerships();
    let sheet = with_quotes(&study, &MatrixSpec { cell: CellKind::Findings, ..evidence() });
    for finding in study.findings.iter() {
        let number = format!("F{:02}", finding.number);
        let of = sheet.quotes.iter().filter(|quote| quote.of == number).count();
        assert_eq!(of, finding.evidence_for.len(), "{number}");
        let statement =
            sheet.quotes.iter().find(|quote| quote.source == format!("Finding {number}")).unwrap();
        assert_eq!(statement.text, finding.statement);
    }
}

fn attributes<'a>(text: &'a str, pattern: &str) -> Vec<&'a str> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found.get(1).unwrap().as_str()).collect()
}

#[test]
fn a_workbook_is_linked_both_ways() {
    let study = partnerships();
    let sheet = with_quotes(&study, &evidence());
    let bytes = out::xlsx(&sheet).unwrap();
    let mut book = read::workbook(&bytes);
    assert_eq!(book.sheet_names(), ["Table", "Quotes", "About"]);
    let quotes = book.worksheet_range("Quotes").unwrap();
    let lines: usize = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.quotes.len()).sum();
    assert_eq!(quotes.get_size().0, lines + 1);
    let heads: Vec<String> = quotes.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(heads, ["Cell", "Row", "Column", "Quote", "Source", "Paragraph", "Tags", "By"]);
    let (table, behind) =
        (read::part(&bytes, "xl/worksheets/sheet1.xml"), read::part(&bytes, "xl/worksheets/sheet2.xml"));
    let link =
        Regex::new("<hyperlink ref=\"([A-Z]+[0-9]+)\" location=\"(Table|Quotes)!([A-Z]+[0-9]+)\"").unwrap();
    let there: Vec<(String, String)> =
        link.captures_iter(&table).map(|found| (found[1].to_owned(), found[3].to_owned())).collect();
    let back: BTreeSet<(String, String)> =
        link.captures_iter(&behind).map(|found| (found[3].to_owned(), found[1].to_owned())).collect();
    let filled = sheet.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.quotes.is_empty()).count();
    assert_eq!((there.len(), back.len()), (filled, filled));
    assert_eq!(there.iter().cloned().collect::<BTreeSet<_>>(), back);
    // A cell that is linked is still a number, and its quotes are as many.
    let numbers = book.worksheet_range("Table").unwrap();
    for (cell, first) in there {
        let place = |name: &str| {
            let letters = name
                .bytes()
                .take_while(u8::is_ascii_uppercase)
                .fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
            (name.trim_start_matches(char::is_alphabetic).parse::<u32>().unwrap() - 1, letters - 1)
        };
        let Some(Data::Float(count)) = numbers.get_value(place(&cell)) else { panic!("{cell} is no number") };
        let named = quotes.rows().filter(|row| row[0].to_string() == cell).count();
        assert_eq!(named, *count as usize, "{cell}");
        assert_eq!(quotes.get_value(place(&first)).unwrap().to_string(), cell);
    }
    let about = book.worksheet_range("About").unwrap();
    let said: Vec<String> = about.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(said[0], sheet.title);
    assert_eq!(said[1..], [sheet.caption, sheet.notes].concat());
    assert!(table.contains("state=\"frozen\""), "heads stay in sight");
}

#[test]
fn pages_and_documents_are_linked_both_ways() {
    let study = partnerships();
    let sheet = with_quotes(&study, &evidence());
    let filled = sheet.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.quotes.is_empty()).count();
    let html = read::html(&out::page(&sheet));
    let ids: BTreeSet<&str> = html.ids.iter().map(String::as_str).collect();
    let links: BTreeSet<&str> = html.links.iter().map(|link| link.strip_prefix('#').unwrap()).collect();
    assert_eq!((ids.len(), html.ids.len()), (2 * filled, 2 * filled), "each name once");
    assert_eq!(ids, links);
    assert_eq!(html.scopes.iter().filter(|scope| *scope == "row").count(), sheet.rows.len());
    assert_eq!(html.scopes.iter().filter(|scope| *scope == "colgroup").count(), 2);
    assert!(html.scopes.iter().filter(|scope| *scope == "col").count() == sheet.columns.len() + 1);
    let document = read::part(&out::docx(&sheet).unwrap(), "word/document.xml");
    let names = attributes(&document, "<w:bookmarkStart w:id=\"[0-9]+\" w:name=\"([^\"]+)\"");
    let anchors = attributes(&document, "<w:hyperlink w:anchor=\"([^\"]+)\"");
    let numbers: BTreeSet<&str> =
        attributes(&document, "<w:bookmarkStart w:id=\"([0-9]+)\"").into_iter().collect();
    assert_eq!((names.len(), numbers.len()), (2 * filled, 2 * filled));
    assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), anchors.into_iter().collect());
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2, "both lines of heads repeat");
    let pasted = out::Copied::of(&sheet);
    assert!(read::html(&pasted.html).links.is_empty(), "what is pasted leads nowhere");
    assert!(!pasted.markdown.contains(&sheet.quotes[0].text));
}

/// One case, and a study in which nothing is coded yet.
#[test]
fn one_case_and_no_evidence() {
    let study = partnerships();
    let cambodia = study.cases.iter().find(|case| case.name == "Cambodia").unwrap().id;
    let lens = Lens { cases: [cambodia].into(), ..Lens::default() };
    let one = made(&study, &MatrixSpec::default(), &lens, &Wish { quotes: true, ..Wish::default() });
    assert_eq!(one.columns.len(), 2);
    for (format, lines) in super::everywhere(&one) {
        assert_eq!(lines[0], ["evidence", "Cambodia", "Total"], "{format}");
        assert!(lines[1..].iter().all(|line| line[1] == line[2]), "{format}");
    }
    let bare = Study::default();
    for spec in [MatrixSpec::default(), evidence()] {
        let sheet = with_quotes(&bare, &spec);
        assert!(sheet.quotes.is_empty());
        for (format, lines) in super::everywhere(&sheet) {
            assert_eq!(lines, [["evidence", "Total"], ["Total", "0"]], "{format}");
        }
    }
}

/// What is empty for a reason says the reason in every format, and never 0.
#[test]
fn an_absence_is_words_in_every_format() {
    let mut study = partnerships();
    let cambodia = study.cases.iter().find(|case| case.name == "Cambodia").unwrap().id;
    let theme = Theme {
        parent: None,
        order: 99,
        name: "Weather".to_owned(),
        ..study.themes.iter().next().unwrap().clone()
    };
    let theme =
        Theme { id: ThemeId::from_uuid("00000000-0000-7000-8000-000000000001".parse().unwrap()), ..theme };
    let mut cell = study::Cell::empty(CellPlace::Case(cambodia), theme.id);
    let absence =
        Absence { kind: AbsenceKind::NothingFound, note: String::new(), by: None, at: Moment::default() };
    cell.absences.insert(None, absence);
    let stamp = Stamp { session: SessionId(7), counter: 1 };
    study.restore(theme.into(), stamp);
    study.restore(cell.into(), stamp);
    let sheet = made(&study, &MatrixSpec::default(), &Lens::default(), &Wish::default());
    for (format, lines) in super::everywhere(&sheet) {
        let line = lines.iter().find(|line| line[0] == "Weather").unwrap();
        assert_eq!(line[1..], ["nothing found", "0", "0"], "{format}");
    }
    assert!(sheet.notes.iter().any(|note| note.starts_with("Words in a cell say why it is empty")));
}
