//! A specification that was kept, held against the study as it is now.

use super::{Dimension, Field, Key, MatrixSpec, Order};
use crate::study::{AnyId, Study};

/// The specification without what is no longer in the study, and a sentence for each kind of thing that
/// was left out.
pub fn settled(study: &Study, spec: &MatrixSpec) -> (MatrixSpec, Vec<String>) {
    let mut spec = spec.clone();
    let mut said = Vec::new();
    for (axis, name) in [(&mut spec.rows, "rows"), (&mut spec.columns, "columns")] {
        let before = axis.len();
        axis.retain(|one| !matches!(one, Dimension::Attribute(id) if !study.attributes.contains(*id)));
        if axis.len() < before {
            said.push(format!("The attribute that made the {name} is no longer in the study."));
        }
    }
    for (order, name) in [(&mut spec.row_order, "rows"), (&mut spec.column_order, "columns")] {
        let gone = match order {
            Order::Attribute(id) => (!study.attributes.contains(*id)).then_some("attribute"),
            Order::Rating(id) => (!study.themes.contains(*id)).then_some("theme"),
            Order::Placement(id) => (!study.scales.contains(*id)).then_some("scale"),
            Order::Hand(keys) => {
                let before = keys.len();
                keys.retain(|key| there(study, *key));
                match before - keys.len() {
                    0 => {}
                    1 => said
                        .push(format!("One of the {name} put in order by hand is no longer in the study.")),
                    gone => said.push(format!(
                        "{gone} of the {name} put in order by hand are no longer in the study."
                    )),
                }
                None
            }
            _ => None,
        };
        if let Some(what) = gone {
            *order = Order::Study;
            said.push(format!("The {what} that the {name} were ordered by is no longer in the study."));
        }
    }
    let themes = spec.themes.len();
    spec.themes.retain(|id| study.themes.contains(*id));
    if spec.themes.len() < themes {
        said.push(if spec.themes.is_empty() {
            "The themes that were chosen are no longer in the study; all are shown.".to_owned()
        } else {
            "Some of the themes that were chosen are no longer in the study.".to_owned()
        });
    }
    // Nothing is shown more or less for these: what was left out or cut is gone itself.
    spec.without_units.retain(|id| study.units.contains(*id));
    spec.bands.retain(|id, _| study.attributes.contains(*id));
    (spec, said)
}

/// Whether what a key stands for is still there. Names, times and values are no records.
fn there(study: &Study, key: Key) -> bool {
    let id = match key {
        Key::Theme(id) => AnyId::Theme(id),
        Key::Case(id) => AnyId::Case(id),
        Key::Unit(id) => AnyId::Unit(id),
        Key::Level(id) => AnyId::Level(id),
        Key::Source(id) => AnyId::Source(id),
        Key::Coder(id) => AnyId::Coder(id),
        Key::Actor(id) => AnyId::Actor(id),
        Key::Value(id, _) | Key::Missing(Field::Attribute(id)) => AnyId::Attribute(id),
        Key::Polarity(_)
        | Key::SourceKind(_)
        | Key::EvidenceKind(_)
        | Key::Speaker(_)
        | Key::Period(_)
        | Key::Missing(_) => return true,
    };
    study.contains(id)
}
