//! The tables of themes that stand together.

use std::borrow::Cow;

use super::super::board::{Board, Cell, Head, Of, Sign, once};
use super::{Form, Found, Measure};
use crate::analysis::CellKind;
use crate::analysis::cooccurrence::{Counted, Difference, Pair, differences, passages_behind};
use crate::study::{AnyId, CaseId};
use crate::t;
use crate::ui::names::key;
use crate::ui::widgets::table::Tone;

const ONE_NUMBER: f32 = 96.0;

pub fn of(
    found: Found,
    form: Form,
    measure: Measure,
    case: Option<CaseId>,
    two: [Option<CaseId>; 2],
    name: &dyn Fn(Option<CaseId>) -> String,
) -> Box<dyn Board> {
    match form {
        Form::Square => Box::new(Square::new(found, measure, case)),
        Form::Cases => Box::new(ByCase::new(found, measure, name)),
        Form::Difference => Box::new(Apart::new(found, two, name)),
        Form::List | Form::Cube => Box::new(List::new(found, case)),
    }
}

impl Found {
    /// The passages of two themes that stand together, in a case or in all; with `matched` only those
    /// that are counted as matches.
    fn passages(&self, of: &Of<'_>, (a, b): (u32, u32), case: Option<CaseId>, matched: bool) -> Vec<AnyId> {
        let spec = &self.counted.spec;
        let found = passages_behind(of.study, of.index, spec, of.lens, self.themes(a, b), case);
        let kept = found.into_iter().filter(|one| one.matched || !matched);
        once(kept.flat_map(|one| one.evidence).map(AnyId::Evidence))
    }

    fn of_theme(&self, of: &Of<'_>, at: u32, case: Option<CaseId>) -> Vec<AnyId> {
        of.theme(CellKind::Evidence, self.counted.themes[at as usize], self.counted.spec.subtrees, case)
    }

    fn id(&self, a: u32, b: u32) -> u128 {
        let [a, b] = self.themes(a, b).map(key);
        a ^ b.rotate_left(64)
    }
}

/// A line for each pair with all its numbers, the closest first.
struct List {
    found: Found,
    case: Option<CaseId>,
    pairs: Vec<Pair>,
    heads: Vec<Head>,
}

impl List {
    fn new(found: Found, case: Option<CaseId>) -> Self {
        let pairs = found.of(case).map(Counted::closest).unwrap_or_default();
        let measures = Measure::ALL.map(|one| Head::number(one.name()));
        let rest = [Head::number(t!("sheets-n1")), Head::number(t!("sheets-n2"))];
        let last = Head::words(t!("sheets-unequal"), 84.0);
        let heads = measures.into_iter().chain(rest).chain([last]).collect();
        Self { found, case, pairs, heads }
    }
}

impl Board for List {
    fn corner(&self) -> &str {
        t!("sheets-two-themes")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.pairs.len()
    }

    fn id(&self, row: usize) -> u128 {
        self.found.id(self.pairs[row].a, self.pairs[row].b)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned(self.found.both(self.pairs[row].a, self.pairs[row].b))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let pair = &self.pairs[row];
        let Some(counted) = self.found.of(self.case) else { return Cell::default() };
        let close = counted.closeness(pair);
        match Measure::ALL.get(column) {
            Some(measure) => measure.cell(&close, pair),
            None => match column - Measure::ALL.len() {
                0 => Cell::count(counted.passages[pair.a as usize]),
                1 => Cell::count(counted.passages[pair.b as usize]),
                _ if close.unequal => Cell { tone: Tone::Warning, ..Cell::words(t!("sheets-yes")) },
                _ => Cell::quiet(t!("sheets-no")),
            },
        }
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let pair = self.pairs[row];
        let beyond = column.and_then(|column| column.checked_sub(Measure::ALL.len()));
        match beyond {
            Some(0) => self.found.of_theme(of, pair.a, self.case),
            Some(1) => self.found.of_theme(of, pair.b, self.case),
            _ => {
                let measure = column.and_then(|column| Measure::ALL.get(column));
                let matched = measure == Some(&Measure::Matched);
                self.found.passages(of, (pair.a, pair.b), self.case, matched)
            }
        }
    }
}

/// Themes by themes, those that have a passage.
struct Square {
    found: Found,
    measure: Measure,
    case: Option<CaseId>,
    themes: Vec<u32>,
    heads: Vec<Head>,
}

impl Square {
    fn new(found: Found, measure: Measure, case: Option<CaseId>) -> Self {
        let has = |at: &u32| found.of(case).is_some_and(|counted| counted.passages[*at as usize] > 0);
        let themes: Vec<u32> = (0..found.names.len() as u32).filter(has).collect();
        let head = |at: &u32| Head { least: ONE_NUMBER, ..Head::number(found.names[*at as usize].clone()) };
        Self { heads: themes.iter().map(head).collect(), found, measure, case, themes }
    }
}

