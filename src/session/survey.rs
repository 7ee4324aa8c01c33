//! A table of answers becomes cases or sources of a study, in one step.

use std::collections::BTreeMap;

use super::{fresh, new_sources};
use crate::edit::{Command, NewSource};
use crate::import::sheet::Sheet;
use crate::import::survey::{Plan, RowsBecome, Use, answer, choices};
use crate::import::value::{self, Manner};
use crate::import::{Imported, thousands, title_of};
use crate::study::{Attribute, AttributeKind, Case, CaseId, CoderId, Fieldwork, Participant, Study};

/// How many places a problem names before it only counts.
const NAMED: usize = 3;

/// What a survey will become, for a look before anything is done.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// Does all of it as one step; `None` where there is nothing to do.
    pub command: Option<Command>,
    /// New cases, and cases of the study that rows were added to.
    pub cases: usize,
    pub joined: usize,
    /// New attributes.
    pub attributes: usize,
    pub sources: usize,
    pub words: usize,
    /// The case of each row, and the title of its source, where it has one.
    pub rows: Vec<MadeRow>,
    /// What was not as it should be, a sentence each: rows without a name, names that come twice,
    /// values that do not fit.
    pub problems: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MadeRow {
    pub case: String,
    pub title: String,
}

/// Works out what a table becomes by a plan. Changes nothing; the command it gives does.
pub fn survey(study: &Study, sheet: &Sheet, plan: &Plan, coder: Option<CoderId>) -> Made {
    survey_going(study, sheet, plan, coder, &|_, _| true).unwrap_or_default()
}

/// The same for long tables: `going` is told how many of how many rows are done, and says whether to go
/// on. `None`: it said no.
pub fn survey_going(
    study: &Study,
    sheet: &Sheet,
    plan: &Plan,
    coder: Option<CoderId>,
    going: &dyn Fn(usize, usize) -> bool,
) -> Option<Made> {
    if let Some(problem) = plan.problem() {
        return Some(Made { problems: vec![problem], ..Made::default() });
    }
    let mut making = Making::new(study, sheet, plan);
    making.columns();
    for row in 0..sheet.rows.len() {
        if row % 64 == 0 && !going(row, sheet.rows.len()) {
            return None;
        }
        making.row(row);
    }
    Some(making.finish(coder))
}

struct Making<'a> {
    study: &'a Study,
    sheet: &'a Sheet,
    plan: &'a Plan,
    made: Made,
    problems: Problems,
    /// How cells were read that can be read in two ways.
    assumed: Vec<String>,
    columns: BTreeMap<usize, Column>,
    /// How the columns with the dates of sources are written.
    dates: BTreeMap<usize, Manner>,
    cases: Vec<Case>,
    /// Where in `cases` each name stands, those of the study among them once a row names them.
    by_name: BTreeMap<String, usize>,
    old: BTreeMap<String, CaseId>,
    next_order: u32,
    texts: Vec<(CaseId, Imported, usize)>,
    file: String,
}

/// An attribute that a column fills.
struct Column {
    attribute: Attribute,
    manner: Manner,
    /// Whether the attribute is new or was changed, so that it must be written.
    write: bool,
}

impl<'a> Making<'a> {
    fn new(study: &'a Study, sheet: &'a Sheet, plan: &'a Plan) -> Self {
        let dates = plan.uses.iter().enumerate().filter(|(_, what)| **what == Use::Date);
        Self {
            dates: dates.map(|(at, _)| (at, Manner::of(sheet.column(at)))).collect(),
            study,
            sheet,
            plan,
            made: Made::default(),
            problems: Problems::default(),
            assumed: Vec::new(),
            columns: BTreeMap::new(),
            cases: Vec::new(),
            by_name: BTreeMap::new(),
            old: study.cases.iter().map(|case| (case.name.clone(), case.id)).collect(),
            next_order: study.cases.iter().map(|case| case.order + 1).max().unwrap_or(0),
            texts: Vec::new(),
            file: title_of(&sheet.origin.file_name),
        }
    }

    /// The attributes: those of the study with the column's name, or new ones.
    fn columns(&mut self) {
        let mut order = self.study.attributes.iter().map(|one| one.order + 1).max().unwrap_or(0);
        for (at, what) in self.plan.uses.iter().enumerate() {
            if let Some(manner) = self.dates.get(&at) {
                let (name, cells) = (&self.sheet.columns[at], self.sheet.column(at));
                self.assumed.extend(manner.assumed(name, &AttributeKind::Date, cells));
            }
            let Use::Attribute(kind) = what else { continue };
            if matches!(self.plan.rows, RowsBecome::SourcesOf(_)) {
                self.problems.add("attributes", &self.sheet.columns[at]);
                continue;
            }
            let name = &self.sheet.columns[at];
            let manner = Manner::of(self.sheet.column(at));
            let kind = match kind {
                AttributeKind::Choice(all) if all.is_empty() => {
                    AttributeKind::Choice(choices(self.sheet, at))
                }
                kind => kind.clone(),
            };
            let known =
                self.study.attributes.iter().find(|one| one.name.to_lowercase() == name.to_lowercase());
            let column = if let Some(known) = known {
                let mut attribute = known.clone();
                if let (AttributeKind::Choice(all), AttributeKind::Choice(more)) =
                    (&mut attribute.kind, &kind)
                {
                    let new: Vec<String> = more.iter().filter(|one| !all.contains(one)).cloned().collect();
                    all.extend(new);
                } else if attribute.kind != kind {
                    self.problems.add("kind", name);
                }
                Column { write: attribute != *known, attribute, manner }
            } else {
                self.made.attributes += 1;
                let attribute =
                    Attribute { id: fresh(), name: name.clone(), order, kind, description: String::new() };
                order += 1;
                Column { attribute, manner, write: true }
            };
            let cells = self.sheet.column(at);
            self.assumed.extend(column.manner.assumed(name, &column.attribute.kind, cells));
            self.columns.insert(at, column);
        }
    }

