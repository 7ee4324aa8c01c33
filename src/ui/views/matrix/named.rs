//! The display that is shown under its name: a ready one, or one that the study keeps.

use crate::analysis::displays::{Choices, Ready};
use crate::analysis::{MatrixSpec, Measure, settled};
use crate::study::{Display, DisplayId, Study};
use crate::t;

use super::sheets::Shown;

#[derive(Clone, Debug)]
pub enum Named {
    Ready {
        ready: &'static Ready,
        choices: Choices,
        /// What it asked for when it was chosen.
        made: Box<MatrixSpec>,
    },
    /// May be gone from the study, and come back when the deletion is taken back.
    Kept(DisplayId),
}

/// What is asked for in the menu of displays, or by a command.
#[derive(Clone, Debug)]
pub enum Ask {
    /// The matrix that the view opens with.
    First,
    Ready(&'static Ready, Choices),
    /// A display that is no matrix.
    Sheet(Shown),
    Kept(DisplayId),
    /// Keep what is shown under a new name.
    Keep,
    /// Keep the changes under the name it has.
    Save,
    /// Another name or note.
    Rename,
    Delete,
}

impl Named {
    pub fn kept<'a>(&self, study: &'a Study) -> Option<&'a Display> {
        match self {
            Self::Kept(id) => study.displays.get(*id),
            Self::Ready { .. } => None,
        }
    }

    pub fn ready(&self) -> Option<&'static Ready> {
        match self {
            Self::Ready { ready, .. } => Some(ready),
            Self::Kept(_) => None,
        }
    }

    /// `None` where a kept one is no longer in the study.
    pub fn name<'a>(&self, study: &'a Study) -> Option<&'a str> {
        match self {
            Self::Ready { ready, .. } => Some(name(ready.key)),
            Self::Kept(_) => self.kept(study).map(|display| display.name.as_str()),
        }
    }

    /// Whether what is shown is not what the display asks for any more.
    pub fn changed(&self, study: &Study, shown: &MatrixSpec) -> bool {
        let asked = match self {
            Self::Ready { made, .. } => Some(&**made),
            Self::Kept(_) => self.kept(study).map(|display| &display.spec),
        };
        asked.is_some_and(|asked| fit(study, asked).0 != *shown)
    }
}

/// A specification as it can be shown: without what is no longer in the study, of which there is a
/// sentence each, and without a measure of what is no count.
pub fn fit(study: &Study, spec: &MatrixSpec) -> (MatrixSpec, Vec<String>) {
    let (mut spec, gone) = settled(study, spec);
    if !spec.cell.is_count() {
        spec.measure = Measure::Raw;
    }
    (spec, gone)
}

/// The name of a ready display; that of an unknown one is its key.
pub fn name(key: &'static str) -> &'static str {
    match key {
        "framework-chart" => t!("display-framework-chart"),
        "conceptually-clustered" => t!("display-conceptually-clustered"),
        "partially-ordered" => t!("display-partially-ordered"),
        "case-ordered" => t!("display-case-ordered"),
        "role-ordered" => t!("display-role-ordered"),
        "time-ordered" => t!("display-time-ordered"),
        "effects" => t!("display-effects"),
        "two-variable" => t!("display-two-variable"),
        "contrast-table" => t!("display-contrast-table"),
        "pair-sheet" => t!("display-pair-sheet"),
        "content-analytic" => t!("display-content-analytic"),
        "checklist" => t!("display-checklist"),
        "substructed" => t!("display-substructed"),
        "predictor-outcome" => t!("display-predictor-outcome"),
        other => other,
    }
}

/// What a ready display sets out, and how it is read.
pub fn about(key: &'static str) -> &'static str {
    match key {
        "framework-chart" => t!("display-framework-chart-about"),
        "conceptually-clustered" => t!("display-conceptually-clustered-about"),
        "partially-ordered" => t!("display-partially-ordered-about"),
        "case-ordered" => t!("display-case-ordered-about"),
        "role-ordered" => t!("display-role-ordered-about"),
        "time-ordered" => t!("display-time-ordered-about"),
        "effects" => t!("display-effects-about"),
        "two-variable" => t!("display-two-variable-about"),
        "contrast-table" => t!("display-contrast-table-about"),
        "pair-sheet" => t!("display-pair-sheet-about"),
        "content-analytic" => t!("display-content-analytic-about"),
        "checklist" => t!("display-checklist-about"),
        "substructed" => t!("display-substructed-about"),
        "predictor-outcome" => t!("display-predictor-outcome-about"),
        _ => "",
    }
}
