//! Figures: each mark has a name, the table says the same numbers, and a mark opens what it counts.

use std::collections::BTreeMap;

use crosscase::study::{AnyId, Placement, Study};
use eframe::egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::ui_keys::Hand;
use super::{
    CASES, LEVELS, SIGNS, THEMES, case, findings, five_themes, level, listed, sample, so_many, theme, window,
};

fn figures() -> Hand {
    let mut hand = window(sample());
    hand.ctrl(Key::Num5);
    hand
}

/// As section 7 counts levels and signs: without the overview of outcomes.
fn figures_of_five_themes() -> Hand {
    let mut session = sample();
    session.lens = five_themes(session.study());
    let mut hand = window(session);
    hand.ctrl(Key::Num5);
    hand
}

/// Turns a figure into its table by keyboard: the switch stands in a group of the figure's name.
fn as_table(hand: &mut Hand, figure: &str) {
    for _ in 0..150 {
        hand.key(Key::Tab);
        let there = hand.focused().is_some_and(|node| {
            let group = node.accesskit_node().parent().and_then(|parent| parent.label());
            node.accesskit_node().label().as_deref() == Some("as a table") && group.as_deref() == Some(figure)
        });
        if there {
            return hand.key(Key::Enter);
        }
    }
    panic!("the keyboard does not reach the switch of {figure}");
}

/// The marks and numbers that begin with a case, and what they say.
fn said(hand: &Hand, prefix: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let of = |name: String| name.rsplit_once(": ").map(|(what, count)| (what.to_owned(), count.to_owned()));
    hand.all(Role::Button).into_iter().filter(|name| prefix(name)).filter_map(of).collect()
}

/// Marks by name with what they must say, by section 7; a nought has no mark.
fn marks(counts: impl Iterator<Item = (String, usize)>) -> BTreeMap<String, String> {
    counts.filter(|(_, count)| *count > 0).map(|(name, count)| (name, so_many(count))).collect()
}

/// The same in the table, where the unit is said by the head of the figure.
fn bare(marks: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let number = |said: &str| said.split(' ').next().unwrap().to_owned();
    marks.iter().map(|(name, said)| (name.clone(), number(said))).collect()
}

/// A figure is one stop of Tab; inside of it arrows go from mark to mark.
fn walk_to(hand: &mut Hand, role: Role, mark: &str) {
    for _ in 0..150 {
        if hand.is_at(role, mark) {
            return;
        }
        let at_a_mark = hand.focused().is_some_and(|node| {
            let said = node.accesskit_node().label().unwrap_or_default();
            node.accesskit_node().role() == role && CASES.iter().any(|case| said.contains(case))
        });
        // In another figure than that of the mark, the arrows come to an end.
        for _ in 0..if at_a_mark { 60 } else { 0 } {
            let named = |node: &egui_kittest::Node<'_>| {
                node.accesskit_node().label().is_some_and(|said| said.starts_with(mark))
            };
            let to = hand.harness.query_all_by_role(role).find(named).unwrap().rect().center();
            let step = to - hand.focused().unwrap().rect().center();
            let before = hand.here();
            hand.key(match (step.y.abs() > 4.0, step.y > 0.0, step.x > 0.0) {
                (true, true, _) => Key::ArrowDown,
                (true, false, _) => Key::ArrowUp,
                (false, _, true) => Key::ArrowRight,
                (false, _, false) => Key::ArrowLeft,
            });
            if hand.is_at(role, mark) {
                return;
            }
            if hand.here() == before || hand.focused().is_none() {
                break;
            }
        }
        hand.key(Key::Tab);
    }
    panic!("the keyboard does not reach {mark}");
}

fn opens(hand: &mut Hand, mark: &str, expected: &std::collections::BTreeSet<String>) {
    // The numbers of a table are stops of their own.
    if mark.contains(": ") {
        hand.tab_to(Role::Button, mark);
    } else {
        walk_to(hand, Role::Button, mark);
    }
    hand.key(Key::Enter);
    assert_eq!(&listed(hand), expected, "behind {mark}");
    hand.key(Key::Escape);
    hand.at(Role::Button, mark);
}

#[test]
fn the_level_profile_says_the_numbers_of_the_reference() {
    let mut hand = figures_of_five_themes();
    let with_level =
        |name: &str| name.matches(", ").count() == 2 && CASES.iter().any(|c| name.starts_with(c));
    let expected = marks(LEVELS.iter().flat_map(|(level, counts)| {
        CASES.iter().zip(counts).flat_map(move |(case, counts)| {
            SIGNS
                .iter()
                .zip(counts)
                .map(move |((_, sign), count)| (format!("{case}, {level}, {sign}"), *count))
        })
    }));
    assert_eq!(said(&hand, with_level), expected);
    assert_eq!(expected.len(), 15, "three noughts of eighteen");

    let (uk, meso) = (case(hand.study(), "UK (NHS)"), level(hand.study(), "meso"));
    let five = hand.session().lens.themes.clone();
    let mixed = findings(hand.study(), |finding| {
        finding.cases.contains(&uk)
            && finding.levels.contains(&meso)
            && finding.polarity == Some(SIGNS[2].0)
            && finding.themes.iter().any(|theme| five.contains(theme))
    });
    opens(&mut hand, "UK (NHS), meso, mixed", &mixed);

    as_table(&mut hand, "Level profile by case");
    let mut table = said(&hand, with_level);
    table.retain(|name, _| !name.ends_with(", all"));
    assert_eq!(table, bare(&expected));
    opens(&mut hand, "UK (NHS), meso, mixed: 6", &mixed);
}

