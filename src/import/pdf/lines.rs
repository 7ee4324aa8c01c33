//! From characters at their places to pieces of lines: words, with the blanks that the file leaves out.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::glyphs::Glyph;

/// A piece of a line without a wide gap in it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub x: f64,
    pub end: f64,
    /// The foot of the line.
    pub y: f64,
    pub size: f64,
    pub text: String,
    /// Which piece it is in the order of the file.
    pub order: usize,
    pub bold: bool,
    pub artifact: bool,
}

/// A gap of more than this many ems may part columns.
const WIDE: f64 = 0.55;
/// A gap of more than this many ems is a blank.
const BLANK: f64 = 0.13;

/// Characters of one line that follow each other in the file.
struct Run {
    glyphs: Vec<usize>,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// The pieces of all lines that run one way. Glyphs come in the order of the file.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let doubled = doubled(glyphs);
    let mut runs: Vec<Run> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        if doubled[at] {
            continue;
        }
        if let Some(run) = runs.last_mut()
            && (glyph.y - run.y).abs() < 0.05 * run.size
            && (glyph.size - run.size).abs() < 0.1 * run.size
            && (-0.2..0.5).contains(&((glyph.x - run.end) / run.size))
        {
            run.glyphs.push(at);
            run.end = run.end.max(glyph.end);
            continue;
        }
        let blank = glyph.text.trim().is_empty();
        if blank && runs.last().is_none_or(|run| (run.y - glyph.y).abs() > run.size) {
            continue;
        }
        runs.push(Run { glyphs: vec![at], x: glyph.x, end: glyph.end, y: glyph.y, size: glyph.size });
    }
    // Blanks at the ends reach into gaps between columns: only what is seen counts.
    for run in &mut runs {
        let seen = || run.glyphs.iter().map(|&at| &glyphs[at]).filter(|glyph| !glyph.text.trim().is_empty());
        run.x = seen().map(|glyph| glyph.x).fold(f64::MAX, f64::min);
        run.end = seen().map(|glyph| glyph.end).fold(f64::MIN, f64::max);
    }
    runs.retain(|run| run.x <= run.end);
    let mut out = Vec::new();
    for row in rows(runs) {
        let mut runs = row;
        runs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut piece: Vec<Run> = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for run in runs {
            let size = piece.last().map_or(run.size, |last| last.size.max(run.size));
            if run.x - end > WIDE * size && !piece.is_empty() {
                out.push(spell(glyphs, std::mem::take(&mut piece)));
                end = f64::NEG_INFINITY;
            }
            end = end.max(run.end);
            piece.push(run);
        }
        if !piece.is_empty() {
            out.push(spell(glyphs, piece));
        }
    }
    out.retain(|piece| !piece.text.is_empty());
    out
}

/// Characters that are drawn a second time almost where they stand: bold made by hand, or a shadow.
fn doubled(glyphs: &[Glyph]) -> Vec<bool> {
    // The page in squares: the last of the equal characters in each, and for each the one before it.
    let mut last: HashMap<(i32, i32, &str), usize> = HashMap::with_capacity(glyphs.len());
    let mut before: Vec<Option<usize>> = vec![None; glyphs.len()];
    let square = 8.0;
    let key = |v: f64| (v / square).floor() as i32;
    let mut doubled = vec![false; glyphs.len()];
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.text.trim().is_empty() {
            continue;
        }
        let near = 0.12 * glyph.size;
        let close = |other: &usize| {
            let other = &glyphs[*other];
            (other.x - glyph.x).abs() < near
                && (other.y - glyph.y).abs() < near
                && (other.size - glyph.size).abs() < near
        };
        let (left, right) = (key(glyph.x - near.min(square)), key(glyph.x + near.min(square)));
        let (low, high) = (key(glyph.y - near.min(square)), key(glyph.y + near.min(square)));
        doubled[at] = (left..=right).any(|column| {
            (low..=high).any(|row| {
                let first = last.get(&(column, row, &*glyph.text)).copied();
                std::iter::successors(first, |other| before[*other]).take(32).any(|other| close(&other))
            })
        });
        if !doubled[at] {
            before[at] = last.insert((key(glyph.x), key(glyph.y), &glyph.text), at);
        }
    }
    doubled
}

