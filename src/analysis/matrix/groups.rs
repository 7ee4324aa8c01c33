//! Values of cases and sources that records inherit: attributes of the case, the time of the source.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::slots::Slot;
use crate::analysis::index::Index;
use crate::analysis::numbers::NONE;
use crate::study::matrix::{Dimension, Key, MatrixSpec, Period, Periods, mark};
use crate::study::{AttributeId, AttributeKind, Study, Value};

/// One dimension of this kind: its headers, and which of them each case or source stands under.
#[derive(Default)]
pub(super) struct Group {
    pub slots: Vec<Slot>,
    /// By the number of the case or source; [`NONE`]: no value.
    pub of: Vec<u32>,
}

#[derive(Default)]
pub(super) struct Groups {
    attributes: BTreeMap<AttributeId, Group>,
    periods: Group,
}

impl Groups {
    pub fn new(study: &Study, index: &Index, spec: &MatrixSpec) -> Self {
        let mut groups = Self::default();
        for dimension in spec.rows.iter().chain(&spec.columns) {
            match dimension {
                Dimension::Attribute(id) => {
                    groups.attributes.entry(*id).or_insert_with(|| attribute(study, index, spec, *id));
                }
                Dimension::Period => groups.periods = periods(study, index, &spec.periods),
                _ => {}
            }
        }
        groups
    }

    pub fn of(&self, dimension: Dimension) -> Option<&Group> {
        match dimension {
            Dimension::Attribute(id) => self.attributes.get(&id),
            Dimension::Period => Some(&self.periods),
            _ => None,
        }
    }

    /// Whether a case has this value; `None` for other keys.
    pub fn case_has(&self, case: u32, key: Key) -> Option<bool> {
        match key {
            Key::Value(id, _) => Some(self.attributes.get(&id)?.key(case) == Some(key)),
            Key::Missing(crate::study::matrix::Field::Attribute(id)) => {
                Some(self.attributes.get(&id)?.key(case).is_none())
            }
            _ => None,
        }
    }

    /// Whether a source is of this time; `None` for other keys.
    pub fn source_has(&self, source: u32, key: Key) -> Option<bool> {
        match key {
            Key::Period(_) => Some(self.periods.key(source) == Some(key)),
            Key::Missing(crate::study::matrix::Field::Period) => Some(self.periods.key(source).is_none()),
            _ => None,
        }
    }
}

impl Group {
    fn key(&self, number: u32) -> Option<Key> {
        let slot = *self.of.get(number as usize)?;
        self.slots.get(slot as usize).map(|slot| slot.key)
    }

    /// From a key and a label for each case or source, and how the keys stand.
    fn from(values: Vec<Option<Slot>>, mut compare: impl FnMut(usize, usize) -> Ordering) -> Self {
        let mut firsts: Vec<usize> = Vec::new();
        for (at, slot) in values.iter().enumerate() {
            let known = |first: &usize| values[*first].as_ref().map(|slot| slot.key);
            if let Some(slot) = slot
                && !firsts.iter().any(|first| known(first) == Some(slot.key))
            {
                firsts.push(at);
            }
        }
        firsts.sort_by(|one, other| compare(*one, *other));
        let slots: Vec<Slot> = firsts.iter().filter_map(|at| values[*at].clone()).collect();
        let numbers: BTreeMap<Key, u32> = (0..).zip(&slots).map(|(at, slot)| (slot.key, at)).collect();
        let of = values.iter().map(|slot| slot.as_ref().map_or(NONE, |slot| numbers[&slot.key])).collect();
        Self { slots, of }
    }
}

fn attribute(study: &Study, index: &Index, spec: &MatrixSpec, id: AttributeId) -> Group {
    let attribute = study.attributes.get(id);
    let values: Vec<Option<&Value>> =
        index.cases.ids().iter().map(|case| study.cases.get(*case)?.values.get(&id)).collect();
    let cuts = spec.bands.get(&id).filter(|cuts| !cuts.is_empty());
    let slot = |label: String| Slot { key: Key::Value(id, mark(&label)), label, depth: 0 };
    if let Some(cuts) = cuts
        && values.iter().flatten().any(|value| matches!(value, Value::Number(_) | Value::Date(_)))
    {
        let bands: Vec<Option<usize>> = values.iter().map(|value| band_of(value.as_ref()?, cuts)).collect();
        let dates = values.iter().flatten().any(|value| matches!(value, Value::Date(_)));
        let slots = bands.iter().map(|band| band.map(|band| slot(band_name(cuts, band, dates)))).collect();
        return Group::from(slots, |one, other| bands[one].cmp(&bands[other]));
    }
    let name = attribute.map_or("", |attribute| &attribute.name);
    let choices: &[String] = match attribute.map(|attribute| &attribute.kind) {
        Some(AttributeKind::Choice(choices)) => choices,
        _ => &[],
    };
    let slots = values.iter().map(|value| Some(slot(value_label(value.as_ref()?, name)?))).collect();
    Group::from(slots, |one, other| match (values[one], values[other]) {
        // Choices stand as the attribute lists them.
        (Some(Value::Choice(one)), Some(Value::Choice(other))) => {
            let place = |value: &String| choices.iter().position(|choice| choice == value);
            place(one).cmp(&place(other)).then_with(|| one.cmp(other))
        }
        (one, other) => super::order::compare_values(one, other),
    })
}

