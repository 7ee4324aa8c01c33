//! The lines of the table before an import: what stands in each, and what a change of it does.

use std::borrow::Cow;
use std::collections::BTreeSet;

use eframe::egui::{Id, Rect, Ui};

use super::{Line, goes_word};
use crate::import::{natural_key, thousands};
use crate::session::{Bulk, Goes, Incoming, Twin};
use crate::study::{SourceKind, Study};
use crate::t;
use crate::ui::views::parts::source_kind_word;
use crate::ui::widgets::table::{Chosen, Column, Editing, Rows, Tone, Typed, choose, write};

/// What a column says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    File,
    Folder,
    Case,
    Unit,
    Title,
    Kind,
    Format,
    Words,
    Language,
    Remarks,
}

impl Part {
    /// The columns there is something to say in.
    pub fn shown(bulk: &Bulk) -> Vec<Self> {
        let folders = bulk.rows.iter().any(|row| !row.folder.is_empty())
            || bulk.refused.iter().any(|row| !row.folder.is_empty());
        let mut parts = vec![Self::File];
        if folders {
            parts.push(Self::Folder);
        }
        parts.extend([
            Self::Case,
            Self::Unit,
            Self::Words,
            Self::Kind,
            Self::Format,
            Self::Remarks,
            Self::Language,
            Self::Title,
        ]);
        parts
    }

    pub fn column(self, order: Option<(Self, bool)>) -> Column<'static> {
        let column = match self {
            Self::File => Column::new(t!("bulk-file"), 210.0),
            Self::Folder => Column::new(t!("bulk-folder"), 110.0),
            Self::Case => Column::new(t!("bulk-case"), 140.0),
            Self::Unit => Column::new(t!("bulk-unit"), 76.0),
            Self::Title => Column::new(t!("bulk-name"), 150.0),
            Self::Kind => Column::new(t!("bulk-kind"), 92.0),
            Self::Format => Column::new(t!("bulk-format"), 108.0),
            Self::Words => Column::new(t!("bulk-words"), 64.0).number(),
            Self::Language => Column::new(t!("bulk-language"), 70.0),
            Self::Remarks => Column::new(t!("bulk-remarks"), 264.0),
        };
        Column { order: order.filter(|(part, _)| *part == self).map(|(_, down)| down), ..column }
    }

    pub fn edits(self) -> bool {
        matches!(self, Self::Case | Self::Unit | Self::Title | Self::Kind | Self::Language)
    }
}

pub fn id(line: Line) -> u128 {
    match line {
        Line::Text(at) => at as u128,
        Line::Refused(at) => at as u128 | 1 << 64,
    }
}

