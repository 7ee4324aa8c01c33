//! Tables that leave the house: what another program reads in each format is what was counted.
//!
//! Expected numbers of the sample are typed in from §7 of `study-model.md`, the coding of Aveling & Martin
//! (2013); totals are the numbers of the findings in §6.

mod awkward;
mod behind;
mod command;
mod kinds;
pub(crate) mod read;

use std::path::Path;

use crosscase::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec, Measure, matrix};
use crosscase::export::matrix::{Wish, sheet};
use crosscase::export::sheet::{self as out, Format, Sheet};
use crosscase::storage;
use crosscase::study::Study;
use read::Lines;

fn partnerships() -> Study {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    storage::open(&folder).unwrap().contents.study
}

fn findings(rows: Dimension, columns: &[Dimension]) -> MatrixSpec {
    MatrixSpec { rows: vec![rows], columns: columns.to_vec(), cell: CellKind::Findings, ..Default::default() }
}

fn made(study: &Study, spec: &MatrixSpec, lens: &Lens, wish: &Wish) -> Sheet {
    let index = Index::build(study);
    let matrix = matrix(study, &index, spec, lens).unwrap();
    sheet(study, &index, &matrix, spec, lens, wish)
}

/// The table as each format has it.
fn everywhere(sheet: &Sheet) -> Vec<(&'static str, Lines)> {
    vec![
        ("csv", read::csv(&out::csv(sheet), b',')),
        ("tsv", read::csv(&out::tsv(sheet), b'\t')),
        ("markdown", read::markdown(&out::markdown(sheet))),
        ("html", read::html(&out::page(sheet)).lines),
        ("pasted", read::html(&out::fragment(sheet)).lines),
        ("latex", read::latex(&out::latex(sheet))),
        ("xlsx", read::xlsx(&out::xlsx(sheet).unwrap(), sheet.heads().len())),
        ("docx", read::docx(&out::docx(sheet).unwrap())),
    ]
}

fn themes_of(study: &Study) -> Vec<String> {
    study.theme_walk().iter().map(|node| study.themes.get(node.id).unwrap().name.clone()).collect()
}

const SPLIT: [&str; 6] = [
    "Cambodia / enabling",
    "Cambodia / constraining",
    "Cambodia / mixed",
    "UK (NHS) / enabling",
    "UK (NHS) / constraining",
    "UK (NHS) / mixed",
];

/// Rows as the reference has them, with a row of totals.
fn expected(head: &[&str], rows: &[(&str, &[u32])]) -> Lines {
    let head = ["findings"].iter().chain(head).chain(&["Total"]).map(|words| (*words).to_owned()).collect();
    let rows = rows.iter().map(|(name, counts)| {
        std::iter::once((*name).to_owned()).chain(counts.iter().map(u32::to_string)).collect()
    });
    std::iter::once(head).chain(rows).collect()
}

/// §7, first table: findings by theme and case, then split by polarity.
#[test]
fn themes_by_cases_read_back_alike_from_every_format() {
    let study = partnerships();
    let names = themes_of(&study);
    let themes = Dimension::Theme { depth: None };
    let of = |at: usize| names[at].as_str();
    let whole = made(&study, &findings(themes, &[Dimension::Case]), &Lens::default(), &Wish::default());
    let rows: [(&str, &[u32]); 7] = [
        (of(0), &[3, 4, 7]),
        (of(1), &[4, 5, 9]),
        (of(2), &[5, 5, 7]),
        (of(3), &[4, 7, 10]),
        (of(4), &[7, 4, 10]),
        (of(5), &[5, 6, 10]),
        ("Total", &[28, 31, 53]),
    ];
    for (format, lines) in everywhere(&whole) {
        assert_eq!(lines, expected(&["Cambodia", "UK (NHS)"], &rows), "{format}");
    }
    let split = findings(themes, &[Dimension::Case, Dimension::Polarity]);
    let split = made(&study, &split, &Lens::default(), &Wish::default());
    let rows: [(&str, &[u32]); 7] = [
        (of(0), &[0, 3, 0, 1, 3, 0, 7]),
        (of(1), &[1, 3, 0, 1, 3, 1, 9]),
        (of(2), &[0, 3, 2, 0, 1, 4, 7]),
        (of(3), &[0, 4, 0, 1, 5, 1, 10]),
        (of(4), &[3, 2, 2, 2, 1, 1, 10]),
        (of(5), &[2, 2, 1, 3, 1, 2, 10]),
        ("Total", &[6, 17, 5, 8, 14, 9, 53]),
    ];
    for (format, lines) in everywhere(&split) {
        assert_eq!(lines, expected(&SPLIT, &rows), "{format}");
    }
}

