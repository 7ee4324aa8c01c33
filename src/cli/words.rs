//! `crosscase words`

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde_json::json;

use super::lens::{LensArguments, unknown};
use super::{Failure, Output, study};
use crate::analysis::search::called;
use crate::analysis::{FrequencyOptions, Index, STOP_LANGUAGES, WordSort, frequencies};
use crate::study::AnyId;

#[derive(Args)]
#[command(after_help = "Rates are per 1,000 words of a case's texts, left-out words counted.

Examples:
  crosscase words STUDY --stop en --shortest 3 --limit 50
  crosscase words STUDY --sort difference --csv")]
pub struct WordsArguments {
    study: PathBuf,
    /// Leave out the common words of a language: ar, de, en, es, fr, he, hi, it, km, nl, pt, ru, th, zh.
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
    stop: Vec<String>,
    /// Leave out these words too.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    without: Vec<String>,
    /// Leave out words of fewer letters.
    #[arg(long, value_name = "N", default_value_t = 1)]
    shortest: usize,
    /// Leave out numbers.
    #[arg(long)]
    no_numbers: bool,
    /// Sorted by total, word, or difference of the rates.
    #[arg(long, default_value = "total")]
    sort: String,
    /// At most so many words.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// One JSON object.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// A table with commas; what is given if nothing is said.
    #[arg(long)]
    csv: bool,
    #[command(flatten)]
    lens: LensArguments,
}

impl WordsArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let mut stop = BTreeSet::new();
        for language in &self.stop {
            let code = language.trim().to_lowercase();
            if !STOP_LANGUAGES.contains(&code.as_str()) {
                return Err(unknown("list of common words for", language, STOP_LANGUAGES.to_vec()));
            }
            stop.insert(code);
        }
        let sort = match self.sort.as_str() {
            "total" => WordSort::Total,
            "word" => WordSort::Word,
            "difference" => WordSort::Difference,
            other => return Err(unknown("order", other, vec!["total", "word", "difference"])),
        };
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let options = FrequencyOptions {
            stop,
            own: self.without.iter().cloned().collect(),
            shortest: self.shortest,
            numbers: !self.no_numbers,
        };
        let mut counted = frequencies(study, &Index::build(study), &lens, &options, &AtomicBool::new(false));
        counted.sort(sort);
        counted.rows.truncate(self.limit.unwrap_or(usize::MAX));
        let names: Vec<String> = counted.cases.iter().map(|case| called(study, AnyId::Case(*case))).collect();
        let rates = |row| -> Vec<f64> {
            (0..names.len()).map(|case| (counted.rate(row, case) * 1000.0).round() / 1000.0).collect()
        };
        if self.json {
            let rows: Vec<_> = counted
                .rows
                .iter()
                .map(|row| {
                    json!({ "word": row.word, "total": row.total, "counts": row.counts, "per_thousand": rates(row) })
                })
                .collect();
            let all = json!({ "cases": names, "words": counted.words, "rows": rows });
            return Ok(serde_json::to_string_pretty(&all)?.into());
        }
        let mut table = csv::Writer::from_writer(Vec::new());
        let mut head = vec!["word".to_owned(), "total".to_owned()];
        head.extend(names.iter().cloned());
        head.extend(names.iter().map(|name| format!("{name} per 1,000 words")));
        table.write_record(&head)?;
        for row in &counted.rows {
            let mut line = vec![row.word.clone(), row.total.to_string()];
            line.extend(row.counts.iter().map(u32::to_string));
            line.extend(rates(row).iter().map(f64::to_string));
            table.write_record(&line)?;
        }
        let bytes = table.into_inner().map_err(|error| Failure::new(error.to_string()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned().into())
    }
}
