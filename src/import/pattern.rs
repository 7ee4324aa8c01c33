//! Which case a file belongs to by a pattern of its name: `{case}_*`.

use std::path::Path;

use regex::Regex;

/// A pattern of file names. Blanks in braces say what stands there: `{case}` and `{unit}` are taken up,
/// any other name is passed over, as is `*`; `?` is one sign. A regular expression with a group named
/// `case` (and perhaps one named `unit`) serves too. The ending of the file is no part of it. A pattern
/// with a `/` is held against the nearest folder and the name.
#[derive(Clone, Debug)]
pub struct NamePattern {
    regex: Regex,
    folder: bool,
}

/// What a pattern found in a name; never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub case: String,
    pub unit: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PatternError {
    #[error("The pattern must say where the name of the case stands: {{case}}.")]
    NoCase,
    #[error("{{{0}}} stands in the pattern twice; once is enough.")]
    Twice(String),
    #[error("A brace is opened and not closed.")]
    OpenBrace,
    #[error("This is not a regular expression that can be read.")]
    Regex,
}

impl NamePattern {
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        let pattern = pattern.trim();
        let own = pattern.contains("(?P<case>") || pattern.contains("(?<case>");
        let (written, folder) = if own {
            (format!("(?i)^(?:{pattern})$"), pattern.contains('/'))
        } else {
            (translated(pattern)?, pattern.contains('/'))
        };
        let regex = regex::RegexBuilder::new(&written)
            .size_limit(1 << 20)
            .build()
            .map_err(|_| PatternError::Regex)?;
        Ok(Self { regex, folder })
    }

    /// What the pattern finds in a file's name; `None` where it does not fit.
    pub fn find(&self, path: &Path) -> Option<Found> {
        let stem = path.file_stem()?.to_string_lossy();
        let name = match path.parent().and_then(Path::file_name).filter(|_| self.folder) {
            Some(folder) => format!("{}/{stem}", folder.to_string_lossy()),
            None => stem.into_owned(),
        };
        let found = self.regex.captures(&name)?;
        let part = |name: &str| {
            let part =
                found.name(name)?.as_str().trim_matches(|c: char| c.is_whitespace() || "_-".contains(c));
            (!part.is_empty()).then(|| part.to_owned())
        };
        Some(Found { case: part("case")?, unit: part("unit") })
    }
}

fn translated(pattern: &str) -> Result<String, PatternError> {
    let mut out = String::from("(?is)^");
    let mut rest = pattern;
    let (mut case, mut unit) = (false, false);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' => {
                let (name, after) = rest.split_once('}').ok_or(PatternError::OpenBrace)?;
                rest = after;
                let (known, seen) = match name.trim() {
                    "case" => ("case", &mut case),
                    "unit" => ("unit", &mut unit),
                    _ => {
                        out.push_str(".+?");
                        continue;
                    }
                };
                if std::mem::replace(seen, true) {
                    return Err(PatternError::Twice(known.to_owned()));
                }
                out.push_str(&format!("(?P<{known}>.+?)"));
            }
            '*' => out.push_str(".*"),
            '?' => out.push('.'),
            c => out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if !case {
        return Err(PatternError::NoCase);
    }
    out.push('$');
    Ok(out)
}
