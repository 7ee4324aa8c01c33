//! Studies in one line, and matrices as text.
//!
//! Evidence: `CASE[.UNIT]:THEMES:LEVELS:POLARITY[@SOURCE][~CODER]`, a finding the same with `=` before
//! it and `<` with the numbers of its evidence after it: `=A,B:T1:meso:-<0,2`. Lists have commas, `_` is
//! none, `T1/T1a` a theme below another. Cases, units, themes, sources and coders are made as they are
//! named; levels are macro, meso, micro. Evidence has the places 0, 1, 2 … in its source.

use std::collections::{BTreeMap, BTreeSet};

use crosscase::analysis::{
    Dimension, Index, Key, Lens, Matrix, MatrixCell, MatrixSpec, items_behind, matrix,
};
use crosscase::study::*;
use uuid::Uuid;

#[derive(Default)]
pub struct Built {
    pub study: Study,
    names: BTreeMap<(&'static str, String), Uuid>,
    next: u128,
    pub evidence: Vec<EvidenceId>,
    pub findings: Vec<FindingId>,
}

pub const STAMP: Stamp = Stamp { session: SessionId(7), counter: 1 };

pub fn study(line: &str) -> Built {
    let mut built = Built::default();
    for (order, name) in ["macro", "meso", "micro"].into_iter().enumerate() {
        let id = LevelId::from_uuid(built.id("level", name).0);
        let level = Level { id, order: order as u32, name: name.into(), description: String::new() };
        built.put(level);
    }
    for token in line.split_whitespace() {
        match token.strip_prefix('=') {
            Some(token) => built.finding(token),
            None => built.one_evidence(token),
        }
    }
    built
}

fn list(text: &str) -> Vec<&str> {
    text.split(',').filter(|part| !part.is_empty() && *part != "_").collect()
}

pub fn polarity(text: &str) -> Option<Polarity> {
    match text {
        "+" => Some(Polarity::Enabling),
        "-" => Some(Polarity::Constraining),
        "±" => Some(Polarity::Mixed),
        "_" => None,
        other => panic!("no polarity: {other}"),
    }
}

impl Built {
    pub fn put(&mut self, record: impl Into<Record>) {
        self.study.restore(record.into(), STAMP);
    }

    pub fn fresh(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next << 64 | self.next)
    }

    fn id(&mut self, kind: &'static str, name: &str) -> (Uuid, bool) {
        if let Some(id) = self.names.get(&(kind, name.to_owned())) {
            return (*id, false);
        }
        let id = self.fresh();
        self.names.insert((kind, name.to_owned()), id);
        (id, true)
    }

    fn known(&self, kind: &'static str, name: &str) -> Uuid {
        *self.names.get(&(kind, name.to_owned())).unwrap_or_else(|| panic!("no {kind} {name}"))
    }

    pub fn case_id(&self, name: &str) -> CaseId {
        CaseId::from_uuid(self.known("case", name))
    }

    pub fn unit_id(&self, name: &str) -> UnitId {
        UnitId::from_uuid(self.known("unit", name))
    }

    pub fn theme_id(&self, name: &str) -> ThemeId {
        ThemeId::from_uuid(self.known("theme", name))
    }

    pub fn level_id(&self, name: &str) -> LevelId {
        LevelId::from_uuid(self.known("level", name))
    }

    pub fn coder_id(&self, name: &str) -> CoderId {
        CoderId::from_uuid(self.known("coder", name))
    }

    pub fn source_id(&self, name: &str) -> SourceId {
        SourceId::from_uuid(self.known("source", name))
    }

    pub fn case(&mut self, name: &str) -> CaseId {
        let (id, new) = self.id("case", name);
        let id = CaseId::from_uuid(id);
        if new {
            let order = self.study.cases.len() as u32;
            self.put(Case {
                id,
                name: name.into(),
                order,
                description: String::new(),
                selection: String::new(),
                fieldwork: Fieldwork::default(),
                values: BTreeMap::new(),
            });
        }
        id
    }

