//! Paints what stands in a cell. Everything here is by hand: a number must cost microseconds.

use std::sync::Arc;

use eframe::egui::{Align, Color32, FontId, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::analysis::{CellKind, CellStatus, MatrixCell, MatrixSpec, Measure};
use crate::study::{CellState, Polarity};
use crate::t;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at, snap};
use crate::ui::widgets::{PolarityBar, State, absence_word, dotted, paint_disputed, paint_stale};

use super::model::{ColumnKind, Look as _};
use super::{kinds, said, words};

/// How a cell is to be painted.
pub struct Look<'a> {
    pub spec: &'a MatrixSpec,
    pub kind: ColumnKind,
    /// A level below its theme: lower, and not bold.
    pub inner: bool,
    pub total: bool,
    pub sides: (f32, f32),
    pub status: Option<Arc<CellStatus>>,
    /// What the column counts in all.
    pub of: Option<u64>,
    /// How many levels the study has.
    pub levels: usize,
    /// A cell of a case and a theme, in which something can be written, and not a part of one.
    pub whole: bool,
}

/// Width of a block where it fits.
const BLOCK: f32 = 9.0;

pub fn paint(ui: &Ui, rect: Rect, cell: &MatrixCell, look: &Look) {
    let t = Tokens::of(ui);
    let empty = cell.mix == [0; 4];
    let kind = look.spec.cell;
    if empty && !look.total && !(kind == CellKind::Rating && cell.value.is_some()) {
        let written = look.status.as_ref().filter(|status| !status.synthesis().is_empty());
        match (kind, written, cell.absence) {
            (CellKind::Synthesis, Some(status), _) => synthesis(ui, t, rect, status),
            (CellKind::State, Some(_), _) => state_cell(ui, t, rect, cell, look),
            (_, Some(status), absence) if look.kind == ColumnKind::Living => {
                nothing_but_words(ui, t, rect, look, status, absence.map(absence_word));
            }
            (kind, _, Some(absence)) => {
                let column = if kind.stands_left() { ColumnKind::Living } else { look.kind };
                absent(ui, t, rect, absence_word(absence), column);
            }
            _ => zero(ui, t, rect, cell, look),
        }
        return;
    }
    let raw = look.spec.measure == Measure::Raw;
    match kind {
        CellKind::Synthesis => synthesis_cell(ui, t, rect, cell, look),
        CellKind::State => state_cell(ui, t, rect, cell, look),
        CellKind::Presence if !look.total => presence(ui, t, rect, cell.count > 0),
        CellKind::PolarityMix if raw => mix(ui, t, rect, cell.mix),
        CellKind::LevelMix if raw => kinds::levels(ui, t, rect, cell, look.levels),
        CellKind::Quotes => kinds::quotes(ui, t, rect, cell),
        CellKind::Association => kinds::association(ui, t, rect, cell, look),
        CellKind::Rating => kinds::rating(ui, t, rect, cell, look),
        CellKind::Cases if raw => kinds::cases(ui, t, rect, cell, look.of),
        _ => match look.kind {
            ColumnKind::Living if !look.total => living(ui, t, rect, cell, look),
            ColumnKind::Unit if !look.total && kind.lives() => numbers(ui, t, rect, cell, look, 8.0),
            kind => plain(ui, t, rect, cell, look, kind),
        },
    }
}

/// Nothing, and nobody has said why.
fn zero(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    match look.spec.cell {
        CellKind::Presence => presence(ui, t, rect, false),
        CellKind::PolarityMix if look.spec.measure == Measure::Raw => mix(ui, t, rect, cell.mix),
        // A share of nothing is no nought, and a residual can be far from it.
        CellKind::Association => kinds::association(ui, t, rect, cell, look),
        CellKind::State => state_cell(ui, t, rect, cell, look),
        CellKind::LevelMix if look.spec.measure != Measure::Raw => plain(ui, t, rect, cell, look, look.kind),
        kind if kind.stands_left() => nought(ui, t, rect),
        CellKind::Cases if look.spec.measure == Measure::Raw => kinds::cases(ui, t, rect, cell, look.of),
        _ => plain(ui, t, rect, cell, look, look.kind),
    }
}

/// A nought where words stand in other cells.
pub fn nought(ui: &Ui, t: &Tokens, rect: Rect) {
    let middle = if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y };
    line_at(ui.painter(), line(ui, "0", font::body(), t.ink3, 20.0), rect.left() + 8.0, middle);
}

/// The height of the middle of the first line.
fn first_line(rect: Rect, look: &Look) -> f32 {
    if look.total || rect.height() < 40.0 { rect.center().y } else { rect.top() + 14.0 }
}

fn number_face(look: &Look, zero: bool) -> FontId {
    if look.inner || zero { font::body() } else { font::semibold(font::BODY) }
}

