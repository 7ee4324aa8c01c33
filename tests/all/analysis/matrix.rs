use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, show, spec, study};

/// Evidence matrix under no lens.
fn counts(line: &str, rows: &str, columns: &str) -> String {
    show(&study(line).matrix(&spec(rows, columns), &Lens::default()))
}

/// Findings matrix under no lens.
fn findings(line: &str, rows: &str, columns: &str) -> String {
    let spec = MatrixSpec { cell: CellKind::Findings, ..spec(rows, columns) };
    show(&study(line).matrix(&spec, &Lens::default()))
}

fn with(line: &str, spec: &MatrixSpec) -> String {
    show(&study(line).matrix(spec, &Lens::default()))
}

#[test]
fn counts_in_one_line() {
    for (line, rows, columns, expected) in [
        // Nothing at all.
        ("", "theme", "case", "total =0"),
        ("A:T1:meso:-", "theme", "case", "T1 A=1 =1; total A=1 =1"),
        ("A:T1:meso:- B:T2:meso:-", "theme", "case", "T1 A=1 B=0 =1; T2 A=0 B=1 =1; total A=1 B=1 =2"),
        // Two themes on one passage: in both rows, once in the totals.
        ("A:T1,T2:meso:-", "theme", "case", "T1 A=1 =1; T2 A=1 =1; total A=1 =1"),
        // A theme and one below it: once in the upper row.
        ("A:T1,T1/x:meso:-", "theme", "case", "T1 A=1 =1; x A=1 =1; total A=1 =1"),
        ("A:T1/x,T1/y:meso:-", "top", "case", "T1 A=1 =1; total A=1 =1"),
        ("A:T1/x/z:_:_ A:T1/y:_:_", "theme", "case", "T1 A=2 =2; x A=1 =1; z A=1 =1; y A=1 =1; total A=2 =2"),
        // Several levels: once in each, once in total.
        ("A:T1:meso,micro:-", "level", "case", "macro A=0 =0; meso A=1 =1; micro A=1 =1; total A=1 =1"),
        // Without a level there is no row, and the totals leave it out.
        ("A:T1:_:- A:T1:macro:-", "level", "case", "macro A=1 =1; meso A=0 =0; micro A=0 =0; total A=1 =1"),
        (
            "A:T1:macro:+ A:T1:macro:- A:T1:macro:_",
            "theme",
            "polarity",
            "T1 enabling=1 constraining=1 mixed=0 =2; total enabling=1 constraining=1 mixed=0 =2",
        ),
        // Nested columns.
        (
            "A:T1:macro:+ B:T1:macro:- B:T1:macro:-",
            "theme",
            "case/polarity",
            "T1 A/enabling=1 A/constraining=0 A/mixed=0 B/enabling=0 B/constraining=2 B/mixed=0 =3; \
             total A/enabling=1 A/constraining=0 A/mixed=0 B/enabling=0 B/constraining=2 B/mixed=0 =3",
        ),
        // A unit belongs to one case: no header for the other.
        ("A.u:T1:_:_ B:T1:_:_", "theme", "case/unit", "T1 A/u=1 =1; total A/u=1 =1"),
        ("A.u:T1:_:_ A:T1:_:_ B:T1:_:_", "theme", "case+units", "T1 A=2 u=1 B=1 =3; total A=2 u=1 B=1 =3"),
        ("A:T1:_:_~GM A:T1:_:_", "coder", "case", "GM A=1 =1; EA A=1 =1; total A=2 =2"),
        ("A:T1:_:_@s1 A:T2:_:_@s2", "source", "case", "s1 A=1 =1; s2 A=1 =1; total A=2 =2"),
        // No dimension on one side: one line.
        ("A:T1:_:_ B:T1:_:_", "", "case", "All A=1 B=1 =2; total A=1 B=1 =2"),
    ] {
        assert_eq!(counts(line, rows, columns), expected, "{line} | {rows} × {columns}");
    }
}

