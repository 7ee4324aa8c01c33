//! A small study with every kind of record and every awkward character. The golden files were written
//! from it: do not change it, make another one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscase::edit::{Step, StepKind};
use crosscase::storage::{Contents, Form, HistoryStore, Overwrite, save};
use crosscase::study::*;
use uuid::Uuid;

pub fn id<T: RecordId>(number: u128) -> T {
    T::from_uuid(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | number))
}

pub fn stamp(counter: u64) -> Stamp {
    Stamp { session: SessionId(0xfeed), counter }
}

pub const ENGLISH: &str = "INT: Who decides?\n\nR: \u{201c}The village\u{201d} \"decides\", they say.\nYes.\nYes.\n\\ e\u{301}a \u{1f469}\u{200d}\u{1f33e} end";
pub const KHMER: &str = "\u{1797}\u{17bc}\u{1798}\u{17b7}\u{179f}\u{1798}\u{17d2}\u{179a}\u{17c1}\u{1785}\u{1785}\u{17b7}\u{178f}\u{17d2}\u{178f}\n\u{1785}\u{17b6}\u{179f}";
const MEMO: &str = "First line\n  second \"line\" \\ with r#\"raw\"# and ##\n)\n],\n(\n\ttab";

pub fn evidence(number: u128, source: u128, text: &str, quote: &str, nth: usize) -> Evidence {
    let start = text.match_indices(quote).nth(nth).unwrap().0;
    Evidence {
        id: id(number),
        source: id(source),
        unit: None,
        span: Span::new(start, start + quote.len()),
        quote: quote.to_owned(),
        region: None,
        search: String::new(),
        themes: vec![id(70), id(71)],
        levels: vec![id(60)],
        polarity: Some(Polarity::Mixed),
        kind: Some(EvidenceKind::Account),
        actors: vec![id(90)],
        weight: 2,
        note: String::new(),
        coder: id(20),
        created: Moment(1_353_749_400_000),
    }
}

fn theme(number: u128, parent: Option<u128>) -> Theme {
    Theme {
        id: id(number),
        parent: parent.map(id),
        order: number as u32,
        name: format!("Theme {number}"),
        short: "T".into(),
        definition: "What it means: all of \u{201c}this\u{201d}".into(),
        include: MEMO.into(),
        exclude: String::new(),
        example: "\u{1797}\u{17bc}\u{1798}\u{17b7}".into(),
        hue: Some(3),
    }
}

fn finding(number: u128) -> Finding {
    Finding {
        id: id(number),
        number: 24,
        statement: "The committee meets".into(),
        mechanism: "because it is paid".into(),
        cases: vec![id(40), id(41)],
        unit: Some(id(50)),
        themes: vec![id(71)],
        levels: vec![id(61)],
        polarity: Some(Polarity::Enabling),
        evidence_for: vec![id(200)],
        evidence_against: vec![id(201)],
        state: ClaimState::Agreed,
        agreed_by: vec![],
        confidence: Some(Confidence::Moderate),
        confidence_reason: "two villages".into(),
        basis: String::new(),
        author: Some(id(20)),
        created: Moment(5),
    }
}

