//! The counts across cases: themes and levels, with a figure of levels.

use super::tables::of_sheet;
use crate::analysis::{CellKind, Counted, Dimension, Lens, MatrixSpec};
use crate::export::matrix::{Wish, counted};
use crate::export::report::doc::{Block, Figure, said};
use crate::export::report::making::Making;
use crate::figure::draw::Look;
use crate::figure::{Chosen, Figure as Drawn, Scene, Style};

/// Points across of a figure for the screen and for a page.
const SCREEN: f32 = 720.0;
const PAGE: f32 = 467.0;
/// More panels than this can't be read on one page; the table has their numbers.
const MOST_PANELS: usize = 12;
/// How much wider a figure may be drawn than it is shown.
const WIDER: [f32; 4] = [1.0, 1.2, 1.45, 1.7];

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    if study.findings.is_empty() && study.evidence.is_empty() {
        return Vec::new();
    }
    let (cell, of) = if study.findings.is_empty() {
        (CellKind::Evidence, Counted::Evidence)
    } else {
        (CellKind::Findings, Counted::Findings)
    };
    let mut out = vec![said(if study.findings.is_empty() {
        "The study has no findings yet, so passages are counted. Counts say how often something was coded, not how \
         strong it is."
    } else {
        "Findings are counted. Counts say how often something was found, not how strong the evidence is."
    })];
    let several = study.cases.len() > 1;
    // Polarity is a column of its own for a few cases; for many it would be too much for a page.
    let columns = if study.cases.len() <= 3 {
        vec![Dimension::Case, Dimension::Polarity]
    } else {
        vec![Dimension::Case]
    };
    for rows in [Dimension::Theme { depth: None }, Dimension::Level] {
        let lacks = match rows {
            Dimension::Level => study.levels.is_empty(),
            _ => study.themes.is_empty(),
        };
        if lacks || study.cases.is_empty() {
            continue;
        }
        let spec = MatrixSpec { rows: vec![rows], columns: columns.clone(), cell, ..MatrixSpec::default() };
        if let Ok(sheet) = counted(study, making.index, &spec, &Lens::default(), &Wish::default()) {
            out.push(of_sheet(sheet));
        }
    }
    if several && !study.levels.is_empty() && study.cases.len() <= MOST_PANELS {
        let chosen = Chosen::new(crate::figure::Kind::Levels, of);
        out.extend(figure(making, &chosen));
    }
    out
}

/// A figure in the styles that formats need; nothing where it can't be drawn.
pub fn figure(making: &Making<'_>, chosen: &Chosen) -> Option<Block> {
    let study = making.study;
    let figure = Drawn::new(study, making.index, &Lens::default(), chosen, "").ok()?;
    // Wider, and so smaller on the page, until no name has to be cut.
    let draw = |style, width: f32| {
        let scenes = WIDER.iter().map(|wider| figure.draw(study, Look { style, width: width * wider }));
        let mut last = Scene::default();
        for scene in scenes {
            last = scene;
            if last.texts().all(|text| text.whole.is_none() && !text.words.ends_with('…')) {
                break;
            }
        }
        last
    };
    Some(Block::Figure(Box::new(Figure {
        number: 0,
        light: draw(Style::Light, SCREEN),
        dark: draw(Style::Dark, SCREEN),
        print: draw(Style::Print, PAGE),
    })))
}