    fn row(&mut self, row: usize) {
        let place = match self.plan.rows {
            RowsBecome::SourcesOf(case) => Place::Known(case),
            RowsBecome::Cases | RowsBecome::SourcesByColumn => self.case_of(row),
        };
        let (id, name) = match place {
            Place::Known(case) => {
                (case, self.study.cases.get(case).map_or(String::new(), |case| case.name.clone()))
            }
            Place::Made(at) => {
                self.values(row, at);
                (self.cases[at].id, self.cases[at].name.clone())
            }
        };
        let title = self.title(row, &name);
        let mut made = MadeRow { case: name, title: String::new() };
        if let Some(text) = answer(self.sheet, self.plan, row, &title) {
            self.made.words += text.words;
            self.made.sources += 1;
            made.title.clone_from(&text.title);
            self.texts.push((id, text, row));
        } else if self.plan.uses.contains(&Use::Text) {
            self.problems.add("silent", &self.number(row));
        }
        self.made.rows.push(made);
    }

    fn cell(&self, row: usize, what: &Use) -> Option<&'a str> {
        let at = self.plan.column(what)?;
        let cell = self.sheet.rows[row].get(at)?.as_str();
        (!value::says_nothing(cell)).then_some(cell)
    }

    fn number(&self, row: usize) -> String {
        self.sheet.row_number(row).to_string()
    }

    fn title(&self, row: usize, case: &str) -> String {
        match (self.cell(row, &Use::Title), self.plan.rows) {
            (Some(title), _) => title.to_owned(),
            (None, RowsBecome::Cases) => format!("{case}, {}", self.file),
            (None, _) => format!("{} {}", self.file, self.number(row)),
        }
    }

    /// The case that a row names. Rows that are cases never share one; rows that are sources do.
    fn case_of(&mut self, row: usize) -> Place {
        let shared = self.plan.rows == RowsBecome::SourcesByColumn;
        let said =
            self.cell(row, &Use::Case).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        let base = said.unwrap_or_else(|| {
            self.problems.add("nameless", &self.number(row));
            if shared { "No case given".to_owned() } else { format!("Row {}", self.number(row)) }
        });
        let mut name = base.clone();
        let mut number = 2;
        while let Some(&at) = self.by_name.get(&name) {
            if shared {
                return Place::Made(at);
            }
            if number == 2 {
                self.problems.add("twice", &base);
            }
            name = format!("{base} ({number})");
            number += 1;
        }
        let old = self.old.get(&name).and_then(|id| self.study.cases.get(*id));
        let case = if let Some(old) = old {
            self.made.joined += 1;
            old.clone()
        } else {
            self.made.cases += 1;
            self.next_order += 1;
            Case {
                id: fresh(),
                name: name.clone(),
                order: self.next_order - 1,
                description: String::new(),
                selection: String::new(),
                fieldwork: Fieldwork::default(),
                values: BTreeMap::new(),
            }
        };
        self.cases.push(case);
        self.by_name.insert(name, self.cases.len() - 1);
        Place::Made(self.cases.len() - 1)
    }

    /// The attributes of a row. What a case has is never written over.
    fn values(&mut self, row: usize, case: usize) {
        for (at, column) in &self.columns {
            let cell = &self.sheet.rows[row][*at];
            let attribute = &column.attribute;
            let words = matches!(attribute.kind, AttributeKind::Text | AttributeKind::Choice(_));
            if cell.trim().is_empty() {
                continue;
            }
            if !words && value::says_nothing(cell) {
                self.problems.nothing(&attribute.name, cell);
                continue;
            }
            let place = || format!("“{}” in row {}", shortened(cell), self.sheet.row_number(row));
            match value::parse(cell, &attribute.kind, column.manner) {
                None => self.problems.misfit(&attribute.name, &place()),
                Some(value) => match self.cases[case].values.get(&attribute.id) {
                    Some(other) if *other != value => self.problems.kept(&attribute.name, &place()),
                    Some(_) => {}
                    None => {
                        self.cases[case].values.insert(attribute.id, value);
                    }
                },
            }
        }
    }

    fn finish(mut self, coder: Option<CoderId>) -> Made {
        let texts = std::mem::take(&mut self.texts);
        let rows: Vec<usize> = texts.iter().map(|(_, _, row)| *row).collect();
        let texts = texts.into_iter().map(|(case, text, _)| (case, text)).collect();
        let mut sources = new_sources(self.study, texts, coder);
        for (new, row) in sources.iter_mut().zip(rows) {
            self.properties(new, row);
        }
        let mut commands: Vec<Command> = Vec::new();
        let written = self.columns.into_values().filter(|column| column.write);
        commands.extend(written.map(|column| Command::put(column.attribute)));
        let changed = |case: &Case| self.study.cases.get(case.id) != Some(case);
        commands.extend(self.cases.into_iter().filter(changed).map(Command::put));
        if !sources.is_empty() {
            commands.push(Command::ImportSources(sources));
        }
        let mut made = self.made;
        made.problems = self.problems.sentences();
        made.problems.append(&mut self.assumed);
        if !commands.is_empty() {
            let rows = self.sheet.rows.len();
            let rows = if rows == 1 { "1 row".to_owned() } else { format!("{} rows", thousands(rows)) };
            let label = format!("Imported {rows} of {}", self.sheet.origin.file_name);
            made.command = Some(Command::Together { label, commands });
        }
        made
    }

    /// What other columns say of a row's source.
    fn properties(&mut self, new: &mut NewSource, row: usize) {
        let mut notes: Vec<String> = Vec::new();
        for (at, what) in self.plan.uses.iter().enumerate() {
            let cell = &self.sheet.rows[row][at];
            if cell.trim().is_empty() {
                continue;
            }
            match what {
                Use::Date if value::says_nothing(cell) => {
                    self.problems.nothing(&self.sheet.columns[at], cell);
                }
                Use::Date => {
                    let month_first = self.dates.get(&at).is_some_and(|manner| manner.month_first);
                    new.source.date = value::date(cell, month_first).unwrap_or_else(|| cell.clone());
                }
                Use::Place => new.source.place.clone_from(cell),
                Use::Language => new.source.language.clone_from(cell),
                Use::Participant => {
                    new.source
                        .participants
                        .push(Participant { name: cell.clone(), ..Participant::default() });
                }
                Use::Note => notes.push(format!("{}: {cell}", self.sheet.columns[at])),
                _ => {}
            }
        }
        new.source.note = notes.join("\n");
    }
}

