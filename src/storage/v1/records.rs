//! The records of format 1 as they stand in a file. In brackets what must be there; everything
//! else is left out where it is empty, and empty where it is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::filed::{Filed, is_default};
use crate::study::{
    Absence, AbsenceKind, Actor, ActorId, AnyId, Appraisal, Attribute, AttributeId, AttributeKind, Case,
    CaseId, Cell, CellId, CellPlace, CellState, ClaimState, Coder, CoderId, Comparison, ComparisonId,
    ComparisonKind, Component, Concern, Confidence, Degree, Display, DisplayId, EvidenceId, Fieldwork,
    FieldworkEntry, Finding, FindingId, Fit, Flow, FlowId, FlowKind, Info, Level, LevelId, Link, LinkId,
    LinkKind, MarkKind, Memo, MemoId, Moment, Origin, Outlier, OutlierId, Participant, Pattern, Placement,
    PlacementId, Polarity, PolarityLabels, Pole, Proposition, PropositionId, Recommendation,
    RecommendationId, Replication, Rival, Scale, ScaleId, Shows, Source, SourceId, SourceKind, Stamp,
    Standing, Test, Theme, ThemeId, Tie, Unit, UnitId, Value, Version, matrix::MatrixSpec,
};

type Of<T> = <T as Filed>::File;

