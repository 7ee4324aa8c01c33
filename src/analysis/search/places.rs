//! Where words stand in a study: the fields of its records that hold any.

use crate::study::{AnyId, CaseId, CellPlace, Criterion, SourceId, Study};

/// A kind of writing that can be searched or left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    Texts,
    Titles,
    Notes,
    Memos,
    Synthesis,
    Findings,
    Comparisons,
    Propositions,
    Codebook,
    Cases,
}

impl Place {
    pub const ALL: [Self; 10] = [
        Self::Texts,
        Self::Titles,
        Self::Notes,
        Self::Memos,
        Self::Synthesis,
        Self::Findings,
        Self::Comparisons,
        Self::Propositions,
        Self::Codebook,
        Self::Cases,
    ];

    /// The stable key used on the command line and in its output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Titles => "titles",
            Self::Notes => "notes",
            Self::Memos => "memos",
            Self::Synthesis => "synthesis",
            Self::Findings => "findings",
            Self::Comparisons => "comparisons",
            Self::Propositions => "propositions",
            Self::Codebook => "codebook",
            Self::Cases => "cases",
        }
    }
}

macro_rules! parts {
    ($($part:ident $key:literal),+ $(,)?) => {
        /// A field of a record that holds words.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Part { $($part),+ }

        impl Part {
            pub const ALL: &'static [Self] = &[$(Self::$part),+];

            /// The stable key used in output and message names.
            pub fn key(self) -> &'static str {
                match self { $(Self::$part => $key),+ }
            }
        }
    };
}

parts! {
    Text "text", Title "title", Note "note", Shown "shown", Memo "memo", Synthesis "synthesis", Rule "rule",
    Absence "absence", Statement "statement", Mechanism "mechanism", Reason "reason", Basis "basis",
    Feature "feature", Shows "shows", Joint "joint", What "what", Why "why", Rival "rival", Expected "expected",
    Found "found", Test "test", Name "name", Short "short", Definition "definition", Include "include", Exclude "exclude", Example "example",
    Description "description", Selection "selection",
}

/// One piece of writing. `nth` counts the parts of a kind where a record has many: the rivals of a
/// proposition, what each case shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Target {
    pub place: Place,
    pub record: AnyId,
    pub part: Part,
    pub nth: u16,
    /// Where it belongs; none for what speaks of several cases.
    pub case: Option<CaseId>,
    pub source: Option<SourceId>,
}

/// The words of a target, as long as it is there.
pub fn words_of(study: &Study, target: Target) -> &str {
    if let (AnyId::Source(id), Part::Text) = (target.record, target.part) {
        return study.text(id);
    }
    let mut nth = target.nth;
    let wanted = writings(study, target.record).into_iter().find(|(_, part, _)| {
        let is = *part == target.part;
        let hit = is && nth == 0;
        nth = nth.saturating_sub(u16::from(is));
        hit
    });
    wanted.map_or("", |(_, _, words)| words)
}

