//! A new study in three fields: a question, and two cases.

use super::{fresh, now};
use crate::study::{Case, Coder, Fieldwork, Info, Level, PolarityLabels, Record, SessionId, Stamp, Study};

/// What a new study is made of.
#[derive(Clone, Debug, Default)]
pub struct NewStudy {
    /// Blank: the names of the cases.
    pub title: String,
    pub question: String,
    /// Blank names are left out.
    pub cases: Vec<String>,
    /// Who codes; blank means "Coder 1".
    pub coder: String,
}

impl NewStudy {
    /// Whether it has what a comparison needs: two cases with different names.
    pub fn is_complete(&self) -> bool {
        self.case_names().len() >= 2
    }

    fn case_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.cases.iter().map(|name| name.trim()) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// `A`, `A and B`, `A, B and C`; a study that is named by its cases can be found by them.
    fn title(&self) -> String {
        match (self.title.trim(), &self.case_names()[..]) {
            ("", []) => String::new(),
            ("", [one]) => (*one).to_owned(),
            ("", [first @ .., last]) => format!("{} and {last}", first.join(", ")),
            (title, _) => title.to_owned(),
        }
    }
}

/// The study with its cases, the three usual levels (macro on top) and one coder.
pub fn new_study(new: &NewStudy) -> Study {
    let mut study = Study::default();
    let stamp = Stamp { session: SessionId(uuid::Uuid::now_v7().as_u128() as u64), counter: 1 };
    let mut put = |record: Record| study.restore(record, stamp);
    put(Record::from(Info {
        title: new.title(),
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
    for (order, name) in new.case_names().into_iter().enumerate() {
        put(Record::from(Case {
            id: fresh(),
            name: name.to_owned(),
            order: order as u32,
            description: String::new(),
            selection: String::new(),
            fieldwork: Fieldwork::default(),
            values: std::collections::BTreeMap::new(),
        }));
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
