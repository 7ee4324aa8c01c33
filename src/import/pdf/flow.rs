//! From blocks of lines to paragraphs: which line goes on with the one before, and how.

use std::collections::{HashMap, HashSet};

use super::super::build::Builder;
use super::layout::{Block, Line};
use super::talk::Labels;
use crate::study::{MarkKind, Span};

/// A page as it is read.
pub(super) struct PageFlow {
    pub label: String,
    pub blocks: Vec<Block>,
    /// Counted from 0.
    pub number: usize,
}

/// Where a line of the page came to stand in the text.
pub(super) struct Placed {
    pub page: usize,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub span: Span,
}

/// Lines that belong together.
struct Paragraph {
    /// With the page each stands on.
    lines: Vec<(usize, Line)>,
    cells: Option<Vec<String>>,
    /// Whether its last line reaches the right edge: it may go on elsewhere.
    open: bool,
}

#[derive(Default)]
pub(super) struct Written {
    pub placed: Vec<Placed>,
    pub joined: usize,
    pub example: Option<(String, String)>,
    pub rows: usize,
    pub headings: usize,
}

/// Writes all pages, paragraph by paragraph.
pub(super) fn write(pages: Vec<PageFlow>, builder: &mut Builder) -> Written {
    let labels: Vec<String> = pages.iter().map(|page| page.label.clone()).collect();
    let speaking = Labels::of(pages.iter().flat_map(|page| &page.blocks).flat_map(|block| match block {
        Block::Flow(lines) => lines.as_slice(),
        Block::Table(_) => &[],
    }));
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for page in pages {
        for block in page.blocks {
            let from = paragraphs.len();
            match block {
                Block::Flow(lines) => paragraphs.extend(paragraphs_of(lines, page.number, &speaking)),
                Block::Table(rows) => paragraphs.extend(rows.into_iter().map(|cells| Paragraph {
                    lines: vec![(page.number, Line::of_row())],
                    cells: Some(cells),
                    open: false,
                })),
            }
            if from > 0
                && from < paragraphs.len()
                && goes_on(&paragraphs[from - 1], &paragraphs[from])
                && !parted(&paragraphs[from - 1], &paragraphs[from], &speaking)
            {
                let next = paragraphs.remove(from);
                paragraphs[from - 1].open = next.open;
                paragraphs[from - 1].lines.extend(next.lines);
            }
        }
    }
    let words = vocabulary(&paragraphs);
    let sizes = Sizes::of(&paragraphs);
    let mut written = Written::default();
    let mut page = usize::MAX;
    for paragraph in paragraphs {
        builder.end_line();
        if builder.is_full() {
            break;
        }
        let first = paragraph.lines.first().map_or(0, |(page, _)| *page);
        let mut turn = |to: usize, builder: &mut Builder| {
            if page != to {
                page = to;
                builder.page(labels.get(to).cloned().unwrap_or_default());
            }
        };
        turn(first, builder);
        if let Some(cells) = paragraph.cells {
            let mut filled = cells.iter().filter(|cell| !cell.is_empty());
            if let (Some(cell), None) = (filled.next(), filled.next()) {
                builder.paragraph(cell);
                continue;
            }
            builder.row(&cells);
            written.rows += 1;
            continue;
        }
        let start = builder.here();
        let heading = sizes.heading(&paragraph);
        let mut lines = paragraph.lines.iter().peekable();
        while let Some((number, line)) = lines.next() {
            turn(*number, builder);
            let from = builder.here();
            let next = lines.peek().map(|(_, next)| next.text.as_str());
            match next.map(|next| joint(&line.text, next, &words)) {
                None | Some(Joint::Close) => builder.push(&line.text),
                Some(Joint::Blank) => {
                    builder.push(&line.text);
                    builder.push(" ");
                }
                Some(Joint::Drop) => {
                    builder.push(line.text.trim_end_matches(is_hyphen));
                    written.joined += 1;
                    if written.example.is_none() {
                        let half = line.text.split_whitespace().last().unwrap_or_default().to_owned();
                        let rest = next.and_then(|next| next.split_whitespace().next()).unwrap_or_default();
                        written.example = Some((half, rest.to_owned()));
                    }
                }
            }
            let to = from + builder.text()[from..].trim_end().len();
            let (x, end, y, size) = (line.x, line.end, line.y, line.size);
            written.placed.push(Placed { page: *number, x, end, y, size, span: Span::new(from, to) });
        }
        if let Some(level) = heading {
            builder.mark_from(start, MarkKind::Heading(level));
            written.headings += 1;
        } else if item_sign(&paragraph.lines[0].1.text).is_some() {
            builder.mark_from(start, MarkKind::Item);
        }
    }
    builder.end_line();
    written
}

