//! Command → ChangeSet: every command is checked here, and carried out on a draft.

use std::collections::BTreeSet;

use super::command::{Command, NewSource};
use super::draft::{Draft, Refusal};
use super::references::{Reference, references, without};
use super::{cells, retag, themes};
use crate::study::{AnyId, ChangeSet, CoderId, InfoId, Kind, Moment, Record, SourceText, Study, TableRecord};

/// Who does it, and when. The core has no clock of its own.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub now: Moment,
    pub coder: Option<CoderId>,
}

/// Checks a command into what it changes, or says why not. The stamp is set by whoever applies it.
pub fn check(study: &Study, command: &Command, context: Context) -> Result<ChangeSet, Refusal> {
    let mut draft = Draft::new(study);
    carry_out(&mut draft, command, context)?;
    draft.finish()
}

fn carry_out(draft: &mut Draft, command: &Command, context: Context) -> Result<(), Refusal> {
    match command {
        Command::Put(record) => put(draft, record.clone()),
        Command::Delete(ids) => delete(draft, ids),
        Command::ImportSources(sources) => import(draft, sources),
        Command::Retag { evidence, change } => retag::retag(draft, evidence, change),
        Command::TagWithNewTheme { theme, evidence } => {
            put(draft, Record::Theme(theme.clone()))?;
            evidence.iter().try_for_each(|record| put(draft, record.clone()))
        }
        Command::MoveTheme { theme, parent, place } => themes::move_theme(draft, *theme, *parent, *place),
        Command::MergeThemes { from, into } => themes::merge(draft, *from, *into),
        Command::Reorder { item, place } => themes::reorder(draft, *item, *place),
        Command::EditCell { place, theme, edit } => cells::edit(draft, *place, *theme, edit, context),
        Command::MarkRead { source, coder, read } => {
            let mut source =
                draft.work.sources.get(*source).cloned().ok_or(Refusal::Missing(Kind::Source))?;
            if *read {
                source.read_by.insert(*coder)
            } else {
                source.read_by.remove(coder)
            };
            put(draft, source.into())
        }
        Command::TakeBack { inverse, .. } => {
            draft.work.clone().apply(inverse).map_err(|_| Refusal::ChangedSince)?;
            for change in &inverse.changes {
                match &change.after {
                    Some(record) => draft.put(record.clone()),
                    None => draft.remove(change.id()),
                }
            }
            // What came after may rest on what is taken back; then the study would dangle.
            for change in &inverse.changes {
                let id = change.id();
                if change.after.is_none() && rested_on(&draft.work, id) {
                    return Err(Refusal::ChangedSince);
                }
                if let Some(record) = &change.after {
                    refers(&draft.work, record)?;
                }
            }
            Ok(())
        }
        Command::Together { commands, .. } => {
            for command in commands {
                match carry_out(draft, command, context) {
                    // One of many may find its work already done.
                    Ok(()) | Err(Refusal::Nothing) => {}
                    Err(refusal) => return Err(refusal),
                }
            }
            Ok(())
        }
    }
}

/// Adds or replaces a record that fits the study.
pub(super) fn put(draft: &mut Draft, record: Record) -> Result<(), Refusal> {
    let record = normal(record, &draft.work);
    refers(&draft.work, &record)?;
    fits(&draft.work, &record)?;
    draft.put(record);
    Ok(())
}

/// Sorted sets without duplicates, numbers for new claims: the same meaning, the same record.
fn normal(record: Record, study: &Study) -> Record {
    fn set<T: Ord>(items: &mut Vec<T>) {
        items.sort();
        items.dedup();
    }
    macro_rules! numbered {
        ($record:expr, $table:ident) => {{
            let mut record = (*$record).clone();
            if record.number == 0 {
                record.number = study.$table.iter().map(|other| other.number).max().unwrap_or(0) + 1;
            }
            record
        }};
    }
    match record {
        Record::Evidence(r) => {
            let mut r = (*r).clone();
            set(&mut r.themes);
            set(&mut r.levels);
            set(&mut r.actors);
            r.into()
        }
        Record::Finding(r) => {
            let mut r = numbered!(r, findings);
            set(&mut r.themes);
            set(&mut r.levels);
            r.into()
        }
        Record::Comparison(r) => numbered!(r, comparisons).into(),
        Record::Outlier(r) => numbered!(r, outliers).into(),
        Record::Proposition(r) => numbered!(r, propositions).into(),
        Record::Recommendation(r) => numbered!(r, recommendations).into(),
        other => other,
    }
}

