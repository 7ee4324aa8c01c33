//! What the sections of one report share: the study, how deep it goes, which evidence was named so far.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::doc::{Span, Spans, many, words};
use super::{Depth, Template};
use crate::analysis::{Claim, Claims, Ground, Index, claims};
use crate::study::{
    AnyId, CaseId, ClaimState, CoderId, ComparisonId, Evidence, EvidenceId, FindingId, LevelId, Polarity,
    Study, ThemeId,
};

/// One report while it is being made.
pub struct Making<'a> {
    pub study: &'a Study,
    pub index: &'a Index,
    pub depth: Depth,
    pub claims: Claims,
    /// Whether evidence gets numbers: only where an appendix shows what they stand for.
    pub numbered: bool,
    /// Sections of this report by key: number and title, once they are known.
    pub places: BTreeMap<&'static str, String>,
    /// Sections that have nothing to say.
    pub empty: Vec<&'static str>,
    pub notes: Vec<Spans>,
    cited: Vec<EvidenceId>,
    numbers: BTreeMap<EvidenceId, usize>,
    /// Where each piece of evidence is named: anchor and label, each once.
    named_at: BTreeMap<EvidenceId, Vec<(String, String)>>,
    anchors: OnceCell<BTreeMap<AnyId, (String, String)>>,
}

impl<'a> Making<'a> {
    pub fn new(study: &'a Study, index: &'a Index, template: Template, numbered: bool) -> Self {
        Self {
            study,
            index,
            depth: template.depth(),
            claims: claims(study),
            numbered,
            places: BTreeMap::new(),
            empty: Vec::new(),
            notes: Vec::new(),
            cited: Vec::new(),
            numbers: BTreeMap::new(),
            named_at: BTreeMap::new(),
            anchors: OnceCell::new(),
        }
    }

    /// A footnote, nothing where there is nothing to note.
    pub fn note(&mut self, text: &str) -> Option<Span> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        self.notes.push(vec![words(text)]);
        Some(Span::Note(self.notes.len() - 1))
    }

    /// Evidence by its number, which it gets when it is first named. `at` is the anchor and label of what
    /// names it; both are empty where nothing is to lead back.
    pub fn cite(&mut self, id: EvidenceId, at: (&str, &str)) -> Option<Span> {
        if !self.numbered || !self.study.evidence.contains(id) {
            return None;
        }
        let number = *self.numbers.entry(id).or_insert_with(|| {
            self.cited.push(id);
            self.cited.len()
        });
        if !at.0.is_empty() {
            let named = self.named_at.entry(id).or_default();
            if !named.iter().any(|(anchor, _)| anchor == at.0) {
                named.push((at.0.to_owned(), at.1.to_owned()));
            }
        }
        Some(Span::Link { to: format!("e{number}"), words: format!("E{number}") })
    }

    /// Several numbers in the order of reading, separated by commas; where evidence has none, how many
    /// passages there are. Nothing for an empty list.
    pub fn cite_all(&mut self, ids: &[EvidenceId], at: (&str, &str)) -> Spans {
        let known = self.in_reading_order(ids);
        if known.is_empty() {
            return Spans::new();
        }
        if !self.numbered || !self.depth.all_evidence {
            return vec![words(many(known.len(), "passage", "passages"))];
        }
        let links: Vec<Span> = known.into_iter().filter_map(|id| self.cite(id, at)).collect();
        joined(links)
    }

    pub fn in_reading_order(&self, ids: &[EvidenceId]) -> Vec<EvidenceId> {
        let mut known: Vec<(usize, EvidenceId)> =
            ids.iter().filter_map(|id| Some((self.index.evidence_row(*id)?, *id))).collect();
        known.sort_unstable();
        known.dedup();
        known.into_iter().map(|(_, id)| id).collect()
    }

    /// The passages that tell most, in the order of reading.
    pub fn best(&self, ids: &[EvidenceId], most: usize) -> Vec<&'a Evidence> {
        let known = self.in_reading_order(ids);
        let mut all: Vec<&Evidence> = known.iter().filter_map(|id| self.study.evidence.get(*id)).collect();
        all.sort_by_key(|evidence| std::cmp::Reverse(evidence.weight));
        all.truncate(most);
        all.sort_by_key(|evidence| self.index.evidence_row(evidence.id));
        all
    }

    /// Numbered evidence, from E1.
    pub fn cited(&self) -> &[EvidenceId] {
        &self.cited
    }

    pub fn named_at(&self, id: EvidenceId) -> Spans {
        let places = self.named_at.get(&id).into_iter().flatten();
        joined(places.map(|(to, words)| Span::Link { to: to.clone(), words: words.clone() }).collect())
    }

    /// Where a claim stands in the report, and what it is called. A damaged study may have a number twice;
    /// the second gets another place.
    pub fn place_of(&self, id: AnyId) -> (String, String) {
        let all = self.anchors.get_or_init(|| anchors(self.study));
        all.get(&id).cloned().unwrap_or_default()
    }

    pub fn link(&self, id: AnyId) -> Option<Span> {
        let (to, words) = self.place_of(id);
        (!to.is_empty()).then_some(Span::Link { to, words })
    }

    pub fn links(&self, ids: impl IntoIterator<Item = AnyId>) -> Spans {
        joined(ids.into_iter().filter_map(|id| self.link(id)).collect())
    }

    pub fn findings(&self, ids: &[FindingId]) -> Spans {
        let mut all: Vec<_> = ids.iter().filter_map(|id| self.study.findings.get(*id)).collect();
        all.sort_by_key(|one| (one.number, one.id));
        self.links(all.into_iter().map(|one| AnyId::Finding(one.id)))
    }

    pub fn comparisons(&self, ids: &[ComparisonId]) -> Spans {
        let mut all: Vec<_> = ids.iter().filter_map(|id| self.study.comparisons.get(*id)).collect();
        all.sort_by_key(|one| (one.number, one.id));
        self.links(all.into_iter().map(|one| AnyId::Comparison(one.id)))
    }

    pub fn case(&self, id: CaseId) -> String {
        self.study.cases.get(id).map_or_else(String::new, |case| case.name.clone())
    }

    pub fn coder(&self, id: CoderId) -> String {
        let Some(coder) = self.study.coders.get(id) else { return "someone not in the study".to_owned() };
        if coder.name.is_empty() { coder.initials.clone() } else { coder.name.clone() }
    }

    pub fn levels(&self, ids: &[LevelId]) -> Vec<String> {
        let all = self.study.levels_in_order();
        all.into_iter().filter(|level| ids.contains(&level.id)).map(|level| level.name.clone()).collect()
    }

    pub fn themes(&self, ids: &[ThemeId]) -> Vec<String> {
        let walk = &self.index.walk;
        let asked = walk.iter().filter(|node| ids.contains(&node.id));
        asked.map(|node| crate::analysis::theme_name(self.study, node.id)).collect()
    }

    pub fn polarity(&self, polarity: Polarity) -> String {
        self.study.front().polarity_labels.get(polarity).to_owned()
    }
}

