//! Readers of each format, written without a look at the writers: what another program finds there.
//! Each gives the line of heads (nested ones joined by ` / `) and the rows with their heads.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use html5ever::interface::TokenizerResult;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use quick_xml::events::Event;

pub type Lines = Vec<Vec<String>>;

pub fn csv(text: &str, delimiter: u8) -> Lines {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The first table of Markdown.
pub fn markdown(text: &str) -> Lines {
    let table =
        text.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let mut lines: Lines = table.map(markdown_cells).collect();
    assert!(lines[1].iter().all(|cell| cell.trim_matches(['-', ':']).is_empty()), "{:?}", lines[1]);
    lines.remove(1);
    lines
}

fn markdown_cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap();
    let mut cells = vec![String::new()];
    let mut signs = inner.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => cells.last_mut().unwrap().push(signs.next().unwrap()),
            '|' => cells.push(String::new()),
            sign => cells.last_mut().unwrap().push(sign),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A cell as it was met: words, columns, lines.
type Met = (String, usize, usize);

/// Lays cells that take several columns and lines into a grid, and joins lines of heads.
fn laid(lines: &[Vec<Met>], heads: usize) -> Lines {
    let mut grid: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let mut column = 0;
        for (words, across, down) in line {
            while grid.contains_key(&(at, column)) {
                column += 1;
            }
            for (right, below) in (0..*across).flat_map(|right| (0..*down).map(move |below| (right, below))) {
                let words = if below == 0 { words.clone() } else { String::new() };
                assert!(
                    grid.insert((at + below, column + right), words).is_none(),
                    "cells lie on each other"
                );
            }
            column += across;
        }
    }
    let width = 1 + grid.keys().map(|(_, column)| *column).max().unwrap();
    for (at, _) in lines.iter().enumerate() {
        let filled = grid.keys().filter(|(line, _)| *line == at).count();
        assert_eq!(filled, width, "line {at} has holes");
    }
    joined(lines.len(), width, heads, |at, column| grid[&(at, column)].clone())
}

fn joined(lines: usize, width: usize, heads: usize, cell: impl Fn(usize, usize) -> String) -> Lines {
    let head = (0..width).map(|column| {
        let parts: Vec<String> = (0..heads).map(|at| cell(at, column)).filter(|p| !p.is_empty()).collect();
        parts.join(" / ")
    });
    let rest = (heads..lines).map(|at| (0..width).map(|column| cell(at, column)).collect());
    std::iter::once(head.collect()).chain(rest).collect()
}

#[derive(Default)]
struct HtmlTable {
    lines: Vec<Vec<Met>>,
    heads: usize,
    in_head: bool,
    in_cell: bool,
    done: bool,
    /// Values of `scope` met, and of `id` and `href`.
    scopes: Vec<String>,
    ids: Vec<String>,
    links: Vec<String>,
    caption: String,
    in_caption: bool,
}