/// All records of the study, in an order in which each comes after those it names.
pub fn records() -> Vec<Record> {
    let case = |number: u128, name: &str| Case {
        id: id(number),
        name: name.into(),
        order: number as u32,
        description: String::new(),
        selection: "Most different\nby design".into(),
        fieldwork: Fieldwork {
            from: "2007".into(),
            to: "2008-09".into(),
            entries: vec![FieldworkEntry { kind: "interviews".into(), count: 90, note: String::new() }],
            ethics: "Oral consent".into(),
            publications: String::new(),
        },
        values: BTreeMap::from([
            (id(30), Value::Text("\u{2013}".into())),
            (id(31), Value::Number(-0.125)),
            (id(32), Value::YesNo(false)),
            (id(33), Value::Date("2007-09".into())),
            (id(34), Value::Choice("b".into())),
        ]),
    };
    let attribute = |number: u128, kind| Attribute {
        id: id(number),
        name: format!("Attribute {number}"),
        order: 0,
        kind,
        description: String::new(),
    };
    let level = |number: u128, name: &str| Level {
        id: id(number),
        order: number as u32,
        name: name.into(),
        description: String::new(),
    };
    let actor = |number: u128| Actor {
        id: id(number),
        case: id(40),
        name: "GF".into(),
        short: String::new(),
        tier: 1,
        kind: "donor".into(),
        role: String::new(),
        basis: String::new(),
        unit: Some(id(50)),
        place: None,
    };
    let place = CellPlace::Unit(id(50));
    let mut cell = Cell::empty(place, id(70));
    cell.synthesis = "Decisions stay above".into();
    cell.rating = Some(2);
    cell.state = CellState::Disputed;
    cell.agreed_by = vec![id(20)];
    cell.written = Moment(-7);
    cell.basis = vec![(id(200), u64::MAX), (id(201), 0)];
    cell.ties = vec![Tie { start: 0, end: 9, evidence: vec![id(200)] }];
    let absence = |kind| Absence { kind, note: "n".into(), by: Some(id(20)), at: Moment(9) };
    cell.absences = BTreeMap::from([
        (None, absence(AbsenceKind::NotRead)),
        (Some(id(60)), absence(AbsenceKind::Contradicted)),
    ]);
    let source = |number: u128, slug: &str, title: &str, text: &str| Source {
        id: id(number),
        case: id(40),
        unit: None,
        title: title.into(),
        slug: slug.into(),
        order: number as u32,
        kind: SourceKind::FieldNote,
        date: "2007".into(),
        language: "km".into(),
        place: String::new(),
        participants: Vec::new(),
        fieldwork: String::new(),
        note: "\"".into(),
        words: word_count(text) as u32,
        read_by: BTreeSet::from([id(20), id(21)]),
        origin: Origin {
            file_name: "Interview 1.docx".into(),
            encoding: "UTF-8".into(),
            remarks: vec!["Two pictures left out.".into()],
            ..Origin::default()
        },
    };
    let coder = |number: u128, initials: &str| Coder {
        id: id(number),
        name: format!("Coder {initials}"),
        initials: initials.into(),
        note: String::new(),
    };
    let pole = |name: &str| Pole { name: name.into(), description: MEMO.into() };
    let info = Info {
        title: "Committees \u{2013} \u{1797}\u{17bc}\u{1798}\u{17b7} \u{1f600}".into(),
        question: "Who decides?".into(),
        design: "Two cases".into(),
        front: MEMO.into(),
        open_questions: vec!["Why?".into(), String::new()],
        polarity_labels: PolarityLabels { enabling: "helps".into(), ..PolarityLabels::default() },
        created: Moment(1_353_749_400_123),
    };
    vec![
        info.into(),
        coder(20, "A").into(),
        coder(21, "B").into(),
        attribute(30, AttributeKind::Text).into(),
        attribute(31, AttributeKind::Number).into(),
        attribute(32, AttributeKind::YesNo).into(),
        attribute(33, AttributeKind::Date).into(),
        attribute(34, AttributeKind::Choice(vec!["a".into(), "b".into()])).into(),
        case(40, "Cambodia").into(),
        case(41, "Mali").into(),
        Unit { id: id(50), case: id(40), name: "Ward".into(), order: 0, note: String::new() }.into(),
        level(60, "macro").into(),
        level(61, "micro").into(),
        theme(70, None).into(),
        theme(71, Some(70)).into(),
        actor(90).into(),
        actor(91).into(),
        source(100, "interview-1", "Interview 1", ENGLISH).into(),
        SourceText::plain(id(100), ENGLISH).into(),
        source(101, "khmer", "\u{1797}\u{17bc}\u{1798}\u{17b7}", KHMER).into(),
        SourceText::plain(id(101), KHMER).into(),
        source(102, "picture", "A picture", "").into(),
        evidence(200, 100, ENGLISH, "\u{201c}The village\u{201d} \"decides\"", 0).into(),
        evidence(201, 100, ENGLISH, "Yes.", 1).into(),
        evidence(202, 100, ENGLISH, "e\u{301}a \u{1f469}\u{200d}\u{1f33e}", 0).into(),
        evidence(203, 101, KHMER, "\u{1785}\u{17b6}\u{179f}", 0).into(),
        cell.into(),
        finding(300).into(),
        finding(301).into(),
        Link {
            id: id(310),
            from: id(300),
            to: id(301),
            kind: LinkKind::Reinforces,
            note: String::new(),
            evidence: vec![id(203)],
        }
        .into(),
        Comparison {
            id: id(320),
            number: 8,
            themes: vec![id(70)],
            feature: "Pay".into(),
            kind: ComparisonKind::DivergentSameOutcome,
            shows: vec![
                Shows { case: id(40), text: String::new() },
                Shows { case: id(41), text: "x".into() },
            ],
            joint: "Both".into(),
            findings: vec![id(300)],
            evidence: vec![id(200)],
            basis: String::new(),
            author: None,
            created: Moment(0),
        }
        .into(),
        Proposition {
            id: id(340),
            number: 4,
            statement: "Pay decides".into(),
            versions: vec![Version { at: Moment(1), statement: "Pay helps".into(), reason: "weak".into() }],
            findings_for: vec![id(300)],
            findings_against: vec![id(301)],
            comparisons_for: vec![id(320)],
            comparisons_against: vec![],
            evidence_for: vec![id(200)],
            evidence_against: vec![id(203)],
            rivals: vec![Rival::new("Custom")],
            patterns: vec![],
            tests: vec![],
            appraisal: Appraisal::default(),
            basis: String::new(),
            state: ClaimState::Draft,
        }
        .into(),
        Outlier {
            id: id(330),
            number: 1,
            case: id(40),
            unit: Some(id(50)),
            actors: vec![id(91)],
            what: "One ward".into(),
            kind: String::new(),
            why: "A chief".into(),
            tests: vec![id(340)],
            findings: vec![id(301)],
            evidence: vec![],
            basis: String::new(),
        }
        .into(),
        Recommendation {
            id: id(350),
            number: 2,
            text: "Pay them".into(),
            rests_on: vec![id(340)],
            note: String::new(),
        }
        .into(),
        Scale {
            id: id(360),
            name: "Depth".into(),
            low: pole("instrumental"),
            high: pole("transformative"),
            top: 4,
            note: String::new(),
        }
        .into(),
        Placement {
            id: id(370),
            scale: id(360),
            case: id(41),
            unit: None,
            label: "GF \u{2013} INGO".into(),
            order: 0,
            actors: vec![],
            outcome: None,
            period: String::new(),
            score: 1.1,
            low: 0.1 + 0.2,
            high: 3.0,
            reason: String::new(),
            evidence: vec![id(200)],
            coder: Some(id(21)),
            note: String::new(),
        }
        .into(),
        Flow {
            id: id(380),
            case: id(40),
            from: id(90),
            to: id(91),
            kind: FlowKind::Accountability,
            what: "reports".into(),
            two_way: true,
            standing: Standing::Stated,
            basis: String::new(),
            evidence: vec![id(202)],
        }
        .into(),
        Memo {
            id: id(390),
            about: AnyId::Evidence(id(200)),
            text: MEMO.into(),
            coder: id(20),
            private: true,
            written: Moment(3),
        }
        .into(),
    ]
}

