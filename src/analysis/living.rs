//! The living cell: what the analyst wrote, and whether its evidence is still what it was.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::Index;
use super::numbers::{IdMap, NONE};
use crate::study::{
    Absence, AnyId, Cell, CellId, CellPlace, CellState, Evidence, EvidenceId, LevelId, Study, ThemeId,
};

/// The evidence under a synthesis that is no longer what it was when the synthesis was written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stale {
    pub changed: Vec<EvidenceId>,
    pub added: Vec<EvidenceId>,
    /// Deleted, or moved out of the cell.
    pub removed: Vec<EvidenceId>,
}

impl Stale {
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn len(&self) -> usize {
        self.changed.len() + self.added.len() + self.removed.len()
    }
}

/// The cells that somebody wrote something in, by where they stand.
pub type Written = IdMap<(CellPlace, ThemeId), Arc<Cell>>;

/// How each of them stands.
pub type Statuses = IdMap<(CellPlace, ThemeId), Arc<CellStatus>>;

pub(super) fn written(study: &Study) -> Written {
    let cells = study.cells.ids().filter_map(|id| study.cells.shared(id));
    cells.map(|cell| ((cell.place, cell.theme), cell)).collect()
}

pub(super) fn statuses(study: &Study, index: &Index) -> Statuses {
    let places: Vec<_> = index.written().keys().copied().collect();
    let status = |(place, theme)| ((place, theme), Arc::new(cell_state(study, index, place, theme)));
    places.into_par_iter().map(status).collect::<Vec<_>>().into_iter().collect()
}

/// A cell as it stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CellStatus {
    /// What was written; `None` while nobody has.
    pub record: Option<Arc<Cell>>,
    /// Evidence under the cell now.
    pub evidence: usize,
    /// Empty while there is neither synthesis nor rating.
    pub stale: Stale,
}

impl CellStatus {
    pub fn synthesis(&self) -> &str {
        self.record.as_ref().map_or("", |cell| &cell.synthesis)
    }

    pub fn rating(&self) -> Option<u8> {
        self.record.as_ref().and_then(|cell| cell.rating)
    }

    pub fn state(&self) -> CellState {
        self.record.as_ref().map(|cell| cell.state).unwrap_or_default()
    }

    /// What the emptiness of a band (or, with `None`, of the whole cell) means.
    pub fn absence(&self, level: Option<LevelId>) -> Option<&Absence> {
        absence_of(self.record.as_deref()?, level)
    }

    pub fn absences(&self) -> Option<&BTreeMap<Option<LevelId>, Absence>> {
        self.record.as_ref().map(|cell| &cell.absences)
    }
}

/// A band that nothing is said about stands as its cell does.
pub(super) fn absence_of(cell: &Cell, level: Option<LevelId>) -> Option<&Absence> {
    cell.absences.get(&level).or_else(|| cell.absences.get(&None))
}

/// The rows of evidence under a cell: of the case with all its units, or of the unit; the theme with
/// its subtree.
pub fn rows_under(index: &Index, place: CellPlace, theme: ThemeId) -> Vec<u32> {
    match place {
        CellPlace::Case(case) => index.evidence_under_in(theme, index.rows_of_case(case)),
        CellPlace::Unit(unit) => {
            let number = index.units.number(unit);
            let mut rows = index.evidence_under(theme);
            rows.retain(|row| number != NONE && index.evidence.units.of(*row as usize) == [number]);
            rows
        }
    }
}

/// The evidence under a cell now, with its fingerprints, sorted by id: what a synthesis that is being
/// written rests on.
pub fn basis_now(study: &Study, index: &Index, place: CellPlace, theme: ThemeId) -> Vec<(EvidenceId, u64)> {
    let mut basis: Vec<_> = rows_under(index, place, theme)
        .into_iter()
        .filter_map(|row| study.evidence.get(index.evidence_id(row as usize)))
        .map(|evidence| (evidence.id, evidence.fingerprint()))
        .collect();
    basis.sort_unstable();
    basis
}

pub fn cell_state(study: &Study, index: &Index, place: CellPlace, theme: ThemeId) -> CellStatus {
    let record = study.cells.shared(CellId::of(place, theme));
    let written = record.as_deref().filter(|cell| !cell.synthesis.is_empty() || cell.rating.is_some());
    let Some(cell) = written else {
        return CellStatus {
            record,
            evidence: rows_under(index, place, theme).len(),
            stale: Stale::default(),
        };
    };
    let now = basis_now(study, index, place, theme);
    let stale = compare(&cell.basis, &now);
    CellStatus { evidence: now.len(), stale, record }
}

/// Both lists sorted by id.
fn compare(then: &[(EvidenceId, u64)], now: &[(EvidenceId, u64)]) -> Stale {
    let find = |list: &[(EvidenceId, u64)], id| {
        list.binary_search_by_key(&id, |(id, _)| *id).ok().map(|at| list[at].1)
    };
    let mut stale = Stale::default();
    for (id, mark) in then {
        match find(now, *id) {
            None => stale.removed.push(*id),
            Some(other) if other != *mark => stale.changed.push(*id),
            Some(_) => {}
        }
    }
    stale.added = now.iter().map(|(id, _)| *id).filter(|id| find(then, *id).is_none()).collect();
    stale
}

/// All evidence that some synthesis rests on and that was changed or deleted since, sorted.
pub fn changed_since_written(study: &Study) -> Vec<EvidenceId> {
    let mut changed: Vec<EvidenceId> = study
        .cells
        .iter()
        .filter(|cell| !cell.synthesis.is_empty() || cell.rating.is_some())
        .flat_map(|cell| &cell.basis)
        .filter(|(id, mark)| study.evidence.get(*id).map(Evidence::fingerprint) != Some(*mark))
        .map(|(id, _)| *id)
        .collect();
    changed.sort_unstable();
    changed.dedup();
    changed
}

/// The cells whose synthesis is stale, in the order of the codebook, then of the cases.
pub fn stale_cells(study: &Study, index: &Index) -> Vec<(AnyId, Stale)> {
    let mut stale: Vec<_> = index
        .statuses(study)
        .iter()
        .filter(|(_, status)| !status.stale.is_empty())
        .map(|((place, theme), status)| {
            let by_place = match place {
                CellPlace::Case(case) => (index.cases.number(*case), NONE),
                CellPlace::Unit(unit) => (NONE, index.units.number(*unit)),
            };
            let id = AnyId::Cell(CellId::of(*place, *theme));
            (index.themes.number(*theme), by_place, (id, status.stale.clone()))
        })
        .collect();
    stale.sort_by_key(|(theme, place, (id, _))| (*theme, *place, *id));
    stale.into_iter().map(|(_, _, cell)| cell).collect()
}
