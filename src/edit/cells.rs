//! Cells: synthesis, rule, rating, state and what an empty band means.

use super::check::{Context, put};
use super::command::CellEdit;
use super::draft::{Draft, Refusal};
use crate::study::{Absence, AnyId, Cell, CellId, CellPlace, CellState, Kind, Record, ThemeId, Tie};

pub(super) fn edit(
    draft: &mut Draft,
    place: CellPlace,
    theme: ThemeId,
    edit: &CellEdit,
    context: Context,
) -> Result<(), Refusal> {
    let id = CellId::of(place, theme);
    let mut cell = draft.work.cells.get(id).cloned().unwrap_or_else(|| Cell::empty(place, theme));
    match edit {
        CellEdit::Synthesis { text, basis } => {
            if cell.synthesis == *text {
                return Err(Refusal::Nothing);
            }
            cell.ties = carried(&cell.synthesis, text, &cell.ties);
            cell.synthesis.clone_from(text);
            cell.basis.clone_from(basis);
            cell.author = context.coder;
            cell.written = context.now;
            // A new wording is nobody's agreement yet.
            cell.state = CellState::Draft;
            cell.agreed_by.clear();
        }
        CellEdit::StillHolds { basis } => cell.basis.clone_from(basis),
        CellEdit::Rule(rule) => cell.rule.clone_from(rule),
        CellEdit::Rating(rating) => cell.rating = *rating,
        CellEdit::State(state) => {
            cell.state = *state;
            if *state == CellState::Agreed {
                cell.agreed_by.extend(context.coder);
                cell.agreed_by.sort();
                cell.agreed_by.dedup();
            } else {
                cell.agreed_by.clear();
            }
        }
        CellEdit::Ties(ties) => cell.ties.clone_from(ties),
        CellEdit::Absence { level, kind, note } => match kind {
            Some(kind) => {
                let absence = Absence { kind: *kind, note: note.clone(), by: context.coder, at: context.now };
                cell.absences.insert(*level, absence);
            }
            None => {
                cell.absences.remove(level);
            }
        },
    }
    put(draft, cell.into())
}

/// Ties of the parts of a text that stand before and after what changed; those inside are let go.
fn carried(old: &str, new: &str, ties: &[Tie]) -> Vec<Tie> {
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    let shift = new.len() as i64 - old.len() as i64;
    ties.iter()
        .filter_map(|tie| {
            let (start, end) = (tie.start as usize, tie.end as usize);
            if end <= head {
                Some(tie.clone())
            } else if start >= old.len() - tail {
                let moved = |at: usize| (at as i64 + shift) as u32;
                Some(Tie { start: moved(start), end: moved(end), ..tie.clone() })
            } else {
                None
            }
        })
        .collect()
}

/// Brings the cells of a theme that goes into those of the theme that takes its place.
pub(super) fn merge_theme(draft: &mut Draft, from: ThemeId, into: ThemeId) {
    for record in draft.work.records(Kind::Cell) {
        let Record::Cell(cell) = record else { continue };
        if cell.theme != from {
            continue;
        }
        draft.remove(AnyId::Cell(cell.id));
        let target = CellId::of(cell.place, into);
        let mut merged =
            draft.work.cells.get(target).cloned().unwrap_or_else(|| Cell::empty(cell.place, into));
        if merged.synthesis.is_empty() {
            merged = Cell { id: target, theme: into, absences: merged.absences, ..(*cell).clone() };
        } else if !cell.synthesis.is_empty() {
            merged.synthesis = format!("{}\n\n{}", merged.synthesis, cell.synthesis);
            merged.state = CellState::Draft;
            merged.agreed_by.clear();
            // Both texts need a second look: an empty basis makes the cell stale.
            merged.basis.clear();
        }
        for (level, absence) in &cell.absences {
            merged.absences.entry(*level).or_insert_with(|| absence.clone());
        }
        draft.put(merged);
    }
}
