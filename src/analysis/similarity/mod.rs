//! How alike cases are, what makes them so, and which pairs are worth a closer look.
//!
//! Cases are described by features: themes that are there or not, how often they are there, or
//! attributes. Of two cases every feature falls into a field of the four-field table: both have it (a),
//! the one only (b), the other only (c), neither (d); or it is not known of one of them and left out.

mod features;
mod systems;

pub(super) use features::presence;
pub use systems::{Agreement, Conditions, Outcome, SystemPair, Systems, SystemsOf, systems, systems_of};

use super::cluster::{Dendrogram, average_linkage};
use super::index::Index;
use super::lens::Lens;
use crate::study::{AttributeId, CaseId, Study, ThemeId};

/// What cases are described by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Of {
    /// Themes, there or not.
    #[default]
    Themes,
    /// Passages of each theme.
    Frequencies,
    /// Values of attributes.
    Attributes,
}

/// How likeness is put in a number. Four fields: a both, b and c one only, d neither.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Measure {
    /// (a + d) ÷ (a + b + c + d).
    SimpleMatching,
    /// a ÷ (a + b + c): what both lack makes nobody alike.
    #[default]
    Jaccard,
    /// 2a ÷ (2a + b + c).
    Dice,
    /// a ÷ (a + b + c + d).
    RussellRao,
    /// Cosine of the angle between two cases, of presence or of frequencies.
    Cosine,
    /// Distance of the profiles of two cases, rare themes weighing more; as in correspondence analysis.
    ChiSquare,
    /// Root of the summed squares of the differences of frequencies.
    Euclidean,
    /// Sum of the differences of frequencies.
    CityBlock,
}