struct Sink(RefCell<HtmlTable>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut to = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let value = |name: &str| {
                    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
                    found.map(|attribute| attribute.value.to_string())
                };
                to.ids.extend(value("id"));
                to.links.extend(value("href"));
                let start = tag.kind == TagKind::StartTag;
                match &*tag.name {
                    "table" if !start => to.done = true,
                    _ if to.done => {}
                    "caption" => to.in_caption = start,
                    "thead" => to.in_head = start,
                    "tr" if start => {
                        to.lines.push(Vec::new());
                        to.heads += usize::from(to.in_head);
                    }
                    "th" | "td" => {
                        to.in_cell = start;
                        if start {
                            to.scopes.extend(value("scope"));
                            let span = |name| value(name).map_or(1, |text| text.parse().unwrap());
                            let met = (String::new(), span("colspan"), span("rowspan"));
                            to.lines.last_mut().unwrap().push(met);
                        }
                    }
                    "br" if to.in_cell => to.lines.last_mut().unwrap().last_mut().unwrap().0.push('\n'),
                    _ => {}
                }
            }
            Token::CharacterTokens(words) if to.in_cell => {
                to.lines.last_mut().unwrap().last_mut().unwrap().0.push_str(&words);
            }
            Token::CharacterTokens(words) if to.in_caption => to.caption.push_str(&words),
            Token::ParseError(error) => panic!("{error}"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

pub struct Html {
    pub lines: Lines,
    pub scopes: Vec<String>,
    pub ids: Vec<String>,
    pub links: Vec<String>,
    pub caption: String,
}

pub fn html(text: &str) -> Html {
    let queue = BufferQueue::default();
    queue.push_back(text.into());
    let tokens = Tokenizer::new(Sink(RefCell::default()), Default::default());
    assert!(matches!(tokens.feed(&queue), TokenizerResult::Done));
    tokens.end();
    let HtmlTable { lines, heads, scopes, ids, links, caption, .. } = tokens.sink.0.into_inner();
    Html { lines: laid(&lines, heads), scopes, ids, links, caption }
}

pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every part that is XML is read to its end; a fault fails.
pub fn all_xml_is_sound(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let mut text = String::new();
        let name = archive.by_index(at).unwrap().name().unwrap().into_owned();
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Eof => break,
                Event::Start(tag) => {
                    depth += 1;
                    tag.attributes().for_each(|one| drop(one.unwrap()));
                }
                Event::Empty(tag) => tag.attributes().for_each(|one| drop(one.unwrap())),
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let forbidden = |sign: char| matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}');
        assert!(!text.contains(forbidden), "{name}");
    }
}

pub fn docx(bytes: &[u8]) -> Lines {
    let text = part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&text);
    // Words, columns, whether the cell goes on from the line above; and how many lines are heads.
    let mut lines: Vec<Vec<(String, usize, bool)>> = Vec::new();
    let (mut heads, mut in_cell, mut in_words) = (0, false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                let value = || {
                    let found = tag.attributes().flatten().find(|one| one.key.as_ref() == "w:val");
                    found.map(|one| one.value.into_owned())
                };
                match tag.name().as_ref() {
                    "w:tr" => lines.push(Vec::new()),
                    "w:tblHeader" => heads += 1,
                    "w:tc" => {
                        in_cell = true;
                        lines.last_mut().unwrap().push((String::new(), 1, false));
                    }
                    "w:gridSpan" => {
                        lines.last_mut().unwrap().last_mut().unwrap().1 = value().unwrap().parse().unwrap();
                    }
                    "w:vMerge" => lines.last_mut().unwrap().last_mut().unwrap().2 = value().is_none(),
                    "w:br" if in_cell => lines.last_mut().unwrap().last_mut().unwrap().0.push('\n'),
                    "w:t" => in_words = true,
                    _ => {}
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "w:tc" => in_cell = false,
                "w:t" => in_words = false,
                _ => {}
            },
            Event::Text(words) if in_cell && in_words => {
                lines.last_mut().unwrap().last_mut().unwrap().0.push_str(&words);
            }
            Event::GeneralRef(name) if in_cell && in_words => {
                let sign = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("{other}"),
                };
                lines.last_mut().unwrap().last_mut().unwrap().0.push(sign);
            }
            _ => {}
        }
    }
    let width: usize = lines[0].iter().map(|cell| cell.1).sum();
    let spread: Lines = lines
        .iter()
        .map(|line| line.iter().flat_map(|(words, across, _)| vec![words.clone(); *across]).collect())
        .collect();
    for (line, cells) in spread.iter().zip(&lines) {
        assert_eq!(line.len(), width);
        assert!(cells.iter().all(|(words, _, goes_on)| !goes_on || words.is_empty()));
    }
    joined(spread.len(), width, heads, |at, column| spread[at][column].clone())
}

