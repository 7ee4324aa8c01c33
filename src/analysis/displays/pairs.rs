//! Every pair of cases, theme by theme: alike, different, or not to be told.

use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::matrix::{Key, MatrixError, matrix};
use crate::study::matrix::{Dimension, MatrixSpec};
use crate::study::{CaseId, CellPlace, Polarity, Study, ThemeId};

/// What a case says on a theme, by the rating of its cell or else by its records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaning {
    /// Nothing that has a polarity, and no rating.
    Unknown,
    Rated(u8),
    /// The polarity of more than half of the records that have one; where there is none, mixed.
    Polarity(Polarity),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Same,
    Different,
    /// One of the two is unknown, or one is rated and the other is not and has no records either.
    Unknown,
}

impl Verdict {
    /// The stable key, and the word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Unknown => "unknown",
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct PairRow {
    pub theme: ThemeId,
    pub name: String,
    /// For each case.
    pub leanings: Vec<Leaning>,
    /// For each pair.
    pub verdicts: Vec<Verdict>,
}

impl PairRow {
    /// In how many pairs the cases differ.
    pub fn differing(&self) -> usize {
        self.verdicts.iter().filter(|verdict| **verdict == Verdict::Different).count()
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct PairSheet {
    pub cases: Vec<(CaseId, String)>,
    /// Places in `cases`; each pair once, in the order of the cases.
    pub pairs: Vec<(usize, usize)>,
    /// Themes in which most pairs differ first; equal ones as in the codebook.
    pub rows: Vec<PairRow>,
}

impl PairSheet {
    /// Same, different, unknown: how many themes of a pair.
    pub fn sums(&self, pair: usize) -> [usize; 3] {
        [Verdict::Same, Verdict::Different, Verdict::Unknown]
            .map(|verdict| self.rows.iter().filter(|row| row.verdicts[pair] == verdict).count())
    }
}

/// The pair sheet of a study within a lens. `spec` says what is counted, whether sub-themes count for the
/// theme above them, and which themes are looked at; its rows and columns are set here.
pub fn pair_sheet(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
) -> Result<PairSheet, MatrixError> {
    let rows = match spec.rows[..] {
        [theme @ Dimension::Theme { .. }] => vec![theme],
        _ => vec![Dimension::Theme { depth: None }],
    };
    let spec = MatrixSpec {
        rows,
        columns: vec![Dimension::Case],
        cell: spec.cell,
        roll_up: spec.roll_up,
        themes: spec.themes.clone(),
        without_units: spec.without_units.clone(),
        ..MatrixSpec::default()
    };
    let counts = matrix(study, index, &spec, lens)?;
    let cases: Vec<(CaseId, String)> = counts
        .columns
        .iter()
        .filter_map(|column| match column.keys[..] {
            [Key::Case(id)] => Some((id, column.labels.concat())),
            _ => None,
        })
        .collect();
    let pairs: Vec<(usize, usize)> =
        (0..cases.len()).flat_map(|one| (one + 1..cases.len()).map(move |other| (one, other))).collect();
    let mut rows = Vec::new();
    for (at, header) in counts.rows.iter().enumerate() {
        let [Key::Theme(theme)] = header.keys[..] else { continue };
        let read = |(column, (case, _)): (usize, &(CaseId, String))| {
            let rating = index.written().get(&(CellPlace::Case(*case), theme)).and_then(|cell| cell.rating);
            let mix = counts.cell(at, column).map_or([0; 4], |cell| cell.mix);
            (rating, leaning(mix))
        };
        let read: Vec<(Option<u8>, Option<Polarity>)> = cases.iter().enumerate().map(read).collect();
        let verdicts = pairs.iter().map(|(one, other)| verdict(read[*one], read[*other])).collect();
        let leanings = read
            .iter()
            .map(|(rating, polarity)| match (rating, polarity) {
                (Some(rating), _) => Leaning::Rated(*rating),
                (_, Some(polarity)) => Leaning::Polarity(*polarity),
                _ => Leaning::Unknown,
            })
            .collect();
        rows.push(PairRow { theme, name: header.labels.concat(), leanings, verdicts });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.differing()));
    Ok(PairSheet { cases, pairs, rows })
}

fn leaning([enabling, constraining, mixed, _]: [u32; 4]) -> Option<Polarity> {
    let all = u64::from(enabling) + u64::from(constraining) + u64::from(mixed);
    let most = |count: u32| u64::from(count) * 2 > all;
    match all {
        0 => None,
        _ if most(enabling) => Some(Polarity::Enabling),
        _ if most(constraining) => Some(Polarity::Constraining),
        _ => Some(Polarity::Mixed),
    }
}

/// Ratings are compared with ratings; where one is missing, polarities are.
fn verdict(one: (Option<u8>, Option<Polarity>), other: (Option<u8>, Option<Polarity>)) -> Verdict {
    let same = match (one, other) {
        ((Some(one), _), (Some(other), _)) => one == other,
        ((_, Some(one)), (_, Some(other))) => one == other,
        _ => return Verdict::Unknown,
    };
    if same { Verdict::Same } else { Verdict::Different }
}
