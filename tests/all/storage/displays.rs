//! Kept displays in a file.

use crosscase::storage::{Form, Overwrite, check_study, open, save};
use crosscase::study::matrix::{CellKind, Key, MatrixSpec, Order, PeriodBand, Periods};
use crosscase::study::*;

use super::sample::{contents, id, stamp, tree};

fn display() -> Display {
    let band = PeriodBand { name: "before; after | 50 %".into(), from: "2007".into(), to: String::new() };
    let spec = MatrixSpec {
        cell: CellKind::Cases,
        // Nothing of this id is in the study.
        row_order: Order::Hand(vec![Key::Theme(id(0xdead))]),
        periods: Periods::Named(vec![band]),
        ..MatrixSpec::default()
    };
    Display { id: id(9_001), name: "Table \"3\"".into(), note: "For the appendix".into(), spec }
}

#[test]
fn a_display_comes_back_to_the_byte_and_may_name_what_is_gone() {
    for form in [Form::Zip, Form::Folder] {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("a.crosscase"), folder.path().join("b.crosscase"));
        let mut contents = contents();
        contents.study.restore(display().into(), stamp(500));
        assert_eq!(check_study(&contents.study), []);
        save(&one, form, &contents, Overwrite::Never).unwrap();
        let opened = open(&one).unwrap();
        assert_eq!(opened.problems, []);
        assert_eq!(opened.contents.study.displays.get(id(9_001)), Some(&display()));
        assert_eq!(opened.contents.study.displays.stamp(id(9_001)), Some(stamp(500)));
        save(&other, form, &opened.contents, Overwrite::Never).unwrap();
        if form == Form::Folder {
            assert_eq!(tree(&one), tree(&other));
        } else {
            assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(&other).unwrap());
        }
    }
}

#[test]
fn without_displays_a_file_is_as_it_was_before_there_were_any() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    save(&path, Form::Folder, &contents(), Overwrite::Never).unwrap();
    assert!(!String::from_utf8(tree(&path)["study.ron"].clone()).unwrap().contains("displays"));
}

#[test]
fn a_display_that_is_not_understood_costs_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let mut contents = contents();
    contents.study.restore(display().into(), stamp(500));
    save(&path, Form::Folder, &contents, Overwrite::Never).unwrap();
    let file = path.join("study.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("cell=cases"));
    std::fs::write(&file, text.replace("cell=cases", "cell=colours")).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!(opened.contents.study.displays.len(), 0);
    assert_eq!(opened.problems.len(), 1);
    assert_eq!(opened.contents.study.findings.len(), contents.study.findings.len());
}

/// A step of the log holds a display as it was.
#[test]
fn the_history_knows_displays() {
    use crosscase::edit::StepKind;
    use crosscase::storage::HistoryStore;
    let change = Change { before: None, after: Some(display().into()) };
    let steps = vec![super::sample::step(1, StepKind::Do, vec![change])];
    let (read, problems) = HistoryStore::from_steps(&steps).unwrap().parse(&contents().study).unwrap();
    assert_eq!(problems, []);
    assert_eq!(read, steps);
}
