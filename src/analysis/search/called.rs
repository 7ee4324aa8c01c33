//! What a person calls a record that something was found in.

use crate::study::{AnyId, CellPlace, Study};

/// A name, a number as in `F24`, or what a memo is about; empty for a record that is gone.
pub fn called(study: &Study, record: AnyId) -> String {
    let name = match record {
        AnyId::Source(id) => study.sources.get(id).map(|one| one.title.clone()),
        AnyId::Evidence(id) => study.evidence.get(id).map(|one| {
            let title = study.sources.get(one.source).map_or("", |source| &source.title);
            format!("note on {}", quoted(title, &one.quote))
        }),
        AnyId::Memo(id) => study.memos.get(id).map(|one| match one.about {
            AnyId::Info(_) => "memo on the study".to_owned(),
            AnyId::Evidence(id) => {
                let quote = study.evidence.get(id).map_or("", |evidence| &evidence.quote);
                format!("memo on {}", quoted("", quote))
            }
            AnyId::Memo(_) => "memo".to_owned(),
            about => format!("memo on {}", called(study, about)),
        }),
        AnyId::Cell(id) => study.cells.get(id).map(|one| {
            let place = match one.place {
                CellPlace::Case(id) => called(study, AnyId::Case(id)),
                CellPlace::Unit(id) => called(study, AnyId::Unit(id)),
            };
            format!("{place} × {}", called(study, AnyId::Theme(one.theme)))
        }),
        AnyId::Finding(id) => study.findings.get(id).map(|one| format!("F{:02}", one.number)),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| format!("C{:02}", one.number)),
        AnyId::Outlier(id) => study.outliers.get(id).map(|one| format!("O{}", one.number)),
        AnyId::Proposition(id) => study.propositions.get(id).map(|one| format!("P{}", one.number)),
        AnyId::Recommendation(id) => study.recommendations.get(id).map(|one| format!("R{}", one.number)),
        AnyId::Link(id) => study.links.get(id).map(|one| {
            let [from, to] = [one.from, one.to].map(|id| called(study, AnyId::Finding(id)));
            format!("{from} to {to}")
        }),
        AnyId::Theme(id) => study.themes.get(id).map(|one| one.name.clone()),
        AnyId::Level(id) => study.levels.get(id).map(|one| one.name.clone()),
        AnyId::Scale(id) => study.scales.get(id).map(|one| one.name.clone()),
        AnyId::Case(id) => study.cases.get(id).map(|one| one.name.clone()),
        AnyId::Unit(id) => study.units.get(id).map(|one| one.name.clone()),
        AnyId::Actor(id) => study.actors.get(id).map(|one| one.name.clone()),
        AnyId::Display(id) => study.displays.get(id).map(|one| one.name.clone()),
        _ => None,
    };
    name.unwrap_or_default()
}

fn quoted(title: &str, quote: &str) -> String {
    let mut words = quote.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(5).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{title} “{}{more}”", head.join(" ")).trim_start().to_owned()
}