/// A value in words; `None` where there is nothing to show.
pub(super) fn value_label(value: &Value, attribute: &str) -> Option<String> {
    let label = match value {
        Value::Text(text) | Value::Date(text) | Value::Choice(text) => text.trim().to_owned(),
        Value::Number(number) => format!("{number}"),
        Value::YesNo(true) => format!("{attribute}: yes"),
        Value::YesNo(false) => format!("{attribute}: no"),
    };
    (!label.is_empty()).then_some(label)
}

/// How many cuts lie at or below a value: its band.
fn band_of(value: &Value, cuts: &[String]) -> Option<usize> {
    match value {
        Value::Number(number) => Some(
            cuts.iter().filter_map(|cut| cut.trim().parse::<f64>().ok()).filter(|cut| cut <= number).count(),
        ),
        Value::Date(date) => {
            let day = first_day(date)?;
            Some(cuts.iter().filter_map(|cut| first_day(cut)).filter(|cut| *cut <= day).count())
        }
        _ => None,
    }
}

fn band_name(cuts: &[String], band: usize, dates: bool) -> String {
    let below = if dates { "before" } else { "below" };
    match (band.checked_sub(1).and_then(|at| cuts.get(at)), cuts.get(band)) {
        (None, Some(to)) => format!("{below} {to}"),
        (Some(from), Some(to)) => format!("{from} to {below} {to}"),
        (Some(from), None) if dates => format!("from {from}"),
        (Some(from), None) => format!("{from} and above"),
        (None, None) => String::new(),
    }
}

type Day = (u16, u8, u8);

/// Year, month and day with which a date in words begins; what is not said is 1. `2007–2008` begins
/// with 2007; a text without a year of four digits is no date.
fn first_day(text: &str) -> Option<Day> {
    let (year, month, day) = date_parts(text)?;
    Some((year, month.unwrap_or(1), day.unwrap_or(1)))
}

fn last_day(text: &str) -> Option<Day> {
    let (year, month, day) = date_parts(text)?;
    Some((year, month.unwrap_or(12), day.unwrap_or(31)))
}

fn date_parts(text: &str) -> Option<(u16, Option<u8>, Option<u8>)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let start = (0..bytes.len())
        .find(|at| (*at..at + 4).all(&digit) && !digit(at + 4) && (*at == 0 || !digit(at - 1)))?;
    let year = text.get(start..start + 4)?.parse().ok()?;
    let two = |at: usize, most: u8| {
        let dashed = bytes.get(at) == Some(&b'-') && digit(at + 1) && digit(at + 2) && !digit(at + 3);
        let number: u8 = text.get(at + 1..at + 3).filter(|_| dashed)?.parse().ok()?;
        (1..=most).contains(&number).then_some(number)
    };
    let month = two(start + 4, 12);
    Some((year, month, month.and_then(|_| two(start + 7, 31))))
}

fn periods(study: &Study, index: &Index, periods: &Periods) -> Group {
    let slots: Vec<Option<Slot>> = index
        .sources
        .ids()
        .iter()
        .map(|source| {
            let date = &study.sources.get(*source)?.date;
            let (year, month, _) = date_parts(date)?;
            let (period, label) = match periods {
                Periods::Years => (Period::Year(year), format!("{year:04}")),
                // A source of which only the year is known is of no month.
                Periods::Months => (Period::Month(year, month?), format!("{year:04}-{:02}", month?)),
                Periods::Named(bands) => {
                    let day = first_day(date)?;
                    let at = bands.iter().position(|band| {
                        first_day(&band.from).is_none_or(|from| from <= day)
                            && last_day(&band.to).is_none_or(|to| day <= to)
                    })?;
                    (Period::Band(u16::try_from(at).ok()?), bands[at].name.clone())
                }
            };
            Some(Slot { key: Key::Period(period), label, depth: 0 })
        })
        .collect();
    let key = |at: usize| slots[at].as_ref().map(|slot| slot.key);
    Group::from(slots.clone(), |one, other| key(one).cmp(&key(other)))
}
