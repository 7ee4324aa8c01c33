//! Which themes stand together in the material: in one passage, in passages that overlap, or near each
//! other.
//!
//! Unit: a piece of evidence, which is one coder's reading of one passage. Two things are counted of two
//! themes: the pairs of passages that stand together, and how many of those can be made without using a
//! passage twice (a maximum matching). The c coefficient is worked out from the second, so it never
//! exceeds 1 however passages overlap.

mod behind;
mod count;
mod cube;
mod near;
mod picture;
mod sweep;

pub use behind::{Behind, passages_behind};
pub use count::cooccurrence;
pub use cube::cube;
pub use near::Near;

use std::collections::BTreeSet;

use super::filter::Filter;
use super::index::Index;
use super::items::Field;
use super::numbers::Lists;
use crate::study::{CaseId, ThemeId};

/// What is counted together.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct CooccurrenceSpec {
    pub near: Near,
    /// Themes down to this depth (0: the top-level ones); `None`: all.
    pub depth: Option<u16>,
    /// The passages of the themes below a theme are its own too. Then a theme and one below it are no
    /// pair: they would stand together by definition.
    pub subtrees: bool,
    pub by_case: bool,
}

impl Default for CooccurrenceSpec {
    fn default() -> Self {
        Self { near: Near::Overlap, depth: None, subtrees: false, by_case: false }
    }
}

/// More themes than a table of pairs can show.
pub const MOST_THEMES: usize = 1_500;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "{0} themes make more pairs than can be shown; choose a depth or fewer themes in the lens (at most 1,500)"
)]
pub struct TooManyThemes(pub usize);

/// Two themes that stand together at least once. `a` stands before `b` in the codebook.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pair {
    /// Places in [`Cooccurrence::themes`].
    pub a: u32,
    pub b: u32,
    /// Pairs of passages, one of each theme, that stand together. A passage with both is a pair.
    pub pairs: u32,
    /// Of those, so many at most that no passage is used twice.
    pub matched: u32,
    /// Characters of the texts that both themes lie over, each once. None in pictures.
    pub characters: u64,
}

/// How closely two themes go together; `None` where there is nothing to be a share of.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Closeness {
    /// matched ÷ (n1 + n2 − matched).
    pub c: Option<f64>,
    /// Characters that both lie over ÷ characters that either lies over.
    pub jaccard: Option<f64>,
    /// matched ÷ the smaller of n1 and n2: shows a rare theme that stands within a frequent one.
    pub overlap: Option<f64>,
    /// One theme has more than five times the passages of the other; c is small then whatever is so.
    pub unequal: bool,
}

/// The closeness of two themes from their numbers alone.
pub fn closeness(n: [u32; 2], matched: u32, characters: [u64; 2], shared: u64) -> Closeness {
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let [n1, n2] = n.map(f64::from);
    let both = f64::from(matched);
    let either = (characters[0] + characters[1]).saturating_sub(shared);
    Closeness {
        c: share(both, n1 + n2 - both),
        jaccard: share(shared as f64, either as f64),
        overlap: share(both, n1.min(n2)),
        unequal: n1 > 5.0 * n2 || n2 > 5.0 * n1,
    }
}

/// The pairs of the whole study or of one case.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Counted {
    /// `None`: all that is within the lens.
    pub case: Option<CaseId>,
    /// Passages of each theme.
    pub passages: Vec<u32>,
    /// Characters that each theme lies over, each once.
    pub characters: Vec<u64>,
    /// Those that stand together, by `a`, then `b`.
    pub pairs: Vec<Pair>,
}

impl Counted {
    /// A pair; all zero where the themes do not stand together.
    pub fn pair(&self, a: u32, b: u32) -> Pair {
        let (a, b) = (a.min(b), a.max(b));
        let at = self.pairs.binary_search_by_key(&(a, b), |pair| (pair.a, pair.b));
        at.map_or(Pair { a, b, ..Pair::default() }, |at| self.pairs[at])
    }

    pub fn closeness(&self, pair: &Pair) -> Closeness {
        let both = [pair.a as usize, pair.b as usize];
        closeness(
            both.map(|at| self.passages[at]),
            pair.matched,
            both.map(|at| self.characters[at]),
            pair.characters,
        )
    }

    /// The pairs by c, the closest first; equal ones as in the codebook.
    pub fn closest(&self) -> Vec<Pair> {
        let mut pairs: Vec<(f64, Pair)> =
            self.pairs.iter().map(|pair| (self.closeness(pair).c.unwrap_or(0.0), *pair)).collect();
        pairs.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then((one.1.a, one.1.b).cmp(&(other.1.a, other.1.b)))
        });
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }
}

