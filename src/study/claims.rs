//! From evidence to claims: findings, links, comparisons, outliers, propositions, recommendations.
//! Each but the link has a number that a person can say (F24, C08, O1, P4, R2), stable in the study.

use super::{
    ActorId, Appraisal, CaseId, CoderId, ComparisonId, EvidenceId, FindingId, LevelId, LinkId, Moment,
    OutlierId, Pattern, Polarity, PropositionId, RecommendationId, Rival, Test, ThemeId, UnitId,
};

/// A statement about one or more cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub id: FindingId,
    /// 24 is shown as F24.
    pub number: u32,
    pub statement: String,
    pub mechanism: String,
    pub cases: Vec<CaseId>,
    /// The unit the statement is about, where it is narrower than the case.
    pub unit: Option<UnitId>,
    pub themes: Vec<ThemeId>,
    pub levels: Vec<LevelId>,
    pub polarity: Option<Polarity>,
    pub evidence_for: Vec<EvidenceId>,
    pub evidence_against: Vec<EvidenceId>,
    pub state: ClaimState,
    /// Who agreed with it as it stands, whatever its state.
    pub agreed_by: Vec<CoderId>,
    pub confidence: Option<Confidence>,
    pub confidence_reason: String,
    /// Where it comes from and how its tags were set, in words.
    pub basis: String,
    pub author: Option<CoderId>,
    pub created: Moment,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ClaimState {
    #[default]
    Draft,
    Agreed,
    Disputed,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Confidence {
    High,
    Moderate,
    Low,
    VeryLow,
}

impl Confidence {
    pub const ALL: [Self; 4] = [Self::High, Self::Moderate, Self::Low, Self::VeryLow];

    pub fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Moderate => "moderate",
            Self::Low => "low",
            Self::VeryLow => "very-low",
        }
    }
}

/// A typed arrow between two findings; may cross levels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub id: LinkId,
    pub from: FindingId,
    pub to: FindingId,
    pub kind: LinkKind,
    pub note: String,
    pub evidence: Vec<EvidenceId>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LinkKind {
    Causes,
    Enables,
    Constrains,
    Reinforces,
    Mitigates,
}

impl LinkKind {
    pub const ALL: [Self; 5] =
        [Self::Causes, Self::Enables, Self::Constrains, Self::Reinforces, Self::Mitigates];

    pub fn key(self) -> &'static str {
        match self {
            Self::Causes => "causes",
            Self::Enables => "enables",
            Self::Constrains => "constrains",
            Self::Reinforces => "reinforces",
            Self::Mitigates => "mitigates",
        }
    }
}

/// One feature held against the cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    pub id: ComparisonId,
    /// 8 is shown as C08.
    pub number: u32,
    pub themes: Vec<ThemeId>,
    pub feature: String,
    pub kind: ComparisonKind,
    /// What each case shows, in the order it was written.
    pub shows: Vec<Shows>,
    pub joint: String,
    pub findings: Vec<FindingId>,
    pub evidence: Vec<EvidenceId>,
    pub basis: String,
    pub author: Option<CoderId>,
    pub created: Moment,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shows {
    pub case: CaseId,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ComparisonKind {
    CommonDifferentCauses,
    DivergentSameOutcome,
    SameMechanism,
    #[default]
    Difference,
    WithinCaseContrast,
    Outlier,
}

impl ComparisonKind {
    pub const ALL: [Self; 6] = [
        Self::CommonDifferentCauses,
        Self::DivergentSameOutcome,
        Self::SameMechanism,
        Self::Difference,
        Self::WithinCaseContrast,
        Self::Outlier,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::CommonDifferentCauses => "common-different-causes",
            Self::DivergentSameOutcome => "divergent-same-outcome",
            Self::SameMechanism => "same-mechanism",
            Self::Difference => "difference",
            Self::WithinCaseContrast => "within-case-contrast",
            Self::Outlier => "outlier",
        }
    }
}

/// A unit, actor or relation that runs against the rule of its case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outlier {
    pub id: OutlierId,
    pub number: u32,
    pub case: CaseId,
    pub unit: Option<UnitId>,
    pub actors: Vec<ActorId>,
    pub what: String,
    pub kind: String,
    pub why: String,
    pub tests: Vec<PropositionId>,
    pub findings: Vec<FindingId>,
    pub evidence: Vec<EvidenceId>,
    pub basis: String,
}

/// A claim over comparisons and findings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposition {
    pub id: PropositionId,
    pub number: u32,
    pub statement: String,
    /// Earlier wordings, oldest first.
    pub versions: Vec<Version>,
    pub findings_for: Vec<FindingId>,
    pub findings_against: Vec<FindingId>,
    pub comparisons_for: Vec<ComparisonId>,
    pub comparisons_against: Vec<ComparisonId>,
    pub evidence_for: Vec<EvidenceId>,
    pub evidence_against: Vec<EvidenceId>,
    pub rivals: Vec<Rival>,
    /// In the order they were written, each case once.
    pub patterns: Vec<Pattern>,
    /// Each piece of evidence once.
    pub tests: Vec<Test>,
    pub appraisal: Appraisal,
    pub basis: String,
    pub state: ClaimState,
}

/// An earlier wording of a proposition and why it was left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    pub at: Moment,
    pub statement: String,
    pub reason: String,
}

/// What follows from propositions for practice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recommendation {
    pub id: RecommendationId,
    pub number: u32,
    pub text: String,
    pub rests_on: Vec<PropositionId>,
    pub note: String,
}
