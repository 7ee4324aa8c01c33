//! Where is looked: kinds of writing, the lens, speakers, headings, fields; and the lines of context.

use crosscase::analysis::search::{Mode, Place, Query, Search, Within, context, speaker_at, words_of};
use crosscase::analysis::{Index, Kwic, KwicSort, Lens, kwic};
use crosscase::study::*;

use super::{everywhere, found, query, texts};

#[test]
fn all_kinds_of_writing_are_searched() {
    let mut built = texts(&[("A", "a needle in the text"), ("B", "nothing")]);
    let (case, source) = (built.case_id("A"), built.source_id("A-text"));
    let coder = built.coder("EA");
    let about = AnyId::Source(source);
    let id = MemoId::from_uuid(built.fresh());
    built.put(Memo { id, about, text: "memo needle".into(), coder, private: false, written: Moment(0) });
    let theme = built.theme("T1");
    let mut record = built.study.themes.get(theme).unwrap().clone();
    record.definition = "a needle, defined".into();
    record.exclude = "not this needle".into();
    built.put(record);
    let mut cell = Cell::empty(CellPlace::Case(case), theme);
    cell.synthesis = "needle and needle".into();
    built.put(cell);
    let mut record = built.study.cases.get(case).unwrap().clone();
    record.description = "Needle".into();
    built.put(record);
    let id = PropositionId::from_uuid(built.fresh());
    built.put(Proposition {
        id,
        number: 4,
        statement: "s".into(),
        versions: Vec::new(),
        findings_for: Vec::new(),
        findings_against: Vec::new(),
        comparisons_for: Vec::new(),
        comparisons_against: Vec::new(),
        evidence_for: Vec::new(),
        evidence_against: Vec::new(),
        rivals: vec![Rival::new("no"), Rival::new("a needle")],
        patterns: vec![],
        tests: vec![],
        appraisal: Appraisal::default(),
        basis: String::new(),
        state: ClaimState::Draft,
    });
    let needle = query("needle", Mode::Literal);
    assert_eq!(
        everywhere(&built.study, &Lens::default(), &needle, &Place::ALL),
        [
            "A-text/text: needle",
            "memo on A-text/memo: needle",
            "A × T1/synthesis: needle",
            "A × T1/synthesis: needle",
            "A/description: Needle",
            "P4/rival: needle",
            "T1/definition: needle",
            "T1/exclude: needle",
        ]
    );
    assert_eq!(everywhere(&built.study, &Lens::default(), &needle, &[Place::Memos]).len(), 1);
    // The other case has nothing of its own; what belongs to no case is seen through any lens of cases.
    let lens = Lens { cases: [built.case_id("B")].into(), ..Lens::default() };
    assert_eq!(
        everywhere(&built.study, &lens, &needle, &Place::ALL),
        ["P4/rival: needle", "T1/definition: needle", "T1/exclude: needle"]
    );
}

#[test]
fn groups_stand_in_the_order_of_cases_and_count_what_was_searched() {
    let built = texts(&[("A", "x"), ("B", "y x x"), ("C", "x")]);
    let index = Index::build(&built.study);
    let lens = Lens { cases: [built.case_id("A"), built.case_id("B")].into(), ..Lens::default() };
    let places = [Place::Texts].into();
    let search = Search::new(&built.study, &index, &lens, &query("x", Mode::Word), &places).unwrap();
    assert_eq!(search.searched(), (2, 0));
    let found = search.all(&built.study);
    assert_eq!((found.hits(), found.texts()), (3, 2));
    let cases: Vec<_> = found.groups.iter().map(|group| group.target.case.unwrap()).collect();
    assert_eq!(cases, [built.case_id("A"), built.case_id("B")]);
}