/// Every record it names is there.
fn refers(study: &Study, record: &Record) -> Result<(), Refusal> {
    references(record)
        .into_iter()
        .map(Reference::id)
        .find(|id| !study.contains(*id))
        .map_or(Ok(()), |id| Err(Refusal::Dangling(id.kind())))
}

fn name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(Refusal::NoName) } else { Ok(()) }
}

/// Two of a kind with one name could not be told apart in a filter or on the command line.
fn unique<'a, T: TableRecord + 'a>(
    mut all: impl Iterator<Item = &'a T>,
    this: T::Id,
    text: &str,
    name_of: impl Fn(&T) -> &str,
) -> Result<(), Refusal> {
    name(text)?;
    if all.any(|other| other.id() != this && name_of(other) == text) {
        return Err(Refusal::NameTaken(text.to_owned()));
    }
    Ok(())
}

/// What a kind of record must be beyond its references.
fn fits(study: &Study, record: &Record) -> Result<(), Refusal> {
    match record {
        Record::Case(r) => {
            unique(study.cases.iter(), r.id, &r.name, |case| &case.name)?;
            for (id, value) in &r.values {
                let attribute = study.attributes.get(*id).ok_or(Refusal::Dangling(Kind::Attribute))?;
                if !value.fits(&attribute.kind) {
                    return Err(Refusal::WrongValue);
                }
            }
            Ok(())
        }
        Record::Unit(r) => {
            unique(study.units.iter().filter(|unit| unit.case == r.case), r.id, &r.name, |unit| &unit.name)
        }
        Record::Attribute(r) => {
            unique(study.attributes.iter(), r.id, &r.name, |attribute| &attribute.name)?;
            let all_fit =
                study.cases.iter().all(|case| case.values.get(&r.id).is_none_or(|value| value.fits(&r.kind)));
            if all_fit { Ok(()) } else { Err(Refusal::WrongValue) }
        }
        Record::Level(r) => unique(study.levels.iter(), r.id, &r.name, |level| &level.name),
        Record::Coder(r) => unique(study.coders.iter(), r.id, &r.name, |coder| &coder.name),
        Record::Theme(r) => {
            let siblings = study.themes.iter().filter(|theme| theme.parent == r.parent);
            unique(siblings, r.id, &r.name, |theme| &theme.name)?;
            if r.parent.is_some_and(|parent| themes::is_under(study, parent, r.id)) {
                return Err(Refusal::Cycle);
            }
            Ok(())
        }
        Record::Source(r) => {
            name(&r.title)?;
            unique(study.sources.iter(), r.id, &r.slug, |source| &source.slug)?;
            unit_of_case(study, r.unit, r.case)
        }
        Record::Evidence(r) => {
            let source = study.sources.get(r.source).ok_or(Refusal::Dangling(Kind::Source))?;
            if r.span.slice(study.text(r.source))? != r.quote {
                return Err(Refusal::Quote);
            }
            unit_of_case(study, r.unit, source.case)
        }
        Record::Actor(r) => {
            name(&r.name)?;
            unit_of_case(study, r.unit, r.case)
        }
        Record::Flow(r) => {
            let of_case = |id| study.actors.get(id).is_some_and(|actor| actor.case == r.case);
            if of_case(r.from) && of_case(r.to) { Ok(()) } else { Err(Refusal::ActorOfOtherCase) }
        }
        Record::Finding(r) => name(&r.statement),
        Record::Proposition(r) => name(&r.statement),
        Record::Recommendation(r) => name(&r.text),
        Record::Outlier(r) => {
            name(&r.what)?;
            unit_of_case(study, r.unit, r.case)
        }
        Record::Comparison(r) => name(&r.feature),
        Record::Scale(r) => name(&r.name),
        Record::Link(r) if r.from == r.to => Err(Refusal::SelfLink),
        Record::Placement(r) => {
            let top = study.scales.get(r.scale).map_or(0.0, |scale| f64::from(scale.top));
            let on_scale = [0.0, r.low, r.score, r.high, top].is_sorted();
            if on_scale { unit_of_case(study, r.unit, r.case) } else { Err(Refusal::OffScale) }
        }
        Record::Memo(r) => name(&r.text),
        Record::Info(_) | Record::Text(_) | Record::Cell(_) | Record::Link(_) => Ok(()),
    }
}

