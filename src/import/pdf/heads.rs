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
    /// Every line, shortened: the same once; where only the number of the page differs, the first and
    /// the last.
    pub said: Vec<(String, Option<String>)>,
    /// The number printed on each page, where it was found.
    pub printed: Vec<Option<String>>,
}

/// The share of a page's height at its top and foot where heads are looked for.
const EDGE: f64 = 0.14;
/// Rows from the edge that are looked at.
const ROWS: usize = 3;
/// A gap of this many lines parts a head from the body.
const APART: f64 = 1.6;
/// A gap of this many lines parts it beyond doubt.
const FAR: f64 = 3.5;
/// Heads are set in letters up to so many times as large as those of the body; titles in larger ones.
const MILD: f64 = 1.3;
/// How much of a line the receipt says, in characters.
const SAID: usize = 60;

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
    /// Those of them that could be the number of a page, by what stands beside them.
    paging: Vec<i64>,
    /// It begins where the body does.
    flush: bool,
    /// It is the outermost row of its page.
    outer: bool,
    /// A wide gap parts it from the body.
    apart: bool,
    /// A gap such as no heading has.
    far: bool,
    /// It is set as headings are: in larger type than the body.
    large: bool,
    /// It is not much larger than the body.
    mild: bool,
    /// It is bold where the body is not.
    bold: bool,
}

/// What the body of the file is like, to tell heads from it.
struct Body {
    size: f64,
    /// From line to line.
    gap: f64,
    bold: bool,
}

/// Takes running heads and feet out of the pages.
pub(super) fn take(pages: &mut [PageText]) -> Heads {
    let mut heads = Heads { printed: vec![None; pages.len()], ..Heads::default() };
    let body = body_of(pages);
    let rows: Vec<Row> = pages.iter().enumerate().flat_map(|(at, page)| edge_rows(at, page, &body)).collect();
    let mut alike: HashMap<(bool, i64, &str), usize> = HashMap::new();
    let mut same: HashMap<(bool, i64, &str), usize> = HashMap::new();
    for row in &rows {
        *alike.entry((row.top, row.place, &row.key)).or_default() += 1;
        *same.entry((row.top, row.place, &row.text)).or_default() += 1;
    }
    let alike = |row: &Row| -> usize {
        (-1..=1).filter_map(|by| alike.get(&(row.top, row.place + by, &*row.key))).sum()
    };
    let same = |row: &Row| -> usize {
        (-1..=1).filter_map(|by| same.get(&(row.top, row.place + by, &*row.text))).sum()
    };
    let (offset, numbered) = offset(&rows);
    let numbered_enough = numbered >= 2 && numbered * 5 >= pages.len() * 2;
    let carries = |row: &Row| numbered_enough && row.paging.iter().any(|&n| n - row.page as i64 == offset);
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
    let mut told: HashMap<&str, usize> = HashMap::new();
    for row in &rows {
        let marked = row.pieces.iter().all(|&at| pages[row.page].pieces[at].artifact);
        let exact = same(row) >= least && row.text.chars().any(char::is_alphanumeric);
        let bare = !row.text.chars().any(char::is_alphabetic);
        let short = row.text.chars().count() < 24;
        // Where only the number differs, chapters may begin on every page: it has to count the pages.
        let counts = carries(row) && alike(row) >= least;
        let titled =
            is_level(row) && row.text.chars().count() < 120 && (carries(row) || row.numbers.is_empty());
        // What is not marked in the file goes only from the margin. A head too many is seen and struck out;
        // a line too few is never missed.
        let plain = row.apart && !row.large && !row.bold;
        let in_margin =
            plain && (exact || row.outer && (counts || titled)) || exact && row.outer && row.far && row.mild;
        let foot = !row.top && row.outer && row.mild;
        // The last row of a table may begin with a year, and years go on as pages do.
        let of_body = row.flush && !row.apart;
        let number = bare && short && carries(row) && (!row.large || foot) && !of_body;
        if !(marked || in_margin || number) {
            continue;
        }
        if carries(row) {
            let found = row.paging.iter().find(|&&n| n - row.page as i64 == offset);
            heads.printed[row.page] = found.map(ToString::to_string);
        }
        // Lines that differ only in the number of their page are said once.
        let line = if carries(row) { &row.key } else { &row.text };
        let said = *told.entry(line).or_insert(heads.said.len());
        match heads.said.get_mut(said) {
            Some((first, last)) => {
                *last = Some(shortened(&row.text)).filter(|text| text != first);
            }
            None => heads.said.push((shortened(&row.text), None)),
        }
        gone[row.page].extend(&row.pieces);
    }
    // Where nothing else would be left, these are the words of the file.
    if pages.iter().zip(&gone).all(|(page, gone)| gone.len() >= page.pieces.len() && page.turned.is_empty()) {
        return Heads { printed: heads.printed, ..Heads::default() };
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

/// The start of a line, for the receipt.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(SAID).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn body_of(pages: &[PageText]) -> Body {
    let pieces = || pages.iter().flat_map(|page| &page.pieces);
    let mut sizes: Vec<(f64, usize)> = pieces().map(|piece| (piece.size, piece.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, letters)| letters).sum();
    let mut seen = 0;
    let half = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen * 2 >= all
    });
    let bold: usize = pieces().filter(|piece| piece.bold).map(|piece| piece.text.len()).sum();
    let gaps = pages.iter().flat_map(|page| gaps(page, &rows_of(page))).collect();
    Body {
        size: half.map_or(0.0, |(size, _)| *size),
        gap: middle(gaps).unwrap_or(f64::MAX),
        bold: bold * 2 > all,
    }
}