impl Line {
    /// Stands for a row of a table, which has its words in cells.
    fn of_row() -> Self {
        Self { x: 0.0, end: 0.0, y: 0.0, size: 0.0, text: String::new(), bold: false }
    }
}

/// Cuts the lines of one column into paragraphs.
fn paragraphs_of(lines: Vec<Line>, page: usize, speaking: &Labels) -> Vec<Paragraph> {
    let left = lines.iter().map(|line| line.x).fold(f64::MAX, f64::min);
    let right = right_edge(&lines);
    let mut steps: Vec<f64> = lines.windows(2).map(|pair| (pair[0].y - pair[1].y).abs()).collect();
    steps.sort_by(f64::total_cmp);
    let usual = steps.get(steps.len() / 3).copied().unwrap_or(0.0);
    let mut out: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &lines[at]);
        let after = lines.get(at + 1);
        let begins = before.is_none_or(|before| {
            let first = out.last().is_some_and(|paragraph| paragraph.lines.len() == 1);
            speaking.begin(&line.text)
                || speaking.fill(&before.text)
                || begins(before, line, after, (left, right), usual, first)
        });
        let open = line.end > right - 2.5 * line.size;
        match out.last_mut() {
            Some(paragraph) if !begins => {
                paragraph.open = open;
                paragraph.lines.push((page, line.clone()));
            }
            _ => out.push(Paragraph { lines: vec![(page, line.clone())], cells: None, open }),
        }
    }
    out
}

/// The right edge of a column: where several lines end, not where one sticks out.
fn right_edge(lines: &[Line]) -> f64 {
    let mut ends: Vec<f64> = lines.iter().map(|line| line.end).collect();
    ends.sort_by(|a, b| b.total_cmp(a));
    let size = lines.first().map_or(10.0, |line| line.size);
    let enough = (lines.len() / 20).clamp(1, 3);
    let held = |end: &&f64| {
        ends.iter().filter(|other| (0.0..2.0 * size).contains(&(**end - **other))).count() > enough
    };
    ends.iter().find(held).or(ends.first()).copied().unwrap_or(0.0)
}

fn begins(
    before: &Line,
    line: &Line,
    after: Option<&Line>,
    edges: (f64, f64),
    usual: f64,
    first: bool,
) -> bool {
    let em = line.size.max(1.0);
    let step = before.y - line.y;
    if (line.size - before.size).abs() > 0.12 * before.size.max(line.size) && !shares_word(before, line) {
        return true;
    }
    if step > (1.28 * usual).max(usual + 0.15 * em) || step < -0.1 * em || step > 3.2 * em {
        return true;
    }
    // A word is under way.
    let half = before.text.trim_end_matches(is_hyphen);
    if half.len() < before.text.len()
        && half.ends_with(char::is_alphanumeric)
        && line.text.starts_with(char::is_alphanumeric)
    {
        return false;
    }
    if item_sign(&line.text).is_some() || line.text.contains('\t') || before.text.contains('\t') {
        return true;
    }
    if line.bold != before.bold && (before.bold && first || line.bold && line.text.len() < 80) {
        return true;
    }
    // An indent, where the text goes on further left; or a line that stands out, where it hangs.
    let indented = line.x - before.x > 0.8 * em && line.x - edges.0 > 0.8 * em;
    let returns = after.is_none_or(|after| after.x < line.x - 0.5 * em || after.x > line.x + 0.5 * em);
    if indented
        && returns
        && item_sign(&before.text).is_none()
        && !(first && before.x < line.x && after.is_none_or(|after| (after.x - line.x).abs() < 0.5 * em))
    {
        return true;
    }
    if before.x - line.x > 0.8 * em && !first {
        return true;
    }
    // The first word had room on the line before, so that the line was ended on purpose.
    let letters = line.text.chars().count().max(1) as f64;
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count()) as f64;
    let wide = (line.end - line.x) / letters * word;
    before.end + 0.3 * em + wide < edges.1 - 0.6 * em
}

