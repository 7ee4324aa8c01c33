//! How often words stand in the texts of each case.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use eframe::egui::{self, Align2, DragValue, Rect, Role, Ui, pos2, vec2};

use super::State;
use super::words::language_word;
use crate::analysis::{Frequencies, FrequencyOptions, Lens, STOP_LANGUAGES, WordRow, WordSort, frequencies};
use crate::t;
use crate::ui::actions::{Action, Work};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::views::parts::{Step, cell_number, cell_text, head_text, many_of, one_of, row, row_id};
use crate::ui::widgets::{caption, tick};

const ROW: f32 = 26.0;
const HEADS: f32 = 38.0;
const NUMBERS: f32 = 64.0;
const CASE: f32 = 214.0;
/// Under a case, from its left: how far a bar goes, and where its two numbers end.
const BAR: f32 = 52.0;
const TIMES: f32 = 84.0;
const RATE: f32 = 198.0;

/// What is counted and how it is shown.
pub struct Counts {
    /// `None` until they are taken from the settings.
    languages: Option<Vec<&'static str>>,
    own: String,
    shortest: usize,
    numbers: bool,
    sort: WordSort,
    key: Option<(FrequencyOptions, Lens, u64)>,
    coming: Arc<OnceLock<Frequencies>>,
    found: Frequencies,
    sorted: Option<WordSort>,
    /// The highest rate, for the bars.
    top: f64,
    focus: bool,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            languages: None,
            own: String::new(),
            shortest: 3,
            numbers: false,
            sort: WordSort::Total,
            key: None,
            coming: Arc::default(),
            found: Frequencies::default(),
            sorted: None,
            top: 0.0,
            focus: false,
        }
    }
}

impl Counts {
    fn options(&self) -> FrequencyOptions {
        let own = self.own.split([',', ' ', '\n']).map(str::trim).filter(|word| !word.is_empty());
        FrequencyOptions {
            stop: self.languages.iter().flatten().map(|code| (*code).to_owned()).collect(),
            own: own.map(str::to_owned).collect::<BTreeSet<_>>(),
            shortest: self.shortest,
            numbers: self.numbers,
        }
    }

    fn refresh(&mut self, cx: &mut Cx) {
        if self.languages.is_none() {
            let kept = |code: &&&str| cx.prefs.stop_languages.iter().any(|one| one == **code);
            self.languages = Some(STOP_LANGUAGES.iter().filter(kept).copied().collect());
            self.own.clone_from(&cx.prefs.stop_words);
        }
        let key = (self.options(), cx.session.lens.clone(), cx.study().revision());
        if self.key.as_ref() != Some(&key) {
            self.key = Some(key.clone());
            self.coming = Arc::default();
            let coming = self.coming.clone();
            let (study, index) = (cx.study().clone(), cx.session.index());
            cx.ask(Action::Work(Work {
                name: t!("job-count-words"),
                run: Arc::new(move |control| {
                    let found = frequencies(&study, &index, &key.1, &key.0, control.cancel_flag());
                    coming.set(found).ok();
                }),
            }));
        }
        if let Some(found) = Arc::get_mut(&mut self.coming).and_then(OnceLock::take) {
            self.found = found;
            self.sorted = None;
            self.top = self
                .found
                .rows
                .iter()
                .flat_map(|row| (0..self.found.cases.len()).map(|case| self.found.rate(row, case)))
                .fold(0.0, f64::max);
        }
        if self.sorted != Some(self.sort) {
            self.found.sort(self.sort);
            self.sorted = Some(self.sort);
        }
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    state.counts.refresh(cx);
    tools(ui, cx, &mut state.counts);
    ui.add_space(4.0);
    let wide = 220.0 + NUMBERS + CASE * state.counts.found.cases.len() as f32;
    egui::ScrollArea::horizontal().id_salt("search-words-wide").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(wide.max(ui.available_width()));
        ui.spacing_mut().item_spacing.y = 0.0;
        heads(ui, cx, &state.counts.found);
        rows(ui, cx, state);
    });
}

fn tools(ui: &mut Ui, cx: &mut Cx, counts: &mut Counts) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(8.0);
        let all: Vec<_> = STOP_LANGUAGES.iter().map(|code| (*code, language_word(code).to_owned())).collect();
        caption(ui, t!("search-leave-out"));
        let chosen = counts.languages.clone().unwrap_or_default();
        let turned = many_of(ui, t!("search-stop-lists"), &chosen, &all);
        let mut changed = turned.is_some();
        counts.languages = turned.or(Some(chosen));
        let own =
            egui::TextEdit::singleline(&mut counts.own).hint_text(t!("search-stop-own")).desired_width(160.0);
        changed |= ui.add(own).accessible_name(t!("search-stop-own")).changed();
        if changed {
            let languages = counts.languages.iter().flatten().map(|code| (*code).to_owned()).collect();
            cx.ask(Action::StopWords { languages, own: counts.own.clone() });
        }
        let shortest = DragValue::new(&mut counts.shortest).range(1..=20).prefix(t!("search-shortest"));
        ui.add(shortest).accessible_name(t!("search-shortest-name"));
        tick(ui, &mut counts.numbers, t!("search-numbers"));
        let mut sorts = vec![
            (WordSort::Total, t!("search-sort-total").to_owned()),
            (WordSort::Word, t!("search-sort-word").to_owned()),
            (WordSort::Difference, t!("search-sort-difference").to_owned()),
        ];
        for (at, case) in counts.found.cases.iter().enumerate() {
            let name = cx.study().cases.get(*case).map_or("", |case| case.name.as_str());
            sorts.push((WordSort::Case(at), t!("search-sort-case", name = name)));
        }
        if let Some(sort) = one_of(ui, t!("search-sort"), counts.sort, &sorts, 200.0) {
            counts.sort = sort;
        }
        caption(ui, &t!("search-words-count", count = counts.found.rows.len()));
    });
}

