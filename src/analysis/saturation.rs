//! How many themes each further source still brings.
//!
//! The rule of Guest, Namey and Chen (2020, PLoS ONE 15:e0232076): the themes of the first few sources
//! are the base; saturation is at the first run of sources whose new themes are at most a small share of
//! it. That no new theme turns up does not mean that a theme is understood.

use super::filter::Filter;
use super::index::Index;
use super::items::Field;
use super::lens::Lens;
use crate::study::{CaseId, SourceId, Study, ThemeId};

/// In which order sources are taken.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SourceOrder {
    /// By their dates, those without one last; equal dates as listed.
    #[default]
    Date,
    Listed,
}

/// Base, run and threshold of the rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rule {
    pub base: usize,
    pub run: usize,
    /// A share of the themes of the base: 0.05 or 0.
    pub threshold: f64,
}

impl Default for Rule {
    fn default() -> Self {
        Self { base: 4, run: 2, threshold: 0.05 }
    }
}

/// One run of sources.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Run {
    /// Its last source, counted from 1.
    pub end: usize,
    pub new: u32,
    /// New themes ÷ themes of the base.
    pub ratio: f64,
}

/// What the rule says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Verdict {
    pub base_themes: u32,
    pub runs: Vec<Run>,
    /// The last source of the first run at or below the threshold, counted from 1.
    pub saturated_at: Option<usize>,
}

/// Applies the rule to the numbers of new themes. `None` where the base has no theme or there are fewer
/// sources than base and run need.
pub fn rule(new: &[u32], rule: Rule) -> Option<Verdict> {
    let base_themes: u32 = new.get(..rule.base)?.iter().sum();
    if base_themes == 0 || rule.run == 0 || rule.base == 0 || new.len() < rule.base + rule.run {
        return None;
    }
    let runs: Vec<Run> = (rule.base + rule.run..=new.len())
        .map(|end| {
            let new: u32 = new[end - rule.run..end].iter().sum();
            Run { end, new, ratio: f64::from(new) / f64::from(base_themes) }
        })
        .collect();
    let saturated_at = runs.iter().find(|run| run.ratio <= rule.threshold).map(|run| run.end);
    Some(Verdict { base_themes, runs, saturated_at })
}

/// Themes so far, were the sources taken in an order drawn at random: at each place the median and what
/// 5 % and 95 % of the orders stay below.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Envelope {
    pub orders: usize,
    pub low: Vec<f64>,
    pub median: Vec<f64>,
    pub high: Vec<f64>,
}

/// The curve of some sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Curve {
    /// `None`: all cases together.
    pub case: Option<CaseId>,
    pub sources: Vec<SourceId>,
    /// The themes that each source is the first to have.
    pub new_themes: Vec<Vec<ThemeId>>,
    pub new: Vec<u32>,
    pub cumulative: Vec<u32>,
    pub verdict: Option<Verdict>,
    pub envelope: Envelope,
}

/// All curves, with what they are made of.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Saturation {
    pub overall: Curve,
    /// Cases with at least one source that counts.
    pub cases: Vec<Curve>,
    /// Sources within the lens that nobody has read and nothing is coded in; they do not count.
    pub unread: usize,
    /// Sources that count and have no date, where the order is that of dates.
    pub undated: usize,
}

/// Orders drawn for an envelope.
pub const ORDERS: usize = 1_000;
/// Where the generator begins: the same study gives the same envelope.
pub const SEED: u64 = 0x5eed_ca5e;

/// The curves of a study within a lens. Themes count under their own names, without those below them.
pub fn saturation(study: &Study, index: &Index, lens: &Lens, order: SourceOrder, by: Rule) -> Saturation {
    let filter = Filter::new(index, lens);
    let mut themes: Vec<Vec<u32>> = vec![Vec::new(); index.sources.len()];
    for row in (0..index.evidence.len).filter(|row| filter.passes(&index.evidence, *row)) {
        if let [source] = index.evidence.sources.of(row) {
            let seen = index.evidence.themes.of(row).iter().filter(|at| filter.allows(Field::Theme, **at));
            themes[*source as usize].extend(seen);
        }
    }
    for list in &mut themes {
        list.sort_unstable();
        list.dedup();
    }
    let mut out = Saturation::default();
    // Number, the first and the last day that its date may mean.
    let mut counting: Vec<(u32, Option<String>)> = Vec::new();
    for (number, id) in (0_u32..).zip(index.sources.ids()) {
        let Some(source) = study.sources.get(*id) else { continue };
        if !filter.passes_source(index, number as usize) {
            continue;
        }
        if themes[number as usize].is_empty() && source.read_by.is_empty() {
            out.unread += 1;
            continue;
        }
        let date = sortable(&source.date);
        out.undated += usize::from(date.is_none() && order == SourceOrder::Date);
        counting.push((number, date));
    }
    if order == SourceOrder::Date {
        // Stable: equal dates stay as listed.
        counting.sort_by(|one, other| (one.1.is_none(), &one.1).cmp(&(other.1.is_none(), &other.1)));
    }
    let curve = |case: Option<CaseId>, numbers: &[u32]| -> Curve {
        let lists: Vec<&[u32]> = numbers.iter().map(|number| &themes[*number as usize][..]).collect();
        let mut curve = curve_of(&lists, index.themes.len(), by);
        curve.case = case;
        curve.sources = numbers.iter().filter_map(|number| index.sources.get(*number)).collect();
        let ids = |list: &Vec<u32>| list.iter().filter_map(|theme| index.themes.get(*theme)).collect();
        curve.new_themes = first_of_each(&lists, index.themes.len()).iter().map(ids).collect();
        curve
    };
    let all: Vec<u32> = counting.iter().map(|(number, _)| *number).collect();
    out.overall = curve(None, &all);
    for (at, case) in (0_u32..).zip(index.cases.ids()) {
        let own: Vec<u32> =
            all.iter().copied().filter(|number| index.source_rows[*number as usize].case == at).collect();
        if !own.is_empty() {
            out.cases.push(curve(Some(*case), &own));
        }
    }
    out
}

