//! The matrix in words: what is asked for, what stands in a cell, what must be said below.

use crate::analysis::{CellKind, Dimension, Key, Lens, Matrix, MatrixSpec, Measure, Note, Order};
use crate::study::Study;
use crate::t;
use crate::ui::names;
use crate::words::{decimal, number};

pub use super::said::{spoken, value};

pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Theme { depth: Some(0) } => t!("matrix-by-top-theme"),
        Dimension::Theme { .. } => t!("matrix-by-theme"),
        Dimension::Case | Dimension::CaseAndUnits => t!("matrix-by-case"),
        Dimension::Unit => t!("matrix-by-unit"),
        Dimension::Level => t!("matrix-by-level"),
        Dimension::Polarity => t!("matrix-by-polarity"),
        Dimension::Source => t!("matrix-by-source"),
        Dimension::SourceKind => t!("matrix-by-source-kind"),
        Dimension::Coder => t!("matrix-by-coder"),
        Dimension::EvidenceKind => t!("matrix-by-evidence-kind"),
        Dimension::Actor => t!("matrix-by-actor"),
        Dimension::Speaker => t!("matrix-by-speaker"),
        Dimension::Period => t!("matrix-by-period"),
        Dimension::Attribute(_) => t!("matrix-by-attribute"),
    }
}

/// `theme`, or `theme, then level`.
pub fn axis(dimensions: &[Dimension]) -> String {
    match dimensions {
        [] => t!("matrix-by-nothing").to_owned(),
        [one] => dimension(*one).to_owned(),
        [outer, inner, ..] => t!("matrix-then", outer = dimension(*outer), inner = dimension(*inner)),
    }
}

/// `Theme × case, by polarity`.
pub fn title(spec: &MatrixSpec) -> String {
    let outer =
        |list: &[Dimension]| list.first().map_or_else(|| t!("matrix-by-nothing"), |one| dimension(*one));
    let plain = t!("matrix-title", rows = capital(outer(&spec.rows)), columns = outer(&spec.columns));
    let inner = spec.rows.get(1).into_iter().chain(spec.columns.get(1));
    inner.fold(plain, |title, inner| t!("matrix-title-by", title = title, inner = dimension(*inner)))
}

pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub fn cell_kind(kind: CellKind) -> &'static str {
    match kind {
        CellKind::Evidence => t!("matrix-cell-evidence"),
        CellKind::Findings => t!("matrix-cell-findings"),
        CellKind::Sources => t!("matrix-cell-sources"),
        CellKind::Units => t!("matrix-cell-units"),
        CellKind::Words => t!("matrix-cell-words"),
        CellKind::Characters => t!("matrix-cell-characters"),
        CellKind::Presence => t!("matrix-cell-presence"),
        CellKind::PolarityMix => t!("matrix-cell-mix"),
        CellKind::Synthesis => t!("matrix-cell-synthesis"),
        CellKind::State => t!("matrix-cell-state"),
        CellKind::Cases => t!("matrix-cell-cases"),
        CellKind::LevelMix => t!("matrix-cell-levels"),
        CellKind::Share => t!("matrix-cell-share"),
        CellKind::Quotes => t!("matrix-cell-quotes"),
        CellKind::Rating => t!("matrix-cell-rating"),
        CellKind::Association => t!("matrix-cell-association"),
    }
}

pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Raw => t!("matrix-count"),
        Measure::RowPercent => t!("matrix-row-percent"),
        Measure::ColumnPercent => t!("matrix-column-percent"),
        Measure::TablePercent => t!("matrix-table-percent"),
        Measure::PerThousandWords => t!("matrix-per-thousand"),
        Measure::PerSourceRead => t!("matrix-per-source"),
    }
}

pub fn order(study: &Study, order: &Order) -> String {
    match order {
        Order::Study => t!("matrix-order-study").to_owned(),
        Order::Total => t!("matrix-order-total").to_owned(),
        Order::Label => t!("matrix-order-label").to_owned(),
        Order::Attribute(id) => study.attributes.get(*id).map_or_else(String::new, |one| one.name.clone()),
        Order::Hand(_) => t!("matrix-order-hand").to_owned(),
        Order::Spread => t!("matrix-order-spread").to_owned(),
        Order::Rating(id) => {
            let theme = study.themes.get(*id).map_or("", |theme| &theme.name);
            t!("matrix-order-rating", theme = theme)
        }
        Order::Placement(id) => {
            let scale = study.scales.get(*id).map_or("", |scale| &scale.name);
            t!("matrix-order-placement", scale = scale)
        }
        Order::Similarity => t!("matrix-order-similarity").to_owned(),
        Order::FirstAxis => t!("matrix-order-first-axis").to_owned(),
    }
}

