//! The sections that a report can have. A section that has nothing to say gives no blocks and is left out.

mod cases;
mod checklists;
mod codebook;
mod comparisons;
mod continuum;
mod displays;
mod limits;
mod matrix;
mod method;
mod outliers;
mod propositions;
mod question;
mod recommendations;
mod structure;
mod tables;
mod themes;
mod trail;
mod weighing;

use super::doc::Block;
use super::making::Making;

pub struct Section {
    /// What it is called on the command line and by templates.
    pub key: &'static str,
    pub title: &'static str,
    /// Appendices have letters and no numbers.
    pub appendix: bool,
    /// 0: made in its turn; 1: when evidence is numbered; 2: when all places are known.
    pub late: u8,
    pub(super) make: fn(&mut Making<'_>) -> Vec<Block>,
}

impl Section {
    pub fn anchor(&self) -> String {
        format!("s-{}", self.key)
    }
}

const fn section(key: &'static str, title: &'static str, make: fn(&mut Making<'_>) -> Vec<Block>) -> Section {
    Section { key, title, appendix: false, late: 0, make }
}

const fn appendix(
    key: &'static str,
    title: &'static str,
    late: u8,
    make: fn(&mut Making<'_>) -> Vec<Block>,
) -> Section {
    Section { key, title, appendix: true, late, make }
}

/// All sections, in the order of a thesis.
pub const SECTIONS: &[Section] = &[
    section("question", "Question and design", question::make),
    section("cases", "Cases and fieldwork", cases::make),
    section("method", "Method", method::make),
    section("matrix", "Across the cases", matrix::make),
    section("themes", "Theme by theme", themes::make),
    section("comparisons", "Comparisons", comparisons::make),
    section("structure", "Actors and flows", structure::make),
    section("continuum", "Between the poles", continuum::make),
    section("propositions", "Propositions", propositions::make),
    section("outliers", "Outliers", outliers::make),
    section("limits", "Limits", limits::make),
    section("recommendations", "Recommendations", recommendations::make),
    appendix("codebook", "Codebook", 0, codebook::make),
    appendix("trail", "Audit trail", 1, trail::make),
    appendix("displays", "Displays kept in the study", 0, displays::make),
    appendix("checklists", "Reporting checklists", 2, checklists::make),
];
