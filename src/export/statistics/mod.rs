//! What is counted of themes and cases beside the matrix, as sheets: numbers with their unit in the
//! caption and what must be said of them in the notes.

mod cooccurrence;
mod correspondence;
mod saturation;
mod similarity;

pub use cooccurrence::{behind, cooccurrence};
pub use correspondence::{correspondence, correspondence_json};
pub use saturation::saturation;
pub use similarity::{similarity, systems};

use super::sheet::{Cell, Column, Value};
use crate::analysis::search::called;
use crate::analysis::similarity::Feature;
use crate::analysis::theme_name;
use crate::study::{AnyId, CaseId, Study};

fn columns<'a>(labels: impl IntoIterator<Item = &'a str>) -> Vec<Column> {
    labels.into_iter().map(|label| Column { labels: vec![label.to_owned()], total: false }).collect()
}

fn words(words: impl Into<String>) -> Cell {
    Value::Words(words.into()).into()
}

fn count(count: impl Into<u64>) -> Cell {
    Value::count(count.into()).into()
}

/// Blank where there is no number.
fn number(value: Option<f64>, decimals: u8) -> Cell {
    value.map_or(Value::Empty, |value| Value::Number { value, decimals, percent: false }).into()
}

fn share(value: f64) -> Cell {
    Value::Number { value, decimals: 1, percent: true }.into()
}

fn case(study: &Study, id: CaseId) -> String {
    called(study, AnyId::Case(id))
}

fn feature(study: &Study, feature: Feature) -> String {
    match feature {
        Feature::Theme(id) => theme_name(study, id),
        Feature::Attribute(id) => study.attributes.get(id).map_or_else(String::new, |one| one.name.clone()),
    }
}

/// The features at these places, with commas.
fn listed(study: &Study, features: &[Feature], places: &[usize]) -> Cell {
    let names: Vec<String> =
        places.iter().filter_map(|at| Some(feature(study, *features.get(*at)?))).collect();
    words(names.join(", "))
}
