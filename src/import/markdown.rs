//! Markdown: the text exactly as written, signs and all, because a passage must be findable in the
//! file it came from. The first heading gives the title; front matter is taken out and kept as remarks.

use super::decode::{Decoded, decode};
use super::{ImportError, Imported, Importer, Sniff, finish, names, split_name};

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
        let Decoded { text, encoding, mut remarks, about_letters } = decode(name, bytes)?;
        let (fields, length) = front_matter(&text).unwrap_or_default();
        let title = field(&fields, &["title"]).or_else(|| first_heading(&text[length..]));
        let date = field(&fields, &["date"]);
        let language = field(&fields, &["lang", "language"]);
        if length > 0 {
            remarks.insert(0, left_out(&text[..length]));
        }
        let body = Decoded { text: text[length..].to_owned(), encoding, remarks, about_letters };
        let mut imported = finish(name, self.name(), body)?;
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
