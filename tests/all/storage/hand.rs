//! Studies that people or other programs have worked on outside Crosscase.

use std::fs;
use std::path::Path;

use crosscase::storage::{Form, Overwrite, ProblemKind, check_study, open, save};
use crosscase::study::*;

use super::sample::{ENGLISH, contents, evidence, id, saved, stamp, tree};

fn edit(place: &Path, change: impl Fn(String) -> String) {
    let text = fs::read_to_string(place).unwrap();
    let changed = change(text.clone());
    assert_ne!(text, changed, "the test changed nothing");
    fs::write(place, changed).unwrap();
}

#[test]
fn a_passage_is_found_again_in_an_edited_text() {
    let (_folder, path) = saved(Form::Folder);
    edit(&path.join("sources/interview-1.txt"), |text| text.replace("INT:", "INTERVIEWER \u{1f600}:"));
    let opened = open(&path).unwrap();
    assert!(!opened.damaged, "{:?}", opened.problems);
    let study = &opened.contents.study;
    assert_eq!(study.evidence.len(), 4);
    let text = study.text(id(100));
    for evidence in study.evidence.iter().filter(|evidence| evidence.source == id(100)) {
        assert_eq!(evidence.span.slice(text), Ok(evidence.quote.as_str()));
    }
    // "Yes." stands there twice: the words around it decide.
    let second = text.match_indices("Yes.").nth(1).unwrap().0;
    assert_eq!(study.evidence.get(id(201)).unwrap().span.start as usize, second);
    let moved = opened.problems.iter().filter(|problem| problem.kind == ProblemKind::Moved).count();
    assert_eq!(moved, 3);
    // Saved, it is sound again.
    save(&path, Form::Folder, &opened.contents, Overwrite::Unchanged(&opened.state)).unwrap();
    assert_eq!(open(&path).unwrap().problems, []);
}

#[test]
fn a_passage_that_is_gone_is_kept_in_the_list() {
    let (_folder, path) = saved(Form::Folder);
    edit(&path.join("sources/interview-1.txt"), |text| text.replace("decides", "decided"));
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    assert!(!opened.contents.study.evidence.contains(id(200)));
    let lost: Vec<_> = opened.problems.iter().filter_map(|problem| problem.lost.as_ref()).collect();
    assert_eq!(lost.len(), 1);
    let expected = evidence(200, 100, ENGLISH, "\u{201c}The village\u{201d} \"decides\"", 0);
    assert_eq!(lost[0].0, expected);
    let put_in = super::sample::records();
    let place = put_in.iter().position(|record| record.id() == AnyId::Evidence(id(200))).unwrap();
    assert_eq!(lost[0].1, stamp(place as u64 + 1));
    assert!(save(&path, Form::Folder, &opened.contents, Overwrite::Unchanged(&opened.state)).is_err());
}

#[test]
fn line_ends_of_windows_are_put_right() {
    let (_folder, path) = saved(Form::Folder);
    let before = tree(&path);
    for (name, bytes) in &before {
        if name.ends_with(".txt") && name.starts_with("sources") || name.ends_with(".ron") {
            let text = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
            fs::write(path.join(name), text).unwrap();
        }
    }
    let opened = open(&path).unwrap();
    assert!(!opened.damaged);
    assert!(opened.problems.iter().all(|problem| problem.kind == ProblemKind::Note), "{:?}", opened.problems);
    assert!(opened.contents.study.same_content(&contents().study));
    save(&path, Form::Folder, &opened.contents, Overwrite::Unchanged(&opened.state)).unwrap();
    assert_eq!(tree(&path)["sources/interview-1.txt"], before["sources/interview-1.txt"]);
}

#[test]
fn a_record_written_by_hand() {
    let (_folder, path) = saved(Form::Folder);
    edit(&path.join("study.ron"), |text| {
        let coder = "coders: [\n// A student.\n(\n  name: \"Ang\u{e9}\", id: \"01990000-0000-7000-8000-00000000ffff\",\n),\n";
        text.replace("coders: [\n", coder)
    });
    let opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(opened.contents.study.coders.get(id(0xffff)).unwrap().name, "Ang\u{e9}");
}

#[test]
fn words_that_the_format_does_not_know_are_told() {
    let (_folder, path) = saved(Form::Folder);
    edit(&path.join("study.ron"), |text| {
        text.replace("state: \"agreed\"", "state: \"sure\"").replace("rests_on:", "rest_on:")
    });
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    let told: Vec<_> = opened.problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.contains("\u{201c}sure\u{201d}")), "{told:?}");
    assert!(told.iter().any(|told| told.contains("rest_on")), "{told:?}");
}

