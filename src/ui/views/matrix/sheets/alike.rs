//! Similarity of cases: how alike they are, what makes them so, and which pairs are worth a closer look
//! for an outcome.

mod bar;
mod boards;
mod outcome;

pub use bar::bar;

use super::board::{Lacks, Made, Of as Looked, once};
use crate::analysis::search::called;
use crate::analysis::similarity::{Feature, Measure, Of, Outcome, SimilaritySpec, similarity};
use crate::analysis::{CellKind, Index, Lens, theme_name};
use crate::export::statistics;
use crate::study::{AnyId, CaseId, Study};
use crate::t;

/// How the numbers are set out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Form {
    /// A line for each pair of cases, with what makes it so.
    #[default]
    Pairs,
    /// Cases by cases.
    Square,
    /// Most similar pairs with different outcomes, most different ones with the same.
    Outcome,
}

/// What of the similarity of cases is asked for. To begin with, it is what the command line gives.
#[derive(Clone, PartialEq)]
pub struct Wish {
    pub form: Form,
    pub of: Of,
    pub measure: Measure,
    pub top: bool,
    /// A theme has the passages of those below it.
    pub below: bool,
    pub per_thousand: bool,
    pub outcome: Option<Outcome>,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            form: Form::Pairs,
            of: Of::Themes,
            measure: Measure::Jaccard,
            top: false,
            below: true,
            per_thousand: false,
            outcome: None,
        }
    }
}

impl Wish {
    fn depth(&self) -> Option<u16> {
        self.top.then_some(0)
    }

    fn spec(&self) -> SimilaritySpec {
        SimilaritySpec {
            of: self.of,
            measure: self.measure,
            depth: self.depth(),
            subtrees: self.below,
            per_thousand: self.per_thousand,
        }
    }
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    if study.cases.len() < 2 {
        return Err(Lacks::of(t!("sheets-one-case")));
    }
    let attributes = wish.of == Of::Attributes;
    if attributes && study.attributes.is_empty() {
        return Err(Lacks::of(t!("sheets-no-attributes")));
    }
    if !attributes && study.themes.is_empty() {
        return Err(Lacks::of(t!("sheets-no-codebook")));
    }
    if wish.form == Form::Outcome {
        return outcome::make(study, index, lens, wish);
    }
    let found = similarity(study, index, &wish.spec(), lens).map_err(|why| Lacks::error(&why))?;
    if found.described.cases.len() < 2 {
        return Err(Lacks::in_lens(t!("sheets-one-case")));
    }
    if found.described.features.is_empty() {
        return Err(Lacks::in_lens(t!("sheets-no-themes")));
    }
    let cases = found.described.cases.len();
    let pairs = cases * (cases - 1) / 2;
    let ranked = found.ranked().len();
    if ranked == 0 {
        return Err(Lacks::of(t!("sheets-nothing-known")));
    }
    let features = found.described.features.len();
    let unit = if attributes {
        t!("sheets-unit-by-attributes", pairs = ranked, of = pairs, features = features)
    } else {
        t!("sheets-unit-by-themes", pairs = ranked, of = pairs, features = features)
    };
    let scale = if wish.measure.is_distance() { t!("sheets-distance") } else { t!("sheets-likeness") };
    let named = t!("sheets-measured", measure = bar::measure_name(wish.measure), scale = scale);
    let mut caption = vec![unit, bar::described(wish), named];
    let sheet = statistics::similarity(study, &found, "");
    // The tree of more than two cases is told there.
    let notes = sheet.notes;
    caption.retain(|sentence| !sentence.is_empty());
    let names: Vec<String> = found.described.cases.iter().map(|id| called(study, AnyId::Case(*id))).collect();
    let features = found.described.features.iter().map(|one| feature(study, *one)).collect();
    let (snapshot, own) = (study.clone(), found.clone());
    Ok(Made {
        board: boards::of(found, wish.form, names, features),
        caption,
        notes,
        file: "similarity",
        sheet: Box::new(move |date| statistics::similarity(&snapshot, &own, date)),
    })
}

fn feature(study: &Study, feature: Feature) -> String {
    match feature {
        Feature::Theme(id) => theme_name(study, id),
        Feature::Attribute(id) => study.attributes.get(id).map_or_else(String::new, |one| one.name.clone()),
    }
}

/// The evidence of some features in some cases; attributes have none.
fn behind(of: &Looked<'_>, features: &[Feature], below: bool, cases: &[CaseId]) -> Vec<AnyId> {
    let themes =
        features.iter().filter_map(|one| if let Feature::Theme(id) = one { Some(*id) } else { None });
    let all = themes.flat_map(|theme| {
        cases.iter().flat_map(move |case| of.theme(CellKind::Evidence, theme, below, Some(*case)))
    });
    once(all)
}

/// The names of some of the features, with commas; `None` where there are none.
fn listed(what: &str, names: &[String], places: &[usize]) -> Option<(String, String)> {
    if places.is_empty() {
        return None;
    }
    let listed: Vec<&str> = places.iter().map(|at| names[*at].as_str()).collect();
    Some((t!("sheets-so-many", what = what, count = places.len()), listed.join(", ")))
}