pub fn step(counter: u64, kind: StepKind, changes: Vec<Change>) -> Step {
    Step {
        at: Moment(1_353_749_400_000 + counter as i64),
        coder: Some(id(20)),
        label: format!("Step {counter}: \u{201c}x\u{201d}"),
        kind,
        changes: ChangeSet { stamp: stamp(counter), changes },
    }
}

/// A step that the study can do: a new wording of a text of a source.
pub fn reword(study: &Study, counter: u64, source: u128, text: &str) -> Step {
    let before = study.record(AnyId::Text(id(source)));
    let after = SourceText::plain(id(source), text).into();
    step(counter, StepKind::Do, vec![Change { before, after: Some(after) }])
}

/// A step that writes a memo.
pub fn note(counter: u64, text: &str) -> Step {
    let memo = Memo {
        id: id(5000 + u128::from(counter)),
        about: AnyId::Case(id(40)),
        text: text.into(),
        coder: id(20),
        private: false,
        written: Moment(counter as i64),
    };
    step(counter, StepKind::Do, vec![Change { before: None, after: Some(memo.into()) }])
}

/// The study, made step by step, with its log: all records, one of them deleted, one text reworded.
pub fn steps() -> Vec<Step> {
    let mut steps = Vec::new();
    for (at, record) in records().into_iter().enumerate() {
        steps.push(step(at as u64 + 1, StepKind::Do, vec![Change { before: None, after: Some(record) }]));
    }
    let counter = steps.len() as u64;
    let memo = note(counter + 1, "gone");
    steps.push(step(counter + 2, StepKind::Undo(memo.stamp()), memo.changes.inverse(stamp(0)).changes));
    steps.insert(steps.len() - 1, memo);
    let before: Record = SourceText::plain(id(103), "first words\n").into();
    let source = records().into_iter().find(|record| record.id() == AnyId::Source(id(102))).unwrap();
    let Record::Source(source) = source else { unreachable!() };
    let source = Source { id: id(103), slug: "reworded".into(), ..(*source).clone() };
    let added = vec![
        Change { before: None, after: Some(source.into()) },
        Change { before: None, after: Some(before.clone()) },
    ];
    steps.push(step(counter + 3, StepKind::Do, added));
    let after = SourceText::plain(id(103), "other words\n").into();
    steps.push(step(counter + 4, StepKind::Do, vec![Change { before: Some(before), after: Some(after) }]));
    steps
}

