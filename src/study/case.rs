//! What is compared: the study itself, its cases, their units and attributes.

use std::collections::BTreeMap;

use super::{AttributeId, CaseId, Moment, Polarity, UnitId};

/// The study's front page and its labels. There is exactly one.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Info {
    pub title: String,
    pub question: String,
    pub design: String,
    /// What a reader must know first; Markdown.
    pub front: String,
    pub open_questions: Vec<String>,
    pub polarity_labels: PolarityLabels,
    pub created: Moment,
}

/// What a study calls the three polarities; empty means the usual word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PolarityLabels {
    pub enabling: String,
    pub constraining: String,
    pub mixed: String,
}

impl PolarityLabels {
    pub fn get(&self, polarity: Polarity) -> &str {
        let (own, usual) = match polarity {
            Polarity::Enabling => (&self.enabling, "enabling"),
            Polarity::Constraining => (&self.constraining, "constraining"),
            Polarity::Mixed => (&self.mixed, "mixed"),
        };
        if own.is_empty() { usual } else { own }
    }
}

/// The unit of comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    pub id: CaseId,
    pub name: String,
    pub order: u32,
    pub description: String,
    /// Why this case was chosen, what was expected of it, and the limits of that choice.
    pub selection: String,
    pub fieldwork: Fieldwork,
    pub values: BTreeMap<AttributeId, Value>,
}

/// What was done in the field for a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fieldwork {
    /// Free text such as `2007` or `2007-09`; fieldwork is often dated loosely.
    pub from: String,
    pub to: String,
    pub entries: Vec<FieldworkEntry>,
    pub ethics: String,
    pub publications: String,
}

/// One kind of fieldwork and how many there were, for instance 90 interviews.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldworkEntry {
    pub kind: String,
    pub count: u32,
    pub note: String,
}

/// An embedded part of a case: a site, a ward, a group of speakers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    pub id: UnitId,
    pub case: CaseId,
    pub name: String,
    pub order: u32,
    pub note: String,
}

/// A column of the case table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    pub id: AttributeId,
    pub name: String,
    pub order: u32,
    pub kind: AttributeKind,
    pub description: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AttributeKind {
    Text,
    Number,
    YesNo,
    Date,
    Choice(Vec<String>),
}

/// A case's value of an attribute; its variant is the attribute's kind.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Text(String),
    /// Finite.
    Number(f64),
    YesNo(bool),
    /// Free text as precise as the analyst knows: `2007`, `2007-09`, `2007-09-14`.
    Date(String),
    Choice(String),
}

impl Value {
    pub fn fits(&self, kind: &AttributeKind) -> bool {
        match (self, kind) {
            (Self::Text(_), AttributeKind::Text)
            | (Self::YesNo(_), AttributeKind::YesNo)
            | (Self::Date(_), AttributeKind::Date) => true,
            (Self::Number(number), AttributeKind::Number) => number.is_finite(),
            (Self::Choice(choice), AttributeKind::Choice(all)) => all.contains(choice),
            _ => false,
        }
    }
}
