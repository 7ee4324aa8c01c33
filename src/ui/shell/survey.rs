//! A table of answers: what its columns are, and what its rows become. Everything that will be made is
//! said before it is.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::{self, Id, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::dialogs::{Answer, Leave, buttons_if, carry_out_key, takes_ctrl_enter, text};
use super::tables::Table;
use crate::import::sheet::Sheet;
use crate::import::survey::{Guess, Plan, RowsBecome, Use, columns, guess};
use crate::import::thousands;
use crate::session::{Made, Session, survey, survey_going};
use crate::study::AttributeKind;
use crate::t;
use crate::ui::actions::{Action, Notice, Work};
use crate::ui::later::{Later, Now};
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::table::{self, Chosen, Column, Editing, Pick, Rows, Tone, Walk, choose, turn};
use crate::ui::widgets::{DropDown, tick};

/// How many rows of the table are shown beside each column.
const SHOWN: usize = 3;
/// A table of more cells is worked out off the window's thread; of fewer it takes less than a frame.
const AT_ONCE: usize = 4_000;

/// The state of the dialog.
pub struct State {
    sheets: Vec<Arc<Sheet>>,
    at: usize,
    guesses: Vec<Guess>,
    plan: Plan,
    /// What the plan makes, worked out anew when it changes.
    made: Option<Made>,
    /// The same while that takes longer, and the state of the study it is worked out for.
    making: Option<(Later<Made>, u64)>,
    walk: Walk,
    picked: std::collections::BTreeSet<usize>,
    /// What it was taken for at first, to know whether somebody changed it.
    first: Plan,
    pub leave: Leave,
}

impl State {
    pub fn new(table: Table, session: &Session) -> Self {
        let mut walk = Walk::default();
        walk.take_keyboard();
        let mut state = Self {
            sheets: table.sheets.into_iter().map(Arc::new).collect(),
            at: 0,
            guesses: Vec::new(),
            plan: Plan { rows: RowsBecome::Cases, uses: Vec::new() },
            first: Plan { rows: RowsBecome::Cases, uses: Vec::new() },
            leave: Leave::default(),
            made: None,
            making: None,
            walk,
            picked: std::collections::BTreeSet::new(),
        };
        state.guess(session);
        state.first.clone_from(&state.plan);
        state
    }

    pub fn is_changed(&self) -> bool {
        self.at != 0 || self.plan != self.first
    }

    /// What the plan makes is to be worked out anew.
    fn again(&mut self) {
        (self.made, self.making) = (None, None);
    }

    /// Sees to it that what the plan makes is there: at once where the table is small, else by work whose
    /// end is waited for.
    fn make(&mut self, session: &Session) -> Option<Work> {
        let study = session.study();
        if let Some((later, revision)) = &self.making {
            match later.take() {
                Now::Going if *revision == study.revision() => return None,
                Now::Made(made) if *revision == study.revision() => self.made = Some(made),
                Now::Failed => self.made = Some(Made::default()),
                // For a study that is another now.
                Now::Going | Now::Made(_) => {}
            }
            self.making = None;
        }
        if self.made.is_some() {
            return None;
        }
        let sheet = &self.sheets[self.at];
        if sheet.rows.len() * sheet.columns.len() <= AT_ONCE {
            self.made = Some(survey(study, sheet, &self.plan, session.coder()));
            return None;
        }
        let (sheet, plan, coder) = (Arc::clone(sheet), self.plan.clone(), session.coder());
        let (study, revision) = (study.clone(), study.revision());
        let (later, work) =
            Later::new(t!("job-survey"), move |going| survey_going(&study, &sheet, &plan, coder, going));
        self.making = Some((later, revision));
        Some(work)
    }

    fn guess(&mut self, session: &Session) {
        let Some(sheet) = self.sheets.get(self.at) else { return };
        let cases = session.study().cases_in_order();
        let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        self.plan = guess(sheet, &names);
        self.guesses = columns(sheet);
        self.again();
        self.picked.clear();
    }
}