#[test]
fn findings_for_both_cases() {
    for (line, rows, columns, expected) in [
        ("=A,B:T1:meso:-", "theme", "case", "T1 A=1 B=1 =1; total A=1 B=1 =1"),
        ("=A,B:T1:meso:- =A:T1:meso:+", "theme", "case", "T1 A=2 B=1 =2; total A=2 B=1 =2"),
        (
            "=A,B:T1:meso,micro:-",
            "level",
            "case",
            "macro A=0 B=0 =0; meso A=1 B=1 =1; micro A=1 B=1 =1; total A=1 B=1 =1",
        ),
        // Evidence is not counted as a finding.
        ("A:T1:meso:- =A:T1:meso:-<0", "theme", "case", "T1 A=1 =1; total A=1 =1"),
        ("A:T1:meso:-@s1 =A:T1:meso:-<0", "source", "case", "s1 A=1 =1; total A=1 =1"),
    ] {
        assert_eq!(findings(line, rows, columns), expected, "{line} | {rows} × {columns}");
    }
}

const OUTLYING: &str = "=UK.out:T5:micro:+ =UK.out:T5:micro,meso:+ =UK:T5:micro:- =KH,UK:T5:meso:±";

#[test]
fn hiding_a_unit_takes_its_findings_from_the_case() {
    let built = study(OUTLYING);
    let spec = MatrixSpec { cell: CellKind::Findings, ..spec("case+units", "theme") };
    let out = built.unit_id("out");
    assert_eq!(
        show(&built.matrix(&spec, &Lens::default())),
        "UK T5=4 =4; out T5=2 =2; KH T5=1 =1; total T5=4 =4"
    );
    let expected = "UK T5=2 =2; KH T5=1 =1; total T5=2 =2";
    let lens = Lens { excluded_units: [out].into(), ..Lens::default() };
    assert_eq!(show(&built.matrix(&spec, &lens)), expected);
    let hidden = MatrixSpec { without_units: [out].into(), ..spec };
    assert_eq!(show(&built.matrix(&hidden, &Lens::default())), expected);
    let uk = [Key::Case(built.case_id("UK"))];
    assert_eq!(built.behind(&hidden, &Lens::default(), Some(&uk), None), [2, 3]);
}

#[test]
fn notes_say_what_the_numbers_hide() {
    let notes = |line: &str, rows: &str, columns: &str| {
        let spec = MatrixSpec { cell: CellKind::Findings, ..spec(rows, columns) };
        study(line).matrix(&spec, &Lens::default()).notes
    };
    let several = |field, records| Note::Several { field, records };
    let left_out = |field, records| Note::LeftOut { field, records };
    assert_eq!(notes("=A:T1:meso:-", "theme", "case"), []);
    assert_eq!(notes("=A,B:T1:meso:- =A:T1:meso:-", "theme", "case"), [several(Field::Case, 1)]);
    assert_eq!(
        notes("=A,B:T1:meso:- =A:T1:meso,micro:- =A:T1:_:-", "level", "case/polarity"),
        [several(Field::Level, 1), left_out(Field::Level, 1), several(Field::Case, 1)]
    );
    assert_eq!(notes("=A:T1:meso:_", "level", "case/polarity"), [left_out(Field::Polarity, 1)]);
    // A theme and the one below it are not two themes side by side for the upper row only.
    assert_eq!(notes("=A:T1/x,T1/y:meso:-", "top", "case"), []);
}

#[test]
fn subtotals_missing_and_empty_headers() {
    let line = "A:T1:meso:- A:T1:_:- B:T2:micro:+";
    let subtotals = MatrixSpec { subtotals: true, show_empty: false, ..spec("theme/level", "case") };
    assert_eq!(
        with(line, &subtotals),
        "T1 A=2 B=0 =2; T1/meso A=1 B=0 =1; T2 A=0 B=1 =1; T2/micro A=0 B=1 =1; total A=2 B=1 =3"
    );
    let missing = MatrixSpec { show_missing: true, ..spec("level", "case") };
    assert_eq!(
        with(line, &missing),
        "macro A=0 B=0 =0; meso A=1 B=0 =1; micro A=0 B=1 =1; no level A=1 B=0 =1; total A=2 B=1 =3"
    );
    // No such record, no such header.
    assert_eq!(with("A:T1:meso:-", &missing), "macro A=0 =0; meso A=1 =1; micro A=0 =0; total A=1 =1");
    let flat = MatrixSpec { roll_up: false, ..spec("theme", "case") };
    assert_eq!(with("A:T1/x:_:_ A:T1:_:_", &flat), "T1 A=1 =1; x A=1 =1; total A=2 =2");
}

