//! A change in words: which fields of which records, before and after.

use crate::edit::Step;
use crate::study::{AnyId, Record, Stamp, Study};
use crate::t;

use super::super::parts::kind_name;

/// Records that are told in full; the rest are counted.
const MOST: usize = 40;

pub struct Told {
    pub name: String,
    pub fields: Vec<Field>,
}

pub struct Field {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// What was told last: a step does not change.
#[derive(Default)]
pub struct Cache {
    of: Option<(Stamp, u64)>,
    told: Vec<Told>,
    more: usize,
}

impl Cache {
    pub fn get(&mut self, study: &Study, step: &Step) -> (&[Told], usize) {
        let of = Some((step.stamp(), study.revision()));
        if self.of != of {
            self.of = of;
            let changes = &step.changes.changes;
            self.more = changes.len().saturating_sub(MOST);
            self.told = changes
                .iter()
                .take(MOST)
                .map(|change| tell(study, change.before.as_ref(), change.after.as_ref()))
                .collect();
        }
        (&self.told, self.more)
    }
}

fn tell(study: &Study, before: Option<&Record>, after: Option<&Record>) -> Told {
    let Some(record) = after.or(before) else { return Told { name: String::new(), fields: Vec::new() } };
    let kind = kind_name(record.id().kind());
    let name = name_of(study, record);
    let name = match (before, after) {
        (None, _) => t!("history-added", kind = kind, name = name),
        (_, None) => t!("history-deleted", kind = kind, name = name),
        _ => t!("history-changed", kind = kind, name = name),
    };
    let old = before.map(|record| fields(study, record)).unwrap_or_default();
    let new = after.map(|record| fields(study, record)).unwrap_or_default();
    let longer = if new.is_empty() { &old } else { &new };
    let value = |list: &[(&'static str, String)], at: usize| {
        list.get(at).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let fields = longer
        .iter()
        .enumerate()
        .map(|(at, (field, _))| (*field, value(&old, at), value(&new, at)))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Field {
            field: field.to_owned(),
            before: short(before),
            after: short(after),
        })
        .collect();
    Told { name, fields }
}

fn short(text: String) -> String {
    const MOST: usize = 240;
    if text.chars().count() <= MOST {
        return text;
    }
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    format!("{}…", text[..crate::study::border_before(&text, end)].trim_end())
}

fn name_of(study: &Study, record: &Record) -> String {
    let label = super::super::findings::label(study, record.id());
    if !label.is_empty() {
        return label;
    }
    match record {
        Record::Case(r) => r.name.clone(),
        Record::Unit(r) => r.name.clone(),
        Record::Theme(r) => r.name.clone(),
        Record::Level(r) => r.name.clone(),
        Record::Coder(r) => r.name.clone(),
        Record::Attribute(r) => r.name.clone(),
        Record::Actor(r) => r.name.clone(),
        Record::Scale(r) => r.name.clone(),
        Record::Source(r) => r.title.clone(),
        Record::Placement(r) => r.label.clone(),
        Record::Evidence(r) => format!("“{}”", short(r.quote.clone())),
        Record::Cell(r) => name_by_id(study, AnyId::Theme(r.theme)),
        _ => String::new(),
    }
}

fn name_by_id(study: &Study, id: AnyId) -> String {
    study.record(id).map(|record| name_of(study, &record)).unwrap_or_default()
}

/// The fields that people read, each in one line. The order is the same for every record of a kind.
fn fields(study: &Study, record: &Record) -> Vec<(&'static str, String)> {
    let list = |ids: Vec<AnyId>| -> String {
        ids.into_iter().map(|id| name_by_id(study, id)).collect::<Vec<_>>().join(", ")
    };
    macro_rules! names {
        ($kind:ident: $ids:expr) => {
            list($ids.iter().map(|id| AnyId::$kind(*id)).collect())
        };
    }
    let polarity = |polarity: Option<crate::study::Polarity>| {
        polarity.map_or_else(String::new, |polarity| study.front().polarity_labels.get(polarity).to_owned())
    };
    match record {
        Record::Info(r) => vec![
            (t!("study-name"), r.title.clone()),
            (t!("study-question"), r.question.clone()),
            (t!("study-design"), r.design.clone()),
            (t!("study-front"), r.front.clone()),
            (t!("study-open-questions"), r.open_questions.join(" · ")),
            (
                t!("codebook-polarity"),
                crate::study::Polarity::ALL.map(|one| r.polarity_labels.get(one).to_owned()).join(", "),
            ),
        ],
        Record::Theme(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("codebook-short"), r.short.clone()),
            (t!("history-under"), names!(Theme: r.parent)),
            (t!("history-place"), (r.order + 1).to_string()),
            (t!("codebook-definition"), r.definition.clone()),
            (t!("codebook-include"), r.include.clone()),
            (t!("codebook-exclude"), r.exclude.clone()),
            (t!("codebook-example"), r.example.clone()),
            (t!("codebook-colour"), r.hue.map_or_else(String::new, |hue| (hue + 1).to_string())),
        ],
        Record::Case(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("history-place"), (r.order + 1).to_string()),
            (t!("study-case-description"), r.description.clone()),
            (t!("study-case-selection"), r.selection.clone()),
            (t!("study-fieldwork"), fieldwork(&r.fieldwork)),
            (t!("study-attributes"), values(study, r)),
        ],
        Record::Level(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("history-place"), (r.order + 1).to_string()),
            (t!("codebook-level-description"), r.description.clone()),
        ],
        Record::Attribute(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("history-place"), (r.order + 1).to_string()),
            (t!("codebook-attribute-description"), r.description.clone()),
        ],
        Record::Unit(r) => {
            vec![(t!("codebook-name"), r.name.clone()), (t!("study-source-note"), r.note.clone())]
        }
        Record::Coder(r) => {
            vec![(t!("codebook-name"), r.name.clone()), (t!("history-initials"), r.initials.clone())]
        }
        Record::Source(r) => vec![
            (t!("study-source-title"), r.title.clone()),
            (t!("study-source-kind"), super::super::parts::source_kind_word(r.kind).to_owned()),
            (t!("study-source-date"), r.date.clone()),
            (t!("findings-unit"), names!(Unit: r.unit)),
            (t!("study-source-note"), r.note.clone()),
            (t!("history-read-by"), names!(Coder: r.read_by)),
        ],
        Record::Evidence(r) => vec![
            (t!("books-kind-evidence"), r.quote.replace('\n', " ")),
            (t!("findings-themes"), names!(Theme: r.themes)),
            (t!("findings-levels"), names!(Level: r.levels)),
            (t!("findings-polarity"), polarity(r.polarity)),
            (t!("findings-unit"), names!(Unit: r.unit)),
            (t!("study-source-note"), r.note.clone()),
        ],
        Record::Cell(r) => vec![
            (t!("books-kind-cell"), r.synthesis.clone()),
            (t!("findings-state"), crate::ui::widgets::State::from(r.state).word().to_owned()),
            (t!("history-rule"), r.rule.clone()),
        ],
        Record::Finding(r) => vec![
            (t!("findings-statement"), r.statement.clone()),
            (t!("findings-mechanism"), r.mechanism.clone()),
            (t!("findings-cases"), names!(Case: r.cases)),
            (t!("findings-themes"), names!(Theme: r.themes)),
            (t!("findings-levels"), names!(Level: r.levels)),
            (t!("findings-polarity"), polarity(r.polarity)),
            (t!("findings-evidence-for"), r.evidence_for.len().to_string()),
            (t!("findings-evidence-against"), r.evidence_against.len().to_string()),
            (t!("findings-state"), crate::ui::widgets::State::from(r.state).word().to_owned()),
        ],
        Record::Comparison(r) => vec![
            (t!("findings-feature"), r.feature.clone()),
            (t!("findings-comparison-kind"), super::super::findings::comparison_word(r.kind).to_owned()),
            (t!("findings-joint"), r.joint.clone()),
            (
                t!("findings-cases"),
                r.shows.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" · "),
            ),
            (t!("findings-rests-on-findings"), names!(Finding: r.findings)),
        ],
        Record::Outlier(r) => {
            vec![(t!("findings-outlier-what"), r.what.clone()), (t!("findings-outlier-why"), r.why.clone())]
        }
        Record::Proposition(r) => vec![
            (t!("findings-statement"), r.statement.clone()),
            (t!("findings-rests-on-comparisons"), names!(Comparison: r.comparisons_for)),
            (t!("findings-rests-on-findings"), names!(Finding: r.findings_for)),
            (t!("findings-rivals"), r.rivals.join(" · ")),
            (t!("findings-state"), crate::ui::widgets::State::from(r.state).word().to_owned()),
        ],
        Record::Recommendation(r) => vec![
            (t!("findings-recommendation"), r.text.clone()),
            (t!("findings-rests-on"), names!(Proposition: r.rests_on)),
        ],
        Record::Memo(r) => vec![(t!("books-kind-memo"), r.text.clone())],
        _ => Vec::new(),
    }
}

fn fieldwork(work: &crate::study::Fieldwork) -> String {
    let mut parts = vec![format!("{}–{}", work.from, work.to)];
    parts.extend(work.entries.iter().map(|entry| format!("{} {}", entry.count, entry.kind)));
    parts.extend([work.ethics.clone(), work.publications.clone()]);
    parts.retain(|part| !part.is_empty() && part != "–");
    parts.join(", ")
}

fn values(study: &Study, case: &crate::study::Case) -> String {
    let named = case.values.iter().map(|(id, value)| {
        let name = study.attributes.get(*id).map_or("", |attribute| attribute.name.as_str());
        format!("{name}: {}", super::super::study::written(value))
    });
    named.collect::<Vec<_>>().join(", ")
}
