//! Every kind of cell and of head on a sheet; why a cell is empty is told apart in each.

use crosscase::analysis::{CellKind, Dimension, Lens, MatrixSpec, Measure};
use crosscase::export::matrix::Wish;
use crosscase::export::sheet::{Sheet, Value};
use crosscase::study::{Absence, AbsenceKind, Cell, CellPlace, Moment, Study};

use super::{made, partnerships};
use crate::analysis::notation::{self, Built};

fn sheet(study: &Study, spec: &MatrixSpec) -> Sheet {
    made(study, spec, &Lens::default(), &Wish::default())
}

fn row(sheet: &Sheet, at: usize) -> Vec<Value> {
    sheet.rows[at].cells.iter().map(|cell| cell.value.clone()).collect()
}

/// In row T1 evidence everywhere; in row T2 each reason for there being none, then plain nothing, then a
/// rating and a synthesis without evidence.
fn absences() -> Built {
    let mut built =
        notation::study("A:T2:_:- A:T1:_:- B:T1:_:- C:T1:_:- D:T1:_:- E:T1:_:- F:T1:_:- G:T1:_:- H:T1:_:-");
    let theme = built.theme_id("T2");
    for (case, kind) in ["B", "C", "D", "E"].into_iter().zip(AbsenceKind::ALL) {
        let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), theme);
        cell.absences.insert(None, Absence { kind, note: String::new(), by: None, at: Moment(0) });
        built.put(cell);
    }
    let mut rated = Cell::empty(CellPlace::Case(built.case_id("G")), theme);
    rated.rating = Some(4);
    let nothing = AbsenceKind::NothingFound;
    rated.absences.insert(None, Absence { kind: nothing, note: String::new(), by: None, at: Moment(0) });
    built.put(rated);
    let mut told = Cell::empty(CellPlace::Case(built.case_id("H")), theme);
    told.synthesis = "Nobody spoke of it.".into();
    told.absences.insert(None, Absence { kind: nothing, note: String::new(), by: None, at: Moment(0) });
    built.put(told);
    built
}

#[test]
fn absences_and_nothing_are_five_things_in_every_kind_of_cell() {
    let built = absences();
    for cell in CellKind::ALL.into_iter().filter(|cell| *cell != CellKind::Findings) {
        let asked = MatrixSpec { cell, ..notation::spec("theme", "case") };
        let sheet = sheet(&built.study, &asked);
        let at = sheet.rows.iter().position(|row| row.label == "T2").unwrap();
        let row = row(&sheet, at);
        let said = ["not read", "nothing found", "contradicted", "not applicable"];
        for (value, said) in row[1..5].iter().zip(said) {
            assert_eq!(*value, Value::Absence(said.to_owned()), "{cell:?}");
        }
        assert!(!matches!(row[5], Value::Absence(_)), "{cell:?}: nobody said anything of F");
        let shown = |at: usize| row[at].shown();
        match cell {
            CellKind::Rating => {
                assert_eq!(row[6], Value::Number { value: 4.0, decimals: 0, percent: false });
                assert_eq!(row[5], Value::Empty);
            }
            CellKind::Synthesis => assert_eq!(shown(7), "Nobody spoke of it."),
            CellKind::State => assert_eq!(shown(7), "draft"),
            _ => assert_eq!(row[6], Value::Absence("nothing found".to_owned()), "{cell:?}"),
        }
    }
}

#[test]
fn each_kind_of_cell_has_its_form() {
    let built = notation::study("A:T1:macro:+ A:T1:meso:- A:T1:meso:- B:T1:_:- B:T2:_:-");
    let asked = |cell| MatrixSpec { cell, ..notation::spec("theme", "case") };
    let first = |cell| row(&sheet(&built.study, &asked(cell)), 0);
    assert_eq!(first(CellKind::LevelMix)[0], Value::Words("1 · 2 · 0 · 0".into()));
    assert_eq!(first(CellKind::PolarityMix)[0], Value::Words("1+ 2− 0±".into()));
    // These texts have no characters, so there is nothing that it could be a share of.
    assert_eq!(first(CellKind::Share)[0], Value::Empty);
    let share = sheet(&partnerships(), &asked(CellKind::Share));
    assert!(matches!(row(&share, 0)[0], Value::Number { percent: true, decimals: 1, .. }));
    assert!(matches!(&first(CellKind::Quotes)[0], Value::Words(words) if words.starts_with('“')));
    // (3 − 12/5) ÷ √(12/5 × 1/5 × 2/5), by hand.
    let Value::Number { value, decimals: 2, percent: false } = first(CellKind::Association)[0] else {
        panic!("{:?}", first(CellKind::Association));
    };
    assert!((value - 0.6 / (2.4_f64 * 0.2 * 0.4).sqrt()).abs() < 1e-12);
    let level_mix = sheet(&built.study, &asked(CellKind::LevelMix));
    assert!(level_mix.caption.iter().any(|line| line.contains("macro · meso · micro")), "{level_mix:?}");
    let rate = MatrixSpec { measure: Measure::PerSourceRead, ..asked(CellKind::Evidence) };
    assert!(matches!(
        row(&sheet(&built.study, &rate), 0)[0],
        Value::Number { decimals: 2, percent: false, .. }
    ));
    // A measure that can't be put on a cell changes nothing and is not named.
    let rating = MatrixSpec { measure: Measure::ColumnPercent, ..asked(CellKind::Rating) };
    assert_eq!(sheet(&built.study, &rating).corner, "rating");
    let quotes = MatrixSpec { measure: Measure::RowPercent, ..asked(CellKind::Quotes) };
    assert_eq!(sheet(&built.study, &quotes).corner, "evidence");
}

#[test]
fn every_dimension_has_its_name_in_the_title() {
    let study = partnerships();
    let attribute = study.attributes.ids().next();
    let name = attribute.and_then(|id| study.attributes.get(id)).map(|one| one.name.clone());
    for (dimension, name) in [
        (Some(Dimension::Actor), Some("actor".to_owned())),
        (Some(Dimension::Speaker), Some("speaker".to_owned())),
        (Some(Dimension::Period), Some("period".to_owned())),
        (attribute.map(Dimension::Attribute), name),
    ] {
        let (Some(dimension), Some(name)) = (dimension, name) else { continue };
        let asked = MatrixSpec { columns: vec![dimension], ..MatrixSpec::default() };
        assert_eq!(sheet(&study, &asked).title, format!("Evidence by theme and by {name}"));
    }
}
