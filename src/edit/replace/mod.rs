//! Find and replace over a whole study: every text, and everything that quotes or names.
//!
//! A [`Preview`] lists each place; those that are picked become one [`Command::Replace`].

mod names;
mod prose;
mod pseudonyms;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use names::{FindBy, Finder, Found, Leftover, Renaming};
pub use prose::prose;
pub use pseudonyms::{Pseudonym, Pseudonyms, TableError};

use super::carry::{Carry, TextEdit};
use super::check::put_all;
use super::command::Command;
use super::draft::{Draft, Refusal};
use super::text::{self, Settled, uncarried};
use crate::study::{
    AnyId, Cell, Kind, Record, Source, SourceId, Span, Study, Tie, border_after, border_before,
};

/// Makes the file name of a source from its title: `import::slug`, which this room does not know.
pub type Slug = fn(&str, &dyn Fn(&str) -> bool) -> String;

/// Where a name stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum At {
    /// In the text of the source.
    Text,
    /// In a field of the record, by its number in [`prose`].
    Field(usize),
    /// In the file name of the source, which is made anew.
    Slug,
}

/// One place that names somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    pub record: AnyId,
    pub at: At,
    /// What the field is called, in a word: `title`, `speaker`.
    pub field: &'static str,
    pub range: Range<usize>,
    pub found: String,
    pub with: String,
    /// Some words around, with `…` where the line goes on.
    pub before: String,
    pub after: String,
}

/// All places that name somebody, by kind of record, texts first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Preview {
    pub places: Vec<Place>,
    /// What is not replaced and may still name somebody: two names run together, a name with an ending.
    /// And what is replaced and may be part of another name, where words are written without blanks.
    pub near: Vec<Near>,
}

/// A word that holds a name and more, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Near {
    pub record: AnyId,
    /// Of the text or the field, counted from 1.
    pub line: usize,
    pub word: String,
    /// The name in it is among the places: in a script without blanks nobody can tell where it ends.
    pub replaced: bool,
}

/// What a replacement would do, in numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub places: usize,
    /// Sources of which something changes: their words, their names, or who speaks.
    pub sources: BTreeSet<SourceId>,
    /// Places by kind of record.
    pub by_kind: BTreeMap<Kind, usize>,
}

/// Words near to a name that one text or field is asked for.
const MOST_NEAR: usize = 50;
/// How many letters of context a place has on each side.
const AROUND: usize = 40;

impl Preview {
    /// Looks through the whole study.
    pub fn new(study: &Study, finder: &Finder, slug: Slug) -> Self {
        Self::look(study, finder, slug, &|_, _| true).unwrap_or_default()
    }

