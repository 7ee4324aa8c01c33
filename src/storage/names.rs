//! The names inside a study: which are allowed, which part each is, and the file name of a source.

use std::collections::{BTreeMap, BTreeSet};

use crate::study::{RecordId, Source, SourceId, Study, TableRecord};

pub const FORMAT: &str = "format.ron";
pub const STUDY: &str = "study.ron";

/// How much an opened file may ask of the machine.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub entries: usize,
    /// Uncompressed bytes of one entry.
    pub entry: u64,
    /// Uncompressed bytes of all entries that are read at once (imported originals are not).
    pub total: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 100_000, entry: 512 << 20, total: 2 << 30 }
    }
}

/// What a name inside a study stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    Format,
    Study,
    /// By slug.
    SourceRecord(&'a str),
    SourceText(&'a str),
    Chunk,
    /// By its fingerprint.
    OldText(&'a str),
    Original,
    /// Not ours.
    Other,
}

pub fn part(name: &str) -> Part<'_> {
    if let Some(rest) = name.strip_prefix("sources/") {
        return match rest.rsplit_once('.') {
            _ if rest.contains('/') => Part::Other,
            Some((slug, "ron")) => Part::SourceRecord(slug),
            Some((slug, "txt")) => Part::SourceText(slug),
            _ => Part::Other,
        };
    }
    if let Some(hash) = name.strip_prefix("history/texts/").and_then(|rest| rest.strip_suffix(".txt")) {
        return Part::OldText(hash);
    }
    match name {
        FORMAT => Part::Format,
        STUDY => Part::Study,
        _ if chunk(name).is_some() => Part::Chunk,
        _ if name.len() > "originals/".len() && name.starts_with("originals/") => Part::Original,
        _ => Part::Other,
    }
}

/// The number and session of `history/NNNN-SESSION.ron`.
pub fn chunk(name: &str) -> Option<(u32, u64)> {
    let (number, session) = name.strip_prefix("history/")?.strip_suffix(".ron")?.split_once('-')?;
    Some((number.parse().ok()?, u64::from_str_radix(session, 16).ok()?))
}

/// Why a name may not stand inside a study.
pub fn objection(name: &str) -> Option<&'static str> {
    let drive = name.as_bytes().get(1) == Some(&b':');
    if name.is_empty() || name.len() > 1000 {
        Some("a name inside it is empty or far too long")
    } else if name.starts_with('/') || name.starts_with('\\') || drive {
        Some("a name inside it points to a place of its own on the disk")
    } else if name.split(['/', '\\']).any(|piece| piece == "..") {
        Some("a name inside it points out of the study")
    } else if name.contains('\\') || name.chars().any(char::is_control) {
        Some("a name inside it has characters that no study uses")
    } else {
        None
    }
}

/// Lower-case ASCII letters, digits and dashes, a file name on every system.
pub fn is_slug(slug: &str) -> bool {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let port = slug.len() == 4 && (slug.starts_with("com") || slug.starts_with("lpt"));
    !slug.is_empty()
        && slug.len() <= 100
        && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !RESERVED.contains(&slug)
        && !(port && slug.as_bytes()[3].is_ascii_digit())
}

/// The file name of every source: its slug, or one made from it where that is no file name or taken.
pub fn file_names(study: &Study) -> BTreeMap<SourceId, String> {
    let mut names = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let (good, bad): (Vec<&Source>, Vec<&Source>) = study.sources.iter().partition(|s| is_slug(&s.slug));
    for source in good.into_iter().chain(bad) {
        let name = free_name(source, &taken);
        taken.insert(name.clone());
        names.insert(source.id(), name);
    }
    names
}

/// A slug for a source that is not taken yet: its own if it can be.
pub fn free_name(source: &Source, taken: &BTreeSet<String>) -> String {
    if is_slug(&source.slug) && !taken.contains(&source.slug) {
        return source.slug.clone();
    }
    let plain: String = source
        .slug
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    let plain = plain.trim_matches('-');
    let stem = if is_slug(plain) { plain } else { "source" };
    (2..=u32::MAX)
        .map(|number| format!("{stem}-{number}"))
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| source.id.uuid().simple().to_string())
}
