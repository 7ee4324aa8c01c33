//! Pair sheets: for every two cases, theme by theme, whether they are the same (Eisenhardt 1989).

use super::features::{cases_within, counts_of, presence, themes_within};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::Field;
use crate::analysis::lens::Lens;
use crate::study::{CaseId, Study, ThemeId};

/// What is compared of a theme.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum By {
    #[default]
    Presence,
    Polarity,
}

/// How a theme stands in a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    Absent,
    Present,
    /// All its passages with a polarity have this one.
    Enabling,
    Constraining,
    /// Some have the one, some the other, or a passage has both.
    Mixed,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    Same,
    Different,
    /// Of one of the two, or of both.
    Unknown,
}

/// A state of each theme in each case; the sheet of two cases is read off it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PairSheets {
    pub by: By,
    pub cases: Vec<CaseId>,
    /// In the order of the codebook.
    pub themes: Vec<ThemeId>,
    /// Case by case; `None` where it is not known.
    pub states: Vec<Vec<Option<State>>>,
    /// Of each theme, the pairs of cases that are the same, different, not known.
    pub pairs: Vec<[u32; 3]>,
    /// Places of themes, those that tell most pairs apart first.
    pub order: Vec<usize>,
}

impl PairSheets {
    pub fn verdict(&self, theme: usize, one: usize, other: usize) -> Verdict {
        verdict(self.states[one][theme], self.states[other][theme])
    }

    /// Themes of two cases by verdict: same, different, not known; each in the order of the sheet.
    pub fn sheet(&self, one: usize, other: usize) -> [Vec<usize>; 3] {
        let mut out: [Vec<usize>; 3] = Default::default();
        for theme in &self.order {
            out[self.verdict(*theme, one, other) as usize].push(*theme);
        }
        out
    }
}

fn verdict(one: Option<State>, other: Option<State>) -> Verdict {
    match (one, other) {
        (Some(one), Some(other)) if one == other => Verdict::Same,
        (Some(_), Some(_)) => Verdict::Different,
        _ => Verdict::Unknown,
    }
}

/// Makes the sheets of all pairs. A theme holds the passages of those below it.
pub fn pair_sheets(study: &Study, index: &Index, lens: &Lens, depth: Option<u16>, by: By) -> PairSheets {
    let filter = Filter::new(index, lens);
    let cases = cases_within(index, &filter);
    let themes = themes_within(index, &filter, depth);
    let states = match by {
        By::Presence => {
            let counts = counts_of(index, &filter, &cases, &themes, true);
            let there = presence(study, index, &cases, &themes, &counts);
            let state = |there: bool| if there { State::Present } else { State::Absent };
            there.iter().map(|line| line.iter().map(|there| there.map(state)).collect()).collect()
        }
        By::Polarity => {
            let of = |theme: &ThemeId| polarity_states(index, &filter, &cases, *theme);
            let by_theme: Vec<Vec<Option<State>>> = themes.iter().map(of).collect();
            (0..cases.len()).map(|case| by_theme.iter().map(|states| states[case]).collect()).collect()
        }
    };
    sheets_of(by, cases, themes, states)
}

/// The same from states that are known already.
fn sheets_of(
    by: By,
    cases: Vec<CaseId>,
    themes: Vec<ThemeId>,
    states: Vec<Vec<Option<State>>>,
) -> PairSheets {
    let mut pairs = vec![[0; 3]; themes.len()];
    for one in 0..states.len() {
        for other in one + 1..states.len() {
            for (theme, pairs) in pairs.iter_mut().enumerate() {
                pairs[verdict(states[one][theme], states[other][theme]) as usize] += 1;
            }
        }
    }
    let mut order: Vec<usize> = (0..themes.len()).collect();
    order.sort_by_key(|theme| (std::cmp::Reverse(pairs[*theme][1]), *theme));
    PairSheets { by, cases, themes, states, pairs, order }
}

/// The polarity of a theme in each case, those below it included; `None` without a passage that has one.
pub(super) fn polarity_states(
    index: &Index,
    filter: &Filter,
    cases: &[CaseId],
    theme: ThemeId,
) -> Vec<Option<State>> {
    let mut seen = vec![[false; 3]; index.cases.len()];
    let inside = index.subtree(theme).filter(|number| filter.allows(Field::Theme, *number as u32));
    for row in inside.flat_map(|number| index.evidence_with(number)).map(|row| *row as usize) {
        if let [case] = index.evidence.cases.of(row)
            && let Some(seen) = seen[*case as usize].get_mut(index.evidence.mix_place(row))
            && filter.passes(&index.evidence, row)
        {
            *seen = true;
        }
    }
    let state = |case: &CaseId| match seen[index.cases.number(*case) as usize] {
        [false, false, false] => None,
        [true, false, false] => Some(State::Enabling),
        [false, true, false] => Some(State::Constraining),
        _ => Some(State::Mixed),
    };
    cases.iter().map(state).collect()
}
