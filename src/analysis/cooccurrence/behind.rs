//! The passages that make two themes stand together.

use super::count::{Pieces, Seen};
use super::near::Near;
use super::picture;
use super::sweep::Sweep;
use super::{Chosen, CooccurrenceSpec};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::places::rows_by_source;
use crate::study::{CaseId, EvidenceId, Study, ThemeId};

/// A passage of the first theme and one of the second that stand together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Behind {
    /// Equal where one passage has both themes.
    pub evidence: [EvidenceId; 2],
    /// Whether the two are one of the matches that are counted.
    pub matched: bool,
}

/// The pairs of passages behind two themes, of all cases or of one, in the order of the sources. Empty
/// for themes that are not among those that are paired.
pub fn passages_behind(
    study: &Study,
    index: &Index,
    spec: &CooccurrenceSpec,
    lens: &Lens,
    themes: [ThemeId; 2],
    case: Option<CaseId>,
) -> Vec<Behind> {
    let filter = Filter::new(index, lens);
    let Ok(chosen) = Chosen::new(index, &filter, spec) else { return Vec::new() };
    let place = |theme: ThemeId| chosen.themes.iter().position(|one| *one == theme).map(|at| at as u32);
    let (Some(a), Some(b)) = (place(themes[0]), place(themes[1])) else { return Vec::new() };
    if a == b || chosen.nested(a, b) {
        return Vec::new();
    }
    let seen =
        Seen { study, index, filter: &filter, chosen: &chosen, places: index.places(study), near: spec.near };
    let (mut pieces, mut sweep) = (Pieces::default(), Sweep::default());
    let mut found: Vec<([u32; 2], bool)> = Vec::new();
    let case = case.map(|case| index.cases.number(case));
    for (source, rows) in rows_by_source(index) {
        let known = index.source_rows.get(source as usize);
        if known.is_none_or(|row| case.is_some_and(|case| row.case != case)) {
            continue;
        }
        seen.fill(source, rows, &mut pieces, |theme| theme == a || theme == b);
        let mut take = |themes: [u32; 2], rows: [u32; 2], matched: bool| {
            let rows = if themes[0] == a { rows } else { [rows[1], rows[0]] };
            found.push((rows, matched));
        };
        picture::run(&pieces.parts, spec.near == Near::Same, |met| take(met.themes, met.rows, met.matched));
        sweep.run(&mut pieces.pieces, &pieces.themes, |edge| {
            take(edge.themes, edge.pieces.map(|piece| piece.row), edge.matched);
        });
    }
    found.sort_unstable();
    let id = |row: u32| index.evidence_id(row as usize);
    found.into_iter().map(|(rows, matched)| Behind { evidence: rows.map(id), matched }).collect()
}
