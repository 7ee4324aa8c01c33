//! Cases down, attributes across: values are written in place, attributes are made, named and given
//! another kind above.

use std::borrow::Cow;
use std::collections::BTreeSet;

use eframe::egui::{Event, Frame, Id, Margin, Rect, Ui, ViewportCommand, pos2};

use super::super::codebook::attributes;
use super::super::parts::{Ask, Naming, bare, movers};
use super::paste::Preview;
use super::values::{parsed, written};
use crate::edit::Command;
use crate::import::natural_key;
use crate::session::{PastedAttributes, copy_attributes, fresh, paste_attributes};
use crate::study::{AnyId, Attribute, AttributeId, AttributeKind, Case, CaseId, Study, Value};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::Tokens;
use crate::ui::widgets::table::{
    self, Chosen, Column, Done, Editing, Pick, Rows, Typed, Walk, choose, turn, write,
};
use crate::ui::widgets::{Button, Icon, caption, empty_state, hairline, icon_button, paint_case};

const WIDTH: f32 = 132.0;

/// What the table remembers.
#[derive(Default)]
pub struct State {
    walk: Walk,
    picked: BTreeSet<CaseId>,
    sort: Option<(usize, bool)>,
    new: Option<Naming>,
    copy: bool,
    pasted: Option<PastedAttributes>,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, ask: &mut Option<Ask>) {
    let attributes: Vec<Attribute> = cx.study().attributes_in_order().into_iter().cloned().collect();
    Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // As high as its fields, so that all stand on one line.
            ui.spacing_mut().interact_size.y = 34.0;
            tools(ui, cx, state, ask, &attributes);
        });
    });
    hairline(ui);
    if cx.study().cases.is_empty() || attributes.is_empty() {
        let text = if attributes.is_empty() { t!("study-no-attributes-yet") } else { t!("study-cases-text") };
        empty_state(ui, Icon::Matrix, t!("study-no-table"), text, |_| {});
        return;
    }
    let cases = in_order(cx.study(), &attributes, state.sort);
    state.picked.retain(|case| cx.study().cases.contains(*case));
    let order = |column: usize| state.sort.filter(|(at, _)| *at == column).map(|(_, down)| down);
    let mut columns = vec![Column { order: order(0), ..Column::new(t!("study-case"), 200.0) }];
    for (at, attribute) in attributes.iter().enumerate() {
        let column = Column { order: order(at + 1), ..Column::new(&attribute.name, WIDTH) };
        columns.push(if attribute.kind == AttributeKind::Number { column.number() } else { column });
    }
    let mut change = None;
    let mut table =
        Table { cx, cases: &cases, attributes: &attributes, picked: &state.picked, change: &mut change };
    let done = table::show(ui, "attributes", &mut state.walk, &columns, &mut table);
    match change {
        None => {}
        Some(Ok(command)) => cx.edit(command),
        Some(Err(why)) => cx.ask(Action::Notify(Notice::warning(why))),
    }
    carry_out(cx, state, &cases, &done);
    let paste = done.paste.or_else(|| clipboard(ui));
    if done.copy || std::mem::take(&mut state.copy) {
        let some = cases.iter().copied().filter(|case| state.picked.contains(case));
        let some: Vec<CaseId> = some.collect();
        let rows = if some.is_empty() { &cases } else { &some };
        cx.ask(Action::Copy(copy_attributes(cx.study(), rows)));
        cx.ask(Action::Notify(Notice::info(t!("study-copied", count = rows.len()))));
    }
    if let Some(text) = paste {
        state.pasted = Some(paste_attributes(cx.study(), &text));
    }
    pasted(ui, cx, state);
}

