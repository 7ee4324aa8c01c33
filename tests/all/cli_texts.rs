//! The commands that read texts and tables, as a shell sees them.

use std::fs;

use super::cli::run;

#[test]
fn extract_prints_the_text_and_nothing_else() {
    let at = tempfile::tempdir().unwrap();
    fs::write(at.path().join("a note.txt"), "Two lines\r\nwithout an end").unwrap();
    let ran = run(at.path(), &["extract", "a note.txt"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "Two lines\nwithout an end", ""));

    let ran = run(at.path(), &["extract", "--receipt", "a note.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Two lines\nwithout an end"));
    let receipt: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(receipt["format"], "plain text");
    assert_eq!((&receipt["encoding"], &receipt["words"]), (&"UTF-8".into(), &5.into()));
    assert_eq!(receipt["changed"][0], "Windows line ends were made plain ones.");
    for list in ["kept", "left_out", "marks", "notes", "problems"] {
        assert!(receipt[list].is_array(), "{list}");
    }
}

#[test]
fn a_file_that_can_not_be_extracted_is_a_sentence() {
    let at = tempfile::tempdir().unwrap();
    fs::write(at.path().join("void.txt"), "").unwrap();
    let ran = run(at.path(), &["extract", "void.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err.trim_end(), "void.txt: The file is empty (0 bytes).");
    let ran = run(at.path(), &["extract", "void.txt", "--receipt"]);
    let receipt: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((ran.code, &receipt["problems"][0]), (1, &"The file is empty (0 bytes).".into()));
}

fn made(at: &std::path::Path, cases: &[&str]) {
    let mut arguments = vec!["new", "s.crosscase"];
    for case in cases {
        arguments.extend(["--case", case]);
    }
    assert_eq!(run(at, &arguments).code, 0);
}

fn sources(at: &std::path::Path) -> Vec<serde_json::Value> {
    serde_json::from_str(&run(at, &["sources", "s.crosscase", "--json"]).out).unwrap()
}

#[test]
fn a_pattern_of_names_says_the_case() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Hillside", "Ford"]);
    fs::create_dir(at.path().join("all")).unwrap();
    for name in ["hillside_1.txt", "Ford_2.txt", "Ford_3.txt"] {
        fs::write(at.path().join("all").join(name), format!("Words of {name}.")).unwrap();
    }
    let bad = run(at.path(), &["import", "s.crosscase", "all", "--case-from", "name:*_1"]);
    assert_eq!(bad.code, 2, "{}", bad.err);
    let bad = run(at.path(), &["import", "s.crosscase", "all", "--case-from", "nothing"]);
    assert!(bad.code == 2 && bad.err.contains("name:PATTERN"), "{}", bad.err);
    let bad = run(at.path(), &["import", "s.crosscase", "all", "--case-from", "name:{case}_1"]);
    assert!(
        bad.code == 2 && bad.err.contains("does not fit") && sources(at.path()).is_empty(),
        "{}",
        bad.err
    );
    let ran = run(at.path(), &["import", "s.crosscase", "all", "--case-from", "name:{case}_*"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let cases: Vec<String> =
        sources(at.path()).iter().map(|one| one["case"].as_str().unwrap().to_owned()).collect();
    assert_eq!(cases, ["Hillside", "Ford", "Ford"]);
}

#[test]
fn the_same_text_is_not_taken_twice_unless_it_is_asked_for() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Only"]);
    fs::write(at.path().join("a.txt"), "The same words.").unwrap();
    assert_eq!(run(at.path(), &["import", "s.crosscase", "a.txt"]).code, 0);
    let before = fs::read(at.path().join("s.crosscase")).unwrap();
    let again = run(at.path(), &["import", "s.crosscase", "a.txt"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again.err.contains("was not taken again") && again.err.contains("Nothing is new"),
        "{}",
        again.err
    );
    assert_eq!(fs::read(at.path().join("s.crosscase")).unwrap(), before);
    fs::write(at.path().join("b.txt"), "Other words.").unwrap();
    let both = run(at.path(), &["import", "s.crosscase", "a.txt", "b.txt"]);
    assert!(both.code == 0 && both.out.starts_with("1 of 2 files"), "{}", both.out);
    assert_eq!(run(at.path(), &["import", "s.crosscase", "a.txt", "--again"]).code, 0);
    assert_eq!(sources(at.path()).len(), 3);
}

#[test]
fn originals_are_kept_when_asked_and_pictures_always() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Only"]);
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(3, 2).write_to(&mut png, image::ImageFormat::Png).unwrap();
    fs::write(at.path().join("board.png"), png.into_inner()).unwrap();
    fs::write(at.path().join("a.txt"), "Words.").unwrap();
    fs::write(at.path().join("b.txt"), "Other words.").unwrap();
    fs::write(at.path().join("void.txt"), "").unwrap();
    let ran = run(at.path(), &["import", "s.crosscase", "board.png", "a.txt", "void.txt"]);
    assert_eq!(ran.code, 1, "one was refused: {}", ran.err);
    assert_eq!(run(at.path(), &["import", "s.crosscase", "b.txt", "--keep-originals"]).code, 0);
    let all = sources(at.path());
    let kept: Vec<bool> = all.iter().map(|one| one["original_kept"].as_bool().unwrap()).collect();
    let titles: Vec<&str> = all.iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!((titles, kept), (vec!["a", "board", "b"], vec![false, true, true]));
    assert_eq!(all[1]["kind"], "image");
    // What was refused can be read later, and the same picture is known again.
    let info = run(at.path(), &["info", "s.crosscase", "--json"]);
    let info: serde_json::Value = serde_json::from_str(&info.out).unwrap();
    assert_eq!(info["memos"], 1);
    let again = run(at.path(), &["import", "s.crosscase", "board.png"]);
    assert!(again.err.contains("Nothing is new"), "{}", again.err);
    assert_eq!(run(at.path(), &["check", "s.crosscase"]).code, 0);
}

#[test]
fn sources_are_a_table_for_eyes_for_programs_and_for_spreadsheets() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Only"]);
    fs::write(at.path().join("=talk.txt"), "Anna: Who?\nBen: We.\nAnna: Why?\nBen: So.\n").unwrap();
    assert_eq!(run(at.path(), &["import", "s.crosscase", "=talk.txt"]).code, 0);
    let shown = run(at.path(), &["sources", "s.crosscase"]).out;
    assert!(shown.lines().next().unwrap().starts_with("title") && shown.contains("plain text"), "{shown}");
    let csv = run(at.path(), &["sources", "s.crosscase", "--csv"]).out;
    let mut lines = csv.lines();
    assert_eq!(
        lines.next().unwrap(),
        "title,case,unit,kind,date,place,language,participants,fieldwork,note,words,evidence,read by,file,format,original kept,id"
    );
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("'=talk,Only,,interview,,,,Anna; Ben,,,4,0,,'=talk.txt,plain text,no,"),
        "{csv}"
    );
    assert_eq!(sources(at.path())[0]["participants"], serde_json::json!(["Anna", "Ben"]));
}

