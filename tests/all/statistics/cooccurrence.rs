//! Themes that stand together, against brute force from the texts.

use std::collections::BTreeSet;

use crosscase::analysis::cooccurrence::{
    CooccurrenceSpec, Counted, Near, TooManyThemes, closeness, cooccurrence, cube, differences,
    passages_behind,
};
use crosscase::analysis::{Lens, matrix};
use crosscase::study::*;
use proptest::prelude::*;

use super::{near, oracle};
use crate::analysis::notation::{Built, study};

/// A passage of a source: themes by path, bytes.
fn passage(built: &mut Built, source: SourceId, themes: &[&str], span: Span) -> EvidenceId {
    let mut ids: Vec<ThemeId> = themes.iter().map(|path| built.theme(path)).collect();
    ids.sort();
    let id = EvidenceId::from_uuid(built.fresh());
    let evidence = Evidence {
        id,
        source,
        unit: None,
        span,
        quote: String::new(),
        region: None,
        search: String::new(),
        themes: ids,
        levels: Vec::new(),
        polarity: None,
        kind: None,
        actors: Vec::new(),
        weight: 2,
        note: String::new(),
        coder: built.coder("EA"),
        created: Moment(0),
    };
    built.evidence.push(id);
    built.put(evidence);
    id
}

fn part(built: &mut Built, source: SourceId, themes: &[&str], sides: [u16; 4]) -> EvidenceId {
    let id = passage(built, source, themes, Span::default());
    let mut evidence = built.study.evidence.get(id).unwrap().clone();
    let [left, top, right, bottom] = sides;
    evidence.region = Some(Region { left, top, right, bottom });
    built.put(evidence);
    id
}

fn source(built: &mut Built, case: &str, name: &str, text: &str) -> SourceId {
    let case = built.case(case);
    let id = built.source(name, case, 10);
    built.put(SourceText::plain(id, text));
    id
}

fn of(near: Near) -> CooccurrenceSpec {
    CooccurrenceSpec { near, by_case: true, ..CooccurrenceSpec::default() }
}

fn count(
    built: &Built,
    spec: &CooccurrenceSpec,
    lens: &Lens,
) -> crosscase::analysis::cooccurrence::Cooccurrence {
    cooccurrence(&built.study, &built.index(), spec, lens).unwrap()
}

#[test]
fn closeness_is_that_of_the_manual() {
    let oracle = oracle("cooccurrence/c_coefficient.json");
    for example in oracle["cases"].as_array().unwrap() {
        let number = |key: &str| example[key].as_u64().unwrap() as u32;
        let found = closeness([number("n1"), number("n2")], number("n12"), [0, 0], 0);
        near(found.c.unwrap(), example["c"].as_f64().unwrap(), "c");
        near(found.overlap.unwrap(), example["overlap_coefficient"].as_f64().unwrap(), "overlap");
        assert_eq!(found.unequal, example["flag_unequal"].as_bool().unwrap());
        assert_eq!(found.jaccard, None, "no characters, no share of them");
    }
    let nothing = closeness([0, 0], 0, [0, 0], 0);
    assert_eq!((nothing.c, nothing.jaccard, nothing.overlap, nothing.unequal), (None, None, None, false));
    assert!(!closeness([5, 1], 0, [0, 0], 0).unequal && closeness([6, 1], 0, [0, 0], 0).unequal);
    assert!(closeness([1, 0], 0, [0, 0], 0).unequal);
}

#[test]
fn passages_that_overlap_several_times_are_matched_once() {
    let oracle = oracle("cooccurrence/c_coefficient.json");
    let example = &oracle["segments"];
    let number = |key: &str| example[key].as_u64().unwrap();
    let mut built = study("");
    let text = source(&mut built, "X", "x", &"x".repeat(number("L") as usize));
    for name in ["A", "B"] {
        for ends in example[name].as_array().unwrap() {
            let end = |at: usize| ends[at].as_u64().unwrap() as usize;
            passage(&mut built, text, &[name], Span::new(end(0), end(1)));
        }
    }
    let found = count(&built, &of(Near::Overlap), &Lens::default());
    let pair = found.overall.pair(0, 1);
    assert_eq!(found.overall.passages, [number("n1") as u32, number("n2") as u32]);
    assert_eq!(u64::from(pair.pairs), number("pairs_overlapping"));
    assert_eq!(pair.matched, 2, "as the note of the example says");
    near(found.overall.closeness(&pair).c.unwrap(), 2.0 / 3.0, "c");
    near(
        found.overall.closeness(&pair).jaccard.unwrap(),
        example["char_jaccard"].as_f64().unwrap(),
        "Jaccard",
    );
    // Which passages of either side meet one of the other.
    let themes = [built.theme_id("A"), built.theme_id("B")];
    let spec = of(Near::Overlap);
    let behind = passages_behind(&built.study, &built.index(), &spec, &Lens::default(), themes, None);
    let side = |at: usize| behind.iter().map(|one| one.evidence[at]).collect::<BTreeSet<_>>().len() as u64;
    assert_eq!(side(0), number("segments_of_A_overlapping_B"));
    assert_eq!(side(1), number("segments_of_B_overlapping_A"));
    assert_eq!(behind.iter().filter(|one| one.matched).count(), 2);
}

