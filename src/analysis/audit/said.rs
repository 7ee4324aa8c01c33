//! What an audit found, in sentences.

use super::{Clash, Due, Flaw, Flawed, Why};
use crate::analysis::{label_of, theme_name, words_of_claim};
use crate::study::{AbsenceKind, AnyId, CellPlace, EvidenceId, Study, ThemeId};

/// A claim by its number, a synthesis by its place and theme, anything else by its words.
pub fn where_is(study: &Study, id: AnyId) -> String {
    if let Some(label) = label_of(study, id) {
        return label;
    }
    match id {
        AnyId::Cell(cell) => match study.cells.get(cell) {
            Some(cell) => format!("synthesis of {}", of_cell(study, cell.place, cell.theme)),
            None => "a synthesis that is gone".to_owned(),
        },
        AnyId::Placement(one) => match study.placements.get(one) {
            Some(one) => {
                let case = study.cases.get(one.case).map_or("", |case| case.name.as_str());
                format!("placement “{}”, {case}", one.label)
            }
            None => "a placement that is gone".to_owned(),
        },
        other => words_of_claim(study, other),
    }
}

fn of_cell(study: &Study, place: CellPlace, theme: ThemeId) -> String {
    let name = match place {
        CellPlace::Case(case) => study.cases.get(case).map(|case| case.name.as_str()),
        CellPlace::Unit(unit) => study.units.get(unit).map(|unit| unit.name.as_str()),
    };
    format!("{}, {}", name.unwrap_or("no place"), theme_name(study, theme))
}

/// What a flaw is, in a sentence about the claim.
pub fn sentence(study: &Study, one: &Flawed) -> String {
    match one.flaw {
        Flaw::NotGrounded => not_grounded(study, one),
        Flaw::Stale => stale(study, &one.evidence),
        Flaw::Contradicted => {
            one.clashes.iter().map(|clash| clashes(study, clash)).collect::<Vec<_>>().join(" ")
        }
        Flaw::OneSided => "It speaks of several cases; its evidence comes from one.".to_owned(),
        Flaw::SingleSource => "All its evidence comes from one source.".to_owned(),
        Flaw::SingleCoder => "All its evidence was coded by one person.".to_owned(),
        Flaw::OnlySupporting => "Nothing that speaks against it is on record.".to_owned(),
    }
}

fn not_grounded(study: &Study, one: &Flawed) -> String {
    if one.parts.is_empty() {
        return match one.claim {
            AnyId::Recommendation(_) => "It rests on no proposition.".to_owned(),
            AnyId::Cell(_) => "No passage stands under it.".to_owned(),
            _ => "No evidence for it.".to_owned(),
        };
    }
    let parts: Vec<String> = one.parts.iter().map(|id| where_is(study, *id)).collect();
    format!("No evidence for it: it rests on {}, without evidence too.", parts.join(", "))
}

fn stale(study: &Study, ids: &[EvidenceId]) -> String {
    let gone = ids.iter().filter(|id| !study.evidence.contains(**id)).count();
    let passages = if ids.len() == 1 { "1 passage".to_owned() } else { format!("{} passages", ids.len()) };
    match gone {
        0 => format!("{passages} behind it changed, came or went since it was written."),
        all if all == ids.len() && all == 1 => "1 passage behind it was deleted.".to_owned(),
        all if all == ids.len() => format!("{passages} behind it were deleted."),
        some => format!(
            "{passages} behind it changed, came or went since it was written; {some} of them deleted."
        ),
    }
}

fn clashes(study: &Study, clash: &Clash) -> String {
    match clash {
        Clash::Opposite { place, theme, passages } => format!(
            "{}: {} of its own passages there say{} the opposite.",
            of_cell(study, *place, *theme),
            passages.len(),
            if passages.len() == 1 { "s" } else { "" }
        ),
        Clash::Marked { place, theme, level, kind } => {
            let level = level.and_then(|id| study.levels.get(id)).map(|level| format!(", {}", level.name));
            let said = match kind {
                AbsenceKind::NotRead => "not read",
                AbsenceKind::NothingFound => "nothing found",
                AbsenceKind::Contradicted => "contradicted",
                AbsenceKind::NotApplicable => "not applicable",
            };
            format!("{}{} is marked “{said}”.", of_cell(study, *place, *theme), level.unwrap_or_default())
        }
    }
}

impl Due {
    /// Why it is due, in a sentence.
    pub fn sentence(&self) -> &'static str {
        match self.why {
            Why::PolarityDiffers => "One case helps where the other hinders.",
            Why::MechanismsDiffer => "The same direction, by mechanisms that were written down differently.",
            Why::NotCompared => "Both cases have findings and no comparison names both.",
        }
    }
}