/// Runs on one foot line together; small raised or lowered ones with the line they hang on.
fn rows(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<(f64, f64, Vec<Run>)> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some((y, size, row)) if (*y - run.y).abs() < 0.2 * size.min(run.size) => {
                *size = size.max(run.size);
                row.push(run);
            }
            _ => rows.push((run.y, run.size, vec![run])),
        }
    }
    for at in 0..rows.len() {
        let mut stay = Vec::new();
        for run in std::mem::take(&mut rows[at].2) {
            let host = (at.saturating_sub(4)..(at + 5).min(rows.len())).filter(|&other| other != at).find(
                |&other| {
                    let (y, size, row) = &rows[other];
                    let raised = (run.y - y) / size;
                    let small = run.size < 0.85 * size && (-0.35..0.65).contains(&raised);
                    // A letter set a little lower in a name.
                    let letter = run.size < 1.05 * size
                        && run.end - run.x < 1.2 * size
                        && (-0.3..0.0).contains(&raised)
                        && row.len() > 1;
                    (small || letter)
                        && row.iter().any(|host| {
                            let (after, before) = (run.x - host.end, host.x - run.end);
                            (letter || host.size > run.size * 1.15)
                                && ((-0.2 * size..0.35 * size).contains(&after)
                                    || (-0.2 * size..0.35 * size).contains(&before))
                        })
                },
            );
            match host {
                Some(host) => rows[host].2.push(run),
                None => stay.push(run),
            }
        }
        rows[at].2.append(&mut stay);
    }
    rows.into_iter().map(|(_, _, row)| row).filter(|row| !row.is_empty()).collect()
}

/// What is read of a piece: its characters from left to right, blanks where there are gaps.
fn spell(glyphs: &[Glyph], runs: Vec<Run>) -> Piece {
    let size = runs.iter().map(|run| run.size).fold(0.0, f64::max);
    let main = runs.iter().filter(|run| run.size > 0.85 * size);
    let y = main.max_by(|a, b| a.glyphs.len().cmp(&b.glyphs.len())).map_or(runs[0].y, |run| run.y);
    let (x, end) = runs.iter().fold((f64::MAX, f64::MIN), |(x, end), run| (x.min(run.x), end.max(run.end)));
    let mut placed: Vec<(f64, &Glyph)> = Vec::new();
    for run in &runs {
        for (nth, &at) in run.glyphs.iter().enumerate() {
            let glyph = &glyphs[at];
            // A mark over a letter is drawn after it, and may stand before its left edge.
            let hangs = nth > 0 && glyph.text.chars().all(hangs_over);
            let under = placed.last().filter(|(_, letter)| hangs && near(letter, glyph));
            placed.push((under.map_or(glyph.x, |(x, _)| *x), glyph));
        }
    }
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: Vec<&Glyph> = placed.into_iter().map(|(_, glyph)| glyph).collect();
    let order = runs.iter().filter_map(|run| run.glyphs.first()).min().copied().unwrap_or_default();
    let letters: Vec<&Glyph> = all.iter().filter(|g| !g.text.trim().is_empty()).copied().collect();
    let mut gaps: Vec<f64> = letters
        .windows(2)
        .map(|pair| (pair[1].x - pair[0].end) / size)
        .filter(|gap| gap.is_finite())
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Spaced letters: what parts most of them is no blank.
    let usual = if gaps.len() > 8 { gaps[gaps.len() / 2].clamp(0.0, 0.4) } else { 0.0 };
    let mut units: Vec<String> = Vec::with_capacity(all.len() + 8);
    let mut before: Option<&Glyph> = None;
    let mut blank = false;
    for glyph in all {
        if glyph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        let text = glyph.text.trim();
        if let Some(before) = before {
            let small = before.size.min(glyph.size);
            let raised = glyph.size < 0.8 * before.size && glyph.y > before.y + 0.2 * before.size;
            let sign = raised && text.chars().all(|c| c.is_ascii_digit() || "*†‡§".contains(c));
            let after_word = units.len() > 1
                && units.iter().rev().take(2).all(|unit| unit.chars().all(char::is_alphabetic));
            let gap = glyph.x - before.end;
            if blank && gap > -0.3 * small || gap > (BLANK + usual) * small || sign && after_word {
                units.push(" ".to_owned());
            } else if let Some(last) = units.last_mut() {
                let middle = f64::midpoint(glyph.x, glyph.end);
                if text.chars().all(is_combining_mark) {
                    last.push_str(text);
                    blank = false;
                    continue;
                }
                let over = gap < -0.25 * small && before.x <= middle && middle <= before.end + 0.1 * small;
                if let Some(mark) = accent(text).filter(|_| over && last.ends_with(char::is_alphabetic)) {
                    *last = format!("{last}{mark}").nfc().collect();
                    blank = false;
                    continue;
                }
                if let Some(mark) =
                    accent(last).filter(|_| before.x <= middle && middle <= before.end + 0.3 * small)
                    && gap < -0.25 * small
                {
                    *last = format!("{text}{mark}").nfc().collect();
                    blank = false;
                    continue;
                }
            }
        }
        blank = false;
        units.push(text.to_owned());
        before = Some(glyph);
    }
    let bold = !letters.is_empty() && letters.iter().filter(|g| g.bold).count() * 2 > letters.len();
    let artifact = !letters.is_empty() && letters.iter().all(|g| g.artifact);
    Piece { x, end, y, size, text: logical(units), order, bold, artifact }
}

