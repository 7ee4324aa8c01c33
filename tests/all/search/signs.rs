//! Signs that look the same to a reader and are found by one another.

use crosscase::analysis::search::Mode;

use super::{found, query};

#[test]
fn blank_space_of_any_kind_is_one_blank() {
    let text =
        "Global\u{a0}Fund, Global  Fund, the Global\nFund, global\t\u{2009}fund; Global\n\nFund, GlobalFund.";
    let four = ["Global\u{a0}Fund", "Global  Fund", "Global\nFund", "global\t\u{2009}fund"];
    for mode in [Mode::Literal, Mode::Word] {
        for words in ["global fund", "Global\u{a0}Fund", "global   fund", "global\nfund"] {
            assert_eq!(found(text, &query(words, mode)), four, "{words:?} {mode:?}");
        }
    }
    let mut told_apart = query("Global Fund", Mode::Literal);
    told_apart.case_sensitive = true;
    assert_eq!(found(text, &told_apart), &four[..3]);
}

#[test]
fn words_beyond_ascii_and_short_ones_do_as_well() {
    assert_eq!(
        found("die Müller\u{a0}Stiftung, müller\nstiftung", &query("Müller Stiftung", Mode::Literal)),
        ["Müller\u{a0}Stiftung", "müller\nstiftung"]
    );
    assert_eq!(found("of  EU, of\nEU", &query("of eu", Mode::Literal)), ["of  EU", "of\nEU"]);
    assert_eq!(found("a  b", &query("a b", Mode::Literal)), ["a  b"]);
    assert_eq!(found("x\u{a0}a\nb", &query(" a ", Mode::Literal)), ["\u{a0}a\n"]);
}

#[test]
fn straight_and_curly_signs_find_each_other() {
    let text = "I don't, you don’t, we don‘t; “Well,” he said, and \"well,\" she. I'm, I’m.";
    let three = ["don't", "don’t", "don‘t"];
    for mode in [Mode::Literal, Mode::Word, Mode::Near(5)] {
        for words in ["don't", "don’t"] {
            let all = found(text, &query(words, mode));
            assert_eq!(all, three, "{words} {mode:?}");
        }
    }
    assert_eq!(found(text, &query("\"well,\"", Mode::Literal)), ["“Well,”", "\"well,\""]);
    assert_eq!(found(text, &query("“well,”", Mode::Literal)), ["“Well,”", "\"well,\""]);
    assert_eq!(found(text, &query("i’m", Mode::Literal)), ["I'm", "I’m"]);
    let mut told_apart = query("Don't", Mode::Literal);
    told_apart.case_sensitive = true;
    assert!(found(text, &told_apart).is_empty());
}

#[test]
fn soft_hyphens_are_passed_over() {
    let text = "Das glo\u{ad}bale und glo\u{ad}bal. Ma\u{ad}laria é glo\u{ad}bal";
    for mode in [Mode::Literal, Mode::Word, Mode::Near(3)] {
        for words in ["global", "glo\u{ad}bal"] {
            let mut query = query(words, mode);
            let expected = if mode == Mode::Literal { 3 } else { 2 };
            let all = found(text, &query);
            assert_eq!(all.len(), expected, "{words} {mode:?}");
            assert!(all.iter().all(|one| *one == "glo\u{ad}bal"), "{all:?}");
            query.ignore_accents = true;
            assert_eq!(found(text, &query), all);
        }
    }
    // A part of a word is no whole word for the hyphen in it.
    assert!(found(text, &query("glo", Mode::Word)).is_empty());
    assert_eq!(found(text, &query("\u{ad}", Mode::Literal)).len(), 4);
    assert_eq!(found(text, &query("glo\\u{ad}b", Mode::Regex)).len(), 3);
}
