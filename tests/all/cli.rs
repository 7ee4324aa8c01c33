//! The command line as a shell sees it: what goes to which stream, and the exit code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

/// Runs the program in `at`, with nothing of this machine's settings and no display.
pub(crate) fn run(at: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscase"))
        .args(arguments)
        .current_dir(at)
        .env("HOME", at)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects").join(name)
}

fn parts(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A copy of a sample that a test may change.
fn copy_of(name: &str, into: &Path) -> PathBuf {
    let to = into.join(name);
    for (part, bytes) in parts(&sample(name)) {
        let path = to.join(part);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    to
}

#[test]
fn help_names_every_command_and_each_has_an_example() {
    let at = tempfile::tempdir().unwrap();
    let help = run(at.path(), &["--help"]);
    assert_eq!(help.code, 0);
    for command in [
        "new",
        "import",
        "extract",
        "sources",
        "attributes",
        "info",
        "check",
        "matrix",
        "report",
        "search",
        "words",
        "replace",
        "share",
        "history",
        "export",
    ] {
        assert!(help.out.lines().any(|line| line.trim_start().starts_with(command)), "{command}");
        let own = run(at.path(), &[command, "--help"]);
        assert_eq!(own.code, 0, "{command}");
        assert!(own.out.contains("Example"), "{command}: {}", own.out);
    }
}

#[test]
fn a_name_that_is_not_there_is_an_error_with_what_is_near() {
    let at = tempfile::tempdir().unwrap();
    let study = sample("health-partnerships");
    let ran = run(at.path(), &["matrix", study.to_str().unwrap(), "--theme", "Acountability"]);
    assert_eq!(
        ran.err.trim_end(),
        "There is no theme called “Acountability”. \
         Did you mean: Accountability mechanisms and performance management?"
    );
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let ran = run(at.path(), &["matrix", study.to_str().unwrap(), "--case", "qqqq"]);
    assert_eq!(ran.err.trim_end(), "There is no case called “qqqq”.");
    let ran = run(at.path(), &["matrix", study.to_str().unwrap(), "--polarity", "enablin"]);
    assert!(ran.err.starts_with("There is no polarity “enablin”. Did you mean: enabling?"), "{}", ran.err);
    let ran =
        run(at.path(), &["matrix", study.to_str().unwrap(), "--polarity", "Enabling", "--kind", "Interview"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// What a number is and what it is a share of stands with the table; remarks count records, not cells.
#[test]
fn a_table_says_its_unit_and_measure() {
    let at = tempfile::tempdir().unwrap();
    let study = sample("health-partnerships");
    let study = study.to_str().unwrap();
    let ran = run(
        at.path(),
        &["matrix", study, "--cell", "findings", "--measure", "column-percent", "--format", "md"],
    );
    assert!(ran.out.contains("Unit: findings, % of the column (Cambodia 28, UK (NHS) 31)."), "{}", ran.out);
    let ran = run(at.path(), &["matrix", study, "--rows", "level", "--cell", "units", "--format", "csv"]);
    assert!(ran.out.starts_with("units,"), "{}", ran.out);
    assert!(ran.err.contains("pieces of evidence have several levels"), "{}", ran.err);
    assert!(!ran.err.contains("units have"), "{}", ran.err);
}

#[test]
fn info_is_one_object_of_counts() {
    let at = tempfile::tempdir().unwrap();
    let ran = run(at.path(), &["info", sample("health-partnerships").to_str().unwrap(), "--json"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut names: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut wanted: Vec<&str> =
        "cases units sources words evidence themes levels findings links comparisons \
                                 outliers propositions recommendations scales placements actors flows memos \
                                 coders"
            .split_whitespace()
            .collect();
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    // The paper's model, counted by hand: two cases, 53 findings, 12 comparisons, 4 outliers,
    // 8 propositions, 5 recommendations, 10 placements, 18 actors, 34 flows.
    for (name, count) in [
        ("cases", 2),
        ("findings", 53),
        ("comparisons", 12),
        ("outliers", 4),
        ("propositions", 8),
        ("recommendations", 5),
        ("placements", 10),
        ("actors", 18),
        ("flows", 34),
    ] {
        assert_eq!(object[name], count, "{name}");
    }
}

#[test]
fn check_is_content_with_the_samples_and_not_with_damage() {
    let at = tempfile::tempdir().unwrap();
    for name in ["health-partnerships", "two-schools"] {
        let ran = run(at.path(), &["check", sample(name).to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.trim_end()), (0, "Nothing is wrong."), "{name}");
    }
    let copy = copy_of("health-partnerships", at.path());
    let text = fs::read_dir(copy.join("sources"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .unwrap();
    fs::write(&text, "Other words.\n").unwrap();
    let before = parts(&copy);
    let ran = run(at.path(), &["check", copy.to_str().unwrap()]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.trim_end().ends_with("problems."), "{}", ran.out);
    assert_eq!(parts(&copy), before, "a check changes nothing");
}

#[test]
fn folder_to_file_to_folder_is_the_same_bytes() {
    let at = tempfile::tempdir().unwrap();
    let study = sample("health-partnerships");
    assert_eq!(run(at.path(), &["export", study.to_str().unwrap(), "one.crosscase"]).code, 0);
    assert_eq!(run(at.path(), &["export", "one.crosscase", "again"]).code, 0);
    let (before, after) = (parts(&study), parts(&at.path().join("again")));
    assert!(before.keys().eq(after.keys()), "{:?} {:?}", before.keys(), after.keys());
    for (name, bytes) in before {
        assert_eq!(after[&name], bytes, "{}", name.display());
    }
    let there = run(at.path(), &["export", study.to_str().unwrap(), "one.crosscase"]);
    assert_eq!(there.code, 1, "what is there is not written over");
}

#[test]
fn a_study_can_be_made_and_filled_without_a_window() {
    let at = tempfile::tempdir().unwrap();
    let ran = run(at.path(), &["new", "two.crosscase", "--case", "North", "--case", "South"]);
    assert_eq!((ran.code, ran.out.trim_end()), (0, "two.crosscase was made, with 2 cases."), "{}", ran.err);
    assert_eq!(run(at.path(), &["new", "two.crosscase"]).code, 1, "what is there is not written over");
    fs::create_dir(at.path().join("texts")).unwrap();
    fs::write(at.path().join("texts/a.txt"), "The clinic opens at eight.\n").unwrap();
    fs::write(at.path().join("texts/b.md"), "Nobody told us.\n").unwrap();

    let lost = run(at.path(), &["import", "two.crosscase", "texts"]);
    assert_eq!(lost.code, 2, "nothing says which case: {}", lost.err);
    assert!(lost.err.contains("North") && lost.err.contains("South"), "{}", lost.err);

    let ran = run(at.path(), &["import", "two.crosscase", "--case", "North", "texts"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let info = run(at.path(), &["info", "two.crosscase", "--json"]);
    let object: serde_json::Value = serde_json::from_str(&info.out).unwrap();
    // Five words and three.
    assert_eq!((&object["sources"], &object["words"]), (&2.into(), &8.into()));
    let history = run(at.path(), &["history", "two.crosscase"]);
    assert_eq!(history.out.lines().count(), 1, "{}", history.out);
    assert_eq!(run(at.path(), &["check", "two.crosscase"]).code, 0);
}

#[test]
fn bad_texts_are_refused_one_by_one() {
    let at = tempfile::tempdir().unwrap();
    run(at.path(), &["new", "one.crosscase", "--case", "Only"]);
    fs::write(at.path().join("picture.txt"), [0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0xff, 0]).unwrap();
    let before = fs::read(at.path().join("one.crosscase")).unwrap();
    let ran = run(at.path(), &["import", "one.crosscase", "picture.txt", "not-there.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("picture.txt") && ran.err.contains("not-there.txt"), "{}", ran.err);
    assert_eq!(fs::read(at.path().join("one.crosscase")).unwrap(), before);
}

/// Only a system where a window needs a display that the environment names can be without one.
#[test]
#[cfg(all(target_os = "linux", feature = "desktop"))]
fn without_a_display_a_sentence_says_what_works() {
    let at = tempfile::tempdir().unwrap();
    let ran = run(at.path(), &[]);
    assert_eq!(
        ran.err.trim_end(),
        "No display was found, so no window can be opened. \
         The command line works without one, for example: crosscase info STUDY."
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let typo = run(at.path(), &["inof"]);
    assert_eq!(typo.code, 2);
    assert!(typo.err.contains("inof") && typo.err.contains("--help"), "{}", typo.err);
}

/// A study of two texts, made and filled by the program itself.
fn two_texts(at: &Path) -> String {
    let study = at.join("s.crosscase").to_str().unwrap().to_owned();
    fs::write(at.join("a.txt"), "The donor pays.\n\nNo school without a Donor, said Zoé.\n").unwrap();
    fs::write(at.join("b.txt"), "A school is a school.\n").unwrap();
    assert_eq!(run(at, &["new", &study, "--case", "North", "--case", "South"]).code, 0);
    assert_eq!(run(at, &["import", &study, "--case", "North", "a.txt"]).code, 0);
    assert_eq!(run(at, &["import", &study, "--case", "South", "b.txt"]).code, 0);
    study
}

#[test]
fn search_gives_lines_or_json_and_says_when_nothing_was_found() {
    let at = tempfile::tempdir().unwrap();
    let study = two_texts(at.path());
    let ran = run(at.path(), &["search", &study, "donor"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "North / a:1: The donor pays.…\nNorth / a:2: …No school without a Donor, said Zoé.…\n")
    );
    let ran = run(at.path(), &["search", &study, "SCHOOL", "--word", "--case", "South", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&found["total"], &found["texts_searched"]), (&2.into(), &1.into()));
    let hit = &found["hits"][1];
    assert_eq!(
        (hit["case"].as_str(), hit["quote"].as_str(), hit["start"].as_u64(), hit["end"].as_u64()),
        (Some("South"), Some("school"), Some(14), Some(20))
    );
    assert_eq!((hit["place"].as_str(), hit["paragraph"].as_u64()), (Some("texts"), Some(1)));
    for (arguments, total) in [
        (vec!["donor", "--case-sensitive"], 1),
        (vec!["zoe"], 0),
        (vec!["zoe", "--ignore-accents"], 1),
        (vec!["d.nor", "--regex"], 2),
        (vec!["school donor", "--near", "3"], 1),
        (vec!["school donor", "--near", "2"], 0),
        (vec!["North"], 1),
        (vec!["North", "--in", "texts,memos"], 0),
        (vec!["a", "--limit", "1"], 1),
    ] {
        let ran = run(at.path(), &[vec!["search", study.as_str()], arguments.clone()].concat());
        assert_eq!((ran.code, ran.out.lines().count()), (0, total), "{arguments:?}: {}{}", ran.out, ran.err);
    }
    let ran = run(at.path(), &["search", &study, "nurse", "--in", "texts"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.trim_end()),
        (0, "", "“nurse” was not found in 2 texts and 0 other pieces of writing.")
    );
    let ran = run(at.path(), &["search", &study, "(nurse", "--regex"]);
    assert_eq!((ran.code, ran.err.trim_end()), (2, "“(nurse” is not a regular expression: unclosed group."));
    let ran = run(at.path(), &["search", &study, "   "]);
    assert_eq!((ran.code, ran.err.trim_end()), (2, "There is nothing to look for. Type a word."));
    let ran = run(at.path(), &["search", &study, "nurse", "--speaker", "Zed"]);
    assert_eq!(
        (ran.code, ran.err.trim_end()),
        (2, "There is no speaker “Zed”: no text of this study says of any speaker.")
    );
    let ran = run(at.path(), &["search", &study, "nurse", "--in", "text"]);
    assert!(
        ran.code == 2 && ran.err.starts_with("There is no place “text”. Did you mean: texts?"),
        "{}",
        ran.err
    );
}

#[test]
fn words_are_counted_by_case() {
    let at = tempfile::tempdir().unwrap();
    let study = two_texts(at.path());
    let ran = run(at.path(), &["words", &study, "--stop", "en", "--shortest", "4"]);
    // North has 10 words and South 5.
    assert_eq!(
        ran.out,
        "word,total,North,South,\"North per 1,000 words\",\"South per 1,000 words\"\n\
         school,3,1,2,100,400\ndonor,2,2,0,200,0\npays,1,1,0,100,0\nsaid,1,1,0,100,0\n"
    );
    let ran = run(at.path(), &["words", &study, "--json", "--limit", "1", "--sort", "difference"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["words"], serde_json::json!([10, 5]));
    assert_eq!(found["rows"][0]["word"], "a");
    let ran = run(at.path(), &["words", &study, "--stop", "xx"]);
    assert_eq!(ran.code, 2);
}
