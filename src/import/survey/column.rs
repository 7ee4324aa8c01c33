//! What a column most likely is, and why.

use std::collections::BTreeSet;

use super::Use;
use crate::import::sheet::Sheet;
use crate::import::value::{self, Manner};
use crate::import::{natural_key, thousands};
use crate::study::AttributeKind;

/// More different values than this are no choice.
const MOST_CHOICES: usize = 12;

/// Longer cells are no names.
const LONGEST_NAME: usize = 80;

/// A proposal for a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guess {
    pub what: Use,
    pub why: Reason,
    /// How many cells say something, and how many of them differ.
    pub filled: usize,
    pub distinct: usize,
}

/// Why a column was taken for what it was. Displayed as an English sentence without full stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    Empty,
    /// Every row has one of its own, and the column is called like a name or number.
    NamesRows,
    YesNo,
    Dates {
        /// Whether it is only assumed that the day stands before the month.
        unsure: bool,
    },
    Numbers,
    FewValues(usize),
    LongText,
    ShortText,
    /// Addresses of people or of their machines.
    Personal,
    /// What the survey program noted for itself.
    Technical,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("all its cells are empty"),
            Self::NamesRows => f.write_str("each row has a name of its own here"),
            Self::YesNo => f.write_str("its cells say yes or no"),
            Self::Dates { unsure: false } => f.write_str("its cells are dates"),
            Self::Dates { unsure: true } => {
                f.write_str("its cells are dates; the day is assumed to stand before the month")
            }
            Self::Numbers => f.write_str("its cells are numbers"),
            Self::FewValues(1) => write!(f, "it has one value only"),
            Self::FewValues(count) => write!(f, "it has {} different values only", thousands(*count)),
            Self::LongText => f.write_str("its cells are sentences"),
            Self::ShortText => f.write_str("its cells are short and differ"),
            Self::Personal => f.write_str("it holds addresses of people or of their machines"),
            Self::Technical => f.write_str("the survey program wrote it for itself"),
        }
    }
}

/// The different values of a column, in the order people expect.
pub fn choices(sheet: &Sheet, column: usize) -> Vec<String> {
    let filled = sheet.column(column).filter(|cell| !cell.trim().is_empty());
    let mut values: Vec<&str> = filled.collect::<BTreeSet<_>>().into_iter().collect();
    values.sort_by_cached_key(|value| natural_key(value));
    values.into_iter().map(str::to_owned).collect()
}

/// The kind of attribute that cells under a name most likely are; a text where they are none.
pub fn kind_of_cells<'a>(name: &str, cells: impl Iterator<Item = &'a str>) -> AttributeKind {
    let filled: Vec<&str> = cells.filter(|cell| !value::says_nothing(cell)).collect();
    let distinct = filled.iter().collect::<BTreeSet<_>>().len();
    match use_of(name, &filled, distinct).0 {
        Use::Attribute(kind) => kind,
        _ => AttributeKind::Text,
    }
}

/// A proposal for each column. At most one names the case.
pub fn columns(sheet: &Sheet) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = (0..sheet.columns.len()).map(|at| column(sheet, at)).collect();
    let rows = sheet.rows.len();
    let could_name = |at: usize| {
        let guess = &guesses[at];
        guess.filled == rows
            && guess.distinct == rows
            && !matches!(guess.why, Reason::LongText | Reason::Dates { .. } | Reason::Technical)
            && sheet.column(at).all(|cell| cell.chars().count() <= LONGEST_NAME && !cell.contains('\n'))
    };
    let all = || (0..guesses.len()).filter(|&at| could_name(at));
    let called = |at: &usize| is_called(&sheet.columns[*at], NAMES);
    let wordy = |at: &usize| guesses[*at].why == Reason::ShortText;
    // A column of mere numbers names the rows only when nothing better does.
    let names = all()
        .find(|at| called(at) && wordy(at))
        .or_else(|| all().find(wordy))
        .or_else(|| all().find(called))
        .or_else(|| all().find(|&at| at == 0));
    if let Some(at) = names {
        guesses[at].what = Use::Case;
        guesses[at].why = Reason::NamesRows;
    }
    guesses
}

