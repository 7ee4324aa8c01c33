//! Theme × level × case has three faces; each is a matrix within a lens.

use crate::analysis::lens::Lens;
use crate::analysis::matrix::{Dimension, MatrixSpec};
use crate::study::{CaseId, LevelId, ThemeId};

/// The cube cut at a case (theme × level there), at a level (theme × case there), and at a theme, with
/// those below it (level × case there). `None` cuts nowhere: that face is the sum over all.
pub fn cube(
    lens: &Lens,
    case: Option<CaseId>,
    level: Option<LevelId>,
    theme: Option<ThemeId>,
) -> [(MatrixSpec, Lens); 3] {
    let themes = Dimension::Theme { depth: None };
    let face = |rows: Dimension, columns: Dimension| MatrixSpec {
        rows: vec![rows],
        columns: vec![columns],
        show_missing: true,
        ..MatrixSpec::default()
    };
    let mut cut = [lens.clone(), lens.clone(), lens.clone()];
    if let Some(case) = case {
        cut[0].cases = [case].into();
    }
    if let Some(level) = level {
        cut[1].levels = [level].into();
        cut[1].without_level = false;
    }
    if let Some(theme) = theme {
        cut[2].themes = [theme].into();
    }
    let [by_case, by_level, by_theme] = cut;
    [
        (face(themes, Dimension::Level), by_case),
        (face(themes, Dimension::Case), by_level),
        (face(Dimension::Level, Dimension::Case), by_theme),
    ]
}
