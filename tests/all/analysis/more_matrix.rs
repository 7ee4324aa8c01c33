//! Dimensions, cells, measures and orders beyond plain counts, each counted by hand.

use std::collections::BTreeMap;

use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, show, spec, study};

const FOUR: &str = "A:T1:meso:-@a1 A:T1:micro:+@a2 B:T1:_:-@b1 B:T2:_:-@b1 C:T2:macro:_@c1";

fn shown(built: &Built, spec: &MatrixSpec) -> String {
    show(&built.matrix(spec, &Lens::default()))
}

fn attribute(built: &mut Built, kind: AttributeKind, values: &[(&str, Value)]) -> AttributeId {
    let id = AttributeId::from_uuid(built.fresh());
    let name = "Size".to_owned();
    built.put(Attribute { id, name, order: 0, kind, description: String::new() });
    for (name, value) in values {
        let mut case = built.study.cases.get(built.case_id(name)).expect("case").clone();
        case.values.insert(id, value.clone());
        built.put(case);
    }
    id
}

fn by(rows: Dimension, columns: &str) -> MatrixSpec {
    MatrixSpec { rows: vec![rows], ..spec("", columns) }
}

fn change_source(built: &mut Built, name: &str, change: impl FnOnce(&mut Source)) {
    let mut source = built.study.sources.get(built.source_id(name)).expect("source").clone();
    change(&mut source);
    built.put(source);
}

fn change_evidence(built: &mut Built, at: usize, change: impl FnOnce(&mut Evidence)) {
    let mut evidence = built.study.evidence.get(built.evidence[at]).expect("evidence").clone();
    change(&mut evidence);
    built.put(evidence);
}

#[test]
fn by_value_of_an_attribute() {
    let mut built = study(FOUR);
    let choice = AttributeKind::Choice(vec!["south".into(), "north".into()]);
    let values = [("A", Value::Choice("north".into())), ("B", Value::Choice("south".into()))];
    let id = attribute(&mut built, choice, &values);
    let rows = by(Dimension::Attribute(id), "theme");
    // As the attribute lists its choices; C has no value.
    assert_eq!(shown(&built, &rows), "south T1=1 T2=1 =2; north T1=2 T2=0 =2; total T1=3 T2=1 =4");
    let missing = MatrixSpec { show_missing: true, ..rows.clone() };
    assert_eq!(
        shown(&built, &missing),
        "south T1=1 T2=1 =2; north T1=2 T2=0 =2; no value T1=0 T2=1 =1; total T1=3 T2=2 =5"
    );
    // A case stands in its own band only.
    let nested = MatrixSpec { columns: vec![Dimension::Attribute(id), Dimension::Case], ..spec("theme", "") };
    assert_eq!(
        shown(&built, &nested),
        "T1 south/B=1 north/A=2 =3; T2 south/B=1 north/A=0 =1; total south/B=2 north/A=2 =4"
    );
    let north = built.matrix(&rows, &Lens::default()).rows[1].keys.clone();
    assert_eq!(built.behind(&rows, &Lens::default(), Some(&north), None), [0, 1]);
    // The lens leaves no header for what has no case inside it.
    let lens = Lens { cases: [built.case_id("A")].into(), ..Lens::default() };
    assert_eq!(show(&built.matrix(&rows, &lens)), "north T1=2 T2=0 =2; total T1=2 T2=0 =2");
}

