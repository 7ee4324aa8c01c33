//! How often words stand in the texts of each case.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::filter::Filter;
use super::index::Index;
use super::lens::Lens;
use super::numbers::NONE;
use super::search::word_key;
use crate::study::{CaseId, Study, each_word};

macro_rules! stop_lists {
    ($($language:literal),+) => {
        /// Languages with a list of words that carry little meaning of their own, by their ISO codes.
        pub const STOP_LANGUAGES: &[&str] = &[$($language),+];

        fn stop_list(language: &str) -> &'static str {
            match language {
                $($language => include_str!(concat!("../../assets/stopwords/", $language, ".txt")),)+
                _ => "",
            }
        }
    };
}

stop_lists!("ar", "de", "en", "es", "fr", "he", "hi", "it", "km", "nl", "pt", "ru", "th", "zh");

/// The list of a language; empty for one that is not known. Lines that begin with `#` are remarks.
pub fn stop_words(language: &str) -> BTreeSet<String> {
    let lines = stop_list(language).lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|word| word_key(word, false)).collect()
}

/// What is left out of the count of words.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FrequencyOptions {
    /// Words on the lists of these languages.
    pub stop: BTreeSet<String>,
    /// Words of one's own to leave out.
    pub own: BTreeSet<String>,
    /// Words of fewer letters.
    pub shortest: usize,
    /// Words that are numbers.
    pub numbers: bool,
}

impl Default for FrequencyOptions {
    fn default() -> Self {
        Self { stop: BTreeSet::new(), own: BTreeSet::new(), shortest: 1, numbers: true }
    }
}

/// A word and how often each case has it, in the order of [`Frequencies::cases`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordRow {
    /// In small letters.
    pub word: String,
    pub counts: Vec<u32>,
    pub total: u32,
}

/// Words by cases.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Frequencies {
    /// Those with a text that the lens shows.
    pub cases: Vec<CaseId>,
    /// All words of each case's texts, also those left out of the rows: what rates are of.
    pub words: Vec<u64>,
    /// The most frequent first.
    pub rows: Vec<WordRow>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum WordSort {
    #[default]
    Total,
    Word,
    /// By how far the rates of the cases lie apart.
    Difference,
    /// By the rate in one case, by its place.
    Case(usize),
}

impl Frequencies {
    /// How often a word stands in a thousand words of a case.
    pub fn rate(&self, row: &WordRow, case: usize) -> f64 {
        match self.words.get(case) {
            Some(&words) if words > 0 => {
                f64::from(row.counts.get(case).copied().unwrap_or(0)) * 1000.0 / words as f64
            }
            _ => 0.0,
        }
    }

    /// The difference of the highest and the lowest rate.
    pub fn difference(&self, row: &WordRow) -> f64 {
        let rates = (0..self.cases.len()).map(|case| self.rate(row, case));
        let (low, high) =
            rates.fold((f64::MAX, 0.0_f64), |(low, high), rate| (low.min(rate), high.max(rate)));
        (high - low).max(0.0)
    }

    pub fn sort(&mut self, by: WordSort) {
        let mut rows = std::mem::take(&mut self.rows);
        match by {
            WordSort::Word => rows.sort_by(|a, b| a.word.cmp(&b.word)),
            WordSort::Total => rows.sort_by(|a, b| (b.total, &a.word).cmp(&(a.total, &b.word))),
            WordSort::Difference => Self::by(&mut rows, |row| self.difference(row)),
            WordSort::Case(case) => Self::by(&mut rows, |row| self.rate(row, case)),
        }
        self.rows = rows;
    }

    fn by(rows: &mut Vec<WordRow>, value: impl Fn(&WordRow) -> f64) {
        let mut valued: Vec<(f64, WordRow)> = rows.drain(..).map(|row| (value(&row), row)).collect();
        valued.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.word.cmp(&other.word)));
        rows.extend(valued.into_iter().map(|(_, row)| row));
    }
}

/// Counts the words of all texts that the lens shows, by the same borders as `study::word_count`, until
/// `stop` is set.
pub fn frequencies(
    study: &Study,
    index: &Index,
    lens: &Lens,
    options: &FrequencyOptions,
    stop: &AtomicBool,
) -> Frequencies {
    let filter = Filter::new(index, lens);
    let seen: Vec<usize> = (0..index.sources.len())
        .filter(|number| index.source_rows[*number].case != NONE && filter.passes_source(index, *number))
        .collect();
    let mut places = vec![NONE; index.cases.len()];
    let mut cases = Vec::new();
    for number in &seen {
        let case = index.source_rows[*number].case;
        let place = &mut places[case as usize];
        if *place == NONE {
            *place = cases.len() as u32;
            cases.extend(index.cases.get(case));
        }
    }
    let counted: Vec<(usize, u64, Vec<(String, u32)>)> = seen
        .par_iter()
        .map(|number| {
            let place = places[index.source_rows[*number].case as usize] as usize;
            if stop.load(Ordering::Relaxed) {
                return (place, 0, Vec::new());
            }
            let text = index.sources.get(*number as u32).map_or("", |source| study.text(source));
            let (words, counts) = count(text);
            (place, words, counts)
        })
        .collect();
    let mut words = vec![0; cases.len()];
    let mut all: HashMap<String, Vec<u32>> = HashMap::new();
    for (place, total, counts) in counted {
        words[place] += total;
        for (word, count) in counts {
            all.entry(word).or_insert_with(|| vec![0; cases.len()])[place] += count;
        }
    }
    let keep = Keep::new(options);
    let rows = all
        .into_iter()
        .filter(|(word, _)| keep.word(word))
        .map(|(word, counts)| WordRow { word, total: counts.iter().sum(), counts })
        .collect();
    let mut frequencies = Frequencies { cases, words, rows };
    frequencies.sort(WordSort::Total);
    frequencies
}

fn count(text: &str) -> (u64, Vec<(String, u32)>) {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut words = 0;
    let mut key = String::new();
    each_word(text, |range| {
        words += 1;
        let word = &text[range];
        key.clear();
        if word.is_ascii() {
            key.push_str(word);
            key.make_ascii_lowercase();
        } else {
            key.push_str(&word_key(word, false));
        }
        match counts.get_mut(key.as_str()) {
            Some(count) => *count += 1,
            None => {
                counts.insert(key.clone(), 1);
            }
        }
    });
    (words, counts.into_iter().collect())
}

struct Keep {
    stop: HashSet<String>,
    shortest: usize,
    numbers: bool,
}

impl Keep {
    fn new(options: &FrequencyOptions) -> Self {
        let lists = options.stop.iter().flat_map(|language| stop_words(language));
        let own = options.own.iter().map(|word| word_key(word.trim(), false));
        let stop = lists.chain(own).map(|word| word.replace('’', "'")).collect();
        Self { stop, shortest: options.shortest, numbers: options.numbers }
    }

    fn word(&self, word: &str) -> bool {
        let stopped = if word.contains('’') {
            self.stop.contains(&word.replace('’', "'"))
        } else {
            self.stop.contains(word)
        };
        !stopped
            && word.chars().count() >= self.shortest
            && (self.numbers || word.chars().any(char::is_alphabetic))
    }
}
