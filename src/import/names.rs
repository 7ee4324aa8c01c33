//! Names of files, and what is made of them: titles, slugs, an order that people expect.

use unicode_segmentation::UnicodeSegmentation;

use super::split_name;

/// The longest slug. Short enough for any file system with a folder in front of it.
const MAX_SLUG: usize = 60;
const MAX_TITLE: usize = 200;

/// A file's name as a title: without the ending, underscores as spaces, else as it is.
pub fn title_of(name: &str) -> String {
    let stem = split_name(name).0;
    let words: Vec<&str> =
        stem.split(|c: char| c == '_' || c.is_whitespace()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { shorten(stem) } else { shorten(&words.join(" ")) }
}

/// Blanks at the ends gone, and no longer than a title may be.
pub(super) fn shorten(title: &str) -> String {
    let title = title.trim();
    match title.grapheme_indices(true).nth(MAX_TITLE) {
        Some((cut, _)) => format!("{}…", title[..cut].trim_end()),
        None => title.to_owned(),
    }
}

/// A name for a file in the study folder: lower-case ASCII letters, digits and dashes; not one that
/// Windows keeps for a device; not one that is taken.
pub fn slug(title: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let folded = fold(title);
    let mut base = String::new();
    let mut lost = 0_usize;
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            base.push(c);
        } else if matches!(c, '\'' | '’') {
            // don’t → dont
        } else {
            lost += usize::from(c.is_alphabetic());
            if !base.is_empty() && !base.ends_with('-') {
                base.push('-');
            }
        }
    }
    let kept = base.bytes().filter(|b| *b != b'-').count();
    if kept == 0 || lost > kept {
        return numbered("source", 1, taken);
    }
    let mut base = cut(&base, MAX_SLUG).to_owned();
    if is_device(&base) {
        base.insert_str(0, "source-");
    }
    if taken(&base) { numbered(&base, 2, taken) } else { base }
}

fn numbered(base: &str, from: u32, taken: &dyn Fn(&str) -> bool) -> String {
    let mut number = from;
    loop {
        let ending = format!("-{number}");
        let candidate = format!("{}{ending}", cut(base, MAX_SLUG - ending.len()));
        if number == u32::MAX || !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// At most `length` bytes of an ASCII slug, at the end of a word where one is near.
fn cut(slug: &str, length: usize) -> &str {
    let slug = slug.trim_end_matches('-');
    if slug.len() <= length {
        return slug;
    }
    let part = &slug[..length];
    match part.rfind('-') {
        _ if slug.as_bytes()[length] == b'-' => part,
        Some(dash) if dash * 3 > length * 2 => &part[..dash],
        _ => part,
    }
    .trim_end_matches('-')
}

/// Names that Windows keeps for devices, with any ending.
fn is_device(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul" | "conin" | "conout")
        || slug
            .strip_prefix("com")
            .or_else(|| slug.strip_prefix("lpt"))
            .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
}

/// Lower case, Latin letters without their marks: for comparing names, never for texts.
pub(super) fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        // Marks that macOS writes apart from their letter.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        match (!c.is_ascii()).then(|| LATIN.iter().find(|(_, marked)| marked.contains(c))).flatten() {
            Some((plain, _)) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out
}

const LATIN: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎảạấầẩẫậắằẳẵặª"),
    ("ae", "æǽ"),
    ("c", "çćĉċč"),
    ("d", "ďđðḍ"),
    ("e", "èéêëēĕėęěẻẽẹếềểễệ"),
    ("f", "ƒ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħḥ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("ij", "ĳ"),
    ("j", "ĵ"),
    ("k", "ķǩ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋṅ"),
    ("o", "òóôõöøōŏőǒơỏọốồổỗộớờởỡợº"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșṣ"),
    ("ss", "ß"),
    ("t", "ţťŧțṭ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųǔưủụứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỷỹỵ"),
    ("z", "źżžẓ"),
];

/// A stretch of a name, as people order it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stretch {
    /// Digits without leading noughts; more digits is the larger number.
    Number(usize, String),
    Words(String),
}

/// Sorts `interview 2` before `interview 10`, capitals and accents aside.
pub fn natural_key(name: &str) -> Vec<Stretch> {
    let folded = fold(name);
    let mut key = Vec::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        key.push(if digits {
            let number = part.trim_start_matches('0');
            Stretch::Number(number.len(), number.to_owned())
        } else {
            Stretch::Words(part.to_owned())
        });
        rest = after;
    }
    key
}
