//! Placements on a scale, each with its range.

use crate::analysis::Lens;
use crate::study::{CaseId, PlacementId, ScaleId, Study};

/// One scale and what stands on it, highest first.
#[derive(Clone, PartialEq, Debug)]
pub struct Continuum {
    pub scale: ScaleId,
    pub name: String,
    pub low: String,
    pub high: String,
    pub top: u8,
    pub note: String,
    pub marks: Vec<PlacementMark>,
    /// Placements on the scale, whatever the lens.
    pub all: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub struct PlacementMark {
    pub id: PlacementId,
    pub case: CaseId,
    pub label: String,
    pub case_name: String,
    pub unit_name: String,
    pub score: f64,
    pub low: f64,
    pub high: f64,
    pub reason: String,
    pub coder: String,
}

/// All scales in the order they were made in. Of the lens, cases, units and coders are obeyed: a
/// placement has nothing else to go by.
pub fn continua(study: &Study, lens: &Lens) -> Vec<Continuum> {
    study.scales.ids().filter_map(|id| continuum(study, lens, id)).collect()
}

fn continuum(study: &Study, lens: &Lens, id: ScaleId) -> Option<Continuum> {
    let scale = study.scales.get(id)?;
    let all = study.placements_of(id);
    let mut marks: Vec<PlacementMark> = all
        .iter()
        .filter(|placement| {
            let unit = placement.unit;
            (lens.cases.is_empty() || lens.cases.contains(&placement.case))
                && (lens.units.is_empty() || unit.is_some_and(|unit| lens.units.contains(&unit)))
                && unit.is_none_or(|unit| !lens.excluded_units.contains(&unit))
                && (lens.coders.is_empty()
                    || placement.coder.is_some_and(|coder| lens.coders.contains(&coder)))
        })
        .map(|placement| PlacementMark {
            id: placement.id,
            case: placement.case,
            label: placement.label.clone(),
            case_name: study.cases.get(placement.case).map_or_else(String::new, |case| case.name.clone()),
            unit_name: placement
                .unit
                .and_then(|unit| study.units.get(unit))
                .map_or_else(String::new, |unit| unit.name.clone()),
            score: placement.score,
            low: placement.low,
            high: placement.high,
            reason: placement.reason.clone(),
            coder: placement
                .coder
                .and_then(|coder| study.coders.get(coder))
                .map_or_else(String::new, |coder| coder.initials.clone()),
        })
        .collect();
    // Equal scores stay in the order of the study.
    marks.sort_by(|one, other| other.score.total_cmp(&one.score));
    Some(Continuum {
        scale: id,
        name: scale.name.clone(),
        low: scale.low.name.clone(),
        high: scale.high.name.clone(),
        top: scale.top,
        note: scale.note.clone(),
        marks,
        all: all.len(),
    })
}