#[test]
fn numbers_and_dates_in_bands() {
    let mut built = study(FOUR);
    let values = [("A", Value::Number(9.0)), ("B", Value::Number(10.0)), ("C", Value::Number(50.5))];
    let id = attribute(&mut built, AttributeKind::Number, &values);
    let mut rows = by(Dimension::Attribute(id), "");
    assert_eq!(shown(&built, &rows), "9 All=2 =2; 10 All=2 =2; 50.5 All=1 =1; total All=5 =5");
    rows.bands = BTreeMap::from([(id, vec!["10".into(), "50".into()])]);
    assert_eq!(
        shown(&built, &rows),
        "below 10 All=2 =2; 10 to below 50 All=2 =2; 50 and above All=1 =1; total All=5 =5"
    );
    let mut built = study(FOUR);
    let values = [("A", Value::Date("2007-09".into())), ("B", Value::Date("2008".into()))];
    let id = attribute(&mut built, AttributeKind::Date, &values);
    let mut rows = by(Dimension::Attribute(id), "");
    rows.bands = BTreeMap::from([(id, vec!["2008".into()])]);
    assert_eq!(shown(&built, &rows), "before 2008 All=2 =2; from 2008 All=2 =2; total All=4 =4");
    let values = [("A", Value::YesNo(false)), ("B", Value::YesNo(true)), ("C", Value::YesNo(true))];
    let mut built = study(FOUR);
    let id = attribute(&mut built, AttributeKind::YesNo, &values);
    let rows = by(Dimension::Attribute(id), "");
    assert_eq!(shown(&built, &rows), "Size: no All=2 =2; Size: yes All=3 =3; total All=5 =5");
}

#[test]
fn by_period_of_the_source() {
    let mut built = study(FOUR);
    for (name, date) in [("a1", "2007–2008"), ("a2", "2008-03-02"), ("b1", "2008-11"), ("c1", "spring")] {
        change_source(&mut built, name, |source| source.date = date.into());
    }
    let mut rows = by(Dimension::Period, "");
    assert_eq!(shown(&built, &rows), "2007 All=1 =1; 2008 All=3 =3; total All=4 =4");
    rows.periods = Periods::Months;
    // Of a year alone no month is known.
    assert_eq!(shown(&built, &rows), "2008-03 All=1 =1; 2008-11 All=2 =2; total All=3 =3");
    let band =
        |name: &str, from: &str, to: &str| PeriodBand { name: name.into(), from: from.into(), to: to.into() };
    rows.periods = Periods::Named(vec![band("before", "", "2008-06"), band("after", "2008-07", "")]);
    rows.show_missing = true;
    assert_eq!(shown(&built, &rows), "before All=2 =2; after All=2 =2; no date All=1 =1; total All=5 =5");
    let words = MatrixSpec { measure: Measure::PerThousandWords, show_missing: false, ..rows };
    // Two sources of 500 words before, one after.
    assert_eq!(shown(&built, &words), "before All=2 =2; after All=4 =4; total All=2 =2");
}

#[test]
fn by_actor() {
    let mut built = study("A:T1:_:- A:T2:_:+ B:T1:_:- =A:T1:_:-<0,1");
    let case = built.case_id("A");
    let mut actor = |name: &str, tier: u8| {
        let id = ActorId::from_uuid(built.fresh());
        let [kind, role, basis, short] = std::array::from_fn(|_| String::new());
        built.put(Actor {
            id,
            case,
            name: name.into(),
            short,
            tier,
            kind,
            role,
            basis,
            unit: None,
            place: None,
        });
        id
    };
    let (staff, funder) = (actor("staff", 2), actor("funder", 1));
    change_evidence(&mut built, 0, |one| one.actors = vec![staff, funder]);
    change_evidence(&mut built, 1, |one| one.actors = vec![staff]);
    let rows = by(Dimension::Actor, "theme");
    // From the top of the chain down; the passage on both counts once in the total.
    assert_eq!(shown(&built, &rows), "funder T1=1 T2=0 =1; staff T1=1 T2=1 =2; total T1=1 T2=1 =2");
    let matrix = built.matrix(&rows, &Lens::default());
    assert!(matrix.notes.contains(&Note::Several { field: Field::Actor, records: 1 }));
    assert!(matrix.notes.contains(&Note::LeftOut { field: Field::Actor, records: 1 }));
    let findings = MatrixSpec { cell: CellKind::Findings, ..rows };
    assert_eq!(shown(&built, &findings), "funder T1=1 T2=0 =1; staff T1=1 T2=0 =1; total T1=1 T2=0 =1");
}

