//! Attributes of cases from a file of a spreadsheet: new ones are made, and values written, in one step.

use std::collections::{BTreeMap, BTreeSet};

use super::fresh;
use crate::edit::Command;
use crate::export::attributes::{CASE, KIND, kind_of, kind_words};
use crate::export::table::unguarded;
use crate::import::ImportError;
use crate::import::sheet::read_rows;
use crate::import::survey::kind_of_cells;
use crate::import::value::{self, Manner};
use crate::study::{Attribute, AttributeKind, Case, CaseId, Study, Value};

/// What a file of attributes would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReadAttributes {
    /// All of it as one step; `None` where the study has it all already.
    pub command: Option<Command>,
    /// Names of attributes that are new.
    pub new: Vec<String>,
    /// How many cases and how many of their values change.
    pub cases: usize,
    pub values: usize,
    /// What could not be taken, a sentence each.
    pub problems: Vec<String>,
    /// How cells were read that can be read in two ways, a sentence a column.
    pub assumed: Vec<String>,
}

/// Reads a table of cases and attributes, as `export::attributes` writes it or any spreadsheet. The first
/// row names the columns, and the first of them the cases; a second row that begins with `#kind` says the
/// kinds, else they are guessed. An empty cell takes a value away.
pub fn read_attributes(study: &Study, name: &str, bytes: &[u8]) -> Result<ReadAttributes, ImportError> {
    let rows = read_rows(name, bytes)?;
    let mut read = ReadAttributes::default();
    let Some((heads, rest)) = rows.split_first() else { return Ok(read) };
    let kinds = rest.first().filter(|row| row.first().is_some_and(|cell| cell.trim() == KIND));
    let body = if kinds.is_some() { &rest[1..] } else { rest };
    let names = heads.iter().position(|head| head.trim().eq_ignore_ascii_case(CASE)).unwrap_or(0);
    let mut columns: Vec<Column> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (at, head) in heads.iter().enumerate().filter(|(at, _)| *at != names) {
        let head = unguarded(head.trim());
        if head.is_empty() {
            continue;
        }
        if !seen.insert(head.to_lowercase()) {
            read.problems.push(format!("Two columns are called “{head}”; the first is taken."));
            continue;
        }
        let kind = kinds.and_then(|row| row.get(at)).and_then(|words| kind_of(words));
        columns.push(column(study, at, head, kind, body, &mut read));
    }
    for Column { at, attribute: Attribute { name, kind, .. }, manner, .. } in &columns {
        let cells = body.iter().map(|row| row.get(*at).map_or("", String::as_str));
        read.assumed.extend(manner.assumed(name, kind, cells));
    }
    let next = study.attributes.iter().map(|one| one.order + 1).max().unwrap_or(0);
    for (order, column) in (next..).zip(columns.iter_mut().filter(|column| column.new)) {
        column.attribute.order = order;
        read.new.push(column.attribute.name.clone());
    }
    let first = if kinds.is_some() { 3 } else { 2 };
    let cases = changed(study, names, first, body, &columns, &mut read);
    read.cases = cases.len();
    let written = columns.into_iter().filter(|column| column.new || column.more);
    let mut commands: Vec<Command> = written.map(|column| Command::put(column.attribute)).collect();
    commands.extend(cases.into_iter().map(Command::put));
    if !commands.is_empty() {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        read.command = Some(Command::Together { label: format!("Read attributes from {base}"), commands });
    }
    Ok(read)
}

struct Column {
    at: usize,
    attribute: Attribute,
    manner: Manner,
    new: bool,
    /// Whether the file knows choices that the attribute has not.
    more: bool,
}

