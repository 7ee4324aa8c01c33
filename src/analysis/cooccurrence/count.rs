//! The counting: source by source, shared out over the processors, added up by case.

use rayon::prelude::*;

use super::near::Near;
use super::picture::{self, Part};
use super::sweep::{Edge, Piece, Sweep};
use super::{Chosen, Cooccurrence, CooccurrenceSpec, Counted, Pair, TooManyThemes};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::numbers::NONE;
use crate::analysis::places::{Place, rows_by_source};
use crate::study::Study;

/// Counts a study. `index` must be of this revision of it.
pub fn cooccurrence(
    study: &Study,
    index: &Index,
    spec: &CooccurrenceSpec,
    lens: &Lens,
) -> Result<Cooccurrence, TooManyThemes> {
    let filter = Filter::new(index, lens);
    let chosen = Chosen::new(index, &filter, spec)?;
    let places = index.places(study);
    let sources = rows_by_source(index);
    let known: Vec<_> = sources.into_iter().filter(|(source, _)| *source != NONE).collect();
    let seen = Seen { study, index, filter: &filter, chosen: &chosen, places, near: spec.near };
    // As many parts as there are processors, each with about as many rows.
    let share = known.iter().map(|(_, rows)| rows.len()).sum::<usize>() / rayon::current_num_threads() + 1;
    let mut parts: Vec<&[(u32, std::ops::Range<u32>)]> = Vec::new();
    let (mut from, mut rows) = (0, 0);
    for (at, source) in known.iter().enumerate() {
        rows += source.1.len();
        if rows >= share || at + 1 == known.len() {
            parts.push(&known[from..=at]);
            (from, rows) = (at + 1, 0);
        }
    }
    let counted: Vec<Vec<Tallied>> =
        parts.into_par_iter().map(|part| seen.count(part, spec.by_case)).collect();
    let mut sum = Table::new(chosen.themes.len());
    let mut cases: Vec<Counted> = Vec::new();
    let mut whole = Totals::new(chosen.themes.len());
    let (mut in_lens, mut pictures, mut coders) = (0, 0, vec![false; index.coders.len()]);
    let all: Vec<Tallied> = counted.into_iter().flatten().collect();
    for part in &all {
        in_lens += part.in_lens;
        pictures += part.pictures;
        part.coders.iter().for_each(|coder| coders[*coder as usize] = true);
        whole.add(&part.totals);
        part.pairs.iter().for_each(|(key, tally)| sum.add(*key, *tally));
    }
    let overall = sum.drain(whole, &chosen);
    if spec.by_case {
        // Parts stand case by case; a case may be shared by two.
        let mut own = Totals::new(chosen.themes.len());
        for (at, part) in all.iter().enumerate() {
            own.add(&part.totals);
            part.pairs.iter().for_each(|(key, tally)| sum.add(*key, *tally));
            if all.get(at + 1).is_none_or(|next| next.case != part.case) {
                let counted =
                    sum.drain(std::mem::replace(&mut own, Totals::new(chosen.themes.len())), &chosen);
                // A damaged study may hold sources of a case that is gone.
                let case = index.cases.get(part.case);
                if case.is_some() && counted.passages.iter().any(|count| *count > 0) {
                    cases.push(Counted { case, ..counted });
                }
            }
        }
    }
    Ok(Cooccurrence {
        spec: spec.clone(),
        themes: chosen.themes,
        overall,
        cases,
        in_lens,
        all: index.evidence.len as u64,
        pictures,
        coders: coders.iter().filter(|seen| **seen).count(),
        lens: lens.describe(study),
    })
}

/// What two themes have together.
#[derive(Clone, Copy, Default)]
struct Tally {
    characters: u64,
    pairs: u32,
    matched: u32,
}

/// What each theme has by itself.
#[derive(Clone)]
struct Totals {
    passages: Vec<u32>,
    characters: Vec<u64>,
}

impl Totals {
    fn new(themes: usize) -> Self {
        Self { passages: vec![0; themes], characters: vec![0; themes] }
    }

    fn add(&mut self, other: &Self) {
        self.passages.iter_mut().zip(&other.passages).for_each(|(to, from)| *to += from);
        self.characters.iter_mut().zip(&other.characters).for_each(|(to, from)| *to += from);
    }
}