/// Two themes in two cases.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    pub a: u32,
    pub b: u32,
    /// c in the one and in the other; `None` where neither theme has a passage.
    pub c: [Option<f64>; 2],
    /// The first less the second; `None` where one of them is.
    pub difference: Option<f64>,
}

/// Where two cases differ, the largest difference first, those without one last.
pub fn differences(one: &Counted, other: &Counted) -> Vec<Difference> {
    let keys = |counted: &Counted| -> BTreeSet<(u32, u32)> {
        counted.pairs.iter().map(|pair| (pair.a, pair.b)).collect()
    };
    let mut out: Vec<Difference> = keys(one)
        .union(&keys(other))
        .map(|(a, b)| {
            let c = [one, other].map(|counted| counted.closeness(&counted.pair(*a, *b)).c);
            let difference = c[0].zip(c[1]).map(|(first, second)| first - second);
            Difference { a: *a, b: *b, c, difference }
        })
        .collect();
    let size = |one: &Difference| one.difference.map_or(-1.0, f64::abs);
    out.sort_by(|one, other| size(other).total_cmp(&size(one)).then((one.a, one.b).cmp(&(other.a, other.b))));
    out
}

/// What was asked for, counted.
#[derive(Clone, PartialEq, Debug)]
pub struct Cooccurrence {
    pub spec: CooccurrenceSpec,
    /// In the order of the codebook.
    pub themes: Vec<ThemeId>,
    pub overall: Counted,
    /// Cases with a passage of any of the themes, where they were asked for.
    pub cases: Vec<Counted>,
    /// Evidence within the lens, and of the study.
    pub in_lens: u64,
    pub all: u64,
    /// Of that within the lens, parts of pictures, and different coders.
    pub pictures: u64,
    pub coders: usize,
    /// Dimension and values of the lens.
    pub lens: Vec<(String, String)>,
}

impl Cooccurrence {
    /// What must be said beside these numbers, a sentence each.
    pub fn cautions(&self) -> Vec<String> {
        let mut out = vec![format!(
            "Passages {}; c = matched passages ÷ (passages of the one + of the other − matched), no passage matched twice.",
            self.spec.near.in_words()
        )];
        if self.overall.pairs.iter().any(|pair| self.overall.closeness(pair).unequal) {
            out.push(
                "Some pairs are marked: one theme has more than five times the passages of the other, which keeps c small; look at the overlap coefficient."
                    .to_owned(),
            );
        }
        if self.coders > 1 {
            out.push(format!(
                "{} coders are counted together: a passage that two of them coded is two passages. Choose one coder to count each once.",
                self.coders
            ));
        }
        if self.pictures > 0 {
            out.push(
                "Parts of pictures that overlap count as passages, and have no characters; they are near only where they overlap."
                    .to_owned(),
            );
        }
        if self.spec.subtrees {
            out.push(
                "A theme and one below it are no pair: the one holds the passages of the other.".to_owned(),
            );
        }
        out
    }
}

/// The themes that are paired, and for every theme of the study the places of those that it counts for.
struct Chosen {
    themes: Vec<ThemeId>,
    /// Where the subtree of each ends, as theme numbers.
    range: Vec<(u32, u32)>,
    counts_for: Lists,
}

impl Chosen {
    fn new(index: &Index, filter: &Filter, spec: &CooccurrenceSpec) -> Result<Self, TooManyThemes> {
        let seen = |number: u32| filter.allows(Field::Theme, number);
        let deep = |depth: u16| spec.depth.is_none_or(|most| depth <= most);
        let numbers: Vec<u32> = (0_u32..)
            .zip(&index.walk)
            .filter(|(number, node)| deep(node.depth) && seen(*number))
            .map(|(number, _)| number)
            .collect();
        if numbers.len() > MOST_THEMES {
            return Err(TooManyThemes(numbers.len()));
        }
        let range: Vec<(u32, u32)> = numbers
            .iter()
            .map(|number| {
                (*number, number + if spec.subtrees { index.walk[*number as usize].size } else { 1 })
            })
            .collect();
        let mut counts_for = Lists::default();
        // Those above a theme come before it in the walk, so they are open when it is reached.
        let (mut open, mut next): (Vec<usize>, usize) = (Vec::new(), 0);
        for number in 0..index.walk.len() as u32 {
            if range.get(next).is_some_and(|range| range.0 == number) {
                open.push(next);
                next += 1;
            }
            open.retain(|at| range[*at].1 > number);
            counts_for.push(open.iter().filter(|_| seen(number)).map(|at| *at as u32));
        }
        let themes = numbers.iter().filter_map(|number| index.themes.get(*number)).collect();
        Ok(Self { themes, range, counts_for })
    }

    /// Whether one of two chosen themes lies in the subtree of the other.
    fn nested(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.range[a.min(b) as usize], self.range[a.max(b) as usize]);
        a.1 > b.0
    }
}
