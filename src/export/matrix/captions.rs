//! What must be said of a matrix for it to be read without the study at hand.

use std::collections::BTreeSet;

use super::of_matrix::Wish;
use crate::analysis::{CellKind, Dimension, Index, Lens, Matrix, MatrixSpec, Order, Periods, items_behind};
use crate::export::origin::origin;
use crate::study::{AnyId, Study};

/// `Findings by theme and by case × polarity`.
pub(super) fn title(study: &Study, spec: &MatrixSpec) -> String {
    let what = match spec.cell {
        CellKind::Evidence => "Evidence",
        CellKind::Findings => "Findings",
        CellKind::Sources => "Sources",
        CellKind::Units => "Units",
        CellKind::Words => "Words quoted",
        CellKind::Characters => "Characters quoted",
        CellKind::Presence => "Presence of evidence",
        CellKind::PolarityMix => "Polarity of evidence",
        CellKind::Synthesis => "Syntheses",
        CellKind::State => "States of the syntheses",
        CellKind::Cases => "Cases",
        CellKind::LevelMix => "Levels of evidence",
        CellKind::Share => "Share of the text",
        CellKind::Quotes => "Quotes",
        CellKind::Rating => "Ratings",
        CellKind::Association => "Association",
    };
    let axes = [&spec.rows, &spec.columns].into_iter().filter(|axis| !axis.is_empty());
    let axes = axes.map(|axis| axis.iter().map(|one| dimension(study, *one)).collect::<Vec<_>>().join(" × "));
    let by = axes.collect::<Vec<_>>().join(" and by ");
    if by.is_empty() { what.to_owned() } else { format!("{what} by {by}") }
}

fn dimension(study: &Study, dimension: Dimension) -> &str {
    match dimension {
        Dimension::Theme { .. } => "theme",
        Dimension::Case => "case",
        Dimension::CaseAndUnits => "case with its units",
        Dimension::Unit => "unit",
        Dimension::Level => "level",
        Dimension::Polarity => "polarity",
        Dimension::Source => "source",
        Dimension::SourceKind => "kind of source",
        Dimension::Coder => "coder",
        Dimension::EvidenceKind => "kind of evidence",
        Dimension::Actor => "actor",
        Dimension::Speaker => "speaker",
        Dimension::Period => "period",
        Dimension::Attribute(id) => study.attributes.get(id).map_or("attribute", |attribute| &attribute.name),
    }
}