impl Measure {
    pub const ALL: [Self; 8] = [
        Self::SimpleMatching,
        Self::Jaccard,
        Self::Dice,
        Self::RussellRao,
        Self::Cosine,
        Self::ChiSquare,
        Self::Euclidean,
        Self::CityBlock,
    ];

    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::SimpleMatching => "simple-matching",
            Self::Jaccard => "jaccard",
            Self::Dice => "dice",
            Self::RussellRao => "russell-rao",
            Self::Cosine => "cosine",
            Self::ChiSquare => "chi-square",
            Self::Euclidean => "euclidean",
            Self::CityBlock => "city-block",
        }
    }

    /// Whether 0 is alike and there is no upper end; else 1 is alike and 0 is not.
    pub fn is_distance(self) -> bool {
        matches!(self, Self::ChiSquare | Self::Euclidean | Self::CityBlock)
    }

    /// Whether it depends on how much was said, and not on shares only.
    fn needs_equal_lengths(self) -> bool {
        matches!(self, Self::Euclidean | Self::CityBlock)
    }

    fn takes(self, of: Of) -> bool {
        match self {
            Self::SimpleMatching | Self::Jaccard | Self::Dice | Self::RussellRao => of != Of::Frequencies,
            Self::Cosine => of != Of::Attributes,
            Self::ChiSquare | Self::Euclidean | Self::CityBlock => of == Of::Frequencies,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SimilaritySpec {
    pub of: Of,
    pub measure: Measure,
    /// Themes down to this depth (0: the top-level ones); `None`: all.
    pub depth: Option<u16>,
    /// A theme is there where one below it is.
    pub subtrees: bool,
    /// Frequencies per 1,000 words of the sources of a case.
    pub per_thousand: bool,
}

impl Default for SimilaritySpec {
    fn default() -> Self {
        Self { of: Of::Themes, measure: Measure::Jaccard, depth: None, subtrees: true, per_thousand: false }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoSimilarity {
    #[error("{0} needs to know whether something is there, and not how often; take themes")]
    NeedsPresence(&'static str),
    #[error("{0} is a distance of frequencies; take frequencies, or another measure")]
    NeedsFrequencies(&'static str),
    #[error("{0} is not defined for attributes; take simple-matching or jaccard")]
    NotForAttributes(&'static str),
    #[error(
        "the sources of the cases are of very different lengths ({least} to {most} words), so counts would compare lengths; take frequencies per 1,000 words"
    )]
    Lengths { least: u64, most: u64 },
}

/// The longest may be so many times the shortest.
const LENGTHS: u64 = 2;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feature {
    Theme(ThemeId),
    Attribute(AttributeId),
}

/// The four-field table of two cases, and the features that are not known of both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FourFields {
    pub a: u32,
    pub b: u32,
    pub c: u32,
    pub d: u32,
    pub unknown: u32,
}

/// The places of the features that two cases share or differ in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reasons {
    /// Both have them; of attributes: the same value. Of frequencies: both have them, and the one's
    /// share is at most double the other's.
    pub alike: Vec<usize>,
    /// Neither has them; of attributes: both say no.
    pub neither: Vec<usize>,
    /// Of frequencies those that differ most in share come first.
    pub different: Vec<usize>,
    pub unknown: Vec<usize>,
}

/// Cases × features, as numbers: 1 and 0 for there or not; counts or rates; for attributes 0 for no and
/// a number from 1 for every other value. `None` is not known.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Described {
    pub cases: Vec<CaseId>,
    pub features: Vec<Feature>,
    pub values: Vec<Vec<Option<f64>>>,
    /// Words of the sources of each case within the lens.
    pub words: Vec<u64>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Similarity {
    pub spec: SimilaritySpec,
    pub described: Described,
    /// For each two cases; `None` where there is nothing to compare. Of measures of likeness the
    /// diagonal is what a case has with itself, which for Russell–Rao is not 1.
    pub values: Vec<Vec<Option<f64>>>,
    /// Dimension and values of the lens.
    pub lens: Vec<(String, String)>,
}

/// Compares the cases of a study. `index` must be of this revision of it.
pub fn similarity(
    study: &Study,
    index: &Index,
    spec: &SimilaritySpec,
    lens: &Lens,
) -> Result<Similarity, NoSimilarity> {
    let name = spec.measure.key();
    if !spec.measure.takes(spec.of) {
        return Err(match spec.of {
            Of::Frequencies => NoSimilarity::NeedsPresence(name),
            Of::Attributes => NoSimilarity::NotForAttributes(name),
            Of::Themes => NoSimilarity::NeedsFrequencies(name),
        });
    }
    let described = features::describe(study, index, spec, lens);
    if spec.measure.needs_equal_lengths() && !spec.per_thousand {
        let (least, most) = (described.words.iter().min(), described.words.iter().max());
        if let (Some(least), Some(most)) = (least, most)
            && *most > least * LENGTHS
        {
            return Err(NoSimilarity::Lengths { least: *least, most: *most });
        }
    }
    let values = compare(&described.values, spec.measure, spec.of == Of::Frequencies);
    Ok(Similarity { spec: spec.clone(), described, values, lens: lens.describe(study) })
}

/// Compares lines of numbers as in [`Described`]: each with each. `counts` tells whether they are
/// frequencies.
pub fn compare(values: &[Vec<Option<f64>>], measure: Measure, counts: bool) -> Vec<Vec<Option<f64>>> {
    let width = values.first().map_or(0, Vec::len);
    let total: f64 = values.iter().flatten().flatten().sum();
    let masses: Vec<f64> =
        (0..width).map(|at| values.iter().filter_map(|row| row[at]).sum::<f64>() / total).collect();
    let one = |x: &[Option<f64>], y: &[Option<f64>]| {
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        if counts || measure.is_distance() {
            let both: Vec<(f64, f64, f64)> =
                x.iter().zip(y).zip(&masses).filter_map(|((x, y), m)| Some(((*x)?, (*y)?, *m))).collect();
            return between(&both, measure);
        }
        let FourFields { a, b, c, d, .. } = four_fields(x, y);
        let [a, b, c, d] = [a, b, c, d].map(f64::from);
        match measure {
            Measure::SimpleMatching => share(a + d, a + b + c + d),
            Measure::Dice => share(2.0 * a, 2.0 * a + b + c),
            Measure::RussellRao => share(a, a + b + c + d),
            Measure::Cosine => share(a, ((a + b) * (a + c)).sqrt()),
            _ => share(a, a + b + c),
        }
    };
    values.iter().map(|x| values.iter().map(|y| one(x, y)).collect()).collect()
}

/// Of frequencies with the mass of each theme.
fn between(both: &[(f64, f64, f64)], measure: Measure) -> Option<f64> {
    let sum = |of: &dyn Fn(&(f64, f64, f64)) -> f64| both.iter().map(of).sum::<f64>();
    let (x, y) = (sum(&|one| one.0), sum(&|one| one.1));
    match measure {
        Measure::Euclidean => (!both.is_empty()).then(|| sum(&|one| (one.0 - one.1).powi(2)).sqrt()),
        Measure::CityBlock => (!both.is_empty()).then(|| sum(&|one| (one.0 - one.1).abs())),
        _ if x <= 0.0 || y <= 0.0 => None,
        Measure::ChiSquare => {
            let part = |(a, b, mass): &(f64, f64, f64)| {
                if *mass > 0.0 { (a / x - b / y).powi(2) / mass } else { 0.0 }
            };
            Some(sum(&part).sqrt())
        }
        _ => cosine(both.iter().map(|(x, y, _)| (*x, *y))),
    }
}

/// The cosine of the angle between two lines of numbers; `None` where one of them holds zeros only.
pub fn cosine(both: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut shared, mut x_length, mut y_length) = (0.0, 0.0, 0.0);
    for (x, y) in both {
        shared += x * y;
        x_length += x * x;
        y_length += y * y;
    }
    (x_length > 0.0 && y_length > 0.0).then(|| shared / (f64::sqrt(x_length) * f64::sqrt(y_length)))
}

/// Where a feature falls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Both,
    First,
    Second,
    Neither,
    Unknown,
}

fn field(x: Option<f64>, y: Option<f64>) -> Field {
    match (x, y) {
        (Some(x), Some(y)) if x.total_cmp(&y).is_eq() => {
            if x > 0.0 {
                Field::Both
            } else {
                Field::Neither
            }
        }
        // Two different values of an attribute are one difference.
        (Some(x), Some(_)) => {
            if x > 0.0 {
                Field::First
            } else {
                Field::Second
            }
        }
        _ => Field::Unknown,
    }
}

/// The four-field table of two lines of [`Described`]; not for frequencies.
pub fn four_fields(x: &[Option<f64>], y: &[Option<f64>]) -> FourFields {
    let mut out = FourFields::default();
    for (x, y) in x.iter().zip(y) {
        *match field(*x, *y) {
            Field::Both => &mut out.a,
            Field::First => &mut out.b,
            Field::Second => &mut out.c,
            Field::Neither => &mut out.d,
            Field::Unknown => &mut out.unknown,
        } += 1;
    }
    out
}

impl Similarity {
    /// What makes two cases alike and what makes them different, by their places.
    pub fn reasons(&self, one: usize, other: usize) -> Reasons {
        let (x, y) = (&self.described.values[one], &self.described.values[other]);
        let mut out = Reasons::default();
        if self.spec.of == Of::Frequencies {
            let share = |line: &[Option<f64>], at: usize| {
                let sum: f64 = line.iter().flatten().sum();
                line[at].map(|value| if sum > 0.0 { value / sum } else { 0.0 })
            };
            let mut different: Vec<(f64, usize)> = Vec::new();
            for at in 0..x.len() {
                match (share(x, at), share(y, at)) {
                    (Some(a), Some(b)) if a.max(b) <= 0.0 => out.neither.push(at),
                    (Some(a), Some(b)) if a.max(b) <= 2.0 * a.min(b) => out.alike.push(at),
                    (Some(a), Some(b)) => different.push(((a - b).abs(), at)),
                    _ => out.unknown.push(at),
                }
            }
            different.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            out.different = different.into_iter().map(|(_, at)| at).collect();
            return out;
        }
        for at in 0..x.len() {
            match field(x[at], y[at]) {
                Field::Both => &mut out.alike,
                Field::Neither => &mut out.neither,
                Field::First | Field::Second => &mut out.different,
                Field::Unknown => &mut out.unknown,
            }
            .push(at);
        }
        out
    }

    /// Every two cases with a number, the most alike first.
    pub fn ranked(&self) -> Vec<(usize, usize, f64)> {
        let n = self.values.len();
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
        let mut out: Vec<(usize, usize, f64)> =
            pairs.filter_map(|(i, j)| Some((i, j, self.values[i][j]?))).collect();
        let sign = if self.spec.measure.is_distance() { 1.0 } else { -1.0 };
        out.sort_by(|one, other| {
            (sign * one.2).total_cmp(&(sign * other.2)).then((one.0, one.1).cmp(&(other.0, other.1)))
        });
        out
    }

    /// The cases as a tree, over 1 − likeness or over the distances. `None` where a pair has no number.
    pub fn tree(&self) -> Option<Dendrogram> {
        let n = self.values.len();
        let missing = (0..n).any(|i| (i + 1..n).any(|j| self.values[i][j].is_none()));
        if missing {
            return None;
        }
        let distance = |i: usize, j: usize| {
            let value = self.values[i][j].unwrap_or_default();
            if self.spec.measure.is_distance() { value } else { 1.0 - value }
        };
        Some(average_linkage(n, distance))
    }

    /// What must be said beside these numbers, a sentence each.
    pub fn cautions(&self) -> Vec<String> {
        let mut out = Vec::new();
        let n = self.values.len();
        match n {
            0..=2 => out.push(
                "With fewer than three cases there is nothing to rank; the lists of what is alike and different say more than the number."
                    .to_owned(),
            ),
            3..=6 => out.push(format!("With {n} cases one theme more or less can change who is nearest to whom.")),
            _ => {}
        }
        if self.spec.of == Of::Frequencies
            && !self.spec.per_thousand
            && !self.spec.measure.needs_equal_lengths()
        {
            out.push(
                "Counts are compared as shares of each case, so how much was said does not matter."
                    .to_owned(),
            );
        }
        if self.described.values.iter().flatten().any(Option::is_none) {
            out.push(
                "What is not known of one of two cases (not read, not applicable, no value) is left out of their number."
                    .to_owned(),
            );
        }
        if self.spec.of == Of::Themes {
            out.push(
                "A theme without a passage in a case that was read counts as absent there; that is no proof of absence."
                    .to_owned(),
            );
        }
        if self.spec.of == Of::Attributes {
            out.push(
                "Values are the same or not: numbers and free texts that are near each other are different."
                    .to_owned(),
            );
        }
        let missing = (0..n).any(|i| (i + 1..n).any(|j| self.values[i][j].is_none()));
        if missing && n == 2 {
            out.push(
                "Nothing is known of both cases that could be compared, so they have no number.".to_owned(),
            );
        } else if missing {
            out.push("Some two cases have nothing to compare, so there is no tree of all.".to_owned());
        }
        out
    }
}
