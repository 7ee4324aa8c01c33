//! Surveys: what columns are taken for, and what rows become.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crosscase::edit::History;
use crosscase::import::ImportError;
use crosscase::import::sheet::{Sheet, is_table, read_sheets};
use crosscase::import::survey::{Plan, Reason, RowsBecome, Use, columns, guess};
use crosscase::import::value::{Manner, date, number, parse, yes_no};
use crosscase::session::{NewStudy, Session, new_study, read_attributes, survey};
use crosscase::study::{AttributeKind, MarkKind, SourceKind, Study, Value};

fn sheet(name: &str, text: &str) -> Sheet {
    read_sheets(name, text.as_bytes()).unwrap().remove(0)
}

fn session() -> Session {
    let new = NewStudy { cases: vec!["North".into(), "South".into()], ..NewStudy::default() };
    Session::new(new_study(&new), History::default())
}

fn value_of(study: &Study, case: &str, attribute: &str) -> Option<Value> {
    let attribute = study.attributes.iter().find(|one| one.name == attribute).unwrap();
    let case = study.cases.iter().find(|one| one.name == case).unwrap();
    case.values.get(&attribute.id).cloned()
}

const CLINICS: &str = "\
Clinic;Beds;Open at night;Founded on;Region;What changed since the merger?
Adler;12;yes;14.09.2007;hill;\"We wait less now.
But the records are lost.\"
Birch;1.204,5;no;01.02.1999;hill;Nothing that I could name in one word or two.
Cedar;;yes;31.12.1987;coast;The nurses left, one after the other, within a year.
Dahlia;n/a;maybe;1.3.2001;coast;
Elm;7;No;02.02.2002;coast;They built a new wing and closed the old one for good.
Fern;8;YES;03.02.2002;hill;My mother was treated there and I would not know what changed.
";

#[test]
fn columns_are_taken_for_what_they_are_and_it_is_said_why() {
    let table = sheet("clinics.csv", CLINICS);
    assert_eq!(table.columns[5], "What changed since the merger?");
    assert_eq!((table.rows.len(), table.rows[1].len()), (6, 6));
    let guesses = columns(&table);
    let why: Vec<Reason> = guesses.iter().map(|guess| guess.why).collect();
    assert_eq!(guesses[0].what, Use::Case);
    assert_eq!(why[0], Reason::NamesRows);
    assert_eq!(guesses[1].what, Use::Attribute(AttributeKind::Number));
    // One of six is no yes or no: fewer than nineteen of twenty fit.
    assert!(matches!(&guesses[2].what, Use::Attribute(AttributeKind::Text | AttributeKind::Choice(_))));
    assert_eq!(guesses[3].what, Use::Attribute(AttributeKind::Date));
    assert_eq!(why[3], Reason::Dates { unsure: false });
    assert_eq!(guesses[4].what, Use::Attribute(AttributeKind::Choice(vec!["coast".into(), "hill".into()])));
    assert_eq!(guesses[5].what, Use::Text);
    assert_eq!(guess(&table, &["North"]).rows, RowsBecome::Cases);
}

#[test]
fn rows_become_cases_with_typed_attributes_and_one_undo_takes_all_back() {
    let table = sheet("clinics.csv", CLINICS);
    let mut plan = guess(&table, &[]);
    plan.uses[2] = Use::Attribute(AttributeKind::YesNo);
    let mut session = session();
    let before = session.study().clone();
    let made = survey(session.study(), &table, &plan, session.coder());
    assert_eq!((made.cases, made.joined, made.attributes, made.sources), (6, 0, 4, 5));
    // What does not fit, and the row that says nothing, are named with the rows of the file.
    assert_eq!(made.problems.len(), 3, "{:?}", made.problems);
    assert!(made.problems.iter().any(|one| one.contains("“maybe” in row 5")), "{:?}", made.problems);
    assert!(made.problems.contains(&"Beds: 1 cell says “n/a” and stays empty.".to_owned()));
    session.edit(&made.command.unwrap()).unwrap();
    let study = session.study();
    assert_eq!(study.cases.len(), 8);
    assert_eq!(value_of(study, "Birch", "Beds"), Some(Value::Number(1204.5)));
    assert_eq!(value_of(study, "Cedar", "Beds"), None);
    assert_eq!(value_of(study, "Dahlia", "Beds"), None, "n/a says nothing");
    assert_eq!(value_of(study, "Fern", "Open at night"), Some(Value::YesNo(true)));
    assert_eq!(value_of(study, "Adler", "Founded on"), Some(Value::Date("2007-09-14".into())));
    assert_eq!(value_of(study, "Elm", "Region"), Some(Value::Choice("coast".into())));
    let adler = study.cases.iter().find(|case| case.name == "Adler").unwrap();
    let source = study.sources_of(adler.id)[0];
    assert_eq!(source.kind, SourceKind::SurveyAnswer);
    assert_eq!(study.text(source.id), "We wait less now.\nBut the records are lost.\n");
    assert_eq!(study.marks(source.id)[0].what, MarkKind::Field("What changed since the merger?".into()));
    session.undo().unwrap().unwrap();
    assert!(session.study().same_content(&before));
}

