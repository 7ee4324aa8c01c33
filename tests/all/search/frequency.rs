//! Words counted by case, against counts by hand and against a count with nothing clever in it.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use crosscase::analysis::search::{Mode, Place};
use crosscase::analysis::{
    Frequencies, FrequencyOptions, Index, Lens, STOP_LANGUAGES, WordSort, frequencies, stop_words,
};
use crosscase::study::*;
use proptest::prelude::*;

use super::{Built, everywhere, query, texts};

fn count(built: &Built, lens: &Lens, options: &FrequencyOptions) -> Frequencies {
    frequencies(&built.study, &Index::build(&built.study), lens, options, &AtomicBool::new(false))
}

fn rows(found: &Frequencies) -> Vec<(&str, Vec<u32>)> {
    found.rows.iter().map(|row| (row.word.as_str(), row.counts.clone())).collect()
}

#[test]
fn words_by_case_with_their_rates() {
    let built = texts(&[("A", "The donor and the Donor pay."), ("B", "DONOR, nurse; don't pay 3")]);
    let mut found = count(&built, &Lens::default(), &FrequencyOptions::default());
    assert_eq!(found.words, [6, 5]);
    assert_eq!(
        rows(&found),
        [
            ("donor", vec![2, 1]),
            ("pay", vec![1, 1]),
            ("the", vec![2, 0]),
            ("3", vec![0, 1]),
            ("and", vec![1, 0]),
            ("don't", vec![0, 1]),
            ("nurse", vec![0, 1]),
        ]
    );
    // 2 of 6 words are 333.3 in a thousand, 1 of 5 are 200.
    assert!((found.rate(&found.rows[0], 0) - 1000.0 / 3.0).abs() < 1e-9);
    assert!((found.difference(&found.rows[0]) - (1000.0 / 3.0 - 200.0)).abs() < 1e-9);
    found.sort(WordSort::Difference);
    assert_eq!(found.rows[0].word, "the");
    found.sort(WordSort::Word);
    assert_eq!(found.rows[0].word, "3");
    found.sort(WordSort::Case(1));
    assert_eq!(found.rows[0].word, "3");

    let options = FrequencyOptions {
        stop: ["en".to_owned()].into(),
        own: ["Pay".to_owned()].into(),
        shortest: 2,
        numbers: false,
    };
    let found = count(&built, &Lens::default(), &options);
    assert_eq!(rows(&found), [("donor", vec![2, 1]), ("nurse", vec![0, 1])]);
    // Rates stay those of all words.
    assert_eq!(found.words, [6, 5]);
    let lens = Lens { cases: [built.case_id("B")].into(), ..Lens::default() };
    let found = count(&built, &lens, &options);
    assert_eq!(found.cases, [built.case_id("B")]);
    assert_eq!(rows(&found), [("donor", vec![1]), ("nurse", vec![1])]);
}

/// What is counted of a word is what is found when it is opened.
#[test]
fn each_word_opens_as_many_places_as_it_counts() {
    let text = "Donor donors, l'école École don't e-mail 她去学校。她去学校。ប្រជាជនកម្ពុជា ฉันไปโรงเรียน 3.14 Σοφός ΣΟΦΟΣ";
    let built = texts(&[("A", text)]);
    let found = count(&built, &Lens::default(), &FrequencyOptions::default());
    assert_eq!(found.words, [word_count(text) as u64]);
    for row in &found.rows {
        let places =
            everywhere(&built.study, &Lens::default(), &query(&row.word, Mode::Near(0)), &[Place::Texts]);
        assert_eq!(places.len(), row.total as usize, "{}", row.word);
    }
    assert!(found.rows.iter().any(|row| row.word == "学校" && row.total == 2));
}

#[test]
fn every_language_has_a_list_of_sound_words() {
    for language in STOP_LANGUAGES {
        let words = stop_words(language);
        assert!(words.len() >= 60, "{language}: {}", words.len());
        for word in &words {
            assert!(!word.contains(char::is_whitespace) && !word.is_empty(), "{language}: {word}");
            assert_eq!(*word, word.to_lowercase(), "{language}");
        }
    }
    assert!(stop_words("en").contains("the") && stop_words("fr").contains("dans"));
    assert!(stop_words("xx").is_empty());
}

proptest! {
    #[test]
    fn as_a_plain_count(text in "[abAB' \n中国é.]{0,60}") {
        let built = texts(&[("A", &text)]);
        let found = count(&built, &Lens::default(), &FrequencyOptions::default());
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for word in words_in(&text) {
            *expected.entry(text[word].to_lowercase()).or_default() += 1;
        }
        let counted: BTreeMap<String, u32> =
            found.rows.iter().map(|row| (row.word.clone(), row.total)).collect();
        prop_assert_eq!(counted, expected);
        prop_assert_eq!(found.words, [word_count(&text) as u64]);
    }
}