fn column(
    study: &Study,
    at: usize,
    head: &str,
    kind: Option<AttributeKind>,
    body: &[Vec<String>],
    read: &mut ReadAttributes,
) -> Column {
    let cells = || body.iter().map(move |row| row.get(at).map_or("", |cell| cell.trim()));
    let manner = Manner::of(cells());
    let exact = study.attributes.iter().find(|one| one.name == head);
    let known =
        exact.or_else(|| study.attributes.iter().find(|one| one.name.to_lowercase() == head.to_lowercase()));
    let Some(known) = known else {
        let kind = kind.unwrap_or_else(|| kind_of_cells(head, cells()));
        let kind = match kind {
            AttributeKind::Choice(all) if all.is_empty() => AttributeKind::Choice(different(cells())),
            kind => kind,
        };
        let attribute =
            Attribute { id: fresh(), name: head.to_owned(), order: 0, kind, description: String::new() };
        return Column { at, attribute, manner, new: true, more: false };
    };
    let mut attribute = known.clone();
    match (&mut attribute.kind, kind) {
        (AttributeKind::Choice(all), Some(AttributeKind::Choice(said))) => {
            let more: Vec<String> = said.into_iter().filter(|one| !all.contains(one)).collect();
            all.extend(more);
        }
        (own, Some(said)) if *own != said => read
            .problems
            .push(format!("{head} is of another kind in the study ({}), which is used.", kind_words(own))),
        _ => {}
    }
    Column { at, more: attribute != *known, attribute, manner, new: false }
}

fn different<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let all: BTreeSet<&str> = cells.map(unguarded).filter(|cell| !cell.is_empty()).collect();
    all.into_iter().map(str::to_owned).collect()
}

/// The cases that change, as they will be.
fn changed(
    study: &Study,
    names: usize,
    first: usize,
    body: &[Vec<String>],
    columns: &[Column],
    read: &mut ReadAttributes,
) -> Vec<Case> {
    let exact: BTreeMap<&str, CaseId> =
        study.cases.iter().map(|case| (case.name.as_str(), case.id)).collect();
    let folded: BTreeMap<String, CaseId> =
        study.cases.iter().map(|case| (case.name.to_lowercase(), case.id)).collect();
    let mut seen: BTreeSet<CaseId> = BTreeSet::new();
    let mut cases = Vec::new();
    for (row, line) in body.iter().zip(first..) {
        let written = row.get(names).map_or("", String::as_str);
        let name = unguarded(written);
        if name.trim().is_empty() {
            continue;
        }
        let found = exact.get(name).or_else(|| folded.get(&name.trim().to_lowercase()));
        let Some(case) = found.and_then(|id| study.cases.get(*id)) else {
            read.problems.push(format!("Row {line}: no case “{}” is in the study.", name.trim()));
            continue;
        };
        if !seen.insert(case.id) {
            read.problems.push(format!("Row {line}: “{}” stands in the table twice.", case.name));
            continue;
        }
        let mut new = case.clone();
        for column in columns {
            let cell = row.get(column.at).map_or("", String::as_str);
            let id = column.attribute.id;
            if cell.trim().is_empty() {
                new.values.remove(&id);
            } else if let Some(value) = value_of(cell, &column.attribute.kind, column.manner) {
                new.values.insert(id, value);
            } else {
                let cell = cell.trim();
                read.problems.push(format!("Row {line}: “{cell}” does not fit {}.", column.attribute.name));
            }
            read.values += usize::from(new.values.get(&id) != case.values.get(&id));
        }
        if new != *case {
            cases.push(new);
        }
    }
    cases
}

fn value_of(cell: &str, kind: &AttributeKind, manner: Manner) -> Option<Value> {
    match kind {
        AttributeKind::Text => Some(Value::Text(unguarded(cell).to_owned())),
        AttributeKind::Choice(all) if all.iter().any(|one| one == unguarded(cell)) => {
            Some(Value::Choice(unguarded(cell).to_owned()))
        }
        AttributeKind::Choice(_) => value::parse(unguarded(cell.trim()), kind, manner),
        // What a program wrote has a point, whatever the other cells have.
        AttributeKind::Number => {
            let cell = cell.trim();
            let written =
                cell.parse::<f64>().ok().filter(|number| number.is_finite() && !manner.decimal_comma);
            written.map(Value::Number).or_else(|| value::parse(cell, kind, manner))
        }
        AttributeKind::Date => match cell.strip_prefix('\'') {
            Some(date) => Some(Value::Date(date.to_owned())),
            None => value::parse(cell, kind, manner),
        },
        AttributeKind::YesNo => value::parse(cell, kind, manner),
    }
}
