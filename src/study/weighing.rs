//! How a proposition is weighed: rivals, the pattern expected of each case, tests of evidence, and how
//! much confidence it deserves. What follows from these is said by the researcher, never worked out.

use super::{CaseId, ComparisonId, Confidence, EvidenceId, FindingId, Proposition};

/// Another explanation of the same thing, with what speaks for and against it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rival {
    pub statement: String,
    pub findings_for: Vec<FindingId>,
    pub findings_against: Vec<FindingId>,
    pub comparisons_for: Vec<ComparisonId>,
    pub comparisons_against: Vec<ComparisonId>,
    pub evidence_for: Vec<EvidenceId>,
    pub evidence_against: Vec<EvidenceId>,
    pub tests: Vec<Test>,
}

impl Rival {
    /// A rival that nothing speaks for or against yet.
    pub fn new(statement: impl Into<String>) -> Self {
        Self { statement: statement.into(), ..Self::default() }
    }

    /// Nothing is known of it but its words.
    pub fn is_bare(&self) -> bool {
        *self == Self::new(self.statement.as_str())
    }

    /// See [`Proposition::passed`].
    pub fn passed(&self, evidence: EvidenceId) -> Option<bool> {
        side(&self.evidence_for, &self.evidence_against, evidence)
    }
}

impl Proposition {
    /// Whether a piece of evidence passed its test: it stands for the claim, or against it. `None`
    /// where it stands on neither side, or on both.
    pub fn passed(&self, evidence: EvidenceId) -> Option<bool> {
        side(&self.evidence_for, &self.evidence_against, evidence)
    }

    /// The proposition with this said of a case. What says nothing any more is taken out.
    #[must_use]
    pub fn with_pattern(&self, new: Pattern) -> Self {
        let mut all = self.clone();
        let says = new != Pattern::new(new.case);
        match all.patterns.iter().position(|pattern| pattern.case == new.case) {
            Some(at) if says => all.patterns[at] = new,
            Some(at) => {
                all.patterns.remove(at);
            }
            None if says => all.patterns.push(new),
            None => {}
        }
        all
    }

    /// The proposition with this test of a piece of evidence, or without one.
    #[must_use]
    pub fn with_test(&self, evidence: EvidenceId, test: Option<Test>) -> Self {
        Self { tests: with_test(&self.tests, evidence, test), ..self.clone() }
    }
}

/// The tests with this one in its place, or without one of that evidence.
pub fn with_test(tests: &[Test], evidence: EvidenceId, test: Option<Test>) -> Vec<Test> {
    let mut all = tests.to_vec();
    match (all.iter().position(|test| test.evidence == evidence), test) {
        (Some(at), Some(test)) => all[at] = test,
        (Some(at), None) => {
            all.remove(at);
        }
        (None, Some(test)) => all.push(test),
        (None, None) => {}
    }
    all
}

fn side(good: &[EvidenceId], bad: &[EvidenceId], evidence: EvidenceId) -> Option<bool> {
    match (good.contains(&evidence), bad.contains(&evidence)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// What a proposition leads one to expect of a case, and what was found there (pattern matching).
/// At most one for each case of a proposition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern {
    pub case: CaseId,
    pub expected: String,
    pub found: String,
    pub fit: Option<Fit>,
    pub replication: Option<Replication>,
}

impl Pattern {
    pub fn new(case: CaseId) -> Self {
        Self { case, expected: String::new(), found: String::new(), fit: None, replication: None }
    }
}

/// Whether what was found is what was expected.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fit {
    Match,
    Partial,
    Mismatch,
    NoData,
}

impl Fit {
    pub const ALL: [Self; 4] = [Self::Match, Self::Partial, Self::Mismatch, Self::NoData];

    pub fn key(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Partial => "partial",
            Self::Mismatch => "mismatch",
            Self::NoData => "no-data",
        }
    }
}

/// Why a case is held against a proposition: it should come out the same, or otherwise for reasons
/// that the proposition names, or it is there to be set against the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Replication {
    Literal,
    Theoretical,
    Contrast,
}

