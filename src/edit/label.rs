//! What a step was, in words, for the history list and the undo button.

use super::check::normal;
use super::command::{CellEdit, Command, Retag};
use super::draft::kind_word;
use crate::study::{AnyId, CellPlace, EvidenceId, Finding, Placement, Proposition, Record, Study};

/// The label of a command as it will stand in the history. Made before the command is applied,
/// while what it deletes can still be named.
pub fn label(study: &Study, command: &Command) -> String {
    match command {
        Command::Put(record) => {
            if let Some(label) = study.record(record.id()).and_then(|old| one_part(&old, record)) {
                return label;
            }
            let verb = if study.contains(record.id()) { "Changed" } else { "Added" };
            // A new claim gets its number on the way in: F00 is no claim's name.
            let record = normal(record.clone(), study);
            format!("{verb} {} {}", kind_word(record.id().kind()), name(&record)).trim_end().to_owned()
        }
        Command::Delete(ids) => match ids.as_slice() {
            [id] => format!("Deleted {} {}", kind_word(id.kind()), name_of(study, *id)).trim_end().to_owned(),
            _ => format!("Deleted {} records", ids.len()),
        },
        Command::ImportSources(sources) => {
            let case = Command::import_case(sources)
                .and_then(|case| study.cases.get(case))
                .map_or_else(String::new, |case| format!(" into {}", case.name));
            match sources.as_slice() {
                [one] => format!("Imported “{}”{case}", one.source.title),
                _ => format!("Imported {} texts{case}", sources.len()),
            }
        }
        Command::Retag { evidence, change } => {
            format!("{} {}", retag(study, evidence, change), passages(study, evidence))
        }
        Command::TagWithNewTheme { theme, evidence } => {
            let records: Vec<String> = evidence.iter().map(name).collect();
            format!("Added theme {} and tagged {}", theme.name, records.join(", "))
        }
        Command::MoveTheme { theme, parent, .. } => format!(
            "Moved theme {} {}",
            name_of(study, AnyId::Theme(*theme)),
            parent.map_or_else(
                || "to the top".to_owned(),
                |parent| format!("under {}", name_of(study, AnyId::Theme(parent)))
            )
        ),
        Command::MergeThemes { from, into } => format!(
            "Merged theme {} into {}",
            name_of(study, AnyId::Theme(*from)),
            name_of(study, AnyId::Theme(*into))
        ),
        Command::Reorder { item, .. } => {
            format!("Moved {} {}", kind_word(item.kind()), name_of(study, *item))
        }
        Command::EditCell { place, theme, edit } => {
            let place = match place {
                CellPlace::Case(id) => name_of(study, AnyId::Case(*id)),
                CellPlace::Unit(id) => name_of(study, AnyId::Unit(*id)),
            };
            let what = match edit {
                CellEdit::Synthesis { .. } => "Wrote the synthesis of",
                CellEdit::StillHolds { .. } => "Confirmed the synthesis of",
                CellEdit::Rule(_) => "Wrote the decision rule of",
                CellEdit::Rating(_) => "Rated",
                CellEdit::State(_) => "Set the state of",
                CellEdit::Ties(_) => "Tied words to evidence in",
                CellEdit::Absence { .. } => "Said what is absent in",
            };
            format!("{what} {place} × {}", name_of(study, AnyId::Theme(*theme)))
        }
        Command::EditText { source, .. } => {
            format!("Corrected the text of {}", name_of(study, AnyId::Source(*source)))
        }
        Command::MarkRead { source, read, .. } => format!(
            "Marked {} as {}",
            name_of(study, AnyId::Source(*source)),
            if *read { "read" } else { "not read" }
        ),
        Command::TakeBack { label, .. } => format!("Took back: {label}"),
        Command::Together { label, .. } | Command::Replace { label, .. } => label.clone(),
    }
}

