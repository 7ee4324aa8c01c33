//! The order in which the pieces of a page are read: columns, rows of tables, and what spans them.
//!
//! A page is cut into level strips. Where strips that follow each other share a gap, and text stands on
//! both sides of it, there are columns or a table; which of them, is seen from how full the lines are,
//! whether they stand level, and in what order the file draws them.

use super::lines::{Piece, reads_rtl};

/// Words on one foot line, in the order they are read.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub text: String,
    pub bold: bool,
}

/// What is read in one go before the eye moves elsewhere.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Flow(Vec<Line>),
    /// Rows of cells.
    Table(Vec<Vec<String>>),
}

/// Above this, a page is no page of words, and its order is that of its lines.
const MAX_PIECES: usize = 4_000;
/// The narrowest gap between columns, in ems.
const GUTTER: f64 = 0.8;

pub(super) fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut out = Vec::new();
    if pieces.len() > MAX_PIECES {
        out.push(Block::Flow(lines_of(pieces)));
    } else {
        split(pieces, &mut out, 0);
    }
    out
}

/// A level stretch of the page in which the same pieces stand.
struct Strip {
    pieces: Vec<usize>,
}

type Gap = (f64, f64);

fn split(pieces: Vec<Piece>, out: &mut Vec<Block>, depth: usize) {
    let mut sizes: Vec<f64> = pieces.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f64::total_cmp);
    let Some(&em) = sizes.get(sizes.len() / 2) else { return };
    if depth > 6 || pieces.len() < 4 {
        flow(pieces, out);
        return;
    }
    let left = pieces.iter().map(|piece| piece.x).fold(f64::MAX, f64::min);
    let right = pieces.iter().map(|piece| piece.end).fold(f64::MIN, f64::max);
    let strips = strips(&pieces);
    // Which band each piece belongs to, and the gaps of each band.
    let mut bands: Vec<(usize, usize, Vec<Gap>)> = Vec::new();
    let mut at = 0;
    while at < strips.len() {
        let (end, gaps) = band(&strips, at, &pieces, (left, right), GUTTER * em);
        bands.push((at, end, gaps));
        at = end;
    }
    let mut taken = vec![false; pieces.len()];
    let mut single: Vec<Piece> = Vec::new();
    for (from, to, gaps) in bands {
        let mut members: Vec<usize> =
            strips[from..to].iter().flat_map(|s| s.pieces.iter().copied()).collect();
        members.sort_unstable();
        members.dedup();
        members.retain(|&member| !std::mem::replace(&mut taken[member], true));
        let band: Vec<Piece> = members.iter().map(|&member| pieces[member].clone()).collect();
        let whole = band.len() == pieces.len();
        match judge(&band, gaps, em) {
            Judged::Columns(parts) => {
                flow(std::mem::take(&mut single), out);
                for part in parts {
                    if whole && part.len() == pieces.len() {
                        flow(part, out);
                    } else {
                        split(part, out, depth + 1);
                    }
                }
            }
            Judged::Table(rows) => {
                flow(std::mem::take(&mut single), out);
                out.push(Block::Table(rows));
            }
            Judged::Single => single.extend(band),
        }
    }
    flow(single, out);
}

fn strips(pieces: &[Piece]) -> Vec<Strip> {
    // The height that small letters take: lines set close must not touch.
    let reach = |piece: &Piece| (piece.y - 0.02 * piece.size, piece.y + 0.45 * piece.size);
    let mut edges: Vec<f64> = pieces.iter().flat_map(|piece| [reach(piece).0, reach(piece).1]).collect();
    edges.sort_by(|a, b| b.total_cmp(a));
    edges.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let mut by_top: Vec<usize> = (0..pieces.len()).collect();
    by_top.sort_by(|&a, &b| reach(&pieces[b]).1.total_cmp(&reach(&pieces[a]).1));
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    let mut strips = Vec::new();
    for pair in edges.windows(2) {
        let high = pair[0];
        while next < by_top.len() && reach(&pieces[by_top[next]]).1 >= high - 0.02 {
            open.push(by_top[next]);
            next += 1;
        }
        open.retain(|&piece| reach(&pieces[piece]).0 < high - 0.02);
        strips.push(Strip { pieces: open.clone() });
    }
    strips
}

