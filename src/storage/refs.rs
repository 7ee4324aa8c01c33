//! Which records a record names, and what is left of it where they are not there.

use std::sync::Arc;

use crate::study::{
    AnyId, Attribute, AttributeKind, Case, CellPlace, Coder, Evidence, Fieldwork, InfoId, Kind, Pole,
    Proposition, Record, Scale, Theme, Value,
};

pub enum Outcome {
    Sound,
    /// The record without the references to nothing, and these.
    Mended(Record, Vec<AnyId>),
    /// What the record can't do without, as an empty record.
    Placeholder(Record),
    /// The record is nothing without this one.
    Gone(AnyId),
}

pub fn references(record: &Record, exists: &dyn Fn(AnyId) -> bool) -> Outcome {
    let mut refs = Refs { exists, missing: Vec::new(), needed: None, tidied: false };
    let mut mended = record.clone();
    refs.visit(&mut mended);
    if let Some(id) = refs.needed {
        return placeholder(id, record).map_or(Outcome::Gone(id), Outcome::Placeholder);
    }
    if refs.missing.is_empty() && !refs.tidied {
        return Outcome::Sound;
    }
    refs.missing.sort_unstable();
    refs.missing.dedup();
    Outcome::Mended(mended, refs.missing)
}

struct Refs<'a> {
    exists: &'a dyn Fn(AnyId) -> bool,
    missing: Vec<AnyId>,
    /// The first reference without which the record can't be.
    needed: Option<AnyId>,
    /// Something else was put in order.
    tidied: bool,
}

/// Looks at references field by field; a record is copied only where one is missing.
macro_rules! look {
    ($refs:ident, $record:ident, $($how:ident $kind:ident $field:ident),* $(,)?) => {{
        $(look!(@look $refs $how $record.$field, AnyId::$kind);)*
        if !$refs.missing.is_empty() {
            let missing = $refs.missing.clone();
            let record = Arc::make_mut($record);
            $(look!(@mend $how missing $kind record.$field);)*
        }
    }};
    (@look $refs:ident maybe $field:expr, $kind:expr) => { $refs.maybe($field.as_ref(), $kind) };
    (@look $refs:ident $how:ident $field:expr, $kind:expr) => { $refs.$how(&$field, $kind) };
    (@mend need $missing:ident $kind:ident $field:expr) => {};
    (@mend maybe $missing:ident $kind:ident $field:expr) => {
        if $field.is_some_and(|id| $missing.contains(&AnyId::$kind(id))) { $field = None; }
    };
    (@mend list $missing:ident $kind:ident $field:expr) => {
        $field.retain(|id| !$missing.contains(&AnyId::$kind(*id)));
    };
}

