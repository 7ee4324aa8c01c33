//! Labels of speakers and times as transcripts write them, line by line.

use std::ops::Range;

use crate::study::is_border;

/// The colons of scripts; Khmer has one of its own.
pub(super) const COLONS: [char; 3] = [':', '：', '៖'];

/// What stands before the spoken words of a line: `Anna:`, `[00:12] Ben:`, `Ben (0:12:00):`, `[00:12]`.
/// Places are bytes of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    pub name: Option<Range<usize>>,
    pub time: Option<Range<usize>>,
    /// Where the spoken words begin.
    pub end: usize,
}

/// The label that a line begins with, if it looks like one. Whether it is one shows when it comes again.
pub fn label_at(line: &str) -> Option<Label> {
    let (lead, after_time) = match bracketed_time(line).or_else(|| bare_time(line)) {
        Some((time, end)) => (Some((time, end)), after_dash(line, spaces(line, end))),
        None => (None, 0),
    };
    if let Some(mut found) = name_at(line, after_time) {
        found.time = lead.map(|(time, _)| time).or(found.time);
        return Some(found).filter(|found| fits(line, found));
    }
    let (time, end) = lead?;
    let bracket = line.starts_with(['[', '(']);
    let found = Label { name: None, time: Some(time), end: spaces(line, end) };
    (bracket && fits(line, &found)).then_some(found)
}

/// A line that begins in bold or italics, as Markdown writes them: `**Anna:** words`, `**Anna**: words`.
pub(super) struct Emphasised {
    /// The line without the signs around its first words.
    pub words: String,
    /// How many bytes a sign has, and where the emphasis ends in `words`.
    sign: usize,
    inner: usize,
}

impl Emphasised {
    pub fn of(line: &str) -> Option<Self> {
        let sign = ["***", "**", "__", "*", "_"].into_iter().find(|sign| line.starts_with(sign))?;
        let (inner, after) = line[sign.len()..].split_once(sign)?;
        let tight = !inner.is_empty() && inner.trim() == inner && !after.starts_with(['*', '_']);
        tight.then(|| Self { words: format!("{inner}{after}"), sign: sign.len(), inner: inner.len() })
    }

    /// How many bytes of signs stand before a place of `words`; none where the emphasis goes on there,
    /// so that it is no label's.
    pub fn signs_before(&self, place: usize) -> Option<usize> {
        (place >= self.inner).then_some(2 * self.sign)
    }
}

fn fits(line: &str, found: &Label) -> bool {
    let parts = found.name.iter().chain(&found.time);
    is_border(line, found.end)
        && parts.clone().all(|part| is_border(line, part.start) && is_border(line, part.end))
        && parts.clone().all(|part| part.start == 0 || is_border(line, part.start - 1))
}

/// `Name:`, `Name [12:11]`, `Name (12:11):`, `Name: [12:11]`, `Name 12:11:` from a place on.
fn name_at(line: &str, from: usize) -> Option<Label> {
    let rest = &line[from..];
    let stop = rest.char_indices().take(48).find(|(_, c)| COLONS.contains(c) || matches!(c, '[' | '('))?;
    let before = &rest[..stop.0];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut at = from + stop.0;
    let mut end_of_name = at;
    let mut time = None;
    if matches!(stop.1, '[' | '(') || (digits > 0 && before[..before.len() - digits].ends_with(' ')) {
        let start = if stop.1 == ':' { at - digits } else { at };
        let bare = stop.1 == ':';
        if let Some((range, end)) = bracketed_time(&line[start..]).or_else(|| bare_time(&line[start..])) {
            time = Some(start + range.start..start + range.end);
            end_of_name = start;
            at = start + end;
            match colon(line, at) {
                Some(after) => at = after,
                None if bare => return None,
                None => {}
            }
        } else {
            let after = in_brackets(&line[at..]).map_or(at, |length| at + length);
            end_of_name = after;
            at = colon(line, after)?;
        }
    } else {
        at = colon(line, at)?;
    }
    // The full-width colon brings its own blank; Khmer writes its own without one.
    let apart = line[at..].is_empty() || line[at..].starts_with(char::is_whitespace);
    if !apart && !line[..at].ends_with(['：', '៖']) {
        return None;
    }
    let name = line[from..end_of_name].trim_end();
    let bare = name.split(['(', '[']).next().unwrap_or(name).trim_end();
    if !is_label(bare) {
        return None;
    }
    let mut end = spaces(line, at);
    if time.is_none()
        && let Some((range, after)) = bracketed_time(&line[end..])
    {
        time = Some(end + range.start..end + range.end);
        end = spaces(line, end + after);
    }
    Some(Label { name: Some(from..from + name.len()), time, end })
}

/// What is said of a speaker behind the name, `(Klinik)` or `[female]`: how many bytes it has.
fn in_brackets(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').map(|rest| (rest, ')'));
    let (rest, close) = inner.or_else(|| text.strip_prefix('[').map(|rest| (rest, ']')))?;
    let end = rest.char_indices().take(32).find(|(_, c)| *c == close)?.0;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '/' | '&');
    (end > 0 && rest[..end].chars().all(fits)).then_some(end + 2)
}

