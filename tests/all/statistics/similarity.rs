//! Likeness of cases, reasons for it, and pair sheets.

use std::collections::BTreeMap;

use crosscase::analysis::displays::{By, Leaning, PairRow, PairSheet, Verdict, pair_sheet};
use crosscase::analysis::similarity::{
    FourFields, Measure, NoSimilarity, Of, SimilaritySpec, compare, four_fields, similarity,
};
use crosscase::analysis::{Dimension, Lens, MatrixSpec};
use crosscase::study::*;
use proptest::prelude::*;

use super::{near, oracle, table};
use crate::analysis::notation::{Built, study};

fn some(table: &[Vec<f64>]) -> Vec<Vec<Option<f64>>> {
    table.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
}

fn agree(ours: &[Vec<Option<f64>>], theirs: &[Vec<f64>], what: &str) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_eq!(ours.len(), theirs.len());
        ours.iter().zip(theirs).for_each(|(ours, theirs)| near(ours.unwrap(), *theirs, what));
    }
}

#[test]
fn likeness_is_that_of_scipy() {
    let oracle = oracle("similarity/five_cases_eight_themes.json");
    let presence = some(&table(&oracle["presence"]));
    for (measure, key) in [
        (Measure::SimpleMatching, "simple_matching"),
        (Measure::Jaccard, "jaccard"),
        (Measure::Dice, "dice"),
        (Measure::RussellRao, "russell_rao"),
        (Measure::Cosine, "cosine"),
    ] {
        agree(&compare(&presence, measure, false), &table(&oracle["similarity"][key]), key);
    }
    // The way of frequencies gives the same cosine where every frequency is 0 or 1.
    agree(&compare(&presence, Measure::Cosine, true), &table(&oracle["similarity"]["cosine"]), "cosine");
    let right = some(&[vec![3.0, 4.0, 0.0], vec![4.0, 3.0, 0.0], vec![0.0, 0.0, 2.0]]);
    let cosines = compare(&right, Measure::Cosine, true);
    near(cosines[0][1].unwrap(), 24.0 / 25.0, "two sides of 5");
    near(cosines[0][2].unwrap(), 0.0, "a right angle");
    let counts = some(&table(&oracle["frequency"]));
    for (measure, key) in [(Measure::Euclidean, "euclidean"), (Measure::CityBlock, "cityblock")] {
        agree(&compare(&counts, measure, true), &table(&oracle["freq_distance"][key]), key);
    }
}

/// The distance of two cases in all dimensions of correspondence analysis is their chi-square distance.
#[test]
fn chi_square_distances_are_those_of_correspondence_analysis() {
    let oracle = oracle("ca/five_cases_expected.json");
    let places = table(&oracle["row_principal"]);
    let distance = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
    let theirs: Vec<Vec<f64>> =
        places.iter().map(|x| places.iter().map(|y| distance(x, y)).collect()).collect();
    agree(&compare(&some(&table(&oracle["table"])), Measure::ChiSquare, true), &theirs, "chi-square");
}

/// The study of the worked example: as many passages as it has, each theme in a text of its own.
fn example() -> Built {
    let oracle = oracle("similarity/five_cases_eight_themes.json");
    let mut line = String::new();
    for (case, counts) in table(&oracle["frequency"]).iter().enumerate() {
        for (theme, count) in "abcdefgh".chars().zip(counts) {
            line += &format!("C{}:{theme}:_:_ ", case + 1).repeat(*count as usize);
        }
    }
    let mut built = study(&line);
    "abcdefgh".chars().for_each(|theme| {
        built.theme(&theme.to_string());
    });
    built
}

fn run(
    built: &Built,
    spec: &SimilaritySpec,
) -> Result<crosscase::analysis::similarity::Similarity, NoSimilarity> {
    similarity(&built.study, &built.index(), spec, &Lens::default())
}

