//! Figures one at a time: each can be chosen by keys, is spoken, opens what it counts and has a table.

use crosscase::analysis::{Counted, Index, Lens};
use crosscase::figure::draw::Look;
use crosscase::figure::scene::Value;
use crosscase::figure::{Chosen, Figure, Kind, Scene, Style};
use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::NodeT as _;

use super::super::ui_keys::Hand;
use super::{sample, window};

/// What stands in the list, kind by kind.
const NAMES: [(Kind, &str); 16] = [
    (Kind::Levels, "Level profile by case"),
    (Kind::Cases, "Polarity by case"),
    (Kind::Heat, "Theme × case"),
    (Kind::Multiples, "Themes in each case"),
    (Kind::Slope, "Two cases, share of each theme"),
    (Kind::Dots, "Share of each theme by case"),
    (Kind::Flow, "From theme over level to case"),
    (Kind::Continuum, "Continuum"),
    (Kind::Portraits, "Portraits of the texts"),
    (Kind::River, "River of themes along the texts"),
    (Kind::Timeline, "Fieldwork and sources in time"),
    (Kind::Saturation, "Themes met by number of sources"),
    (Kind::Together, "Themes that occur together"),
    (Kind::Network, "Network of themes"),
    (Kind::Tree, "Which cases are alike"),
    (Kind::Map, "Correspondence map"),
];

fn choose(hand: &mut Hand, name: &str) {
    hand.tab_to(Role::Button, "Figure: ");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, name);
    hand.key(Key::Enter);
    hand.wait(name, |hand| !hand.sees(Role::Label, "The numbers are being counted."));
    hand.settle();
}

fn scene(hand: &Hand, kind: Kind) -> Scene {
    let study = hand.study();
    let chosen = Chosen::new(kind, Counted::Findings);
    let figure = Figure::new(study, &Index::build(study), &Lens::default(), &chosen, "").unwrap();
    figure.draw(study, Look::of(Style::Light))
}

#[test]
fn every_figure_is_chosen_by_keys_and_spoken() {
    let mut hand = window(sample());
    hand.ctrl(Key::Num5);
    for (kind, name) in NAMES {
        choose(&mut hand, name);
        let drawn = scene(&hand, kind);
        let images = hand.all(Role::Image);
        assert!(images.iter().any(|said| said.starts_with(&drawn.title)), "{kind:?}: {images:?}");
        let mut said = hand.all(Role::Button);
        said.extend(images);
        for mark in &drawn.marks {
            assert!(said.contains(&mark.name), "{kind:?}: {} is not spoken", mark.name);
        }
    }
}

#[test]
fn a_mark_opens_what_it_counts_and_the_table_says_the_same() {
    let mut hand = window(sample());
    hand.ctrl(Key::Num5);
    choose(&mut hand, "Theme × case");
    let mark = "Accountability mechanisms and performance management, UK (NHS): 7";
    for _ in 0..60 {
        if hand.focused().is_some_and(|_| hand.here().contains("Starting conditions, Cambodia: 3")) {
            break;
        }
        hand.key(Key::Tab);
    }
    hand.times(3, Key::ArrowDown);
    hand.key(Key::ArrowRight);
    hand.at(Role::Button, mark);
    hand.key(Key::Enter);
    assert_eq!(super::listed(&mut hand).len(), 7);
    hand.key(Key::Escape);
    hand.at(Role::Button, mark);
    hand.tab_to(Role::RadioButton, "as a table");
    hand.key(Key::Enter);
    let (labels, buttons) = (hand.all(Role::Label), hand.all(Role::Button));
    let table = scene(&hand, Kind::Heat).table;
    for row in &table.rows {
        let theme = row[0].words();
        assert!(labels.contains(&theme), "{theme} is not in the table");
        for (head, value) in table.head.iter().zip(row).skip(1) {
            let said = format!("{theme}, {head}: {}", value.words());
            assert!(buttons.contains(&said) || labels.contains(&value.words()), "{said} is not in the table");
        }
    }
    hand.tab_to(Role::Button, mark);
    hand.key(Key::Enter);
    assert_eq!(super::listed(&mut hand).len(), 7, "a number of the table opens what it counts, too");
}

/// Every number that can be opened opens as many records as it counts, in figures of plain counts.
#[test]
fn numbers_of_tables_open_what_they_count() {
    let session = sample();
    let study = session.study();
    let (index, lens) = (Index::build(study), Lens::default());
    for kind in [Kind::Levels, Kind::Cases, Kind::Heat, Kind::Multiples, Kind::Slope, Kind::Dots, Kind::Flow]
    {
        let chosen = Chosen::new(kind, Counted::Findings);
        let figure = Figure::new(study, &index, &lens, &chosen, "").unwrap();
        let scene = figure.draw(study, Look::of(Style::Light));
        let mut opened = 0;
        for ((row, column), opens) in &scene.behind {
            let records = crosscase::figure::records(study, &index, &lens, &chosen, opens);
            match &scene.table.rows[*row][*column] {
                Value::Count(count) => assert_eq!(records.len() as u64, *count, "{kind:?} {row} {column}"),
                other => assert!(matches!(other, Value::Number(..)), "{kind:?}: {other:?}"),
            }
            opened += records.len();
        }
        assert!(opened > 50, "{kind:?}: {opened}");
    }
}

#[test]
fn a_figure_is_written_to_a_file() {
    let at = tempfile::tempdir().unwrap();
    let mut hand = window(sample());
    hand.ctrl(Key::Num5);
    choose(&mut hand, "Which cases are alike");
    hand.tab_to(Role::Button, "Export");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "SVG");
    hand.key(Key::Enter);
    hand.wait("the dialog", |hand| {
        hand.focused().is_some_and(|node| node.accesskit_node().role() == Role::TextInput)
    });
    let path = at.path().join("tree.svg");
    hand.overwrite(path.to_str().unwrap());
    hand.key(Key::Enter);
    hand.wait("the file", |_| path.exists());
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file.contains("Which cases are alike") && file.contains("Cambodia"));
}

#[test]
fn one_case_and_no_evidence_say_so() {
    let mut session = sample();
    let one = super::case(session.study(), "Cambodia");
    session.lens = Lens { cases: [one].into_iter().collect(), ..Lens::default() };
    let mut hand = window(session);
    hand.ctrl(Key::Num5);
    for (name, why) in [
        ("Which cases are alike", "A tree joins cases, so it needs at least two of them"),
        ("Correspondence map", "Correspondence analysis needs"),
    ] {
        choose(&mut hand, name);
        let labels = hand.all(Role::Label);
        assert!(labels.iter().any(|label| label.starts_with(why)), "{name}: {labels:?}");
    }
}

/// Pictures for a person to look at, into the folder that `CROSSCASE_LOOK` names.
#[test]
fn look() {
    let Ok(folder) = std::env::var("CROSSCASE_LOOK") else { return };
    let mut hand = Hand::new(Vec2::new(1440.0, 900.0), Some(sample()));
    hand.ctrl(Key::Num5);
    for theme in ["light", "dark"] {
        for (kind, name) in NAMES {
            choose(&mut hand, name);
            let file = format!("{folder}/alone-{}-{theme}.png", kind.key());
            hand.harness.render().unwrap().save(file).unwrap();
        }
        hand.command("Light or dark");
    }
}
