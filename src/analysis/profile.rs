//! What each case shows at each level, and in which direction: the numbers of a level profile, with the
//! records behind them.

use super::filter::Filter;
use super::index::Index;
use super::lens::Lens;
use super::numbers::NONE;
use crate::study::{AnyId, CaseId, LevelId};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Counted {
    Evidence,
    #[default]
    Findings,
}

/// Level × polarity for each case. A record of several levels or cases stands in each of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// The bands of every case, top first; `None` is records without a level, where there are such.
    pub levels: Vec<Option<LevelId>>,
    pub cases: Vec<CaseProfile>,
    /// Records within the lens; of them those of several cases, and of several levels.
    pub in_lens: usize,
    pub several_cases: usize,
    pub several_levels: usize,
    /// Records of the study.
    pub all: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseProfile {
    pub case: CaseId,
    /// Records of the case, each once.
    pub records: Mix,
    /// One for each of `Profile::levels`.
    pub bands: Vec<Mix>,
}

/// Records by polarity: enabling, constraining, mixed, none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mix(pub [Vec<AnyId>; 4]);

impl Mix {
    pub fn counts(&self) -> [usize; 4] {
        [0, 1, 2, 3].map(|at| self.0[at].len())
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, in the order enabling, constraining, mixed, none.
    pub fn all(&self) -> Vec<AnyId> {
        self.0.concat()
    }
}

/// Counts a study by case, level and polarity.
pub fn profile(index: &Index, lens: &Lens, counted: Counted) -> Profile {
    let filter = Filter::new(index, lens);
    let findings = counted == Counted::Findings;
    let items = if findings { &index.findings } else { &index.evidence };
    let id = |row: usize| {
        if findings { AnyId::Finding(index.finding_id(row)) } else { AnyId::Evidence(index.evidence_id(row)) }
    };
    let shown = |field, count: usize| -> Vec<u32> {
        (0..count as u32).filter(|number| filter.allows(field, *number)).collect()
    };
    let levels = shown(super::Field::Level, index.levels.len());
    let cases = shown(super::Field::Case, index.cases.len());
    let band = |number: u32| levels.iter().position(|level| *level == number);
    let empty = |case: &u32| CaseProfile {
        case: index.cases.ids()[*case as usize],
        records: Mix::default(),
        bands: vec![Mix::default(); levels.len() + 1],
    };
    let mut out = Profile { cases: cases.iter().map(empty).collect(), all: items.len, ..Profile::default() };
    for row in (0..items.len).filter(|row| filter.passes(items, *row)) {
        out.in_lens += 1;
        let place = items.mix_place(row);
        let of_cases = items.cases.of(row);
        out.several_cases += usize::from(of_cases.len() > 1);
        let of_levels = items.levels.of(row);
        let bands: Vec<usize> = if of_levels.is_empty() {
            vec![levels.len()]
        } else {
            of_levels.iter().filter(|level| **level != NONE).filter_map(|level| band(*level)).collect()
        };
        out.several_levels += usize::from(bands.len() > 1);
        for case in of_cases {
            let Some(at) = cases.iter().position(|number| number == case) else { continue };
            let case = &mut out.cases[at];
            case.records.0[place].push(id(row));
            for band in &bands {
                case.bands[*band].0[place].push(id(row));
            }
        }
    }
    out.levels = levels.iter().map(|level| Some(index.levels.ids()[*level as usize])).collect();
    if out.cases.iter().any(|case| !case.bands[levels.len()].is_empty()) {
        out.levels.push(None);
    } else {
        for case in &mut out.cases {
            case.bands.truncate(levels.len());
        }
    }
    out
}
