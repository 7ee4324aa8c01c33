//! From what a person types to the record that is meant, and what is near if there is none.

use std::str::FromStr;

use uuid::Uuid;

use crate::study::{AnyId, Kind, Study, ThemeId};

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameError {
    /// `near` holds names that look like it, the nearest first.
    #[error("There is no {} called “{text}”.{}", noun(*.kind), did_you_mean(.near))]
    Unknown { kind: Kind, text: String, near: Vec<String> },
    /// `choices` tell them apart: a path, a case before a unit, an id.
    #[error("“{text}” may be more than one {}: {}.", noun(*.kind), .choices.join("; "))]
    Ambiguous { kind: Kind, text: String, choices: Vec<String> },
}

/// The name of a theme; its path where another theme has the same name.
pub fn theme_name(study: &Study, theme: ThemeId) -> String {
    let Some(own) = study.themes.get(theme) else { return String::new() };
    if study.themes.iter().filter(|other| other.name == own.name).count() < 2 {
        return own.name.clone();
    }
    let steps: Vec<&str> = study.theme_path(theme).iter().map(|step| step.name.as_str()).collect();
    steps.join(" / ")
}

/// The word for a kind of record that has a name, in a sentence.
fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Theme => "theme",
        Kind::Case => "case",
        Kind::Unit => "unit",
        Kind::Level => "level",
        Kind::Coder => "coder",
        Kind::Source => "source",
        Kind::Attribute => "attribute",
        Kind::Scale => "scale",
        Kind::Display => "display",
        _ => "record",
    }
}

/// Names are set apart by semicolons: many have a comma of their own.
fn did_you_mean(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!(" Did you mean: {}?", near.join("; ")) }
}

/// The names of a record, the one that is shown first, then what it also answers to.
struct Named {
    id: AnyId,
    full: String,
    others: Vec<String>,
}

type Same<'a> = &'a dyn Fn(&str) -> bool;
/// Which of its names are asked, and what counts as the same.
type Try<'a> = (&'a dyn Fn(&Named, Same<'_>) -> bool, Same<'a>);

/// The theme, case, unit, level, coder, source, attribute, scale or display that a text names: by id, name, short name, initials,
/// slug, or path (`Parent / Child`, `Case / Unit`). Upper and lower case are told apart only where
/// that decides.
pub fn resolve_name(study: &Study, kind: Kind, text: &str) -> Result<AnyId, NameError> {
    let wanted = tidy(text);
    let all = names(study, kind);
    if let Ok(uuid) = Uuid::from_str(&wanted)
        && let Some(named) = all.iter().find(|named| named.id.uuid() == uuid)
    {
        return Ok(named.id);
    }
    let lower = wanted.to_lowercase();
    let full = |named: &Named, same: &dyn Fn(&str) -> bool| same(&named.full);
    let any = |named: &Named, same: &dyn Fn(&str) -> bool| {
        same(&named.full) || named.others.iter().any(|other| same(other))
    };
    let exactly = |name: &str| name == wanted;
    let loosely = |name: &str| name.to_lowercase() == lower;
    let tries: [Try<'_>; 4] = [(&full, &exactly), (&any, &exactly), (&full, &loosely), (&any, &loosely)];
    for (names, same) in tries {
        let found: Vec<&Named> = all.iter().filter(|named| names(named, same)).collect();
        match found[..] {
            [] => {}
            [one] => return Ok(one.id),
            _ => return Err(ambiguous(kind, text, &found)),
        }
    }
    Err(NameError::Unknown { kind, text: text.to_owned(), near: near(&all, &lower) })
}

fn ambiguous(kind: Kind, text: &str, found: &[&Named]) -> NameError {
    let told_apart = found.iter().all(|one| found.iter().filter(|other| other.full == one.full).count() == 1);
    let choice = |named: &&Named| {
        if told_apart { named.full.clone() } else { format!("{} ({})", named.full, named.id.uuid()) }
    };
    NameError::Ambiguous { kind, text: text.to_owned(), choices: found.iter().map(choice).collect() }
}

/// At most five that begin with the text, hold it, or are spelt much like it.
fn near(all: &[Named], lower: &str) -> Vec<String> {
    const MOST: usize = 5;
    const LIKE_ENOUGH: f64 = 0.82;
    let likeness = |name: &str| {
        let name = name.to_lowercase();
        let held = if name.starts_with(lower) {
            0.98
        } else if name.contains(lower) {
            0.9
        } else {
            0.0
        };
        strsim::jaro_winkler(&name, lower).max(held)
    };
    let mut found: Vec<(f64, &Named)> = all
        .iter()
        .map(|named| {
            let names = named.others.iter().chain([&named.full]);
            (names.map(|name| likeness(name)).fold(0.0, f64::max), named)
        })
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH && !lower.is_empty())
        .collect();
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.truncate(MOST);
    found.into_iter().map(|(_, named)| named.full.clone()).collect()
}

/// Trimmed; the steps of a path joined by ` / ` however they were typed.
fn tidy(text: &str) -> String {
    let text = text.trim();
    let steps: Vec<&str> = text.split('/').map(str::trim).collect();
    if steps.len() > 1 && steps.iter().all(|step| !step.is_empty()) {
        steps.join(" / ")
    } else {
        text.to_owned()
    }
}

fn names(study: &Study, kind: Kind) -> Vec<Named> {
    let named = |id, full: &str, others: Vec<String>| Named {
        id,
        full: full.to_owned(),
        others: others.into_iter().map(|name| tidy(&name)).filter(|name| !name.is_empty()).collect(),
    };
    match kind {
        Kind::Theme => study
            .theme_walk()
            .iter()
            .filter_map(|node| study.themes.get(node.id))
            .map(|theme| {
                let steps: Vec<&str> =
                    study.theme_path(theme.id).iter().map(|theme| theme.name.as_str()).collect();
                let path = steps.join(" / ");
                named(AnyId::Theme(theme.id), &path, vec![theme.name.clone(), theme.short.clone()])
            })
            .collect(),
        Kind::Case => study
            .cases_in_order()
            .iter()
            .map(|case| named(AnyId::Case(case.id), &case.name, Vec::new()))
            .collect(),
        Kind::Unit => study
            .cases_in_order()
            .iter()
            .flat_map(|case| study.units_of(case.id).into_iter().map(move |unit| (case, unit)))
            .map(|(case, unit)| {
                let full = format!("{} / {}", case.name, unit.name);
                named(AnyId::Unit(unit.id), &full, vec![unit.name.clone()])
            })
            .collect(),
        Kind::Level => study
            .levels_in_order()
            .iter()
            .map(|level| named(AnyId::Level(level.id), &level.name, Vec::new()))
            .collect(),
        Kind::Coder => study
            .coders_in_order()
            .iter()
            .map(|coder| named(AnyId::Coder(coder.id), &coder.name, vec![coder.initials.clone()]))
            .collect(),
        Kind::Source => study
            .sources_in_order()
            .iter()
            .map(|source| named(AnyId::Source(source.id), &source.title, vec![source.slug.clone()]))
            .collect(),
        Kind::Attribute => study
            .attributes_in_order()
            .iter()
            .map(|attribute| named(AnyId::Attribute(attribute.id), &attribute.name, Vec::new()))
            .collect(),
        Kind::Scale => {
            study.scales.iter().map(|scale| named(AnyId::Scale(scale.id), &scale.name, Vec::new())).collect()
        }
        Kind::Display => study
            .displays
            .iter()
            .map(|display| named(AnyId::Display(display.id), &display.name, Vec::new()))
            .collect(),
        _ => Vec::new(),
    }
}
