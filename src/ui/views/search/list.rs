//! The places by case and writing, each with what stands around it; only those in sight are drawn.

use std::cell::RefCell;
use std::collections::BTreeMap;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{self, Color32, Rect, Role, Ui, pos2, vec2};

use super::words::{part_word, place_word};
use super::{Pick, State, open};
use crate::analysis::search::{Place, Target, called, context, speaker_at, words_of};
use crate::analysis::{Kwic, KwicSort, kwic};
use crate::study::{CaseId, Span, Study};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::views::parts::{Row, Step, cell_text, row, row_id};
use crate::ui::widgets::paint::line_at;
use crate::ui::widgets::{Icon, paint_case};

const ROW: f32 = 28.0;
/// A letter is about so wide: how much context is asked for.
const LETTER: f32 = 6.2;

/// The rows as they stand, for one version of what was found.
#[derive(Default)]
pub struct Lines {
    of: Option<(u64, KwicSort, bool)>,
    lines: Vec<Line>,
    /// Numbers of paragraphs, of the groups that have been in sight.
    paragraphs: RefCell<BTreeMap<u32, Vec<u32>>>,
}

#[derive(Clone, Copy)]
enum Line {
    Case(Option<CaseId>, Place),
    Writing(u32),
    Hit(Kwic),
}

/// Makes the rows if what was found, or their order, is another. `heads`: with cases and writings.
pub fn refresh(cx: &Cx, state: &mut State, heads: bool) {
    let sort = if heads { KwicSort::Found } else { state.sort };
    let of = Some((state.run.version, sort, heads));
    if state.lines.of == of {
        return;
    }
    let groups = &state.run.groups;
    let mut lines = Vec::new();
    if heads {
        let mut last: Option<(Option<CaseId>, Option<Place>)> = None;
        for (at, group) in groups.iter().enumerate() {
            let target = group.target;
            // What belongs to no case stands under what it is.
            let head = (target.case, target.case.is_none().then_some(target.place));
            if last != Some(head) {
                lines.push(Line::Case(target.case, target.place));
                last = Some(head);
            }
            lines.push(Line::Writing(at as u32));
            let hits = 0..group.spans.len() as u32;
            lines.extend(hits.map(|hit| Line::Hit(Kwic { group: at as u32, hit })));
        }
    } else {
        lines.extend(kwic(cx.study(), groups, sort).into_iter().map(Line::Hit));
    }
    state.lines = Lines { of, lines, paragraphs: RefCell::default() };
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, heads: bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = state.lines.lines.len();
    // Not animated: a row that glides in is not there yet to take the keyboard.
    let mut area = egui::ScrollArea::vertical().id_salt(heads).auto_shrink([false, false]).animated(false);
    if std::mem::take(&mut state.to_list)
        && let Some((at, kwic)) = to_take(state)
    {
        area = area.vertical_scroll_offset((at as f32 * ROW - ui.available_height() * 0.4).max(0.0));
        ui.memory_mut(|memory| memory.request_focus(id_of(state, kwic)));
    }
    area.show_rows(ui, ROW, count, |ui, range| {
        for at in range {
            match state.lines.lines.get(at).copied() {
                Some(Line::Case(case, place)) => case_head(ui, cx, case, place),
                Some(Line::Writing(group)) => writing_head(ui, cx, state, group),
                Some(Line::Hit(kwic)) => hit(ui, cx, state, at, kwic, heads),
                None => {}
            }
        }
    });
}

fn case_head(ui: &mut Ui, cx: &Cx, case: Option<CaseId>, place: Place) {
    let t = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    ui.painter().rect_filled(rect, 0, t.ground);
    let name = case.and_then(|id| cx.study().cases.get(id)).map(|case| case.name.as_str());
    let mut left = rect.left() + 16.0;
    if let Some(case) = case {
        paint_case(ui.painter(), t, pos2(left + 5.0, rect.center().y), cx.names.case_place(case), 4.5);
        left += 18.0;
    }
    let words = rect.with_min_x(left);
    cell_text(ui, words, name.unwrap_or(place_word(place)), font::semibold(font::CAPTION), t.ink2);
}

fn writing_head(ui: &mut Ui, cx: &Cx, state: &State, at: u32) {
    let t = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let Some(group) = state.run.groups.get(at as usize) else { return };
    let target = group.target;
    let mut name = called(cx.study(), target.record);
    if target.place != Place::Texts {
        name = t!("search-writing", name = name, part = part_word(target.part));
    }
    let count = t!("search-count", count = group.spans.len());
    let words = rect.shrink2(vec2(16.0, 0.0)).with_max_x(rect.right() - 90.0);
    let (end, _) = cell_text(ui, words, &name, font::medium(font::BODY), t.ink);
    let aside = Rect::from_min_max(pos2(end + 8.0, rect.top()), rect.max);
    cell_text(ui, aside, &count, font::caption(), t.ink3);
}

