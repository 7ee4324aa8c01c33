//! Texts that were read become sources of a study.

use std::collections::{BTreeMap, BTreeSet};

use super::{Session, fresh, now};
use crate::edit::NewSource;
use crate::import::{self, Imported};
use crate::storage::Originals;
use crate::study::{
    AnyId, CaseId, CoderId, Evidence, EvidenceKind, MarkKind, Memo, Participant, Record, Source, SourceId,
    SourceKind, SourceMark, Study,
};

/// Source records for texts, each with a file name of its own and a place at the end of its case.
/// Comments that came with a text become evidence without tags and a memo on it, by the coder in the chair.
pub fn new_sources(study: &Study, texts: Vec<(CaseId, Imported)>, coder: Option<CoderId>) -> Vec<NewSource> {
    let mut slugs: BTreeSet<String> = study.sources.iter().map(|source| source.slug.clone()).collect();
    let mut next: BTreeMap<CaseId, u32> = BTreeMap::new();
    texts
        .into_iter()
        .map(|(case, text)| {
            let slug = import::slug(&text.title, &|slug| slugs.contains(slug));
            slugs.insert(slug.clone());
            let order = next.entry(case).or_insert_with(|| {
                study.sources_of(case).iter().map(|source| source.order + 1).max().unwrap_or(0)
            });
            let participants = speakers(&text.marks);
            let source = Source {
                id: fresh(),
                case,
                unit: None,
                title: text.title,
                slug,
                order: *order,
                kind: text.kind,
                date: text.date,
                place: String::new(),
                language: text.language,
                participants,
                fieldwork: String::new(),
                note: String::new(),
                words: text.words as u32,
                read_by: BTreeSet::new(),
                origin: text.origin,
            };
            *order += 1;
            let notes =
                coder.map(|coder| notes_of(&source, &text.text, text.notes, coder)).unwrap_or_default();
            NewSource { source, text: text.text.into(), marks: text.marks, notes }
        })
        .collect()
}

/// Who speaks, in the order of speaking: the turns of a text name its participants.
fn speakers(marks: &[SourceMark]) -> Vec<Participant> {
    const MOST: usize = 60;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let names = marks.iter().filter_map(|mark| match &mark.what {
        MarkKind::Turn(name) => seen.insert(name).then(|| name.clone()),
        _ => None,
    });
    names.take(MOST).map(|name| Participant { name, ..Participant::default() }).collect()
}

/// What kind of evidence a source of a kind gives.
pub fn evidence_kind(kind: SourceKind) -> EvidenceKind {
    match kind {
        SourceKind::Interview => EvidenceKind::Interview,
        SourceKind::FieldNote | SourceKind::Observation => EvidenceKind::Observation,
        SourceKind::Document => EvidenceKind::Document,
        SourceKind::SurveyAnswer => EvidenceKind::Survey,
        SourceKind::Image => EvidenceKind::Image,
        SourceKind::Account => EvidenceKind::Account,
    }
}

fn notes_of(source: &Source, text: &str, notes: Vec<import::Note>, coder: CoderId) -> Vec<Record> {
    let mut records = Vec::new();
    for note in notes {
        let Ok(quote) = note.span.slice(text) else { continue };
        let evidence = Evidence {
            id: fresh(),
            source: source.id,
            unit: None,
            span: note.span,
            quote: quote.to_owned(),
            region: None,
            themes: Vec::new(),
            levels: Vec::new(),
            polarity: None,
            kind: Some(evidence_kind(source.kind)),
            actors: Vec::new(),
            weight: 2,
            note: String::new(),
            coder,
            search: String::new(),
            created: now(),
        };
        let said = if note.author.is_empty() { note.text } else { format!("{}: {}", note.author, note.text) };
        let about = AnyId::Evidence(evidence.id);
        records.push(evidence.into());
        let memo = Memo { id: fresh(), about, text: said, coder, private: false, written: now() };
        records.push(memo.into());
    }
    records
}

impl Session {
    /// Puts the files that texts came from among the originals of the study, and notes their names.
    /// Only texts that carry their bytes are kept.
    pub fn keep_originals<'a>(&mut self, texts: impl Iterator<Item = &'a mut Imported>) {
        for text in texts {
            if let Some(bytes) = text.bytes.take() {
                text.origin.original = self.file.keep_original(&text.origin.file_name, bytes.to_vec());
            }
        }
    }

    /// The source that is this picture already.
    pub fn picture_twin(&self, bytes: &[u8]) -> Option<SourceId> {
        self.pictures()(bytes)
    }

    /// Tells by its bytes which source a picture is already; may be asked away from the session.
    pub fn pictures(&self) -> impl Fn(&[u8]) -> Option<SourceId> + Send + use<> {
        let originals = self.file.kept.originals.clone();
        let pictures = self.study().sources.iter().filter(|source| source.came_as_picture());
        let names: Vec<_> = pictures.map(|source| (source.id, source.origin.original.clone())).collect();
        move |bytes| {
            let of_size = names.iter().filter(|(_, name)| originals.size(name) == Some(bytes.len() as u64));
            let mut same = of_size.filter(|(_, name)| {
                originals.read(name).is_some_and(|there| there.is_ok_and(|there| there == bytes))
            });
            same.next().map(|(id, _)| *id)
        }
    }

    /// The file that a source came from, if the study keeps it and it can be read.
    pub fn original(&self, source: SourceId) -> Option<Vec<u8>> {
        self.read_original(source)()
    }

    /// Reads that file; may be called away from the session, as large files should be.
    pub fn read_original(&self, source: SourceId) -> impl FnOnce() -> Option<Vec<u8>> + Send + use<> {
        let originals = self.file.kept.originals.clone();
        let name = self.study().sources.get(source).map(|source| source.origin.original.clone());
        move || originals.read(&name.filter(|name| !name.is_empty())?)?.ok()
    }

    /// The files that the study keeps, for work away from the session.
    pub fn kept_originals(&self) -> Originals {
        self.file.kept.originals.clone()
    }

    /// How many originals the study keeps.
    pub fn originals(&self) -> usize {
        self.file.kept.originals.names().count()
    }
}