/// §7, second table: the five themes by level, case and polarity.
#[test]
fn levels_by_cases_read_back_alike_from_every_format() {
    let study = partnerships();
    let overview = study.themes.iter().find(|theme| theme.name.starts_with("Outcomes")).unwrap().id;
    let themes = study.themes.ids().filter(|id| *id != overview).collect();
    let lens = Lens { themes, ..Lens::default() };
    let spec = findings(Dimension::Level, &[Dimension::Case, Dimension::Polarity]);
    let sheet = made(&study, &spec, &lens, &Wish::default());
    let rows: [(&str, [u32; 6]); 3] =
        [("macro", [0, 5, 0, 1, 5, 0]), ("meso", [1, 11, 4, 3, 9, 6]), ("micro", [3, 5, 2, 2, 4, 2])];
    for (format, lines) in everywhere(&sheet) {
        assert_eq!(lines[0][1..7], SPLIT, "{format}");
        for (line, (name, counts)) in lines[1..].iter().zip(rows) {
            assert_eq!(line[0], name, "{format}");
            assert_eq!(line[1..7], counts.map(|count| count.to_string()), "{format}");
        }
        assert_eq!(lines.len(), 5, "{format}");
    }
    assert!(sheet.caption.iter().any(|line| line.ends_with("43 of 53 findings.")), "{:?}", sheet.caption);
}

/// What is counted, of what, in which part of the study, by whom, when and of which state.
#[test]
fn the_caption_says_what_cannot_be_seen() {
    let study = partnerships();
    let cambodia = study.cases.iter().find(|case| case.name == "Cambodia").unwrap().id;
    let lens = Lens { cases: [cambodia].into(), ..Lens::default() };
    let spec = MatrixSpec {
        measure: Measure::ColumnPercent,
        ..findings(Dimension::Theme { depth: None }, &[Dimension::Case])
    };
    let wish = Wish { date: "2026-12-01".to_owned(), quotes: false };
    let sheet = made(&study, &spec, &lens, &wish);
    assert_eq!(sheet.title, "Findings by theme and by case");
    let said = sheet.caption.join(" ");
    let state = crosscase::analysis::fingerprint(&study);
    for part in [
        "Unit: findings, % of the column (Cambodia 28).",
        "Within: Cases: Cambodia. 28 of 53 findings.",
        "Written by: ",
        "Made on 2026-12-01.",
        &format!("state {state}."),
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // 3 of 28 in the first row.
    assert_eq!(sheet.rows[0].cells[0].value.shown(), "10.7%");
    assert_eq!(sheet.rows[0].cells[0].value.exact(), "10.7143");
    for text in [out::markdown(&sheet), read::html(&out::page(&sheet)).caption] {
        assert!(text.contains("28 of 53 findings."), "{text}");
    }
    let without = made(&study, &spec, &lens, &Wish::default()).caption.join(" ");
    assert!(!without.contains("Made on"), "no clock of its own: {without}");
}

/// 15 of 48 is 31.25%: a half goes up everywhere, and the number itself is kept for programs.
#[test]
fn shares_are_rounded_alike_in_every_format() {
    let study = partnerships();
    let spec = MatrixSpec {
        columns: vec![Dimension::Case, Dimension::Polarity],
        measure: Measure::RowPercent,
        ..MatrixSpec::default()
    };
    let sheet = made(&study, &spec, &Lens::default(), &Wish::default());
    for (format, lines) in everywhere(&sheet) {
        let line = lines.iter().find(|line| line[0].starts_with("Relationships and distance")).unwrap();
        let wanted = if matches!(format, "csv" | "tsv" | "xlsx") { "31.25" } else { "31.3%" };
        assert_eq!((line[1].as_str(), &line[7][..3]), (wanted, "100"), "{format}");
    }
    // Several themes add up down the columns, not along the rows.
    let caution = |sheet: &Sheet| sheet.notes.iter().any(|note| note.starts_with("Shares may add up"));
    assert!(!caution(&sheet), "{:?}", sheet.notes);
    let spec = MatrixSpec { measure: Measure::ColumnPercent, ..spec };
    assert!(caution(&made(&study, &spec, &Lens::default(), &Wish::default())));
    for (value, decimals, shown) in
        [(1.005, 2, "1.01"), (-0.04, 1, "0.0"), (-2.5, 0, "-3"), (1e20, 0, "100000000000000000000")]
    {
        assert_eq!(out::Value::Number { value, decimals, percent: false }.shown(), shown);
    }
}

#[test]
fn the_same_table_is_the_same_bytes() {
    let study = partnerships();
    let spec = findings(Dimension::Theme { depth: None }, &[Dimension::Case, Dimension::Polarity]);
    let wish = Wish { date: String::new(), quotes: true };
    let first = made(&study, &spec, &Lens::default(), &wish);
    let firsts: Vec<Vec<u8>> = Format::ALL.iter().map(|one| out::write(&first, *one).unwrap()).collect();
    // Dates of files count in steps of two seconds; a clock that got in would show.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let again = made(&partnerships(), &spec, &Lens::default(), &wish);
    for (format, before) in Format::ALL.into_iter().zip(firsts) {
        assert!(out::write(&again, format).unwrap() == before, "{format:?}");
    }
}

#[test]
fn documents_are_sound_xml() {
    let study = partnerships();
    let spec = findings(Dimension::Theme { depth: None }, &[Dimension::Case, Dimension::Polarity]);
    let sheet = made(&study, &spec, &Lens::default(), &Wish { quotes: true, ..Wish::default() });
    read::all_xml_is_sound(&out::xlsx(&sheet).unwrap());
    read::all_xml_is_sound(&out::docx(&sheet).unwrap());
}