    pub fn unit(&mut self, name: &str, case: CaseId) -> UnitId {
        let (id, new) = self.id("unit", name);
        let id = UnitId::from_uuid(id);
        if new {
            let order = self.study.units.len() as u32;
            self.put(Unit { id, case, name: name.into(), order, note: String::new() });
        }
        id
    }

    pub fn theme(&mut self, path: &str) -> ThemeId {
        let mut parent = None;
        for name in path.split('/') {
            let (id, new) = self.id("theme", name);
            let id = ThemeId::from_uuid(id);
            if new {
                let order = self.study.themes.len() as u32;
                self.put(Theme {
                    id,
                    parent,
                    order,
                    name: name.into(),
                    short: String::new(),
                    definition: String::new(),
                    include: String::new(),
                    exclude: String::new(),
                    example: String::new(),
                    hue: None,
                });
            }
            parent = Some(id);
        }
        parent.expect("a path has a name")
    }

    pub fn coder(&mut self, name: &str) -> CoderId {
        let (id, new) = self.id("coder", name);
        let id = CoderId::from_uuid(id);
        if new {
            self.put(Coder { id, name: name.into(), initials: name.into(), note: String::new() });
        }
        id
    }

    pub fn source(&mut self, name: &str, case: CaseId, words: u32) -> SourceId {
        let (id, new) = self.id("source", name);
        let id = SourceId::from_uuid(id);
        if new {
            let order = self.study.sources.len() as u32;
            self.put(Source {
                id,
                case,
                unit: None,
                title: name.into(),
                slug: name.to_lowercase(),
                order,
                kind: SourceKind::Interview,
                date: String::new(),
                language: String::new(),
                place: String::new(),
                participants: Vec::new(),
                fieldwork: String::new(),
                note: String::new(),
                words,
                read_by: BTreeSet::new(),
                origin: Origin::default(),
            });
        }
        id
    }

    fn levels(&self, text: &str) -> Vec<LevelId> {
        let mut levels: Vec<_> = list(text).into_iter().map(|name| self.level_id(name)).collect();
        levels.sort();
        levels
    }

    fn themes(&mut self, text: &str) -> Vec<ThemeId> {
        let mut themes: Vec<_> = list(text).into_iter().map(|path| self.theme(path)).collect();
        themes.sort();
        themes
    }

    pub fn one_evidence(&mut self, token: &str) {
        let (token, coder) = match token.rsplit_once('~') {
            Some((rest, name)) if !name.is_empty() => (rest, name),
            _ => (token, "EA"),
        };
        let (token, source) = token.split_once('@').unwrap_or((token, ""));
        let parts: Vec<&str> = token.split(':').collect();
        let [place, themes, levels, sign] = parts[..] else { panic!("not evidence: {token}") };
        let (case_name, unit) = place.split_once('.').map_or((place, None), |(c, u)| (c, Some(u)));
        let case = self.case(case_name);
        let unit = unit.map(|name| self.unit(name, case));
        let name = if source.is_empty() { format!("{case_name}-text") } else { source.to_owned() };
        let source = self.source(&name, case, 500);
        let start = self.evidence.len() as u32;
        let evidence = Evidence {
            id: EvidenceId::from_uuid(self.fresh()),
            source,
            unit,
            span: Span { start, end: start + 9 },
            quote: "two words".into(),
            region: None,
            search: String::new(),
            themes: self.themes(themes),
            levels: self.levels(levels),
            polarity: polarity(sign),
            kind: None,
            actors: Vec::new(),
            weight: 2,
            note: String::new(),
            coder: self.coder(coder),
            created: Moment(0),
        };
        self.evidence.push(evidence.id);
        self.put(evidence);
    }

