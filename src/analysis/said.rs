//! Claims and passages as people call them: `F24`, `C08`, a source by its title, and what they say.

use uuid::Uuid;

use crate::study::{AnyId, Kind, Study};

/// The label of a claim by its number in the study.
pub fn claim_label(kind: Kind, number: u32) -> String {
    match kind {
        Kind::Finding => format!("F{number:02}"),
        Kind::Comparison => format!("C{number:02}"),
        Kind::Outlier => format!("O{number}"),
        Kind::Proposition => format!("P{number}"),
        _ => format!("R{number}"),
    }
}

fn number_of(study: &Study, id: AnyId) -> Option<u32> {
    match id {
        AnyId::Finding(id) => study.findings.get(id).map(|one| one.number),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| one.number),
        AnyId::Outlier(id) => study.outliers.get(id).map(|one| one.number),
        AnyId::Proposition(id) => study.propositions.get(id).map(|one| one.number),
        AnyId::Recommendation(id) => study.recommendations.get(id).map(|one| one.number),
        _ => None,
    }
}

/// `F24`, `C08`; `None` for what has no number.
pub fn label_of(study: &Study, id: AnyId) -> Option<String> {
    number_of(study, id).map(|number| claim_label(id.kind(), number))
}

/// What a claim states, or the words of a passage; empty for other records.
pub fn words_of_claim(study: &Study, id: AnyId) -> String {
    match id {
        AnyId::Finding(id) => study.findings.get(id).map(|one| one.statement.clone()),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| {
            if one.joint.is_empty() { one.feature.clone() } else { format!("{}: {}", one.feature, one.joint) }
        }),
        AnyId::Outlier(id) => study.outliers.get(id).map(|one| one.what.clone()),
        AnyId::Proposition(id) => study.propositions.get(id).map(|one| one.statement.clone()),
        AnyId::Recommendation(id) => study.recommendations.get(id).map(|one| one.text.clone()),
        AnyId::Evidence(id) => study.evidence.get(id).map(|one| one.quote.replace('\n', " ")),
        AnyId::Source(id) => study.sources.get(id).map(|one| one.title.clone()),
        AnyId::Link(id) => study.links.get(id).map(|one| {
            let [from, to] = [one.from, one.to].map(|id| label_of(study, AnyId::Finding(id)));
            format!("{} {} {}", from.unwrap_or_default(), one.kind.key(), to.unwrap_or_default())
        }),
        AnyId::Placement(id) => study.placements.get(id).map(|one| {
            let scale = study.scales.get(one.scale).map_or("", |scale| &scale.name);
            format!("{} at {} on {scale}", one.label, one.score)
        }),
        AnyId::Flow(id) => study.flows.get(id).map(|one| {
            let [from, to] =
                [one.from, one.to].map(|id| study.actors.get(id).map_or("", |actor| &actor.name));
            format!("{} from {from} to {to}: {}", one.kind.key(), one.what)
        }),
        AnyId::Cell(id) => study.cells.get(id).map(|one| {
            let theme = study.themes.get(one.theme).map_or("", |theme| &theme.name);
            format!("synthesis on {theme}")
        }),
        _ => None,
    }
    .unwrap_or_default()
}

/// Why no record could be found by what it was called.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotCalled {
    #[error(
        "Nothing in the study is called “{0}”. Say a claim by its number (F24, C08, O1, P4, R2), a source by its \
         title, or any record by its id or eight signs at either end of it."
    )]
    Nothing(String),
    #[error("“{name}” is said of {count} records. Say which by its id: {ids}.")]
    Several { name: String, count: usize, ids: String },
}

/// How many signs of an id are enough to mean it.
const SHORT_ID: usize = 8;
/// How many ids an answer names.
const NAMED: usize = 5;

/// The record that somebody calls so: a claim by its label (`F24`, `f024`, `C8`), any record by its id or either
/// end of it, a source by its title.
pub fn find_called(study: &Study, text: &str) -> Result<AnyId, NotCalled> {
    let text = text.trim();
    let found =
        [by_number, by_id, by_title].into_iter().map(|find| find(study, text)).find(|all| !all.is_empty());
    match found.as_deref() {
        None | Some([]) => Err(NotCalled::Nothing(text.to_owned())),
        Some([one]) => Ok(*one),
        Some(several) => {
            let mut ids: Vec<String> = several.iter().take(NAMED).map(|id| plain_id(*id)).collect();
            if several.len() > NAMED {
                ids.push("…".to_owned());
            }
            let (name, count) = (text.to_owned(), several.len());
            Err(NotCalled::Several { name, count, ids: ids.join(", ") })
        }
    }
}

/// A damaged or merged study may have a number twice.
fn by_number(study: &Study, text: &str) -> Vec<AnyId> {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let rest = letters.as_str();
    let digits = !rest.is_empty() && rest.len() <= 9 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let (true, Ok(number)) = (digits, rest.parse::<u32>()) else { return Vec::new() };
    let kind = match first {
        Some('F') => Kind::Finding,
        Some('C') => Kind::Comparison,
        Some('O') => Kind::Outlier,
        Some('P') => Kind::Proposition,
        Some('R') => Kind::Recommendation,
        _ => return Vec::new(),
    };
    let all = study.records(kind).into_iter().map(|record| record.id());
    all.filter(|id| number_of(study, *id) == Some(number)).collect()
}

/// The text of a source has the id of its source, which is what is meant; the front of the study is no link
/// of a chain.
fn by_id(study: &Study, text: &str) -> Vec<AnyId> {
    let kinds = || Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Text | Kind::Info));
    if let Ok(uuid) = text.parse::<Uuid>() {
        return kinds().map(|kind| AnyId::new(*kind, uuid)).filter(|id| study.contains(*id)).collect();
    }
    let wanted = text.to_lowercase();
    let plain =
        wanted.len() >= SHORT_ID && wanted.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if !plain {
        return Vec::new();
    }
    let all = kinds().flat_map(|kind| study.records(*kind)).map(|record| record.id());
    // Ids begin with the time at which they were made, which many share; their ends differ.
    all.filter(|id| {
        let own = plain_id(*id);
        own.starts_with(&wanted) || own.ends_with(&wanted)
    })
    .collect()
}

fn by_title(study: &Study, text: &str) -> Vec<AnyId> {
    let lower = text.to_lowercase();
    let titled = |same: &dyn Fn(&str) -> bool| -> Vec<AnyId> {
        let all = study.sources.iter().filter(|source| same(&source.title));
        all.map(|source| AnyId::Source(source.id)).collect()
    };
    let exact = titled(&|title| title == text);
    if exact.is_empty() { titled(&|title| title.to_lowercase() == lower) } else { exact }
}

/// Whether a record speaks against what names it as its ground.
pub fn speaks_against(study: &Study, upper: AnyId, lower: AnyId) -> bool {
    match (upper, lower) {
        (AnyId::Finding(upper), AnyId::Evidence(lower)) => {
            study.findings.get(upper).is_some_and(|one| one.evidence_against.contains(&lower))
        }
        (AnyId::Proposition(upper), lower) => study.propositions.get(upper).is_some_and(|one| match lower {
            AnyId::Evidence(id) => one.evidence_against.contains(&id),
            AnyId::Finding(id) => one.findings_against.contains(&id),
            AnyId::Comparison(id) => one.comparisons_against.contains(&id),
            _ => false,
        }),
        _ => false,
    }
}

/// The id of a record as a file names it.
pub fn plain_id(id: AnyId) -> String {
    id.uuid().to_string()
}