/// A source with a text and turns, and evidence at places of it.
fn spoken(line: &str, text: &str, turns: &[(usize, usize, &str)], places: &[(usize, usize)]) -> Built {
    let mut built = study(line);
    let id = built.study.sources.iter().next().expect("source").id;
    let marks: Vec<SourceMark> = turns
        .iter()
        .map(|(from, to, who)| SourceMark::new(*from, *to, MarkKind::Turn((*who).into())))
        .collect();
    built.put(SourceText { id, text: text.into(), marks: marks.into() });
    for (at, (from, to)) in places.iter().enumerate() {
        change_evidence(&mut built, at, |one| {
            one.span = Span::new(*from, *to);
            text[*from..*to].clone_into(&mut one.quote);
        });
    }
    built
}

const TURNS: &str = "Who decides?\nThey do, as ever.\nAnd you?\nNot us.";

#[test]
fn by_speaker() {
    let turns = [(0, 12, "I"), (13, 30, "Anna"), (31, 39, "I"), (40, 47, "Ben")];
    // In Anna's turn; over Anna's and the second question; at no turn's place.
    let built = spoken("A:T1:_:- A:T1:_:- A:T1:_:-", TURNS, &turns, &[(13, 20), (22, 39), (12, 13)]);
    let mut rows = by(Dimension::Speaker, "");
    rows.show_missing = true;
    assert_eq!(
        shown(&built, &rows),
        "I All=1 =1; Anna All=2 =2; Ben All=0 =0; no speaker All=1 =1; total All=3 =3"
    );
    let anna = built.matrix(&rows, &Lens::default()).rows[1].keys.clone();
    assert_eq!(built.behind(&rows, &Lens::default(), Some(&anna), None), [0, 1]);
}

#[test]
fn share_of_the_text_counts_overlaps_once_and_letters_not_bytes() {
    // 20 characters, of which é and the four after take more than one byte.
    let text = "aé€😀b ccccc ddddddd.";
    assert_eq!(text.chars().count(), 20);
    let at = |from: usize, to: usize| {
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        (byte(from), byte(to))
    };
    let line = "A:T1:_:- A:T1/x:_:- A:T2:_:- A:T1:_:-";
    let built = spoken(line, text, &[], &[at(0, 5), at(3, 8), at(10, 12), at(1, 4)]);
    let share = MatrixSpec { cell: CellKind::Share, ..spec("theme", "case") };
    // T1 0–8 with its sub-theme's 3–8; T2 10–12; together 10 of 20.
    assert_eq!(shown(&built, &share), "T1 A=40 =40; x A=25 =25; T2 A=10 =10; total A=50 =50");
    let cell = built.matrix(&share, &Lens::default()).cell(0, 0).expect("cell");
    assert_eq!((cell.count, cell.of), (8, Some(20)));
}

#[test]
fn cases_are_counted_once_however_often_they_say_it() {
    let built = study(FOUR);
    let cases = MatrixSpec { cell: CellKind::Cases, ..spec("theme", "polarity") };
    assert_eq!(
        shown(&built, &cases),
        "T1 enabling=1 constraining=2 mixed=0 =2; T2 enabling=0 constraining=1 mixed=0 =1; \
         total enabling=1 constraining=2 mixed=0 =2"
    );
}

#[test]
fn level_mix_from_the_top_band_down() {
    let built = study("A:T1:macro,meso:- A:T1:micro:- A:T1:_:- A:T2:micro:-");
    let mix = MatrixSpec { cell: CellKind::LevelMix, ..spec("theme", "case") };
    let matrix = built.matrix(&mix, &Lens::default());
    assert_eq!(matrix.cell(0, 0).expect("cell").levels, [1, 1, 1, 1]);
    assert_eq!(matrix.grand_total.levels, [1, 1, 2, 1]);
    let meso = Lens { levels: [built.level_id("meso")].into(), ..Lens::default() };
    assert_eq!(built.matrix(&mix, &meso).grand_total.levels, [0, 1, 0, 0]);
}