pub fn contents() -> Contents {
    let mut study = Study::default();
    let steps = steps();
    for step in &steps {
        study.apply(&step.changes).unwrap();
    }
    study.saw(Stamp { session: SessionId(1), counter: u64::MAX });
    let history = HistoryStore::from_steps(&steps).unwrap();
    let mut contents = Contents { study, history, ..Contents::default() };
    contents.originals.add("Interview 1.docx", b"PK\x03\x04 not really".to_vec());
    contents.originals.add("\u{1797}.txt", "\u{1797}".into());
    contents
}

/// A zip or folder of the study in a folder of its own.
pub fn saved(form: Form) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(if form == Form::Zip { "a.crosscase" } else { "a" });
    save(&path, form, &contents(), Overwrite::Never).unwrap();
    (folder, path)
}

/// All plain files below a folder, without hidden ones.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The same with what format 2 adds.
pub fn contents_2() -> Contents {
    let mut contents = contents();
    let study = &mut contents.study;
    let marks = [
        SourceMark::new(0, 17, MarkKind::Page("xii".into())),
        SourceMark::new(0, 17, MarkKind::Heading(2)),
        SourceMark::new(5, 17, MarkKind::Turn("INT \"1\"".into())),
        SourceMark::new(19, 62, MarkKind::Turn("R".into())),
        SourceMark::new(19, 62, MarkKind::Time(62_005)),
        SourceMark::new(63, 67, MarkKind::Row),
        SourceMark::new(63, 67, MarkKind::Item),
        SourceMark::new(63, 67, MarkKind::Note("*".into())),
        SourceMark::new(68, 72, MarkKind::Field("Why?".into())),
    ];
    let marks = SourceMark::fitting(marks.to_vec(), ENGLISH);
    study
        .restore(SourceText { marks: marks.into(), ..SourceText::plain(id(100), ENGLISH) }.into(), stamp(40));
    let mut picture = study.sources.get(id(102)).unwrap().clone();
    picture.kind = SourceKind::Image;
    picture.place = "Siem Reap".into();
    picture.fieldwork = "observation".into();
    picture.origin.format = "PNG picture".into();
    picture.origin.kept = vec!["640 × 480 points".into()];
    picture.origin.left_out = vec!["Its camera data".into()];
    picture.origin.original = "board.png".into();
    let who = |name: &str, actor, unit| Participant { name: name.into(), actor, unit, note: "n".into() };
    picture.participants = vec![who("R", Some(id(90)), None), who("S", None, Some(id(50)))];
    study.restore(picture.into(), stamp(41));
    let mut region = study.evidence.get(id(200)).unwrap().clone();
    region.id = id(204);
    region.source = id(102);
    region.span = Span::default();
    region.quote = "The board of the meeting".into();
    region.region = Some(Region { left: 1, top: 20, right: 5_000, bottom: 10_000 });
    region.search = "board".into();
    study.restore(region.into(), stamp(42));
    contents
}
