//! Matrix: arrow keys walk the cells, each says row, column and value, Enter opens what it counts.

use std::collections::BTreeSet;

use crosscase::analysis::{CellKind, Dimension, MatrixSpec};
use crosscase::study::{AbsenceKind, CellPlace, Evidence, Study};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::super::ui_keys::Hand;
use super::{CASES, SIGNS, THEMES, case, findings, listed, sample, selected_finding, so_many, theme, window};

fn matrix() -> Hand {
    let mut hand = window(sample());
    hand.ctrl(Key::Num4);
    hand
}

fn matrix_of(spec: MatrixSpec) -> Hand {
    let mut hand = window(sample());
    hand.harness.state_mut().views.matrix.set_spec(spec);
    hand.ctrl(Key::Num4);
    hand
}

/// What each cell of a row says in the matrix that the sample opens with, by section 7.
fn row_said(row: usize) -> Vec<String> {
    let (name, cases) = THEMES[row];
    let column = |case: usize, sign: usize| THEMES.iter().map(|(_, cases)| cases[case][sign]).sum::<usize>();
    let mut said = Vec::new();
    for (at, label) in CASES.iter().enumerate() {
        for (sign, (_, word)) in SIGNS.iter().enumerate() {
            let (count, of) = (so_many(cases[at][sign]), column(at, sign));
            said.push(format!("{name}, {label}, {word}: {count} of {of}"));
        }
        let (count, of) = (cases[at].iter().sum(), (0..3).map(|sign| column(at, sign)).sum::<usize>());
        said.push(format!("{name}, {label}: {} of {of}", so_many(count)));
    }
    said
}

#[test]
fn arrow_keys_walk_the_cells_and_each_says_row_column_and_value() {
    let mut hand = matrix();
    hand.see(Role::Table, "Matrix: Theme × case, by polarity");
    hand.at(Role::ColumnHeader, "Theme");
    let mut heard = 0;
    for (row, (name, _)) in THEMES.iter().enumerate() {
        hand.key(Key::ArrowDown);
        hand.key(Key::Home);
        hand.at(Role::RowHeader, name);
        for said in row_said(row) {
            hand.key(Key::ArrowRight);
            assert_eq!(hand.here(), format!("Cell {said:?}"));
            heard += 1;
        }
        hand.key(Key::ArrowRight);
        hand.at(Role::Cell, &format!("{name}, All cases: "));
    }
    assert_eq!(heard, 6 * 8);
    // The grid has an edge: the keyboard stays in it.
    hand.key(Key::ArrowRight);
    hand.at(Role::Cell, "Outcomes (overview, not one of the five), All cases: ");
    hand.times(3, Key::ArrowDown);
    hand.at(Role::Cell, "All themes, All cases: 53 findings");
    hand.key(Key::PageUp);
    hand.at(Role::ColumnHeader, "Total: 53 findings");
    hand.key(Key::Home);
    hand.key(Key::End);
    hand.key(Key::ArrowLeft);
    hand.at(Role::ColumnHeader, "UK (NHS): 31 findings");
    // Tab leaves the grid for what stands behind it, and Shift and Tab comes back to the same place.
    hand.key(Key::Tab);
    assert!(!hand.is_at(Role::ColumnHeader, ""), "{}", hand.here());
    hand.press(Modifiers::SHIFT, Key::Tab);
    hand.at(Role::ColumnHeader, "UK (NHS): 31 findings");
}

