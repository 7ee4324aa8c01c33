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
const MAX_PIECES: usize = 2_500;
/// The narrowest gap between columns, in ems.
const GUTTER: f64 = 0.55;

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
        if let Some((above, below)) = gaps.iter().find_map(|gap| stacked(&band, *gap, em)) {
            flow(std::mem::take(&mut single), out);
            split(above, out, depth + 1);
            split(below, out, depth + 1);
            continue;
        }
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

/// How far a band reaches that begins at a strip, and the gaps between text that all its strips share.
/// Margins are no such gaps; they only carry a band on until text stands on both sides.
fn band(strips: &[Strip], from: usize, pieces: &[Piece], range: Gap, least: f64) -> (usize, Vec<Gap>) {
    /// A gap, and whether text was seen to its left and to its right.
    type Seen = (Gap, bool, bool);
    let mut gaps: Vec<Seen> = vec![(range, false, false)];
    let mut end = from;
    let mut between: Vec<Gap> = Vec::new();
    while let Some(strip) = strips.get(end) {
        let mut taken: Vec<Gap> = strip.pieces.iter().map(|&at| (pieces[at].x, pieces[at].end)).collect();
        taken.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = Vec::with_capacity(taken.len() + 1);
        let mut edge = range.0;
        for &(x, stop) in &taken {
            if x - edge >= least {
                free.push((edge, x));
            }
            edge = edge.max(stop);
        }
        if range.1 - edge >= least {
            free.push((edge, range.1));
        }
        let mut next: Vec<Seen> = Vec::new();
        for (gap, left, right) in &gaps {
            for f in &free {
                let gap = (gap.0.max(f.0), gap.1.min(f.1));
                if gap.1 - gap.0 >= least {
                    let left = *left || taken.iter().any(|piece| piece.1 <= gap.0 + 0.01);
                    let right = *right || taken.iter().any(|piece| piece.0 >= gap.1 - 0.01);
                    next.push((gap, left, right));
                }
            }
        }
        let still: Vec<Gap> =
            next.iter().filter(|(_, left, right)| *left && *right).map(|seen| seen.0).collect();
        if next.is_empty() || still.is_empty() && !between.is_empty() {
            break;
        }
        (gaps, between) = (next, still);
        end += 1;
    }
    if between.is_empty() {
        return (from + 1, Vec::new());
    }
    // Lines above that have nothing beside them belong to no column: they only seemed to leave it room.
    let beside = between.iter().map(|gap| gap.1).fold(f64::MAX, f64::min) - 0.01;
    let mut first = (from..end)
        .find(|&at| strips[at].pieces.iter().any(|&piece| pieces[piece].x >= beside))
        .unwrap_or(from);
    while first > from && strips[first - 1].pieces.iter().any(|piece| strips[first].pieces.contains(piece)) {
        first -= 1;
    }
    let above = strips[from..first].iter().any(|strip| !strip.pieces.is_empty());
    if above { (first, Vec::new()) } else { (end, between) }
}

/// What stands on one side of a gap and what on the other, where one is wholly above the other: a small
/// table in the middle of the page, and a short line after it.
fn stacked(band: &[Piece], gap: Gap, em: f64) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let (left, right): (Vec<_>, Vec<_>) =
        band.iter().cloned().partition(|piece| piece.x < f64::midpoint(gap.0, gap.1));
    let reach = |side: &[Piece]| {
        let feet = side.iter().map(|piece| piece.y);
        feet.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)))
    };
    let (first, second) = (reach(&left), reach(&right));
    if left.is_empty() || right.is_empty() {
        None
    } else if first.0 > second.1 + 0.5 * em {
        Some((left, right))
    } else if second.0 > first.1 + 0.5 * em {
        Some((right, left))
    } else {
        None
    }
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
        let lines: Vec<Vec<Line>> = parts.iter().map(|part| lines_of(part.clone())).collect();
        // Bullets, numbers of items and of lines stand before the words they belong to.
        let sign = |at: usize| {
            let (left, right) = edges(&parts[at]);
            right - left < 2.6 * em
                && gaps[at].1 - gaps[at].0 < 4.0 * em
                && lines[at].len() <= lines[at + 1].len()
                && parts[at].iter().all(|piece| piece.text.chars().count() <= 6)
                && level(&lines[at], &lines[at + 1], em) > 0.7
        };
        // Blanks that happen to stand below each other in a few justified lines.
        let chance = |at: usize| {
            let fewest = lines[at].len().min(lines[at + 1].len());
            let wide = gaps[at].1 - gaps[at].0;
            let edge = edges(&parts[at + 1]).0;
            // The lines of a column begin below each other; what follows a chance blank does not.
            let begun = lines[at + 1].iter().filter(|line| line.x - edge < 0.3 * em).count();
            let ragged = begun * 2 < lines[at + 1].len();
            fewest < 2 && wide < 3.0 * em
                || fewest < 4 && wide < 1.5 * em
                || fewest < 8 && wide < 0.8 * em
                || ragged && wide < 2.0 * em
        };
        if let Some(at) = (0..gaps.len()).find(|&at| sign(at) || chance(at)) {
            gaps.remove(at);
            continue;
        }
        if let Some(rows) = drawn_in_rows(&parts) {
            return Judged::Table(rows);
        }
        if are_columns(&parts, &lines, em) {
            return Judged::Columns(parts);
        }
        if let Some(at) = (0..gaps.len()).find(|&at| gaps[at].1 - gaps[at].0 < 1.2 * em) {
            gaps.remove(at);
            continue;
        }
        return table(band, &gaps, em);
    }
}

