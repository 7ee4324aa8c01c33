//! Editing a text carries its passages along.
//!
//! A line of the examples is the text before the edit: `[…]` is a passage, `{old|new}` an edit.

use std::collections::BTreeMap;

use crosscase::edit::{Command, Refusal, Settled, TextEdit, check, edits_between, label, uncarried};
use crosscase::study::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::sample::{self, id, run};
use super::sound::fault;

const SOURCE: u128 = 0x501;

/// The text, the passage in it, and the edits, of a line in the notation above.
fn read(line: &str) -> (String, Span, Vec<TextEdit>) {
    let (mut text, mut passage, mut edits) = (String::new(), Span::default(), Vec::new());
    let (mut from, mut with): (usize, Option<String>) = (0, None);
    for c in line.chars() {
        match c {
            '[' => passage.start = text.len() as u32,
            ']' => passage.end = text.len() as u32,
            '{' => from = text.len(),
            '|' => with = Some(String::new()),
            '}' => edits.push(TextEdit::new(from..text.len(), with.take().unwrap())),
            c => with.as_mut().unwrap_or(&mut text).push(c),
        }
    }
    (text, passage, edits)
}

fn with_passages(text: &str, passages: &[Span]) -> Study {
    let mut study = sample::study();
    let gone = study.evidence.ids().map(AnyId::Evidence).collect();
    run(&mut study, &Command::Delete(gone)).unwrap();
    let (source, text) = (study.sources.get(id(SOURCE)).unwrap().clone(), sample::text(SOURCE, text));
    let words = word_count(&text.text) as u32;
    for record in [Record::from(Source { words, ..source }), text.into()] {
        // One that is as it was already is refused.
        run(&mut study, &Command::Put(record)).ok();
    }
    for (at, span) in passages.iter().enumerate() {
        let quote = span.slice(study.text(id(SOURCE))).unwrap().to_owned();
        let model = sample::evidence(&study, 0xE100 + at as u128, SOURCE, &quote);
        sample::put(&mut study, Evidence { span: *span, quote, ..model });
    }
    study
}

fn edit(edits: Vec<TextEdit>) -> Command {
    Command::EditText { source: id(SOURCE), edits, settled: BTreeMap::new() }
}

/// The new text with the passage in brackets, or with `lost` after it.
fn after(line: &str) -> String {
    let (text, passage, edits) = read(line);
    let mut study = with_passages(&text, &[passage]);
    match run(&mut study, &edit(edits.clone())) {
        Ok(_) => {
            let one = study.evidence.get(id(0xE100)).unwrap();
            let new = study.text(id(SOURCE));
            assert_eq!(&new[one.span.range()], one.quote);
            format!("{}[{}]{}", &new[..one.span.start as usize], one.quote, &new[one.span.end as usize..])
        }
        Err(Refusal::Uncarried(lost)) => {
            assert_eq!(lost, [id(0xE100)]);
            let near = uncarried(&study, id(SOURCE), &edits).unwrap()[0].1;
            let settled = near.map_or(Settled::Delete, Settled::At);
            let settled = BTreeMap::from([(id(0xE100), settled)]);
            run(&mut study, &Command::EditText { source: id(SOURCE), edits, settled }).unwrap();
            let one = study.evidence.get(id(0xE100)).map(|one| one.quote.clone());
            format!("lost, near: {}", one.unwrap_or_default())
        }
        Err(refusal) => format!("{refusal}"),
    }
}

