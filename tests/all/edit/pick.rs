//! Commands from dice: each reads the study as it is, so most are carried out and many are not.

use std::sync::Arc;

use crosscase::edit::{CellEdit, Command, NewSource, Retag, Settled, TextEdit, uncarried};
use crosscase::study::*;

use super::sample::{self, id};

/// A hand of dice. When it is empty every throw is 0, which lets a failing case shrink.
pub struct Dice<'a> {
    throws: std::slice::Iter<'a, u32>,
    fresh: u128,
}

impl<'a> Dice<'a> {
    pub fn new(throws: &'a [u32], step: usize) -> Self {
        Self { throws: throws.iter(), fresh: 0xFFFF_0000 + step as u128 * 0x100 }
    }

    fn below(&mut self, end: usize) -> usize {
        self.throws.next().map_or(0, |throw| *throw as usize % end.max(1))
    }

    fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == end - 1
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn new_id<T: RecordId>(&mut self) -> T {
        self.fresh += 1;
        id(self.fresh)
    }

    /// An id of the table, now and then one that is not there.
    fn any<T: TableRecord>(&mut self, table: &Table<T>) -> T::Id {
        if table.is_empty() || self.one_in(40) {
            return id(0xDEAD);
        }
        let at = self.below(table.len());
        table.ids().nth(at).unwrap()
    }

    /// An id of the table, or often a new one.
    fn this<T: TableRecord>(&mut self, table: &Table<T>) -> T::Id {
        if self.one_in(2) { self.any(table) } else { self.new_id() }
    }

    fn maybe<T: TableRecord>(&mut self, table: &Table<T>) -> Option<T::Id> {
        if self.one_in(2) { Some(self.any(table)) } else { None }
    }

    fn some<T: TableRecord>(&mut self, table: &Table<T>) -> Vec<T::Id> {
        (0..self.below(4)).map(|_| self.any(table)).collect()
    }

    fn name(&mut self) -> String {
        let names =
            ["Trust", "Fees", "Power", "North", "South", "Ana", "micro", "e\u{301}", "ថ្លៃ", "Fund", " "];
        self.of(&names).to_owned()
    }

    fn place(&mut self, s: &Study) -> CellPlace {
        if self.one_in(3) { CellPlace::Unit(self.any(&s.units)) } else { CellPlace::Case(self.any(&s.cases)) }
    }

    fn unit_of(&mut self, s: &Study, case: CaseId) -> Option<UnitId> {
        if self.one_in(6) {
            return self.maybe(&s.units);
        }
        let units: Vec<UnitId> = s.units_of(case).iter().map(|unit| unit.id).collect();
        if units.is_empty() || self.one_in(2) { None } else { Some(self.of(&units)) }
    }

    /// A span of a text, mostly on borders.
    fn span(&mut self, text: &str) -> Span {
        let (a, b) = (self.below(text.len() + 1), self.below(text.len() + 1));
        if self.one_in(4) {
            return Span::new(a, b + 1);
        }
        let start = border_before(text, a.min(b));
        Span::new(start, border_after(text, a.max(b)).max(next_border(text, start)))
    }

    pub fn any_id(&mut self, s: &Study) -> AnyId {
        let kind = self.of(Kind::ALL);
        let records = s.records(kind);
        if records.is_empty() { AnyId::Case(id(0xDEAD)) } else { records[self.below(records.len())].id() }
    }

    /// One that is known by its words, or weighed as well.
    fn rival(&mut self, s: &Study) -> Rival {
        if self.one_in(2) {
            return Rival::new(self.name());
        }
        Rival {
            statement: self.name(),
            findings_for: self.some(&s.findings),
            findings_against: self.some(&s.findings),
            comparisons_for: self.some(&s.comparisons),
            comparisons_against: self.some(&s.comparisons),
            evidence_for: self.some(&s.evidence),
            evidence_against: self.some(&s.evidence),
            tests: self.maybe(&s.evidence).into_iter().map(Test::new).collect(),
        }
    }