#[test]
fn a_study_gives_the_numbers_of_its_table() {
    let built = example();
    let oracle = oracle("similarity/five_cases_eight_themes.json");
    let found = run(&built, &SimilaritySpec::default()).unwrap();
    agree(&found.values, &table(&oracle["similarity"]["jaccard"]), "jaccard");
    let tree = found.tree().unwrap();
    near(tree.path, oracle["optimal_leaf_path_length"].as_f64().unwrap(), "path");
    assert_eq!(found.ranked()[0].0, 0);
    assert_eq!(found.ranked()[0].1, 3, "C1 and C4 are the most alike");
    let spec =
        SimilaritySpec { of: Of::Frequencies, measure: Measure::Euclidean, ..SimilaritySpec::default() };
    let found = run(&built, &spec).unwrap();
    agree(&found.values, &table(&oracle["freq_distance"]["euclidean"]), "euclidean");
    assert_eq!((found.ranked()[0].0, found.ranked()[0].1), (0, 3));
    // 500 words in each case: 1,000 words hold twice as many passages.
    let rates = run(&built, &SimilaritySpec { per_thousand: true, ..spec }).unwrap();
    near(rates.values[0][1].unwrap(), 2.0 * found.values[0][1].unwrap(), "per 1,000 words");
}

#[test]
fn reasons_name_the_themes() {
    let built = study("A:T1,T2:_:_ B:T2,T3:_:_ A:T4:_:_ B:T4:_:_");
    let names = |found: &crosscase::analysis::similarity::Similarity, list: &[usize]| -> Vec<String> {
        list.iter()
            .map(|at| match found.described.features[*at] {
                crosscase::analysis::similarity::Feature::Theme(id) => {
                    built.study.themes.get(id).unwrap().name.clone()
                }
                crosscase::analysis::similarity::Feature::Attribute(_) => panic!("no attribute"),
            })
            .collect()
    };
    let found = run(&built, &SimilaritySpec::default()).unwrap();
    let reasons = found.reasons(0, 1);
    assert_eq!(names(&found, &reasons.alike), ["T2", "T4"]);
    assert_eq!(names(&found, &reasons.different), ["T1", "T3"]);
    assert!(reasons.neither.is_empty() && reasons.unknown.is_empty());
    assert_eq!(found.values[0][1], Some(0.5));
    let counts =
        SimilaritySpec { of: Of::Frequencies, measure: Measure::Cosine, ..SimilaritySpec::default() };
    let found =
        run(&study("A:T1:_:_ A:T1:_:_ A:T1:_:_ A:T2:_:_ B:T1:_:_ B:T2:_:_ B:T3:_:_ B:T3:_:_"), &counts)
            .unwrap();
    // Shares: T1 3/4 and 1/4, T2 1/4 and 1/4, T3 0 and 1/2.
    let reasons = found.reasons(0, 1);
    assert_eq!((reasons.alike, reasons.different), (vec![1], vec![0, 2]));
}

#[test]
fn what_does_not_fit_is_refused_with_the_reason() {
    let mut built = study("A:T1:_:_ B:T1:_:_");
    let with = |of, measure| SimilaritySpec { of, measure, ..SimilaritySpec::default() };
    let no = |built: &Built, of, measure| run(built, &with(of, measure)).unwrap_err();
    assert_eq!(no(&built, Of::Frequencies, Measure::Jaccard), NoSimilarity::NeedsPresence("jaccard"));
    assert_eq!(no(&built, Of::Themes, Measure::ChiSquare), NoSimilarity::NeedsFrequencies("chi-square"));
    assert_eq!(no(&built, Of::Attributes, Measure::Cosine), NoSimilarity::NotForAttributes("cosine"));
    // Twice as long still goes; more than that does not, unless it is taken into account.
    let (b, longer) = (built.case_id("B"), with(Of::Frequencies, Measure::CityBlock));
    built.source("b2", b, 500);
    assert!(run(&built, &longer).is_ok());
    built.source("b3", b, 1);
    let refused = run(&built, &longer).unwrap_err();
    assert_eq!(refused, NoSimilarity::Lengths { least: 500, most: 1_001 });
    assert!(refused.to_string().contains("500 to 1001 words"));
    assert!(run(&built, &SimilaritySpec { per_thousand: true, ..longer }).is_ok());
    assert!(run(&built, &with(Of::Frequencies, Measure::ChiSquare)).is_ok(), "shares need no equal lengths");
}