fn of_hit(line: &Line) -> Option<Kwic> {
    if let Line::Hit(kwic) = line { Some(*kwic) } else { None }
}

/// The line that gets the keyboard: the one that had it last, or the first.
fn to_take(state: &State) -> Option<(usize, Kwic)> {
    let hits = || state.lines.lines.iter().enumerate().filter_map(|(at, line)| Some((at, of_hit(line)?)));
    let is_last =
        |(_, kwic): &(usize, Kwic)| state.current.is_some() && state.current == pick_of(state, *kwic);
    hits().find(is_last).or_else(|| hits().next())
}

fn pick_of(state: &State, kwic: Kwic) -> Option<Pick> {
    let group = state.run.groups.get(kwic.group as usize)?;
    Some(key(group.target, *group.spans.get(kwic.hit as usize)?))
}

pub fn key(target: Target, span: Span) -> Pick {
    (target.record, target.part, target.nth, span)
}

fn id_of(state: &State, kwic: Kwic) -> egui::Id {
    row_id("search-hit", pick_of(state, kwic))
}

fn hit(ui: &mut Ui, cx: &mut Cx, state: &mut State, at: usize, kwic: Kwic, heads: bool) {
    let Some((target, span)) = state
        .run
        .groups
        .get(kwic.group as usize)
        .and_then(|group| Some((group.target, *group.spans.get(kwic.hit as usize)?)))
    else {
        return;
    };
    let text = words_of(cx.study(), target);
    // While a new search is on its way, the text may have changed under the places of the last.
    let Ok(words) = span.slice(text) else {
        ui.allocate_space(vec2(ui.available_width(), ROW));
        return;
    };
    // Who speaks takes room, where anybody is known to.
    let aside = if !heads {
        140.0
    } else if state.form.knows_speakers() {
        108.0
    } else {
        40.0
    };
    let room = (ui.available_width() - aside - 64.0).max(80.0);
    let reach = if heads { room * 0.35 } else { room * 0.5 } / LETTER;
    let around = context(text, span, reach as usize);
    let around = around.start..context(text, span, (room / LETTER) as usize).end.max(around.end);
    let before = text[around.start..span.start as usize].replace('\n', " ");
    let after = text[span.end as usize..around.end].replace('\n', " ");
    let words = words.replace('\n', " ");
    let pick = key(target, span);
    let picked = state.picked.contains(&pick);
    let place = place(cx.study(), state, target, kwic, span);
    let spoken = t!(
        "search-hit-spoken",
        place = place.as_str(),
        words = format!("{before}{words}{after}"),
        picked = if picked { "yes" } else { "no" },
    );
    let drawn = row(ui, id_of(state, kwic), ROW, picked, Role::ListItem, false, &spoken);
    let t = Tokens::of(ui);
    let rect = drawn.rect;
    box_of(ui, rect, picked, target.place == Place::Texts);
    let aside = Rect::from_min_max(
        pos2(rect.left() + 40.0, rect.top()),
        pos2(rect.left() + 40.0 + aside, rect.bottom()),
    );
    if heads {
        // The head above says already which part of a finding or memo it is.
        if target.place == Place::Texts {
            cell_text(ui, aside, &place, font::caption(), t.ink3);
        }
        let galley = in_one(ui, t, [&before, &words, &after], rect.right() - 8.0 - aside.right() - 8.0);
        line_at(ui.painter(), galley, aside.right() + 8.0, rect.center().y);
    } else {
        let name = called(cx.study(), target.record);
        let mut left = aside.left();
        if let Some(case) = target.case {
            let centre = pos2(left + 4.0, rect.center().y);
            paint_case(ui.painter(), t, centre, cx.names.case_place(case), 3.5);
            left += 14.0;
        }
        cell_text(ui, aside.with_min_x(left), &name, font::caption(), t.ink3);
        columns(
            ui,
            t,
            rect.with_min_x(aside.right() + 8.0).with_max_x(rect.right() - 8.0),
            [&before, &words, &after],
        );
    }
    answer(ui, cx, state, &drawn, at, (target, span, pick));
}

/// Paragraph and speaker in a text.
fn place(study: &Study, state: &State, target: Target, kwic: Kwic, span: Span) -> String {
    let (Place::Texts, Some(source)) = (target.place, target.source) else {
        return part_word(target.part).to_owned();
    };
    let mut known = state.lines.paragraphs.borrow_mut();
    let numbers = known.entry(kwic.group).or_insert_with(|| {
        let spans = state.run.groups.get(kwic.group as usize).map_or(&[][..], |group| &group.spans);
        numbers(study.text(source), spans)
    });
    let number = numbers.get(kwic.hit as usize).copied().unwrap_or(0);
    match speaker_at(study.marks(source), span.start as usize) {
        Some(speaker) => format!("¶{number} {speaker}"),
        None => format!("¶{number}"),
    }
}

