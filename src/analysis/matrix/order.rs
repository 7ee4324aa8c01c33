//! Which headers are kept, and how they stand.

use std::cmp::Ordering;

use super::axis::Axis;
use super::spec::{Key, Order};
use super::{Header, MatrixSpec};
use crate::study::{CaseId, Study, Value};

/// Numbers of the headers that are kept, in the order in which they stand. `holds` says whether
/// anything stands under a header, `total` what is counted there.
pub(super) fn arrange(
    study: &Study,
    spec: &MatrixSpec,
    order: &Order,
    axis: &Axis,
    holds: &dyn Fn(usize) -> bool,
    total: &dyn Fn(usize) -> u64,
) -> Vec<usize> {
    let missing = |at: usize| axis.headers[at].keys.iter().any(|key| matches!(key, Key::Missing(_)));
    let kept =
        (0..axis.headers.len()).filter(|at| (spec.show_empty && !missing(*at)) || holds(*at)).collect();
    sorted(study, order, &axis.headers, kept, total)
}

/// Headers that move as one: those of one outer value, or a single one of them.
struct Group {
    depth: u16,
    /// Which of the keys tells groups of this layer apart.
    key: usize,
    members: Vec<usize>,
}

fn sorted(
    study: &Study,
    order: &Order,
    headers: &[Header],
    kept: Vec<usize>,
    total: &dyn Fn(usize) -> u64,
) -> Vec<usize> {
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

fn case_of(study: &Study, key: Key) -> Option<CaseId> {
    match key {
        Key::Case(case) => Some(case),
        Key::Unit(unit) => study.units.get(unit).map(|unit| unit.case),
        Key::Source(source) => study.sources.get(source).map(|source| source.case),
        _ => None,
    }
}

fn compare_values(one: Option<&Value>, other: Option<&Value>) -> Ordering {
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
