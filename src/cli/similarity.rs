//! `crosscase similarity`

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::lens::{LensArguments, unknown};
use super::table_out::ToldOut;
use super::{Failure, Output, study};
use crate::analysis::displays::{By, PairRow, PairSheet, pair_sheet};
use crate::analysis::search::called;
use crate::analysis::similarity::{
    Conditions, Feature, Measure, Of, Outcome, Similarity, SimilaritySpec, SystemPair, SystemsOf, similarity,
    systems_of,
};
use crate::analysis::{Dimension, Index, Lens, MatrixSpec, fingerprint, resolve_name, theme_name};
use crate::export::{displays, statistics};
use crate::study::{AnyId, CaseId, Kind, Study};

#[derive(Args)]
#[command(
    after_help = "Measures: simple-matching, jaccard, dice, russell-rao (themes, attributes), cosine (themes, frequencies),
chi-square, euclidean, city-block (distances of frequencies).

Examples:
  crosscase similarity STUDY
  crosscase similarity STUDY --of frequencies --measure cosine
  crosscase similarity STUDY --sheets polarity
  crosscase similarity STUDY --outcome Trust --of attributes"
)]
pub struct SimilarityArguments {
    study: PathBuf,
    /// What cases are described by.
    #[arg(long, value_enum, default_value = "themes")]
    of: OfName,
    /// How likeness is put in a number.
    #[arg(long)]
    measure: Option<String>,
    /// Themes down to this depth; 0 is the top.
    #[arg(long, value_name = "N")]
    depth: Option<u16>,
    /// Count the passages of a sub-theme under its own name only.
    #[arg(long)]
    no_roll_up: bool,
    /// Frequencies per 1,000 words of a case's sources.
    #[arg(long)]
    per_thousand_words: bool,
    /// Pair sheets instead: what is the same and what is different, theme by theme.
    #[arg(long, value_enum, conflicts_with = "outcome")]
    sheets: Option<ByName>,
    /// Instead, the most alike pairs of cases that differ in this attribute or theme, and the most
    /// different that agree in it.
    #[arg(long, value_name = "NAME")]
    outcome: Option<String>,
    /// Take the polarity of the theme as the outcome, not whether it is there.
    #[arg(long, requires = "outcome")]
    polarity_of_outcome: bool,
    #[command(flatten)]
    out: ToldOut,
    #[command(flatten)]
    lens: LensArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OfName {
    Themes,
    Frequencies,
    Attributes,
}

/// What cases are described by, and the measure of that name, or the usual one.
pub(super) fn described_by(of: OfName, measure: Option<&str>) -> Result<(Of, Measure), Failure> {
    let (of, usual) = match of {
        OfName::Themes => (Of::Themes, Measure::Jaccard),
        OfName::Frequencies => (Of::Frequencies, Measure::Cosine),
        OfName::Attributes => (Of::Attributes, Measure::SimpleMatching),
    };
    let Some(name) = measure else { return Ok((of, usual)) };
    match Measure::ALL.into_iter().find(|measure| measure.key() == name) {
        Some(measure) => Ok((of, measure)),
        None => Err(unknown("measure", name, Measure::ALL.map(Measure::key).to_vec())),
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum ByName {
    /// Whether a theme is there.
    Presence,
    /// The polarity that all its passages have.
    Polarity,
    /// The rating, or else the polarity of most of its passages.
    Rating,
}

impl SimilarityArguments {
    pub fn run(self) -> Result<Output, Failure> {
        self.out.check()?;
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        let index = Index::build(study);
        let (out, date) = (&self.out, self.out.date());
        if let Some(by) = self.sheets {
            let by = match by {
                ByName::Presence => By::Presence,
                ByName::Polarity => By::Polarity,
                ByName::Rating => By::Rating,
            };
            let rows = vec![Dimension::Theme { depth: self.depth }];
            let spec = MatrixSpec { rows, roll_up: !self.no_roll_up, ..MatrixSpec::default() };
            let sheet = pair_sheet(study, &index, &spec, &lens, by)?;
            let table = || displays::pair_table(study, &sheet, &lens, date);
            out.write(|| sheets_text(&sheet), table, |_| sheets_json(study, &sheet))
        } else if let Some(outcome) = &self.outcome {
            let found = self.systems(study, &index, &lens, outcome)?;
            let table = || statistics::systems(study, &found, outcome, &lens.describe(study), date);
            out.write(|| systems_text(study, &found, outcome), table, |_| systems_json(study, &found))
        } else {
            let found = similarity(study, &index, &self.spec()?, &lens)?;
            let table = || statistics::similarity(study, &found, date);
            out.write(|| similarity_text(study, &found), table, |_| similarity_json(study, &found))
        }
    }

    fn spec(&self) -> Result<SimilaritySpec, Failure> {
        let (of, measure) = described_by(self.of, self.measure.as_deref())?;
        let (subtrees, per_thousand) = (!self.no_roll_up, self.per_thousand_words);
        Ok(SimilaritySpec { of, measure, depth: self.depth, subtrees, per_thousand })
    }

    fn systems(&self, study: &Study, index: &Index, lens: &Lens, name: &str) -> Result<SystemsOf, Failure> {
        let like = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
        let attribute = study.attributes_in_order().into_iter().find(|attribute| like(&attribute.name));
        let outcome = match attribute {
            Some(attribute) if !self.polarity_of_outcome => Outcome::Attribute(attribute.id),
            _ => match resolve_name(study, Kind::Theme, name)? {
                AnyId::Theme(id) if self.polarity_of_outcome => Outcome::Polarity(id),
                AnyId::Theme(id) => Outcome::Presence(id),
                _ => return Err(Failure::usage("The outcome is an attribute or a theme.")),
            },
        };
        let conditions = match self.of {
            OfName::Themes => Conditions::Themes { depth: self.depth },
            OfName::Attributes => Conditions::Attributes,
            OfName::Frequencies => {
                return Err(Failure::usage(
                    "Conditions are themes or attributes: --of themes or --of attributes.",
                ));
            }
        };
        Ok(systems_of(study, index, lens, outcome, conditions))
    }
}

fn case(study: &Study, cases: &[CaseId], at: usize) -> String {
    called(study, AnyId::Case(cases[at]))
}

fn feature(study: &Study, feature: Feature) -> String {
    match feature {
        Feature::Theme(id) => theme_name(study, id),
        Feature::Attribute(id) => study.attributes.get(id).map_or_else(String::new, |one| one.name.clone()),
    }
}

fn names(study: &Study, features: &[Feature], places: &[usize]) -> Vec<String> {
    places.iter().map(|at| feature(study, features[*at])).collect()
}

/// `Alike (3): a, b, c`, or nothing.
fn list(out: &mut String, what: &str, names: &[String]) {
    if !names.is_empty() {
        writeln!(out, "  {what} ({}): {}", names.len(), names.join(", ")).ok();
    }
}

fn similarity_text(study: &Study, found: &Similarity) -> String {
    let features = &found.described.features;
    let what = match found.spec.of {
        Of::Themes => "themes, there or not",
        Of::Frequencies if found.spec.per_thousand => "themes, passages per 1,000 words",
        Of::Frequencies => "themes, passages",
        Of::Attributes => "attributes",
    };
    let kind = if found.spec.measure.is_distance() { "distance, 0 is alike" } else { "1 is alike, 0 is not" };
    let cases = &found.described.cases;
    let mut out = format!(
        "{} cases by {} {what}; {} ({kind}).\n",
        cases.len(),
        features.len(),
        found.spec.measure.key()
    );
    for (dimension, values) in &found.lens {
        writeln!(out, "{dimension}: {values}.").ok();
    }
    for caution in found.cautions() {
        writeln!(out, "{caution}").ok();
    }
    for (one, other, value) in found.ranked() {
        let (first, second) = (case(study, cases, one), case(study, cases, other));
        write!(out, "\n{value:.3}  {first} and {second}\n").ok();
        let reasons = found.reasons(one, other);
        list(&mut out, "alike", &names(study, features, &reasons.alike));
        list(&mut out, "different", &names(study, features, &reasons.different));
        list(&mut out, "neither", &names(study, features, &reasons.neither));
        list(&mut out, "not known", &names(study, features, &reasons.unknown));
    }
    if cases.len() > 2
        && let Some(tree) = found.tree()
    {
        let order: Vec<String> = tree.order.iter().map(|at| case(study, cases, *at)).collect();
        write!(out, "\nSide by side (average linkage, best order of the leaves): {}\n", order.join(", "))
            .ok();
        if let Some(fit) = tree.cophenetic {
            writeln!(out, "Cophenetic correlation {fit:.3}.").ok();
        }
        if tree.tied {
            out.push_str("Some pairs are equally far apart: other trees are as good.\n");
        }
    }
    out
}

fn similarity_json(study: &Study, found: &Similarity) -> Value {
    let features = &found.described.features;
    let cases = &found.described.cases;
    let pairs: Vec<Value> = found
        .ranked()
        .into_iter()
        .map(|(one, other, value)| {
            let reasons = found.reasons(one, other);
            json!({
                "cases": [case(study, cases, one), case(study, cases, other)],
                "value": value,
                "alike": names(study, features, &reasons.alike),
                "different": names(study, features, &reasons.different),
                "neither": names(study, features, &reasons.neither),
                "unknown": names(study, features, &reasons.unknown),
            })
        })
        .collect();
    let tree = found.tree().map(|tree| {
        let merges: Vec<Value> = tree
            .merges
            .iter()
            .map(|merge| json!({ "left": merge.left, "right": merge.right, "height": merge.height, "size": merge.size }))
            .collect();
        json!({
            "merges": merges,
            "order": tree.order.iter().map(|at| case(study, cases, *at)).collect::<Vec<_>>(),
            "path": tree.path,
            "cophenetic": tree.cophenetic,
            "tied": tree.tied,
        })
    });
    json!({
        "study": fingerprint(study),
        "measure": found.spec.measure.key(),
        "distance": found.spec.measure.is_distance(),
        "cases": (0..cases.len()).map(|at| case(study, cases, at)).collect::<Vec<_>>(),
        "features": features.iter().map(|one| feature(study, *one)).collect::<Vec<_>>(),
        "values": found.values,
        "pairs": pairs,
        "tree": tree,
        "lens": found.lens.iter().map(|(name, values)| json!({ "dimension": name, "values": values })).collect::<Vec<_>>(),
        "cautions": found.cautions(),
    })
}

fn sheets_text(sheet: &PairSheet) -> String {
    let mut out = format!(
        "{} themes in {} cases, compared: {}; those that tell most pairs apart first.\n",
        sheet.rows.len(),
        sheet.cases.len(),
        displays::compared(sheet.by)
    );
    for row in &sheet.rows {
        let [same, differ, unknown] = row.pairs;
        writeln!(out, "  {}: {differ} pairs differ, {same} are the same, {unknown} not known", row.name).ok();
    }
    for pair in sheet.pairs() {
        write!(out, "\n{} and {}\n", sheet.cases[pair.0].1, sheet.cases[pair.1].1).ok();
        for (what, rows) in ["same", "different", "not known"].iter().zip(sheet.themes_of(pair)) {
            list(&mut out, what, &names_of(&rows));
        }
    }
    out
}

fn names_of(rows: &[&PairRow]) -> Vec<String> {
    rows.iter().map(|row| row.name.clone()).collect()
}

fn sheets_json(study: &Study, sheet: &PairSheet) -> Value {
    let pairs: Vec<Value> = sheet
        .pairs()
        .map(|pair| {
            let [same, different, unknown] = sheet.themes_of(pair).map(|rows| names_of(&rows));
            json!({
                "cases": [sheet.cases[pair.0].1, sheet.cases[pair.1].1],
                "same": same,
                "different": different,
                "unknown": unknown,
            })
        })
        .collect();
    let themes: Vec<Value> = sheet
        .rows
        .iter()
        .map(|row| {
            let [same, different, unknown] = row.pairs;
            json!({ "theme": row.name, "different": different, "same": same, "unknown": unknown })
        })
        .collect();
    json!({ "study": fingerprint(study), "themes": themes, "pairs": pairs })
}

fn systems_text(study: &Study, found: &SystemsOf, outcome: &str) -> String {
    let known = found.outcomes.iter().flatten().count();
    let mut out = format!(
        "Outcome: {outcome}, known of {known} of {} cases; {} conditions.\n",
        found.cases.len(),
        found.conditions.len()
    );
    let in_words = |at: usize| {
        let words = found.outcomes[at].and_then(|code| found.outcome_words.get(code as usize));
        format!("{} ({})", case(study, &found.cases, at), words.map_or("not known", String::as_str))
    };
    let mut told = |title: &str, none: &str, pairs: &[SystemPair], similar: bool| {
        write!(out, "\n{title}\n").ok();
        if pairs.is_empty() {
            writeln!(out, "  {none}").ok();
        }
        for pair in pairs {
            writeln!(out, "{} and {}", in_words(pair.cases[0]), in_words(pair.cases[1])).ok();
            list(&mut out, "different", &names(study, &found.conditions, &pair.differing));
            list(&mut out, "same", &names(study, &found.conditions, &pair.same));
            list(&mut out, "not known", &names(study, &found.conditions, &pair.unknown));
            let warnings = if similar { pair.warnings_if_similar() } else { pair.warnings_if_different() };
            for warning in warnings {
                writeln!(out, "  {warning}").ok();
            }
        }
    };
    told(
        "Most similar cases with different outcomes",
        "No two cases have different outcomes.",
        found.found.most_similar(),
        true,
    );
    told(
        "Most different cases with the same outcome",
        "No two cases have the same outcome.",
        found.found.most_different(),
        false,
    );
    for agreement in &found.found.agreements {
        let words = found.outcome_words.get(agreement.outcome as usize).map_or("", String::as_str);
        write!(out, "\nThe same in all {} cases with {outcome}: {words}\n", agreement.cases.len()).ok();
        list(&mut out, "shared", &names(study, &found.conditions, &agreement.shared));
        list(&mut out, "shared by these alone", &names(study, &found.conditions, &agreement.only_here));
    }
    out
}

fn systems_json(study: &Study, found: &SystemsOf) -> Value {
    let pair = |pair: &SystemPair, similar: bool| {
        json!({
            "cases": pair.cases.map(|at| case(study, &found.cases, at)),
            "different": names(study, &found.conditions, &pair.differing),
            "same": names(study, &found.conditions, &pair.same),
            "unknown": names(study, &found.conditions, &pair.unknown),
            "warnings": if similar { pair.warnings_if_similar() } else { pair.warnings_if_different() },
        })
    };
    let words = |code: Option<u32>| code.and_then(|code| found.outcome_words.get(code as usize).cloned());
    let agreements: Vec<Value> = found
        .found
        .agreements
        .iter()
        .map(|one| {
            json!({
                "outcome": words(Some(one.outcome)),
                "cases": one.cases.iter().map(|at| case(study, &found.cases, *at)).collect::<Vec<_>>(),
                "shared": names(study, &found.conditions, &one.shared),
                "only_here": names(study, &found.conditions, &one.only_here),
            })
        })
        .collect();
    json!({
        "study": fingerprint(study),
        "cases": (0..found.cases.len()).map(|at| case(study, &found.cases, at)).collect::<Vec<_>>(),
        "outcomes": found.outcomes.iter().map(|code| words(*code)).collect::<Vec<_>>(),
        "conditions": found.conditions.iter().map(|one| feature(study, *one)).collect::<Vec<_>>(),
        "most_similar": found.found.most_similar().iter().map(|one| pair(one, true)).collect::<Vec<_>>(),
        "most_different": found.found.most_different().iter().map(|one| pair(one, false)).collect::<Vec<_>>(),
        "agreements": agreements,
    })
}
