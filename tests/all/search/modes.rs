//! What each way of searching means, in every script.

use crosscase::analysis::search::{Matcher, Mode, Query, QueryError};

use super::{found, query};

#[test]
fn literal_words_are_found_anywhere() {
    let plain = query("fund", Mode::Literal);
    assert_eq!(found("Fund the refunds. FUNDS!", &plain), ["Fund", "fund", "FUND"]);
    let exact = Query { case_sensitive: true, ..plain };
    assert_eq!(found("Fund the refunds. FUNDS!", &exact), ["fund"]);
    assert_eq!(found("a.b a+b", &query("a.b", Mode::Literal)), ["a.b"]);
    assert_eq!(found("Straße STRASSE", &query("straße", Mode::Literal)), ["Straße"]);
    assert_eq!(found("ΛΟΓΟΣ λόγος", &query("λογος", Mode::Literal)), ["ΛΟΓΟΣ"]);
}

#[test]
fn whole_words_in_scripts_with_and_without_blanks() {
    let word = |words| query(words, Mode::Word);
    assert_eq!(found("refund, funds, fund.", &word("fund")), ["fund"]);
    assert_eq!(found("l'école, préécole", &word("école")), ["école"]);
    assert_eq!(found("policy-maker and policymaker", &word("policy")), ["policy"]);
    // Chinese has no borders that all agree on: nothing is missed for the sake of one.
    assert_eq!(found("我们在学校学习", &word("学校")), ["学校"]);
    assert_eq!(found("BBC中文", &word("BBC")), ["BBC"]);
    // Thai: language | Thai; and what begins in the middle of the first.
    assert_eq!(found("ภาษาไทย", &word("ไทย")), ["ไทย"]);
    assert!(found("ภาษาไทย", &word("าไทย")).is_empty());
    assert_eq!(found("ภาษาไทย", &query("าไทย", Mode::Literal)), ["าไทย"]);
    // Khmer: people | Khmer.
    assert_eq!(found("ប្រជាជនកម្ពុជា", &word("កម្ពុជា")), ["កម្ពុជា"]);
    assert_eq!(found("المدرسة الجديدة في القرية", &word("في")), ["في"]);
}

#[test]
fn regular_expressions_and_what_is_wrong_with_them() {
    let regex = |words| query(words, Mode::Regex);
    assert_eq!(found("donor, funders, fund", &regex("(donor|funder)s?")), ["donor", "funders"]);
    assert_eq!(found("one\ntwo\none", &regex("^one$")), ["one", "one"]);
    assert_eq!(found("2007 and 1999", &regex(r"\d{4}")), ["2007", "1999"]);
    // What may be empty is found only where it is not.
    assert_eq!(found("baab", &regex("a*")), ["aa"]);
    assert_eq!(
        Matcher::new(&regex("(abc")).err(),
        Some(QueryError::Regex("(abc".into(), "unclosed group".into()))
    );
    assert!(matches!(Matcher::new(&regex(r"(\w{1000}){1000}")).err(), Some(QueryError::TooBig(_))));
    assert_eq!(Matcher::new(&query("", Mode::Literal)).err(), Some(QueryError::Empty));
    assert_eq!(Matcher::new(&query("…", Mode::Near(3))).err(), Some(QueryError::Empty));
    assert_eq!(Matcher::new(&query(&"x".repeat(5_000), Mode::Literal)).err(), Some(QueryError::TooLong));
    let said = Matcher::new(&regex("[z-a]")).err().unwrap().to_string();
    assert!(said.starts_with("“[z-a]” is not a regular expression: ") && !said.contains('\n'), "{said}");
}

/// Capital and small forms of other lengths: the places are those of the text as it stands.
#[test]
fn letters_whose_small_form_is_longer_are_found_where_they_stand() {
    let text = "ab İSTANBUL, i\u{307}stanbul, ISTANBUL. Straße STRASSE ẞ";
    let literal = |words| query(words, Mode::Literal);
    assert_eq!(found(text, &literal("İstanbul")), ["İSTANBUL", "i\u{307}stanbul"]);
    assert_eq!(found(text, &literal("stanbul")), ["STANBUL", "stanbul", "STANBUL"]);
    // Half a letter is no place: the dot belongs to the i.
    assert_eq!(found("i\u{307}", &literal("i")), Vec::<&str>::new());
    let loose = Query { ignore_accents: true, ..literal("istanbul") };
    assert_eq!(found(text, &loose), ["İSTANBUL", "i\u{307}stanbul", "ISTANBUL"]);
    assert_eq!(found(text, &literal("ß")), ["ß", "ẞ"]);
    assert_eq!(found(text, &query("straße", Mode::Word)), ["Straße"]);
    let near = query("i\u{307}stanbul straße", Mode::Near(5));
    for place in found(text, &near) {
        assert!(place.ends_with("Straße"), "{place}");
    }
}