pub struct Lines<'a> {
    pub bulk: &'a mut Bulk,
    pub lines: &'a [Line],
    pub picked: &'a BTreeSet<usize>,
    pub parts: &'a [Part],
    pub study: &'a Study,
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn id(&self, row: usize) -> u128 {
        id(self.lines[row])
    }

    fn words(&self, row: usize, column: usize) -> Cow<'_, str> {
        words(self.bulk, self.study, self.lines[row], self.parts[column])
    }

    fn tone(&self, row: usize, column: usize) -> Tone {
        let part = self.parts[column];
        match self.lines[row] {
            Line::Refused(_) if part == Part::Remarks => Tone::Bad,
            Line::Refused(_) => Tone::Quiet,
            Line::Text(at) => {
                let one = &self.bulk.rows[at];
                match part {
                    Part::Case if one.goes == Goes::Nowhere && one.twin.is_none() => Tone::Warning,
                    Part::Remarks if one.twin.is_some() || one.doubtful() => Tone::Warning,
                    _ if !self.bulk.takes(one) => Tone::Quiet,
                    Part::Folder | Part::Format | Part::Remarks => Tone::Quiet,
                    _ => Tone::Plain,
                }
            }
        }
    }

    fn picked(&self, row: usize) -> Option<bool> {
        Some(matches!(self.lines[row], Line::Text(at) if self.picked.contains(&at)))
    }

    fn pickable(&self, row: usize) -> bool {
        matches!(self.lines[row], Line::Text(_))
    }

    fn edits(&self, row: usize, column: usize) -> bool {
        matches!(self.lines[row], Line::Text(_)) && self.parts[column].edits()
    }

    fn editor(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, fresh: bool) -> Editing {
        let Line::Text(at) = self.lines[row] else { return Editing::Closed { keyboard: true } };
        let id = Id::unique(("bulk-edit", at, column));
        let name = t!("bulk-edit", what = self.parts[column].column(None).name, file = file(self.bulk, at));
        match self.parts[column] {
            Part::Case => self.case(ui, id, rect, &name, at, fresh),
            Part::Unit => self.unit(ui, id, rect, &name, at, fresh),
            Part::Kind => {
                let row = &self.bulk.rows[at];
                let fitting: Vec<SourceKind> =
                    SourceKind::ALL.into_iter().filter(|kind| row.may_be(*kind)).collect();
                let kinds: Vec<String> =
                    fitting.iter().map(|kind| source_kind_word(*kind).to_owned()).collect();
                let now = fitting.iter().position(|kind| *kind == row.text.kind);
                let chosen = choose(ui, id, rect, &name, &kinds, now, None, fresh);
                self.take(at, chosen, |row, chosen| {
                    if let Chosen::One(kind) = chosen {
                        row.set_kind(fitting[*kind]);
                    }
                })
            }
            part => {
                let text = &self.bulk.rows[at].text;
                let value = if part == Part::Title { &text.title } else { &text.language };
                match write(ui, id, rect, &name, value, fresh) {
                    Typed::Open => Editing::Open,
                    Typed::Left { keyboard } => Editing::Closed { keyboard },
                    Typed::New { text: new, keyboard } => {
                        if part == Part::Title && !new.trim().is_empty() {
                            new.trim().clone_into(&mut self.bulk.rows[at].text.title);
                        } else if part == Part::Language {
                            self.each(at, |row| new.trim().clone_into(&mut row.text.language));
                        }
                        Editing::Closed { keyboard }
                    }
                }
            }
        }
    }
}

impl Lines<'_> {
    /// Changes a row, and with it the others that are picked if it is one of them.
    fn each(&mut self, at: usize, mut change: impl FnMut(&mut Incoming)) {
        if self.picked.contains(&at) {
            self.picked.iter().for_each(|at| change(&mut self.bulk.rows[*at]));
        } else {
            change(&mut self.bulk.rows[at]);
        }
    }

    fn take(&mut self, at: usize, chosen: Chosen, change: impl Fn(&mut Incoming, &Chosen)) -> Editing {
        match chosen {
            Chosen::Open => Editing::Open,
            Chosen::Left { keyboard } => Editing::Closed { keyboard },
            chosen => {
                self.each(at, |row| change(row, &chosen));
                Editing::Closed { keyboard: true }
            }
        }
    }

    fn case(&mut self, ui: &mut Ui, id: Id, rect: Rect, name: &str, at: usize, fresh: bool) -> Editing {
        let cases = self.study.cases_in_order();
        let mut goes: Vec<Goes> = cases.iter().map(|case| Goes::To(case.id)).collect();
        for new in self.bulk.rows.iter().map(|row| &row.goes) {
            if matches!(new, Goes::New(_)) && !goes.contains(new) {
                goes.push(new.clone());
            }
        }
        goes.push(Goes::Out);
        let words: Vec<String> = goes.iter().map(|goes| goes_word(self.study, goes)).collect();
        let now = goes.iter().position(|goes| *goes == self.bulk.rows[at].goes);
        let free = |typed: &str| t!("bulk-make-case", name = typed);
        let chosen = choose(ui, id, rect, name, &words, now, Some(&free), fresh);
        let study = self.study;
        self.take(at, chosen, |row, chosen| {
            let new = match chosen {
                Chosen::One(place) => goes[*place].clone(),
                Chosen::Other(name) => Goes::New(name.clone()),
                _ => return,
            };
            row.choose(study, new);
        })
    }

    fn unit(&mut self, ui: &mut Ui, id: Id, rect: Rect, name: &str, at: usize, fresh: bool) -> Editing {
        let goes = self.bulk.rows[at].goes.clone();
        let units = match &goes {
            Goes::To(case) => self.study.units_of(*case),
            _ => Vec::new(),
        };
        let mut words = vec![t!("findings-no-unit").to_owned()];
        words.extend(units.iter().map(|unit| unit.name.clone()));
        let unit = self.bulk.rows[at].unit;
        let now = units.iter().position(|one| Some(one.id) == unit).map_or(0, |at| at + 1);
        let chosen = choose(ui, id, rect, name, &words, Some(now), None, fresh);
        self.take(at, chosen, |row, chosen| {
            if let Chosen::One(place) = chosen
                && row.goes == goes
            {
                row.unit = place.checked_sub(1).map(|place| units[place].id);
            }
        })
    }
}

