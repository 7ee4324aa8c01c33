//! `crosscase saturation`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::lens::{LensArguments, unknown};
use super::table_out::ToldOut;
use super::{Failure, Output, study};
use crate::analysis::saturation::{Curve, ORDERS, Rule, Saturation, SourceOrder, saturation};
use crate::analysis::search::called;
use crate::analysis::{Index, fingerprint, theme_name};
use crate::export::sheet::Sheet;
use crate::export::statistics;
use crate::study::{AnyId, Study};

#[derive(Args)]
#[command(
    after_help = "The rule is that of Guest, Namey and Chen (2020): the themes of the first sources are the base; saturation is at the
first run whose new themes are at most a share of the base.

Examples:
  crosscase saturation STUDY
  crosscase saturation STUDY --base 6 --run-length 3 --threshold 0 --order listed --csv"
)]
pub struct SaturationArguments {
    study: PathBuf,
    /// Sources by date, or as listed.
    #[arg(long, default_value = "date")]
    order: String,
    /// Sources of the base.
    #[arg(long, value_name = "N", default_value_t = 4)]
    base: usize,
    /// Sources of a run.
    #[arg(long, value_name = "N", default_value_t = 2)]
    run_length: usize,
    /// New themes of a run as a share of those of the base, at most; 0.05 is 5 %.
    #[arg(long, value_name = "SHARE", default_value_t = 0.05)]
    threshold: f64,
    #[command(flatten)]
    out: ToldOut,
    #[command(flatten)]
    lens: LensArguments,
}

const NO_VERDICT: &str = "too few sources, or no themes in the base, for the rule";

impl SaturationArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        let order = match self.order.as_str() {
            "date" => SourceOrder::Date,
            "listed" => SourceOrder::Listed,
            other => return Err(unknown("order", other, vec!["date", "listed"])),
        };
        let most = 1_000_000;
        if self.base == 0 || self.run_length == 0 || self.base.max(self.run_length) > most {
            return Err(Failure::usage("Base and run have at least one source and at most a million."));
        }
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(Failure::usage("The threshold is a share from 0 to 1."));
        }
        let by = Rule { base: self.base, run: self.run_length, threshold: self.threshold };
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let found = saturation(study, &Index::build(study), &lens, order, by);
        let said = cautions(&found);
        let title = |curve: &Curve| {
            curve.case.map_or_else(|| "all".to_owned(), |case| called(study, AnyId::Case(case)))
        };
        let curves: Vec<&Curve> = [&found.overall].into_iter().chain(&found.cases).collect();
        let value = |_: &Sheet| {
            json!({
                "study": fingerprint(study),
                "unit": "themes",
                "order": self.order,
                "rule": { "base": by.base, "run": by.run, "threshold": by.threshold },
                "unread": found.unread,
                "curves": curves.iter().map(|curve| json_of(study, &title(curve), curve)).collect::<Vec<_>>(),
                "cautions": said,
            })
        };
        let text = || {
            let mut out = String::from(
                "Unit: different themes that have a passage; each counts at the first source that has it.\n",
            );
            for caution in &said {
                writeln!(out, "{caution}").ok();
            }
            for curve in &curves {
                write!(out, "\n{}: {}\n", title(curve), verdict(curve, by)).ok();
                out.push_str("  new  so far  random orders\n");
                for (at, source) in curve.sources.iter().enumerate() {
                    let (new, sum) = (curve.new[at], curve.cumulative[at]);
                    let random = &curve.envelope;
                    let (low, median, high) = (random.low[at], random.median[at], random.high[at]);
                    let source = called(study, AnyId::Source(*source));
                    writeln!(out, "{new:>5}  {sum:>6}  {median:.1} ({low:.1}–{high:.1})  {source}").ok();
                }
            }
            out
        };
        let table = || {
            let verdicts = curves.iter().map(|curve| format!("{}: {}.", title(curve), verdict(curve, by)));
            let notes = verdicts.chain(said.iter().cloned()).collect();
            statistics::saturation(study, &found, notes, &lens.describe(study), self.out.date())
        };
        self.out.write(text, table, value)
    }
}

fn verdict(curve: &Curve, by: Rule) -> String {
    let percent = by.threshold * 100.0;
    match &curve.verdict {
        None => NO_VERDICT.to_owned(),
        Some(found) => match found.saturated_at {
            Some(at) => format!(
                "saturated at {}+{} sources (base {} with {} themes, new at most {percent} %)",
                at - by.run,
                by.run,
                by.base,
                found.base_themes
            ),
            None => format!(
                "not saturated within {} sources (base {} with {} themes, new at most {percent} %)",
                curve.new.len(),
                by.base,
                found.base_themes
            ),
        },
    }
}

fn cautions(found: &Saturation) -> Vec<String> {
    let sources = |count: usize| if count == 1 { "1 source".to_owned() } else { format!("{count} sources") };
    let mut out = vec![
        "That no new theme turns up does not mean that the themes are understood: this is saturation of codes, not of meaning."
            .to_owned(),
        format!("Random orders: the median of {ORDERS} orders, and what 5 % and 95 % of them stay below."),
    ];
    if found.unread > 0 {
        out.push(format!(
            "{} that nobody has read or coded within the lens left out.",
            sources(found.unread)
        ));
    }
    if found.undated > 0 {
        out.push(format!("{} without a date stand last, as listed.", sources(found.undated)));
    }
    out
}

fn json_of(study: &Study, title: &str, curve: &Curve) -> Value {
    let runs = |found: &crate::analysis::saturation::Verdict| -> Vec<Value> {
        found.runs.iter().map(|run| json!({ "end": run.end, "new": run.new, "ratio": run.ratio })).collect()
    };
    let themes: Vec<Vec<String>> = curve
        .new_themes
        .iter()
        .map(|themes| themes.iter().map(|theme| theme_name(study, *theme)).collect())
        .collect();
    json!({
        "case": title,
        "sources": curve.sources.iter().map(|id| called(study, AnyId::Source(*id))).collect::<Vec<_>>(),
        "new": curve.new,
        "new_themes": themes,
        "cumulative": curve.cumulative,
        "verdict": curve.verdict.as_ref().map(|found| json!({
            "base_themes": found.base_themes, "runs": runs(found), "saturated_at": found.saturated_at,
        })),
        "random": { "orders": curve.envelope.orders, "low": curve.envelope.low, "median": curve.envelope.median, "high": curve.envelope.high },
    })
}
