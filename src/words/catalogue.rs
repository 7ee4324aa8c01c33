//! Finds a message and fills it in. Messages without blanks are formatted once, at the first use.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::files::ENGLISH;
use super::number;

struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Messages that need nothing filled in.
    plain: HashMap<String, String>,
    /// File and id, in the order of the files.
    ids: Vec<(&'static str, String)>,
    /// What is wrong with the files; empty, or a test fails.
    problems: Vec<String>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::read);

/// The words of this message. A message that is not there shows its id.
pub fn tr(id: &'static str) -> &'static str {
    CATALOGUE.plain.get(id).map_or(id, String::as_str)
}

/// The words of this message with the blanks filled in.
pub fn tr_args(id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        filled.set(*name, value.clone());
    }
    CATALOGUE.format(id, &filled).unwrap_or_else(|| id.to_owned())
}

/// Every message: the file it stands in, and its id.
pub fn ids() -> impl Iterator<Item = (&'static str, &'static str)> {
    CATALOGUE.ids.iter().map(|(file, id)| (*file, id.as_str()))
}

/// What is wrong with the catalogue's files: lines that cannot be read, ids used twice.
pub fn problems() -> &'static [String] {
    &CATALOGUE.problems
}

impl Catalogue {
    fn read() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![unic_langid::LanguageIdentifier::default()]);
        if let Ok(british) = "en-GB".parse() {
            bundle = FluentBundle::new_concurrent(vec![british]);
        }
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(in_words(n.value)),
            _ => None,
        }));
        let mut out = Self { bundle, plain: HashMap::new(), ids: Vec::new(), problems: Vec::new() };
        for file in ENGLISH {
            out.add(file.name, file.text);
        }
        for (_, id) in &out.ids {
            if let Some(text) = out.format(id, &FluentArgs::new()) {
                out.plain.insert(id.clone(), text);
            }
        }
        out
    }

    fn add(&mut self, name: &'static str, text: &str) {
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                self.problems.extend(errors.iter().map(|e| format!("{name}: {e}")));
                resource
            }
        };
        self.ids.extend(text.lines().filter_map(message_id).map(|id| (name, id.to_owned())));
        if let Err(errors) = self.bundle.add_resource(resource) {
            self.problems.extend(errors.iter().map(|e| format!("{name}: {e}")));
        }
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// The id, where a message begins on this line: terms, comments and continued lines begin otherwise.
fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let first = id.chars().next()?;
    (first.is_ascii_lowercase() && !id.contains(char::is_whitespace)).then_some(id)
}

fn in_words(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 9.0e15 {
        number::number(value as i64)
    } else {
        number::decimal(value, 2)
    }
}
