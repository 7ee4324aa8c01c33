//! Searches held against the plainest code that means the same.

use crosscase::analysis::search::{Matcher, Mode, Query, is_accent};
use crosscase::study::{is_border, words_in};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Letters that meet in bad ways: accents apart and together, a flag, a joiner, Khmer, capitals.
const LETTERS: &str = "[abAéÉe\u{301}\u{308}ßıİKsS ',.\n\u{200d}🇰🇭👩កិ្중한中国]{0,40}";

/// Some stay in their line and some do not; borders and capitals mean more beyond ASCII.
const EXPRESSIONS: [&str; 9] = [
    r"\b[ab]{1,2}\w?",
    r"[ab]+(k|s)?\b",
    "^a.b",
    "[abk]+ [a-s]{1,3}$",
    r"a\s+b",
    "(?:ab|ks)+",
    r"\bs\w*",
    "[^a]b",
    r"\w+",
];

fn squash(words: &str, case_sensitive: bool, accents: bool) -> String {
    let folded: String =
        if accents { words.nfd().filter(|c| !is_accent(*c)).nfc().collect() } else { words.nfc().collect() };
    if case_sensitive { folded } else { folded.to_lowercase() }
}

/// Each run of blank space as one blank: that is how words are looked for.
fn spaced(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// Whether a place is in one paragraph: no run of blank space in it holds two ends of lines.
fn together(place: &str) -> bool {
    place.split(|c: char| !c.is_whitespace()).all(|blank| blank.matches('\n').count() < 2)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_place_holds_what_is_looked_for(
        text in LETTERS,
        words in "[abeé中国ក ]{1,3}",
        case_sensitive: bool,
        ignore_accents: bool,
        whole: bool,
    ) {
        let mode = if whole { Mode::Word } else { Mode::Literal };
        let query = Query { case_sensitive, ignore_accents, ..Query::new(words.clone(), mode) };
        // Blanks that only an accent parts are one run of blanks where accents do not count.
        let bare = |words: &str| spaced(&squash(words, case_sensitive, ignore_accents));
        let wanted = bare(&words);
        let mut last = 0;
        for span in Matcher::new(&query).unwrap().find(&text, 1_000) {
            let slice = span.slice(&text).unwrap();
            prop_assert_eq!(bare(slice), wanted.clone());
            prop_assert!(together(slice));
            prop_assert!(span.start >= last);
            last = span.end;
        }
    }

    #[test]
    fn none_is_missed(text in "[abAB \n]{0,40}", words in "[abAB ]{1,3}", case_sensitive: bool) {
        let query = Query { case_sensitive, ..Query::new(words.clone(), Mode::Literal) };
        let spans = Matcher::new(&query).unwrap().find(&text, 1_000);
        let (hay, needle) = if case_sensitive {
            (text.clone(), words)
        } else {
            (text.to_lowercase(), words.to_lowercase())
        };
        // Every beginning and every end, the longest first.
        let needle = spaced(&needle);
        let mut expected = Vec::new();
        let mut from = 0;
        while from < hay.len() {
            let fits = |to: &usize| spaced(&hay[from..*to]) == needle && together(&hay[from..*to]);
            if let Some(to) = (from + 1..=hay.len()).rev().find(fits) {
                expected.push((from, to));
                from = to;
            } else {
                from += 1;
            }
        }
        let spans: Vec<_> = spans.iter().map(|span| (span.start as usize, span.end as usize)).collect();
        prop_assert_eq!(spans, expected);
    }

    /// Whatever the text: never off a border, never empty, never over one another.
    #[test]
    fn any_pattern_gives_sound_places(text in LETTERS, words in "[ab.*?|()\\[\\]\\\\w+^$é]{1,6}", ignore_accents: bool) {
        let query = Query { ignore_accents, ..Query::new(words, Mode::Regex) };
        let Ok(matcher) = Matcher::new(&query) else { return Ok(()) };
        let mut last = 0;
        for span in matcher.find(&text, 1_000) {
            prop_assert!(span.slice(&text).is_ok());
            prop_assert!(span.start as usize >= last && is_border(&text, span.start as usize));
            last = span.end as usize;
        }
    }

}

proptest! {
    // Each try makes four expressions.
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Words and expressions have shorter ways through plain text: they give what the crate's own
    /// reading as Unicode gives.
    #[test]
    fn the_short_ways_find_what_the_long_one_does(
        text in "([abksABKS ſ\u{212a}’é]{0,6}\n?){0,12}",
        words in "[abks ]{1,6}",
        expression in prop::sample::select(&EXPRESSIONS[..]),
    ) {
        let cased = |pattern: &str| regex::RegexBuilder::new(pattern)
            .case_insensitive(true).multi_line(true).build().unwrap();
        for (query, pattern) in [
            (Query::new(words.clone(), Mode::Literal), cased(&spaced(&words).replace(' ', "( +(\n *)?|\n *)"))),
            (Query::new(expression, Mode::Regex), cased(expression)),
        ] {
            let spans: Vec<_> =
                Matcher::new(&query).unwrap().find(&text, 1_000).iter().map(|span| span.range()).collect();
            let expected: Vec<_> =
                pattern.find_iter(&text).map(|found| found.range()).filter(|range| !range.is_empty()).collect();
            prop_assert_eq!(spans, expected, "{:?}", query);
        }
    }

    /// Near, by trying every end: the smallest place with all the words, then on from there.
    #[test]
    fn near_is_what_trying_all_finds(text in "([abcd]{1,2}[ ,\n]{1,2}){0,30}", words in "[abc]( [abc]){0,2}", within in 0_u32..6) {
        let query = Query::new(words.clone(), Mode::Near(within));
        let spans: Vec<(usize, usize)> = Matcher::new(&query)
            .unwrap()
            .find(&text, 1_000)
            .iter()
            .map(|span| (span.start as usize, span.end as usize))
            .collect();
        let tokens = words_in(&text);
        let terms: Vec<&str> = words.split(' ').collect();
        let mut expected = Vec::new();
        let (mut first, mut end) = (0, 0);
        while end < tokens.len() {
            let fits = (first..=end).rev().find(|start| {
                end - start <= within as usize
                    && terms.iter().all(|term| tokens[*start..=end].iter().any(|token| &text[token.clone()] == *term))
            });
            if let Some(start) = fits {
                expected.push((tokens[start].start, tokens[end].end));
                first = end + 1;
            }
            end += 1;
        }
        prop_assert_eq!(spans, expected);
    }
}