/// What a record says beside the text of a source.
fn writings(study: &Study, record: AnyId) -> Vec<(Place, Part, &str)> {
    use Part as P;
    fn all<'a>(place: Place, fields: &[(Part, &'a str)]) -> Vec<(Place, Part, &'a str)> {
        fields.iter().map(|(part, words)| (place, *part, *words)).collect()
    }
    macro_rules! of {
        ($table:ident, $id:expr, $place:ident, $r:ident => $($part:ident: $field:expr),+) => {
            study.$table.get($id).map_or_else(Vec::new, |$r| all(Place::$place, &[$((P::$part, $field.as_str())),+]))
        };
    }
    match record {
        AnyId::Source(id) => of!(sources, id, Titles, r => Title: r.title, Note: r.note),
        AnyId::Evidence(id) => study.evidence.get(id).map_or_else(Vec::new, |r| {
            let shown = if r.region.is_some() { r.quote.as_str() } else { "" };
            all(Place::Notes, &[(P::Note, &r.note), (P::Shown, shown)])
        }),
        AnyId::Memo(id) => of!(memos, id, Memos, r => Memo: r.text),
        AnyId::Cell(id) => study.cells.get(id).map_or_else(Vec::new, |r| {
            let mut fields = vec![(P::Synthesis, r.synthesis.as_str()), (P::Rule, &r.rule)];
            fields.extend(r.absences.values().map(|absence| (P::Absence, absence.note.as_str())));
            all(Place::Synthesis, &fields)
        }),
        AnyId::Finding(id) => of!(findings, id, Findings, r => Statement: r.statement,
            Mechanism: r.mechanism, Reason: r.confidence_reason, Basis: r.basis),
        AnyId::Link(id) => of!(links, id, Findings, r => Note: r.note),
        AnyId::Comparison(id) => study.comparisons.get(id).map_or_else(Vec::new, |r| {
            let mut fields = vec![(P::Feature, r.feature.as_str())];
            fields.extend(r.shows.iter().map(|shows| (P::Shows, shows.text.as_str())));
            fields.extend([(P::Joint, r.joint.as_str()), (P::Basis, &r.basis)]);
            all(Place::Comparisons, &fields)
        }),
        AnyId::Outlier(id) => of!(outliers, id, Findings, r => What: r.what, Why: r.why, Basis: r.basis),
        AnyId::Proposition(id) => study.propositions.get(id).map_or_else(Vec::new, |r| {
            let mut fields = vec![(P::Statement, r.statement.as_str())];
            fields.extend(r.rivals.iter().map(|rival| (P::Rival, rival.statement.as_str())));
            for pattern in &r.patterns {
                fields.extend([(P::Expected, pattern.expected.as_str()), (P::Found, &pattern.found)]);
            }
            let tests = r.tests.iter().chain(r.rivals.iter().flat_map(|rival| &rival.tests));
            fields.extend(tests.map(|test| (P::Test, test.note.as_str())));
            let judged = Criterion::ALL.map(|of| r.appraisal.get(of).explanation.as_str());
            fields.extend(judged.map(|words| (P::Reason, words)));
            fields.extend([(P::Reason, r.appraisal.reason.as_str()), (P::Basis, &r.basis)]);
            all(Place::Propositions, &fields)
        }),
        AnyId::Recommendation(id) => {
            of!(recommendations, id, Propositions, r => Statement: r.text, Note: r.note)
        }
        AnyId::Theme(id) => of!(themes, id, Codebook, r => Name: r.name, Short: r.short,
            Definition: r.definition, Include: r.include, Exclude: r.exclude, Example: r.example),
        AnyId::Level(id) => of!(levels, id, Codebook, r => Name: r.name, Description: r.description),
        AnyId::Scale(id) => of!(scales, id, Codebook, r => Name: r.name, Note: r.note),
        AnyId::Case(id) => {
            of!(cases, id, Cases, r => Name: r.name, Description: r.description, Selection: r.selection)
        }
        AnyId::Unit(id) => of!(units, id, Cases, r => Name: r.name, Note: r.note),
        AnyId::Actor(id) => of!(actors, id, Cases, r => Name: r.name, Description: r.role),
        _ => Vec::new(),
    }
}

/// All that a record says, each piece with its number among its kind. Empty ones are left out.
pub(super) fn targets_of(study: &Study, record: AnyId) -> Vec<Target> {
    let (case, source) = home(study, record);
    let mut seen: Vec<Part> = Vec::new();
    writings(study, record)
        .into_iter()
        .filter_map(|(place, part, words)| {
            let nth = seen.iter().filter(|other| **other == part).count() as u16;
            seen.push(part);
            (!words.is_empty()).then_some(Target { place, record, part, nth, case, source })
        })
        .collect()
}

/// The case and the source that a record belongs to.
pub fn home(study: &Study, record: AnyId) -> (Option<CaseId>, Option<SourceId>) {
    let of_source = |id| (study.sources.get(id).map(|source| source.case), Some(id));
    let of_unit = |id| study.units.get(id).map(|unit| unit.case);
    match record {
        AnyId::Source(id) | AnyId::Text(id) => of_source(id),
        AnyId::Evidence(id) => study.evidence.get(id).map_or((None, None), |one| of_source(one.source)),
        // A memo on a memo may come in a damaged file; it belongs nowhere.
        AnyId::Memo(id) => match study.memos.get(id).map(|memo| memo.about) {
            Some(AnyId::Memo(_)) | None => (None, None),
            Some(about) => home(study, about),
        },
        AnyId::Cell(id) => match study.cells.get(id).map(|cell| cell.place) {
            Some(CellPlace::Case(case)) => (Some(case), None),
            Some(CellPlace::Unit(unit)) => (of_unit(unit), None),
            None => (None, None),
        },
        AnyId::Finding(id) => match study.findings.get(id).map(|one| one.cases.as_slice()) {
            Some([case]) => (Some(*case), None),
            _ => (None, None),
        },
        AnyId::Outlier(id) => (study.outliers.get(id).map(|one| one.case), None),
        AnyId::Case(id) => (Some(id), None),
        AnyId::Unit(id) => (of_unit(id), None),
        AnyId::Actor(id) => (study.actors.get(id).map(|actor| actor.case), None),
        _ => (None, None),
    }
}
