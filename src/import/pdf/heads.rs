//! Running heads and feet: what stands at the edge of page after page, alike but for its numbers.

use std::collections::HashMap;

use super::lines::Piece;

/// One page's pieces, and its height.
pub(super) struct PageText {
    pub height: f64,
    pub pieces: Vec<Piece>,
    /// Pieces that run another way than the page.
    pub turned: Vec<Piece>,
}

/// What was taken for heads and feet.
#[derive(Default)]
pub(super) struct Heads {
    /// How many pages had one.
    pub pages: usize,
    /// Every one that has words, shortened, each once; where none has, a number.
    pub said: Vec<String>,
    /// The number printed on each page, where it was found.
    pub printed: Vec<Option<String>>,
}

/// The share of a page's height at its top and foot where heads are looked for.
const EDGE: f64 = 0.14;
/// Rows from the edge that are looked at.
const ROWS: usize = 3;

struct Row {
    page: usize,
    /// Rounded height on the page, from below.
    place: i64,
    top: bool,
    pieces: Vec<usize>,
    key: String,
    text: String,
    /// Numbers at its ends.
    numbers: Vec<i64>,
    /// It stands apart from the body, in no larger type: where chapters begin pages, their headings stay.
    apart: bool,
}

/// Takes running heads and feet out of the pages.
pub(super) fn take(pages: &mut [PageText]) -> Heads {
    let mut heads = Heads { printed: vec![None; pages.len()], ..Heads::default() };
    let rows: Vec<Row> = pages.iter().enumerate().flat_map(|(at, page)| edge_rows(at, page)).collect();
    let mut alike: HashMap<(bool, i64, &str), usize> = HashMap::new();
    let mut same: HashMap<(bool, &str), usize> = HashMap::new();
    for row in &rows {
        *alike.entry((row.top, row.place, &row.key)).or_default() += 1;
        *same.entry((row.top, &row.text)).or_default() += 1;
    }
    let alike = |row: &Row| -> usize {
        (-1..=1).filter_map(|by| alike.get(&(row.top, row.place + by, &*row.key))).sum()
    };
    let (offset, numbered) = offset(&rows);
    let numbered_enough = numbered >= 2 && numbered * 5 >= pages.len() * 2;
    let carries = |row: &Row| numbered_enough && row.numbers.iter().any(|&n| n - row.page as i64 == offset);
    // Rows level with page numbers on other pages: heads with the title of a chapter.
    let mut level: HashMap<(bool, i64), usize> = HashMap::new();
    for row in rows.iter().filter(|row| carries(row)) {
        *level.entry((row.top, row.place)).or_default() += 1;
    }
    let is_level = |row: &Row| {
        let count: usize = (-1..=1).filter_map(|by| level.get(&(row.top, row.place + by))).sum();
        count >= 3 && count * 3 >= pages.len()
    };
    let least = if pages.len() <= 4 { 2 } else { 3 };
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    for row in &rows {
        let repeated = alike(row) >= least && row.key.chars().any(|c| c.is_alphanumeric() || c == '#');
        let marked = row.pieces.iter().all(|&at| pages[row.page].pieces[at].artifact);
        let number = carries(row) && row.text.chars().count() < 24;
        let by_number =
            is_level(row) && row.text.chars().count() < 120 && (carries(row) || row.numbers.is_empty());
        // One number among the words of a page is no foot; all pages' last lines alike are.
        if !(repeated && row.key.trim() != "#" || marked || number || by_number) {
            continue;
        }
        // Words that only look alike, close to the body or as large as a heading, are the author's.
        let exact = same.get(&(row.top, row.text.as_str())).is_some_and(|&count| count >= least);
        if !(marked || row.apart || exact || row.text.chars().all(|c| !c.is_alphabetic())) {
            continue;
        }
        if number || carries(row) {
            let found = row.numbers.iter().find(|&&n| n - row.page as i64 == offset);
            heads.printed[row.page] = found.map(ToString::to_string);
        }
        let short: String = row.text.chars().take(60).collect();
        if !heads.said.contains(&short) && (heads.said.is_empty() || short.chars().any(char::is_alphabetic)) {
            heads.said.push(short);
        }
        gone[row.page].extend(&row.pieces);
    }
    for (page, gone) in pages.iter_mut().zip(&gone) {
        heads.pages += usize::from(!gone.is_empty());
        let mut at = 0;
        page.pieces.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
    heads
}

fn edge_rows(at: usize, page: &PageText) -> Vec<Row> {
    let mut order: Vec<usize> = (0..page.pieces.len()).collect();
    order.sort_by(|&a, &b| page.pieces[b].y.total_cmp(&page.pieces[a].y));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for piece in order {
        let y = page.pieces[piece].y;
        match rows.last_mut() {
            Some(row) if (page.pieces[row[0]].y - y).abs() < 2.5 => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let count = rows.len();
    let ys: Vec<f64> = rows.iter().map(|row| page.pieces[row[0]].y).collect();
    let mut gaps: Vec<f64> = ys.windows(2).map(|pair| pair[0] - pair[1]).collect();
    let wide = |gaps: &[f64], typical: f64| gaps.iter().position(|&gap| gap > typical * 1.6);
    let sorted = {
        let mut sorted = gaps.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    };
    let typical = sorted.get(sorted.len() / 2).copied().unwrap_or(f64::MAX);
    // How many rows stand outside the first wide gap, from the top and from the foot.
    let above = wide(&gaps[..gaps.len().min(ROWS)], typical).map_or(0, |at| at + 1);
    gaps.reverse();
    let below = wide(&gaps[..gaps.len().min(ROWS)], typical).map_or(0, |at| at + 1);
    let mut sizes: Vec<f64> = page.pieces.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f64::total_cmp);
    let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let row = |(nth, mut pieces): (usize, Vec<usize>)| {
        let y = page.pieces[*pieces.first()?].y;
        let top = y > page.height * (1.0 - EDGE);
        let foot = y < page.height * EDGE;
        let near = top && nth < ROWS || foot && nth + ROWS >= count;
        // Heads that the file marks as such may stand in more rows.
        let marked = (top || foot) && pieces.iter().all(|&piece| page.pieces[piece].artifact);
        if !near && !marked {
            return None;
        }
        pieces.sort_by(|&a, &b| page.pieces[a].x.total_cmp(&page.pieces[b].x));
        let words: Vec<&str> = pieces.iter().map(|&piece| page.pieces[piece].text.as_str()).collect();
        let text = words.join(" ");
        Some(Row {
            page: at,
            place: (y / 3.0).round() as i64,
            top,
            key: key_of(&text),
            numbers: numbers(&text),
            apart: (nth < above || nth + below >= count)
                && pieces.iter().all(|&piece| page.pieces[piece].size <= body * 1.08),
            text,
            pieces,
        })
    };
    rows.into_iter().enumerate().filter_map(row).collect()
}

/// The text with every number made the same, Roman ones too where nothing else stands there.
fn key_of(text: &str) -> String {
    let trimmed = text.trim().to_lowercase();
    if !trimmed.is_empty() && trimmed.len() < 8 && trimmed.chars().all(|c| "ivxlc".contains(c)) {
        return "#".to_owned();
    }
    let mut key = String::new();
    for c in trimmed.chars() {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else {
            key.push(c);
        }
    }
    key
}

/// Whole numbers among the first and last words.
fn numbers(text: &str) -> Vec<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let near = words.iter().take(2).chain(words.iter().rev().take(3));
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).parse::<i64>().ok();
    near.filter_map(bare).filter(|n| (0..100_000).contains(n)).collect()
}

/// By how much printed numbers are ahead of the count of pages, and on how many pages.
fn offset(rows: &[Row]) -> (i64, usize) {
    let mut votes: HashMap<i64, Vec<usize>> = HashMap::new();
    for row in rows {
        for number in &row.numbers {
            votes.entry(number - row.page as i64).or_default().push(row.page);
        }
    }
    let count = |pages: &Vec<usize>| {
        let mut pages = pages.clone();
        pages.sort_unstable();
        pages.dedup();
        pages.len()
    };
    let best = votes.iter().map(|(offset, pages)| (count(pages), -offset.abs(), *offset)).max();
    best.map_or((0, 0), |(count, _, offset)| (offset, count))
}
