//! Evidence in format 1: one line of `sources/SLUG.ron`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::filed::{Filed, is_default};
use super::leaves::{Id, Key, Word};
use super::records::Stamped;
use crate::study::{
    ActorId, CoderId, Evidence, EvidenceId, EvidenceKind, LevelId, Moment, Polarity, RecordId, Region,
    SourceId, Span, Stamp, ThemeId, UnitId,
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    pub id: Id<EvidenceId>,
    /// Only in the history: elsewhere the file it stands in says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<SourceId>>,
    /// First byte and the byte after the last.
    pub at: (u32, u32),
    pub quote: String,
    /// Left, top, right, bottom of a rectangle of a picture, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<(u16, u16, u16, u16)>,
    /// A few words around the quote, to find it again if the text was edited by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: Option<Id<UnitId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub themes: Vec<Id<ThemeId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub levels: Vec<Id<LevelId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub polarity: Option<Key<Polarity>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Option<Key<EvidenceKind>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub actors: Vec<Id<ActorId>>,
    pub weight: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    pub coder: Id<CoderId>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub search: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub created: Word<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<<Stamp as Filed>::File>,
}

impl Stamped for EvidenceFile {
    fn stamp(&mut self) -> &mut Option<<Stamp as Filed>::File> {
        &mut self.stamp
    }
}

impl Filed for Evidence {
    type File = EvidenceFile;

    fn to_file(&self) -> EvidenceFile {
        EvidenceFile {
            id: self.id.to_file(),
            source: Some(self.source.to_file()),
            at: (self.span.start, self.span.end),
            quote: self.quote.clone(),
            region: self.region.map(|r| (r.left, r.top, r.right, r.bottom)),
            before: String::new(),
            after: String::new(),
            unit: self.unit.to_file(),
            themes: self.themes.to_file(),
            levels: self.levels.to_file(),
            polarity: self.polarity.to_file(),
            kind: self.kind.to_file(),
            actors: self.actors.to_file(),
            weight: self.weight,
            note: self.note.clone(),
            coder: self.coder.to_file(),
            search: self.search.clone(),
            created: self.created.to_file(),
            stamp: None,
        }
    }

    fn from_file(file: EvidenceFile) -> Self {
        Self {
            id: file.id.0,
            // A source that is not named is one that the checks do not find.
            source: file.source.map_or_else(|| SourceId::from_uuid(Uuid::nil()), |id| id.0),
            unit: Filed::from_file(file.unit),
            span: Span { start: file.at.0, end: file.at.1 },
            quote: file.quote,
            region: file.region.map(|(left, top, right, bottom)| Region { left, top, right, bottom }),
            themes: Filed::from_file(file.themes),
            levels: Filed::from_file(file.levels),
            polarity: Filed::from_file(file.polarity),
            kind: Filed::from_file(file.kind),
            actors: Filed::from_file(file.actors),
            weight: file.weight,
            note: file.note,
            coder: file.coder.0,
            search: file.search,
            created: file.created.0,
        }
    }
}
