//! Displays that are no matrices: the window says the numbers of the command line, each cell is spoken,
//! and Enter opens what it counts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crosscase::analysis::Lens;
use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::{CaseId, Study};
use eframe::egui::{Key, Role};
use serde_json::Value;

use super::super::cli::run;
use super::super::ui_keys::Hand;
use super::{sample, window};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects").join(name)
}

fn json(arguments: &[&str]) -> Value {
    let at = tempfile::tempdir().unwrap();
    let study = folder("health-partnerships");
    let (command, rest) = arguments.split_first().unwrap();
    let ran = run(at.path(), &[&[*command, study.to_str().unwrap()], rest].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn opened(session: Session, display: &str) -> Hand {
    let mut hand = window(session);
    hand.command(&format!("Display: {display}"));
    made(&mut hand);
    hand
}

/// Waits until what was asked for is there.
fn made(hand: &mut Hand) {
    hand.wait("the table", |hand| !hand.sees(Role::Label, "The numbers are being counted."));
    hand.settle();
}

/// Picks one of a list that opens.
fn choose(hand: &mut Hand, list: &str, one: &str) {
    hand.tab_to(Role::Button, &format!("{list}: "));
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, one);
    hand.key(Key::Enter);
    made(hand);
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// A share as it stands in a cell.
fn share(value: &Value) -> String {
    value.as_f64().map_or_else(|| "–".into(), |value| format!("{value:.3}"))
}

fn told(hand: &Hand, cells: &BTreeSet<String>, least: usize) {
    let said: BTreeSet<String> = hand.all(Role::Cell).into_iter().collect();
    let heard = said.intersection(cells).count();
    assert!(heard >= least, "{heard} of {} among {:#?}", said.len(), said.difference(cells).take(9));
    let strange: Vec<_> = said.difference(cells).collect();
    assert!(strange.is_empty(), "{strange:#?}");
}

#[test]
fn themes_stand_together_as_often_as_the_command_line_says() {
    let found = json(&["cooccurrence", "--json", "--near", "paragraph", "--by-case"]);
    let names: Vec<&str> =
        found["themes"].as_array().unwrap().iter().map(|one| words(&one["name"])).collect();
    let name = |pair: &Value, side: usize| names[pair["themes"][side].as_u64().unwrap() as usize];
    let pairs = found["overall"]["pairs"].as_array().unwrap();
    let mut cells = BTreeSet::new();
    for pair in pairs {
        let row = format!("{} + {}", name(pair, 0), name(pair, 1));
        for (column, key) in [("c", "c"), ("overlap coefficient", "overlap"), ("Jaccard", "jaccard")] {
            cells.insert(format!("{row}, {column}: {}", share(&pair[key])));
        }
        for key in ["matched", "pairs", "characters"] {
            cells.insert(format!("{row}, {key}: {}", pair[key]));
        }
        for (side, column) in ["n of the first", "n of the second"].iter().enumerate() {
            let at = pair["themes"][side].as_u64().unwrap() as usize;
            cells.insert(format!("{row}, {column}: {}", found["overall"]["passages"][at]));
        }
        let unequal = if pair["unequal"].as_bool().unwrap() { "yes" } else { "no" };
        cells.insert(format!("{row}, unequal: {unequal}"));
    }
    // Thousands have a thin space between their digits.
    let cells: BTreeSet<String> = cells.into_iter().map(|cell| thin(&cell)).collect();
    let mut hand = opened(sample(), "Co-occurrence of themes");
    choose(&mut hand, "Together where they", "share a paragraph");
    told(&hand, &cells, 40);

    choose(&mut hand, "Show", "case by case");
    let mut cells = BTreeSet::new();
    let groups = std::iter::once(&found["overall"]).chain(found["cases"].as_array().unwrap());
    for group in groups {
        let column = match words(&group["case"]) {
            "all" => "All cases",
            case => case,
        };
        for pair in pairs {
            let own = group["pairs"].as_array().unwrap().iter();
            let own = own.clone().find(|own| own["themes"] == pair["themes"]);
            let both = [0, 1].map(|side| pair["themes"][side].as_u64().unwrap() as usize);
            let none = both.iter().all(|at| group["passages"][*at] == 0);
            let c = match own {
                Some(own) => share(&own["c"]),
                None if none => "–".into(),
                None => "0.000".into(),
            };
            cells.insert(format!("{} + {}, {column}: {c}", name(pair, 0), name(pair, 1)));
        }
    }
    told(&hand, &cells, 20);
}

/// The last number with thin spaces from four digits on.
fn thin(cell: &str) -> String {
    let (before, number) = cell.rsplit_once(": ").unwrap();
    match number.len() {
        4.. if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (thousands, rest) = number.split_at(number.len() - 3);
            format!("{before}: {thousands}\u{202f}{rest}")
        }
        _ => cell.to_owned(),
    }
}

#[test]
fn a_number_of_two_themes_opens_their_passages() {
    let mut hand = opened(sample(), "Co-occurrence of themes");
    hand.key(Key::ArrowRight);
    let here = hand.here();
    let row = here.trim_start_matches("Cell \"").split(", c: ").next().unwrap().to_owned();
    let (one, other) = row.split_once(" + ").unwrap();
    let behind = json(&["cooccurrence", "--json", "--behind", one, other]);
    let evidence: BTreeSet<&str> = behind
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|pair| pair["evidence"].as_array().unwrap().iter().map(words))
        .collect();
    hand.key(Key::Enter);
    hand.see(Role::Label, &format!("c × {row}"));
    assert!(!evidence.is_empty());
    hand.see(Role::Label, &counted(evidence.len()));
    hand.key(Key::Escape);
    assert_eq!(hand.here(), here, "the keyboard is back");
}