/// How far a band reaches that begins at a strip, and the gaps that all its strips share.
fn band(strips: &[Strip], from: usize, pieces: &[Piece], range: Gap, least: f64) -> (usize, Vec<Gap>) {
    let mut gaps = vec![range];
    let mut end = from;
    while end < strips.len() {
        let mut taken: Vec<Gap> =
            strips[end].pieces.iter().map(|&at| (pieces[at].x, pieces[at].end)).collect();
        taken.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = Vec::with_capacity(taken.len() + 1);
        let mut edge = range.0;
        for (x, stop) in taken {
            if x - edge >= least {
                free.push((edge, x));
            }
            edge = edge.max(stop);
        }
        if range.1 - edge >= least {
            free.push((edge, range.1));
        }
        let next: Vec<Gap> = gaps
            .iter()
            .flat_map(|gap| free.iter().map(|f| (gap.0.max(f.0), gap.1.min(f.1))))
            .filter(|gap| gap.1 - gap.0 >= least)
            .collect();
        if next.is_empty() {
            break;
        }
        gaps = next;
        end += 1;
    }
    if end == from {
        return (from + 1, Vec::new());
    }
    let inside = |gap: &Gap| {
        let members = || strips[from..end].iter().flat_map(|strip| &strip.pieces).map(|&at| &pieces[at]);
        members().any(|piece| piece.end <= gap.0 + 0.01) && members().any(|piece| piece.x >= gap.1 - 0.01)
    };
    gaps.retain(inside);
    (end, gaps)
}

enum Judged {
    Columns(Vec<Vec<Piece>>),
    Table(Vec<Vec<String>>),
    Single,
}

/// What a band with gaps in it is.
fn judge(band: &[Piece], mut gaps: Vec<Gap>, em: f64) -> Judged {
    loop {
        if gaps.is_empty() {
            return Judged::Single;
        }
        let parts = parts(band, &gaps);
        let feet: Vec<Vec<f64>> = parts.iter().map(|part| feet(part)).collect();
        // Bullets, numbers of items and of lines stand before the words they belong to.
        let narrow = (0..gaps.len()).find(|&at| {
            let side = &parts[at];
            let wide = side.iter().map(|p| p.end).fold(f64::MIN, f64::max)
                - side.iter().map(|p| p.x).fold(f64::MAX, f64::min);
            wide < 2.6 * em
                && level(&feet[at], &feet[at + 1], em) > 0.7 * feet[at].len() as f64
                && side.iter().all(|p| p.text.chars().count() <= 6)
                && feet[at].len() <= feet[at + 1].len()
                && gaps[at].1 - gaps[at].0 < 4.0 * em
        });
        if let Some(narrow) = narrow {
            gaps.remove(narrow);
            continue;
        }
        return if are_columns(&parts, &feet, em) { Judged::Columns(parts) } else { table(band, &gaps, em) };
    }
}

fn parts(band: &[Piece], gaps: &[Gap]) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new(); gaps.len() + 1];
    for piece in band {
        let at = gaps.iter().filter(|gap| piece.x >= f64::midpoint(gap.0, gap.1)).count();
        parts[at].push(piece.clone());
    }
    parts
}

/// The feet of a part's lines, from above.
fn feet(part: &[Piece]) -> Vec<f64> {
    let mut feet: Vec<f64> = part.iter().map(|piece| piece.y).collect();
    feet.sort_by(|a, b| b.total_cmp(a));
    feet.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    feet
}

/// How many lines of one part stand level with one of the other.
fn level(some: &[f64], others: &[f64], em: f64) -> f64 {
    let near = |y: f64| {
        let at = others.partition_point(|&other| other > y + 0.2 * em);
        others.get(at).is_some_and(|&other| (other - y).abs() <= 0.2 * em)
    };
    some.iter().filter(|&&y| near(y)).count() as f64
}

