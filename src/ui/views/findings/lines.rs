//! The rows of the list: the claims that the lens and the filters leave, and what the open ones rest on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Stand, State, Tab};
use crate::analysis::audit::{Audit, Flaw, audit};
use crate::analysis::{Claim, Filter, Ground, Lens, claims};
use crate::session::Session;
use crate::study::{AnyId, ComparisonKind, FindingId, Fnv, Study};

/// One row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Line {
    pub id: AnyId,
    pub depth: u16,
    /// It speaks against what it stands under.
    pub against: bool,
    /// Names the row by the way that leads to it: one finding may stand under several claims.
    pub way: u64,
    pub parts: bool,
}

#[derive(Default)]
pub struct Lists {
    pub lines: Vec<Line>,
    /// Where each row begins, and at the end where the last one ends.
    pub tops: Vec<f32>,
    pub claims: BTreeMap<AnyId, Claim>,
    without_level: BTreeSet<FindingId>,
    pub audit: Audit,
    /// Of the tab, through the lens: all, then by `Stand`.
    pub counts: [usize; Stand::ALL.len()],
    /// Claims of each tab through the lens.
    pub tabs: [usize; 5],
    /// Listed claims, of how many there are.
    pub shown: usize,
    pub all: usize,
}

#[derive(Clone, PartialEq)]
struct Of {
    revision: u64,
    lens: Lens,
    tab: Tab,
    stand: Stand,
    kind: Option<ComparisonKind>,
    search: String,
    open: BTreeSet<u64>,
}

#[derive(Default)]
pub struct Cache {
    of: Option<Of>,
    pub lists: Lists,
}

/// Names a row below another; 0 is the list itself.
pub fn way(above: u64, id: AnyId, against: bool) -> u64 {
    let mut hash = Fnv::new();
    hash.number(above);
    hash.bytes(id.uuid().as_bytes());
    hash.number(u64::from(against));
    hash.finish()
}

/// Brings the rows up to what is asked for.
pub fn refresh(session: &Session, state: &mut State) {
    let study = session.study();
    let same = state.lines.of.as_ref().is_some_and(|of| {
        of.revision == study.revision()
            && of.lens == session.lens
            && (of.tab, of.stand, of.kind) == (state.tab, state.stand, state.kind)
            && of.search == state.search
            && of.open == state.open
    });
    if same {
        return;
    }
    let old = state.lines.of.as_ref().map(|of| of.revision);
    if old != Some(study.revision()) {
        state.lines.lists.audit = audit(study, &session.index());
        let all = claims(study);
        state.lines.lists.without_level = all.without_level.iter().copied().collect();
        state.lines.lists.claims = [all.propositions, all.comparisons, all.findings, all.outliers]
            .into_iter()
            .flatten()
            .map(|claim| (claim.id, claim))
            .collect();
    }
    state.lines.of = Some(Of {
        revision: study.revision(),
        lens: session.lens.clone(),
        tab: state.tab,
        stand: state.stand,
        kind: state.kind,
        search: state.search.clone(),
        open: state.open.clone(),
    });
    build(session, state);
}

fn build(session: &Session, state: &mut State) {
    let study = session.study();
    let passing = passing(session);
    let lists = &mut state.lines.lists;
    let mut of_tab = Vec::new();
    for (at, tab) in Tab::ALL.into_iter().enumerate() {
        let ids = in_order(study, tab);
        let total = ids.len();
        let seen: Vec<AnyId> =
            ids.into_iter().filter(|id| sees(study, &session.lens, passing.as_ref(), *id)).collect();
        lists.tabs[at] = seen.len();
        if tab == state.tab {
            lists.all = total;
            of_tab = seen;
        }
    }
    let searched = state.search.trim().to_lowercase();
    of_tab.retain(|id| {
        let kind = match (id, state.kind) {
            (AnyId::Comparison(id), Some(kind)) => {
                study.comparisons.get(*id).is_some_and(|one| one.kind == kind)
            }
            _ => true,
        };
        kind && (searched.is_empty() || words(study, *id).to_lowercase().contains(&searched))
    });
    for (at, stand) in Stand::ALL.into_iter().enumerate() {
        lists.counts[at] = of_tab.iter().filter(|id| stands_so(lists, **id, stand)).count();
    }
    of_tab.retain(|id| stands_so(lists, *id, state.stand));
    lists.shown = of_tab.len();
    lists.lines.clear();
    for id in of_tab {
        push(study, &state.open, &mut lists.lines, id, 0, false, 0);
    }
    let mut top = 0.0;
    lists.tops = vec![0.0];
    for line in &lists.lines {
        top += height(line);
        lists.tops.push(top);
    }
}

/// Rows of the list itself stand a little wider than what they rest on.
pub fn height(line: &Line) -> f32 {
    if line.depth == 0 { 34.0 } else { 28.0 }
}

fn push(
    study: &Study,
    open: &BTreeSet<u64>,
    lines: &mut Vec<Line>,
    id: AnyId,
    depth: u16,
    against: bool,
    above: u64,
) {
    let way = way(above, id, against);
    let parts = parts(study, id);
    lines.push(Line { id, depth, against, way, parts: !parts.is_empty() });
    // Recommendation, proposition, comparison, finding, evidence: five steps at most.
    if open.contains(&way) && depth < 6 {
        for (part, against) in parts {
            push(study, open, lines, part, depth + 1, against, way);
        }
    }
}

