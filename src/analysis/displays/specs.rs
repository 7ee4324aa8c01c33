//! What each ready display asks the engine for, from what the study holds.

use crate::study::matrix::{CellKind, Dimension, MatrixSpec, Order};
use crate::study::{AttributeId, AttributeKind, Kind, MarkKind, ScaleId, Study, ThemeId};

/// What the analyst chose for a display; what is left open is taken from the study.
#[derive(Clone, Default, Debug)]
pub struct Choices {
    /// The main theme, the concept, or the theme of outcomes.
    pub theme: Option<ThemeId>,
    /// The outcome, or the two attributes that are crossed.
    pub attributes: Vec<AttributeId>,
    /// The scale that stands for the outcome.
    pub scale: Option<ScaleId>,
}

type Made = Result<MatrixSpec, String>;

fn themes(study: &Study) -> Result<(), String> {
    if study.themes.is_empty() { Err("The codebook has no themes yet.".to_owned()) } else { Ok(()) }
}

fn all_themes() -> Dimension {
    Dimension::Theme { depth: None }
}

fn top_themes() -> Dimension {
    Dimension::Theme { depth: Some(0) }
}

/// What is counted: evidence, or findings in a study that has no evidence.
fn counted(study: &Study) -> CellKind {
    if study.evidence.is_empty() && !study.findings.is_empty() {
        CellKind::Findings
    } else {
        CellKind::Evidence
    }
}

fn tagged(study: &Study) -> Result<(), String> {
    if study.evidence.iter().any(|one| !one.themes.is_empty()) {
        Ok(())
    } else {
        Err("No passage is tagged with a theme yet.".to_owned())
    }
}

fn rated(study: &Study) -> bool {
    study.cells.iter().any(|cell| cell.rating.is_some())
}

/// The theme that was chosen, or the first at the top that has themes below it.
fn main_theme(study: &Study, choices: &Choices) -> Option<ThemeId> {
    let walk = study.theme_walk();
    let first = || walk.iter().find(|node| node.depth == 0 && node.size > 1).map(|node| node.id);
    choices.theme.filter(|id| study.themes.contains(*id)).or_else(first)
}

/// How cases are ordered by an outcome: what was chosen, or the first scale with placements, the first
/// attribute that has an order, the first rated theme.
fn outcome(study: &Study, choices: &Choices) -> Option<Order> {
    let placed = |id: ScaleId| study.placements.iter().any(|one| one.scale == id);
    let has_values = |id: AttributeId| study.cases.iter().any(|case| case.values.contains_key(&id));
    if let Some(scale) = choices.scale.filter(|id| placed(*id)) {
        return Some(Order::Placement(scale));
    }
    if let Some(attribute) = choices.attributes.first().filter(|id| has_values(**id)) {
        return Some(Order::Attribute(*attribute));
    }
    let scale = study.scales.ids().find(|id| placed(*id)).map(Order::Placement);
    let attributes = study.attributes_in_order();
    let attribute = || {
        let mut ordered = attributes.iter().filter(|one| one.kind != AttributeKind::Text);
        ordered.find(|one| has_values(one.id)).map(|one| Order::Attribute(one.id))
    };
    let rating = || {
        let walk = study.theme_walk();
        let rated = |id| study.cells.iter().any(|cell| cell.theme == id && cell.rating.is_some());
        walk.iter().find(|node| rated(node.id)).map(|node| Order::Rating(node.id))
    };
    scale.or_else(attribute).or_else(rating)
}

const NO_OUTCOME: &str = "Nothing says yet how the cases stand: it needs a scale with placements, an attribute with values, or rated cells.";

pub(super) fn framework(study: &Study, choices: &Choices) -> Made {
    themes(study)?;
    Ok(MatrixSpec {
        rows: vec![Dimension::Case],
        columns: vec![all_themes()],
        cell: CellKind::Synthesis,
        themes: main_theme(study, choices).into_iter().collect(),
        row_order: choices.attributes.first().map_or(Order::Study, |id| Order::Attribute(*id)),
        ..MatrixSpec::default()
    })
}

