//! Cells: synthesis, rule, rating, state and what an empty band means.

use super::check::{Context, put};
use super::command::CellEdit;
use super::draft::{Draft, Refusal};
use super::themes;
use crate::study::{Absence, AnyId, Cell, CellId, CellPlace, CellState, Kind, Record, Span, ThemeId, Tie};

pub(super) fn edit(
    draft: &mut Draft,
    place: CellPlace,
    theme: ThemeId,
    edit: &CellEdit,
    context: Context,
) -> Result<(), Refusal> {
    let id = CellId::of(place, theme);
    let old = draft.work.cells.get(id).cloned().unwrap_or_else(|| Cell::empty(place, theme));
    let mut cell = old.clone();
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
        CellEdit::Ties(ties) => {
            for tie in ties {
                Span { start: tie.start, end: tie.end }.slice(&cell.synthesis)?;
            }
            cell.ties.clone_from(ties);
        }
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
    // An empty cell is no record: taking an absence off it must not make one.
    if cell == old { Err(Refusal::Nothing) } else { put(draft, cell.into()) }
}

/// Ties of the parts of a text that stand before and after what changed; those inside are let go.
fn carried(old: &str, new: &str, ties: &[Tie]) -> Vec<Tie> {
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    ties.iter()
        .filter_map(|tie| {
            let (start, end) = (tie.start as usize, tie.end as usize);
            if end <= head {
                Some(tie.clone())
            } else if start >= old.len() - tail {
                let moved = |at: usize| (at + new.len() - old.len()) as u32;
                Some(Tie { start: moved(start), end: moved(end.max(start)), ..tie.clone() })
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
        let target = CellId::of(cell.place, into);
        themes::memos_over(draft, AnyId::Cell(cell.id), AnyId::Cell(target));
        draft.remove(AnyId::Cell(cell.id));
        let merged = match draft.work.cells.get(target) {
            Some(stays) => joined(stays.clone(), &cell),
            None => Cell { id: target, theme: into, ..(*cell).clone() },
        };
        draft.put(merged);
    }
}

/// One cell with what two cells hold. Where both hold something that can't stand side by side, the
/// one that stays has its way.
fn joined(mut stays: Cell, goes: &Cell) -> Cell {
    if goes.synthesis.is_empty() {
        // What stays has nothing to gain but what follows below.
    } else if stays.synthesis.is_empty() {
        stays.synthesis.clone_from(&goes.synthesis);
        stays.ties.clone_from(&goes.ties);
        stays.basis.clone_from(&goes.basis);
        stays.author = goes.author;
        stays.written = goes.written;
        stays.state = goes.state;
        stays.agreed_by.clone_from(&goes.agreed_by);
    } else {
        stays.synthesis.push_str("\n\n");
        let shift = stays.synthesis.len() as u32;
        stays.synthesis.push_str(&goes.synthesis);
        let moved = |tie: &Tie| Tie {
            start: tie.start.saturating_add(shift),
            end: tie.end.saturating_add(shift),
            ..tie.clone()
        };
        stays.ties.extend(goes.ties.iter().map(moved));
        stays.state = CellState::Draft;
        stays.agreed_by.clear();
        // Both texts need a second look: an empty basis makes the cell stale.
        stays.basis.clear();
    }
    if stays.rule.is_empty() {
        stays.rule.clone_from(&goes.rule);
    } else if !goes.rule.is_empty() && goes.rule != stays.rule {
        stays.rule = format!("{}\n\n{}", stays.rule, goes.rule);
    }
    stays.rating = stays.rating.or(goes.rating);
    for (level, absence) in &goes.absences {
        stays.absences.entry(*level).or_insert_with(|| absence.clone());
    }
    stays
}