#[test]
fn best_quotes_are_the_analysts_then_the_shortest_typical() {
    let text = "one two three four five. six seven eight nine. ten. aa bb cc dd e.";
    let line = "A:T1:_:- A:T1:_:- A:T1:_:- A:T1:_:+";
    let mut built = spoken(line, text, &[], &[(0, 24), (25, 46), (47, 51), (52, 66)]);
    let quotes = |built: &Built| -> Vec<usize> {
        let spec = MatrixSpec { cell: CellKind::Quotes, ..spec("theme", "case") };
        let cell = built.matrix(&spec, &Lens::default()).cell(0, 0).expect("cell");
        assert_eq!(cell.count, 4);
        cell.quotes.iter().map(|q| built.evidence.iter().position(|id| *id == q.id).expect("known")).collect()
    };
    // The last is shorter but not of the usual polarity; the third is a single word.
    assert_eq!(quotes(&built), [1, 0]);
    change_evidence(&mut built, 2, |one| one.weight = 3);
    assert_eq!(quotes(&built), [2, 1]);
    change_evidence(&mut built, 1, |one| one.weight = 1);
    assert_eq!(quotes(&built), [2, 0]);
}

pub fn write(built: &mut Built, case: &str, theme: &str, rating: Option<u8>, absence: Option<AbsenceKind>) {
    let (place, theme) = (CellPlace::Case(built.case_id(case)), built.theme_id(theme));
    let mut cell = Cell::empty(place, theme);
    cell.rating = rating;
    if let Some(kind) = absence {
        cell.absences.insert(None, Absence { kind, note: String::new(), by: None, at: Moment(0) });
    }
    built.put(cell);
}

#[test]
fn ratings_and_what_is_ordered_by_them() {
    let mut built = study("A:T1:_:- B:T1:_:- C:T1:_:- C:T2:_:-");
    write(&mut built, "B", "T1", Some(3), None);
    write(&mut built, "C", "T1", Some(1), None);
    let theme = built.theme_id("T1");
    let rating =
        MatrixSpec { cell: CellKind::Rating, column_order: Order::Rating(theme), ..spec("theme", "case") };
    // No rating is no zero, and no sum of ratings means anything.
    assert_eq!(shown(&built, &rating), "T1 B=3 C=1 A=? =?; T2 B=? C=? A=? =?; total B=? C=? A=? =?");
}

#[test]
fn equal_ratings_are_no_difference_whatever_is_written() {
    let mut built = study("A:T1:_:- B:T1:_:- A:T2:_:- B:T2:_:-");
    for (case, theme, rating) in [("A", "T1", 2), ("B", "T1", 2), ("A", "T2", 1), ("B", "T2", 2)] {
        let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), built.theme_id(theme));
        cell.rating = Some(rating);
        cell.synthesis = format!("words on {case}");
        built.put(cell);
    }
    let rows = |cell| {
        let spec = MatrixSpec { cell, rows_only_that_differ: true, ..spec("theme", "case") };
        built.matrix(&spec, &Lens::default()).rows.len()
    };
    assert_eq!((rows(CellKind::Rating), rows(CellKind::Synthesis)), (1, 2));
}

#[test]
fn cases_stand_as_they_are_placed_on_a_scale() {
    let mut built = study("A:T1:_:- B:T1:_:- C:T1:_:-");
    let scale = ScaleId::from_uuid(built.fresh());
    let pole = || Pole { name: String::new(), description: String::new() };
    built.put(Scale { id: scale, name: "S".into(), low: pole(), high: pole(), top: 4, note: String::new() });
    for (case, score) in [("A", 1.0), ("C", 4.0), ("C", 1.0)] {
        let (id, case) = (PlacementId::from_uuid(built.fresh()), built.case_id(case));
        let [label, reason, note] = std::array::from_fn(|_| String::new());
        built.put(Placement {
            id,
            scale,
            case,
            unit: None,
            label,
            order: 0,
            actors: vec![],
            outcome: None,
            period: String::new(),
            score,
            low: score,
            high: score,
            reason,
            evidence: Vec::new(),
            coder: None,
            note,
        });
    }
    let order = MatrixSpec { column_order: Order::Placement(scale), ..spec("theme", "case") };
    assert_eq!(shown(&built, &order), "T1 C=1 A=1 B=1 =3; total C=1 A=1 B=1 =3");
}