    pub fn record(&mut self, s: &Study) -> Record {
        let case = self.any(&s.cases);
        let name = self.name();
        match self.of(Kind::ALL) {
            Kind::Info => Info { title: name, ..s.front().clone() }.into(),
            Kind::Coder => Coder { id: self.this(&s.coders), ..sample::coder(0, &name) }.into(),
            Kind::Attribute => {
                let kind = match self.below(3) {
                    0 => AttributeKind::Text,
                    1 => AttributeKind::Number,
                    _ => AttributeKind::Choice(vec!["fund".into()]),
                };
                Attribute { id: self.this(&s.attributes), ..sample::attribute(0, &name, kind) }.into()
            }
            Kind::Case => {
                let mut case = Case { id: self.this(&s.cases), ..sample::case(0, &name) };
                if let Some(attribute) = self.maybe(&s.attributes) {
                    let value = match self.below(3) {
                        0 => Value::Text("x".into()),
                        1 => Value::Number(1.5),
                        _ => Value::Choice("fund".into()),
                    };
                    case.values.insert(attribute, value);
                }
                case.into()
            }
            Kind::Unit => Unit { id: self.this(&s.units), case, ..sample::unit(0, 0, &name) }.into(),
            Kind::Level => Level { id: self.this(&s.levels), ..sample::level(0, 1, &name) }.into(),
            Kind::Theme => Theme {
                id: self.this(&s.themes),
                parent: self.maybe(&s.themes),
                order: self.below(5) as u32,
                ..sample::theme(0, None, &name)
            }
            .into(),
            Kind::Source => {
                let id = self.this(&s.sources);
                let slug = ["chief", "nurses", "third", "fourth", "A b"][self.below(5)];
                let mut source = Source { id, case, ..sample::source(0, 0, None, slug) };
                source.unit = self.unit_of(s, case);
                source.read_by = self.some(&s.coders).into_iter().collect();
                source.into()
            }
            Kind::Text => {
                let words = sample::TEXTS[self.below(4)];
                SourceText { id: self.any(&s.sources), ..sample::text(0, words) }.into()
            }
            Kind::Actor => {
                let unit = self.unit_of(s, case);
                Actor { id: self.this(&s.actors), case, unit, ..sample::actor(0, 0, None, &name) }.into()
            }
            Kind::Flow => Flow {
                id: self.this(&s.flows),
                case,
                from: self.any(&s.actors),
                to: self.any(&s.actors),
                evidence: self.some(&s.evidence),
                ..sample::flow(0, 0, 0, 0)
            }
            .into(),
            Kind::Evidence => {
                let source = self.any(&s.sources);
                let span = self.span(s.text(source));
                let quote = s.text(source).get(span.range()).unwrap_or("not there").to_owned();
                let case = s.sources.get(source).map_or(case, |source| source.case);
                Evidence {
                    id: self.this(&s.evidence),
                    source,
                    unit: self.unit_of(s, case),
                    span,
                    quote,
                    region: None,
                    search: String::new(),
                    themes: self.some(&s.themes),
                    levels: self.some(&s.levels),
                    polarity: Some(Polarity::Mixed),
                    kind: None,
                    actors: self.some(&s.actors),
                    weight: self.below(6) as u8,
                    note: String::new(),
                    coder: self.any(&s.coders),
                    created: Moment(9),
                }
                .into()
            }
            Kind::Cell => {
                let (place, theme) = (self.place(s), self.any(&s.themes));
                let mut cell = Cell::empty(place, theme);
                cell.synthesis = name;
                cell.ties = vec![Tie { start: 0, end: self.below(5) as u32, evidence: vec![] }];
                cell.agreed_by = self.some(&s.coders);
                if self.one_in(3) {
                    cell.id = self.any(&s.cells);
                }
                cell.into()
            }
            Kind::Finding => {
                let cases = self.some(&s.cases);
                let unit = cases.first().and_then(|case| self.unit_of(s, *case));
                Finding {
                    id: self.this(&s.findings),
                    cases,
                    unit,
                    themes: self.some(&s.themes),
                    levels: self.some(&s.levels),
                    evidence_for: self.some(&s.evidence),
                    evidence_against: self.some(&s.evidence),
                    agreed_by: self.some(&s.coders),
                    author: self.maybe(&s.coders),
                    ..sample::finding(0, &[])
                }
                .into()
            }
            Kind::Link => Link {
                id: self.this(&s.links),
                from: self.any(&s.findings),
                to: self.any(&s.findings),
                evidence: self.some(&s.evidence),
                ..sample::link(0, 0, 0)
            }
            .into(),
            Kind::Comparison => {
                let mut record = s.comparisons.iter().next().cloned().unwrap_or(Comparison {
                    id: self.new_id(),
                    number: 0,
                    themes: vec![],
                    feature: name,
                    kind: ComparisonKind::Difference,
                    shows: vec![],
                    joint: String::new(),
                    findings: vec![],
                    evidence: vec![],
                    basis: String::new(),
                    author: None,
                    created: Moment(1),
                });
                record.themes = self.some(&s.themes);
                record.findings = self.some(&s.findings);
                record.evidence = self.some(&s.evidence);
                record.into()
            }
            Kind::Outlier => {
                let unit = self.unit_of(s, case);
                Outlier {
                    id: self.this(&s.outliers),
                    number: 0,
                    case,
                    unit,
                    actors: self.some(&s.actors),
                    what: name,
                    kind: String::new(),
                    why: String::new(),
                    tests: self.some(&s.propositions),
                    findings: self.some(&s.findings),
                    evidence: self.some(&s.evidence),
                    basis: String::new(),
                }
                .into()
            }
            Kind::Proposition => Proposition {
                id: self.this(&s.propositions),
                number: 0,
                statement: name,
                versions: vec![],
                findings_for: self.some(&s.findings),
                findings_against: self.some(&s.findings),
                comparisons_for: self.some(&s.comparisons),
                comparisons_against: self.some(&s.comparisons),
                evidence_for: self.some(&s.evidence),
                evidence_against: self.some(&s.evidence),
                rivals: (0..self.below(3)).map(|_| self.rival(s)).collect(),
                patterns: self.some(&s.cases).into_iter().map(Pattern::new).collect(),
                tests: self.some(&s.evidence).into_iter().map(Test::new).collect(),
                appraisal: Appraisal::default(),
                basis: String::new(),
                state: ClaimState::Draft,
            }
            .into(),
            Kind::Recommendation => Recommendation {
                id: self.this(&s.recommendations),
                number: 0,
                text: name,
                rests_on: self.some(&s.propositions),
                note: String::new(),
            }
            .into(),
            Kind::Scale => {
                let top = self.of(&[4, 10, 12]);
                Scale { id: self.this(&s.scales), top, ..sample::scale(0, &name) }.into()
            }
            Kind::Placement => {
                let unit = self.unit_of(s, case);
                Placement {
                    id: self.this(&s.placements),
                    scale: self.any(&s.scales),
                    case,
                    unit,
                    actors: self.some(&s.actors),
                    outcome: self.maybe(&s.themes),
                    period: name,
                    score: self.of(&[3.0, 5.0, f64::NAN]),
                    high: self.of(&[6.5, 9.0, 14.0]),
                    evidence: self.some(&s.evidence),
                    coder: self.maybe(&s.coders),
                    ..sample::placement(0, 0, 0, None)
                }
                .into()
            }
            Kind::Display => {
                let spec = crosscase::study::matrix::MatrixSpec::default();
                Display { id: self.this(&s.displays), name, note: String::new(), spec }.into()
            }
            Kind::Memo => {
                let about = self.any_id(s);
                Memo { id: self.this(&s.memos), coder: self.any(&s.coders), ..sample::memo(0, about, &name) }
                    .into()
            }
        }
    }

