//! Diverging blocks: one block is one finding or one piece of evidence.

use eframe::egui::{Align2, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::sheet::{self, Head};
use super::walk::Walk;
use crate::analysis::Counted;
use crate::figure::profile::{Diverging, Panel, Row};
use crate::study::Polarity;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, line, line_at, snap};
use crate::ui::widgets::{PolarityBar, case_label, paint_case, paint_level};

const PITCH: f32 = 40.0;
const BAR: f32 = 22.0;
const BLOCK: f32 = 12.0;
/// Room for the counts left and right of the blocks.
const LEFT: f32 = 32.0;
const RIGHT: f32 = 64.0;
const LEAST: f32 = 190.0;
/// Narrower blocks can't be counted, nor their stroke seen: panels rather stand below each other.
const LEAST_BLOCK: f32 = 7.0;

/// Where a panel stands, and the scale of all.
#[derive(Clone, Copy)]
struct Frame {
    rect: Rect,
    axis: f32,
    unit: f32,
}

/// The width from which on every block can be counted, with one panel in a line.
pub fn least_width(figure: &Diverging) -> f32 {
    gutter(figure) + panel_width(figure)
}

fn gutter(figure: &Diverging) -> f32 {
    if figure.panels.iter().any(|panel| panel.case.is_none()) { 140.0 } else { 84.0 }
}

fn panel_width(figure: &Diverging) -> f32 {
    (LEFT + RIGHT + (figure.left + figure.right) * LEAST_BLOCK).max(LEAST)
}

pub fn show(ui: &mut Ui, cx: &mut Cx, figure: &Diverging, counted: Counted, id: &str) {
    let gutter = gutter(figure);
    let room = ui.available_width() - gutter;
    let abreast = ((room / panel_width(figure)).floor() as usize).clamp(1, figure.panels.len().max(1));
    let mut walk = Walk::begin(ui, id);
    let width = room / abreast as f32;
    let unit = BLOCK.min((width - LEFT - RIGHT) / (figure.left + figure.right)).max(0.01);
    for (at, line) in figure.panels.chunks(abreast).enumerate() {
        let titled = line.iter().any(|panel| panel.case.is_some());
        let head = if titled { 24.0 } else { 0.0 };
        let rows = line.first().map_or(0, |panel| panel.rows.len()) as f32;
        let height = head + rows * PITCH + 36.0;
        let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let top = all.top() + head;
        if let Some(panel) = line.first() {
            names_of_rows(ui, cx, panel, all.left(), top, gutter);
        }
        for (beside, panel) in line.iter().enumerate() {
            let left = all.left() + gutter + beside as f32 * width;
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, rows * PITCH));
            let spread = (figure.left + figure.right) * unit;
            let slack = ((width - LEFT - RIGHT - spread) / 2.0).max(0.0);
            let axis = snap(ui, left + LEFT + slack + figure.left * unit);
            let frame = Frame { rect, axis, unit };
            scale(ui, figure, frame);
            if titled {
                title(ui, cx, panel, frame);
            }
            for (row, values) in panel.rows.iter().enumerate() {
                let middle = rect.top() + (row as f32 + 0.5) * PITCH;
                let salt = (id, at, beside, row);
                blocks(ui, cx, &mut walk, figure, counted, panel, values, frame, middle, salt);
            }
        }
    }
    walk.end(ui);
}

fn names_of_rows(ui: &Ui, cx: &Cx, panel: &Panel, left: f32, top: f32, gutter: f32) {
    let t = Tokens::of(ui);
    for (at, row) in panel.rows.iter().enumerate() {
        let middle = top + (at as f32 + 0.5) * PITCH;
        let mut x = left;
        if let (None, Some(case)) = (panel.case, row.case) {
            paint_case(ui.painter(), t, pos2(x + 6.0, middle), cx.names.case_place(case), 5.0);
            x += 18.0;
        } else if let Some(level) = row.level {
            let mask = cx.names.level_mask(&[level]);
            paint_level(ui.painter(), t, pos2(x, middle - 7.0), cx.names.level_count(), mask, 14.0);
            x += 22.0;
        }
        let galley = line(ui, &row.label, font::body(), t.ink, left + gutter - 4.0 - x);
        line_at(ui.painter(), galley, x, middle);
    }
}

