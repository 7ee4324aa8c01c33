//! The tables of cases that are more or less alike.

use std::borrow::Cow;

use super::super::board::{Board, Cell, Head, Of, Sign, once};
use super::{Form, behind, listed};
use crate::analysis::similarity::{Feature, Of as Described, Reasons, Similarity};
use crate::study::{AnyId, CaseId};
use crate::t;
use crate::ui::names::key;

pub fn of(found: Similarity, form: Form, names: Vec<String>, features: Vec<String>) -> Box<dyn Board> {
    match form {
        Form::Square => Box::new(Square::new(found, names)),
        Form::Pairs | Form::Outcome => Box::new(Pairs::new(found, names, features)),
    }
}

/// The evidence behind what is compared of some cases.
fn all_of(found: &Similarity, of: &Of<'_>, cases: &[CaseId]) -> Vec<AnyId> {
    if found.spec.of == Described::Attributes {
        return Vec::new();
    }
    if found.spec.depth.is_none() {
        return once(cases.iter().flat_map(|case| of.case(*case)));
    }
    behind(of, &found.described.features, found.spec.subtrees, cases)
}

/// A line for each pair, the most alike first.
struct Pairs {
    found: Similarity,
    names: Vec<String>,
    features: Vec<String>,
    rows: Vec<(usize, usize, f64)>,
    heads: Vec<Head>,
}

impl Pairs {
    fn new(found: Similarity, names: Vec<String>, features: Vec<String>) -> Self {
        let value = if found.spec.measure.is_distance() { t!("sheets-far") } else { t!("sheets-close") };
        let lists =
            [t!("sheets-alike"), t!("sheets-different"), t!("sheets-neither"), t!("sheets-not-known")];
        let heads = [value].into_iter().chain(lists).map(Head::number).collect();
        Self { rows: found.ranked(), found, names, features, heads }
    }

    fn reasons(&self, row: usize) -> Reasons {
        let (one, other, _) = self.rows[row];
        self.found.reasons(one, other)
    }
}

fn places(reasons: &Reasons, at: usize) -> &[usize] {
    match at {
        0 => &reasons.alike,
        1 => &reasons.different,
        2 => &reasons.neither,
        _ => &reasons.unknown,
    }
}

impl Board for Pairs {
    fn corner(&self) -> &str {
        t!("sheets-two-cases")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> u128 {
        let (one, other, _) = self.rows[row];
        let [one, other] = [one, other].map(|at| key(self.found.described.cases[at]));
        one ^ other.rotate_left(64)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let (one, other, _) = self.rows[row];
        Cow::Owned(t!("sheets-both", one = &self.names[one], other = &self.names[other]))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        match column.checked_sub(1) {
            None => Cell::share(Some(self.rows[row].2)),
            Some(at) => Cell::count(places(&self.reasons(row), at).len() as u64),
        }
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let (one, other, _) = self.rows[row];
        let cases = [one, other].map(|at| self.found.described.cases[at]);
        match column.and_then(|column| column.checked_sub(1)) {
            None => all_of(&self.found, of, &cases),
            Some(at) => {
                let reasons = self.reasons(row);
                let all = &self.found.described.features;
                let features: Vec<Feature> = places(&reasons, at).iter().map(|at| all[*at]).collect();
                behind(of, &features, self.found.spec.subtrees, &cases)
            }
        }
    }

    fn about(&self, row: usize, _: Option<usize>) -> Vec<(String, String)> {
        let reasons = self.reasons(row);
        let parts =
            [t!("sheets-alike"), t!("sheets-different"), t!("sheets-neither"), t!("sheets-not-known")];
        let list = |(at, what): (usize, &&str)| listed(what, &self.features, places(&reasons, at));
        parts.iter().enumerate().filter_map(list).collect()
    }
}

/// Cases by cases.
struct Square {
    found: Similarity,
    names: Vec<String>,
    heads: Vec<Head>,
}

impl Square {
    fn new(found: Similarity, names: Vec<String>) -> Self {
        let heads = names.iter().map(|name| Head { least: 88.0, ..Head::number(name.clone()) }).collect();
        Self { found, names, heads }
    }
}

impl Board for Square {
    fn corner(&self) -> &str {
        t!("sheets-case")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.names.len()
    }

    fn id(&self, row: usize) -> u128 {
        key(self.found.described.cases[row])
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.names[row])
    }

    fn sign(&self, row: usize) -> Sign {
        Sign::Case(self.found.described.cases[row])
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        Cell::share(self.found.values[row][column])
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let cases = [Some(row), column].into_iter().flatten().map(|at| self.found.described.cases[at]);
        all_of(&self.found, of, &cases.collect::<Vec<_>>())
    }
}