#[test]
fn nothing_gives_nothing() {
    for line in ["", "A:_:_:_", "A:T1:_:_"] {
        let built = study(line);
        let found = count(&built, &of(Near::Overlap), &Lens::default());
        assert!(found.overall.pairs.is_empty());
        assert_eq!(found.overall.passages.len(), found.themes.len());
        let behind = passages_behind(
            &built.study,
            &built.index(),
            &of(Near::Overlap),
            &Lens::default(),
            [ThemeId::from_uuid(uuid::Uuid::nil()); 2],
            None,
        );
        assert!(behind.is_empty());
    }
}

#[test]
fn a_study_of_very_many_themes_is_refused() {
    let mut built = study("");
    for at in 0..1_600 {
        built.theme(&format!("top{}/{at}", at % 3));
    }
    let index = built.index();
    let run = |depth| {
        let spec = CooccurrenceSpec { depth, ..CooccurrenceSpec::default() };
        cooccurrence(&built.study, &index, &spec, &Lens::default()).map(|found| found.themes.len())
    };
    assert_eq!((run(None), run(Some(0))), (Err(TooManyThemes(1_603)), Ok(3)));
}

#[test]
fn subtrees_lend_their_passages_and_make_no_pair_with_themselves() {
    let built = study("A:T1/x:_:_@a A:T2/y,T2/z:_:_@a B:T1/x,T1/w:_:_@b");
    // Evidence 0 and 1 overlap: the notation gives them 0..9 and 1..10.
    let spec =
        |depth, subtrees| CooccurrenceSpec { depth, subtrees, by_case: true, ..CooccurrenceSpec::default() };
    let names = |spec: &CooccurrenceSpec| -> Vec<String> {
        let found = count(&built, spec, &Lens::default());
        let name = |at: u32| built.study.themes.get(found.themes[at as usize]).unwrap().name.clone();
        found
            .overall
            .pairs
            .iter()
            .map(|pair| format!("{}-{} {}/{}", name(pair.a), name(pair.b), pair.pairs, pair.matched))
            .collect()
    };
    assert_eq!(names(&spec(None, false)), ["x-w 1/1", "x-y 1/1", "x-z 1/1", "y-z 1/1"]);
    assert_eq!(names(&spec(Some(0), false)), Vec::<String>::new());
    assert_eq!(names(&spec(Some(0), true)), ["T1-T2 1/1"]);
    assert_eq!(
        names(&spec(None, true)),
        ["T1-T2 1/1", "T1-y 1/1", "T1-z 1/1", "x-w 1/1", "x-T2 1/1", "x-y 1/1", "x-z 1/1", "y-z 1/1"]
    );
    // A passage with two themes of a subtree is one passage of the theme above.
    let found = count(&built, &spec(Some(0), true), &Lens::default());
    assert_eq!(found.overall.passages, [2, 1]);
    assert_eq!(found.cases[0].passages, [1, 1]);
    assert_eq!(found.cases[1].passages, [1, 0]);
    let lens = Lens { themes: [built.theme_id("T2")].into(), ..Lens::default() };
    let within = count(&built, &spec(None, true), &lens);
    assert_eq!((within.themes.len(), within.overall.passages), (3, vec![1, 1, 1]));
}

