//! `crosscase cooccurrence`

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::lens::{LensArguments, unknown};
use super::table_out::ToldOut;
use super::{Failure, Output, study};
use crate::analysis::cooccurrence::{
    Behind, Cooccurrence, CooccurrenceSpec, Counted, Near, Pair, cooccurrence, differences, passages_behind,
};
use crate::analysis::search::called;
use crate::analysis::{Index, Lens, fingerprint, resolve_name, theme_name};
use crate::export::statistics;
use crate::study::{AnyId, Kind, RecordId as _, Study};

#[derive(Args)]
#[command(
    after_help = "Two themes stand together where a passage of the one and a passage of the other do. c = matched passages ÷
(passages of the one + of the other − matched), where no passage is matched twice.

Examples:
  crosscase cooccurrence STUDY
  crosscase cooccurrence STUDY --near words:20 --by-case --csv
  crosscase cooccurrence STUDY --behind Trust Accountability"
)]
pub struct CooccurrenceArguments {
    study: PathBuf,
    /// When passages are together: same, overlap, words:N, paragraph, turn.
    #[arg(long, default_value = "overlap")]
    near: String,
    /// Themes down to this depth; 0 is the top.
    #[arg(long, value_name = "N")]
    depth: Option<u16>,
    /// A theme holds the passages of those below it.
    #[arg(long)]
    subtrees: bool,
    /// Each case beside the whole.
    #[arg(long)]
    by_case: bool,
    /// The passages behind two themes, instead of the table.
    #[arg(long, num_args = 2, value_names = ["THEME", "THEME"])]
    behind: Option<Vec<String>>,
    #[command(flatten)]
    out: ToldOut,
    #[command(flatten)]
    lens: LensArguments,
}

impl CooccurrenceArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let spec = CooccurrenceSpec {
            near: near(&self.near)?,
            depth: self.depth,
            subtrees: self.subtrees,
            by_case: self.by_case,
        };
        let index = Index::build(study);
        if let Some(names) = &self.behind {
            return self.behind(study, &index, &spec, &lens, names);
        }
        let found = cooccurrence(study, &index, &spec, &lens)?;
        self.out.write(
            || text(study, &found),
            || statistics::cooccurrence(study, &found, self.out.date()),
            |_| json_of(study, &found),
        )
    }

    fn behind(
        &self,
        study: &Study,
        index: &Index,
        spec: &CooccurrenceSpec,
        lens: &Lens,
        names: &[String],
    ) -> Result<Output, Failure> {
        let mut themes = Vec::new();
        for name in names {
            if let AnyId::Theme(id) = resolve_name(study, Kind::Theme, name)? {
                themes.push(id);
            }
        }
        let [one, other] = themes[..] else { return Err(Failure::usage("--behind takes two themes.")) };
        let found = passages_behind(study, index, spec, lens, [one, other], None);
        let quote = |id| study.evidence.get(id).map_or("", |evidence| evidence.quote.as_str());
        let title = |id| {
            let source = study.evidence.get(id).map(|evidence| evidence.source);
            source.map_or_else(String::new, |source| called(study, AnyId::Source(source)))
        };
        let pair = |behind: &Behind| {
            json!({
                "source": title(behind.evidence[0]),
                "matched": behind.matched,
                "evidence": behind.evidence.map(|id| id.to_string()),
                "quotes": behind.evidence.map(quote),
            })
        };
        let text = || {
            let mut out = format!("{} pairs of passages {}\n", found.len(), spec.near.in_words());
            for behind in &found {
                let matched = if behind.matched { "matched" } else { "not matched" };
                let [first, second] = behind.evidence.map(|id| quote(id).replace('\n', " "));
                write!(out, "\n{} ({matched})\n  {first}\n", title(behind.evidence[0])).ok();
                if second != first {
                    writeln!(out, "  {second}").ok();
                }
            }
            out
        };
        self.out.write(
            text,
            || statistics::behind(study, spec, [one, other], &found, self.out.date()),
            |_| found.iter().map(pair).collect(),
        )
    }
}

pub(super) fn near(text: &str) -> Result<Near, Failure> {
    let words = text.strip_prefix("words:").and_then(|count| count.trim().parse().ok());
    Ok(match text {
        "same" => Near::Same,
        "overlap" => Near::Overlap,
        "paragraph" => Near::Paragraph,
        "turn" => Near::Turn,
        _ => match words {
            Some(count) => Near::Words(count),
            None => {
                return Err(unknown(
                    "nearness",
                    text,
                    vec!["same", "overlap", "words:10", "paragraph", "turn"],
                ));
            }
        },
    })
}

