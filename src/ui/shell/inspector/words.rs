//! The words for what records hold, as they stand in lists of choices.

use crate::study::{AbsenceKind, ClaimState, ComparisonKind, Confidence, EvidenceKind, Kind, LinkKind};
use crate::t;

pub fn comparison_kind(kind: ComparisonKind) -> &'static str {
    match kind {
        ComparisonKind::CommonDifferentCauses => t!("inspector-common-different-causes"),
        ComparisonKind::DivergentSameOutcome => t!("inspector-divergent-same-outcome"),
        ComparisonKind::SameMechanism => t!("inspector-same-mechanism"),
        ComparisonKind::Difference => t!("inspector-difference"),
        ComparisonKind::WithinCaseContrast => t!("inspector-within-case"),
        ComparisonKind::Outlier => t!("inspector-kind-outlier"),
    }
}

pub fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Interview => t!("inspector-interview"),
        EvidenceKind::Observation => t!("inspector-observation"),
        EvidenceKind::Document => t!("inspector-document"),
        EvidenceKind::Survey => t!("inspector-survey"),
        EvidenceKind::Image => t!("inspector-image"),
        EvidenceKind::Account => t!("inspector-account"),
    }
}

pub fn confidence(confidence: Option<Confidence>) -> &'static str {
    match confidence {
        Some(Confidence::High) => t!("inspector-high"),
        Some(Confidence::Moderate) => t!("inspector-moderate"),
        Some(Confidence::Low) => t!("inspector-low"),
        Some(Confidence::VeryLow) => t!("inspector-very-low"),
        None => t!("inspector-not-said"),
    }
}

pub fn claim_state(state: ClaimState) -> &'static str {
    crate::ui::widgets::State::from(state).word()
}

pub fn link_kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Causes => t!("inspector-causes"),
        LinkKind::Enables => t!("inspector-enables"),
        LinkKind::Constrains => t!("inspector-constrains"),
        LinkKind::Reinforces => t!("inspector-reinforces"),
        LinkKind::Mitigates => t!("inspector-mitigates"),
    }
}

/// The name of a kind of record, as the title of the inspector.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Info => t!("inspector-study"),
        Kind::Coder => t!("inspector-coder"),
        Kind::Attribute => t!("inspector-attribute"),
        Kind::Case => t!("inspector-case"),
        Kind::Unit => t!("inspector-unit"),
        Kind::Level => t!("inspector-level"),
        Kind::Theme => t!("inspector-theme"),
        Kind::Source | Kind::Text => t!("inspector-source"),
        Kind::Actor => t!("inspector-actor"),
        Kind::Flow => t!("inspector-flow"),
        Kind::Evidence => t!("inspector-evidence"),
        Kind::Cell => t!("inspector-cell"),
        Kind::Finding => t!("inspector-finding"),
        Kind::Link => t!("inspector-link"),
        Kind::Comparison => t!("inspector-comparison"),
        Kind::Outlier => t!("inspector-outlier"),
        Kind::Proposition => t!("inspector-proposition"),
        Kind::Recommendation => t!("inspector-recommendation"),
        Kind::Scale => t!("inspector-scale"),
        Kind::Placement => t!("inspector-placement"),
        Kind::Memo => t!("inspector-memo"),
        Kind::Display => t!("inspector-display"),
    }
}

pub fn absence(kind: AbsenceKind) -> &'static str {
    crate::ui::widgets::absence_word(kind)
}
