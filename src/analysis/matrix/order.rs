//! Which headers are kept, and how they stand.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::axis::Axis;
use super::cells::Asked;
use super::likeness::{by_first_axis, by_likeness};
use super::tree::Likeness;
use super::{Header, MatrixCell, Note};
use crate::study::matrix::{Key, Order};
use crate::study::{CaseId, CellPlace, ScaleId, Study, Value};

/// One axis to be put in order. Lines of the other axis come second.
pub(super) struct Side<'a> {
    pub order: &'a Order,
    pub columns: bool,
    pub axis: &'a Axis,
    pub other: &'a Axis,
    /// Whether anything stands under a header.
    pub holds: &'a dyn Fn(usize) -> bool,
    /// What is counted there.
    pub total: &'a dyn Fn(usize) -> u64,
    pub cell: &'a dyn Fn(usize, usize) -> MatrixCell,
    pub count: &'a dyn Fn(usize, usize) -> u64,
}

/// Numbers of the headers that are kept, in the order in which they stand, and the tree that put them so.
pub(super) fn arrange(
    asked: &Asked<'_>,
    side: &Side<'_>,
    notes: &mut Vec<Note>,
) -> (Vec<usize>, Option<Likeness>) {
    let mut tree = None;
    let headers = &side.axis.headers;
    let missing = |at: usize| headers[at].keys.iter().any(|key| matches!(key, Key::Missing(_)));
    let show_empty = asked.spec.show_empty;
    let kept: Vec<usize> =
        (0..headers.len()).filter(|at| (show_empty && !missing(*at)) || (side.holds)(*at)).collect();
    let marks = match side.order {
        Order::Spread => {
            let across = leaves(side.other);
            let of = |at: &usize| spread(across.iter().map(|line| (side.cell)(*at, *line).value));
            kept.iter().map(|at| (*at, -of(at))).collect()
        }
        Order::Similarity | Order::FirstAxis => {
            let across = leaves(side.other);
            let placed = match side.order {
                Order::Similarity => by_likeness(asked.spec, side, &kept, &across),
                _ => by_first_axis(side, &kept, &across),
            };
            let Some((places, note, found)) = placed else {
                notes.push(Note::NoSuchOrder);
                return (kept, None);
            };
            notes.push(note);
            tree = found;
            places
        }
        _ => BTreeMap::new(),
    };
    (sorted(asked, side.order, headers, kept, side.total, &marks), tree)
}

/// Lines of an axis that hold no other ones.
fn leaves(axis: &Axis) -> Vec<usize> {
    let most = axis.headers.iter().map(|header| header.keys.len()).max().unwrap_or(0);
    (0..axis.headers.len()).filter(|at| axis.headers[*at].keys.len() == most).collect()
}

/// The highest value less the lowest; 0 where there are not two. Cells without a value are passed over.
pub(super) fn spread(values: impl Iterator<Item = Option<f64>>) -> f64 {
    let values: Vec<f64> = values.flatten().collect();
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(*one), high.max(*one)));
    if values.is_empty() { 0.0 } else { high - low }
}

/// Headers that move as one: those of one outer value, or a single one of them.
struct Group {
    depth: u16,
    /// Which of the keys tells groups of this layer apart.
    key: usize,
    members: Vec<usize>,
}

