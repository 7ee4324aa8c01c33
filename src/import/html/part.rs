//! Which part of a page is the text, and which tables only set the page.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kinds::Kind;
use super::scan::{Event, Scan};

/// A cell with more words than this is a column of the page and not a cell.
const MAX_CELL: usize = 400;
/// The most parts around the main one that are quoted, and the most words of each.
const MAX_BEGINS: usize = 13;
const MAX_WORDS: usize = 40;
/// The name of a column or row has at most so many words.
const MAX_NAME: usize = 8;

fn words_in(scan: &Scan, event: &Event) -> usize {
    match event {
        Event::Words(range) => scan.words[range.clone()].split_whitespace().count(),
        _ => 0,
    }
}

/// What is taken of a page that has a main part.
pub(super) struct Taken {
    pub ranges: Vec<Range<usize>>,
    /// How many words were left out, and how each part of them begins.
    pub around: usize,
    pub begins: Vec<String>,
}

/// The page without its menus, heads, feet and margins, where it has a main part: its own `main`, else
/// its articles, with most of the words. Whatever else stands beside that is text too. Without a main
/// part, or with nothing around it, the whole page is the text.
pub(super) fn main_part(scan: &Scan) -> Option<Taken> {
    let mut total = 0_usize;
    let mut open: Vec<(usize, usize, Kind)> = Vec::new();
    let (mut mains, mut articles) = (0_usize, 0_usize);
    let mut around: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, event) in scan.events.iter().enumerate() {
        match event {
            Event::Open(kind @ (Kind::Main | Kind::Article)) => {
                // What holds a main part is not around it.
                for outer in open.iter_mut().filter(|(_, _, outer)| *outer == Kind::Around) {
                    outer.2 = Kind::Block;
                }
                open.push((at, total, *kind));
            }
            Event::Open(Kind::Around) => open.push((at, total, Kind::Around)),
            Event::Close(Kind::Main | Kind::Article | Kind::Around) => {
                let Some((start, before, kind)) = open.pop() else { continue };
                let outside = |own: &[Kind]| !open.iter().any(|(_, _, outer)| own.contains(outer));
                match kind {
                    // Only the outermost of a kind: articles hold comments that are articles.
                    Kind::Main if outside(&[kind]) => mains += total - before,
                    Kind::Article if outside(&[kind]) => articles += total - before,
                    Kind::Around if outside(&[Kind::Main, Kind::Article, Kind::Around]) => {
                        around.push((start..at + 1, total - before));
                    }
                    _ => {}
                }
            }
            event => total += words_in(scan, event),
        }
    }
    around.retain(|(_, words)| *words > 0);
    if around.is_empty() || (mains * 2 <= total && articles * 2 <= total) {
        return None;
    }
    let mut taken = Taken { ranges: Vec::new(), around: 0, begins: Vec::new() };
    let mut from = 0;
    for (range, words) in around {
        taken.around += words;
        if taken.begins.len() < MAX_BEGINS {
            taken.begins.push(begin(scan, range.clone()));
        }
        taken.ranges.push(from..range.start);
        from = range.end;
    }
    taken.ranges.push(from..scan.events.len());
    Some(taken)
}

/// The first words of a part.
fn begin(scan: &Scan, range: Range<usize>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for event in &scan.events[range] {
        if let Event::Words(range) = event {
            words.extend(scan.words[range.clone()].split_whitespace().take(MAX_WORDS));
        }
        if words.len() >= MAX_WORDS {
            break;
        }
    }
    words.join(" ")
}

/// The tables, by their first event, whose rows are no rows: pages of before 2010 are laid out by them.
/// A cell with a whole column of the page in it speaks for that; three rows or more with as many cells
/// each speak for a table with long answers, and so do two with names before them. A table inside a cell of such a one is part of the cell.
pub(super) fn layout_tables(scan: &Scan) -> BTreeSet<usize> {
    #[derive(Default)]
    struct Open {
        at: usize,
        layout: bool,
        /// Whether a cell has as many words as a column of a page, or a table in it.
        wide: bool,
        cells: usize,
        rows: usize,
        words: usize,
        /// The cells of the row under way and of the first one, and whether all rows so far agree.
        in_row: usize,
        first: usize,
        uneven: bool,
        /// There is a table in it.
        nested: bool,
        /// The words of each cell of the first two rows.
        sizes: Vec<Vec<usize>>,
    }
    impl Open {
        fn end_row(&mut self) {
            if self.first == 0 {
                self.first = self.in_row;
            }
            self.uneven |= self.in_row != self.first;
            self.in_row = 0;
        }

        /// Two rows are data where one names the columns, or where each names itself before an answer.
        fn is_pair(&self) -> bool {
            let [first, second] = self.sizes.as_slice() else { return false };
            let named = |words: &usize| (1..=MAX_NAME).contains(words);
            let all = first.iter().chain(second).all(|words| *words > 0);
            let head = first.iter().all(named);
            let each = [first, second].iter().all(|row| {
                row.split_first()
                    .is_some_and(|(name, rest)| named(name) && rest.iter().all(|&words| words > MAX_WORDS))
            });
            all && (head || each) && first.len() >= 2 && !self.nested
        }
    }
    let mut found = BTreeSet::new();
    let mut open: Vec<Open> = Vec::new();
    let mut whole: Vec<Range<usize>> = Vec::new();
    for (at, event) in scan.events.iter().enumerate() {
        match event {
            Event::Open(Kind::Table | Kind::Layout) => {
                if let Some(outer) = open.last_mut() {
                    (outer.wide, outer.nested) = (true, true);
                }
                let layout = *event == Event::Open(Kind::Layout);
                open.push(Open { at, layout, ..Open::default() });
            }
            Event::Close(Kind::Table | Kind::Layout) => {
                let Some(table) = open.pop() else { continue };
                let even = !table.uneven && (table.rows >= 3 || table.rows == 2 && table.is_pair());
                if table.layout || table.cells < 2 || table.cells <= table.rows || (table.wide && !even) {
                    found.insert(table.at);
                } else if table.wide {
                    whole.push(table.at + 1..at);
                }
            }
            event => {
                let Some(table) = open.last_mut() else { continue };
                match event {
                    Event::Open(Kind::Heading(_) | Kind::Main | Kind::Article) => table.layout = true,
                    Event::Open(Kind::Row) => {
                        table.rows += 1;
                        if table.rows <= 3 {
                            table.sizes.push(Vec::new());
                        }
                    }
                    Event::Close(Kind::Row) => table.end_row(),
                    Event::Open(Kind::Cell) => {
                        (table.cells, table.in_row, table.words) = (table.cells + 1, table.in_row + 1, 0);
                        table.sizes.last_mut().into_iter().for_each(|row| row.push(0));
                    }
                    event => {
                        let words = words_in(scan, event);
                        table.words += words;
                        if let Some(cell) = table.sizes.last_mut().and_then(|row| row.last_mut()) {
                            *cell += words;
                        }
                        table.wide |= table.words > MAX_CELL;
                    }
                }
            }
        }
    }
    let mut end = 0;
    whole.sort_by_key(|range| range.start);
    for range in whole {
        let start = range.start.max(end);
        end = end.max(range.end);
        let inner = scan.events.iter().enumerate().take(end).skip(start);
        found.extend(
            inner
                .filter(|(_, event)| matches!(event, Event::Open(Kind::Table | Kind::Layout)))
                .map(|(at, _)| at),
        );
    }
    found
}