/// How a claim is grounded, as a sentence.
pub fn ground(claim: &Claim) -> String {
    let good = claim.evidence_for.len();
    let mut out = if good == 0 {
        "No evidence is on record for it.".to_owned()
    } else {
        format!(
            "It rests on {} from {} of {}, coded by {}",
            many(good, "passage", "passages"),
            many(claim.sources.len(), "source", "sources"),
            many(claim.cases.len(), "case", "cases"),
            many(claim.coders.len(), "coder", "coders")
        )
    };
    if good > 0 {
        let against = match claim.evidence_against.len() {
            0 => "; nothing against it is on record.".to_owned(),
            1 => "; 1 passage speaks against it.".to_owned(),
            several => format!("; {several} passages speak against it."),
        };
        out.push_str(&against);
    }
    if claim.one_sided {
        out.push_str(" It speaks of several cases, and all evidence for it is from one.");
    }
    if claim.ground == Ground::Stale {
        out.push_str(" Evidence behind it was changed or deleted since a synthesis was written on it.");
    }
    out
}

/// What a state is called.
pub fn state(state: ClaimState) -> &'static str {
    match state {
        ClaimState::Draft => "draft",
        ClaimState::Agreed => "agreed",
        ClaimState::Disputed => "disputed",
    }
}

/// With commas between.
pub fn joined(spans: Spans) -> Spans {
    let mut out = Spans::new();
    for span in spans {
        if !out.is_empty() {
            out.push(words(", "));
        }
        out.push(span);
    }
    out
}

fn anchors(study: &Study) -> BTreeMap<AnyId, (String, String)> {
    let mut all: Vec<(AnyId, char, usize, u32)> = Vec::new();
    all.extend(study.findings.iter().map(|one| (AnyId::Finding(one.id), 'F', 2, one.number)));
    all.extend(study.comparisons.iter().map(|one| (AnyId::Comparison(one.id), 'C', 2, one.number)));
    all.extend(study.outliers.iter().map(|one| (AnyId::Outlier(one.id), 'O', 1, one.number)));
    all.extend(study.propositions.iter().map(|one| (AnyId::Proposition(one.id), 'P', 1, one.number)));
    all.extend(study.recommendations.iter().map(|one| (AnyId::Recommendation(one.id), 'R', 1, one.number)));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for (id, letter, digits, number) in all {
        // F01 … F53 as people say them: the usual two digits where the study has more than nine.
        let label = format!("{letter}{number:0digits$}");
        let times = taken.entry(label.clone()).or_default();
        *times += 1;
        let own = label.to_lowercase();
        let anchor = if *times == 1 { own } else { format!("{own}-{times}") };
        out.insert(id, (anchor, label));
    }
    out
}
