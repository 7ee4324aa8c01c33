//! How often each theme is used, by case and by level, as far as the lens shows. Counted once for a
//! revision and a lens.

use crate::analysis::{Filter, Index, Lens, counts_per_theme};
use crate::session::Session;

/// Counts of the themes in the order of the codebook.
#[derive(Default)]
pub struct Counts {
    pub total: Vec<u32>,
    pub cases: Vec<Vec<u32>>,
    pub levels: Vec<Vec<u32>>,
    /// How many records the lens shows, of how many.
    pub shown: usize,
    pub all: usize,
}

#[derive(Default)]
pub struct Cache {
    of: Option<(u64, Lens)>,
    counts: Counts,
}

impl Cache {
    pub fn get(&mut self, session: &Session) -> &Counts {
        let now = (session.study().revision(), &session.lens);
        if self.of.as_ref().is_none_or(|(revision, lens)| (*revision, lens) != now) {
            self.of = Some((now.0, session.lens.clone()));
            self.counts = count(&session.index(), &session.lens);
        }
        &self.counts
    }
}

fn count(index: &Index, lens: &Lens) -> Counts {
    let all = index.evidence.len;
    if lens.is_everything() {
        let counts = counts_per_theme(index);
        let themes = 0..index.themes.len();
        return Counts {
            cases: themes.clone().map(|theme| counts.by_case(theme).to_vec()).collect(),
            levels: themes.map(|theme| counts.by_level(theme).to_vec()).collect(),
            total: counts.total,
            shown: all,
            all,
        };
    }
    let filter = Filter::new(index, lens);
    let seen: Vec<bool> = (0..all).map(|row| filter.passes(&index.evidence, row)).collect();
    let mut counts = Counts { shown: seen.iter().filter(|seen| **seen).count(), all, ..Counts::default() };
    for theme in index.themes.ids() {
        let rows: Vec<usize> = index
            .evidence_under(*theme)
            .into_iter()
            .map(|row| row as usize)
            .filter(|row| seen[*row])
            .collect();
        let mut cases = vec![0; index.cases.len()];
        let mut levels = vec![0; index.levels.len()];
        for row in &rows {
            index.evidence.cases.of(*row).iter().for_each(|case| cases[*case as usize] += 1);
            index.evidence.levels.of(*row).iter().for_each(|level| levels[*level as usize] += 1);
        }
        counts.total.push(rows.len() as u32);
        counts.cases.push(cases);
        counts.levels.push(levels);
    }
    counts
}