#[test]
fn passages_go_where_their_words_go() {
    for (line, expected) in [
        // Before and behind.
        ("{Anna|Maria} says [she pays] now", "Maria says [she pays] now"),
        ("Anna says [she pays] {now|later}", "Anna says [she pays] later"),
        ("{a |}b [c] d", "b [c] d"),
        // Inside.
        ("says [she {|never }pays] now", "says [she never pays] now"),
        ("says [she {really |}pays] now", "says [she pays] now"),
        ("[she {pays|paid} {twice|once}] now", "[she paid once] now"),
        // A word at the border of the passage is replaced, not clipped.
        ("[{Anna|Maria} pays] now", "[Maria pays] now"),
        ("now [pays {Anna|Maria}]", "now [pays Maria]"),
        ("say [{Anna|Maria}] now", "say [Maria] now"),
        // What is put at the border stays outside.
        ("says {|now }[she pays]{| twice}", "says now [she pays] twice"),
        ("{x|yy}[she pays]{x|yy}", "yy[she pays]yy"),
        // Deleted over the border, and replaced over it.
        ("one {two [three|} four] five", "one  [four] five"),
        ("one [two {three] four|} five", "one [two]  five"),
        ("one {two [three|2 3} four] five", "one 2 3 [four] five"),
        ("one [two {three] four|3 4} five", "one [two] 3 4 five"),
        // All gone.
        ("one {[two] |}three", "lost, near: one"),
        ("{[two] |}three", "lost, near: three"),
        ("{[two]|}", "lost, near: "),
        ("one {[two]|  } three", "lost, near: one"),
        ("{one [two] three|something else}", "lost, near: something else"),
        ("a [{b|} {c|}] d", "lost, near: a"),
        // Joined and split graphemes.
        ("caf[e]{|\u{301}} noir", "caf[e\u{301}] noir"),
        ("caf{|\u{301}}[e] noir", "caf\u{301}[e] noir"),
        ("x\n{|e}[\u{301} noir]", "x\n[e\u{301} noir]"),
        ("[🇰🇭]🇫🇷 {|🇩}", "[🇰🇭]🇫🇷 🇩"),
        ("{|🇩}[🇰🇭]🇫🇷 x", "[🇩🇰🇭🇫]🇷 x"),
        // Wrong edits.
        ("[a] é", "nothing would change"),
        ("[a] {a|a}", "nothing would change"),
    ] {
        assert_eq!(after(line), expected, "{line}");
    }
}

#[test]
fn edits_that_do_not_fit_are_refused() {
    let study = with_passages("aé b", &[]);
    let refused = |edits: &[(usize, usize)]| {
        let edits = edits.iter().map(|(from, to)| TextEdit::new(*from..*to, "x")).collect();
        check(&study, &edit(edits), sample::context()).unwrap_err()
    };
    assert_eq!(refused(&[(0, 6)]), Refusal::Span(SpanError::Outside));
    assert_eq!(refused(&[(0, 2)]), Refusal::Span(SpanError::Inside));
    assert_eq!(refused(&[(3, 4), (0, 1)]), Refusal::EditOrder);
    assert_eq!(refused(&[(0, 3), (1, 3)]), Refusal::EditOrder);
    #[allow(clippy::reversed_empty_ranges)]
    let backwards = vec![TextEdit::new(3..1, "")];
    assert_eq!(check(&study, &edit(backwards), sample::context()).unwrap_err(), Refusal::EditOrder);
    let none = Command::EditText { source: id(0x999), edits: vec![], settled: BTreeMap::new() };
    assert_eq!(check(&study, &none, sample::context()).unwrap_err(), Refusal::Missing(Kind::Text));
}

/// `<…>` is a turn, `{old|new}` an edit; the turns after it.
/// What `any_edit_leaves_passages_on_their_words` found in one of many thousand tries.
#[test]
fn a_passage_that_is_cut_at_a_blank_keeps_what_stands_on_the_blank() {
    let text = "       \u{200d}aaaaa12";
    let mut study = with_passages(text, &[Span::new(1, 10)]);
    run(&mut study, &edit(vec![TextEdit::new(0..4, ""), TextEdit::new(10..10, "")])).unwrap();
    assert_eq!(fault(&study), None);
    let passage = study.evidence.get(id(0xE100)).unwrap();
    assert_eq!((passage.span, passage.quote.as_str()), (Span::new(2, 6), " \u{200d}"));
}

#[test]
fn marks_hold_what_is_put_at_their_borders() {
    for (line, expected) in [
        ("<{|Well, }no>\n<yes{| indeed}>", "<Well, no>\n<yes indeed>"),
        ("<no>{|x}<yes>", "<nox><yes>"),
        ("<no{>\n<y|, y}es>", "<no>, y<es>"),
        ("<no{>\n<yes>|}", "<no>"),
        ("a <{no|never}> b", "a <never> b"),
        ("a {<no>\n|}<yes>", "a <yes>"),
    ] {
        let (mut marks, mut plain, mut length, mut inside) = (Vec::new(), String::new(), 0, false);
        for c in line.chars() {
            match c {
                '<' => marks.push(SourceMark::new(length, length, MarkKind::Turn(marks.len().to_string()))),
                '>' => marks.last_mut().unwrap().span.end = length as u32,
                c => {
                    plain.push(c);
                    inside = (inside || c == '|') && c != '}';
                    length += if inside || "{}".contains(c) { 0 } else { c.len_utf8() };
                }
            }
        }
        let (text, _, edits) = read(&plain);
        let mut study = with_passages(&text, &[]);
        let text = study.texts.get(id(SOURCE)).unwrap().clone();
        sample::put(&mut study, SourceText { marks: marks.into(), ..text });
        run(&mut study, &edit(edits)).unwrap();
        let mut shown = String::new();
        for (at, c) in study.text(id(SOURCE)).char_indices().chain([(study.text(id(SOURCE)).len(), ' ')]) {
            let marks = study.marks(id(SOURCE));
            shown.extend(marks.iter().filter(|mark| mark.span.end as usize == at).map(|_| '>'));
            shown.extend(marks.iter().filter(|mark| mark.span.start as usize == at).map(|_| '<'));
            shown.push(c);
        }
        assert_eq!(shown.trim_end(), expected, "{line}");
    }
}