/// The rows of a page from above, each as the places of its pieces.
fn rows_of(page: &PageText) -> Vec<Vec<usize>> {
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
    rows
}

fn gaps(page: &PageText, rows: &[Vec<usize>]) -> Vec<f64> {
    rows.windows(2).map(|pair| page.pieces[pair[0][0]].y - page.pieces[pair[1][0]].y).collect()
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn edge_rows(at: usize, page: &PageText, body: &Body) -> Vec<Row> {
    let rows = rows_of(page);
    let count = rows.len();
    let gaps = gaps(page, &rows);
    // A page with a few rows does not show how far apart lines are.
    let usual = if gaps.len() < 4 { body.gap } else { middle(gaps.clone()).unwrap_or(body.gap) };
    // Lines of columns that are not level stand closer than lines are set.
    let line = usual.max(1.15 * body.size);
    // How many rows stand outside the first gap of so many lines, from the top and from the foot.
    let outside = |lines: f64| {
        let wide = |gap: &f64| *gap > lines * line;
        let above = gaps.iter().take(ROWS).position(wide).map_or(0, |at| at + 1);
        let below = gaps.iter().rev().take(ROWS).position(wide).map_or(0, |at| at + 1);
        move |top: bool, foot: bool, nth: usize| top && nth < above || foot && nth + below >= count
    };
    let (apart, far) = (outside(APART), outside(FAR));
    let left = page.pieces.iter().map(|piece| piece.x).fold(f64::MAX, f64::min);
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
        // Heads are set smaller than the body; a heading of one word and a number never tells.
        let small = pieces.iter().all(|&piece| page.pieces[piece].size < body.size * 0.95);
        let flush = pieces.first().is_some_and(|&piece| (page.pieces[piece].x - left).abs() < 2.0);
        Some(Row {
            page: at,
            place: (y / 3.0).round() as i64,
            top,
            key: key_of(&text),
            numbers: numbers(&text),
            paging: words.iter().flat_map(|piece| paging(piece, small)).collect(),
            flush,
            outer: nth == 0 || nth + 1 == count,
            apart: apart(top, foot, nth),
            far: far(top, foot, nth),
            large: pieces.iter().any(|&piece| page.pieces[piece].size > body.size * 1.08),
            mild: pieces.iter().all(|&piece| page.pieces[piece].size <= body.size * MILD),
            bold: !body.bold && pieces.iter().all(|&piece| page.pieces[piece].bold),
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
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()).collect();
    let near = words.iter().take(2).chain(words.iter().rev().take(3));
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).parse::<i64>().ok();
    near.filter_map(bare).filter(|n| (0..100_000).contains(n)).collect()
}

/// Words that stand beside the number of a page.
const PAGE: &[&str] = &[
    "page",
    "pages",
    "pg",
    "p",
    "pp",
    "seite",
    "s",
    "página",
    "pág",
    "pag",
    "pagina",
    "side",
    "sida",
    "sivu",
    "strona",
    "str",
    "strana",
    "oldal",
    "стр",
    "страница",
    "с",
    "σελίδα",
    "halaman",
    "trang",
    "sayfa",
    "หน้า",
    "ទំព័រ",
    "पृष्ठ",
    "صفحة",
    "עמוד",
];
/// Words between the number of a page and the number of all.
const OF: &[&str] = &["of", "de", "von", "sur", "di", "av", "van", "из", "z"];

/// The numbers at the ends of a piece of a line that may be its page's: they stand alone, beside a word
/// that means a page, or beside a sign that parts them from the words. `Question 3` has none. In small
/// letters several words may stand there without one.
fn paging(piece: &str, small: bool) -> Vec<i64> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let lettered = |word: &str| word.chars().any(char::is_alphabetic);
    let beside = |word: Option<&&str>, known: &[&str]| {
        word.is_none_or(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            // A sign or another number, or one of the words.
            !lettered(word) || known.contains(&&*bare)
        })
    };
    let several = small && words.iter().filter(|word| lettered(word)).count() > 1;
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let after = words.get(at + 1);
        // At an end, one neighbour tells; the words of a title may follow.
        let fits = several || beside(before, PAGE) && (at > 0 || beside(after, OF) || beside(after, PAGE));
        if fits || word.contains('/') {
            out.extend(numbers(word));
        }
    }
    let near = numbers(piece);
    out.retain(|number| near.contains(number));
    out
}

/// By how much printed numbers are ahead of the count of pages, and on how many pages.
fn offset(rows: &[Row]) -> (i64, usize) {
    let mut votes: HashMap<i64, Vec<usize>> = HashMap::new();
    for row in rows {
        for number in &row.paging {
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