#[test]
fn association_is_the_adjusted_residual() {
    // 3 of 4 in A are T1, 1 of 4 in B: e = 2, (3 − 2)/√(2 · ½ · ½) = √2.
    let line = "A:T1:_:- A:T1:_:- A:T1:_:- A:T2:_:- B:T1:_:- B:T2:_:- B:T2:_:- B:T2:_:-";
    let built = study(line);
    let spec = MatrixSpec { cell: CellKind::Association, ..spec("theme", "case") };
    let matrix = built.matrix(&spec, &Lens::default());
    let value = |row, column| matrix.cell(row, column).expect("cell").value.expect("value");
    assert!((value(0, 0) - 2_f64.sqrt()).abs() < 1e-12);
    assert!((value(1, 0) + 2_f64.sqrt()).abs() < 1e-12);
    assert_eq!(matrix.grand_total.value, None);
    // One column holds everything: nothing is to be expected there.
    let one = study("A:T1:_:- A:T2:_:-").matrix(&spec, &Lens::default());
    assert_eq!(one.cell(0, 0).expect("cell").value, None);
}

#[test]
fn per_source_read() {
    let mut built = study(FOUR);
    let case = built.case_id("A");
    built.source("a3", case, 500);
    let rate = MatrixSpec { measure: Measure::PerSourceRead, ..spec("theme", "case") };
    // A has two sources with evidence and one that nobody read.
    assert_eq!(shown(&built, &rate), "T1 A=1 B=1 C=0 =0.75; T2 A=0 B=1 C=1 =0.5; total A=1 B=2 C=1 =1.25");
    let coder = built.coder_id("EA");
    change_source(&mut built, "a3", |source| {
        source.read_by.insert(coder);
    });
    assert_eq!(built.matrix(&rate, &Lens::default()).denominators, [3, 1, 1]);
}

#[test]
fn uneven_texts_and_coding_are_said() {
    let mut built = study("A:T1:_:- A:T1:_:- B:T1:_:-");
    let notes = |built: &Built, spec: &MatrixSpec| built.matrix(spec, &Lens::default()).notes;
    let plain = spec("theme", "case");
    // Two on 500 words, one on 500: twice as dense.
    assert_eq!(notes(&built, &plain), [Note::Density { lowest: 200, highest: 400 }]);
    change_source(&mut built, "A-text", |source| source.words = 1_000);
    assert_eq!(notes(&built, &plain), [Note::Lengths { shortest: 500, longest: 1_000 }]);
    change_source(&mut built, "A-text", |source| source.words = 999);
    assert_eq!(notes(&built, &plain), []);
    change_source(&mut built, "A-text", |source| source.words = 5_000);
    for quiet in [
        MatrixSpec { measure: Measure::PerThousandWords, ..plain.clone() },
        MatrixSpec { measure: Measure::ColumnPercent, ..plain.clone() },
        MatrixSpec { cell: CellKind::Cases, ..plain.clone() },
        spec("theme", "level"),
    ] {
        let said = notes(&built, &quiet);
        assert!(!said.iter().any(|note| matches!(note, Note::Lengths { .. } | Note::Density { .. })));
    }
}

#[test]
fn what_differs_most_stands_first() {
    let line = "A:T1:_:- B:T1:_:- A:T2:_:- A:T2:_:- A:T2:_:- A:T3:_:- A:T3:_:- B:T3:_:-";
    let rows = |spec: MatrixSpec| -> Vec<String> {
        let matrix = study(line).matrix(&spec, &Lens::default());
        matrix.rows.iter().map(|row| row.labels.join("/")).collect()
    };
    let base = spec("theme", "case");
    assert_eq!(rows(MatrixSpec { row_order: Order::Spread, ..base.clone() }), ["T2", "T3", "T1"]);
    let apart = |least| MatrixSpec { rows_only_that_differ: true, least_difference: least, ..base.clone() };
    assert_eq!(rows(apart(0)), ["T2", "T3"]);
    assert_eq!(rows(apart(100)), ["T2", "T3"]);
    assert_eq!(rows(apart(101)), ["T2"]);
    assert_eq!(rows(apart(301)), Vec::<String>::new());
}

#[test]
fn only_chosen_themes_get_headers() {
    let built = study("A:T1:_:- A:T1/x:_:- A:T2:_:- A:T2/y:_:-");
    let spec = MatrixSpec { themes: [built.theme_id("T2")].into(), ..spec("theme", "case") };
    assert_eq!(shown(&built, &spec), "T2 A=2 =2; y A=1 =1; total A=2 =2");
}