fn are_columns(parts: &[Vec<Piece>], feet: &[Vec<f64>], em: f64) -> bool {
    let lines = feet.iter().map(Vec::len).min().unwrap_or(0);
    let most = feet.iter().map(Vec::len).max().unwrap_or(0);
    // How many lines of a part reach across it, as lines of prose do.
    let full = |part: &Vec<Piece>, feet: &[f64]| {
        let (left, right) = edges(part);
        let wide = right - left;
        let full = part.iter().filter(|piece| piece.end - piece.x > 0.75 * wide).count();
        (full as f64 / feet.len().max(1) as f64, wide / em)
    };
    let prose = parts.iter().zip(feet).all(|(part, feet)| {
        let (full, wide) = full(part, feet);
        full > 0.5 && wide > 9.0 && feet.len() >= 3
    });
    if prose && lines >= 3 {
        return true;
    }
    let mut sides: Vec<(usize, usize)> = parts
        .iter()
        .enumerate()
        .flat_map(|(side, part)| part.iter().map(move |piece| (piece.order, side)))
        .collect();
    sides.sort_unstable();
    let turns = sides.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let mut levels = 0.0;
    for pair in feet.windows(2) {
        let (some, others) =
            if pair[0].len() <= pair[1].len() { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
        levels += level(some, others, em) / some.len().max(1) as f64;
    }
    let levels = levels / (feet.len().max(2) - 1) as f64;
    let words: usize = parts.iter().flatten().map(|piece| piece.text.split_whitespace().count()).sum();
    let pieces: usize = parts.iter().map(Vec::len).sum();
    let wordy = words as f64 / pieces.max(1) as f64;
    if turns < parts.len() {
        // Drawn side by side in one go each: columns, unless they are cells that stand in rows.
        return !(levels > 0.8 && wordy < 3.5) && most >= 2;
    }
    levels < 0.5 && lines >= 2 && wordy > 2.0
}

fn edges(part: &[Piece]) -> Gap {
    part.iter().fold((f64::MAX, f64::MIN), |(left, right), piece| (left.min(piece.x), right.max(piece.end)))
}

/// Rows of cells. A line whose first cell is empty, close below the line before, goes on with its row.
fn table(band: &[Piece], gaps: &[Gap], em: f64) -> Judged {
    let mut pieces = band.to_vec();
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<(f64, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some((y, line)) if (*y - piece.y).abs() < 0.35 * piece.size.max(em) => line.push(piece),
            _ => lines.push((piece.y, vec![piece])),
        }
    }
    let steps = || lines.windows(2).map(|pair| pair[0].0 - pair[1].0);
    let least = steps().fold(f64::MAX, f64::min);
    let uneven = steps().any(|step| step > 1.25 * least);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut before = f64::INFINITY;
    for (y, mut line) in lines {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut cells = vec![String::new(); gaps.len() + 1];
        for piece in line {
            let at = gaps.iter().filter(|gap| piece.x >= f64::midpoint(gap.0, gap.1)).count();
            if !cells[at].is_empty() {
                cells[at].push(' ');
            }
            cells[at].push_str(&piece.text);
        }
        let close = before - y < 1.25 * least;
        let goes_on = close && (cells[0].is_empty() || uneven && steps_within(&rows, &cells));
        before = y;
        match rows.last_mut() {
            Some(row) if goes_on => {
                for (cell, more) in row.iter_mut().zip(cells) {
                    super::flow::append(cell, &more);
                }
            }
            _ => rows.push(cells),
        }
    }
    if reads_rtl(&rows.concat().concat()) {
        rows.iter_mut().for_each(|row| row.reverse());
    }
    Judged::Table(rows)
}

/// Whether a close line can be more of the row before: it begins no cell that is empty there.
fn steps_within(rows: &[Vec<String>], cells: &[String]) -> bool {
    rows.last()
        .is_some_and(|row| row.iter().zip(cells).all(|(cell, more)| more.is_empty() || !cell.is_empty()))
}

fn flow(pieces: Vec<Piece>, out: &mut Vec<Block>) {
    if !pieces.is_empty() {
        out.push(Block::Flow(lines_of(pieces)));
    }
}

/// Pieces as lines, from above.
pub(super) fn lines_of(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<(f64, f64, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some((y, size, row)) if (*y - piece.y).abs() < 0.3 * size.min(piece.size) => row.push(piece),
            _ => rows.push((piece.y, piece.size, vec![piece])),
        }
    }
    rows.into_iter().map(|(_, _, row)| line_of(row)).collect()
}

fn line_of(mut row: Vec<Piece>) -> Line {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let (x, end) = edges(&row);
    let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let whole: String = row.iter().map(|piece| piece.text.as_str()).collect();
    let rtl = reads_rtl(&whole);
    if rtl {
        row.reverse();
    }
    let mut text = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &row {
        if let Some(before) = before {
            let gap = if rtl { before.x - piece.end } else { piece.x - before.end };
            text.push(if gap > 2.5 * size { '\t' } else { ' ' });
        }
        text.push_str(&piece.text);
        before = Some(piece);
    }
    let bold = row.iter().all(|piece| piece.bold);
    let y = row.first().map_or(0.0, |piece| piece.y);
    Line { x, end, y, size, text, bold }
}
