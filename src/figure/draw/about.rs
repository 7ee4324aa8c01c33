//! What every figure says below: lens, unit, denominators, coders, date, and the state of the study.

use std::collections::BTreeSet;

use super::page::Said;
use crate::analysis::{Counted, Filter, Index, Lens, fingerprint};
use crate::study::{CoderId, Polarity, Study};
use crate::t;
use crate::words::number;

/// What is known about the numbers of a figure, beside the numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct About {
    pub counted: Counted,
    /// Records within the lens, and all.
    pub shown: u64,
    pub all: u64,
    /// Cases that the figure compares.
    pub cases: usize,
    pub lens: Vec<(String, String)>,
    /// Initials, in the order of the study.
    pub coders: Vec<String>,
    /// As it is to be printed; the caller knows the day.
    pub date: String,
    pub study: String,
    /// What the study calls enabling, constraining and mixed.
    pub labels: [String; 3],
    /// What the statistics of the figure say must be said beside it.
    pub cautions: Vec<String>,
}

impl About {
    pub fn new(study: &Study, index: &Index, lens: &Lens, counted: Counted, date: &str) -> Self {
        let filter = Filter::new(index, lens);
        let items = if counted == Counted::Findings { &index.findings } else { &index.evidence };
        let rows: Vec<usize> = (0..items.len).filter(|row| filter.passes(items, *row)).collect();
        let who: BTreeSet<CoderId> = rows
            .iter()
            .flat_map(|row| items.coders.of(*row))
            .filter_map(|number| index.coders.get(*number))
            .collect();
        let coders = study.coders_in_order().into_iter().filter(|coder| who.contains(&coder.id));
        let labels = &study.front().polarity_labels;
        let cases = study.cases.iter().filter(|case| lens.cases.is_empty() || lens.cases.contains(&case.id));
        Self {
            counted,
            shown: rows.len() as u64,
            all: items.len as u64,
            cases: cases.count(),
            lens: lens.describe(study),
            coders: coders.map(|coder| coder.initials.clone()).collect(),
            date: date.to_owned(),
            study: fingerprint(study),
            labels: Polarity::ALL.map(|polarity| labels.get(polarity).to_owned()),
            cautions: Vec::new(),
        }
    }

    /// `53 of 53 findings.`
    pub fn shown(&self) -> String {
        let all = match self.counted {
            Counted::Findings => t!("drawn-findings", count = self.all),
            Counted::Evidence => t!("drawn-evidence", count = self.all),
        };
        t!("drawn-shown", shown = number(self.shown as i64), all = all)
    }

    /// `Denominators: Cambodia 28, UK 31.`
    pub fn denominators(totals: &[(&str, u64)]) -> String {
        let list = listed(totals, |list, count| t!("drawn-more", list = list, count = count));
        if list.is_empty() { String::new() } else { t!("drawn-denominators", list = list) }
    }

    /// Lens, coders, date and state: the last lines of every caption.
    pub fn origin(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let lens = self.lens.iter().map(|(what, values)| t!("drawn-lens", what = what, values = values));
        parts.extend(lens);
        if self.lens.is_empty() {
            parts.push(t!("drawn-no-lens").to_owned());
        }
        if !self.coders.is_empty() {
            parts.push(t!("drawn-coders", list = self.coders.join(", ")));
        }
        if !self.date.is_empty() {
            parts.push(format!("{}.", self.date));
        }
        parts.push(t!("drawn-study", study = &self.study));
        parts.join(" ")
    }

    /// `own` is how this figure is read; `few` says from how many cases on it says more, and why.
    pub fn said(&self, own: Vec<String>, few: Option<(usize, &str)>) -> Said {
        let note = match few {
            Some((least, why)) if self.cases < least => {
                t!("drawn-few", cases = self.cases, least = least, why = why)
            }
            _ => String::new(),
        };
        let mut first: Vec<String> = own;
        first.retain(|part| !part.is_empty());
        let first = first.join(" ");
        let cautions = self.cautions.join(" ");
        let parts = [&note, &first, &cautions].map(String::as_str);
        let description = parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut caption = vec![first, cautions, self.origin()];
        caption.retain(|part| !part.is_empty());
        Said { note, caption, description }
    }
}

/// How many values a caption names before it only counts the rest.
const NAMED: usize = 12;

fn listed(list: &[(&str, u64)], more: impl FnOnce(String, usize) -> String) -> String {
    let named: Vec<String> = list
        .iter()
        .take(NAMED)
        .map(|(label, count)| {
            format!("{} {}", crate::figure::letters::short(label, 60), number(*count as i64))
        })
        .collect();
    let named = named.join(", ");
    match list.len().saturating_sub(NAMED) {
        0 => named,
        rest => more(named, rest),
    }
}