/// A cell for each two themes, and which of them hold anything.
struct Table {
    themes: usize,
    cells: Vec<Tally>,
    used: Vec<u32>,
}

impl Table {
    fn new(themes: usize) -> Self {
        Self { themes, cells: vec![Tally::default(); themes * themes], used: Vec::new() }
    }

    #[inline]
    fn at(&mut self, t: u32, u: u32) -> &mut Tally {
        let key = t.min(u) as usize * self.themes + t.max(u) as usize;
        self.cell(key as u32)
    }

    #[inline]
    fn cell(&mut self, key: u32) -> &mut Tally {
        let cell = &mut self.cells[key as usize];
        if cell.pairs == 0 && cell.characters == 0 {
            self.used.push(key);
        }
        cell
    }

    fn add(&mut self, key: u32, tally: Tally) {
        let cell = self.cell(key);
        cell.characters += tally.characters;
        cell.pairs += tally.pairs;
        cell.matched += tally.matched;
    }

    /// What is in it, by key; it is empty then.
    fn take(&mut self) -> Vec<(u32, Tally)> {
        self.used.sort_unstable();
        self.used.dedup();
        let cells = &mut self.cells;
        self.used.drain(..).map(|key| (key, std::mem::take(&mut cells[key as usize]))).collect()
    }

    fn drain(&mut self, totals: Totals, chosen: &Chosen) -> Counted {
        let themes = self.themes.max(1) as u32;
        let pairs = self
            .take()
            .into_iter()
            .map(|(key, tally)| Pair {
                a: key / themes,
                b: key % themes,
                pairs: tally.pairs,
                matched: tally.matched,
                characters: tally.characters,
            })
            .filter(|pair| !chosen.nested(pair.a, pair.b))
            .collect();
        Counted { case: None, passages: totals.passages, characters: totals.characters, pairs }
    }
}

/// What a part of the sources, or of a case, holds.
struct Tallied {
    case: u32,
    totals: Totals,
    pairs: Vec<(u32, Tally)>,
    in_lens: u64,
    pictures: u64,
    coders: Vec<u32>,
}

/// What is looked at; the pieces of one source are made from it.
pub(super) struct Seen<'a> {
    pub study: &'a Study,
    pub index: &'a Index,
    pub filter: &'a Filter,
    pub chosen: &'a Chosen,
    pub places: &'a [Place],
    pub near: Near,
}

/// The passages of one source with their themes.
#[derive(Default)]
pub(super) struct Pieces {
    pub pieces: Vec<Piece>,
    pub themes: Vec<u32>,
    pub parts: Vec<Part>,
    rows: Vec<u32>,
    texts: Vec<Place>,
}