    fn retag(&mut self, s: &Study) -> Command {
        let evidence = self.some(&s.evidence);
        let text = evidence.first().and_then(|id| s.evidence.get(*id)).map_or("", |e| s.text(e.source));
        let change = match self.below(14) {
            0 => Retag::AddTheme(self.any(&s.themes)),
            1 => Retag::RemoveTheme(self.any(&s.themes)),
            2 => Retag::ReplaceTheme { from: self.any(&s.themes), to: self.any(&s.themes) },
            3 => Retag::Themes(self.some(&s.themes)),
            4 => Retag::ToggleLevel(self.any(&s.levels)),
            5 => Retag::ReplaceLevel { from: self.maybe(&s.levels), to: self.maybe(&s.levels) },
            6 => Retag::Levels(self.some(&s.levels)),
            7 => Retag::Polarity(Some(Polarity::Constraining)),
            8 => Retag::Kind(self.of(&[None, Some(EvidenceKind::Survey)])),
            9 => Retag::Unit(self.maybe(&s.units)),
            10 => Retag::Actors(self.some(&s.actors)),
            11 => Retag::Weight(self.below(256) as u8),
            12 => Retag::Note(self.name()),
            _ => Retag::Span(self.span(text)),
        };
        Command::Retag { evidence, change }
    }