/// The place behind a dash or a bar that parts a time from a name.
fn after_dash(line: &str, at: usize) -> usize {
    match line[at..].strip_prefix(['-', '–', '—', '|']) {
        Some(rest) if rest.starts_with(' ') => spaces(line, line.len() - rest.len()),
        _ => at,
    }
}

/// Short, begins with a capital (or in a script that has none), and no sentence.
fn is_label(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    first
        && name.chars().count() <= 32
        && name.split_whitespace().count() <= 4
        && name.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || " .-'/&#_".contains(c))
        && !name.chars().any(|c| "។。؟«»“”…".contains(c))
}

fn colon(line: &str, at: usize) -> Option<usize> {
    line[at..].chars().next().filter(|c| COLONS.contains(c)).map(|c| at + c.len_utf8())
}

fn spaces(line: &str, at: usize) -> usize {
    at + line[at..].len() - line[at..].trim_start_matches([' ', '\t', '\u{a0}']).len()
}

/// A time in brackets at the start: the time, and where the closing bracket ends.
fn bracketed_time(text: &str) -> Option<(Range<usize>, usize)> {
    let close = match text.as_bytes().first()? {
        b'[' => b']',
        b'(' => b')',
        _ => return None,
    };
    let (time, mut end) = bare_time(&text[1..])?;
    // `[00:00.000 --> 00:04.000]`: what is said from the first moment to the second.
    if let Some(rest) = text[1 + end..].trim_start().strip_prefix("-->") {
        let rest = rest.trim_start();
        let (_, length) = bare_time(rest)?;
        end = text.len() - 1 - rest.len() + length;
    }
    (text.as_bytes().get(end + 1) == Some(&close)).then_some((time.start + 1..time.end + 1, end + 2))
}

/// `12:11`, `1:02:11`, `00:12:11.5` at the start.
fn bare_time(text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let end = text[..end].trim_end_matches([':', '.', ',']).len();
    let fields: Vec<&str> = text[..end].split(':').collect();
    let whole = |field: &&str| (1..=2).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit());
    let (last, first) = fields.split_last()?;
    let last_ok =
        last.len() >= 2 && whole(&&last[..2]) && last[2..].trim_start_matches(['.', ',']).len() <= 3;
    ((1..=2).contains(&first.len()) && first.iter().all(whole) && last_ok).then_some((0..end, end))
}

/// A label on a line of its own, with a time in it: `Anna 0:12`, `Ben (00:12:00)`, `00:12 Anna`, `[00:12]`.
pub(super) fn label_alone(line: &str) -> Option<Label> {
    let end = line.trim_end().len();
    let shown = &line[..end];
    let whole = |name, time| Some(Label { name, time: Some(time), end: line.len() });
    let gap = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | ',' | '-' | '–' | '|' | '·');
    if let Some((time, after)) = bracketed_time(shown).or_else(|| bare_time(shown)) {
        let rest = shown[after..].trim_start_matches(gap);
        if rest.is_empty() {
            return whole(None, time);
        }
        let apart = rest.len() < shown.len() - after;
        // `12:30 Lunch.` is no label: names have no full stop behind them.
        return if apart && is_label(rest) && !rest.ends_with('.') {
            whole(Some(end - rest.len()..end), time)
        } else {
            None
        };
    }
    // From the back: the time is what stands behind the last blank.
    let at = shown.rfind([' ', '\t', '\u{a0}'])?;
    let at = at + shown[at..].chars().next().map_or(1, char::len_utf8);
    let (time, after) = bracketed_time(&shown[at..]).or_else(|| bare_time(&shown[at..]))?;
    let name = shown[..at].trim_end_matches(gap);
    let fits = at + after == end && is_label(name) && is_border(line, name.len());
    if fits { whole(Some(0..name.len()), at + time.start..at + time.end) } else { None }
}

/// A time at the start of a line, without brackets and without a name, and words behind it.
pub(super) fn time_before_words(line: &str) -> Option<Label> {
    let (time, after) = bare_time(line)?;
    let end = spaces(line, after);
    (end > after && end < line.len() && is_border(line, end)).then_some(Label {
        name: None,
        time: Some(time),
        end,
    })
}

/// The first of two times with an arrow between them, on a line of their own: `0:0:1.5 --> 0:0:3.45`.
pub(super) fn time_of_range(line: &str) -> Option<u32> {
    let (from, to) = line.trim().split_once("-->")?;
    milliseconds(to.trim())?;
    milliseconds(from.trim())
}

/// Whether a line could be a name and nothing else.
pub(super) fn is_name(line: &str) -> bool {
    is_label(line.trim())
}

/// `12:11`, `1:02:11`, `00:12:11.5` in milliseconds. The fields may be of one digit.
pub(super) fn milliseconds(time: &str) -> Option<u32> {
    let (whole, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let mut seconds = 0_u32;
    let fields: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&fields.len()) || fraction.len() > 9 {
        return None;
    }
    for field in fields {
        let plain = (1..=4).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit());
        seconds = seconds.checked_mul(60)?.checked_add(plain.then(|| field.parse().ok())??)?;
    }
    let mut part = 0_u32;
    for at in 0..3 {
        let digit = fraction.as_bytes().get(at).map_or(Some(0), |b| b.is_ascii_digit().then(|| b - b'0'))?;
        part = part * 10 + u32::from(digit);
    }
    seconds.checked_mul(1_000)?.checked_add(part)
}
