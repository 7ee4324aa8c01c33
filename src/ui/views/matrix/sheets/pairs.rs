//! Pair sheet: every two cases, theme by theme.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::bar::{list, tick};
use super::board::{Board, Cell, Head, Lacks, Made, Of, Sign, once};
use crate::analysis::displays::{By, Choices, Leaning, PairSheet, Verdict, pair_sheet, ready};
use crate::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec};
use crate::export::displays;
use crate::study::{AnyId, CaseId, Study};
use crate::t;
use crate::ui::names::key;
use crate::ui::widgets::polarity_word;
use crate::ui::widgets::table::Tone;
use crate::words::number;

/// With more cases there are more pairs than a table can show side by side.
const MOST_CASES: usize = 12;
/// Of so many pairs the caption says how they stand.
const TOLD: usize = 6;

/// What of a pair sheet is asked for.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Wish {
    by: By,
    top: bool,
    /// Only the pairs of this case.
    with: Option<CaseId>,
    differ: bool,
}

fn compared(by: By) -> &'static str {
    match by {
        By::Rating => t!("sheets-by-rating"),
        By::Polarity => t!("sheets-by-polarity"),
        By::Presence => t!("sheets-by-presence"),
    }
}

pub fn bar(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    list(ui, t!("sheets-compare"), compared(wish.by), &mut wish.by, || {
        By::ALL.map(|by| (by, compared(by).to_owned())).to_vec()
    });
    let deep = study.themes.iter().any(|theme| theme.parent.is_some());
    if deep {
        let depth = |top: bool| if top { t!("figures-top-themes") } else { t!("figures-all-themes") };
        list(ui, t!("sheets-themes"), depth(wish.top), &mut wish.top, || {
            [false, true].map(|top| (top, depth(top).to_owned())).to_vec()
        });
    }
    if study.cases.len() > 2 {
        let with = with(study, wish);
        let name = |case: Option<CaseId>| match case.and_then(|id| study.cases.get(id)) {
            Some(case) => t!("sheets-pairs-with", case = case.name.as_str()),
            None => t!("sheets-pairs-all").to_owned(),
        };
        wish.with = with;
        list(ui, t!("sheets-pairs"), &name(with), &mut wish.with, || {
            let all = (study.cases.len() <= MOST_CASES).then_some(None);
            let cases = study.cases_in_order().into_iter().map(|case| Some(case.id));
            all.into_iter().chain(cases).map(|case| (case, name(case))).collect()
        });
    }
    tick(ui, &mut wish.differ, t!("sheets-only-differ"));
}

/// The case whose pairs are shown; `None`: all pairs.
fn with(study: &Study, wish: &Wish) -> Option<CaseId> {
    let first = || study.cases_in_order().first().map(|case| case.id);
    let chosen = wish.with.filter(|id| study.cases.contains(*id));
    chosen.or_else(|| if study.cases.len() > MOST_CASES { first() } else { None })
}