#[test]
fn a_synthesis_is_stale_by_new_words_and_not_by_new_places() {
    let (text, first, _) = read("one [two] three");
    let second = Span::new(8, 13);
    let mut study = with_passages(&text, &[first, second]);
    let basis = [0xE100, 0xE101].map(|e| (id(e), study.evidence.get(id(e)).unwrap().fingerprint()));
    let (place, theme) = (CellPlace::Case(id(0x101)), id(0x701));
    let told = Cell { synthesis: "Two.".into(), basis: basis.into(), ..Cell::empty(place, theme) };
    sample::put(&mut study, told.clone());
    let fresh = |study: &Study| {
        let cell = study.cells.get(told.id).unwrap();
        cell.basis.iter().map(|(e, print)| study.evidence.get(*e).unwrap().fingerprint() == *print).collect()
    };
    run(&mut study, &edit(vec![TextEdit::new(0..3, "eleven")])).unwrap();
    assert_eq!(study.evidence.get(id(0xE101)).unwrap().span, Span::new(11, 16));
    let both: Vec<bool> = fresh(&study);
    assert_eq!(both, [true, true]);
    run(&mut study, &edit(vec![TextEdit::new(7..10, "too")])).unwrap();
    let both: Vec<bool> = fresh(&study);
    assert_eq!(both, [false, true]);
}

#[test]
fn one_command_may_edit_a_text_twice_and_tag_it_between() {
    let mut study = with_passages("one two three", &[Span::new(4, 7)]);
    let new = Evidence {
        span: Span::new(4, 7),
        quote: "2 3".into(),
        ..sample::evidence(&study, 0xE1, 0x502, "empty")
    };
    let commands = vec![
        edit(vec![TextEdit::new(4..7, "2"), TextEdit::new(8..13, "3")]),
        Command::put(Evidence { source: id(SOURCE), ..new }),
        edit(vec![TextEdit::new(0..4, "")]),
    ];
    run(&mut study, &Command::Together { label: "all".into(), commands: commands.clone() }).unwrap();
    assert_eq!(study.text(id(SOURCE)), "2 3");
    assert_eq!(study.evidence.get(id(0xE1)).unwrap().span, Span::new(0, 3));
    assert_eq!(study.evidence.get(id(0xE100)).unwrap().quote, "2");
    assert_eq!(label(&study, &commands[0]), "Corrected the text of “Text chief”");
    // A text that was put without its passages is not made sound by an edit after it.
    let commands =
        vec![Command::put(sample::text(SOURCE, "nothing")), edit(vec![TextEdit::new(7..7, " at all")])];
    let refusal = run(&mut study, &Command::Together { label: "all".into(), commands });
    assert!(refusal.is_err(), "{refusal:?}");
}

