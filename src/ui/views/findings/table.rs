//! A row of the list: label, statement, cases, sources, coders, for and against, and how it stands.

use eframe::egui::{Align2, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::parts::{cell_text, head_text};
use super::lines::{self, Line};
use crate::analysis::{Claim, Ground as Stands};
use crate::study::{AnyId, CaseId, Kind, Polarity};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{Ground, paint_case, paint_ground, paint_level, paint_sign, paint_stale};

/// Where the columns begin, from the left of the list.
pub struct Columns {
    cases: f32,
    sources: f32,
    coders: f32,
    sides: f32,
    state: f32,
}

/// The head of the list.
pub fn head(ui: &mut Ui) -> Columns {
    let t = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
    ui.painter().rect_filled(rect, 0, t.ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
    let right = rect.width() - 16.0;
    let state = right - 104.0;
    let sides = state - 112.0;
    let columns =
        Columns { cases: sides - 156.0, sources: sides - 108.0, coders: sides - 52.0, sides, state };
    let part = |from: f32, to: f32| {
        Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()))
    };
    head_text(ui, part(16.0, columns.cases - 8.0), t!("findings-head-claim"), false);
    head_text(ui, part(columns.cases, columns.sources - 4.0), t!("findings-head-cases"), false);
    head_text(ui, part(columns.sources, columns.coders - 4.0), t!("findings-head-sources"), true);
    head_text(ui, part(columns.coders, columns.sides - 8.0), t!("findings-head-coders"), true);
    head_text(ui, part(columns.sides, columns.state - 8.0), t!("findings-head-sides"), false);
    head_text(ui, part(columns.state, right), t!("findings-head-state"), false);
    columns
}

/// What a row says.
pub struct Shown {
    pub label: String,
    pub words: String,
    cases: Vec<CaseId>,
    case_names: String,
    sources: Option<usize>,
    coders: Option<usize>,
    sides: Option<[usize; 2]>,
    polarity: Option<Polarity>,
    levels: u32,
    state: String,
    mark: Mark,
    /// For evidence: where it stands and who coded it.
    place: String,
    against: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    None,
    Stale,
    Ground(Ground),
}

impl Shown {
    pub fn of(cx: &Cx, line: Line, claim: Option<&Claim>) -> Self {
        let study = cx.study();
        let mut shown = Self {
            label: lines::label(study, line.id),
            words: lines::words(study, line.id),
            cases: Vec::new(),
            case_names: String::new(),
            sources: claim.map(|claim| claim.sources.len()),
            coders: claim.map(|claim| claim.coders.len()),
            sides: None,
            polarity: None,
            levels: 0,
            state: String::new(),
            mark: Mark::None,
            place: String::new(),
            against: line.against,
        };
        match line.id {
            AnyId::Evidence(id) => {
                if let Some(evidence) = study.evidence.get(id) {
                    let coder = study.coders.get(evidence.coder).map_or("", |coder| coder.initials.as_str());
                    shown.place = format!("{} · {coder}", names::place_of(study, evidence));
                    shown.polarity = evidence.polarity;
                    shown.levels = cx.names.level_mask(&evidence.levels);
                }
            }
            AnyId::Finding(id) => {
                if let Some(finding) = study.findings.get(id) {
                    shown.cases.clone_from(&finding.cases);
                    shown.polarity = finding.polarity;
                    shown.levels = cx.names.level_mask(&finding.levels);
                    shown.sides = Some([finding.evidence_for.len(), finding.evidence_against.len()]);
                }
            }
            AnyId::Comparison(id) => {
                if let Some(one) = study.comparisons.get(id) {
                    shown.cases = one.shows.iter().map(|shows| shows.case).collect();
                }
            }
            AnyId::Outlier(id) => {
                if let Some(one) = study.outliers.get(id) {
                    shown.cases.push(one.case);
                }
            }
            _ => {}
        }
        if let Some(claim) = claim {
            if shown.cases.is_empty() {
                shown.cases = claim.cases.iter().copied().collect();
            }
            shown.sides = shown.sides.or(Some(claim.direct));
            (shown.mark, shown.state) = standing(claim);
        }
        shown.cases.sort_by_key(|case| cx.names.case_place(*case));
        shown.cases.dedup();
        let case_names: Vec<&str> =
            shown.cases.iter().filter_map(|id| study.cases.get(*id)).map(|case| case.name.as_str()).collect();
        shown.case_names = case_names.join(", ");
        shown
    }