#[test]
fn no_record_twice() {
    let (_folder, path) = saved(Form::Folder);
    edit(&path.join("study.ron"), |text| {
        let level = text.lines().find(|line| line.contains("name: \"macro\"")).unwrap().to_owned();
        text.replace(&level, &format!("{level}\n{level}\n{}", level.replace("macro", "other")))
    });
    fs::copy(path.join("sources/khmer.ron"), path.join("sources/copy.ron")).unwrap();
    fs::copy(path.join("sources/khmer.txt"), path.join("sources/copy.txt")).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!(opened.contents.study.levels.get(id(60)).unwrap().name, "macro");
    assert_eq!(opened.contents.study.sources.len(), 4);
    let kinds: Vec<_> = opened.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::Note, ProblemKind::Lost, ProblemKind::Lost], "{:?}", opened.problems);
}

#[test]
fn references_to_nothing_are_taken_out_and_told() {
    let mut study = contents().study;
    study.restore_tombstone(AnyId::Theme(id(71)), stamp(800));
    study.restore_tombstone(AnyId::Unit(id(50)), stamp(801));
    study.restore_tombstone(AnyId::Coder(id(20)), stamp(802));
    study.restore_tombstone(AnyId::Actor(id(91)), stamp(803));
    let told = check_study(&study);
    assert!(told.len() > 5);
    let (_folder, path) = saved(Form::Folder);
    let broken = crosscase::storage::Contents { study, ..contents() };
    save(&path, Form::Folder, &broken, Overwrite::Always(None)).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    let study = &opened.contents.study;
    assert_eq!(check_study(study), []);
    assert_eq!(study.evidence.get(id(200)).unwrap().themes, [id(70)]);
    assert_eq!(study.findings.get(id(300)).unwrap().unit, None);
    assert_eq!(study.actors.get(id(90)).unwrap().unit, None);
    // Evidence without a coder keeps its place under an unknown one; a flow to nobody is no flow.
    assert_eq!(study.coders.get(id(20)).unwrap().name, "Unknown coder");
    assert_eq!(study.evidence.len(), 4);
    assert!(study.flows.is_empty() && study.cells.is_empty());
    assert_eq!(study.outliers.get(id(330)).unwrap().actors, []);
    assert!(opened.problems.iter().all(|problem| problem.file.ends_with(".ron")));
}

#[test]
fn circles_wrong_cells_and_clashing_names() {
    let mut study = contents().study;
    let mut theme = study.themes.get(id(70)).unwrap().clone();
    theme.parent = Some(id(71));
    study.restore(theme.into(), stamp(800));
    let mut cell = study.cells.iter().next().unwrap().clone();
    study.restore_tombstone(AnyId::Cell(cell.id), stamp(801));
    let right = cell.id;
    cell.id = id(999);
    study.restore(cell.into(), stamp(802));
    for source in [101, 102] {
        let mut source = study.sources.get(id(source)).unwrap().clone();
        source.slug = "Interview 1".into();
        study.restore(source.into(), stamp(803));
    }
    let mut case = study.cases.get(id(40)).unwrap().clone();
    case.values.insert(id(31), Value::YesNo(true));
    study.restore(case.into(), stamp(804));
    assert_eq!(check_study(&study).len(), 5, "{:?}", check_study(&study));

    let (_folder, path) = saved(Form::Folder);
    save(&path, Form::Folder, &crosscase::storage::Contents { study, ..contents() }, Overwrite::Always(None))
        .unwrap();
    let opened = open(&path).unwrap();
    let study = &opened.contents.study;
    assert!(study.cells.contains(right));
    assert_eq!(study.theme_walk().len(), 2);
    let mut slugs: Vec<_> = study.sources.iter().map(|source| source.slug.as_str()).collect();
    slugs.sort_unstable();
    assert_eq!(slugs, ["interview-1", "interview-1-2", "interview-1-3", "reworded"]);
    assert_eq!(study.cases.get(id(40)).unwrap().values[&id(31)], Value::YesNo(true));
}

#[test]
fn a_number_without_a_value_is_not_written_over_a_good_file() {
    let (_folder, path) = saved(Form::Zip);
    let before = fs::read(&path).unwrap();
    let mut now = contents();
    let mut placement = now.study.placements.get(id(370)).unwrap().clone();
    placement.score = f64::NAN;
    now.study.restore(placement.into(), stamp(800));
    assert_eq!(check_study(&now.study).len(), 1);
    let error = save(&path, Form::Zip, &now, Overwrite::Always(None)).unwrap_err();
    assert!(error.to_string().contains("was not changed"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn other_files_in_the_folder_are_left_alone() {
    let (_folder, path) = saved(Form::Folder);
    fs::write(path.join("README.md"), "mine").unwrap();
    fs::create_dir(path.join(".git")).unwrap();
    fs::write(path.join("sources/notes.md"), "mine").unwrap();
    let opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    let mut now = opened.contents;
    now.study.apply(&super::sample::note(900, "x").changes).unwrap();
    save(&path, Form::Folder, &now, Overwrite::Unchanged(&opened.state)).unwrap();
    assert!(path.join("README.md").exists() && path.join("sources/notes.md").exists());
}
