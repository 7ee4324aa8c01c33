//! Markdown: the text exactly as written, signs and all, because a passage must be findable in the
//! file it came from. The first heading gives the title; front matter is taken out and kept as remarks.

use super::decode::{Decoded, decode};
use super::{ImportError, Imported, Importer, Sniff, names, of_decoded, split_name};
use crate::study::{MarkKind, SourceMark};

pub(super) struct Markdown;

/// More lines than this between the fences are text and not front matter.
const MAX_FRONT_MATTER: usize = 200;

impl Importer for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn sniff(&self, name: &str, _head: &[u8]) -> Sniff {
        if matches!(split_name(name).1.as_str(), "md" | "markdown" | "mdown" | "mkd") {
            Sniff::Yes
        } else {
            Sniff::No
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let Decoded { text, encoding, mut remarks, about_letters, pages } = decode(name, bytes)?;
        let (fields, length) = front_matter(&text).unwrap_or_default();
        let title = field(&fields, &["title"]).or_else(|| first_heading(&text[length..]));
        let date = field(&fields, &["date"]);
        let language = field(&fields, &["lang", "language"]);
        if length > 0 {
            remarks.insert(0, left_out(&text[..length]));
        }
        let pages = pages.into_iter().map(|end| end.saturating_sub(length)).collect();
        let body = Decoded { text: text[length..].to_owned(), encoding, remarks, about_letters, pages };
        let mut builder = of_decoded(body);
        for mark in structure(builder.text()) {
            builder.mark(mark.span, mark.what);
        }
        let mut imported = builder.finish(name, self.name(), encoding)?;
        if let Some(title) = title {
            let remark =
                "The title was taken from the text; the text itself stands as written, with its signs.";
            imported.origin.remarks.push(remark.to_owned());
            imported.title = title;
        }
        imported.date = date.unwrap_or(imported.date);
        imported.language = language.unwrap_or(imported.language);
        Ok(imported)
    }
}

/// The fields between `---` lines at the very start, and the length of the whole with the blank
/// lines after it. Anything that is not plainly `key: value`, a list or a comment makes it text.
fn front_matter(text: &str) -> Option<(Vec<(String, String)>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut length = first.len();
    let mut fields = Vec::new();
    for line in lines.take(MAX_FRONT_MATTER) {
        length += line.len();
        let content = line.trim_end();
        if content == "---" || content == "..." {
            let rest = &text[length..];
            let blank = rest.len() - rest.trim_start_matches('\n').len();
            return (!fields.is_empty()).then_some((fields, length + blank));
        }
        let continues = content.is_empty() || content.starts_with([' ', '\t', '#', '-']);
        if !continues {
            let (key, value) = content.split_once(':')?;
            let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
            if key.is_empty() || !plain {
                return None;
            }
            fields.push((key.trim().to_lowercase(), unquoted(value)));
        }
    }
    None
}

fn field(fields: &[(String, String)], keys: &[&str]) -> Option<String> {
    let (_, value) = fields.iter().find(|(key, value)| keys.contains(&key.as_str()) && !value.is_empty())?;
    Some(names::shorten(value))
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    value.to_owned()
}

fn left_out(block: &str) -> String {
    let lines: Vec<&str> = block
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !matches!(*line, "---" | "..."))
        .collect();
    format!("The front matter is not part of the text: {}", lines.join(" · "))
}

/// The words of the first `# Heading`, or of a line underlined with `=`. Fenced code is skipped.
fn first_heading(text: &str) -> Option<String> {
    let mut fenced = false;
    let mut previous = "";
    for line in text.lines() {
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
        } else if !fenced {
            let marks = line.bytes().take_while(|&b| b == b'#').count();
            let words = line[marks..].trim().trim_end_matches('#').trim_end();
            if (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\t']) && !words.is_empty() {
                return Some(names::shorten(words));
            }
            let underline = line.trim_end();
            if underline.len() > 2 && underline.bytes().all(|b| b == b'=') && !previous.trim().is_empty() {
                return Some(names::shorten(previous.trim()));
            }
        }
        previous = line;
    }
    None
}

