//! Sources as a table of words: what stands in each cell, what a new word there does, and rows that go
//! out to a spreadsheet and come back.

use std::collections::BTreeMap;

use crate::edit::Command;
use crate::export::table::{guarded, unguarded};
use crate::import::value::dates;
use crate::study::{CaseId, Participant, Source, SourceId, SourceKind, Study, UnitId};

/// A property of a source that can be written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SourceField {
    Title,
    Case,
    Unit,
    Kind,
    Date,
    Place,
    Language,
    Participants,
    Fieldwork,
    Note,
}

impl SourceField {
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Case,
        Self::Unit,
        Self::Kind,
        Self::Date,
        Self::Place,
        Self::Language,
        Self::Participants,
        Self::Fieldwork,
        Self::Note,
    ];

    /// As it heads its column in a spreadsheet.
    pub fn head(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Case => "case",
            Self::Unit => "unit",
            Self::Kind => "kind",
            Self::Date => "date",
            Self::Place => "place",
            Self::Language => "language",
            Self::Participants => "participants",
            Self::Fieldwork => "fieldwork",
            Self::Note => "note",
        }
    }

    fn of_head(head: &str) -> Option<Self> {
        let head = head.trim().to_lowercase();
        Self::ALL.into_iter().find(|field| field.head() == head)
    }

    /// What stands in the cell.
    pub fn words(self, study: &Study, source: &Source) -> String {
        match self {
            Self::Title => source.title.clone(),
            Self::Case => study.cases.get(source.case).map(|case| case.name.clone()).unwrap_or_default(),
            Self::Unit => source
                .unit
                .and_then(|unit| study.units.get(unit))
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            Self::Kind => kind_word(source.kind),
            Self::Date => source.date.clone(),
            Self::Place => source.place.clone(),
            Self::Language => source.language.clone(),
            Self::Participants => participants(study, source),
            Self::Fieldwork => source.fieldwork.clone(),
            Self::Note => source.note.clone(),
        }
    }

    /// The source with new words in this cell, or a sentence about why they don't fit.
    pub fn set(self, study: &Study, source: &Source, words: &str) -> Result<Source, String> {
        let words = words.trim();
        let mut new = source.clone();
        match self {
            Self::Title if words.is_empty() => return Err("A source needs a title.".to_owned()),
            Self::Title => words.clone_into(&mut new.title),
            Self::Case => {
                let case = study.cases.iter().find(|case| case.name.to_lowercase() == words.to_lowercase());
                let case = case.ok_or_else(|| format!("There is no case called “{words}”."))?;
                return Ok(moved(study, source, case.id));
            }
            Self::Unit if words.is_empty() => new.unit = None,
            Self::Unit => new.unit = Some(unit_of(study, source.case, words)?),
            Self::Kind => {
                let wanted = words.to_lowercase().replace('-', " ");
                let kind = SourceKind::ALL.into_iter().find(|kind| kind_word(*kind) == wanted);
                new.kind = kind.ok_or_else(|| format!("“{words}” is no kind of source."))?;
                let (was, will) = (source.kind == SourceKind::Image, new.kind == SourceKind::Image);
                if was != will && study.is_picture(source.id) != will {
                    let why =
                        if will { "A text can’t become an image." } else { "A picture stays an image." };
                    return Err(why.to_owned());
                }
            }
            Self::Date if words.is_empty() => new.date.clear(),
            Self::Date => {
                new.date = dates(words).ok_or_else(|| {
                    format!("“{words}” is no date. Write 2007, 2007-09, 2007-09-14, 14.9.2007 or 2007–2008.")
                })?;
            }
            Self::Place => words.clone_into(&mut new.place),
            Self::Language => words.clone_into(&mut new.language),
            Self::Participants => new.participants = people(study, source, words)?,
            Self::Fieldwork => words.clone_into(&mut new.fieldwork),
            Self::Note => words.clone_into(&mut new.note),
        }
        Ok(new)
    }
}

/// The word of a kind in a spreadsheet: its key with blanks.
fn kind_word(kind: SourceKind) -> String {
    kind.key().replace('-', " ")
}