/// A struct of the file and its conversion both ways. `record` structs can carry their stamp.
macro_rules! forms {
    ($(record $file:ident = $study:ident [$($need:ident: $need_type:ty),*] { $($field:ident: $type:ty),* $(,)? })+) => {$(
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $file {
            $(pub $need: Of<$need_type>,)*
            $(#[serde(default, skip_serializing_if = "is_default")] pub $field: Of<$type>,)*
            /// Who changed it last: the session and its running number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub stamp: Option<Of<Stamp>>,
        }
        impl Filed for $study {
            type File = $file;
            fn to_file(&self) -> $file {
                $file {
                    $($need: self.$need.to_file(),)*
                    $($field: self.$field.to_file(),)*
                    stamp: None,
                }
            }
            fn from_file(file: $file) -> Self {
                Self {
                    $($need: <$need_type>::from_file(file.$need),)*
                    $($field: <$type>::from_file(file.$field),)*
                }
            }
        }
        impl Stamped for $file {
            fn stamp(&mut self) -> &mut Option<Of<Stamp>> { &mut self.stamp }
        }
    )+};
    ($(part $file:ident = $study:ident { $($field:ident: $type:ty),* $(,)? })+) => {$(
        #[derive(Serialize, Deserialize, Default, PartialEq)]
        #[serde(deny_unknown_fields)]
        pub struct $file {
            $(#[serde(default, skip_serializing_if = "is_default")] pub $field: Of<$type>,)*
        }
        impl Filed for $study {
            type File = $file;
            fn to_file(&self) -> $file {
                $file { $($field: self.$field.to_file()),* }
            }
            fn from_file(file: $file) -> Self {
                Self { $($field: <$type>::from_file(file.$field)),* }
            }
        }
    )+};
}

/// A record of a file with the place for its stamp.
pub trait Stamped {
    fn stamp(&mut self) -> &mut Option<Of<Stamp>>;
}

forms! {
    record CoderFile = Coder [id: CoderId] { name: String, initials: String, note: String }
    record CaseFile = Case [id: CaseId] {
        name: String, order: u32, description: String, selection: String, fieldwork: Fieldwork,
        values: BTreeMap<AttributeId, Value>,
    }
    record UnitFile = Unit [id: UnitId, case: CaseId] { name: String, order: u32, note: String }
    record AttributeFile = Attribute [id: AttributeId, kind: AttributeKind] {
        name: String, order: u32, description: String,
    }
    record LevelFile = Level [id: LevelId] { name: String, order: u32, description: String }
    record ThemeFile = Theme [id: ThemeId] {
        parent: Option<ThemeId>, name: String, order: u32, short: String, definition: String,
        include: String, exclude: String, example: String, hue: Option<u8>,
    }
    record SourceFile = Source [id: SourceId, case: CaseId, kind: SourceKind] {
        unit: Option<UnitId>, title: String, slug: String, order: u32, date: String, place: String,
        language: String, participants: Vec<Participant>, fieldwork: String, note: String, words: u32,
        read_by: BTreeSet<CoderId>, origin: Origin,
    }
    record ActorFile = Actor [id: ActorId, case: CaseId] {
        name: String, short: String, tier: u8, kind: String, role: String, basis: String,
        unit: Option<UnitId>, place: Option<u16>,
    }
    record FlowFile = Flow [id: FlowId, case: CaseId, from: ActorId, to: ActorId, kind: FlowKind] {
        what: String, two_way: bool, standing: Standing, basis: String, evidence: Vec<EvidenceId>,
    }
    record CellFile = Cell [id: CellId, place: CellPlace, theme: ThemeId, state: CellState] {
        synthesis: String, rule: String, rating: Option<u8>, agreed_by: Vec<CoderId>,
        author: Option<CoderId>, written: Moment, basis: Vec<(EvidenceId, u64)>, ties: Vec<Tie>,
        absences: BTreeMap<Option<LevelId>, Absence>,
    }
    record FindingFile = Finding [id: FindingId, state: ClaimState] {
        number: u32, statement: String, mechanism: String, cases: Vec<CaseId>, unit: Option<UnitId>,
        themes: Vec<ThemeId>, levels: Vec<LevelId>, polarity: Option<Polarity>,
        evidence_for: Vec<EvidenceId>, evidence_against: Vec<EvidenceId>,
        confidence: Option<Confidence>, confidence_reason: String, basis: String,
        author: Option<CoderId>, created: Moment, agreed_by: Vec<CoderId>,
    }
    record LinkFile = Link [id: LinkId, from: FindingId, to: FindingId, kind: LinkKind] {
        note: String, evidence: Vec<EvidenceId>,
    }
    record ComparisonFile = Comparison [id: ComparisonId, kind: ComparisonKind] {
        number: u32, themes: Vec<ThemeId>, feature: String, shows: Vec<Shows>,
        joint: String, findings: Vec<FindingId>, evidence: Vec<EvidenceId>, basis: String,
        author: Option<CoderId>, created: Moment,
    }
    record OutlierFile = Outlier [id: OutlierId, case: CaseId] {
        number: u32, unit: Option<UnitId>, actors: Vec<ActorId>, what: String, kind: String,
        why: String, tests: Vec<PropositionId>, findings: Vec<FindingId>, evidence: Vec<EvidenceId>,
        basis: String,
    }
    record PropositionFile = Proposition [id: PropositionId, state: ClaimState] {
        number: u32, statement: String, versions: Vec<Version>, findings_for: Vec<FindingId>,
        findings_against: Vec<FindingId>, comparisons_for: Vec<ComparisonId>,
        comparisons_against: Vec<ComparisonId>, evidence_for: Vec<EvidenceId>,
        evidence_against: Vec<EvidenceId>, rivals: Vec<Rival>, basis: String, patterns: Vec<Pattern>,
        tests: Vec<Test>, appraisal: Appraisal,
    }
    record RecommendationFile = Recommendation [id: RecommendationId] {
        number: u32, text: String, rests_on: Vec<PropositionId>, note: String,
    }
    record ScaleFile = Scale [id: ScaleId] { name: String, low: Pole, high: Pole, top: u8, note: String }
    record PlacementFile = Placement [id: PlacementId, scale: ScaleId, case: CaseId] {
        unit: Option<UnitId>, label: String, order: u32, score: f64, low: f64, high: f64,
        reason: String, evidence: Vec<EvidenceId>, coder: Option<CoderId>, note: String,
        actors: Vec<ActorId>, outcome: Option<ThemeId>, period: String,
    }
    record MemoFile = Memo [id: MemoId, about: AnyId, coder: CoderId] {
        text: String, private: bool, written: Moment,
    }
    record DisplayFile = Display [id: DisplayId] { name: String, note: String, spec: MatrixSpec }
    record InfoFile = Info [title: String] {
        question: String, design: String, front: String, open_questions: Vec<String>,
        polarity_labels: PolarityLabels, created: Moment,
    }
}

forms! {
    part PolarityLabelsFile = PolarityLabels { enabling: String, constraining: String, mixed: String }
    part FieldworkFile = Fieldwork {
        from: String, to: String, entries: Vec<FieldworkEntry>, ethics: String, publications: String,
    }
    part FieldworkEntryFile = FieldworkEntry { kind: String, count: u32, note: String }
    part OriginFile = Origin {
        file_name: String, encoding: String, format: String, kept: Vec<String>, remarks: Vec<String>,
        left_out: Vec<String>, original: String,
    }
    part ParticipantFile = Participant {
        name: String, actor: Option<ActorId>, unit: Option<UnitId>, note: String,
    }
    part TieFile = Tie { start: u32, end: u32, evidence: Vec<EvidenceId> }
    part PoleFile = Pole { name: String, description: String }
    part VersionFile = Version { at: Moment, statement: String, reason: String }
    part ComponentFile = Component { concern: Option<Concern>, explanation: String }
    part AppraisalFile = Appraisal {
        limitations: Component, coherence: Component, adequacy: Component, relevance: Component,
        confidence: Option<Confidence>, reason: String,
    }
}

/// Parts that have something without an empty value.
macro_rules! needful {
    ($($file:ident = $study:ident [$($need:ident: $need_type:ty),*] { $($field:ident: $type:ty),* })+) => {$(
        #[derive(Serialize, Deserialize, PartialEq)]
        #[serde(deny_unknown_fields)]
        pub struct $file {
            $(pub $need: Of<$need_type>,)*
            $(#[serde(default, skip_serializing_if = "is_default")] pub $field: Of<$type>,)*
        }
        impl Filed for $study {
            type File = $file;
            fn to_file(&self) -> $file {
                $file { $($need: self.$need.to_file(),)* $($field: self.$field.to_file(),)* }
            }
            fn from_file(file: $file) -> Self {
                Self {
                    $($need: <$need_type>::from_file(file.$need),)*
                    $($field: <$type>::from_file(file.$field),)*
                }
            }
        }
    )+};
}
needful! {
    ShowsFile = Shows [case: CaseId, text: String] {}
    AbsenceFile = Absence [kind: AbsenceKind, note: String, by: Option<CoderId>, at: Moment] {}
    PatternFile = Pattern [case: CaseId] {
        expected: String, found: String, fit: Option<Fit>, replication: Option<Replication>
    }
    TestFile = Test [evidence: EvidenceId, certainty: Degree, uniqueness: Degree] { note: String }
}

/// Enums whose variants hold something.
macro_rules! choices {
    ($($file:ident = $study:ident { $($variant:ident $(($type:ty))?),+ })+) => {$(
        #[derive(Serialize, Deserialize, PartialEq)]
        pub enum $file { $($variant $((Of<$type>))?),+ }
        impl Filed for $study {
            type File = $file;
            fn to_file(&self) -> $file {
                match self { $(choices!(@study value $variant $(($type))?) => choices!(@to value $file $variant $(($type))?)),+ }
            }
            fn from_file(file: $file) -> Self {
                match file { $(choices!(@file value $file $variant $(($type))?) => choices!(@from value $variant $(($type))?)),+ }
            }
        }
    )+};
    (@study $value:ident $variant:ident ($type:ty)) => { Self::$variant($value) };
    (@study $value:ident $variant:ident) => { Self::$variant };
    (@to $value:ident $file:ident $variant:ident ($type:ty)) => { $file::$variant($value.to_file()) };
    (@to $value:ident $file:ident $variant:ident) => { $file::$variant };
    (@file $value:ident $file:ident $variant:ident ($type:ty)) => { $file::$variant($value) };
    (@file $value:ident $file:ident $variant:ident) => { $file::$variant };
    (@from $value:ident $variant:ident ($type:ty)) => { Self::$variant(<$type>::from_file($value)) };
    (@from $value:ident $variant:ident) => { Self::$variant };
}
choices! {
    CellPlaceFile = CellPlace { Case(CaseId), Unit(UnitId) }
    AttributeKindFile = AttributeKind { Text, Number, YesNo, Date, Choice(Vec<String>) }
    MarkKindFile = MarkKind {
        Page(String), Heading(u8), Turn(String), Time(u32), Row, Item, Note(String), Field(String)
    }
    ValueFile = Value { Text(String), Number(f64), YesNo(bool), Date(String), Choice(String) }
}