/// Headings, items of lists and rows of tables, each on its line. Fenced code has none.
fn structure(text: &str) -> Vec<SourceMark> {
    let mut marks: Vec<SourceMark> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut in_table = false;
    let mut previous = (0, "");
    let mut start = 0;
    let mut note: Option<(usize, usize, String)> = None;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let bare = line.trim_start();
        // A note goes on to the next blank line, or as long as lines are indented.
        if let Some((from, end, sign)) = note.take() {
            let goes_on = fence.is_none()
                && !bare.is_empty()
                && note_sign(line).is_none()
                && (bare.len() < line.len() || !previous.1.is_empty() && is_words(line));
            let end = if goes_on { start + line.len() } else { end };
            if goes_on || bare.is_empty() && fence.is_none() {
                note = Some((from, end, sign));
            } else {
                marks.push(SourceMark::new(from, end, MarkKind::Note(sign)));
            }
        }
        if fence.is_none()
            && let Some(sign) = note_sign(line)
        {
            note = Some((start, start + line.len(), sign.to_owned()));
        }
        let mut mark = |at: usize, line: &str, what| marks.push(SourceMark::new(at, at + line.len(), what));
        if let Some(open) = fence {
            if bare.starts_with(open) {
                fence = None;
            }
        } else if let Some(open) = ["```", "~~~"].into_iter().find(|open| bare.starts_with(open)) {
            fence = Some(open);
        } else if let Some(level) = heading(line) {
            mark(start, line, MarkKind::Heading(level));
        } else if is_delimiter(bare) {
            if !in_table && previous.1.contains('|') {
                mark(previous.0, previous.1, MarkKind::Row);
                in_table = true;
            }
        } else if let Some(level) = underline(bare).filter(|_| is_words(previous.1)) {
            mark(previous.0, previous.1, MarkKind::Heading(level));
        } else if in_table && bare.contains('|') {
            mark(start, line, MarkKind::Row);
        } else if is_item(bare) {
            mark(start, line, MarkKind::Item);
        }
        in_table &= bare.contains('|');
        previous = (start, if fence.is_some() { "" } else { line });
        start += whole.len();
    }
    marks.extend(note.map(|(from, end, sign)| SourceMark::new(from, end, MarkKind::Note(sign))));
    marks
}

/// The sign of a footnote whose words a line begins with: `[^1]: See below.`
fn note_sign(line: &str) -> Option<&str> {
    let (sign, words) = line.strip_prefix("[^")?.split_once("]:")?;
    let plain =
        !sign.is_empty() && sign.len() <= 32 && !sign.contains(|c: char| c.is_whitespace() || c == '[');
    (plain && !words.trim().is_empty()).then_some(sign)
}

fn heading(line: &str) -> Option<u8> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let fits = (1..=6).contains(&level)
        && line[level..].starts_with([' ', '\t'])
        && !line[level..].trim().is_empty();
    fits.then(|| u8::try_from(level).ok()).flatten()
}

/// A line that makes the line above a heading.
fn underline(line: &str) -> Option<u8> {
    let all = |sign: u8| line.len() > 2 && line.bytes().all(|b| b == sign);
    if all(b'=') { Some(1) } else { all(b'-').then_some(2) }
}

/// Whether a line is the words of a paragraph and not a part of something else.
fn is_words(line: &str) -> bool {
    let bare = line.trim_start();
    !bare.is_empty() && heading(line).is_none() && !is_item(bare) && !bare.starts_with(['>', '|', '`', '~'])
}

/// The line under the head of a table.
fn is_delimiter(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => line.strip_prefix(['-', '*', '+']),
        1..=9 => line[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    let is_rule = digits == 0 && line.bytes().all(|b| matches!(b, b'-' | b'*' | b' ' | b'\t'));
    rest.is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty()) && !is_rule
}