    /// The row as it is heard.
    pub fn spoken(&self, open: Option<bool>) -> String {
        let mut parts: Vec<&str> = Vec::new();
        parts.extend([self.label.as_str(), &self.words, &self.case_names, &self.state, &self.place]);
        if self.against {
            parts.insert(0, t!("findings-against"));
        }
        match open {
            Some(true) => parts.push(t!("codebook-unfolded")),
            Some(false) => parts.push(t!("codebook-folded")),
            None => {}
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// Whether the statement may not fit: then it is shown whole under the pointer.
    pub fn cut_at(&self, columns: &Columns) -> bool {
        self.words.chars().count() as f32 * 5.0 > columns.cases - 90.0
    }
}

fn standing(claim: &Claim) -> (Mark, String) {
    match claim.ground {
        Stands::NotGrounded => (Mark::Ground(Ground::Not), t!("state-not-grounded").to_owned()),
        Stands::Stale => (Mark::Stale, t!("findings-changed", count = claim.changed.len())),
        Stands::OneSided => (Mark::Ground(Ground::Partly), t!("findings-one-sided-word").to_owned()),
        Stands::SingleSource => (Mark::Ground(Ground::Partly), t!("findings-single-source-word").to_owned()),
        Stands::Grounded if !claim.ungrounded_parts.is_empty() => (
            Mark::Ground(Ground::Partly),
            t!("findings-parts-not-grounded", count = claim.ungrounded_parts.len()),
        ),
        Stands::Grounded => (Mark::Ground(Ground::Grounded), t!("state-grounded").to_owned()),
    }
}

/// Paints the row; says where the chevron stands.
pub fn paint(ui: &Ui, cx: &Cx, rect: Rect, columns: &Columns, row: Line, shown: &Shown) -> Pos2 {
    let t = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
    let indent = 24.0 * f32::from(row.depth.min(5));
    let chevron = pos2(rect.left() + 22.0 + indent, middle);
    let mut x = rect.left() + 40.0 + indent;
    if row.against {
        let word = line(ui, t!("findings-against"), font::italic(font::CAPTION), t.ink3, 60.0);
        x = line_at(painter, word, x, middle) + 8.0;
    }
    if row.id.kind() == Kind::Evidence {
        evidence(ui, cx, rect, x, shown);
        return chevron;
    }
    x = label(ui, x, middle, row.id.kind() == Kind::Finding, &shown.label) + 8.0;
    let strong = row.depth == 0 && row.id.kind() == Kind::Proposition;
    let face = if strong { font::semibold(font::BODY) } else { font::body() };
    let room = Rect::from_min_max(
        pos2(x, rect.top()),
        pos2((rect.left() + columns.cases - 8.0).max(x), rect.bottom()),
    );
    cell_text(ui, room, &shown.words, face, t.ink);
    if row.id.kind() == Kind::Recommendation {
        return chevron;
    }
    for (at, case) in shown.cases.iter().take(3).enumerate() {
        let centre = pos2(rect.left() + columns.cases + 5.0 + 14.0 * at as f32, middle);
        paint_case(painter, t, centre, cx.names.case_place(*case), 5.0);
    }
    let number = |right: f32, value: Option<usize>| {
        if let Some(value) = value {
            let colour = if value == 0 { t.ink3 } else { t.ink2 };
            let at = pos2(rect.left() + right, middle);
            painter.text(at, Align2::RIGHT_CENTER, value.to_string(), font::body(), colour);
        }
    };
    number(columns.coders - 4.0, shown.sources);
    number(columns.sides - 8.0, shown.coders);
    let left = rect.left() + columns.sides;
    if row.id.kind() == Kind::Finding {
        if let Some(polarity) = shown.polarity {
            paint_sign(painter, t, pos2(left + 6.0, middle), polarity);
        }
        paint_level(painter, t, pos2(left + 20.0, middle - 7.0), cx.names.level_count(), shown.levels, 14.0);
        sides(ui, left + 44.0, middle, shown, 56.0);
    } else {
        sides(ui, left, middle, shown, 100.0);
    }
    let place = pos2(rect.left() + columns.state + 5.0, middle);
    let colour = match shown.mark {
        Mark::Stale => {
            paint_stale(painter, t, place);
            t.stale_text
        }
        Mark::Ground(ground) => {
            paint_ground(painter, t, place, ground);
            match ground {
                Ground::Not => t.bad,
                Ground::Partly => t.stale_text,
                Ground::Grounded => t.ink2,
            }
        }
        Mark::None => t.ink2,
    };
    let words = Rect::from_min_max(pos2(place.x + 11.0, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
    cell_text(ui, words, &shown.state, font::caption(), colour);
    chevron
}

/// `7 · 2` and a block for each: filled for it, open against it.
fn sides(ui: &Ui, left: f32, middle: f32, shown: &Shown, room: f32) {
    let t = Tokens::of(ui);
    let Some([good, bad]) = shown.sides else { return };
    let words = line(ui, &format!("{good} · {bad}"), font::caption(), t.ink2, room);
    let x = (line_at(ui.painter(), words, left, middle) + 6.0).max(left + 28.0);
    for (filled, from, to) in side_blocks(good, bad, left + room - x) {
        let block = Rect::from_min_max(pos2(x + from, middle - 4.0), pos2(x + to, middle + 4.0));
        if filled {
            ui.painter().rect_filled(block, 0, t.ink2);
        } else {
            ui.painter().rect_stroke(block, 0, Stroke::new(1.0, t.ink2), StrokeKind::Inside);
        }
    }
}

/// Where the blocks of a row begin and end. What has more than there is room for fills the room as
/// two bars in proportion: a well-grounded row may never look weaker than one with little behind it.
fn side_blocks(good: usize, bad: usize, room: f32) -> Vec<(bool, f32, f32)> {
    const PITCH: f32 = 4.0;
    let gap = if good > 0 && bad > 0 { 3.0 } else { 0.0 };
    let all = good + bad;
    if all as f32 * PITCH + gap <= room + 1.0 {
        let place = |at: usize| at as f32 * PITCH + if at >= good { gap } else { 0.0 };
        return (0..all).map(|at| (at < good, place(at), place(at) + PITCH - 1.0)).collect();
    }
    let part = |count: usize| (room - gap).max(6.0) * count as f32 / all as f32;
    let bars = [(true, 0.0, part(good)), (false, part(good) + gap, part(good) + gap + part(bad))];
    bars.into_iter().filter(|(_, from, to)| to > from).collect()
}

fn label(ui: &Ui, x: f32, middle: f32, filled: bool, words: &str) -> f32 {
    let t = Tokens::of(ui);
    let text = line(ui, words, font::medium(font::CAPTION), t.ink2, 60.0);
    let rect = Rect::from_min_size(pos2(x, middle - 8.0), vec2(text.size().x + 8.0, 16.0));
    if filled {
        ui.painter().rect_filled(rect, measure::RADIUS_CHIP, t.chip);
    } else {
        let stroke = Stroke::new(1.0, t.line);
        ui.painter().rect_stroke(rect, measure::RADIUS_CHIP, stroke, StrokeKind::Inside);
    }
    line_at(ui.painter(), text, x + 4.0, middle);
    rect.right()
}

fn evidence(ui: &Ui, cx: &Cx, rect: Rect, x: f32, shown: &Shown) {
    let t = Tokens::of(ui);
    let middle = rect.center().y;
    if let Some(polarity) = shown.polarity {
        paint_sign(ui.painter(), t, pos2(x + 6.0, middle), polarity);
    }
    paint_level(ui.painter(), t, pos2(x + 20.0, middle - 7.0), cx.names.level_count(), shown.levels, 14.0);
    let place = line(ui, &shown.place, font::caption(), t.ink3, rect.width() * 0.4);
    let right = rect.right() - 16.0 - place.size().x;
    line_at(ui.painter(), place, right, middle);
    let left = x + 42.0;
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2((right - 16.0).max(left), rect.bottom()));
    cell_text(ui, room, &shown.words, font::reading(font::PASSAGE), t.ink);
}

#[cfg(test)]
mod tests {
    use super::side_blocks;

    #[test]
    fn more_behind_a_claim_never_looks_like_less() {
        let reach = |good, bad| side_blocks(good, bad, 28.0).last().map_or(0.0, |(.., to)| *to);
        assert_eq!(side_blocks(6, 0, 28.0).len(), 6);
        for good in 1..40 {
            assert!(reach(good, 0) >= reach(good - 1, 0), "{good}");
            assert!(!side_blocks(good, 1, 28.0).is_empty());
        }
    }
}