#[test]
fn measures() {
    let line = "A:T1:_:+ A:T1:_:- A:T2:_:- B:T1:_:-";
    let of = |measure| with(line, &MatrixSpec { measure, ..spec("theme", "case") });
    assert_eq!(of(Measure::TablePercent), "T1 A=50 B=25 =75; T2 A=25 B=0 =25; total A=75 B=25 =100");
    assert_eq!(of(Measure::ColumnPercent).split("; ").nth(1), Some("T2 A=33.333333333333336 B=0 =25"));
    assert_eq!(of(Measure::RowPercent).split("; ").nth(1), Some("T2 A=100 B=0 =100"));
    // Each case has one source of 500 words.
    assert_eq!(of(Measure::PerThousandWords), "T1 A=4 B=2 =3; T2 A=2 B=0 =1; total A=6 B=2 =4");
    let built = study(line);
    let spec = MatrixSpec { measure: Measure::PerThousandWords, ..spec("theme", "case") };
    assert_eq!(built.matrix(&spec, &Lens::default()).denominators, [500, 500]);
    // A share of nothing is not nothing.
    let none = MatrixSpec { measure: Measure::RowPercent, ..super::notation::spec("level", "case") };
    assert_eq!(with("A:T1:_:_", &none), "macro A=? =?; meso A=? =?; micro A=? =?; total A=? =?");
}

#[test]
fn other_cells() {
    let line = "A.u:T1:_:+@s1 A.u:T1:_:-@s1 A:T1:_:-@s2 A.v:T2:_:_@s2 B:T1:_:_@s3";
    let of = |cell| with(line, &MatrixSpec { cell, ..spec("theme", "case") });
    assert_eq!(of(CellKind::Sources), "T1 A=2 B=1 =3; T2 A=1 B=0 =1; total A=2 B=1 =3");
    assert_eq!(of(CellKind::Units), "T1 A=1 B=0 =1; T2 A=1 B=0 =1; total A=2 B=0 =2");
    assert_eq!(of(CellKind::Words), "T1 A=6 B=2 =8; T2 A=2 B=0 =2; total A=8 B=2 =10");
    assert_eq!(of(CellKind::Characters), "T1 A=27 B=9 =36; T2 A=9 B=0 =9; total A=36 B=9 =45");
    // A total says in how many cases a theme is, and how many themes a case has.
    assert_eq!(of(CellKind::Presence), "T1 A=1 B=1 =2; T2 A=1 B=0 =1; total A=2 B=1 =3");
    let mix = study(line).matrix(&spec("theme", "case"), &Lens::default());
    assert_eq!(mix.cell(0, 0).map(|cell| cell.mix), Some([1, 2, 0, 0]));
    assert_eq!(mix.grand_total.mix, [1, 2, 0, 2]);
}

#[test]
fn rows_that_differ_and_orders() {
    let line = "A:T1:_:_ B:T1:_:_ A:T2:_:_ A:T3:_:_ A:T3:_:_ A:T3/z:_:_ A:T3/y:_:_ A:T3/y:_:_";
    let rows = |spec: MatrixSpec| -> Vec<String> {
        let matrix = study(line).matrix(&spec, &Lens::default());
        matrix.rows.iter().map(|row| row.labels.join("/")).collect()
    };
    let base = spec("theme", "case");
    assert_eq!(rows(MatrixSpec { rows_only_that_differ: true, ..base.clone() }), ["T2", "T3", "z", "y"]);
    assert_eq!(rows(MatrixSpec { row_order: Order::Total, ..base.clone() }), ["T3", "y", "z", "T1", "T2"]);
    assert_eq!(rows(MatrixSpec { row_order: Order::Label, ..base.clone() }), ["T1", "T2", "T3", "y", "z"]);
    let first = Order::Hand(vec![Key::Theme(study(line).theme_id("T2"))]);
    assert_eq!(rows(MatrixSpec { row_order: first, ..base }), ["T2", "T1", "T3", "z", "y"]);
    let nested = MatrixSpec { row_order: Order::Total, show_empty: false, ..spec("case/top", "") };
    assert_eq!(rows(nested), ["A/T3", "A/T1", "A/T2", "B/T1"]);
}

fn cases_by_attribute(built: &mut Built, values: &[(&str, f64)]) -> AttributeId {
    let id = AttributeId::from_uuid(built.fresh());
    for (name, value) in values {
        let mut case = built.study.cases.get(built.case_id(name)).expect("case").clone();
        case.values.insert(id, Value::Number(*value));
        built.put(case);
    }
    id
}