pub fn show(ui: &mut Ui, state: &mut State, session: Option<&Session>) -> Answer {
    let Some(session) = session else { return Answer::Close };
    let enter = takes_ctrl_enter(ui, state.walk.is_editing());
    let Some(sheet) = state.sheets.get(state.at) else { return Answer::Close };
    let name = sheet.origin.file_name.clone();
    text(ui, &t!("survey-title", name = name), "");
    let t = Tokens::of(ui);
    let about = t!("survey-text", rows = sheet.rows.len(), columns = sheet.columns.len());
    let about = format!("{about} {}", t!("import-key", key = carry_out_key(ui)));
    ui.label(RichText::new(about).font(font::caption()).color(t.ink2));
    ui.add_space(8.0);
    tools(ui, state, session);
    ui.add_space(8.0);
    grid(ui, state);
    ui.add_space(8.0);
    foot(ui, state, session, enter)
}

/// Which sheet, whether its first row names the columns, what rows become.
fn tools(ui: &mut Ui, state: &mut State, session: &Session) {
    ui.horizontal_wrapped(|ui| {
        if state.sheets.len() > 1 {
            let mut to = None;
            DropDown::new(t!("survey-sheet"), &state.sheets[state.at].name).show(ui, |ui| {
                for (at, sheet) in state.sheets.iter().enumerate() {
                    if ui.selectable_label(at == state.at, &sheet.name).clicked() {
                        to = Some(at);
                        ui.close();
                    }
                }
            });
            if let Some(at) = to {
                state.at = at;
                state.guess(session);
            }
        }
        let study = session.study();
        let mut choices = vec![
            (RowsBecome::Cases, t!("survey-rows-cases").to_owned()),
            (RowsBecome::SourcesByColumn, t!("survey-rows-by-column").to_owned()),
        ];
        for case in study.cases_in_order() {
            let words = t!("survey-rows-of", case = case.name.as_str());
            choices.push((RowsBecome::SourcesOf(case.id), words));
        }
        let now = choices.iter().find(|(rows, _)| *rows == state.plan.rows);
        let now = now.map_or("", |(_, words)| words.as_str());
        let mut to = None;
        DropDown::new(t!("survey-rows"), now).max_width(360.0).show(ui, |ui| {
            for (rows, words) in &choices {
                if ui.selectable_label(*rows == state.plan.rows, words).clicked() {
                    to = Some(*rows);
                    ui.close();
                }
            }
        });
        if let Some(rows) = to.filter(|rows| *rows != state.plan.rows) {
            become_rows(state, session, rows);
        }
        let mut header = state.sheets[state.at].has_header();
        if tick(ui, &mut header, t!("survey-header")).changed() {
            Arc::make_mut(&mut state.sheets[state.at]).set_header(header);
            state.guess(session);
        }
    });
}

fn become_rows(state: &mut State, session: &Session, rows: RowsBecome) {
    // From the first guess on: what a column was as a source tells little of what it is as a case.
    state.guess(session);
    let of_cases = state.plan.rows == RowsBecome::Cases;
    state.plan.rows = rows;
    if rows == RowsBecome::Cases {
        if !of_cases {
            let by_column = state.guesses.iter().map(|guess| guess.what.clone());
            state.plan.uses = by_column.collect();
        }
    } else {
        state.plan.as_sources();
    }
}