pub fn unit_of(case: &str) -> String {
    t!("matrix-unit-of", case = case)
}

/// `7 findings`.
pub fn counted(kind: CellKind, count: u64) -> String {
    match kind.unit() {
        "findings" => t!("matrix-n-findings", count = count),
        "sources" => t!("matrix-n-sources", count = count),
        "units" => t!("matrix-n-units", count = count),
        "cases" => t!("matrix-n-cases", count = count),
        "words" => t!("matrix-n-words", count = count),
        "characters" => t!("matrix-n-characters", count = count),
        _ => t!("matrix-n-evidence", count = count),
    }
}

/// What stands under a matrix or figure: who coded, when it was made, and of which state of the study.
pub fn origin(study: &Study, lens: &Lens, fingerprint: &str) -> String {
    let coders: Vec<&str> = study
        .coders_in_order()
        .into_iter()
        .filter(|coder| lens.coders.is_empty() || lens.coders.contains(&coder.id))
        .map(|coder| coder.initials.as_str())
        .collect();
    let shown: Vec<&str> = coders.iter().take(8).copied().collect();
    t!(
        "matrix-origin",
        coders = shown.join(", "),
        count = coders.len(),
        date = names::date(crate::session::now()),
        study = fingerprint
    )
}

/// The lens in one sentence; empty where it shows everything.
pub fn lens(lens: &[(String, String)]) -> String {
    let parts: Vec<String> =
        lens.iter().map(|(dimension, values)| format!("{dimension}: {values}")).collect();
    if parts.is_empty() { String::new() } else { t!("matrix-lens", lens = parts.join("; ")) }
}