const PIECES: &[&str] = &[
    "a",
    "fund ",
    " ",
    "\n",
    "é",
    "e",
    "\u{301}",
    "🇰",
    "🇭",
    "👩",
    "\u{200d}",
    "🌾",
    "ក្រុម",
    "สวัสดี",
    "न",
    "म",
    "्",
    "ते",
    "'",
    ".",
    "12",
    "_",
    "שלום",
    "中文",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// Places in a text as parts of its length, and what is put there.
type Throws = Vec<(u16, u16, String)>;

fn throws() -> impl Strategy<Value = Throws> {
    let put = prop::collection::vec(prop::sample::select(PIECES), 0..3).prop_map(|pieces| pieces.concat());
    prop::collection::vec((any::<u16>(), any::<u16>(), put), 1..5)
}

fn place(text: &str, part: u16) -> usize {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    borders[usize::from(part) * borders.len() / (usize::from(u16::MAX) + 1)]
}

fn edits(text: &str, throws: &Throws) -> Vec<TextEdit> {
    let mut places: Vec<usize> =
        throws.iter().flat_map(|(from, to, _)| [place(text, *from), place(text, *to)]).collect();
    places.sort_unstable();
    let ranges = places.chunks(2).map(|pair| pair[0]..pair[1]);
    ranges.zip(throws).map(|(range, (.., with))| TextEdit::new(range, with.clone())).collect()
}

fn passages(text: &str, throws: &[(u16, u16)]) -> Vec<Span> {
    let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let at = |part: u16| borders[usize::from(part) * borders.len() / (usize::from(u16::MAX) + 1)];
    let spans = throws.iter().map(|(a, b)| Span::new(at(*a.min(b)), at(*a.max(b))));
    spans.filter(|span| !span.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_leaves_passages_on_their_words(
        text in words(), throws in throws(), spans in prop::collection::vec(any::<(u16, u16)>(), 0..6), delete in any::<bool>(),
    ) {
        let spans = passages(&text, &spans);
        let start = with_passages(&text, &spans);
        let mut study = start.clone();
        let edits = edits(&text, &throws);
        let lost = uncarried(&study, id(SOURCE), &edits).unwrap();
        let settled: BTreeMap<_, _> = lost.iter().map(|(one, near)| {
            (*one, near.filter(|_| !delete).map_or(Settled::Delete, Settled::At))
        }).collect();
        if !lost.is_empty() {
            let mut all: Vec<_> = lost.iter().map(|(one, _)| *one).collect();
            all.sort();
            prop_assert_eq!(check(&study, &edit(edits.clone()), sample::context()), Err(Refusal::Uncarried(all)));
        }
        let command = Command::EditText { source: id(SOURCE), edits: edits.clone(), settled: settled.clone() };
        let set = match run(&mut study, &command) {
            Ok(set) => set,
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::Nothing);
                return Ok(());
            }
        };
        prop_assert_eq!(fault(&study), None);
        // Alone and as a part of more, by the short way and by the long one.
        let together = Command::Together { label: "all".into(), commands: vec![command] };
        prop_assert_eq!(&check(&start, &together, sample::context()).unwrap().changes, &set.changes);
        let mut expected = text.clone();
        for edit in edits.iter().rev() {
            expected.replace_range(edit.range.clone(), &edit.with);
        }
        prop_assert_eq!(study.text(id(SOURCE)), expected.as_str());
        prop_assert_eq!(study.sources.get(id(SOURCE)).unwrap().words as usize, word_count(&expected));
        for (at, span) in spans.iter().enumerate() {
            let old = start.evidence.get(id(0xE100 + at as u128)).unwrap();
            let Some(new) = study.evidence.get(old.id) else {
                prop_assert!(settled.get(&old.id) == Some(&Settled::Delete));
                continue;
            };
            if settled.contains_key(&old.id) {
                continue;
            }
            let range = span.range();
            let touched = edits.iter().any(|edit| edit.range.start < range.end && edit.range.end > range.start);
            if !touched {
                // A grapheme may have grown over the border; no word may be lost.
                prop_assert!(new.quote.contains(&old.quote), "{old:?} {new:?}");
                if expected.is_ascii() && text.is_ascii() {
                    prop_assert_eq!(&new.quote, &old.quote);
                }
            }
            if edits.iter().all(|edit| edit.range.start > range.end) {
                prop_assert_eq!(new, old);
            }
        }
        study.apply(&set.inverse(Stamp::default())).unwrap();
        prop_assert!(study.same_content(&start));
        study.apply(&set).unwrap();
        prop_assert_eq!(study.text(id(SOURCE)), expected.as_str());
    }

    #[test]
    fn what_was_typed_becomes_edits_of_whole_words(before in words(), after in words(), offset in 0..9_usize) {
        let mut text = before.clone();
        let edits = edits_between(&before, &after, offset);
        for edit in edits.iter().rev() {
            text.replace_range(edit.range.start - offset..edit.range.end - offset, &edit.with);
        }
        prop_assert_eq!(&text, &after);
        prop_assert!(edits.windows(2).all(|pair| pair[0].range.end < pair[1].range.start));
        prop_assert_eq!(edits.is_empty(), before == after);
    }

    #[test]
    fn words_are_counted_by_what_was_edited(
        lines in prop::collection::vec(words(), 1..6), fill in 0..3_usize, throws in throws(),
    ) {
        // Lines far longer than those that are counted whole.
        let text = lines.join(&["two plain words ".repeat(400), "x ".repeat(3_000), "é b\n".repeat(5)][fill]);
        let mut study = with_passages(&text, &[]);
        if run(&mut study, &edit(edits(&text, &throws))).is_ok() {
            let words = study.sources.get(id(SOURCE)).unwrap().words;
            prop_assert_eq!(words as usize, word_count(study.text(id(SOURCE))));
        }
    }
}