fn file(bulk: &Bulk, at: usize) -> &str {
    let text = &bulk.rows[at].text;
    if text.origin.file_name.is_empty() { &text.title } else { &text.origin.file_name }
}

fn words<'a>(bulk: &'a Bulk, study: &'a Study, line: Line, part: Part) -> Cow<'a, str> {
    let at = match line {
        Line::Text(at) => at,
        Line::Refused(at) => {
            let one = &bulk.refused[at];
            return match part {
                Part::File => Cow::Borrowed(&one.name),
                Part::Folder => Cow::Borrowed(&one.folder),
                Part::Case => Cow::Borrowed(t!("bulk-not-read")),
                Part::Remarks => Cow::Owned(one.why.to_string()),
                _ => Cow::Borrowed(""),
            };
        }
    };
    let one = &bulk.rows[at];
    match part {
        Part::File => Cow::Borrowed(file(bulk, at)),
        Part::Folder => Cow::Borrowed(&one.folder),
        Part::Case if one.stays_out(bulk.again) => Cow::Borrowed(match one.twin {
            Some(Twin::File(_)) => t!("bulk-twice"),
            _ => t!("bulk-there-already"),
        }),
        Part::Case => Cow::Owned(goes_word(study, &one.goes)),
        Part::Unit => {
            let unit = one.unit.and_then(|unit| study.units.get(unit));
            Cow::Borrowed(unit.map_or("", |unit| unit.name.as_str()))
        }
        Part::Title => Cow::Borrowed(&one.text.title),
        Part::Kind => Cow::Borrowed(source_kind_word(one.text.kind)),
        Part::Format => Cow::Borrowed(&one.text.origin.format),
        Part::Words => Cow::Owned(thousands(one.text.words)),
        Part::Language => Cow::Borrowed(&one.text.language),
        Part::Remarks => Cow::Owned(remarks(study, one)),
    }
}

fn remarks(study: &Study, one: &Incoming) -> String {
    let mut parts: Vec<String> = Vec::new();
    match &one.twin {
        Some(Twin::Source(id)) => {
            let title = study.sources.get(*id).map_or("", |source| source.title.as_str());
            parts.push(t!("bulk-twin-source", title = title));
        }
        Some(Twin::File(name)) => parts.push(t!("bulk-twin-file", file = name.as_str())),
        None => {}
    }
    parts.extend(one.remarks().map(str::to_owned));
    let encoding = &one.text.origin.encoding;
    if !encoding.is_empty() && encoding != "UTF-8" {
        parts.push(encoding.clone());
    }
    parts.join(" ")
}

/// Puts the lines into the order of a column. What can't be read stays together, at the top.
pub fn sort(lines: &mut [Line], bulk: &Bulk, study: &Study, part: Part, down: bool) {
    let key = |line: &Line| match (part, *line) {
        (Part::Words, Line::Text(at)) => (bulk.rows[at].text.words, natural_key("")),
        // Those with something to know first.
        (Part::Remarks, Line::Text(at)) => {
            let one = &bulk.rows[at];
            let weight = usize::from(one.twin.is_none() && !one.doubtful());
            (weight, natural_key(&remarks(study, one)))
        }
        (part, line) => (0, natural_key(&words(bulk, study, line, part))),
    };
    lines.sort_by_cached_key(|line| (matches!(line, Line::Text(_)), key(line)));
    if down {
        let refused = lines.iter().take_while(|line| matches!(line, Line::Refused(_))).count();
        lines[refused..].reverse();
    }
}
