//! Which labels are names of speakers, by how they come again and by their form.

use std::collections::{BTreeMap, BTreeSet};

/// A transcript has at least so many turns (or times, where nobody is named).
pub(super) const TURNS: usize = 4;

/// Words before a colon that are no speakers, however often they come.
const FIELDS: &[&str] = &[
    "name",
    "age",
    "date",
    "place",
    "title",
    "author",
    "note",
    "notes",
    "aim",
    "aims",
    "method",
    "methods",
    "result",
    "results",
    "source",
    "phone",
    "tel",
    "fax",
    "email",
    "e-mail",
    "address",
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "sent",
    "chapter",
    "section",
    "figure",
    "table",
    "page",
    "step",
    "example",
    "summary",
    "keywords",
    "abstract",
    "background",
    "conclusion",
    "conclusions",
    "objective",
    "objectives",
    "url",
    "http",
    "https",
    "isbn",
    "doi",
    "time",
    "duration",
    "location",
    "sex",
    "gender",
    "id",
    "case",
    "type",
    "status",
    "version",
    "created",
    "updated",
    "modified",
    "comment",
    "nom",
    "âge",
    "lieu",
    "titre",
    "datum",
    "ort",
    "alter",
    "titel",
    "fecha",
    "lugar",
    "edad",
];

/// Words that may be speakers where they come again, and hardly where they stand once.
const HARDLY: &[&str] = &[
    "participant",
    "participants",
    "language",
    "transcriber",
    "transcript",
    "recording",
    "interview",
    "pause",
    "break",
    "laughter",
    "silence",
    "end",
    "start",
    "part",
    "topic",
    "theme",
    "translation",
    "remark",
    "remarks",
    "context",
    "memo",
    "observation",
    "observations",
    "answer",
    "question",
    "also",
    "yes",
    "no",
    "well",
    "so",
    "but",
    "and",
    "first",
    "second",
    "third",
    "finally",
    "honestly",
];

/// Words that name a line above a talk, beside [`FIELDS`].
const ABOVE: &[&str] = &[
    "participant",
    "participants",
    "respondent",
    "language",
    "transcriber",
    "transcribed",
    "transcript",
    "recording",
    "recorded",
    "interview",
    "project",
    "site",
    "village",
    "context",
    "länge",
    "dauer",
    "sprache",
    "langue",
    "durée",
    "idioma",
];

/// Words that end the name of a field: `Expiration date`.
const ENDINGS: &[&str] = &[
    "date", "number", "note", "name", "time", "id", "code", "status", "type", "version", "address", "title",
];

/// Whether a label is a field of a form, wherever it stands.
pub(super) fn is_of_form(name: &str) -> bool {
    let lower = name.to_lowercase();
    let last = lower.split_whitespace().skip(1).last();
    FIELDS.contains(&lower.as_str()) || last.is_some_and(|last| ENDINGS.contains(&last))
}

/// Whether a label names a field of the lines above a talk: `Date`, `Place of interview`.
pub(super) fn is_field(name: &str) -> bool {
    let known = |word: &str| FIELDS.contains(&word) || ABOVE.contains(&word);
    name.to_lowercase().split_whitespace().any(known)
}

/// The names that are speakers, if it is beyond doubt that there are any. `timed` says that each
/// stands on a line of its own with a time: then one speaker is enough.
pub(super) fn speakers(names: &[&str], timed: bool) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|name, _| !is_of_form(name));
    let recur: Vec<&str> = counts.iter().filter(|(_, count)| **count > 1).map(|(name, _)| *name).collect();
    let turns: usize = recur.iter().map(|name| counts[name]).sum();
    let enough = if timed { 1 } else { 2 };
    if recur.len() < enough || turns < TURNS || is_form(names, &recur) {
        return BTreeSet::new();
    }
    // One who speaks once is told by the like of the name: `P7` beside `P1`, `ANNA` beside `BEN`.
    let shapes: BTreeSet<String> = recur.iter().filter_map(|name| shape(name)).collect();
    let alike = |name: &&str| timed || shape(name).is_some_and(|shape| shapes.contains(&shape));
    let once = counts.keys().filter(|name| alike(name)).copied();
    recur.iter().copied().chain(once).map(str::to_owned).collect()
}

/// `Speaker #`, or `CAPITALS`; nothing for names that look like any word.
fn shape(name: &str) -> Option<String> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.len() < name.len() {
        return Some(format!("{stem}#"));
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters > 1 && name.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    capitals.then(|| "CAPITALS".to_owned())
}

/// Whether three labels or more come again and again in the same order: a form that was filled in.
pub(super) fn is_form(names: &[&str], recur: &[&str]) -> bool {
    let order: Vec<&str> = names.iter().copied().filter(|name| recur.contains(name)).collect();
    let round = recur.len();
    round >= 3
        && order.len() >= 2 * round
        && order.iter().skip(round).zip(&order).all(|(later, first)| later == first)
}

/// What a name looks like beside others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// `P7`, `I`, `INT`.
    Code,
    /// `Maria`, `Dr Kim`.
    Words,
    /// A script without capitals.
    Other,
}

fn form(name: &str) -> Option<Form> {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if !letters().any(|c| c.is_lowercase() || c.is_uppercase()) {
        return Some(Form::Other);
    }
    if name.chars().count() <= 4 && letters().all(char::is_uppercase) {
        return Some(Form::Code);
    }
    let capital = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    name.split_whitespace().all(capital).then_some(Form::Words)
}

/// What one label may be that stands once in a text whose speakers are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Once {
    /// It looks just like the names of the speakers.
    Speaker,
    /// Perhaps: whose words follow must be left open.
    Perhaps,
    No,
}

/// `speakers` are those beyond doubt; `dense` says that nearly each line begins with one of them.
pub(super) fn once(name: &str, speakers: &BTreeSet<String>, dense: bool) -> Once {
    let lower = name.to_lowercase();
    if is_of_form(name) || HARDLY.contains(&lower.as_str()) {
        return Once::No;
    }
    let known: BTreeSet<Form> = speakers.iter().filter_map(|one| form(one)).collect();
    match form(name) {
        Some(form) if known.contains(&form) && dense => Once::Speaker,
        Some(_) => Once::Perhaps,
        // `She told me: go` is talk.
        None => Once::No,
    }
}
