//! Ready displays: what they need, what they are made of, and the two that are no matrix.

use std::collections::BTreeSet;

use crosscase::analysis::displays::*;
use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, show, study};

#[test]
fn keys_are_different_and_words_are_whole() {
    let keys: BTreeSet<&str> = DISPLAYS.iter().map(|one| one.key).collect();
    assert_eq!(keys.len(), 14);
    for one in &DISPLAYS {
        assert!(one.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", one.key);
        assert_eq!(one.about.matches(". ").count(), 1, "{}: two sentences", one.key);
        assert!(one.about.ends_with('.'));
        assert_eq!(ready(one.key).map(|found| found.name), Some(one.name));
    }
    assert!(ready("nothing").is_none());
}

#[test]
fn an_empty_study_lacks_something_for_each() {
    let empty = study("");
    for one in &DISPLAYS {
        assert!(one.lacks(&empty.study).is_some_and(|why| why.ends_with('.')), "{}", one.key);
    }
}

fn lacking(built: &Built) -> Vec<&'static str> {
    DISPLAYS.iter().filter(|one| one.lacks(&built.study).is_some()).map(|one| one.key).collect()
}

#[test]
fn what_a_study_lacks_is_said_and_goes_when_it_is_there() {
    let mut built = study("A:T1/x:_:- B:T1/y:_:- C:Outcomes:_:+");
    let missing =
        ["case-ordered", "role-ordered", "time-ordered", "two-variable", "substructed", "predictor-outcome"];
    assert_eq!(lacking(&built), missing);
    give_attributes(&mut built);
    assert_eq!(lacking(&built), ["role-ordered", "time-ordered", "predictor-outcome"]);
    let mut source = built.study.sources.iter().next().expect("source").clone();
    source.date = "2007".into();
    built.put(source);
    assert_eq!(lacking(&built), ["role-ordered", "predictor-outcome"]);
    rate(&mut built, "A", "T1", 2);
    assert_eq!(lacking(&built), ["role-ordered"]);
    // Every one that can be made is made.
    for one in &DISPLAYS {
        if let Ok(spec) = one.spec(&built.study, &Choices::default()) {
            let made = built.matrix(&spec, &Lens::default());
            assert!(one.shape != Shape::Matrix || !made.columns.is_empty(), "{}", one.key);
            assert_eq!(spec.to_string().parse::<MatrixSpec>().as_ref(), Ok(&spec), "{}", one.key);
        }
    }
}

fn give_attributes(built: &mut Built) -> [AttributeId; 2] {
    ["Funding", "Size"].map(|name| {
        let id = AttributeId::from_uuid(built.fresh());
        let kind = AttributeKind::Number;
        built.put(Attribute { id, name: name.into(), order: 0, kind, description: String::new() });
        let values = if name == "Size" { [1.0, 1.0, 20.0] } else { [5.0, 6.0, 5.0] };
        for (case, value) in ["A", "B", "C"].into_iter().zip(values) {
            let mut case = built.study.cases.get(built.case_id(case)).expect("case").clone();
            case.values.insert(id, Value::Number(value));
            built.put(case);
        }
        id
    })
}

fn rate(built: &mut Built, case: &str, theme: &str, rating: u8) {
    let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), built.theme_id(theme));
    cell.rating = Some(rating);
    built.put(cell);
}

#[test]
fn few_cases_are_said() {
    let too_few = |line: &str, key: &str| ready(key).expect("known").too_few(&study(line).study);
    assert!(too_few("A:T1:_:-", "contrast-table").is_some_and(|why| why.contains("one case")));
    assert!(too_few("A:T1:_:- B:T1:_:-", "contrast-table").is_none());
    assert!(too_few("A:T1:_:- B:T1:_:-", "predictor-outcome").is_some_and(|why| why.contains("two cases")));
    assert!(too_few("A:T1:_:- B:T1:_:- C:T1:_:-", "predictor-outcome").is_none());
}

