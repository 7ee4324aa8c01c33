//! Every text that people write into a record, by the name of its field. The text of a source and the
//! quotes from it are not among them: they change by edits.

use std::sync::Arc;

use crate::study::{AttributeKind, MarkKind, Record, Value};

/// The name of a field and its text.
pub type Field<'a> = (&'static str, &'a str);

/// The same walk, for looking and for writing: `$get` opens the record, `$m` is `mut` or nothing.
macro_rules! walk {
    ($record:ident, $all:ident, $get:expr, $iter:ident, $values:ident, $as_mut:ident, $($m:tt)*) => {
        match $record {
            Record::Info(r) => {
                let r = $get(r);
                $all.push(("title", &$($m)* r.title));
                $all.push(("question", &$($m)* r.question));
                $all.push(("design", &$($m)* r.design));
                $all.push(("front", &$($m)* r.front));
                $all.extend(r.open_questions.$iter().map(|text| ("open question", text)));
                let labels = &$($m)* r.polarity_labels;
                $all.push(("polarity", &$($m)* labels.enabling));
                $all.push(("polarity", &$($m)* labels.constraining));
                $all.push(("polarity", &$($m)* labels.mixed));
            }
            Record::Coder(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("initials", &$($m)* r.initials));
                $all.push(("note", &$($m)* r.note));
            }
            Record::Attribute(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("description", &$($m)* r.description));
                if let AttributeKind::Choice(choices) = &$($m)* r.kind {
                    $all.extend(choices.$iter().map(|text| ("choice", text)));
                }
            }
            Record::Case(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("description", &$($m)* r.description));
                $all.push(("selection", &$($m)* r.selection));
                $all.push(("from", &$($m)* r.fieldwork.from));
                $all.push(("to", &$($m)* r.fieldwork.to));
                $all.push(("ethics", &$($m)* r.fieldwork.ethics));
                $all.push(("publications", &$($m)* r.fieldwork.publications));
                for entry in r.fieldwork.entries.$iter() {
                    $all.push(("fieldwork", &$($m)* entry.kind));
                    $all.push(("fieldwork", &$($m)* entry.note));
                }
                for value in r.values.$values() {
                    if let Value::Text(text) | Value::Date(text) | Value::Choice(text) = value {
                        $all.push(("value", text));
                    }
                }
            }
            Record::Unit(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("note", &$($m)* r.note));
            }
            Record::Level(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("description", &$($m)* r.description));
            }
            Record::Theme(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("short name", &$($m)* r.short));
                $all.push(("definition", &$($m)* r.definition));
                $all.push(("include", &$($m)* r.include));
                $all.push(("exclude", &$($m)* r.exclude));
                $all.push(("example", &$($m)* r.example));
            }
            Record::Source(r) => {
                let r = $get(r);
                $all.push(("title", &$($m)* r.title));
                $all.push(("date", &$($m)* r.date));
                $all.push(("place", &$($m)* r.place));
                $all.push(("language", &$($m)* r.language));
                $all.push(("fieldwork", &$($m)* r.fieldwork));
                $all.push(("note", &$($m)* r.note));
                for who in r.participants.$iter() {
                    $all.push(("participant", &$($m)* who.name));
                    $all.push(("participant", &$($m)* who.note));
                }
                let origin = &$($m)* r.origin;
                $all.push(("file name", &$($m)* origin.file_name));
                $all.extend(origin.kept.$iter().map(|text| ("receipt", text)));
                $all.extend(origin.remarks.$iter().map(|text| ("receipt", text)));
                $all.extend(origin.left_out.$iter().map(|text| ("receipt", text)));
            }
            Record::Text(r) => {
                let r = $get(r);
                for mark in $as_mut(&$($m)* r.marks) {
                    match &$($m)* mark.what {
                        MarkKind::Turn(text) => $all.push(("speaker", text)),
                        MarkKind::Page(text) | MarkKind::Note(text) | MarkKind::Field(text) => {
                            $all.push(("mark", text));
                        }
                        MarkKind::Heading(_) | MarkKind::Time(_) | MarkKind::Row | MarkKind::Item => {}
                    }
                }
            }
            Record::Actor(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("short name", &$($m)* r.short));
                $all.push(("kind", &$($m)* r.kind));
                $all.push(("role", &$($m)* r.role));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Flow(r) => {
                let r = $get(r);
                $all.push(("what", &$($m)* r.what));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Evidence(r) => {
                let r = $get(r);
                if r.region.is_some() {
                    $all.push(("what the picture shows", &$($m)* r.quote));
                }
                $all.push(("note", &$($m)* r.note));
                $all.push(("search", &$($m)* r.search));
            }
            Record::Cell(r) => {
                let r = $get(r);
                $all.push((SYNTHESIS, &$($m)* r.synthesis));
                $all.push(("rule", &$($m)* r.rule));
                $all.extend(r.absences.$values().map(|absence| ("absence", &$($m)* absence.note)));
            }
            Record::Finding(r) => {
                let r = $get(r);
                $all.push(("statement", &$($m)* r.statement));
                $all.push(("mechanism", &$($m)* r.mechanism));
                $all.push(("confidence", &$($m)* r.confidence_reason));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Link(r) => {
                let r = $get(r);
                $all.push(("note", &$($m)* r.note));
            }
            Record::Comparison(r) => {
                let r = $get(r);
                $all.push(("feature", &$($m)* r.feature));
                $all.extend(r.shows.$iter().map(|shows| ("shows", &$($m)* shows.text)));
                $all.push(("joint", &$($m)* r.joint));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Outlier(r) => {
                let r = $get(r);
                $all.push(("what", &$($m)* r.what));
                $all.push(("kind", &$($m)* r.kind));
                $all.push(("why", &$($m)* r.why));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Proposition(r) => {
                let r = $get(r);
                $all.push(("statement", &$($m)* r.statement));
                for version in r.versions.$iter() {
                    $all.push(("earlier wording", &$($m)* version.statement));
                    $all.push(("earlier wording", &$($m)* version.reason));
                }
                for rival in r.rivals.$iter() {
                    $all.push(("rival", &$($m)* rival.statement));
                    $all.extend(rival.tests.$iter().map(|test| ("test", &$($m)* test.note)));
                }
                for pattern in r.patterns.$iter() {
                    $all.push(("expected", &$($m)* pattern.expected));
                    $all.push(("found", &$($m)* pattern.found));
                }
                $all.extend(r.tests.$iter().map(|test| ("test", &$($m)* test.note)));
                $all.push(("limitations", &$($m)* r.appraisal.limitations.explanation));
                $all.push(("coherence", &$($m)* r.appraisal.coherence.explanation));
                $all.push(("adequacy", &$($m)* r.appraisal.adequacy.explanation));
                $all.push(("relevance", &$($m)* r.appraisal.relevance.explanation));
                $all.push(("confidence", &$($m)* r.appraisal.reason));
                $all.push(("basis", &$($m)* r.basis));
            }
            Record::Recommendation(r) => {
                let r = $get(r);
                $all.push(("text", &$($m)* r.text));
                $all.push(("note", &$($m)* r.note));
            }
            Record::Scale(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("pole", &$($m)* r.low.name));
                $all.push(("pole", &$($m)* r.low.description));
                $all.push(("pole", &$($m)* r.high.name));
                $all.push(("pole", &$($m)* r.high.description));
                $all.push(("note", &$($m)* r.note));
            }
            Record::Placement(r) => {
                let r = $get(r);
                $all.push(("label", &$($m)* r.label));
                $all.push(("period", &$($m)* r.period));
                $all.push(("reason", &$($m)* r.reason));
                $all.push(("note", &$($m)* r.note));
            }
            Record::Memo(r) => {
                let r = $get(r);
                $all.push(("text", &$($m)* r.text));
            }
            Record::Display(r) => {
                let r = $get(r);
                $all.push(("name", &$($m)* r.name));
                $all.push(("note", &$($m)* r.note));
                if let crate::study::matrix::Periods::Named(bands) = &$($m)* r.spec.periods {
                    $all.extend(bands.$iter().map(|band| ("period", &$($m)* band.name)));
                }
            }
        }
    };
}

/// The field whose words are tied to evidence by their place.
pub const SYNTHESIS: &str = "synthesis";

/// The texts of a record, always in the same order.
pub fn prose(record: &Record) -> Vec<Field<'_>> {
    fn open<T>(record: &Arc<T>) -> &T {
        record
    }
    fn each<T>(list: &Arc<[T]>) -> std::slice::Iter<'_, T> {
        list.iter()
    }
    let mut all: Vec<(&'static str, &String)> = Vec::new();
    walk!(record, all, open, iter, values, each,);
    all.into_iter().map(|(name, text)| (name, text.as_str())).collect()
}

/// The same texts, to be written over.
pub(super) fn prose_mut(record: &mut Record) -> Vec<(&'static str, &mut String)> {
    let mut all: Vec<(&'static str, &mut String)> = Vec::new();
    walk!(record, all, Arc::make_mut, iter_mut, values_mut, each_mut, mut);
    all
}

fn each_mut<T: Clone>(list: &mut Arc<[T]>) -> std::slice::IterMut<'_, T> {
    Arc::make_mut(list).iter_mut()
}