#[test]
fn cases_stand_side_by_side_and_differ() {
    let built = study("A:T1,T2:_:_@a A:T1:_:_@a B:T1,T2:_:_@b C:T1:_:_@c D:T3:_:_@d");
    let found = count(&built, &of(Near::Same), &Lens::default());
    let c = |case: &Counted| case.closeness(&case.pair(0, 1)).c;
    assert_eq!(found.cases.iter().map(c).collect::<Vec<_>>(), [Some(0.5), Some(1.0), Some(0.0), None]);
    let apart = differences(&found.cases[0], &found.cases[1]);
    assert_eq!((apart.len(), apart[0].c, apart[0].difference), (1, [Some(0.5), Some(1.0)], Some(-0.5)));
    assert_eq!(differences(&found.cases[0], &found.cases[3])[0].difference, None);
    assert!(differences(&found.cases[2], &found.cases[3]).is_empty());
}

#[test]
fn coders_and_pictures_are_told() {
    let mut built = study("A:T1:_:_@a~EA A:T2:_:_@a~GM");
    let picture = source(&mut built, "A", "picture", "");
    part(&mut built, picture, &["T1", "T2"], [0, 0, 10, 10]);
    part(&mut built, picture, &["T1"], [5, 5, 20, 20]);
    part(&mut built, picture, &["T2"], [10, 0, 20, 5]);
    let found = count(&built, &of(Near::Overlap), &Lens::default());
    // Of the picture: 0 with itself, 1 with 0; 2 touches 0 at a side and 1 at another, which is no overlap.
    let pair = found.overall.pair(0, 1);
    assert_eq!((pair.pairs, pair.matched), (1 + 2, 1 + 1));
    assert_eq!((found.pictures, found.coders), (3, 2));
    let said = found.cautions().join(" ");
    assert!(said.contains("2 coders") && said.contains("pictures"), "{said}");
    let alone = Lens { coders: [built.coder_id("EA")].into(), ..Lens::default() };
    let found = count(&built, &of(Near::Overlap), &alone);
    assert!(!found.cautions().join(" ").contains("coders are counted"));
}

/// The first part of T1 could take either of T2, and must leave the first of them to the second.
#[test]
fn parts_of_pictures_give_way_to_each_other() {
    let mut built = study("");
    let picture = source(&mut built, "A", "picture", "");
    part(&mut built, picture, &["T1"], [0, 0, 10, 10]);
    part(&mut built, picture, &["T1"], [20, 0, 30, 10]);
    part(&mut built, picture, &["T2"], [5, 0, 25, 10]);
    part(&mut built, picture, &["T2"], [0, 0, 5, 10]);
    let pair = count(&built, &of(Near::Overlap), &Lens::default()).overall.pair(0, 1);
    assert_eq!((pair.pairs, pair.matched, pair.characters), (3, 2, 0));
}

#[test]
fn the_cube_has_three_faces() {
    let built = study("A:T1:macro:_ A:T1:micro:_ B:T1:macro:_ B:T2:macro:_ B:T2:_:_");
    let faces = cube(
        &Lens::default(),
        Some(built.case_id("B")),
        Some(built.level_id("macro")),
        Some(built.theme_id("T2")),
    );
    let totals = faces.map(|(spec, lens)| matrix(&built.study, &built.index(), &spec, &lens).unwrap());
    // Case B has three records, macro three, T2 two.
    assert_eq!(totals.map(|face| face.grand_total.count), [3, 3, 2]);
    let whole = cube(&Lens::default(), None, None, None)
        .map(|(spec, lens)| matrix(&built.study, &built.index(), &spec, &lens).unwrap().grand_total.count);
    assert_eq!(whole, [5, 5, 5]);
}

/// The most edges of a list that share no end, by trying all: nothing clever.
fn most(edges: &[(usize, usize)]) -> u32 {
    let Some(((one, other), rest)) = edges.split_first() else { return 0 };
    let free: Vec<_> = rest.iter().copied().filter(|(a, b)| a != one && b != other).collect();
    most(rest).max(1 + most(&free))
}

/// A passage of a made-up study.
#[derive(Clone, Debug)]
struct Made {
    source: usize,
    from: usize,
    to: usize,
    themes: Vec<&'static str>,
    sides: Option<[u16; 4]>,
}

const THEMES: [&str; 3] = ["P", "Q", "R"];

fn made() -> impl Strategy<Value = Vec<Made>> {
    let themes = prop::sample::subsequence(THEMES.to_vec(), 1..3);
    let sides = prop::option::weighted(0.3, (0_u16..6, 0_u16..6, 1_u16..5, 1_u16..5));
    let one = (0..3_usize, 0..24_usize, 1..10_usize, themes, sides).prop_map(
        |(source, from, long, themes, sides)| {
            let sides = sides.map(|(left, top, wide, high)| [left, top, left + wide, top + high]);
            Made { source, from, to: from + long, themes, sides }
        },
    );
    prop::collection::vec(one, 0..9)
}