#[derive(Clone, Copy)]
enum Place {
    Known(CaseId),
    /// Its place among the cases under way.
    Made(usize),
}

fn shortened(cell: &str) -> String {
    let mut short: String = cell.chars().take(40).collect();
    if short.len() < cell.len() {
        short.push('…');
    }
    short
}

/// Problems of one kind are told together, with the first few places.
#[derive(Default)]
struct Problems {
    plain: BTreeMap<&'static str, Vec<String>>,
    misfits: BTreeMap<String, Vec<String>>,
    kept: BTreeMap<String, Vec<String>>,
    /// How many cells of a column hold a sign for nothing, by the sign.
    nothing: BTreeMap<(String, String), usize>,
}

impl Problems {
    fn add(&mut self, what: &'static str, place: &str) {
        self.plain.entry(what).or_default().push(place.to_owned());
    }

    fn misfit(&mut self, attribute: &str, place: &str) {
        self.misfits.entry(attribute.to_owned()).or_default().push(place.to_owned());
    }

    fn kept(&mut self, attribute: &str, place: &str) {
        self.kept.entry(attribute.to_owned()).or_default().push(place.to_owned());
    }

    fn nothing(&mut self, column: &str, sign: &str) {
        *self.nothing.entry((column.to_owned(), sign.trim().to_owned())).or_default() += 1;
    }

    fn sentences(self) -> Vec<String> {
        let mut sentences = Vec::new();
        for (what, places) in self.plain {
            let list = listed(&places);
            sentences.push(match what {
                "attributes" => format!("Sources have no attributes; not taken: {list}."),
                "kind" => format!("The study has these attributes with another kind, which is used: {list}."),
                "nameless" => format!("No name stands in row {list}; the number of the row is used."),
                "twice" => format!("These names come more than once and are numbered: {list}."),
                _ => format!("No text to code stands in row {list}."),
            });
        }
        for (attribute, places) in self.misfits {
            sentences.push(format!("{attribute}: does not fit and is left out: {}.", listed(&places)));
        }
        for (attribute, places) in self.kept {
            sentences
                .push(format!("{attribute}: the case has another value, which stays: {}.", listed(&places)));
        }
        for ((column, sign), count) in self.nothing {
            sentences.push(match count {
                1 => format!("{column}: 1 cell says “{sign}” and stays empty."),
                _ => format!("{column}: {} cells say “{sign}” and stay empty.", thousands(count)),
            });
        }
        sentences
    }
}

fn listed(places: &[String]) -> String {
    let named = places[..places.len().min(NAMED)].join(", ");
    match places.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {} more", thousands(more)),
    }
}
