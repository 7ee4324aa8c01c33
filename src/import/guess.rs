//! What a text says about itself: kind, language, date. Only guesses that a person would make at a
//! glance; where there is doubt the field stays empty or at its default.

use crate::study::SourceKind;

use super::names::fold;

/// Words in file and folder names that say what a document is.
const KINDS: &[(SourceKind, &[&str])] = &[
    (SourceKind::FieldNote, &["fieldnote", "field note", "field diary", "fieldnotes", "field notes"]),
    (SourceKind::Observation, &["observation", "observations", "obs"]),
    (SourceKind::SurveyAnswer, &["survey", "questionnaire", "answers"]),
    (SourceKind::Interview, &["interview", "interviews", "transcript", "focus group", "fgd", "intv"]),
    (SourceKind::Account, &["account", "accounts", "case notes", "summary"]),
    (
        SourceKind::Document,
        &["report", "policy", "minutes", "letter", "law", "act", "plan", "memorandum", "agreement", "mou"],
    ),
];

/// What the name says that a file is.
pub(super) fn kind_by_name(name: &str) -> Option<SourceKind> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let padded = format!(" {} ", words.join(" "));
    KINDS
        .iter()
        .find(|(_, hints)| hints.iter().any(|hint| padded.contains(&format!(" {hint} "))))
        .map(|(kind, _)| *kind)
}

/// Scripts that one language writes, and those that a few do and tell by their letters or commonest words.
/// Latin and Cyrillic have many, and stay unsaid.
pub(super) fn language(text: &str) -> String {
    let mut counts = [0_usize; LANGUAGES.len()];
    let mut letters = 0_usize;
    for c in text.chars().filter(|c| c.is_alphabetic()).take(4_000) {
        letters += 1;
        if let Some(at) = LANGUAGES.iter().position(|(_, ranges)| ranges.iter().any(|r| r.contains(&c))) {
            counts[at] += 1;
        }
    }
    // Japanese writes Chinese characters too; a fifth of kana tells it from Chinese.
    let (kana, han) = (counts[JAPANESE], counts[CHINESE]);
    if kana * 5 > kana + han && (kana + han) * 2 > letters {
        return LANGUAGES[JAPANESE].0.to_owned();
    }
    let found = counts.iter().position(|&count| count * 2 > letters);
    match found.map(|at| LANGUAGES[at].0) {
        Some("ar") => arabic(text).to_owned(),
        Some("hi") => devanagari(text).to_owned(),
        // Yiddish has letters of its own.
        Some("he") if text.contains(['װ', 'ױ', 'ײ']) => "yi".to_owned(),
        found => found.unwrap_or_default().to_owned(),
    }
}

/// Which of the languages in Arabic script; empty where letters of others are among it.
fn arabic(text: &str) -> &'static str {
    let any = |letters: &str| text.chars().any(|c| letters.contains(c));
    // Kurdish, Pashto, Sindhi, Uyghur.
    if any("ێۆڵڕېټډړښڼځڅڏڊڌۇۈۋ") {
        ""
    } else if any("ٹڈڑںے") {
        "ur"
    } else if any("پچژگکی") {
        "fa"
    } else {
        "ar"
    }
}

/// Which of the languages in Devanagari, by words that no text of them goes without.
fn devanagari(text: &str) -> &'static str {
    let words = |known: &[&str]| {
        let all = text.split(|c: char| c.is_whitespace() || c == '।' || c.is_ascii_punctuation());
        all.filter(|word| known.contains(word)).count()
    };
    let counts = [
        ("hi", words(&["है", "हैं", "में", "और", "था", "थे", "थी", "नहीं"])),
        ("mr", words(&["आहे", "आहेत", "आणि", "होते", "होता", "होती", "नाही"])),
        ("ne", words(&["छ", "छन्", "थियो", "थिए", "हामी", "गर्न", "छैन"])),
    ];
    let most = counts.iter().max_by_key(|(_, count)| *count);
    let most = most
        .filter(|(_, count)| *count > 0 && counts.iter().filter(|(_, other)| other == count).count() == 1);
    most.map_or("", |(language, _)| language)
}

const JAPANESE: usize = 0;
const CHINESE: usize = 1;
const LANGUAGES: [(&str, &[std::ops::RangeInclusive<char>]); 12] = [
    ("ja", &['\u{3040}'..='\u{30ff}']),
    ("zh", &['\u{4e00}'..='\u{9fff}', '\u{3400}'..='\u{4dbf}']),
    ("ko", &['\u{ac00}'..='\u{d7a3}']),
    ("km", &['\u{1780}'..='\u{17ff}']),
    ("th", &['\u{e00}'..='\u{e7f}']),
    ("lo", &['\u{e80}'..='\u{eff}']),
    ("my", &['\u{1000}'..='\u{109f}']),
    ("el", &['\u{370}'..='\u{3ff}', '\u{1f00}'..='\u{1fff}']),
    ("ka", &['\u{10a0}'..='\u{10ff}']),
    ("ar", &['\u{600}'..='\u{6ff}']),
    ("he", &['\u{590}'..='\u{5ff}']),
    ("hi", &['\u{900}'..='\u{97f}']),
];

/// A full date, `2007-09-14` or `20070914` or `2007_09_14`, in a file's name.
pub(super) fn date_in_name(name: &str) -> String {
    let bytes = name.as_bytes();
    for start in 0..bytes.len() {
        if start > 0 && bytes[start - 1].is_ascii_digit() {
            continue;
        }
        for gap in [1, 0] {
            if let Some(date) = date_at(&bytes[start..], gap) {
                return date;
            }
        }
    }
    String::new()
}

fn date_at(bytes: &[u8], gap: usize) -> Option<String> {
    let number = |from: usize, length: usize| -> Option<u32> {
        bytes
            .get(from..from + length)?
            .iter()
            .try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    let joined = |at: usize| gap == 0 || matches!(bytes.get(at), Some(b'-' | b'_' | b'.'));
    let (year, month, day) = (number(0, 4)?, number(4 + gap, 2)?, number(6 + 2 * gap, 2)?);
    let ends = !bytes.get(8 + 2 * gap).is_some_and(u8::is_ascii_digit);
    let fits = (1800..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (fits && ends && joined(4) && joined(6 + gap)).then(|| format!("{year}-{month:02}-{day:02}"))
}
