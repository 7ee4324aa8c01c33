//! Diverging blocks: the level profile of each case, and the cases held against each other.

use crate::analysis::{Mix, Profile};
use crate::study::{CaseId, LevelId, Study};

/// Panels of rows of blocks, all on one scale. One block is one record: constraining left of the axis,
/// enabling right, mixed astride it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Diverging {
    pub panels: Vec<Panel>,
    /// Room that the longest row of all panels needs left and right of the axis, in blocks.
    pub left: f32,
    pub right: f32,
    pub in_lens: usize,
    pub all: usize,
    pub several_cases: usize,
    pub several_levels: usize,
}

/// One panel: a case, or all cases together where `case` is `None`.
#[derive(Clone, PartialEq, Debug)]
pub struct Panel {
    pub case: Option<CaseId>,
    pub label: String,
    /// Records of the panel, each once: its denominator.
    pub total: usize,
    pub rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub label: String,
    pub level: Option<LevelId>,
    pub case: Option<CaseId>,
    pub mix: Mix,
}

impl Diverging {
    /// A panel for each case, a row for each level.
    pub fn by_level(study: &Study, profile: &Profile, no_level: &str) -> Self {
        let label = |level: Option<LevelId>| {
            level.and_then(|id| study.levels.get(id)).map_or_else(|| no_level.to_owned(), |l| l.name.clone())
        };
        let panels = profile
            .cases
            .iter()
            .map(|case| Panel {
                case: Some(case.case),
                label: case_name(study, case.case),
                total: case.records.len(),
                rows: profile
                    .levels
                    .iter()
                    .zip(&case.bands)
                    .map(|(level, mix)| Row {
                        label: label(*level),
                        level: *level,
                        case: Some(case.case),
                        mix: mix.clone(),
                    })
                    .collect(),
            })
            .collect();
        Self::new(profile, panels)
    }

    /// One panel with a row for each case.
    pub fn by_case(study: &Study, profile: &Profile) -> Self {
        let rows: Vec<Row> = profile
            .cases
            .iter()
            .map(|case| Row {
                label: case_name(study, case.case),
                level: None,
                case: Some(case.case),
                mix: case.records.clone(),
            })
            .collect();
        Self::new(profile, vec![Panel { case: None, label: String::new(), total: profile.in_lens, rows }])
    }

    fn new(profile: &Profile, panels: Vec<Panel>) -> Self {
        let (mut left, mut right) = (1.0_f32, 1.0_f32);
        for row in panels.iter().flat_map(|panel| &panel.rows) {
            let [enabling, constraining, mixed, _] = row.mix.counts();
            left = left.max(constraining as f32 + mixed as f32 / 2.0);
            right = right.max(enabling as f32 + mixed as f32 / 2.0);
        }
        Self {
            panels,
            left,
            right,
            in_lens: profile.in_lens,
            all: profile.all,
            several_cases: profile.several_cases,
            several_levels: profile.several_levels,
        }
    }

    /// Counts at which the scale is marked, from the axis outwards: round steps, four to a side at most.
    pub fn ticks(&self) -> Vec<usize> {
        let most = self.left.max(self.right).ceil() as usize;
        let step = round_step(most);
        (0..=most).step_by(step).collect()
    }
}

fn round_step(most: usize) -> usize {
    let mut unit = 1;
    loop {
        for step in [unit, unit * 2, unit * 5] {
            if most <= step * 4 || most <= 3 {
                return step;
            }
        }
        unit *= 10;
    }
}

fn case_name(study: &Study, case: CaseId) -> String {
    study.cases.get(case).map_or_else(String::new, |case| case.name.clone())
}