#[test]
fn an_answer_that_is_a_sign_for_nothing_elsewhere_is_kept_as_it_was_given() {
    let table =
        sheet("t.csv", "Name,Support,Beds,What helped?\nA,none,n/a,None\nB,hill,-,na\nC,coast,n/a,.\n");
    let mut session = session();
    let choice = Use::Attribute(AttributeKind::Choice(Vec::new()));
    let number = Use::Attribute(AttributeKind::Number);
    let plan = Plan { rows: RowsBecome::Cases, uses: vec![Use::Case, choice, number, Use::Text] };
    let made = survey(session.study(), &table, &plan, session.coder());
    assert_eq!(made.sources, 3);
    assert_eq!(
        made.problems,
        ["Beds: 1 cell says “-” and stays empty.", "Beds: 2 cells say “n/a” and stay empty."]
    );
    session.edit(&made.command.unwrap()).unwrap();
    let study = session.study();
    assert_eq!(value_of(study, "A", "Support"), Some(Value::Choice("none".into())));
    let said: Vec<&str> = study.sources.iter().map(|source| study.text(source.id).trim_end()).collect();
    assert_eq!(said, ["None", "na", "."]);
}

#[test]
fn rows_become_sources_of_the_case_that_a_column_names() {
    let table = sheet(
        "answers.csv",
        "Who,Place,Age,Said\nAda,North,31,\"The gate was closed, and nobody could say until when.\"\n\
         Bo,South,52,\"We walked around the hill instead, as we had always done.\"\n\
         Cy,North,44,\"Nobody had told us that the gate would be closed that day.\"\n",
    );
    let session = session();
    let names: Vec<&str> = session.study().cases.iter().map(|case| case.name.as_str()).collect();
    let plan = guess(&table, &names);
    assert_eq!(plan.rows, RowsBecome::SourcesByColumn);
    assert_eq!(plan.uses, [Use::Title, Use::Case, Use::Note, Use::Text]);
    let made = survey(session.study(), &table, &plan, session.coder());
    assert_eq!((made.cases, made.joined, made.sources, made.attributes), (0, 2, 3, 0));
    let mut session = session;
    session.edit(&made.command.unwrap()).unwrap();
    let study = session.study();
    let north = study.cases.iter().find(|case| case.name == "North").unwrap();
    let titles: Vec<&str> = study.sources_of(north.id).iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Ada", "Cy"]);
    assert_eq!(study.sources_of(north.id)[0].note, "Age: 31");
}

#[test]
fn the_first_dates_of_rows_that_become_sources_are_theirs() {
    let table = sheet(
        "t.csv",
        "Who,Met on,Born on,Said\nAda,14.09.2007,1.2.1980,\"We waited, all of us, until the gate was open.\"\n",
    );
    let mut session = session();
    let case = session.study().cases.ids().next().unwrap();
    let date = Use::Attribute(AttributeKind::Date);
    let uses = vec![Use::Case, date.clone(), date, Use::Text];
    let mut plan = Plan { rows: RowsBecome::SourcesOf(case), uses };
    plan.as_sources();
    assert_eq!(plan.uses, [Use::Title, Use::Date, Use::Note, Use::Text]);
    let made = survey(session.study(), &table, &plan, session.coder());
    session.edit(&made.command.unwrap()).unwrap();
    let source = session.study().sources_of(case)[0];
    assert_eq!((source.date.as_str(), source.note.as_str()), ("2007-09-14", "Born on: 1.2.1980"));
}

#[test]
fn names_that_are_missing_or_come_twice_are_numbered_and_said() {
    let table = sheet("t.csv", "Name,Beds\nA,1\n,2\nA,3\nNorth,4\n");
    let session = session();
    let plan = Plan { rows: RowsBecome::Cases, uses: vec![Use::Case, Use::Attribute(AttributeKind::Number)] };
    let made = survey(session.study(), &table, &plan, None);
    let names: Vec<&str> = made.rows.iter().map(|row| row.case.as_str()).collect();
    assert_eq!(names, ["A", "Row 3", "A (2)", "North"]);
    assert_eq!((made.cases, made.joined), (3, 1));
    assert!(made.problems.iter().any(|one| one.contains("row 3")));
    assert!(made.problems.iter().any(|one| one.contains("numbered: A")));
    let none = Plan { rows: RowsBecome::Cases, uses: vec![Use::LeaveOut, Use::LeaveOut] };
    let made = survey(session.study(), &table, &none, None);
    assert!(made.command.is_none() && made.problems.len() == 1);
}

