//! What holds of every study that commands can reach. Written apart from the checks of the program:
//! who names whom is read from the debug text of a record, borders from the full segmentation.

use std::collections::BTreeSet;

use crosscase::edit::{can_name, references};
use crosscase::study::*;
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

use super::sample;

/// All typed ids in the debug text of a record, but those that may name what is gone.
fn named_in_text(record: &Record) -> BTreeSet<AnyId> {
    let own = record.id();
    let text = match record {
        // `basis` and ties may name evidence that is gone.
        Record::Cell(cell) => {
            let cell = Cell { basis: vec![], ties: vec![], ..(**cell).clone() };
            format!("{cell:?}")
        }
        // A display may name what is gone: that is left out and said where it is shown.
        Record::Display(_) => return BTreeSet::new(),
        Record::Text(text) => return BTreeSet::from([AnyId::Source(text.id)]),
        other => format!("{other:?}"),
    };
    let mut all = BTreeSet::new();
    for (at, _) in text.match_indices("Id(") {
        let Some(uuid) = text.get(at + 3..at + 39).and_then(|uuid| Uuid::parse_str(uuid).ok()) else {
            continue;
        };
        let word = text[..at].rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap();
        // The text of a source has the id of the source.
        let word = if text[..at].ends_with("Text(Source") { "Text" } else { word };
        let kind = Kind::ALL.iter().find(|kind| format!("{kind:?}") == word).unwrap();
        all.insert(AnyId::new(*kind, uuid));
    }
    all.remove(&own);
    all.remove(&AnyId::Info(InfoId::ONE));
    all
}

fn sorted_set<T: Ord>(items: &[T]) -> bool {
    items.windows(2).all(|pair| pair[0] < pair[1])
}

fn all_different<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    items.into_iter().all(|item| seen.insert(item))
}

/// Why a study is not sound, if it is not.
pub fn fault(study: &Study) -> Option<String> {
    for record in Kind::ALL.iter().flat_map(|kind| study.records(*kind)) {
        let from_text = named_in_text(&record);
        if let Some(id) = from_text.iter().find(|id| !study.contains(**id)) {
            return Some(format!("{} names {id}, which is gone", record.id()));
        }
        // A memo on itself names itself; nothing else can.
        let said: BTreeSet<AnyId> =
            references(&record).iter().map(|r| r.id()).filter(|id| *id != record.id()).collect();
        if said != from_text {
            return Some(format!("{}: references say {said:?}, the record {from_text:?}", record.id()));
        }
        if let Some(id) = said.iter().find(|id| !can_name(record.id().kind(), id.kind())) {
            return Some(format!("can_name denies {:?} -> {:?}", record.id().kind(), id.kind()));
        }
    }
    let case_of = |unit: Option<UnitId>| unit.map(|unit| study.units.get(unit).unwrap().case);
    let in_case = |unit: Option<UnitId>, case: CaseId| case_of(unit).is_none_or(|own| own == case);
    for e in study.evidence.iter() {
        let text = study.text(e.source);
        let borders: BTreeSet<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let (start, end) = (e.span.start as usize, e.span.end as usize);
        if start >= end || !borders.contains(&start) || !borders.contains(&end) || text[start..end] != e.quote
        {
            return Some(format!("{} has a span that does not fit", e.id));
        }
        if !in_case(e.unit, study.sources.get(e.source).unwrap().case) {
            return Some(format!("{} has a unit of another case", e.id));
        }
        if !sorted_set(&e.themes) || !sorted_set(&e.levels) || !sorted_set(&e.actors) {
            return Some(format!("{} has an unsorted set", e.id));
        }
        if !(1..=3).contains(&e.weight) {
            return Some(format!("{} has weight {}", e.id, e.weight));
        }
    }
    for f in study.findings.iter() {
        if !sorted_set(&f.themes) || !sorted_set(&f.levels) {
            return Some(format!("{} has an unsorted set", f.id));
        }
        if case_of(f.unit).is_some_and(|case| !f.cases.contains(&case)) {
            return Some(format!("{} has a unit of a case it is not about", f.id));
        }
    }
    let strangers = study.sources.iter().any(|r| !in_case(r.unit, r.case))
        || study.actors.iter().any(|r| !in_case(r.unit, r.case))
        || study.outliers.iter().any(|r| !in_case(r.unit, r.case))
        || study.placements.iter().any(|r| !in_case(r.unit, r.case));
    if strangers {
        return Some("a unit of another case".into());
    }
    let actor_case = |actor| study.actors.get(actor).unwrap().case;
    if study.flows.iter().any(|f| actor_case(f.from) != f.case || actor_case(f.to) != f.case) {
        return Some("a flow with an actor of another case".into());
    }
    if study.placements.iter().any(|p| {
        let top = f64::from(study.scales.get(p.scale).unwrap().top);
        !(0.0 <= p.low && p.low <= p.score && p.score <= p.high && p.high <= top)
    }) {
        return Some("a placement off its scale".into());
    }
    for cell in study.cells.iter() {
        if cell.id != CellId::of(cell.place, cell.theme) {
            return Some(format!("{} is not the id of its place", cell.id));
        }
        if !sorted_set(&cell.basis) || !sorted_set(&cell.agreed_by) {
            return Some(format!("{} has an unsorted set", cell.id));
        }
        if cell.ties.iter().any(|tie| cell.synthesis.get(tie.start as usize..tie.end as usize).is_none()) {
            return Some(format!("{} has a tie beyond its text", cell.id));
        }
    }
    for case in study.cases.iter() {
        if case.values.iter().any(|(id, value)| !value.fits(&study.attributes.get(*id).unwrap().kind)) {
            return Some(format!("{} has a value of the wrong kind", case.id));
        }
    }
    // No cycle: from every theme the top is reached in fewer steps than there are themes.
    for theme in study.themes.iter() {
        let mut at = theme;
        for _ in 0..study.themes.len() {
            match at.parent {
                Some(parent) => at = study.themes.get(parent).unwrap(),
                None => break,
            }
        }
        if at.parent.is_some() {
            return Some(format!("{} stands in a cycle", theme.id));
        }
    }
    let distinct = all_different(study.cases.iter().map(|r| &r.name))
        && all_different(study.units.iter().map(|r| (r.case, &r.name)))
        && all_different(study.attributes.iter().map(|r| &r.name))
        && all_different(study.levels.iter().map(|r| &r.name))
        && all_different(study.coders.iter().map(|r| &r.name))
        && all_different(study.themes.iter().map(|r| (r.parent, &r.name)))
        && all_different(study.sources.iter().map(|r| &r.slug));
    if !distinct {
        return Some("two records of one kind with one name".into());
    }
    if study.info.is_empty() || study.levels.is_empty() {
        return Some("no front page, or no level".into());
    }
    None
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(fault(&sample::study()), None);
}

#[test]
fn can_name_denies_only_what_no_record_of_the_sample_does() {
    let study = sample::study();
    let mut pairs = BTreeSet::new();
    for record in Kind::ALL.iter().flat_map(|kind| study.records(*kind)) {
        pairs.extend(named_in_text(&record).into_iter().map(|id| (record.id().kind(), id.kind())));
    }
    for kind in Kind::ALL {
        for named in Kind::ALL {
            let found = pairs.contains(&(*kind, *named));
            // A memo can be about anything; the sample's are about a few things.
            if *kind != Kind::Memo {
                assert_eq!(can_name(*kind, *named), found, "{kind:?} -> {named:?}");
            }
        }
    }
}
