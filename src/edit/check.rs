//! Command → ChangeSet: every command is checked here, and carried out on a draft.

use std::collections::BTreeSet;

use super::command::{Command, NewSource};
use super::draft::{Draft, Refusal};
use super::references::{Reference, namers, references};
use super::{cells, delete, replace, retag, text, themes};
use crate::study::{
    AnyId, CaseId, CellId, Change, ChangeSet, CoderId, Kind, Moment, Record, SourceKind, SourceMark,
    SourceText, Span, Study, TableRecord, UnitId,
};

/// Who does it, and when. The core has no clock of its own.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub now: Moment,
    pub coder: Option<CoderId>,
}

/// Checks a command into what it changes, or says why not. The stamp is set by whoever applies it.
pub fn check(study: &Study, command: &Command, context: Context) -> Result<ChangeSet, Refusal> {
    if let Command::EditText { source, edits, settled } = command
        && let Some(changes) = text::changes(study, *source, edits, settled)?
    {
        return Ok(changes);
    }
    let mut draft = Draft::new(study);
    carry_out(&mut draft, command, context)?;
    settle(&draft)?;
    draft.finish()
}

fn carry_out(draft: &mut Draft, command: &Command, context: Context) -> Result<(), Refusal> {
    match command {
        Command::Put(record) => put(draft, record.clone()),
        Command::Delete(ids) => delete::delete(draft, ids),
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
        Command::EditText { source, edits, settled } => {
            text::edit_text(draft, *source, edits, settled, text::Meaning::New)
        }
        Command::Replace { texts, records, .. } => replace::replace(draft, texts, records),
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
            // What came after may rest on what is taken back, or stand in its way.
            let gone: BTreeSet<AnyId> =
                inverse.changes.iter().filter(|c| c.after.is_none()).map(Change::id).collect();
            if namers(&draft.work, &gone).next().is_some() {
                return Err(Refusal::ChangedSince);
            }
            for record in inverse.changes.iter().filter_map(|change| change.after.as_ref()) {
                refers(&draft.work, record)?;
                fits(&draft.work, record)?;
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

/// What a command may not leave behind, however it got there: records that no longer fit because
/// what they stand on was changed under them. Looked at last, so that one command may change a text
/// and the passages in it, in any order.
fn settle(draft: &Draft) -> Result<(), Refusal> {
    let mut shaken: BTreeSet<AnyId> = BTreeSet::new();
    for (before, after) in draft.pairs() {
        match (before, after) {
            (Some(Record::Info(_)), None) => return Err(Refusal::FrontPage),
            (Some(Record::Level(_)), None) if draft.work.levels.is_empty() => return Err(Refusal::LastLevel),
            (Some(Record::Text(text)), None) => {
                shaken.insert(AnyId::Source(text.id));
            }
            (_, Some(Record::Text(text))) if draft.is_carried(&text) => {}
            (Some(before), Some(after)) => shaken.extend(moved_ground(&before, &after)),
            _ => {}
        }
    }
    if shaken.is_empty() {
        return Ok(());
    }
    namers(&draft.work, &shaken).try_for_each(|record| fits(&draft.work, &record))
}

/// The record whose namers must be looked at again after this change.
fn moved_ground(before: &Record, after: &Record) -> Option<AnyId> {
    match (before, after) {
        (Record::Text(a), Record::Text(b)) if a.text != b.text => Some(AnyId::Source(b.id)),
        (Record::Source(a), Record::Source(b)) if a.case != b.case => Some(AnyId::Source(b.id)),
        (Record::Unit(a), Record::Unit(b)) if a.case != b.case => Some(AnyId::Unit(b.id)),
        (Record::Actor(a), Record::Actor(b)) if a.case != b.case => Some(AnyId::Actor(b.id)),
        (Record::Scale(a), Record::Scale(b)) if a.top != b.top => Some(AnyId::Scale(b.id)),
        _ => None,
    }
}

/// Adds or replaces a record that fits the study.
pub(super) fn put(draft: &mut Draft, record: Record) -> Result<(), Refusal> {
    let record = normal(record, &draft.work);
    keeps_picture(&draft.work, &record)?;
    refers(&draft.work, &record)?;
    fits(&draft.work, &record)?;
    draft.put(record);
    Ok(())
}

/// What a source is was settled when it was imported: a picture under another kind would be a text
/// without words, and a text as a picture could not be shown.
fn keeps_picture(study: &Study, record: &Record) -> Result<(), Refusal> {
    let Record::Source(new) = record else { return Ok(()) };
    let Some(old) = study.sources.get(new.id).filter(|old| old.kind != new.kind) else { return Ok(()) };
    let (was, will) = (old.kind == SourceKind::Image, new.kind == SourceKind::Image);
    if was != will && study.is_picture(new.id) != will { Err(Refusal::PictureKind) } else { Ok(()) }
}

/// Adds or replaces records that fit the study once all of them are in.
pub(super) fn put_all(draft: &mut Draft, records: &[Record]) -> Result<(), Refusal> {
    let records: Vec<Record> = records.iter().map(|record| normal(record.clone(), &draft.work)).collect();
    records.iter().for_each(|record| draft.put(record.clone()));
    records.iter().try_for_each(|record| {
        refers(&draft.work, record)?;
        fits(&draft.work, record)
    })
}

/// Sorted sets without duplicates, numbers for new claims: the same meaning, the same record.
pub(super) fn normal(record: Record, study: &Study) -> Record {
    fn set<T: Ord>(items: &mut Vec<T>) {
        items.sort();
        items.dedup();
    }
    macro_rules! numbered {
        ($record:expr, $table:ident) => {{
            let mut record = (*$record).clone();
            if record.number == 0 {
                record.number =
                    study.$table.iter().map(|other| other.number).max().unwrap_or(0).saturating_add(1);
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
            r.weight = r.weight.clamp(1, 3);
            r.into()
        }
        Record::Cell(r) => {
            let mut r = (*r).clone();
            r.id = CellId::of(r.place, r.theme);
            set(&mut r.basis);
            set(&mut r.agreed_by);
            // A tie whose words are gone ties nothing.
            r.ties.retain(|tie| Span { start: tie.start, end: tie.end }.slice(&r.synthesis).is_ok());
            r.into()
        }
        Record::Finding(r) => {
            let mut r = numbered!(r, findings);
            set(&mut r.themes);
            set(&mut r.levels);
            set(&mut r.agreed_by);
            r.into()
        }
        Record::Comparison(r) => numbered!(r, comparisons).into(),
        Record::Outlier(r) => numbered!(r, outliers).into(),
        Record::Proposition(r) => {
            let mut r = numbered!(r, propositions);
            r.rivals.retain(|rival| !rival.is_bare() || !rival.statement.trim().is_empty());
            r.into()
        }
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

/// It becomes the name of a file on every system, so nothing else may stand in it.
fn slug(slug: &str) -> Result<(), Refusal> {
    name(slug)?;
    if slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        Ok(())
    } else {
        Err(Refusal::Slug(slug.to_owned()))
    }
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
            slug(&r.slug)?;
            unique(study.sources.iter(), r.id, &r.slug, |source| &source.slug)?;
            unit_of_case(study, r.unit, r.case)?;
            r.participants.iter().try_for_each(|who| unit_of_case(study, who.unit, r.case))
        }
        Record::Evidence(r) => {
            let source = study.sources.get(r.source).ok_or(Refusal::Dangling(Kind::Source))?;
            if let Some(region) = r.region {
                if !region.is_sound() || !r.span.is_empty() {
                    return Err(Refusal::Region);
                }
            } else if r.span.slice(study.text(r.source))? != r.quote {
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
        Record::Finding(r) => {
            name(&r.statement)?;
            match r.unit.and_then(|unit| study.units.get(unit)) {
                Some(unit) if !r.cases.contains(&unit.case) => Err(Refusal::UnitOfOtherCase),
                _ => Ok(()),
            }
        }
        Record::Proposition(r) => {
            name(&r.statement)?;
            r.rivals.iter().try_for_each(|rival| name(&rival.statement))?;
            once(r.patterns.iter().map(|pattern| AnyId::Case(pattern.case)))?;
            let tests = [&r.tests].into_iter().chain(r.rivals.iter().map(|rival| &rival.tests));
            tests
                .into_iter()
                .try_for_each(|tests| once(tests.iter().map(|test| AnyId::Evidence(test.evidence))))
        }
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
            if !on_scale {
                return Err(Refusal::OffScale);
            }
            if r.actors.iter().any(|id| study.actors.get(*id).is_some_and(|actor| actor.case != r.case)) {
                return Err(Refusal::ActorOfOtherCase);
            }
            unit_of_case(study, r.unit, r.case)
        }
        Record::Memo(r) => name(&r.text),
        Record::Display(r) => unique(study.displays.iter(), r.id, &r.name, |display| &display.name),
        Record::Info(_) | Record::Text(_) | Record::Cell(_) | Record::Link(_) => Ok(()),
    }
}

/// What may stand in a list once only.
fn once(ids: impl Iterator<Item = AnyId>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Refusal::Twice(id.kind()));
        }
    }
    Ok(())
}

fn unit_of_case(study: &Study, unit: Option<UnitId>, case: CaseId) -> Result<(), Refusal> {
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
        slug(&new.source.slug)?;
        // An import adds; it never writes over a text that may be coded.
        if draft.work.sources.contains(new.source.id) {
            return Err(Refusal::NameTaken(new.source.title.clone()));
        }
        if !slugs.insert(new.source.slug.clone()) {
            return Err(Refusal::NameTaken(new.source.slug.clone()));
        }
        let record: Record = new.source.clone().into();
        refers(&draft.work, &record)?;
        unit_of_case(&draft.work, new.source.unit, new.source.case)?;
        draft.put(record);
        let marks = SourceMark::fitting(new.marks.clone(), &new.text).into();
        draft.put(SourceText { id: new.source.id, text: new.text.clone(), marks });
        new.notes.iter().try_for_each(|record| put(draft, record.clone()))?;
    }
    Ok(())
}