/// Words, line ends and letters of two bytes; turns at some of the places.
fn texts() -> impl Strategy<Value = Vec<(String, Vec<usize>)>> {
    let letter = prop::sample::select(vec!["a", "é", " ", " ", "\n", "b", "ក"]);
    let text = prop::collection::vec(letter, 34..36).prop_map(|letters| letters.concat());
    prop::collection::vec((text, prop::collection::btree_set(0..34_usize, 0..5)), 3)
        .prop_map(|all| all.into_iter().map(|(text, cuts)| (text, cuts.into_iter().collect())).collect())
}

/// Turns between the first and second cut, the third and fourth, as bytes.
fn turns(text: &str, cuts: &[usize]) -> Vec<Span> {
    cuts.chunks_exact(2).map(|ends| bytes(text, ends[0], ends[1])).collect()
}

fn bytes(text: &str, from: usize, to: usize) -> Span {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    Span::new(at(from), at(to))
}

/// Whether two passages stand together, letter by letter.
fn together(near: Near, text: &str, turns: &[Span], one: Span, other: Span) -> bool {
    let stretches = |span: Span, speakers: bool| -> BTreeSet<(bool, usize, usize)> {
        let of = |at: usize| {
            let paragraph = text[..at].matches('\n').count();
            let before = turns.iter().filter(|turn| (turn.start as usize) <= at).count();
            match turns.iter().position(|turn| turn.contains(at)) {
                Some(turn) if speakers => (true, turn, 0),
                _ if speakers => (false, paragraph, before),
                _ => (false, paragraph, 0),
            }
        };
        text.char_indices().map(|(at, _)| at).filter(|at| span.contains(*at)).map(of).collect()
    };
    match near {
        Near::Same => one == other,
        Near::Overlap => one.overlaps(other),
        Near::Words(most) => {
            let (first, second) = if one.end <= other.start { (one, other) } else { (other, one) };
            let begun = words_in(text)
                .into_iter()
                .filter(|word| word.start >= first.end as usize && word.start < second.start as usize)
                .count();
            one.overlaps(other) || begun <= most as usize
        }
        Near::Paragraph => !stretches(one, false).is_disjoint(&stretches(other, false)),
        Near::Turn => !stretches(one, true).is_disjoint(&stretches(other, true)),
    }
}

const NEARS: [Near; 6] =
    [Near::Same, Near::Overlap, Near::Words(0), Near::Words(2), Near::Paragraph, Near::Turn];

fn build(texts: &[(String, Vec<usize>)], passages: &[Made]) -> (Built, Vec<SourceId>) {
    let mut built = study("");
    THEMES.iter().for_each(|name| {
        built.theme(name);
    });
    // The first two texts are of one case.
    let sources: Vec<SourceId> = ["A", "A", "B"]
        .iter()
        .zip(texts)
        .enumerate()
        .map(|(at, (case, (text, cuts)))| {
            let id = source(&mut built, case, &format!("s{at}"), text);
            let marks: Vec<SourceMark> = turns(text, cuts)
                .into_iter()
                .map(|span| SourceMark { span, what: MarkKind::Turn("N".into()) })
                .collect();
            built.put(SourceText { id, text: text.as_str().into(), marks: marks.into() });
            id
        })
        .collect();
    for one in passages {
        let text = &texts[one.source].0;
        match one.sides {
            Some(sides) => part(&mut built, sources[one.source], &one.themes, sides),
            None => passage(&mut built, sources[one.source], &one.themes, bytes(text, one.from, one.to)),
        };
    }
    (built, sources)
}