    fn finding(&mut self, token: &str) {
        let (token, behind) = token.split_once('<').unwrap_or((token, ""));
        let parts: Vec<&str> = token.split(':').collect();
        let [place, themes, levels, sign] = parts[..] else { panic!("not a finding: {token}") };
        let (cases, unit) = place.split_once('.').map_or((place, None), |(c, u)| (c, Some(u)));
        let cases: Vec<CaseId> = list(cases).into_iter().map(|name| self.case(name)).collect();
        let unit = unit.map(|name| self.unit(name, cases[0]));
        let finding = Finding {
            id: FindingId::from_uuid(self.fresh()),
            number: self.findings.len() as u32 + 1,
            statement: String::new(),
            mechanism: String::new(),
            cases,
            unit,
            themes: self.themes(themes),
            levels: self.levels(levels),
            polarity: polarity(sign),
            evidence_for: list(behind)
                .iter()
                .map(|n| self.evidence[n.parse::<usize>().expect("n")])
                .collect(),
            evidence_against: Vec::new(),
            state: ClaimState::Draft,
            agreed_by: vec![],
            confidence: None,
            confidence_reason: String::new(),
            basis: String::new(),
            author: None,
            created: Moment(0),
        };
        self.findings.push(finding.id);
        self.put(finding);
    }

    pub fn index(&self) -> Index {
        Index::build(&self.study)
    }

    pub fn matrix(&self, spec: &MatrixSpec, lens: &Lens) -> Matrix {
        matrix(&self.study, &self.index(), spec, lens).expect("a small matrix")
    }

    /// Numbers of the evidence behind a cell or total.
    pub fn behind(
        &self,
        spec: &MatrixSpec,
        lens: &Lens,
        row: Option<&[Key]>,
        col: Option<&[Key]>,
    ) -> Vec<usize> {
        items_behind(&self.study, &self.index(), spec, lens, row, col)
            .into_iter()
            .map(|id| match id {
                AnyId::Evidence(id) => self.evidence.iter().position(|one| *one == id),
                AnyId::Finding(id) => self.findings.iter().position(|one| *one == id),
                _ => None,
            })
            .map(|at| at.expect("known"))
            .collect()
    }
}

/// The attribute that `size` names.
pub fn size() -> AttributeId {
    AttributeId::from_uuid(Uuid::from_u128(0x512E))
}

/// `theme case/polarity` and so on.
pub fn spec(rows: &str, columns: &str) -> MatrixSpec {
    MatrixSpec { rows: dimensions(rows), columns: dimensions(columns), ..MatrixSpec::default() }
}

fn dimensions(text: &str) -> Vec<Dimension> {
    let one = |name: &str| match name {
        "theme" => Dimension::Theme { depth: None },
        "top" => Dimension::Theme { depth: Some(0) },
        "case" => Dimension::Case,
        "case+units" => Dimension::CaseAndUnits,
        "unit" => Dimension::Unit,
        "level" => Dimension::Level,
        "polarity" => Dimension::Polarity,
        "source" => Dimension::Source,
        "coder" => Dimension::Coder,
        "actor" => Dimension::Actor,
        "speaker" => Dimension::Speaker,
        "period" => Dimension::Period,
        "size" => Dimension::Attribute(size()),
        other => panic!("no dimension: {other}"),
    };
    text.split('/').filter(|name| !name.is_empty()).map(one).collect()
}

/// `T1 A=1 B=0 =1; total A=1 B=0 =1`: rows with labels, cells with the labels of their columns, totals.
pub fn show(matrix: &Matrix) -> String {
    let number = |value: Option<f64>| value.map_or("?".to_owned(), |value| format!("{value}"));
    let columns: Vec<String> = matrix.columns.iter().map(|column| column.labels.join("/")).collect();
    let line = |label: String, cells: &[MatrixCell], total: Option<f64>| {
        let cells: String = columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| format!(" {column}={}", number(cell.value)))
            .collect();
        format!("{label}{cells} ={}", number(total))
    };
    let mut lines: Vec<String> = matrix
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let cells: Vec<MatrixCell> = matrix.row(at).collect();
            line(row.labels.join("/"), &cells, matrix.row_totals[at].value)
        })
        .collect();
    lines.push(line("total".into(), &matrix.column_totals, matrix.grand_total.value));
    lines.join("; ")
}
