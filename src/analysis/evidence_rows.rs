//! Evidence into columns: read in parallel, sorted by place, written out.

use rayon::prelude::*;

use super::index::Index;
use super::items::{Items, evidence_kind_number, polarity_codes, source_kind_number};
use super::numbers::{Codes, Lists, NONE};
use crate::study::{Evidence, EvidenceId, RecordId, Study};

pub(super) struct Built {
    pub items: Items,
    pub ids: Vec<EvidenceId>,
    pub by_id: Vec<u32>,
    pub themes_turned: Lists,
}

/// Big enough to be worth a task, small enough to share out.
const CHUNK: usize = 4096;

struct Packed {
    id: EvidenceId,
    source: u32,
    start: u32,
    end: u32,
    unit: u32,
    coder: u32,
    kind: u32,
    /// Where its themes, then its levels, stand in the chunk's list.
    at: u32,
    themes: u16,
    levels: u16,
    polarity: u8,
}

struct Chunk {
    rows: Vec<Packed>,
    lists: Vec<u32>,
}

pub(super) fn build(study: &Study, index: &Index) -> Built {
    let all: Vec<&Evidence> = study.evidence.iter().collect();
    let chunks: Vec<Chunk> = all.par_chunks(CHUNK).map(|part| pack(part, index)).collect();
    let mut order: Vec<(u64, u32, u32)> = Vec::with_capacity(all.len());
    for (number, chunk) in chunks.iter().enumerate() {
        order.extend(chunk.rows.iter().enumerate().map(|(at, row)| {
            let place = (u64::from(row.source) << 32) | u64::from(row.start);
            (place, row.end, (number * CHUNK + at) as u32)
        }));
    }
    order.par_sort_unstable();
    let mut by_id = vec![0; all.len()];
    for (row, (_, _, at)) in order.iter().enumerate() {
        by_id[*at as usize] = row as u32;
    }
    write_out(index, &chunks, &order, by_id)
}

/// Records whose memory is fetched together.
const BATCH: usize = 128;

/// The records lie all over the memory, and waiting for one after the other is most of the work. Reads
/// that do not depend on each other are waited for together: so first of each record, then of what it
/// points to.
fn fetch(batch: &[&Evidence]) {
    let own: usize = batch
        .iter()
        .map(|evidence| {
            let span = evidence.span.start as usize;
            evidence.themes.len() + evidence.levels.len() + span + usize::from(evidence.unit.is_some())
        })
        .sum();
    let pointed_to: usize = batch
        .iter()
        .map(|evidence| {
            let theme = evidence.themes.first().map_or(0, |id| id.uuid().as_bytes()[0]);
            let level = evidence.levels.first().map_or(0, |id| id.uuid().as_bytes()[0]);
            usize::from(theme) + usize::from(level)
        })
        .sum();
    std::hint::black_box((own, pointed_to));
}

fn pack(part: &[&Evidence], index: &Index) -> Chunk {
    let mut lists = Vec::with_capacity(part.len() * 3);
    let known = |number: &u32| *number != NONE;
    let rows = part
        .chunks(BATCH)
        .flat_map(|batch| {
            fetch(batch);
            batch
        })
        .map(|evidence| {
            let at = lists.len();
            let themes = evidence.themes.iter().take(usize::from(u16::MAX));
            lists.extend(themes.map(|id| index.themes.number(*id)).filter(known));
            let middle = lists.len();
            let levels = evidence.levels.iter().take(usize::from(u16::MAX));
            lists.extend(levels.map(|id| index.levels.number(*id)).filter(known));
            let source = index.sources.number(evidence.source);
            let own = evidence.unit.map_or(NONE, |unit| index.units.number(unit));
            let unit = match index.source_rows.get(source as usize) {
                Some(row) if own == NONE => row.unit,
                _ => own,
            };
            Packed {
                id: evidence.id,
                source,
                start: evidence.span.start,
                end: evidence.span.end,
                unit,
                coder: index.coders.number(evidence.coder),
                kind: evidence_kind_number(evidence.kind),
                at: at as u32,
                themes: (middle - at) as u16,
                levels: (lists.len() - middle) as u16,
                polarity: evidence.polarity.map_or(3, |polarity| polarity as u8),
            }
        })
        .collect();
    Chunk { rows, lists }
}

/// One walk over the records in their new order: each is far from the one before, so it is met once.
fn write_out(index: &Index, chunks: &[Chunk], order: &[(u64, u32, u32)], by_id: Vec<u32>) -> Built {
    let column = || Vec::with_capacity(order.len());
    let (mut cases, mut units, mut sources, mut source_kinds) = (column(), column(), column(), column());
    let (mut coders, mut kinds) = (column(), column());
    let (mut themes, mut levels) = (Lists::default(), Lists::default());
    let mut polarity = Vec::with_capacity(order.len());
    let mut ids = Vec::with_capacity(order.len());
    for (_, _, at) in order {
        let chunk = &chunks[*at as usize / CHUNK];
        let row = &chunk.rows[*at as usize % CHUNK];
        let (from, middle) = (row.at as usize, row.at as usize + usize::from(row.themes));
        themes.push(chunk.lists[from..middle].iter().copied());
        levels.push(chunk.lists[middle..middle + usize::from(row.levels)].iter().copied());
        let source = index.source_rows.get(row.source as usize);
        cases.push(source.map_or(NONE, |source| source.case));
        source_kinds.push(source.map_or(NONE, |source| source_kind_number(source.kind)));
        units.push(row.unit);
        sources.push(row.source);
        coders.push(row.coder);
        kinds.push(row.kind);
        polarity.push(row.polarity);
        ids.push(row.id);
    }
    let themes_turned = themes.turned(index.themes.len());
    let items = Items {
        len: order.len(),
        themes: Codes::Many(themes),
        levels: Codes::Many(levels),
        cases: Codes::One(cases),
        units: Codes::One(units),
        polarities: polarity_codes(&polarity),
        polarity,
        sources: Codes::One(sources),
        source_kinds: Codes::One(source_kinds),
        coders: Codes::One(coders),
        kinds: Codes::One(kinds),
        ..Items::default()
    };
    Built { items, ids, by_id, themes_turned }
}