/// What a record rests on, and whether it speaks against it.
pub fn parts(study: &Study, id: AnyId) -> Vec<(AnyId, bool)> {
    let mut parts = Vec::new();
    macro_rules! add {
        ($kind:ident: $list:expr, $against:literal) => {
            parts.extend($list.iter().map(|id| (AnyId::$kind(*id), $against)))
        };
    }
    match id {
        AnyId::Recommendation(id) => {
            if let Some(one) = study.recommendations.get(id) {
                add!(Proposition: one.rests_on, false);
            }
        }
        AnyId::Proposition(id) => {
            if let Some(one) = study.propositions.get(id) {
                add!(Comparison: one.comparisons_for, false);
                add!(Finding: one.findings_for, false);
                add!(Evidence: one.evidence_for, false);
                add!(Comparison: one.comparisons_against, true);
                add!(Finding: one.findings_against, true);
                add!(Evidence: one.evidence_against, true);
            }
        }
        AnyId::Comparison(id) => {
            if let Some(one) = study.comparisons.get(id) {
                add!(Finding: one.findings, false);
                add!(Evidence: one.evidence, false);
            }
        }
        AnyId::Outlier(id) => {
            if let Some(one) = study.outliers.get(id) {
                add!(Finding: one.findings, false);
                add!(Evidence: one.evidence, false);
            }
        }
        AnyId::Finding(id) => {
            if let Some(one) = study.findings.get(id) {
                add!(Evidence: one.evidence_for, false);
                add!(Evidence: one.evidence_against, true);
            }
        }
        _ => {}
    }
    parts
}

fn in_order(study: &Study, tab: Tab) -> Vec<AnyId> {
    macro_rules! by_number {
        ($table:ident, $kind:ident) => {{
            let mut all: Vec<_> = study.$table.iter().map(|one| (one.number, AnyId::$kind(one.id))).collect();
            all.sort_unstable();
            all.into_iter().map(|(_, id)| id).collect()
        }};
    }
    match tab {
        Tab::Findings => by_number!(findings, Finding),
        Tab::Comparisons => by_number!(comparisons, Comparison),
        Tab::Outliers => by_number!(outliers, Outlier),
        Tab::Propositions => by_number!(propositions, Proposition),
        Tab::Recommendations => by_number!(recommendations, Recommendation),
    }
}

/// The findings that the lens shows; `None`: all of them.
fn passing(session: &Session) -> Option<BTreeSet<FindingId>> {
    if session.lens.is_everything() {
        return None;
    }
    let index = session.index();
    let filter = Filter::new(&index, &session.lens);
    let rows = (0..index.findings.len).filter(|row| filter.passes(&index.findings, *row));
    Some(rows.map(|row| index.finding_id(row)).collect())
}

/// Whether the lens shows a claim: the findings do that it rests on, or where it has none its own case
/// and themes.
fn sees(study: &Study, lens: &Lens, passing: Option<&BTreeSet<FindingId>>, id: AnyId) -> bool {
    let Some(passing) = passing else { return true };
    let below = || parts(study, id).into_iter().any(|(part, _)| sees(study, lens, Some(passing), part));
    match id {
        AnyId::Finding(id) => passing.contains(&id),
        AnyId::Comparison(id) => study.comparisons.get(id).is_some_and(|one| {
            if one.findings.is_empty() {
                let cases = lens.cases.is_empty() || one.shows.iter().any(|s| lens.cases.contains(&s.case));
                let above = |theme: &crate::study::ThemeId| {
                    study.theme_path(*theme).iter().any(|theme| lens.themes.contains(&theme.id))
                };
                cases && (lens.themes.is_empty() || one.themes.iter().any(above))
            } else {
                one.findings.iter().any(|finding| passing.contains(finding))
            }
        }),
        AnyId::Outlier(id) => study.outliers.get(id).is_some_and(|one| {
            let case = lens.cases.is_empty() || lens.cases.contains(&one.case);
            case && (one.findings.is_empty() || one.findings.iter().any(|finding| passing.contains(finding)))
        }),
        AnyId::Proposition(_) | AnyId::Recommendation(_) => below(),
        _ => false,
    }
}

fn stands_so(lists: &Lists, id: AnyId, stand: Stand) -> bool {
    let claim = lists.claims.get(&id);
    let has = |flaw| lists.audit.of(flaw).any(|one| one.claim == id);
    match stand {
        Stand::All => true,
        Stand::NotGrounded => claim.is_some_and(|claim| claim.ground == Ground::NotGrounded),
        Stand::OneSided => claim.is_some_and(|claim| claim.one_sided),
        Stand::Stale => claim.is_some_and(|claim| !claim.changed.is_empty()),
        Stand::SingleSource => claim.is_some_and(|claim| claim.single_source),
        Stand::Contradicted => has(Flaw::Contradicted),
        Stand::SingleCoder => has(Flaw::SingleCoder),
        Stand::OnlySupporting => has(Flaw::OnlySupporting),
        Stand::WithoutLevel => matches!(id, AnyId::Finding(id) if lists.without_level.contains(&id)),
    }
}

/// What a claim says, in one line.
pub fn words(study: &Study, id: AnyId) -> String {
    match id {
        // A part of a picture says that it is one.
        AnyId::Evidence(id) => study
            .evidence
            .get(id)
            .map_or_else(String::new, |one| crate::ui::names::words_of(one).replace('\n', " ")),
        _ => crate::analysis::words_of_claim(study, id),
    }
}

/// `F24`, `C08`; nothing for what has no number.
pub fn label(study: &Study, id: AnyId) -> String {
    crate::analysis::label_of(study, id).unwrap_or_default()
}