fn counted(count: usize) -> String {
    crosscase::t!("behind-count", count = count)
}

#[test]
fn cases_are_as_alike_as_the_command_line_says_and_it_is_said_why() {
    let found = json(&["similarity", "--json"]);
    let pairs = found["pairs"].as_array().unwrap();
    let mut hand = opened(sample(), "Similarity of cases");
    let mut cells = BTreeSet::new();
    for pair in pairs {
        let row = format!("{} and {}", words(&pair["cases"][0]), words(&pair["cases"][1]));
        cells.insert(format!("{row}, likeness: {}", share(&pair["value"])));
        for (column, key) in
            [("alike", "alike"), ("different", "different"), ("neither", "neither"), ("not known", "unknown")]
        {
            let names: Vec<&str> = pair[key].as_array().unwrap().iter().map(words).collect();
            cells.insert(format!("{row}, {column}: {}", names.len()));
            if !names.is_empty() {
                // What is in hand says the reasons in full.
                hand.see(Role::Label, &names.join(", "));
            }
        }
    }
    told(&hand, &cells, 5);
    let labels = hand.all(Role::Label).join(" ");
    assert!(labels.contains("With fewer than three cases there is nothing to rank"), "the caution is there");
    assert!(labels.contains("study ") && labels.contains("Unit: pair of cases. 1 of 1 pairs"), "{labels}");
    hand.key(Key::ArrowRight);
    hand.key(Key::ArrowRight);
    hand.at(Role::Cell, "Cambodia and UK (NHS), alike: ");
    hand.key(Key::Enter);
    assert!(!hand.all(Role::ListItem).is_empty(), "{}", hand.here());
    hand.key(Key::Escape);
    let sized = json(&["similarity", "--json", "--of", "attributes"]);
    choose(&mut hand, "Cases by", "attributes");
    let value = share(&sized["pairs"][0]["value"]);
    hand.see(Role::Cell, &format!("Cambodia and UK (NHS), likeness: {value}"));
}

#[test]
fn pairs_differ_where_the_command_line_says_so() {
    let found = json(&["display", "pair-sheet", "--format", "json"]);
    let cases: Vec<&str> =
        found["cases"].as_array().unwrap().iter().map(|one| words(&one["label"])).collect();
    let leaning = |one: &Value| match words(one) {
        "unknown" => "unknown".to_owned(),
        "enabling" => "+ enabling".to_owned(),
        "constraining" => "− constraining".to_owned(),
        "mixed" => "± mixed".to_owned(),
        rating => format!("rated {rating}"),
    };
    let mut cells = BTreeSet::new();
    for row in found["rows"].as_array().unwrap() {
        let name = words(&row["label"]);
        for (case, one) in cases.iter().zip(row["cases"].as_array().unwrap()) {
            cells.insert(format!("{name}, {case}: {}", leaning(one)));
        }
        let verdict = words(&row["pairs"][0]);
        cells.insert(format!("{name}, {} : {}: {verdict}", cases[0], cases[1]));
        for (column, key) in
            [("pairs that differ", "different"), ("pairs the same", "same"), ("pairs unknown", "unknown")]
        {
            cells.insert(format!("{name}, {column}: {}", u8::from(verdict == key)));
        }
    }
    let mut hand = opened(sample(), "Pair sheet");
    told(&hand, &cells, 30);
    let differ: Vec<&String> = cells.iter().filter(|cell| cell.contains("pairs that differ: 1")).collect();
    hand.tab_to(Role::CheckBox, "only themes that differ");
    hand.key(Key::Space);
    made(&mut hand);
    let rows = hand.all(Role::RowHeader).len();
    assert!(rows == differ.len() && rows > 0, "{rows} rows, {differ:#?}");
}

#[test]
fn names_of_cases_stand_where_attributes_cross() {
    let found = json(&["display", "substructed", "--format", "json"]);
    let mut cells = BTreeSet::new();
    for (row, line) in found["rows"].as_array().unwrap().iter().zip(found["cells"].as_array().unwrap()) {
        for (column, cases) in found["columns"].as_array().unwrap().iter().zip(line.as_array().unwrap()) {
            let names: Vec<&str> = cases.as_array().unwrap().iter().map(|one| words(&one["label"])).collect();
            let said = match names.len() {
                0 => "empty".to_owned(),
                count => format!("{count}: {}", names.join(", ")),
            };
            cells.insert(format!("{}, {}: {said}", words(row), words(column)));
        }
    }
    let mut hand = opened(sample(), "Substructed table");
    told(&hand, &cells, 2);
    // The order of the two is turned by choosing the one where the other stands.
    let rows: Vec<String> = hand.all(Role::RowHeader);
    let other = words(&found["attributes"][1]);
    choose(&mut hand, "Rows", other);
    assert_ne!(hand.all(Role::RowHeader), rows);
}