    fn cell_edit(&mut self, s: &Study) -> CellEdit {
        let basis = self.some(&s.evidence).into_iter().map(|id| (id, 5)).collect();
        match self.below(8) {
            0 | 1 => CellEdit::Synthesis { text: format!("The {} fund e", self.name()), basis },
            2 => CellEdit::StillHolds { basis },
            3 => CellEdit::Rule(self.name()),
            4 => CellEdit::Rating(self.of(&[None, Some(2)])),
            5 => CellEdit::State(self.of(&[CellState::Draft, CellState::Agreed, CellState::Disputed])),
            6 => CellEdit::Ties(vec![Tie {
                start: self.below(8) as u32,
                end: self.below(20) as u32,
                evidence: self.some(&s.evidence),
            }]),
            _ => CellEdit::Absence {
                level: self.maybe(&s.levels),
                kind: self.of(&[None, Some(AbsenceKind::NothingFound)]),
                note: String::new(),
            },
        }
    }

    /// Any command; `steps` are those done so far, oldest first.
    pub fn command(&mut self, s: &Study, steps: &[ChangeSet]) -> Command {
        match self.below(25) {
            0..=8 => Command::Put(self.record(s)),
            9 => Command::Delete((0..=self.below(2)).map(|_| self.any_id(s)).collect()),
            10 => {
                // Deletes that pull much along, and those that lift themes.
                let id = match self.below(5) {
                    0 => AnyId::Theme(self.any(&s.themes)),
                    1 => AnyId::Source(self.any(&s.sources)),
                    2 => AnyId::Unit(self.any(&s.units)),
                    3 => AnyId::Actor(self.any(&s.actors)),
                    _ => AnyId::Level(self.any(&s.levels)),
                };
                Command::Delete(vec![id])
            }
            11 => {
                let case = self.any(&s.cases);
                let slugs = ["fifth", "sixth", "chief", "Not One"];
                let sources = (0..self.below(3))
                    .map(|_| {
                        let source = Source {
                            id: self.new_id(),
                            case,
                            ..sample::source(0, 0, None, slugs[self.below(4)])
                        };
                        NewSource::plain(source, sample::TEXTS[self.below(4)])
                    })
                    .collect();
                Command::ImportSources(sources)
            }
            12..=14 => self.retag(s),
            15 => {
                let parent = self.maybe(&s.themes);
                let theme = Theme { id: self.new_id(), parent, ..sample::theme(0, None, &self.name()) };
                let mut tagged = s.evidence.iter().next().cloned();
                tagged.iter_mut().for_each(|evidence| evidence.themes.push(theme.id));
                Command::TagWithNewTheme {
                    theme: Arc::new(theme),
                    evidence: tagged.into_iter().map(Record::from).collect(),
                }
            }
            16 => Command::MoveTheme {
                theme: self.any(&s.themes),
                parent: self.maybe(&s.themes),
                place: self.below(6),
            },
            17 => Command::MergeThemes { from: self.any(&s.themes), into: self.any(&s.themes) },
            18 => Command::Reorder { item: self.any_id(s), place: self.below(6) },
            19 | 20 => {
                let (place, theme) = (self.place(s), self.any(&s.themes));
                Command::EditCell { place, theme, edit: self.cell_edit(s) }
            }
            21 => Command::MarkRead {
                source: self.any(&s.sources),
                coder: self.any(&s.coders),
                read: self.one_in(2),
            },
            22 if !steps.is_empty() => {
                let step = &steps[self.below(steps.len())];
                let inverse = step.inverse(Stamp::default());
                Command::TakeBack { step: step.stamp, label: "a step".into(), inverse }
            }
            23 => {
                let source = self.any(&s.texts);
                let span = self.span(s.text(source));
                let edits = vec![TextEdit::new(span.range(), self.of(&["", "e\u{301}", "no fund"]))];
                let lost = uncarried(s, source, &edits).unwrap_or_default();
                let settled = lost
                    .into_iter()
                    .filter(|_| !self.one_in(3))
                    .map(|(one, near)| (one, near.map_or(Settled::Delete, Settled::At)));
                Command::EditText { source, edits, settled: settled.collect() }
            }
            _ => Command::Together {
                label: "Two things".into(),
                commands: vec![Command::Put(self.record(s)), self.retag(s)],
            },
        }
    }
}
