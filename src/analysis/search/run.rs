//! A search over a study: which writings the lens shows, and where each holds what is looked for.

use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::matcher::Matcher;
use super::places::{Place, Target, targets_of, words_of};
use super::query::{Query, QueryError, Within};
use super::stretch::stretches;
use crate::analysis::{Field, Filter, Index, Lens, NONE};
use crate::study::{AnyId, CellPlace, FindingId, Kind, Span, Study};

/// The most places that one search gives from one text, and from all: beyond, nobody reads on, and
/// every letter of a large study would be a place.
pub const MOST_IN_ONE: usize = 20_000;
pub const MOST: usize = 500_000;

/// The places of one piece of writing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    pub target: Target,
    /// Its place among all that was searched, in the order of cases and sources.
    pub order: usize,
    /// Never empty.
    pub spans: Vec<Span>,
}

/// A search, ready to be run.
pub struct Search {
    matcher: Matcher,
    within: Option<Within>,
    targets: Vec<Target>,
}

/// What a search found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// In the order of cases and sources.
    pub groups: Vec<Group>,
    /// Whether there is more than is listed.
    pub more: bool,
}

impl Found {
    pub fn hits(&self) -> usize {
        self.groups.iter().map(|group| group.spans.len()).sum()
    }

    /// How many texts of sources hold what was looked for.
    pub fn texts(&self) -> usize {
        self.groups.iter().filter(|group| group.target.place == Place::Texts).count()
    }
}

impl Search {
    /// A search over those of the places that the lens shows. What lies within a speaker, heading or
    /// field is looked for in texts only.
    pub fn new(
        study: &Study,
        index: &Index,
        lens: &Lens,
        query: &Query,
        places: &BTreeSet<Place>,
    ) -> Result<Self, QueryError> {
        let matcher = Matcher::new(query)?;
        let wanted =
            |place: &Place| places.contains(place) && (query.within.is_none() || *place == Place::Texts);
        let wanted: BTreeSet<Place> = Place::ALL.into_iter().filter(wanted).collect();
        let targets = targets(study, index, lens, &wanted);
        Ok(Self { matcher, within: query.within.clone(), targets })
    }

    /// How many texts, and how many other writings, are searched.
    pub fn searched(&self) -> (usize, usize) {
        let texts = self.targets.iter().filter(|target| target.place == Place::Texts).count();
        (texts, self.targets.len() - texts)
    }

    /// Searches, and gives each group as soon as it is found, in no order, until `stop` is set. Gives
    /// back whether there is more than was given.
    pub fn run(&self, study: &Study, stop: &AtomicBool, give: &(dyn Fn(Group) + Sync)) -> bool {
        let (count, more) = (AtomicUsize::new(0), AtomicBool::new(false));
        self.targets.par_iter().enumerate().for_each(|(order, target)| {
            if stop.load(Ordering::Relaxed) || count.load(Ordering::Relaxed) >= MOST {
                return;
            }
            let spans = self.find(study, *target, stop);
            if spans.len() >= MOST_IN_ONE || count.fetch_add(spans.len(), Ordering::Relaxed) >= MOST {
                more.store(true, Ordering::Relaxed);
            }
            if !spans.is_empty() {
                give(Group { target: *target, order, spans });
            }
        });
        more.into_inner()
    }

    /// Searches to the end.
    pub fn all(&self, study: &Study) -> Found {
        let groups = Mutex::new(Vec::new());
        let more = self.run(study, &AtomicBool::new(false), &|group| {
            groups.lock().unwrap_or_else(PoisonError::into_inner).push(group);
        });
        let mut groups = groups.into_inner().unwrap_or_else(PoisonError::into_inner);
        groups.sort_by_key(|group| group.order);
        Found { groups, more }
    }

    fn find(&self, study: &Study, target: Target, stop: &AtomicBool) -> Vec<Span> {
        let text = words_of(study, target);
        let parts = match (&self.within, target.record) {
            (None, _) => None,
            (Some(within), AnyId::Source(id)) => Some(stretches(within, text, study.marks(id))),
            (Some(_), _) => return Vec::new(),
        };
        if parts.as_ref().is_some_and(Vec::is_empty) {
            return Vec::new();
        }
        let mut spans = Vec::new();
        let mut seen = 0_usize;
        self.matcher.each(text, |span| {
            let inside = |parts: &Vec<Span>| {
                let next = parts.partition_point(|part| part.end < span.end);
                parts.get(next).is_some_and(|part| part.start <= span.start)
            };
            if parts.as_ref().is_none_or(inside) {
                spans.push(span);
            }
            seen += 1;
            spans.len() < MOST_IN_ONE && (!seen.is_multiple_of(1024) || !stop.load(Ordering::Relaxed))
        });
        spans
    }
}