fn title(ui: &Ui, cx: &Cx, panel: &Panel, frame: Frame) {
    let t = Tokens::of(ui);
    let galley = line(ui, &panel.label, font::semibold(font::BODY), t.ink, frame.rect.width() - 32.0);
    let width = galley.size().x + 18.0;
    let left = (frame.axis - width / 2.0).clamp(frame.rect.left(), frame.rect.right() - width);
    let middle = frame.rect.top() - 12.0;
    if let Some(case) = panel.case {
        paint_case(ui.painter(), t, pos2(left + 6.0, middle), cx.names.case_place(case), 5.0);
    }
    line_at(ui.painter(), galley, left + 18.0, middle);
}

/// Hairlines at round counts, the axis, and what left and right mean.
fn scale(ui: &Ui, figure: &Diverging, frame: Frame) {
    let t = Tokens::of(ui);
    let (top, bottom) = (frame.rect.top(), frame.rect.bottom());
    let label = |x: f32, text: String| {
        ui.painter().text(pos2(x, bottom + 10.0), Align2::CENTER_CENTER, text, font::caption(), t.ink3);
    };
    let ticks = figure.ticks();
    for tick in ticks.iter().copied() {
        for (side, reach) in [(-1.0, figure.left), (1.0, figure.right)] {
            if tick as f32 > reach.max(1.0) || (tick == 0 && side > 0.0) {
                continue;
            }
            let x = snap(ui, frame.axis + side * tick as f32 * frame.unit);
            if tick > 0 {
                ui.painter().vline(x, top..=bottom, (1.0, t.hair));
            }
            label(x, tick.to_string());
        }
    }
    ui.painter().vline(frame.axis, top..=bottom, (1.5, t.ink3));
    let words =
        [(Align2::RIGHT_CENTER, -6.0, t!("figures-left")), (Align2::LEFT_CENTER, 6.0, t!("figures-right"))];
    for (align, aside, text) in words {
        let at = pos2(frame.axis + aside, bottom + 26.0);
        ui.painter().text(at, align, text, font::caption(), t.ink3);
    }
}

fn blocks(
    ui: &mut Ui,
    cx: &mut Cx,
    walk: &mut Walk,
    figure: &Diverging,
    counted: Counted,
    panel: &Panel,
    row: &Row,
    frame: Frame,
    middle: f32,
    salt: (&str, usize, usize, usize),
) {
    let t = Tokens::of(ui);
    let [enabling, constraining, mixed, _] = row.mix.counts();
    let bar = PolarityBar::new(enabling, constraining, mixed)
        .unit(frame.unit)
        .sides(figure.left, figure.right)
        .height(BAR);
    let axis = pos2(frame.axis, middle);
    if enabling + constraining + mixed > 0 {
        bar.paint(ui.painter(), t, axis);
    }
    counts(ui, t, frame, middle, [enabling, constraining, mixed]);
    let half = mixed as f32 / 2.0 * frame.unit;
    let spans = [
        (Polarity::Constraining, -half - constraining as f32 * frame.unit, -half, constraining),
        (Polarity::Mixed, -half, half, mixed),
        (Polarity::Enabling, half, half + enabling as f32 * frame.unit, enabling),
    ];
    for (polarity, from, to, count) in spans {
        if count == 0 {
            continue;
        }
        let rect = Rect::from_min_max(
            pos2(axis.x + from, middle - BAR / 2.0),
            pos2(axis.x + to.max(from + 2.0), middle + BAR / 2.0),
        );
        let response = walk.mark(ui, rect, Id::unique(("figure-blocks", salt, polarity)));
        let label = cx.session.study().front().polarity_labels.get(polarity).to_owned();
        let title = name(panel, row, &label);
        let said = format!("{title}: {}", sheet::counted(counted, count));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        focus_ring(ui, &response, rect.expand(2.0), 2);
        let records = &row.mix.0[polarity as usize];
        if response.clicked() {
            cx.ask(Action::Behind { title, records: records.clone() });
        }
        let under = response.hover_pos().filter(|_| frame.unit >= 4.0).and_then(|at| {
            let place = ((at.x - rect.left()) / frame.unit) as usize;
            // Blocks of what constrains are counted from the axis, to the left.
            let place =
                if polarity == Polarity::Constraining { count.checked_sub(place + 1)? } else { place };
            records.get(place)
        });
        if response.hovered() {
            let text =
                under.map_or_else(|| said.clone(), |id| format!("{said}\n\n{}", sheet::in_a_line(cx, *id)));
            response.on_hover_text_at_pointer(text);
        }
    }
}

