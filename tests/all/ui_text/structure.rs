//! What stands beside the words, from the marks of a text.

use crosscase::study::{MarkKind, SourceMark, Span};
use crosscase::ui::text::{Go, Look, Marks, Numbers, SignKind, TextDoc, TextView, TextViewState, read_clock};
use eframe::egui::{Id, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

const TEXT: &str = "A head\nWho asks?\nAnd when?\nWe answer.\n\nAt length.\na\tb\nAn old note.";

/// A mark on the words, as they first stand in the text.
fn mark(words: &str, what: MarkKind) -> SourceMark {
    let start = TEXT.find(words).unwrap();
    SourceMark::new(start, start + words.len(), what)
}

fn doc() -> TextDoc {
    let marks = [
        mark("A head", MarkKind::Heading(2)),
        mark(&TEXT[..30], MarkKind::Page("ii".into())),
        mark("Who asks?", MarkKind::Turn("Ann".into())),
        mark("And when?", MarkKind::Turn("Ann".into())),
        mark("We answer.\n\nAt length.", MarkKind::Turn("Bo: the boss".into())),
        mark("At length.", MarkKind::Time(61_750)),
        mark("a\tb", MarkKind::Row),
        mark("An old note.", MarkKind::Note("*".into())),
    ];
    TextDoc::with_marks(TEXT.into(), &marks, &|page| format!("p. {page}"))
}

#[test]
fn marks_tell_looks_speakers_and_labels() {
    let doc = doc();
    let looks: Vec<Look> = doc.paragraphs().iter().map(|p| p.look).collect();
    assert_eq!(looks[0], Look::Heading(2));
    assert_eq!(looks[6..], [Look::Row, Look::Note]);
    assert!(looks[1..6].iter().all(|look| *look == Look::Words));
    assert_eq!(doc.speakers(), ["Ann", "Bo: the boss"]);
    let speakers: Vec<Option<u16>> = doc.paragraphs().iter().map(|p| p.speaker).collect();
    assert_eq!(speakers, [None, Some(0), Some(0), Some(1), Some(1), Some(1), None, None]);
    let asks: Vec<bool> = doc.paragraphs().iter().map(|p| p.asks).collect();
    assert_eq!(asks, [false, true, true, false, false, false, false, false]);
    let signs = |index: usize| -> Vec<(SignKind, &str)> {
        doc.signs_in(index).iter().map(|sign| (sign.kind, sign.text.as_str())).collect()
    };
    assert_eq!(signs(0), [(SignKind::Page, "p. ii")]);
    assert_eq!(signs(3), [(SignKind::Name, "Bo: the boss")]);
    assert_eq!(signs(5), [(SignKind::Time, "00:01:01")]);
    assert_eq!(signs(7), [(SignKind::Note, "*")]);
    assert_eq!(doc.times(), [(TEXT.find("At length").unwrap() as u32, 61_750)]);
}

#[test]
fn marked_turns_win_over_labels_in_the_text_and_those_stay_without() {
    let text = "Ann: one?\nBo: two.\nAnn: three?\nBo: four.";
    let plain = TextDoc::new(text.into());
    assert_eq!(plain.speakers(), ["Ann", "Bo"]);
    let said: Vec<&str> =
        plain.turns().iter().map(|turn| turn.span.slice(text).unwrap().trim_end()).collect();
    assert_eq!(said, ["one?", "two.", "three?", "four."]);
    let marked = [SourceMark::new(0, text.len(), MarkKind::Turn("Everybody".into()))];
    let marked = TextDoc::with_marks(text.into(), &marked, &str::to_owned);
    assert_eq!(marked.speakers(), ["Everybody"]);
    assert!(marked.paragraphs().iter().all(|p| p.head.is_none() && p.speaker == Some(0)));
}

#[test]
fn lines_are_counted_with_the_empty_ones_and_paragraphs_without() {
    let doc = doc();
    let at = doc.paragraph_at(TEXT.find("At length").unwrap());
    assert_eq!((doc.paragraphs()[at].number, doc.paragraphs()[at].line), (5, 6));
    assert_eq!((doc.paragraph_numbered(5), doc.line_numbered(6)), (at, at));
}

#[test]
fn clocks_are_read_as_people_write_them() {
    for (words, moment) in [
        ("12:30", Some(750_000)),
        ("00:12:30", Some(750_000)),
        ("[1:02:03.5]", Some(3_723_500)),
        ("1:02:03,045", Some(3_723_045)),
        ("12", None),
        ("1:2:3:4", None),
        ("aa:30", None),
        ("9999999:00:00", None),
    ] {
        assert_eq!(read_clock(words), moment, "{words}");
    }
}

struct World {
    doc: TextDoc,
    state: TextViewState,
    numbers: Numbers,
}

fn harness(size: Vec2) -> Harness<'static, World> {
    let mut fonts = false;
    let world = World { doc: doc(), state: TextViewState::default(), numbers: Numbers::Paragraphs };
    let mut harness = Harness::builder().with_size(size).allow_missing_glyphs().build_ui_state(
        move |ui, world: &mut World| {
            if !std::mem::replace(&mut fonts, true) {
                super::install_fonts(ui);
            }
            let style = crosscase::ui::text::TextStyle { numbers: world.numbers, ..super::style() };
            let marks = Marks::new(Vec::new(), &world.doc);
            TextView::new(Id::unique("text"), &world.doc, &marks, &style)
                .labels("Text", "Map")
                .show(ui, &mut world.state);
        },
        world,
    );
    harness.run();
    harness
}

