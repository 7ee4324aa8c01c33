//! The words for what weighs a claim, as they stand in lists of choices. The inspector says them too.

use crate::study::{Concern, Confidence, Criterion, Degree, Fit, Replication, TestKind};
use crate::t;

/// The choices of what may be left unsaid.
pub fn choices<T: Copy, const N: usize>(
    all: [T; N],
    word: impl Fn(T) -> &'static str,
) -> Vec<(Option<T>, String)> {
    let mut choices = vec![(None, t!("findings-not-said").to_owned())];
    choices.extend(all.map(|one| (Some(one), word(one).to_owned())));
    choices
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => t!("findings-confidence-high"),
        Confidence::Moderate => t!("findings-confidence-moderate"),
        Confidence::Low => t!("findings-confidence-low"),
        Confidence::VeryLow => t!("findings-confidence-very-low"),
    }
}

pub fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Match => t!("findings-fit-match"),
        Fit::Partial => t!("findings-fit-partial"),
        Fit::Mismatch => t!("findings-fit-mismatch"),
        Fit::NoData => t!("findings-fit-no-data"),
    }
}

pub fn replication(replication: Replication) -> &'static str {
    match replication {
        Replication::Literal => t!("findings-replication-literal"),
        Replication::Theoretical => t!("findings-replication-theoretical"),
        Replication::Contrast => t!("findings-replication-contrast"),
    }
}

pub fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Low => t!("findings-degree-low"),
        Degree::High => t!("findings-degree-high"),
    }
}

pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::None => t!("findings-concern-none"),
        Concern::Minor => t!("findings-concern-minor"),
        Concern::Moderate => t!("findings-concern-moderate"),
        Concern::Serious => t!("findings-concern-serious"),
    }
}

pub fn criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Limitations => t!("findings-criterion-limitations"),
        Criterion::Coherence => t!("findings-criterion-coherence"),
        Criterion::Adequacy => t!("findings-criterion-adequacy"),
        Criterion::Relevance => t!("findings-criterion-relevance"),
    }
}

/// On which side of a claim a piece of evidence stands.
pub fn side(passed: Option<bool>) -> &'static str {
    match passed {
        Some(true) => t!("findings-side-for"),
        Some(false) => t!("findings-side-against"),
        None => t!("findings-side-neither"),
    }
}

pub fn test(kind: TestKind) -> &'static str {
    match kind {
        TestKind::StrawInTheWind => t!("findings-test-straw"),
        TestKind::Hoop => t!("findings-test-hoop"),
        TestKind::SmokingGun => t!("findings-test-gun"),
        TestKind::DoublyDecisive => t!("findings-test-decisive"),
    }
}

/// Which test it is and what follows: `Hoop, passed: the claim stays in`.
pub fn test_says(kind: TestKind, passed: Option<bool>) -> String {
    use TestKind::{DoublyDecisive, Hoop, SmokingGun, StrawInTheWind};
    let test = test(kind);
    let says = match (kind, passed) {
        (_, None) => return t!("findings-test-open", test = test),
        (StrawInTheWind, Some(true)) => t!("findings-says-more-plausible"),
        (StrawInTheWind, Some(false)) => t!("findings-says-less-plausible"),
        (Hoop, Some(true)) => t!("findings-says-stays"),
        (Hoop | DoublyDecisive, Some(false)) => t!("findings-says-out"),
        (SmokingGun, Some(true)) => t!("findings-says-confirmed"),
        (SmokingGun, Some(false)) => t!("findings-says-weaker"),
        (DoublyDecisive, Some(true)) => t!("findings-says-decided"),
    };
    if passed == Some(true) {
        t!("findings-test-passed", test = test, says = says)
    } else {
        t!("findings-test-failed", test = test, says = says)
    }
}