#[test]
fn within_a_speaker_a_heading_a_field() {
    let text = "Aims\nfund one\nMeans\nfund two fund\nEnd\nfund three";
    let at = |words: &str| text.find(words).unwrap();
    let mark = |from: usize, to: usize, what| SourceMark::new(from, to, what);
    let marks = vec![
        mark(0, 4, MarkKind::Heading(1)),
        mark(5, 13, MarkKind::Turn("Nurse".into())),
        mark(at("Means"), at("Means") + 5, MarkKind::Heading(2)),
        mark(at("fund two"), at("\nEnd"), MarkKind::Turn("Donor".into())),
        mark(at("End"), at("End") + 3, MarkKind::Heading(1)),
        mark(at("fund three"), text.len(), MarkKind::Field("What else?".into())),
    ];
    let mut built = texts(&[("A", text), ("B", "fund of nobody")]);
    let id = built.source_id("A-text");
    let marks = SourceMark::fitting(marks, text);
    built.put(SourceText { id, text: text.into(), marks: marks.clone().into() });
    let starts = |within| -> Vec<u32> {
        let one = Query { within: Some(within), ..query("fund", Mode::Literal) };
        let index = Index::build(&built.study);
        let search = Search::new(&built.study, &index, &Lens::default(), &one, &Place::ALL.into()).unwrap();
        search.all(&built.study).groups.iter().flat_map(|g| g.spans.iter().map(|span| span.start)).collect()
    };
    let place = |words: &str| at(words) as u32;
    assert_eq!(starts(Within::Speaker("nurse".into())), [place("fund one")]);
    assert_eq!(starts(Within::Speaker("Donor".into())), [place("fund two"), place("fund two") + 9]);
    assert_eq!(starts(Within::Speaker("Nobody".into())), [] as [u32; 0]);
    // Under a heading of the first rank stands what is under those of the second in it.
    assert_eq!(
        starts(Within::Heading("aims".into())),
        [place("fund one"), place("fund two"), place("fund two") + 9]
    );
    assert_eq!(starts(Within::Heading("Means".into())), [place("fund two"), place("fund two") + 9]);
    assert_eq!(starts(Within::Field("What else?".into())), [place("fund three")]);
    assert_eq!(speaker_at(&marks, at("two")), Some("Donor"));
    assert_eq!(speaker_at(&marks, at("End")), None);
}

#[test]
fn context_stays_in_its_paragraph_and_off_the_middle_of_words() {
    let text = "before it\none two three four five needle six seven eight nine ten\nafter it";
    let at = text.find("needle").unwrap();
    let around = |reach| &text[context(text, Span::new(at, at + 6), reach)];
    assert_eq!(around(500), "one two three four five needle six seven eight nine ten");
    assert_eq!(around(12), "four five needle six seven");
    assert_eq!(around(0), "needle");
    let khmer = "ប្រជាជនកម្ពុជា";
    let at = khmer.find("ជ").unwrap();
    let inside = context(khmer, Span::new(at, at + 6), 7);
    assert!(is_border(khmer, inside.start) && is_border(khmer, inside.end));
}

#[test]
fn keywords_in_context_are_sorted_by_the_words_beside_them() {
    let built = texts(&[("A", "old fund zebra. New fund apple"), ("B", "a Fund mango")]);
    let index = Index::build(&built.study);
    let places = [Place::Texts].into();
    let search =
        Search::new(&built.study, &index, &Lens::default(), &query("fund", Mode::Word), &places).unwrap();
    let groups = search.all(&built.study).groups;
    let order = |sort| -> Vec<(u32, u32)> {
        kwic(&built.study, &groups, sort).iter().map(|Kwic { group, hit }| (*group, *hit)).collect()
    };
    assert_eq!(order(KwicSort::Found), [(0, 0), (0, 1), (1, 0)]);
    // apple, mango, zebra
    assert_eq!(order(KwicSort::Right), [(0, 1), (1, 0), (0, 0)]);
    assert_eq!(order(KwicSort::Hit), [(0, 1), (1, 0), (0, 0)]);
    // a, new, old
    assert_eq!(order(KwicSort::Left), [(1, 0), (0, 1), (0, 0)]);
    assert_eq!(words_of(&built.study, groups[1].target), "a Fund mango");
    assert_eq!(found("a Fund mango", &query("fund", Mode::Word)), ["Fund"]);
}
