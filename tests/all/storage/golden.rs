//! Studies as formats 1 and 2 were first written. They must load for ever.

use std::path::{Path, PathBuf};

use crosscase::storage::{FORMAT, Form, Overwrite, open, save};
use crosscase::study::*;

use super::sample::{self, contents, id};

fn golden(name: &str) -> PathBuf {
    golden_of(1, name)
}

fn golden_of(number: u32, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/v{number}")).join(name)
}

#[test]
fn format_1_loads() {
    for name in ["study.crosscase", "study"] {
        let opened = open(&golden(name)).unwrap();
        assert_eq!(opened.problems, [], "{name}");
        let study = &opened.contents.study;
        assert_eq!(study.front().title, "Committees \u{2013} \u{1797}\u{17bc}\u{1798}\u{17b7} \u{1f600}");
        assert_eq!(study.front().created, Moment(1_353_749_400_123));
        assert_eq!(study.text(id(100)), sample::ENGLISH);
        assert_eq!(study.text(id(101)), sample::KHMER);
        let evidence = study.evidence.get(id(202)).unwrap();
        assert_eq!(evidence.quote, "e\u{301}a \u{1f469}\u{200d}\u{1f33e}");
        assert_eq!(evidence.polarity, Some(Polarity::Mixed));
        let cell = study.cells.iter().next().unwrap();
        assert_eq!(cell.synthesis, "Decisions stay above");
        assert_eq!(cell.absences[&Some(id(60))].kind, AbsenceKind::Contradicted);
        assert_eq!(study.comparisons.get(id(320)).unwrap().kind, ComparisonKind::DivergentSameOutcome);
        assert_eq!(study.placements.get(id(370)).unwrap().score.to_bits(), 1.1_f64.to_bits());
        assert_eq!(study.tombstones().count(), 1);
        assert!(study.same_content(&contents().study), "{name}");
        let (steps, problems) = opened.contents.history.parse(study).unwrap();
        assert_eq!(problems, []);
        assert_eq!(steps, sample::steps());
        assert_eq!(opened.contents.originals.names().count(), 2);
    }
}

#[test]
fn format_2_loads() {
    for name in ["study.crosscase", "study"] {
        let opened = open(&golden_of(2, name)).unwrap();
        assert_eq!(opened.problems, [], "{name}");
        assert!(opened.contents.study.same_content(&sample::contents_2().study), "{name}");
        let marks = opened.contents.study.marks(id(100));
        assert_eq!(marks.len(), 9);
        assert_eq!(marks[0], SourceMark::new(0, 17, MarkKind::Page("xii".into())));
        let region = opened.contents.study.evidence.get(id(204)).unwrap().region;
        assert_eq!(region, Some(Region { left: 1, top: 20, right: 5_000, bottom: 10_000 }));
        assert_eq!(opened.contents.study.sources.get(id(102)).unwrap().participants[1].unit, Some(id(50)));
    }
}

/// Writes the golden files of the newest format anew, by hand and only before it is first released.
#[test]
#[ignore = "writes into the repository"]
fn write_golden() {
    for (name, form) in [("study.crosscase", Form::Zip), ("study", Form::Folder)] {
        let to = golden_of(FORMAT, name);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        save(&to, form, &sample::contents_2(), Overwrite::Always(None)).unwrap();
    }
}

#[test]
fn every_format_that_was_has_a_golden_study() {
    for number in 1..=FORMAT {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/v{number}"));
        assert!(folder.join("study.crosscase").is_file() && folder.join("study/format.ron").is_file());
    }
}
