//! Titles, slugs, natural order, and the case that a path names.

use std::collections::BTreeSet;
use std::path::Path;

use crosscase::import::{case_by_folder, natural_key, slug, title_of};
use proptest::prelude::*;

fn free(_: &str) -> bool {
    false
}

#[test]
fn titles_come_from_file_names() {
    for (name, title) in [
        ("Interview_03__midwife.txt", "Interview 03 midwife"),
        ("2007-09-14 ward.v2.md", "2007-09-14 ward.v2"),
        ("  spaced  .txt", "spaced"),
        ("😀 notes.txt", "😀 notes"),
        ("README", "README"),
        (".hidden", ".hidden"),
        ("folder/inner\\name.txt", "name"),
        ("___.txt", "___"),
    ] {
        assert_eq!(title_of(name), title, "{name}");
    }
    assert_eq!(title_of(&"é".repeat(900)).chars().count(), 201);
}

#[test]
fn slugs_are_plain_ascii() {
    for (title, expected) in [
        ("Interview 03: Midwife", "interview-03-midwife"),
        ("Çağrı Øster – naïve café", "cagri-oster-naive-cafe"),
        ("Straße, Łódź & Đà Nẵng", "strasse-lodz-da-nang"),
        ("e\u{301}cole", "ecole"),
        ("don’t stop", "dont-stop"),
        ("--x--", "x"),
        ("con", "source-con"),
        ("LPT1", "source-lpt1"),
        ("console", "console"),
        ("សម្ភាសន៍ ៣", "source-1"),
        ("សម្ភាសន៍ 3", "source-1"),
        ("", "source-1"),
        ("😀", "source-1"),
        ("😀 notes", "notes"),
    ] {
        assert_eq!(slug(title, &free), expected, "{title}");
    }
}

#[test]
fn a_taken_slug_gets_a_number() {
    let taken = BTreeSet::from(["ward", "ward-2", "source-1"]);
    assert_eq!(slug("Ward", &|s| taken.contains(s)), "ward-3");
    assert_eq!(slug("ភូមិ", &|s| taken.contains(s)), "source-2");
    let long = slug(&"word ".repeat(40), &free);
    let next = slug(&"word ".repeat(40), &|s| s == long);
    assert!(long.len() <= 60 && next.len() <= 60 && next.ends_with("word-2"), "{long} {next}");
}

proptest! {
    #[test]
    fn any_title_gives_a_free_and_portable_slug(titles in prop::collection::vec(".{0,90}", 1..8)) {
        let mut taken = BTreeSet::new();
        for title in titles {
            let slug = slug(&title, &|s| taken.contains(s));
            prop_assert!((1..=60).contains(&slug.len()));
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{}", slug);
            prop_assert!(taken.insert(slug));
        }
    }
}

#[test]
fn two_comes_before_ten() {
    let mut names = ["b", "Interview 10", "interview 2", "Élan", "interview 02b", "a", "f", "10", "9"];
    names.sort_by_cached_key(|name| natural_key(name));
    assert_eq!(names, ["9", "10", "a", "b", "Élan", "f", "interview 2", "interview 02b", "Interview 10"]);
}

#[test]
fn the_case_is_named_by_a_folder_or_the_file() {
    let cases = ["Cambodia", "Côte d’Ivoire", "Site 1", "Site 10", "កម្ពុជា", "North", "North West"];
    for (path, case) in [
        ("data/cambodia/a.txt", Some(0)),
        ("data/CAMBODIAN interviews/a.txt", Some(0)),
        ("Cambodia/old/2007/a.txt", Some(0)),
        ("all/cote-d-ivoire_2007/a.txt", Some(1)),
        ("all/COTEDIVOIRE/a.txt", Some(1)),
        ("x/site_01/a.txt", Some(2)),
        ("x/site10/a.txt", Some(3)),
        ("x/site 100/a.txt", None),
        ("ភូមិកម្ពុជា/a.txt", Some(4)),
        ("all/a Cambodia 3.txt", Some(0)),
        ("Cambodia and Site 1/a.txt", None),
        ("Cambodia and Site 1/Site 1 a.txt", Some(2)),
        ("Site 1/Cambodia/a.txt", Some(0)),
        ("the north/a.txt", Some(5)),
        ("north-west/a.txt", Some(6)),
        ("northern/a.txt", Some(5)),
        ("x/a.txt", None),
        ("a.txt", None),
        ("", None),
    ] {
        assert_eq!(case_by_folder(Path::new(path), &cases), case, "{path}");
    }
    assert_eq!(case_by_folder(Path::new("Romania/woman.txt"), &["Oman", ""]), None);
    assert_eq!(case_by_folder(Path::new("a/b.txt"), &["Same", "same"]), None);
    assert_eq!(case_by_folder(Path::new("same/b.txt"), &["Same", "same"]), None);
}