/// What cannot be seen from the numbers.
pub(super) fn caption(
    study: &Study,
    index: &Index,
    matrix: &Matrix,
    spec: &MatrixSpec,
    lens: &Lens,
    wish: &Wish,
) -> Vec<String> {
    let mut out = Vec::new();
    let levels = || {
        let names: Vec<&str> = study.levels_in_order().iter().map(|level| level.name.as_str()).collect();
        format!("In a cell, evidence by level: {}, and without a level.", names.join(" · "))
    };
    let counts = match spec.cell {
        CellKind::Sources => "Cells count the different sources that evidence comes from.",
        CellKind::Units => "Cells count the different units that evidence speaks of.",
        CellKind::Words | CellKind::Characters => "Quotes that overlap count in full.",
        CellKind::Presence => "1: there is evidence; totals say in how many rows or columns there is.",
        CellKind::PolarityMix => "+ enabling, − constraining, ± mixed.",
        CellKind::Synthesis => "Where no synthesis is written, the number of pieces of evidence stands.",
        CellKind::State => "Where nothing is written, the number of pieces of evidence stands.",
        CellKind::Cases => "Cells count the different cases that have it, however often.",
        CellKind::LevelMix => &levels(),
        CellKind::Share => "Of the texts that somebody read; passages that overlap count once.",
        CellKind::Quotes => {
            "The passages weighted as telling come first, then the shortest of those with the polarity that \
             most have; where there is none, the number of pieces of evidence stands."
        }
        CellKind::Rating => "What the analysts rated the cell of case and theme.",
        CellKind::Association => {
            "How far the count is from what row and column let expect, in standard errors (adjusted \
             residual): beyond ±2 a cell stands out. Coded passages are not independent of one another, so \
             this describes and does not test."
        }
        CellKind::Evidence | CellKind::Findings => "",
    };
    out.push(counts.to_owned());
    out.extend(
        [(&spec.row_order, "Rows"), (&spec.column_order, "Columns")]
            .into_iter()
            .filter_map(|(order, which)| Some(format!("{which} stand by {}.", ordered_by(study, order)?))),
    );
    if !spec.themes.is_empty() {
        let name = |id| study.themes.get(id).map(|theme| theme.name.as_str());
        let names: Vec<&str> = spec.themes.iter().filter_map(|id| name(*id)).collect();
        out.push(format!("Only these themes, with those below them: {}.", names.join(", ")));
    }
    if spec.rows.iter().chain(&spec.columns).any(|one| *one == Dimension::Period) {
        out.push("A source stands in the period in which it begins.".to_owned());
        if let Periods::Named(bands) = &spec.periods {
            let band = |one: &crate::analysis::PeriodBand| format!("{}: {}–{}", one.name, one.from, one.to);
            out.push(format!("{}.", bands.iter().map(band).collect::<Vec<_>>().join("; ")));
        }
    }
    let of_themes = |axis: &[Dimension]| axis.iter().any(|one| matches!(one, Dimension::Theme { .. }));
    let nested = study.themes.iter().any(|theme| theme.parent.is_some());
    if nested && (of_themes(&spec.rows) || of_themes(&spec.columns)) {
        out.push(if spec.roll_up {
            "A theme holds the records of the themes below it too.".to_owned()
        } else {
            "A theme holds its own records only, not those of the themes below it.".to_owned()
        });
    }
    let records = if spec.cell == CellKind::Findings { "findings" } else { "pieces of evidence" };
    let mut within: Vec<String> =
        matrix.lens.iter().map(|(what, names)| format!("{what}: {names}")).collect();
    let left_out = study.cases_in_order().into_iter().flat_map(|case| study.units_of(case.id));
    let left_out: Vec<&str> = left_out
        .filter(|unit| spec.without_units.contains(&unit.id))
        .map(|unit| unit.name.as_str())
        .collect();
    if !left_out.is_empty() {
        within.push(format!("Without the units left out here: {}", left_out.join(", ")));
    }
    out.push(if within.is_empty() {
        format!("Drawn from all {} {records} of the study.", matrix.all)
    } else {
        format!("Within: {}. {} of {} {records}.", within.join("; "), matrix.in_lens, matrix.all)
    });
    out.push(coders(study, index, spec, lens));
    out.extend(origin(study, &wish.date));
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// Who coded or wrote what is counted.
fn coders(study: &Study, index: &Index, spec: &MatrixSpec, lens: &Lens) -> String {
    let mut unknown = false;
    let coders: BTreeSet<_> = items_behind(study, index, spec, lens, None, None)
        .into_iter()
        .filter_map(|id| match id {
            AnyId::Evidence(id) => study.evidence.get(id).map(|evidence| evidence.coder),
            AnyId::Finding(id) => {
                let author = study.findings.get(id).and_then(|finding| finding.author);
                unknown |= author.is_none();
                author
            }
            _ => None,
        })
        .collect();
    let mut names: Vec<&str> = study
        .coders_in_order()
        .into_iter()
        .filter(|coder| coders.contains(&coder.id))
        .map(|coder| coder.name.as_str())
        .collect();
    if unknown {
        names.push("not named");
    }
    match (names.is_empty(), spec.cell == CellKind::Findings) {
        (true, _) => String::new(),
        (_, true) => format!("Written by: {}.", names.join(", ")),
        (_, false) => format!("Coded by: {}.", names.join(", ")),
    }
}

/// What the headers stand by; nothing for the order of the study. Likeness and first axis say in a note
/// what they were worked out from.
fn ordered_by(study: &Study, order: &Order) -> Option<String> {
    Some(match order {
        Order::Study | Order::Similarity | Order::FirstAxis => return None,
        Order::Total => "total, the highest first".to_owned(),
        Order::Label => "name".to_owned(),
        Order::Hand(_) => "hand".to_owned(),
        Order::Spread => "spread: the highest value less the lowest, what differs most first".to_owned(),
        Order::Attribute(id) => study.attributes.get(*id)?.name.clone(),
        Order::Rating(id) => format!("the rating of {}, the highest first", study.themes.get(*id)?.name),
        Order::Placement(id) => format!("placement on {}, the highest first", study.scales.get(*id)?.name),
    })
}