#[test]
fn labels_stand_left_of_the_words_or_above_them_where_it_is_narrow() {
    let wide = harness(Vec2::new(900.0, 600.0));
    let narrow = harness(Vec2::new(420.0, 600.0));
    for label in ["p. ii", "Ann", "Bo: the boss", "00:01:01", "*"] {
        assert!(wide.get_all_by_label(label).next().is_some(), "{label}");
        assert!(narrow.get_all_by_label(label).next().is_some(), "{label}");
    }
    let place = |harness: &Harness<'_, World>| {
        harness.get_by_label("Bo: the boss").rect().left() - harness.get_by_label("Text").rect().left()
    };
    // In the gutter of 88 points, or where the words begin.
    let words = (900.0 - 80.0 * 8.0) / 2.0;
    assert!(place(&wide) < words && place(&narrow) < 40.0, "{} {}", place(&wide), place(&narrow));
    let top = |name: &str| narrow.get_by_label(name).rect().top();
    assert!(top("00:01:01") > top("Bo: the boss"));
}

#[test]
fn the_place_stays_when_words_are_corrected() {
    let old = format!("{}\nTHE PLACE\n{}", "Some line of words.\n".repeat(400), "After it.\n".repeat(400));
    let mut h = harness(Vec2::new(900.0, 600.0));
    let place = old.find("THE PLACE").unwrap();
    h.state_mut().doc = TextDoc::new(old.as_str().into());
    h.run();
    h.state_mut().state.go(Go::Offset(place));
    h.state_mut().state.select(Span::new(place, place + 3));
    h.run();
    assert_eq!(h.state().state.top_byte(), place);
    // A name near the beginning becomes longer.
    let new = old.replacen("Some line", "Somebody’s longer line", 1);
    let grown = new.len() - old.len();
    let world = h.state_mut();
    let doc = TextDoc::new(new.as_str().into());
    world.state.carry(&world.doc, &doc, &|at| if at > 10 { at + grown } else { at });
    world.doc = doc;
    h.run();
    let state = &h.state().state;
    assert_eq!(state.top_byte(), place + grown);
    assert_eq!(state.selection().unwrap().slice(&new).unwrap(), "THE");
}

#[test]
fn columns_are_as_wide_as_the_cells_of_their_table() {
    let text = "ab\tsome words\tlast\nabcdef\tx\tlast\nWords.\na\tb";
    let row = |words: &str| {
        let start = text.rfind(words).unwrap();
        SourceMark::new(start, start + words.len(), MarkKind::Row)
    };
    let marks = [row("ab\tsome words\tlast"), row("abcdef\tx\tlast"), row("a\tb")];
    let doc = TextDoc::with_marks(text.into(), &marks, &str::to_owned);
    let columns: Vec<&[u8]> = doc.paragraphs().iter().map(|p| &*p.columns).collect();
    // Another table has its own; no column is narrower than two letters.
    assert_eq!(columns, [&[6, 10][..], &[6, 10], &[], &[2]]);
}

#[test]
fn a_list_at_the_end_of_a_talk_is_nobodys_speech() {
    let text = "Who?\nWe.\n- one\nAnd you?\n- first\n- second";
    let of = |words: &str, what| {
        let start = text.find(words).unwrap();
        SourceMark::new(start, start + words.len(), what)
    };
    let marks = [
        of("Who?", MarkKind::Turn("Ann".into())),
        of(&text[5..], MarkKind::Turn("Bo".into())),
        of("- one", MarkKind::Item),
        of("- first", MarkKind::Item),
        of("- second", MarkKind::Item),
    ];
    let doc = TextDoc::with_marks(text.into(), &marks, &str::to_owned);
    let speakers: Vec<Option<u16>> = doc.paragraphs().iter().map(|p| p.speaker).collect();
    assert_eq!(speakers, [Some(0), Some(1), Some(1), Some(1), None, None]);
}