/// The source in another case: at its end, without the unit, actors and units of the case it came from.
pub fn moved(study: &Study, source: &Source, case: CaseId) -> Source {
    if source.case == case {
        return source.clone();
    }
    let order = study.sources_of(case).iter().map(|other| other.order + 1).max().unwrap_or(0);
    let of_case = |actor: &_| study.actors.get(*actor).is_some_and(|actor| actor.case == case);
    let people = source.participants.iter().map(|who| Participant {
        unit: None,
        actor: who.actor.filter(of_case),
        ..who.clone()
    });
    Source { case, order, unit: None, participants: people.collect(), ..source.clone() }
}

/// Kinds of fieldwork that the case's record names, and those that its sources have.
pub fn fieldwork_kinds(study: &Study, case: CaseId) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let entries = study.cases.get(case).into_iter().flat_map(|case| &case.fieldwork.entries);
    let used = study.sources.iter().filter(|source| source.case == case);
    for kind in entries.map(|entry| entry.kind.as_str()).chain(used.map(|source| source.fieldwork.as_str())) {
        if !kind.is_empty() && !all.iter().any(|other| other == kind) {
            all.push(kind.to_owned());
        }
    }
    all
}

fn unit_of(study: &Study, case: CaseId, words: &str) -> Result<UnitId, String> {
    let units = study.units_of(case);
    let unit = units.iter().find(|unit| unit.name.to_lowercase() == words.to_lowercase());
    unit.map(|unit| unit.id).ok_or_else(|| {
        let case = study.cases.get(case).map_or("", |case| case.name.as_str());
        format!("{case} has no unit called “{words}”.")
    })
}

/// `Ann (head teacher); Ben`.
fn participants(study: &Study, source: &Source) -> String {
    let one = |who: &Participant| match who.actor.and_then(|actor| study.actors.get(actor)) {
        Some(actor) => format!("{} ({})", who.name, actor.name),
        None => who.name.clone(),
    };
    source.participants.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Reads the list back. Who was there keeps their unit and note.
fn people(study: &Study, source: &Source, words: &str) -> Result<Vec<Participant>, String> {
    let mut all = Vec::new();
    for part in words.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, actor) = match part.strip_suffix(')').and_then(|part| part.rsplit_once('(')) {
            Some((name, actor)) if !name.trim().is_empty() => (name.trim(), Some(actor.trim())),
            _ => (part, None),
        };
        let wanted = actor.map(str::to_lowercase);
        let of_case = || study.actors.iter().filter(|actor| actor.case == source.case);
        let found = wanted.as_ref().and_then(|wanted| {
            let named = of_case().find(|actor| actor.name.to_lowercase() == *wanted);
            named.or_else(|| of_case().find(|actor| actor.short.to_lowercase() == *wanted))
        });
        // What stands in brackets and is no actor may be part of a name: it stays one.
        let was = source.participants.iter().find(|who| who.name == part);
        if let (Some(actor), None, None) = (actor, found, was) {
            return Err(format!("The case has no actor called “{actor}”."));
        }
        let name = if found.is_some() { name } else { part };
        let was = source.participants.iter().find(|who| who.name == name);
        all.push(Participant {
            name: name.to_owned(),
            actor: found.map(|actor| actor.id),
            ..was.cloned().unwrap_or_default()
        });
    }
    Ok(all)
}

/// Rows as tab-separated text for a spreadsheet: a line of heads, with the id of each source last so
/// that rows find back.
pub fn copy_sources(study: &Study, sources: &[SourceId]) -> String {
    let heads = SourceField::ALL.map(SourceField::head).join("\t");
    let mut text = format!("{heads}\twords\tevidence\tid\n");
    let mut evidence: BTreeMap<SourceId, usize> = BTreeMap::new();
    for one in study.evidence.iter() {
        *evidence.entry(one.source).or_default() += 1;
    }
    for source in sources.iter().filter_map(|id| study.sources.get(*id)) {
        for field in SourceField::ALL {
            text.push_str(&cell(&field.words(study, source)));
            text.push('\t');
        }
        let count = evidence.get(&source.id).copied().unwrap_or(0);
        text.push_str(&format!("{}\t{count}\t{}\n", source.words, source.id));
    }
    text
}

/// A cell as spreadsheets take and give it: quoted where a tab, a line end or a quotation mark stands in it.
/// What a spreadsheet would work out as a formula begins with an apostrophe.
pub fn cell(words: &str) -> String {
    let guarded = guarded(words);
    if guarded.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// Rows of cells out of what a spreadsheet put on the clipboard.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.map(|row| row.iter().map(|cell| unguarded(cell).to_owned()).collect()).collect()
}