#[test]
fn the_cube_is_cut_three_ways() {
    let mut hand = opened(sample(), "Co-occurrence of themes");
    choose(&mut hand, "Show", "theme × level × case");
    hand.see(Role::ColumnHeader, "macro");
    choose(&mut hand, "Of", "Cambodia");
    choose(&mut hand, "Slice", "theme × case");
    hand.see(Role::ColumnHeader, "Cambodia");
    choose(&mut hand, "Slice", "level × case");
    hand.see(Role::RowHeader, "macro");
    hand.see(Role::ColumnHeader, "UK (NHS)");
}

#[test]
fn one_case_and_an_empty_study_say_what_is_missing() {
    for name in ["Pair sheet", "Substructed table", "Co-occurrence of themes", "Similarity of cases"] {
        let hand = opened(Session::new(Study::default(), History::default()), name);
        let labels = hand.all(Role::Label);
        assert!(
            labels.iter().any(|label| label.ends_with('.') && label.contains(" tell")
                || label.contains("crosses two attributes")),
            "{name}: {labels:?}"
        );
        let mut session = sample();
        let one: CaseId = super::case(session.study(), "Cambodia");
        session.lens = Lens { cases: [one].into(), ..Lens::default() };
        opened(session, name);
    }
    let mut session = sample();
    let one = super::case(session.study(), "Cambodia");
    session.lens = Lens { cases: [one].into(), ..Lens::default() };
    let mut hand = opened(session, "Pair sheet");
    let labels = hand.all(Role::Label).join(" ");
    assert!(labels.contains("One case alone can’t be compared"), "{labels}");
    hand.tab_to(Role::Button, "Clear the lens");
    hand.key(Key::Enter);
    // What lacks stands until the sheet of all cases is there.
    hand.wait("the rows", |hand| !hand.all(Role::RowHeader).is_empty());
}

#[test]
fn heads_put_the_rows_in_order_and_back() {
    let mut hand = opened(sample(), "Co-occurrence of themes");
    let own = hand.all(Role::RowHeader);
    hand.key(Key::ArrowUp);
    for _ in 0..4 {
        hand.key(Key::ArrowRight);
    }
    hand.at(Role::ColumnHeader, "matched");
    hand.key(Key::Enter);
    hand.at(Role::ColumnHeader, "matched, in this order, falling");
    let column = |hand: &Hand| -> Vec<u64> {
        let cells = hand.all(Role::Cell).into_iter();
        cells
            .filter_map(|cell| cell.split_once(", matched: ").map(|(_, count)| count.parse().unwrap()))
            .collect()
    };
    let falling = column(&hand);
    assert!(falling.is_sorted_by(|one, other| one >= other) && falling.first() > falling.last());
    hand.key(Key::Enter);
    assert!(column(&hand).is_sorted());
    hand.key(Key::Enter);
    assert_eq!(hand.all(Role::RowHeader), own);
}

#[test]
fn a_display_leaves_as_the_table_of_the_command_line() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("alike.csv");
    let mut hand = opened(sample(), "Similarity of cases");
    hand.tab_to(Role::Button, "Export");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "CSV…");
    hand.key(Key::Enter);
    hand.wait("the dialog", |hand| hand.harness.ctx.text_edit_focused());
    hand.overwrite(path.to_str().unwrap());
    hand.key(Key::Enter);
    hand.wait("the file", |_| path.exists());
    let study = folder("health-partnerships");
    let ran = run(at.path(), &["similarity", study.to_str().unwrap(), "--csv"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), ran.out);
}

/// Pictures for a person to look at, into the folder that `CROSSCASE_LOOK` names.
#[test]
fn look() {
    let Ok(to) = std::env::var("CROSSCASE_LOOK") else { return };
    let mut hand = Hand::new(eframe::egui::Vec2::new(1280.0, 800.0), Some(sample()));
    for theme in ["light", "dark"] {
        for name in ["Pair sheet", "Substructed table", "Co-occurrence of themes", "Similarity of cases"] {
            hand.command(&format!("Display: {name}"));
            made(&mut hand);
            hand.harness.render().unwrap().save(format!("{to}/sheet-{name}-{theme}.png")).unwrap();
        }
        for form in ["theme × theme", "case by case", "difference of two cases", "theme × level × case"] {
            hand.command("Display: Co-occurrence of themes");
            made(&mut hand);
            choose(&mut hand, "Show", form);
            hand.harness.render().unwrap().save(format!("{to}/sheet-{form}-{theme}.png")).unwrap();
        }
        hand.command("Display: Similarity of cases");
        made(&mut hand);
        for form in ["case × case", "pairs for an outcome"] {
            choose(&mut hand, "Show", form);
            hand.harness.render().unwrap().save(format!("{to}/sheet-{form}-{theme}.png")).unwrap();
        }
        hand.command("Light or dark");
    }
}