/// Pairs, matched, characters that both lie over, and that the first lies over; by definition.
fn recount(
    texts: &[(String, Vec<usize>)],
    passages: &[Made],
    near: Near,
    themes: [&str; 2],
    sources: &[usize],
) -> [u64; 4] {
    let has = |theme: &str| -> Vec<usize> {
        (0..passages.len())
            .filter(|at| passages[*at].themes.contains(&theme) && sources.contains(&passages[*at].source))
            .collect()
    };
    let (ones, others) = (has(themes[0]), has(themes[1]));
    let mut edges = Vec::new();
    for one in &ones {
        for other in &others {
            let (p, q) = (&passages[*one], &passages[*other]);
            let (text, cuts) = &texts[p.source];
            let near = p.source == q.source
                && match (p.sides, q.sides) {
                    (None, None) => {
                        let (a, b) = (bytes(text, p.from, p.to), bytes(text, q.from, q.to));
                        together(near, text, &turns(text, cuts), a, b)
                    }
                    (Some(a), Some(b)) if near == Near::Same => a == b,
                    // Whether any unit square is in both.
                    (Some(a), Some(b)) => (0..12).any(|x| {
                        (0..12).any(|y| [a, b].iter().all(|r| r[0] <= x && x < r[2] && r[1] <= y && y < r[3]))
                    }),
                    _ => false,
                };
            if near {
                edges.push((*one, *other));
            }
        }
    }
    let letters = |all: &[usize]| -> BTreeSet<(usize, usize)> {
        all.iter()
            .map(|at| &passages[*at])
            .filter(|one| one.sides.is_none())
            .flat_map(|one| {
                let end = one.to.min(texts[one.source].0.chars().count());
                (one.from..end).map(|at| (one.source, at))
            })
            .collect()
    };
    let (first, second) = (letters(&ones), letters(&others));
    [
        edges.len() as u64,
        u64::from(most(&edges)),
        first.intersection(&second).count() as u64,
        first.len() as u64,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn counts_are_those_of_brute_force(texts in texts(), passages in made()) {
        let (built, _) = build(&texts, &passages);
        for near in NEARS {
            let found = count(&built, &of(near), &Lens::default());
            for (a, b) in [(0_u32, 1_u32), (0, 2), (1, 2)] {
                let themes = [THEMES[a as usize], THEMES[b as usize]];
                let wholes = [(Some(&found.overall), vec![0, 1, 2])];
                let case = |name: &str| {
                    let id = built.case_id(name);
                    found.cases.iter().find(|one| one.case == Some(id))
                };
                for (counted, sources) in
                    wholes.into_iter().chain([(case("A"), vec![0, 1]), (case("B"), vec![2])])
                {
                    let wanted = recount(&texts, &passages, near, themes, &sources);
                    let Some(counted) = counted else {
                        prop_assert_eq!(wanted, [0; 4]);
                        continue;
                    };
                    let pair = counted.pair(a, b);
                    let ours = [
                        u64::from(pair.pairs),
                        u64::from(pair.matched),
                        pair.characters,
                        counted.characters[a as usize],
                    ];
                    prop_assert_eq!(ours, wanted, "{:?} {:?}", near, themes);
                    let close = counted.closeness(&pair);
                    prop_assert!(close.c.is_none_or(|c| (0.0..=1.0).contains(&c)));
                    prop_assert!(close.jaccard.is_none_or(|share| (0.0..=1.0).contains(&share)));
                }
            }
            let n = |theme: &str| passages.iter().filter(|one| one.themes.contains(&theme)).count() as u32;
            prop_assert_eq!(&found.overall.passages, &THEMES.map(n).to_vec());
        }
    }

    #[test]
    fn the_passages_behind_are_those_that_were_counted(texts in texts(), passages in made()) {
        let (built, _) = build(&texts, &passages);
        let ids = THEMES.map(|name| built.theme_id(name));
        for near in NEARS {
            let found = count(&built, &of(near), &Lens::default());
            for (a, b) in [(0_usize, 1_usize), (2, 0)] {
                let behind =
                    passages_behind(&built.study, &built.index(), &of(near), &Lens::default(), [ids[a], ids[b]], None);
                let pair = found.overall.pair(a as u32, b as u32);
                prop_assert_eq!(behind.len(), pair.pairs as usize);
                let matched: Vec<_> = behind.iter().filter(|one| one.matched).collect();
                prop_assert_eq!(matched.len(), pair.matched as usize);
                for side in 0..2 {
                    let used: BTreeSet<_> = matched.iter().map(|one| one.evidence[side]).collect();
                    prop_assert_eq!(used.len(), matched.len(), "a passage is matched once");
                    let theme = ids[[a, b][side]];
                    let has = |id: &EvidenceId| built.study.evidence.get(*id).unwrap().themes.contains(&theme);
                    prop_assert!(behind.iter().all(|one| has(&one.evidence[side])));
                }
            }
        }
    }
}