impl Board for Square {
    fn corner(&self) -> &str {
        t!("sheets-theme")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.themes.len()
    }

    fn id(&self, row: usize) -> u128 {
        key(self.found.counted.themes[self.themes[row] as usize])
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.found.names[self.themes[row] as usize])
    }

    fn sign(&self, row: usize) -> Sign {
        Sign::Theme(self.found.counted.themes[self.themes[row] as usize])
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (a, b) = (self.themes[row], self.themes[column]);
        let Some(counted) = self.found.of(self.case) else { return Cell::default() };
        if a == b {
            let own = counted.passages[a as usize];
            return match self.measure {
                Measure::Characters => {
                    Cell { tone: Tone::Quiet, ..Cell::count(counted.characters[a as usize]) }
                }
                _ => Cell { words: t!("sheets-own", count = own), value: None, tone: Tone::Quiet },
            };
        }
        if self.found.nested(a, b) {
            return Cell::quiet(t!("sheets-nested"));
        }
        let pair = counted.pair(a, b);
        self.measure.cell(&counted.closeness(&pair), &pair)
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let a = self.themes[row];
        match column.map(|column| self.themes[column]) {
            Some(b) if b != a => self.found.passages(of, (a, b), self.case, self.measure == Measure::Matched),
            _ => self.found.of_theme(of, a, self.case),
        }
    }
}

/// A line for each pair, with one number of all cases and of each.
struct ByCase {
    found: Found,
    measure: Measure,
    pairs: Vec<Pair>,
    heads: Vec<Head>,
}

impl ByCase {
    fn new(found: Found, measure: Measure, name: &dyn Fn(Option<CaseId>) -> String) -> Self {
        let pairs = found.counted.overall.closest();
        let cases = found.counted.cases.iter().map(|counted| counted.case);
        let heads = std::iter::once(None).chain(cases);
        let heads = heads.map(|case| Head { least: ONE_NUMBER, ..Head::number(name(case)) }).collect();
        Self { found, measure, pairs, heads }
    }

    fn counted(&self, column: usize) -> Option<&Counted> {
        match column.checked_sub(1) {
            None => Some(&self.found.counted.overall),
            Some(at) => self.found.counted.cases.get(at),
        }
    }
}

impl Board for ByCase {
    fn corner(&self) -> &str {
        t!("sheets-two-themes")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.pairs.len()
    }

    fn id(&self, row: usize) -> u128 {
        self.found.id(self.pairs[row].a, self.pairs[row].b)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned(self.found.both(self.pairs[row].a, self.pairs[row].b))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(counted) = self.counted(column) else { return Cell::default() };
        let pair = counted.pair(self.pairs[row].a, self.pairs[row].b);
        self.measure.cell(&counted.closeness(&pair), &pair)
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let case = column.and_then(|column| self.counted(column)).and_then(|counted| counted.case);
        let pair = self.pairs[row];
        self.found.passages(of, (pair.a, pair.b), case, self.measure == Measure::Matched)
    }
}

/// Where two cases differ in c, the largest difference first.
struct Apart {
    found: Found,
    cases: [Option<CaseId>; 2],
    rows: Vec<Difference>,
    heads: Vec<Head>,
}

impl Apart {
    fn new(found: Found, cases: [Option<CaseId>; 2], name: &dyn Fn(Option<CaseId>) -> String) -> Self {
        let rows = match cases.map(|case| found.of(case)) {
            [Some(one), Some(other)] => differences(one, other),
            _ => Vec::new(),
        };
        let [one, other] = cases.map(name);
        let less = Head { least: ONE_NUMBER, ..Head::number(t!("sheets-less", one = &one, other = &other)) };
        let heads = vec![
            Head { least: ONE_NUMBER, ..Head::number(t!("sheets-c-in", case = &one)) },
            Head { least: ONE_NUMBER, ..Head::number(t!("sheets-c-in", case = &other)) },
            less,
        ];
        Self { found, cases, rows, heads }
    }
}

impl Board for Apart {
    fn corner(&self) -> &str {
        t!("sheets-two-themes")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> u128 {
        self.found.id(self.rows[row].a, self.rows[row].b)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned(self.found.both(self.rows[row].a, self.rows[row].b))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let row = &self.rows[row];
        match row.c.get(column) {
            Some(c) => Cell::share(*c),
            None => Cell::share(row.difference),
        }
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let row = &self.rows[row];
        let cases = match column.and_then(|column| self.cases.get(column)) {
            Some(case) => vec![*case],
            None => self.cases.to_vec(),
        };
        once(cases.into_iter().flat_map(|case| self.found.passages(of, (row.a, row.b), case, false)))
    }
}