/// A larger first letter, or a line with a raised sign, is no other kind of text.
fn shares_word(before: &Line, line: &Line) -> bool {
    before.text.ends_with(is_hyphen) && line.text.starts_with(char::is_lowercase)
}

/// Whether a paragraph goes on in the next column or on the next page.
fn goes_on(before: &Paragraph, next: &Paragraph) -> bool {
    let (Some((_, last)), Some((_, first))) = (before.lines.last(), next.lines.first()) else { return false };
    if before.cells.is_some() || next.cells.is_some() || (last.size - first.size).abs() > 0.08 * last.size {
        return false;
    }
    if last.text.ends_with(is_hyphen) && first.text.starts_with(char::is_lowercase) {
        return true;
    }
    let ended = last
        .text
        .trim_end_matches(['"', '”', '’', ')', '\'', '»'])
        .ends_with(['.', '!', '?', ':', '。', '។', '؟']);
    before.open && !ended && item_sign(&first.text).is_none() && first.text.starts_with(char::is_lowercase)
}

/// Whether a label stands between two paragraphs: another one speaks, or begins to.
fn parted(before: &Paragraph, next: &Paragraph, speaking: &Labels) -> bool {
    let (Some((_, last)), Some((_, first))) = (before.lines.last(), next.lines.first()) else { return false };
    speaking.begin(&first.text) || speaking.fill(&last.text)
}

/// The sign or number that begins an item of a list.
fn item_sign(text: &str) -> Option<&str> {
    let (sign, rest) = text.split_once([' ', '\t'])?;
    let bullet = matches!(
        sign,
        "•" | "◦" | "▪" | "■" | "●" | "○" | "–" | "—" | "-" | "*" | "·" | "►" | "➢" | "□" | "o"
    );
    let bare = sign.trim_start_matches('(').trim_end_matches(['.', ')']);
    let number = bare.len() < sign.len()
        && !bare.is_empty()
        && (bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit())
            || bare.len() == 1 && bare.chars().all(|c| c.is_ascii_lowercase()) && sign.ends_with(')'));
    (bullet && !rest.is_empty() || number && sign.ends_with(['.', ')'])).then_some(sign)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

enum Joint {
    Blank,
    /// Nothing between: the hyphen is part of the word, or the script has no blanks.
    Close,
    /// Nothing between, and the hyphen goes.
    Drop,
}

fn joint(text: &str, next: &str, words: &HashSet<String>) -> Joint {
    let Some(last) = text.chars().next_back() else { return Joint::Close };
    let Some(first) = next.chars().next() else { return Joint::Close };
    if last == '\u{ad}' {
        return Joint::Drop;
    }
    if is_hyphen(last) {
        let half = text.trim_end_matches(is_hyphen);
        if !half.ends_with(char::is_alphanumeric) || !first.is_alphanumeric() {
            return Joint::Blank;
        }
        let half: String = word_end(half).to_lowercase();
        let rest: String =
            next.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let lower = first.is_lowercase() && half.ends_with(char::is_alphabetic);
        if !lower || words.contains(&format!("{half}-{rest}")) {
            return Joint::Close;
        }
        // A word with a hyphen in it already is made of several.
        let made = half.contains('-') && !words.contains(&format!("{half}{rest}"));
        return if made { Joint::Close } else { Joint::Drop };
    }
    if is_unspaced(last) && is_unspaced(first) { Joint::Close } else { Joint::Blank }
}

