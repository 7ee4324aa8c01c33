//! The list of tables, once. Everything that must know all kinds of record follows from it.

use std::fmt;
use std::sync::Arc;

use imbl::OrdMap;
use uuid::Uuid;

#[allow(clippy::wildcard_imports)] // the list of tables names every record and id there is
use super::*;

macro_rules! tables {
    ($($kind:ident, $field:ident: $record:ident, $id:ident;)+) => {
        /// The kinds of record, in the order in which files and checks go through them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind { $($kind),+ }

        impl Kind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];
        }

        /// An id together with the kind of record it names.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum AnyId { $($kind($id)),+ }

        impl AnyId {
            pub fn kind(self) -> Kind { match self { $(Self::$kind(_) => Kind::$kind),+ } }
            pub fn uuid(self) -> Uuid { match self { $(Self::$kind(id) => id.uuid()),+ } }
            pub fn new(kind: Kind, uuid: Uuid) -> Self {
                match kind { $(Kind::$kind => Self::$kind($id::from_uuid(uuid))),+ }
            }
        }

        impl fmt::Display for AnyId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$kind(id) => write!(f, concat!(stringify!($field), "/{}"), id)),+ }
            }
        }

        /// A record of any kind, shared.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Record { $($kind(Arc<$record>)),+ }

        impl Record {
            pub fn id(&self) -> AnyId { match self { $(Self::$kind(r) => AnyId::$kind(r.id())),+ } }
        }

        $(
            impl TableRecord for $record {
                type Id = $id;
                fn id(&self) -> $id { tables!(@id self, $kind) }
            }
            impl From<$record> for Record {
                fn from(record: $record) -> Self { Self::$kind(Arc::new(record)) }
            }
        )+

        /// One comparative study: all its records, who changed them last, and what was deleted.
        /// Cloning is cheap; a clone is a snapshot.
        #[derive(Clone, Debug, Default)]
        pub struct Study {
            $(pub $field: Table<$record>,)+
            /// Deleted records, each with the stamp of its deletion.
            tombstones: OrdMap<AnyId, Stamp>,
            /// The highest counter seen of every editing session that ever touched the study.
            seen: OrdMap<SessionId, u64>,
            /// Grows with every change in this process; names a state of the study for caches.
            revision: u64,
        }

        impl Study {
            /// The record of an id, as it is shared.
            pub fn record(&self, id: AnyId) -> Option<Record> {
                match id { $(AnyId::$kind(id) => self.$field.shared(id).map(Record::$kind)),+ }
            }

            pub fn contains(&self, id: AnyId) -> bool {
                match id { $(AnyId::$kind(id) => self.$field.contains(id)),+ }
            }

            /// The stamp of a record's last change.
            pub fn stamp(&self, id: AnyId) -> Option<Stamp> {
                match id { $(AnyId::$kind(id) => self.$field.stamp(id)),+ }
            }

            /// All records of one kind.
            pub fn records(&self, kind: Kind) -> Vec<Record> {
                match kind { $(Kind::$kind => self.$field.ids()
                    .filter_map(|id| self.$field.shared(id).map(Record::$kind)).collect()),+ }
            }

            pub fn count(&self, kind: Kind) -> usize {
                match kind { $(Kind::$kind => self.$field.len()),+ }
            }

            /// Whether both hold the same records, whoever changed them last.
            pub fn same_content(&self, other: &Self) -> bool {
                $(self.$field.same_content(&other.$field))&&+
            }

            fn put(&mut self, record: Record, stamp: Stamp) {
                match record { $(Record::$kind(record) => self.$field.put(record, stamp)),+ }
            }

            /// See [`Table::swap`].
            fn swap(
                &mut self,
                id: AnyId,
                before: Option<&Record>,
                after: Option<&Record>,
                stamp: Stamp,
            ) -> Option<Option<Stamp>> {
                match id { $(AnyId::$kind(id) => {
                    let [before, after] = [before, after].map(|side| match side {
                        None => Some(None),
                        Some(Record::$kind(record)) => Some(Some(record)),
                        Some(_) => None,
                    });
                    self.$field.swap(id, before?, after?, stamp)
                }),+ }
            }

            fn remove(&mut self, id: AnyId) {
                match id { $(AnyId::$kind(id) => self.$field.remove(id)),+ }
            }
        }
    };
    (@id $self:ident, Info) => { InfoId::ONE };
    (@id $self:ident, $kind:ident) => { $self.id };
}

