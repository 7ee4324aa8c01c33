//! Pairs of cases after Mill, Przeworski and Teune: as alike as can be with different outcomes, or as
//! different as can be with the same one.
//!
//! How far apart two cases are is in how many conditions they differ. Where conditions are not known the
//! worst is taken: for a pair that is to be alike they count as different, for a pair that is to be
//! different they count as the same.

use super::Feature;
use super::features::{attribute_codes, cases_within, counts_of, polarity_states, presence, themes_within};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::study::{AttributeId, CaseId, Polarity, Study, ThemeId};

/// What is to be explained.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    Attribute(AttributeId),
    Presence(ThemeId),
    Polarity(ThemeId),
}

/// What it may be explained by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Conditions {
    /// Themes, there or not, down to a depth.
    Themes {
        depth: Option<u16>,
    },
    Attributes,
}

/// Two cases, by their places, and the conditions that they differ in, share, or that are not known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SystemPair {
    pub cases: [usize; 2],
    pub differing: Vec<usize>,
    pub same: Vec<usize>,
    pub unknown: Vec<usize>,
}

/// Conditions that are the same in all cases of one outcome.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Agreement {
    pub outcome: u32,
    pub cases: Vec<usize>,
    pub shared: Vec<usize>,
    /// Of those, the ones that no case of another outcome has in the same way.
    pub only_here: Vec<usize>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Systems {
    /// Pairs with different outcomes, the most alike first.
    pub similar: Vec<SystemPair>,
    /// Pairs with the same outcome, the most different first.
    pub different: Vec<SystemPair>,
    /// For every outcome that at least two cases have.
    pub agreements: Vec<Agreement>,
}

/// Finds the pairs. `outcomes` has a number for each case, `conditions` a line of numbers; equal numbers
/// are the same, `None` is not known. Cases without an outcome are in no pair.
pub fn systems(outcomes: &[Option<u32>], conditions: &[Vec<Option<u32>>]) -> Systems {
    let mut out = Systems::default();
    for one in 0..outcomes.len() {
        for other in one + 1..outcomes.len() {
            let (Some(first), Some(second)) = (outcomes[one], outcomes[other]) else { continue };
            let mut pair = SystemPair { cases: [one, other], ..SystemPair::default() };
            for (at, values) in conditions[one].iter().zip(&conditions[other]).enumerate() {
                match values {
                    (Some(a), Some(b)) if a == b => &mut pair.same,
                    (Some(_), Some(_)) => &mut pair.differing,
                    _ => &mut pair.unknown,
                }
                .push(at);
            }
            if first == second { out.different.push(pair) } else { out.similar.push(pair) }
        }
    }
    out.similar.sort_by_key(|pair| (pair.differing.len() + pair.unknown.len(), pair.cases));
    out.different
        .sort_by_key(|pair| (std::cmp::Reverse(pair.differing.len()), pair.unknown.len(), pair.cases));
    let mut known: Vec<u32> = outcomes.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    for outcome in known {
        let with = |wanted: bool| {
            let fits = move |at: &usize| outcomes[*at].is_some_and(|own| (own == outcome) == wanted);
            (0..outcomes.len()).filter(fits).collect::<Vec<usize>>()
        };
        let (cases, others) = (with(true), with(false));
        if cases.len() < 2 {
            continue;
        }
        let value = |at: usize| conditions[cases[0]][at];
        let shared: Vec<usize> = (0..conditions[cases[0]].len())
            .filter(|at| {
                value(*at).is_some() && cases.iter().all(|case| conditions[*case][*at] == value(*at))
            })
            .collect();
        let apart = |at: &usize| {
            others.iter().all(|case| conditions[*case][*at].is_some() && conditions[*case][*at] != value(*at))
        };
        let only_here = shared.iter().copied().filter(|at| !others.is_empty() && apart(at)).collect();
        out.agreements.push(Agreement { outcome, cases, shared, only_here });
    }
    out
}

impl Systems {
    /// The pairs with different outcomes that no other is more alike than.
    pub fn most_similar(&self) -> &[SystemPair] {
        leading(&self.similar, |pair| pair.differing.len() + pair.unknown.len())
    }

    /// The pairs with the same outcome that no other is more different than.
    pub fn most_different(&self) -> &[SystemPair] {
        leading(&self.different, |pair| pair.differing.len())
    }
}

fn leading(pairs: &[SystemPair], far: impl Fn(&SystemPair) -> usize) -> &[SystemPair] {
    let first = pairs.first().map(&far);
    &pairs[..pairs.iter().take_while(|pair| Some(far(pair)) == first).count()]
}

