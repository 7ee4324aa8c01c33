//! The chain of evidence of one record, walked both ways: down to the passages and the fieldwork that they
//! come from, and up to what rests on it and to the question of the study.

use std::collections::BTreeSet;

use super::chain::Chain;
use super::said::speaks_against;
use crate::study::{AnyId, CaseId, SourceId, Study};

/// One record of a chain, with those after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub what: Link,
    /// It speaks against what comes before it; on the way up: what comes before speaks against it.
    pub against: bool,
    /// It was told already in this walk, with what follows; nothing follows here.
    pub again: bool,
    pub next: Vec<Node>,
}

/// What a chain goes through.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Link {
    Record(AnyId),
    /// What was done in the field of a case.
    Fieldwork(CaseId),
    /// What the study asks.
    Question,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trace {
    pub of: AnyId,
    /// What it rests on.
    pub down: Vec<Node>,
    /// What rests on it.
    pub up: Vec<Node>,
}

pub fn trace(study: &Study, of: AnyId) -> Trace {
    let chain = Chain::build(study);
    let mut walk = Walk { study, chain: &chain, told: BTreeSet::from([Link::Record(of)]) };
    let down = walk.down(of);
    walk.told = BTreeSet::from([Link::Record(of)]);
    let up = walk.up(of);
    Trace { of, down, up }
}

struct Walk<'a> {
    study: &'a Study,
    chain: &'a Chain,
    told: BTreeSet<Link>,
}

/// Claims rest on passages, passages on sources, sources on fieldwork: as deep as the kinds of record there
/// are, so that recursion is bounded.
impl Walk<'_> {
    fn down(&mut self, id: AnyId) -> Vec<Node> {
        match id {
            AnyId::Evidence(one) => {
                let source = self.study.evidence.get(one).map(|one| AnyId::Source(one.source));
                source
                    .filter(|id| self.study.contains(*id))
                    .into_iter()
                    .map(|id| self.below(id, false))
                    .collect()
            }
            AnyId::Source(source) => self.fieldwork(source).into_iter().collect(),
            AnyId::Cell(cell) => {
                // Sentences of a synthesis name passages; the whole of it rests on all that lay under it.
                let Some(cell) = self.study.cells.get(cell) else { return Vec::new() };
                let mut all: Vec<AnyId> = cell.basis.iter().map(|(id, _)| AnyId::Evidence(*id)).collect();
                all.extend(
                    self.chain
                        .below(id)
                        .iter()
                        .filter(|id| !cell.basis.iter().any(|(own, _)| AnyId::Evidence(*own) == **id)),
                );
                self.all_below(id, &all)
            }
            _ => {
                let all = self.chain.below(id).to_vec();
                self.all_below(id, &all)
            }
        }
    }

    /// What speaks for it comes before what speaks against it.
    fn all_below(&mut self, of: AnyId, all: &[AnyId]) -> Vec<Node> {
        let mut known: Vec<(bool, AnyId)> = all
            .iter()
            .filter(|id| self.study.contains(**id))
            .map(|id| (speaks_against(self.study, of, *id), *id))
            .collect();
        known.sort_by_key(|(against, _)| *against);
        known.into_iter().map(|(against, id)| self.below(id, against)).collect()
    }

    fn below(&mut self, id: AnyId, against: bool) -> Node {
        let again = !self.told.insert(Link::Record(id));
        let next = if again { Vec::new() } else { self.down(id) };
        Node { what: Link::Record(id), against, again: again && !matches!(id, AnyId::Source(_)), next }
    }

    fn fieldwork(&mut self, source: SourceId) -> Option<Node> {
        let case = self.study.sources.get(source)?.case;
        let what = Link::Fieldwork(self.study.cases.get(case)?.id);
        self.told.insert(what).then(|| Node { what, against: false, again: false, next: Vec::new() })
    }

    fn up(&mut self, id: AnyId) -> Vec<Node> {
        let above: Vec<AnyId> = match id {
            AnyId::Source(source) => {
                let passages = self.study.evidence.iter().filter(|one| one.source == source);
                let mut passages: Vec<_> = passages.map(|one| (one.span, one.id)).collect();
                passages.sort_unstable();
                passages.into_iter().map(|(_, id)| AnyId::Evidence(id)).collect()
            }
            _ => self.chain.above(id).to_vec(),
        };
        let mut next: Vec<Node> = above
            .into_iter()
            .filter(|upper| self.study.contains(*upper))
            .map(|upper| {
                let against = speaks_against(self.study, upper, id);
                let again = !self.told.insert(Link::Record(upper));
                let next = if again { Vec::new() } else { self.up(upper) };
                Node { what: Link::Record(upper), against, again, next }
            })
            .collect();
        // What nothing rests on answers the question itself, if it is a claim.
        let answers = !matches!(id, AnyId::Evidence(_) | AnyId::Source(_) | AnyId::Link(_));
        if next.is_empty() && answers && !self.study.front().question.trim().is_empty() {
            next.push(Node { what: Link::Question, against: false, again: false, next: Vec::new() });
        }
        next
    }
}
