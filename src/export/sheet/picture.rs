//! A table as a picture, for where a table can't be pasted.

use super::{Sheet, Value};
use crate::figure::Scene;
use crate::figure::draw::Look;
use crate::figure::draw::page::{Page, Said, stroke};
use crate::figure::letters::{width, wrap};
use crate::figure::scene::{Anchor, Table, Text, Weight};
use crate::figure::{Style, scene::Shape};

/// More rows or columns than this make no picture that anybody reads.
const MOST_ROWS: usize = 250;
const MOST_COLUMNS: usize = 60;
/// Words of a cell are broken into so many lines at most.
const MOST_LINES: usize = 8;

/// Sizes of a table in points.
struct Plan {
    size: f32,
    line: f32,
    pad: f32,
    label: f32,
    widths: Vec<f32>,
}

impl Plan {
    fn new(sheet: &Sheet, style: Style) -> Self {
        let scale = style.scale();
        let size = 11.0 * scale;
        let pad = 6.0 * scale;
        let (least, most) = (30.0 * scale, 220.0 * scale);
        let wide = |words: &str, weight| width(words, size, weight) + 2.0 * pad;
        let indent = |depth: u16| f32::from(depth.min(8)) * 10.0 * scale;
        let labels = sheet.rows.iter().map(|row| wide(&row.label, Weight::Semibold) + indent(row.depth));
        let label = labels.fold(wide(&sheet.corner, Weight::Regular), f32::max).clamp(least, most * 1.2);
        let column = |at: usize| {
            let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
            let cells = cells.map(|cell| wide(&cell.value.shown(), Weight::Semibold)).fold(least, f32::max);
            // A long head takes several lines rather than a wide column.
            let head = sheet.columns[at].labels.last().map_or("", String::as_str);
            cells.max(wide(head, Weight::Semibold).min(most / 2.0)).min(most)
        };
        let widths = (0..sheet.columns.len()).map(column).collect();
        Self { size, line: size * 1.35, pad, label, widths }
    }

    fn left(&self, page: &Page, column: usize) -> f32 {
        page.left() + self.label + self.widths[..column].iter().sum::<f32>()
    }

    fn lines(&self, words: &str, weight: Weight, room: f32) -> Vec<String> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        wrap(&words, self.size, weight, room - 2.0 * self.pad, MOST_LINES)
    }
}

/// The whole table with its title, caption and notes; `None` where it is too large for a picture.
pub fn picture(sheet: &Sheet, style: Style) -> Option<Scene> {
    if sheet.rows.len() > MOST_ROWS || sheet.columns.len() > MOST_COLUMNS {
        return None;
    }
    let plan = Plan::new(sheet, style);
    let wide = plan.label + plan.widths.iter().sum::<f32>() + 32.0 * style.scale();
    let mut page = Page::new(Look { style, width: wide.max(480.0 * style.scale()) }, &sheet.title);
    let right = page.left() + wide - 32.0 * style.scale();
    if right > page.right() + 1.0 {
        return None;
    }
    rule(&mut page, right, 1.2);
    heads(&mut page, sheet, &plan);
    rule(&mut page, right, 0.75);
    for row in &sheet.rows {
        if row.total {
            rule(&mut page, right, 0.75);
        }
        self::row(&mut page, row, &plan);
    }
    rule(&mut page, right, 1.2);
    let caption = sheet.caption.iter().chain(&sheet.notes).filter(|said| !said.is_empty());
    let caption = vec![caption.cloned().collect::<Vec<_>>().join(" ")];
    Some(page.finish(Said { caption, ..Said::default() }, Table::default()))
}

fn rule(page: &mut Page, right: f32, thick: f32) {
    let ink = page.style.ink();
    let (left, y) = (page.left(), page.y);
    let thick = page.pt(thick);
    page.line((left, y), (right, y), stroke(ink, thick));
}

fn heads(page: &mut Page, sheet: &Sheet, plan: &Plan) {
    let (ink, ink2) = (page.style.ink(), page.style.ink2());
    let lines = sheet.heads();
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter().enumerate() {
        let mut most = 1;
        let mut laid = Vec::new();
        for head in line {
            let room: f32 = plan.widths[head.column..head.column + head.across].iter().sum();
            let words = plan.lines(head.words, Weight::Semibold, room);
            most = most.max(words.len());
            laid.push((head, room, words));
        }
        let corner = if at == last { plan.lines(&sheet.corner, Weight::Regular, plan.label) } else { vec![] };
        most = most.max(corner.len());
        let high = most as f32 * plan.line + 2.0 * plan.pad * 0.6;
        words(page, plan, &corner, page.left() + plan.pad, Anchor::Start, Weight::Regular, ink2);
        for (head, room, lines) in laid {
            let left = plan.left(page, head.column);
            // Over several columns a name stands in the middle of them, over one above its numbers.
            let (x, anchor) = match head.across {
                1 => (left + room - plan.pad, Anchor::End),
                _ => (left + room / 2.0, Anchor::Middle),
            };
            words(page, plan, &lines, x, anchor, Weight::Semibold, ink);
            if head.across > 1 {
                let y = page.y + high;
                let hair = page.style.hair();
                page.line((left + plan.pad / 2.0, y), (left + room - plan.pad / 2.0, y), hair);
            }
        }
        page.y += high;
    }
}

fn row(page: &mut Page, row: &super::Row, plan: &Plan) {
    let (ink, ink3) = (page.style.ink(), page.style.ink3());
    let indent = page.pt(f32::from(row.depth.min(8)) * 10.0);
    let weight = if row.total { Weight::Semibold } else { Weight::Regular };
    let label = plan.lines(&row.label, weight, plan.label - indent);
    let cells: Vec<(Vec<String>, Weight)> = row
        .cells
        .iter()
        .zip(&plan.widths)
        .map(|(cell, room)| {
            let weight = if matches!(cell.value, Value::Absence(_)) { Weight::Italic } else { weight };
            (plan.lines(&cell.value.shown(), weight, *room), weight)
        })
        .collect();
    let most = cells.iter().map(|(lines, _)| lines.len()).chain([label.len()]).max().unwrap_or(1).max(1);
    words(page, plan, &label, page.left() + plan.pad + indent, Anchor::Start, weight, ink);
    for (at, ((lines, weight), cell)) in cells.iter().zip(&row.cells).enumerate() {
        let (left, room) = (plan.left(page, at), plan.widths[at]);
        let colour = if matches!(cell.value, Value::Absence(_)) { ink3 } else { ink };
        let (x, anchor) = match cell.value {
            Value::Words(_) => (left + plan.pad, Anchor::Start),
            _ => (left + room - plan.pad, Anchor::End),
        };
        words(page, plan, lines, x, anchor, *weight, colour);
    }
    page.y += most as f32 * plan.line + 2.0 * plan.pad * 0.5;
}

/// Lines one below the other, from the height of the page.
fn words(
    page: &mut Page,
    plan: &Plan,
    lines: &[String],
    x: f32,
    anchor: Anchor,
    weight: Weight,
    colour: crate::figure::palette::Rgb,
) {
    let top = page.y + plan.pad * 0.5;
    for (at, line) in lines.iter().enumerate() {
        let y = top + (at as f32 + 0.5) * plan.line + Page::drop(plan.size);
        let text = Text {
            at: (x, y),
            words: line.clone(),
            size: plan.size,
            weight,
            anchor,
            turn: 0.0,
            colour,
            whole: None,
        };
        page.push(Shape::Text(text), None, None);
    }
}
