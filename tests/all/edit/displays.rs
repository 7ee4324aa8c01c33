//! Displays are kept, renamed and deleted like any record.

use crosscase::edit::{Command, Refusal, label};
use crosscase::study::*;

use super::sample::{self, id, run};

#[test]
fn kept_changed_deleted_and_taken_back() {
    let mut study = sample::study();
    let add = Command::put(sample::display(0x1, "Table 2"));
    assert_eq!(label(&study, &add), "Added display “Table 2”");
    let set = run(&mut study, &add).unwrap();
    assert_eq!(study.displays.len(), 2);
    let rename = Command::put(Display { name: "Table 3".into(), ..sample::display(0x1, "") });
    assert_eq!(label(&study, &rename), "Changed display “Table 3”");
    run(&mut study, &rename).unwrap();
    let delete = Command::Delete(vec![AnyId::Display(id(0x1))]);
    assert_eq!(label(&study, &delete), "Deleted display “Table 3”");
    let deleted = run(&mut study, &delete).unwrap();
    assert_eq!(study.displays.len(), 1);
    study.apply(&deleted.inverse(Stamp { session: SessionId(9), counter: 99 })).unwrap();
    assert_eq!(study.displays.get(id(0x1)).unwrap().name, "Table 3");
    assert_eq!(set.changes.len(), 1);
}

#[test]
fn two_displays_have_two_names() {
    let mut study = sample::study();
    let again = Command::put(sample::display(0x1, "Table 1"));
    assert_eq!(run(&mut study, &again), Err(Refusal::NameTaken("Table 1".into())));
    assert_eq!(run(&mut study, &Command::put(sample::display(0x1, " "))), Err(Refusal::NoName));
}

#[test]
fn a_display_outlives_what_it_names() {
    let mut study = sample::study();
    let before = study.displays.get(id(0x3F01)).unwrap().clone();
    run(&mut study, &Command::Delete(vec![AnyId::Case(id(0x102))])).unwrap();
    assert_eq!(study.displays.get(id(0x3F01)), Some(&before));
    let (sound, said) = crosscase::analysis::settled(&study, &before.spec);
    assert_eq!(said, ["One of the columns put in order by hand is no longer in the study."]);
    assert_ne!(sound, before.spec);
}