pub fn workbook(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The first sheet. Numbers as a reader of CSV would have them.
pub fn xlsx(bytes: &[u8], heads: usize) -> Lines {
    let mut book = workbook(bytes);
    let merged = book.merge_cells_by_sheet_name("Table").unwrap();
    let range = book.worksheet_range("Table").unwrap();
    let (last, right) = range.end().unwrap();
    joined(last as usize + 1, right as usize + 1, heads, |at, column| {
        let (line, across) = (at as u32, column as u32);
        let inside = merged.iter().find(|region| {
            (region.start.0..=region.end.0).contains(&line)
                && (region.start.1..=region.end.1).contains(&across)
        });
        let place = inside.map_or((line, across), |region| region.start);
        match range.get_value(place).unwrap_or(&Data::Empty) {
            Data::Empty => String::new(),
            Data::Float(number) => {
                let text = format!("{number:.4}");
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Data::String(words) => words.clone(),
            other => panic!("{other:?}"),
        }
    })
}

/// The first tabular. Knows of TeX what a table needs.
pub fn latex(text: &str) -> Lines {
    let from = text.find("\\toprule\n").unwrap() + "\\toprule\n".len();
    let body = &text[from..from + text[from..].find("\\bottomrule").unwrap()];
    let body = match (body.find("\\endfirsthead"), body.find("\\endhead\n")) {
        (Some(first), Some(_)) => {
            let rest = &text[text.find("\\endfoot\n").unwrap() + "\\endfoot\n".len()..];
            format!("{}{}", &body[..first], &rest[..rest.find("\\end{longtable}").unwrap()])
        }
        _ => body.to_owned(),
    };
    let (head, rows) = body.split_once("\\midrule\n").unwrap();
    let lines_of = |part: &str| -> Vec<Vec<(String, usize)>> {
        let lines =
            part.lines().filter(|line| !line.starts_with("\\midrule") && !line.starts_with("\\cmidrule"));
        lines.map(|line| tex_cells(line.strip_suffix(" \\\\").unwrap())).collect()
    };
    let heads = lines_of(head);
    let spread: Lines = heads
        .iter()
        .cloned()
        .chain(lines_of(rows))
        .map(|line| line.into_iter().flat_map(|(words, across)| vec![words; across]).collect())
        .collect();
    joined(spread.len(), spread[0].len(), heads.len(), |at, column| spread[at][column].clone())
}

fn tex_cells(line: &str) -> Vec<(String, usize)> {
    let mut cells = vec![String::new()];
    let mut before = ' ';
    for sign in line.chars() {
        if sign == '&' && before != '\\' {
            cells.push(String::new());
        } else {
            cells.last_mut().unwrap().push(sign);
        }
        before = sign;
    }
    cells
        .iter()
        .map(|cell| {
            let cell = cell.trim();
            match cell.strip_prefix("\\multicolumn{") {
                None => (tex_words(cell), 1),
                Some(rest) => {
                    let (across, rest) = rest.split_once("}{c}{").unwrap();
                    (tex_words(rest.strip_suffix('}').unwrap()), across.parse().unwrap())
                }
            }
        })
        .collect()
}

fn tex_words(cell: &str) -> String {
    let cell = match cell.strip_prefix("\\hspace*{") {
        Some(rest) => rest.split_once('}').unwrap().1,
        None => cell,
    };
    let cell = cell.strip_prefix("\\emph{").map_or(cell, |rest| rest.strip_suffix('}').unwrap());
    let mut out = String::new();
    let mut rest = cell;
    'outer: while let Some(sign) = rest.chars().next() {
        for (tex, plain) in [
            ("\\textbackslash{}", "\\"),
            ("\\textasciitilde{}", "~"),
            ("\\textasciicircum{}", "^"),
            ("\\textless{}", "<"),
            ("\\textgreater{}", ">"),
            ("\\textbar{}", "|"),
            ("\\textasciigrave{}", "`"),
            ("{\\char34}", "\""),
            ("$-$", "-"),
            ("{}", ""),
            ("{[}", "["),
            ("{]}", "]"),
            ("{*}", "*"),
        ] {
            if let Some(after) = rest.strip_prefix(tex) {
                out.push_str(plain);
                rest = after;
                continue 'outer;
            }
        }
        rest = &rest[sign.len_utf8()..];
        if sign == '\\' {
            let escaped = rest.chars().next().unwrap();
            assert!("{}$&#_%".contains(escaped), "an unknown command in {cell}");
            out.push(escaped);
            rest = &rest[escaped.len_utf8()..];
        } else {
            assert!(!"{}$&#_%~^\"".contains(sign), "a bare {sign} in {cell}");
            out.push(sign);
        }
    }
    out
}
