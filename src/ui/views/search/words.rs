//! The words for places, fields and languages.

use crate::analysis::search::{Part, Place, Within};
use crate::t;

pub fn place_word(place: Place) -> &'static str {
    match place {
        Place::Texts => t!("search-place-texts"),
        Place::Titles => t!("search-place-titles"),
        Place::Notes => t!("search-place-notes"),
        Place::Memos => t!("search-place-memos"),
        Place::Synthesis => t!("search-place-synthesis"),
        Place::Findings => t!("search-place-findings"),
        Place::Comparisons => t!("search-place-comparisons"),
        Place::Propositions => t!("search-place-propositions"),
        Place::Codebook => t!("search-place-codebook"),
        Place::Cases => t!("search-place-cases"),
    }
}

pub fn part_word(part: Part) -> &'static str {
    match part {
        Part::Text => t!("search-part-text"),
        Part::Title => t!("search-part-title"),
        Part::Note => t!("search-part-note"),
        Part::Shown => t!("search-part-shown"),
        Part::Memo => t!("search-part-memo"),
        Part::Synthesis => t!("search-part-synthesis"),
        Part::Rule => t!("search-part-rule"),
        Part::Absence => t!("search-part-absence"),
        Part::Statement => t!("search-part-statement"),
        Part::Mechanism => t!("search-part-mechanism"),
        Part::Reason => t!("search-part-reason"),
        Part::Basis => t!("search-part-basis"),
        Part::Feature => t!("search-part-feature"),
        Part::Shows => t!("search-part-shows"),
        Part::Joint => t!("search-part-joint"),
        Part::What => t!("search-part-what"),
        Part::Why => t!("search-part-why"),
        Part::Rival => t!("search-part-rival"),
        Part::Expected => t!("search-part-expected"),
        Part::Found => t!("search-part-found"),
        Part::Test => t!("search-part-test"),
        Part::Name => t!("search-part-name"),
        Part::Short => t!("search-part-short"),
        Part::Definition => t!("search-part-definition"),
        Part::Include => t!("search-part-include"),
        Part::Exclude => t!("search-part-exclude"),
        Part::Example => t!("search-part-example"),
        Part::Description => t!("search-part-description"),
        Part::Selection => t!("search-part-selection"),
    }
}

pub fn where_word(within: &Within) -> String {
    match within {
        Within::Speaker(name) => t!("search-said-by", name = name.as_str()),
        Within::Heading(words) => t!("search-under", words = words.as_str()),
        Within::Field(words) => t!("search-answers", words = words.as_str()),
    }
}

pub fn language_word(code: &str) -> &'static str {
    match code {
        "ar" => t!("search-language-ar"),
        "de" => t!("search-language-de"),
        "en" => t!("search-language-en"),
        "es" => t!("search-language-es"),
        "fr" => t!("search-language-fr"),
        "he" => t!("search-language-he"),
        "hi" => t!("search-language-hi"),
        "it" => t!("search-language-it"),
        "km" => t!("search-language-km"),
        "nl" => t!("search-language-nl"),
        "pt" => t!("search-language-pt"),
        "ru" => t!("search-language-ru"),
        "th" => t!("search-language-th"),
        _ => t!("search-language-zh"),
    }
}