impl SystemPair {
    /// What must be said of a pair with different outcomes.
    pub fn warnings_if_similar(&self) -> Vec<String> {
        let mut out = Vec::new();
        match self.differing.len() {
            0 => out.push("No known condition differs, so what makes the outcomes differ is not among them.".to_owned()),
            1 => out.push(
                "One condition differs; it may still need others that both cases share in order to matter.".to_owned(),
            ),
            many => out.push(format!(
                "{many} conditions differ, so none of them is singled out; they may also matter only together."
            )),
        }
        out.extend(self.unknown_warning());
        out
    }

    /// What must be said of a pair with the same outcome.
    pub fn warnings_if_different(&self) -> Vec<String> {
        let mut out = Vec::new();
        match self.same.len() {
            0 => out.push("The cases share no known condition; each may have a way of its own to the outcome.".to_owned()),
            1 => out.push(
                "One condition is shared; the outcome may still have another cause in each case.".to_owned(),
            ),
            many => out.push(format!(
                "{many} conditions are shared, so none of them is singled out; they may also matter only together."
            )),
        }
        out.extend(self.unknown_warning());
        out
    }

    fn unknown_warning(&self) -> Option<String> {
        let say = |count: usize| match count {
            1 => "1 condition is not known of both cases.".to_owned(),
            count => format!("{count} conditions are not known of both cases."),
        };
        (!self.unknown.is_empty()).then(|| say(self.unknown.len()))
    }
}

/// The pairs of a study.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SystemsOf {
    pub cases: Vec<CaseId>,
    /// The outcome of each case in words, by its number in [`Systems`].
    pub outcomes: Vec<Option<u32>>,
    pub outcome_words: Vec<String>,
    pub conditions: Vec<Feature>,
    pub found: Systems,
}

/// Finds the pairs of a study. The outcome, and themes above and below it, are no conditions of it.
pub fn systems_of(
    study: &Study,
    index: &Index,
    lens: &Lens,
    outcome: Outcome,
    conditions: Conditions,
) -> SystemsOf {
    let filter = Filter::new(index, lens);
    let cases = cases_within(index, &filter);
    let there = |themes: &[ThemeId]| {
        let counts = counts_of(index, &filter, &cases, themes, true);
        presence(study, index, &cases, themes, &counts)
    };
    let (outcomes, outcome_words) = match outcome {
        Outcome::Attribute(attribute) => {
            let coded = attribute_codes(study, &cases, attribute);
            (coded.codes, coded.words)
        }
        Outcome::Presence(theme) => {
            let codes = there(&[theme]).iter().map(|line| line[0].map(u32::from)).collect();
            (codes, vec!["absent".to_owned(), "present".to_owned()])
        }
        Outcome::Polarity(theme) => {
            let labels = &study.front().polarity_labels;
            let words = Polarity::ALL.map(|polarity| labels.get(polarity).to_owned());
            let code = |polarity: &Option<Polarity>| polarity.map(|polarity| polarity as u32);
            (polarity_states(index, &filter, &cases, theme).iter().map(code).collect(), words.to_vec())
        }
    };
    let (features, values): (Vec<Feature>, Vec<Vec<Option<u32>>>) = match conditions {
        Conditions::Themes { depth } => {
            let mut themes = themes_within(index, &filter, depth);
            if let Outcome::Presence(theme) | Outcome::Polarity(theme) = outcome {
                let (own, at) = (index.subtree(theme), index.themes.number(theme) as usize);
                themes.retain(|other| {
                    let number = index.themes.number(*other) as usize;
                    !own.contains(&number) && !index.subtree(*other).contains(&at)
                });
            }
            let lines = there(&themes);
            let codes = |line: &Vec<Option<bool>>| line.iter().map(|there| there.map(u32::from)).collect();
            (themes.into_iter().map(Feature::Theme).collect(), lines.iter().map(codes).collect())
        }
        Conditions::Attributes => {
            let ids: Vec<AttributeId> = study
                .attributes_in_order()
                .iter()
                .map(|attribute| attribute.id)
                .filter(|id| outcome != Outcome::Attribute(*id))
                .collect();
            let coded: Vec<_> = ids.iter().map(|id| attribute_codes(study, &cases, *id).codes).collect();
            let line = |case: usize| coded.iter().map(|codes| codes[case]).collect();
            (ids.into_iter().map(Feature::Attribute).collect(), (0..cases.len()).map(line).collect())
        }
    };
    let found = systems(&outcomes, &values);
    SystemsOf { cases, outcomes, outcome_words, conditions: features, found }
}