pub(super) fn clustered(study: &Study, _: &Choices) -> Made {
    themes(study)?;
    Ok(MatrixSpec {
        rows: vec![Dimension::Case],
        columns: vec![all_themes()],
        cell: CellKind::Synthesis,
        ..MatrixSpec::default()
    })
}

pub(super) fn partially_ordered(study: &Study, _: &Choices) -> Made {
    tagged(study)?;
    Ok(MatrixSpec {
        rows: vec![Dimension::Case],
        columns: vec![top_themes()],
        cell: CellKind::Quotes,
        ..MatrixSpec::default()
    })
}

pub(super) fn case_ordered(study: &Study, choices: &Choices) -> Made {
    themes(study)?;
    let order = outcome(study, choices).ok_or(NO_OUTCOME)?;
    Ok(MatrixSpec {
        rows: vec![Dimension::Case],
        columns: vec![top_themes()],
        cell: if rated(study) { CellKind::Rating } else { CellKind::Synthesis },
        row_order: order,
        ..MatrixSpec::default()
    })
}

pub(super) fn role_ordered(study: &Study, _: &Choices) -> Made {
    tagged(study)?;
    let turns = || {
        let mut marks = study.texts.iter().flat_map(|text| text.marks.iter());
        marks.any(|mark| matches!(&mark.what, MarkKind::Turn(name) if !name.trim().is_empty()))
    };
    let role = if study.evidence.iter().any(|one| !one.actors.is_empty()) {
        Dimension::Actor
    } else if turns() {
        Dimension::Speaker
    } else {
        return Err("No passage is tagged with an actor, and no text says who speaks.".to_owned());
    };
    Ok(MatrixSpec {
        rows: vec![Dimension::Case, role],
        columns: vec![top_themes()],
        cell: CellKind::Quotes,
        show_empty: false,
        ..MatrixSpec::default()
    })
}

pub(super) fn time_ordered(study: &Study, _: &Choices) -> Made {
    tagged(study)?;
    if study.sources.iter().all(|source| source.date.trim().is_empty()) {
        return Err("No source has a date yet.".to_owned());
    }
    Ok(MatrixSpec {
        rows: vec![top_themes()],
        columns: vec![Dimension::Period],
        cell: CellKind::Quotes,
        show_missing: true,
        ..MatrixSpec::default()
    })
}

/// A theme is taken for that of the outcomes by its name.
fn outcomes_theme(study: &Study, choices: &Choices) -> Option<ThemeId> {
    const WORDS: [&str; 5] = ["outcome", "effect", "impact", "result", "consequence"];
    let named = |id: ThemeId| {
        let name = study.themes.get(id).map_or_else(String::new, |theme| theme.name.to_lowercase());
        WORDS.iter().any(|word| name.contains(word))
    };
    let walk = study.theme_walk();
    let first = || walk.iter().map(|node| node.id).find(|id| named(*id));
    choices.theme.filter(|id| study.themes.contains(*id)).or_else(first)
}

pub(super) fn effects(study: &Study, choices: &Choices) -> Made {
    let theme = outcomes_theme(study, choices)
        .ok_or("It needs a theme of the outcomes: choose one, or name it so (outcomes, effects, results).")?;
    Ok(MatrixSpec {
        rows: vec![all_themes()],
        columns: vec![Dimension::Case, Dimension::Polarity],
        cell: counted(study),
        themes: [theme].into(),
        show_missing: true,
        ..MatrixSpec::default()
    })
}

pub(super) fn two_variable(study: &Study, choices: &Choices) -> Made {
    let attribute = valued(study, choices).into_iter().next();
    let attribute = attribute.ok_or("It needs an attribute with values for some of the cases.")?;
    let theme = main_theme(study, choices).ok_or("It needs a theme with sub-themes: the second variable.")?;
    Ok(MatrixSpec {
        rows: vec![Dimension::Attribute(attribute), Dimension::Case],
        columns: vec![all_themes()],
        cell: CellKind::Synthesis,
        themes: [theme].into(),
        show_missing: true,
        row_order: Order::Attribute(attribute),
        ..MatrixSpec::default()
    })
}