#[test]
fn kinds_of_letters_and_scripts_are_known_to_regular_expressions() {
    let regex = |words| Query { case_sensitive: true, ..query(words, Mode::Regex) };
    assert_eq!(found("Ärger über 12 школ", &regex(r"\p{Lu}\p{L}+")), ["Ärger"]);
    assert_eq!(found("the школа and the σχολείο", &regex(r"\p{Cyrillic}+")), ["школа"]);
    assert_eq!(found("the школа and the σχολείο", &regex(r"\p{sc=Greek}+")), ["σχολείο"]);
}

#[test]
fn accents_are_ignored_when_asked() {
    let plain = query("resume", Mode::Literal);
    let loose = Query { ignore_accents: true, ..plain.clone() };
    let text = "Resume the résumé; re\u{301}sume\u{301}.";
    assert_eq!(found(text, &plain), ["Resume"]);
    assert_eq!(found(text, &loose), ["Resume", "résumé", "re\u{301}sume\u{301}"]);
    let accented = Query { words: "RÉSUMÉ".into(), ..loose.clone() };
    assert_eq!(found(text, &accented).len(), 3);
    // A letter that folds away to more or less bytes does not shift what comes after it.
    let text = "Ở phở và Crème brûlée, então São Tomé";
    for (words, expected) in
        [("pho", "phở"), ("va", "và"), ("brulee", "brûlée"), ("entao", "então"), ("tome", "Tomé")]
    {
        let one = Query { words: words.into(), mode: Mode::Word, ..loose.clone() };
        assert_eq!(found(text, &one), [expected]);
    }
    let regex = Query { words: "br.l.e".into(), mode: Mode::Regex, ..loose.clone() };
    assert_eq!(found(text, &regex), ["brûlée"]);
    // Points and vowel signs of Hebrew and Arabic.
    let one = |words: &str| Query { words: words.into(), ..loose.clone() };
    assert_eq!(found("שָׁלוֹם", &one("שלום")), ["שָׁלוֹם"]);
    assert_eq!(found("مَدْرَسَة", &one("مدرسة")), ["مَدْرَسَة"]);
    // Vowels of Hindi, Thai and Khmer are letters: other words stay other words.
    assert!(found("कि", &one("क")).is_empty() && found("की", &one("कि")).is_empty());
    assert!(found("ที่", &one("ท")).is_empty());
    assert!(found("កិ", &one("ក")).is_empty());
    assert_eq!(found("한국", &one("한국")), ["한국"]);
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    for (text, words) in [("cafe\u{301}", "café"), ("café", "cafe\u{301}")] {
        for case_sensitive in [false, true] {
            let one = Query { case_sensitive, ..query(words, Mode::Literal) };
            assert_eq!(found(text, &one), [text]);
        }
        assert_eq!(found(text, &query(words, Mode::Near(0))), [text]);
    }
}

#[test]
fn places_begin_and_end_at_whole_graphemes() {
    assert_eq!(found("e\u{301}e", &query("e", Mode::Literal)), ["e"]);
    assert!(found("👩\u{200d}🌾", &query("👩", Mode::Literal)).is_empty());
    assert!(found("🇰🇭", &query("🇰", Mode::Literal)).is_empty());
    assert!(found("नमस्ते", &query("स", Mode::Literal)).is_empty());
    assert_eq!(found("नमस्ते", &query("नम", Mode::Literal)), ["नम"]);
}

#[test]
fn words_near_each_other() {
    let text = "The donor wants a report each month. Reports go to donors.\nA donor\n\nand a report";
    let near = |words: &str, within| found(text, &query(words, Mode::Near(within)));
    // donor wants a report: three words on.
    assert_eq!(near("report donor", 3), ["donor wants a report", "donor\n\nand a report"]);
    assert_eq!(near("donor report", 2), [] as [&str; 0]);
    assert_eq!(
        near("donor* report*", 4),
        ["donor wants a report", "Reports go to donors", "donor\n\nand a report"]
    );
    assert_eq!(near("donor", 0), ["donor", "donor"]);
    // All three words, the furthest two six apart: wants … Reports.
    assert_eq!(near("wants reports month", 5), ["wants a report each month. Reports"]);
    assert_eq!(near("wants reports month", 4), [] as [&str; 0]);
    let exact = Query { case_sensitive: true, ..query("reports go", Mode::Near(2)) };
    assert_eq!(found(text, &exact), [] as [&str; 0]);
    assert_eq!(found("我 去 学校 读书", &query("学校 我", Mode::Near(2))), ["我 去 学校"]);
}

#[test]
fn a_search_says_itself_in_words() {
    assert_eq!(query("budget", Mode::Literal).describe(), "“budget”");
    let long = Query { case_sensitive: true, ignore_accents: true, ..query("a b", Mode::Near(5)) };
    assert_eq!(long.describe(), "“a b” (within 5 words, upper and lower case told apart, accents ignored)");
}
