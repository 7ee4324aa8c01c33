//! Which case a file belongs to, by the names of its folders or its own.

use std::path::{Component, Path};

use super::names::fold;

/// The place in `cases` of the case that a file's path names: the nearest folder that names exactly
/// one, else the file itself. Capitals, accents, and blanks against dashes make no difference.
/// `None` where no case or more than one is named: then the analyst says.
pub fn case_by_folder<S: AsRef<str>>(path: &Path, cases: &[S]) -> Option<usize> {
    let needles: Vec<String> = cases.iter().map(|case| words_of(case.as_ref())).collect();
    let folders = path.parent().map(|parent| parent.components().collect::<Vec<_>>()).unwrap_or_default();
    for component in folders.iter().rev() {
        let Component::Normal(folder) = component else { continue };
        match named_in(&folder.to_string_lossy(), &needles) {
            Named::One(case) => return Some(case),
            Named::Several => break,
            Named::None => {}
        }
    }
    match named_in(&path.file_stem()?.to_string_lossy(), &needles) {
        Named::One(case) => Some(case),
        Named::Several | Named::None => None,
    }
}

enum Named {
    None,
    One(usize),
    Several,
}

fn named_in(name: &str, needles: &[String]) -> Named {
    let hay = words_of(name);
    let hits: Vec<(usize, (u8, usize))> =
        needles.iter().enumerate().filter_map(|(case, needle)| Some((case, fit(&hay, needle)?))).collect();
    let Some(best) = hits.iter().map(|(_, fit)| *fit).max() else { return Named::None };
    let mut best_hits = hits.iter().filter(|(_, fit)| *fit == best);
    match (best_hits.next(), best_hits.next()) {
        (Some(&(case, _)), None) => {
            // `Site 1` in `site 1 and site 2` fits as well as the other; but `North` in
            // `north west` gives way to `North West`, whose name holds it.
            let others = hits.iter().filter(|(other, _)| *other != case);
            if others.into_iter().all(|(other, _)| needles[case].contains(&needles[*other])) {
                Named::One(case)
            } else {
                Named::Several
            }
        }
        _ => Named::Several,
    }
}

/// How well `hay` names the case: as whole words (2), as the start or part of words (1); longer is better.
fn fit(hay: &str, needle: &str) -> Option<(u8, usize)> {
    if needle.is_empty() {
        return None;
    }
    let length = needle.chars().count();
    let (padded, whole) = (format!(" {hay} "), format!(" {needle} "));
    if padded.contains(&whole) {
        return Some((2, length));
    }
    // `case 1` must not be found in `case 10`, nor `10` in `2010`.
    if needle.ends_with(|c: char| c.is_ascii_digit()) || needle.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let begins = length >= 4 && padded.contains(&format!(" {needle}"));
    let joined = needle.contains(' ') && length >= 6 && squeeze(hay).contains(&squeeze(needle));
    // Scripts without spaces between words show no borders to hold on to.
    let unspaced = !needle.is_ascii() && length >= 2 && hay.contains(needle);
    (begins || joined || unspaced).then_some((1, length))
}

fn squeeze(words: &str) -> String {
    words.chars().filter(|c| *c != ' ').collect()
}

/// Folded words with one space between; numbers are words of their own, without leading noughts.
fn words_of(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut open: Option<bool> = None;
    for c in fold(name).chars() {
        let separates = (c.is_ascii() && !c.is_ascii_alphanumeric())
            || c.is_whitespace()
            || ('\u{2010}'..='\u{205e}').contains(&c);
        if separates {
            open = None;
            continue;
        }
        let digit = c.is_ascii_digit();
        match words.last_mut() {
            Some(word) if open == Some(digit) => word.push(c),
            _ => words.push(c.to_string()),
        }
        open = Some(digit);
    }
    let bare = |word: &String| match word.trim_start_matches('0') {
        "" => "0".to_owned(),
        _ if !word.starts_with('0') => word.clone(),
        number => number.to_owned(),
    };
    words.iter().map(bare).collect::<Vec<_>>().join(" ")
}