/// `−11` on the left, `±4 +1` on the right, in their hues; a row without any says so.
fn counts(ui: &Ui, t: &Tokens, frame: Frame, middle: f32, [enabling, constraining, mixed]: [usize; 3]) {
    let half = mixed as f32 / 2.0 * frame.unit;
    let face = || font::semibold(font::CAPTION);
    if enabling + constraining + mixed == 0 {
        let galley = line(ui, "0", font::caption(), t.ink3, 40.0);
        line_at(ui.painter(), galley, frame.axis + 6.0, middle);
        return;
    }
    if constraining > 0 {
        let galley = line(ui, &format!("−{constraining}"), face(), t.co.text, 60.0);
        let x = frame.axis - half - constraining as f32 * frame.unit - 6.0 - galley.size().x;
        line_at(ui.painter(), galley, x, middle);
    }
    let mut x = frame.axis + half + enabling as f32 * frame.unit + 6.0;
    for (sign, count, colour) in [("±", mixed, t.mi.text), ("+", enabling, t.en.text)] {
        if count > 0 {
            let galley = line(ui, &format!("{sign}{count}"), face(), colour, 60.0);
            x = line_at(ui.painter(), galley, x, middle) + 4.0;
        }
    }
}

fn name(panel: &Panel, row: &Row, polarity: &str) -> String {
    if panel.case.is_some() {
        t!("figures-mark", case = &panel.label, level = &row.label, polarity = polarity)
    } else {
        t!("figures-mark-case", case = &row.label, polarity = polarity)
    }
}

/// The same numbers as a table.
pub fn table(ui: &mut Ui, cx: &mut Cx, figure: &Diverging, id: &str) {
    let leveled = figure.panels.iter().any(|panel| panel.case.is_some());
    let study = cx.session.study();
    let order = [Polarity::Constraining, Polarity::Mixed, Polarity::Enabling];
    let mut heads = vec![Head::words(t!("figures-case"))];
    if leveled {
        heads.push(Head::words(t!("figures-level")));
    }
    let lead = heads.len();
    heads.extend(order.map(|one| Head::polarity(study.front().polarity_labels.get(one), one)));
    heads.push(Head::number(t!("figures-no-polarity")));
    heads.push(Head::number(t!("figures-all")));
    let rows: Vec<(&Panel, &Row)> =
        figure.panels.iter().flat_map(|panel| panel.rows.iter().map(move |row| (panel, row))).collect();
    let names: Vec<String> = heads.iter().map(|head| head.words.clone()).collect();
    sheet::table(ui, cx, id, &heads, rows.len(), |ui, cx, at, column| {
        let (panel, row) = rows[at];
        match column {
            0 => match panel.case.or(row.case) {
                Some(case) => {
                    let name = if leveled { &panel.label } else { &row.label };
                    case_label(ui, cx.names.case_place(case), name, false);
                }
                None => sheet::cut(ui, &row.label),
            },
            1 if leveled => sheet::cut(ui, &row.label),
            _ => {
                let title = name(panel, row, &names[column]);
                match column - lead {
                    at @ 0..=2 => sheet::number(ui, cx, &title, &row.mix.0[order[at] as usize]),
                    3 => sheet::number(ui, cx, &title, &row.mix.0[3]),
                    _ => sheet::number(ui, cx, &title, &row.mix.all()),
                }
            }
        }
    });
}
