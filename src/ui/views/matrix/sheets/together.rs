//! Co-occurrence of themes: which stand together, how often and how closely, in all cases or by case.

mod bar;
mod boards;

pub use bar::bar;

use super::board::{Lacks, Made};
use super::cube;
use crate::analysis::cooccurrence::{
    Closeness, Cooccurrence, CooccurrenceSpec, Counted, Near, Pair, cooccurrence,
};
use crate::analysis::{Index, Lens, theme_name};
use crate::export::statistics;
use crate::study::{CaseId, LevelId, Study, ThemeId};
use crate::t;
use crate::ui::views::matrix::sheets::board::Cell;

/// How the numbers are set out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Form {
    /// A line for each pair of themes, with all its numbers.
    #[default]
    List,
    /// Themes by themes, with one number.
    Square,
    /// A line for each pair, a column for each case.
    Cases,
    /// Where two cases differ.
    Difference,
    /// Theme × level × case in three slices.
    Cube,
}

/// A number of a pair of themes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Measure {
    #[default]
    C,
    Overlap,
    Jaccard,
    Matched,
    Pairs,
    Characters,
}

impl Measure {
    pub const ALL: [Self; 6] =
        [Self::C, Self::Overlap, Self::Jaccard, Self::Matched, Self::Pairs, Self::Characters];

    pub fn name(self) -> &'static str {
        match self {
            Self::C => t!("sheets-c"),
            Self::Overlap => t!("sheets-overlap"),
            Self::Jaccard => t!("sheets-jaccard"),
            Self::Matched => t!("sheets-matched"),
            Self::Pairs => t!("sheets-pairs-of-passages"),
            Self::Characters => t!("sheets-characters"),
        }
    }

    fn cell(self, close: &Closeness, pair: &Pair) -> Cell {
        match self {
            Self::C => Cell::share(close.c),
            Self::Overlap => Cell::share(close.overlap),
            Self::Jaccard => Cell::share(close.jaccard),
            Self::Matched => Cell::count(pair.matched),
            Self::Pairs => Cell::count(pair.pairs),
            Self::Characters => Cell::count(pair.characters),
        }
    }
}

/// Where the cube is cut.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Slice {
    /// Theme × level.
    #[default]
    Case,
    /// Theme × case.
    Level,
    /// Level × case.
    Theme,
}

/// What of the co-occurrence of themes is asked for. To begin with, it is what the command line gives.
#[derive(Clone, PartialEq, Default)]
pub struct Wish {
    pub form: Form,
    pub near: Near,
    /// The words that may lie between, where that is how near is meant.
    pub words: u32,
    pub top: bool,
    pub below: bool,
    pub measure: Measure,
    /// The case that is looked at; all where none is.
    pub case: Option<CaseId>,
    /// The two cases that are compared; the first two where none are chosen.
    pub two: [Option<CaseId>; 2],
    pub slice: Slice,
    pub level: Option<LevelId>,
    pub theme: Option<ThemeId>,
}

impl Wish {
    fn spec(&self, study: &Study) -> CooccurrenceSpec {
        CooccurrenceSpec {
            near: self.near,
            depth: self.top.then_some(0),
            subtrees: self.below,
            by_case: matches!(self.form, Form::Cases | Form::Difference) || self.case(study).is_some(),
        }
    }

    fn case(&self, study: &Study) -> Option<CaseId> {
        self.case.filter(|id| study.cases.contains(*id) && matches!(self.form, Form::List | Form::Square))
    }

    /// The two cases, as far as the study has them.
    fn two(&self, study: &Study) -> [Option<CaseId>; 2] {
        let all: Vec<CaseId> = study.cases_in_order().iter().map(|case| case.id).collect();
        let kept = self.two.map(|one| one.filter(|id| all.contains(id)));
        let free = |other: Option<CaseId>| all.iter().copied().find(|id| Some(*id) != other);
        let first = kept[0].or_else(|| free(kept[1]));
        [first, kept[1].filter(|id| Some(*id) != first).or_else(|| free(first))]
    }
}

/// What was counted, with the names of the themes.
struct Found {
    counted: Cooccurrence,
    names: Vec<String>,
    /// Where the subtree of each theme begins and ends, in the walk of the codebook.
    trees: Vec<(usize, usize)>,
}

impl Found {
    fn of(&self, case: Option<CaseId>) -> Option<&Counted> {
        match case {
            None => Some(&self.counted.overall),
            some => self.counted.cases.iter().find(|counted| counted.case == some),
        }
    }

    fn both(&self, a: u32, b: u32) -> String {
        t!("sheets-together", one = &self.names[a as usize], other = &self.names[b as usize])
    }

    fn themes(&self, a: u32, b: u32) -> [ThemeId; 2] {
        [a, b].map(|at| self.counted.themes[at as usize])
    }

    /// One holds the passages of the other, so they are no pair.
    fn nested(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.trees[a.min(b) as usize], self.trees[a.max(b) as usize]);
        self.counted.spec.subtrees && b.0 < a.1
    }
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    if wish.form == Form::Cube {
        return cube::make(study, index, lens, wish);
    }
    if study.evidence.is_empty() {
        return Err(Lacks::of(t!("sheets-no-evidence")));
    }
    let spec = wish.spec(study);
    let counted = cooccurrence(study, index, &spec, lens).map_err(|why| Lacks::error(&why))?;
    let names = counted.themes.iter().map(|id| theme_name(study, *id)).collect();
    let trees = counted.themes.iter().map(|id| index.subtree(*id)).map(|tree| (tree.start, tree.end));
    let found = Found { trees: trees.collect(), names, counted };
    let (case, two) = (wish.case(study), wish.two(study));
    let name = |case: Option<CaseId>| {
        let case = case.and_then(|id| study.cases.get(id));
        case.map_or_else(|| t!("matrix-all-cases").to_owned(), |case| case.name.clone())
    };
    let lone = |case: Option<CaseId>| {
        if case.is_some() && found.of(case).is_none() {
            return Err(Lacks::in_lens(t!("sheets-case-without", case = name(case))));
        }
        Ok(())
    };
    if study.cases.len() < 2 && matches!(wish.form, Form::Cases | Form::Difference) {
        return Err(Lacks::of(t!("sheets-one-case")));
    }
    lone(case)?;
    if wish.form == Form::Difference {
        two.into_iter().try_for_each(lone)?;
    }
    if found.counted.overall.pairs.is_empty() {
        return Err(Lacks::in_lens(t!("sheets-none-together")));
    }
    let mut caption = vec![
        t!("sheets-unit-evidence", shown = found.counted.in_lens, of = found.counted.all),
        t!("sheets-together-where", near = bar::near_name(wish.near)),
    ];
    let empty = found.counted.overall.passages.iter().filter(|count| **count == 0).count();
    if wish.form == Form::Square && empty > 0 {
        caption.push(t!("sheets-themes-without", count = empty));
    }
    if wish.form == Form::Cases && found.counted.cases.len() < study.cases.len() {
        caption.push(t!("sheets-cases-without", count = study.cases.len() - found.counted.cases.len()));
    }
    if wish.form == Form::Square && wish.measure != Measure::Characters {
        caption.push(t!("sheets-diagonal").to_owned());
    }
    let notes = found.counted.cautions();
    let (snapshot, own) = (study.clone(), found.counted.clone());
    Ok(Made {
        board: boards::of(found, wish.form, wish.measure, case, two, &name),
        caption,
        notes,
        file: "cooccurrence",
        sheet: Box::new(move |date| statistics::cooccurrence(&snapshot, &own, date)),
    })
}
