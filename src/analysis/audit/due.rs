//! Comparisons that nobody has written yet, though the findings ask for one. Suggestions: nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_under, meet};
use crate::analysis::index::Index;
use crate::study::{CaseId, Comparison, Finding, FindingId, Polarity, Study, ThemeId};

/// Why a comparison is due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// One case helps where the other hinders: at a level that both speak of, one has only enabling findings
    /// and the other only constraining ones.
    PolarityDiffers,
    /// Findings of one direction whose written mechanisms have none in common.
    MechanismsDiffer,
    /// Both cases have findings.
    NotCompared,
}

impl Why {
    pub fn key(self) -> &'static str {
        match self {
            Self::PolarityDiffers => "polarity-differs",
            Self::MechanismsDiffer => "mechanisms-differ",
            Self::NotCompared => "not-compared",
        }
    }
}

/// Two cases with findings on a theme and no comparison of both on it, on a theme above it or below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    pub theme: ThemeId,
    pub cases: [CaseId; 2],
    /// The strongest reason.
    pub why: Why,
    /// Those of the first case, then those of the second.
    pub findings: Vec<FindingId>,
}

pub(super) fn due(study: &Study, index: &Index) -> Vec<Due> {
    let cases = index.cases.ids();
    let by_theme = findings(study, index);
    let mut out = Vec::new();
    for node in &index.walk {
        let theme = node.id;
        let Some(of) = by_theme.get(&theme) else { continue };
        let compared: Vec<&Comparison> =
            study.comparisons.iter().filter(|one| covers(index, one, theme)).collect();
        for (at, one) in cases.iter().enumerate() {
            for (to, other) in cases.iter().enumerate().skip(at + 1) {
                let shows = |comparison: &&Comparison| {
                    [one, other].iter().all(|case| comparison.shows.iter().any(|shows| shows.case == **case))
                };
                // A finding of both cases compares them already.
                let here: Vec<&Finding> = own(&of[at], *other);
                let there: Vec<&Finding> = own(&of[to], *one);
                if here.is_empty() || there.is_empty() || compared.iter().any(shows) {
                    continue;
                }
                let why = why(&here, &there);
                let findings = here.iter().chain(&there).map(|one| one.id).collect();
                out.push(Due { theme, cases: [*one, *other], why, findings });
            }
        }
    }
    out
}

fn covers(index: &Index, one: &Comparison, theme: ThemeId) -> bool {
    let near = |tag: ThemeId| is_under(index, tag, theme) || is_under(index, theme, tag);
    one.themes.iter().any(|tag| near(*tag))
}

/// The findings of each theme by case, in the order of the index, each list by number.
fn findings<'a>(study: &'a Study, index: &Index) -> BTreeMap<ThemeId, Vec<Vec<&'a Finding>>> {
    let mut all: Vec<&Finding> = study.findings.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    let mut out: BTreeMap<ThemeId, Vec<Vec<&Finding>>> = BTreeMap::new();
    for finding in all {
        for theme in &finding.themes {
            let of = out.entry(*theme).or_insert_with(|| vec![Vec::new(); index.cases.len()]);
            for case in &finding.cases {
                if let Some(list) = of.get_mut(index.cases.number(*case) as usize) {
                    list.push(finding);
                }
            }
        }
    }
    out
}

fn own<'a>(all: &[&'a Finding], other: CaseId) -> Vec<&'a Finding> {
    all.iter().copied().filter(|one| !one.cases.contains(&other)).collect()
}

fn why(here: &[&Finding], there: &[&Finding]) -> Why {
    // Findings that no level divides are held against each other as one group.
    let near =
        |one: &&Finding, others: &[&Finding]| others.iter().any(|other| meet(&one.levels, &other.levels));
    let side = |list: &[&Finding], others: &[&Finding]| -> BTreeSet<Polarity> {
        list.iter().filter(|one| near(one, others)).filter_map(|one| one.polarity).collect()
    };
    let only = |set: &BTreeSet<Polarity>, polarity| set.len() == 1 && set.contains(&polarity);
    let (one, other) = (side(here, there), side(there, here));
    let [plus, minus] = [Polarity::Enabling, Polarity::Constraining];
    if only(&one, plus) && only(&other, minus) || only(&one, minus) && only(&other, plus) {
        return Why::PolarityDiffers;
    }
    let mechanisms = |list: &[&Finding], polarity| -> BTreeSet<String> {
        let of = list.iter().filter(|one| one.polarity == Some(polarity));
        of.map(|one| one.mechanism.trim().to_lowercase()).filter(|words| !words.is_empty()).collect()
    };
    let differ = Polarity::ALL.into_iter().any(|polarity| {
        let (one, other) = (mechanisms(here, polarity), mechanisms(there, polarity));
        !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
    });
    if differ { Why::MechanismsDiffer } else { Why::NotCompared }
}