/// A thousand rows with every kind of attribute and two questions.
fn thousand() -> String {
    let mut table = String::from("Respondent,Age,Member,Joined,Region,What works?,What does not?\n");
    for row in 0..1_000 {
        writeln!(
            table,
            "Respondent {row},{},{},20{:02}-03-{:02},{},\"What works in place {row} is that people meet, and talk.\",\"In place {row} nothing is written down, so that all is forgotten.\"",
            18 + row % 60,
            if row % 3 == 0 { "yes" } else { "no" },
            row % 20,
            1 + row % 28,
            ["north", "south", "east"][row % 3],
        )
        .unwrap();
    }
    table
}

#[test]
fn a_thousand_rows_become_a_thousand_cases_or_sources() {
    let table = sheet("survey.csv", &thousand());
    let plan = guess(&table, &[]);
    let kinds: Vec<&Use> = plan.uses.iter().collect();
    assert!(matches!(
        kinds[..],
        [
            Use::Case,
            Use::Attribute(AttributeKind::Number),
            Use::Attribute(AttributeKind::YesNo),
            Use::Attribute(AttributeKind::Date),
            Use::Attribute(AttributeKind::Choice(_)),
            Use::Text,
            Use::Text
        ]
    ));
    let mut session = session();
    let start = Instant::now();
    let made = survey(session.study(), &table, &plan, session.coder());
    let planned = start.elapsed();
    assert!(made.problems.is_empty(), "{:?}", made.problems);
    session.edit(&made.command.unwrap()).unwrap();
    report("1,000 cases", planned, start.elapsed());
    assert_eq!((session.study().cases.len(), session.study().sources.len()), (1_002, 1_000));
    assert!(session.study().cases.iter().filter(|case| case.values.len() == 4).count() == 1_000);
    session.undo().unwrap().unwrap();

    let case = session.study().cases.ids().next().unwrap();
    let mut plan = Plan { rows: RowsBecome::SourcesOf(case), ..plan };
    plan.as_sources();
    let start = Instant::now();
    let made = survey(session.study(), &table, &plan, session.coder());
    let planned = start.elapsed();
    session.edit(&made.command.unwrap()).unwrap();
    report("1,000 sources", planned, start.elapsed());
    assert_eq!(session.study().sources_of(case).len(), 1_000);
    let source = session.study().sources_of(case)[999];
    assert_eq!(source.title, "Respondent 999");
    assert!(source.note.contains("Age: 57") && source.note.contains("Region: north"), "{}", source.note);
    assert_eq!(session.study().marks(source.id).len(), 2);
}

/// Times are for people to look at (`--nocapture`); a slow machine fails no test.
fn report(what: &str, planned: Duration, done: Duration) {
    println!("{what}: worked out in {planned:?}, done in {done:?}");
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (cell, comma, value) in [
        ("12", false, Some(12.0)),
        ("-3.5", false, Some(-3.5)),
        ("1,234.5", false, Some(1234.5)),
        ("1.234,5", true, Some(1234.5)),
        ("1 234,5", true, Some(1234.5)),
        ("12 %", false, Some(12.0)),
        ("€ 20", false, Some(20.0)),
        ("1e3", false, Some(1000.0)),
        ("12,34", false, None),
        ("1.2.3", false, None),
        ("about 12", false, None),
        ("inf", false, None),
        ("NaN", false, None),
        ("", false, None),
    ] {
        assert_eq!(number(cell, comma), value, "{cell}");
    }
    assert!(Manner::of(["1,5", "2,25", "3"].into_iter()).decimal_comma);
    assert!(!Manner::of(["1.5", "1,234.5"].into_iter()).decimal_comma);
    assert!(!Manner::of(["1,234"].into_iter()).decimal_comma);
}

#[test]
fn dates_are_read_as_they_are_written() {
    for (cell, month_first, value) in [
        ("2007", false, Some("2007")),
        ("2007-09", false, Some("2007-09")),
        ("2007-09-14", false, Some("2007-09-14")),
        ("2007/9/4", false, Some("2007-09-04")),
        ("2007-09-14 10:22:33", false, Some("2007-09-14")),
        ("2007-09-14T10:22:33Z", false, Some("2007-09-14")),
        ("4/9/2007", false, Some("2007-09-04")),
        ("4/9/2007", true, Some("2007-04-09")),
        ("14.09.07", false, Some("2007-09-14")),
        ("9/14/2007 8:15 PM", false, Some("2007-09-14")),
        ("29.02.2007", false, None),
        ("31/4/2007", false, None),
        ("14 men", false, None),
        ("3-4", false, None),
        ("12", false, None),
    ] {
        assert_eq!(date(cell, month_first).as_deref(), value, "{cell}");
    }
    assert!(Manner::of(["9/14/2007", "1/2/2007"].into_iter()).month_first);
    assert!(Manner::of(["1/2/2007"].into_iter()).unsure_of_month);
}