#[test]
fn few_or_empty_cases_give_no_numbers_they_do_not_have() {
    for (line, cases) in [("", 0), ("A:_:_:_", 1), ("A:T1:_:_", 1)] {
        let found = run(&study(line), &SimilaritySpec::default()).unwrap();
        assert_eq!(found.values.len(), cases);
        assert!(found.ranked().is_empty());
        assert!(found.cautions()[0].contains("fewer than three"));
    }
    // Nobody has read anything of C: nothing is known of it, and there is no tree of all.
    let mut built = study("A:T1:_:_ B:T1:_:_");
    built.case("C");
    let found = run(&built, &SimilaritySpec::default()).unwrap();
    assert_eq!(found.values[0], [Some(1.0), Some(1.0), None]);
    assert_eq!(found.reasons(0, 2).unknown, [0]);
    assert!(found.tree().is_none());
    // Two cases that have nothing of what is asked for are neither alike nor different by Jaccard.
    let found = run(&study("A:_:_:_ B:_:_:_ C:T1:_:_"), &SimilaritySpec::default()).unwrap();
    assert_eq!((found.values[0][1], found.values[0][2]), (None, Some(0.0)));
}

fn absence(built: &mut Built, case: &str, theme: &str, kind: AbsenceKind) {
    let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), built.theme_id(theme));
    cell.absences.insert(None, Absence { kind, note: String::new(), by: None, at: Moment(0) });
    built.put(cell);
}

#[test]
fn what_is_said_of_an_empty_cell_counts() {
    for (kind, wanted) in [
        (AbsenceKind::NotRead, None),
        (AbsenceKind::NotApplicable, None),
        (AbsenceKind::NothingFound, Some(0.0)),
        (AbsenceKind::Contradicted, Some(0.0)),
    ] {
        let mut built = study("A:T1:_:_ B:T2:_:_");
        absence(&mut built, "B", "T1", kind);
        let found = run(&built, &SimilaritySpec::default()).unwrap();
        assert_eq!(found.described.values[1], [wanted, Some(1.0)], "{kind:?}");
        // A passage is stronger than what is said of its cell.
        absence(&mut built, "A", "T1", kind);
        assert_eq!(run(&built, &SimilaritySpec::default()).unwrap().described.values[0][0], Some(1.0));
    }
}

fn attribute(built: &mut Built, name: &str, kind: AttributeKind, values: &[(&str, Value)]) -> AttributeId {
    let id = AttributeId::from_uuid(built.fresh());
    let order = built.study.attributes.len() as u32;
    built.put(Attribute { id, name: name.into(), order, kind, description: String::new() });
    for (case, value) in values {
        let case = built.case(case);
        let mut case = built.study.cases.get(case).unwrap().clone();
        case.values.extend(BTreeMap::from([(id, value.clone())]));
        built.put(case);
    }
    id
}

#[test]
fn attributes_are_the_same_or_not() {
    let mut built = study("");
    let words = |text: &str| Value::Text(text.into());
    attribute(
        &mut built,
        "rural",
        AttributeKind::YesNo,
        &[("A", Value::YesNo(false)), ("B", Value::YesNo(false)), ("C", Value::YesNo(true))],
    );
    attribute(
        &mut built,
        "funder",
        AttributeKind::Text,
        &[("A", words("x")), ("B", words(" x")), ("C", words("y"))],
    );
    attribute(
        &mut built,
        "size",
        AttributeKind::Number,
        &[("A", Value::Number(3.0)), ("B", Value::Number(4.0))],
    );
    // A place that is called no is no answer to a question.
    attribute(
        &mut built,
        "place",
        AttributeKind::Text,
        &[("A", words("no")), ("B", words("no")), ("C", words(""))],
    );
    let with = |measure| SimilaritySpec { of: Of::Attributes, measure, ..SimilaritySpec::default() };
    let found = run(&built, &with(Measure::SimpleMatching)).unwrap();
    // A and B: rural both no, funder and place the same, size different.
    let reasons = found.reasons(0, 1);
    assert_eq!((reasons.alike, reasons.neither, reasons.different), (vec![1, 3], vec![0], vec![2]));
    assert_eq!(found.values[0][1], Some(0.75));
    assert_eq!(found.reasons(0, 2).unknown, [2, 3]);
    assert_eq!(found.values[0][2], Some(0.0));
    let found = run(&built, &with(Measure::Jaccard)).unwrap();
    near(found.values[0][1].unwrap(), 2.0 / 3.0, "both no is left out");
}

