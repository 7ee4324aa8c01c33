//! Who names whom: needed to check that a record fits, and to take a deleted one out of all others.

use std::collections::BTreeSet;

use crate::study::{AnyId, CellPlace, InfoId, Kind, Record, Study};

/// How a record needs another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reference {
    /// It can't be without it: evidence without its source, a flow without its actors.
    Owner(AnyId),
    /// It names it, and can let go of it.
    Names(AnyId),
}

impl Reference {
    pub fn id(self) -> AnyId {
        let (Self::Owner(id) | Self::Names(id)) = self;
        id
    }
}

/// All records that a record needs or names.
pub fn references(record: &Record) -> Vec<Reference> {
    use AnyId as Id;
    use Reference::{Names, Owner};
    let mut all = Vec::new();
    macro_rules! names {
        ($kind:ident: $ids:expr) => {
            all.extend($ids.iter().map(|id| Names(Id::$kind(*id))))
        };
    }
    match record {
        // What a display names may go: it is left out and said where the display is shown.
        Record::Info(_)
        | Record::Coder(_)
        | Record::Attribute(_)
        | Record::Level(_)
        | Record::Scale(_)
        | Record::Display(_) => {}
        Record::Case(r) => all.extend(r.values.keys().map(|id| Names(Id::Attribute(*id)))),
        Record::Unit(r) => all.push(Owner(Id::Case(r.case))),
        Record::Theme(r) => names!(Theme: r.parent),
        Record::Source(r) => {
            all.push(Owner(Id::Case(r.case)));
            names!(Unit: r.unit);
            names!(Coder: r.read_by);
            for participant in &r.participants {
                names!(Actor: participant.actor);
                names!(Unit: participant.unit);
            }
        }
        Record::Text(r) => all.push(Owner(Id::Source(r.id))),
        Record::Actor(r) => {
            all.push(Owner(Id::Case(r.case)));
            names!(Unit: r.unit);
        }
        Record::Flow(r) => {
            all.extend([Owner(Id::Case(r.case)), Owner(Id::Actor(r.from)), Owner(Id::Actor(r.to))]);
            names!(Evidence: r.evidence);
        }
        Record::Evidence(r) => {
            all.extend([Owner(Id::Source(r.source)), Owner(Id::Coder(r.coder))]);
            names!(Unit: r.unit);
            names!(Theme: r.themes);
            names!(Level: r.levels);
            names!(Actor: r.actors);
        }
        Record::Cell(r) => {
            all.push(Owner(match r.place {
                CellPlace::Case(id) => Id::Case(id),
                CellPlace::Unit(id) => Id::Unit(id),
            }));
            all.push(Owner(Id::Theme(r.theme)));
            names!(Coder: r.agreed_by);
            names!(Coder: r.author);
            all.extend(r.absences.keys().flatten().map(|id| Names(Id::Level(*id))));
            all.extend(r.absences.values().filter_map(|a| a.by).map(|id| Names(Id::Coder(id))));
            // `basis` and ties may name evidence that is gone: that is how a stale synthesis is known.
        }
        Record::Finding(r) => {
            names!(Case: r.cases);
            names!(Unit: r.unit);
            names!(Theme: r.themes);
            names!(Level: r.levels);
            names!(Evidence: r.evidence_for);
            names!(Evidence: r.evidence_against);
            names!(Coder: r.agreed_by);
            names!(Coder: r.author);
        }
        Record::Link(r) => {
            all.extend([Owner(Id::Finding(r.from)), Owner(Id::Finding(r.to))]);
            names!(Evidence: r.evidence);
        }
        Record::Comparison(r) => {
            names!(Theme: r.themes);
            all.extend(r.shows.iter().map(|shows| Names(Id::Case(shows.case))));
            names!(Finding: r.findings);
            names!(Evidence: r.evidence);
            names!(Coder: r.author);
        }
        Record::Outlier(r) => {
            all.push(Owner(Id::Case(r.case)));
            names!(Unit: r.unit);
            names!(Actor: r.actors);
            names!(Proposition: r.tests);
            names!(Finding: r.findings);
            names!(Evidence: r.evidence);
        }
        Record::Proposition(r) => {
            names!(Finding: r.findings_for);
            names!(Finding: r.findings_against);
            names!(Comparison: r.comparisons_for);
            names!(Comparison: r.comparisons_against);
            names!(Evidence: r.evidence_for);
            names!(Evidence: r.evidence_against);
            all.extend(r.tests.iter().map(|test| Names(Id::Evidence(test.evidence))));
            all.extend(r.patterns.iter().map(|pattern| Names(Id::Case(pattern.case))));
            for rival in &r.rivals {
                names!(Finding: rival.findings_for);
                names!(Finding: rival.findings_against);
                names!(Comparison: rival.comparisons_for);
                names!(Comparison: rival.comparisons_against);
                names!(Evidence: rival.evidence_for);
                names!(Evidence: rival.evidence_against);
                all.extend(rival.tests.iter().map(|test| Names(Id::Evidence(test.evidence))));
            }
        }
        Record::Recommendation(r) => names!(Proposition: r.rests_on),
        Record::Placement(r) => {
            all.extend([Owner(Id::Scale(r.scale)), Owner(Id::Case(r.case))]);
            names!(Unit: r.unit);
            names!(Actor: r.actors);
            names!(Theme: r.outcome);
            names!(Evidence: r.evidence);
            names!(Coder: r.coder);
        }
        Record::Memo(r) => {
            if r.about != Id::Info(InfoId::ONE) {
                all.push(Owner(r.about));
            }
            all.push(Owner(Id::Coder(r.coder)));
        }
    }
    all
}