#[test]
fn absences_are_five_different_things_in_every_kind_of_cell() {
    let mut built = study("A:T1:_:- A:T2:_:- B:T1:_:- C:T1:_:- D:T1:_:- E:T1:_:- F:T1:_:-");
    for (case, kind) in ["B", "C", "D", "E"].into_iter().zip(AbsenceKind::ALL) {
        write(&mut built, case, "T2", None, Some(kind));
    }
    for kind in CellKind::ALL {
        let spec = MatrixSpec { cell: kind, ..spec("theme", "case") };
        let matrix = built.matrix(&spec, &Lens::default());
        let said: Vec<_> = matrix.row(1).map(|cell| cell.absence).collect();
        if kind != CellKind::Findings {
            assert_eq!(said[0], None, "{kind:?}");
        }
        assert_eq!(said[1..5], AbsenceKind::ALL.map(Some), "{kind:?}");
        assert_eq!(said[5], None, "{kind:?}");
        let out = crosscase::export::matrix::csv(&matrix, &spec);
        let line = out.lines().find(|line| line.starts_with("T2")).expect("a row");
        for words in ["not read", "nothing found", "contradicted", "not applicable"] {
            assert_eq!(line.matches(words).count(), 1, "{kind:?}: {line}");
        }
    }
}

/// Jaccard by hand: T1 and T3 stand in A and B, T2 in C and D, T4 in D. So T1 and T3 are joined at 0, T2 and
/// T4 at 1 − 1/2, and all at 1, for nothing is shared.
#[test]
fn the_tree_is_the_one_that_put_the_rows_in_order() {
    let built = study("A:T1:_:- B:T1:_:- C:T2:_:- D:T2:_:- A:T3:_:- B:T3:_:+ D:T4:_:-");
    let asked = MatrixSpec { row_order: Order::Similarity, ..spec("theme", "case") };
    let matrix = built.matrix(&asked, &Lens::default());
    let names = |joint: &Joint| {
        joint.branches.map(|branch| match branch {
            Branch::Line(row) => matrix.rows[row].labels[0].clone(),
            Branch::Joint(at) => format!("joint {at}"),
        })
    };
    let joints = matrix.row_joints().expect("a tree");
    let heights: Vec<f64> = joints.iter().map(|joint| joint.height).collect();
    assert_eq!(heights, [0.0, 0.5, 1.0]);
    let mut pairs: Vec<[String; 2]> = joints.iter().map(names).collect();
    pairs.iter_mut().for_each(|pair| pair.sort());
    assert_eq!(
        pairs,
        [["T1", "T3"], ["T2", "T4"], ["joint 0", "joint 1"]].map(|pair| pair.map(str::to_owned))
    );
    for joint in &joints[..2] {
        let [Branch::Line(one), Branch::Line(other)] = joint.branches else { panic!("{joint:?}") };
        assert_eq!(one + 1, other, "what is joined stands side by side");
    }
    assert!(matrix.column_joints().is_none(), "columns stand as in the study");
    // Rows that are not shown have no branch: here those that are the same in all columns.
    let built = study("A:T1:_:- B:T1:_:- A:T2:_:- A:T3:_:- B:T4:_:-");
    let asked = MatrixSpec { rows_only_that_differ: true, ..asked };
    let matrix = built.matrix(&asked, &Lens::default());
    assert_eq!(matrix.rows.len(), 3, "T1 is the same everywhere");
    assert_eq!(matrix.row_joints().expect("a tree").len(), 2);
    // x is as y, but stays below T1: the branches would cross.
    let built = study("A:T1/x:_:- B:T1/z:_:- C:T1/z:_:- A:T2/y:_:- D:T2/w:_:-");
    let asked = MatrixSpec { row_order: Order::Similarity, roll_up: false, ..spec("theme", "case") };
    let matrix = built.matrix(&asked, &Lens::default());
    assert!(matrix.row_joints().is_none());
    assert!(matrix.notes.iter().any(|note| matches!(note, Note::ByLikeness { .. })), "and yet they stand so");
}