fn grid(ui: &mut Ui, state: &mut State) {
    let sheet = &state.sheets[state.at];
    let heads: Vec<String> =
        (0..SHOWN.min(sheet.rows.len())).map(|at| t!("survey-row", number = sheet.row_number(at))).collect();
    let mut parts = vec![
        Column::new(t!("survey-column"), 210.0).fixed(),
        Column::new(t!("survey-use"), 150.0).fixed(),
        Column::new(t!("survey-why"), 200.0).fixed(),
        Column::new(t!("survey-filled"), 64.0).number().fixed(),
        Column::new(t!("survey-distinct"), 64.0).number().fixed(),
    ];
    parts.extend(heads.iter().map(|head| Column::new(head, 150.0).fixed()));
    let room = ui.ctx().content_rect().height() - 48.0 - 340.0;
    let full = (sheet.columns.len() as f32 + 1.2) * measure::DENSE_ROW + 24.0;
    let height = room.min(full.max(150.0)).max(110.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("survey-table"));
    let mut change = None;
    let mut lines = Lines {
        sheet,
        guesses: &state.guesses,
        plan: &state.plan,
        picked: &state.picked,
        change: &mut change,
    };
    let done = table::show(&mut child, "survey", &mut state.walk, &parts, &mut lines);
    if let Some((columns, what)) = change {
        for at in columns {
            state.plan.uses[at] = what.clone();
        }
        state.again();
    }
    if let Some(row) = done.enter.or(done.double).and_then(table::At::body) {
        state.walk.at.column = 1;
        state.walk.edit(row as u128, 1);
    }
    match done.pick {
        Some(Pick::Turn(row)) => {
            turn(&mut state.picked, row);
        }
        Some(Pick::Range(from, to)) => state.picked = (from.min(to)..=from.max(to)).collect(),
        Some(Pick::All) => state.picked = (0..state.plan.uses.len()).collect(),
        Some(Pick::None) => state.picked.clear(),
        None => {}
    }
    if done.delete {
        let here = state.walk.at.body().filter(|at| *at < state.plan.uses.len());
        let columns: Vec<usize> = if state.picked.is_empty() {
            here.into_iter().collect()
        } else {
            state.picked.iter().copied().collect()
        };
        for at in columns {
            state.plan.uses[at] = Use::LeaveOut;
        }
        state.again();
    }
}

fn foot(ui: &mut Ui, state: &mut State, session: &Session, enter: bool) -> Answer {
    let work = state.make(session);
    let t = Tokens::of(ui);
    let sheet = &state.sheets[state.at];
    let Some(made) = &mut state.made else {
        let (done, total) = state.making.as_ref().map(|(later, _)| later.progress()).unwrap_or_default();
        let sentence = t!("survey-making", done = thousands(done), total = thousands(total));
        ui.label(RichText::new(sentence).font(font::body()).color(t.ink));
        ui.add_space(8.0);
        if let Some(work) = work {
            return Answer::Work(work);
        }
        if let Some(answer) = state.leave.question(ui) {
            return answer;
        }
        let import = t!("survey-import", count = sheet.rows.len());
        let names = [(import.as_str(), true), (t!("cancel"), false)];
        return buttons_if(ui, &names, false, false).map_or(Answer::Wait, |_| Answer::Close);
    };
    let sentence = if made.command.is_some() {
        t!(
            "survey-makes",
            cases = made.cases,
            joined = made.joined,
            attributes = made.attributes,
            sources = made.sources,
            words = thousands(made.words)
        )
    } else {
        t!("survey-makes-nothing").to_owned()
    };
    ui.label(RichText::new(sentence).font(font::body()).color(t.ink));
    if !made.problems.is_empty() {
        ScrollArea::vertical().id_salt("survey-problems").max_height(72.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for problem in &made.problems {
                    let words = RichText::new(problem).font(font::caption()).color(t.stale_text);
                    ui.add(egui::Label::new(words).wrap());
                }
            },
        );
    }
    ui.add_space(8.0);
    if let Some(answer) = state.leave.question(ui) {
        return answer;
    }
    let import = t!("survey-import", count = sheet.rows.len());
    let names = [(import.as_str(), true), (t!("cancel"), false)];
    let enabled = made.command.is_some();
    match buttons_if(ui, &names, enabled, false).or((enter && enabled).then_some(0)) {
        Some(0) => {
            let text =
                t!("survey-imported", count = sheet.rows.len(), name = sheet.origin.file_name.as_str());
            let notice = Notice::info(text).with_details(made.problems.clone());
            let edit = made.command.take().map(Action::Edit);
            Answer::Do(edit.into_iter().chain([Action::Notify(notice)]).collect())
        }
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

/// The columns of the table, one a line.
struct Lines<'a> {
    sheet: &'a Sheet,
    guesses: &'a [Guess],
    plan: &'a Plan,
    picked: &'a std::collections::BTreeSet<usize>,
    change: &'a mut Option<(Vec<usize>, Use)>,
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.plan.uses.len()
    }

    fn id(&self, row: usize) -> u128 {
        row as u128
    }

    fn words(&self, row: usize, column: usize) -> Cow<'_, str> {
        let guess = self.guesses.get(row);
        match column {
            0 => Cow::Borrowed(&self.sheet.columns[row]),
            1 => Cow::Borrowed(use_word(&self.plan.uses[row])),
            2 => Cow::Owned(guess.map(|guess| guess.why.to_string()).unwrap_or_default()),
            3 => Cow::Owned(guess.map(|guess| thousands(guess.filled)).unwrap_or_default()),
            4 => Cow::Owned(guess.map(|guess| thousands(guess.distinct)).unwrap_or_default()),
            at => {
                let cell = self.sheet.rows.get(at - 5).and_then(|cells| cells.get(row));
                Cow::Owned(cell.map_or_else(String::new, |cell| first_words(cell)))
            }
        }
    }

    fn tone(&self, row: usize, column: usize) -> Tone {
        if self.plan.uses[row] == Use::LeaveOut || column >= 2 { Tone::Quiet } else { Tone::Plain }
    }

    fn picked(&self, row: usize) -> Option<bool> {
        Some(self.picked.contains(&row))
    }

    fn edits(&self, _: usize, column: usize) -> bool {
        column == 1
    }

    fn editor(&mut self, ui: &mut Ui, row: usize, _: usize, rect: Rect, fresh: bool) -> Editing {
        let uses = uses(self.plan.rows);
        let words: Vec<String> = uses.iter().map(|what| use_word(what).to_owned()).collect();
        let now = words.iter().position(|word| word == use_word(&self.plan.uses[row]));
        let name = t!("survey-use-of", column = self.sheet.columns[row].as_str());
        match choose(ui, Id::unique(("survey-use", row)), rect, &name, &words, now, None, fresh) {
            Chosen::Open => Editing::Open,
            Chosen::Left { keyboard } => Editing::Closed { keyboard },
            Chosen::Other(_) => Editing::Closed { keyboard: true },
            Chosen::One(at) => {
                let columns = if self.picked.contains(&row) {
                    self.picked.iter().copied().collect()
                } else {
                    vec![row]
                };
                *self.change = uses.into_iter().nth(at).map(|what| (columns, what));
                Editing::Closed { keyboard: true }
            }
        }
    }
}