#[test]
fn pair_sheets_say_same_different_and_unknown() {
    let sheet = |built: &Built, depth: Option<u16>, by: By| {
        let spec = MatrixSpec { rows: vec![Dimension::Theme { depth }], ..MatrixSpec::default() };
        pair_sheet(&built.study, &built.index(), &spec, &Lens::default(), by).unwrap()
    };
    let built = study("A:T1:_:+ B:T1:_:+ C:T1:_:- A:T2/x:_:+ A:T2:_:- B:T2:_:± C:T2:_:- A:T3:_:_ B:T3:_:+");
    let polar = sheet(&built, Some(0), By::Polarity);
    let [plus, minus, mixed] = Polarity::ALL.map(Leaning::Polarity);
    let case = |case: usize| polar.rows.iter().map(|row| row.leaning(case)).collect::<Vec<_>>();
    assert_eq!(case(0), [plus, mixed, Leaning::Unknown]);
    assert_eq!(case(1), [plus, mixed, plus]);
    assert_eq!(case(2), [minus, minus, Leaning::Unknown]);
    let counts = |sheet: &PairSheet| sheet.rows.iter().map(|row| row.pairs).collect::<Vec<_>>();
    assert_eq!(counts(&polar), [[1, 2, 0], [1, 2, 0], [0, 0, 3]]);
    let names = |sheet: &PairSheet, pair| {
        let names = |rows: Vec<&PairRow>| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
        sheet.themes_of(pair).map(|rows| names(rows).join(" "))
    };
    assert_eq!(names(&polar, (0, 1)), ["T1 T2", "", "T3"]);
    assert_eq!(names(&polar, (0, 2)), ["", "T1 T2", "T3"]);
    assert_eq!(polar.rows[2].verdict((0, 1)), Verdict::Unknown);
    let there = sheet(&built, None, By::Presence);
    // The themes that tell cases apart come first: x of T2, then T3, which C lacks.
    assert_eq!(counts(&there), [[1, 2, 0], [1, 2, 0], [3, 0, 0], [3, 0, 0]]);
    assert_eq!(there.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["x", "T3", "T1", "T2"]);
    let none = study("");
    assert!(sheet(&none, None, By::Polarity).rows.is_empty());
}

proptest! {
    #[test]
    fn likeness_by_definition(x in prop::collection::vec(0_u8..3, 0..8), y in prop::collection::vec(0_u8..3, 8)) {
        let value = |code: &u8| match code { 0 => Some(0.0), 1 => Some(1.0), _ => None };
        let lines: Vec<Vec<Option<f64>>> =
            [&x, &y[..x.len()].to_vec()].iter().map(|line| line.iter().map(value).collect()).collect();
        let count = |one: u8, other: u8| {
            x.iter().zip(&y).filter(|(a, b)| **a == one && **b == other).count() as u32
        };
        let table = FourFields {
            a: count(1, 1),
            b: count(1, 0),
            c: count(0, 1),
            d: count(0, 0),
            unknown: x.iter().zip(&y).filter(|(a, b)| **a == 2 || **b == 2).count() as u32,
        };
        prop_assert_eq!(four_fields(&lines[0], &lines[1]), table);
        let of = |measure| compare(&lines, measure, false)[0][1];
        let known = table.a + table.b + table.c + table.d;
        prop_assert_eq!(of(Measure::RussellRao).is_none(), known == 0);
        for measure in &Measure::ALL[..5] {
            let both = compare(&lines, *measure, false);
            prop_assert_eq!(both[0][1], both[1][0]);
            prop_assert!(both[0][1].is_none_or(|value| (0.0..=1.0 + 1e-12).contains(&value)));
        }
        // Dice = 2J ÷ (1 + J).
        if let (Some(jaccard), Some(dice)) = (of(Measure::Jaccard), of(Measure::Dice)) {
            prop_assert!((dice - 2.0 * jaccard / (1.0 + jaccard)).abs() < 1e-12);
        }
    }
}