struct Sheet {
    sheet: PairSheet,
    cell: CellKind,
    below: bool,
    /// Places in the rows of the sheet, and the pairs that are shown.
    rows: Vec<usize>,
    pairs: Vec<(usize, usize)>,
    heads: Vec<Head>,
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    let spec = match ready("pair-sheet").map(|ready| ready.spec(study, &Choices::default())) {
        Some(Ok(spec)) => spec,
        Some(Err(why)) => return Err(Lacks::of(why)),
        None => return Err(Lacks::of("")),
    };
    let depth = wish.top.then_some(0);
    let spec = MatrixSpec { rows: vec![Dimension::Theme { depth }], ..spec };
    let sheet = pair_sheet(study, index, &spec, lens, wish.by).map_err(|why| Lacks::error(&why))?;
    if sheet.cases.len() < 2 {
        return Err(Lacks::in_lens(t!("sheets-one-case")));
    }
    let with = with(study, wish).and_then(|case| sheet.cases.iter().position(|(id, _)| *id == case));
    let mine = |(one, other): &(usize, usize)| with.is_none_or(|case| *one == case || *other == case);
    let pairs: Vec<(usize, usize)> = sheet.pairs().filter(mine).collect();
    let differs = |at: &usize| {
        !wish.differ || pairs.iter().any(|pair| sheet.rows[*at].verdict(*pair) == Verdict::Different)
    };
    let rows: Vec<usize> = (0..sheet.rows.len()).filter(differs).collect();
    if rows.is_empty() {
        return Err(match sheet.rows.len() {
            0 => Lacks::in_lens(t!("sheets-no-themes")),
            _ => Lacks::of(t!("sheets-nothing-differs")),
        });
    }
    let name = |at: usize| sheet.cases[at].1.clone();
    let both = |pair: &(usize, usize)| t!("sheets-pair", one = name(pair.0), other = name(pair.1));
    let sums = [t!("sheets-pairs-differ"), t!("sheets-pairs-same"), t!("sheets-pairs-unknown")];
    let heads = (0..sheet.cases.len())
        .map(|case| Head::words(name(case), 104.0))
        .chain(pairs.iter().map(|pair| Head::words(both(pair), 104.0)))
        .chain(sums.map(Head::number))
        .collect();
    let mut caption = vec![
        t!("sheets-unit-themes", themes = rows.len(), of = sheet.rows.len(), cases = sheet.cases.len()),
        t!("sheets-compared", what = compared(wish.by)),
    ];
    if pairs.len() <= TOLD {
        for pair in &pairs {
            let [same, different, unknown] = sheet.sums(*pair).map(|count| number(count as i64));
            let pair = both(pair);
            caption.push(t!(
                "sheets-pair-sums",
                pair = pair,
                same = same,
                different = different,
                unknown = unknown
            ));
        }
    }
    let few = ready("pair-sheet").and_then(|ready| ready.too_few(study));
    let notes = displays::pair_notes(wish.by).into_iter().map(str::to_owned).chain(few).collect();
    let (snapshot, own, within) = (study.clone(), sheet.clone(), lens.clone());
    let (cell, below) = (spec.cell, spec.roll_up);
    Ok(Made {
        board: Box::new(Sheet { sheet, cell, below, rows, pairs, heads }),
        caption,
        notes,
        file: "pair-sheet",
        sheet: Box::new(move |date| displays::pair_table(&snapshot, &own, &within, date)),
    })
}

fn leaning(leaning: Leaning) -> Cell {
    match leaning {
        Leaning::Unknown => Cell::quiet(t!("sheets-unknown")),
        Leaning::Absent => Cell::quiet(t!("sheets-absent")),
        Leaning::Present => Cell::words(t!("sheets-present")),
        Leaning::Rated(rating) => {
            let words = t!("sheets-rated", rating = i64::from(rating));
            Cell { words, value: Some(f64::from(rating)), tone: Tone::Plain }
        }
        Leaning::Polarity(polarity) => {
            Cell::words(t!("sheets-leaning", sign = polarity.sign(), polarity = polarity_word(polarity)))
        }
    }
}

fn verdict(verdict: Verdict) -> Cell {
    match verdict {
        Verdict::Same => Cell::words(t!("sheets-same")),
        Verdict::Different => Cell { tone: Tone::Strong, ..Cell::words(t!("sheets-different")) },
        Verdict::Unknown => Cell::quiet(t!("sheets-unknown")),
    }
}

impl Board for Sheet {
    fn corner(&self) -> &str {
        t!("sheets-theme")
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> u128 {
        key(self.sheet.rows[self.rows[row]].theme)
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.sheet.rows[self.rows[row]].name)
    }

    fn sign(&self, row: usize) -> Sign {
        Sign::Theme(self.sheet.rows[self.rows[row]].theme)
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let row = &self.sheet.rows[self.rows[row]];
        let cases = self.sheet.cases.len();
        if column < cases {
            return leaning(row.leaning(column));
        }
        if let Some(pair) = self.pairs.get(column - cases) {
            return verdict(row.verdict(*pair));
        }
        let sums = [Verdict::Different, Verdict::Same, Verdict::Unknown];
        let sum = sums.get(column - cases - self.pairs.len());
        sum.map_or_else(Cell::default, |what| Cell::count(row.pairs[*what as usize]))
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let theme = self.sheet.rows[self.rows[row]].theme;
        let cases = self.sheet.cases.len();
        let places: Vec<usize> = match column {
            Some(case) if case < cases => vec![case],
            Some(column) => match self.pairs.get(column - cases) {
                Some((one, other)) => vec![*one, *other],
                None => (0..cases).collect(),
            },
            None => (0..cases).collect(),
        };
        let ids = places.into_iter().map(|at| self.sheet.cases[at].0);
        once(ids.flat_map(|case| of.theme(self.cell, theme, self.below, Some(case))))
    }
}