/// All that was counted: the whole, then the cases.
fn groups<'a>(study: &Study, found: &'a Cooccurrence) -> Vec<(String, &'a Counted)> {
    let cases = found.cases.iter().filter_map(|counted| Some((counted.case?, counted)));
    [("all".to_owned(), &found.overall)]
        .into_iter()
        .chain(cases.map(|(case, counted)| (called(study, AnyId::Case(case)), counted)))
        .collect()
}

fn rounded(number: Option<f64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.3}"))
}

fn text(study: &Study, found: &Cooccurrence) -> String {
    let mut out = format!(
        "Unit: pieces of evidence; {} of {} within the lens, {} themes.\n",
        found.in_lens,
        found.all,
        found.themes.len()
    );
    for (dimension, values) in &found.lens {
        writeln!(out, "{dimension}: {values}.").ok();
    }
    for caution in found.cautions() {
        writeln!(out, "{caution}").ok();
    }
    let theme = |at: u32| theme_name(study, found.themes[at as usize]);
    for (title, counted) in groups(study, found) {
        if found.spec.by_case {
            write!(out, "\n{title}").ok();
        }
        write!(out, "\n     c  overlap  chars  matched of n1, n2 (pairs)\n").ok();
        if counted.pairs.is_empty() {
            out.push_str("No two themes stand together.\n");
        }
        for pair in counted.closest() {
            let close = counted.closeness(&pair);
            let [n1, n2] = [pair.a, pair.b].map(|at| counted.passages[at as usize]);
            let mark = if close.unequal { "  (unequal)" } else { "" };
            writeln!(
                out,
                "{:>6}  {:>7}  {:>5}  {} of {n1}, {n2} ({})  {} + {}{mark}",
                rounded(close.c),
                rounded(close.overlap),
                rounded(close.jaccard),
                pair.matched,
                pair.pairs,
                theme(pair.a),
                theme(pair.b)
            )
            .ok();
        }
    }
    if let [one, other] = &found.cases[..] {
        let [first, second] = [one, other]
            .map(|counted| counted.case.map_or_else(String::new, |case| called(study, AnyId::Case(case))));
        write!(out, "\nDifference of c, {first} less {second}\n").ok();
        for apart in differences(one, other) {
            let [c, d] = apart.c.map(rounded);
            let difference = rounded(apart.difference);
            writeln!(out, "{difference:>6}  {c} and {d}  {} + {}", theme(apart.a), theme(apart.b)).ok();
        }
    }
    out
}

fn json_of(study: &Study, found: &Cooccurrence) -> Value {
    let pair = |counted: &Counted, pair: &Pair| {
        let close = counted.closeness(pair);
        json!({
            "themes": [pair.a, pair.b],
            "pairs": pair.pairs,
            "matched": pair.matched,
            "characters": pair.characters,
            "c": close.c,
            "overlap": close.overlap,
            "jaccard": close.jaccard,
            "unequal": close.unequal,
        })
    };
    let group = |title: &str, counted: &Counted| {
        json!({
            "case": title,
            "passages": counted.passages,
            "characters": counted.characters,
            "pairs": counted.pairs.iter().map(|one| pair(counted, one)).collect::<Vec<_>>(),
        })
    };
    let themes: Vec<Value> = found
        .themes
        .iter()
        .map(|id| json!({ "id": id.uuid().to_string(), "name": theme_name(study, *id) }))
        .collect();
    let all = groups(study, found);
    json!({
        "study": fingerprint(study),
        "unit": "evidence",
        "near": found.spec.near.key(),
        "within": if let Near::Words(count) = found.spec.near { Some(count) } else { None },
        "in_lens": found.in_lens,
        "all": found.all,
        "lens": found.lens.iter().map(|(name, values)| json!({ "dimension": name, "values": values })).collect::<Vec<_>>(),
        "cautions": found.cautions(),
        "themes": themes,
        "overall": group(&all[0].0, all[0].1),
        "cases": all[1..].iter().map(|(title, counted)| group(title, counted)).collect::<Vec<_>>(),
    })
}