#[test]
fn enter_opens_exactly_what_is_behind_a_cell() {
    let mut hand = matrix();
    // Right of the row's name: three signs and all of Cambodia, then of the UK, then both cases.
    for (row, column) in [(0, 2), (2, 7), (3, 8), (4, 1), (4, 9)] {
        let name = THEMES[row].0;
        let (cell, sign) = ((column - 1) / 4, (column - 1) % 4);
        let expected = findings(hand.study(), |finding| {
            finding.themes.contains(&theme(hand.study(), name))
                && CASES.get(cell).is_none_or(|label| finding.cases.contains(&case(hand.study(), label)))
                && (cell == 2 || sign == 3 || finding.polarity == Some(SIGNS[sign].0))
        });
        go_to(&mut hand, row + 1, column);
        let here = hand.here();
        assert!(here.contains(&format!(": {}", so_many(expected.len()))), "{here}");
        hand.key(Key::Enter);
        assert_eq!(listed(&mut hand), expected, "{here}");
        hand.at(Role::ListItem, "F");

        // The list has the keyboard, and what is chosen there stands in the inspector.
        let first = hand.here();
        hand.key(Key::Enter);
        let label = format!("F{:02}", selected_finding(&hand).unwrap().number);
        assert!(expected.contains(&label) && first.contains(&label), "{first}");
        hand.key(Key::Escape);
        assert!(hand.all(Role::ListItem).is_empty(), "the list is closed");
        assert_eq!(hand.here(), here, "and the keyboard is back at the number");
    }
    // A header stands for all of its column, a total for everything: 53 findings, of 43 and 10.
    for (row, column, of) in [(0, 4, Some(CASES[0])), (7, 9, None)] {
        go_to(&mut hand, row, column);
        hand.key(Key::Enter);
        let expected = findings(hand.study(), |finding| {
            of.is_none_or(|label| finding.cases.contains(&case(hand.study(), label)))
        });
        assert_eq!(listed(&mut hand), expected);
        assert_eq!(expected.len(), if of.is_some() { 28 } else { 53 });
        hand.key(Key::Escape);
    }
    // Nothing is behind a nought, and that is said.
    go_to(&mut hand, 1, 1);
    hand.at(Role::Cell, "Starting conditions, Cambodia, enabling: 0 findings of 6");
    hand.key(Key::Enter);
    hand.see(Role::Label, "0 records");
}

/// Row 0 is that of the column headers, column 0 that of the row headers.
fn go_to(hand: &mut Hand, row: usize, column: usize) {
    hand.key(Key::PageUp);
    hand.key(Key::Home);
    hand.times(row, Key::ArrowDown);
    hand.times(column, Key::ArrowRight);
}

#[test]
fn totals_are_those_of_counting_one_by_one() {
    let hand = matrix();
    for (name, _) in THEMES {
        let here = theme(hand.study(), name);
        let count = findings(hand.study(), |finding| finding.themes.contains(&here)).len();
        hand.see(Role::RowHeader, &format!("{name}: {}", so_many(count)));
        hand.see(Role::Cell, &format!("{name}, All cases: {}", so_many(count)));
    }
    for label in CASES {
        let here = case(hand.study(), label);
        let count = findings(hand.study(), |finding| finding.cases.contains(&here)).len();
        hand.see(Role::ColumnHeader, &format!("{label}: {}", so_many(count)));
        hand.see(Role::Cell, &format!("All themes, {label}: {}", so_many(count)));
    }

    let columns = vec![Dimension::Case, Dimension::Level];
    let hand = matrix_of(MatrixSpec { columns, cell: CellKind::Evidence, ..MatrixSpec::default() });
    let study = hand.study();
    let mut all = 0;
    for (name, _) in THEMES {
        let tagged = |one: &&Evidence| one.themes.contains(&theme(study, name));
        let count = study.evidence.iter().filter(tagged).count();
        hand.see(Role::RowHeader, &format!("{name}: {count} evidence"));
        all = all.max(count);
        for label in CASES {
            let of_case = |one: &&Evidence| study.sources.get(one.source).unwrap().case == case(study, label);
            let count = study.evidence.iter().filter(tagged).filter(of_case).count();
            let said = format!("{name}, {label}: {count} evidence");
            assert!(hand.all(Role::Cell).iter().any(|cell| cell.starts_with(&said)), "{said}");
        }
    }
    assert!(all > 10 && study.themes.len() == THEMES.len(), "every theme was counted");
}