#[test]
fn pairs_are_told_apart_by_rating_or_else_by_the_polarity_of_most() {
    // T1: A −, B − (two of three), C mixed (one each); T2: A +, B nothing, C unpolarised; T3: A + alone.
    let line = "A:T1:_:- B:T1:_:- B:T1:_:- B:T1:_:+ C:T1:_:+ C:T1:_:- A:T2:_:+ C:T2:_:_ A:T3:_:+";
    let mut built = study(line);
    let sheet = |built: &Built| {
        let spec = ready("pair-sheet").expect("known").spec(&built.study, &Choices::default()).expect("made");
        pair_sheet(&built.study, &built.index(), &spec, &Lens::default(), By::Rating).expect("small")
    };
    let verdicts = |sheet: &PairSheet, row: usize| -> Vec<Verdict> {
        sheet.pairs().map(|pair| sheet.rows[row].verdict(pair)).collect()
    };
    let plain = sheet(&built);
    assert_eq!(plain.pairs().collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    let names: Vec<&str> = plain.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["T1", "T2", "T3"]);
    use Verdict::{Different, Same, Unknown};
    assert_eq!(verdicts(&plain, 0), [Same, Different, Different]);
    assert_eq!(verdicts(&plain, 1), [Unknown; 3]);
    assert_eq!(plain.rows[0].leaning(2), Leaning::Polarity(Polarity::Mixed));
    assert_eq!(plain.rows[1].leaning(2), Leaning::Unknown);
    assert_eq!(plain.sums((0, 2)), [0, 1, 2]);
    // Ratings come before polarities, and a theme in which all pairs differ before one in which two do.
    for (case, rating) in [("A", 1), ("B", 2), ("C", 3)] {
        rate(&mut built, case, "T3", rating);
    }
    let rated = sheet(&built);
    assert_eq!(rated.rows[0].name, "T3");
    assert_eq!(verdicts(&rated, 0), [Different; 3]);
    // One rating alone is compared with nothing.
    rate(&mut built, "B", "T2", 1);
    assert_eq!(verdicts(&sheet(&built), 2), [Unknown; 3]);
}

#[test]
fn names_of_cases_stand_where_two_attributes_cross() {
    let mut built = study("A:T1:_:- B:T1:_:- C:T1:_:- D:T1:_:-");
    let [funding, size] = give_attributes(&mut built);
    let choices = Choices { attributes: vec![size, funding], ..Choices::default() };
    let mut spec = ready("substructed").expect("known").spec(&built.study, &choices).expect("made");
    spec.bands.insert(size, vec!["10".into()]);
    let table = substructed(&built.study, &built.index(), &spec, &Lens::default()).expect("two attributes");
    let names = |cell: &Vec<(CaseId, String)>| cell.iter().map(|(_, name)| name.as_str()).collect::<String>();
    let cells: Vec<Vec<String>> = table.cells.iter().map(|row| row.iter().map(names).collect()).collect();
    assert_eq!(
        (table.rows, table.columns),
        (vec!["below 10".into(), "10 and above".into()], vec!["5".into(), "6".into()])
    );
    assert_eq!(cells, [["A", "B"], ["C", ""]]);
    assert_eq!(table.attributes, ["Size", "Funding"]);
    assert_eq!(names(&table.left_out), "D");
}

#[test]
fn what_a_kept_specification_names_and_is_gone_is_left_out_and_said() {
    let mut built = study("A:T1:_:- B:T2:_:-");
    give_names(&mut built);
    let gone = AttributeId::from_uuid(built.fresh());
    let case = CaseId::from_uuid(built.fresh());
    let spec = MatrixSpec {
        rows: vec![Dimension::Attribute(gone), Dimension::Theme { depth: None }],
        row_order: Order::Attribute(gone),
        column_order: Order::Hand(vec![Key::Case(case), Key::Case(built.case_id("B"))]),
        themes: [built.theme_id("T1"), ThemeId::from_uuid(built.fresh())].into(),
        bands: [(gone, vec!["1".to_owned()])].into(),
        ..MatrixSpec::default()
    };
    let (sound, said) = settled(&built.study, &spec);
    assert_eq!(
        said,
        [
            "The attribute that made the rows is no longer in the study.",
            "The attribute that the rows were ordered by is no longer in the study.",
            "One of the columns put in order by hand is no longer in the study.",
            "Some of the themes that were chosen are no longer in the study.",
        ]
    );
    assert_eq!(show(&built.matrix(&sound, &Lens::default())), "T1 B=0 A=1 =1; total B=0 A=1 =1");
    assert_eq!(settled(&built.study, &sound), (sound.clone(), Vec::new()));
}

fn give_names(built: &mut Built) {
    built.coder("GM");
}
