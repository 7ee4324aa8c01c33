//! Which part of a page is the text, and which tables only set the page.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kinds::Kind;
use super::scan::{Event, Scan};

/// A cell with more words than this is a column of the page and not a cell.
const MAX_CELL: usize = 400;

fn words_in(scan: &Scan, event: &Event) -> usize {
    match event {
        Event::Words(range) => scan.words[range.clone()].split_whitespace().count(),
        _ => 0,
    }
}

/// The main part: the page's own `main`, else its articles, where that holds most of the words. With
/// it, how many words stand around it. Without one the whole page is the text.
pub(super) fn main_part(scan: &Scan) -> Option<(Vec<Range<usize>>, usize)> {
    let mut total = 0_usize;
    let mut open: Vec<(usize, usize, Kind)> = Vec::new();
    let mut mains: Vec<(Range<usize>, usize)> = Vec::new();
    let mut articles: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, event) in scan.events.iter().enumerate() {
        match event {
            Event::Open(kind @ (Kind::Main | Kind::Article)) => open.push((at, total, *kind)),
            Event::Close(Kind::Main | Kind::Article) => {
                let Some((start, before, kind)) = open.pop() else { continue };
                // Only the outermost of a kind: articles hold comments that are articles.
                if !open.iter().any(|(_, _, outer)| *outer == kind) {
                    let list = if kind == Kind::Main { &mut mains } else { &mut articles };
                    list.push((start..at + 1, total - before));
                }
            }
            event => total += words_in(scan, event),
        }
    }
    [mains, articles].into_iter().find_map(|parts| {
        let inside: usize = parts.iter().map(|(_, words)| words).sum();
        let most = inside * 2 > total;
        most.then(|| (parts.into_iter().map(|(range, _)| range).collect(), total - inside))
    })
}

/// The tables, by their first event, whose rows are no rows: pages of before 2010 are laid out by them.
pub(super) fn layout_tables(scan: &Scan) -> BTreeSet<usize> {
    struct Open {
        at: usize,
        layout: bool,
        cells: usize,
        rows: usize,
        words: usize,
    }
    let mut found = BTreeSet::new();
    let mut open: Vec<Open> = Vec::new();
    for (at, event) in scan.events.iter().enumerate() {
        match event {
            Event::Open(Kind::Table | Kind::Layout) => {
                if let Some(outer) = open.last_mut() {
                    outer.layout = true;
                }
                let layout = *event == Event::Open(Kind::Layout);
                open.push(Open { at, layout, cells: 0, rows: 0, words: 0 });
            }
            Event::Close(Kind::Table | Kind::Layout) => {
                if let Some(table) = open.pop()
                    && (table.layout || table.cells < 2 || table.cells <= table.rows)
                {
                    found.insert(table.at);
                }
            }
            event => {
                let Some(table) = open.last_mut() else { continue };
                match event {
                    Event::Open(Kind::Heading(_) | Kind::Main | Kind::Article) => table.layout = true,
                    Event::Open(Kind::Row) => table.rows += 1,
                    Event::Open(Kind::Cell) => (table.cells, table.words) = (table.cells + 1, 0),
                    event => {
                        table.words += words_in(scan, event);
                        table.layout |= table.words > MAX_CELL;
                    }
                }
            }
        }
    }
    found
}
