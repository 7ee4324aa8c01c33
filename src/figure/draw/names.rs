//! What drawings look up of a study: the hue of a theme, the place of a case.

use std::collections::BTreeMap;

use crate::study::{CaseId, Study, ThemeId};

#[derive(Clone, Debug, Default)]
pub struct Names {
    hues: BTreeMap<ThemeId, usize>,
    cases: BTreeMap<CaseId, usize>,
}

impl Names {
    /// A theme has its own hue, or that of the top-level theme it is under, as in the window.
    pub fn of(study: &Study) -> Self {
        let mut names = Self::default();
        let (mut top, mut hue) = (0, 0);
        for node in study.theme_walk() {
            let own = study.themes.get(node.id).and_then(|theme| theme.hue).map(usize::from);
            if node.depth == 0 {
                hue = own.unwrap_or(top);
                top += 1;
            }
            names.hues.insert(node.id, own.unwrap_or(hue));
        }
        names.cases = study.cases_in_order().iter().enumerate().map(|(at, case)| (case.id, at)).collect();
        names
    }

    pub fn hue(&self, theme: ThemeId) -> usize {
        self.hues.get(&theme).copied().unwrap_or(0)
    }

    pub fn case(&self, case: CaseId) -> usize {
        self.cases.get(&case).copied().unwrap_or(0)
    }
}
