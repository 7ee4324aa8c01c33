use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::{STAMP, study};

#[test]
fn names_are_resolved() {
    let built =
        study("Cambodia.Outlying:Accountability/Reports:meso:-@meeting-11 UK:Money/Reports2:micro:+~GM");
    let find = |kind, text: &str| resolve_name(&built.study, kind, text);
    let accountability = AnyId::Theme(built.theme_id("Accountability"));
    let reports = AnyId::Theme(built.theme_id("Reports"));
    for text in ["Accountability", "accountability", "  ACCOUNTABILITY "] {
        assert_eq!(find(Kind::Theme, text), Ok(accountability), "{text}");
    }
    for text in ["Reports", "Accountability / Reports", "accountability/reports", &reports.uuid().to_string()]
    {
        assert_eq!(find(Kind::Theme, text), Ok(reports), "{text}");
    }
    assert_eq!(find(Kind::Case, "uk"), Ok(AnyId::Case(built.case_id("UK"))));
    assert_eq!(find(Kind::Unit, "Cambodia / outlying"), Ok(AnyId::Unit(built.unit_id("Outlying"))));
    assert_eq!(find(Kind::Level, "Micro"), Ok(AnyId::Level(built.level_id("micro"))));
    assert_eq!(find(Kind::Coder, "gm"), Ok(AnyId::Coder(built.coder_id("GM"))));
    assert_eq!(find(Kind::Source, "Meeting-11"), Ok(AnyId::Source(built.source_id("meeting-11"))));
}

#[test]
fn near_names_are_offered() {
    let built = study("A:Accountability:meso:- A:Funding:meso:- A:Set-up:_:_");
    let near = |text: &str| match resolve_name(&built.study, Kind::Theme, text) {
        Err(NameError::Unknown { near, .. }) => near,
        other => panic!("{other:?}"),
    };
    assert_eq!(near("acountability"), ["Accountability"]);
    assert_eq!(near("fund"), ["Funding"]);
    assert_eq!(near("up"), ["Set-up"]);
    assert!(near("zzz").is_empty());
    assert!(near("").is_empty());
}

#[test]
fn a_name_of_two_is_not_guessed() {
    let mut built = study("A:One/x:_:_ A:Two/y:_:_");
    let mut twin = built.study.themes.get(built.theme_id("y")).expect("theme").clone();
    twin.name = "x".into();
    built.put(twin);
    let Err(NameError::Ambiguous { choices, .. }) = resolve_name(&built.study, Kind::Theme, "x") else {
        panic!("a guess")
    };
    assert_eq!(choices, ["One / x", "Two / x"]);
    assert_eq!(resolve_name(&built.study, Kind::Theme, "Two/x"), Ok(AnyId::Theme(built.theme_id("y"))));
}

#[test]
fn words_in_a_text() {
    let plain = FindOptions::default();
    let whole = FindOptions { whole_words: true, ..plain };
    let exact = FindOptions { case_sensitive: true, ..plain };
    for (text, words, options, expected) in [
        ("Fund the fund", "fund", plain, vec![(0, 4), (9, 13)]),
        ("Fund the fund", "fund", exact, vec![(9, 13)]),
        ("refund, funds, fund.", "fund", whole, vec![(15, 19)]),
        ("aaaa", "aa", plain, vec![(0, 2), (2, 4)]),
        ("a.b a+b", "a.b", plain, vec![(0, 3)]),
        ("", "a", plain, vec![]),
        ("a", "", plain, vec![]),
        ("ÉCOLE école", "École", plain, vec![(0, 6), (7, 13)]),
        // An e that carries an accent of its own is another character.
        ("e\u{301}e", "e", plain, vec![(3, 4)]),
        // The first place does not fit, and the one that begins inside it does.
        ("xaa aa", "aa", whole, vec![(4, 6)]),
    ] {
        let spans: Vec<(u32, u32)> =
            find_in_text(text, words, options, 100).iter().map(|span| (span.start, span.end)).collect();
        assert_eq!(spans, expected, "{words} in {text}");
    }
    assert_eq!(find_in_text(&"a ".repeat(50), "a", plain, 7).len(), 7);
}

#[test]
fn words_in_the_sources_of_the_lens() {
    let mut built = study("A:T1:_:_@s1 B:T1:_:_@s2");
    for (name, text) in [("s1", "one two one"), ("s2", "two one")] {
        let id = built.source_id(name);
        built.put(SourceText::plain(id, text));
    }
    let found = |lens: &Lens| -> Vec<usize> {
        find_in_sources(&built.study, &built.index(), lens, "one", FindOptions::default(), 10)
            .iter()
            .map(|(_, spans)| spans.len())
            .collect()
    };
    assert_eq!(found(&Lens::default()), [2, 1]);
    assert_eq!(found(&Lens { cases: [built.case_id("B")].into(), ..Lens::default() }), [1]);
}

#[test]
fn a_fingerprint_follows_the_records_only() {
    let built = study("A:T1:_:_ B:T1:_:_");
    let mark = fingerprint(&built.study);
    assert!(mark.len() == 9 && mark.chars().all(|c| c.is_ascii_hexdigit() || c == ' '), "{mark}");
    // The same records put in another order, in a study with another revision.
    let mut other = Study::default();
    for kind in Kind::ALL.iter().rev() {
        for record in built.study.records(*kind).into_iter().rev() {
            let stamp = built.study.stamp(record.id()).expect("stamp");
            other.restore(record.clone(), stamp);
            other.restore(record, stamp);
        }
    }
    assert_eq!(fingerprint(&other), mark);
    let record = built.study.record(AnyId::Evidence(built.evidence[0])).expect("record");
    other.restore(record, Stamp { counter: STAMP.counter + 1, ..STAMP });
    assert_ne!(fingerprint(&other), mark);
    other.restore_tombstone(AnyId::Evidence(built.evidence[0]), STAMP);
    assert_ne!(fingerprint(&other), mark);
    let totals = totals(&built.study);
    assert_eq!(
        (totals.cases, totals.sources, totals.words, totals.evidence, totals.levels),
        (2, 2, 1000, 2, 3)
    );
}
