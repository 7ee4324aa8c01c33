//! The lens as arguments, the same for every command that looks at a part of a study.

use clap::Args;

use super::Failure;
use crate::analysis::{Lens, resolve_name};
use crate::study::{AnyId, EvidenceKind, Kind, Polarity, SourceKind, Study};

#[derive(Args)]
pub struct LensArguments {
    /// Only these, by name or id; each may be given many times.
    #[arg(long)]
    theme: Vec<String>,
    #[arg(long)]
    level: Vec<String>,
    #[arg(long)]
    polarity: Vec<String>,
    #[arg(long)]
    case: Vec<String>,
    #[arg(long)]
    unit: Vec<String>,
    /// Leave out the records of a unit.
    #[arg(long, value_name = "UNIT")]
    without_unit: Vec<String>,
    #[arg(long)]
    coder: Vec<String>,
    #[arg(long)]
    source: Vec<String>,
    /// A kind of source or of evidence.
    #[arg(long)]
    kind: Vec<String>,
}

impl LensArguments {
    /// The lens, with every name found in the study.
    pub fn lens(&self, study: &Study) -> Result<Lens, Failure> {
        let mut lens = Lens::default();
        macro_rules! names {
            ($from:ident, $kind:ident, $to:ident) => {
                for name in &self.$from {
                    if let AnyId::$kind(id) = resolve_name(study, Kind::$kind, name)? {
                        lens.$to.insert(id);
                    }
                }
            };
        }
        names!(theme, Theme, themes);
        names!(level, Level, levels);
        names!(case, Case, cases);
        names!(unit, Unit, units);
        names!(without_unit, Unit, excluded_units);
        names!(coder, Coder, coders);
        names!(source, Source, sources);
        let labels = &study.front().polarity_labels;
        for name in &self.polarity {
            let fits = |p: &Polarity| {
                [p.key(), p.sign(), labels.get(*p)].iter().any(|known| same(known, name))
                    || (name == "-" && p.sign() == "−")
            };
            match Polarity::ALL.into_iter().find(fits) {
                Some(polarity) => {
                    lens.polarities.insert(polarity);
                }
                None => return Err(unknown("polarity", name, Polarity::ALL.map(Polarity::key).to_vec())),
            }
        }
        for name in &self.kind {
            let source = SourceKind::ALL.into_iter().find(|kind| same(kind.key(), name));
            let evidence = EvidenceKind::ALL.into_iter().find(|kind| same(kind.key(), name));
            match (source, evidence) {
                (_, Some(kind)) => {
                    lens.evidence_kinds.insert(kind);
                }
                (Some(kind), None) => {
                    lens.source_kinds.insert(kind);
                }
                (None, None) => {
                    let mut all: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.key()).collect();
                    all.extend(EvidenceKind::ALL.iter().map(|kind| kind.key()));
                    all.sort_unstable();
                    all.dedup();
                    return Err(unknown("kind", name, all));
                }
            }
        }
        Ok(lens)
    }
}

/// Names are found whatever their case, here as among the study's own.
fn same(known: &str, name: &str) -> bool {
    known.to_lowercase() == name.to_lowercase()
}

pub(super) fn unknown(what: &str, name: &str, all: Vec<&str>) -> Failure {
    let lower = name.to_lowercase();
    let near = all.iter().find(|known| strsim::damerau_levenshtein(&known.to_lowercase(), &lower) <= 2);
    let near = near.map_or_else(String::new, |near| format!(" Did you mean: {near}?"));
    Failure::usage(format!("There is no {what} “{name}”.{near} Known: {}.", all.join(", ")))
}
