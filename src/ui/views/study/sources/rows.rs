//! The rows of the table of sources: what stands in each cell, in which order, and how a cell is changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Id, Rect, Ui, pos2};

use super::super::super::parts::source_kind_word;
use super::together;
use crate::edit::Command;
use crate::import::value::time_key;
use crate::import::{natural_key, thousands};
use crate::session::{PastedSources, SourceField as Field, fieldwork_kinds};
use crate::study::{Source, SourceId, SourceKind, Study};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::Tokens;
use crate::ui::widgets::paint_case;
use crate::ui::widgets::table::{Chosen, Column, Editing, Rows, Tone, Typed, Walk, choose, write};

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Field(Field),
    Words,
    Evidence,
    Read,
    Format,
}

impl Part {
    pub const ALL: [Self; 14] = [
        Self::Field(Field::Title),
        Self::Field(Field::Case),
        Self::Field(Field::Unit),
        Self::Field(Field::Kind),
        Self::Field(Field::Date),
        Self::Field(Field::Place),
        Self::Field(Field::Language),
        Self::Field(Field::Participants),
        Self::Field(Field::Fieldwork),
        Self::Words,
        Self::Evidence,
        Self::Read,
        Self::Format,
        Self::Field(Field::Note),
    ];

    pub fn column(self, sort: Option<(Self, bool)>) -> Column<'static> {
        let column = match self {
            Self::Field(Field::Title) => Column::new(t!("study-source-title"), 210.0),
            Self::Field(Field::Case) => Column::new(t!("study-case"), 110.0),
            Self::Field(Field::Unit) => Column::new(t!("findings-unit"), 92.0),
            Self::Field(Field::Kind) => Column::new(t!("study-source-kind"), 92.0),
            Self::Field(Field::Date) => Column::new(t!("study-source-date"), 84.0),
            Self::Field(Field::Place) => Column::new(t!("study-source-place"), 92.0),
            Self::Field(Field::Language) => Column::new(t!("study-source-language"), 76.0),
            Self::Field(Field::Participants) => Column::new(t!("study-source-participants"), 150.0),
            Self::Field(Field::Fieldwork) => Column::new(t!("study-fieldwork"), 100.0),
            Self::Field(Field::Note) => Column::new(t!("study-source-note"), 160.0),
            Self::Words => Column::new(t!("study-source-words"), 64.0).number(),
            Self::Evidence => Column::new(t!("study-source-evidence"), 72.0).number(),
            Self::Read => Column::new(t!("study-source-read"), 64.0),
            Self::Format => Column::new(t!("study-source-format"), 110.0),
        };
        Column { order: sort.filter(|(part, _)| *part == self).map(|(_, down)| down), ..column }
    }

    pub fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }

    pub fn words(self, study: &Study, evidence: &BTreeMap<SourceId, usize>, source: &Source) -> String {
        match self {
            Self::Field(Field::Kind) => source_kind_word(source.kind).to_owned(),
            Self::Field(field) => field.words(study, source),
            Self::Words => thousands(source.words as usize),
            Self::Evidence => thousands(evidence.get(&source.id).copied().unwrap_or(0)),
            Self::Read => {
                let coders = source.read_by.iter().filter_map(|id| study.coders.get(*id));
                coders.map(|coder| coder.initials.as_str()).collect::<Vec<_>>().join(" ")
            }
            Self::Format => source.origin.format.clone(),
        }
    }
}

/// What the table remembers.
#[derive(Default)]
pub struct State {
    pub search: String,
    pub sort: Option<(Part, bool)>,
    pub walk: Walk,
    pub picked: BTreeSet<SourceId>,
    pub pasted: Option<PastedSources>,
    /// The sources in sight, in the order of the table.
    pub order: Vec<SourceId>,
    evidence: BTreeMap<SourceId, usize>,
    /// What `order` was made for.
    made: Option<(u64, String, Option<(Part, bool)>)>,
}