/// The numbers of the paragraphs that hold spans, in one walk over the text. As
/// [`Study::paragraph_number`] counts: lines that are not blank.
fn numbers(text: &str, spans: &[Span]) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(spans.len());
    let (mut end, mut before) = (0, 0);
    let mut lines = text.split('\n');
    let mut line = lines.next();
    for span in spans {
        while let Some(words) = line
            && end + words.len() < span.start as usize
        {
            end += words.len() + 1;
            before += u32::from(!words.trim().is_empty());
            line = lines.next();
        }
        numbers.push(before + 1);
    }
    numbers
}

/// An empty box, or a ticked one; a dot where nothing can be tagged.
fn box_of(ui: &Ui, rect: Rect, picked: bool, can: bool) {
    let t = Tokens::of(ui);
    let centre = pos2(rect.left() + 24.0, rect.center().y);
    if !can {
        ui.painter().circle_filled(centre, 1.5, t.ink3);
        return;
    }
    let square = Rect::from_center_size(centre, vec2(14.0, 14.0));
    ui.painter().rect(square, 3, t.paper, (1.0, t.ink3), egui::StrokeKind::Inside);
    if picked {
        Icon::Check.paint(ui.painter(), centre, 12.0, t.accent);
    }
}

fn in_one(ui: &Ui, t: &Tokens, parts: [&str; 3], width: f32) -> std::sync::Arc<egui::Galley> {
    let face = font::reading(14.0);
    let mut job = LayoutJob::default();
    let format = |colour: Color32| TextFormat::simple(face.clone(), colour);
    job.append(parts[0], 0.0, format(t.ink2));
    job.append(parts[1], 0.0, TextFormat { background: t.find, ..format(t.ink) });
    job.append(parts[2], 0.0, format(t.ink2));
    job.wrap = TextWrapping::truncate_at_width(width.max(40.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The hits under one another, what stands before them to the left and what follows to the right.
fn columns(ui: &Ui, t: &Tokens, rect: Rect, [before, words, after]: [&str; 3]) {
    let face = font::reading(14.0);
    let galley = |text: &str, colour| ui.painter().layout_no_wrap(text.to_owned(), face.clone(), colour);
    let middle = rect.center().y;
    let hit = in_one(ui, t, ["", words, ""], rect.width() * 0.4);
    let start = rect.left() + rect.width() * 0.42;
    let end = start + hit.size().x;
    let left = galley(before, t.ink2);
    let painter = ui.painter().with_clip_rect(rect.with_max_x(start).intersect(ui.clip_rect()));
    let from = start - left.size().x;
    line_at(&painter, left, from, middle);
    line_at(ui.painter(), hit, start, middle);
    let painter = ui.painter().with_clip_rect(rect.with_min_x(end).intersect(ui.clip_rect()));
    line_at(&painter, galley(after, t.ink2), end, middle);
}

/// What a click or key on a row does.
fn answer(
    ui: &Ui,
    cx: &mut Cx,
    state: &mut State,
    drawn: &Row,
    at: usize,
    (target, span, pick): (Target, Span, Pick),
) {
    let response = &drawn.response;
    if response.has_focus() {
        state.current = Some(pick);
    }
    let space = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Space));
    let on_box = response.clicked_by(egui::PointerButton::Primary)
        && response.interact_pointer_pos().is_some_and(|at| at.x < drawn.rect.left() + 40.0);
    if (space || on_box) && target.place == Place::Texts && !state.picked.remove(&pick) {
        state.picked.insert(pick);
    }
    if response.double_clicked() && !on_box {
        open(cx, target, span);
    }
    let lines = &state.lines.lines;
    let next = match drawn.step {
        Some(Step::Up) => (0..at).rev().find_map(|other| Some((other, of_hit(lines.get(other)?)?))),
        Some(Step::Down) => (at + 1..lines.len()).find_map(|other| Some((other, of_hit(lines.get(other)?)?))),
        Some(Step::Home) => lines.iter().enumerate().find_map(|(other, line)| Some((other, of_hit(line)?))),
        Some(Step::End) => {
            lines.iter().enumerate().rev().find_map(|(other, line)| Some((other, of_hit(line)?)))
        }
        Some(Step::Enter) => {
            open(cx, target, span);
            None
        }
        _ => None,
    };
    if let Some((line, kwic)) = next {
        drawn.send_keyboard(ui, id_of(state, kwic), line as isize - at as isize);
    }
}