tables! {
    Info, info: Info, InfoId;
    Coder, coders: Coder, CoderId;
    Attribute, attributes: Attribute, AttributeId;
    Case, cases: Case, CaseId;
    Unit, units: Unit, UnitId;
    Level, levels: Level, LevelId;
    Theme, themes: Theme, ThemeId;
    Source, sources: Source, SourceId;
    Text, texts: SourceText, SourceId;
    Actor, actors: Actor, ActorId;
    Flow, flows: Flow, FlowId;
    Evidence, evidence: Evidence, EvidenceId;
    Cell, cells: Cell, CellId;
    Finding, findings: Finding, FindingId;
    Link, links: Link, LinkId;
    Comparison, comparisons: Comparison, ComparisonId;
    Outlier, outliers: Outlier, OutlierId;
    Proposition, propositions: Proposition, PropositionId;
    Recommendation, recommendations: Recommendation, RecommendationId;
    Scale, scales: Scale, ScaleId;
    Placement, placements: Placement, PlacementId;
    Memo, memos: Memo, MemoId;
    Display, displays: Display, DisplayId;
}

impl Study {
    /// Does what a change set says, or nothing: every `before` must be what the study holds.
    /// This is the only function that writes the tables of a study in use.
    pub fn apply(&mut self, set: &ChangeSet) -> Result<(), Mismatch> {
        // What was known of each record that is changed already, to put it back if a later one does not fit.
        let mut was = Vec::with_capacity(set.changes.len());
        for change in &set.changes {
            let id = change.id();
            // A damaged log may name two records in one change: that would write over the second unseen.
            let strays = change.after.as_ref().is_some_and(|after| after.id() != id);
            let swapped = if strays {
                None
            } else {
                self.swap(id, change.before.as_ref(), change.after.as_ref(), set.stamp)
            };
            let Some(stamp) = swapped else {
                self.put_back(&set.changes, &was);
                return Err(Mismatch { id });
            };
            let gone = if change.after.is_some() {
                self.tombstones.remove(&id)
            } else {
                self.tombstones.insert(id, set.stamp)
            };
            was.push((stamp, gone));
        }
        self.saw(set.stamp);
        self.revision += 1;
        Ok(())
    }

    /// Takes back the first changes of a set: to the records, their stamps and the notes of deletions.
    fn put_back(&mut self, changes: &[Change], was: &[(Option<Stamp>, Option<Stamp>)]) {
        for (change, (stamp, gone)) in changes.iter().zip(was).rev() {
            let id = change.id();
            match (&change.before, stamp) {
                (Some(record), Some(stamp)) => self.put(record.clone(), *stamp),
                _ => self.remove(id),
            }
            match gone {
                Some(stamp) => self.tombstones.insert(id, *stamp),
                None => self.tombstones.remove(&id),
            };
        }
    }

    /// Puts a record as a file or another copy has it, with the stamp it carries there.
    /// For reading files and merging only; editing goes through [`Study::apply`].
    pub fn restore(&mut self, record: Record, stamp: Stamp) {
        self.tombstones.remove(&record.id());
        self.put(record, stamp);
        self.saw(stamp);
        self.revision += 1;
    }

    /// Notes a deletion as a file or another copy has it. For reading files and merging only.
    pub fn restore_tombstone(&mut self, id: AnyId, stamp: Stamp) {
        self.remove(id);
        self.tombstones.insert(id, stamp);
        self.saw(stamp);
        self.revision += 1;
    }

    /// Takes a record out that could not be read rightly. Nobody deleted it, so nothing is noted.
    /// For reading files only.
    pub fn leave_out(&mut self, id: AnyId) {
        self.remove(id);
        self.revision += 1;
    }

    /// Notes that all changes of a session up to a counter are in this copy.
    pub fn saw(&mut self, stamp: Stamp) {
        let seen = self.seen.get(&stamp.session).copied().unwrap_or(0);
        if stamp.counter > seen {
            self.seen.insert(stamp.session, stamp.counter);
        }
    }

    pub fn seen(&self) -> impl Iterator<Item = (SessionId, u64)> {
        self.seen.iter().map(|(session, counter)| (*session, *counter))
    }

    pub fn tombstones(&self) -> impl Iterator<Item = (AnyId, Stamp)> {
        self.tombstones.iter().map(|(id, stamp)| (*id, *stamp))
    }

    /// Names this state of the study within this process.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The front page; an empty one while a file that lacks it is being repaired.
    pub fn front(&self) -> &Info {
        static EMPTY: std::sync::OnceLock<Info> = std::sync::OnceLock::new();
        self.info.get(InfoId::ONE).unwrap_or_else(|| EMPTY.get_or_init(Info::default))
    }

    /// Whether a source is a picture: one was imported, and it has no words.
    pub fn is_picture(&self, source: SourceId) -> bool {
        self.sources.get(source).is_some_and(super::Source::came_as_picture)
            && self.text(source).trim().is_empty()
    }

    /// The text of a source, or an empty one.
    pub fn text(&self, source: SourceId) -> &str {
        self.texts.get(source).map_or("", |t| &t.text)
    }

    /// What is known of a source's text beside its words.
    pub fn marks(&self, source: SourceId) -> &[SourceMark] {
        self.texts.get(source).map_or(&[], |t| &t.marks)
    }
}