impl Seen<'_> {
    /// Fills in the passages of a source within the lens that have any of the themes that `wanted`
    /// takes.
    pub fn fill(
        &self,
        source: u32,
        rows: std::ops::Range<u32>,
        out: &mut Pieces,
        wanted: impl Fn(u32) -> bool,
    ) {
        out.rows.clear();
        out.rows.extend(rows);
        self.filter.retain(&self.index.evidence, &mut out.rows);
        out.pieces.clear();
        out.themes.clear();
        out.parts.clear();
        out.texts.clear();
        for row in &out.rows {
            let from = out.themes.len();
            for theme in self.index.evidence.themes.of(*row as usize) {
                out.themes
                    .extend(self.chosen.counts_for.of(*theme as usize).iter().filter(|at| wanted(**at)));
            }
            let own = &mut out.themes[from..];
            own.sort_unstable();
            // A record has few themes, most often none twice.
            let mut kept = from;
            for at in from..out.themes.len() {
                if at == from || out.themes[at] != out.themes[kept - 1] {
                    out.themes[kept] = out.themes[at];
                    kept += 1;
                }
            }
            out.themes.truncate(kept);
            if kept == from {
                continue;
            }
            let place = self.places[*row as usize];
            if let Some(region) = place.region {
                out.parts.push(Part { region, row: *row, themes: out.themes.split_off(from) });
                continue;
            }
            out.texts.push(place);
            out.pieces.push(Piece {
                from: place.characters[0],
                to: place.characters[1],
                row: *row,
                themes: (from as u32, kept as u32),
            });
        }
        if self.near == Near::Overlap || out.texts.is_empty() {
            return;
        }
        let (text, marks) = match self.index.sources.get(source) {
            Some(id) => (self.study.text(id), self.study.marks(id)),
            None => ("", &[][..]),
        };
        for (piece, range) in out.pieces.iter_mut().zip(self.near.ranges(&out.texts, text, marks)) {
            (piece.from, piece.to) = range;
        }
    }

    fn count(&self, sources: &[(u32, std::ops::Range<u32>)], by_case: bool) -> Vec<Tallied> {
        let themes = self.chosen.themes.len();
        let mut work = Work {
            table: Table::new(themes),
            sweep: Sweep::default(),
            pieces: Pieces::default(),
            runs: Vec::new(),
            last: vec![NONE; themes],
        };
        let mut out: Vec<Tallied> = Vec::new();
        for (source, rows) in sources {
            let case = if by_case { self.index.source_rows[*source as usize].case } else { NONE };
            if out.last().is_none_or(|last| last.case != case) {
                if let Some(last) = out.last_mut() {
                    last.pairs = work.table.take();
                }
                let totals = Totals::new(themes);
                out.push(Tallied {
                    case,
                    totals,
                    pairs: Vec::new(),
                    in_lens: 0,
                    pictures: 0,
                    coders: Vec::new(),
                });
            }
            if let Some(last) = out.last_mut() {
                self.fill(*source, rows.clone(), &mut work.pieces, |_| true);
                last.in_lens += work.pieces.rows.len() as u64;
                last.coders.extend(
                    work.pieces.rows.iter().flat_map(|row| self.index.evidence.coders.of(*row as usize)),
                );
                last.coders.sort_unstable();
                last.coders.dedup();
                work.source(self, last);
            }
        }
        if let Some(last) = out.last_mut() {
            last.pairs = work.table.take();
        }
        out
    }
}

/// What a thread works with.
struct Work {
    table: Table,
    sweep: Sweep,
    pieces: Pieces,
    /// Stretches that one theme lies over, however many passages make them.
    runs: Vec<Piece>,
    /// The last stretch of each theme in this source.
    last: Vec<u32>,
}

impl Work {
    fn source(&mut self, seen: &Seen<'_>, out: &mut Tallied) {
        let Self { table, sweep, pieces: all, runs, last } = self;
        let Pieces { pieces, themes, parts, texts, .. } = all;
        for theme in themes.iter().chain(parts.iter().flat_map(|part| &part.themes)) {
            out.totals.passages[*theme as usize] += 1;
        }
        out.pictures += parts.len() as u64;
        picture::run(parts, seen.near == Near::Same, |met| {
            let cell = table.at(met.themes[0], met.themes[1]);
            cell.pairs += 1;
            cell.matched += u32::from(met.matched);
        });
        runs.clear();
        let mut grown = false;
        for (piece, place) in pieces.iter().zip(texts.iter()) {
            let [from, to] = place.characters;
            for at in piece.themes.0..piece.themes.1 {
                let run = &mut last[themes[at as usize] as usize];
                match runs.get_mut(*run as usize) {
                    Some(before) if from < before.to => {
                        before.to = before.to.max(to);
                        grown = true;
                    }
                    _ => {
                        *run = runs.len() as u32;
                        runs.push(Piece { from, to, row: piece.row, themes: (at, at + 1) });
                    }
                }
            }
        }
        for run in runs.iter() {
            let theme = themes[run.themes.0 as usize] as usize;
            out.totals.characters[theme] += u64::from(run.to - run.from);
            last[theme] = NONE;
        }
        let shared = |edge: &Edge| {
            let [one, other] = edge.pieces;
            u64::from(one.to.min(other.to).saturating_sub(one.from.max(other.from)))
        };
        let whole = seen.near == Near::Overlap && !grown;
        sweep.run(pieces, themes, |edge| {
            let cell = table.at(edge.themes[0], edge.themes[1]);
            cell.pairs += 1;
            cell.matched += u32::from(edge.matched);
            if whole {
                cell.characters += shared(&edge);
            }
        });
        if !whole {
            sweep.run(runs, themes, |edge| {
                table.at(edge.themes[0], edge.themes[1]).characters += shared(&edge);
            });
        }
    }
}