impl Replication {
    pub const ALL: [Self; 3] = [Self::Literal, Self::Theoretical, Self::Contrast];

    pub fn key(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Theoretical => "theoretical",
            Self::Contrast => "contrast",
        }
    }
}

/// How much a piece of evidence can tell about a claim (process tracing). Whether it passed follows
/// from the side it stands on: [`Proposition::passed`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Test {
    pub evidence: EvidenceId,
    /// Must it be there if the claim holds?
    pub certainty: Degree,
    /// Would it hardly be there if the claim did not hold?
    pub uniqueness: Degree,
    pub note: String,
}

impl Test {
    pub fn new(evidence: EvidenceId) -> Self {
        Self { evidence, certainty: Degree::Low, uniqueness: Degree::Low, note: String::new() }
    }

    pub fn kind(&self) -> TestKind {
        TestKind::of(self.certainty, self.uniqueness)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Degree {
    #[default]
    Low,
    High,
}

impl Degree {
    pub const ALL: [Self; 2] = [Self::Low, Self::High];

    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// The four tests of process tracing. Not stored: certainty and uniqueness say which it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TestKind {
    StrawInTheWind,
    Hoop,
    SmokingGun,
    DoublyDecisive,
}

impl TestKind {
    pub fn of(certainty: Degree, uniqueness: Degree) -> Self {
        match (certainty, uniqueness) {
            (Degree::Low, Degree::Low) => Self::StrawInTheWind,
            (Degree::High, Degree::Low) => Self::Hoop,
            (Degree::Low, Degree::High) => Self::SmokingGun,
            (Degree::High, Degree::High) => Self::DoublyDecisive,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::StrawInTheWind => "straw-in-the-wind",
            Self::Hoop => "hoop",
            Self::SmokingGun => "smoking-gun",
            Self::DoublyDecisive => "doubly-decisive",
        }
    }
}

/// How much confidence a proposition deserves, by the four components of GRADE-CERQual. `confidence` is
/// what the researcher makes of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Appraisal {
    pub limitations: Component,
    pub coherence: Component,
    pub adequacy: Component,
    pub relevance: Component,
    pub confidence: Option<Confidence>,
    pub reason: String,
}

impl Appraisal {
    pub fn get(&self, of: Criterion) -> &Component {
        match of {
            Criterion::Limitations => &self.limitations,
            Criterion::Coherence => &self.coherence,
            Criterion::Adequacy => &self.adequacy,
            Criterion::Relevance => &self.relevance,
        }
    }

    pub fn get_mut(&mut self, of: Criterion) -> &mut Component {
        match of {
            Criterion::Limitations => &mut self.limitations,
            Criterion::Coherence => &mut self.coherence,
            Criterion::Adequacy => &mut self.adequacy,
            Criterion::Relevance => &mut self.relevance,
        }
    }
}

/// One component of an appraisal and why it was judged so.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Component {
    pub concern: Option<Concern>,
    pub explanation: String,
}

/// The components of GRADE-CERQual.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Criterion {
    /// Limits of the methods behind the evidence.
    Limitations,
    /// How well the claim fits its evidence, the contrary kind included.
    Coherence,
    /// Whether there is enough evidence, and rich enough.
    Adequacy,
    /// Whether the evidence comes from where the question asks.
    Relevance,
}

impl Criterion {
    pub const ALL: [Self; 4] = [Self::Limitations, Self::Coherence, Self::Adequacy, Self::Relevance];

    pub fn key(self) -> &'static str {
        match self {
            Self::Limitations => "limitations",
            Self::Coherence => "coherence",
            Self::Adequacy => "adequacy",
            Self::Relevance => "relevance",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Concern {
    /// None, or very minor ones.
    None,
    Minor,
    Moderate,
    Serious,
}

impl Concern {
    pub const ALL: [Self; 4] = [Self::None, Self::Minor, Self::Moderate, Self::Serious];

    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Moderate => "moderate",
            Self::Serious => "serious",
        }
    }
}
