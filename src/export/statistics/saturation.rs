//! New themes, source by source.

use super::{case, columns, count, number, words};
use crate::analysis::saturation::{Curve, Saturation};
use crate::analysis::search::called;
use crate::export::origin::{self, origin};
use crate::export::sheet::{Row, Sheet};
use crate::study::{AnyId, Study};

/// A line a source: of the whole, then of each case. `said` are the verdicts and cautions.
pub fn saturation(
    study: &Study,
    found: &Saturation,
    said: Vec<String>,
    lens: &[(String, String)],
    date: &str,
) -> Sheet {
    let rows = [&found.overall].into_iter().chain(&found.cases).flat_map(|curve| {
        let label = curve.case.map_or_else(|| "all".to_owned(), |id| case(study, id));
        (0..curve.sources.len()).map(move |at| Row {
            label: label.clone(),
            cells: cells(study, curve, at),
            ..Row::default()
        })
    });
    let unit =
        "Unit: different themes that have a passage; each counts at the first source that has it.".to_owned();
    Sheet {
        title: "New themes by source".to_owned(),
        corner: "case".to_owned(),
        caption: [unit].into_iter().chain(origin::lens(lens)).chain(origin(study, date)).collect(),
        notes: said,
        columns: columns(["place", "source", "new", "so far", "random 5 %", "random median", "random 95 %"]),
        rows: rows.collect(),
        quotes: Vec::new(),
    }
}

fn cells(study: &Study, curve: &Curve, at: usize) -> Vec<crate::export::sheet::Cell> {
    let random = [&curve.envelope.low, &curve.envelope.median, &curve.envelope.high];
    let first = [
        count(at as u64 + 1),
        words(called(study, AnyId::Source(curve.sources[at]))),
        count(curve.new[at]),
        count(curve.cumulative[at]),
    ];
    first.into_iter().chain(random.map(|line| number(line.get(at).copied(), 1))).collect()
}
