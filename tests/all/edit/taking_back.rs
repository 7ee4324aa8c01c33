//! Taking back one earlier step out of the middle.

use crosscase::edit::{Command, Refusal, Retag};
use crosscase::study::*;

use super::sample::{self, id, put, run};

fn back(set: &ChangeSet) -> Command {
    Command::TakeBack { step: set.stamp, label: "it".into(), inverse: set.inverse(Stamp::default()) }
}

fn rename(study: &mut Study, theme: u128, name: &str) -> ChangeSet {
    let theme = Theme { name: name.into(), ..study.themes.get(id(theme)).unwrap().clone() };
    run(study, &Command::put(theme)).unwrap()
}

#[test]
fn a_step_goes_and_the_later_ones_stay() {
    let mut study = sample::study();
    let renamed = rename(&mut study, 0x705, "Authority");
    rename(&mut study, 0x702, "Funds");
    run(&mut study, &back(&renamed)).unwrap();
    assert_eq!(study.themes.get(id(0x705)).unwrap().name, "Power");
    assert_eq!(study.themes.get(id(0x702)).unwrap().name, "Funds");
    assert_eq!(run(&mut study, &back(&renamed)), Err(Refusal::ChangedSince));
}

#[test]
fn a_record_that_was_changed_since_stays() {
    let mut study = sample::study();
    let first = rename(&mut study, 0x705, "Authority");
    rename(&mut study, 0x705, "Might");
    assert_eq!(run(&mut study, &back(&first)), Err(Refusal::ChangedSince));
}

#[test]
fn what_later_work_rests_on_stays() {
    let mut study = sample::study();
    let added = run(&mut study, &Command::put(sample::theme(0x1, None, "Voice"))).unwrap();
    let tag = Command::Retag { evidence: vec![id(0xE01)], change: Retag::AddTheme(id(0x1)) };
    let tagged = run(&mut study, &tag).unwrap();
    assert_eq!(run(&mut study, &back(&added)), Err(Refusal::ChangedSince));
    run(&mut study, &back(&tagged)).unwrap();
    run(&mut study, &back(&added)).unwrap();
    assert!(study.same_content(&sample::study()));
}

#[test]
fn a_deletion_comes_back_whole() {
    let mut study = sample::study();
    let gone = run(&mut study, &Command::Delete(vec![AnyId::Case(id(0x102))])).unwrap();
    put(&mut study, sample::coder(0x1, "Dara"));
    run(&mut study, &back(&gone)).unwrap();
    run(&mut study, &Command::Delete(vec![AnyId::Coder(id(0x1))])).unwrap();
    assert!(study.same_content(&sample::study()));
}

#[test]
fn an_old_name_that_was_given_away_stays_away() {
    let mut study = sample::study();
    let renamed = rename(&mut study, 0x705, "Authority");
    put(&mut study, sample::theme(0x1, Some(0x702), "Power"));
    assert_eq!(run(&mut study, &back(&renamed)), Err(Refusal::NameTaken("Power".into())));
}

#[test]
fn an_old_place_that_would_close_a_ring_stays_left() {
    let mut study = sample::study();
    let under = |study: &Study, theme, parent: Option<u128>| {
        let theme = study.themes.get(id(theme)).unwrap().clone();
        Command::put(Theme { parent: parent.map(id), ..theme })
    };
    let up = under(&study, 0x705, None);
    let up = run(&mut study, &up).unwrap();
    let down = under(&study, 0x702, Some(0x705));
    run(&mut study, &down).unwrap();
    assert_eq!(run(&mut study, &back(&up)), Err(Refusal::Cycle));
}

#[test]
fn a_passage_does_not_come_back_into_another_text() {
    let mut study = sample::study();
    let gone =
        run(&mut study, &Command::Delete(vec![AnyId::Evidence(id(0xE04)), AnyId::Evidence(id(0xE05))]))
            .unwrap();
    put(&mut study, sample::text(0x502, "All other words, and more of them than there were before."));
    assert_eq!(run(&mut study, &back(&gone)), Err(Refusal::Quote));
}

#[test]
fn the_last_level_and_the_front_page_stay() {
    let mut study = Study::default();
    let front = run(&mut study, &Command::put(Info::default())).unwrap();
    let level = run(&mut study, &Command::put(sample::level(0x1, 0, "macro"))).unwrap();
    assert_eq!(run(&mut study, &back(&level)), Err(Refusal::LastLevel));
    assert_eq!(run(&mut study, &back(&front)), Err(Refusal::FrontPage));
    put(&mut study, sample::level(0x2, 1, "micro"));
    run(&mut study, &back(&level)).unwrap();
}

#[test]
fn a_change_that_names_two_records_is_refused() {
    let mut study = sample::study();
    let before = study.record(AnyId::Memo(id(0x3E01)));
    let after = study.record(AnyId::Memo(id(0x3E03)));
    let set = ChangeSet { stamp: Stamp::default(), changes: vec![Change { before, after }] };
    assert_eq!(study.apply(&set), Err(Mismatch { id: AnyId::Memo(id(0x3E01)) }));
    assert_eq!(run(&mut study, &back(&set)), Err(Refusal::ChangedSince));
}

#[test]
fn what_was_done_before_a_change_that_does_not_fit_is_put_back() {
    let mut study = sample::study();
    let [one, other] = [AnyId::Memo(id(0x3E01)), AnyId::Memo(id(0x3E03))];
    let [first, last] = [one, other].map(|id| study.record(id));
    let made = Record::from(sample::level(0x777, 9, "beyond"));
    let later = Stamp { session: SessionId(9), counter: 7 };
    study.apply(&ChangeSet { stamp: later, changes: vec![Change { before: last, after: None }] }).unwrap();
    let (stamp, gone) = (study.stamp(one), study.tombstones().collect::<Vec<_>>());
    let was = study.clone();
    let changes = vec![
        Change { before: first.clone(), after: None },
        Change { before: None, after: Some(made.clone()) },
        Change { before: first, after: None },
    ];
    let set = ChangeSet { stamp: Stamp { session: SessionId(9), counter: 8 }, changes };
    assert_eq!(study.apply(&set), Err(Mismatch { id: one }), "it is gone by then");
    assert!(study.same_content(&was) && !study.contains(made.id()));
    assert_eq!((study.stamp(one), study.tombstones().collect::<Vec<_>>()), (stamp, gone));
    assert_eq!(study.revision(), was.revision());
}