/// What a column can be, by what rows become.
fn uses(rows: RowsBecome) -> Vec<Use> {
    let mut all = vec![Use::Case, Use::Text];
    if matches!(rows, RowsBecome::SourcesOf(_)) {
        all.remove(0);
    }
    if rows == RowsBecome::Cases {
        let kinds = [
            AttributeKind::Text,
            AttributeKind::Number,
            AttributeKind::YesNo,
            AttributeKind::Date,
            AttributeKind::Choice(Vec::new()),
        ];
        all.extend(kinds.map(Use::Attribute));
    }
    all.extend([
        Use::Title,
        Use::Date,
        Use::Place,
        Use::Language,
        Use::Participant,
        Use::Note,
        Use::LeaveOut,
    ]);
    all
}

fn use_word(what: &Use) -> &'static str {
    match what {
        Use::Case => t!("survey-use-case"),
        Use::Text => t!("survey-use-text"),
        Use::Attribute(AttributeKind::Text) => t!("survey-use-attribute-text"),
        Use::Attribute(AttributeKind::Number) => t!("survey-use-attribute-number"),
        Use::Attribute(AttributeKind::YesNo) => t!("survey-use-attribute-yes-no"),
        Use::Attribute(AttributeKind::Date) => t!("survey-use-attribute-date"),
        Use::Attribute(AttributeKind::Choice(_)) => t!("survey-use-attribute-choice"),
        Use::Title => t!("survey-use-title"),
        Use::Date => t!("survey-use-date"),
        Use::Place => t!("survey-use-place"),
        Use::Language => t!("survey-use-language"),
        Use::Participant => t!("survey-use-participant"),
        Use::Note => t!("survey-use-note"),
        Use::LeaveOut => t!("survey-use-leave-out"),
    }
}

/// A cell on one line, and not more of it than can be seen.
fn first_words(cell: &str) -> String {
    cell.chars().take(120).map(|c| if c == '\n' { ' ' } else { c }).collect()
}