/// The rows of a table whose cells hold several lines, where the file draws them cell by cell: each row
/// from left to right, and wholly below the one before.
fn drawn_in_rows(parts: &[Vec<Piece>]) -> Option<Vec<Vec<String>>> {
    let mut order: Vec<(usize, usize, &Piece)> = Vec::new();
    for (side, part) in parts.iter().enumerate() {
        order.extend(part.iter().map(|piece| (piece.order, side, piece)));
    }
    order.sort_by_key(|(order, side, _)| (*order, *side));
    let cells: Vec<&[(usize, usize, &Piece)]> = order.chunk_by(|a, b| a.1 == b.1).collect();
    let rows: Vec<Vec<&[(usize, usize, &Piece)]>> =
        cells.chunk_by(|a, b| a[0].1 < b[0].1).map(<[_]>::to_vec).collect();
    let height = |row: &[&[(usize, usize, &Piece)]]| {
        let feet = || row.iter().flat_map(|cell| cell.iter()).map(|(_, _, piece)| piece.y);
        (feet().fold(f64::MIN, f64::max), feet().fold(f64::MAX, f64::min))
    };
    let tall = |row: &Vec<&[(usize, usize, &Piece)]>| {
        let (high, low) = height(row);
        row.len() > 1 && row.iter().any(|cell| cell.len() > 1) && high - low > 2.0
    };
    let below = rows.windows(2).all(|pair| height(&pair[1]).0 < height(&pair[0]).1);
    if rows.len() < 2 || !below || rows.iter().filter(|row| tall(row)).count() * 2 < rows.len() {
        return None;
    }
    let row_of = |row: &Vec<&[(usize, usize, &Piece)]>| {
        let mut texts = vec![String::new(); parts.len()];
        for cell in row {
            let pieces: Vec<Piece> = cell.iter().map(|(_, _, piece)| (*piece).clone()).collect();
            for line in lines_of(pieces) {
                super::flow::append(&mut texts[cell[0].1], &line.text);
            }
        }
        texts
    };
    Some(rows.iter().map(row_of).collect())
}

fn parts(band: &[Piece], gaps: &[Gap]) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new(); gaps.len() + 1];
    for piece in band {
        let at = gaps.iter().filter(|gap| piece.x >= f64::midpoint(gap.0, gap.1)).count();
        parts[at].push(piece.clone());
    }
    parts
}

/// The share of some lines that stand level with one of the others. Both from above.
fn level(some: &[Line], others: &[Line], em: f64) -> f64 {
    let near = |y: f64| {
        let at = others.partition_point(|other| other.y > y + 0.2 * em);
        others.get(at).is_some_and(|other| (other.y - y).abs() <= 0.2 * em)
    };
    some.iter().filter(|line| near(line.y)).count() as f64 / some.len().max(1) as f64
}

fn are_columns(parts: &[Vec<Piece>], lines: &[Vec<Line>], em: f64) -> bool {
    let fewest = lines.iter().map(Vec::len).min().unwrap_or(0);
    let most = lines.iter().map(Vec::len).max().unwrap_or(0);
    // Lines of prose reach across their column.
    let prose = |lines: &Vec<Line>| {
        let left = lines.iter().map(|line| line.x).fold(f64::MAX, f64::min);
        let right = lines.iter().map(|line| line.end).fold(f64::MIN, f64::max);
        let full = lines.iter().filter(|line| line.end - line.x > 0.75 * (right - left)).count();
        full * 2 > lines.len() && right - left > 9.0 * em
    };
    let running = lines.iter().filter(|lines| prose(lines)).count();
    if running == lines.len() && fewest >= 3 || running > 0 && running + 1 >= lines.len() && fewest >= 8 {
        return true;
    }
    let mut sides: Vec<(usize, usize)> = Vec::new();
    for (side, part) in parts.iter().enumerate() {
        sides.extend(part.iter().map(|piece| (piece.order, side)));
    }
    sides.sort_unstable();
    let turns = sides.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let mut levels = 0.0;
    for pair in lines.windows(2) {
        let (some, others) = if pair[0].len() <= pair[1].len() { (0, 1) } else { (1, 0) };
        levels += level(&pair[some], &pair[others], em);
    }
    let levels = levels / (lines.len().max(2) - 1) as f64;
    let words: usize = parts.iter().flatten().map(|piece| piece.text.split_whitespace().count()).sum();
    let wordy = words as f64 / lines.iter().map(Vec::len).sum::<usize>().max(1) as f64;
    if turns < parts.len() {
        // Drawn side by side in one go each: columns, unless they are cells that stand in rows.
        return !(levels > 0.8 && wordy < 3.5) && most >= 2;
    }
    levels < 0.5 && fewest >= 2 && wordy > 2.0
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
    if lines.len() < 2 {
        return Judged::Single;
    }
    // A short line of the text below or above is no part of how the rows stand.
    let beside = |(_, line): &&(f64, Vec<Piece>)| {
        line.len() > 1 || line.iter().any(|piece| gaps.iter().any(|gap| piece.x >= gap.1 - 0.01))
    };
    let from = lines.iter().position(|line| beside(&line)).unwrap_or(0);
    let to = lines.iter().rposition(|line| beside(&line)).map_or(lines.len(), |last| last + 1);
    let rows_of_cells = if to - from < 2 { &lines[..] } else { &lines[from..to] };
    let steps = || rows_of_cells.windows(2).map(|pair| pair[0].0 - pair[1].0);
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
