//! Words of a cell as typed values: how a column writes its numbers and dates is found over all of it.

use crate::study::{AttributeKind, Value};

/// What is said for yes and for no, in lower case.
const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "oui",
    "vrai",
    "ja",
    "wahr",
    "sí",
    "si",
    "verdadero",
    "sim",
    "verdadeiro",
    "vero",
    "да",
    "tak",
    "evet",
    "ndiyo",
    "是",
    "はい",
    "예",
    "نعم",
    "हाँ",
    "có",
    "បាទ",
    "ใช่",
];
const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "non",
    "faux",
    "nein",
    "falsch",
    "falso",
    "não",
    "nao",
    "нет",
    "nie",
    "hayır",
    "hapana",
    "nee",
    "nej",
    "否",
    "いいえ",
    "아니요",
    "لا",
    "नहीं",
    "không",
    "ទេ",
    "ไม่ใช่",
];

/// Signs that a cell was left empty on purpose.
const NOTHING: &[&str] = &["-", "–", "—", "n/a", "na", "#n/a", ".", "null", "none"];

/// How the cells of one column are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Manner {
    /// `1.234,5` instead of `1,234.5`.
    pub decimal_comma: bool,
    /// `9/14/2007` instead of `14/9/2007`.
    pub month_first: bool,
    /// Whether the order of day and month was nowhere plain, so that it is an assumption.
    pub unsure_of_month: bool,
    /// Whether all commas may part thousands or decimals: `1,200`.
    pub unsure_of_thousands: bool,
    /// The same of points: `1.200`.
    pub unsure_of_points: bool,
}

impl Manner {
    /// The manner in which a column is written, by those of its cells that leave no doubt.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Self {
        let numbers = cells.clone().map(bare_number).filter(|cell| !cell.is_empty());
        let (mut comma, mut point, mut open, mut open_points) = (0_usize, 0_usize, 0_usize, 0_usize);
        for cell in numbers {
            let zero = cell.trim_start_matches(['-', '+']).starts_with(['0', ',', '.']);
            match (cell.rfind(','), cell.rfind('.')) {
                (Some(c), Some(p)) if c > p => comma += 1,
                (Some(_), Some(_)) => point += 1,
                // More than one of them part thousands; behind a nought stand decimals.
                (Some(c), None) if cell.find(',') < Some(c) => point += 1,
                (None, Some(p)) if cell.find('.') < Some(p) => comma += 1,
                (Some(_), None) if zero => comma += 1,
                (None, Some(_)) if zero => point += 1,
                // `1,234` alone may be a thousand; `1,23` is not.
                (Some(c), None) if cell.len() - c - 1 != 3 || cell[..c].len() > 3 => comma += 1,
                (None, Some(p))
                    if cell.len() - p - 1 != 3 || cell[..p].trim_start_matches(['-', '+']).len() > 3 =>
                {
                    point += 1;
                }
                (Some(_), None) => open += 1,
                (None, Some(_)) => open_points += 1,
                _ => {}
            }
        }
        let (mut day_first, mut month_first, mut either) = (0_usize, 0_usize, 0_usize);
        for (first, second) in
            cells.filter_map(|cell| slashed(cell).map(|(first, second, _)| (first, second)))
        {
            match (first > 12, second > 12) {
                (true, false) => day_first += 1,
                (false, true) => month_first += 1,
                _ => either += usize::from(first != second),
            }
        }
        Self {
            decimal_comma: comma > point,
            month_first: month_first > day_first,
            unsure_of_month: either > 0 && day_first == 0 && month_first == 0,
            unsure_of_thousands: open > 0 && comma == 0 && point == 0,
            unsure_of_points: open_points > 0 && comma == 0 && point == 0,
        }
    }

    /// What was assumed of cells that can be read in two ways, and what was taken off them: sentences
    /// about the column of this name, read as this kind.
    pub fn assumed<'a>(
        &self,
        name: &str,
        kind: &AttributeKind,
        cells: impl Iterator<Item = &'a str>,
    ) -> Vec<String> {
        let mut said = Vec::new();
        match kind {
            AttributeKind::Date => {
                if self.unsure_of_month {
                    said.push(format!("{name}: dates like 3/4/2020 were read with the day first (3 April)."));
                }
                let times = cells.filter(|cell| has_time(cell, self.month_first)).count();
                if times > 0 {
                    said.push(match times {
                        1 => format!("{name}: 1 date has a time of day, which was left out."),
                        _ => format!(
                            "{name}: {} dates have a time of day, which was left out.",
                            super::thousands(times)
                        ),
                    });
                }
            }
            AttributeKind::Number => {
                if self.unsure_of_thousands {
                    said.push(format!("{name}: the commas were read as parting thousands (1,200 is 1200)."));
                }
                if self.unsure_of_points {
                    said.push(format!("{name}: the points were read as decimal points (1.200 is 1.2)."));
                }
            }
            _ => {}
        }
        said
    }
}