/// What is searched, in the order of cases and sources; what belongs to no case comes last.
fn targets(study: &Study, index: &Index, lens: &Lens, places: &BTreeSet<Place>) -> Vec<Target> {
    let seen = Seen::new(study, index, lens);
    let mut targets = Vec::new();
    if places.contains(&Place::Texts) {
        targets.extend(index.sources.ids().iter().enumerate().filter_map(|(number, id)| {
            let case = study.sources.get(*id)?.case;
            seen.filter.passes_source(index, number).then_some(Target {
                place: Place::Texts,
                record: AnyId::Source(*id),
                part: super::places::Part::Text,
                nth: 0,
                case: Some(case),
                source: Some(*id),
            })
        }));
    }
    let mut add = |record: AnyId| {
        if seen.record(record) {
            let found = targets_of(study, record);
            targets.extend(found.into_iter().filter(|target| places.contains(&target.place)));
        }
    };
    let kinds: &[(Place, &[Kind])] = &[
        (Place::Titles, &[Kind::Source]),
        (Place::Memos, &[Kind::Memo]),
        (Place::Synthesis, &[Kind::Cell]),
        (Place::Findings, &[Kind::Finding, Kind::Link, Kind::Outlier]),
        (Place::Comparisons, &[Kind::Comparison]),
        (Place::Propositions, &[Kind::Proposition, Kind::Recommendation]),
        (Place::Codebook, &[Kind::Theme, Kind::Level, Kind::Scale]),
        (Place::Cases, &[Kind::Case, Kind::Unit, Kind::Actor]),
    ];
    if places.contains(&Place::Notes) {
        // Most evidence has no note, and there is a great deal of it.
        let noted = study.evidence.iter().filter(|one| !one.note.is_empty() || one.region.is_some());
        noted.for_each(|one| add(AnyId::Evidence(one.id)));
    }
    for kind in kinds.iter().filter(|(place, _)| places.contains(place)).flat_map(|(_, kinds)| *kinds) {
        match kind {
            Kind::Theme => index.walk.iter().for_each(|node| add(AnyId::Theme(node.id))),
            kind => study.records(*kind).iter().for_each(|record| add(record.id())),
        }
    }
    targets.sort_by_key(|target| {
        let case = target.case.map_or(NONE, |case| index.cases.number(case));
        let source = target.source.map_or(NONE, |source| index.sources.number(source));
        (case, source, target.place)
    });
    targets
}

/// What the lens shows.
struct Seen<'a> {
    study: &'a Study,
    index: &'a Index,
    filter: Filter,
    findings: HashMap<FindingId, usize>,
}

impl<'a> Seen<'a> {
    fn new(study: &'a Study, index: &'a Index, lens: &Lens) -> Self {
        let findings = (0..index.findings.len).map(|row| (index.finding_id(row), row)).collect();
        Self { study, index, filter: Filter::new(index, lens), findings }
    }

    fn record(&self, record: AnyId) -> bool {
        let (study, index, filter) = (self.study, self.index, &self.filter);
        let case = |id| filter.allows(Field::Case, index.cases.number(id));
        let theme = |id| filter.allows(Field::Theme, index.themes.number(id));
        let unit = |id| filter.allows(Field::Unit, index.units.number(id));
        match record {
            AnyId::Source(id) => match index.sources.number(id) {
                NONE => false,
                number => filter.passes_source(index, number as usize),
            },
            AnyId::Evidence(id) => filter.passes_evidence(index, id),
            AnyId::Finding(id) => {
                self.findings.get(&id).is_some_and(|row| filter.passes(&index.findings, *row))
            }
            AnyId::Memo(id) => study.memos.get(id).is_some_and(|memo| {
                filter.allows(Field::Coder, index.coders.number(memo.coder))
                    && (matches!(memo.about, AnyId::Memo(_)) || self.record(memo.about))
            }),
            AnyId::Cell(id) => study.cells.get(id).is_some_and(|cell| {
                let place = match cell.place {
                    CellPlace::Case(id) => case(id),
                    CellPlace::Unit(id) => {
                        unit(id) && study.units.get(id).is_some_and(|unit| case(unit.case))
                    }
                };
                place && theme(cell.theme)
            }),
            AnyId::Comparison(id) => study
                .comparisons
                .get(id)
                .is_some_and(|one| one.themes.is_empty() || one.themes.iter().any(|id| theme(*id))),
            AnyId::Theme(id) => theme(id),
            AnyId::Unit(id) => unit(id) && study.units.get(id).is_some_and(|unit| case(unit.case)),
            AnyId::Level(id) => filter.allows(Field::Level, index.levels.number(id)),
            other => match super::places::home(study, other).0 {
                Some(id) => case(id),
                None => true,
            },
        }
    }
}