#[test]
fn polarity_by_case_says_the_numbers_of_the_reference() {
    let mut hand = figures_of_five_themes();
    let with_case = |name: &str| name.matches(", ").count() == 1 && CASES.iter().any(|c| name.starts_with(c));
    let sum = |case: usize, sign: usize| THEMES[..5].iter().map(|(_, counts)| counts[case][sign]).sum();
    let expected = marks((0..2).flat_map(|case| {
        (0..3).map(move |sign| (format!("{}, {}", CASES[case], SIGNS[sign].1), sum(case, sign)))
    }));
    assert_eq!(said(&hand, with_case), expected);
    assert_eq!(expected.len(), 6);

    let cambodia = case(hand.study(), "Cambodia");
    let five = hand.session().lens.themes.clone();
    let enabling = findings(hand.study(), |finding| {
        finding.cases.contains(&cambodia)
            && finding.polarity == Some(SIGNS[0].0)
            && finding.themes.iter().any(|theme| five.contains(theme))
    });
    opens(&mut hand, "Cambodia, enabling", &enabling);

    as_table(&mut hand, "Polarity by case");
    let mut table = said(&hand, with_case);
    // The last column counts all, once each: 23 and 25.
    assert_eq!(table.remove("Cambodia, all").as_deref(), Some("23"));
    assert_eq!(table.remove("UK (NHS), all").as_deref(), Some("25"));
    assert_eq!(table, bare(&expected));
    opens(&mut hand, "Cambodia, enabling: 4", &enabling);
}

#[test]
fn the_heat_map_says_the_numbers_of_the_reference() {
    let mut hand = figures();
    let crossed = |name: &str| name.contains(" × ");
    let count = |counts: &[usize; 3]| counts.iter().sum::<usize>();
    let column = |at: usize| THEMES.iter().map(|(_, cases)| count(&cases[at])).sum::<usize>();
    let mut expected = BTreeMap::new();
    for (name, cases) in THEMES {
        for (at, label) in CASES.iter().enumerate() {
            let said = format!("{} of {}", so_many(count(&cases[at])), column(at));
            expected.insert(format!("{label} × {name}"), said);
        }
    }
    assert_eq!(said(&hand, crossed), expected);

    let name = THEMES[3].0;
    let (here, uk) = (theme(hand.study(), name), case(hand.study(), "UK (NHS)"));
    let behind = findings(hand.study(), |one| one.themes.contains(&here) && one.cases.contains(&uk));
    opens(&mut hand, &format!("UK (NHS) × {name}"), &behind);

    as_table(&mut hand, "Theme × case");
    assert_eq!(said(&hand, crossed), bare(&expected));
    opens(&mut hand, &format!("UK (NHS) × {name}: 7"), &behind);
}

/// Section 10: what is placed, by how it begins, and its score.
const PLACED: [(&str, &str, &str); 10] = [
    ("UK (NHS)", "Outlying pilot site", "4"),
    ("Cambodia", "Field staff", "3"),
    ("Cambodia", "INGO – Ministry of Defence", "2"),
    ("UK (NHS)", "Programme level", "2"),
    ("Cambodia", "Programme as a whole", "1"),
    ("UK (NHS)", "Programme as a whole", "1"),
    ("UK (NHS)", "Six", "1"),
    ("UK (NHS)", "Macmillan", "1"),
    ("Cambodia", "Global Fund", "0"),
    ("Cambodia", "INGO – local NGOs", "0"),
];

fn placement<'a>(study: &'a Study, of: &str, label: &str) -> &'a Placement {
    let mut all = study.placements.iter();
    all.find(|one| one.case == case(study, of) && one.label.starts_with(label)).unwrap()
}

#[test]
fn the_continuum_says_the_placements_of_the_reference() {
    let mut hand = figures();
    let rows = hand.all(Role::ListItem);
    assert_eq!(rows.len(), PLACED.len());
    for (of, label, score) in PLACED {
        let said = format!(": {score} of 4, range ");
        let fits = |row: &&String| row.starts_with(label) && row.contains(of) && row.contains(&said);
        assert_eq!(rows.iter().filter(fits).count(), 1, "{of} {label}: {score}");
    }

    // Each opens its evidence in the inspector.
    for (of, label, _) in [PLACED[0], PLACED[8]] {
        let one = placement(hand.study(), of, label).clone();
        walk_to(&mut hand, Role::ListItem, &one.label);
        hand.key(Key::Enter);
        assert_eq!(hand.session().selection.what, Some(AnyId::Placement(one.id)));
        assert!(!one.evidence.is_empty());
        for id in &one.evidence {
            let quote = &hand.study().evidence.get(*id).unwrap().quote;
            let start: String = quote.chars().take(20).collect();
            let there = hand.harness.query_all_by_label_contains(&start).next().is_some();
            assert!(there, "{label}: {start} is not in the inspector");
        }
    }

    as_table(&mut hand, "Instrumental – Transformative");
    let cells = hand.all(Role::Label);
    for (of, label, score) in PLACED {
        let one = placement(hand.study(), of, label);
        hand.see(Role::Button, &format!("Change the placement of {}", one.label));
        // A row: case, unit, score, range, reason, coder.
        let row = cells.windows(5).find(|row| row[4] == one.reason);
        let row = row.unwrap_or_else(|| panic!("{label} is not in the table"));
        let range = format!("{}–{}", one.low, one.high);
        assert_eq!((row[0].as_str(), row[2].as_str(), &row[3]), (of, score, &range), "{label}");
    }
}
