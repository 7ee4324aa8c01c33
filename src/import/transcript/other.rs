//! Ways to name speakers that other texts have too: `[Anna] words`, `Anna⇥words`, `ANNA` on a line above the
//! words. They count only where nearly all of a text is written so and the names take turns; and where
//! labels stay, it is said.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Found;
use crate::import::label::{COLONS, is_name};
use crate::import::speakers::{is_field, is_form, is_of_form};

/// So many turns at least: fewer may be the headings or the notes of anything.
const TURNS: usize = 6;

/// The labels of the first way that fits; none where no way does.
pub(super) fn labels(text: &str, lines: &[Range<usize>]) -> Vec<Found> {
    let ways = [bracketed, cells, above];
    ways.into_iter().find_map(|way| way(text, lines)).unwrap_or_default()
}

/// `[Anna] words`.
fn bracketed(text: &str, lines: &[Range<usize>]) -> Option<Vec<Found>> {
    let found = lines.iter().filter_map(|line| {
        let words = &text[line.clone()];
        let (name, rest) = words.strip_prefix('[')?.split_once(']')?;
        let said = rest.trim_start_matches(COLONS).trim_start();
        (is_name(name) && rest.starts_with([' ', ':']) && !said.is_empty())
            .then(|| turn(line.start..line.end - said.len(), name, false))
    });
    taken(found.collect(), lines.len())
}

/// `Anna⇥words`.
fn cells(text: &str, lines: &[Range<usize>]) -> Option<Vec<Found>> {
    let mut words = 0;
    let mut found = Vec::new();
    for line in lines {
        let Some((name, said)) = text[line.clone()].split_once('\t') else { continue };
        if is_name(name) && !said.trim().is_empty() && !said.trim_start().contains('\t') {
            words += said.split_whitespace().count();
            found.push(turn(line.start..line.end - said.trim_start().len(), name, false));
        }
    }
    // Cells of a word or two are a table.
    if words < found.len() * 3 { None } else { taken(found, lines.len()) }
}

/// `ANNA` on a line above the words, with a blank line before.
fn above(text: &str, lines: &[Range<usize>]) -> Option<Vec<Found>> {
    let first = |line: &&Range<usize>| line.start == 0 || text[..line.start].ends_with("\n\n");
    let blocks: Vec<&Range<usize>> = lines.iter().filter(first).collect();
    let capitals = |name: &str| {
        name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.chars().any(char::is_lowercase)
    };
    let found = blocks.iter().filter_map(|line| {
        let name = &text[(*line).clone()];
        let after = text[line.end..].strip_prefix('\n')?;
        let said = after.split('\n').next().is_some_and(|next| !next.trim().is_empty());
        let cased = name.chars().any(char::is_uppercase);
        (is_name(name) && cased && capitals(name) && said).then(|| turn((*line).clone(), name, true))
    });
    taken(found.collect(), blocks.len())
}

fn turn(label: Range<usize>, name: &str, alone: bool) -> Found {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Found { label, name: Some(name), alone, ..Found::default() }
}

/// Labels that are nearly everywhere, and of which the next is nearly always another's.
fn taken(found: Vec<Found>, of: usize) -> Option<Vec<Found>> {
    let changes = found.windows(2).filter(|pair| pair[0].name != pair[1].name).count();
    let names = found.iter().filter_map(|one| one.name.as_deref());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let often = counts.values().filter(|count| **count > 1).count();
    let fits = found.len() >= TURNS
        && found.len() * 10 >= of * 8
        && changes * 10 >= (found.len() - 1) * 7
        && often >= 2
        && counts.len() * 2 <= found.len();
    fits.then_some(found)
}

/// What to say of a text that looks like a transcript and whose labels stay where they are.
pub(super) fn stayed(text: &str, lines: &[Range<usize>]) -> Option<String> {
    let labelled: Vec<(&str, &str)> =
        lines.iter().filter_map(|line| before_words(&text[line.clone()])).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in &labelled {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|name, count| *count > 1 && !is_of_form(name) && !is_field(name));
    let turns: usize = counts.values().sum();
    let order: Vec<&str> = labelled.iter().map(|(name, _)| *name).collect();
    let words: usize = labelled.iter().map(|(_, said)| said.split_whitespace().count()).sum();
    let recur: Vec<&str> = counts.keys().copied().collect();
    // What was filled in has a word or two behind each label, or the same labels round and round.
    let form = words < labelled.len() * 3 || is_form(&order, &recur);
    if counts.len() < 2 || turns < TURNS || turns * 2 < lines.len() || form {
        return None;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = if names.len() > 4 { ", …" } else { "" };
    let names: Vec<String> = names.iter().take(4).map(|(name, _)| format!("“{name}”")).collect();
    Some(format!(
        "This looks like a transcript; its labels stayed in the text ({}{more}). Written as “Name: words”, a \
         line each, they are taken for speakers.",
        names.join(", ")
    ))
}

/// What may be a label before the words of a line, and those; without numbers and times before it.
fn before_words(line: &str) -> Option<(&str, &str)> {
    let bare = line.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, ':' | '.' | ',' | '-' | '–' | '>' | '|' | '(' | ')')
    });
    let dash = bare.find(" - ").or_else(|| bare.find(" – "));
    let ends = [bare.find(COLONS), bare.find('\t'), bare.find(']').filter(|_| bare.starts_with('[')), dash];
    let name = &bare[..ends.into_iter().flatten().min()?];
    let rest = &bare[name.len()..];
    let name = name.trim_start_matches('[').trim();
    let short = (1..=40).contains(&name.chars().count()) && name.split_whitespace().count() <= 5;
    (short && name.chars().any(char::is_alphabetic) && !rest.contains("://")).then_some((name, rest))
}
