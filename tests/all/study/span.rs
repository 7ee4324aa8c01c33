//! Borders against the segmentation of the whole text.

use crosscase::study::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// What mixes badly: flags, joiners, marks, conjuncts, jamo, line ends and the odd control.
const PARTS: &[&str] = &[
    "a",
    "z ",
    "\r\n",
    "\r",
    "\n",
    "\n\n",
    "e",
    "\u{301}",
    "\u{308}",
    "🇰",
    "🇭",
    "🇰🇭",
    "👩",
    "🏽",
    "\u{200d}",
    "🌾",
    "👨\u{200d}👩\u{200d}👧",
    "\u{fe0f}",
    "❤",
    "ក",
    "្",
    "រ",
    "ុ",
    "ំ",
    "ក្រុម",
    "ส",
    "ั",
    "ดี",
    "ำ",
    "क",
    "्",
    "ष",
    "ि",
    "न",
    "ع",
    "َ",
    "ال",
    "\u{600}",
    "\u{200f}",
    "한",
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "中",
    "\u{0}",
    "\u{ad}",
    "\u{feff}",
    "\u{110bd}",
    "\t",
    "\u{2028}",
    "\u{85}",
    "த",
    "ொ",
    "မ",
    "ြ",
    "1\u{fe0f}\u{20e3}",
    "\u{e0067}",
    "\u{e007f}",
    "🏴",
    "\u{200c}",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(PARTS), 0..30).prop_map(|parts| parts.concat()),
        1 => prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter),
        1 => prop::collection::vec(prop::sample::select(&PARTS[9..17]), 0..12).prop_map(|parts| parts.concat()),
    ]
}

/// The borders of a text, by one walk from its start.
fn borders(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn borders_are_those_of_the_whole_text(text in text()) {
        let borders = borders(&text);
        for at in 0..=text.len() + 2 {
            prop_assert_eq!(is_border(&text, at), borders.contains(&at), "is_border at {}", at);
            let at_or_before = borders.iter().rev().find(|b| **b <= at).copied().unwrap();
            prop_assert_eq!(border_before(&text, at), at_or_before, "border_before {}", at);
            let at_or_after = borders.iter().find(|b| **b >= at).copied().unwrap_or(text.len());
            prop_assert_eq!(border_after(&text, at), at_or_after, "border_after {}", at);
            let after = borders.iter().find(|b| **b > at).copied().unwrap_or(text.len());
            prop_assert_eq!(next_border(&text, at), after, "next_border {}", at);
            let before = borders.iter().rev().find(|b| **b < at).copied().unwrap_or(0);
            prop_assert_eq!(previous_border(&text, at), before, "previous_border {}", at);
        }
    }

    #[test]
    fn a_span_is_sliced_or_says_why_not(text in text(), a in 0_usize..80, b in 0_usize..80) {
        let borders = borders(&text);
        let expected = if b <= a {
            Err(SpanError::Empty)
        } else if b > text.len() {
            Err(SpanError::Outside)
        } else if borders.contains(&a) && borders.contains(&b) {
            Ok(&text[a..b])
        } else {
            Err(SpanError::Inside)
        };
        prop_assert_eq!(Span::new(a, b).slice(&text), expected);
    }

    #[test]
    fn spans_overlap_where_they_share_a_byte(a in 0_u32..12, b in 0_u32..12, c in 0_u32..12, d in 0_u32..12) {
        let (left, right) = (Span { start: a, end: b }, Span { start: c, end: d });
        if !left.is_empty() && !right.is_empty() {
            let shared = left.range().any(|at| right.contains(at));
            prop_assert_eq!(left.overlaps(right), shared);
            prop_assert_eq!(right.overlaps(left), shared);
        }
        prop_assert_eq!(left.len(), left.range().count());
        prop_assert_eq!(left.is_empty(), left.range().next().is_none());
    }
}

#[test]
fn flags_are_paired_from_the_start_of_their_run() {
    let flags = "a🇰🇭🇹🇭🇰";
    let found: Vec<usize> = (0..=flags.len()).filter(|at| is_border(flags, *at)).collect();
    assert_eq!(found, [0, 1, 9, 17, 21]);
}

#[test]
fn a_border_in_a_long_text_costs_its_line_only() {
    let line = "ក្រុមគាំទ្រសុខភាព helps us.\n";
    let text = line.repeat(100_000);
    let start = std::time::Instant::now();
    for at in 0..2000 {
        assert!(is_border(&text, at * 1000 / line.len() * line.len()));
    }
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
}