    /// The same for long studies: `going` is told how many of how many records were looked through, and
    /// says whether to go on. `None`: it said no.
    pub fn look(
        study: &Study,
        finder: &Finder,
        slug: Slug,
        going: &dyn Fn(usize, usize) -> bool,
    ) -> Option<Self> {
        let (mut places, mut near) = (Vec::new(), Vec::new());
        if finder.is_empty() {
            return Some(Self::default());
        }
        let mut left_in = |record: AnyId, text: &str, found: &[Found]| {
            near.extend(finder.run_on(text, found, MOST_NEAR).into_iter().map(|(line, word)| Near {
                record,
                line,
                word,
                replaced: true,
            }));
            let mut rest = text.to_owned();
            for Found { range, with } in found.iter().rev() {
                rest.replace_range(range.clone(), with);
            }
            for Leftover { line, word, near: is_near } in finder.leftovers(&rest, MOST_NEAR) {
                let one = Near { record, line, word, replaced: false };
                if is_near && !near.contains(&one) {
                    near.push(one);
                }
            }
        };
        let in_slugs = finder.in_slugs(slug);
        let texts = std::iter::once(Kind::Text);
        let order = texts.chain(Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Text));
        let total = Kind::ALL.iter().map(|kind| study.count(*kind)).sum();
        for (done, record) in order.flat_map(|kind| study.records(kind)).enumerate() {
            // Texts are long; of other records there are many.
            if (matches!(record, Record::Text(_)) || done % 256 == 0) && !going(done, total) {
                return None;
            }
            let id = record.id();
            if let Record::Text(text) = &record {
                let id = AnyId::Source(text.id);
                let found = finder.find(&text.text);
                left_in(id, &text.text, &found);
                places.extend(found.into_iter().map(|found| place(id, At::Text, "text", &text.text, found)));
            }
            let mut seen = BTreeSet::new();
            for (at, (field, text)) in prose(&record).into_iter().enumerate() {
                let found = finder.find(text);
                // The quote of a passage says what its text does.
                if !matches!(record, Record::Text(_) | Record::Evidence(_)) {
                    left_in(id, text, &found);
                }
                // A speaker has hundreds of turns: named once, with all names in it, replaced in all of them.
                if !matches!(record, Record::Text(_)) || found.is_empty() || seen.insert(text.to_owned()) {
                    places
                        .extend(found.into_iter().map(|found| place(id, At::Field(at), field, text, found)));
                }
            }
            if let Record::Source(source) = &record
                && in_slugs.is_in(&source.slug.replace('-', " "))
            {
                let with = slug(&finder.replaced(&source.title), &|slug| slug == source.slug);
                let found = Found { range: 0..source.slug.len(), with };
                places.push(place(id, At::Slug, "slug", &source.slug, found));
            }
        }
        Some(Self { places, near })
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// What picking these places would do.
    pub fn counts(&self, picked: impl Fn(&Place) -> bool) -> Counts {
        let mut counts = Counts::default();
        for place in self.places.iter().filter(|place| picked(place)) {
            counts.places += 1;
            let kind = if place.at == At::Text { Kind::Text } else { place.record.kind() };
            *counts.by_kind.entry(kind).or_default() += 1;
            if let AnyId::Source(id) | AnyId::Text(id) = place.record {
                counts.sources.insert(id);
            }
        }
        counts
    }

    /// The command that replaces the places that are picked. `what` names it in the history:
    /// `Replaced “Anna”`.
    pub fn command(&self, study: &Study, what: &str, slug: Slug, picked: impl Fn(&Place) -> bool) -> Command {
        let mut texts: BTreeMap<SourceId, Vec<TextEdit>> = BTreeMap::new();
        let mut fields: BTreeMap<AnyId, Vec<&Place>> = BTreeMap::new();
        for place in self.places.iter().filter(|place| picked(place)) {
            match (place.at, place.record) {
                (At::Text, AnyId::Source(id)) => {
                    texts.entry(id).or_default().push(TextEdit::new(place.range.clone(), place.with.clone()));
                }
                _ => fields.entry(place.record).or_default().push(place),
            }
        }
        let mut taken: BTreeSet<String> = study.sources.iter().map(|source| source.slug.clone()).collect();
        let records = fields
            .into_iter()
            .filter_map(|(id, places)| Some(rewritten(&study.record(id)?, &places, slug, &mut taken)))
            .collect();
        let counts = self.counts(&picked);
        let number = |count: usize, what: &str| {
            if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
        };
        let place = match counts.sources.len() {
            0 => number(counts.places, "place"),
            texts => number(texts, "text"),
        };
        Command::Replace { label: format!("{what} in {place}"), texts: texts.into_iter().collect(), records }
    }
}

/// The label of one name's replacement, for [`Preview::command`].
pub fn replaced(name: &str) -> String {
    format!("Replaced “{name}”")
}

