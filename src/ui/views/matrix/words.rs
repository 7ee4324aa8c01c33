//! The matrix in words: what is asked for, what stands in a cell, what must be said below.

use std::borrow::Cow;

use crate::analysis::{
    BEST_QUOTES, CellKind, Dimension, Field, Key, Lens, Matrix, MatrixSpec, Measure, Note, Order,
};
use crate::study::Study;
use crate::t;
use crate::ui::names;
use crate::ui::shell::lens_bar::{evidence_kind_name, source_kind_name};
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

/// A dimension as this study calls it: an attribute by its name, themes with how deep they are shown.
pub fn named(study: &Study, one: Dimension) -> Cow<'_, str> {
    match one {
        Dimension::Attribute(id) => {
            study.attributes.get(id).map_or_else(|| dimension(one).into(), |one| one.name.as_str().into())
        }
        Dimension::Theme { depth: Some(depth @ 1..) } => {
            t!("matrix-by-theme-layers", count = u32::from(depth) + 1).into()
        }
        _ => dimension(one).into(),
    }
}

/// `theme`, or `theme, then level`.
pub fn axis(study: &Study, dimensions: &[Dimension]) -> String {
    match dimensions {
        [] => t!("matrix-by-nothing").to_owned(),
        [one] => named(study, *one).into_owned(),
        [outer, inner, ..] => {
            t!("matrix-then", outer = named(study, *outer), inner = named(study, *inner))
        }
    }
}

/// `Theme × case, by polarity`.
pub fn title(study: &Study, spec: &MatrixSpec) -> String {
    let outer = |list: &[Dimension]| {
        list.first().map_or_else(|| t!("matrix-by-nothing").into(), |one| named(study, *one))
    };
    let plain = t!("matrix-title", rows = capital(&outer(&spec.rows)), columns = outer(&spec.columns));
    let inner = spec.rows.get(1).into_iter().chain(spec.columns.get(1));
    inner.fold(plain, |title, inner| t!("matrix-title-by", title = title, inner = named(study, *inner)))
}

/// Where nothing stands in words of the window's own yet, the engine's keys are put into them: kinds of
/// source and evidence, and records without a value.
pub fn put_heads_in_words(matrix: &mut Matrix) {
    for header in matrix.rows.iter_mut().chain(&mut matrix.columns) {
        for (key, label) in header.keys.iter().zip(&mut header.labels) {
            match key {
                Key::SourceKind(kind) => source_kind_name(*kind).clone_into(label),
                Key::EvidenceKind(kind) => evidence_kind_name(*kind).clone_into(label),
                Key::Missing(field) => *label = without(*field),
                _ => {}
            }
        }
    }
}

/// `no level`.
fn without(field: Field) -> String {
    match field {
        Field::Attribute(_) => t!("matrix-no-value").to_owned(),
        Field::Period => t!("matrix-no-date").to_owned(),
        other => t!("matrix-none-of", what = dimension(of_field(other))),
    }
}

fn of_field(field: Field) -> Dimension {
    match field {
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
    }
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
    let mut parts = vec![unit_said(spec.cell)];
    for note in &matrix.notes {
        parts.push(remark(*note, spec.cell));
    }
    parts.push(shares(matrix, spec));
    parts.push(lens(&matrix.lens));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What stands in the cells.
fn unit_said(kind: CellKind) -> String {
    let unit = t!("matrix-caption-unit", unit = cell_kind(unit_kind(kind)));
    let more = match kind {
        CellKind::Share => return t!("matrix-caption-share").to_owned(),
        CellKind::Association => return t!("matrix-caption-association").to_owned(),
        CellKind::Rating => return t!("matrix-caption-rating").to_owned(),
        CellKind::Synthesis => return t!("matrix-caption-synthesis").to_owned(),
        CellKind::State => return t!("matrix-caption-state").to_owned(),
        CellKind::Quotes => t!("matrix-caption-quotes", count = BEST_QUOTES),
        CellKind::Presence => t!("matrix-caption-presence").to_owned(),
        CellKind::Cases | CellKind::Sources | CellKind::Units => t!("matrix-caption-different").to_owned(),
        CellKind::Words | CellKind::Characters => t!("matrix-caption-overlap").to_owned(),
        CellKind::Evidence | CellKind::Findings | CellKind::PolarityMix | CellKind::LevelMix => return unit,
    };
    format!("{unit} {more}")
}

/// What the numbers are a share of, or how much there is in each column to be one.
fn shares(matrix: &Matrix, spec: &MatrixSpec) -> String {
    if spec.cell == CellKind::Presence || spec.cell == CellKind::Association || spec.cell.shows_cells() {
        // Totals of presence count cells, and those of what is written are of evidence: the denominator of
        // nothing that is shown.
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
            let field = match field {
                Field::Attribute(_) => t!("matrix-value-of-attribute"),
                field => dimension(of_field(field)),
            };
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