fn sorted(
    asked: &Asked<'_>,
    order: &Order,
    headers: &[Header],
    kept: Vec<usize>,
    total: &dyn Fn(usize) -> u64,
    marks: &BTreeMap<usize, f64>,
) -> Vec<usize> {
    let study = asked.study;
    if *order == Order::Study {
        return kept;
    }
    let amount = |group: &Group| -> u64 {
        match group.members.first() {
            Some(head) if headers[*head].keys.len() == group.key + 1 => total(*head),
            _ => group.members.iter().map(|at| total(*at)).sum(),
        }
    };
    let compare = |one: &Group, other: &Group| {
        let head = |group: &Group| &headers[group.members[0]];
        let key = |group: &Group| head(group).keys.get(group.key).copied();
        // Records without a value stand last, whatever the order.
        let missing = |group: &Group| matches!(key(group), Some(Key::Missing(_)));
        missing(one).cmp(&missing(other)).then_with(|| match order {
            Order::Study => Ordering::Equal,
            Order::Total => amount(other).cmp(&amount(one)),
            Order::Label => {
                let label = |group: &Group| head(group).labels.get(group.key).map(|l| l.to_lowercase());
                label(one).cmp(&label(other))
            }
            Order::Attribute(attribute) => {
                let value = |group: &Group| {
                    let case = key(group).and_then(|key| case_of(study, key))?;
                    study.cases.get(case)?.values.get(attribute)
                };
                compare_values(value(one), value(other))
            }
            Order::Spread | Order::Similarity | Order::FirstAxis => {
                // A group stands where the first of its headers would; what is empty stands last.
                let mark = |group: &Group| {
                    let marks = group.members.iter().filter_map(|at| marks.get(at));
                    marks.copied().fold(f64::INFINITY, f64::min)
                };
                mark(one).total_cmp(&mark(other))
            }
            Order::Rating(theme) => {
                let rating = |group: &Group| {
                    let place = cell_place(key(group)?)?;
                    asked.index.written().get(&(place, *theme))?.rating.map(f64::from)
                };
                highest_first(rating(one), rating(other))
            }
            Order::Placement(scale) => {
                let score = |group: &Group| placed(study, *scale, cell_place(key(group)?)?);
                highest_first(score(one), score(other))
            }
            Order::Hand(listed) => {
                let place = |group: &Group| {
                    let key = key(group);
                    listed.iter().position(|listed| Some(*listed) == key).unwrap_or(usize::MAX)
                };
                place(one).cmp(&place(other))
            }
        })
    };
    let depth = |members: &[usize]| members.iter().map(|at| headers[*at].depth).min().unwrap_or(0);
    let outer = kept
        .chunk_by(|one, other| headers[*one].keys.first() == headers[*other].keys.first())
        .map(|members| Group { depth: depth(members), key: 0, members: members.to_vec() })
        .collect();
    let mut out = Vec::with_capacity(kept.len());
    for group in sort_tree(outer, &compare) {
        let subtotal = usize::from(headers[group.members[0]].keys.len() == 1);
        out.extend_from_slice(&group.members[..subtotal]);
        let inner = group.members[subtotal..]
            .iter()
            .map(|at| Group { depth: headers[*at].depth, key: 1, members: vec![*at] })
            .collect();
        out.extend(sort_tree(inner, &compare).into_iter().flat_map(|group| group.members));
    }
    out
}

/// Sorts siblings; what is set in under a group moves with it.
fn sort_tree(groups: Vec<Group>, compare: &dyn Fn(&Group, &Group) -> Ordering) -> Vec<Group> {
    let mut blocks: Vec<(Group, Vec<Group>)> = Vec::new();
    for group in groups {
        match blocks.last_mut() {
            Some((head, under)) if group.depth > head.depth => under.push(group),
            _ => blocks.push((group, Vec::new())),
        }
    }
    blocks.sort_by(|(one, _), (other, _)| compare(one, other));
    let mut out = Vec::new();
    for (head, under) in blocks {
        out.push(head);
        if !under.is_empty() {
            out.extend(sort_tree(under, compare));
        }
    }
    out
}

fn cell_place(key: Key) -> Option<CellPlace> {
    match key {
        Key::Case(case) => Some(CellPlace::Case(case)),
        Key::Unit(unit) => Some(CellPlace::Unit(unit)),
        _ => None,
    }
}

fn highest_first(one: Option<f64>, other: Option<f64>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// Where a case or unit stands on a scale: the mean score of its placements. Those of its units are
/// asked for a case only where it has none of its own.
fn placed(study: &Study, scale: ScaleId, place: CellPlace) -> Option<f64> {
    let on_scale = || study.placements.iter().filter(|one| one.scale == scale);
    let mean = |scores: Vec<f64>| {
        let count = scores.len() as f64;
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / count)
    };
    match place {
        CellPlace::Unit(unit) => {
            mean(on_scale().filter(|one| one.unit == Some(unit)).map(|one| one.score).collect())
        }
        CellPlace::Case(case) => {
            let of_case = || on_scale().filter(|one| one.case == case);
            let own = of_case().filter(|one| one.unit.is_none()).map(|one| one.score).collect();
            mean(own).or_else(|| mean(of_case().map(|one| one.score).collect()))
        }
    }
}

fn case_of(study: &Study, key: Key) -> Option<CaseId> {
    match key {
        Key::Case(case) => Some(case),
        Key::Unit(unit) => study.units.get(unit).map(|unit| unit.case),
        Key::Source(source) => study.sources.get(source).map(|source| source.case),
        _ => None,
    }
}

pub(super) fn compare_values(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    match (one, other) {
        (Some(Value::Number(a)), Some(Value::Number(b))) => a.total_cmp(b),
        (Some(Value::YesNo(a)), Some(Value::YesNo(b))) => a.cmp(b),
        (
            Some(Value::Text(a) | Value::Date(a) | Value::Choice(a)),
            Some(Value::Text(b) | Value::Date(b) | Value::Choice(b)),
        ) => a.cmp(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}