/// Whether records of a kind can name records of another: who looks for the namers of a theme need
/// not go through the texts. What [`references`] says, in general.
pub fn can_name(kind: Kind, named: Kind) -> bool {
    use Kind as K;
    match kind {
        K::Info | K::Coder | K::Attribute | K::Level | K::Scale | K::Display => false,
        K::Case => named == K::Attribute,
        K::Unit => named == K::Case,
        K::Theme => named == K::Theme,
        K::Source => matches!(named, K::Case | K::Unit | K::Coder | K::Actor),
        K::Text => named == K::Source,
        K::Actor => matches!(named, K::Case | K::Unit),
        K::Flow => matches!(named, K::Case | K::Actor | K::Evidence),
        K::Evidence => {
            matches!(named, K::Source | K::Coder | K::Unit | K::Theme | K::Level | K::Actor)
        }
        K::Cell => matches!(named, K::Case | K::Unit | K::Theme | K::Coder | K::Level),
        K::Finding => {
            matches!(named, K::Case | K::Unit | K::Theme | K::Level | K::Evidence | K::Coder)
        }
        K::Link => matches!(named, K::Finding | K::Evidence),
        K::Comparison => {
            matches!(named, K::Theme | K::Case | K::Finding | K::Evidence | K::Coder)
        }
        K::Outlier => {
            matches!(named, K::Case | K::Unit | K::Actor | K::Proposition | K::Finding | K::Evidence)
        }
        K::Proposition => matches!(named, K::Finding | K::Comparison | K::Evidence | K::Case),
        K::Recommendation => named == K::Proposition,
        K::Placement => {
            matches!(named, K::Scale | K::Case | K::Unit | K::Actor | K::Theme | K::Evidence | K::Coder)
        }
        K::Memo => named != K::Info,
    }
}

/// All records that name one of these, or some of them. Those of kinds that can't are not looked at.
pub(super) fn namers(study: &Study, ids: &BTreeSet<AnyId>) -> impl Iterator<Item = Record> {
    let named: BTreeSet<Kind> = ids.iter().map(|id| id.kind()).collect();
    Kind::ALL
        .iter()
        .filter(move |kind| named.iter().any(|named| can_name(**kind, *named)))
        .flat_map(|kind| study.records(*kind))
        .filter(|record| references(record).into_iter().any(|reference| ids.contains(&reference.id())))
}

