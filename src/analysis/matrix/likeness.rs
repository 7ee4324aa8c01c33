//! Orders that are worked out from what stands in the lines: by likeness, and by the first axis of a
//! correspondence analysis.

use std::collections::BTreeMap;

use super::order::Side;
use super::tree::Likeness;
use super::{MatrixCell, Note};
use crate::analysis::cluster::average_linkage;
use crate::analysis::correspondence::correspondence;
use crate::analysis::similarity::{self, cosine};
use crate::study::AbsenceKind;
use crate::study::matrix::{CellKind, MatrixSpec, Measure};

/// More lines than this take longer to put side by side than anybody waits for.
const MOST_LINES: usize = 500;
/// The shorter side of the table of a correspondence analysis.
const MOST_AXES: usize = 200;

/// Lines with what they stand by, what to say of it, and the tree where there is one; `None`: it can't be
/// worked out.
pub(super) type Placed = Option<(BTreeMap<usize, f64>, Note, Option<Likeness>)>;

/// Whether lines are alike by what they have, or by how much.
fn by_presence(spec: &MatrixSpec) -> bool {
    let amounts = matches!(spec.cell, CellKind::Share | CellKind::Rating | CellKind::Association);
    !amounts && (spec.measure == Measure::Raw || !spec.cell.is_count())
}

/// 1 or 0; nothing where nobody could have found anything.
fn present(cell: &MatrixCell) -> Option<f64> {
    match cell.absence {
        Some(AbsenceKind::NotRead | AbsenceKind::NotApplicable) if cell.count == 0 => None,
        _ => Some(f64::from(u8::from(cell.count > 0))),
    }
}

/// Lines side by side so that neighbours are as alike as can be: average linkage of 1 − likeness, the
/// leaves in their best order. Lines that hold nothing get no place.
pub(super) fn by_likeness(spec: &MatrixSpec, side: &Side<'_>, kept: &[usize], across: &[usize]) -> Placed {
    let presence = by_presence(spec);
    let value = |cell: MatrixCell| if presence { present(&cell) } else { cell.value };
    let lines: Vec<(usize, Vec<Option<f64>>)> = kept
        .iter()
        .map(|at| (*at, across.iter().map(|other| value((side.cell)(*at, *other))).collect()))
        .filter(|(_, line): &(usize, Vec<Option<f64>>)| line.iter().flatten().any(|one| *one != 0.0))
        .collect();
    if lines.len() > MOST_LINES {
        return None;
    }
    let alike = |one: usize, other: usize| {
        let (x, y) = (&lines[one].1, &lines[other].1);
        if presence {
            let fields = similarity::four_fields(x, y);
            let any = fields.a + fields.b + fields.c;
            (any > 0).then(|| f64::from(fields.a) / f64::from(any))
        } else {
            let known = x.iter().zip(y).filter_map(|(x, y)| Some(((*x)?, (*y)?)));
            cosine(known)
        }
    };
    // Rounding must not put two lines nearer than at one place. Of whom nothing is known in common, they
    // are not alike.
    let tree = average_linkage(lines.len(), |one, other| (1.0 - alike(one, other).unwrap_or(0.0)).max(0.0));
    let places = tree.order.iter().enumerate().map(|(place, at)| (lines[*at].0, place as f64)).collect();
    let note = Note::ByLikeness { columns: side.columns, cosine: !presence, tied: tree.tied };
    let lines = lines.into_iter().map(|(line, _)| line).collect();
    Some((places, note, Some(Likeness { lines, merges: tree.merges })))
}

/// Lines by where the first axis of a correspondence analysis of the counts puts them. Lines that hold
/// nothing get no place.
pub(super) fn by_first_axis(side: &Side<'_>, kept: &[usize], across: &[usize]) -> Placed {
    let (many, few) = (kept.len().max(across.len()), kept.len().min(across.len()));
    if many > MOST_LINES || few > MOST_AXES {
        return None;
    }
    let count = |at: &usize, other: &usize| (side.count)(*at, *other) as f64;
    // Always the table as it is shown: so rows and columns look along the axis the same way.
    let table: Vec<Vec<f64>> = if side.columns {
        across.iter().map(|row| kept.iter().map(|column| count(column, row)).collect()).collect()
    } else {
        kept.iter().map(|row| across.iter().map(|column| count(row, column)).collect()).collect()
    };
    let found = correspondence(&table).ok()?;
    let points = if side.columns { &found.columns } else { &found.rows };
    let places = points.iter().filter_map(|point| Some((*kept.get(point.at)?, *point.principal.first()?)));
    let share = found.percent().first().copied().unwrap_or_default();
    let note = Note::ByFirstAxis { columns: side.columns, per_mille: (share * 10.0).round() as u32 };
    Some((places.collect(), note, None))
}