#[test]
fn yes_and_no_are_known_in_many_languages() {
    for (cell, value) in [("Oui", true), ("NEIN", false), ("sí", true), ("ទេ", false), ("Да", true)] {
        assert_eq!(yes_no(cell), Some(value), "{cell}");
    }
    assert_eq!((yes_no("1"), yes_no("maybe")), (None, None));
    let choice = AttributeKind::Choice(vec!["Hill".into()]);
    assert_eq!(parse("hill", &choice, Manner::default()), Some(Value::Choice("Hill".into())));
    assert_eq!(parse("coast", &choice, Manner::default()), None);
}

#[test]
fn tables_are_known_by_name_and_read_in_any_dress() {
    assert!(is_table("a.CSV", b"a,b") && is_table("a.tsv", b"a\tb") && !is_table("a.txt", b"a,b"));
    let tabs = sheet("a.tsv", "a\tb\n1\t2\n");
    assert_eq!((tabs.columns, tabs.rows), (vec!["a".into(), "b".into()], vec![vec!["1".into(), "2".into()]]));
    let bars = sheet("a.csv", "a|b\n\n1|2\n");
    assert_eq!((bars.rows.len(), bars.row_number(0)), (1, 2));
    let said = sheet("a.csv", "sep=;\na;b\n1,5;2\n");
    assert_eq!(said.rows, [["1,5", "2"]]);
    let mut numbers = sheet("a.csv", "1,2\n3,4\n");
    assert!(!numbers.has_header());
    assert_eq!(numbers.columns, ["Column 1", "Column 2"]);
    numbers.set_header(true);
    assert_eq!((numbers.columns.as_slice(), numbers.rows.len()), (&["1".into(), "2".into()][..], 1));
    let ragged = sheet("a.csv", "a,b,c\n1\n1,2,3,,,\n");
    assert_eq!(ragged.rows, [["1", "", ""], ["1", "2", "3"]]);
    let twice = sheet("a.csv", "a,a,\n1,2,3\n");
    assert_eq!(twice.columns, ["a", "a (2)", "Column 3"]);
    assert_eq!(read_sheets("a.csv", b" , \n,\n"), Err(ImportError::NoWords));
}

#[test]
fn doubtful_dates_and_numbers_of_a_file_of_attributes_are_said() {
    let session = session();
    let said = |bytes: &[u8]| read_attributes(session.study(), "a.csv", bytes).unwrap().assumed;
    let doubtful = said(b"case;Founded;Beds\nNorth;03/04/2020;1,200\nSouth;05/06/2021;3,400\n");
    assert_eq!(doubtful.len(), 2, "{doubtful:?}");
    assert!(doubtful[0].starts_with("Founded: ") && doubtful[1].starts_with("Beds: "), "{doubtful:?}");
    let plain = said(b"case;Founded;Beds\nNorth;23/04/2020;1,25\nSouth;05/06/2021;3,400\n");
    assert_eq!(plain, Vec::<String>::new());
}

#[test]
fn stray_quotation_marks_merge_no_rows() {
    let table = sheet("q.tsv", "id\tquote\n1\t\"Well\n2\tfine\n3\tgood \"ok\"\n4\t\"so\"\n");
    assert_eq!(table.columns, ["id", "quote"]);
    assert_eq!(table.rows, [["1", "\"Well"], ["2", "fine"], ["3", "good \"ok\""], ["4", "so"]]);
    assert!(table.origin.remarks.iter().any(|said| said.starts_with("1 quotation mark is opened")));
    // The other cells keep what their own marks hold together.
    let table = sheet("q.csv", "id,quote\n1,\"Well\n2,\"so, \"\"fine\"\"\"\n3,\"two,\nlines\"\n");
    assert_eq!(table.rows, [["1", "\"Well"], ["2", "so, \"fine\""], ["3", "two,\nlines"]]);
    let whole = sheet("q.tsv", "id\tquote\n1\t\"two\nlines\"\n");
    assert_eq!(whole.rows, [["1", "two\nlines"]]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nothing() {
    let table = sheet("a.csv", "who,said\nA,\"no end\nB,two\nC,three\nD,four\nE,five\n");
    assert_eq!(table.rows.len(), 5);
    assert!(table.origin.remarks.iter().any(|remark| remark.contains("never closed")));
}

#[test]
fn the_three_rows_of_qualtrics_are_one_header() {
    let table = sheet(
        "q.csv",
        "Q1,Q2\nHow old are you?,What changed?\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n31,All\n",
    );
    assert_eq!(table.columns, ["How old are you?", "What changed?"]);
    assert_eq!(table.rows, [["31", "All"]]);
}
