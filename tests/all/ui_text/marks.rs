//! Looking up records, and lanes that hide none.

use crosscase::study::Span;
use crosscase::ui::text::{Mark, Marks, TextDoc};
use eframe::egui::Color32;
use proptest::prelude::*;

pub fn mark(key: u128, start: u32, end: u32) -> Mark {
    Mark {
        key,
        span: Span { start, end },
        colour: Color32::RED,
        levels: 1 << (key % 3),
        level_count: 3,
        emphasised: false,
        label: format!("record {key}").into(),
    }
}

fn marks(spans: &[(u32, u32)], doc: &TextDoc) -> Marks {
    let all = spans.iter().enumerate().map(|(key, (start, end))| mark(key as u128, *start, *end));
    Marks::new(all.collect(), doc)
}

fn spans() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let span = (0..9_000_u32, 1..900_u32).prop_map(|(start, length)| (start, start + length));
    proptest::collection::vec(span, 0..120)
}

fn doc() -> TextDoc {
    TextDoc::new("some words that fill a line and some more\nand another\n\n".repeat(200).as_str().into())
}

#[test]
fn no_two_overlapping_records_share_a_lane() {
    let doc = doc();
    proptest!(|(spans in spans())| {
        let marks = marks(&spans, &doc);
        let all = marks.all();
        for (i, a) in all.iter().enumerate() {
            prop_assert!(marks.lane(i).lane < marks.lane(i).of);
            for (j, b) in all.iter().enumerate().skip(i + 1) {
                if a.span.overlaps(b.span) {
                    prop_assert_ne!(marks.lane(i).lane, marks.lane(j).lane);
                    prop_assert_eq!(marks.lane(i).cluster, marks.lane(j).cluster);
                }
            }
        }
    });
}

#[test]
fn records_of_one_line_stand_side_by_side_and_those_of_two_paragraphs_do_not() {
    let doc = TextDoc::new("one two three four five\nsix seven eight nine ten".into());
    let beside = marks(&[(0, 3), (4, 7)], &doc);
    assert_ne!(beside.lane(0).lane, beside.lane(1).lane);
    let below = marks(&[(14, 23), (24, 27)], &doc);
    assert_eq!(below.lane(0).lane, below.lane(1).lane);
}

#[test]
fn look_up_finds_what_a_scan_finds() {
    let doc = doc();
    proptest!(|(spans in spans(), from in 0..10_000_u32, length in 0..2_000_u32)| {
        let marks = marks(&spans, &doc);
        let range = from..from + length;
        let scan: Vec<usize> = (0..marks.all().len())
            .filter(|i| marks.all()[*i].span.start < range.end && range.start < marks.all()[*i].span.end)
            .collect();
        prop_assert_eq!(marks.touching(range), scan);
    });
}

#[test]
fn records_that_do_not_fit_the_text_are_left_out() {
    let doc = TextDoc::new("short".into());
    assert_eq!(marks(&[(0, 5), (3, 3), (2, 9), (4, 1)], &doc).all().len(), 1);
}