/// Names of columns that tell rows apart, and of those that survey programs write for themselves.
const NAMES: &[&str] = &[
    "id",
    "name",
    "case",
    "code",
    "respondent",
    "participant",
    "response id",
    "responseid",
    "token",
    "school",
    "site",
    "organisation",
    "organization",
    "nom",
    "fall",
    "kennung",
    "nummer",
    "nombre",
    "caso",
    "cas",
];
const TECHNICAL: &[&str] = &[
    "recipientlastname",
    "recipientfirstname",
    "externalreference",
    "locationlatitude",
    "locationlongitude",
    "distributionchannel",
    "userlanguage",
    "lastpage",
    "submitdate",
    "startlanguage",
    "seed",
    "refurl",
    "duration (in seconds)",
    "progress",
    "finished",
    "recorddate",
    "recordeddate",
    "startdate",
    "enddate",
];
const DATES: &[&str] =
    &["year", "date", "day", "jahr", "datum", "année", "annee", "año", "ano", "founded", "since"];

fn is_called(column: &str, names: &[&str]) -> bool {
    let column = column.to_lowercase();
    let words: Vec<&str> = column.split(|c: char| !c.is_alphanumeric()).collect();
    names.iter().any(|name| column == *name || words.contains(name))
}

fn column(sheet: &Sheet, at: usize) -> Guess {
    let all: Vec<&str> = sheet.column(at).filter(|cell| !cell.trim().is_empty()).collect();
    let different = |cells: &[&str]| cells.iter().collect::<BTreeSet<_>>().len();
    // What kind a column has is told by cells that are no mere sign for nothing; a column of such signs
    // alone holds them as words.
    let mut filled: Vec<&str> = all.iter().copied().filter(|cell| !value::says_nothing(cell)).collect();
    if filled.is_empty() {
        filled.clone_from(&all);
    }
    let (what, why) = use_of(&sheet.columns[at], &filled, different(&filled));
    if matches!(&what, Use::Text | Use::Attribute(AttributeKind::Text | AttributeKind::Choice(_))) {
        filled = all;
    }
    let what = match what {
        Use::Attribute(AttributeKind::Choice(_)) => Use::Attribute(AttributeKind::Choice(choices(sheet, at))),
        what => what,
    };
    Guess { what, why, filled: filled.len(), distinct: different(&filled) }
}

fn use_of(name: &str, filled: &[&str], distinct: usize) -> (Use, Reason) {
    if filled.is_empty() {
        return (Use::LeaveOut, Reason::Empty);
    }
    // A few slips of the pen do not make another column of it.
    let most = |fits: &dyn Fn(&str) -> bool| {
        filled.iter().filter(|cell| fits(cell)).count() * 20 >= filled.len() * 19
    };
    let attribute = Use::Attribute;
    if most(&|cell| is_address(cell)) {
        return (Use::LeaveOut, Reason::Personal);
    }
    let folded = name.to_lowercase();
    if TECHNICAL.contains(&folded.as_str()) {
        return (Use::LeaveOut, Reason::Technical);
    }
    let manner = Manner::of(filled.iter().copied());
    if most(&|cell| value::yes_no(cell).is_some()) {
        return (attribute(AttributeKind::YesNo), Reason::YesNo);
    }
    let bare_year = |cell: &str| cell.len() == 4 && cell.bytes().all(|b| b.is_ascii_digit());
    let dated = is_called(name, DATES);
    let numeric = |cell: &str| value::number(cell, manner.decimal_comma).is_some();
    if most(&|cell| {
        value::date(cell, manner.month_first).is_some() && (dated || !(bare_year(cell) || numeric(cell)))
    }) {
        return (attribute(AttributeKind::Date), Reason::Dates { unsure: manner.unsure_of_month });
    }
    if most(&numeric) && !filled.iter().any(|cell| value::is_code(cell)) {
        return (attribute(AttributeKind::Number), Reason::Numbers);
    }
    let letters: usize = filled.iter().map(|cell| cell.chars().count()).sum();
    let longest = filled.iter().map(|cell| cell.chars().count()).max().unwrap_or(0);
    let mean = letters / filled.len();
    let repeats = distinct <= MOST_CHOICES && distinct * 2 <= filled.len();
    if mean <= LONGEST_NAME && repeats {
        return (attribute(AttributeKind::Choice(Vec::new())), Reason::FewValues(distinct));
    }
    let words: usize = filled.iter().map(|cell| cell.split_whitespace().count()).sum();
    if mean > 40 || longest > 200 || words > filled.len() * 6 {
        return (Use::Text, Reason::LongText);
    }
    (attribute(AttributeKind::Text), Reason::ShortText)
}

/// An e-mail address, or the address of a computer.
fn is_address(cell: &str) -> bool {
    let mail = cell
        .split_once('@')
        .is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !cell.contains(char::is_whitespace));
    let parts: Vec<&str> = cell.split('.').collect();
    let machine = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
    mail || machine
}