#[test]
fn nested_columns_stand_under_their_case_and_can_be_changed_by_keyboard() {
    let mut hand = matrix();
    let within = |hand: &Hand, outer: &str, inner: &str| {
        let outer = hand.harness.get_by_role_and_label(Role::Button, outer).rect();
        let inner = hand
            .harness
            .get_by(|node| {
                node.role() == Role::ColumnHeader && node.label().is_some_and(|l| l.starts_with(inner))
            })
            .rect();
        outer.x_range().expand(1.0).contains(inner.center().x) && outer.bottom() <= inner.top() + 1.0
    };
    for label in CASES {
        for (_, word) in SIGNS {
            assert!(within(&hand, label, &format!("{label}, {word}: ")), "{label}, {word}");
        }
        assert!(within(&hand, label, &format!("{label}: ")), "{label}");
    }
    assert!(!within(&hand, CASES[0], &format!("{}, mixed: ", CASES[1])));

    hand.tab_to(Role::Button, "Columns: case, then polarity");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "nothing more");
    hand.tab_to(Role::Button, "level");
    hand.key(Key::Enter);
    hand.see(Role::Table, "Matrix: Theme × case, by level");
    hand.see(Role::Button, "Columns: case, then level");
    for label in CASES {
        for word in ["macro", "meso", "micro"] {
            assert!(within(&hand, label, &format!("{label}, {word}: ")), "{label}, {word}");
        }
    }
    assert!(hand.all(Role::ColumnHeader).iter().all(|name| !name.contains("mixed")));
}

/// What is said of an empty place: of the four kinds of emptiness each has its own words.
fn word(kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::NotRead => "not read yet",
        AbsenceKind::NothingFound => "nothing found",
        AbsenceKind::Contradicted => "contradicted",
        AbsenceKind::NotApplicable => "not applicable",
    }
}

#[test]
fn the_kinds_of_absence_are_told_apart() {
    let columns = vec![Dimension::CaseAndUnits];
    let mut hand = matrix_of(MatrixSpec { columns, cell: CellKind::Evidence, ..MatrixSpec::default() });
    // Space on a theme shows its levels.
    hand.at(Role::ColumnHeader, "Theme");
    hand.key(Key::ArrowDown);
    for (name, _) in THEMES {
        hand.at(Role::RowHeader, name);
        hand.letter(' ');
        hand.times(4, Key::ArrowDown);
    }
    let cells = hand.all(Role::Cell);
    let mut told = BTreeSet::new();
    for (said, kind) in absences(hand.study()) {
        let said = format!("{said}: {}", word(kind));
        assert!(cells.contains(&said), "{said} is not among {cells:#?}");
        told.insert(word(kind));
    }
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(cells.iter().any(|cell| cell.contains(": 0 evidence")), "a nought of which nothing is said");
}

/// Row and column of every place where nothing is tagged and something is said about it.
fn absences(study: &Study) -> Vec<(String, AbsenceKind)> {
    let mut found = Vec::new();
    for cell in study.cells.iter() {
        let (column, of_unit) = match cell.place {
            CellPlace::Case(id) => (&study.cases.get(id).unwrap().name, None),
            CellPlace::Unit(id) => (&study.units.get(id).unwrap().name, Some(id)),
        };
        let theme = study.themes.get(cell.theme).unwrap();
        for (level, absence) in &cell.absences {
            let there = study.evidence.iter().any(|one| {
                let source = study.sources.get(one.source).unwrap();
                let unit = one.unit.or(source.unit);
                let here = match cell.place {
                    CellPlace::Case(id) => source.case == id,
                    CellPlace::Unit(_) => unit == of_unit,
                };
                here && one.themes.contains(&theme.id)
                    && level.is_none_or(|level| one.levels.contains(&level))
            });
            if there {
                continue;
            }
            let row = match level.and_then(|id| study.levels.get(id)) {
                Some(level) => format!("{}, {}", theme.name, level.name),
                None => theme.name.clone(),
            };
            found.push((format!("{row}, {column}"), absence.kind));
        }
    }
    found
}