/// The caption of a matrix: unit, what counts twice, denominators, lens.
pub fn caption(matrix: &Matrix, spec: &MatrixSpec) -> String {
    let mut parts = vec![t!("matrix-caption-unit", unit = cell_kind(unit_kind(spec.cell)))];
    for note in &matrix.notes {
        parts.push(remark(*note, spec.cell));
    }
    parts.push(shares(matrix, spec));
    parts.push(lens(&matrix.lens));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What the numbers are a share of, or how much there is in each column to be one.
fn shares(matrix: &Matrix, spec: &MatrixSpec) -> String {
    if spec.cell == CellKind::Presence {
        // Its totals count cells, which are the denominator of nothing.
        return String::new();
    }
    let unit = cell_kind(unit_kind(spec.cell));
    // Totals of the inner columns would repeat the header row; those of the outer ones say enough.
    let outer = matrix.columns.iter().zip(&matrix.denominators).filter(|(header, _)| header.keys.len() == 1);
    let columns: Vec<(&str, u64)> =
        outer.map(|(header, count)| (header.labels.first().map_or("", String::as_str), *count)).collect();
    let list = listed(&columns, |list, count| t!("matrix-and-more-columns", list = list, count = count));
    match spec.measure {
        Measure::RowPercent => t!("matrix-caption-of-row", unit = unit),
        Measure::TablePercent => {
            t!("matrix-caption-of-table", what = counted(unit_kind(spec.cell), matrix.grand_total.count))
        }
        _ if list.is_empty() => String::new(),
        Measure::Raw => t!("matrix-caption-denominators", list = list),
        Measure::ColumnPercent => t!("matrix-caption-of-column", unit = unit, list = list),
        Measure::PerThousandWords => t!("matrix-caption-words", unit = unit, list = list),
        Measure::PerSourceRead => t!("matrix-caption-sources", unit = unit, list = list),
    }
}

/// How many of a list a caption names; where there are more, it says how many.
const NAMED: usize = 12;

/// `Cambodia 28, UK 31`; what is not named any more is counted by `more`.
pub fn listed(list: &[(&str, u64)], more: impl FnOnce(String, usize) -> String) -> String {
    let named: Vec<String> = list
        .iter()
        .take(NAMED)
        .map(|(label, count)| format!("{label} {}", number(i64::try_from(*count).unwrap_or(i64::MAX))))
        .collect();
    let named = named.join(", ");
    match list.len().saturating_sub(NAMED) {
        0 => named,
        rest => more(named, rest),
    }
}

fn unit_kind(kind: CellKind) -> CellKind {
    match kind {
        CellKind::Share => CellKind::Characters,
        other if other.unit() == CellKind::Evidence.unit() => CellKind::Evidence,
        CellKind::Presence => CellKind::Evidence,
        other => other,
    }
}

fn remark(note: Note, kind: CellKind) -> String {
    use crate::analysis::Field;
    let records =
        |count: u64| counted(if kind == CellKind::Findings { kind } else { CellKind::Evidence }, count);
    match note {
        Note::Several { field: Field::Case, records: count } => {
            t!("matrix-note-cases", what = records(count))
        }
        Note::Several { field: Field::Level, records: count } => {
            t!("matrix-note-levels", what = records(count))
        }
        Note::Several { records: count, .. } => t!("matrix-note-several", what = records(count)),
        Note::LeftOut { field, records: count } => {
            let field = dimension(match field {
                Field::Theme => Dimension::Theme { depth: None },
                Field::Case => Dimension::Case,
                Field::Unit => Dimension::Unit,
                Field::Level => Dimension::Level,
                Field::Polarity => Dimension::Polarity,
                Field::Source => Dimension::Source,
                Field::SourceKind => Dimension::SourceKind,
                Field::Coder => Dimension::Coder,
                Field::EvidenceKind => Dimension::EvidenceKind,
                Field::Actor => Dimension::Actor,
                Field::Speaker => Dimension::Speaker,
                Field::Period => Dimension::Period,
                Field::Attribute(id) => Dimension::Attribute(id),
            });
            t!("matrix-note-left-out", what = records(count), field = field)
        }
        Note::SameRowsHidden { rows } => t!("matrix-note-same", count = rows),
        Note::NearRowsHidden { rows, least } => {
            let decimals = if least.is_multiple_of(100) { 0 } else { 2 };
            t!("matrix-note-near", count = rows, least = decimal(f64::from(least) / 100.0, decimals))
        }
        Note::Lengths { shortest, longest } => {
            let [shortest, longest] =
                [shortest, longest].map(|words| number(i64::try_from(words).unwrap_or(i64::MAX)));
            t!("matrix-note-lengths", shortest = shortest, longest = longest)
        }
        Note::Density { lowest, highest } => {
            let [lowest, highest] = [lowest, highest].map(|rate| decimal(rate as f64 / 100.0, 2));
            t!("matrix-note-density", lowest = lowest, highest = highest)
        }
        Note::ByLikeness { columns, cosine, tied } => {
            let by = if cosine { t!("matrix-note-by-values") } else { t!("matrix-note-by-presence") };
            let ties = if tied { t!("matrix-note-tied") } else { "" };
            if columns {
                t!("matrix-note-alike-columns", by = by, ties = ties)
            } else {
                t!("matrix-note-alike-rows", by = by, ties = ties)
            }
        }
        Note::ByFirstAxis { columns, per_mille } => {
            let share = decimal(f64::from(per_mille) / 10.0, 1);
            if columns {
                t!("matrix-note-axis-columns", share = share)
            } else {
                t!("matrix-note-axis-rows", share = share)
            }
        }
        Note::NoSuchOrder => t!("matrix-note-no-order").to_owned(),
    }
}

/// The name of a row or column: `UK (NHS), enabling`.
pub fn header(labels: &[String]) -> String {
    labels.join(", ")
}

pub fn all_of(dimension_of_axis: Option<&Dimension>) -> &'static str {
    match dimension_of_axis {
        Some(Dimension::Theme { .. }) => t!("matrix-all-themes"),
        Some(Dimension::Case | Dimension::CaseAndUnits) => t!("matrix-all-cases"),
        Some(Dimension::Level) => t!("matrix-all-levels"),
        _ => t!("matrix-all"),
    }
}

/// The record that a header's innermost key stands for.
pub fn record(key: Key) -> Option<crate::study::AnyId> {
    use crate::study::AnyId;
    Some(match key {
        Key::Theme(id) => AnyId::Theme(id),
        Key::Case(id) => AnyId::Case(id),
        Key::Unit(id) => AnyId::Unit(id),
        Key::Level(id) => AnyId::Level(id),
        Key::Source(id) => AnyId::Source(id),
        Key::Coder(id) => AnyId::Coder(id),
        _ => return None,
    })
}