/// The vowels and tones of Thai and Lao that stand over and under letters.
fn hangs_over(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}') && is_combining_mark(c)
}

fn near(letter: &Glyph, mark: &Glyph) -> bool {
    mark.x > letter.x - 0.8 * letter.size && mark.x < letter.end + 0.8 * letter.size
}

/// The mark that an accent standing alone puts on the letter drawn under it.
fn accent(unit: &str) -> Option<char> {
    Some(match unit {
        "`" => '\u{300}',
        "´" | "\u{2ca}" => '\u{301}',
        "ˆ" => '\u{302}',
        "˜" => '\u{303}',
        "¯" => '\u{304}',
        "˘" => '\u{306}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "˚" => '\u{30a}',
        "˝" => '\u{30b}',
        "ˇ" => '\u{30c}',
        "¸" => '\u{327}',
        "˛" => '\u{328}',
        _ => return None,
    })
}

pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a line reads from right to left: most of its letters do.
pub(super) fn reads_rtl(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (rtl, all) = letters.fold((0, 0), |(rtl, all), c| (rtl + usize::from(is_rtl(c)), all + 1));
    rtl * 2 > all
}

/// Characters as they stand from left to right, in the order they are read.
fn logical(mut units: Vec<String>) -> String {
    if !units.iter().any(|unit| unit.chars().any(|c| is_rtl(c) && c.is_alphabetic())) {
        return units.concat();
    }
    let strong = |unit: &str, rtl: bool| unit.chars().any(|c| c.is_alphanumeric() && is_rtl(c) == rtl);
    let rtl = reads_rtl(&units.concat());
    if rtl {
        units.reverse();
    }
    // Turn back each stretch that reads the other way, with what stands between its words.
    let other = |unit: &str| if rtl { strong(unit, false) || is_number(unit) } else { strong(unit, true) };
    let same = |unit: &str| strong(unit, rtl) && !is_number(unit);
    let mut at = 0;
    while at < units.len() {
        if !other(&units[at]) {
            at += 1;
            continue;
        }
        let mut last = at;
        let mut next = at + 1;
        while next < units.len() && !same(&units[next]) {
            if other(&units[next]) {
                last = next;
            }
            next += 1;
        }
        units[at..=last].reverse();
        at = last + 1;
    }
    units.concat()
}

fn is_number(unit: &str) -> bool {
    !unit.is_empty() && unit.chars().all(char::is_numeric)
}