impl State {
    /// The picked sources that the filter leaves in sight, in the order of the table: a change goes to
    /// nothing that is not seen.
    pub fn picked_in_sight(&self) -> Vec<SourceId> {
        self.order.iter().copied().filter(|id| self.picked.contains(id)).collect()
    }

    /// Brings the order up to the study, the filter and the column it is sorted by.
    pub fn refresh(&mut self, study: &Study) {
        let wanted = self.search.trim().to_lowercase();
        let made = (study.revision(), wanted.clone(), self.sort);
        if self.made.as_ref() == Some(&made) {
            return;
        }
        if self.made.as_ref().is_none_or(|(revision, ..)| *revision != made.0) {
            self.evidence.clear();
            for one in study.evidence.iter() {
                *self.evidence.entry(one.source).or_default() += 1;
            }
            self.picked.retain(|id| study.sources.contains(*id));
        }
        let evidence = &self.evidence;
        let fits = |source: &Source| {
            wanted.is_empty()
                || Part::ALL
                    .iter()
                    .any(|part| part.words(study, evidence, source).to_lowercase().contains(&wanted))
        };
        let mut sources: Vec<&Source> =
            study.sources_in_order().into_iter().filter(|source| fits(source)).collect();
        match self.sort {
            None => {}
            Some((Part::Words, _)) => sources.sort_by_key(|source| source.words),
            Some((Part::Evidence, _)) => {
                sources.sort_by_key(|source| evidence.get(&source.id).copied().unwrap_or(0));
            }
            Some((Part::Field(Field::Date), _)) => {
                sources.sort_by_cached_key(|source| time_key(&source.date));
            }
            Some((part, _)) => {
                sources.sort_by_cached_key(|source| natural_key(&part.words(study, evidence, source)));
            }
        }
        if matches!(self.sort, Some((_, true))) {
            sources.reverse();
        }
        if let Some((part, _)) = self.sort {
            // What says nothing comes last in either order.
            let says = |source: &&Source| !part.words(study, evidence, source).is_empty();
            let (said, blank): (Vec<&Source>, Vec<&Source>) = sources.into_iter().partition(says);
            sources = said;
            sources.extend(blank);
        }
        self.order = sources.into_iter().map(|source| source.id).collect();
        self.made = Some(made);
    }
}

/// The rows for one frame.
pub struct Table<'a, 'b> {
    pub cx: &'a Cx<'b>,
    pub state: &'a State,
    /// What a cell was changed to, or why it could not be.
    pub command: &'a mut Option<Result<Command, String>>,
}

impl Table<'_, '_> {
    fn source(&self, row: usize) -> Option<&Source> {
        self.cx.study().sources.get(*self.state.order.get(row)?)
    }

    /// Sets a field of a source; of all that are picked, if it is one of them and the field is none that
    /// each has for itself.
    fn set(&mut self, row: usize, field: Field, words: &str) {
        let study = self.cx.study();
        let Some(id) = self.state.order.get(row) else { return };
        let many = field != Field::Title && self.state.picked.contains(id);
        let ids: Vec<SourceId> = if many { self.state.picked_in_sight() } else { vec![*id] };
        let mut commands = Vec::new();
        for source in ids.iter().filter_map(|id| study.sources.get(*id)) {
            match field.set(study, source, words) {
                Ok(new) if new != *source => commands.push(Command::put(new)),
                Ok(_) => {}
                Err(why) => {
                    let why = if ids.len() > 1 { format!("{}: {why}", source.title) } else { why };
                    *self.command = Some(Err(why));
                    return;
                }
            }
        }
        let name = Part::Field(field).column(None).name.to_lowercase();
        let label = t!("study-set-label", field = name, count = commands.len());
        *self.command = together(commands, label).map(Ok);
    }