/// The record without the references to what is gone. Owners are not looked at.
/// A theme under a theme that goes moves up to the nearest one that stays.
pub fn without(record: &Record, gone: &BTreeSet<AnyId>, study: &Study) -> Record {
    use AnyId as Id;
    macro_rules! keep {
        ($kind:ident: $($list:expr),+) => { $($list.retain(|id| !gone.contains(&Id::$kind(*id)));)+ };
    }
    macro_rules! let_go {
        ($kind:ident: $($option:expr),+) => {
            $(if $option.is_some_and(|id| gone.contains(&Id::$kind(id))) { $option = None; })+
        };
    }
    macro_rules! changed {
        ($record:expr, |$r:ident| $body:block) => {{
            let mut $r = (**$record).clone();
            $body
            $r.into()
        }};
    }
    match record {
        Record::Case(r) => changed!(r, |r| {
            r.values.retain(|id, _| !gone.contains(&Id::Attribute(*id)));
        }),
        Record::Theme(r) => changed!(r, |r| {
            while let Some(parent) = r.parent
                && gone.contains(&Id::Theme(parent))
            {
                r.parent = study.themes.get(parent).and_then(|parent| parent.parent);
            }
        }),
        Record::Source(r) => changed!(r, |r| {
            let_go!(Unit: r.unit);
            keep!(Coder: r.read_by);
            for participant in &mut r.participants {
                let_go!(Actor: participant.actor);
                let_go!(Unit: participant.unit);
            }
        }),
        Record::Actor(r) => changed!(r, |r| {
            let_go!(Unit: r.unit);
        }),
        Record::Flow(r) => changed!(r, |r| {
            keep!(Evidence: r.evidence);
        }),
        Record::Evidence(r) => changed!(r, |r| {
            let_go!(Unit: r.unit);
            keep!(Theme: r.themes);
            keep!(Level: r.levels);
            keep!(Actor: r.actors);
        }),
        Record::Cell(r) => changed!(r, |r| {
            keep!(Coder: r.agreed_by);
            let_go!(Coder: r.author);
            r.absences.retain(|level, _| level.is_none_or(|id| !gone.contains(&Id::Level(id))));
            for absence in r.absences.values_mut() {
                let_go!(Coder: absence.by);
            }
        }),
        Record::Finding(r) => changed!(r, |r| {
            keep!(Case: r.cases);
            let_go!(Unit: r.unit);
            keep!(Theme: r.themes);
            keep!(Level: r.levels);
            keep!(Evidence: r.evidence_for, r.evidence_against);
            keep!(Coder: r.agreed_by);
            let_go!(Coder: r.author);
        }),
        Record::Link(r) => changed!(r, |r| {
            keep!(Evidence: r.evidence);
        }),
        Record::Comparison(r) => changed!(r, |r| {
            keep!(Theme: r.themes);
            r.shows.retain(|shows| !gone.contains(&Id::Case(shows.case)));
            keep!(Finding: r.findings);
            keep!(Evidence: r.evidence);
            let_go!(Coder: r.author);
        }),
        Record::Outlier(r) => changed!(r, |r| {
            let_go!(Unit: r.unit);
            keep!(Actor: r.actors);
            keep!(Proposition: r.tests);
            keep!(Finding: r.findings);
            keep!(Evidence: r.evidence);
        }),
        Record::Proposition(r) => changed!(r, |r| {
            keep!(Finding: r.findings_for, r.findings_against);
            keep!(Comparison: r.comparisons_for, r.comparisons_against);
            keep!(Evidence: r.evidence_for, r.evidence_against);
            r.tests.retain(|test| !gone.contains(&Id::Evidence(test.evidence)));
            r.patterns.retain(|pattern| !gone.contains(&Id::Case(pattern.case)));
            for rival in &mut r.rivals {
                keep!(Finding: rival.findings_for, rival.findings_against);
                keep!(Comparison: rival.comparisons_for, rival.comparisons_against);
                keep!(Evidence: rival.evidence_for, rival.evidence_against);
                rival.tests.retain(|test| !gone.contains(&Id::Evidence(test.evidence)));
            }
        }),
        Record::Recommendation(r) => changed!(r, |r| {
            keep!(Proposition: r.rests_on);
        }),
        Record::Placement(r) => changed!(r, |r| {
            let_go!(Unit: r.unit);
            keep!(Actor: r.actors);
            let_go!(Theme: r.outcome);
            keep!(Evidence: r.evidence);
            let_go!(Coder: r.coder);
        }),
        other => other.clone(),
    }
}