fn place(record: AnyId, at: At, field: &'static str, text: &str, found: Found) -> Place {
    let Found { range, with } = found;
    let line = text[..range.start].rfind('\n').map_or(0, |feed| feed + 1);
    let line_end = text[range.end..].find('\n').map_or(text.len(), |feed| range.end + feed);
    let from = border_after(text, range.start.saturating_sub(AROUND)).max(line).min(range.start);
    let to = border_before(text, (range.end + AROUND).min(text.len())).min(line_end).max(range.end);
    let (mut before, mut after) = (text[from..range.start].to_owned(), text[range.end..to].to_owned());
    // Cut at a blank, and said to be cut; a word as long as all that is shown is cut itself.
    if from > line {
        before = format!("…{}", before.split_once(char::is_whitespace).map_or(&*before, |(_, rest)| rest));
    }
    if to < line_end {
        after = format!("{}…", after.rsplit_once(char::is_whitespace).map_or(&*after, |(rest, _)| rest));
    }
    Place { record, at, field, found: text[range.clone()].to_owned(), with, before, after, range }
}

fn rewritten(record: &Record, places: &[&Place], slug: Slug, taken: &mut BTreeSet<String>) -> Record {
    let mut record = record.clone();
    let mut by_field: BTreeMap<usize, Vec<&Place>> = BTreeMap::new();
    for place in places {
        if let At::Field(at) = place.at {
            by_field.entry(at).or_default().push(place);
        }
    }
    // The turns of a speaker are named once in the preview and all change.
    let speakers: BTreeMap<String, Vec<TextEdit>> = if matches!(record, Record::Text(_)) {
        let fields = prose(&record);
        by_field
            .iter()
            .filter_map(|(at, places)| Some((fields.get(*at)?.1.to_owned(), edits(places))))
            .collect()
    } else {
        BTreeMap::new()
    };
    let mut ties = None;
    if let Record::Cell(cell) = &record
        && let Some((at, _)) =
            prose(&record).iter().enumerate().find(|(_, field)| field.0 == prose::SYNTHESIS)
        && let Some(places) = by_field.get(&at)
    {
        ties = Some(carried_ties(cell, &edits(places)));
    }
    for (at, (_, text)) in prose::prose_mut(&mut record).into_iter().enumerate() {
        let edits = match speakers.get(text) {
            Some(edits) => edits.clone(),
            None => by_field.get(&at).map(|places| edits(places)).unwrap_or_default(),
        };
        if !edits.is_empty()
            && let Ok(carry) = Carry::new(text, &edits)
        {
            *text = carry.into_text();
        }
    }
    match record {
        Record::Cell(cell) => match ties {
            Some(ties) => Cell { ties, ..(*cell).clone() }.into(),
            None => Record::Cell(cell),
        },
        Record::Source(source) if places.iter().any(|place| place.at == At::Slug) => {
            let new = slug(&source.title, &|slug| taken.contains(slug));
            taken.insert(new.clone());
            Source { slug: new, ..(*source).clone() }.into()
        }
        other => other,
    }
}

fn edits(places: &[&Place]) -> Vec<TextEdit> {
    places.iter().map(|place| TextEdit::new(place.range.clone(), place.with.clone())).collect()
}

/// Ties stay on their words.
fn carried_ties(cell: &Cell, edits: &[TextEdit]) -> Vec<Tie> {
    let Ok(carry) = Carry::new(&cell.synthesis, edits) else { return cell.ties.clone() };
    let moved = |tie: &Tie| {
        let span = Span { start: tie.start, end: tie.end };
        let span = carry.passage(span).or_else(|| carry.nearest(span))?;
        Some(Tie { start: span.start, end: span.end, evidence: tie.evidence.clone() })
    };
    cell.ties.iter().filter_map(moved).collect()
}

/// Does all of it before anything is checked: two records may only fit together when both are changed.
/// A passage that had its place inside a name goes on what stands for it.
pub(super) fn replace(
    draft: &mut Draft,
    texts: &[(SourceId, Vec<TextEdit>)],
    records: &[Record],
) -> Result<(), Refusal> {
    put_all(draft, records)?;
    for (source, edits) in texts {
        let settled = uncarried(&draft.work, *source, edits)?
            .into_iter()
            .map(|(one, near)| (one, near.map_or(Settled::Delete, Settled::At)))
            .collect();
        text::edit_text(draft, *source, edits, &settled, text::Meaning::Same)?;
    }
    Ok(())
}
