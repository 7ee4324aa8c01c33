//! A new study in three fields: a question, and two cases.

use super::{fresh, now};
use crate::study::{Case, Coder, Fieldwork, Info, Level, PolarityLabels, Record, SessionId, Stamp, Study};

/// What a new study is made of.
#[derive(Clone, Debug, Default)]
pub struct NewStudy {
    pub title: String,
    pub question: String,
    /// Blank names are left out.
    pub cases: Vec<String>,
    /// Who codes; blank means "Coder 1".
    pub coder: String,
}

/// The study with its cases, the three usual levels (macro on top) and one coder.
pub fn new_study(new: &NewStudy) -> Study {
    let mut study = Study::default();
    let stamp = Stamp { session: SessionId(uuid::Uuid::now_v7().as_u128() as u64), counter: 1 };
    let mut put = |record: Record| study.restore(record, stamp);
    put(Record::from(Info {
        title: new.title.trim().to_owned(),
        question: new.question.trim().to_owned(),
        polarity_labels: PolarityLabels::default(),
        created: now(),
        ..Info::default()
    }));
    let name = if new.coder.trim().is_empty() { "Coder 1" } else { new.coder.trim() };
    put(Record::from(Coder {
        id: fresh(),
        name: name.to_owned(),
        initials: initials(name),
        note: String::new(),
    }));
    for (order, (name, description)) in [
        ("macro", "The wider context: history, culture, policy, the economy."),
        ("meso", "Organisations and programmes: structures, rules, routines."),
        ("micro", "People and their dealings with each other."),
    ]
    .into_iter()
    .enumerate()
    {
        put(Record::from(Level {
            id: fresh(),
            order: order as u32,
            name: name.to_owned(),
            description: description.to_owned(),
        }));
    }
    let mut taken: Vec<&str> = Vec::new();
    for name in new.cases.iter().map(|name| name.trim()) {
        if name.is_empty() || taken.contains(&name) {
            continue;
        }
        put(Record::from(Case {
            id: fresh(),
            name: name.to_owned(),
            order: taken.len() as u32,
            description: String::new(),
            selection: String::new(),
            fieldwork: Fieldwork::default(),
            values: std::collections::BTreeMap::new(),
        }));
        taken.push(name);
    }
    study
}

/// The first letters of a name's words, at most three; `Coder 1` becomes `C1`.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(3)
        .flat_map(char::to_uppercase)
        .collect()
}