fn heads(ui: &mut Ui, cx: &Cx, found: &Frequencies) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEADS));
    let upper = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.center().y));
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.center().y), pos2(to, rect.bottom()));
    let left = rect.left() + 16.0;
    head_text(ui, part(left, left + 196.0), t!("search-word"), false);
    head_text(ui, part(left + 200.0, left + 200.0 + NUMBERS), t!("search-total"), true);
    for (at, case) in found.cases.iter().enumerate() {
        let name = cx.study().cases.get(*case).map_or("", |case| case.name.as_str());
        let from = left + 200.0 + NUMBERS + CASE * at as f32 + 16.0;
        head_text(ui, upper(from, from + RATE), name, false);
        head_text(ui, part(from, from + TIMES), t!("search-times"), true);
        head_text(ui, part(from + TIMES + 8.0, from + RATE), t!("search-rate"), true);
    }
}

fn rows(ui: &mut Ui, cx: &Cx, state: &mut State) {
    let count = state.counts.found.rows.len();
    let mut opened = None;
    let focus = std::mem::take(&mut state.counts.focus);
    let area =
        egui::ScrollArea::vertical().id_salt("search-words").auto_shrink([false, false]).animated(false);
    area.show_rows(ui, ROW, count, |ui, range| {
        for at in range {
            let Some(row) = state.counts.found.rows.get(at) else { continue };
            let id = |word: &str| row_id("search-word", word.to_owned());
            let drawn = one(ui, cx, &state.counts, row, id(&row.word));
            if focus && at == 0 {
                ui.memory_mut(|memory| memory.request_focus(id(&row.word)));
            }
            let to = match drawn.step {
                Some(Step::Up) => at.checked_sub(1),
                Some(Step::Down) => Some(at + 1).filter(|to| *to < count),
                Some(Step::Home) => Some(0),
                Some(Step::End) => count.checked_sub(1),
                Some(Step::Enter) => {
                    opened = Some(row.word.clone());
                    None
                }
                _ => None,
            };
            if let Some((to, next)) = to.and_then(|to| Some((to, state.counts.found.rows.get(to)?))) {
                drawn.send_keyboard(ui, id(&next.word), to as isize - at as isize);
            }
            if drawn.response.double_clicked() {
                opened = Some(row.word.clone());
            }
        }
    });
    if let Some(word) = opened {
        state.form.look_for_word(&word);
        state.face = super::Face::Hits;
        state.to_list = true;
    }
}

fn one(ui: &mut Ui, cx: &Cx, counts: &Counts, line: &WordRow, id: egui::Id) -> crate::ui::views::parts::Row {
    let found = &counts.found;
    let mut spoken = vec![t!("search-word-spoken", word = line.word.as_str(), count = line.total)];
    for (at, case) in found.cases.iter().enumerate() {
        let name = cx.study().cases.get(*case).map_or("", |case| case.name.as_str());
        let count = line.counts.get(at).copied().unwrap_or(0);
        let rate = format!("{:.1}", found.rate(line, at));
        spoken.push(t!("search-case-spoken", case = name, count = count, rate = rate));
    }
    let drawn = row(ui, id, ROW, false, Role::ListItem, false, &spoken.join(", "));
    let t = Tokens::of(ui);
    let rect = drawn.rect;
    let middle = rect.center().y;
    let left = rect.left() + 16.0;
    let word = Rect::from_min_max(pos2(left, rect.top()), pos2(left + 196.0, rect.bottom()));
    cell_text(ui, word, &line.word, font::reading(14.0), t.ink);
    cell_number(ui, left + 200.0 + NUMBERS, middle, line.total);
    for (at, count) in line.counts.iter().enumerate() {
        let from = left + 200.0 + NUMBERS + CASE * at as f32 + 16.0;
        let rate = found.rate(line, at);
        let share = if counts.top > 0.0 { (rate / counts.top) as f32 } else { 0.0 };
        let bar = Rect::from_min_max(pos2(from, middle - 4.0), pos2(from + BAR * share, middle + 4.0));
        ui.painter().rect_filled(bar, 1, t.accent_mark);
        cell_number(ui, from + TIMES, middle, *count);
        if *count > 0 {
            let at = pos2(from + RATE, middle);
            ui.painter().text(at, Align2::RIGHT_CENTER, format!("{rate:.1}"), font::body(), t.ink2);
        }
    }
    drawn
}

impl Counts {
    /// The keyboard goes to the first word.
    pub fn take_keyboard(&mut self) {
        self.focus = true;
    }
}