pub(super) fn contrast(study: &Study, choices: &Choices) -> Made {
    themes(study)?;
    if study.cases.len() < 2 {
        return Err("With one case there is nothing to contrast.".to_owned());
    }
    let written = study.cells.iter().any(|cell| !cell.synthesis.is_empty());
    Ok(MatrixSpec {
        rows: vec![all_themes()],
        columns: vec![Dimension::Case],
        cell: match (rated(study), written) {
            (true, _) => CellKind::Rating,
            (_, true) => CellKind::Synthesis,
            _ => counted(study),
        },
        rows_only_that_differ: true,
        row_order: Order::Spread,
        column_order: outcome(study, choices).unwrap_or_default(),
        ..MatrixSpec::default()
    })
}

pub(super) fn pairs(study: &Study, _: &Choices) -> Made {
    themes(study)?;
    if study.cases.len() < 2 {
        return Err("With one case there are no pairs.".to_owned());
    }
    Ok(MatrixSpec { cell: counted(study), ..MatrixSpec::default() })
}

pub(super) fn content(study: &Study, _: &Choices) -> Made {
    tagged(study)?;
    Ok(MatrixSpec {
        rows: vec![all_themes()],
        columns: vec![Dimension::Polarity],
        cell: CellKind::Cases,
        show_missing: true,
        ..MatrixSpec::default()
    })
}

pub(super) fn checklist(study: &Study, choices: &Choices) -> Made {
    let theme = main_theme(study, choices)
        .ok_or("It needs a theme whose sub-themes are the components of a concept.")?;
    Ok(MatrixSpec {
        rows: vec![all_themes()],
        columns: vec![Dimension::Case],
        cell: if rated(study) { CellKind::Rating } else { CellKind::Presence },
        themes: [theme].into(),
        ..MatrixSpec::default()
    })
}

/// Attributes with values, those that were chosen first.
fn valued(study: &Study, choices: &Choices) -> Vec<AttributeId> {
    let has = |id: &AttributeId| study.cases.iter().any(|case| case.values.contains_key(id));
    let mut all: Vec<AttributeId> = choices.attributes.iter().copied().filter(has).collect();
    for attribute in study.attributes_in_order() {
        if attribute.kind != AttributeKind::Text && has(&attribute.id) && !all.contains(&attribute.id) {
            all.push(attribute.id);
        }
    }
    all
}

pub(super) fn substructed(study: &Study, choices: &Choices) -> Made {
    let [one, other, ..] = valued(study, choices)[..] else {
        return Err(format!(
            "It needs two attributes with values; the study has {}.",
            study.count(Kind::Attribute).min(valued(study, choices).len())
        ));
    };
    Ok(MatrixSpec {
        rows: vec![Dimension::Attribute(one)],
        columns: vec![Dimension::Attribute(other)],
        cell: CellKind::Cases,
        ..MatrixSpec::default()
    })
}

pub(super) fn predictor(study: &Study, choices: &Choices) -> Made {
    if !rated(study) {
        return Err("No cell is rated yet: the predictors are the ratings of the themes.".to_owned());
    }
    let order = outcome(study, choices).ok_or(NO_OUTCOME)?;
    // The theme of the outcome is no predictor of itself.
    let of_outcome = if let Order::Rating(theme) = order { Some(theme) } else { None };
    let tops = study.theme_walk().into_iter().filter(|node| node.depth == 0).map(|node| node.id);
    let themes = tops.filter(|id| of_outcome.is_some() && Some(*id) != of_outcome).collect();
    Ok(MatrixSpec {
        rows: vec![Dimension::Case],
        columns: vec![top_themes()],
        cell: CellKind::Rating,
        themes,
        row_order: order,
        ..MatrixSpec::default()
    })
}
