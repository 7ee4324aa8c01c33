//! What an audit must name, by hand: one line a study, and what follows from it by the definitions.

use std::collections::BTreeMap;

use crosscase::analysis::audit::{Clash, Flaw, Why, audit};
use crosscase::analysis::{NotCalled, find_called};
use crosscase::study::*;

use super::notation::{Built, study};

/// Numbers of the findings with a flaw.
fn with(built: &Built, flaw: Flaw) -> Vec<u32> {
    let found = audit(&built.study, &built.index());
    let numbers = found.of(flaw).filter_map(|one| match one.claim {
        AnyId::Finding(id) => built.study.findings.get(id).map(|one| one.number),
        _ => None,
    });
    numbers.collect()
}

#[test]
fn flaws_of_findings() {
    use Flaw::*;
    for (line, flaw, expected) in [
        ("=A:T1:meso:-", NotGrounded, vec![1]),
        ("A:T1:_:_ =A:T1:meso:-<0", NotGrounded, vec![]),
        ("A:T1:_:_@s1 =A:T1:meso:-<0", SingleSource, vec![1]),
        ("A:T1:_:_@s1 A:T1:_:_@s2 =A:T1:meso:-<0,1", SingleSource, vec![]),
        // With one coder in the study there is nobody else to be missed.
        ("A:T1:_:_ =A:T1:meso:-<0", SingleCoder, vec![]),
        ("A:T1:_:_ A:T1:_:_~GM =A:T1:meso:-<0 =A:T1:meso:-<0,1", SingleCoder, vec![1]),
        ("A:T1:_:_ =A,B:T1:meso:-<0", OneSided, vec![1]),
        ("A:T1:_:_ =A:T1:meso:-<0", OnlySupporting, vec![1]),
        // A claim without evidence has no other flaw of evidence.
        ("=A,B:T1:meso:-", OnlySupporting, vec![]),
    ] {
        assert_eq!(with(&study(line), flaw), expected, "{line} {flaw:?}");
    }
}

#[test]
fn a_finding_is_gainsaid_by_its_own_passages_and_not_by_those_of_others() {
    for (line, expected) in [
        ("A:T1:_:+ A:T1:_:+ A:T1:_:- =A:T1:_:-<0,1,2", vec![1]),
        // One against one is no majority.
        ("A:T1:_:+ A:T1:_:- =A:T1:_:-<0,1", vec![]),
        // Seven passages say the opposite, and the finding does not rest on them: a minority finding.
        ("A:T1:_:+ A:T1:_:+ A:T1:_:+ A:T1:_:- =A:T1:_:-<3", vec![]),
        // Mixed has no opposite, and a passage without a direction says none.
        ("A:T1:_:+ =A:T1:_:±<0", vec![]),
        ("A:T1:_:_ A:T1:_:± =A:T1:_:-<0,1", vec![]),
        // The passage stands in another case, another theme, another unit.
        ("B:T1:_:+ =A:T1:_:-<0", vec![]),
        ("A:T2:_:+ =A:T1:_:-<0", vec![]),
        ("A.u:T1:_:+ =A.v:T1:_:-<0", vec![]),
        ("A.u:T1:_:+ =A.u:T1:_:-<0", vec![1]),
        // What is under a theme counts for it.
        ("A:T1/sub:_:+ =A:T1:_:-<0", vec![1]),
    ] {
        assert_eq!(with(&study(line), Flaw::Contradicted), expected, "{line}");
    }
}

fn cell(built: &mut Built, case: &str, level: Option<&str>, kind: AbsenceKind) {
    let place = CellPlace::Case(built.case_id(case));
    let theme = built.theme_id("T1");
    let level = level.map(|name| built.level_id(name));
    let absence = Absence { kind, note: String::new(), by: None, at: Moment(0) };
    built.put(Cell { absences: BTreeMap::from([(level, absence)]), ..Cell::empty(place, theme) });
}

#[test]
fn a_finding_is_gainsaid_by_a_cell_that_is_marked_empty() {
    use AbsenceKind::*;
    for (case, level, kind, expected) in [
        ("A", None, NothingFound, vec![1]),
        ("A", None, NotApplicable, vec![1]),
        ("A", None, Contradicted, vec![1]),
        // What nobody read says nothing.
        ("A", None, NotRead, vec![]),
        ("A", Some("meso"), NothingFound, vec![1]),
        ("A", Some("micro"), NothingFound, vec![]),
        ("B", None, NothingFound, vec![]),
    ] {
        let mut built = study("A:T1:meso:- B:T1:meso:- =A:T1:meso:-<0");
        cell(&mut built, case, level, kind);
        assert_eq!(with(&built, Flaw::Contradicted), expected, "{case} {level:?} {kind:?}");
    }
    let mut built = study("A:T1:meso:- =A:T1:meso:-<0");
    cell(&mut built, "A", Some("meso"), NothingFound);
    let found = audit(&built.study, &built.index());
    let clash = found.of(Flaw::Contradicted).flat_map(|one| &one.clashes).next().unwrap();
    let expected = Clash::Marked {
        place: CellPlace::Case(built.case_id("A")),
        theme: built.theme_id("T1"),
        level: Some(built.level_id("meso")),
        kind: NothingFound,
    };
    assert_eq!(*clash, expected);
}