#[test]
fn cases_ordered_by_an_attribute() {
    let mut built = study("A:T1:_:_ B:T1:_:_ C:T1:_:_");
    let id = cases_by_attribute(&mut built, &[("A", 9.0), ("C", 3.0)]);
    let spec = MatrixSpec { column_order: Order::Attribute(id), ..spec("theme", "case") };
    assert_eq!(show(&built.matrix(&spec, &Lens::default())), "T1 C=1 A=1 B=1 =3; total C=1 A=1 B=1 =3");
}

#[test]
fn lens_narrows_records_and_headers() {
    let built = study("A:T1:meso,micro:+ A:T2:meso:- B:T1:_:- B:T1/x:macro:_ A.u:T2:micro:_~GM");
    let show = |lens: Lens, rows: &str| show(&built.matrix(&spec(rows, "case"), &lens));
    let all = Lens::default();
    let t1 = Lens { themes: [built.theme_id("T1")].into(), ..all.clone() };
    assert_eq!(show(t1, "theme"), "T1 A=1 B=2 =3; x A=0 B=1 =1; total A=1 B=2 =3");
    let x = Lens { themes: [built.theme_id("x")].into(), ..all.clone() };
    assert_eq!(show(x, "top"), "T1 A=0 B=1 =1; total A=0 B=1 =1");
    let meso = Lens { levels: [built.level_id("meso")].into(), ..all.clone() };
    assert_eq!(show(meso.clone(), "level"), "meso A=2 B=0 =2; total A=2 B=0 =2");
    let or_none = Lens { without_level: true, ..meso };
    assert_eq!(show(or_none, "theme"), "T1 A=1 B=1 =2; x A=0 B=0 =0; T2 A=1 B=0 =1; total A=2 B=1 =3");
    let only_none = Lens { without_level: true, ..all.clone() };
    assert_eq!(show(only_none, ""), "All A=0 B=1 =1; total A=0 B=1 =1");
    let gm = Lens { coders: [built.coder_id("GM")].into(), ..all.clone() };
    assert_eq!(show(gm, ""), "All A=1 B=0 =1; total A=1 B=0 =1");
    let b = Lens { cases: [built.case_id("B")].into(), ..all };
    assert_eq!(show(b, ""), "All B=2 =2; total B=2 =2");
}

#[test]
fn lens_on_findings() {
    let built = study("A:T1:_:_@s1 B:T1:_:_@s2 =A,B:T1:meso,micro:-<0,1 =A:T1:_:+<0 =B:T1:macro:-");
    let count = |lens: &Lens| Filter::new(&built.index(), lens).count(&built.index().findings);
    let all = Lens::default();
    assert_eq!(count(&all), 3);
    assert_eq!(count(&Lens { cases: [built.case_id("B")].into(), ..all.clone() }), 2);
    assert_eq!(count(&Lens { levels: [built.level_id("micro")].into(), ..all.clone() }), 1);
    assert_eq!(count(&Lens { sources: [built.source_id("s1")].into(), ..all.clone() }), 2);
    assert_eq!(count(&Lens { polarities: [Polarity::Enabling].into(), ..all }), 1);
}

#[test]
fn lens_in_words() {
    let built = study("A.u:T1:meso:+ B:T2:meso:+");
    let lens = Lens {
        themes: [built.theme_id("T2")].into(),
        levels: [built.level_id("micro"), built.level_id("macro")].into(),
        polarities: [Polarity::Mixed].into(),
        without_polarity: true,
        excluded_units: [built.unit_id("u")].into(),
        ..Lens::default()
    };
    let words: Vec<String> =
        lens.describe(&built.study).into_iter().map(|(what, which)| format!("{what}: {which}")).collect();
    assert_eq!(
        words,
        ["Themes: T2", "Levels: macro, micro", "Polarity: mixed, no polarity", "Without units: u"]
    );
    assert!(!lens.is_everything() && Lens::default().is_everything());
    assert!(Lens::default().describe(&built.study).is_empty());
}

#[test]
fn more_cells_than_memory_is_an_error() {
    let line: String = (0..300).map(|n| format!("A:T{n}:_:_@s{n}~c{n} ")).collect();
    let built = study(&line);
    let spec = spec("theme/source", "coder");
    assert_eq!(
        matrix(&built.study, &built.index(), &spec, &Lens::default()).err(),
        Some(MatrixError::TooLarge)
    );
}
