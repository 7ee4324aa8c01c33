//! A change in words: which fields of which records, before and after.

use crate::edit::Step;
use crate::study::{AnyId, Record, Stamp, Study};
use crate::t;

use super::super::parts::kind_name;
use super::weighed;

/// Records that are told in full; the rest are counted.
const MOST: usize = 40;
/// The length of a text that is told in full.
const MOST_CHARS: usize = 240;

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
    let mut fields: Vec<Field> = longer
        .iter()
        .enumerate()
        .map(|(at, (field, _))| (*field, value(&old, at), value(&new, at)))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| {
            let [before, after] = apart(&before, &after);
            Field { field: field.to_owned(), before, after }
        })
        .collect();
    if let (Some(before), Some(after)) = (before, after) {
        fields.extend(said(before, after).into_iter().map(|words| Field {
            field: words.to_owned(),
            before: String::new(),
            after: String::new(),
        }));
    }
    Told { name, fields }
}

/// What has no words of its own: a number of a colour or of a place says nothing to anybody.
fn said(before: &Record, after: &Record) -> Vec<&'static str> {
    let mut said = Vec::new();
    if let (Record::Theme(before), Record::Theme(after)) = (before, after)
        && before.hue != after.hue
    {
        said.push(t!("history-colour"));
    }
    let order = |record: &Record| match record {
        Record::Theme(r) => Some(r.order),
        Record::Case(r) => Some(r.order),
        Record::Level(r) => Some(r.order),
        Record::Attribute(r) => Some(r.order),
        Record::Source(r) => Some(r.order),
        Record::Unit(r) => Some(r.order),
        _ => None,
    };
    let parent = |record: &Record| if let Record::Theme(r) = record { r.parent } else { None };
    if order(before) != order(after) && parent(before) == parent(after) {
        said.push(t!("history-moved"));
    }
    said
}

/// Two texts cut to where they begin to differ, so that the cut pieces do not look alike.
fn apart(before: &str, after: &str) -> [String; 2] {
    const LEAD: usize = 60;
    let same: usize = before
        .chars()
        .zip(after.chars())
        .take_while(|(one, other)| one == other)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let most = before.chars().count().max(after.chars().count());
    if most <= MOST_CHARS || same == 0 {
        return [short(before), short(after)];
    }
    // The beginning is the same in both, so it is cut at one place in both: at a word, a little before.
    let lead = before[..same].char_indices().rev().nth(LEAD).map_or(0, |(at, _)| at);
    let from = before[lead..same].find(' ').map_or(lead, |space| lead + space + 1);
    let from = crate::study::border_before(before, from);
    let ahead = if from == 0 { "" } else { "…" };
    [before, after].map(|text| match text.get(from..) {
        Some(rest) if !rest.is_empty() => format!("{ahead}{}", short(rest)),
        Some(_) => ahead.to_owned(),
        None => short(text),
    })
}

fn short(text: &str) -> String {
    if text.chars().count() <= MOST_CHARS {
        return text.to_owned();
    }
    let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
    format!("{}…", text[..crate::study::border_before(text, end)].trim_end())
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
        Record::Evidence(r) => format!("“{}”", short(&r.quote)),
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
            (t!("codebook-definition"), r.definition.clone()),
            (t!("codebook-include"), r.include.clone()),
            (t!("codebook-exclude"), r.exclude.clone()),
            (t!("codebook-example"), r.example.clone()),
        ],
        Record::Case(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("study-case-description"), r.description.clone()),
            (t!("study-case-selection"), r.selection.clone()),
            (t!("study-fieldwork"), fieldwork(&r.fieldwork)),
            (t!("study-attributes"), values(study, r)),
        ],
        Record::Level(r) => vec![
            (t!("codebook-name"), r.name.clone()),
            (t!("codebook-level-description"), r.description.clone()),
        ],
        Record::Attribute(r) => vec![
            (t!("codebook-name"), r.name.clone()),
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
            (t!("findings-evidence-for"), counted(r.evidence_for.len())),
            (t!("findings-evidence-against"), counted(r.evidence_against.len())),
            (t!("findings-state"), crate::ui::widgets::State::from(r.state).word().to_owned()),
            (t!("findings-agreed-by"), names!(Coder: r.agreed_by)),
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
            (t!("findings-evidence-for"), counted(r.evidence_for.len())),
            (t!("findings-evidence-against"), counted(r.evidence_against.len())),
            (t!("findings-rivals"), weighed::rivals(r)),
            (t!("history-patterns"), weighed::patterns(study, r)),
            (t!("inspector-evidence-tests"), weighed::tests(r)),
            (t!("findings-confidence"), weighed::appraisal(&r.appraisal)),
            (
                t!("findings-versions"),
                r.versions.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>().join(" · "),
            ),
            (t!("findings-state"), crate::ui::widgets::State::from(r.state).word().to_owned()),
        ],
        Record::Recommendation(r) => vec![
            (t!("findings-recommendation"), r.text.clone()),
            (t!("findings-rests-on"), names!(Proposition: r.rests_on)),
        ],
        Record::Placement(r) => vec![
            (t!("inspector-name"), r.label.clone()),
            (t!("inspector-relation"), names!(Actor: r.actors)),
            (t!("inspector-outcome"), names!(Theme: r.outcome)),
            (t!("inspector-period"), r.period.clone()),
            (t!("inspector-score"), format!("{} ({}–{})", r.score, r.low, r.high)),
            (t!("inspector-why"), r.reason.clone()),
        ],
        Record::Memo(r) => vec![(t!("books-kind-memo"), r.text.clone())],
        Record::Display(r) => vec![(t!("books-kind-display"), r.name.clone())],
        _ => Vec::new(),
    }
}

/// A zero is an empty field: nothing to tell.
fn counted(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
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

#[cfg(test)]
mod tests {
    use super::{MOST_CHARS, apart};

    #[test]
    fn long_texts_are_cut_round_what_differs() {
        let same = "word ".repeat(200);
        let [old, new] = apart(&format!("{same}before the end"), &format!("{same}after the end"));
        assert!(old.starts_with('…') && old.ends_with("before the end"), "{old}");
        assert!(new.ends_with("after the end") && old != new, "{new}");
        assert!(new.chars().count() < MOST_CHARS);
        let [old, new] = apart(&same, &format!("{same}more"));
        assert_ne!(old, new);
        assert_eq!(apart("", "new"), ["", "new"]);
        // Borders of characters of several bytes.
        let same = "ភាព និង é ".repeat(60);
        let [old, new] = apart(&format!("{same}ក"), &format!("{same}ខ"));
        assert!(old.ends_with('ក') && new.ends_with('ខ'));
    }
}