fn word_end(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '-');
    start.map_or(text, |at| &text[at + text[at..].chars().next().map_or(1, char::len_utf8)..])
}

/// Letters of scripts that write no blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3000..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x2FA1F)
}

/// Adds a line to a cell.
pub(super) fn append(cell: &mut String, more: &str) {
    if more.is_empty() {
        return;
    }
    if cell.is_empty() {
        cell.push_str(more);
        return;
    }
    match joint(cell, more, &HashSet::new()) {
        Joint::Blank => cell.push(' '),
        Joint::Close => {}
        Joint::Drop => cell.truncate(cell.trim_end_matches(is_hyphen).len()),
    }
    cell.push_str(more);
}

/// The words that stand whole in a line, where there are any that do not.
fn vocabulary(paragraphs: &[Paragraph]) -> HashSet<String> {
    let mut words = HashSet::new();
    if !paragraphs.iter().any(|p| p.lines.iter().any(|(_, line)| line.text.ends_with(is_hyphen))) {
        return words;
    }
    let lines = paragraphs.iter().flat_map(|paragraph| &paragraph.lines);
    for word in lines.flat_map(|(_, line)| line.text.split_whitespace()) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if !word.ends_with('-') && !words.contains(word) {
            words.insert(word.to_lowercase());
        }
    }
    words
}

/// The sizes of a document's letters.
struct Sizes {
    body: f64,
    /// Larger ones, the largest first.
    larger: Vec<f64>,
    mostly_bold: bool,
}

impl Sizes {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut letters: HashMap<i64, usize> = HashMap::new();
        let (mut bold, mut all) = (0, 0);
        for (_, line) in paragraphs.iter().flat_map(|paragraph| &paragraph.lines) {
            *letters.entry((line.size * 2.0).round() as i64).or_default() += line.text.len();
            all += line.text.len();
            bold += if line.bold { line.text.len() } else { 0 };
        }
        let body =
            letters.iter().max_by_key(|(size, count)| (**count, -**size)).map_or(10, |(size, _)| *size);
        let body = body as f64 / 2.0;
        let mut larger: Vec<f64> =
            letters.keys().map(|&size| size as f64 / 2.0).filter(|size| *size >= 1.15 * body).collect();
        larger.sort_by(|a, b| b.total_cmp(a));
        Self { body, larger, mostly_bold: bold * 3 > all }
    }

    /// The level of a heading, where a paragraph is one beyond doubt: larger than the text, and short; or
    /// bold on a line of its own.
    fn heading(&self, paragraph: &Paragraph) -> Option<u8> {
        let (_, first) = paragraph.lines.first()?;
        let letters: usize = paragraph.lines.iter().map(|(_, line)| line.text.chars().count()).sum();
        let text = first.text.trim();
        if paragraph.lines.len() > 3 || letters > 200 || !text.chars().any(char::is_alphabetic) || letters < 3
        {
            return None;
        }
        let level = |rank: usize| u8::try_from(rank + 1).unwrap_or(6).min(6);
        if first.size >= 1.15 * self.body {
            let rank = self.larger.iter().position(|size| *size <= first.size + 0.3)?;
            return Some(level(rank));
        }
        let alone = paragraph.lines.len() == 1 && letters <= 80 && !text.ends_with(['.', ',', ';', ':', '-']);
        let bold = first.bold && !self.mostly_bold && first.size > 0.95 * self.body;
        (alone && bold && !text.contains('\t')).then(|| level(self.larger.len().min(3)))
    }
}