impl Refs<'_> {
    fn need<T: Copy>(&mut self, id: &T, of: fn(T) -> AnyId) {
        let id = of(*id);
        if !(self.exists)(id) {
            self.needed.get_or_insert(id);
        }
    }

    fn maybe<T: Copy>(&mut self, id: Option<&T>, of: fn(T) -> AnyId) {
        self.missing.extend(id.copied().map(of).filter(|id| !(self.exists)(*id)));
    }

    fn list<'a, T: Copy + 'a>(&mut self, ids: impl IntoIterator<Item = &'a T>, of: fn(T) -> AnyId) {
        self.missing.extend(ids.into_iter().map(|id| of(*id)).filter(|id| !(self.exists)(*id)));
    }

    fn visit(&mut self, record: &mut Record) {
        match record {
            // A display may name what is gone: that is left out and said where it is shown.
            Record::Info(_)
            | Record::Coder(_)
            | Record::Attribute(_)
            | Record::Level(_)
            | Record::Scale(_)
            | Record::Text(_)
            | Record::Display(_) => {}
            Record::Case(case) => {
                for id in case.values.keys() {
                    self.need(id, AnyId::Attribute);
                }
            }
            Record::Unit(r) => self.need(&r.case, AnyId::Case),
            Record::Theme(r) => look!(self, r, maybe Theme parent),
            Record::Source(r) => {
                look!(self, r, need Case case, maybe Unit unit, list Coder read_by);
                for participant in &r.participants {
                    self.maybe(participant.actor.as_ref(), AnyId::Actor);
                    self.maybe(participant.unit.as_ref(), AnyId::Unit);
                }
                if !self.missing.is_empty() {
                    let missing = &self.missing;
                    for participant in &mut Arc::make_mut(r).participants {
                        participant.actor =
                            participant.actor.filter(|id| !missing.contains(&AnyId::Actor(*id)));
                        participant.unit = participant.unit.filter(|id| !missing.contains(&AnyId::Unit(*id)));
                    }
                }
            }
            Record::Actor(r) => look!(self, r, need Case case, maybe Unit unit),
            Record::Flow(r) => {
                look!(self, r, need Actor from, need Actor to, need Case case, list Evidence evidence);
            }
            Record::Evidence(r) => {
                look!(
                    self, r, need Source source, need Coder coder, maybe Unit unit, list Theme themes,
                    list Level levels, list Actor actors,
                );
                self.tidy(r);
            }
            Record::Cell(r) => {
                match r.place {
                    CellPlace::Case(id) => self.need(&id, AnyId::Case),
                    CellPlace::Unit(id) => self.need(&id, AnyId::Unit),
                }
                look!(self, r, need Theme theme, maybe Coder author, list Coder agreed_by);
                // The basis tells what the synthesis rested on, also what is there no longer.
            }
            Record::Finding(r) => look!(
                self, r, list Case cases, maybe Unit unit, list Theme themes, list Level levels,
                list Evidence evidence_for, list Evidence evidence_against, list Coder agreed_by,
                maybe Coder author,
            ),
            Record::Link(r) => look!(self, r, need Finding from, need Finding to, list Evidence evidence),
            Record::Comparison(r) => {
                self.list(r.shows.iter().map(|shows| &shows.case), AnyId::Case);
                if !self.missing.is_empty() {
                    // The words on a case that is gone are words all the same.
                    self.needed = self.needed.or(self.missing.first().copied());
                }
                look!(
                    self, r, list Theme themes, list Finding findings, list Evidence evidence,
                    maybe Coder author,
                );
            }
            Record::Outlier(r) => look!(
                self, r, need Case case, maybe Unit unit, list Actor actors, list Proposition tests,
                list Finding findings, list Evidence evidence,
            ),
            Record::Proposition(r) => self.proposition(r),
            Record::Recommendation(r) => look!(self, r, list Proposition rests_on),
            Record::Placement(r) => look!(
                self, r, need Scale scale, need Case case, maybe Unit unit, list Actor actors,
                maybe Theme outcome, list Evidence evidence, maybe Coder coder,
            ),
            Record::Memo(r) => {
                self.need(&r.coder, AnyId::Coder);
                if !(self.exists)(r.about) {
                    // A note outlives what it was about.
                    self.missing.push(r.about);
                    Arc::make_mut(r).about = AnyId::Info(InfoId::ONE);
                }
            }
        }
    }

    /// What a proposition, its rivals, its patterns and its tests name.
    fn proposition(&mut self, r: &mut Arc<Proposition>) {
        for rival in &r.rivals {
            self.list(rival.findings_for.iter().chain(&rival.findings_against), AnyId::Finding);
            self.list(rival.comparisons_for.iter().chain(&rival.comparisons_against), AnyId::Comparison);
            self.list(rival.evidence_for.iter().chain(&rival.evidence_against), AnyId::Evidence);
        }
        let tests = r.tests.iter().chain(r.rivals.iter().flat_map(|rival| &rival.tests));
        self.list(tests.map(|test| &test.evidence), AnyId::Evidence);
        self.list(r.patterns.iter().map(|pattern| &pattern.case), AnyId::Case);
        if self.missing.iter().any(|id| id.kind() == Kind::Case) {
            // What was expected of a case that is gone is words all the same.
            self.needed = self.missing.iter().find(|id| id.kind() == Kind::Case).copied();
        }
        look!(
            self, r, list Finding findings_for, list Finding findings_against,
            list Comparison comparisons_for, list Comparison comparisons_against,
            list Evidence evidence_for, list Evidence evidence_against,
        );
        if self.missing.is_empty() {
            return;
        }
        let missing = &self.missing;
        let there = |id: AnyId| !missing.contains(&id);
        let r = Arc::make_mut(r);
        r.tests.retain(|test| there(AnyId::Evidence(test.evidence)));
        for rival in &mut r.rivals {
            rival.tests.retain(|test| there(AnyId::Evidence(test.evidence)));
            for findings in [&mut rival.findings_for, &mut rival.findings_against] {
                findings.retain(|id| there(AnyId::Finding(*id)));
            }
            for comparisons in [&mut rival.comparisons_for, &mut rival.comparisons_against] {
                comparisons.retain(|id| there(AnyId::Comparison(*id)));
            }
            for evidence in [&mut rival.evidence_for, &mut rival.evidence_against] {
                evidence.retain(|id| there(AnyId::Evidence(*id)));
            }
        }
    }

    /// Lists of evidence are sorted and have nothing twice; its weight is 1, 2 or 3.
    fn tidy(&mut self, r: &mut Arc<Evidence>) {
        let mut tidy = Evidence::clone(r);
        tidy.themes.sort_unstable();
        tidy.themes.dedup();
        tidy.levels.sort_unstable();
        tidy.levels.dedup();
        tidy.actors.sort_unstable();
        tidy.actors.dedup();
        tidy.weight = tidy.weight.clamp(1, 3);
        if tidy != **r {
            self.tidied = true;
            *r = Arc::new(tidy);
        }
    }
}

/// An empty record in the place of one that is missing, for the kinds that hold many others together.
fn placeholder(id: AnyId, needed_by: &Record) -> Option<Record> {
    Some(match id {
        AnyId::Coder(id) => {
            Coder { id, name: "Unknown coder".into(), initials: "?".into(), note: String::new() }.into()
        }
        AnyId::Attribute(id) => Attribute {
            id,
            name: "Missing attribute".into(),
            order: u32::MAX,
            kind: match needed_by {
                Record::Case(case) => case.values.get(&id).map_or(AttributeKind::Text, kind_of),
                _ => AttributeKind::Text,
            },
            description: String::new(),
        }
        .into(),
        AnyId::Case(id) => Case {
            id,
            name: "Missing case".into(),
            order: u32::MAX,
            description: String::new(),
            selection: String::new(),
            fieldwork: Fieldwork::default(),
            values: std::collections::BTreeMap::default(),
        }
        .into(),
        AnyId::Theme(id) => Theme {
            id,
            parent: None,
            order: u32::MAX,
            name: "Missing theme".into(),
            short: String::new(),
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            hue: None,
        }
        .into(),
        AnyId::Scale(id) => {
            let pole = || Pole { name: String::new(), description: String::new() };
            Scale { id, name: "Missing scale".into(), low: pole(), high: pole(), top: 4, note: String::new() }
                .into()
        }
        _ => return None,
    })
}

fn kind_of(value: &Value) -> AttributeKind {
    match value {
        Value::Text(_) => AttributeKind::Text,
        Value::Number(_) => AttributeKind::Number,
        Value::YesNo(_) => AttributeKind::YesNo,
        Value::Date(_) => AttributeKind::Date,
        Value::Choice(choice) => AttributeKind::Choice(vec![choice.clone()]),
    }
}