/// Whether a cell says nothing as a number, a date, or yes or no: it is empty, or holds a sign for that.
/// In words such a sign may be the answer itself: “none”.
pub fn says_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || NOTHING.contains(&cell.to_lowercase().as_str())
}

/// A cell as a value of a kind; `None` where it does not fit, also for a choice that is not among those.
pub fn parse(cell: &str, kind: &AttributeKind, manner: Manner) -> Option<Value> {
    let cell = cell.trim();
    match kind {
        AttributeKind::Text => Some(Value::Text(cell.to_owned())),
        AttributeKind::Number => number(cell, manner.decimal_comma).map(Value::Number),
        AttributeKind::YesNo => yes_no(cell).map(Value::YesNo),
        AttributeKind::Date => date(cell, manner.month_first).map(Value::Date),
        AttributeKind::Choice(all) => {
            let exact = all.iter().find(|choice| *choice == cell);
            let alike = || all.iter().find(|choice| choice.to_lowercase() == cell.to_lowercase());
            exact.or_else(alike).map(|choice| Value::Choice(choice.clone()))
        }
    }
}

pub fn yes_no(cell: &str) -> Option<bool> {
    let cell = cell.trim().to_lowercase();
    let is = |words: &[&str]| words.contains(&cell.as_str());
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

/// `1,234.5`, `1 234,5`, `12 %`, `-3`; a currency sign before or after is passed over.
pub fn number(cell: &str, decimal_comma: bool) -> Option<f64> {
    let mut bare = bare_number(cell);
    if bare.is_empty() {
        // What a program wrote: `1e-7`, `2.5E+10`.
        let plain = cell.trim();
        let written =
            plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
        let begins = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        return plain.parse().ok().filter(|number: &f64| written && begins && number.is_finite());
    }
    let (decimal, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    if bare.matches(decimal).count() > 1 || !groups_of_three(&bare, decimal, group) {
        return None;
    }
    bare.retain(|c| c != group);
    let number: f64 = bare.replace(decimal, ".").parse().ok()?;
    // A long number of a register would come back as another one.
    let whole = bare.trim_start_matches(['-', '+']).trim_start_matches('0');
    let kept = whole.len() <= 15 || whole.contains(decimal) || format!("{:.0}", number.abs()) == whole;
    (number.is_finite() && kept).then_some(number)
}

/// Whether the digits of a cell are a name and no amount: as a number they would not be written so again.
pub fn is_code(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    digits && (cell.len() > 1 && cell.starts_with('0') || cell.len() > 15 && number(cell, false).is_none())
}

/// Whether a cell is a date with a time of day behind it that is not the first moment of the day.
fn has_time(cell: &str, month_first: bool) -> bool {
    let time = cell.trim().split_once([' ', 'T', ',']).map_or("", |(_, time)| time);
    time.contains(|c: char| c.is_ascii_digit() && c != '0') && date(cell, month_first).is_some()
}

/// Whether the signs between thousands stand between groups of three and before the decimal sign.
fn groups_of_three(number: &str, decimal: char, group: char) -> bool {
    let (whole, rest) = number.split_once(decimal).unwrap_or((number, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(group);
    let first = groups.next().unwrap_or("");
    let rest_of_groups: Vec<&str> = groups.collect();
    !rest.contains(group)
        && (rest_of_groups.is_empty() || (1..=3).contains(&first.len()))
        && rest_of_groups.iter().all(|group| group.len() == 3)
}

/// Digits, signs and separators of a cell that is a number and nothing else; empty where it is none.
fn bare_number(cell: &str) -> String {
    let mut cell = cell.trim().trim_end_matches('%').trim();
    for sign in ["€", "$", "£", "¥", "CHF", "EUR", "USD", "GBP"] {
        cell = cell.strip_prefix(sign).or_else(|| cell.strip_suffix(sign)).unwrap_or(cell).trim();
    }
    let mut bare = String::with_capacity(cell.len());
    let mut digit_before = false;
    for (at, c) in cell.char_indices() {
        match c {
            '0'..='9' | ',' | '.' => bare.push(c),
            '-' | '\u{2212}' | '+' if at == 0 => bare.push(if c == '+' { '+' } else { '-' }),
            // Thousands may be parted by narrow blanks or apostrophes.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' if digit_before => {}
            _ => return String::new(),
        }
        digit_before = c.is_ascii_digit();
    }
    if bare.bytes().any(|b| b.is_ascii_digit()) && !bare.ends_with([',', '.']) { bare } else { String::new() }
}

/// A date as precise as it is written: `2007`, `2007-09`, `2007-09-14`. A time of day behind it goes.
pub fn date(cell: &str, month_first: bool) -> Option<String> {
    let cell = cell.trim();
    if let Some((first, second, year)) = slashed(cell) {
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        // What can only be meant the other way round is taken so.
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        return real(year, Some(month), Some(day));
    }
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    if day.len() < cell.len() && !is_time(cell[day.len() + 1..].trim()) {
        return None;
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let fields: Vec<u32> = parts.iter().map(|part| digits(part)).collect::<Option<_>>()?;
    match (fields.as_slice(), parts.first()?.len()) {
        ([year], 4) => real(*year, None, None),
        ([year, month], 4) => real(*year, Some(*month), None),
        ([year, month, day], 4) => real(*year, Some(*month), Some(*day)),
        ([month, year], 1 | 2) if parts[1].len() == 4 => real(*year, Some(*month), None),
        _ => None,
    }
}

/// When a source was made, as precise as it is written: a [`date`], or from one to another: `2007–2008`.
pub fn dates(words: &str) -> Option<String> {
    let words = words.trim();
    if let Some(date) = date(words, false) {
        return Some(date);
    }
    let parts = ["–", "—", " - ", " to ", "/"].iter().find_map(|sign| words.split_once(sign));
    let years = || words.split_once('-').filter(|(from, to)| from.trim().len() == 4 && to.trim().len() == 4);
    let (from, to) = parts.or_else(years)?;
    let (from, to) = (date(from, false)?, date(to, false)?);
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(format!("{from}–{to}")),
        std::cmp::Ordering::Equal => Some(from),
        std::cmp::Ordering::Greater => None,
    }
}

/// Puts dates in the order of time: by when they begin, then by when they end. Words that are no date
/// come after all that are.
pub fn time_key(words: &str) -> (bool, String, String) {
    match dates(words) {
        Some(dates) => match dates.split_once('–') {
            Some((from, to)) => (false, from.to_owned(), to.to_owned()),
            None => (false, dates, String::new()),
        },
        None => (true, words.to_lowercase(), String::new()),
    }
}

/// `14/9/2007`, `14.09.2007`, `14-9-2007`, `14/9/07`, with or without a time of day.
fn slashed(cell: &str) -> Option<(u32, u32, u32)> {
    let cell = cell.trim();
    let day = cell.split([' ', ',']).next().unwrap_or(cell);
    if day.len() < cell.len() && !is_time(cell[day.len()..].trim_start_matches([',', ' '])) {
        return None;
    }
    let sign = day.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = day.split(sign).collect();
    let [first, second, year] = parts[..] else { return None };
    if !(1..=2).contains(&first.len()) || !(1..=2).contains(&second.len()) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let number = digits(year)?;
    let year = match year.len() {
        4 => number,
        _ if number < 70 => 2000 + number,
        _ => 1900 + number,
    };
    Some((digits(first)?, digits(second)?, year))
}

fn digits(part: &str) -> Option<u32> {
    (part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

fn is_time(rest: &str) -> bool {
    let bare = rest.trim_end_matches('Z').trim_end_matches("UTC").trim_end();
    let bare = bare.strip_suffix("AM").or_else(|| bare.strip_suffix("PM")).unwrap_or(bare).trim_end();
    bare.contains(':')
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-'))
}

fn real(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    if !(1000..3000).contains(&year) || !month.is_none_or(|month| (1..=12).contains(&month)) {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        Some(2) => 28 + u32::from(leap),
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    match (month, day) {
        (None, _) => Some(format!("{year}")),
        (Some(month), None) => Some(format!("{year}-{month:02}")),
        (Some(month), Some(day)) => (1..=last).contains(&day).then(|| format!("{year}-{month:02}-{day:02}")),
    }
}
