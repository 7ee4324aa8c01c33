//! Words, on samples whose count can be seen.

use crosscase::study::word_count;
use proptest::prelude::*;

#[test]
fn samples() {
    for (text, words) in [
        ("", 0),
        (" \n\t", 0),
        ("…, — !", 0),
        ("hello world", 2),
        ("hello\nworld\r\nagain", 3),
        ("We can't pay, she said.", 5),
        ("We can’t pay, she said.", 5),
        ("3.14 and 1,000", 3),
        ("Ça va très bien", 4),
        ("नमस्ते दुनिया", 2),
        ("مرحبا بالعالم", 2),
        // Thai: "Thai language".
        ("ภาษาไทย", 2),
        // Chinese: "we are students" and "Beijing".
        ("北京", 1),
        ("我们是学生", 3),
        // Khmer: "Cambodia", and "Khmer" + "language" with the zero-width space that writers put.
        ("កម្ពុជា", 1),
        ("ភាសា\u{200b}ខ្មែរ", 2),
        // "I love Cambodia".
        ("ខ្ញុំស្រឡាញ់កម្ពុជា", 3),
        ("hello កម្ពុជា\nand world", 4),
    ] {
        assert_eq!(word_count(text), words, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_in_another_script_does_not_change_how_the_rest_is_counted(line in "[ -~\t]{0,40}") {
        // Plain ASCII takes a shorter way.
        prop_assert_eq!(word_count(&format!("{line} é")), word_count(&line) + 1);
    }

    #[test]
    fn lines_are_counted_apart(a in "[a-zé ក-ឝ.]{0,20}", b in "[a-z中 0-9]{0,20}") {
        prop_assert_eq!(word_count(&format!("{a}\n{b}")), word_count(&a) + word_count(&b));
    }
}
