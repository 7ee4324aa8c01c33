use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{Built, study};

/// `macro 0 | meso 1 (0) | micro - | none 2`: cards, and echoes in brackets, by number.
fn bands(built: &Built, lens: &Lens, theme: &str, column: Column) -> String {
    let index = built.index();
    let found = compare(&built.study, &index, lens, built.theme_id(theme), &[column]);
    let numbers = |ids: &[EvidenceId]| -> String {
        let of =
            |id: &EvidenceId| built.evidence.iter().position(|one| one == id).expect("known").to_string();
        ids.iter().map(of).collect::<Vec<_>>().join(",")
    };
    let band = |(level, band): (&Option<LevelId>, &Band)| {
        let name = level.map_or("none".into(), |id| built.study.levels.get(id).expect("level").name.clone());
        let echoes =
            if band.echoes.is_empty() { String::new() } else { format!(" ({})", numbers(&band.echoes)) };
        let cards = if band.cards.is_empty() { "-".into() } else { numbers(&band.cards) };
        format!("{name} {cards}{echoes}")
    };
    found.levels.iter().zip(&found.columns[0].bands).map(band).collect::<Vec<_>>().join(" | ")
}

const LINE: &str = "A:T1:meso,micro:-@s1 A:T1:macro:+@s2 A:T1/x:meso:_@s1~GM B:T1:_:-@s3 A.u:T1:micro:±@s1 \
                    A:T2:macro:-@s1";

#[test]
fn bands_hold_each_record_once_and_name_it_below() {
    let built = study(LINE);
    let all = Lens::default();
    let a = Column::Case(built.case_id("A"));
    assert_eq!(bands(&built, &all, "T1", a), "macro 1 | meso 0,2 | micro 4 (0) | none -");
    assert_eq!(bands(&built, &all, "x", a), "macro - | meso 2 | micro - | none -");
    assert_eq!(
        bands(&built, &all, "T1", Column::Case(built.case_id("B"))),
        "macro - | meso - | micro - | none 3"
    );
    assert_eq!(
        bands(&built, &all, "T1", Column::Unit(built.unit_id("u"))),
        "macro - | meso - | micro 4 | none -"
    );
    let gm = Column::Coder { coder: built.coder_id("GM"), case: None };
    assert_eq!(bands(&built, &all, "T1", gm), "macro - | meso 2 | micro - | none -");
    let ea_in_b = Column::Coder { coder: built.coder_id("EA"), case: Some(built.case_id("B")) };
    assert_eq!(bands(&built, &all, "T1", ea_in_b), "macro - | meso - | micro - | none 3");
    // The uppermost band that is shown holds the card; the theme of the lens is not asked.
    let micro = Lens {
        levels: [built.level_id("micro")].into(),
        themes: [built.theme_id("T2")].into(),
        ..Lens::default()
    };
    assert_eq!(bands(&built, &micro, "T1", a), "micro 0,4");
}

#[test]
fn columns_say_how_much_they_show() {
    let built = study(LINE);
    let lens = Lens { polarities: [Polarity::Constraining].into(), ..Lens::default() };
    let column = Column::Case(built.case_id("A"));
    let found = compare(&built.study, &built.index(), &lens, built.theme_id("T1"), &[column]);
    let column = &found.columns[0];
    assert_eq!((column.label.as_str(), column.count, column.all, column.mix), ("A", 1, 4, [0, 1, 0, 0]));
}

#[test]
fn cards_stand_in_the_order_of_sources_and_places() {
    let mut built = study("A:T1:_:_@late A:T1:_:_@first A:T1:_:_@first");
    let mut source = built.study.sources.get(built.source_id("late")).expect("source").clone();
    source.order = 9;
    built.put(source);
    let mut evidence = built.study.evidence.get(built.evidence[2]).expect("evidence").clone();
    evidence.span = Span { start: 0, end: 5 };
    built.put(evidence);
    let column = Column::Case(built.case_id("A"));
    assert_eq!(bands(&built, &Lens::default(), "T1", column), "macro - | meso - | micro - | none 2,1,0");
}

#[test]
fn an_empty_band_says_why() {
    let mut built = study("A:T1:macro:- B:T1:micro:-");
    let (place, theme) = (CellPlace::Case(built.case_id("A")), built.theme_id("T1"));
    let mut cell = Cell::empty(place, theme);
    for level in ["macro", "micro"] {
        let absence =
            Absence { kind: AbsenceKind::NothingFound, note: String::new(), by: None, at: Moment(0) };
        cell.absences.insert(Some(built.level_id(level)), absence);
    }
    built.put(cell);
    let column = Column::Case(built.case_id("A"));
    let found = compare(&built.study, &built.index(), &Lens::default(), theme, &[column]);
    let kinds: Vec<_> =
        found.columns[0].bands.iter().map(|band| band.absence.as_ref().map(|one| one.kind)).collect();
    // What was said of macro no longer holds: there is evidence.
    assert_eq!(kinds, [None, None, Some(AbsenceKind::NothingFound), None]);
}