/// What pasted rows would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PastedSources {
    /// The sources as they would be.
    pub sources: Vec<Source>,
    /// What would change, a line a cell: title, column, before, after.
    pub changes: Vec<(String, SourceField, String, String)>,
    pub problems: Vec<String>,
    /// How many rows were found in the study.
    pub found: usize,
}

impl PastedSources {
    pub fn command(self) -> Command {
        let label = match self.sources.as_slice() {
            [one] => format!("Changed source {} from a table", one.title),
            many => format!("Changed {} sources from a table", many.len()),
        };
        Command::Together { label, commands: self.sources.into_iter().map(Command::put).collect() }
    }
}

/// Reads rows that come back from a spreadsheet. The first line names the columns; a row is known by its
/// id, else by a title that only one source has. Columns that are not there stay as they are.
pub fn paste_sources(study: &Study, text: &str) -> PastedSources {
    let mut out = PastedSources::default();
    let rows = cells(text);
    let Some((heads, rows)) = rows.split_first() else {
        out.problems.push("There is nothing to paste.".to_owned());
        return out;
    };
    let fields: Vec<Option<SourceField>> = heads.iter().map(|head| SourceField::of_head(head)).collect();
    let id_at = heads.iter().position(|head| head.trim().eq_ignore_ascii_case("id"));
    let title_at = fields.iter().position(|field| *field == Some(SourceField::Title));
    if id_at.is_none() && title_at.is_none() {
        out.problems.push(
            "The first line must name the columns, and one of them must be “title” or “id”.".to_owned(),
        );
        return out;
    }
    for (head, field) in heads.iter().map(|head| head.trim()).zip(&fields) {
        let known = ["id", "words", "evidence"].iter().any(|known| head.eq_ignore_ascii_case(known));
        if field.is_none() && !known && !head.is_empty() {
            out.problems.push(format!("The column “{head}” is none that can be changed: it is left out."));
        }
    }
    let mut by_title: BTreeMap<&str, Vec<SourceId>> = BTreeMap::new();
    let mut by_id: BTreeMap<String, SourceId> = BTreeMap::new();
    for source in study.sources.iter() {
        by_title.entry(&source.title).or_default().push(source.id);
        by_id.insert(source.id.to_string(), source.id);
    }
    let mut seen = std::collections::BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let line = at + 2;
        let get = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
        let (id, title) = (get(id_at), get(title_at));
        if id.is_empty() && title.is_empty() {
            continue;
        }
        let named = by_title.get(title).map(Vec::as_slice).unwrap_or_default();
        let found = match (by_id.get(id), named) {
            (Some(id), _) => *id,
            (None, [one]) if id.is_empty() => *one,
            (None, [_, ..]) if id.is_empty() => {
                out.problems.push(format!("Line {line}: more than one source is called “{title}”."));
                continue;
            }
            _ => {
                let what = if id.is_empty() { title } else { id };
                out.problems.push(format!("Line {line}: no source “{what}” is in the study."));
                continue;
            }
        };
        let Some(source) = study.sources.get(found) else { continue };
        if !seen.insert(found) {
            out.problems.push(format!("Line {line}: “{}” stands in the table twice.", source.title));
            continue;
        }
        out.found += 1;
        row_in(study, source, &fields, row, line, &mut out);
    }
    out
}

fn row_in(
    study: &Study,
    source: &Source,
    fields: &[Option<SourceField>],
    row: &[String],
    line: usize,
    out: &mut PastedSources,
) {
    let mut new = source.clone();
    let mut pairs: Vec<(SourceField, &String)> =
        fields.iter().zip(row).filter_map(|(field, cell)| field.map(|field| (field, cell))).collect();
    // A unit and the actors are looked up in the case: the case comes first.
    pairs.sort_by_key(|(field, _)| *field != SourceField::Case);
    for (field, cell) in pairs {
        let before = field.words(study, &new);
        if before.trim() == cell.trim() {
            continue;
        }
        match field.set(study, &new, cell) {
            Ok(set) => {
                let after = field.words(study, &set);
                if after != before {
                    out.changes.push((source.title.clone(), field, before, after));
                }
                new = set;
            }
            Err(why) => out.problems.push(format!("Line {line}, {}: {why}", field.head())),
        }
    }
    if new != *source {
        out.sources.push(new);
    }
}
