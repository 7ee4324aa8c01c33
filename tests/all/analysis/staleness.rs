use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, spec, study};

fn write(built: &mut Built, case: &str, theme: &str) -> CellPlace {
    let place = CellPlace::Case(built.case_id(case));
    let theme = built.theme_id(theme);
    let basis = basis_now(&built.study, &built.index(), place, theme);
    built.put(Cell { synthesis: "Seen so.".into(), basis, ..Cell::empty(place, theme) });
    place
}

fn change(built: &mut Built, number: usize, how: impl FnOnce(&mut Evidence)) {
    let mut evidence = built.study.evidence.get(built.evidence[number]).expect("evidence").clone();
    how(&mut evidence);
    built.put(evidence);
}

fn stale(built: &Built, place: CellPlace, theme: &str) -> [usize; 3] {
    let status = cell_state(&built.study, &built.index(), place, built.theme_id(theme));
    [status.stale.changed.len(), status.stale.added.len(), status.stale.removed.len()]
}

const LINE: &str = "A:T1:meso:- A.u:T1/x:micro:+ B:T1:meso:- A:T2:meso:-";

#[test]
fn a_synthesis_knows_what_moved_under_it() {
    type Step = fn(&mut Built);
    let steps: [(&str, Step, [usize; 3]); 9] = [
        ("nothing", |_| {}, [0, 0, 0]),
        ("polarity", |b| change(b, 0, |e| e.polarity = Some(Polarity::Mixed)), [1, 0, 0]),
        ("level below, in a unit", |b| change(b, 1, |e| e.levels.clear()), [1, 0, 0]),
        ("a note changes nothing", |b| change(b, 0, |e| e.note = "n".into()), [0, 0, 0]),
        ("another case", |b| change(b, 2, |e| e.polarity = None), [0, 0, 0]),
        ("another theme", |b| change(b, 3, |e| e.polarity = None), [0, 0, 0]),
        (
            "came from another theme",
            |b| {
                let themes = vec![b.theme_id("x")];
                change(b, 3, |e| e.themes = themes);
            },
            [0, 1, 0],
        ),
        (
            "left for another theme",
            |b| {
                let themes = vec![b.theme_id("T2")];
                change(b, 0, |e| e.themes = themes);
            },
            [0, 0, 1],
        ),
        (
            "deleted",
            |b| {
                let id = AnyId::Evidence(b.evidence[0]);
                b.study.restore_tombstone(id, super::notation::STAMP);
            },
            [0, 0, 1],
        ),
    ];
    for (what, step, expected) in steps {
        let mut built = study(LINE);
        let place = write(&mut built, "A", "T1");
        step(&mut built);
        assert_eq!(stale(&built, place, "T1"), expected, "{what}");
        let cells = stale_cells(&built.study, &built.index());
        assert_eq!(cells.len(), usize::from(expected != [0, 0, 0]), "{what}");
    }
}

#[test]
fn the_basis_is_sorted_and_holds_the_subtree_and_the_units() {
    let built = study(LINE);
    let place = CellPlace::Case(built.case_id("A"));
    let basis = basis_now(&built.study, &built.index(), place, built.theme_id("T1"));
    assert!(basis.is_sorted());
    let ids: Vec<EvidenceId> = basis.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, built.evidence[..2]);
    let unit = CellPlace::Unit(built.unit_id("u"));
    assert_eq!(basis_now(&built.study, &built.index(), unit, built.theme_id("T1")).len(), 1);
    let nowhere = CellPlace::Case(CaseId::from_uuid(uuid::Uuid::nil()));
    assert!(basis_now(&built.study, &built.index(), nowhere, built.theme_id("T1")).is_empty());
}

#[test]
fn an_empty_cell_is_not_stale() {
    let built = study(LINE);
    assert_eq!(stale(&built, CellPlace::Case(built.case_id("A")), "T1"), [0, 0, 0]);
}

#[test]
fn the_matrix_shows_what_is_written() {
    let mut built = study(LINE);
    write(&mut built, "A", "T1");
    let theme = built.theme_id("T2");
    let place = CellPlace::Case(built.case_id("B"));
    let mut cell = Cell::empty(place, theme);
    let absence = |kind| Absence { kind, note: String::new(), by: None, at: Moment(0) };
    cell.absences.insert(None, absence(AbsenceKind::NothingFound));
    cell.absences.insert(Some(built.level_id("micro")), absence(AbsenceKind::NotApplicable));
    built.put(cell);
    let spec = MatrixSpec { cell: CellKind::Synthesis, ..spec("theme", "case") };
    let matrix = built.matrix(&spec, &Lens::default());
    let at = |row, column| matrix.cell(row, column).expect("cell");
    assert_eq!(at(0, 0).status.as_ref().map(|status| status.synthesis().to_owned()), Some("Seen so.".into()));
    assert_eq!(matrix.place(2, 1), Some((place, theme, None)));
    assert_eq!(at(2, 1).absence, Some(AbsenceKind::NothingFound));
    assert_eq!((at(2, 0).count, at(2, 0).absence), (1, None));
    // Band by band: what is said of the band, else of the cell.
    let banded = built.matrix(&super::notation::spec("theme/level", "case"), &Lens::default());
    let absences: Vec<_> = (6..9).map(|row| banded.cell(row, 1).and_then(|cell| cell.absence)).collect();
    assert_eq!(
        absences,
        [Some(AbsenceKind::NothingFound), Some(AbsenceKind::NothingFound), Some(AbsenceKind::NotApplicable)]
    );
}