/// The mechanisms of findings in their order.
fn mechanisms(built: &mut Built, words: &[&str]) {
    for (id, words) in built.findings.clone().into_iter().zip(words) {
        let finding = built.study.findings.get(id).unwrap().clone();
        built.put(Finding { mechanism: (*words).to_owned(), ..finding });
    }
}

#[test]
fn comparisons_that_are_due() {
    use Why::*;
    for (line, words, expected) in [
        ("=A:T1:meso:-", vec![], vec![]),
        // A finding of both cases compares them.
        ("=A,B:T1:meso:-", vec![], vec![]),
        ("=A:T1:meso:- =B:T2:meso:-", vec![], vec![]),
        ("=A:T1:meso:- =B:T1:meso:-", vec![], vec![NotCompared]),
        ("=A:T1:meso:+ =B:T1:meso:-", vec![], vec![PolarityDiffers]),
        // At one level both hinder, so that the cases are not opposites.
        ("=A:T1:meso:+ =A:T1:meso:- =B:T1:meso:-", vec![], vec![NotCompared]),
        // They speak of different levels.
        ("=A:T1:macro:+ =B:T1:micro:-", vec![], vec![NotCompared]),
        ("=A:T1:meso:- =B:T1:meso:-", vec!["rules", "Rules "], vec![NotCompared]),
        ("=A:T1:meso:- =B:T1:meso:-", vec!["rules", "distance"], vec![MechanismsDiffer]),
        // Different mechanisms of different directions are no such pair.
        ("=A:T1:meso:- =B:T1:meso:±", vec!["rules", "distance"], vec![NotCompared]),
        ("=A:T1:meso:- =B:T1:meso:-", vec!["rules", ""], vec![NotCompared]),
    ] {
        let mut built = study(line);
        mechanisms(&mut built, &words);
        let due = audit(&built.study, &built.index()).due;
        assert_eq!(due.iter().map(|due| due.why).collect::<Vec<_>>(), expected, "{line} {words:?}");
    }
}

#[test]
fn a_comparison_of_both_cases_ends_it() {
    let mut built = study("=A:T1:meso:- =B:T1:meso:- =C:T1:meso:-");
    let shows = |built: &Built, names: &[&str]| {
        names.iter().map(|name| Shows { case: built.case_id(name), text: "something".into() }).collect()
    };
    let comparison = Comparison {
        id: ComparisonId::from_uuid(built.fresh()),
        number: 1,
        themes: vec![built.theme_id("T1")],
        feature: String::new(),
        kind: ComparisonKind::Difference,
        shows: shows(&built, &["A", "B"]),
        joint: String::new(),
        findings: Vec::new(),
        evidence: Vec::new(),
        basis: String::new(),
        author: None,
        created: Moment(0),
    };
    built.put(comparison.clone());
    let pairs = |built: &Built| -> Vec<String> {
        let name = |id| built.study.cases.get(id).unwrap().name.clone();
        audit(&built.study, &built.index()).due.iter().map(|due| due.cases.map(name).concat()).collect()
    };
    assert_eq!(pairs(&built), ["AC", "BC"]);
    let shows = shows(&built, &["A", "B", "C"]);
    built.put(Comparison { shows, ..comparison });
    assert!(pairs(&built).is_empty());
}

#[test]
fn records_by_what_they_are_called() {
    let mut built = study("A:T1:_:_@notes B:T1:_:_@Notes =A:T1:meso:-<0 =B:T1:meso:-<1");
    let finding = |at: usize| Ok(AnyId::Finding(built.findings[at]));
    for (name, expected) in [
        ("F01", finding(0)),
        ("f1", finding(0)),
        (" F002 ", finding(1)),
        (&built.findings[1].to_string(), finding(1)),
        ("notes", Ok(AnyId::Source(built.source_id("notes")))),
        ("Notes", Ok(AnyId::Source(built.source_id("Notes")))),
    ] {
        assert_eq!(find_called(&built.study, name), expected, "{name}");
    }
    for name in ["F3", "C1", "F", "", "F99999999999", "é", "🙂1", "-1"] {
        assert_eq!(find_called(&built.study, name), Err(NotCalled::Nothing(name.to_owned())), "{name}");
    }
    // Neither of two that are called alike is taken for the other.
    assert!(matches!(find_called(&built.study, "NOTES"), Err(NotCalled::Several { count: 2, .. })));
    let twin = built.study.findings.get(built.findings[1]).unwrap().clone();
    built.put(Finding { number: 1, ..twin });
    assert!(matches!(find_called(&built.study, "F1"), Err(NotCalled::Several { count: 2, .. })));
}