    /// The words to choose from, where a field is a choice.
    fn options(&self, source: &Source, field: Field) -> Option<Vec<String>> {
        let study = self.cx.study();
        match field {
            Field::Case => Some(study.cases_in_order().into_iter().map(|case| case.name.clone()).collect()),
            Field::Unit => {
                let mut all = vec![t!("findings-no-unit").to_owned()];
                all.extend(study.units_of(source.case).into_iter().map(|unit| unit.name.clone()));
                Some(all)
            }
            Field::Kind => {
                Some(SourceKind::ALL.iter().map(|kind| source_kind_word(*kind).to_owned()).collect())
            }
            Field::Fieldwork => {
                let mut all = vec![t!("study-not-said").to_owned()];
                all.extend(fieldwork_kinds(study, source.case));
                Some(all)
            }
            _ => None,
        }
    }
}

impl Rows for Table<'_, '_> {
    fn count(&self) -> usize {
        self.state.order.len()
    }

    fn id(&self, row: usize) -> u128 {
        key(self.state.order[row])
    }

    fn words(&self, row: usize, column: usize) -> Cow<'_, str> {
        let Some(source) = self.source(row) else { return Cow::Borrowed("") };
        match Part::ALL[column] {
            Part::Field(Field::Title) => Cow::Borrowed(&source.title),
            part => Cow::Owned(part.words(self.cx.study(), &self.state.evidence, source)),
        }
    }

    fn tone(&self, _: usize, column: usize) -> Tone {
        match Part::ALL[column] {
            Part::Read | Part::Format | Part::Field(Field::Note) => Tone::Quiet,
            _ => Tone::Plain,
        }
    }

    fn picked(&self, row: usize) -> Option<bool> {
        Some(self.state.picked.contains(&self.state.order[row]))
    }

    fn before(&self, ui: &Ui, row: usize, column: usize, rect: Rect) -> f32 {
        let Some(source) = self.source(row).filter(|_| Part::ALL[column] == Part::Field(Field::Case)) else {
            return 0.0;
        };
        let at = pos2(rect.left() + 5.0, rect.center().y);
        paint_case(ui.painter(), Tokens::of(ui), at, self.cx.names.case_place(source.case), 5.0);
        16.0
    }

    fn edits(&self, _: usize, column: usize) -> bool {
        Part::ALL[column].field().is_some()
    }

    fn editor(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, fresh: bool) -> Editing {
        let closed = Editing::Closed { keyboard: true };
        let (Some(source), Some(field)) = (self.source(row).cloned(), Part::ALL[column].field()) else {
            return closed;
        };
        let id = Id::unique(("source-cell", key(source.id), column));
        let what = Part::ALL[column].column(None).name;
        let name = t!("study-source-edit", what = what, source = source.title.as_str());
        let now = field.words(self.cx.study(), &source);
        let Some(options) = self.options(&source, field) else {
            return match write(ui, id, rect, &name, &now, fresh) {
                Typed::Open => Editing::Open,
                Typed::Left { keyboard } => Editing::Closed { keyboard },
                Typed::New { text, keyboard } => {
                    self.set(row, field, &text);
                    Editing::Closed { keyboard }
                }
            };
        };
        let at = match field {
            Field::Kind => SourceKind::ALL.iter().position(|kind| *kind == source.kind),
            Field::Unit | Field::Fieldwork if now.is_empty() => Some(0),
            _ => options.iter().position(|option| *option == now),
        };
        let typed = |words: &str| t!("study-other-fieldwork", kind = words);
        let free: Option<&dyn Fn(&str) -> String> =
            if field == Field::Fieldwork { Some(&typed) } else { None };
        let new = match choose(ui, id, rect, &name, &options, at, free, fresh) {
            Chosen::Open => return Editing::Open,
            Chosen::Left { keyboard } => return Editing::Closed { keyboard },
            Chosen::Other(words) => words,
            Chosen::One(0) if matches!(field, Field::Unit | Field::Fieldwork) => String::new(),
            Chosen::One(at) if field == Field::Kind => SourceKind::ALL[at].key().to_owned(),
            Chosen::One(at) => options.get(at).cloned().unwrap_or_default(),
        };
        self.set(row, field, &new);
        closed
    }
}