pub fn plain(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look, kind: ColumnKind) {
    // A residual can be far from nought where nothing is.
    let zero = cell.count == 0 && look.spec.cell != CellKind::Association;
    let colour = match kind {
        _ if zero => t.ink3,
        ColumnKind::Sign(polarity) => t.polarity(polarity).text,
        _ => t.ink,
    };
    let strong = matches!(kind, ColumnKind::Sign(_) | ColumnKind::Total) || look.total;
    let face = if strong && !zero && !look.inner { font::semibold(font::BODY) } else { font::body() };
    let text = words::value(cell, look.spec);
    let galley = line(ui, &text, face, colour, rect.width() - 8.0);
    let middle = first_line(rect, look);
    let at_left = look.spec.cell.lives() && matches!(kind, ColumnKind::Living | ColumnKind::Unit);
    let left = if at_left { rect.left() + 8.0 } else { rect.right() - 8.0 - galley.size().x };
    line_at(ui.painter(), galley, left, middle);
}

/// Count, blocks, state mark; below them the first line of the synthesis.
fn living(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    let middle = first_line(rect, look);
    let marked = look.status.as_ref().is_some_and(|status| mark(ui, t, rect, middle, status));
    numbers(ui, t, rect, cell, look, if marked { 24.0 } else { 8.0 });
    if let Some(status) = &look.status
        && rect.height() > 40.0
    {
        first_words(ui, t, rect, status);
    }
}

fn numbers(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look, keep: f32) {
    let middle = first_line(rect, look);
    let zero = cell.count == 0;
    let text = words::value(cell, look.spec);
    let colour = if zero { t.ink3 } else { t.ink };
    let galley = line(ui, &text, number_face(look, zero), colour, rect.width() - 16.0);
    let width = galley.size().x.max(20.0);
    line_at(ui.painter(), galley, rect.left() + 8.0, middle);
    let [enabling, constraining, mixed, _] = cell.mix.map(|count| count as usize);
    let start = rect.left() + 8.0 + width + 8.0;
    let room = rect.right() - keep - start;
    if room < 24.0 || enabling + constraining + mixed == 0 {
        return;
    }
    let (left, right) = look.sides;
    let unit = BLOCK.min(room / (left + right));
    let axis = pos2(snap(ui, start + left * unit), middle);
    PolarityBar::new(enabling, constraining, mixed).unit(unit).sides(left, right).paint(
        ui.painter(),
        t,
        axis,
    );
}

/// Stale dot or double bar at the right end; true where there is one.
pub fn mark(ui: &Ui, t: &Tokens, rect: Rect, middle: f32, status: &CellStatus) -> bool {
    let at = pos2(rect.right() - 13.0, middle);
    if !status.stale.is_empty() {
        paint_stale(ui.painter(), t, at);
    } else if status.state() == CellState::Disputed {
        paint_disputed(ui.painter(), t, at);
    } else {
        return false;
    }
    true
}

fn first_words(ui: &Ui, t: &Tokens, rect: Rect, status: &CellStatus) {
    let Some(words) = status.synthesis().lines().map(str::trim).find(|line| !line.is_empty()) else {
        return;
    };
    let galley = line(ui, words, font::caption(), t.ink2, rect.width() - 16.0);
    let (left, width) = (rect.left() + 8.0, galley.size().x);
    line_at(ui.painter(), galley, left, rect.top() + 33.0);
    if status.state() == CellState::Draft {
        dotted(ui.painter(), t, left, left + width, rect.top() + 42.0);
    }
}

pub fn absent(ui: &Ui, t: &Tokens, rect: Rect, word: &str, kind: ColumnKind) {
    let galley = line(ui, word, font::italic(font::CAPTION), t.ink3, rect.width() - 16.0);
    let numeric = matches!(kind, ColumnKind::Plain | ColumnKind::Sign(_) | ColumnKind::Total);
    if galley.elided && rect.height() > 40.0 {
        let face = font::italic(font::CAPTION);
        let (end, x) =
            if numeric { (Align::RIGHT, rect.right() - 8.0) } else { (Align::LEFT, rect.left() + 8.0) };
        let galley = paragraph(ui, word, (face, t.ink3), end, rect.width() - 16.0, 2);
        ui.painter().galley(pos2(x, rect.top() + 6.0), galley, t.ink3);
        return;
    }
    let middle = if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y };
    let left = if numeric { rect.right() - 8.0 - galley.size().x } else { rect.left() + 8.0 };
    line_at(ui.painter(), galley, left, middle);
}

fn presence(ui: &Ui, t: &Tokens, rect: Rect, there: bool) {
    let centre =
        pos2(rect.right() - 13.0, if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y });
    let sign = Rect::from_center_size(centre, vec2(10.0, 10.0));
    if there {
        ui.painter().rect_filled(sign, 2, t.ink2);
    } else {
        ui.painter().rect_stroke(sign, 2, Stroke::new(1.0, t.faint), StrokeKind::Inside);
    }
}

