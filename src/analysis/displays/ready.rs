//! The list of ready displays: what each is for, whose it is, and what it needs.

use super::specs::{self, Choices};
use crate::study::Study;
use crate::study::matrix::MatrixSpec;

/// How a display is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// By [`crate::analysis::matrix()`], from [`Ready::spec`].
    Matrix,
    /// By [`super::pair_sheet`].
    PairSheet,
    /// By [`super::substructed`].
    Substructed,
}

/// What of [`Choices`] a display asks for; the rest it passes over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// The main theme, the concept, or the theme of outcomes.
    Theme,
    /// An attribute by which the rows stand; without one they stand as in the study.
    RowOrder,
    /// The attribute that makes the bands.
    Attribute,
    /// Two attributes.
    Attributes,
    /// A scale or an attribute by which the cases stand.
    Outcome,
}

/// A display that the literature describes.
#[derive(Clone, Copy, Debug)]
pub struct Ready {
    /// Stable; the command line takes it.
    pub key: &'static str,
    pub name: &'static str,
    /// Two sentences: what it sets out, and how it is read.
    pub about: &'static str,
    /// Where it is described.
    pub source: &'static str,
    pub shape: Shape,
    /// With fewer cases it says little.
    pub least_cases: usize,
    pub takes: &'static [Takes],
    spec: fn(&Study, &Choices) -> Result<MatrixSpec, String>,
}

const MILES: &str = "Miles, Huberman & Saldaña";

/// All of them, in the order of a study: first to survey, then to order, then to compare.
pub static DISPLAYS: [Ready; 14] = [
    Ready {
        key: "framework-chart",
        name: "Framework chart",
        about: "One line for each case, one column for each sub-theme of a main theme, and in the cells the analyst’s summary. It is read along a line to understand a case and down a column to compare.",
        source: "Gale et al. 2013",
        shape: Shape::Matrix,
        least_cases: 2,
        takes: &[Takes::Theme, Takes::RowOrder],
        spec: specs::framework,
    },
    Ready {
        key: "conceptually-clustered",
        name: "Conceptually clustered matrix",
        about: "Cases down, themes across, with themes that belong together side by side. A line is the profile of a case; a column shows how one idea fares in all cases.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 2,
        takes: &[],
        spec: specs::clustered,
    },
    Ready {
        key: "partially-ordered",
        name: "Partially ordered meta-matrix",
        about: "The first full view: every case with the passages that tell most about each main theme, not yet reduced to words of the analyst’s own. It shows what there is before anything is ordered or rated.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 2,
        takes: &[],
        spec: specs::partially_ordered,
    },
    Ready {
        key: "case-ordered",
        name: "Case-ordered descriptive matrix",
        about: "Cases stand from high to low on an outcome or main variable, and the themes beside them. What changes from top to bottom may go with the outcome; what stays the same does not.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 3,
        takes: &[Takes::Outcome],
        spec: specs::case_ordered,
    },
    Ready {
        key: "role-ordered",
        name: "Role-ordered matrix",
        about: "A line for each actor or speaker, case by case, and in the cells what they say on each theme. It shows whether people in the same position see things alike.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 1,
        takes: &[],
        spec: specs::role_ordered,
    },
    Ready {
        key: "time-ordered",
        name: "Time-ordered matrix",
        about: "Themes down and periods across, by the dates of the sources. It shows when something is first spoken of, and what follows what.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 1,
        takes: &[],
        spec: specs::time_ordered,
    },
    Ready {
        key: "effects",
        name: "Effects matrix",
        about: "The outcomes of each case, one line an outcome, parted by whether they helped or hindered. It keeps apart what was achieved and at what price.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 1,
        takes: &[Takes::Theme],
        spec: specs::effects,
    },
    Ready {
        key: "two-variable",
        name: "Two-variable case-ordered matrix",
        about: "Cases stand in bands of one variable, and the columns are the aspects of a second one. It shows whether the second goes along with the first.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 3,
        takes: &[Takes::Attribute, Takes::Theme],
        spec: specs::two_variable,
    },
    Ready {
        key: "contrast-table",
        name: "Contrast table",
        about: "Cases side by side, with those themes only in which they differ, the greatest difference first. It is where an explanation of the difference begins.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 2,
        takes: &[Takes::Outcome],
        spec: specs::contrast,
    },
    Ready {
        key: "pair-sheet",
        name: "Pair sheet",
        about: "Every pair of cases with, theme by theme, whether they are alike, different or not to be told. It forces a look at likenesses between cases that seem unlike, and the other way round.",
        source: "Eisenhardt 1989",
        shape: Shape::PairSheet,
        least_cases: 2,
        takes: &[],
        spec: specs::pairs,
    },
    Ready {
        key: "content-analytic",
        name: "Content-analytic summary",
        about: "Each theme with the number of cases in which it occurs, however often. One talkative case can’t make a theme look common.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 3,
        takes: &[],
        spec: specs::content,
    },
    Ready {
        key: "checklist",
        name: "Checklist matrix",
        about: "The components of one concept down, cases across, and in the cells whether and how strongly each is there. It shows at a glance how complete a concept is in each case.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 1,
        takes: &[Takes::Theme],
        spec: specs::checklist,
    },
    Ready {
        key: "substructed",
        name: "Substructed table",
        about: "Two attributes crossed, with the names of the cases in the cells. It makes types of cases visible, and combinations that no case has.",
        source: MILES,
        shape: Shape::Substructed,
        least_cases: 3,
        takes: &[Takes::Attributes],
        spec: specs::substructed,
    },
    Ready {
        key: "predictor-outcome",
        name: "Predictor–outcome matrix",
        about: "Cases stand by their outcome, and the ratings of what may have led to it beside them. A predictor that falls with the outcome is worth following up; one that does not is a weak link.",
        source: MILES,
        shape: Shape::Matrix,
        least_cases: 3,
        takes: &[Takes::Outcome],
        spec: specs::predictor,
    },
];

/// The display of a key.
pub fn ready(key: &str) -> Option<&'static Ready> {
    DISPLAYS.iter().find(|one| one.key == key)
}

impl Ready {
    /// The matrix that it is in this study, or a sentence that says what the study lacks. For the two that
    /// are no matrices the specification holds their themes or attributes only.
    pub fn spec(&self, study: &Study, choices: &Choices) -> Result<MatrixSpec, String> {
        if study.cases.is_empty() {
            return Err("The study has no cases yet.".to_owned());
        }
        (self.spec)(study, choices)
    }

    /// What the study lacks, in a sentence.
    pub fn lacks(&self, study: &Study) -> Option<String> {
        self.spec(study, &Choices::default()).err()
    }

    /// Why it says little with so few cases; it can be made all the same.
    pub fn too_few(&self, study: &Study) -> Option<String> {
        let cases = study.cases.len();
        if cases >= self.least_cases {
            return None;
        }
        Some(match (self.least_cases, cases) {
            (2, _) => "With one case there is nothing to compare.".to_owned(),
            (least, 2) => {
                format!(
                    "With two cases an order or a count of cases says little; it becomes telling from {least} on."
                )
            }
            (least, _) => format!("It becomes telling from {least} cases on."),
        })
    }
}