/// What a button asked of the clipboard.
fn clipboard(ui: &Ui) -> Option<String> {
    if ui.ctx().text_edit_focused() {
        return None;
    }
    ui.input_mut(|i| {
        let at = i.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        match i.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// What pasted rows would change, before it is done.
fn pasted(ui: &Ui, cx: &mut Cx, state: &mut State) {
    let Some(pasted) = &state.pasted else { return };
    let count = pasted.cases.len();
    let text =
        t!("study-paste-cases", found = pasted.found, changed = count, problems = pasted.problems.len());
    let verb = if count > 0 { t!("study-paste-do-cases", count = count) } else { String::new() };
    let changes = pasted.changes.iter().map(|(case, attribute, before, after)| {
        [case.as_str(), attribute.as_str(), before.as_str(), after.as_str()]
    });
    let preview =
        Preview { text: &text, problems: &pasted.problems, changes: changes.collect(), verb: &verb };
    match preview.show(ui) {
        None => {}
        Some(false) => state.pasted = None,
        Some(true) => {
            if let Some(pasted) = state.pasted.take() {
                cx.edit(pasted.command());
            }
        }
    }
}

/// Makes an attribute, and changes the one whose column is in hand.
fn tools(ui: &mut Ui, cx: &mut Cx, state: &mut State, ask: &mut Option<Ask>, all: &[Attribute]) {
    match &mut state.new {
        None => {
            if ui.add(Button::new(t!("codebook-add-attribute")).icon(Icon::Plus).small()).clicked() {
                state.new = Some(Naming::default());
            }
        }
        Some(naming) => {
            let id = Id::unique("study-new-attribute");
            match naming.show(ui, id, t!("codebook-attribute-name"), t!("codebook-make-attribute"), 160.0) {
                None => {}
                Some(None) => state.new = None,
                Some(Some(name)) => {
                    let order = all.last().map_or(0, |attribute| attribute.order + 1);
                    let kind = AttributeKind::Text;
                    let new = Attribute { id: fresh(), name, order, kind, description: String::new() };
                    if naming.make(cx, Command::put(new)) {
                        state.new = None;
                        state.walk.at.column = all.len() + 1;
                    }
                }
            }
        }
    }
    if !all.is_empty() {
        let copy = ui.add(Button::new(t!("study-copy-table")).icon(Icon::Copy).small());
        state.copy = copy.on_hover_text(t!("study-copy-help")).clicked();
        let paste = ui.add(Button::new(t!("study-paste-table")).icon(Icon::Clipboard).small());
        if paste.on_hover_text(t!("study-paste-help")).clicked() {
            ui.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if ui.add(Button::new(t!("study-export-attributes")).icon(Icon::Export).small()).clicked() {
            cx.ask(Action::AskAttributes { write: true });
        }
    }
    let read = ui.add(Button::new(t!("study-import-attributes")).icon(Icon::Import).small());
    if read.on_hover_text(t!("study-import-attributes-help")).clicked() {
        cx.ask(Action::AskAttributes { write: false });
    }
    let Some(at) = state.walk.at.column.checked_sub(1).filter(|at| *at < all.len()) else {
        if !all.is_empty() {
            caption(ui, t!("study-attribute-help"));
        }
        return;
    };
    let one = &all[at];
    ui.push_id(key(one.id), |ui| {
        if let Some(name) = bare(ui, (key(one.id), "column"), t!("codebook-attribute-name"), &one.name, 140.0)
        {
            cx.edit(Command::put(Attribute { name, ..one.clone() }));
        }
        attributes::kind(ui, cx, ask, one);
        if let AttributeKind::Choice(choices) = &one.kind {
            attributes::choices_of(ui, cx, one, choices, 200.0);
        }
        movers(ui, cx, AnyId::Attribute(one.id), &one.name, at, all.len() - 1);
        let name = t!("codebook-delete-named", name = one.name.as_str());
        if icon_button(ui, Icon::Trash, &name).clicked() {
            *ask = Ask::delete(cx, vec![AnyId::Attribute(one.id)], &one.name);
        }
    });
    if state.picked.len() > 1 {
        caption(ui, &t!("study-picked", count = state.picked.len()));
    }
}

fn in_order(study: &Study, attributes: &[Attribute], sort: Option<(usize, bool)>) -> Vec<CaseId> {
    let mut cases = study.cases_in_order();
    if let Some((column, down)) = sort {
        match column.checked_sub(1).and_then(|at| attributes.get(at)) {
            None => cases.sort_by_cached_key(|case| natural_key(&case.name)),
            Some(attribute) if attribute.kind == AttributeKind::Number => {
                let number = |case: &Case| match case.values.get(&attribute.id) {
                    Some(Value::Number(number)) => *number,
                    _ => f64::NEG_INFINITY,
                };
                cases.sort_by(|a, b| number(a).total_cmp(&number(b)));
            }
            Some(attribute) => cases.sort_by_cached_key(|case| {
                natural_key(&case.values.get(&attribute.id).map(written).unwrap_or_default())
            }),
        }
        if down {
            cases.reverse();
        }
        if let Some(attribute) = column.checked_sub(1).and_then(|at| attributes.get(at)) {
            // What says nothing comes last in either order.
            let says = |case: &&Case| case.values.contains_key(&attribute.id);
            let (said, blank): (Vec<&Case>, Vec<&Case>) = cases.into_iter().partition(says);
            cases = said;
            cases.extend(blank);
        }
    }
    cases.into_iter().map(|case| case.id).collect()
}

fn carry_out(cx: &mut Cx, state: &mut State, cases: &[CaseId], done: &Done) {
    if let Some(column) = done.sort {
        // Rising, falling, and the study's own order again.
        state.sort = match state.sort {
            Some((before, false)) if before == column => Some((column, true)),
            Some((before, true)) if before == column => None,
            _ => Some((column, false)),
        };
    }
    if let Some(case) = state.walk.at.body().and_then(|row| cases.get(row)).filter(|_| done.moved) {
        cx.ask(Action::Select(AnyId::Case(*case)));
    }
    if let Some(at) = done.enter.or(done.double)
        && let Some(case) = at.body().and_then(|row| cases.get(row))
    {
        state.walk.edit(key(*case), at.column);
    }
    match done.pick {
        Some(Pick::Turn(row)) => {
            turn(&mut state.picked, cases[row]);
        }
        Some(Pick::Range(from, to)) => {
            let range = from.min(to)..=from.max(to).min(cases.len().saturating_sub(1));
            state.picked = cases[range].iter().copied().collect();
        }
        Some(Pick::All) => state.picked = cases.iter().copied().collect(),
        Some(Pick::None) => state.picked.clear(),
        None => {}
    }
}

struct Table<'a, 'b> {
    cx: &'a Cx<'b>,
    cases: &'a [CaseId],
    attributes: &'a [Attribute],
    picked: &'a BTreeSet<CaseId>,
    change: &'a mut Option<Result<Command, String>>,
}

impl Table<'_, '_> {
    fn case(&self, row: usize) -> Option<&Case> {
        self.cx.study().cases.get(*self.cases.get(row)?)
    }

    fn value(&self, row: usize, attribute: AttributeId) -> Option<&Value> {
        self.case(row)?.values.get(&attribute)
    }

    /// Gives a value to a case; to all picked ones if it is one of them. `first` comes before.
    fn set(&mut self, row: usize, attribute: &Attribute, value: Option<&Value>, first: Option<Command>) {
        let study = self.cx.study();
        let Some(id) = self.cases.get(row) else { return };
        let ids: Vec<CaseId> =
            if self.picked.contains(id) { self.picked.iter().copied().collect() } else { vec![*id] };
        let mut commands: Vec<Command> = first.into_iter().collect();
        for case in ids.iter().filter_map(|id| study.cases.get(*id)) {
            if case.values.get(&attribute.id) != value {
                let mut new = case.clone();
                match value {
                    Some(value) => new.values.insert(attribute.id, value.clone()),
                    None => new.values.remove(&attribute.id),
                };
                commands.push(Command::put(new));
            }
        }
        let label = t!("study-value-label", attribute = attribute.name.as_str(), count = ids.len());
        *self.change = match commands.len() {
            0 => None,
            1 => commands.pop().map(Ok),
            _ => Some(Ok(Command::Together { label, commands })),
        };
    }

    fn name_of_case(&mut self, ui: &mut Ui, row: usize, rect: Rect, fresh: bool) -> Editing {
        let Some(case) = self.case(row).cloned() else { return Editing::Closed { keyboard: true } };
        let id = Id::unique(("case-name", key(case.id)));
        match write(ui, id, rect, t!("study-case-name"), &case.name, fresh) {
            Typed::Open => Editing::Open,
            Typed::Left { keyboard } => Editing::Closed { keyboard },
            Typed::New { text, keyboard } => {
                *self.change = Some(Ok(Command::put(Case { name: text.trim().to_owned(), ..case })));
                Editing::Closed { keyboard }
            }
        }
    }

    /// A list to choose from, with nothing said as its first.
    fn chosen(
        &mut self,
        ui: &mut Ui,
        (row, attribute): (usize, &Attribute),
        rect: Rect,
        (id, name): (Id, &str),
        choices: &[String],
        fresh: bool,
    ) -> Editing {
        let now = self.value(row, attribute.id).map(written);
        let mut words = vec![t!("study-not-said").to_owned()];
        words.extend(choices.iter().cloned());
        let at = now.and_then(|now| words.iter().position(|word| *word == now)).unwrap_or(0);
        let add = |typed: &str| t!("study-add-choice", choice = typed);
        let open = matches!(attribute.kind, AttributeKind::Choice(_));
        let free: Option<&dyn Fn(&str) -> String> = if open { Some(&add) } else { None };
        match choose(ui, id, rect, name, &words, Some(at), free, fresh) {
            Chosen::Open => return Editing::Open,
            Chosen::Left { keyboard } => return Editing::Closed { keyboard },
            Chosen::One(0) => self.set(row, attribute, None, None),
            Chosen::One(at) if !open => self.set(row, attribute, Some(&Value::YesNo(at == 1)), None),
            Chosen::One(at) => {
                self.set(row, attribute, Some(&Value::Choice(words[at].clone())), None);
            }
            Chosen::Other(new) => {
                let mut choices = choices.to_vec();
                choices.push(new.clone());
                let kind = AttributeKind::Choice(choices);
                let first = Command::put(Attribute { kind, ..attribute.clone() });
                self.set(row, attribute, Some(&Value::Choice(new)), Some(first));
            }
        }
        Editing::Closed { keyboard: true }
    }
}

impl Rows for Table<'_, '_> {
    fn count(&self) -> usize {
        self.cases.len()
    }

    fn id(&self, row: usize) -> u128 {
        key(self.cases[row])
    }

    fn words(&self, row: usize, column: usize) -> Cow<'_, str> {
        match column.checked_sub(1) {
            None => Cow::Borrowed(self.case(row).map_or("", |case| case.name.as_str())),
            Some(at) => Cow::Owned(self.value(row, self.attributes[at].id).map(written).unwrap_or_default()),
        }
    }

    fn picked(&self, row: usize) -> Option<bool> {
        Some(self.picked.contains(&self.cases[row]))
    }

    fn before(&self, ui: &Ui, row: usize, column: usize, rect: Rect) -> f32 {
        if column > 0 {
            return 0.0;
        }
        let at = pos2(rect.left() + 5.0, rect.center().y);
        paint_case(ui.painter(), Tokens::of(ui), at, self.cx.names.case_place(self.cases[row]), 5.0);
        16.0
    }

    fn edits(&self, _: usize, _: usize) -> bool {
        true
    }

    fn editor(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, fresh: bool) -> Editing {
        let Some(attribute) = column.checked_sub(1).and_then(|at| self.attributes.get(at)) else {
            return self.name_of_case(ui, row, rect, fresh);
        };
        let Some(case) = self.case(row) else { return Editing::Closed { keyboard: true } };
        let id = Id::unique(("value", key(case.id), key(attribute.id)));
        let name = t!("study-value", attribute = attribute.name.as_str(), case = case.name.as_str());
        match &attribute.kind {
            AttributeKind::YesNo => {
                let words = [t!("study-yes").to_owned(), t!("study-no").to_owned()];
                self.chosen(ui, (row, attribute), rect, (id, &name), &words, fresh)
            }
            AttributeKind::Choice(choices) => {
                self.chosen(ui, (row, attribute), rect, (id, &name), choices, fresh)
            }
            kind => {
                let now = self.value(row, attribute.id).map(written).unwrap_or_default();
                match write(ui, id, rect, &name, &now, fresh) {
                    Typed::Open => Editing::Open,
                    Typed::Left { keyboard } => Editing::Closed { keyboard },
                    Typed::New { text, keyboard } => {
                        match parsed(kind, &text) {
                            Ok(value) => self.set(row, attribute, value.as_ref(), None),
                            Err(why) => *self.change = Some(Err(why.to_owned())),
                        }
                        Editing::Closed { keyboard }
                    }
                }
            }
        }
    }
}