/// `+ 1  − 5  ± 1`.
fn mix(ui: &Ui, t: &Tokens, rect: Rect, counts: [u32; 4]) {
    let middle = if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y };
    let mut x = rect.left() + 8.0;
    let room = ((rect.width() - 16.0) / 3.0).min(48.0);
    for (polarity, count) in Polarity::ALL.into_iter().zip(counts) {
        let (face, colour) = if count == 0 {
            (font::caption(), t.ink3)
        } else {
            (font::semibold(font::CAPTION), t.polarity(polarity).text)
        };
        let text = format!("{} {count}", polarity.sign());
        line_at(ui.painter(), line(ui, &text, face, colour, room), x, middle);
        x += room;
    }
}

fn synthesis_cell(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    match &look.status {
        Some(status) if !status.synthesis().is_empty() => synthesis(ui, t, rect, status),
        _ if cell.count > 0 => {
            let mut words = words::counted(CellKind::Evidence, cell.count);
            if look.whole {
                words = format!("{words}, {}", t!("matrix-not-written"));
            }
            absent(ui, t, rect, &words, ColumnKind::Living);
        }
        _ => plain(ui, t, rect, cell, look, ColumnKind::Living),
    }
}

/// A synthesis where there is no evidence: why there is none, or a nought, and its first words.
fn nothing_but_words(
    ui: &Ui,
    t: &Tokens,
    rect: Rect,
    look: &Look,
    status: &CellStatus,
    absence: Option<&str>,
) {
    let middle = first_line(rect, look);
    mark(ui, t, rect, middle, status);
    let face = if absence.is_some() { font::italic(font::CAPTION) } else { font::body() };
    let galley = line(ui, absence.unwrap_or("0"), face, t.ink3, rect.width() - 32.0);
    line_at(ui.painter(), galley, rect.left() + 8.0, middle);
    if rect.height() > 40.0 {
        first_words(ui, t, rect, status);
    }
}

/// As many lines as there is room for; what is cut ends with ….
fn synthesis(ui: &Ui, t: &Tokens, rect: Rect, status: &CellStatus) {
    let marked = mark(ui, t, rect, rect.top() + 14.0, status);
    let width = rect.width() - 16.0 - if marked { 16.0 } else { 0.0 };
    let lines = ((rect.height() - 8.0) / font::CAPTION_LINE) as usize;
    let galley =
        paragraph(ui, status.synthesis(), (font::caption(), t.ink), Align::LEFT, width, lines.max(1));
    let (left, top) = (rect.left() + 8.0, rect.top() + 6.0);
    if status.state() == CellState::Draft {
        for row in &galley.rows {
            let (from, to) = (left + row.pos.x, left + row.pos.x + row.size.x);
            dotted(ui.painter(), t, from, to, top + row.pos.y + row.size.y);
        }
    }
    ui.painter().galley(pos2(left, top), galley, Color32::PLACEHOLDER);
}

/// Wrapped text of so many lines at most.
pub fn paragraph(
    ui: &Ui,
    text: &str,
    (face, colour): (FontId, Color32),
    end: Align,
    width: f32,
    rows: usize,
) -> Arc<eframe::egui::Galley> {
    use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
    let format = TextFormat { line_height: Some(font::CAPTION_LINE), ..TextFormat::simple(face, colour) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.halign = end;
    job.wrap = TextWrapping { max_width: width.max(8.0), max_rows: rows, ..TextWrapping::default() };
    ui.fonts_mut(|f| f.layout_job(job))
}

/// That nothing was written here, or where nothing can be, what there is to write of.
pub fn unwritten(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look, word: &str) {
    match cell.count {
        0 => nought(ui, t, rect),
        _ if look.whole => absent(ui, t, rect, word, ColumnKind::Living),
        count => absent(ui, t, rect, &words::counted(CellKind::Evidence, count), ColumnKind::Living),
    }
}

fn state_cell(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    let Some(status) = look.status.as_ref().filter(|status| status.record.is_some()) else {
        unwritten(ui, t, rect, cell, look, t!("matrix-not-written"));
        return;
    };
    let state = said::state(status);
    let stale = state == State::Stale;
    let middle = if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y };
    let mut x = rect.left() + 8.0;
    if stale {
        paint_stale(ui.painter(), t, pos2(x + 4.0, middle));
        x += 16.0;
    } else if state == State::Disputed {
        paint_disputed(ui.painter(), t, pos2(x + 4.0, middle));
        x += 16.0;
    }
    let colour = if stale { t.stale_text } else { t.ink2 };
    let galley = line(ui, state.word(), font::caption(), colour, rect.right() - 8.0 - x);
    let end = line_at(ui.painter(), galley, x, middle);
    if state == State::Draft {
        dotted(ui.painter(), t, x, end, middle + 8.0);
    }
}