/// Where one part of a claim changed and nothing else: which part, so that the history says more than
/// that a proposition was changed.
fn one_part(old: &Record, new: &Record) -> Option<String> {
    let what = match (old, new) {
        (Record::Proposition(old), Record::Proposition(new)) => {
            let kept = Proposition { number: new.number, ..(**old).clone() };
            let rivals = Proposition { rivals: new.rivals.clone(), ..kept.clone() };
            let patterns = Proposition { patterns: new.patterns.clone(), ..kept.clone() };
            let tests = Proposition { tests: new.tests.clone(), ..kept.clone() };
            let appraisal = Proposition { appraisal: new.appraisal.clone(), ..kept.clone() };
            let versions = Proposition { versions: new.versions.clone(), ..kept.clone() };
            let parts = [
                (rivals, "the rivals of"),
                (patterns, "what is expected of the cases in"),
                (tests, "the tests of evidence in"),
                (appraisal, "how much confidence is put in"),
                (versions, "the reasons for earlier wordings of"),
            ];
            (kept != **new).then(|| parts.into_iter().find(|(part, _)| *part == **new))??.1
        }
        (Record::Finding(old), Record::Finding(new)) => {
            let agreed = Finding { agreed_by: new.agreed_by.clone(), ..(**old).clone() };
            (old.agreed_by != new.agreed_by && agreed == **new).then_some("who agrees with")?
        }
        (Record::Placement(old), Record::Placement(new)) => {
            let placed = Placement {
                actors: new.actors.clone(),
                outcome: new.outcome,
                period: new.period.clone(),
                ..(**old).clone()
            };
            (old != new && placed == **new).then_some("what is placed in placement")?
        }
        _ => return None,
    };
    Some(format!("Changed {what} {}", name(new)))
}

fn retag(study: &Study, evidence: &[EvidenceId], change: &Retag) -> String {
    match change {
        Retag::AddTheme(theme) => format!("Added theme {} to", name_of(study, AnyId::Theme(*theme))),
        Retag::RemoveTheme(theme) => format!("Took theme {} off", name_of(study, AnyId::Theme(*theme))),
        Retag::ReplaceTheme { to, .. } => format!("Moved to theme {}:", name_of(study, AnyId::Theme(*to))),
        Retag::Themes(_) => "Changed the themes of".to_owned(),
        Retag::ToggleLevel(level) => {
            let name = name_of(study, AnyId::Level(*level));
            let has = |id: &EvidenceId| study.evidence.get(*id).is_some_and(|one| one.levels.contains(level));
            // Of several passages some may have the level and some not: then it changes sides on each.
            if evidence.iter().all(has) {
                format!("Removed {name} from")
            } else if evidence.iter().any(has) {
                format!("Toggled {name} on")
            } else {
                format!("Added {name} to")
            }
        }
        Retag::ReplaceLevel { to: Some(level), .. } => {
            format!("Moved to {}:", name_of(study, AnyId::Level(*level)))
        }
        Retag::ReplaceLevel { to: None, .. } => "Took the level off".to_owned(),
        Retag::Levels(_) => "Changed the levels of".to_owned(),
        Retag::Polarity(Some(polarity)) => {
            format!("Set {} on", study.front().polarity_labels.get(*polarity))
        }
        Retag::Polarity(None) => "Took the polarity off".to_owned(),
        Retag::Kind(_) => "Changed the kind of".to_owned(),
        Retag::Unit(_) => "Changed the unit of".to_owned(),
        Retag::Actors(_) => "Changed the actors of".to_owned(),
        Retag::Weight(_) => "Changed the weight of".to_owned(),
        Retag::Note(_) => "Wrote a note on".to_owned(),
        Retag::Span(_) => "Changed the passage".to_owned(),
        Retag::Region(_) => "Moved the part of the picture".to_owned(),
    }
}

fn passages(study: &Study, ids: &[EvidenceId]) -> String {
    match ids {
        [id] => name_of(study, AnyId::Evidence(*id)),
        _ => format!("{} passages", ids.len()),
    }
}

fn name_of(study: &Study, id: AnyId) -> String {
    study.record(id).as_ref().map(name).unwrap_or_default()
}

/// What a person calls a record.
fn name(record: &Record) -> String {
    match record {
        Record::Info(_) | Record::Text(_) | Record::Cell(_) | Record::Link(_) => String::new(),
        Record::Coder(r) => r.name.clone(),
        Record::Attribute(r) => r.name.clone(),
        Record::Case(r) => r.name.clone(),
        Record::Unit(r) => r.name.clone(),
        Record::Level(r) => r.name.clone(),
        Record::Theme(r) => r.name.clone(),
        Record::Source(r) => format!("“{}”", r.title),
        Record::Actor(r) => r.name.clone(),
        Record::Flow(r) => short(&r.what),
        Record::Evidence(r) => short(&r.quote),
        Record::Finding(r) => format!("F{:02}", r.number),
        Record::Comparison(r) => format!("C{:02}", r.number),
        Record::Outlier(r) => format!("O{}", r.number),
        Record::Proposition(r) => format!("P{}", r.number),
        Record::Recommendation(r) => format!("R{}", r.number),
        Record::Scale(r) => r.name.clone(),
        Record::Placement(r) => r.label.clone(),
        Record::Memo(r) => short(&r.text),
        Record::Display(r) => format!("“{}”", r.name),
    }
}

/// The first words of a text, in quotation marks.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(6).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("“{}{more}”", head.join(" "))
}
