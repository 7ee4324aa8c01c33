//! Which claims hang in the air, which stand on one leg, and which comparisons are due.

mod cells;
mod due;
mod said;

use std::collections::BTreeSet;

use super::claims::{Claim, Claims, claims};
use super::index::Index;
use super::living::stale_cells;
use crate::study::{AnyId, EvidenceId, LevelId, Proposition, Study, ThemeId};

pub use cells::Clash;
pub use due::{Due, Why};
pub use said::{sentence, where_is};

/// What is wrong with a claim, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Flaw {
    /// No evidence for it, however far down; of a recommendation: it rests on no proposition with evidence.
    NotGrounded,
    /// Evidence behind it was changed or deleted since a synthesis was written on it.
    Stale,
    /// Its own cells say otherwise, see [`Clash`].
    Contradicted,
    /// It speaks of several cases, and all evidence for it comes from one.
    OneSided,
    SingleSource,
    /// In a study that several people coded.
    SingleCoder,
    /// Nothing against it is on record, at any depth.
    OnlySupporting,
}

impl Flaw {
    pub const ALL: [Self; 7] = [
        Self::NotGrounded,
        Self::Stale,
        Self::Contradicted,
        Self::OneSided,
        Self::SingleSource,
        Self::SingleCoder,
        Self::OnlySupporting,
    ];

    /// Its stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotGrounded => "not-grounded",
            Self::Stale => "stale",
            Self::Contradicted => "contradicted",
            Self::OneSided => "one-sided",
            Self::SingleSource => "single-source",
            Self::SingleCoder => "single-coder",
            Self::OnlySupporting => "only-supporting",
        }
    }
}

/// A claim with a flaw, and what of the study shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flawed {
    pub claim: AnyId,
    pub flaw: Flaw,
    /// Passages that were changed, deleted, added or moved away, where it is stale.
    pub evidence: Vec<EvidenceId>,
    /// Claims it rests on that have no evidence themselves.
    pub parts: Vec<AnyId>,
    pub clashes: Vec<Clash>,
}

