//! Every pair of cases, theme by theme: alike, different, or not to be told (Eisenhardt 1989).

use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::matrix::{Key, MatrixError, matrix};
use crate::analysis::names::theme_name;
use crate::analysis::similarity::presence;
use crate::study::matrix::{Dimension, MatrixSpec};
use crate::study::{CaseId, CellPlace, Polarity, Study, ThemeId};

/// What is compared of a theme.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum By {
    /// The rating of the cell; where one of two cases has none, the polarity of most of their records.
    #[default]
    Rating,
    /// The polarity that all records have which have one; else mixed.
    Polarity,
    /// Whether it is there. What was not read, or does not apply, is not known.
    Presence,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Rating, Self::Polarity, Self::Presence];
}

/// How a theme stands in a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaning {
    /// Nothing that has a polarity, and no rating; or not read.
    Unknown,
    Absent,
    Present,
    Rated(u8),
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
    pub const ALL: [Self; 3] = [Self::Same, Self::Different, Self::Unknown];

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
    /// Its path where another theme has the same name.
    pub name: String,
    /// For each case its rating, and how it leans without one.
    standings: Vec<(Option<u8>, Leaning)>,
    /// The pairs of cases that are the same, different, unknown.
    pub pairs: [u32; 3],
}

impl PairRow {
    /// How the theme stands in a case, by its place in [`PairSheet::cases`].
    pub fn leaning(&self, case: usize) -> Leaning {
        match self.standings[case] {
            (Some(rating), _) => Leaning::Rated(rating),
            (None, leaning) => leaning,
        }
    }

    /// What two cases are to each other. Ratings are compared with ratings; where one is missing,
    /// polarities are.
    pub fn verdict(&self, (one, other): (usize, usize)) -> Verdict {
        let same = match (self.standings[one], self.standings[other]) {
            ((Some(one), _), (Some(other), _)) => one == other,
            ((_, Leaning::Unknown), _) | (_, (_, Leaning::Unknown)) => return Verdict::Unknown,
            ((_, one), (_, other)) => one == other,
        };
        if same { Verdict::Same } else { Verdict::Different }
    }

    /// In how many pairs the cases differ.
    pub fn differing(&self) -> u32 {
        self.pairs[Verdict::Different as usize]
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct PairSheet {
    pub by: By,
    pub cases: Vec<(CaseId, String)>,
    /// Themes in which most pairs differ first; equal ones as in the codebook.
    pub rows: Vec<PairRow>,
}

impl PairSheet {
    /// Each pair once, as places in `cases`, in the order of the cases.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let cases = self.cases.len();
        (0..cases).flat_map(move |one| (one + 1..cases).map(move |other| (one, other)))
    }

    /// Same, different, unknown: the themes of a pair, in the order of the rows.
    pub fn themes_of(&self, pair: (usize, usize)) -> [Vec<&PairRow>; 3] {
        Verdict::ALL
            .map(|verdict| self.rows.iter().filter(|row| row.verdict(pair) == verdict).collect::<Vec<_>>())
    }

    /// The same in numbers.
    pub fn sums(&self, pair: (usize, usize)) -> [usize; 3] {
        self.themes_of(pair).map(|themes| themes.len())
    }
}

/// The pair sheet of a study within a lens. `spec` says what is counted, whether sub-themes count for the
/// theme above them, and which themes are looked at; its rows and columns are set here.
pub fn pair_sheet(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    by: By,
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
    let themes: Vec<(usize, ThemeId)> = counts
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, header)| if let [Key::Theme(id)] = header.keys[..] { Some((at, id)) } else { None })
        .collect();
    let mixes: Vec<Vec<[u32; 4]>> = (0..cases.len())
        .map(|case| {
            let mix = |(row, _): &(usize, ThemeId)| counts.cell(*row, case).map_or([0; 4], |cell| cell.mix);
            themes.iter().map(mix).collect()
        })
        .collect();
    let there = (by == By::Presence).then(|| {
        let ids: Vec<CaseId> = cases.iter().map(|(id, _)| *id).collect();
        let themes: Vec<ThemeId> = themes.iter().map(|(_, id)| *id).collect();
        let counts: Vec<Vec<u32>> = mixes
            .iter()
            .map(|line| line.iter().map(|mix| mix.iter().fold(0, |sum: u32, one| sum.saturating_add(*one))))
            .map(Iterator::collect)
            .collect();
        presence(study, index, &ids, &themes, &counts)
    });
    let standing = |theme: usize, case: usize| -> (Option<u8>, Leaning) {
        let polarity = |one: Option<Polarity>| one.map_or(Leaning::Unknown, Leaning::Polarity);
        let mix = mixes[case][theme];
        match (&there, by) {
            (Some(there), _) => (
                None,
                match there[case][theme] {
                    Some(true) => Leaning::Present,
                    Some(false) => Leaning::Absent,
                    None => Leaning::Unknown,
                },
            ),
            (None, By::Rating) => {
                let place = (CellPlace::Case(cases[case].0), themes[theme].1);
                (index.written().get(&place).and_then(|cell| cell.rating), polarity(of_most(mix)))
            }
            (None, _) => (None, polarity(of_all(mix))),
        }
    };
    let mut rows: Vec<PairRow> = themes
        .iter()
        .enumerate()
        .map(|(at, (_, theme))| PairRow {
            theme: *theme,
            name: theme_name(study, *theme),
            standings: (0..cases.len()).map(|case| standing(at, case)).collect(),
            pairs: [0; 3],
        })
        .collect();
    for row in &mut rows {
        for one in 0..cases.len() {
            for other in one + 1..cases.len() {
                row.pairs[row.verdict((one, other)) as usize] += 1;
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.differing()));
    Ok(PairSheet { by, cases, rows })
}

/// The polarity of more than half of the records that have one; where there is none, mixed.
fn of_most([enabling, constraining, mixed, _]: [u32; 4]) -> Option<Polarity> {
    let all = u64::from(enabling) + u64::from(constraining) + u64::from(mixed);
    let most = |count: u32| u64::from(count) * 2 > all;
    match all {
        0 => None,
        _ if most(enabling) => Some(Polarity::Enabling),
        _ if most(constraining) => Some(Polarity::Constraining),
        _ => Some(Polarity::Mixed),
    }
}

/// The polarity that all records have which have one; else mixed.
fn of_all([enabling, constraining, mixed, _]: [u32; 4]) -> Option<Polarity> {
    match [enabling, constraining, mixed].map(|count| count > 0) {
        [false, false, false] => None,
        [true, false, false] => Some(Polarity::Enabling),
        [false, true, false] => Some(Polarity::Constraining),
        _ => Some(Polarity::Mixed),
    }
}