#[test]
fn attributes_go_out_and_come_back_the_same() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path();
    made(path, &["North", "=South", "East"]);
    fs::write(
        path.join("in.csv"),
        "case,Note,Beds,Open,Founded,Region\n\
         #kind,text,number,yes/no,date,choice: hill | a\\|b | coast\n\
         North,'=1+1,-2.5,yes,2007-09,hill\n\
         '=South,\" two\nlines, \"\"so\"\" \",1e-7,no,'2007–2008,a|b\n\
         East,',,,,\n",
    )
    .unwrap();
    let ran = run(path, &["attributes", "s.crosscase", "import", "in.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.trim(), "11 values of 3 cases changed.");
    assert_eq!(run(path, &["history", "s.crosscase"]).out.lines().count(), 1, "one step");
    for (out, other) in [("out.csv", "two.crosscase"), ("out.xlsx", "three.crosscase")] {
        assert_eq!(run(path, &["attributes", "s.crosscase", "export", out]).code, 0);
        let there = run(path, &["attributes", "s.crosscase", "export", out]);
        assert!(there.code == 1 && there.err.contains("not written over"), "{}", there.err);
        // Into the same study nothing changes.
        let same = run(path, &["attributes", "s.crosscase", "import", out]);
        assert_eq!(same.code, 0, "{}", same.err);
        assert!(same.err.contains("Nothing would change"), "{}", same.err);
        // Into another, all of it comes.
        assert_eq!(
            run(path, &["new", other, "--case", "North", "--case", "=South", "--case", "East"]).code,
            0
        );
        let ran = run(path, &["attributes", other, "import", out]);
        assert_eq!((ran.code, ran.out.trim()), (0, "11 values of 3 cases changed."), "{}", ran.err);
        let again = format!("again-{out}.csv");
        assert_eq!(run(path, &["attributes", other, "export", &again]).code, 0);
        if out == "out.csv" {
            assert_eq!(fs::read(path.join(&again)).unwrap(), fs::read(path.join(out)).unwrap());
        }
    }
    assert_eq!(
        fs::read(path.join("again-out.csv.csv")).unwrap(),
        fs::read(path.join("again-out.xlsx.csv")).unwrap()
    );
    let text = fs::read_to_string(path.join("out.csv")).unwrap();
    assert!(text.contains("'=1+1,-2.5,yes,2007-09,hill") && text.contains("'2007–2008,a|b"), "{text}");
}

#[test]
fn attributes_that_do_not_fit_are_said_and_the_rest_comes_in() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path();
    made(path, &["North", "South"]);
    fs::write(path.join("in.csv"), "case;Beds;Open\nNorth;12,5;oui\nSouth;7,25;non\n").unwrap();
    let ran = run(path, &["attributes", "s.crosscase", "import", "in.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("New attributes: Beds, Open."), "{}", ran.err);
    fs::write(path.join("more.csv"), "case,Beds,Open\nNorth,many,no\nWest,3,no\n").unwrap();
    let ran = run(path, &["attributes", "s.crosscase", "import", "more.csv"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("“many” does not fit Beds") && ran.err.contains("no case “West”"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out.trim(), "1 value of 1 case changed.");
    run(path, &["attributes", "s.crosscase", "export", "out.csv"]);
    let out = fs::read_to_string(path.join("out.csv")).unwrap();
    assert!(out.contains("North,12.5,no") && out.contains("South,7.25,no"), "{out}");
    let bad = run(path, &["attributes", "s.crosscase", "export", "out.doc"]);
    assert_eq!(bad.code, 2);
}

#[test]
fn many_files_are_read_in_order() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Only"]);
    fs::create_dir(at.path().join("all")).unwrap();
    for n in 0..60 {
        let words = format!("Text number {n}. ").repeat(1 + (n * 37) % 400);
        fs::write(at.path().join(format!("all/t {n}.txt")), words).unwrap();
    }
    assert_eq!(run(at.path(), &["import", "s.crosscase", "all"]).code, 0);
    let titles: Vec<String> =
        sources(at.path()).iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(titles, (0..60).map(|n| format!("t {n}")).collect::<Vec<_>>());
}

#[test]
fn folders_and_names_that_no_case_has_become_new_cases_and_it_is_said() {
    let at = tempfile::tempdir().unwrap();
    made(at.path(), &["Hillside", "Ford"]);
    for name in ["all/Hillside/a.txt", "all/Mill/b.txt", "all/Mill/c.txt"] {
        let path = at.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("Words of {name}.")).unwrap();
    }
    let ran = run(at.path(), &["import", "s.crosscase", "all", "--case-from", "folder"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Mill is a new case."), "{}", ran.err);
    fs::write(at.path().join("Lake_1.txt"), "Words of the lake.").unwrap();
    let ran = run(at.path(), &["import", "s.crosscase", "Lake_1.txt", "--case-from", "name:{case}_*"]);
    assert!(ran.code == 0 && ran.err.contains("Lake is a new case."), "{}", ran.err);
    let cases: Vec<String> =
        sources(at.path()).iter().map(|one| one["case"].as_str().unwrap().to_owned()).collect();
    for (case, count) in [("Hillside", 1), ("Mill", 2), ("Lake", 1)] {
        assert_eq!(cases.iter().filter(|own| *own == case).count(), count, "{cases:?}");
    }
}