/// The curve of lists of theme numbers below `themes`, each list without doubles.
pub fn curve_of(lists: &[&[u32]], themes: usize, by: Rule) -> Curve {
    let new: Vec<u32> = first_of_each(lists, themes).iter().map(|list| list.len() as u32).collect();
    let mut sum = 0;
    let cumulative = new
        .iter()
        .map(|new| {
            sum += new;
            sum
        })
        .collect();
    Curve {
        verdict: rule(&new, by),
        envelope: envelope(lists, themes, ORDERS, SEED),
        new,
        cumulative,
        ..Curve::default()
    }
}

fn first_of_each(lists: &[&[u32]], themes: usize) -> Vec<Vec<u32>> {
    let mut seen = vec![false; themes];
    let mut first = |theme: &u32| !std::mem::replace(&mut seen[*theme as usize], true);
    lists.iter().map(|list| list.iter().copied().filter(|theme| first(theme)).collect()).collect()
}

/// Draws `orders` orders of the lists and says how many themes are met by each place.
pub fn envelope(lists: &[&[u32]], themes: usize, orders: usize, seed: u64) -> Envelope {
    let mut met: Vec<Vec<u32>> = vec![Vec::with_capacity(orders); lists.len()];
    let mut draw = SplitMix(seed);
    let mut order: Vec<usize> = (0..lists.len()).collect();
    // In which drawing a theme was last seen: no list has to be emptied in between.
    let mut seen = vec![0_u32; themes];
    for drawing in 1..=orders as u32 {
        for at in (1..order.len()).rev() {
            order.swap(at, draw.below(at as u64 + 1) as usize);
        }
        let mut sum = 0;
        for (place, list) in order.iter().enumerate() {
            for theme in lists[*list] {
                let last = &mut seen[*theme as usize];
                sum += u32::from(*last != drawing);
                *last = drawing;
            }
            met[place].push(sum);
        }
    }
    let mut out = Envelope { orders, ..Envelope::default() };
    for place in &mut met {
        place.sort_unstable();
        out.low.push(quantile(place, 0.05));
        out.median.push(quantile(place, 0.5));
        out.high.push(quantile(place, 0.95));
    }
    out
}

/// A quantile of sorted numbers, between two of them in proportion (type 7 of Hyndman and Fan 1996).
fn quantile(sorted: &[u32], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = share * last as f64;
    let (below, part) = (place.floor() as usize, place - place.floor());
    let (low, high) = (f64::from(sorted[below]), f64::from(sorted[(below + 1).min(last)]));
    low + part * (high - low)
}

/// The generator of Steele, Lea and Flood (2014): small, and the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`, each as likely: the upper half of the product, drawn again where it would not be.
    fn below(&mut self, end: u64) -> u64 {
        let short = end.wrapping_neg() % end;
        loop {
            let product = u128::from(self.next()) * u128::from(end);
            if product as u64 >= short {
                return (product >> 64) as u64;
            }
        }
    }
}

/// The first day that a date may mean, as text that sorts: `2007–2008` is `2007`. `None` for words
/// without a year of four digits at the start.
fn sortable(date: &str) -> Option<String> {
    let kept: String = date.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = kept.split('-');
    let year = parts.next().filter(|year| digits(year, 4))?;
    let mut out = year.to_owned();
    // `2007-2008` are two years and not a month.
    for part in parts.take(2).take_while(|part| digits(part, 2)) {
        out.push('-');
        out.push_str(part);
    }
    Some(out)
}
