//! What a cell says: in short, as it stands there, and in full for the screen reader.

use crate::analysis::association::FAR;
use crate::analysis::{CellKind, CellStatus, MatrixCell, MatrixSpec, Measure};
use crate::t;
use crate::ui::widgets::{State, absence_word};
use crate::words::{decimal, number};

use super::words::{counted, measure};

/// The highest rating that the window gives.
pub const HIGHEST: u8 = 4;
/// So many letters of a quote or synthesis are read out with a cell.
const HEARD: usize = 160;

/// A whole number, with thin separators.
pub fn count(count: u64) -> String {
    number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The number of a cell as it stands there: in its measure, or what its kind has in the place of a count.
/// A share of nothing is a dash, and so is what has no value.
pub fn value(cell: &MatrixCell, spec: &MatrixSpec) -> String {
    let said = |say: &dyn Fn(f64) -> String| cell.value.map_or_else(|| "–".to_owned(), say);
    match (spec.cell, spec.measure) {
        (CellKind::Share, _) => said(&|value| format!("{}%", decimal(value, 1))),
        (CellKind::Association, _) => said(&signed),
        (CellKind::Rating, _) => said(&|value| decimal(value, 0)),
        (kind, _) if !kind.is_count() => count(cell.count),
        (_, Measure::Raw) => count(cell.count),
        (_, Measure::PerThousandWords | Measure::PerSourceRead) => said(&|value| decimal(value, 2)),
        (_, Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent) => {
            said(&|value| format!("{}%", decimal(value, usize::from(value.fract() != 0.0))))
        }
    }
}

/// `+2.31`, `−0.40`, `0.00`.
fn signed(value: f64) -> String {
    let words = decimal(value, 2);
    let nothing = words.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if value > 0.0 && !nothing { format!("+{words}") } else { words }
}

/// How a residual stands to what is expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Far {
    Above,
    Near,
    Below,
}

impl Far {
    pub fn of(residual: f64) -> Self {
        match residual {
            far if far >= FAR => Self::Above,
            far if far <= -FAR => Self::Below,
            _ => Self::Near,
        }
    }

    /// `more`: more than expected. Nothing is said of what is near.
    pub fn word(self) -> &'static str {
        match self {
            Self::Above => t!("matrix-far-above-short"),
            Self::Near => "",
            Self::Below => t!("matrix-far-below-short"),
        }
    }

    fn in_full(self) -> &'static str {
        match self {
            Self::Above => t!("matrix-far-above"),
            Self::Near => t!("matrix-far-near"),
            Self::Below => t!("matrix-far-below"),
        }
    }
}

/// What a cell says, for the screen reader and on hover.
pub fn spoken(cell: &MatrixCell, spec: &MatrixSpec, of: Option<u64>) -> String {
    let records: u32 = cell.mix.iter().sum();
    let absence = cell.absence.filter(|_| records == 0).map(absence_word);
    if spec.cell == CellKind::Rating {
        return rating(cell, absence);
    }
    if let Some(absence) = absence {
        return absence.to_owned();
    }
    let said = counted(spec.cell, cell.count);
    match spec.cell {
        CellKind::Presence if cell.count > 0 => t!("matrix-present").to_owned(),
        CellKind::Presence => t!("matrix-not-present").to_owned(),
        CellKind::Share => match (cell.value, cell.of) {
            (Some(_), Some(of)) => t!("matrix-said-share", value = value(cell, spec), of = count(of)),
            _ => t!("matrix-said-nothing-read").to_owned(),
        },
        CellKind::Association => match cell.value {
            Some(residual) => t!(
                "matrix-said-association",
                value = value(cell, spec),
                far = Far::of(residual).in_full(),
                count = said
            ),
            None => t!("matrix-said-no-residual", count = said),
        },
        CellKind::Quotes => quotes(cell, said),
        kind => {
            let said = match (spec.measure, of) {
                (Measure::Raw, Some(of)) => t!("matrix-said-of", count = said, of = of),
                (Measure::Raw, None) => said,
                _ if !kind.is_count() => said,
                (other, _) => t!(
                    "matrix-said-measure",
                    value = value(cell, spec),
                    measure = measure(other),
                    count = said
                ),
            };
            if kind != CellKind::PolarityMix {
                return said;
            }
            let [enabling, constraining, mixed, _] = cell.mix;
            let mix =
                t!("part-polarity-bar", constraining = constraining, mixed = mixed, enabling = enabling);
            format!("{said}: {mix}")
        }
    }
}

/// What is rated is rated, also where there is no evidence.
fn rating(cell: &MatrixCell, absence: Option<&str>) -> String {
    let behind = absence.map_or_else(|| counted(CellKind::Evidence, cell.count), ToOwned::to_owned);
    match cell.value {
        Some(rated) => t!("matrix-said-rated", value = decimal(rated, 0), top = HIGHEST, behind = behind),
        None if absence.is_some() => behind,
        None => t!("matrix-said-not-rated", behind = behind),
    }
}

fn quotes(cell: &MatrixCell, said: String) -> String {
    let Some(first) = cell.quotes.first() else { return said };
    t!("matrix-said-quotes", count = said, quote = heard(&first.words), source = &first.source)
}

/// The beginning of a longer text, cut at a letter.
pub fn heard(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(HEARD) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words,
    }
}

/// The same with what only the window knows: the names of the levels, from the top band down, and what
/// was written in the cell, if it is a whole one in which something can be.
pub fn in_full(
    cell: &MatrixCell,
    spec: &MatrixSpec,
    of: Option<u64>,
    levels: &[&str],
    status: Option<&CellStatus>,
    whole: bool,
) -> String {
    let empty = cell.mix == [0; 4];
    if spec.cell.shows_cells() && !whole {
        // Nothing can be written in a part of a cell.
        let absence = cell.absence.filter(|_| empty).map(absence_word);
        return absence.map_or_else(|| counted(CellKind::Evidence, cell.count), ToOwned::to_owned);
    }
    let said = spoken(cell, spec, of);
    match spec.cell {
        CellKind::LevelMix if !empty => {
            let names = levels.iter().copied().chain([t!("part-level-none")]);
            let bands: Vec<String> = names
                .zip(&cell.levels)
                .filter(|(_, count)| **count > 0)
                .map(|(name, count)| format!("{name} {count}"))
                .collect();
            format!("{said}: {}", bands.join(", "))
        }
        CellKind::Synthesis => match status.map(CellStatus::synthesis).filter(|words| !words.is_empty()) {
            Some(words) => t!("matrix-said-written", said = said, words = heard(words)),
            None => t!("matrix-said-not-written", said = said),
        },
        CellKind::State => match status.filter(|status| status.record.is_some()) {
            Some(status) => t!("matrix-said-state", said = said, state = state(status).word()),
            None => t!("matrix-said-not-written", said = said),
        },
        _ => said,
    }
}

/// The state of what was written in a cell, first of all that it is out of date.
pub fn state(status: &CellStatus) -> State {
    if status.stale.is_empty() { State::from(status.state()) } else { State::Stale }
}

/// What is told beside the value of a cell that somebody wrote in: its state, and how the synthesis begins.
pub fn aside(status: &CellStatus) -> String {
    let words = status.synthesis();
    if words.is_empty() {
        return state(status).word().to_owned();
    }
    t!("matrix-said-aside", state = state(status).word(), words = heard(words))
}
