//! Pairs of cases for an outcome: most similar with different ones, most different with the same.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::super::bar::list;
use super::super::board::{Board, Cell, Head, Lacks, Made, Of as Looked};
use super::{Wish, behind, feature, listed};
use crate::analysis::search::called;
use crate::analysis::similarity::{Conditions, Feature, Of, Outcome, SystemPair, SystemsOf, systems_of};
use crate::analysis::{Index, Lens, theme_name};
use crate::export::statistics;
use crate::study::{AnyId, Study};
use crate::t;
use crate::ui::names::key;

/// The outcome that is looked at: what was chosen, or the first attribute, or the first theme.
fn outcome(study: &Study, wish: &Wish) -> Option<Outcome> {
    let there = |outcome: &Outcome| match outcome {
        Outcome::Attribute(id) => study.attributes.contains(*id),
        Outcome::Presence(id) | Outcome::Polarity(id) => study.themes.contains(*id),
    };
    let attribute = || study.attributes_in_order().first().map(|one| Outcome::Attribute(one.id));
    let theme = || study.theme_walk().first().map(|node| Outcome::Presence(node.id));
    wish.outcome.filter(there).or_else(attribute).or_else(theme)
}

fn name(study: &Study, outcome: Option<Outcome>) -> String {
    match outcome {
        Some(Outcome::Attribute(id)) => {
            study.attributes.get(id).map_or_else(String::new, |one| one.name.clone())
        }
        Some(Outcome::Presence(id)) => t!("sheets-outcome-presence", theme = theme_name(study, id)),
        Some(Outcome::Polarity(id)) => t!("sheets-outcome-polarity", theme = theme_name(study, id)),
        None => String::new(),
    }
}

pub fn conditions_name(of: Of) -> &'static str {
    match of {
        Of::Attributes => t!("figures-of-attributes"),
        Of::Themes | Of::Frequencies => t!("figures-of-themes"),
    }
}

pub fn bar(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    let mut now = outcome(study, wish);
    let shown = name(study, now);
    list(ui, t!("sheets-outcome"), &shown, &mut now, || {
        let attributes = study.attributes_in_order().into_iter().map(|one| Outcome::Attribute(one.id));
        let themes = study.theme_walk();
        let themes = themes.iter().flat_map(|node| [Outcome::Presence(node.id), Outcome::Polarity(node.id)]);
        let all: Vec<Outcome> = attributes.chain(themes).collect();
        all.into_iter().map(|one| (Some(one), name(study, Some(one)))).collect()
    });
    wish.outcome = now;
}

struct Systems {
    found: SystemsOf,
    names: Vec<String>,
    conditions: Vec<String>,
    /// The pairs, and whether they are to be similar.
    rows: Vec<(SystemPair, bool)>,
    heads: Vec<Head>,
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    let Some(outcome) = outcome(study, wish) else { return Err(Lacks::of(t!("sheets-no-codebook"))) };
    let conditions = match wish.of {
        Of::Attributes => Conditions::Attributes,
        Of::Themes | Of::Frequencies => Conditions::Themes { depth: wish.depth() },
    };
    let found = systems_of(study, index, lens, outcome, conditions);
    if found.cases.len() < 2 {
        return Err(Lacks::in_lens(t!("sheets-one-case")));
    }
    let said = name(study, Some(outcome));
    let known = found.outcomes.iter().flatten().count();
    if known < 2 {
        return Err(Lacks::of(t!("sheets-outcome-unknown", outcome = said, known = known)));
    }
    if found.conditions.is_empty() {
        return Err(Lacks::in_lens(t!("sheets-no-conditions")));
    }
    let similar = found.found.most_similar().iter().map(|pair| (pair.clone(), true));
    let rows: Vec<(SystemPair, bool)> =
        similar.chain(found.found.most_different().iter().map(|pair| (pair.clone(), false))).collect();
    let heads = vec![
        Head::words(t!("sheets-kind"), 210.0),
        Head::words(t!("sheets-outcome-first"), 124.0),
        Head::words(t!("sheets-outcome-second"), 124.0),
        Head::number(t!("sheets-different")),
        Head::number(t!("sheets-same")),
        Head::number(t!("sheets-not-known")),
    ];
    let caption = vec![t!(
        "sheets-unit-outcome",
        outcome = &said,
        known = known,
        cases = found.cases.len(),
        conditions = found.conditions.len()
    )];
    let lens = lens.describe(study);
    // What all cases of one outcome share is told by the table that leaves the program.
    let notes = statistics::systems(study, &found, &said, &lens, "").notes;
    let names = found.cases.iter().map(|id| called(study, AnyId::Case(*id))).collect();
    let conditions = found.conditions.iter().map(|one| feature(study, *one)).collect();
    let (snapshot, own) = (study.clone(), found.clone());
    Ok(Made {
        board: Box::new(Systems { found, names, conditions, rows, heads }),
        caption,
        notes,
        file: "outcome-pairs",
        sheet: Box::new(move |date| statistics::systems(&snapshot, &own, &said, &lens, date)),
    })
}

impl Systems {
    fn places(&self, row: usize, column: usize) -> Option<&[usize]> {
        let (pair, _) = &self.rows[row];
        Some(match column {
            3 => &pair.differing,
            4 => &pair.same,
            5 => &pair.unknown,
            _ => return None,
        })
    }

    fn outcome(&self, case: usize) -> Cell {
        let code = self.found.outcomes.get(case).copied().flatten();
        let words = code.and_then(|code| self.found.outcome_words.get(code as usize));
        words.map_or_else(|| Cell::quiet(t!("sheets-not-known")), |words| Cell::words(words.clone()))
    }
}

impl Board for Systems {
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
        let [one, other] = self.rows[row].0.cases.map(|at| key(self.found.cases[at]));
        one ^ other.rotate_left(64)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let [one, other] = self.rows[row].0.cases;
        Cow::Owned(t!("sheets-both", one = &self.names[one], other = &self.names[other]))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (pair, similar) = &self.rows[row];
        match column {
            0 if *similar => Cell::words(t!("sheets-most-similar")),
            0 => Cell::words(t!("sheets-most-different")),
            1 | 2 => self.outcome(pair.cases[column - 1]),
            _ => Cell::count(self.places(row, column).map_or(0, <[usize]>::len) as u64),
        }
    }

    fn behind(&self, of: &Looked<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let cases = self.rows[row].0.cases.map(|at| self.found.cases[at]);
        let all: Vec<usize> = (0..self.found.conditions.len()).collect();
        let places = column.and_then(|column| self.places(row, column)).unwrap_or(&all);
        let features: Vec<Feature> = places.iter().map(|at| self.found.conditions[*at]).collect();
        behind(of, &features, true, &cases)
    }

    fn about(&self, row: usize, _: Option<usize>) -> Vec<(String, String)> {
        let (pair, similar) = &self.rows[row];
        let lists = [
            (t!("sheets-different"), &pair.differing),
            (t!("sheets-same"), &pair.same),
            (t!("sheets-not-known"), &pair.unknown),
        ];
        let warnings = if *similar { pair.warnings_if_similar() } else { pair.warnings_if_different() };
        let lists = lists.into_iter().filter_map(|(what, places)| listed(what, &self.conditions, places));
        lists.chain([(t!("sheets-beware").to_owned(), warnings.join(" "))]).collect()
    }
}
