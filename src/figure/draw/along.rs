//! What stands where in the texts: the numbers of document portraits and of the river of themes.

use std::collections::BTreeSet;

use super::names::Names;
use crate::analysis::{Field, Filter, Index, Lens};
use crate::study::{AnyId, LevelId, SourceId, Study, ThemeId};

/// What pieces are coloured by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// Top-level themes.
    #[default]
    Theme,
    Level,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Along {
    pub by: By,
    /// Themes or levels with their hues, in the order of the study; those that occur.
    pub kinds: Vec<(String, usize)>,
    pub texts: Vec<Strip>,
}

/// One text. Places are parts of its length.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    pub id: SourceId,
    pub title: String,
    pub case: String,
    pub place: usize,
    pub words: u32,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    pub from: f32,
    pub to: f32,
    /// The place in `kinds`.
    pub kind: usize,
    pub evidence: AnyId,
}

impl Along {
    /// Evidence within the lens. A piece of several themes or levels stands in each. Parts of pictures
    /// have no place in a text and are left out.
    pub fn new(study: &Study, index: &Index, lens: &Lens, by: By) -> Self {
        let filter = Filter::new(index, lens);
        let names = Names::of(study);
        let all: Vec<(AnyId, String, usize)> = match by {
            By::Theme => study
                .children_of(None)
                .into_iter()
                .map(|theme| (AnyId::Theme(theme.id), theme.name.clone(), names.hue(theme.id)))
                .collect(),
            By::Level => study
                .levels_in_order()
                .into_iter()
                .enumerate()
                .map(|(at, level)| (AnyId::Level(level.id), level.name.clone(), [0, 10, 2, 3, 4, 5][at % 6]))
                .collect(),
        };
        let mut used = BTreeSet::new();
        let mut texts = Vec::new();
        for source in study.sources_in_order() {
            if !filter.passes_source(index, index.sources.number(source.id) as usize) {
                continue;
            }
            let length = study.text(source.id).len().max(1) as f32;
            texts.push(Strip {
                id: source.id,
                title: source.title.clone(),
                case: study.cases.get(source.case).map_or_else(String::new, |case| case.name.clone()),
                place: names.case(source.case),
                words: source.words,
                pieces: Vec::new(),
            });
            let Some(strip) = texts.last_mut() else { continue };
            let rows = (0..index.evidence.len).filter(|row| filter.passes(&index.evidence, *row));
            for row in rows {
                let id = index.evidence_id(row);
                let Some(evidence) = study.evidence.get(id).filter(|one| one.source == source.id) else {
                    continue;
                };
                if evidence.region.is_some() {
                    continue;
                }
                let kinds: BTreeSet<AnyId> = match by {
                    By::Theme => tops(study, index, &filter, &evidence.themes),
                    By::Level => levels(index, &filter, &evidence.levels),
                };
                for kind in kinds {
                    let Some(kind) = all.iter().position(|known| known.0 == kind) else { continue };
                    used.insert(kind);
                    strip.pieces.push(Piece {
                        from: evidence.span.start as f32 / length,
                        to: evidence.span.end as f32 / length,
                        kind,
                        evidence: AnyId::Evidence(id),
                    });
                }
            }
            strip.pieces.sort_by(|a, b| {
                a.from.total_cmp(&b.from).then(b.to.total_cmp(&a.to)).then(a.kind.cmp(&b.kind))
            });
        }
        let kinds: Vec<usize> = used.into_iter().collect();
        for piece in texts.iter_mut().flat_map(|strip| &mut strip.pieces) {
            piece.kind = kinds.binary_search(&piece.kind).unwrap_or(0);
        }
        let kinds = kinds.into_iter().filter_map(|at| all.get(at)).map(|(_, name, hue)| (name.clone(), *hue));
        Self { by, kinds: kinds.collect(), texts }
    }

    /// Pieces by case, part of the length and kind, each where its middle is. Cases in the order of the
    /// study, with name, place and number of texts.
    pub fn parts(&self, count: usize) -> Vec<(String, usize, usize, Vec<Vec<u64>>)> {
        let mut out: Vec<(String, usize, usize, Vec<Vec<u64>>)> = Vec::new();
        for strip in &self.texts {
            if out.last().is_none_or(|last| last.1 != strip.place) {
                out.push((strip.case.clone(), strip.place, 0, vec![vec![0; self.kinds.len()]; count]));
            }
            let Some(last) = out.last_mut() else { continue };
            last.2 += 1;
            for piece in &strip.pieces {
                let middle = f32::midpoint(piece.from, piece.to);
                let part = ((middle * count as f32) as usize).min(count.saturating_sub(1));
                if let Some(slot) = last.3.get_mut(part).and_then(|part| part.get_mut(piece.kind)) {
                    *slot += 1;
                }
            }
        }
        out
    }
}

fn tops(study: &Study, index: &Index, filter: &Filter, themes: &[ThemeId]) -> BTreeSet<AnyId> {
    themes
        .iter()
        .filter(|theme| filter.allows(Field::Theme, index.themes.number(**theme)))
        .filter_map(|theme| study.top_theme(*theme))
        .map(|(top, _)| AnyId::Theme(top))
        .collect()
}

fn levels(index: &Index, filter: &Filter, levels: &[LevelId]) -> BTreeSet<AnyId> {
    let shown = levels.iter().filter(|level| filter.allows(Field::Level, index.levels.number(**level)));
    shown.map(|level| AnyId::Level(*level)).collect()
}