fn unit_of_case(
    study: &Study,
    unit: Option<crate::study::UnitId>,
    case: crate::study::CaseId,
) -> Result<(), Refusal> {
    match unit.and_then(|unit| study.units.get(unit)) {
        Some(unit) if unit.case != case => Err(Refusal::UnitOfOtherCase),
        _ => Ok(()),
    }
}

fn import(draft: &mut Draft, sources: &[NewSource]) -> Result<(), Refusal> {
    // Checked as a whole: one look-up a source would be quadratic for a thousand files.
    let mut slugs: BTreeSet<String> = draft.work.sources.iter().map(|source| source.slug.clone()).collect();
    for new in sources {
        name(&new.source.title)?;
        if !slugs.insert(new.source.slug.clone()) {
            return Err(Refusal::NameTaken(new.source.slug.clone()));
        }
        let record: Record = new.source.clone().into();
        refers(&draft.work, &record)?;
        unit_of_case(&draft.work, new.source.unit, new.source.case)?;
        draft.put(record);
        draft.put(SourceText { id: new.source.id, text: new.text.clone() });
    }
    Ok(())
}

/// Whether any record still names an id that is not there.
fn rested_on(study: &Study, id: AnyId) -> bool {
    Kind::ALL
        .iter()
        .flat_map(|kind| study.records(*kind))
        .any(|record| references(&record).into_iter().any(|reference| reference.id() == id))
}

/// Deletes records with all that can't be without them. Kinds stand in the order of ownership, so
/// one pass from first to last finds everything.
fn delete(draft: &mut Draft, ids: &[AnyId]) -> Result<(), Refusal> {
    let mut gone: BTreeSet<AnyId> = BTreeSet::new();
    for id in ids {
        if !draft.work.contains(*id) {
            return Err(Refusal::Missing(id.kind()));
        }
        match id {
            AnyId::Info(InfoId::ONE) => return Err(Refusal::FrontPage),
            AnyId::Text(_) => return Err(Refusal::TextOfSource),
            AnyId::Coder(coder) if draft.work.evidence.iter().any(|evidence| evidence.coder == *coder) => {
                let name = draft.work.coders.get(*coder).map(|coder| coder.name.clone());
                return Err(Refusal::CoderInUse(name.unwrap_or_default()));
            }
            _ => {}
        }
        gone.insert(*id);
    }
    if draft.work.levels.ids().all(|level| gone.contains(&AnyId::Level(level))) {
        return Err(Refusal::LastLevel);
    }
    let mut kept = Vec::new();
    for kind in Kind::ALL {
        for record in draft.work.records(*kind) {
            let id = record.id();
            let mut dies = gone.contains(&id);
            let mut names_gone = false;
            for reference in references(&record) {
                if gone.contains(&reference.id()) {
                    match reference {
                        Reference::Owner(_) => dies = true,
                        Reference::Names(_) => names_gone = true,
                    }
                }
            }
            if dies {
                gone.insert(id);
            } else if names_gone {
                let left = without(&record, &gone, &draft.work);
                if matches!(&left, Record::Finding(finding) if finding.cases.is_empty()) {
                    gone.insert(id);
                } else {
                    kept.push(left);
                }
            }
        }
    }
    kept.into_iter().for_each(|record| draft.put(record));
    gone.into_iter().for_each(|id| draft.remove(id));
    Ok(())
}