impl Flawed {
    fn new(claim: AnyId, flaw: Flaw) -> Self {
        Self { claim, flaw, evidence: Vec::new(), parts: Vec::new(), clashes: Vec::new() }
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Audit {
    /// How many claims were looked at: findings, comparisons, outliers, propositions, recommendations,
    /// placements and syntheses.
    pub claims: usize,
    /// By flaw, then propositions, comparisons, findings, outliers, recommendations by number, placements
    /// and syntheses.
    pub flawed: Vec<Flawed>,
    /// Flows of the maps and links of findings that name no passage. They are drawn rather than claimed, and
    /// often stand on a document that is told in words, so that they are listed on their own.
    pub drawn: Vec<AnyId>,
    /// Findings without a level, which no display by level can show, by number.
    pub without_level: Vec<AnyId>,
    /// In the order of the codebook, then of the cases.
    pub due: Vec<Due>,
}

impl Audit {
    pub fn of(&self, flaw: Flaw) -> impl Iterator<Item = &Flawed> {
        self.flawed.iter().filter(move |one| one.flaw == flaw)
    }
}

/// Looks at every claim of a study. `index` must be of this revision of it.
pub fn audit(study: &Study, index: &Index) -> Audit {
    let known = claims(study);
    let without_level = known.without_level.iter().map(|id| AnyId::Finding(*id)).collect();
    let Claims { propositions, comparisons, findings, outliers, .. } = known;
    let mut flawed = Vec::new();
    let all: Vec<&Claim> =
        [&propositions, &comparisons, &findings, &outliers].into_iter().flatten().collect();
    let several_coders = index.coders.len() > 1;
    for claim in &all {
        flawed.extend(of_claim(claim, several_coders, cells::clashes(study, index, claim.id)));
    }
    let good: BTreeSet<AnyId> =
        all.iter().filter(|claim| !claim.evidence_for.is_empty()).map(|claim| claim.id).collect();
    flawed.extend(recommendations(study, &good));
    flawed.extend(placements(study));
    let written = syntheses(study, index, &mut flawed);
    flawed.sort_by_key(|one| one.flaw);
    let claims = all.len() + study.recommendations.len() + study.placements.len() + written;
    Audit { claims, flawed, drawn: drawn(study), without_level, due: due::due(study, index) }
}

fn of_claim(claim: &Claim, several_coders: bool, clashes: Vec<Clash>) -> Vec<Flawed> {
    let one = |flaw| Flawed::new(claim.id, flaw);
    let mut out = Vec::new();
    if !clashes.is_empty() {
        out.push(Flawed { clashes, ..one(Flaw::Contradicted) });
    }
    if claim.evidence_for.is_empty() {
        out.push(Flawed { parts: claim.ungrounded_parts.clone(), ..one(Flaw::NotGrounded) });
        return out;
    }
    if !claim.changed.is_empty() {
        out.push(Flawed { evidence: claim.changed.clone(), ..one(Flaw::Stale) });
    }
    if claim.one_sided {
        out.push(one(Flaw::OneSided));
    }
    if claim.single_source {
        out.push(one(Flaw::SingleSource));
    }
    if several_coders && claim.coders.len() == 1 {
        out.push(one(Flaw::SingleCoder));
    }
    if claim.evidence_against.is_empty() && claim.direct[1] == 0 {
        out.push(one(Flaw::OnlySupporting));
    }
    out
}

fn recommendations(study: &Study, good: &BTreeSet<AnyId>) -> Vec<Flawed> {
    let mut all: Vec<_> = study.recommendations.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    let flawed = all.into_iter().filter_map(|one| {
        let below = one.rests_on.iter().filter_map(|id| study.propositions.get(*id));
        let below: Vec<AnyId> = below.map(|one: &Proposition| AnyId::Proposition(one.id)).collect();
        let airy: Vec<AnyId> = below.iter().copied().filter(|id| !good.contains(id)).collect();
        (airy.len() == below.len())
            .then(|| Flawed { parts: airy, ..Flawed::new(AnyId::Recommendation(one.id), Flaw::NotGrounded) })
    });
    flawed.collect()
}

fn placements(study: &Study) -> Vec<Flawed> {
    let mut all: Vec<_> = study.placements.iter().collect();
    all.sort_by_key(|one| (one.scale, one.order, one.id));
    let airy = all.into_iter().filter(|one| !one.evidence.iter().any(|id| study.evidence.contains(*id)));
    airy.map(|one| Flawed::new(AnyId::Placement(one.id), Flaw::NotGrounded)).collect()
}

/// Syntheses without a passage under them, and those whose passages are others by now. Gives how many were
/// written.
fn syntheses(study: &Study, index: &Index, flawed: &mut Vec<Flawed>) -> usize {
    let statuses = index.statuses(study);
    let written = || statuses.values().filter(|status| !status.synthesis().trim().is_empty());
    let bare = written().filter(|status| status.evidence == 0).filter_map(|status| status.record.as_ref());
    let mut airy: Vec<AnyId> = bare.map(|cell| AnyId::Cell(cell.id)).collect();
    airy.sort_by_cached_key(|id| where_is(study, *id));
    let written = written().count();
    flawed.extend(airy.into_iter().map(|id| Flawed::new(id, Flaw::NotGrounded)));
    for (id, stale) in stale_cells(study, index) {
        let evidence = [stale.changed, stale.removed, stale.added].concat();
        flawed.push(Flawed { evidence, ..Flawed::new(id, Flaw::Stale) });
    }
    written
}

fn drawn(study: &Study) -> Vec<AnyId> {
    let bare = |evidence: &[EvidenceId]| !evidence.iter().any(|id| study.evidence.contains(*id));
    let flows = study.flows.iter().filter(|one| bare(&one.evidence)).map(|one| AnyId::Flow(one.id));
    let links = study.links.iter().filter(|one| bare(&one.evidence)).map(|one| AnyId::Link(one.id));
    flows.chain(links).collect()
}

/// Whether two lists of levels may speak of the same: where one names none, it speaks of all.
fn meet(one: &[LevelId], other: &[LevelId]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|level| other.contains(level))
}

/// Whether a theme is another one or stands below it.
fn is_under(index: &Index, tag: ThemeId, theme: ThemeId) -> bool {
    index.subtree(theme).contains(&(index.themes.number(tag) as usize))
}
